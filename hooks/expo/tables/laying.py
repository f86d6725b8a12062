"""A draft laid over the record that is there: what the table has no columns for stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from expo.tables.drafts import Draft, Reading
from expo.tables.layout import ID, KEY, ZONE, Column, Path


def laid_over(draft: Draft, reading: Reading, record: object) -> tuple[dict[str, Any], list[Column]]:
    """The draft with the record's values of what the table has no columns for.

    Beside it the columns without which that cannot be told: a list has changed, and nobody knows which of its
    items had what stands in them.
    """
    old = record if isinstance(record, dict) else {}
    new = dict(draft.data)
    unclear: list[Column] = []
    for name in reading.kind.fields:
        columns, present = _columns_of(name, reading)
        if not present:
            new.pop(name, None)
            new |= {name: old[name]} if name in old else {}
        elif name in old:
            lacking = [column for column in columns if column not in present]
            unclear += _keep(name, new, old, present, lacking, of_items=reading.kind.part(name) is not None)
    return new, unclear


def _keep(
    name: str,
    new: dict[str, Any],
    old: Mapping[str, Any],
    present: list[Column],
    lacking: list[Column],
    *,
    of_items: bool,
) -> list[Column]:
    """Bring back what the table has no columns for; the columns of a list for which that cannot be told."""

    def values(record: Mapping[str, Any], column: Column) -> list[str]:
        return _values(record.get(name), column, of_items=of_items)

    lost = [column for column in lacking if any(values(old, column))]
    if lost and all(values(new, column) == values(old, column) for column in present):
        new[name] = old[name]
        return []
    for column in lost:
        if not of_items and not column.is_list:
            _bring_back(new, old, column)
    return [column for column in lost if of_items or column.is_list]


def _columns_of(name: str, reading: Reading) -> tuple[list[Column], list[Column]]:
    """The columns of a field, and those of them that the table has."""
    table = reading.kind.part(name) or reading.kind.main
    found = reading.columns.get(table.field, {})
    own = [column for column in table.columns if column not in (ID, ZONE, KEY)]
    if not table.field:
        own = [column for column in own if column.path[0] == name]
    return own, [column for column in own if column in found]


def value_at(value: Any, path: Path) -> Any:
    """What stands at a path of keys; None where there is nothing."""
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _values(value: Any, column: Column, *, of_items: bool) -> list[str]:
    """The texts that a field holds for one of its columns, an item each in a list; "" where one has none."""
    if of_items:
        found = [value_at(item, column.path) for item in value or ()]
    else:
        found = value_at(value, column.path[1:])
        found = found or [] if column.is_list else [found]
        found = [item.get(column.language) for item in found] if column.language else found
    return ["" if each is None else str(each).strip() for each in found]


def _bring_back(new: dict[str, Any], old: Mapping[str, Any], column: Column) -> None:
    """Put the old value of a column where the table has none."""
    value = value_at(old, column.path)
    if value is not None:
        for key in column.path[:-1]:
            new = new.setdefault(key, {})
        new[column.path[-1]] = value
