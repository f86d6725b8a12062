"""The edge to .xlsx: what is written reads back, and no file of a stranger does harm."""

from __future__ import annotations

import datetime
import re
import zipfile
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from openpyxl import Workbook, load_workbook

from expo.tables import strangers, workbooks
from expo.tables.workbooks import Column, Faulty, Grid, Sheet, Value, cell_name, read_workbook, workbook

COLUMNS = (
    Column("编号\nId", hint="展区字母加数字", required=True),
    Column("类别", choices="词表!$A$2:$A$3"),
    Column("方式", choices="词表!$A$2:$A$3", more_than_one=True),
    Column("年份", is_text=False),
)
AWKWARD = ("=1+1", "#N/A", "_x0041_", "0851", "1E5", "a\n b", "  空格 ", "<&>\"'", "😀", "2026-03-25", "+86")
words = some.text(
    some.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], include_characters="\n"), min_size=1
)


def opened(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def grid_of(book: Workbook) -> Grid:
    """The first sheet of a workbook that another program saved."""
    stream = BytesIO()
    book.save(stream)
    (grid, *_), problems = read_workbook(stream.getvalue(), "x.xlsx")
    assert problems == []
    return grid


def grid_with(**cells: Any) -> Grid:
    """What is read where another program wrote these values, by the names of the cells."""
    book = Workbook()
    for name, value in cells.items():
        book.worksheets[0][name] = value
    return grid_of(book)


def reason(content: bytes) -> str:
    grids, (found,) = read_workbook(content, "x.xlsx")
    assert (grids, found.code) == ([], "table-unreadable")
    return found.en


@given(some.lists(words.filter(str.strip) | some.sampled_from(AWKWARD), min_size=1, max_size=4))
def test_texts_read_back_the_same_whatever_they_look_like(texts: list[str]) -> None:
    (grid,), problems = read_workbook(workbook([Sheet("表", COLUMNS, (tuple(texts),))]), "x.xlsx")
    assert problems == []
    assert [grid.cells.get((2, at)) for at in range(1, len(texts) + 1)] == texts


def test_numbers_and_truth_values_read_back_the_same() -> None:
    row: tuple[Value, ...] = (7, 2.5, True, None)
    (grid,), _ = read_workbook(workbook([Sheet("表", COLUMNS, (row,))]), "x.xlsx")
    assert grid.rows()[2] == {1: 7, 2: 2.5, 3: True}


def test_the_same_sheets_give_the_same_bytes_whenever_they_are_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = workbook([Sheet("表", COLUMNS)])

    class Later(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Later:
            return cls(2031, 5, 6, tzinfo=tz)

    monkeypatch.setattr("openpyxl.writer.excel.datetime.datetime", Later)
    monkeypatch.setattr("openpyxl.packaging.core.datetime.datetime", Later)
    assert workbook([Sheet("表", COLUMNS)]) == first
    with zipfile.ZipFile(BytesIO(first)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_headings_stay_in_sight_and_on_every_printed_page() -> None:
    sheet = opened(workbook([Sheet("表", COLUMNS, frozen_columns=2)])).worksheets[0]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("C2", "$1:$1")
    assert sheet.page_setup.orientation == "landscape"


def test_rows_are_as_high_as_their_text_up_to_six_lines() -> None:
    rows: tuple[tuple[Value, ...], ...] = (("一",), ("汉" * 15,), ("a\nb\nc",), ("长" * 500,))
    sheet = opened(workbook([Sheet("表", (Column("名", 16),), rows)])).worksheets[0]
    assert [sheet.row_dimensions[row].height for row in range(2, 6)] == [15, 30, 45, 90]


def test_a_heading_is_shown_whole() -> None:
    sheet = opened(
        workbook([Sheet("表", (Column("技术就绪度\nTechnology readiness level", 16),))])
    ).worksheets[0]
    assert sheet.row_dimensions[1].height >= 3 * 15


def test_columns_of_text_keep_what_is_typed_as_text_in_empty_rows_too() -> None:
    sheet = opened(workbook([Sheet("表", COLUMNS)])).worksheets[0]
    assert sheet.column_dimensions["A"].number_format == "@"
    assert sheet.column_dimensions["D"].number_format == "General"


def test_a_column_of_words_offers_them_and_refuses_others_unless_it_may_hold_several() -> None:
    sheet = opened(workbook([Sheet("表", COLUMNS)])).worksheets[0]
    hint, one, several = sheet.data_validations.dataValidation
    assert (hint.prompt, hint.type) == ("展区字母加数字", None)
    assert [(each.formula1, each.showErrorMessage) for each in (one, several)] == [
        ("词表!$A$2:$A$3", True),
        ("词表!$A$2:$A$3", False),
    ]


def test_cells_merged_downwards_share_their_value_and_those_merged_sideways_do_not() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A2"], sheet["B2"] = "U-001", "一"
    sheet.merge_cells("A2:A4")
    sheet.merge_cells("B2:C2")
    assert grid_of(book).cells == {(2, 1): "U-001", (3, 1): "U-001", (4, 1): "U-001", (2, 2): "一"}


def test_a_formula_without_a_kept_value_and_an_error_are_told_from_text() -> None:
    grid = grid_with(A1="=B1+1", B1="#N/A", C1="文字")
    assert grid.cells == {(1, 1): Faulty("=B1+1"), (1, 2): Faulty("#N/A"), (1, 3): "文字"}


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        (b'<c r="A1"><f>1+1</f><v>2</v></c>', {(1, 1): 2}),
        (b'<c r="A1" t="str"><f>B1</f><v>\xe4\xb8\x80</v></c>', {(1, 1): "一"}),
        (b'<c r="A1" t="str"><f>IF(B1="","",B1)</f><v></v></c>', {}),
        (b'<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', {(1, 1): Faulty("#DIV/0!")}),
        (b'<c r="A1"><f>1+1</f></c>', {(1, 1): Faulty("=1+1")}),
    ],
)
def test_a_formula_has_the_value_that_was_kept_with_it(
    kept: bytes, read: dict[tuple[int, int], Value]
) -> None:
    stream, changed = BytesIO(), BytesIO()
    book = Workbook()
    book.worksheets[0]["A1"] = 1
    book.save(stream)
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.namelist():
            new.writestr(part, re.sub(rb'<c r="A1".*?</c>', lambda _: kept, old.read(part)))
    (grid,), _ = read_workbook(changed.getvalue(), "x.xlsx")
    assert grid.cells == read


def test_dates_are_dates_and_a_percentage_is_what_the_cell_shows() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["B1"] = datetime.date(2026, 3, 25), 0.95
    sheet["B1"].number_format = "0.0%"
    assert grid_of(book).cells == {(1, 1): datetime.datetime(2026, 3, 25), (1, 2): "95%"}


def test_blank_text_is_nothing_and_line_ends_are_one_kind() -> None:
    assert grid_with(A1="  \n", B1="一_x000D_\n二").cells == {(1, 2): "一\n二"}


def test_a_cell_far_away_costs_no_memory() -> None:
    assert grid_with(XFD1048576="远").cells == {(1048576, 16384): "远"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no .xlsx workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an old .xls file"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "save it without a password",
        ),
        (workbook([Sheet("表", COLUMNS)])[:3000], "damaged"),
        (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "an .ods file; save it"),
        (b"\xef\xbb\xbf <HTML><table><tr><td>1</td></tr></table>", "a web page; open it"),
    ],
)
def test_a_file_that_is_no_workbook_is_told_on_one_line(content: bytes, said: str) -> None:
    assert said in reason(content)


def archive(**parts: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in {"[Content_Types].xml": b"<Types/>", **parts}.items():
            file.writestr(name, content)
    return stream.getvalue()


def test_an_archive_of_other_things_is_told() -> None:
    assert "damaged" in reason(archive(a=b"a"))


def test_a_file_that_would_fill_the_memory_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(strangers, "MOST_UNPACKED", 1000)
    monkeypatch.setattr(workbooks, "_load", lambda *_, **__: pytest.fail("it was opened"))
    assert "unpacked, the file has 2008 bytes" in reason(archive(a=b"\0" * 2000))


def test_a_document_that_grows_by_entities_is_refused() -> None:
    assert "DOCTYPE" in reason(archive(**{"xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}))


def test_a_merged_area_that_would_make_millions_of_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = b'<worksheet><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    monkeypatch.setattr(workbooks, "_load", lambda *_, **__: pytest.fail("it was opened"))
    assert "cells are merged" in reason(archive(**{"xl/worksheets/sheet1.xml": sheet}))


def test_more_cells_than_memory_has_room_for_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strangers, "MOST_CELLS", 3)
    sheet = b'<worksheet><sheetData><row><c r="A1"/><c><v>1</v></c></row></sheetData></worksheet>'
    monkeypatch.setattr(workbooks, "_load", lambda *_, **__: pytest.fail("it was opened"))
    both = archive(**{"xl/worksheets/sheet1.xml": sheet, "xl/worksheets/sheet2.xml": sheet})
    assert "it has 4 cells, at most 3" in reason(both)


def test_a_cell_has_the_name_that_spreadsheets_give_it() -> None:
    assert [cell_name(7, 4), cell_name(1, 28)] == ["D7", "AB1"]
