"""What a catalogue knows already: its zones and exhibitors by all that a table may call them."""

from __future__ import annotations

from collections.abc import Iterator

from expo.reading import Catalogue
from expo.records import Zone
from expo.starting import next_id
from expo.tables.cells import plain
from expo.tables.drafts import Reading

_LEAST_PART = 2
"""Characters of a zone's name that may stand for it."""


class Zones:
    """The zones by what a table may call them, and the ids that are taken in them."""

    def __init__(self, catalogue: Catalogue, ids: list[str]) -> None:
        assert catalogue.exhibition
        self.zones = catalogue.exhibition.zones
        self.names = [zone.name.zh for zone in self.zones]
        self.titled = _by_title(catalogue, without=ids)
        self.taken = {*ids, *(each for entry in catalogue.results for each in (entry.key, entry.record.id))}

    def of_letter(self, letter: str) -> Zone | None:
        """The zone whose ids begin with a letter."""
        return next((zone for zone in self.zones if zone.letter == letter), None)

    def called(self, name: str) -> Zone | None:
        """The zone of that name in either language, or of that key or letter; a part of one name will do."""
        said = plain(name)
        names = {zone.key: list(map(plain, _names_of(zone))) for zone in self.zones}
        whole = [zone for zone in self.zones if said in names[zone.key]]
        bare = said.removesuffix("展区")
        part = [zone for zone in self.zones if any(bare in each for each in names[zone.key])]
        found = whole or (part if len(bare) >= _LEAST_PART else [])
        return found[0] if len(found) == 1 else None

    def id_for(self, zone: Zone, title: str) -> str:
        """The id of the result of that title, if an earlier import has made it; else the next of the zone."""
        return self.titled.pop((zone.key, plain(title)), "") or self._next_id(zone)

    def _next_id(self, zone: Zone) -> str:
        """The id after the highest of the zone, also of those that the table takes."""
        found = next_id(zone.letter, self.taken)
        self.taken.add(found)
        return found


def _by_title(catalogue: Catalogue, *, without: list[str]) -> dict[tuple[str, str], str]:
    """Zone and title → the id of the only result called so there, other than those of some ids."""
    found: dict[tuple[str, str], list[str]] = {}
    for entry in catalogue.results:
        called = catalogue.zone_of[entry.source.path], plain(entry.record.title.zh)
        found.setdefault(called, []).append(entry.record.id)
    return {called: ids[0] for called, ids in found.items() if len(ids) == 1 and ids[0] not in without}


def _names_of(zone: Zone) -> Iterator[str]:
    yield from (zone.key, zone.letter)
    for text in (zone.name, zone.short_name):
        yield from (text.zh, text.en or "")


def known_exhibitors(catalogue: Catalogue, drafts: Reading) -> dict[str, str]:
    """Key or name of an exhibitor, there already or in the table → its key."""
    known: dict[str, str] = {}
    names = [(entry.key, entry.record.name.model_dump()) for entry in catalogue.exhibitors]
    names += [(draft.key, draft.data.get("name", {})) for draft in drafts.drafts if draft.key]
    for key, name in names:
        for said in (name.get("zh"), name.get("en")):
            known.setdefault(plain(said or ""), key)
    return known | {key: key for key, _ in names}
