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


def rings(rng: Random, disc: Disc, palette: Palette) -> str:
    """What surrounds the disc: rings, arcs as of an antenna, or a halo; now and then a satellite."""
    gap = disc.radius * between(rng, 0.28, 0.5)
    count, style = pick(rng, 1, 4), rng.random()
    radii = [disc.radius + gap * place for place in range(1, count + 1)]
    if style < 0.25:
        drawn = "".join(circle(replace(disc, radius=radius), palette.halo) for radius in radii[-1:0:-2])
        drawn = f'<g opacity=".6">{drawn}</g>' if drawn else ""
    else:
        circles = (ring(disc, radius, arc(rng, radius) if style < 0.6 else "") for radius in radii)
        drawn = group(palette.ring, 1.2, circles)
    if rng.random() < 0.35:
        angle = between(rng, math.pi, math.tau)
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


def terraces(rng: Random, name: str, count: int, colour: str, width: float = 1, more: str = "") -> str:
    """Lines below the crest of the named ridge, wider apart towards the viewer: its outline, moved."""
    gap, growth = between(rng, 5.5, 9), between(rng, 1.04, 1.16)
    offsets = (9 + gap * place * growth**place for place in range(count))
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


def river(rng: Random, x: float, top: float, foot: float, colour: str) -> str:
    """A river that winds down from (x, top) and widens towards the viewer at the foot."""
    bend = (foot - top) * between(rng, 0.14, 0.24) * (1 if rng.random() < 0.5 else -1)
    left, right = [(x, top - 8)], [(x, top - 8)]
    for place in range(8):
        share = place / 7
        middle = x + bend * math.sin(share**0.8 * 7) * (0.25 + share)
        half = (foot - top) * (0.008 + 0.2 * share**2.2)
        y = top + (foot - top) * share**1.3
        left.append((middle - half, y))
        right.append((middle + half, y))
    return area(f"M{ridges.smooth(left)}L{ridges.smooth(right[::-1])}z", colour)


def dish(x: float, y: float, radius: float, palette: Palette) -> str:
    """A radio telescope in its hollow, with the cabin that hangs over it."""
    lit, near = palette.lit(1), palette.near
    colours = lit, mix(lit, near, 0.35), mix(lit, near, 0.55), mix(lit, near, 0.8)
    bowl = "".join(
        f'<ellipse cx="{short(x)}" cy="{short(y + radius * (1 - share) * 0.16)}" '
        f'rx="{short(radius * share)}" ry="{short(radius * share * 0.36)}" fill="{colour}"/>'
        for share, colour in zip((1, 0.92, 0.64, 0.34), colours, strict=True)
    )
    cabin = x, y - radius * 0.3
    cables = f"M{ridges.lines([(x - radius, y), cabin, (x + radius, y)])}"
    return bowl + lines(cables, lit, 1.2) + circle(Disc(*cabin, radius * 0.045), lit)
