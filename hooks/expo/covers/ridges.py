"""The forms of ridgelines: what covers and landscapes are drawn with.

A form walks over the frame from left to right and gives one ridge: its area, the crest the area ends in at
the top, and what is drawn within it. Every form follows a base line, so that composition (valleys, massifs,
slopes) and form do not know each other. Path data is in absolute whole units.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

Point = tuple[float, float]
BaseLine = Callable[[float], float]
"""The height over which a ridge rises, y of x."""

MARGIN = 12
"""How far ridges reach beyond the frame, so that no edge of theirs is ever seen."""


@dataclass(frozen=True)
class Frame:
    """The picture's width and height in units."""

    width: float
    height: float


@dataclass(frozen=True)
class Ridge:
    """One ridge as path data: its area down to below the frame, shaded facets in it, and fine veins on it."""

    area: str
    crest: tuple[Point, ...]
    facets: str = ""
    veins: str = ""

    def crest_at(self, x: float) -> float:
        """The y of the crest at x."""
        after = bisect_right(self.crest, x, key=lambda point: point[0])
        if not 0 < after < len(self.crest):
            return self.crest[min(after, len(self.crest) - 1)][1]
        (left, top), (right, foot) = self.crest[after - 1 : after + 1]
        return top + (foot - top) * (x - left) / (right - left)


@dataclass(frozen=True)
class Ground:
    """Where a ridge stands: its frame and base line, the height of its features and their width (grain)."""

    frame: Frame
    base: BaseLine
    height: float
    grain: float

    def stops(self, rng: Random, least: float, most: float) -> Iterator[float]:
        """Places from left to right beyond both edges, `least` to `most` grains apart."""
        x = -MARGIN - self.grain * rng.random()
        while x < self.frame.width + MARGIN:
            yield x
            x += self.grain * between(rng, least, most)
        yield x
        yield x + self.grain * least


Form = Callable[[Random, Ground], Ridge]


def between(rng: Random, least: float, most: float) -> float:
    """A number between the two; made from random() alone, which is the same in every version of Python."""
    return least + (most - least) * rng.random()


def traced(start: Point, *strokes: tuple[str, Sequence[Point]]) -> str:
    """Path data from start along strokes: a relative command (l, q, c, s) with its points in the frame.

    Each step is taken from the rounded place before, so rounding never adds up.
    """
    x, y = round(start[0]), round(start[1])
    path = f"{x} {y}"
    for command, points in strokes:
        steps = ""
        for place in points:
            across, down = round(place[0]) - x, round(place[1]) - y
            steps += f"{' ' if across >= 0 and steps else ''}{across}{' ' if down >= 0 else ''}{down}"
        path += command + steps
        x, y = round(points[-1][0]), round(points[-1][1])
    return path


def lines(points: Sequence[Point]) -> str:
    """Path data of straight lines through the points."""
    return traced(points[0], *(("l", [point]) for point in points[1:]))


def _closed(crest: str, frame: Frame, left: float, right: float) -> str:
    foot = round(frame.height + MARGIN)
    return f"M{round(left)} {foot}L{crest}L{round(right)} {foot}z"


def _swell(rng: Random, grain: float) -> BaseLine:
    """A gentle up and down between 0 and 1, of two waves a few grains long."""
    long, short = grain * between(rng, 4, 7), grain * between(rng, 1.7, 2.6)
    first, second = between(rng, 0, math.tau), between(rng, 0, math.tau)
    return lambda x: (
        0.5 + 0.34 * math.sin(math.tau * x / long + first) + 0.16 * math.sin(math.tau * x / short + second)
    )


def smooth(points: Sequence[Point]) -> str:
    """Path data of a smooth line half-way between the points."""
    return _spline(points)[0]


def _spline(points: Sequence[Point]) -> tuple[str, tuple[Point, ...]]:
    """A smooth crest that passes half-way between the points: its path data and points on it."""
    middles = [((x + u) / 2, (y + v) / 2) for (x, y), (u, v) in pairwise(points)]
    path = traced(middles[0], *(("q", stroke) for stroke in zip(points[1:-1], middles[1:], strict=True)))
    crest = [middles[0]]
    for start, turn, end in zip(middles, points[1:-1], middles[1:], strict=False):
        crest += [_on_curve(start, turn, end, share) for share in (0.25, 0.5, 0.75, 1)]
    return path, tuple(crest)


def _on_curve(start: Point, turn: Point, end: Point, share: float) -> Point:
    rest = 1 - share
    x, y = (
        rest * rest * a + 2 * rest * share * b + share * share * c
        for a, b, c in zip(start, turn, end, strict=True)
    )
    return x, y


def _on_cubic(start: Point, out: Point, into: Point, end: Point, share: float) -> Point:
    first, second = _on_curve(start, out, into, share), _on_curve(out, into, end, share)
    return first[0] + (second[0] - first[0]) * share, first[1] + (second[1] - first[1]) * share


# ------------------------------------------------------------------------------------------------ the forms


def crystals(rng: Random, ground: Ground) -> Ridge:
    """Faceted peaks with one side in shade, as minerals grow."""
    feet = list(ground.stops(rng, 0.7, 1.6))
    crest: list[Point] = [(feet[0], ground.base(feet[0]))]
    facets = []
    for left, right in pairwise(feet):
        x = left + (right - left) * between(rng, 0.3, 0.6)
        peak = x, ground.base(x) - ground.height * between(rng, 0.3, 1)
        foot = right, ground.base(right) + ground.height * between(rng, -0.1, 0.12)
        crest += [peak, foot]
        deep = foot[1] + (foot[1] - peak[1]) * between(rng, 0.3, 0.7)
        facets.append(f"M{lines([peak, foot, (x + (right - x) * between(rng, 0.1, 0.5), deep)])}z")
    return Ridge(
        _closed(lines(crest), ground.frame, crest[0][0], crest[-1][0]), tuple(crest), "".join(facets)
    )


def waves(rng: Random, ground: Ground) -> Ridge:
    """A regular swell, as energy travels."""
    length = ground.grain * between(rng, 0.8, 1.15)
    start = -MARGIN - length * (1 + rng.random())
    count = math.ceil((ground.frame.width + MARGIN - start) / length) + 2
    points = [
        (x, ground.base(x) - ground.height * (0.9 if number % 2 else -0.1))
        for number, x in ((number, start + length * number) for number in range(count))
    ]
    path, crest = _spline(points)
    return Ridge(_closed(path, ground.frame, crest[0][0], crest[-1][0]), crest)


def steps(rng: Random, ground: Ground) -> Ridge:
    """Stepped terraces with straight walls, as machines cut and farmers build."""
    rise = max(6.0, ground.height / 3.5)
    swell = _swell(rng, ground.grain)
    level = None
    crest: list[Point] = []
    for x in ground.stops(rng, max(0.4, 0.9 * rise / ground.grain), 1):
        before, level = level, round((ground.base(x) - 1.3 * ground.height * swell(x)) / rise) * rise
        if before is not None and before != level:
            crest += [(x - rise / 2.4, before), (x + rise / 2.4, level)]
        elif not crest:
            crest.append((x, level))
    crest.append((max(crest[-1][0] + 1, ground.frame.width + MARGIN), crest[-1][1]))
    return Ridge(_closed(lines(crest), ground.frame, crest[0][0], crest[-1][0]), tuple(crest))


def pixels(rng: Random, ground: Ground) -> Ridge:
    """Columns on a grid, as a screen shows a mountain."""
    cell = max(9, round(ground.grain / 4))
    swell = _swell(rng, ground.grain)
    path = ""
    crest: list[Point] = []
    level = 0
    for column in range(-1, round(ground.frame.width / cell) + 2):
        x = column * cell
        before, level = (
            level,
            round((ground.base(x) - 1.4 * ground.height * swell(x + cell / 2)) / cell) * cell,
        )
        if not crest:
            path = f"{x} {level}"
        elif level != before:
            path += f"H{x}V{level}"
        crest += [(x, level), (x + cell, level)]
    return Ridge(_closed(path + f"H{crest[-1][0]}", ground.frame, crest[0][0], crest[-1][0]), tuple(crest))


def leaves(rng: Random, ground: Ground) -> Ridge:
    """Soft hills that lean like leaves, each with its veins, as medicine grows."""
    feet = list(ground.stops(rng, 0.8, 1.5))
    lean = between(rng, -0.24, 0.24)
    strokes: list[tuple[str, Sequence[Point]]] = []
    veins = ""
    crest: list[Point] = []
    for left, right in pairwise(feet):
        width = right - left
        x = left + width * (0.5 + lean * between(rng, 0.5, 1))
        start, end = (left, ground.base(left)), (right, ground.base(right))
        tip = x, ground.base(x) - ground.height * between(rng, 0.45, 1.1)
        rise, fall = tip[1] - start[1], tip[1] - end[1]
        up = (left - width * 0.02, start[1] + rise * 0.72), (x - width * 0.2, tip[1] - rise * 0.12), tip
        down = (x + width * 0.2, tip[1] - fall * 0.12), (right + width * 0.02, end[1] + fall * 0.72), end
        strokes += [("c", up), ("c", down)]
        veins += _veins(tip, ((left + right) / 2, max(start[1], end[1]) + ground.height * 0.9), width)
        crest += [
            start,
            (left + width * 0.1, start[1] + rise * 0.65),
            tip,
            (right - width * 0.1, end[1] + fall * 0.65),
        ]
    crest.append((feet[-1], ground.base(feet[-1])))
    path = traced((feet[0], ground.base(feet[0])), *strokes)
    return Ridge(_closed(path, ground.frame, feet[0], feet[-1]), tuple(sorted(crest)), veins=veins)


def _veins(tip: Point, root: Point, width: float) -> str:
    """The midrib of a leaf and three pairs of side veins."""
    path = f"M{lines([tip, root])}"
    for share in (0.3, 0.54, 0.78):
        x, y = (a + (b - a) * share for a, b in zip(tip, root, strict=True))
        out, up = width * (0.1 + share * 0.2), width * 0.2
        path += f"M{lines([(x - out, y - up), (x, y), (x + out, y - up)])}"
    return path


def cones(rng: Random, ground: Ground) -> Ridge:
    """Steep rounded hills side by side, as karst stands."""
    feet = list(ground.stops(rng, 0.85, 1.7))
    strokes: list[tuple[str, Sequence[Point]]] = []
    crest: list[Point] = []
    for left, right in pairwise(feet):
        width = right - left
        x = left + width * between(rng, 0.42, 0.58)
        start, end = (left, ground.base(left)), (right, ground.base(right))
        peak = x, ground.base(x) - ground.height * between(rng, 0.3, 1.15)
        strokes.append(("c", ((left + width * 0.3, start[1]), (x - width * 0.26, peak[1]), peak)))
        strokes.append(("s", ((right - width * 0.3, end[1]), end)))
        crest += [start, (left + width * 0.2, (start[1] * 3 + peak[1]) / 4), peak]
        crest.append((right - width * 0.2, (end[1] * 3 + peak[1]) / 4))
    crest.append((feet[-1], ground.base(feet[-1])))
    path = traced((feet[0], ground.base(feet[0])), *strokes)
    return Ridge(_closed(path, ground.frame, feet[0], feet[-1]), tuple(sorted(crest)))


def veils(rng: Random, ground: Ground) -> Ridge:
    """Summits and broad saddles without an edge, as hills stand one behind the other in haze."""
    stops = list(ground.stops(rng, 0.65, 1.3))
    peaked = between(rng, 0.3, 0.5)
    points = [
        (
            x,
            ground.base(x)
            - ground.height * (between(rng, 0.5, 1.15) if at % 2 else between(rng, -0.12, 0.3)),
        )
        for at, x in enumerate(stops)
    ]
    widths = [right - left for left, right in pairwise(stops)]
    # Both handles of a point are as long as each other, so that path data may leave out the first.
    reach = [
        min(pair) * (peaked if at % 2 else 0.5)
        for at, pair in enumerate(zip([widths[0], *widths], [*widths, widths[-1]], strict=True))
    ]
    strokes: list[tuple[str, Sequence[Point]]] = []
    crest = [points[0]]
    for at, (start, end) in enumerate(pairwise(points)):
        out, into = (start[0] + reach[at], start[1]), (end[0] - reach[at + 1], end[1])
        strokes.append(("s", (into, end)) if at else ("c", (out, into, end)))
        crest += [_on_cubic(start, out, into, end, share) for share in (0.25, 0.5, 0.75, 1)]
    path = traced(points[0], *strokes)
    return Ridge(_closed(path, ground.frame, stops[0], stops[-1]), tuple(crest))


def mists(rng: Random, ground: Ground) -> Ridge:
    """Long quiet lines, as hills look from far away."""
    points = [
        (
            x,
            ground.base(x)
            - ground.height * (between(rng, 0.4, 1) if number % 2 else between(rng, -0.1, 0.2)),
        )
        for number, x in enumerate(_outward(ground.stops(rng, 1.1, 1.9), ground.grain))
    ]
    path, crest = _spline(points)
    return Ridge(_closed(path, ground.frame, crest[0][0], crest[-1][0]), crest)


def _outward(stops: Iterable[float], by: float) -> list[float]:
    """The stops with one more before and one after, because a smooth crest begins half-way to its second."""
    inner = list(stops)
    return [inner[0] - 2 * by, *inner, inner[-1] + 2 * by]
