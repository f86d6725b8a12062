"""Records → sheets: all of a catalogue's, or none for a template to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from pydantic import BaseModel

from expo.reading import Catalogue
from expo.tables import layout
from expo.tables.cells import NO, YES, Words, as_cell, terms
from expo.tables.layout import KEY, ZONE, Column, Layout, Table
from expo.tables.workbooks import Column as Written
from expo.tables.workbooks import Sheet, Value, column_range

GUIDE = "说明"
WORDS = "词表"

_WIDE, _MIDDLE, _NARROW = 44, 26, 16

_STEPS = (
    (
        "“成果”每行一项。深色列头必填，其余没有就留空。选中单元格可看提示；有下拉列表的请从中选择。",
        "One result a row on the sheet 成果. Dark headings must be filled in; leave unknown cells empty."
        " Choose a cell to see its hint, and a word from the list where there is one.",
    ),
    (
        "新成果可以只选“展区”、不填“编号”，导入时取下一个空号。",
        "A new result may name its zone only; it is then given the next free id.",
    ),
    (
        "关键词、创新点等每行一项（单元格内换行：Alt+Enter）；中英文两格按行对应，缺的译文留空行。",
        "Lists hold one item a line (Alt+Enter); Chinese and English go line by line,"
        " with an empty line for a missing translation.",
    ),
    (
        "技术指标、知识产权、获奖、联系人、图片、链接各有一张表：每行一条，第一列写成果编号或成果的中文名称。",
        "Indicators, intellectual property, awards, contacts, images and links have sheets of their own:"
        " one a row, with the id or the Chinese title of the result in the first column.",
    ),
    (
        "“展商”表每行一家；成果的“展商文件名”一列填它的名称或文件名，已有的展商不必再填。",
        "One exhibitor a row on the sheet 展商; a result names it by its name or its key."
        " Those that are in the catalogue already need no row.",
    ),
    (
        "联系人须经本人同意才公开：同意填“是”，否则填“否”。",
        "A contact is published only with the person's consent: 是 for yes, 否 for no.",
    ),
    (
        "列可以调换顺序，也可以加自己的列和表；导入时会列出没有读入的列和表。",
        "Columns may stand in any order, and you may add your own; what is not read is named on import.",
    ),
)


def sheets(catalogue: Catalogue, *, template: bool = False) -> list[Sheet]:
    """All sheets of a workbook; a template has no rows. Exhibition and vocabularies have been read."""
    assert catalogue.exhibition and catalogue.vocabularies
    words = catalogue.vocabularies.by_name()
    lists = _lists(catalogue, words)
    rows = {} if template else _rows(catalogue, words)
    found = [
        Sheet(
            table.name.zh,
            tuple(_written(column, lists, words) for column in table.columns),
            tuple(rows.get(table.name.zh, ())),
            frozen_columns=1 if table.field else _columns_to_keep(table),
        )
        for kind in (layout.results(), layout.exhibitors())
        for table in kind.tables
    ]
    return [_guide(), *found, _words(lists)]


def only_results(catalogue: Catalogue, *, template: bool = False) -> Sheet:
    """The sheet of results alone, as a CSV file holds it."""
    return next(sheet for sheet in sheets(catalogue, template=template) if sheet.name == layout.RESULTS)


def _columns_to_keep(table: Table) -> int:
    """The columns that stay in sight: those up to the name."""
    return 1 + next(at for at, column in enumerate(table.columns) if column.required and column is not KEY)


# --------------------------------------------------------------------------------------------------- the rows

_Row = tuple[Value, ...]


def _rows(catalogue: Catalogue, words: Words) -> dict[str, list[_Row]]:
    """Name of a sheet → its rows."""
    assert catalogue.exhibition
    rows: dict[str, list[_Row]] = {}
    zones = {zone.key: zone.name.zh for zone in catalogue.exhibition.zones}
    for result in catalogue.results:
        first = {ZONE: zones[catalogue.zone_of[result.source.path]]}
        _add(rows, layout.results(), as_plain(result.record), first, words)
    for exhibitor in catalogue.exhibitors:
        _add(rows, layout.exhibitors(), as_plain(exhibitor.record), {KEY: exhibitor.key}, words)
    return rows


def _add(
    rows: dict[str, list[_Row]],
    kind: Layout,
    record: Mapping[str, Any],
    first: Mapping[Column, str],
    words: Words,
) -> None:
    main = (first.get(column) or _cell(record, column, words) for column in kind.main.columns)
    rows.setdefault(kind.main.name.zh, []).append(tuple(main))
    for table in kind.parts:
        for item in record.get(table.field, ()):
            of_item = {"id": record["id"], **item}
            row = tuple(_cell(of_item, column, words) for column in table.columns)
            rows.setdefault(table.name.zh, []).append(row)


def _cell(record: Mapping[str, Any], column: Column, words: Words) -> Value:
    value: Any = record
    for key in column.path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return as_cell(value, column, words)


def as_plain(record: BaseModel) -> dict[str, Any]:
    """What a record says, without what it leaves empty."""
    plain = _without_nothing(record.model_dump(mode="json", by_alias=True))
    assert isinstance(plain, dict)
    return plain


def _without_nothing(value: Any) -> Any:
    if isinstance(value, Mapping):
        kept = {key: _without_nothing(each) for key, each in value.items()}
        return {key: each for key, each in kept.items() if each not in (None, [], {})}
    if isinstance(value, list):
        return [_without_nothing(each) for each in value]
    return value


# ------------------------------------------------------------------------------------------------ the columns


@dataclass(frozen=True)
class _List:
    """The words of a drop-down list, each in both languages."""

    heading: layout.Heading
    words: tuple[tuple[str, str], ...]


def _lists(catalogue: Catalogue, words: Words) -> list[_List]:
    """Every list that some column offers, once, in the order of the columns."""
    assert catalogue.exhibition and catalogue.vocabularies
    zones = tuple((zone.name.zh, zone.name.en or zone.key) for zone in catalogue.exhibition.zones)
    found = [_List(ZONE.heading, zones)]
    for kind in (layout.results(), layout.exhibitors()):
        for table in kind.tables:
            found += (_list(column, words) for column in table.columns if terms(column, words))
    return list(dict.fromkeys(found))


def _list(column: Column, words: Words) -> _List:
    if column.vocabulary:
        vocabulary = words[column.vocabulary]
        return _List(column.heading, tuple((term.zh, term.en) for term in vocabulary.values()))
    if column.is_truth:
        return _List(column.heading, ((YES, "Yes"), (NO, "No")))
    return _List(column.heading, tuple((zh, en) for _, zh, en in column.choices))


def _written(column: Column, lists: list[_List], words: Words) -> Written:
    return Written(
        str(column.heading),
        _width(column, words),
        ("必填 | Required\n" if column.required else "") + column.hint,
        _choices(column, lists, words),
        more_than_one=column.is_list or column.path == ("exhibitor",),
        is_text=not column.is_number,
        required=column.required,
    )


def _choices(column: Column, lists: list[_List], words: Words) -> str:
    """The range of words that a column offers."""
    if column.path == ("exhibitor",):
        return column_range(layout.EXHIBITORS, 1)
    if column is ZONE:
        return column_range(WORDS, 1, len(lists[0].words))
    if not terms(column, words):
        return ""
    at = lists.index(_list(column, words))
    return column_range(WORDS, 2 * at + 1, len(lists[at].words))


def _width(column: Column, words: Words) -> int:
    """Wide enough for what it holds, and for its heading in two lines a language."""
    longest = max(len(column.heading.en), 2 * len(column.heading.zh))
    return max(_width_of_values(column, words), longest // 2 + 3)


def _width_of_values(column: Column, words: Words) -> int:
    if column.is_number or column.path in (("id",), ("phone",), ("date",)):
        return _NARROW
    if terms(column, words) or column is ZONE:
        return _MIDDLE
    return _WIDE if column.path[-1] in ("zh", "en") or column.is_list else _MIDDLE


def _words(lists: list[_List]) -> Sheet:
    columns = [
        column
        for each in lists
        for column in (Written(str(each.heading), _MIDDLE), Written("英文\nEnglish", _MIDDLE))
    ]
    rows = zip_longest(*(side for each in lists for side in zip(*each.words, strict=True)))
    return Sheet(WORDS, tuple(columns), tuple(rows), frozen_columns=0)


def _guide() -> Sheet:
    """How to fill in the sheets, then every column with what it takes."""
    columns = (
        Written("表\nSheet", _MIDDLE),
        Written("列\nColumn", _WIDE),
        Written("必填\nRequired", _NARROW),
        Written("填什么\nWhat to fill in", 2 * _WIDE),
    )
    steps = tuple(("怎样填写\nHow to fill in", None, None, f"{zh}\n{en}") for zh, en in _STEPS)
    return Sheet(GUIDE, columns, (*steps, *_explained()), frozen_columns=0)


def _explained() -> Iterator[_Row]:
    for kind in (layout.results(), layout.exhibitors()):
        for table in kind.tables:
            for column in table.columns:
                needed = "是" if column.required else None
                yield table.name.zh, str(column.heading), needed, column.hint
