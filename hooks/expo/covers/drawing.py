"""The pieces of a picture as SVG elements; a function gives text and knows nothing of results."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from random import Random

from expo.colours import mix
from expo.covers import ridges
from expo.covers.choices import Disc, pick
from expo.covers.palettes import Palette
from expo.covers.ridges import Frame, between


def short(value: float) -> str:
    """A number of at most one decimal, as short as it can be written."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def svg(frame: Frame, parts: Iterable[str], ratio: str = "") -> str:
    """The picture; `ratio` is its preserveAspectRatio."""
    fit = f' preserveAspectRatio="{ratio}"' if ratio else ""
    box = f"0 0 {short(frame.width)} {short(frame.height)}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"{fit}>{"".join(parts)}</svg>\n'


def area(path: str, colour: str, name: str = "") -> str:
    """A filled path, under a name where others refer to it; nothing for an empty path."""
    naming = f' id="{name}"' if name else ""
    return f'<path{naming} fill="{colour}" d="{path}"/>' if path else ""


def lines(path: str, colour: str, width: float, more: str = "") -> str:
    """A path drawn as lines, with more attributes where needed; nothing for an empty path."""
    return (
        f'<path fill="none" stroke="{colour}" stroke-width="{short(width)}"{more} d="{path}"/>'
        if path
        else ""
    )


def dots(points: Iterable[tuple[float, float]], colour: str, size: float, square: bool = False) -> str:
    """Round or square dots."""
    path = "".join(f"M{round(x)} {round(y)}h.1" for x, y in points)
    return lines(path, colour, size, f' stroke-linecap="{"square" if square else "round"}"')


def sky(frame: Frame, colour: str) -> str:
    """The ground of the whole picture."""
    return area(f"M0 0H{short(frame.width)}V{short(frame.height)}H0z", colour)


def rings(rng: Random, disc: Disc, palette: Palette, quiet: bool = False) -> str:
    """What surrounds the disc: rings, arcs as of an antenna, or a halo; now and then a satellite.

    `quiet` for three or four rings, seldom arcs.
    """
    gap = disc.radius * between(rng, 0.28, 0.5)
    count, style = pick(rng, 3 if quiet else 1, 4), rng.random()
    style = 0.5 + style / 2 if quiet else style
    radii = [disc.radius + gap * place for place in range(1, count + 1)]
    if style < 0.25:
        drawn = "".join(circle(replace(disc, radius=radius), palette.halo) for radius in radii[-1:0:-2])
        drawn = f'<g opacity=".6">{drawn}</g>' if drawn else ""
    else:
        circles = (ring(disc, radius, arc(rng, radius) if style < 0.6 else "") for radius in radii)
        drawn = group(palette.ring, 1.2, circles)
    if rng.random() < 0.35:
        low = 0.5 if quiet else 0
        angle = between(rng, math.pi + low, math.tau - low)
        x, y = disc.x + radii[-1] * math.cos(angle), disc.y + radii[-1] * math.sin(angle)
        drawn += circle(Disc(x, y, max(2.5, disc.radius * 0.16)), palette.disc)
    return drawn


def group(colour: str, width: float, parts: Iterable[str], more: str = "") -> str:
    """Parts drawn as lines of one colour and width."""
    return f'<g fill="none" stroke="{colour}" stroke-width="{short(width)}"{more}>{"".join(parts)}</g>'


def ring(disc: Disc, radius: float, more: str = "") -> str:
    """A circle around the disc, for a group."""
    return f'<circle cx="{short(disc.x)}" cy="{short(disc.y)}" r="{short(radius)}"{more}/>'


def arc(rng: Random, radius: float) -> str:
    """The attribute that breaks a ring into arcs."""
    turn, part = math.tau * radius, between(rng, 0.2, 0.6)
    return f' stroke-dasharray="{round(turn * part)} {round(turn * (0.9 - part))}"'


def circle(disc: Disc, colour: str) -> str:
    """A filled disc."""
    return f'<circle cx="{short(disc.x)}" cy="{short(disc.y)}" r="{short(disc.radius)}" fill="{colour}"/>'


def mist(rng: Random, level: float, colour: str, width: float) -> str:
    """Two or three long bands of mist."""
    path = ""
    for _ in range(pick(rng, 2, 3)):
        start, length = between(rng, -0.1, 0.7) * width, between(rng, 0.2, 0.5) * width
        path += f"M{round(start)} {round(level)}h{round(length)}"
        level += between(rng, 7, 13)
    return lines(path, colour, between(rng, 4, 7), ' stroke-linecap="round" opacity=".6"')


def hazed(path: str, name: str, colour: str, mist: str) -> str:
    """A filled path that pales into mist from its crest down, by a gradient under the name."""
    return (
        f'<linearGradient id="{name}" x2="0" y2="1"><stop offset=".1" stop-color="{colour}"/>'
        f'<stop offset=".7" stop-color="{mist}"/></linearGradient>{area(path, f"url(#{name})")}'
    )


def terraces(
    rng: Random, name: str, count: int, colour: str, width: float = 1, more: str = "", apart: float = 1
) -> str:
    """Lines below the crest of the named ridge, wider apart towards the viewer: its outline, moved.

    `apart` is a factor on their distance.
    """
    gap, growth = between(rng, 5.5, 9), between(rng, 1.04, 1.16)
    offsets = (apart * (9 + gap * place * growth**place) for place in range(count))
    return group(colour, width, (f'<use href="#{name}" y="{short(offset)}"/>' for offset in offsets), more)


def dotted_terraces(rng: Random, name: str, count: int, colour: str) -> str:
    """Terraces of dots, like lights."""
    return terraces(rng, name, count, colour, 3, ' stroke-linecap="round" stroke-dasharray=".1 11"')


def dashed(rng: Random) -> str:
    """The attribute that breaks terrace lines into long and short pieces."""
    pieces = pick(rng, 20, 70), pick(rng, 5, 9), pick(rng, 6, 20), pick(rng, 5, 9)
    return f' stroke-dasharray="{" ".join(map(str, pieces))}"'


def water(rng: Random, frame: Frame, level: int, disc: Disc, palette: Palette) -> str:
    """A lake from the level down, with the light of the disc broken on it."""
    path = ""
    for place in range(7):
        half = disc.radius * between(rng, 0.4, 1.1)
        path += f"M{round(disc.x - half)} {level + 7 + place * 9}h{round(half * 2)}"
    lake = f"M0 {level}H{short(frame.width)}V{short(frame.height)}H0z"
    return area(lake, mix(palette.sky, palette.far, 0.5)) + lines(path, palette.disc, 2)


def river(rng: Random, x: float, top: float, foot: float, half: float, colour: str) -> str:
    """A river from (x, top) down to the foot, where it is twice `half` wide; far away a thread."""
    bend = half * between(rng, 0.6, 0.9) * (1 if rng.random() < 0.5 else -1)
    left, right = [(x - 1, top - 2)], [(x + 1, top - 2)]
    for place in range(9):
        share = place / 8
        middle = x + bend * math.sin(share * 8) * (0.2 + 0.8 * share)
        reach = 1 + half * share**2
        y = top + (foot - top) * share**1.4
        left.append((middle - reach, y))
        right.append((middle + reach, y))
    return area(f"M{ridges.smooth(left)}L{ridges.smooth(right[::-1])}z", colour)


def dish(x: float, y: float, radius: float, palette: Palette) -> str:
    """A radio telescope in its hollow: a round bowl, and towers behind it that hold the cabin by cables."""
    lit, near = palette.lit(1), palette.near
    cabin = x, y - radius * 0.2
    held = ""
    for across, down in ((-1.1, -0.04), (-0.62, -0.33), (0.62, -0.33), (1.1, -0.04)):
        foot = x + radius * across, y + radius * down
        held += f"M{ridges.lines([foot, (foot[0], foot[1] - radius * 0.36), cabin])}"
    bowl = "".join(
        _flat(x, y + radius * lower, radius * share, 0.32, mix(lit, near, dark))
        for share, lower, dark in ((1, 0, 0), (0.96, 0.01, 0.5), (0.84, 0.045, 0.38), (0.62, 0.1, 0.24))
    )
    return _flat(x, y + radius * 0.05, radius * 1.05, 0.34, mix(near, lit, 0.12)) + "".join(
        [bowl, lines(held, mix(lit, near, 0.15), 1.4), circle(Disc(*cabin, radius * 0.055), lit)]
    )


def _flat(x: float, y: float, radius: float, share: float, colour: str) -> str:
    size = f'rx="{short(radius)}" ry="{short(radius * share)}"'
    return f'<ellipse cx="{short(x)}" cy="{short(y)}" {size} fill="{colour}"/>'
