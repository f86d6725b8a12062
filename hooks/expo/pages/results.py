"""The page of all results, with its facets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from expo import addresses
from expo.facets import FACETS
from expo.pages.view import View
from expo.records import Vocabulary


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

    @property
    def has_links(self) -> bool:
        """Whether its choices lead anywhere without JavaScript."""
        return bool(self.choices[0].link)


Value = tuple[str, str, str]
"""A value of a facet, its label, and the Chinese address of a page that shows its results, or ""."""


def model(view: View) -> Mapping[str, object]:
    """What pages/results.html places."""
    site = view.site
    facets = (
        Facet(name, view.word(f"facet.{name}"), list(_choices(view, name, values)))
        for name, values in _VALUES.items()
    )
    return {
        "facets": [facet for facet in facets if facet.choices],
        "cards": view.cards(site.results),
        "results_count": view.count("results", len(site.results)),
        "zones": site.exhibition.zones,
    }


def _choices(view: View, name: str, values: Callable[[View], Iterator[Value]]) -> Iterator[Choice]:
    counts = Counter(value for result in view.site.results for value in FACETS[name](result))
    for value, label, page in values(view):
        if value in counts:
            yield Choice(value, label, counts[value], view.link(page) if page else "")


def _zones(view: View) -> Iterator[Value]:
    for zone in view.site.exhibition.zones:
        yield zone.key, view.plain(zone.short_name), addresses.zone(zone.key)


def _clusters(view: View) -> Iterator[Value]:
    for key, term in view.site.vocabularies.clusters.items():
        yield key, view.plain(term), addresses.cluster(key)


def _levels(view: View) -> Iterator[Value]:
    for level, term in view.site.vocabularies.readiness.items():
        yield level, f"{level} · {view.plain(term)}", ""


def _exhibitors(view: View) -> Iterator[Value]:
    by_name = sorted(view.site.exhibitors, key=lambda each: (each.sort_names[view.language], each.key))
    for exhibitor in by_name:
        yield exhibitor.key, view.plain(exhibitor.record.name), addresses.exhibitor(exhibitor.key)


def _words(vocabulary: Callable[[View], Vocabulary]) -> Callable[[View], Iterator[Value]]:
    return lambda view: ((key, view.plain(term), "") for key, term in vocabulary(view).items())


_VALUES: Mapping[str, Callable[[View], Iterator[Value]]] = {
    "zone": _zones,
    "cluster": _clusters,
    "stage": _words(lambda view: view.site.vocabularies.stages),
    "trl": _levels,
    "kind": _words(lambda view: view.site.vocabularies.kinds),
    "cooperation": _words(lambda view: view.site.vocabularies.cooperation),
    "exhibitor": _exhibitors,
}
"""Name of a facet → all its values in the order of the page; the order here is that of the facets."""
