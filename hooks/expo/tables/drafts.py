"""A record as a table has it, with the cell that each of its values came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from expo.problems import Place, Problem
from expo.source import Location
from expo.tables.layout import Column, Layout
from expo.tables.workbooks import cell_name


@dataclass(frozen=True)
class Cell:
    """A cell of a sheet, by number from 1."""

    sheet: str
    row: int
    column: int

    def place(self, path: str) -> Place:
        """Where a problem stands, for a file known as `path`; a CSV file's sheet has no name."""
        return Place(f"{path}#{self.sheet}" if self.sheet else path, self.row, self.column)

    def __str__(self) -> str:
        name = cell_name(self.row, self.column)
        return f"{self.sheet}!{name}" if self.sheet else name


@dataclass
class Draft:
    """A record as a table has it."""

    key: str
    """The id of a result, the key of an exhibitor; empty for a result that is to get an id."""
    start: Cell
    """The cell that names it."""
    data: dict[str, Any] = field(default_factory=dict)
    cells: dict[Location, Cell] = field(default_factory=dict)
    """Where a value stands, or the row of an item."""
    zone: str = ""
    """What stands in the column of the zone."""


@dataclass
class Reading:
    """All drafts of one kind of record."""

    kind: Layout
    drafts: list[Draft] = field(default_factory=list)
    columns: dict[str, Mapping[Column, int]] = field(default_factory=dict)
    """Field of a sheet that is there → the columns that it has, with their numbers."""
    heads: dict[str, Cell] = field(default_factory=dict)
    """Field of a sheet that is there → the first cell of its headings."""

    def lacking(self, location: Location) -> list[Location]:
        """All that must be filled in for what is missing at a location, with all of its parts."""
        path = tuple(step for step in location if isinstance(step, str))
        part = self.kind.part(path[0])
        base, own = (location[:2], path[1:]) if part else ((), path)
        columns = (part or self.kind.main).columns
        wanted = (each.full_path for each in columns if each.required)
        return [(*base, *full) for full in wanted if full[: len(own)] == own] or [location]

    def whereabouts(self, draft: Draft, location: Location) -> tuple[Cell, Column]:
        """The cell and the column of what stands, or should stand, at a location of a draft."""
        path = tuple(step for step in location if isinstance(step, str))
        table = (self.kind.part(path[0]) if path else None) or self.kind.main
        row = draft.start
        if table.field:
            path = path[1:]
            row = draft.cells.get(location[:2]) or draft.cells.get(location[:1]) or row
        column = (table.column_at(path) if path else None) or table.columns[0]
        return replace(row, column=self.columns.get(table.field, {}).get(column, row.column)), column


def told(found: Problem, cell: Cell) -> Problem:
    """A problem with the name of its cell in its texts."""
    return replace(found, zh=f"{cell}：{found.zh}", en=f"{cell}: {found.en}")
