"""Write the table of look-alike characters that the search reads: hooks/expo/search/lookalikes.txt.

Usage: make_lookalikes.py [--font FILE] [--output FILE]. The 6,763 characters of GB 2312 are drawn and every
two of which one is common are compared, as whole glyphs and in halves. It takes about a minute.
Exit status: 0 done, 2 no font.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "hooks" / "expo" / "search" / "lookalikes.txt"

FAMILIES = ("Noto Sans CJK SC", "Noto Sans SC")
USUAL_PATHS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
)

COMMON = 3755
"""So many characters of GB 2312 are of its first level; those after them are rare."""

DRAWN = 80
CANVAS = 96
SIDE = 40
MARGIN = 4
"""A glyph is drawn of 80 pixels on a canvas of 96, and compared on one of 40 pixels with a margin of 4."""

MOST = 6
THRESHOLD = 0.12
MUTUAL = 0.04
TIED = 0.005
"""A character keeps at most so many look-alikes, which are at least so close; two that are each other's
closest may be less close by so much. A rare character keeps its closest and what ties with it by so much."""

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Pair:
    """Two characters by their numbers, the smaller one first, and how close they look."""

    one: int
    other: int
    closeness: float

    @property
    def both(self) -> tuple[int, int]:
        """The two numbers."""
        return self.one, self.other


def main(arguments: list[str] | None = None) -> int:
    """0 done, 2 no font."""
    options = _options().parse_args(arguments)
    font = usual_font() if options.font is None else opened(options.font)
    if font is None:
        print(
            "找不到思源黑体，请用 --font 指定 | no Noto Sans CJK SC; name a font with --font", file=sys.stderr
        )
        return 2
    every = characters()
    table = written(every, kept(close_pairs(*glyphs(every, font))), name_of(font))
    options.output.write_text(table, "utf-8")
    pairs = sum(len(line) - 2 for line in table.splitlines()[1:])
    print(f"已写出 {options.output}：{pairs} 对 | wrote {options.output}: {pairs} pairs")
    return 0


def characters() -> str:
    """The characters of GB 2312 in its order: the common ones by sound, then the rare ones by radical."""
    codes = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    # Row D7 has five places less.
    return "".join(code.decode("gb2312") for code in codes if not b"\xd7\xfa" <= code < b"\xd8")


def usual_font() -> ImageFont.FreeTypeFont | None:
    """Noto Sans in its form for simplified characters, where this computer has it."""
    for path in (*_matched(), *USUAL_PATHS):
        font = opened(Path(path)) if Path(path).is_file() else None
        if font is not None and name_of(font) in FAMILIES:
            return font
    return None


def opened(path: Path) -> ImageFont.FreeTypeFont | None:
    """The font in the file, of a collection the one for simplified characters; None if there is none."""
    fonts = list(_fonts(path))
    named = [font for font in fonts if name_of(font) in FAMILIES]
    return next(iter(named + fonts), None)


def name_of(font: ImageFont.FreeTypeFont) -> str:
    """The name of the font's family."""
    return font.getname()[0] or ""


def _matched() -> Iterator[str]:
    if command := shutil.which("fc-match"):
        for family in FAMILIES:
            found = subprocess.run([command, "-f", "%{file}", family], capture_output=True, check=False)  # noqa: S603
            yield found.stdout.decode()


def _fonts(path: Path) -> Iterator[ImageFont.FreeTypeFont]:
    for index in range(32):
        try:
            yield ImageFont.truetype(str(path), DRAWN, index)
        except OSError:
            return


def glyphs(every: str, font: ImageFont.FreeTypeFont) -> tuple[Floats, Floats]:
    """Every character as it stands on its line, and stretched into its box: two stacks of pictures."""
    standing, boxed = zip(*(_drawn(each, font) for each in every), strict=True)
    return np.stack(standing), np.stack(boxed)


def _drawn(character: str, font: ImageFont.FreeTypeFont) -> tuple[Floats, Floats]:
    canvas = Image.new("L", (CANVAS, CANVAS))
    ImageDraw.Draw(canvas).text((CANVAS / 2, CANVAS / 2), character, 255, font, "mm")
    glyph = canvas.crop(canvas.getbbox())
    # A single stroke such as 一 is not stretched into a block.
    width, height = max(glyph.width, glyph.height // 3), max(glyph.height, glyph.width // 3)
    box = Image.new("L", (width, height))
    box.paste(glyph, ((width - glyph.width) // 2, (height - glyph.height) // 2))
    framed = np.pad(_scaled(box, SIDE), MARGIN)
    return _scaled(canvas, SIDE + MARGIN), framed


def _scaled(picture: Image.Image, side: int) -> Floats:
    return np.asarray(picture.resize((side, side), Image.Resampling.LANCZOS), np.float32)


def blurred(pictures: Floats, radius: float) -> Floats:
    """The pictures, in the last two dimensions square, under a Gaussian blur."""
    places = np.arange(pictures.shape[-1], dtype=np.float32)
    spread = np.exp(-((places[:, None] - places) ** 2) / (2 * radius**2))
    spread *= np.abs(places[:, None] - places) <= 3 * radius
    spread /= spread.sum(0).max()
    return np.asarray(spread @ pictures @ spread.T, np.float32)


def directions(pictures: Floats) -> Floats:
    """How much edge lies in each of four directions, at every third point: a stack of four maps a picture."""
    down, right = np.zeros_like(pictures), np.zeros_like(pictures)
    down[:, 1:-1] = pictures[:, 2:] - pictures[:, :-2]
    right[:, :, 1:-1] = pictures[:, :, 2:] - pictures[:, :, :-2]
    strength = np.hypot(down, right)
    angle = np.arctan2(down, right) % np.pi / np.pi * 4
    maps = []
    for direction in range(4):
        away = np.abs(angle - direction)
        share = np.maximum(0, 1 - np.minimum(away, 4 - away))
        maps.append(np.sqrt(blurred(strength * share, 1.5)[:, 1::3, 1::3]))
    return np.stack(maps, 1)


class Measure:
    """The correlation of every two characters in one respect."""

    def __init__(self, features: Floats, neighbours: int, among: int | None = None) -> None:
        flat = features.reshape(len(features), -1)
        flat = flat - flat.mean(1, keepdims=True)
        self._unit = flat / (np.linalg.norm(flat, axis=1, keepdims=True) + 1e-6)
        self._usual = np.concatenate(
            [self._nearest(rows, neighbours, among) for rows in _blocks(len(features))]
        )

    def of(self, rows: slice) -> Floats:
        """The correlation of some characters with all."""
        return np.asarray(self._unit[rows] @ self._unit.T)

    def beyond(self, rows: slice) -> Floats:
        """What it has beyond the usual between each of the two and its nearest neighbours."""
        return np.asarray(self.of(rows) - (self._usual[rows, None] + self._usual) / 2)

    def _nearest(self, rows: slice, neighbours: int, among: int | None) -> Floats:
        """The mean correlation of each with its nearest neighbours among the first characters."""
        found = self.of(rows)
        found[np.arange(len(found)), np.arange(len(self._unit))[rows]] = -1
        found = found[:, :among]
        return np.asarray(np.partition(found, -neighbours, axis=1)[:, -neighbours:].mean(1))


def _blocks(count: int) -> Iterator[slice]:
    yield from (slice(start, min(start + 500, count)) for start in range(0, count, 500))


def close_pairs(standing: Floats, boxed: Floats) -> list[Pair]:
    """Pairs with a common character that may be close enough, the closest first.

    Two measures are added: how much of the whole glyphs' blackness is the same, and how much of the strokes'
    directions in the half that agrees best – left, right, top or bottom – with a little of the other half.
    Both count only what goes beyond what each has in common with its nearest neighbours, so that a radical
    which hundreds of characters share makes none of them alike. The weights were chosen so that
    known confusions come out near the top (tests/unit/test_lookalikes.py has them).
    """
    whole = Measure(blurred(standing, 2.2), neighbours=30)
    strokes = directions(blurred(boxed, 1.0))
    middle = strokes.shape[-1] // 2
    halves = [
        (Measure(one, neighbours=5, among=COMMON), Measure(other, neighbours=5, among=COMMON))
        for one, other in (
            (strokes[..., :middle], strokes[..., middle:]),
            (strokes[..., :middle, :], strokes[..., middle:, :]),
        )
    ]
    found = []
    for rows in _blocks(COMMON):
        same = whole.beyond(rows)
        agreeing = [
            first.beyond(rows) + 0.12 * second.of(rows)
            for pair in halves
            for first, second in (pair, pair[::-1])
        ]
        closeness = same + 0.7 * np.maximum.reduce(agreeing)
        closeness[:, :COMMON] += 0.03
        for row, column in np.argwhere(closeness > THRESHOLD - MUTUAL):
            one, other = rows.start + int(row), int(column)
            if one < other:
                found.append(Pair(one, other, float(closeness[row, column])))
    return sorted(found, key=lambda pair: -pair.closeness)


def kept(pairs: Sequence[Pair]) -> dict[int, list[int]]:
    """Character → its look-alikes, both ways and the closest first; the pairs come in this order too."""
    closest: dict[int, Pair] = {}
    for pair in pairs:
        for number in pair.both:
            closest.setdefault(number, pair)
    found: dict[int, list[int]] = {}
    for pair in pairs:
        lists = [found.setdefault(number, []) for number in pair.both]
        if _is_close(pair, closest) and all(len(each) < MOST for each in lists):
            lists[0].append(pair.other)
            lists[1].append(pair.one)
    return {number: others for number, others in found.items() if others}


def _is_close(pair: Pair, closest: Mapping[int, Pair]) -> bool:
    # Who typed a rare character by its looks meant one common character, not all that resemble it.
    if pair.other >= COMMON and pair.closeness < closest[pair.other].closeness - TIED:
        return False
    mutual = all(closest[number] is pair for number in pair.both)
    return pair.closeness >= (THRESHOLD - MUTUAL if mutual else THRESHOLD)


def written(every: str, table: Mapping[int, Sequence[int]], font: str) -> str:
    """The file: what it is, then a line for each character that has look-alikes, by code point."""
    lines = [
        f"{every[number]} {''.join(every[other] for other in others)}" for number, others in table.items()
    ]
    head = (
        "# Characters that are mistaken for one another by their looks, the closest first. Made by"
        f" scripts/make_lookalikes.py from drawings in {font}; there is no other source."
    )
    return "\n".join([head, *sorted(lines), ""])


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="写出形近字表 | Write the table of look-alike characters")
    parser.add_argument("--font", type=Path, help="字体文件 | font file")
    parser.add_argument("--output", type=Path, default=TABLE, help="写到何处 | where to write")
    return parser


if __name__ == "__main__":
    sys.exit(main())
