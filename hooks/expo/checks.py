"""Rules across records: one function a rule, each yields problems and changes nothing."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import PurePosixPath

from expo.problems import Place, Problem, problem
from expo.reading import Catalogue


def check(catalogue: Catalogue) -> list[Problem]:
    """All problems that no record has alone; none when the exhibition itself could not be read."""
    if catalogue.exhibition is None or catalogue.vocabularies is None:
        return []
    return [found for rule in RULES for found in rule(catalogue)]


def ids_are_unique(catalogue: Catalogue) -> Iterator[Problem]:
    """No two files carry the same id."""
    first: dict[str, str] = {}
    for entry in catalogue.results:
        place = entry.source.place_of(("id",))
        if entry.record.id in first:
            yield problem("duplicate-id", place, id=entry.record.id, other=first[entry.record.id])
        first.setdefault(entry.record.id, entry.source.path)


def ids_fit_their_files(catalogue: Catalogue) -> Iterator[Problem]:
    """A record's file is named after its id."""
    for entry in catalogue.results:
        if entry.record.id != entry.key:
            name = PurePosixPath(entry.source.path).name
            place = entry.source.place_of(("id",))
            yield problem("file-name", place, name=name, id=entry.record.id, hint=f"{entry.record.id}.yaml")


def ids_fit_their_zones(catalogue: Catalogue) -> Iterator[Problem]:
    """An id begins with the letter of the zone in whose folder its file stands."""
    assert catalogue.exhibition is not None
    letters = {zone.key: zone.letter for zone in catalogue.exhibition.zones}
    for entry in catalogue.results:
        letter = letters[catalogue.zone_of[entry.source.path]]
        if not entry.record.id.startswith(letter):
            hint = letter + entry.record.id[1:]
            yield problem(
                "zone-mismatch", entry.source.place_of(("id",)), id=entry.record.id, letter=letter, hint=hint
            )


def exhibitors_exist(catalogue: Catalogue) -> Iterator[Problem]:
    """A result names an exhibitor that has a file."""
    known = {entry.key for entry in catalogue.exhibitors}
    for entry in catalogue.results:
        value = entry.record.exhibitor
        if value is not None and value not in known:
            hint = next(iter(difflib.get_close_matches(value, sorted(known), n=1)), "")
            yield problem("unknown-exhibitor", entry.source.place_of(("exhibitor",)), value=value, hint=hint)


def exhibitors_are_used(catalogue: Catalogue) -> Iterator[Problem]:
    """An exhibitor that no result names is probably a slip of the pen."""
    used = {entry.record.exhibitor for entry in catalogue.results}
    for entry in catalogue.exhibitors:
        if entry.key not in used:
            yield problem("exhibitor-unused", Place(entry.source.path), key=entry.key)


def zones_are_complete(catalogue: Catalogue) -> Iterator[Problem]:
    """Each zone holds as many results as the exhibition says."""
    assert catalogue.exhibition is not None
    assert catalogue.exhibition_source is not None
    for index, zone in enumerate(catalogue.exhibition.zones):
        found = sum(key == zone.key for key in catalogue.zone_of.values())
        if found != zone.expected.results:
            place = catalogue.exhibition_source.place_of(("zones", index, "expected", "results"))
            yield problem(
                "zone-total", place, zone=zone.key, expected=zone.expected.results, basis=zone.expected.basis, found=found
            )


RULES = (
    ids_are_unique,
    ids_fit_their_files,
    ids_fit_their_zones,
    exhibitors_exist,
    exhibitors_are_used,
    zones_are_complete,
)
