"""A worklist that comes back: what a translator filled in, whatever else was done to the sheet.

Rows may be sorted or gone, columns moved or added, the sheet called otherwise. What cannot be used is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from expo.problems import Place, Problem, problem
from expo.tables.cells import Trouble, from_cell, plain
from expo.tables.drafts import Cell, told
from expo.tables.layout import Column, Heading
from expo.tables.workbooks import Grid, Value

ID = Heading("编号", "Id")
WHERE = Heading("位置", "Place")
ZH = Heading("中文", "Chinese")
EN = Heading("英文", "English")
WHO = Heading("谁译的", "Translated by")
CHECK = Heading("核对", "Check")
_NEEDED = (ID, WHERE, EN, CHECK)
_ALL = (*_NEEDED, ZH, WHO)

PEOPLE, MACHINE = Heading("人工", "people"), Heading("机器", "machine")

_HEADINGS_WITHIN = 20
_TEXT = Column(("text",), EN)


def in_both(name: Heading) -> str:
    """A name as the worklist writes it: 英文 English."""
    return f"{name.zh} {name.en}"


@dataclass(frozen=True)
class Filled:
    """A row of the worklist that was filled in."""

    sheet: str
    row: int
    columns: Mapping[Heading, int]
    key: str
    where: str
    check: str
    zh: str
    english: str
    by_machine: bool

    def told(self, code: str, column: Heading, path: str) -> Problem:
        """A problem of this row at one of its cells, for a file known as `path`."""
        cell = Cell(self.sheet, self.row, self.columns[column])
        return told(problem(code, cell.place(path), id=self.key, where=self.where), cell)


def is_worklist(grids: Sequence[Grid]) -> bool:
    """Whether a file is a worklist for translators and no table of results."""
    return any(found and CHECK in found[1] for found in map(_headings, grids))


def filled_rows(grids: Sequence[Grid], path: str) -> tuple[list[Filled], list[Problem]]:
    """The rows with English in all sheets that are worklists, and what cannot be read."""
    rows: list[Filled] = []
    problems: list[Problem] = []
    lists = [(grid, *found) for grid in grids if (found := _headings(grid))]
    if not lists:
        example = "、".join(map(in_both, _NEEDED))
        problems.append(problem("table-headings", Place(path), name="译文", example=example))
    for grid, head, columns in lists:
        for name in _NEEDED:
            if name not in columns:
                cell = Cell(grid.name, head, 1)
                problems.append(
                    told(problem("table-column-needed", cell.place(path), name=in_both(name)), cell)
                )
        if columns.keys() >= set(_NEEDED):
            for row, values in grid.rows().items():
                if row > head and columns[EN] in values:
                    filled, wrong = _read(grid.name, row, columns, values, path)
                    rows += [] if wrong else [filled]
                    problems += wrong
    return rows, problems


def _headings(grid: Grid) -> tuple[int, dict[Heading, int]] | None:
    """The row of the headings and the number of each column; nothing in a sheet of another kind."""
    best: tuple[int, dict[Heading, int]] = (0, {})
    for row, values in list(grid.rows().items())[:_HEADINGS_WITHIN]:
        columns: dict[Heading, int] = {}
        for at, value in values.items():
            for name in _ALL:
                if plain(str(value)) in map(plain, (in_both(name), name.zh, name.en)):
                    columns.setdefault(name, at)
        if len(columns) > len(best[1]):
            best = (row, columns)
    return best if {ID, EN} & best[1].keys() and len(best[1]) > 1 else None


def _read(
    sheet: str, row: int, columns: Mapping[Heading, int], values: Mapping[int, Value], path: str
) -> tuple[Filled, list[Problem]]:
    said: dict[Heading, str] = {}
    problems: list[Problem] = []
    for name, at in columns.items():
        text = from_cell(values[at], _TEXT, {}) if at in values else ""
        if isinstance(text, Trouble):
            cell = Cell(sheet, row, at)
            found = problem(text.code, cell.place(path), value=text.value, hint=text.hint)
            problems.append(told(found, cell))
        else:
            said[name] = str(text).strip()
    who = said.get(WHO, "")
    by_machine = _is_called(who, MACHINE)
    if who and not by_machine and not _is_called(who, PEOPLE):
        cell = Cell(sheet, row, columns[WHO])
        allowed = f"{in_both(PEOPLE)}、{in_both(MACHINE)}"
        found = problem("table-word", cell.place(path), value=who, vocabulary=WHO.zh, allowed=allowed)
        problems.append(told(found, cell))
    key, where, check, zh, english = (said.get(name, "") for name in (ID, WHERE, CHECK, ZH, EN))
    return Filled(sheet, row, columns, key, where, check, zh, english, by_machine), problems


def _is_called(said: str, name: Heading) -> bool:
    return name.zh in said or name.en in said.casefold()
