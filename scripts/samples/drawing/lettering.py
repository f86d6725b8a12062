"""The few letters and digits that stand on drawings, as strokes of a pen on a grid six units high.

Drawn and not set, so that no font has to be at hand and the pictures are the same everywhere.
"""

from __future__ import annotations

Stroke = list[tuple[float, float]]

_GLYPHS: dict[str, str] = {
    "S": "4,1 3,0 1,0 0,1 0,2 1,3 3,3 4,4 4,5 3,6 1,6 0,5",
    "A": "0,6 2,0 4,6|0.7,4 3.3,4",
    "M": "0,6 0,0 2.2,4 4.4,0 4.4,6",
    "P": "0,6 0,0 3,0 4,1 4,2.3 3,3.3 0,3.3",
    "L": "0,0 0,6 3.4,6",
    "E": "3.8,0 0,0 0,6 3.8,6|0,3 3,3",
    "0": "1,0 3,0 4,1.2 4,4.8 3,6 1,6 0,4.8 0,1.2 1,0",
    "1": "0.6,1.2 2,0 2,6",
    "2": "0,1.2 1,0 3,0 4,1 4,2 0,6 4,6",
    "3": "0,0.8 1,0 3,0 4,0.9 4,2 3,2.9 1.5,2.9|3,2.9 4,3.9 4,5.1 3,6 1,6 0,5.2",
    "4": "3,6 3,0 0,4.2 4,4.2",
    "5": "3.8,0 0.4,0 0,2.8 1,2.3 3,2.3 4,3.3 4,5 3,6 1,6 0,5.2",
    "6": "3.6,0.6 3,0 1.2,0 0,1.4 0,4.8 1,6 3,6 4,5 4,3.7 3,2.7 1,2.7 0,3.7",
    "7": "0,0 4,0 1.4,6",
    "8": "1,0 3,0 4,0.8 4,2 3,2.8 1,2.8 0,2 0,0.8 1,0|1,2.8 0,3.7 0,5.1 1,6 3,6 4,5.1 4,3.7 3,2.8",
    "9": "4,2.3 3,3.3 1,3.3 0,2.3 0,1 1,0 3,0 4,1 4,4.6 2.8,6 1,6 0.4,5.4",
    ".": "0.3,5.7 0.3,6",
    "µ": "0,2 0,7.6|0,4.6 0.5,5.7 1.5,6 2.6,5.5 3,4.6|3,2 3,6",
    "m": "0,2 0,6|0,3.2 0.8,2 1.9,2 2.4,3 2.4,6|2.4,3.2 3.2,2 4.3,2 4.8,3 4.8,6",
    "n": "0,2 0,6|0,3.2 0.9,2 2.3,2 3,3 3,6",
    " ": "",
}
_GAP = 1.6


def strokes(words: str) -> tuple[list[Stroke], float]:
    """The pen's strokes for the words, and how wide they are; KeyError for a letter that is not here."""
    found: list[Stroke] = []
    at = 0.0
    for letter in words:
        glyph = [_stroke(part) for part in _GLYPHS[letter].split("|") if part]
        wide = max((x for stroke in glyph for x, _ in stroke), default=1.6)
        # A digit one stands in the middle of its room, as all digits are equally wide.
        found += [[(at + x, y) for x, y in stroke] for stroke in glyph]
        at += (4 if letter.isdigit() else wide) + _GAP
    return found, max(0.0, at - _GAP)


def _stroke(text: str) -> Stroke:
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in text.split())]
