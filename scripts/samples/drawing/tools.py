"""Hand tools of the workshop: clamps, jigs and poles."""

from __future__ import annotations

import math

from scripts.samples.chance import Draw
from scripts.samples.drawing.canvas import Canvas, Colour, Point, arc, mix, turned
from scripts.samples.drawing.notes import callout, dimension


def clamp(canvas: Canvas, draw: Draw) -> None:
    """A tool of the workshop: jaws about a round piece, a screw or a lever, and a handle."""
    palette, ink = canvas.palette, canvas.palette.ink
    turn = draw.between(-22, 22)
    centre = (canvas.width * 0.46, canvas.height * 0.48)
    steel = mix(palette.ground, palette.accent, draw.between(0.4, 0.62))
    radius = draw.between(9, 14)
    piece = (centre[0] - draw.between(20, 26), centre[1])

    def put(points: list[Point], tone: Colour, width: float = 0.4) -> None:
        canvas.polygon(turned(points, centre, turn), tone, ink, width)

    def spot(x: float, y: float) -> Point:
        return turned([(x, y)], centre, turn)[0]

    x, y = piece
    thick = draw.between(5, 8)
    fork = [
        *arc(piece, radius + 0.6, -58, 58)[::-1],
        *arc(piece, radius + thick, -50, 50),
    ]
    back = x + radius + thick
    length = draw.between(34, 46)
    put([(back - 4, y - 5), (back + length, y - 3.4), (back + length, y + 3.4), (back - 4, y + 5)], steel)
    put(fork, mix(steel, ink, 0.1))
    end = draw.between(138, 165)
    for side in (-1, 1):
        jaw = [
            *arc(piece, radius + thick * 0.92, side * 52, side * end),
            *arc(piece, radius + 0.4, side * (end + 7), side * 52),
        ]
        put(jaw, steel)
        hinge = arc(piece, radius + thick * 0.5, side * 54, side * 56)[0]
        canvas.disc(spot(*hinge), 1.7, palette.ground, ink, 0.36)
    canvas.disc(spot(*piece), radius - 0.4, mix(palette.ground, palette.answer, 0.45), ink, 0.4)
    canvas.disc(spot(*piece), radius * 0.62, mix(palette.ground, palette.answer, 0.18), ink, 0.26)
    handle = mix(palette.answer, ink, 0.1)
    start = back + length
    if draw.chance(0.5):
        put(
            [
                (start, y - 4.4),
                (start + 22, y - 4.9),
                (start + 24, y),
                (start + 22, y + 4.9),
                (start, y + 4.4),
            ],
            handle,
        )
        for index in range(7):
            at = start + 3 + index * 2.6
            canvas.line([spot(at, y - 3.6), spot(at, y + 3.6)], mix(handle, ink, 0.5), 0.4)
    else:
        for index in range(11):
            at = start + index * 1.8
            canvas.polygon(
                turned(
                    [(at, y - 2.4), (at + 1.1, y - 2.4), (at + 1.7, y + 2.4), (at + 0.6, y + 2.4)],
                    centre,
                    turn,
                ),
                mix(steel, (255, 255, 255), 0.4),
                ink,
                0.2,
            )
        put([(start + 20, y - 13), (start + 23, y - 13), (start + 23, y + 13), (start + 20, y + 13)], handle)
        for side in (-13, 13):
            canvas.disc(spot(start + 21.5, y + side), 2.4, handle, ink, 0.36)
    if draw.chance(0.7):
        put(
            [(back + 6, y - 5), (back + 11, y - 19), (back + 15, y - 18), (back + 13, y - 4.6)],
            mix(steel, (255, 255, 255), 0.3),
        )
        canvas.disc(spot(back + 12.6, y - 18.4), 2.6, handle, ink, 0.36)
    for at in (back + 4, back + length * 0.5, back + length - 4):
        canvas.disc(spot(at, y), 1.2, palette.ground, ink, 0.3)
    axis = [spot(x - radius - 10, y), spot(start + 30, y)]
    canvas.dashes(axis[0], axis[1], palette.shade(0.6), 0.16, (3.4, 0.8, 0.6, 0.8))
    low = centre[1] + 36
    dimension(canvas, spot(x - radius, low), spot(x + radius, low))
    dimension(canvas, spot(back, low), spot(start, low))
    callout(canvas, spot(x, y - radius * 0.3), "1", reach=(-8, -20))
    callout(canvas, spot(back + length * 0.6, y - 2), "2", reach=(6, -19))
    callout(canvas, spot(start + 14, y), "3", reach=(3, -17))


def jig(canvas: Canvas, draw: Draw) -> None:
    """A plate with slots and holes, stops along its edge, a piece laid in and a toggle that holds it."""
    palette, ink = canvas.palette, canvas.palette.ink
    wide, high = canvas.width * draw.between(0.6, 0.68), draw.between(46, 54)
    left, top = (canvas.width - wide) / 2, canvas.height * 0.5 - high / 2 - 2
    plate = mix(palette.ground, palette.accent, draw.between(0.26, 0.42))
    cut = draw.between(5, 9)
    outline = [
        (left + cut, top),
        (left + wide - cut, top),
        (left + wide, top + cut),
        (left + wide, top + high - cut),
        (left + wide - cut, top + high),
        (left + cut, top + high),
        (left, top + high - cut),
        (left, top + cut),
    ]
    canvas.polygon(outline, plate, ink, 0.42)
    for x in (left + 5, left + wide - 5):
        for y in (top + 9, top + high - 9):
            canvas.disc((x, y), 2, palette.ground, ink, 0.34)
            canvas.disc((x, y), 1, palette.shade(0.4), ink, 0.2)
    slots = draw.count(2, 4)
    for index in range(slots):
        x = left + wide * (0.24 + 0.52 * index / (slots - 1))
        canvas.box(x - 1.2, top + 6, 2.4, high - 12, palette.ground, ink, 0.3)
    middle = (canvas.width * 0.5, top + high * 0.5)
    radius, sides = draw.between(11, 15), draw.pick((6, 8, 60))
    piece = (
        arc(middle, radius, 0, 360)
        if sides == 60
        else [
            (
                middle[0] + radius * math.cos(6.2832 * k / sides),
                middle[1] + radius * math.sin(6.2832 * k / sides),
            )
            for k in range(sides)
        ]
    )
    canvas.polygon(piece, mix(palette.ground, palette.answer, 0.6), ink, 0.42)
    canvas.disc(middle, radius * draw.between(0.35, 0.6), palette.ground, ink, 0.34)
    for angle in (150, 210, -30):
        at = arc(middle, radius + 2.2, angle, angle + 1)[0]
        canvas.disc(at, 2.1, mix(plate, ink, 0.35), ink, 0.34)
    arm = math.radians(draw.between(20, 50))
    tip = (middle[0] + (radius - 1) * math.cos(arm), middle[1] + (radius - 1) * math.sin(arm))
    far = (tip[0] + 26 * math.cos(arm), tip[1] + 26 * math.sin(arm))
    canvas.line([tip, far], ink, 4.4)
    canvas.line([tip, far], mix(palette.ground, palette.accent, 0.75), 3.7)
    canvas.disc(tip, 2.9, palette.answer, ink, 0.34)
    canvas.disc((tip[0] + 10 * math.cos(arm), tip[1] + 10 * math.sin(arm)), 1.3, palette.ground, ink, 0.3)
    for line in (
        ((left - 7, middle[1]), (left + wide + 7, middle[1])),
        ((middle[0], top - 7), (middle[0], top + high + 5)),
    ):
        canvas.dashes(*line, palette.shade(0.6), 0.16, (3.4, 0.8, 0.6, 0.8))
    dimension(canvas, (left, top + high + 9), (left + wide, top + high + 9))
    dimension(canvas, (left - 9, top), (left - 9, top + high))
    callout(
        canvas, (middle[0] - radius * 0.7, middle[1] - radius * 0.5), "1", reach=(-14, top - middle[1] - 2)
    )
    callout(canvas, (left + wide * 0.76, top + 8), "2", reach=(6, -16))
    callout(canvas, (far[0] - 2, far[1] - 1), "3", reach=(left + wide + 9 - far[0], -8))


def pole(canvas: Canvas, draw: Draw) -> None:
    """A long pole broken in the middle, with a head that is shown larger in a circle beside it."""
    palette, ink = canvas.palette, canvas.palette.ink
    turn, kind = draw.between(-9, 9), draw.count(0, 2)
    centre = (canvas.width * 0.5, canvas.height * 0.68)
    tone = mix(palette.ground, palette.accent, 0.6)

    def put(points: list[Point], fill: Colour) -> None:
        canvas.polygon(turned(points, centre, turn), fill, ink, 0.36)

    left, right, y = canvas.width * 0.08, canvas.width * 0.92, centre[1]
    joints = draw.count(3, 4)
    for index in range(joints):
        x, end = (left + (right - left) * (index + step) / joints for step in (0.0, 1.0))
        half = 2.6 - 0.32 * index
        put(
            [(x, y - half), (end - 3, y - half), (end - 3, y + half), (x, y + half)],
            mix(tone, palette.ground, 0.22 * (index % 2)),
        )
        put(
            [
                (end - 3.4, y - half - 0.8),
                (end, y - half - 0.8),
                (end, y + half + 0.8),
                (end - 3.4, y + half + 0.8),
            ],
            mix(palette.answer, ink, 0.15),
        )
    for index in range(9):
        x = left + 1.5 + index * 1.7
        canvas.line(turned([(x, y - 2.5), (x, y + 2.5)], centre, turn), mix(tone, ink, 0.5), 0.36)
    head = turned([(right, y)], centre, turn)[0]
    _head(canvas, head, 0.3, turn, kind)
    canvas.disc(head, 6.4, None, ink, 0.24)
    big = (canvas.width * draw.between(0.36, 0.44), canvas.height * 0.32)
    canvas.disc(big, 24, mix(palette.ground, (255, 255, 255), 0.6), ink, 0.36)
    canvas.dashes((head[0] - 2, head[1] - 6.2), (big[0] + 18, big[1] - 15.9), palette.shade(0.5), 0.18)
    canvas.dashes((head[0] - 3.4, head[1] + 5.4), (big[0] + 12, big[1] + 20.8), palette.shade(0.5), 0.18)
    _head(canvas, big, 1.15, 0, kind)
    callout(canvas, (big[0] + 8, big[1] - 8), "1", reach=(26, -10))
    callout(canvas, turned([(left + 8, y)], centre, turn)[0], "2", reach=(2, -12))
    callout(canvas, turned([(left + (right - left) / joints - 1.7, y)], centre, turn)[0], "3", reach=(5, 12))


def _head(canvas: Canvas, at: Point, size: float, turn: float, kind: int) -> None:
    """The head of a pole: a hook, a fork or a loop."""
    palette, ink = canvas.palette, canvas.palette.ink
    x, y = at
    steel = mix(palette.ground, palette.answer, 0.7)

    def path(points: list[Point], width: float) -> None:
        found = turned([(x + px * size, y + py * size) for px, py in points], at, turn)
        canvas.line(found, ink, (width + 1.2) * size)
        canvas.line(found, steel, width * size)

    path([(-15, 0), (-5, 0)], 6)
    if kind == 0:
        path([(-5, 0), *arc((3, -2), 9, 130, 360), (12, 5)], 4)
    elif kind == 1:
        path([(-5, 0), (0, -9), (14, -10)], 4)
        path([(-5, 0), (0, 9), (14, 10)], 4)
    else:
        path([(-5, 0), *arc((7, 0), 11, 180, 500)], 3.4)
    bolt = turned([(x - 5 * size, y)], at, turn)[0]
    canvas.disc(bolt, 2.4 * size, palette.ground, ink, 0.3)


def tool(canvas: Canvas, draw: Draw) -> None:
    """One of the hand tools."""
    draw.pick((clamp, jig, pole, jig, pole))(canvas, draw)
