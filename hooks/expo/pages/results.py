"""The page of all results, with its facets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from expo import addresses
from expo.pages.view import View
from expo.records import Vocabulary
from expo.site import Result


@dataclass(frozen=True)
class Choice:
    """One value of a facet. Without JavaScript its link leads to a page that shows the same results."""

    value: str
    label: str
    count: int
    link: str


@dataclass(frozen=True)
class Facet:
    """A facet and the values that occur."""

    name: str
    label: str
    choices: list[Choice]


def model(view: View) -> Mapping[str, object]:
    """What pages/results.html places."""
    site = view.site
    zones = [
        Choice(
            zone.key,
            view.plain(zone.short_name),
            len(site.in_zone(zone)),
            view.link(addresses.zone(zone.key)),
        )
        for zone in site.exhibition.zones
        if site.in_zone(zone)
    ]
    words = site.vocabularies
    facets = [
        Facet("zone", view.word("facet.zone"), zones),
        _facet(view, "cluster", words.clusters, lambda each: each.record.cluster, addresses.cluster),
        _facet(view, "stage", words.stages, lambda each: each.record.stage),
        _facet(view, "kind", words.kinds, lambda each: each.record.kind),
    ]
    return {
        "facets": [facet for facet in facets if facet.choices],
        "cards": view.cards(site.results),
        "results_count": view.count("results", len(site.results)),
        "zones": site.exhibition.zones,
    }


def _facet(
    view: View,
    name: str,
    vocabulary: Vocabulary,
    value: Callable[[Result], str | None],
    page: Callable[[str], str] | None = None,
) -> Facet:
    values = [value(each) for each in view.site.results]
    choices = [
        Choice(key, view.plain(term), values.count(key), view.link(page(key)) if page else "")
        for key, term in vocabulary.items()
        if key in values
    ]
    return Facet(name, view.word(f"facet.{name}"), choices)
