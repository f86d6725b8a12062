"""A file of a table, of whatever kind, as sheets."""

from __future__ import annotations

from pathlib import Path

from expo.problems import Place, Problem
from expo.source import unreadable
from expo.tables.csv_files import read_csv
from expo.tables.strangers import MOST_BYTES, OLD_WORKBOOK
from expo.tables.workbooks import Grid, read_workbook

_TEXT = (".csv", ".tsv", ".txt")


def read_table(file: Path, path: str) -> tuple[list[Grid], list[Problem]]:
    """The sheets of a file that is known as `path`; what it is is judged by its content before its name."""
    try:
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        return [], [unreadable(error, Place(path))]
    is_archive = content.startswith((b"PK\x03\x04", OLD_WORKBOOK))
    if file.suffix.lower() in _TEXT and not is_archive:
        return read_csv(content, path)
    return read_workbook(content, path)
