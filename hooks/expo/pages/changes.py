"""The page of a preview that shows what a proposed change does to the catalogue."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from expo import addresses
from expo.changes import Change, size_in_words
from expo.language import Language
from expo.pages.view import Card, View
from expo.records import Model
from expo.site import Exhibitor, Result
from expo.writing import as_yaml

KINDS = ("new", "changed", "removed")


@dataclass(frozen=True)
class Difference:
    """One result or exhibitor: its cards before and after, what differs in words and line by line."""

    heading: Markup
    before: Card | None
    after: Card | None
    fields: Markup
    lines: list[tuple[str, str]]
    """("-" or "+", a line of the record)."""


def model(view: View) -> Mapping[str, object]:
    """What pages/changes.html places."""
    changes = view.outlet.changes
    assert changes is not None
    return {
        "counts": [
            view.word(f"changes.{kind}", n=sum(each.kind == kind for each in changes.results))
            for kind in KINDS
        ],
        "results": [
            (
                view.word(f"changes.{kind}-results"),
                [_result(view, each) for each in changes.results if each.kind == kind],
            )
            for kind in KINDS
            if any(each.kind == kind for each in changes.results)
        ],
        "exhibitors": [
            (view.word(f"changes.mark-{each.kind}"), _exhibitor(view, each)) for each in changes.exhibitors
        ],
        "untranslated": changes.untranslated,
        "pictures": [
            (
                picture.file.file.name,
                f"{picture.file.width} × {picture.file.height}",
                size_in_words(picture.file.bytes),
            )
            for picture in changes.pictures
        ],
        "picture_total": size_in_words(changes.picture_bytes),
    }


def _result(view: View, change: Change[Result]) -> Difference:
    before = after = None
    if change.before:
        # The pages of before are on the published site and not in the preview.
        cover = view.file(addresses.cover_before(change.before.id))
        before = replace(view.card(change.before), link="", cover=cover)
    if change.after:
        after = view.card(change.after)
    return Difference(
        view.say(change.either.record.title), before, after, _named(view, change), _lines(change)
    )


def _exhibitor(view: View, change: Change[Exhibitor]) -> Difference:
    return Difference(view.say(change.either.record.name), None, None, _named(view, change), _lines(change))


def _named(view: View, change: Change[Result] | Change[Exhibitor]) -> Markup:
    """The fields that differ, by the first words that describe them in the record format."""
    described = {
        info.alias or name: (info.description or name).split(" | ")[view.language is Language.EN]
        for name, info in type(change.either.record).model_fields.items()
    }
    return view.listed(re.split("[，：（,:(]", described[name])[0].strip() for name in change.fields)


def _lines(change: Change[Result] | Change[Exhibitor]) -> list[tuple[str, str]]:
    """The lines of the record that are gone and those that have come."""
    old, new = (_text(each.record) if each else [] for each in (change.before, change.after))
    return [(line[0], line[2:]) for line in difflib.ndiff(old, new) if line[0] in "-+"]


def _text(record: Model) -> list[str]:
    values = record.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return as_yaml(values, "").splitlines()[1:]
