"""The list of exhibitors by initial, and the page of one exhibitor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from expo import addresses
from expo.pages.completeness import english_of
from expo.pages.view import View
from expo.site import Exhibitor


@dataclass(frozen=True)
class Row:
    """An exhibitor in the list."""

    link: str
    name: Markup
    kind: str
    count: str
    sample: bool
    zone_letters: list[tuple[str, str]]
    """(key, letter) of the zones where it shows results."""


def list_model(view: View) -> Mapping[str, object]:
    """What pages/exhibitors.html places."""
    language = view.language

    def initial(exhibitor: Exhibitor) -> str:
        return exhibitor.initial(language)

    # Names without a letter of their own stand last.
    ordered = sorted(
        view.site.exhibitors, key=lambda each: (initial(each) == "#", each.sort_names[language], each.key)
    )
    groups = [
        (letter, [_row(view, each) for each in members]) for letter, members in groupby(ordered, initial)
    ]
    present = {letter for letter, _ in groups}
    letters = [(letter, letter in present) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    return {
        "groups": groups,
        "letters": letters + ([("#", True)] if "#" in present else []),
        "exhibitors_count": view.count("exhibitors", len(ordered)),
    }


def exhibitor_model(view: View) -> Mapping[str, object]:
    """What pages/exhibitor.html places."""
    exhibitor = view.site.exhibitor(view.page.key)
    results = view.site.of_exhibitor(exhibitor)
    return {
        "exhibitor": exhibitor,
        "record": exhibitor.record,
        "mark": exhibitor.record.provenance.kind,
        "english": english_of(view, exhibitor),
        "second_name": view.say_other(exhibitor.record.name),
        "kind": view.term(view.site.vocabularies.exhibitor_kinds, exhibitor.record.kind),
        "cards": view.cards(results),
        "results_count": view.count("results", len(results)),
        "exhibitors": view.link(addresses.EXHIBITORS),
    }


def _row(view: View, exhibitor: Exhibitor) -> Row:
    results = view.site.of_exhibitor(exhibitor)
    letters = {each.zone.key: each.zone.letter for each in results}
    return Row(
        view.link(addresses.exhibitor(exhibitor.key)),
        view.say(exhibitor.record.name),
        view.term(view.site.vocabularies.exhibitor_kinds, exhibitor.record.kind),
        view.count("results", len(results)),
        exhibitor.record.is_sample,
        list(letters.items()),
    )
