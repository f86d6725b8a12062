"""Which guides there are, what each holds, and what it is called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from expo.language import Language
from expo.records import Zone
from expo.site import Result, Site

BOTH = (Language.ZH, Language.EN)


class Kind(StrEnum):
    """The forms of guides; each has a template of its name in theme_overrides/print/."""

    BOOKLET = "booklet"
    """Cover, contents, entries, indexes, notes: of a zone, or of all zones as the book of the catalogue."""
    SHEETS = "sheets"
    """One A5 sheet a result."""
    CARDS = "cards"
    """One A6 card a result, for its booth."""
    TENTS = "tents"
    """One A4 sheet a result, to be folded into a table tent."""
    LABELS = "labels"
    """Small labels with QR codes, many on an A4 sheet."""
    OVERVIEW = "overview"
    """All results of a zone on one page, for visitors."""


class Paper(StrEnum):
    """What the booklets and full sheets are printed on."""

    A4 = "a4"
    LETTER = "us-letter"


@dataclass(frozen=True)
class Options:
    """How guides are printed."""

    languages: tuple[Language, ...] = BOTH
    """One language, or both in parallel, the leading one first."""
    paper: Paper = Paper.A4
    bleed: bool = False
    """3 mm of bleed and crop marks around, for printing houses."""
    two_up: bool = False
    """Sheets: two of A5 side by side on A4, to be cut."""


@dataclass(frozen=True)
class Guide:
    """One PDF: its name without extension, its form and the results in it by zone."""

    name: str
    kind: Kind
    zones: tuple[tuple[Zone, tuple[Result, ...]], ...]
    options: Options

    @property
    def results(self) -> tuple[Result, ...]:
        """All results in the guide, in order."""
        return tuple(result for _, results in self.zones for result in results)

    def without(self, ids: frozenset[str]) -> Guide:
        """The same guide without some results."""
        zones = (
            (zone, tuple(each for each in results if each.id not in ids)) for zone, results in self.zones
        )
        return Guide(self.name, self.kind, tuple(each for each in zones if each[1]), self.options)


def guides_of(site: Site, options: Options) -> Iterator[Guide]:
    """All guides of a catalogue: the book and the labels of all zones, the other forms for each zone."""
    filled = tuple((zone, results) for zone in site.exhibition.zones if (results := site.in_zone(zone)))
    yield Guide(_named("catalogue", options), Kind.BOOKLET, filled, options)
    yield Guide(_named("labels", options), Kind.LABELS, filled, options)
    for each in filled:
        yield from _guides_of_zone(each, options)


def guides_for_zone(site: Site, key: str, options: Options) -> Iterator[Guide]:
    """The guides of one zone. KeyError if there is no such zone with results."""
    zones = {zone.key: zone for zone in site.exhibition.zones if site.in_zone(zone)}
    yield from _guides_of_zone((zones[key], site.in_zone(zones[key])), options)


def guides_for_exhibitor(site: Site, key: str, options: Options) -> Iterator[Guide]:
    """Booklet, sheets, cards, tents and labels of one exhibitor's results. KeyError if it is unknown."""
    yield from guides_for_results(site, key, site.of_exhibitor(site.exhibitor(key)), options)


def guides_for_results(site: Site, name: str, results: Sequence[Result], options: Options) -> Iterator[Guide]:
    """Booklet, sheets, cards, tents and labels of some results, under a name of one's own."""
    chosen = {result.id for result in results}
    zones = (
        (zone, tuple(result for result in site.in_zone(zone) if result.id in chosen))
        for zone in site.exhibition.zones
    )
    filled = tuple(each for each in zones if each[1])
    if not filled:
        return
    yield Guide(_named(name, options), Kind.BOOKLET, filled, options)
    for kind in (Kind.SHEETS, Kind.CARDS, Kind.TENTS, Kind.LABELS):
        yield Guide(_named(f"{name}-{kind}", options), kind, filled, options)


def _guides_of_zone(zone: tuple[Zone, tuple[Result, ...]], options: Options) -> Iterator[Guide]:
    key = zone[0].key
    yield Guide(_named(key, options), Kind.BOOKLET, (zone,), options)
    for kind in (Kind.SHEETS, Kind.CARDS, Kind.TENTS, Kind.OVERVIEW):
        yield Guide(_named(f"{key}-{kind}", options), kind, (zone,), options)


def _named(name: str, options: Options) -> str:
    """The name says what differs from the usual form: both languages on A4."""
    languages = "" if options.languages == BOTH else "-" + "-".join(options.languages)
    paper = "" if options.paper is Paper.A4 else f"-{options.paper}"
    return f"{name}{languages}{paper}{'-two-up' if options.two_up else ''}{'-bleed' if options.bleed else ''}"
