"""Facets and orders of the results as columns: what narrows and sorts hits without knowing their texts.

A column is a text with one number a result: it compresses well, and a browser reads it as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from pypinyin import lazy_pinyin

from expo.facets import FACETS
from expo.language import Language
from expo.search.documents import Document
from expo.search.parts import Parts
from expo.site import Result

FIRST_SIGN = ord("0")
"""The sign of the digit 0."""

BASE = 64


def column_parts(documents: Sequence[Document], language: Language, in_one: bool) -> Parts:
    """What theme_overrides/assets/js/lib/columns.js reads; of many results a part for each column."""
    results = [each.result for each in documents if each.result]
    columns: Mapping[str, Mapping[str, Any]] = {
        "facets": {name: _facet(name, results) for name in FACETS},
        "orders": {name: _order(keys) for name, keys in _orders(results, language).items()},
    }
    if in_one:
        return Parts({"results": len(results), **columns})
    further = {f"{kind}-{name}": own for kind, named in columns.items() for name, own in named.items()}
    return Parts({"results": len(results), "facets": {}, "orders": {}}, further)


def _facet(name: str, results: Sequence[Result]) -> dict[str, Any]:
    """For each result the place of its value among those that occur, sorted, as the page names them all.

    Numbers beyond these are of `sets`: places of no value or several.
    """
    values = [tuple(FACETS[name](each)) for each in results]
    known = sorted({value for each in values for value in each})
    place = {value: at for at, value in enumerate(known)}
    number: dict[tuple[str, ...], int] = {(value,): at for value, at in place.items()}
    for each in values:
        number.setdefault(each, len(number))
    sets = [[place[value] for value in each] for each in list(number)[len(known) :]]
    return {"of": _column([number[each] for each in values]), "sets": sets}


def _orders(results: Sequence[Result], language: Language) -> dict[str, list[Any]]:
    """The orders that do not follow from facets: name → what each result is sorted by."""
    booths = [(each.record.booth is None, each.record.booth or "") for each in results]
    return {"booth": booths, "title": [_title_key(each, language) for each in results]}


def _title_key(result: Result, language: Language) -> str:
    title, said = result.record.title.said_in(language)
    return " ".join(lazy_pinyin(title) if said is Language.ZH else [title]).lower()


def _order(keys: Sequence[Any]) -> str:
    """The results sorted by their keys, each as the step from the one before; backward steps go round.

    Those alike keep the order of the site, so that steps of one are many.
    """
    order = sorted(range(len(keys)), key=lambda at: keys[at])
    return _column([(at - before) % len(keys) for before, at in pairwise([0, *order])])


def _column(numbers: Sequence[int]) -> str:
    """The lowest digits of all numbers, then the next ones, as far as the largest number needs."""
    digits = "".join(chr(FIRST_SIGN + number % BASE) for number in numbers)
    higher = [number // BASE for number in numbers]
    return digits + (_column(higher) if any(higher) else "")
