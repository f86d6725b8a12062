"""The facets of results: what one may choose by, and the values that a result has of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from expo.site import Result


def _one(value: object) -> Sequence[str]:
    return () if value is None else (str(value),)


FACETS: Mapping[str, Callable[[Result], Sequence[str]]] = {
    "zone": lambda each: (each.zone.key,),
    "cluster": lambda each: _one(each.record.cluster),
    "stage": lambda each: _one(each.record.stage),
    "trl": lambda each: _one(each.record.trl and each.record.trl.level),
    "kind": lambda each: _one(each.record.kind),
    "cooperation": lambda each: each.record.cooperation,
    "exhibitor": lambda each: _one(each.exhibitor_key),
}
"""Name of a facet, as in addresses (`?zone=…`) → the values of a result; no value holds a space."""
