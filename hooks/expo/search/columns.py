"""Facets and orders of the results as columns: what narrows and sorts hits without knowing their texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pypinyin import lazy_pinyin

from expo.facets import FACETS
from expo.language import Language
from expo.search.documents import Document
from expo.site import Result


def columns(documents: Sequence[Document], language: Language) -> dict[str, Any]:
    """What theme_overrides/assets/js/lib/columns.js reads.

    `facets`: name → values that occur and, for each result, the places of its values among them; one number
    where it has one value, a list otherwise. `orders`: name → for each result its place in that order.
    """
    results = [each.result for each in documents if each.result]
    return {
        "facets": {name: _facet(name, results) for name in FACETS},
        "orders": {name: _places(results, keys) for name, keys in _orders(results, language).items()},
    }


def _facet(name: str, results: Sequence[Result]) -> dict[str, Any]:
    values = [FACETS[name](each) for each in results]
    known = sorted({value for each in values for value in each})
    place = {value: at for at, value in enumerate(known)}
    of = [[place[value] for value in each] for each in values]
    return {"values": known, "of": [each[0] if len(each) == 1 else each for each in of]}


def _orders(results: Sequence[Result], language: Language) -> dict[str, list[Any]]:
    booths = [(each.record.booth is None, each.record.booth or "") for each in results]
    levels = [-each.record.trl.level if each.record.trl else 0 for each in results]
    return {"booth": booths, "title": [_title_key(each, language) for each in results], "trl": levels}


def _title_key(result: Result, language: Language) -> str:
    title, said = result.record.title.said_in(language)
    return " ".join(lazy_pinyin(title) if said is Language.ZH else [title]).lower()


def _places(results: Sequence[Result], keys: Sequence[Any]) -> list[int]:
    """For each result its place when all are sorted by their keys; those alike keep the order of the site."""
    order = sorted(range(len(results)), key=lambda at: keys[at])
    place = {at: number for number, at in enumerate(order)}
    return [place[at] for at in range(len(results))]
