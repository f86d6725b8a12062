"""Tables for tests: rows as lists → sheets as read → what they change in a small catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import yaml
from tests.making import REAL_CATALOGUE

from expo.problems import Problem
from expo.reading import Catalogue, Entry, read_catalogue
from expo.records import ExhibitorRecord, ResultRecord, Vocabulary
from expo.source import parse
from expo.tables.judging import Change, judge
from expo.tables.workbooks import Grid, Sheet, Value, cell_name
from expo.writing import as_yaml

Rows = Sequence[Sequence[Value]]

MAIN = ["编号", "展区", "成果名称（中文）", "成果名称（英文）", "来源的类型", "来源", "日期"]


@cache
def real_catalogue() -> Catalogue:
    """The committed catalogue."""
    catalogue, _ = read_catalogue(REAL_CATALOGUE, REAL_CATALOGUE.parent)
    return catalogue


def words() -> dict[str, Vocabulary]:
    """The committed vocabularies."""
    found = real_catalogue().vocabularies
    assert found
    return found.by_name()


def catalogue_of(
    results: Mapping[str, str | Mapping[str, Any]] | None = None,
    exhibitors: Mapping[str, Mapping[str, Any]] | None = None,
) -> Catalogue:
    """The committed exhibition with these records alone: id or key → the text of the file, or its values."""
    real = real_catalogue()
    zones = {zone.letter: zone.key for zone in real.exhibition.zones} if real.exhibition else {}
    entries = {
        key: _entry(key, text, f"catalogue/{zones[key[0]]}", ResultRecord)
        for key, text in (results or {}).items()
    }
    names = {
        key: _entry(key, text, "catalogue/exhibitors", ExhibitorRecord)
        for key, text in (exhibitors or {}).items()
    }
    return replace(
        real,
        results=tuple(entries.values()),
        exhibitors=tuple(names.values()),
        zone_of={entry.source.path: zones[key[0]] for key, entry in entries.items()},
        exhibitor_keys=frozenset(names),
    )


def _entry(key: str, text: str | Mapping[str, Any], folder: str, model: Any) -> Entry[Any]:
    written = text if isinstance(text, str) else as_yaml(text, "x.json")
    source, problems = parse(written, f"{folder}/{key}.yaml")
    assert source is not None, problems
    return Entry(key, model.model_validate(source.data, context=words()), source)


def grid(name: str, rows: Rows) -> Grid:
    """A sheet as read: a list a row, from the first on."""
    cells = {
        (row, column): value
        for row, values in enumerate(rows, 1)
        for column, value in enumerate(values, 1)
        if value is not None and value != ""
    }
    return Grid(name, cells)


def as_read(sheet: Sheet) -> Grid:
    """A sheet to write as if it had been written and read."""
    return grid(sheet.name, [[column.heading for column in sheet.columns], *sheet.rows])


def changes(
    sheets: Mapping[str, Any], catalogue: Catalogue | None = None, *, update: bool = False
) -> tuple[list[Change], list[Problem]]:
    """What these sheets change."""
    grids = [grid(name, rows) for name, rows in sheets.items()]
    return judge(grids, catalogue or catalogue_of(), "t.xlsx", update=update)


def line(found: Problem) -> str:
    """A problem as cell, code and hint."""
    sheet = found.place.path.partition("#")[2]
    hint = f" → {found.hint}" if found.hint else ""
    return f"{sheet}!{cell_name(found.place.line, found.place.column)} {found.code}{hint}"


def lines(
    sheets: Mapping[str, Any], catalogue: Catalogue | None = None, *, update: bool = False
) -> list[str]:
    """The problems of these sheets, sorted by place."""
    _, problems = changes(sheets, catalogue, update=update)
    return [line(found) for found in sorted(set(problems))]


def records(
    sheets: Mapping[str, Any], catalogue: Catalogue | None = None, *, update: bool = False
) -> dict[str, Any]:
    """Path of a written file → its values; problems are not expected."""
    made, problems = changes(sheets, catalogue, update=update)
    assert not problems, lines(sheets, catalogue, update=update)
    return {change.path.removeprefix("catalogue/"): yaml.safe_load(change.new) for change in made}
