"""Tables for the terminal, in which a Chinese character takes two places."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

Row = Sequence[str]


def table(rows: Iterable[Row]) -> str:
    """Rows in columns, the first being the heading; the first column to the left, others to the right."""
    known = [list(row) for row in rows]
    widths = [max(map(_width, column)) for column in zip(*known, strict=True)]
    lines = ["  ".join(_placed(row, widths)).rstrip() for row in known]
    return "\n".join((lines[0], "-" * max(map(_width, lines)), *lines[1:]))


def relative(value: float, ours: float, digits: int) -> str:
    """A figure with its ratio to ours beside it."""
    ratio = f"×{value / ours:.2f}" if ours else ""
    return f"{value:,.{digits}f} {ratio:>6}"


def _placed(row: Row, widths: Sequence[int]) -> list[str]:
    first, *others = (" " * (width - _width(text)) for text, width in zip(row, widths, strict=True))
    return [row[0] + first, *(space + text for space, text in zip(others, row[1:], strict=True))]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)
