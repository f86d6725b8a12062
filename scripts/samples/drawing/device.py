"""Apparatus: plants, cabinets, conveyors and aircraft seen from the front, or a machine or tool."""

from __future__ import annotations

import math
from itertools import pairwise

from scripts.samples.chance import Draw
from scripts.samples.drawing.canvas import Canvas, Colour, Point, arc, mix
from scripts.samples.drawing.isometric import machine
from scripts.samples.drawing.motifs import Motifs, motif
from scripts.samples.drawing.notes import callout, dimension
from scripts.samples.drawing.tools import clamp, jig, pole, tool


def device(canvas: Canvas, draw: Draw, subject: str) -> None:
    """An apparatus of the kind that its description names, or else one by chance."""
    motif(subject, KINDS, (machine, machine, plant))(canvas, draw)


# -------------------------------------------------------------------------------------------------- elevation


def plant(canvas: Canvas, draw: Draw) -> None:
    """Vessels on legs joined by pipes with valves, seen from the front."""
    palette = canvas.palette
    floor = canvas.height * 0.84
    number = draw.count(3, 4) + (3 if canvas.width > 200 else 0)
    room = canvas.width * 0.84 / number
    canvas.line([(canvas.width * 0.05, floor), (canvas.width * 0.95, floor)], palette.ink, 0.4)
    for step in range(round(canvas.width * 0.9 / 2.2)):
        x = canvas.width * 0.05 + step * 2.2
        canvas.line([(x, floor + 2), (x + 1.4, floor)], palette.shade(0.5), 0.16)
    tops: list[Point] = []
    for index in range(number):
        middle = canvas.width * 0.08 + room * (index + 0.5)
        half, high = room * draw.between(0.24, 0.34), draw.between(26, 48)
        tone = mix(palette.ground, palette.answer if index == 1 else palette.accent, draw.between(0.28, 0.6))
        tops.append(_vessel(canvas, (middle, floor), half, high, tone, draw))
    for index, (start, end) in enumerate(pairwise(tops)):
        level = min(start[1], end[1]) - 6 - 3 * (index % 2)
        way = [start, (start[0], level), (end[0] - 3, level), (end[0] - 3, end[1] + 2)]
        canvas.line(way, palette.ink, 1.5)
        canvas.line(way, mix(palette.ground, palette.accent, 0.5), 0.95)
        _valve(canvas, ((start[0] + end[0]) / 2, level))
    for index, (x, y) in enumerate(tops):
        callout(canvas, (x + 2, y + 12), str(index + 1), reach=(room * 0.3, -5))
    dimension(canvas, (tops[0][0], floor + 7), (tops[-1][0], floor + 7))


def _vessel(canvas: Canvas, foot: Point, half: float, high: float, tone: Colour, draw: Draw) -> Point:
    palette, ink = canvas.palette, canvas.palette.ink
    x, floor = foot
    bottom = floor - draw.between(7, 12)
    top = bottom - high
    for side in (-0.7, 0.7):
        canvas.box(x + side * half - 0.6, bottom - 2, 1.2, floor - bottom + 2, palette.shade(0.4), ink, 0.24)
    bulge = half * 0.42
    outline = [
        *[(px, top + (py - top)) for px, py in arc((x, top), half, 180, 360, flat=bulge / half)],
        *arc((x, bottom), half, 0, 180, flat=bulge / half),
    ]
    canvas.polygon(outline, tone)

    def paint(sheet: Canvas) -> None:
        for share, dark in ((0.55, 0.08), (0.75, 0.16), (0.9, 0.24)):
            left = x - half + 2 * half * share
            sheet.box(left, top - 20, half * 2, high + 40, mix(tone, ink, dark))
        sheet.box(x - half * 0.75, top - 20, half * 0.16, high + 40, mix(tone, (255, 255, 255), 0.45))

    canvas.inside(outline, paint)
    canvas.polygon(outline, None, ink, 0.36)
    for y in (top, bottom):
        canvas.line([(x - half, y), (x + half, y)], ink, 0.24)
    kind = draw.count(0, 2)
    if kind == 0:
        for step in range(1, 6):
            y = top + high * step / 6
            canvas.line([(x - half * 0.8, y), (x + half * 0.8, y + (1.5 if step % 2 else -1.5))], ink, 0.22)
    elif kind == 1:
        canvas.line([(x, top - bulge - 5), (x, bottom - 4)], ink, 0.5)
        for y in (bottom - 6, bottom - high * 0.5):
            canvas.polygon([(x - half * 0.6, y - 1.4), (x, y), (x - half * 0.6, y + 1.4)], palette.shade(0.7))
            canvas.polygon([(x + half * 0.6, y - 1.4), (x, y), (x + half * 0.6, y + 1.4)], palette.shade(0.7))
        canvas.box(x - 2.4, top - bulge - 9, 4.8, 5.5, mix(palette.ground, palette.answer, 0.7), ink, 0.3)
        return x + half * 0.5, top - bulge * 0.85
    else:
        canvas.disc((x, top + high * 0.32), half * 0.4, mix(palette.ground, palette.ink, 0.1), ink, 0.3)
        canvas.disc((x, top + high * 0.32), half * 0.28, palette.ground, ink, 0.2)
    return x, top - bulge


def _valve(canvas: Canvas, at: Point) -> None:
    x, y = at
    ink, ground = canvas.palette.ink, canvas.palette.ground
    canvas.polygon([(x - 2, y - 1.4), (x, y), (x - 2, y + 1.4)], ground, ink, 0.28)
    canvas.polygon([(x + 2, y - 1.4), (x, y), (x + 2, y + 1.4)], ground, ink, 0.28)
    canvas.line([(x, y), (x, y - 2.6)], ink, 0.3)
    canvas.line([(x - 1.4, y - 2.6), (x + 1.4, y - 2.6)], ink, 0.4)


def cabinet(canvas: Canvas, draw: Draw) -> None:
    """Cabinets side by side with panels, vents, displays and lamps."""
    palette, ink = canvas.palette, canvas.palette.ink
    number = draw.count(2, 4) + (3 if canvas.width > 200 else 0)
    base, wide = canvas.height * 0.88, canvas.width * 0.72
    left, room = (canvas.width - wide) / 2 - 3, canvas.width * 0.72 / number
    canvas.polygon(
        [(left - 4, base + 3), (left + wide + 9, base + 3), (left + wide + 5, base), (left, base)],
        palette.shade(0.09),
    )
    highest = canvas.height * 0.72
    for index in range(number):
        high = highest * draw.pick((1.0, 1.0, 0.86, 0.74))
        x, y = left + index * room, base - high
        tone = mix(
            palette.ground, palette.answer if index == number - 1 else palette.accent, draw.between(0.14, 0.5)
        )
        canvas.polygon(
            [(x + room, y), (x + room + 4, y - 3), (x + 4, y - 3), (x, y)],
            mix(tone, (255, 255, 255), 0.4),
            ink,
            0.3,
        )
        canvas.polygon(
            [(x + room, y), (x + room + 4, y - 3), (x + room + 4, base - 3), (x + room, base)],
            mix(tone, ink, 0.3),
            ink,
            0.3,
        )
        canvas.box(x, y, room, high, tone, ink, 0.36)
        canvas.box(x + 1.4, y + 1.4, room - 2.8, high - 4.2, mix(tone, (255, 255, 255), 0.22), ink, 0.2)
        _panels(canvas, (x + 3, y + 3.4), room - 6, high - 8.5, tone, draw)
        callout(canvas, (x + room * 0.5, y + 1.4), str(index + 1), reach=(2, -(y - canvas.height * 0.085)))
    dimension(canvas, (left, base + 6), (left + wide, base + 6))


def _panels(canvas: Canvas, corner: Point, wide: float, high: float, tone: Colour, draw: Draw) -> None:
    palette, ink = canvas.palette, canvas.palette.ink
    x, y = corner
    end = y + high
    while y < end - 5:
        tall = min(draw.between(6, 15), end - y)
        kind = draw.count(0, 4)
        canvas.box(x, y, wide, tall - 1.2, mix(palette.ground, tone, 0.5), ink, 0.22)
        if kind == 0:
            canvas.box(x + 1.2, y + 1.2, wide - 2.4, tall - 3.6, mix(palette.accent, ink, 0.6))
            points = [
                (x + 1.8 + (wide - 3.6) * step / 8, y + tall / 2 - 0.6 + draw.between(-0.3, 0.3) * (tall - 4))
                for step in range(9)
            ]
            canvas.line(points, mix(palette.ground, palette.answer, 0.6), 0.35)
        elif kind == 1:
            rows = max(2, int(tall / 1.5) - 1)
            for row in range(rows):
                canvas.line(
                    [(x + 1.5, y + 1.3 + row * 1.5), (x + wide - 1.5, y + 1.3 + row * 1.5)],
                    mix(tone, ink, 0.55),
                    0.36,
                )
        elif kind == 2:
            columns = max(2, int(wide / 3.2))
            for column in range(columns):
                for row in range(max(1, int(tall / 3.2))):
                    spot = (x + wide * (column + 0.5) / columns, y + 1.9 + row * 3)
                    if spot[1] < y + tall - 2:
                        lit = draw.chance(0.3)
                        canvas.disc(spot, 0.7, palette.answer if lit else palette.ground, ink, 0.22)
        elif kind == 3:
            radius = min(wide, tall) * 0.32
            middle = (x + wide / 2, y + tall / 2 - 0.6)
            canvas.disc(middle, radius, palette.ground, ink, 0.28)
            angle = math.radians(draw.between(200, 340))
            canvas.line(
                [
                    middle,
                    (middle[0] + radius * 0.8 * math.cos(angle), middle[1] + radius * 0.8 * math.sin(angle)),
                ],
                palette.accent,
                0.4,
            )
        else:
            canvas.line([(x + wide - 1.6, y + tall * 0.3), (x + wide - 1.6, y + tall * 0.6)], ink, 0.5)
        y += tall


def conveyor(canvas: Canvas, draw: Draw) -> None:
    """A belt on rollers with a frame over it that measures or works."""
    palette, ink = canvas.palette, canvas.palette.ink
    left, right = canvas.width * 0.09, canvas.width * 0.91
    level, radius = canvas.height * draw.between(0.56, 0.62), draw.between(4.2, 5.6)
    floor = canvas.height * 0.86
    canvas.line([(canvas.width * 0.04, floor), (canvas.width * 0.96, floor)], ink, 0.36)
    for share in (0.1, 0.37, 0.63, 0.9):
        x = left + (right - left) * share
        canvas.polygon(
            [(x - 1.2, level + radius), (x + 1.2, level + radius), (x + 2, floor), (x - 2, floor)],
            palette.shade(0.35),
            ink,
            0.26,
        )
        canvas.box(x - 4, floor - 1.2, 8, 1.2, palette.shade(0.5), ink, 0.24)
    belt = [*arc((left, level), radius, 90, 270), *arc((right, level), radius, -90, 90)]
    canvas.polygon(belt, mix(palette.ground, palette.ink, 0.18), ink, 0.8)
    rollers = round((right - left) / 9)
    for index in range(rollers + 1):
        x = left + (right - left) * index / rollers
        size = radius * (0.8 if index in (0, rollers) else 0.5)
        canvas.disc((x, level), size, mix(palette.ground, palette.accent, 0.5), ink, 0.3)
        canvas.disc((x, level), size * 0.3, palette.ground, ink, 0.22)
    top = level - radius
    loads = draw.count(0, 2)
    for index in range(5):
        x = left + (right - left) * (0.1 + 0.2 * index) + draw.between(-2, 2)
        tone = mix(palette.ground, palette.answer, draw.between(0.4, 0.8))
        if loads == 0:
            size = draw.between(6, 9)
            canvas.box(x - size / 2, top - size, size, size - 0.3, tone, ink, 0.3)
            canvas.line([(x - size / 2, top - size * 0.6), (x + size / 2, top - size * 0.6)], ink, 0.22)
        elif loads == 1:
            canvas.box(x - 2, top - 9, 4, 8.7, tone, ink, 0.3)
            canvas.box(x - 0.9, top - 12.5, 1.8, 3.6, tone, ink, 0.3)
        else:
            size = draw.between(3.4, 5)
            canvas.polygon(arc((x, top), size * 1.7, 180, 360, flat=0.6), tone, ink, 0.3)
    _portal(canvas, left + (right - left) * draw.between(0.38, 0.62), top, draw)
    dimension(canvas, (left, floor + 5), (right, floor + 5))


def _portal(canvas: Canvas, x: float, top: float, draw: Draw) -> None:
    palette, ink = canvas.palette, canvas.palette.ink
    half, high = draw.between(13, 18), draw.between(26, 32)
    tone = mix(palette.ground, palette.accent, 0.55)
    for side in (-1, 1):
        canvas.box(x + side * half - 1.4, top - high, 2.8, high + 12, tone, ink, 0.34)
    canvas.box(x - half - 4, top - high - 6, half * 2 + 8, 8, mix(tone, ink, 0.12), ink, 0.36)
    head = top - high + 2
    canvas.box(x - 4.5, head, 9, 6, mix(palette.ground, palette.answer, 0.7), ink, 0.34)
    beam = [(x - 2, head + 6), (x + 2, head + 6), (x + 9, top), (x - 9, top)]
    canvas.wash(beam, palette.answer, 0.28)
    canvas.disc((x, head + 6), 1.6, palette.ground, ink, 0.3)
    callout(canvas, (x, head + 2.5), "2", reach=(half + 12, -4))
    callout(canvas, (x - half - 2, top - high - 2), "1", reach=(-12, -5))
    callout(canvas, (x + half, top - 4), "3", reach=(14, -8))


# --------------------------------------------------------------------------------------------------- aircraft


def drone(canvas: Canvas, draw: Draw) -> None:
    """An aircraft with rotors on arms, its load hung below, seen from the front."""
    palette, ink = canvas.palette, canvas.palette.ink
    x, y = canvas.width * 0.5, canvas.height * draw.between(0.4, 0.46)
    tone = mix(palette.ground, palette.accent, 0.6)
    reach = draw.between(38, 46)
    for side in (-1, 1):
        for share in (1.0, draw.between(0.52, 0.62)):
            tip = (x + side * reach * share, y - 4 - 3 * share)
            canvas.line([(x + side * 7, y + 1), tip], ink, 2.2)
            canvas.line([(x + side * 7, y + 1), tip], tone, 1.5)
            canvas.box(tip[0] - 1.8, tip[1] - 4.5, 3.6, 5, palette.shade(0.4), ink, 0.3)
            blade = arc((tip[0], tip[1] - 5.4), 14, 0, 360, flat=0.07)
            canvas.wash(blade, palette.accent, 0.25)
            canvas.line([(tip[0] - 14, tip[1] - 5.4), (tip[0] + 14, tip[1] - 5.4)], ink, 0.3)
        foot = x + side * 15
        canvas.line([(x + side * 7, y + 6), (foot, y + 30), (foot + side * 5, y + 30)], ink, 0.9)
    canvas.polygon(arc((x, y + 2), 12, 0, 360, flat=0.6), tone, ink, 0.4)
    canvas.polygon(arc((x, y - 0.5), 8, 180, 360, flat=0.7), mix(tone, (255, 255, 255), 0.35), ink, 0.3)
    canvas.box(x - 6, y + 9.4, 12, 3, palette.shade(0.45), ink, 0.3)
    load = mix(palette.ground, palette.answer, 0.65)
    canvas.box(x - 8, y + 12.6, 16, draw.between(9, 13), load, ink, 0.4)
    canvas.disc((x, y + 18), 3, palette.ground, ink, 0.36)
    canvas.disc((x, y + 18), 1.7, palette.shade(0.8))
    dimension(canvas, (x - reach, y + 38), (x + reach, y + 38))
    callout(canvas, (x - reach, y - 8), "1", reach=(-3, -16))
    callout(canvas, (x + 2, y - 3), "2", reach=(6, -24))
    callout(canvas, (x + 6, y + 16), "3", reach=(20, 6))


KINDS: Motifs = {
    "无人机|旋翼": drone,
    "机柜|终端|服务器|盒|网关|箱打开|控制柜|版面|交接箱|腔体": cabinet,
    "皮带|输送|包装机|连续加工|分选|流程布置|转运": conveyor,
    "釜|水洗|提取|浓缩|橇装|甑|熔炼|径流": plant,
    "操作杆|踏板|杆上|辅具": pole,
    "夹具|量规|转胎|探头": jig,
    "卡扣|夹持": clamp,
    "工具|检修工装|安装|自制": tool,
}
"""What a description says → what is drawn."""
