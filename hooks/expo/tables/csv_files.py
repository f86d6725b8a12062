"""The edge to .csv: one sheet → UTF-8 with a byte order mark, as spreadsheets want it; most kinds back."""

from __future__ import annotations

import csv
import io
import re

from expo.problems import Place, Problem, problem
from expo.tables.strangers import MOST_BYTES
from expo.tables.workbooks import Grid, Sheet, Value

_FORMULA = re.compile("'*[-=+@＝＋－＠]")

_NO_TEXT = (
    "文字编码不明，请另存为 UTF-8 编码的 CSV，或 .xlsx",
    "its encoding is unknown; save it as CSV in UTF-8, or as .xlsx",
)


def csv_text(sheet: Sheet) -> bytes:
    """One sheet: headings, then rows; lines end with CRLF, a text of several lines keeps its own."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.heading.replace("\n", " | ") for column in sheet.columns)
    writer.writerows([_defused(value) for value in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def read_csv(content: bytes, path: str) -> tuple[list[Grid], list[Problem]]:
    """The one sheet of a file that is known as `path`: UTF-8, UTF-16 or GBK; commas, semicolons or tabs."""
    if len(content) > MOST_BYTES:
        zh, en = f"文件超过 {MOST_BYTES} 字节", f"the file has more than {MOST_BYTES} bytes"
        return [], [problem("table-unreadable", Place(path), zh=zh, en=en)]
    text = _decoded(content)
    if text is None or "\0" in text:
        zh, en = _NO_TEXT
        return [], [problem("table-unreadable", Place(path), zh=zh, en=en)]
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)))
    except csv.Error as error:
        return [], [problem("table-unreadable", Place(path), zh=f"CSV 写法有误（{error}）", en=str(error))]
    cells: dict[tuple[int, int], Value] = {
        (row, column): _as_meant(value.replace("\r\n", "\n").replace("\r", "\n"))
        for row, values in enumerate(rows, 1)
        for column, value in enumerate(values, 1)
        if value.strip()
    }
    return [Grid("", cells)], []


def _defused(value: Value) -> Value:
    """A cell that a spreadsheet would run as a formula is marked as text by an apostrophe."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def _as_meant(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _decoded(content: bytes) -> str | None:
    utf_16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if utf_16 else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _separator(text: str) -> str:
    """What stands most often between the headings, outside quotation marks."""
    # A first line `sep=;` tells spreadsheets the separator.
    outside = "".join(text[:20_000].split('"')[::2])
    first = next((line for line in outside.splitlines() if line.strip()), "")
    return max(",;\t", key=first.count)
