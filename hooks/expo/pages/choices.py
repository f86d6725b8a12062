"""The values of every facet as pages name them: in the order of the vocabularies, with where each leads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from expo import addresses
from expo.facets import LEVEL_RANGES, WITH_PHOTO
from expo.pages.view import View
from expo.records import Vocabulary


@dataclass(frozen=True)
class Value:
    """A value of a facet."""

    key: str
    label: Markup
    page: str
    """The Chinese address of a page that shows its results, which serves without scripts."""
    short: str = ""
    """What names it away from its facet, where the label alone would not."""
    letter: str = ""
    """Of a zone."""


def _zones(view: View) -> Iterator[Value]:
    for zone in view.site.exhibition.zones:
        yield Value(zone.key, view.say(zone.short_name), addresses.zone(zone.key), letter=zone.letter)


def _clusters(view: View) -> Iterator[Value]:
    for key, term in view.site.vocabularies.clusters.items():
        yield Value(key, view.say(term), addresses.cluster(key))


def levels(view: View) -> Iterator[Value]:
    """The nine readiness levels."""
    for level, term in view.site.vocabularies.readiness.items():
        label = Markup("{} · {}").format(level, view.say(term))
        page = addresses.grouped("trl", level)
        yield Value(level, label, page, view.word("results.level", level=level))


def level_ranges(view: View) -> Iterator[Value]:
    """The ranges of readiness levels."""
    for key in LEVEL_RANGES:
        shown = key.replace("-", "–")
        label = Markup("{} · {}").format(shown, view.word(f"results.trl-{key}"))
        page = addresses.grouped("trl", key)
        yield Value(key, label, page, view.word("results.level", level=shown))


def _photo(view: View) -> Iterator[Value]:
    yield Value(WITH_PHOTO, escape(view.word("results.photo")), addresses.grouped("photo", WITH_PHOTO))


def _exhibitors(view: View) -> Iterator[Value]:
    by_name = sorted(view.site.exhibitors, key=lambda each: (each.sort_names[view.language], each.key))
    for exhibitor in by_name:
        yield Value(exhibitor.key, view.say(exhibitor.record.name), addresses.exhibitor(exhibitor.key))


def _terms(facet: str, vocabulary: Callable[[View], Vocabulary]) -> Callable[[View], Iterator[Value]]:
    return lambda view: (
        Value(key, view.say(term), addresses.grouped(facet, key)) for key, term in vocabulary(view).items()
    )


VALUES: Mapping[str, Callable[[View], Iterator[Value]]] = {
    "zone": _zones,
    "cluster": _clusters,
    "trl": level_ranges,
    "stage": _terms("stage", lambda view: view.site.vocabularies.stages),
    "kind": _terms("kind", lambda view: view.site.vocabularies.kinds),
    "cooperation": _terms("cooperation", lambda view: view.site.vocabularies.cooperation),
    "photo": _photo,
    "exhibitor": _exhibitors,
}
"""Name of a facet, in the order of the page → all its values in order, readiness levels by range."""

GROUPED = ("trl", "stage", "kind", "cooperation", "photo")
"""The facets whose values have no page of their own; a page of results grouped by each stands in for it."""
