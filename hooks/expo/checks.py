"""Rules across records: one function a rule, each yields problems and changes nothing.

A file that exists but could not be understood has its own problems already; no rule adds one that will go
away when those are mended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from expo.problems import Place, Problem, problem
from expo.reading import EXHIBITORS, SCHEMA, Catalogue
from expo.records import Exhibition
from expo.repairs import nearest
from expo.source import Location, Source


def check(catalogue: Catalogue) -> list[Problem]:
    """All problems that no record has alone; rules about the exhibition wait until it can be read."""
    problems = [found for rule in RULES for found in rule(catalogue)]
    if catalogue.exhibition and catalogue.exhibition_source:
        about = (catalogue.exhibition, catalogue.exhibition_source)
        problems += [found for part in EXHIBITION_RULES for found in part(*about)]
    return problems


# ---------------------------------------------------------------------------------------- results, exhibitors


def ids_are_unique(catalogue: Catalogue) -> Iterator[Problem]:
    """No two files carry the same id."""
    first: dict[str, str] = {}
    for entry in catalogue.results:
        if entry.record.id in first:
            place = entry.source.place_of(("id",))
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
    letters = {zone.key: zone.letter for zone in catalogue.exhibition.zones} if catalogue.exhibition else {}
    for entry in catalogue.results:
        letter = letters.get(catalogue.zone_of[entry.source.path])
        if letter and not entry.record.id.startswith(letter):
            hint = letter + entry.record.id[1:]
            place = entry.source.place_of(("id",))
            yield problem("zone-mismatch", place, id=entry.record.id, letter=letter, hint=hint)


def exhibitors_exist(catalogue: Catalogue) -> Iterator[Problem]:
    """A result names an exhibitor that has a file."""
    for entry in catalogue.results:
        value = entry.record.exhibitor
        if value is not None and value not in catalogue.exhibitor_keys:
            hint = nearest(value, sorted(catalogue.exhibitor_keys))
            yield problem("unknown-exhibitor", entry.source.place_of(("exhibitor",)), value=value, hint=hint)


def exhibitors_are_used(catalogue: Catalogue) -> Iterator[Problem]:
    """An exhibitor that no result names is probably a slip of the pen."""
    if catalogue.lacks_results:
        return
    used = {entry.record.exhibitor for entry in catalogue.results}
    for entry in catalogue.exhibitors:
        if entry.key not in used:
            yield problem("exhibitor-unused", Place(entry.source.path), key=entry.key)


# ------------------------------------------------------------------------------------------------ exhibition


def zones_are_complete(catalogue: Catalogue) -> Iterator[Problem]:
    """Each zone holds as many results as the exhibition says."""
    if catalogue.exhibition is None or catalogue.exhibition_source is None:
        return
    for index, zone in enumerate(catalogue.exhibition.zones):
        found, expected = catalogue.result_counts.get(zone.key, 0), zone.expected
        if found != expected.results:
            place = catalogue.exhibition_source.place_of(("zones", index, "expected", "results"))
            basis = expected.basis
            yield problem(
                "zone-total", place, zone=zone.key, expected=expected.results, basis=basis, found=found
            )


def zones_are_distinct(exhibition: Exhibition, source: Source) -> Iterator[Problem]:
    """No two zones share a folder or a letter, and none takes a folder that has another use."""
    first: dict[str, Location] = {}
    for index, zone in enumerate(exhibition.zones):
        for name, value in (("key", zone.key), ("letter", zone.letter)):
            location = ("zones", index, name)
            # Keys are of small letters, a zone's letter is a capital: the two cannot be confused.
            if value in first:
                line = source.place_of(first[value]).line
                yield problem("duplicate-zone", source.place_of(location), value=value, line=line)
            first.setdefault(value, location)
        if zone.key in (EXHIBITORS, SCHEMA):
            yield problem("reserved-zone", source.place_of(("zones", index, "key")), key=zone.key)


def sections_name_their_sources(exhibition: Exhibition, source: Source) -> Iterator[Problem]:
    """A section of the page about the exhibition names one of the sources."""
    for index, section in enumerate(exhibition.about):
        if section.source not in exhibition.sources:
            place = source.place_of(("about", index, "source"))
            allowed, hint = ", ".join(exhibition.sources), nearest(section.source, exhibition.sources)
            values = {"value": section.source, "vocabulary": "sources", "allowed": allowed}
            yield problem("unknown-word", place, hint=hint, **values)


def period_runs_forwards(exhibition: Exhibition, source: Source) -> Iterator[Problem]:
    """The exhibition does not end before it begins."""
    first, last = exhibition.period.first, exhibition.period.last
    if last < first:
        yield problem("period-order", source.place_of(("period", "last")), first=first, last=last)


def headline_can_be_filled(exhibition: Exhibition, source: Source) -> Iterator[Problem]:
    """The headline is a pattern in which only the number of results is filled in."""
    for language, text in (("zh", exhibition.headline.zh), ("en", exhibition.headline.en or "")):
        rest = text.replace("{count}", "")
        if "{" in rest or "}" in rest:
            yield problem("bad-placeholder", source.place_of(("headline", language)), value=text)


RULES: tuple[Callable[[Catalogue], Iterator[Problem]], ...] = (
    ids_are_unique,
    ids_fit_their_files,
    ids_fit_their_zones,
    exhibitors_exist,
    exhibitors_are_used,
    zones_are_complete,
)
EXHIBITION_RULES: tuple[Callable[[Exhibition, Source], Iterator[Problem]], ...] = (
    zones_are_distinct,
    sections_name_their_sources,
    period_runs_forwards,
    headline_can_be_filled,
)
