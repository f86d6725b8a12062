"""The page of all results, with its facets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from expo.facets import FACETS
from expo.pages.choices import VALUES, Value, levels
from expo.pages.view import Card, View
from expo.records import Zone

MOST_CARDS = 500
"""Up to so many results all stand there as cards; of more, the first FIRST_CARDS, the others as lines."""
FIRST_CARDS = 60
MANY_CHOICES = 20


@dataclass(frozen=True)
class Choice:
    """One value of a facet. Without JavaScript its link leads to a page that shows the same results."""

    value: Value
    count: int
    link: str
    share: str
    """Its count as a part of the largest of its facet, from 0 to 1."""


@dataclass(frozen=True)
class Facet:
    """A facet and the values that occur."""

    name: str
    label: str
    choices: list[Choice]
    steps: list[Choice]
    """The readiness levels, also those that do not occur; empty for the other facets."""

    @property
    def is_long(self) -> bool:
        """Whether one has to look for a choice."""
        return len(self.choices) > MANY_CHOICES


def model(view: View) -> Mapping[str, object]:
    """What pages/results.html places."""
    site = view.site
    cards = view.cards(site.results)
    shown = len(cards) if len(cards) <= MOST_CARDS else FIRST_CARDS
    return {
        "facets": [facet for facet in (_facet(view, name) for name in VALUES) if facet.choices],
        "cards": cards[:shown],
        "lines": [
            (zone, lines) for zone in site.exhibition.zones if (lines := _of_zone(cards[shown:], zone))
        ],
        "blank": view.blank_card(),
        "results_count": view.count("results", len(site.results)),
        "zones": site.exhibition.zones,
        "sorts": ["id", *_sorts(view)],
    }


def _facet(view: View, name: str) -> Facet:
    counts = Counter(value for result in view.site.results for value in FACETS[name](result))
    choices = _choices(view, (value for value in VALUES[name](view) if counts[value.key]), counts)
    steps = _choices(view, levels(view), counts) if name == "trl" else []
    return Facet(name, view.word(f"facet.{name}"), choices, steps)


def _choices(view: View, values: Iterable[Value], counts: Mapping[str, int]) -> list[Choice]:
    found = [(value, counts[value.key]) for value in values]
    most = max((count for _, count in found), default=0) or 1
    return [Choice(value, n, view.link(value.page) if n else "", f"{n / most:.2f}") for value, n in found]


def _of_zone(cards: Iterable[Card], zone: Zone) -> list[Card]:
    return [card for card in cards if card.zone == zone.key]


def _sorts(view: View) -> Iterator[str]:
    """The orders that are more than one, beside that of the ids."""
    records = [result.record for result in view.site.results]
    if any(record.booth for record in records):
        yield "booth"
    yield "pinyin"
    if any(record.trl for record in records):
        yield "trl"
