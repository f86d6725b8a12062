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
TILE = Frame(800, 600)

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
    disc = Disc(800 + side * 210, 186, 44)
    summit, valley = 800 - side * 300, 800 + side * 120
    name = name_of("landscape", zone.key)

    def ground(level: float, tilt: float, massif: float, gap: float, height: float, grain: float) -> Ground:
        def base(x: float) -> float:
            y = level + tilt * side * (x - 800) / 800
            return y - massif * bump(x, summit, 250) + gap * bump(x, valley, 200)

        return Ground(LANDSCAPE, base, height, grain)

    wide = 1.4 if cut.form is ridges.pixels else 2.2
    massif = cut.form(rng, ground(338, 12, 84, 20, cut.height * 0.95, cut.grain * wide))
    slope = cut.form(rng, ground(372, -24, 0, 90, cut.height * 1.1, cut.grain * wide))
    return drawing.svg(
        LANDSCAPE,
        [
            drawing.sky(LANDSCAPE, palette.sky),
            drawing.dots(
                ((between(rng, 0, 1600), between(rng, 10, 210)) for _ in range(24)), palette.ring, 2
            ),
            drawing.circle(replace(disc, radius=190), mix(palette.sky, palette.halo, 0.5)),
            drawing.circle(replace(disc, radius=118), palette.halo),
            _arcs(rng, disc, (64, 84, 142, 168, 240), palette),
            drawing.circle(disc, palette.disc),
            drawing.circle(Disc(disc.x - side * 176, disc.y - 58, 8), palette.disc),
            drawing.area(ridges.cones(rng, ground(290, 10, 20, 0, 74, 72)).area, palette.ridge(0)),
            drawing.mist(rng, 284, palette.mist, 1600),
            drawing.area(ridges.cones(rng, ground(316, -14, 40, 10, 80, 96)).area, palette.ridge(0.2)),
            drawing.area(massif.area, palette.ridge(0.42)),
            drawing.area(massif.facets, palette.ridge(0.32)),
            drawing.mist(rng, 352, palette.mist, 1600),
            drawing.area(slope.area, palette.ridge(0.64), name),
            drawing.area(slope.facets, palette.ridge(0.5)),
            _on_slope(rng, slope, cut, name, palette.ridge(0.43)),
            drawing.river(rng, valley, 350, 500, palette.lit(0.6)),
            *_terraced(
                rng, ground(420, 40, 0, 84, 24, 230), f"{name}a", palette.ridge(0.82), palette.ridge(0.5), 7
            ),
            drawing.dish(800 - side * 150, 428, 112, replace(palette, near=palette.ridge(0.82))),
            *_terraced(rng, ground(456, -40, 0, 14, 22, 300), f"{name}b", palette.near, palette.line, 6),
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


SOLID = 270
"""From this y of 600 a tile is one dark colour. The tile is cut to its shape around its middle, so at least
the lower 55 % of what is seen lies below."""


def tile(zone: Zone) -> str:
    """The panorama for a tile of any shape as SVG, 800 × 600.

    The lower 55 % of what is seen holds colours on which white text passes 4.5:1, and nothing lighter, as
    long as the picture is cut around its middle (the default of object-position).
    """
    rng = chance("tile", zone.key)
    palette, cut = palette_of(zone.colour, zone.ground, "day", 0), _panorama_cut(zone)
    side = 1 if rng.random() < 0.5 else -1
    disc = Disc(400 + side * 130, 132, 34)

    def ridge(form: Form, level: float, tilt: float, height: float, grain: float) -> Ridge:
        return form(rng, Ground(TILE, lambda x: level + tilt * side * (x - 400) / 400, height, grain))

    massif = ridge(cut.form, 236, 30, cut.height * 1.05, cut.grain * 1.6)
    front = ridge(cut.form, 266, -8, cut.height * 0.7, cut.grain * 2)
    name = name_of("tile", zone.key)
    return drawing.svg(
        TILE,
        [
            drawing.sky(TILE, palette.sky),
            drawing.circle(replace(disc, radius=92), palette.halo),
            _arcs(rng, disc, (48, 62, 112, 134), palette),
            drawing.circle(disc, palette.disc),
            drawing.area(ridge(ridges.cones, 212, -16, 66, 78).area, palette.ridge(0.05)),
            drawing.area(ridge(ridges.cones, 230, 16, 60, 96).area, palette.ridge(0.3)),
            drawing.area(massif.area, palette.ridge(0.55)),
            drawing.area(massif.facets, palette.ridge(0.42)),
            drawing.area(front.area, palette.near, name),
            drawing.area(f"M0 {SOLID}H800V600H0z", palette.near),
            drawing.terraces(rng, name, 9, darkened(palette.near, 0.9), 1.5),
        ],
        "xMidYMid slice",
    )
