"""Which sheet of a file is which of ours, and which of its columns.

Headings may stand in any order, in one language, below a title; columns and sheets of one's own are named and
left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from expo.problems import Place, Problem, has_errors, problem
from expo.repairs import nearest
from expo.tables import layout
from expo.tables.cells import plain
from expo.tables.drafts import Cell, told
from expo.tables.exporting import GUIDE, WORDS
from expo.tables.headings import column_called, example_of, has_place_for, is_called, names_of
from expo.tables.layout import Column, Table
from expo.tables.workbooks import Faulty, Grid, Value, cell_name

_HEADINGS_WITHIN = 20
"""Rows from the top in which the headings are looked for."""

_TABLES = tuple(table for kind in (layout.results(), layout.exhibitors()) for table in kind.tables)


@dataclass(frozen=True)
class Found:
    """A sheet with the row of its headings and the number of each column."""

    table: Table
    grid: Grid
    heading_row: int
    columns: Mapping[Column, int]

    def rows(self) -> Iterator[tuple[int, dict[Column, Value]]]:
        """Each row under the headings that holds something: its number, its values by column."""
        for row, values in self.grid.rows().items():
            own = {column: values[at] for column, at in self.columns.items() if at in values}
            if row > self.heading_row and own:
                yield row, own

    def cell(self, row: int, column: Column) -> Cell:
        """The cell of a column in a row."""
        return Cell(self.grid.name, row, self.columns[column])


def find(grids: list[Grid], path: str) -> tuple[dict[str, Found], list[Problem]]:
    """Name of a sheet of ours → the sheet of the file that is called so; what is not read, is told."""
    finder = _Finder(path)
    return finder.find(grids), finder.problems


class _Finder:
    """Goes through the sheets of a file that is known as `path` and gathers problems."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def find(self, grids: list[Grid]) -> dict[str, Found]:
        """Name of a sheet of ours → the sheet of the file that is called so."""
        main = layout.results().main
        named = self._named([grid for grid in grids if grid.cells])
        found: dict[str, Found] = {}
        for name, (grid, table) in named.items():
            if sheet := self._with_headings(grid, table):
                found[name] = sheet
        taken = [grid.name for grid, _ in named.values()]
        for grid in grids:
            if grid.cells and grid.name not in taken and plain(grid.name) not in (plain(GUIDE), plain(WORDS)):
                names = [each.name.zh for each in _TABLES]
                hint = next((name for name in names if name in grid.name), nearest(grid.name, names))
                place = Cell(grid.name, 1, 1).place(self.path)
                self.problems.append(problem("table-sheet", place, name=grid.name, hint=hint))
        if not found and not has_errors(self.problems):
            place = Place(self.path)
            self.problems.append(
                problem("table-headings", place, name=main.name.zh, example=example_of(main))
            )
        return found

    def _named(self, grids: list[Grid]) -> dict[str, tuple[Grid, Table]]:
        """Name of a sheet of ours → the sheet that is called so, or alone has its headings."""
        main = layout.results().main
        named: dict[str, tuple[Grid, Table]] = {}
        for grid in grids:
            if table := next((each for each in _TABLES if is_called(grid.name, each)), None):
                named.setdefault(table.name.zh, (grid, table))
        taken = [grid for grid, _ in named.values()]
        if main.name.zh not in named:
            # A CSV file, a workbook whose sheets are still called Sheet1, one sheet a zone.
            free = [grid for grid in grids if grid not in taken]
            alike = free if len(grids) == 1 else [grid for grid in free if _is_like(grid, main)]
            if len(alike) == 1:
                named[main.name.zh] = (alike[0], main)
            for grid in alike[1:]:
                cell = Cell(grid.name, 1, 1)
                self._tell(
                    "table-sheet-twice", cell, name=alike[0].name, other=grid.name, wanted=main.name.zh
                )
        return named

    def _with_headings(self, grid: Grid, table: Table) -> Found | None:
        row, matched = _headings(grid, table)
        if not matched:
            if grid.cells:
                cell = Cell(grid.name, min(grid.rows()), 1)
                said = problem(
                    "table-headings", cell.place(self.path), name=table.name.zh, example=example_of(table)
                )
                self.problems.append(said)
            return None
        return Found(table, grid, row, self._columns(grid, table, row, matched))

    def _columns(
        self, grid: Grid, table: Table, row: int, matched: Mapping[int, Column | None]
    ) -> dict[Column, int]:
        """The number of each column; what holds something and is not known, or known twice, is told."""
        used = {beside for below, beside in grid.cells if below > row}
        for at in sorted(used - matched.keys()):
            cell = Cell(grid.name, row, at)
            self._tell("table-column-bare", cell, name=cell_name(row, at).rstrip("0123456789"))
        columns: dict[Column, int] = {}
        # One that holds something goes before an empty one of the same heading.
        for at, column in sorted(matched.items(), key=lambda each: each[0] not in used):
            cell, said = Cell(grid.name, row, at), grid.cells[row, at]
            shown = said.text if isinstance(said, Faulty) else str(said)
            if column and column not in columns:
                columns[column] = at
            elif column and at in used:
                self._tell("table-column-twice", cell, name=shown, other=cell_name(row, columns[column]))
            elif at in used:
                self._tell_unknown(cell, shown, table)
        return columns

    def _tell_unknown(self, cell: Cell, shown: str, table: Table) -> None:
        hint = nearest(shown.split("\n")[0], [each.heading.zh for each in table.columns])
        part = next((each for each in layout.results().parts if has_place_for(shown, each)), None)
        if part and not hint and table is layout.results().main:
            self._tell("table-column-elsewhere", cell, name=shown, sheet=part.name.zh)
        else:
            self._tell("table-column", cell, name=shown, hint=hint)

    def _tell(self, code: str, cell: Cell, *, hint: str = "", **values: object) -> None:
        self.problems.append(told(problem(code, cell.place(self.path), hint=hint, **values), cell))


def _headings(grid: Grid, table: Table) -> tuple[int, dict[int, Column | None]]:
    """The row that names most columns of a table, and what each of its cells names; (0, {}) if none does."""
    names = names_of(table)
    best: tuple[int, dict[int, Column | None]] = (0, {})
    above: dict[int, Value] = {}
    for row, values in list(grid.rows().items())[:_HEADINGS_WITHIN]:
        own = {at: column_called(value, names) for at, value in values.items()}
        joined = {at: column_called(value, names) for at, value in _joined(above, values).items()}
        for matched in (own, {at: own[at] or joined[at] for at in own}):
            if _known(matched) > _known(best[1]):
                best = (row, matched)
        above = values
    return best


def _joined(above: Mapping[int, Value], below: Mapping[int, Value]) -> dict[int, Value]:
    """Headings of two rows, where one above spans several below: 成果名称 over 中文 and 英文."""
    joined: dict[int, Value] = {}
    for at, value in below.items():
        over = next((above[left] for left in range(at, 0, -1) if left in above), None)
        joined[at] = f"{over}{value}" if over is not None and over != value else value
    return joined


def _is_like(grid: Grid, table: Table) -> bool:
    """Whether a sheet has what every sheet of a table must have."""
    _, matched = _headings(grid, table)
    return any(column and column.required for column in matched.values())


def _known(matched: Mapping[int, Column | None]) -> int:
    """How many columns a row of headings names."""
    return len({column for column in matched.values() if column})
