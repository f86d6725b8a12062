"""The cover of a result."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from expo.colours import mix
from expo.covers import drawing, ridges
from expo.covers.choices import (
    LAYOUTS,
    TONE_STEP,
    TONES,
    UNKNOWN_CUT,
    UNKNOWN_LAYOUTS,
    Cut,
    Disc,
    Scene,
    chance,
    cut_of,
    disc_of,
    name_of,
    pick,
    scene_of,
    spread,
)
from expo.covers.palettes import Palette, palette_of
from expo.covers.ridges import Frame, Ground, Ridge, between
from expo.records import Zone

COVER = Frame(400, 300)


def cover(id: str, zone: Zone, cluster: str | None, trl: int | None) -> str:
    """The cover of a result as SVG, 4:3, under 3 KB; the same for the same arguments on every platform."""
    rng = chance(id)
    tone = TONES[math.floor(spread(id, TONE_STEP) * len(TONES))]
    palette = palette_of(zone.colour, zone.ground, tone, (-10, 0, 10)[pick(rng, 0, 2)])
    cut = cut_of(cluster)
    scene = scene_of(id, rng, UNKNOWN_LAYOUTS if cut is UNKNOWN_CUT else LAYOUTS)
    name = name_of(id, zone.key, cluster, str(trl))
    if cut is UNKNOWN_CUT:
        near = palette.ridge(0.88) if tone == "night" else palette.near
        palette = replace(palette, near=near, line=mix(near, palette.line, 0.6))
    drawn = _ridges(rng, scene, cut)
    disc = disc_of(scene, drawn, trl)
    if tone == "day" and rng.random() < 0.35:
        palette = replace(palette, disc=palette.near)
    return drawing.svg(
        COVER,
        [
            drawing.sky(COVER, palette.sky),
            *_heavens(rng, tone, cut, disc, palette),
            *(
                _misty_range(drawn, palette, name)
                if cut is UNKNOWN_CUT
                else _range(rng, scene, drawn, palette)
            ),
            drawing.water(rng, COVER, round(scene.front - 8), disc, palette) if scene.layout.water else "",
            *_foreground(rng, scene, cut, drawn[-1], palette, name),
        ],
    )


def _ridges(rng: Random, scene: Scene, cut: Cut) -> list[Ridge]:
    """All ridges, the furthest first."""
    drawn = []
    size = (0.85, 1.05, 1.4)[pick(rng, 0, 2)]
    for number in range(scene.count):
        depth = number / max(1, scene.count - 1)
        height = cut.height * scene.layout.relief * (0.62 + 0.38 * depth) * size**0.5
        grain = cut.grain * (0.92 + 0.5 * depth) * size
        drawn.append(cut.form(rng, Ground(COVER, scene.base(depth), height, grain)))
    return drawn


def _misty_range(drawn: Sequence[Ridge], palette: Palette, name: str) -> list[str]:
    """All ridges but the nearest, each with mist at its foot."""
    parts = []
    for number, ridge in enumerate(drawn[:-1]):
        colour = palette.ridge(number / (len(drawn) - 1))
        parts.append(drawing.hazed(ridge.area, f"{name}{number}", colour, mix(colour, palette.mist, 0.7)))
    return parts


def _range(rng: Random, scene: Scene, drawn: Sequence[Ridge], palette: Palette) -> list[str]:
    """All ridges but the nearest, with mist and a river between them."""
    parts = []
    for number, ridge in enumerate(drawn[:-1]):
        depth = number / (len(drawn) - 1)
        parts.append(drawing.area(ridge.area, palette.ridge(depth)))
        if number == len(drawn) - 2:
            parts.append(drawing.area(ridge.facets, palette.ridge(depth - 0.25)))
        if rng.random() < 0.2:
            parts.append(drawing.mist(rng, scene.base(depth)(200) + between(rng, -4, 10), palette.mist, 400))
    if scene.layout.gap:
        parts.append(
            drawing.river(rng, scene.disc_x, scene.horizon + 26, COVER.height + 36, 52, palette.river)
        )
    return parts


def _foreground(rng: Random, scene: Scene, cut: Cut, ridge: Ridge, palette: Palette, name: str) -> list[str]:
    """The nearest ridge, under its name, with what lies on it."""
    fewest, most = (2, 3) if ridge.facets else scene.layout.lines
    count = pick(rng, fewest, most)
    if ridge.veins:
        lines = drawing.lines(ridge.veins, palette.line, 1)
    elif cut.form is ridges.pixels:
        lines = drawing.dotted_terraces(rng, name, count, palette.line)
    else:
        dash = drawing.dashed(rng) if cut is not UNKNOWN_CUT and rng.random() < 0.3 else ""
        lines = drawing.terraces(rng, name, count, palette.line, more=dash)
    return [
        drawing.area(ridge.area, palette.near, name),
        drawing.area(ridge.facets, palette.ridge(0.72)),
        lines,
        drawing.dish(200 - scene.side * 70, 256, 74, palette) if scene.layout.dish else "",
    ]


def _heavens(rng: Random, tone: str, cut: Cut, disc: Disc, palette: Palette) -> list[str]:
    """Stars, rings and the disc."""
    parts = []
    if tone in ("night", "snow") or rng.random() < 0.15:
        stars = [(between(rng, 8, 392), between(rng, 8, 120)) for _ in range(pick(rng, 8, 14))]
        parts.append(drawing.dots(stars, palette.ring, 1.8, cut.form is ridges.pixels))
    parts.append(drawing.rings(rng, disc, palette, quiet=cut is UNKNOWN_CUT))
    return [*parts, drawing.circle(disc, palette.disc)]
