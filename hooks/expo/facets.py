"""The facets of results: what one may choose by, and the values that a result has of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from expo.site import Result

LEVEL_RANGES: Mapping[str, Sequence[str]] = {
    "1-3": ("1", "2", "3"),
    "4-6": ("4", "5", "6"),
    "7-9": ("7", "8", "9"),
}
"""Value of a range of readiness levels → its levels; each level is in one range."""

WITH_PHOTO = "yes"


def _one(value: object) -> Sequence[str]:
    return () if value is None else (str(value),)


def _levels(result: Result) -> Sequence[str]:
    """The readiness level and its range."""
    if result.record.trl is None:
        return ()
    level = str(result.record.trl.level)
    return (level, *(name for name, levels in LEVEL_RANGES.items() if level in levels))


FACETS: Mapping[str, Callable[[Result], Sequence[str]]] = {
    "zone": lambda each: (each.zone.key,),
    "cluster": lambda each: _one(each.record.cluster),
    "trl": _levels,
    "stage": lambda each: _one(each.record.stage),
    "kind": lambda each: _one(each.record.kind),
    "cooperation": lambda each: each.record.cooperation,
    "photo": lambda each: (WITH_PHOTO,) if each.pictures else (),
    "exhibitor": lambda each: _one(each.exhibitor_key),
}
"""Name of a facet, as in addresses (`?zone=…`) → the values of a result; no value holds a space."""
