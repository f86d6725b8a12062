"""What the id, the cluster and the readiness level choose: form, layout, tone and the place of the disc."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from expo.covers import ridges
from expo.covers.ridges import BaseLine, Form, Ridge, between

LEVELS = 9
"""The technology readiness levels of GB/T 22900-2022."""


@dataclass(frozen=True)
class Cut:
    """A form with the height and the width (grain) of its features on a cover, in units."""

    form: Form
    height: float
    grain: float


CUTS = {
    "minerals": Cut(ridges.crystals, 62, 52),
    "new-energy": Cut(ridges.waves, 30, 44),
    "equipment": Cut(ridges.steps, 52, 52),
    "digital": Cut(ridges.pixels, 50, 44),
    "health": Cut(ridges.leaves, 62, 90),
    "other": Cut(ridges.cones, 66, 50),
}
UNKNOWN_CUT = Cut(ridges.veils, 44, 62)
"""Smooth ridges in mist, without an edge: the cluster of the result is not known."""


@dataclass(frozen=True)
class Layout:
    """How a cover is composed. Pairs are ranges to choose from; heights are y, 0 at the top of the frame.

    `horizon` and `front` are the base lines of the furthest and the nearest ridge, `ridges` is their number,
    `disc` its radius, `relief` a factor on the height of the forms, `tilt` and `spurs` the slope of the base
    lines (all the same way, or by turns), `massif` the height of one great mountain, `gap` the depth of a
    valley with a river, `lines` the number of terrace lines.
    """

    horizon: tuple[float, float]
    front: tuple[float, float]
    ridges: tuple[int, int]
    disc: tuple[float, float]
    relief: float = 1
    tilt: float = 0
    spurs: float = 0
    massif: float = 0
    gap: float = 0
    lines: tuple[int, int] = (3, 7)
    water: bool = False
    dish: bool = False


LAYOUTS = (
    Layout(horizon=(150, 170), front=(232, 252), ridges=(4, 5), disc=(15, 24)),
    Layout(horizon=(170, 185), front=(255, 268), ridges=(3, 4), disc=(16, 26), massif=118, relief=0.8),
    Layout(horizon=(150, 168), front=(190, 215), ridges=(4, 5), disc=(18, 28), gap=120, relief=0.9),
    Layout(horizon=(205, 218), front=(262, 272), ridges=(2, 3), disc=(38, 54), relief=0.6),
    Layout(horizon=(158, 170), front=(225, 245), ridges=(4, 5), disc=(14, 22), tilt=0.32),
    Layout(horizon=(160, 175), front=(215, 240), ridges=(3, 4), disc=(16, 26), spurs=0.42, relief=0.8),
    Layout(horizon=(150, 165), front=(188, 205), ridges=(2, 3), disc=(20, 32), water=True, relief=0.9),
    Layout(horizon=(142, 152), front=(182, 194), ridges=(2, 3), disc=(14, 22), lines=(8, 10), relief=0.7),
    Layout(horizon=(150, 165), front=(208, 222), ridges=(3, 4), disc=(13, 20), dish=True, relief=0.8),
)

UNKNOWN_LAYOUTS = (
    Layout(horizon=(124, 134), front=(250, 262), ridges=(5, 6), disc=(30, 36), lines=(3, 5)),
    Layout(horizon=(150, 158), front=(258, 270), ridges=(5, 6), disc=(26, 32), massif=86, lines=(3, 5)),
    Layout(horizon=(122, 130), front=(212, 222), ridges=(5, 6), disc=(34, 40), gap=74, lines=(3, 4)),
    Layout(horizon=(184, 192), front=(264, 272), ridges=(4, 5), disc=(60, 72), relief=0.7, lines=(2, 3)),
    Layout(horizon=(136, 146), front=(238, 250), ridges=(5, 6), disc=(26, 32), tilt=0.3, lines=(3, 5)),
    Layout(horizon=(108, 116), front=(254, 264), ridges=(6, 6), disc=(24, 30), relief=1.35, lines=(2, 4)),
    Layout(horizon=(134, 142), front=(236, 248), ridges=(6, 6), disc=(32, 40), spurs=0.3, lines=(3, 4)),
    Layout(horizon=(136, 144), front=(214, 222), ridges=(5, 5), disc=(44, 52), relief=0.8, lines=(5, 6)),
)
"""The layouts of results whose cluster is not known: more ridges, and a disc to look at."""

TONES = ("day", "tint", "day", "night", "tint", "day", "snow")
"""The light of a cover: pale sky, tinted sky, night, and pale slopes under a full sky."""

LAYOUT_STEP, TONE_STEP = 0.6180339887, 0.5698402910
"""Steps of the golden sequence and of Roberts's R2 sequence: next to each other, and in grids of up to six
columns also below each other, covers have another layout."""


def seed(*parts: str | None) -> int:
    """A number of 64 bits from text, the same on every platform and in every version of Python."""
    text = "\x1f".join("" if part is None else part for part in parts)
    return int.from_bytes(hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=8).digest())


def name_of(*parts: str | None) -> str:
    """A short XML name, so that pictures on one page do not refer into each other."""
    return f"r{seed(*parts) >> 24:010x}"


def chance(*parts: str | None) -> Random:
    """The chance that draws a picture: of the same text always the same."""
    return Random(seed(*parts))  # noqa: S311 - it draws, it keeps no secret


def spread(id: str, step: float) -> float:
    """A number from 0 to 1 that lies far apart for ids whose numbers are near each other."""
    digits = re.search(r"[0-9]{1,6}$", id)
    number = int(digits[0]) if digits else seed(id) % 1_000_000
    start = seed(id[: digits.start()] if digits else id) % 1000 / 1000
    return (start + number * step) % 1


def pick(rng: Random, least: int, most: int) -> int:
    """A whole number between the two, both included."""
    return least + math.floor((most - least + 1) * rng.random())


def cut_of(cluster: str | None) -> Cut:
    """The cut of a cluster; a cluster of a later exhibition gets one of the six, always the same."""
    if cluster is None:
        return UNKNOWN_CUT
    return CUTS.get(cluster) or tuple(CUTS.values())[seed(cluster) % len(CUTS)]


@dataclass(frozen=True)
class Disc:
    """The disc: its centre and radius."""

    x: float
    y: float
    radius: float


def bump(x: float, centre: float, width: float) -> float:
    """A bell of height 1 around the centre."""
    return math.exp(-(((x - centre) / width) ** 2))


@dataclass(frozen=True)
class Scene:
    """What the id has chosen: layout, side (1 or -1) and where the disc and the gap stand."""

    layout: Layout
    side: int
    horizon: float
    front: float
    disc_x: float
    radius: float
    count: int

    def base(self, depth: float) -> BaseLine:
        """The base line of the ridge at a depth, 0 the furthest, 1 the nearest."""
        layout, side = self.layout, self.side
        level = self.horizon + (self.front - self.horizon) * depth**1.1
        slope = layout.tilt * side * (1 - depth * 0.4)
        if layout.spurs:
            slope = (
                layout.spurs
                * (1 if round(depth * (self.count - 1)) % 2 else -1)
                * side
                * (0.35 + depth * 0.65)
            )
        massif = layout.massif * max(0.0, 1 - abs(depth - 0.5) * 1.9)
        summit = 200 - side * 86
        gap = layout.gap * depth**1.5

        def line(x: float) -> float:
            y: float = level + slope * (x - 200)
            y -= massif * bump(x, summit, 74) if massif else 0
            y += gap * bump(x, self.disc_x, 84) if gap else 0
            # The furthest ridge leaves the place free where the disc of a low level stands.
            return y + (1 - depth) * 14 * bump(x, self.disc_x, self.radius * 2)

        return line


def scene_of(id: str, rng: Random, layouts: Sequence[Layout] = LAYOUTS) -> Scene:
    """The scene of an id in one of the layouts."""
    layout = layouts[math.floor(spread(id, LAYOUT_STEP) * len(layouts))]
    side = 1 if rng.random() < 0.5 else -1
    aside = between(rng, 20, 70) if layout.gap or layout.disc[1] > 30 else between(rng, 55, 130)
    return Scene(
        layout,
        side,
        between(rng, *layout.horizon),
        between(rng, *layout.front),
        200 + side * aside,
        between(rng, *layout.disc),
        pick(rng, *layout.ridges),
    )


def disc_of(scene: Scene, drawn: Sequence[Ridge], trl: int | None) -> Disc:
    """The disc at the height of its level, one of nine; half below the skyline while none is known."""
    skyline = min(ridge.crest_at(scene.disc_x) for ridge in drawn)
    if trl is None:
        return Disc(scene.disc_x, skyline, scene.radius)
    lowest = min(128 - scene.radius * 0.2, skyline - scene.radius)
    highest = min(30 + scene.radius * 0.5, lowest - 3 * LEVELS)
    share = (min(LEVELS, max(1, trl)) - 1) / (LEVELS - 1)
    return Disc(scene.disc_x, lowest + (highest - lowest) * share, scene.radius)
