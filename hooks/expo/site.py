"""The catalogue joined into one Site: order, relations both ways, all frozen.

Every output is a pure function of the Site. It is made only from a catalogue without errors, so nothing
here looks for mistakes.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pypinyin import lazy_pinyin

from expo.image_files import ImageFile
from expo.language import Language
from expo.reading import Catalogue, Entry
from expo.records import (
    Contact,
    Exhibition,
    ExhibitorRecord,
    Image,
    ResultRecord,
    TranslationNotes,
    Vocabularies,
    Zone,
)


@dataclass(frozen=True)
class Exhibitor:
    """An exhibitor with its key, the path of its file and the names it is sorted by."""

    key: str
    record: ExhibitorRecord = field(repr=False)
    path: str
    sort_names: Mapping[Language, str] = field(repr=False)

    def initial(self, language: Language) -> str:
        """The letter under which the exhibitor stands: of its pinyin or of its English name, '#' if none."""
        first = self.sort_names[language][:1].upper()
        return first if "A" <= first <= "Z" else "#"


@dataclass(frozen=True)
class Picture:
    """An image as the record describes it, with the file that was inspected."""

    record: Image
    file: ImageFile


@dataclass(frozen=True)
class Result:
    """A result with what its record refers to."""

    record: ResultRecord = field(repr=False)
    zone: Zone = field(repr=False)
    exhibitor: Exhibitor | None = field(repr=False)
    pictures: tuple[Picture, ...] = field(repr=False)
    path: str

    @property
    def id(self) -> str:
        """The result's id."""
        return self.record.id

    @property
    def exhibitor_key(self) -> str | None:
        """The exhibitor's key, where one is known."""
        return self.exhibitor.key if self.exhibitor else None

    @property
    def public_contacts(self) -> tuple[Contact, ...]:
        """The contacts who agreed to be published: the one place that decides it, for every output."""
        return tuple(contact for contact in self.record.contacts if contact.consent)


@dataclass(frozen=True)
class Site:
    """Everything that is published. Results stand in the order of zones and numbers, exhibitors by pinyin."""

    exhibition: Exhibition
    vocabularies: Vocabularies
    results: tuple[Result, ...]
    exhibitors: tuple[Exhibitor, ...]
    exhibition_path: str
    date: datetime.date
    """The date of the data: that of its newest record."""
    has_samples: bool
    aliases: tuple[tuple[str, ...], ...]
    """Groups of words that mean the same to a visitor who searches."""
    translations: TranslationNotes | None
    """Which English was written for which Chinese."""
    _by_zone: Mapping[str, tuple[Result, ...]] = field(repr=False)
    _by_exhibitor: Mapping[str, tuple[Result, ...]] = field(repr=False)
    _by_cluster: Mapping[str, tuple[Result, ...]] = field(repr=False)
    _by_keyword: Mapping[str, tuple[Result, ...]] = field(repr=False)
    _position: Mapping[str, int] = field(repr=False)
    _exhibitors: Mapping[str, Exhibitor] = field(repr=False)

    def result(self, id: str) -> Result:
        """The result with this id; KeyError if there is none."""
        return self.results[self._position[id]]

    def exhibitor(self, key: str) -> Exhibitor:
        """The exhibitor with this key; KeyError if there is none."""
        return self._exhibitors[key]

    def in_zone(self, zone: Zone) -> tuple[Result, ...]:
        """The zone's results by number."""
        return self._by_zone.get(zone.key, ())

    def next_id(self, zone: Zone) -> str:
        """The id after the highest of a zone."""
        numbers = (int(each.id.partition("-")[2]) for each in self.in_zone(zone))
        return f"{zone.letter}-{max(numbers, default=0) + 1:03}"

    def of_exhibitor(self, exhibitor: Exhibitor) -> tuple[Result, ...]:
        """The exhibitor's results."""
        return self._by_exhibitor.get(exhibitor.key, ())

    def in_cluster(self, cluster: str) -> tuple[Result, ...]:
        """The results of an industry cluster."""
        return self._by_cluster.get(cluster, ())

    def clusters(self) -> tuple[str, ...]:
        """The industry clusters that have results, in the order of the vocabulary."""
        return tuple(key for key in self.vocabularies.clusters if self.in_cluster(key))

    def neighbours(self, result: Result) -> tuple[Result | None, Result | None]:
        """The results before and after this one in the same zone."""
        position = self._position[result.id]
        around = [
            self.results[at] if 0 <= at < len(self.results) else None for at in (position - 1, position + 1)
        ]
        before, after = (each if each and each.zone.key == result.zone.key else None for each in around)
        return before, after

    def around(self, result: Result, most: int = 4) -> tuple[Result, ...]:
        """The results that follow this one in its zone, then those from the zone's beginning."""
        zone = self.in_zone(result.zone)
        at = [each.id for each in zone].index(result.id)
        return (*zone[at + 1 :], *zone[:at])[:most]

    def related(self, result: Result, most: int = 4) -> tuple[Result, ...]:
        """Results that share the most keywords with this one; ties go to the lower position."""
        shared: Counter[str] = Counter()
        for keyword in result.record.keywords:
            shared.update(each.id for each in self._by_keyword[keyword.zh])
        del shared[result.id]
        best = sorted(shared, key=lambda id: (-shared[id], self._position[id]))[:most]
        return tuple(self.result(id) for id in best)


def join(catalogue: Catalogue) -> Site:
    """Join a catalogue that was read and checked without errors."""
    assert catalogue.exhibition is not None
    assert catalogue.vocabularies is not None
    zones = {zone.key: zone for zone in catalogue.exhibition.zones}
    exhibitors = {entry.key: _exhibitor(entry) for entry in catalogue.exhibitors}
    order = {key: position for position, key in enumerate(zones)}
    results = tuple(
        Result(
            entry.record,
            zones[catalogue.zone_of[entry.source.path]],
            exhibitors.get(entry.record.exhibitor or ""),
            tuple(
                Picture(image, catalogue.images[entry.source.path, image.file])
                for image in entry.record.images
            ),
            entry.source.path,
        )
        for entry in sorted(
            catalogue.results, key=lambda each: (order[catalogue.zone_of[each.source.path]], _number(each))
        )
    )
    records: list[ResultRecord | ExhibitorRecord] = [entry.record for entry in catalogue.results]
    records += [entry.record for entry in catalogue.exhibitors]
    return Site(
        catalogue.exhibition,
        catalogue.vocabularies,
        results,
        tuple(sorted(exhibitors.values(), key=lambda each: (each.sort_names[Language.ZH], each.key))),
        f"{catalogue.path}/exhibition.yaml",
        max((each.provenance.date for each in records), default=catalogue.exhibition.period.first),
        any(each.is_sample for each in records),
        catalogue.aliases,
        catalogue.translations,
        _group(results, lambda each: [each.zone.key]),
        _group(results, lambda each: [each.exhibitor_key] if each.exhibitor_key else []),
        _group(results, lambda each: [each.record.cluster] if each.record.cluster else []),
        _group(results, lambda each: [keyword.zh for keyword in each.record.keywords]),
        {result.id: position for position, result in enumerate(results)},
        exhibitors,
    )


K = TypeVar("K", bound=Hashable)


def _group(results: Iterable[Result], keys: Callable[[Result], Iterable[K]]) -> dict[K, tuple[Result, ...]]:
    grouped: dict[K, list[Result]] = defaultdict(list)
    for result in results:
        for key in keys(result):
            grouped[key].append(result)
    return {key: tuple(members) for key, members in grouped.items()}


def _number(entry: Entry[ResultRecord]) -> tuple[int, str]:
    return int(entry.record.id.split("-")[1]), entry.record.id


def _exhibitor(entry: Entry[ExhibitorRecord]) -> Exhibitor:
    name = entry.record.name
    # The mark of a sample is not part of its name: without this all would stand under S.
    zh = name.zh.removeprefix("示例") if entry.record.is_sample else name.zh
    en = (name.en or "").removeprefix("Sample ") if entry.record.is_sample else name.en or ""
    pinyin = entry.record.pinyin or " ".join(lazy_pinyin(zh))
    return Exhibitor(
        entry.key,
        entry.record,
        entry.source.path,
        {Language.ZH: pinyin.lower(), Language.EN: (en or pinyin).lower()},
    )
