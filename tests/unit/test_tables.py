"""Records as spreadsheets: every field has its place, and export then import changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from openpyxl import load_workbook
from pydantic import BaseModel, TypeAdapter, ValidationError
from tests.tabling import as_read, catalogue_of, lines, real_catalogue, words

from expo.records import ExhibitorRecord, ResultRecord, scalars
from expo.source import parse
from expo.tables import layout
from expo.tables.csv_files import csv_text, read_csv
from expo.tables.exporting import as_plain, only_results, sheets
from expo.tables.headings import column_called, names_of
from expo.tables.judging import judge
from expo.tables.layout import Column, Layout
from expo.tables.workbooks import Grid, read_workbook, workbook

LAYOUTS = (layout.results(), layout.exhibitors())
TABLES = [table for kind in LAYOUTS for table in kind.tables]

# ------------------------------------------------------------------------------------------------- any record

TEXTS = some.text(some.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn", "Co", "Zl", "Zp"]), max_size=12)
AWKWARD = some.sampled_from(
    [
        "=1+1",
        "'=1",
        "'",
        "#N/A",
        "1.50",
        "１２",
        "true",
        "是",
        "转让、许可",
        "a\nb",
        "一\n\n二",
        "\n",
        "-",
        "1E5",
        "0",
    ]
)
OF_ONE_FORM: tuple[tuple[Any, tuple[Any, ...]], ...] = (
    (scalars.ResultId, ("U-001", "K-0123")),
    (scalars.Key, ("institute", "a-1")),
    (scalars.Date, (date(2026, 3, 25), date(1999, 12, 31))),
    (
        scalars.Phone,
        ("+86 851 1234 5678", "(0851)  1234567", "13800000000", "0851-12345678 转 9", "8511234567"),
    ),
    (scalars.Email, ("name@example.org",)),
    (scalars.WeChat, ("lab_wechat", "1234567890123456")),
    (scalars.Link, ("https://example.org/?a=1", "tel:+86851")),
    (scalars.CreditCode, ("91350100M000100Y43",)),
    (scalars.ImageName, ("图片-1.JPG",)),
)


def valid_values(hint: Any) -> tuple[Any, ...] | None:
    return next((values for wanted, values in OF_ONE_FORM if wanted == hint), None)


def any_value(hint: Any) -> some.SearchStrategy[Any]:
    """Anything that fits an annotation of the record format, as a file holds it."""
    if hint is type(None):
        return some.none()
    if values := valid_values(hint):
        return some.sampled_from([_fitting(hint, each) for each in values if _fits(hint, each)])
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return any_record(hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return some.sampled_from(arguments)
    if origin is tuple:
        return some.lists(any_value(arguments[0]), max_size=3)
    if origin is not None and hasattr(hint, "__metadata__"):
        return _marked(hint)
    if arguments:
        return some.one_of([any_value(each) for each in arguments])
    return {bool: some.booleans(), str: TEXTS | AWKWARD}[hint]


def _marked(hint: Any) -> some.SearchStrategy[Any]:
    for mark in hint.__metadata__:
        if isinstance(mark, scalars.Word):
            return some.sampled_from(list(words()[mark.vocabulary]))
        if isinstance(mark, scalars.Between):
            return some.integers(mark.low, mark.high)
    inner = get_args(hint)[0]
    if get_origin(inner) is tuple:
        return any_value(inner)
    return any_value(inner).filter(lambda value: _fits(hint, value))


def _fits(hint: Any, value: object) -> bool:
    try:
        _adapter(hint).validate_python(value)
    except ValidationError:
        return False
    return True


@cache
def _adapter(hint: Any) -> TypeAdapter[Any]:
    return TypeAdapter(hint)


def _fitting(hint: Any, value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def any_record(model: type[BaseModel]) -> some.SearchStrategy[dict[str, Any]]:
    hints = get_type_hints(model, include_extras=True)
    fields = {info.alias or name: (info, any_value(hints[name])) for name, info in model.model_fields.items()}
    required = {name: values for name, (info, values) in fields.items() if info.is_required()}
    others = {name: values for name, (info, values) in fields.items() if not info.is_required()}
    found = some.fixed_dictionaries(required, optional=others)
    return found.map(lambda record: {name: each for name, each in record.items() if each is not None})


RESULT = any_record(ResultRecord).map(lambda record: {**record, "id": "U-001"})
RESULT = RESULT.map(
    lambda record: {**record, **({"exhibitor": "institute"} if "exhibitor" in record else {})}
)
EXHIBITOR = any_record(ExhibitorRecord)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(RESULT, EXHIBITOR)
def test_export_then_import_is_the_identity(result: dict[str, Any], exhibitor: dict[str, Any]) -> None:
    catalogue = catalogue_of({"U-001": result}, {"institute": exhibitor})
    grids = [as_read(sheet) for sheet in sheets(catalogue)]
    assert judge(grids, catalogue, "t.xlsx", update=True) == ([], [])

    made, problems = judge(grids, catalogue_of(), "t.xlsx")
    assert problems == []
    first, second = made
    assert _read(second.new, ResultRecord) == as_plain(catalogue.results[0].record)
    assert _read(first.new, ExhibitorRecord) == as_plain(catalogue.exhibitors[0].record)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(RESULT)
def test_a_csv_file_changes_nothing_of_what_it_was_made_from(result: dict[str, Any]) -> None:
    catalogue = catalogue_of({"U-001": result}, {"institute": {"name": {"zh": "所"}, **PROVENANCE}})
    grids, problems = read_csv(csv_text(only_results(catalogue)), "t.csv")
    assert problems == []
    assert judge(grids, catalogue, "t.csv", update=True) == ([], [])


PROVENANCE = {"provenance": {"kind": "submitted", "source": {"zh": "测试"}, "date": "2026-03-25"}}


def _read(text: str, model: type[BaseModel]) -> dict[str, Any]:
    source, problems = parse(text, "x.yaml")
    assert source is not None, problems
    return as_plain(model.model_validate(source.data, context=words()))


def test_the_committed_catalogue_goes_through_a_workbook_unchanged() -> None:
    grids, problems = read_workbook(workbook(sheets(real_catalogue())), "t.xlsx")
    assert problems == []
    assert judge(grids, real_catalogue(), "t.xlsx", update=True) == ([], [])


# ----------------------------------------------------------------------------------------------------- layout


def _leaves(model: type[BaseModel], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The way to every text, number or truth value of a record, without the numbers of items."""
    for name, hint in get_type_hints(model, include_extras=True).items():
        if name not in model.model_fields:
            continue
        here = (*path, model.model_fields[name].alias or name)
        inner = next(filter(None, map(layout.model_in, _members(hint))), None)
        yield from _leaves(inner, here) if inner else [here]


def _members(hint: Any) -> Iterator[Any]:
    yield hint
    for each in get_args(hint):
        yield from _members(each)


@pytest.mark.parametrize("kind", LAYOUTS, ids=lambda kind: kind.model.__name__)
def test_every_field_of_the_format_has_exactly_one_column(kind: Layout) -> None:
    own = (layout.ID, layout.ZONE, layout.KEY)
    columns = [column.full_path for column in kind.main.columns if column not in own]
    for part in kind.parts:
        columns += [(part.field, *column.full_path) for column in part.columns if column not in own]
    assert sorted(columns) == sorted(_leaves(kind.model))


class Inner(BaseModel):
    words: tuple[str, ...]


class Outer(BaseModel):
    items: tuple[Inner, ...]


def test_a_list_within_a_list_is_refused_because_it_has_no_place() -> None:
    with pytest.raises(TypeError):
        layout._layout(Outer, layout.Heading("表", "Table"))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name.zh)
def test_headings_are_unique_short_and_in_both_languages(table: layout.Table) -> None:
    for language in ("zh", "en"):
        headings = [getattr(column.heading, language) for column in table.columns]
        assert len(set(headings)) == len(headings)
        assert all(headings)
    assert all(len(column.heading.zh) <= 24 for column in table.columns)
    assert len(table.name.zh) <= 31


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name.zh)
def test_every_column_is_found_again_by_either_line_of_its_heading(table: layout.Table) -> None:
    for said in (lambda c: c.heading.zh, lambda c: c.heading.en, lambda c: f" {c.heading.zh} "):
        found = _columns_found(table, [said(column) for column in table.columns])
        assert found == list(table.columns)


def _columns_found(table: layout.Table, headings: list[str]) -> list[Column]:
    names = names_of(table)
    return [column for column in (column_called(each, names) for each in headings) if column]


# ----------------------------------------------------------------------------------------------- the workbook


@pytest.fixture(scope="module")
def book() -> Any:
    return load_workbook(BytesIO(workbook(sheets(real_catalogue(), template=True))))


def test_a_template_has_the_sheets_of_an_export_and_no_record(book: Any) -> None:
    assert book.sheetnames == ["说明", *(table.name.zh for table in TABLES), "词表"]
    assert {book[table.name.zh].max_row for table in TABLES} == {1}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name.zh)
def test_a_column_of_words_offers_exactly_the_words_of_the_catalogue(book: Any, table: layout.Table) -> None:
    offered = {}
    for each in book[table.name.zh].data_validations.dataValidation:
        if each.formula1:
            sheet, _, area = each.formula1.partition("!")
            cells = book[sheet.strip("'")][area.replace("$", "")]
            offered[str(each.sqref).split("2:")[0]] = [cell.value for (cell,) in cells]
    for at, column in enumerate(table.columns, 1):
        if column.vocabulary:
            wanted = [term.zh for term in words()[column.vocabulary].values()]
            assert offered[book[table.name.zh].cell(1, at).column_letter] == wanted


def test_telephones_ids_and_other_texts_of_digits_are_formatted_as_text(book: Any) -> None:
    for table in TABLES:
        sheet = book[table.name.zh]
        for at, column in enumerate(table.columns, 1):
            letter = sheet.cell(1, at).column_letter
            assert (sheet.column_dimensions[letter].number_format == "@") != column.is_number


def test_the_guide_names_every_column(book: Any) -> None:
    told = {(row[0].value, row[1].value) for row in book["说明"].iter_rows(min_row=2)}
    assert told >= {(table.name.zh, str(column.heading)) for table in TABLES for column in table.columns}


def test_a_template_that_is_not_filled_in_changes_nothing() -> None:
    empty = [as_read(sheet) for sheet in sheets(real_catalogue(), template=True)]
    assert judge(empty, real_catalogue(), "t.xlsx", update=True) == ([], [])


def test_nothing_is_read_from_the_sheets_that_only_explain() -> None:
    assert lines({"说明": [["x"]], "词表": [["y"]], "成果": [["编号", "成果名称"]]}) == []


def test_an_empty_workbook_lacks_the_headings() -> None:
    _, problems = judge([Grid("成果", {})], catalogue_of(), "t.xlsx")
    assert [found.code for found in problems] == ["table-headings"]


@pytest.mark.parametrize(
    ("table", "heading", "said"),
    [
        (
            "成果",
            "成果名称（英文）",
            "至多 240 字 | At most 240 characters\n例 | Example: Low-temperature dryer",
        ),
        ("成果", "关键词（中文）", "每行一项，至多 12 项 | One item a line, at most 12\n至多 120 字"),
        ("成果", "成果所处阶段", "从列表中选 | Choose from the list"),
        (
            "成果",
            "数据来源·来源的类型",
            "展商自己提交选“展商提交”\nKind of source; exhibitors choose “展商提交”",
        ),
        ("联系人", "本人同意公开以上信息", "是或否"),
        ("展商", "公开电话", "例 | Example: +86 851 1234 5678"),
    ],
)
def test_a_hint_says_what_a_cell_takes_in_the_words_of_the_table(table: str, heading: str, said: str) -> None:
    (sheet,) = (each for each in TABLES if each.name.zh == table)
    (column,) = (each for each in sheet.columns if each.heading.zh == heading)
    assert said in column.hint


def test_every_hint_fits_the_box_that_shows_it() -> None:
    long = [
        column.heading
        for sheet in sheets(catalogue_of(), template=True)
        for column in sheet.columns
        if len(column.hint) > 255
    ]
    assert long == []
