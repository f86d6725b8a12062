"""Hatchings: how a cut through a material is marked."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from scripts.samples.chance import Draw
from scripts.samples.drawing.canvas import Canvas, Colour, Point

PATTERNS = ("plain", "dots", "dashes", "bricks", "slant", "cross", "pebbles", "ticks")


def fill(
    canvas: Canvas, area: Sequence[Point], pattern: str, ground: Colour, line: Colour, draw: Draw
) -> None:
    """Fill an area with a colour and hatch it with the pattern."""
    canvas.polygon(area, ground)
    if pattern == "plain":
        return
    left, right = min(x for x, _ in area), max(x for x, _ in area)
    top, bottom = min(y for _, y in area), max(y for _, y in area)
    paint = _PAINTERS[pattern]
    canvas.inside(area, lambda sheet: paint(sheet, (left, top, right, bottom), line, draw))


Bounds = tuple[float, float, float, float]


def _dots(canvas: Canvas, bounds: Bounds, line: Colour, draw: Draw) -> None:
    left, top, right, bottom = bounds
    y, row = top, 0
    while y < bottom:
        x = left + (row % 2) * 1.3
        while x < right:
            canvas.disc(
                (x + draw.between(-0.4, 0.4), y + draw.between(-0.4, 0.4)), draw.between(0.16, 0.3), line
            )
            x += 2.6
        y, row = y + 1.7, row + 1


def _dashes(canvas: Canvas, bounds: Bounds, line: Colour, draw: Draw) -> None:
    left, top, right, bottom = bounds
    y = top + 0.8
    while y < bottom:
        x = left - draw.between(0, 5)
        while x < right:
            length = draw.between(1.6, 4)
            canvas.line([(x, y), (x + length, y)], line, 0.16)
            x += length + draw.between(1.2, 2.4)
        y += 1.5


def _bricks(canvas: Canvas, bounds: Bounds, line: Colour, _: Draw) -> None:
    left, top, right, bottom = bounds
    high, wide = 2.4, 5.6
    for row in range(math.ceil((bottom - top) / high) + 1):
        y = top + row * high
        canvas.line([(left, y), (right, y)], line, 0.16)
        x = left + (row % 2) * wide / 2
        while x < right:
            canvas.line([(x, y), (x, y + high)], line, 0.16)
            x += wide


def _slant(canvas: Canvas, bounds: Bounds, line: Colour, _: Draw, lean: int = 1) -> None:
    left, top, right, bottom = bounds
    high = bottom - top
    x = left - high
    while x < right + high:
        canvas.line(
            [(x, bottom), (x + high * lean, top)] if lean > 0 else [(x, top), (x + high, bottom)], line, 0.16
        )
        x += 1.5


def _cross(canvas: Canvas, bounds: Bounds, line: Colour, draw: Draw) -> None:
    _slant(canvas, bounds, line, draw)
    _slant(canvas, bounds, line, draw, -1)


def _pebbles(canvas: Canvas, bounds: Bounds, line: Colour, draw: Draw) -> None:
    left, top, right, bottom = bounds
    for _ in range(round((right - left) * (bottom - top) / 9)):
        x, y, size = draw.between(left, right), draw.between(top, bottom), draw.between(0.4, 1.3)
        angles = [index * 60 + draw.between(-16, 16) for index in range(6)]
        ring = [
            (x + size * 1.3 * math.cos(math.radians(each)), y + size * math.sin(math.radians(each)))
            for each in angles
        ]
        canvas.polygon(ring, None, line, 0.16)


def _ticks(canvas: Canvas, bounds: Bounds, line: Colour, draw: Draw) -> None:
    left, top, right, bottom = bounds
    for _ in range(round((right - left) * (bottom - top) / 7)):
        x, y = draw.between(left, right), draw.between(top, bottom)
        canvas.line([(x - 0.5, y), (x + 0.5, y)], line, 0.16)
        canvas.line([(x, y - 0.5), (x, y + 0.5)], line, 0.16)


_PAINTERS: dict[str, Callable[[Canvas, Bounds, Colour, Draw], None]] = {
    "dots": _dots,
    "dashes": _dashes,
    "bricks": _bricks,
    "slant": _slant,
    "cross": _cross,
    "pebbles": _pebbles,
    "ticks": _ticks,
}
