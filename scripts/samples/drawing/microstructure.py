"""What a microscope might show: grains, crystals, particles, fibres, foam, each with a scale."""

from __future__ import annotations

import math
from collections.abc import Sequence

from scripts.samples.chance import Draw
from scripts.samples.drawing.canvas import INK, Canvas, Colour, Point, along, arc, mix, smooth, turned
from scripts.samples.drawing.motifs import Motifs, motif
from scripts.samples.drawing.notes import scale_bar


def microstructure(canvas: Canvas, draw: Draw, subject: str) -> None:
    """A view of what the description names, over the whole sheet or through a round eyepiece."""
    kind = motif(subject, KINDS, (grains, crystals, particles, fibres, foam))
    if draw.chance(0.3):
        centre = (canvas.width / 2, canvas.height / 2)
        radius = min(centre) * 0.94
        canvas.inside(arc(centre, radius, 0, 360), lambda sheet: kind(sheet, draw))
        canvas.disc(centre, radius, None, canvas.palette.ink, 0.4)
    else:
        kind(canvas, draw)
    length = draw.count(12, 20)
    scale_bar(
        canvas,
        (5, canvas.height - 5),
        length,
        draw.pick(("10 µm", "20 µm", "50 µm", "100 µm", "200 nm", "5 µm")),
    )


def _cover(canvas: Canvas, colour: Colour) -> None:
    canvas.box(-1, -1, canvas.width + 2, canvas.height + 2, colour)


def _spots(canvas: Canvas, draw: Draw, number: int) -> list[Point]:
    """Spots that keep away from each other: of eight tries the one farthest from the rest."""
    found: list[Point] = []
    for _ in range(number):
        tries = [(draw.between(-4, canvas.width + 4), draw.between(-4, canvas.height + 4)) for _ in range(8)]
        found.append(max(tries, key=lambda spot: min((math.dist(spot, each) for each in found), default=0)))
    return found


def cells(spots: Sequence[Point], bounds: tuple[float, float, float, float]) -> list[list[Point]]:
    """The Voronoi cells of the spots, cut off at the bounds (left, top, right, bottom)."""
    left, top, right, bottom = bounds
    found = []
    for spot in spots:
        cell = [(left, top), (right, top), (right, bottom), (left, bottom)]
        for other in sorted(spots, key=lambda each: math.dist(spot, each))[1:28]:
            cell = _cut(cell, spot, other)
        found.append(cell)
    return found


def _cut(cell: list[Point], spot: Point, other: Point) -> list[Point]:
    """The part of a cell that is nearer to the spot than to the other."""
    nx, ny = other[0] - spot[0], other[1] - spot[1]
    limit = (other[0] ** 2 + other[1] ** 2 - spot[0] ** 2 - spot[1] ** 2) / 2
    kept: list[Point] = []
    for index, end in enumerate(cell):
        start = cell[index - 1]
        before, after = start[0] * nx + start[1] * ny - limit, end[0] * nx + end[1] * ny - limit
        if before * after < 0:
            kept.append(along(start, end, before / (before - after)))
        if after <= 0:
            kept.append(end)
    return kept


def _drawn_in(cell: Sequence[Point], by: float) -> list[Point]:
    """A cell made smaller towards its middle."""
    x = sum(point[0] for point in cell) / len(cell)
    y = sum(point[1] for point in cell) / len(cell)
    return [along(point, (x, y), min(0.9, by / max(0.1, math.dist(point, (x, y))))) for point in cell]


def _bounds(canvas: Canvas) -> tuple[float, float, float, float]:
    return -6, -6, canvas.width + 6, canvas.height + 6


def grains(canvas: Canvas, draw: Draw) -> None:
    """Grains of different tone with dark boundaries, twins in some and fine particles between."""
    palette = canvas.palette
    _cover(canvas, mix(palette.accent, palette.ink, 0.55))
    spots = _spots(canvas, draw, draw.count(60, 170))
    for cell in cells(spots, _bounds(canvas)):
        if len(cell) < 3:
            continue
        tone = palette.tone(draw.between(0.08, 0.62))
        if draw.chance(0.14):
            tone = mix(tone, palette.answer, 0.6)
        shape = _drawn_in(cell, 0.28)
        canvas.polygon(shape, tone)
        if draw.chance(0.3):
            _twins(canvas, shape, mix(tone, palette.ink, 0.14), draw)
    for _ in range(draw.count(40, 160)):
        at = (draw.between(0, canvas.width), draw.between(0, canvas.height))
        canvas.disc(at, draw.between(0.15, 0.45), mix(palette.accent, palette.ink, 0.7))


def _twins(canvas: Canvas, shape: Sequence[Point], tone: Colour, draw: Draw) -> None:
    centre = (sum(x for x, _ in shape) / len(shape), sum(y for _, y in shape) / len(shape))
    angle = draw.between(0, 180)

    def paint(sheet: Canvas) -> None:
        for offset in (-2.4, -0.9, 1.4, 2.6):
            stripe = [(centre[0] - 30, centre[1] + offset), (centre[0] + 30, centre[1] + offset)]
            sheet.line(turned(stripe, centre, angle), tone, 0.6)

    canvas.inside(shape, paint)


def crystals(canvas: Canvas, draw: Draw) -> None:
    """Columns and needles that lie over one another, each with a light and a shaded face."""
    palette = canvas.palette
    _cover(canvas, mix(palette.accent, palette.ink, 0.72))
    slender = draw.between(2.2, 6)
    size = draw.between(2.2, 4) if slender < 4 else draw.between(1, 1.7)
    for index in range(draw.count(130, 240)):
        light = 0.2 + 0.8 * index / 240
        centre = (draw.between(-3, canvas.width + 3), draw.between(-3, canvas.height + 3))
        half = size * draw.between(0.7, 1.3)
        long = half * slender * draw.between(0.7, 1.4)
        x, y = centre
        angle = draw.between(0, 180)
        point = half * 0.7
        outline = [
            (x - long - point, y),
            (x - long, y - half),
            (x + long, y - half),
            (x + long + point, y),
            (x + long, y + half),
            (x - long, y + half),
        ]
        base = mix(mix(palette.accent, palette.ink, 0.5), palette.tone(0.12), light * draw.between(0.75, 1))
        canvas.polygon(turned(outline, centre, angle), base, mix(base, INK, 0.5), 0.16)
        shaded = [(x - long - point, y), (x + long + point, y), (x + long, y + half), (x - long, y + half)]
        canvas.polygon(turned(shaded, centre, angle), mix(base, palette.ink, 0.22))


def particles(canvas: Canvas, draw: Draw) -> None:
    """Round particles of mixed sizes, lit from the upper left."""
    palette = canvas.palette
    dark = mix(palette.accent, palette.ink, 0.78)
    _cover(canvas, dark)
    sizes = sorted(
        draw.between(0.25, 1) ** 2.2 * draw.between(6, 9.5) + 0.6 for _ in range(draw.count(150, 260))
    )
    rough = draw.chance(0.4)
    for index, size in enumerate(sizes):
        at = (draw.between(-4, canvas.width + 4), draw.between(-4, canvas.height + 4))
        base = mix(palette.accent, palette.answer, 0.7) if index % 9 == 4 else palette.accent
        _ball(canvas, at, size, base, draw, rough=rough)


def _ball(canvas: Canvas, at: Point, size: float, base: Colour, draw: Draw, *, rough: bool) -> None:
    palette = canvas.palette
    dark = mix(base, palette.ink, 0.62)
    canvas.disc(
        (at[0] + size * 0.08, at[1] + size * 0.1), size * 1.06, mix(palette.accent, palette.ink, 0.86)
    )
    steps = 9 if size < 3 else 22
    for step in range(steps + 1):
        share = step / steps
        canvas.disc(
            (at[0] - size * 0.3 * share, at[1] - size * 0.34 * share),
            size * (1 - 0.86 * share),
            mix(dark, palette.tone(0.14), share**0.85),
        )
    if rough and size > 2:
        for _ in range(round(size * 5)):
            angle, far = draw.between(0, 6.283), math.sqrt(draw.between(0, 0.86)) * size
            spot = (at[0] + far * math.cos(angle), at[1] + far * math.sin(angle))
            canvas.disc(spot, size * 0.05, mix(dark, palette.tone(0.5), draw.between(0, 1)))


def fibres(canvas: Canvas, draw: Draw) -> None:
    """Fibres that cross one another, some with beads on them."""
    palette = canvas.palette
    _cover(canvas, mix(palette.accent, palette.ink, 0.78))
    main = draw.between(0, 180)
    scatter = draw.pick((18, 40, 90))
    beads = draw.chance(0.4)
    number = draw.count(46, 80)
    for index in range(number):
        centre = (draw.between(0, canvas.width), draw.between(0, canvas.height))
        angle = main + draw.between(-scatter, scatter)
        reach = math.hypot(canvas.width, canvas.height) * 0.7
        bend = [draw.between(-5, 5) for _ in range(6)]
        knots = [(centre[0] - reach + 2 * reach * step / 5, centre[1] + bend[step]) for step in range(6)]
        path = smooth(turned(knots, centre, angle), 14)
        light = 0.15 + 0.85 * index / number
        base = mix(mix(palette.accent, palette.ink, 0.55), palette.tone(0.1), light)
        if index % 8 == 5:
            base = mix(base, palette.answer, 0.5)
        width = draw.between(0.9, 2.6)
        canvas.line(path, mix(palette.accent, palette.ink, 0.85), width * 1.25)
        canvas.line(path, mix(base, palette.ink, 0.35), width)
        canvas.line([(x - width * 0.08, y - width * 0.14) for x, y in path], base, width * 0.5)
        if beads and index > number * 0.6:
            for spot in path[4::19]:
                _ball(canvas, spot, width * 1.2, palette.answer, draw, rough=False)


def foam(canvas: Canvas, draw: Draw) -> None:
    """Pores with bright walls."""
    palette = canvas.palette
    wall = palette.tone(0.1)
    _cover(canvas, wall)
    spots = _spots(canvas, draw, draw.count(45, 120))
    for cell in cells(spots, _bounds(canvas)):
        if len(cell) < 3:
            continue
        deep = mix(palette.accent, palette.ink, draw.between(0.25, 0.7))
        for step, tone in enumerate((mix(wall, palette.accent, 0.45), deep, mix(deep, palette.ink, 0.35))):
            canvas.polygon(_rounded(_drawn_in(cell, 0.7 + step * 0.75)), tone)


def _rounded(shape: Sequence[Point]) -> list[Point]:
    """A polygon with its corners cut into curves."""
    found: list[Point] = []
    for index, corner in enumerate(shape):
        start = along(corner, shape[index - 1], 0.45)
        end = along(corner, shape[(index + 1) % len(shape)], 0.45)
        for step in range(5):
            t = step / 4
            found.append(along(along(start, corner, t), along(corner, end, t), t))
    return found


KINDS: Motifs = {
    "多孔|孔|横切面|谐振": foam,
    "短柱|片层|针|马氏体": crystals,
    "菌丝|纤维|根系": fibres,
    "颗粒|淀粉|团聚体|粉": particles,
    "晶|嵌布|断口|组织|焊缝": grains,
}
"""What a description says → what is drawn."""
