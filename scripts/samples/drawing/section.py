"""Sections: what lies inside the ground, a stack of layers, a tube or a turned part, cut open."""

from __future__ import annotations

import math
from collections.abc import Sequence

from scripts.samples.chance import Draw
from scripts.samples.drawing.canvas import Canvas, Colour, Point, arc, mix, smooth
from scripts.samples.drawing.motifs import Motifs, motif
from scripts.samples.drawing.notes import callout, dimension, level_marks
from scripts.samples.drawing.patterns import PATTERNS, fill


def section(canvas: Canvas, draw: Draw, subject: str) -> None:
    """A section of what the description names, or else of one of four kinds; long sheets show the ground."""
    if 0.6 < canvas.width / canvas.height < 2:
        motif(subject, KINDS, (ground, stack, tube, turned_part))(canvas, draw)
    else:
        ground(canvas, draw)


# ----------------------------------------------------------------------------------------------- the ground


def ground(canvas: Canvas, draw: Draw) -> None:
    """Layers of rock and soil under a ridgeline, with a fault, a gallery or boreholes."""
    wide, high = canvas.width, canvas.height
    palette = canvas.palette
    _sky(canvas, draw)
    number = draw.count(4, 6) if high < 200 else draw.count(8, 10)
    fault = draw.between(0.35, 0.7) * wide if draw.chance(0.45) else None
    throw = draw.between(4, 9)
    tops = _boundaries(canvas, draw, number)
    kinds = _different(draw, number)
    for index, (top, kind) in enumerate(zip(tops, kinds, strict=True)):
        strength = 0.16 + 0.62 * index / (number - 1)
        base = palette.tone(strength) if index % 3 != 1 else mix(palette.tone(strength), palette.answer, 0.35)
        line = mix(base, palette.ink, 0.34)
        for part in _split(top, fault, throw if index else 0):
            area = [*part, (part[-1][0], high), (part[0][0], high)]
            fill(canvas, area, kind, base, line, draw)
            canvas.line(part, mix(base, palette.ink, 0.6), 0.5 if index == 0 else 0.28)
    if fault is not None:
        lean = draw.between(-0.12, 0.12)
        canvas.line([(fault, _height_at(tops[0], fault)), (fault + lean, high)], palette.ink, 0.34)
    _grass(canvas, tops[0], draw)
    draw.pick((_gallery, _boreholes, _gallery, _anchors))(canvas, tops, draw)
    level_marks(canvas, tops[0][0][1], high)
    for index, top in enumerate(tops[: min(number, 5)]):
        x = wide * (0.84 - 0.045 * (index % 2))
        below = tops[index + 1] if index + 1 < number else [(0, high), (wide, high)]
        y = (_height_at(top, x) + _height_at(below, x)) / 2
        callout(canvas, (x, y), str(index + 1))


def _sky(canvas: Canvas, draw: Draw) -> None:
    wide, high = canvas.width, canvas.height
    far = canvas.palette.tone(0.07)
    ridge = _wave(canvas, draw, high * 0.2, high * 0.035, 3)
    canvas.polygon([*ridge, (wide, high), (0, high)], far)


def _boundaries(canvas: Canvas, draw: Draw, number: int) -> list[list[Point]]:
    high = canvas.height
    surface = _wave(canvas, draw, high * draw.between(0.26, 0.32), min(7.0, high * 0.07), 3)
    tops = [surface]
    room = [draw.between(0.7, 1.5) for _ in range(number)]
    level = high * 0.3
    for index in range(1, number):
        level += (high * 0.72) * room[index - 1] / sum(room)
        wave = _wave(canvas, draw, level, draw.between(1, 4.2), draw.count(2, 3))
        above = tops[-1]
        follows = draw.between(0.25, 0.6)
        middle = sum(y for _, y in above) / len(above)
        # A layer echoes the one above it, and never comes closer than two units to it.
        tops.append(
            [
                (x, max(y + follows * (up - middle), up + 2))
                for (x, y), (_, up) in zip(wave, above, strict=True)
            ]
        )
    return tops


def _wave(canvas: Canvas, draw: Draw, level: float, swing: float, waves: int) -> list[Point]:
    wide = canvas.width
    parts = [
        (draw.between(0.5, 1.5) * (index + 1), draw.between(0, 6.3), swing / (index + 1))
        for index in range(waves)
    ]
    steps = max(60, round(wide))
    return [
        (
            wide * step / steps,
            level
            + sum(size * math.sin(6.283 * turns * step / steps + phase) for turns, phase, size in parts),
        )
        for step in range(steps + 1)
    ]


def _different(draw: Draw, number: int) -> list[str]:
    """Patterns of which no two neighbours are alike."""
    kinds: list[str] = []
    for _ in range(number):
        kinds.append(draw.pick([each for each in PATTERNS if each not in kinds[-2:]]))
    return kinds


def _split(top: list[Point], fault: float | None, throw: float) -> list[list[Point]]:
    if fault is None:
        return [top]
    left = [(x, y) for x, y in top if x <= fault]
    right = [(x, y + throw) for x, y in top if x > fault]
    return [[*left, (fault, left[-1][1])], [(fault, right[0][1]), *right]]


def _height_at(top: Sequence[Point], x: float) -> float:
    return min(top, key=lambda point: abs(point[0] - x))[1]


def _grass(canvas: Canvas, surface: list[Point], draw: Draw) -> None:
    """Trees as an engineer draws them: a stroke and a round crown."""
    for _ in range(round(canvas.width / 16)):
        x = draw.between(0.04, 0.96) * canvas.width
        y, tall = _height_at(surface, x), draw.between(2, 4.4)
        tone = canvas.palette.tone(draw.between(0.45, 0.8))
        canvas.line([(x, y), (x, y - tall)], tone, 0.3)
        canvas.disc((x, y - tall), tall * 0.36, tone)


def _gallery(canvas: Canvas, tops: list[list[Point]], draw: Draw) -> None:
    """A tunnel with its lining and the bolts around it."""
    palette = canvas.palette
    size = draw.between(9, 13) if canvas.width >= canvas.height else canvas.width * 0.11
    x = canvas.width * draw.between(0.28, 0.6)
    y = min(canvas.height - size - 6, _height_at(tops[0], x) + size + canvas.height * draw.between(0.18, 0.3))
    for angle in range(-160, -19, 20):
        ray = [
            (x + size * far * math.cos(math.radians(angle)), y + size * far * math.sin(math.radians(angle)))
            for far in (1.0, 1.75)
        ]
        canvas.line(ray, palette.ink, 0.3)
        canvas.disc(ray[1], 0.45, palette.ink)
    canvas.polygon(_horseshoe((x, y), size * 1.08), palette.ground, palette.ink, 0.3)
    canvas.polygon(_horseshoe((x, y), size * 0.92), mix(palette.ground, palette.ink, 0.08), palette.ink, 0.3)
    floor = y + size * 0.62
    canvas.line([(x - size * 0.74, floor), (x + size * 0.74, floor)], palette.ink, 0.3)
    canvas.dashes((x, y - size * 0.86), (x, floor), palette.shade(0.5), 0.18, (2, 0.7, 0.5, 0.7))
    dimension(canvas, (x - size * 0.92, y), (x + size * 0.92, y))


def _horseshoe(centre: Point, size: float) -> list[Point]:
    x, y = centre
    return [
        *arc(centre, size, 180, 360),
        (x + size * 0.86, y + size * 0.72),
        (x - size * 0.86, y + size * 0.72),
    ]


def _boreholes(canvas: Canvas, tops: list[list[Point]], draw: Draw) -> None:
    """Cased holes with a screen at the foot, and the water table between them."""
    palette = canvas.palette
    number = 1 if canvas.width < 110 else draw.count(2, 3) + round(canvas.width / 250)
    feet: list[Point] = []
    for index in range(number):
        x = canvas.width * (0.2 + 0.55 * (index + 0.5) / number)
        top, half = _height_at(tops[0], x), 1.1
        foot = top + (canvas.height - top) * draw.between(0.55, 0.85)
        canvas.box(x - half, top - 3, half * 2, foot - top + 3, palette.ground, palette.ink, 0.28)
        canvas.box(x - half * 1.7, top - 3.8, half * 3.4, 1.3, palette.accent, palette.ink, 0.24)
        y = foot - 1
        while y > foot - (foot - top) * 0.3:
            canvas.line([(x - half, y), (x + half, y)], palette.ink, 0.22)
            y -= 0.9
        water = top + (foot - top) * draw.between(0.38, 0.5)
        canvas.box(
            x - half * 0.8, water, half * 1.6, foot - water - 0.2, mix(palette.ground, palette.answer, 0.55)
        )
        feet.append((x, water))
    if len(feet) > 1:
        table = smooth([(feet[0][0] - 8, feet[0][1] - 0.6), *feet, (feet[-1][0] + 8, feet[-1][1] + 0.8)], 6)
        for start, end in zip(table[::2], table[1::2], strict=False):
            canvas.line([start, end], palette.ink, 0.36)


def _anchors(canvas: Canvas, tops: list[list[Point]], draw: Draw) -> None:
    """Rows of anchors that lead from the surface into the rock."""
    palette = canvas.palette
    number = max(4, round(canvas.width / 16))
    for index in range(number):
        x = canvas.width * (0.16 + 0.62 * index / number)
        y = _height_at(tops[0], x)
        angle = math.radians(62 + draw.between(-2, 2))
        length = canvas.height * 0.34 + draw.between(-2, 2)
        foot = (x + length * math.cos(angle), y + length * math.sin(angle))
        canvas.line([(x, y), foot], palette.ink, 0.34)
        canvas.line([(x + (foot[0] - x) * 0.62, y + (foot[1] - y) * 0.62), foot], palette.ground, 1.1)
        canvas.line([(x + (foot[0] - x) * 0.62, y + (foot[1] - y) * 0.62), foot], palette.ink, 0.34)
        canvas.box(x - 1.3, y - 0.9, 2.6, 1.8, palette.ground, palette.ink, 0.26)


# ------------------------------------------------------------------------------------------------ the stack


def stack(canvas: Canvas, draw: Draw) -> None:
    """Layers drawn apart from one another, seen from above at an angle."""
    palette = canvas.palette
    number = draw.count(4, 6)
    wide, high = canvas.width, canvas.height
    across, deep = wide * draw.between(0.42, 0.5), high * draw.between(0.16, 0.2)
    lean = wide * draw.between(0.1, 0.16)
    thick = [draw.between(0.6, 2.6) + (3.2 if draw.chance(0.3) else 0) for _ in range(number)]
    gap = (high * 0.86 - deep - sum(thick)) / number
    left = (wide - across - lean) / 2 - wide * 0.03
    kinds = _different(draw, number)
    bottom = high * 0.93
    before: list[Point] | None = None
    for index in range(number):
        strength = 0.14 + 0.66 * (index / (number - 1) if draw.chance(0.85) else draw.between(0, 1))
        top = bottom - thick[index] - deep
        corners = [
            (left, top + deep),
            (left + across, top + deep),
            (left + across + lean, top),
            (left + lean, top),
        ]
        if before:
            for upper, lower in zip(corners, before, strict=True):
                canvas.dashes((upper[0], upper[1] + thick[index]), lower, palette.shade(0.45), 0.16)
        base = palette.tone(strength)
        if index % 3 == 2:
            base = mix(base, palette.answer, 0.6)
        _slab(canvas, corners, thick[index], base, kinds[index], draw)
        tag = (left + across + lean * 0.5, top + deep * 0.5 + thick[index] * 0.5)
        callout(canvas, tag, str(number - index), reach=(wide * 0.08 + lean * 0.5, 0))
        before = corners
        bottom -= thick[index] + gap


def _slab(canvas: Canvas, top: list[Point], thick: float, base: Colour, kind: str, draw: Draw) -> None:
    palette = canvas.palette
    edge = mix(base, palette.ink, 0.75)
    front = [top[0], top[1], (top[1][0], top[1][1] + thick), (top[0][0], top[0][1] + thick)]
    side = [top[1], top[2], (top[2][0], top[2][1] + thick), (top[1][0], top[1][1] + thick)]
    fill(canvas, top, kind, base, mix(base, palette.ink, 0.3), draw)
    canvas.polygon(top, None, edge, 0.26)
    canvas.polygon(front, mix(base, palette.ink, 0.16), edge, 0.26)
    canvas.polygon(side, mix(base, palette.ink, 0.3), edge, 0.26)


# ------------------------------------------------------------------------------------------------- the tube


def tube(canvas: Canvas, draw: Draw) -> None:
    """Rings within rings: a cable, a lined pipe or a tyre, with a sector lifted out of the pattern."""
    palette = canvas.palette
    centre = (canvas.width * draw.between(0.4, 0.46), canvas.height * 0.5)
    outer = min(canvas.width, canvas.height) * 0.4
    number = draw.count(3, 5)
    radii = [outer * (1 - 0.72 * (index / number) ** draw.between(0.85, 1.1)) for index in range(number)]
    kinds = _different(draw, number)
    canvas.dashes(
        (centre[0] - outer - 5, centre[1]),
        (centre[0] + outer + 5, centre[1]),
        palette.shade(0.5),
        0.16,
        (3, 0.8, 0.6, 0.8),
    )
    canvas.dashes(
        (centre[0], centre[1] - outer - 5),
        (centre[0], centre[1] + outer + 5),
        palette.shade(0.5),
        0.16,
        (3, 0.8, 0.6, 0.8),
    )
    for index, radius in enumerate(radii):
        base = palette.tone(0.72 - 0.58 * index / number)
        if index == 1:
            base = mix(base, palette.answer, 0.55)
        fill(canvas, arc(centre, radius, 0, 360), kinds[index], base, mix(base, palette.ink, 0.3), draw)
        canvas.disc(centre, radius, None, palette.ink, 0.3)
    core = radii[-1] * 0.78
    draw.pick((_strands, _strands, _hollow))(canvas, centre, core, draw)
    for index, radius in enumerate(radii):
        inner = radii[index + 1] if index + 1 < number else core
        angle = math.radians(-38 + index * 76 / max(1, number - 1))
        middle = (radius + inner) / 2
        spot = (centre[0] + middle * math.cos(angle), centre[1] + middle * math.sin(angle))
        far = centre[0] + outer + canvas.width * 0.09
        level = centre[1] + outer * (-0.8 + 1.6 * index / (number - 1))
        callout(canvas, spot, str(index + 1), reach=(far - spot[0], level - spot[1]))
    y = centre[1] + outer + 4.5
    dimension(canvas, (centre[0] - outer, y), (centre[0] + outer, y))


def _strands(canvas: Canvas, centre: Point, radius: float, draw: Draw) -> None:
    palette = canvas.palette
    canvas.disc(centre, radius, palette.ground, palette.ink, 0.3)
    size = radius / draw.pick((3, 5))
    rings = round(radius / size / 2)
    for ring in range(rings + 1):
        for index in range(max(1, 6 * ring)):
            angle = 6.283 * index / max(1, 6 * ring)
            spot = (
                centre[0] + ring * 2 * size * 0.97 * math.cos(angle),
                centre[1] + ring * 2 * size * 0.97 * math.sin(angle),
            )
            if math.dist(spot, centre) + size <= radius * 1.01:
                canvas.disc(spot, size * 0.92, mix(palette.ground, palette.answer, 0.75), palette.ink, 0.24)


def _hollow(canvas: Canvas, centre: Point, radius: float, draw: Draw) -> None:
    palette = canvas.palette
    canvas.disc(centre, radius, palette.ground, palette.ink, 0.3)
    level = draw.between(10, 50)
    canvas.polygon(
        arc(centre, radius * 0.97, level, 180 - level),
        mix(palette.ground, palette.answer, 0.4),
        palette.ink,
        0.2,
    )


# ------------------------------------------------------------------------------------------- the turned part


def turned_part(canvas: Canvas, draw: Draw) -> None:
    """A part turned on a lathe, cut along its axis: hatched walls about a bore."""
    palette = canvas.palette
    wide, middle = canvas.width, canvas.height * 0.49
    number = draw.count(5, 7)
    left, right = wide * 0.13, wide * 0.87
    steps = [draw.between(0.7, 1.5) for _ in range(number)]
    edges = [left + (right - left) * sum(steps[:index]) / sum(steps) for index in range(number + 1)]
    outer = [draw.between(13, 34) for _ in range(number)]
    outer[draw.count(1, number - 2)] = 37
    bore = draw.between(4, 6.5)
    inner = [bore if index < number // 2 else min(bore + 3.5, outer[index] - 5) for index in range(number)]
    for side in (-1, 1):
        profile = _stairs(edges, outer, middle, side)
        inside = _stairs(edges, inner, middle, side)
        walls = [*profile, *reversed(inside)]
        fill(canvas, walls, "slant", palette.tone(0.3), palette.tone(0.85), draw)
        canvas.polygon(walls, None, palette.ink, 0.42)
    for index, edge in enumerate(edges[1:-1], start=1):
        small = min(inner[index - 1], inner[index])
        canvas.line([(edge, middle - small), (edge, middle + small)], palette.shade(0.6), 0.2)
    _sleeve(canvas, edges, inner, middle, draw)
    canvas.dashes((left - 6, middle), (right + 6, middle), palette.ink, 0.2, (4, 0.9, 0.7, 0.9))
    base = middle + 43
    dimension(canvas, (edges[0], base), (edges[number // 2], base))
    dimension(canvas, (edges[number // 2], base), (edges[-1], base))
    for tag, index in enumerate((0, number // 2, number - 1), start=1):
        x = (edges[index] + edges[index + 1]) / 2
        y = middle - (outer[index] + inner[index]) / 2
        callout(canvas, (x, y), str(tag), reach=(2.5, -(y - (middle - 43))))


def _stairs(edges: Sequence[float], radii: Sequence[float], middle: float, side: int) -> list[Point]:
    found: list[Point] = []
    for index, radius in enumerate(radii):
        slope = 1.1 if index else 0.0
        found += [(edges[index] + slope, middle + side * radius), (edges[index + 1], middle + side * radius)]
    return found


def _sleeve(
    canvas: Canvas, edges: Sequence[float], inner: Sequence[float], middle: float, draw: Draw
) -> None:
    """A bushing or bearing in the bore, which makes one part differ from the next."""
    palette = canvas.palette
    at = len(inner) // 2
    x, end = edges[at] + 1.2, edges[min(len(inner), at + 2)] - 1.2
    size = min(inner[at], inner[min(len(inner) - 1, at + 1)]) * 0.96
    rollers = draw.chance(0.6)
    for side in (-1, 1):
        top = middle - size if side < 0 else middle + size * 0.45
        canvas.box(x, top, end - x, size * 0.55, mix(palette.ground, palette.answer, 0.6), palette.ink, 0.26)
        if rollers:
            for index in range(1, 5):
                canvas.disc(
                    (x + (end - x) * index / 5, top + size * 0.275),
                    size * 0.19,
                    palette.ground,
                    palette.ink,
                    0.22,
                )


KINDS: Motifs = {
    "隧道|围岩|滑坡|坡地|巷道|航线|垄沟|路面|沟槽|阀门井|人井|地沟|钢轨|拱|土|立管|钻|窖": ground,
    "环坯|轧辊|夹具|定位|滚筒|落煤|瓶|水轮机|法兰|工件": turned_part,
    "管|缆|电缆|轮胎|卡扣|导线|型材": tube,
    "层|叠|内部|流径|隔离|结构|布置|位置|链路|分解": stack,
}
"""What a description says → what is drawn."""
