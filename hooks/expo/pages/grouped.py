"""The pages of all results grouped by a facet: what its choices are without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from expo import addresses
from expo.facets import FACETS, LEVEL_RANGES
from expo.pages.choices import GROUPED, VALUES, Value, levels
from expo.pages.view import Card, View
from expo.site import Result

REST = "none"


@dataclass(frozen=True)
class Group:
    """Results of one value, as lines; or in parts, each a group of its own."""

    key: str
    """Its anchor on the page."""
    label: Markup
    count: int
    lines: list[Card]
    parts: list[Group] = field(default_factory=list)


def model(view: View) -> Mapping[str, object]:
    """What pages/grouped.html places."""
    name = view.page.key
    return {
        "groups": [group for group in _groups(view, name) if group.count],
        "results": view.link(addresses.RESULTS),
        "results_count": view.count("results", len(view.site.results)),
        "pages": [
            (view.link(addresses.grouped(each)), view.word(f"results.by-{each}"))
            for each in GROUPED
            if each != name
        ],
    }


def _groups(view: View, name: str) -> Iterator[Group]:
    for value in VALUES[name](view):
        yield _range(view, value) if name == "trl" else _group(view, name, value)
    rest = [result for result in view.site.results if not FACETS[name](result)]
    label = view.word("results.no-photo" if name == "photo" else "results.not-stated")
    yield Group(REST, escape(label), len(rest), view.cards(tuple(rest)))


def _group(view: View, name: str, value: Value) -> Group:
    results = _with_value(view.site.results, name, value)
    return Group(value.key, value.label, len(results), view.cards(results))


def _range(view: View, value: Value) -> Group:
    """A range of readiness levels, in parts."""
    of_range = [level for level in levels(view) if level.key in LEVEL_RANGES[value.key]]
    parts = [part for part in (_group(view, "trl", level) for level in of_range) if part.count]
    return Group(value.key, value.label, sum(part.count for part in parts), [], parts)


def _with_value(results: Sequence[Result], name: str, value: Value) -> tuple[Result, ...]:
    return tuple(result for result in results if value.key in FACETS[name](result))
