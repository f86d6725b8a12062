"""What sheets and columns may be called: in one language, with spaces, as keys, or by a unique part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from expo.tables.cells import plain
from expo.tables.forms import form_of
from expo.tables.layout import ID, Column, Table
from expo.tables.workbooks import Value


def is_called(name: str, table: Table) -> bool:
    """Whether a sheet's name, in either language or as a key, is that of a table."""
    return plain(name) in (plain(table.name.zh), plain(table.name.en), plain(table.field or table.name.en))


def has_place_for(said: str, table: Table) -> bool:
    """Whether a heading names a table or one of its columns; one of telephones and the like by its end."""
    if is_called(said, table) or table.name.zh in said or names_of(table).get(plain(said)):
        return True
    ends = [plain(column.heading.zh)[-2:] for column in table.columns if form_of(column) and column is not ID]
    return any(plain(said).endswith(end) for end in ends)


def example_of(table: Table) -> str:
    """A few headings to show."""
    return "、".join(column.heading.zh for column in table.columns[:4])


def names_of(table: Table) -> dict[str, Column | None]:
    """What a heading may say → the column; None where two columns could be meant."""
    names: dict[str, Column | None] = {}
    for ranked in (_full_names, _short_names):
        found: dict[str, list[Column]] = {}
        for column in table.columns:
            for name in set(map(plain, ranked(column))) - {""}:
                found.setdefault(name, []).append(column)
        for name, columns in found.items():
            names.setdefault(name, columns[0] if len(columns) == 1 else None)
    return names


def _full_names(column: Column) -> Iterator[str]:
    yield str(column.heading)
    yield column.heading.zh
    yield column.heading.en
    yield ".".join(column.full_path)


def _short_names(column: Column) -> Iterator[str]:
    """Without the language, if it is Chinese; without the whole that it is a part of."""
    if column.full_path[-1] == "en":
        for name in (
            column.heading.zh.removesuffix("（英文）"),
            column.heading.en.removesuffix(" (English)"),
        ):
            yield from (f"{name}英文", f"英文{name}", f"English {name}", f"{name} English")
        return
    for name in (column.heading.zh, column.heading.en, ".".join(column.full_path)):
        bare = name.removesuffix("（中文）").removesuffix(" (Chinese)").removesuffix(".zh")
        yield bare
        yield bare.rpartition("·")[2].rpartition(": ")[2]


def column_called(value: Value, names: Mapping[str, Column | None]) -> Column | None:
    """The column that a heading names: as a whole, else by one of its lines, else by a unique part."""
    if not isinstance(value, str):
        return None
    for said in (value, *value.replace(" | ", "\n").split("\n")):
        if column := names.get(plain(said)):
            return column
    said = plain(value.split("\n")[0])
    near = {
        column
        for name, column in names.items()
        if column and len(said) > 1 and (name.startswith(said) or name.endswith(said))
        if column.full_path[-1] != "en"
    }
    return near.pop() if len(near) == 1 else None
