"""The edge to .xlsx: sheets of plain cells → a workbook's bytes, and back. Only this module knows openpyxl.

The same sheets give the same bytes on every day. Files to read come from strangers: strangers.py refuses what
would do harm, and whatever else is wrong with one is told on one line.
"""

from __future__ import annotations

import datetime
import math
import re
import unicodedata
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from expo.problems import Place, Problem, problem
from expo.tables.strangers import UnreadableError, refuse_what_is_unsafe

VALIDATED_ROWS = 2000
"""Rows from the heading down that have drop-down lists and hints, written in or not."""

_MOST_PROMPT = 255
_MOST_PROMPT_TITLE = 32
_FITS_A_PAGE = 12
_LINE = 15
_MOST_LINES = 6
_ROOM_ROUND_HEADING = 4
_TIME = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True)
class Faulty:
    """What stands in a cell without a value: an error such as #N/A, or a formula that was never reckoned."""

    text: str


class Percentage(str):
    """The number 0.95 as its cell shows it: 95%."""

    __slots__ = ()


Value = str | bool | int | float | datetime.datetime | datetime.date | datetime.time | Faulty | None
"""What a cell holds; None is an empty cell."""


@dataclass(frozen=True)
class Column:
    """A column to write: its heading and what helps to fill it in."""

    heading: str
    width: int = 16
    hint: str = ""
    choices: str = ""
    """The range of allowed words, such as 词表!$B$2:$B$9; empty where any text may stand."""
    more_than_one: bool = False
    """Several of the words may stand in one cell: the list is offered, other text is not refused."""
    is_text: bool = True
    """Texts of digits stay as they are typed: no number, no date is made of them."""
    required: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet to write: columns with their headings in the first row, the rows under it."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...] = ()
    frozen_columns: int = 1


@dataclass(frozen=True)
class Grid:
    """A sheet as read: (row, column), both from 1 → the value; empty cells are not in it.

    Cells merged downwards all have the value of the first; those merged sideways are empty.
    """

    name: str
    cells: Mapping[tuple[int, int], Value]

    def rows(self) -> dict[int, dict[int, Value]]:
        """Number of a row that is not empty → number of a column → value, in order."""
        found: dict[int, dict[int, Value]] = {}
        for row, column in sorted(self.cells):
            found.setdefault(row, {})[column] = self.cells[row, column]
        return found


def cell_name(row: int, column: int) -> str:
    """What a spreadsheet calls a cell: D7."""
    return f"{get_column_letter(column)}{row}"


# --------------------------------------------------------------------------------------------- to be written


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """The .xlsx file of some sheets; the same sheets give the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    stream = BytesIO()
    book.save(stream)
    return _without_times(stream.getvalue())


def _fill(target: Worksheet, sheet: Sheet) -> None:
    for at, column in enumerate(sheet.columns, 1):
        _head(target, at, column)
    for row, values in enumerate(sheet.rows, 2):
        for at, value in enumerate(values, 1):
            if value is not None:
                _put(target.cell(row, at), value, sheet.columns[at - 1])
        # Not every program finds out by itself how high a row has to be.
        target.row_dimensions[row].height = _height(values, sheet.columns)
    headings = [column.heading for column in sheet.columns]
    target.row_dimensions[1].height = _height(headings, sheet.columns) + _ROOM_ROUND_HEADING
    target.freeze_panes = cell_name(2, sheet.frozen_columns + 1)
    _set_up_print(target, len(sheet.columns))


def _height(values: Iterable[Value], columns: Iterable[Column]) -> int:
    """The height, in points, at which a row shows its cells, the longest of them cut off."""
    lines = (
        _lines(str(value), column.width) for value, column in zip(values, columns, strict=False) if value
    )
    return _LINE * min(max(lines, default=1), _MOST_LINES)


def _lines(text: str, width: int) -> int:
    """The lines that a text takes in a column so many Latin letters wide; a Han character takes two."""
    wide = [
        sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in line) for line in text.split("\n")
    ]
    return sum(max(1, math.ceil(each / (width - 1))) for each in wide)


def _head(target: Worksheet, at: int, column: Column) -> None:
    head = target.cell(1, at)
    _put(head, column.heading, column)
    head.font = Font(bold=True, color="FFFFFFFF" if column.required else "FF143A42")
    head.fill = PatternFill("solid", fgColor="FF0F5C6E" if column.required else "FFE3EEF0")
    head.alignment = Alignment(wrap_text=True, vertical="center")
    head.border = Border(bottom=Side("thin", color="FF0F5C6E"))
    letter = get_column_letter(at)
    target.column_dimensions[letter].width = column.width
    if column.is_text:
        target.column_dimensions[letter].number_format = "@"
    if column.hint or column.choices:
        target.add_data_validation(_help(column, letter))


def _put(cell: Any, value: Value, column: Column) -> None:
    if isinstance(value, str):
        cell.value = _ESCAPE.sub(r"_x005F_x\1_", value)
        # Text that begins with = or looks like #N/A is text all the same.
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    else:
        cell.value = value
        cell.alignment = Alignment(vertical="top")
    if column.is_text:
        cell.number_format = "@"


def _help(column: Column, letter: str) -> DataValidation:
    """The drop-down list and the message that shows beside a chosen cell."""
    title = column.heading.split("\n")[0]
    return DataValidation(
        type="list" if column.choices else None,
        formula1=column.choices or None,
        allow_blank=True,
        showInputMessage=bool(column.hint),
        showErrorMessage=bool(column.choices) and not column.more_than_one,
        promptTitle=title[:_MOST_PROMPT_TITLE] or None,
        prompt=column.hint[:_MOST_PROMPT] or None,
        errorTitle="请从列表中选择" if column.choices else None,
        error="请从列表中选择，或留空。\nChoose from the list, or leave the cell empty."
        if column.choices
        else None,
        sqref=f"{letter}2:{letter}{VALIDATED_ROWS}",
    )


def _set_up_print(target: Worksheet, columns: int) -> None:
    target.page_setup.orientation = "landscape"
    target.page_setup.paperSize = target.PAPERSIZE_A4
    target.print_title_rows = "1:1"
    target.HeaderFooter.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(text="&A  &P/&N"))
    if columns <= _FITS_A_PAGE:
        target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        target.page_setup.fitToHeight = 0
    else:
        target.print_title_cols = "A:A"


def _without_times(content: bytes) -> bytes:
    """The archive packed anew with the same time for every part: openpyxl writes down when it ran."""
    stamp = b"%04d-%02d-%02dT%02d:%02d:%02dZ" % _TIME
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            data = old.read(part)
            if part == "docProps/core.xml":
                data = _STAMP.sub(rb"\g<1>" + stamp, data)
            info = zipfile.ZipInfo(part, _TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, data)
    return stream.getvalue()


def column_range(sheet: str, column: int, count: int = VALIDATED_ROWS - 1) -> str:
    """The cells under a heading, as a drop-down list names them."""
    letter = get_column_letter(column)
    return f"'{sheet}'!${letter}$2:${letter}${count + 1}"


# ------------------------------------------------------------------------------------------------ to be read


def read_workbook(content: bytes, path: str) -> tuple[list[Grid], list[Problem]]:
    """The sheets of a workbook that is known as `path`; none, and a problem, when it cannot be read."""
    try:
        refuse_what_is_unsafe(content)
        return list(_grids(content)), []
    except UnreadableError as error:
        zh, en = error.zh, error.en
    except Exception as error:  # openpyxl has no error of its own for the many ways to break a file
        said = " ".join(str(error).split())[:80] or type(error).__name__
        zh, en = f"文件已损坏（{said}）", f"the file is damaged ({said})"
    return [], [problem("table-unreadable", Place(path), zh=zh, en=en)]


def _grids(content: bytes) -> Iterator[Grid]:
    book = _load(content, values=False)
    # Only a workbook with formulas needs a second reading, for the values that were kept with them.
    has_formulas = any(cell.data_type == "f" for sheet in book.worksheets for cell in _cells(sheet))
    kept = _load(content, values=True) if has_formulas else book
    for sheet, values in zip(book.worksheets, kept.worksheets, strict=True):
        # `sheet[...]` would make an empty cell wherever it looks, up to a million rows down.
        found = {at: cell for at, cell in values._cells.items() if isinstance(cell, Cell)}
        cells = {(cell.row, cell.column): _value(cell, found) for cell in _cells(sheet)}
        for area in sheet.merged_cells.ranges:
            first = cells.get((area.min_row, area.min_col))
            for row in range(area.min_row + 1, min(area.max_row, area.min_row + VALIDATED_ROWS) + 1):
                cells[row, area.min_col] = first
        yield Grid(sheet.title, {at: value for at, value in cells.items() if value is not None})


def _load(content: bytes, *, values: bool) -> Workbook:
    with warnings.catch_warnings():
        # It warns of parts that it does not keep, which is no concern of ours: nothing is saved again.
        warnings.simplefilter("ignore")
        return load_workbook(BytesIO(content), data_only=values, keep_links=False)


def _cells(sheet: Worksheet) -> Iterator[Cell]:
    """The cells that the file holds. Not iter_rows(), which makes every cell of the rectangle around them."""
    yield from (cell for cell in sheet._cells.values() if isinstance(cell, Cell) and cell.value is not None)


def _value(cell: Cell, kept: Mapping[tuple[int, int], Cell]) -> Value:
    if cell.data_type == "f":
        reckoned = kept.get((cell.row, cell.column))
        formula = cell.value if isinstance(cell.value, str) else getattr(cell.value, "text", "=…")
        # Text of no length was kept with the formula: the cell is empty.
        if reckoned and reckoned.value is None and reckoned.data_type == "str":
            return None
        return Faulty(str(formula)) if reckoned is None or reckoned.value is None else _value(reckoned, {})
    value = cell.value
    if cell.data_type == "e":
        return Faulty(str(value))
    if isinstance(value, str):
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), value)
        return text.replace("\r\n", "\n").replace("\r", "\n") if text.strip() else None
    if isinstance(value, datetime.timedelta):
        return str(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in cell.number_format:
        # 95% is kept as 0.95.
        return Percentage(f"{round(value * 100, 10):.15g}%")
    return value  # type: ignore[return-value]
