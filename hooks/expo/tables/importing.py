"""Sheets → drafts of records: every value with the cell it came from, and what kept cells from being read.

Nothing is checked here against the record format: drafting goes before judging.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from expo.problems import Problem, problem
from expo.records import is_id, is_key
from expo.source import Location
from expo.tables import layout
from expo.tables.cells import Trouble, Words, from_cell, items_of, parted, plain
from expo.tables.drafts import Cell, Draft, Reading, told
from expo.tables.finding import Found, find
from expo.tables.layout import ID, KEY, Column, Path
from expo.tables.workbooks import Grid, Percentage, Value


def read(grids: Iterable[Grid], path: str, words: Words) -> tuple[Reading, Reading, list[Problem]]:
    """The drafts of results and of exhibitors in the sheets of a file that is known as `path`."""
    found, problems = find(list(grids), path)
    reader = _Reader(path, words)
    results, exhibitors = Reading(layout.results()), Reading(layout.exhibitors())
    for reading in (results, exhibitors):
        for table in reading.kind.tables:
            if sheet := found.get(table.name.zh):
                reading.columns[table.field] = sheet.columns
                reading.heads[table.field] = Cell(sheet.grid.name, sheet.heading_row, 1)
                if table.field:
                    reader.read_parts(sheet, reading)
                else:
                    reader.read_records(sheet, reading)
    return results, exhibitors, problems + reader.problems


class _Reader:
    """Goes through the rows and gathers problems."""

    def __init__(self, path: str, words: Words) -> None:
        self.path = path
        self.words = words
        self.problems: list[Problem] = []

    def read_records(self, sheet: Found, reading: Reading) -> None:
        """One draft a row."""
        column = KEY if KEY in sheet.table.columns else sheet.table.columns[0]
        first: dict[str, Cell] = {}
        for row, values in sheet.rows():
            at = sheet.columns.get(column, min(sheet.columns.values()))
            draft = Draft("", Cell(sheet.grid.name, row, at))
            if values.keys() == {column} and self._is_remark(values[column], column):
                self._tell("table-remark", draft.start, value=values[column])
                continue
            self._fill(draft, draft.data, (), sheet, row, values)
            draft.zone = str(draft.data.pop("zone", ""))
            draft.key = str(draft.data.pop("key", "") if column is KEY else draft.data.get("id", ""))
            if draft.key and draft.key in first:
                self._tell("duplicate-id", draft.start, id=draft.key, other=first[draft.key])
            elif draft.key:
                first[draft.key] = draft.start
            reading.drafts.append(draft)

    def _is_remark(self, value: Value, column: Column) -> bool:
        """Whether what stands alone in a row is no name of a record, but a note below the table."""
        said = from_cell(value, column, self.words)
        return isinstance(said, str) and not (is_key if column is KEY else is_id)(said)

    def read_parts(self, sheet: Found, reading: Reading) -> None:
        """The items of one field, each for the draft that its first column names."""
        owners = _owners(reading.drafts)
        name = sheet.table.field
        if ID not in sheet.columns:
            head = reading.heads[name]
            self._tell("table-column-needed", head, name=ID.heading.zh)
            return
        for row, values in sheet.rows():
            if not any(column is not ID for column in values):
                continue
            cell = Cell(sheet.grid.name, row, sheet.columns[ID])
            raw = values.pop(ID, None)
            said = from_cell(raw, ID, self.words) if raw is not None else ""
            if isinstance(said, Trouble):
                self._tell(said.code, cell, value=said.value)
                continue
            shown = str(said)
            draft = owners.get(shown) or owners.get(plain(shown)) if shown else None
            if draft is None:
                self._tell("table-row", cell, value=shown, sheet=reading.kind.main.name.zh)
                continue
            items = draft.data.setdefault(name, [])
            item: dict[str, Any] = {}
            draft.cells.setdefault((name,), cell)
            self._fill(draft, item, (name, len(items)), sheet, row, self._with_unit_once(sheet, row, values))
            draft.cells.setdefault((name, len(items)), cell)
            self._add(draft, items, item, name, sheet, row)

    def _with_unit_once(
        self, sheet: Found, row: int, values: Mapping[Column, Value]
    ) -> Mapping[Column, Value]:
        """A number that its cell shows as 95% beside the unit % is 95; where both are text, that is told."""
        by_path = {column.path: column for column in values}
        number, unit = by_path.get(("value",)), by_path.get(("unit",))
        if not number or not unit:
            return values
        said, sign = str(values[number]).strip(), str(values[unit]).strip()
        if not said.endswith(sign) or said == sign:
            return values
        if isinstance(values[number], Percentage):
            return {**values, number: said.removesuffix(sign)}
        self._tell("table-unit-twice", sheet.cell(row, number), value=said, unit=sign)
        return values

    def _add(
        self, draft: Draft, items: list[Any], item: dict[str, Any], name: str, sheet: Found, row: int
    ) -> None:
        """Put an item into its list; one with several telephone numbers becomes as many of the same name."""
        phones = item.get("phone")
        if not isinstance(phones, list):
            items.append(item)
            return
        (column,) = (each for each in sheet.columns if each.path == ("phone",))
        self._tell("table-phones", sheet.cell(row, column), value="、".join(phones), count=len(phones))
        kept: dict[str, Any] = {key: item[key] for key in ("name", "role", "consent") if key in item}
        first = len(items)
        items.append({**item, "phone": phones[0]})
        items += [_in_order({**kept, "phone": phone}, item) for phone in phones[1:]]
        for at in range(first + 1, len(items)):
            for location, cell in list(draft.cells.items()):
                if location[:2] == (name, first):
                    draft.cells[(name, at, *location[2:])] = cell

    def _fill(
        self,
        draft: Draft,
        target: dict[str, Any],
        base: Location,
        sheet: Found,
        row: int,
        values: Mapping[Column, Value],
    ) -> None:
        """Put the values of a row into a record or an item, in the order of the format."""
        for column in sheet.table.columns:
            if column not in values:
                continue
            cell = sheet.cell(row, column)
            convert = items_of if column.is_list else from_cell
            value = convert(values[column], column, self.words)
            if column.language and isinstance(value, list) and len(value) == 1:
                value = self._parted(value, values, column, cell)
            if isinstance(value, Trouble):
                self._tell(value.code, cell, value=value.value, hint=value.hint)
            elif isinstance(value, list) and not column.is_list and not sheet.table.field:
                # There is room for one telephone number only.
                _put(target, column.path, "、".join(value))
            elif column.is_list and column.language:
                _put_lines(target, column, value)  # type: ignore[arg-type]
            else:
                _put(target, column.path, value)
            draft.cells[(*base, *column.full_path)] = cell
        # A line that is empty in both languages is no item.
        for column in values:
            if column.language:
                _drop_empty(target, column.path)

    def _parted(
        self, line: list[str], values: Mapping[Column, Value], column: Column, cell: Cell
    ) -> list[str]:
        """The items on an only line, told; an English line only goes apart as its Chinese does."""
        parts = parted(values[column], column)
        if column.language == "en":
            other = next((each for each in values if each.path == column.path and each is not column), None)
            wanted = len(parted(values[other], other)) if other else 0
            if wanted and wanted != len(parts):
                self._tell("table-lines", cell, zh=wanted, en=len(parts) or 1)
            return parts if parts and wanted == len(parts) else line
        if parts:
            self._tell("table-parted", cell, value=line[0], count=len(parts))
        return parts or line

    def _tell(self, code: str, cell: Cell, *, hint: str = "", **values: object) -> None:
        self.problems.append(told(problem(code, cell.place(self.path), hint=hint, **values), cell))


# ----------------------------------------------------------------------------------------------------- values


def _put(target: dict[str, Any], path: Path, value: object) -> None:
    for key in path[:-1]:
        target = target.setdefault(key, {})
    target[path[-1]] = value


def _put_lines(target: dict[str, Any], column: Column, lines: list[str]) -> None:
    """The texts of one language, each beside that of the other on the same line."""
    for key in column.path[:-1]:
        target = target.setdefault(key, {})
    items = target.setdefault(column.path[-1], [])
    items += [{} for _ in range(len(lines) - len(items))]
    for item, line in zip(items, lines, strict=False):
        if line:
            item[column.language] = line


def _drop_empty(target: dict[str, Any], path: Path) -> None:
    for key in path[:-1]:
        target = target.get(key, {})
    if path[-1] in target:
        target[path[-1]] = [item for item in target[path[-1]] if item]


def _in_order(item: dict[str, Any], like: Mapping[str, Any]) -> dict[str, Any]:
    return {key: item[key] for key in like if key in item}


def _owners(drafts: Iterable[Draft]) -> dict[str, Draft]:
    """What the first column of a sheet of parts may hold → the result: its id, or its title if unique."""
    titled: dict[str, list[Draft]] = {}
    for draft in drafts:
        title = draft.data.get("title", {}).get("zh", "")
        titled.setdefault(plain(str(title)), []).append(draft)
    owners = {title: found[0] for title, found in titled.items() if title and len(found) == 1}
    return owners | {draft.key: draft for draft in drafts if draft.key}
