"""The indexes at the end of a booklet: exhibitors, keywords, clusters and booths → the ids of results."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from pypinyin import lazy_pinyin

from expo.guides.plan import Guide
from expo.language import Language, Said
from expo.site import Result, Site


@dataclass(frozen=True)
class Item:
    """One line of an index: a name and the results that it leads to."""

    name: Said | str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Lines under one letter; without letter where the index has no order by letters."""

    head: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Index:
    """One index; its name is the end of its key in words.yaml."""

    name: str
    groups: tuple[Group, ...]


def indexes_of(guide: Guide, site: Site, language: Language) -> Iterator[Index]:
    """The indexes that have something to list, in the order of a reader of `language`."""
    results = guide.results
    for index in (
        Index("exhibitors", _by_letter(_exhibitors(results, site, language))),
        Index("keywords", _by_letter(_keywords(results, language))),
        Index("clusters", _alone(_clusters(results, site))),
        Index("booths", _alone(_booths(results))),
    ):
        if index.groups:
            yield index


Sorted = tuple[str, Item]
"""An item with the text that it is sorted by."""


def _exhibitors(results: Iterable[Result], site: Site, language: Language) -> Iterator[Sorted]:
    for key, ids in _gathered(results, lambda each: [each.exhibitor_key] if each.exhibitor_key else []):
        exhibitor = site.exhibitor(key)
        yield exhibitor.sort_names[language], Item(exhibitor.record.name, ids)


def _keywords(results: Iterable[Result], language: Language) -> Iterator[Sorted]:
    for keyword, ids in _gathered(results, lambda each: each.record.keywords):
        yield _sounded(keyword.said_in(language)[0]), Item(keyword, ids)


def _sounded(text: str) -> str:
    """What a text is sorted by: its pinyin, syllable by syllable, or its Latin letters in lower case."""
    return " ".join(lazy_pinyin(text)).casefold()


def _clusters(results: Iterable[Result], site: Site) -> Iterator[Item]:
    found = dict(_gathered(results, lambda each: [each.record.cluster] if each.record.cluster else []))
    for key, term in site.vocabularies.clusters.items():
        if key in found:
            yield Item(term, found[key])


def _booths(results: Iterable[Result]) -> Iterator[Item]:
    found = _gathered(results, lambda each: [each.record.booth] if each.record.booth else [])
    for booth, ids in sorted(found):
        yield Item(booth, ids)


K = TypeVar("K", bound=Hashable)


def _gathered(
    results: Iterable[Result], keys: Callable[[Result], Iterable[K]]
) -> list[tuple[K, tuple[str, ...]]]:
    found: dict[K, list[str]] = defaultdict(list)
    for result in results:
        for key in keys(result):
            found[key].append(result.id)
    return [(key, tuple(ids)) for key, ids in found.items()]


def _by_letter(items: Iterable[Sorted]) -> tuple[Group, ...]:
    groups: dict[str, list[Item]] = defaultdict(list)
    for sounded, item in sorted(items, key=lambda each: each[0]):
        first = sounded[:1].upper()
        groups[first if "A" <= first <= "Z" else "#"].append(item)
    return tuple(Group(head, tuple(groups[head])) for head in sorted(groups))


def _alone(items: Iterator[Item]) -> tuple[Group, ...]:
    """Items in their own order, without letters."""
    found = tuple(items)
    return (Group("", found),) if found else ()
