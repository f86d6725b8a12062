"""The panoramas of a zone: over its page and on its tile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from expo.colours import mix
from expo.covers import drawing, ridges
from expo.covers.choices import Cut, Disc, bump, chance, cut_of, name_of
from expo.covers.palettes import Palette, darkened, palette_of
from expo.covers.ridges import Form, Frame, Ground, Ridge, between
from expo.records import Zone

LANDSCAPE = Frame(1600, 480)
TILE = Frame(1400, 540)

PANORAMA_CLUSTERS = {
    "universities": "other",
    "industry": "minerals",
    "digital": "digital",
    "workers": "equipment",
    "services": "health",
}
"""Which cluster's form stands in a zone's panorama; a zone of a later exhibition gets one of the six."""


def landscape(zone: Zone) -> str:
    """The panorama over a zone's page as SVG, 1600 × 480; it fills any shape and keeps its foot."""
    rng = chance("landscape", zone.key)
    palette, cut = palette_of(zone.colour, zone.ground, "day", 0), _panorama_cut(zone)
    side = 1 if rng.random() < 0.5 else -1
    disc = Disc(800 + side * between(rng, 170, 260), 216, 48)
    summit, valley = 800 - side * 300, 800 + side * between(rng, 70, 150)
    name = name_of("landscape", zone.key)

    def ground(level: float, tilt: float, massif: float, gap: float, height: float, grain: float) -> Ground:
        def base(x: float) -> float:
            y = level + tilt * side * (x - 800) / 800
            return y - massif * bump(x, summit, 250) + gap * bump(x, valley, 230)

        return Ground(LANDSCAPE, base, height, grain)

    wide = 1.4 if cut.form is ridges.pixels else 2.2
    massif = cut.form(rng, ground(330, 12, 84, 34, cut.height * 0.95, cut.grain * wide))
    slope = cut.form(rng, ground(366, -24, 0, 36, cut.height, cut.grain * wide))
    source = max(range(round(valley) - 110, round(valley) + 111, 5), key=slope.crest_at)
    return drawing.svg(
        LANDSCAPE,
        [
            drawing.sky(LANDSCAPE, palette.sky),
            drawing.dots(
                ((between(rng, 0, 1600), between(rng, 10, 210)) for _ in range(24)), palette.ring, 2
            ),
            drawing.circle(replace(disc, radius=190), mix(palette.sky, palette.halo, 0.5)),
            drawing.circle(replace(disc, radius=118), palette.halo),
            _arcs(rng, disc, (66, 84, 142, 168, 240), palette),
            drawing.circle(disc, palette.disc),
            drawing.circle(Disc(disc.x - side * 176, disc.y - 22, 8), palette.disc),
            drawing.area(ridges.cones(rng, ground(290, 10, 20, 8, 74, 72)).area, palette.ridge(0)),
            drawing.mist(rng, 284, palette.mist, 1600),
            drawing.area(ridges.cones(rng, ground(312, -14, 40, 20, 80, 96)).area, palette.ridge(0.2)),
            drawing.area(massif.area, palette.ridge(0.42)),
            drawing.area(massif.facets, palette.ridge(0.32)),
            drawing.mist(rng, 348, palette.mist, 1600),
            drawing.area(slope.area, palette.ridge(0.64), name),
            drawing.area(slope.facets, palette.ridge(0.5)),
            _on_slope(rng, slope, cut, name, palette.ridge(0.43)),
            drawing.river(rng, source, slope.crest_at(source), 510, 110, palette.river),
            *_terraced(
                rng, ground(420, 40, 0, 120, 24, 230), f"{name}a", palette.ridge(0.82), palette.ridge(0.5), 7
            ),
            drawing.dish(valley - side * 330, 424, 112, replace(palette, near=palette.ridge(0.82))),
            *_terraced(rng, ground(456, -40, 0, 44, 22, 300), f"{name}b", palette.near, palette.line, 6),
        ],
        "xMidYMax slice",
    )


def _panorama_cut(zone: Zone) -> Cut:
    return cut_of(PANORAMA_CLUSTERS.get(zone.key, zone.key))


def _arcs(rng: Random, disc: Disc, radii: Sequence[float], palette: Palette) -> str:
    circles = (drawing.ring(disc, radius, drawing.arc(rng, radius)) for radius in radii)
    return drawing.group(palette.ring, 1.5, circles)


def _on_slope(rng: Random, slope: Ridge, cut: Cut, name: str, colour: str) -> str:
    if slope.veins:
        return drawing.lines(slope.veins, colour, 1.2)
    if cut.form is ridges.pixels:
        return drawing.dotted_terraces(rng, name, 5, colour)
    return drawing.terraces(rng, name, 3 if slope.facets else 5, colour)


def _terraced(rng: Random, ground: Ground, name: str, colour: str, line: str, count: int) -> list[str]:
    """A gentle ridge with terrace lines."""
    ridge = ridges.mists(rng, ground)
    return [drawing.area(ridge.area, colour, name), drawing.terraces(rng, name, count, line)]


SOLID = 192
"""From this y of 540 a tile is one dark colour. A tile less wide than 2.6 to 1 shows the whole height, a
wider one is cut above and below alike; so at least the lower 64 % of what is seen lies below."""


def tile(zone: Zone) -> str:
    """The panorama for a tile of any shape as SVG, 1400 × 540; what matters stands in its middle 480.

    The lower 64 % of what is seen holds colours on which white text passes 4.5:1, and nothing lighter, as
    long as the picture is cut around its middle (background-position: center). The upper left stays light
    for a letter in ink.
    """
    rng = chance("tile", zone.key)
    palette, cut = palette_of(zone.colour, zone.ground, "day", 0), _panorama_cut(zone)
    side = 1 if rng.random() < 0.5 else -1
    disc = Disc(700 + between(rng, 70, 120), between(rng, 78, 92), between(rng, 36, 44))

    def ridge(form: Form, level: float, tilt: float, height: float, grain: float) -> Ridge:
        return form(rng, Ground(TILE, lambda x: level + tilt * side * (x - 700) / 700, height, grain))

    # Only the sky and the furthest ridge, both pale, reach above y 94, where the letter stands.
    massif = ridge(cut.form, 176, 12, min(58, cut.height), cut.grain * 1.9)
    front = ridge(ridges.veils, SOLID - 12, -6, 50, 170)
    name = name_of("tile", zone.key)
    return drawing.svg(
        TILE,
        [
            drawing.sky(TILE, palette.sky),
            drawing.circle(replace(disc, radius=disc.radius * 2.5), palette.halo),
            _arcs(rng, disc, [disc.radius * share for share in (1.4, 1.8, 2.9, 3.4)], palette),
            drawing.circle(disc, palette.disc),
            drawing.area(ridge(ridges.cones, 140, -12, 74, 76).area, palette.ridge(0.05)),
            drawing.area(ridge(ridges.cones, 168, 8, 58, 98).area, palette.ridge(0.3)),
            drawing.area(massif.area, palette.ridge(0.55)),
            drawing.area(massif.facets, palette.ridge(0.42)),
            drawing.area(front.area, palette.near, name),
            drawing.area(f"M0 {SOLID}H1400V540H0z", palette.near),
            drawing.terraces(rng, name, 9, darkened(palette.near, 0.92), 2, apart=2.4),
        ],
        "xMidYMid slice",
    )
