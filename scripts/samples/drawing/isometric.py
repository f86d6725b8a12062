"""Machines in isometric view: blocks, drums, hoppers and pipes on a common base."""

from __future__ import annotations

from scripts.samples.chance import Draw
from scripts.samples.drawing.canvas import Canvas, Colour, Point, arc, mix, turned
from scripts.samples.drawing.notes import callout

LINE = 0.3


class Scene:
    """Turns (x, y, z) in units into points of the canvas: x to the right and down, y to the left and down."""

    def __init__(self, canvas: Canvas, origin: Point, size: float) -> None:
        self.canvas = canvas
        self._origin = origin
        self._size = size

    def at(self, x: float, y: float, z: float) -> Point:
        """The point of the canvas."""
        across, down = (x - y) * 0.866, (x + y) * 0.5 - z
        return self._origin[0] + across * self._size, self._origin[1] + down * self._size

    def face(self, corners: list[tuple[float, float, float]], tone: Colour) -> list[Point]:
        """One plane face with its edge; its points."""
        points = [self.at(*each) for each in corners]
        self.canvas.polygon(points, tone, mix(tone, self.canvas.palette.ink, 0.8), LINE)
        return points

    def block(
        self, x: float, y: float, z: float, wide: float, deep: float, high: float, tone: Colour
    ) -> None:
        """A block on its lowest corner, lit from above and from the left."""
        ink = self.canvas.palette.ink
        top = z + high
        far_x, far_y = x + wide, y + deep
        self.face(
            [(x, far_y, z), (far_x, far_y, z), (far_x, far_y, top), (x, far_y, top)], mix(tone, ink, 0.1)
        )
        self.face(
            [(far_x, y, z), (far_x, far_y, z), (far_x, far_y, top), (far_x, y, top)], mix(tone, ink, 0.28)
        )
        self.face(
            [(x, y, top), (far_x, y, top), (far_x, far_y, top), (x, far_y, top)],
            mix(tone, (255, 255, 255), 0.3),
        )

    def drum(
        self, x: float, y: float, z: float, radius: float, high: float, tone: Colour, cone: float = 0
    ) -> None:
        """An upright cylinder on its centre; with a cone it runs out below like a hopper."""
        canvas, ink = self.canvas, self.canvas.palette.ink
        centre, top = self.at(x, y, z), self.at(x, y, z + high)
        half = radius * 1.22 * self._size
        line = mix(tone, ink, 0.8)
        if cone:
            foot = self.at(x, y, z - cone)
            canvas.polygon(
                [
                    (centre[0] - half, centre[1]),
                    (centre[0] + half, centre[1]),
                    (foot[0] + half * 0.2, foot[1]),
                    (foot[0] - half * 0.2, foot[1]),
                ],
                mix(tone, ink, 0.2),
                line,
                LINE,
            )
        lower = arc(centre, half, 0, 180, flat=0.577)
        body = [(top[0] + half, top[1]), *lower, (top[0] - half, top[1])]
        canvas.polygon(body, tone)
        for share, dark in ((0.35, 0.1), (0.62, 0.2), (0.84, 0.3)):
            part = [(px, py) for px, py in lower if px >= centre[0] - half + 2 * half * share]
            if len(part) > 1:
                edge = part[-1][0]
                canvas.polygon([(part[0][0], top[1]), *part, (edge, top[1])], mix(tone, ink, dark))
        canvas.line([(top[0] - half, top[1]), (centre[0] - half, centre[1])], line, LINE)
        canvas.line([(top[0] + half, top[1]), (centre[0] + half, centre[1])], line, LINE)
        canvas.line(lower, line, LINE)
        canvas.polygon(arc(top, half, 0, 360, flat=0.577), mix(tone, (255, 255, 255), 0.35), line, LINE)

    def pipe(self, way: list[tuple[float, float, float]], tone: Colour, width: float = 1.3) -> None:
        """A pipe along corners."""
        points = [self.at(*each) for each in way]
        self.canvas.line(points, self.canvas.palette.ink, width + 0.5)
        self.canvas.line(points, tone, width)
        light = [(x - width * 0.18, y - width * 0.18) for x, y in points]
        self.canvas.line(light, mix(tone, (255, 255, 255), 0.5), width * 0.25)


def machine(canvas: Canvas, draw: Draw) -> None:
    """A skid with four stations in a row or a square: blocks, vessels, hoppers and a tower."""
    palette = canvas.palette
    size = draw.between(1.3, 1.42) * min(1.0, canvas.width / 125)
    scene = Scene(canvas, (canvas.width * draw.between(0.48, 0.52), canvas.height * 0.6), size)
    long, deep = draw.between(50, 58), draw.between(22, 28)
    base = mix(palette.ground, palette.ink, 0.14)
    left = -long / 2
    shadow = [
        scene.at(*each)
        for each in (
            (left - 3, -deep / 2 + 3, -2),
            (left + long + 4, -deep / 2 + 3, -2),
            (left + long + 4, deep / 2 + 5, -2),
            (left - 3, deep / 2 + 5, -2),
        )
    ]
    canvas.polygon(shadow, palette.shade(0.07))
    scene.block(left, -deep / 2, -2, long, deep, 2, base)
    stations = draw.count(3, 4)
    room = long / stations
    makers = draw.some(
        (_block_station, _vessel_station, _hopper_station, _tower_station, _motor_station), stations
    )
    if draw.chance(0.5):
        makers.reverse()
    tags: list[Point] = []
    for index, make in enumerate(makers):
        tone = palette.answer if index == stations // 2 else palette.tone(draw.between(0.3, 0.75))
        tags.append(
            make(
                scene,
                left + room * index + room * 0.12,
                room * 0.76,
                deep,
                mix(palette.ground, tone, 0.85),
                draw,
            )
        )
        if index + 1 < stations:
            high = draw.between(4, 8)
            way = [
                (left + room * (index + 0.55), deep * 0.3, high),
                (left + room * (index + 0.95), deep * 0.3, high),
                (left + room * (index + 0.95), deep * 0.3, high + draw.between(-3, 3)),
                (left + room * (index + 1.2), deep * 0.3, high),
            ]
            scene.pipe(way[:2] + way[3:], palette.tone(0.5))
    for index, (x, y) in enumerate(tags):
        callout(canvas, (x, y), str(index + 1), reach=(-4, -9))


def _block_station(scene: Scene, x: float, wide: float, deep: float, tone: Colour, draw: Draw) -> Point:
    high = draw.between(15, 22)
    y = -deep * 0.36
    scene.block(x, y, 0, wide, deep * 0.72, high, tone)
    front, ink = y + deep * 0.72, scene.canvas.palette.ink
    pane = mix(scene.canvas.palette.ground, tone, 0.15)
    scene.face(
        [
            (x + wide * 0.12, front, high * 0.55),
            (x + wide * 0.6, front, high * 0.55),
            (x + wide * 0.6, front, high * 0.88),
            (x + wide * 0.12, front, high * 0.88),
        ],
        pane,
    )
    for row in range(4):
        z = high * (0.12 + 0.08 * row)
        scene.canvas.line(
            [scene.at(x + wide * 0.15, front, z), scene.at(x + wide * 0.85, front, z)],
            mix(tone, ink, 0.6),
            0.25,
        )
    return scene.at(x + wide * 0.5, y + deep * 0.36, high)


def _vessel_station(scene: Scene, x: float, wide: float, deep: float, tone: Colour, draw: Draw) -> Point:
    radius = min(wide, deep) * 0.4
    high = draw.between(14, 22)
    middle = x + wide / 2
    for dx, dy in ((-0.7, -0.7), (0.7, -0.7), (-0.7, 0.7), (0.7, 0.7)):
        scene.block(
            middle + dx * radius - 0.5, dy * radius - 0.5, 0, 1, 1, 4, scene.canvas.palette.shade(0.5)
        )
    scene.drum(middle, 0, 4, radius, high, tone)
    scene.drum(middle, 0, 4 + high, radius * 0.45, 2, mix(tone, scene.canvas.palette.ink, 0.15))
    scene.pipe(
        [(middle, 0, 6 + high), (middle, 0, 10 + high), (middle + wide * 0.5, 0, 10 + high)], tone, 1.1
    )
    return scene.at(middle - radius * 0.5, radius * 0.5, 4 + high * 0.7)


def _hopper_station(scene: Scene, x: float, wide: float, deep: float, tone: Colour, draw: Draw) -> Point:
    radius = min(wide, deep) * 0.42
    middle, base = x + wide / 2, draw.between(11, 14)
    grey = scene.canvas.palette.shade(0.45)
    for dx, dy in ((-0.9, -0.9), (0.9, -0.9), (-0.9, 0.9), (0.9, 0.9)):
        scene.pipe(
            [(middle + dx * radius, dy * radius, 0), (middle + dx * radius, dy * radius, base + 3)], grey, 0.8
        )
    scene.drum(middle, 0, base, radius, draw.between(8, 13), tone, cone=base * 0.7)
    return scene.at(middle, 0, base + 9)


def _tower_station(scene: Scene, x: float, wide: float, deep: float, tone: Colour, draw: Draw) -> Point:
    floors = draw.count(3, 4)
    side = min(wide, deep) * 0.66
    y = -side / 2
    for floor in range(floors):
        shrink = floor * side * 0.07
        colour = mix(tone, scene.canvas.palette.ground, 0.3 * (floor % 2))
        scene.block(x + shrink, y + shrink, floor * 7, side - 2 * shrink, side - 2 * shrink, 6.5, colour)
    return scene.at(x + side / 2, 0, floors * 7)


def _motor_station(scene: Scene, x: float, wide: float, deep: float, tone: Colour, _: Draw) -> Point:
    canvas = scene.canvas
    scene.block(x, -deep * 0.3, 0, wide, deep * 0.6, 3.5, canvas.palette.shade(0.3))
    radius = min(6.0, wide * 0.4)
    start, end = scene.at(x + 1, 0, 4 + radius), scene.at(x + wide - 1, 0, 4 + radius)
    ink = canvas.palette.ink
    steps = 14
    for step in range(steps + 1):
        share = step / steps
        spot = (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
        dark = mix(tone, ink, 0.12 if step % 2 else 0.32)
        canvas.polygon(
            turned(arc(spot, radius, 0, 360, flat=0.62), spot, 62),
            dark,
            mix(tone, ink, 0.75) if step in (0, steps) else None,
            LINE,
        )
    canvas.polygon(
        turned(arc(end, radius * 0.92, 0, 360, flat=0.62), end, 62),
        mix(tone, (255, 255, 255), 0.25),
        mix(tone, ink, 0.8),
        LINE,
    )
    canvas.polygon(turned(arc(end, radius * 0.25, 0, 360, flat=0.62), end, 62), mix(tone, ink, 0.6))
    return start[0], start[1] - radius * 0.6
