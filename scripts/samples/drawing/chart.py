"""Plotted figures without words: what is measured stands in the caption."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.samples.chance import Draw
from scripts.samples.drawing.canvas import Canvas, Colour, Point, mix, smooth
from scripts.samples.drawing.motifs import Motifs, motif


@dataclass(frozen=True)
class Plot:
    """The area inside the axes, in units, and the way from data (0 … 1 both ways) to it."""

    left: float
    top: float
    right: float
    bottom: float

    def at(self, x: float, y: float) -> Point:
        """The point of the canvas for data of 0 … 1."""
        return self.left + (self.right - self.left) * x, self.bottom - (self.bottom - self.top) * y


def chart(canvas: Canvas, draw: Draw, subject: str) -> None:
    """A figure of the kind that the description names, or else one by chance."""
    if 0.6 < canvas.width / canvas.height < 2:
        motif(subject, KINDS, (curves, scatter, bands, contours, radar))(canvas, draw)
    else:
        bands(canvas, draw)


def _colours(canvas: Canvas) -> list[Colour]:
    palette = canvas.palette
    return [palette.accent, palette.answer, palette.tone(0.5), mix(palette.answer, palette.ink, 0.5)]


def axes(canvas: Canvas, draw: Draw, *, columns: int = 0) -> Plot:
    """Axes with hairlines and digits; with columns the lower axis counts them."""
    palette = canvas.palette
    plot = Plot(13, 9, canvas.width - 8, canvas.height - 14)
    canvas.box(
        plot.left,
        plot.top,
        plot.right - plot.left,
        plot.bottom - plot.top,
        mix(palette.ground, (255, 255, 255), 0.6),
    )
    rows = draw.count(4, 6)
    step = draw.pick((5, 10, 20, 25, 50, 0.2, 0.5))
    for row in range(rows + 1):
        x, y = plot.at(0, row / rows)
        canvas.line([(x, y), (plot.right, y)], palette.shade(0.16 if row else 0.9), 0.14 if row else 0.28)
        value = f"{row * step:.1f}" if isinstance(step, float) else str(row * step)
        canvas.text(value, (x - 1.8, y + 0.95), 1.9, palette.shade(0.75), align=1)
    across = columns or draw.count(5, 8) + round(max(0, canvas.width - 140) / 25)
    unit = 1 if columns else draw.pick((1, 2, 5, 10, 20, 100))
    for column in range(across + (0 if columns else 1)):
        x, y = plot.at((column + 0.5) / across if columns else column / across, 0)
        if not columns:
            canvas.line([(x, y), (x, y + 1)], palette.shade(0.9), 0.24)
        canvas.text(
            str((column + (1 if columns else 0)) * unit), (x, y + 4), 1.9, palette.shade(0.75), align=0.5
        )
    return plot


def curves(canvas: Canvas, draw: Draw) -> None:
    """Several curves with marked points, one of them with its band of error."""
    plot = axes(canvas, draw)
    number = draw.count(2, 4)
    shape = draw.pick((_rising, _falling, _peak, _breaking))
    order = list(zip(range(number), _colours(canvas), strict=False))
    for index, colour in reversed(order):
        turn = draw.between(0.7, 1.3)
        level = 0.92 - 0.2 * index - draw.between(0, 0.06)
        points = [(x / 40, level * shape(x / 40, turn)) for x in range(41)]
        if index == 0:
            band = 0.035 + 0.03 * draw.between(0, 1)
            upper = [plot.at(x, min(1, y + band * (0.4 + x))) for x, y in points]
            lower = [plot.at(x, max(0, y - band * (0.4 + x))) for x, y in points]
            area = [*upper, *reversed(lower)]
            canvas.wash(area, colour, 0.18)
        canvas.line([plot.at(x, y) for x, y in points], colour, 0.55 if index == 0 else 0.4)
        for x, y in points[2::6]:
            _marker(canvas, plot.at(x, y + draw.between(-0.012, 0.012)), index, colour)


def _rising(x: float, turn: float) -> float:
    return (1 - math.exp(-3.2 * turn * x)) / (1 - math.exp(-3.2 * turn))


def _falling(x: float, turn: float) -> float:
    return 0.25 + 0.75 * math.exp(-1.6 * turn * x**1.3)


def _peak(x: float, turn: float) -> float:
    return 0.12 + 0.88 * math.exp(-(((x - 0.5 * turn) / 0.22) ** 2))


def _breaking(x: float, turn: float) -> float:
    """Load over displacement: a steep rise, a knee, a slow fall."""
    knee = 0.3 * turn
    return (
        x / knee * 0.86
        if x < knee
        else 0.86 + 0.14 * math.sin((x - knee) / (1 - knee) * 2.6) - 0.16 * (x - knee)
    )


def _marker(canvas: Canvas, at: Point, kind: int, colour: Colour) -> None:
    x, y = at
    ground = canvas.palette.ground
    if kind % 4 == 0:
        canvas.disc(at, 1.0, ground, colour, 0.4)
    elif kind % 4 == 1:
        canvas.box(x - 0.85, y - 0.85, 1.7, 1.7, colour)
    elif kind % 4 == 2:
        canvas.polygon([(x, y - 1.1), (x + 1, y + 0.8), (x - 1, y + 0.8)], ground, colour, 0.36)
    else:
        canvas.polygon([(x, y - 1.1), (x + 1.1, y), (x, y + 1.1), (x - 1.1, y)], colour)


def bars(canvas: Canvas, draw: Draw) -> None:
    """Groups of bars with lines of error."""
    groups = draw.count(4, 7) + round(max(0, canvas.width - 140) / 30)
    each = draw.count(1, 3)
    plot = axes(canvas, draw, columns=groups)
    tones = _colours(canvas)
    trend = draw.pick((1, -1, 0))
    for group in range(groups):
        for index in range(each):
            drift = trend * (group / groups - 0.5) * 0.5
            value = min(0.94, max(0.12, 0.55 + drift + draw.between(-0.16, 0.16) + 0.09 * (each / 2 - index)))
            room = 0.66 / groups
            x = (group + 0.5) / groups - room / 2 + room * index / each
            left, top = plot.at(x, value)
            right, base = plot.at(x + room / each * 0.9, 0)
            canvas.box(left, top, right - left, base - top, tones[index])
            middle, error = (left + right) / 2, draw.between(1, 2.6)
            canvas.line([(middle, top - error), (middle, top + error)], canvas.palette.ink, 0.22)
            for y in (top - error, top + error):
                canvas.line([(middle - 0.7, y), (middle + 0.7, y)], canvas.palette.ink, 0.22)
    canvas.line([plot.at(0, 0), plot.at(1, 0)], canvas.palette.ink, 0.3)


def scatter(canvas: Canvas, draw: Draw) -> None:
    """Two clouds of points with the line between predicted and measured."""
    plot = axes(canvas, draw)
    palette = canvas.palette
    slope, base, spread = draw.between(0.6, 0.82), draw.between(0.06, 0.16), draw.between(0.03, 0.08)
    corridor = [
        plot.at(0, base + spread * 1.6),
        plot.at(1, base + slope + spread * 1.6),
        plot.at(1, base + slope - spread * 1.6),
        plot.at(0, max(0, base - spread * 1.6)),
    ]
    canvas.polygon(corridor, palette.tone(0.1))
    canvas.line([plot.at(0, base), plot.at(1, base + slope)], palette.ink, 0.3)
    for kind, colour in ((1, palette.answer), (0, palette.accent)):
        for _ in range(draw.count(36, 70)):
            x = draw.between(0.03, 0.97)
            noise = sum(draw.between(-1, 1) for _ in range(3)) / 1.7 * spread
            y = min(0.97, max(0.02, base + slope * x + noise))
            _marker(canvas, plot.at(x, y), kind, colour)


def bands(canvas: Canvas, draw: Draw) -> None:
    """Shares that add up, as bands over time."""
    plot = axes(canvas, draw)
    palette = canvas.palette
    number = draw.count(3, 5)
    lower = [0.0] * 25
    phase = draw.between(-0.6, 0.9)
    total = [0.82 + 0.12 * math.sin(phase + step / 24 * 2.4) for step in range(25)]
    weights = [[draw.between(0.5, 1.4) for _ in range(5)] for _ in range(number)]
    for index in range(number):
        knots = [(float(step * 6), weights[index][step]) for step in range(5)]
        mine = smooth(knots, 6)
        sums = [
            sum(smooth([(float(s * 6), w[s]) for s in range(5)], 6)[step][1] for w in weights)
            for step in range(25)
        ]
        upper = [low + total[step] * mine[step][1] / sums[step] for step, low in enumerate(lower)]
        area = [plot.at(step / 24, y) for step, y in enumerate(upper)]
        area += [plot.at(step / 24, lower[step]) for step in range(24, -1, -1)]
        tone = palette.answer if index == number // 2 else palette.tone(0.85 - 0.62 * index / (number - 1))
        canvas.polygon(area, tone)
        canvas.line(area[:25], palette.ground, 0.3)
        lower = upper
    canvas.line([plot.at(0, 0), plot.at(1, 0)], palette.ink, 0.3)


def contours(canvas: Canvas, draw: Draw) -> None:
    """Levels over a plane, darker towards the best, with the points that were tried."""
    plot = axes(canvas, draw)
    palette = canvas.palette
    peak = (draw.between(0.35, 0.65), draw.between(0.4, 0.65))
    lean, flat = draw.between(0, 180), draw.between(0.5, 0.85)
    wobble = [(draw.count(2, 4), draw.between(0, 6.3), draw.between(0.03, 0.09)) for _ in range(2)]
    levels = draw.count(6, 9)

    def paint(sheet: Canvas) -> None:
        for level in range(levels):
            ring = []
            for step in range(90):
                angle = 6.283 * step / 90
                size = (1.02 - 0.92 * level / levels) ** 1.2
                size *= 1 + sum(swing * math.sin(turns * angle + phase) for turns, phase, swing in wobble)
                x, y = size * math.cos(angle), size * flat * math.sin(angle)
                turn = math.radians(lean)
                ring.append(
                    plot.at(
                        peak[0] + x * math.cos(turn) - y * math.sin(turn),
                        peak[1] + x * math.sin(turn) + y * math.cos(turn),
                    )
                )
            sheet.polygon(
                ring,
                palette.tone(0.1 + 0.8 * level / levels),
                palette.tone(0.25 + 0.75 * level / levels),
                0.2,
            )

    frame = [plot.at(0, 0), plot.at(1, 0), plot.at(1, 1), plot.at(0, 1)]
    canvas.polygon(frame, palette.tone(0.05))
    canvas.inside(frame, paint)
    canvas.polygon(frame, None, palette.ink, 0.28)
    for column in range(4):
        for row in range(4):
            spot = plot.at(0.14 + 0.24 * column + draw.between(-0.02, 0.02), 0.14 + 0.24 * row)
            canvas.disc(spot, 0.75, palette.ground, palette.ink, 0.26)
    x, y = plot.at(*peak)
    canvas.line([(x - 2, y), (x + 2, y)], palette.answer, 0.5)
    canvas.line([(x, y - 2), (x, y + 2)], palette.answer, 0.5)


def radar(canvas: Canvas, draw: Draw) -> None:
    """Marks on several spokes, before and after."""
    palette = canvas.palette
    spokes, rings = draw.count(5, 8), 5
    centre, size = (canvas.width / 2, canvas.height * 0.52), min(canvas.width, canvas.height) * 0.4

    def ring(values: Sequence[float]) -> list[Point]:
        angles = [6.283 * index / spokes - 1.5708 for index in range(spokes)]
        return [
            (centre[0] + size * value * math.cos(angle), centre[1] + size * value * math.sin(angle))
            for value, angle in zip(values, angles, strict=True)
        ]

    for level in range(rings, 0, -1):
        ground = mix(palette.ground, (255, 255, 255), 0.7) if level % 2 else palette.tone(0.06)
        canvas.polygon(ring([level / rings] * spokes), ground, palette.shade(0.22), 0.16)
    for index, spot in enumerate(ring([1.0] * spokes)):
        canvas.line([centre, spot], palette.shade(0.22), 0.16)
        tag = ring([1.09] * spokes)[index]
        canvas.text(str(index + 1), (tag[0], tag[1] + 1), 2, palette.shade(0.75), align=0.5)
    for colour, low, high, strength in (
        (palette.answer, 0.35, 0.65, 0.25),
        (palette.accent, 0.6, 0.95, 0.25),
    ):
        shape = ring([draw.between(low, high) for _ in range(spokes)])
        canvas.wash(shape, colour, strength)
        canvas.line([*shape, shape[0]], colour, 0.5)
        for spot in shape:
            canvas.disc(spot, 0.9, palette.ground, colour, 0.4)


def shares(canvas: Canvas, draw: Draw) -> None:
    """Bars that lie, the longest on top, each beside the shorter one of before or after."""
    palette = canvas.palette
    number = draw.count(5, 8)
    left, right = 14.0, canvas.width - 10
    room = (canvas.height - 24) / number
    lengths = sorted((draw.between(0.16, 0.98) for _ in range(number)), reverse=True)
    pairs = draw.chance(0.6)
    for step in range(6):
        x = left + (right - left) * step / 5
        canvas.line([(x, 8), (x, 8 + room * number)], palette.shade(0.16), 0.14)
        canvas.text(str(step * 20), (x, 8 + room * number + 4), 1.9, palette.shade(0.75), align=0.5)
    for index, length in enumerate(lengths):
        y = 8 + room * index
        high = room * (0.34 if pairs else 0.62)
        tone = palette.accent if not pairs else palette.tone(0.4)
        canvas.box(left, y + room * 0.16, (right - left) * length, high, tone)
        if pairs:
            shorter = length * draw.between(0.4, 0.85)
            canvas.box(left, y + room * 0.5, (right - left) * shorter, high, palette.accent)
            canvas.text(
                str(round(shorter * 100)),
                (left + (right - left) * shorter + 1.4, y + room * 0.5 + high * 0.75),
                1.8,
                palette.ink,
            )
        canvas.text(str(index + 1), (left - 2.4, y + room * 0.5 + 1), 2, palette.shade(0.75), align=1)
    canvas.line([(left, 8), (left, 8 + room * number)], palette.ink, 0.3)


def control(canvas: Canvas, draw: Draw) -> None:
    """Values one after the other between two limits, with the one that leaves them marked."""
    plot = axes(canvas, draw)
    palette = canvas.palette
    centre = draw.between(0.44, 0.56)
    for level, tone in (
        (centre + 0.27, palette.answer),
        (centre, palette.shade(0.6)),
        (centre - 0.27, palette.answer),
    ):
        canvas.dashes(plot.at(0, level), plot.at(1, level), tone, 0.34, (2.2, 1.2))
    number = draw.count(24, 34)
    odd = draw.count(10, number - 4)
    points = [
        (
            (step + 0.5) / number,
            centre + (0.35 if step == odd else sum(draw.between(-1, 1) for _ in range(3)) / 3 * 0.24),
        )
        for step in range(number)
    ]
    canvas.line([plot.at(*each) for each in points], palette.accent, 0.34)
    for step, each in enumerate(points):
        at = plot.at(*each)
        canvas.disc(at, 0.85, palette.answer if step == odd else palette.accent)
        if step == odd:
            canvas.disc(at, 2, None, palette.ink, 0.3)


def flow(canvas: Canvas, draw: Draw) -> None:
    """Numbered steps with arrows from one to the next, in rows, one of them a question."""
    palette, ink = canvas.palette, canvas.palette.ink
    columns, rows = draw.count(3, 4), draw.count(2, 3)
    wide, high = canvas.width / (columns + 0.5), canvas.height * 0.86 / rows
    question = draw.count(1, columns * rows - 2)
    before: Point | None = None
    for index in range(columns * rows):
        row, place = divmod(index, columns)
        # Rows run forth and back, so that arrows stay short.
        column = place if row % 2 == 0 else columns - 1 - place
        x, y = (
            canvas.width / 2 + (column - (columns - 1) / 2) * wide,
            canvas.height * 0.04 + high * (row + 0.5),
        )
        half, tall = wide * 0.32, min(high * 0.27, wide * 0.22)
        if before:
            _arrow(canvas, before, (x, y), half if row == (index - 1) // columns else tall)
        tone = palette.tone(0.18 + 0.6 * index / (columns * rows))
        if index == question:
            diamond = [(x, y - tall * 1.35), (x + half, y), (x, y + tall * 1.35), (x - half, y)]
            canvas.polygon(diamond, mix(palette.ground, palette.answer, 0.6), ink, 0.32)
        else:
            canvas.box(x - half, y - tall, half * 2, tall * 2, tone, ink, 0.32)
        label = palette.ground if index / (columns * rows) > 0.62 and index != question else ink
        canvas.text(str(index + 1), (x, y + 2), 4, label, align=0.5)
        before = (x, y)


def _arrow(canvas: Canvas, start: Point, end: Point, clear: float) -> None:
    """An arrow between two boxes, from edge to edge."""
    ink = canvas.palette.ink
    length = math.dist(start, end)
    dx, dy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    tail = (start[0] + dx * clear, start[1] + dy * clear)
    tip = (end[0] - dx * (clear + 0.4), end[1] - dy * (clear + 0.4))
    canvas.line([tail, (tip[0] - dx, tip[1] - dy)], ink, 0.36)
    head = [(tip[0] - dx * 2.2 + dy * side, tip[1] - dy * 2.2 - dx * side) for side in (-1.1, 1.1)]
    canvas.polygon([tip, *head], ink)


KINDS: Motifs = {
    "流程|步骤|流转|关系示意|阶段|分级|流向|路线": flow,
    "占比|条形|用时|工序|排列": shares,
    "控制图|质控|波动|分布|折线|逐月|逐周": control,
    "窗口|时间与频率|象限": contours,
    "柱状|缺陷": bars,
    "指纹|报警|温度变化": curves,
    "负荷|时段": bands,
    "校准|散点": scatter,
    "曲线|关系|变化": curves,
}
"""What a description says → what is drawn."""
