"""What a draughtsman adds: numbered leaders, dimensions, level marks, a scale, the mark of a sample."""

from __future__ import annotations

import math

from scripts.samples.drawing.canvas import Canvas, Point


def callout(canvas: Canvas, spot: Point, words: str, reach: Point = (0, 0)) -> None:
    """A number in a circle, led from the spot it names; without a reach it stands on the spot itself."""
    palette = canvas.palette
    end = (spot[0] + reach[0], spot[1] + reach[1])
    if reach != (0, 0):
        canvas.line([spot, end], palette.ink, 0.18)
        canvas.disc(spot, 0.45, palette.ink)
    canvas.disc(end, 2.1, palette.ground, palette.ink, 0.22)
    canvas.text(words, (end[0], end[1] + 0.95), 1.9, palette.ink, align=0.5)


def dimension(canvas: Canvas, start: Point, end: Point) -> None:
    """A line with arrow heads between two points, with short strokes across its ends."""
    ink = canvas.palette.shade(0.75)
    canvas.line([start, end], ink, 0.18)
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    for point, side in ((start, 0.0), (end, math.pi)):
        head = [
            (point[0] + 1.5 * math.cos(angle + side + turn), point[1] + 1.5 * math.sin(angle + side + turn))
            for turn in (-0.24, 0.24)
        ]
        canvas.polygon([point, *head], ink)
        across = angle + math.pi / 2
        canvas.line(
            [
                (point[0] + 1.3 * way * math.cos(across), point[1] + 1.3 * way * math.sin(across))
                for way in (-1, 1)
            ],
            ink,
            0.18,
        )


def level_marks(canvas: Canvas, top: float, bottom: float) -> None:
    """A scale of depth along the left edge: a bar of alternate halves."""
    palette = canvas.palette
    step = 10.0
    y, index = top, 0
    while y + step < bottom - 2:
        canvas.box(2.2, y, 1.1, step, palette.ink if index % 2 else palette.ground, palette.ink, 0.2)
        y, index = y + step, index + 1


def scale_bar(canvas: Canvas, at: Point, length: float, words: str) -> None:
    """A scale with its length over it, on a plate that keeps it legible; `at` is its left end."""
    palette = canvas.palette
    canvas.box(at[0] - 1.6, at[1] - 5.2, length + 3.2, 7.2, palette.ground)
    canvas.box(at[0], at[1] - 0.5, length, 0.9, palette.ink)
    canvas.text(words, (at[0] + length / 2, at[1] - 1.8), 2.1, palette.ink, align=0.5)


def sample_mark(canvas: Canvas) -> None:
    """The word SAMPLE on a plate in the lower right corner."""
    palette = canvas.palette
    right, bottom = canvas.width - 2.4, canvas.height - 2.4
    wide = 14.5
    canvas.box(right - wide, bottom - 4, wide, 4, palette.ground, palette.shade(0.55), 0.18)
    canvas.text("SAMPLE", (right - wide / 2, bottom - 1.1), 1.8, palette.shade(0.8), align=0.5)
