"""A sheet of paper to draw on: supersampled, measured in units of a hundredth of its shorter side."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw
from scripts.samples.drawing.lettering import strokes

Point = tuple[float, float]
Colour = tuple[int, int, int]

PAPER: Colour = (251, 250, 246)
INK: Colour = (22, 33, 31)
QUIET: Colour = (93, 102, 99)

FINER = 3
"""Pixels drawn for each pixel of the picture, in each direction."""


@dataclass(frozen=True)
class Palette:
    """The colours of one picture: from its ground to the zone's full colour, with one that answers it."""

    ground: Colour
    accent: Colour
    ink: Colour
    answer: Colour

    def tone(self, strength: float) -> Colour:
        """Between the ground (0) and the accent (1)."""
        return mix(self.ground, self.accent, strength)

    def shade(self, strength: float) -> Colour:
        """Between the ground (0) and the ink (1)."""
        return mix(self.ground, self.ink, strength)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """A colour between two: the first at 0, the second at 1."""
    share = min(1.0, max(0.0, share))
    red, green, blue = (round(one + (two - one) * share) for one, two in zip(first, second, strict=True))
    return red, green, blue


def colour(text: str) -> Colour:
    """The colour written as #rrggbb."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


class Canvas:
    """Takes points in units; (0, 0) is the upper left corner, (width, height) the lower right."""

    def __init__(self, size: tuple[int, int], palette: Palette) -> None:
        self.size = size
        self.palette = palette
        self.unit = min(size) / 100
        self.width = size[0] / self.unit
        self.height = size[1] / self.unit
        self._scale = self.unit * FINER
        self._origin = (0, 0)
        self._image = Image.new("RGB", (size[0] * FINER, size[1] * FINER), palette.ground)
        self._draw = ImageDraw.Draw(self._image)

    def picture(self) -> Image.Image:
        """What was drawn, at its final size."""
        return self._image.reduce(FINER)

    def _points(self, points: Iterable[Point]) -> list[Point]:
        left, top = self._origin
        return [(x * self._scale - left, y * self._scale - top) for x, y in points]

    def polygon(
        self, points: Sequence[Point], fill: Colour | None, line: Colour | None = None, width: float = 0.2
    ) -> None:
        """A filled area with a line around it."""
        if fill is not None and len(points) > 2:
            self._draw.polygon(self._points(points), fill=fill)
        if line is not None:
            self.line([*points, points[0]], line, width)

    def line(self, points: Sequence[Point], fill: Colour, width: float = 0.25) -> None:
        """A line through points, with round ends and corners."""
        thick = max(2, round(width * self._scale))
        self._draw.line(self._points(points), fill=fill, width=thick, joint="curve")
        if thick > 4:
            for x, y in (points[0], points[-1]):
                self.disc((x, y), width / 2, fill)

    def dashes(
        self,
        start: Point,
        end: Point,
        fill: Colour,
        width: float = 0.2,
        pattern: Sequence[float] = (1.4, 0.9),
    ) -> None:
        """A straight line of dashes: lengths of dash, gap, dash, gap …"""
        length = math.dist(start, end)
        at, index = 0.0, 0
        while at < length:
            step = pattern[index % len(pattern)]
            if index % 2 == 0:
                self.line(
                    [along(start, end, at / length), along(start, end, min(1, (at + step) / length))],
                    fill,
                    width,
                )
            at, index = at + step, index + 1

    def disc(
        self,
        centre: Point,
        radius: float,
        fill: Colour | None,
        line: Colour | None = None,
        width: float = 0.2,
    ) -> None:
        """A circle."""
        x, y = centre
        if fill is not None:
            box = self._points([(x - radius, y - radius), (x + radius, y + radius)])
            self._draw.ellipse([*box[0], *box[1]], fill=fill)
        if line is not None:
            self.line(arc(centre, radius, 0, 360), line, width)

    def box(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        fill: Colour | None,
        line: Colour | None = None,
        width: float = 0.2,
    ) -> None:
        """A rectangle from its upper left corner."""
        self.polygon([(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)], fill, line, width)

    def inside(
        self, points: Sequence[Point], paint: Callable[[Canvas], None], *, strength: float = 1
    ) -> None:
        """Let `paint` draw, but keep only what falls inside the polygon; below 1 it shines through."""
        corners = self._points(points)
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        whole, draw, origin = self._image, self._draw, self._origin
        left, top = max(0, math.floor(min(xs))), max(0, math.floor(min(ys)))
        right, bottom = min(whole.width, math.ceil(max(xs)) + 1), min(whole.height, math.ceil(max(ys)) + 1)
        if right <= left or bottom <= top:
            return
        self._image = whole.crop((left, top, right, bottom))
        self._draw = ImageDraw.Draw(self._image)
        self._origin = (origin[0] + left, origin[1] + top)
        paint(self)
        painted, self._image, self._draw, self._origin = self._image, whole, draw, origin
        mask = Image.new("L", painted.size, 0)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in corners], fill=round(255 * strength))
        whole.paste(painted, (left, top), mask)

    def wash(self, points: Sequence[Point], fill: Colour, strength: float) -> None:
        """Lay a colour thinly over an area: 0 is nothing, 1 covers."""
        self.inside(points, lambda sheet: sheet.polygon(points, fill), strength=strength)

    def text(
        self, words: str, at: Point, height: float, fill: Colour, *, align: float = 0, width: float = 0.0
    ) -> float:
        """Draw letters; `at` is their left end (align 0), middle or right end (1). Returns width."""
        size = height / 6
        found, advance = strokes(words)
        x, y = at[0] - advance * size * align, at[1] - height
        for stroke in found:
            self.line([(x + px * size, y + py * size) for px, py in stroke], fill, width or height * 0.12)
        return advance * size


def along(start: Point, end: Point, share: float) -> Point:
    """A point on the way from start (0) to end (1)."""
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def arc(centre: Point, radius: float, first: float, last: float, *, flat: float = 1) -> list[Point]:
    """Points of an arc, in degrees clockwise from the right; `flat` squeezes its height."""
    steps = max(8, round(abs(last - first) / 4))
    angles = [math.radians(first + (last - first) * step / steps) for step in range(steps + 1)]
    return [
        (centre[0] + radius * math.cos(each), centre[1] + radius * flat * math.sin(each)) for each in angles
    ]


def smooth(points: Sequence[Point], steps: int = 8) -> list[Point]:
    """A curve through the points (Catmull-Rom)."""
    found: list[Point] = []
    for index in range(len(points) - 1):
        before, start = points[max(0, index - 1)], points[index]
        end, after = points[index + 1], points[min(len(points) - 1, index + 2)]
        found += [_on_curve(before, start, end, after, step / steps) for step in range(steps)]
    return [*found, points[-1]]


def _on_curve(before: Point, start: Point, end: Point, after: Point, t: float) -> Point:
    def value(axis: int) -> float:
        p, a, b, n = before[axis], start[axis], end[axis], after[axis]
        return 0.5 * (
            2 * a + (b - p) * t + (2 * p - 5 * a + 4 * b - n) * t**2 + (3 * a - p - 3 * b + n) * t**3
        )

    return value(0), value(1)


def turned(points: Iterable[Point], centre: Point, angle: float) -> list[Point]:
    """The points turned about a centre, in degrees clockwise."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    x0, y0 = centre
    return [(x0 + (x - x0) * cos - (y - y0) * sin, y0 + (x - x0) * sin + (y - y0) * cos) for x, y in points]
