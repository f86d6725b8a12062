"""The page of a preview that shows what a proposed change does to the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from expo import addresses
from expo.changes import (
    Change,
    Changes,
    Names,
    Piece,
    Segments,
    names_of,
    notices,
    picture_changes,
    pieces,
    shortened,
    size_in_words,
)
from expo.language import Language
from expo.pages.view import Card, ImageView, View
from expo.site import Exhibitor, Picture, Result

AROUND = 60
"""Signs that stay beside a changed place of a text."""
MOST_OPEN = 12
"""A record of which more texts differ is folded: its page shows it better."""


@dataclass(frozen=True)
class TextView:
    """One text that differs."""

    label: str
    language: str
    segments: Segments


@dataclass(frozen=True)
class PictureView:
    """A picture on one side of a change; `image` is None where there is none or it cannot be shown."""

    when: str
    image: ImageView | None
    name: str
    size: str


@dataclass(frozen=True)
class Difference:
    """One result or exhibitor: its cards before and after, texts and pictures that differ."""

    name: str
    heading: Markup
    before: Card | None
    after: Card | None
    texts: list[TextView]
    texts_words: str
    open: bool
    """Whether the texts show at once."""
    pictures: list[PictureView]
    touched: Markup
    touched_words: str


def model(view: View) -> Mapping[str, object]:
    """What pages/changes.html places."""
    changes = view.outlet.changes
    assert changes is not None
    counts = changes.counts()
    return {
        "counts": [view.word(f"changes.{kind}", n=n) for kind, n in counts.items() if n],
        "closely": [
            view.quoted(view.word(f"changes.look-{each.kind}", id=each.id, what=each.what))
            for each in notices(changes)
        ],
        "results": [
            (
                view.word(f"changes.{kind}-results"),
                [_result(view, each) for each in changes.results if each.kind == kind],
            )
            for kind, n in counts.items()
            if n
        ],
        "exhibitors": [
            (view.word(f"changes.mark-{each.kind}"), _exhibitor(view, each)) for each in changes.exhibitors
        ],
        **_rest(view, changes),
        "untranslated": changes.untranslated,
        "picture_total": _picture_total(view, changes),
    }


def _result(view: View, change: Change[Result]) -> Difference:
    before = after = None
    if change.before:
        # The pages of before are on the published site and not in the preview.
        cover = view.file(addresses.cover_before(change.before.id))
        before = replace(view.card(change.before), link="", cover=cover)
    if change.after:
        after = view.card(change.after)
    sides = [list(_sides(view, each.before, each.after)) for each in picture_changes(change) if change.after]
    # Pairs first: then what stands side by side belongs together.
    pictures = [picture for pair in sorted(sides, key=len, reverse=True) for picture in pair]
    return _difference(view, change, view.say(change.either.record.title), before, after, pictures)


def _exhibitor(view: View, change: Change[Exhibitor]) -> Difference:
    return _difference(view, change, view.say(change.either.record.name))


def _difference(
    view: View,
    change: Change[Result] | Change[Exhibitor],
    heading: Markup,
    before: Card | None = None,
    after: Card | None = None,
    pictures: Sequence[PictureView] = (),
) -> Difference:
    earlier = None if change.takes_over else change.before
    records = (each.record if each else None for each in (earlier, change.after))
    texts = [_text(view, each) for each in pieces(*records)]
    is_reworded = earlier is not None and change.after is not None
    return Difference(
        change.name,
        heading,
        before,
        after,
        texts,
        view.word("changes.pieces" if is_reworded else "changes.texts", n=len(texts)),
        is_reworded and len(texts) <= MOST_OPEN,
        list(pictures),
        _touched(view, change.touched),
        view.word("changes.touched", n=len(change.touched)),
    )


def _text(view: View, piece: Piece) -> TextView:
    language = Language.EN if piece.in_english else Language.ZH
    return TextView(_named(view, piece.names), language.tag, shortened(piece.segments, AROUND))


def _named(view: View, names: Names) -> str:
    return names.en if view.language is Language.EN else names.zh


def _touched(view: View, ids: Sequence[str]) -> Markup:
    """Links to the pages that change too."""
    return view.listed(
        Markup('<a href="{}">{}</a>').format(view.link(addresses.result(id)), id) for id in ids
    )


def _sides(view: View, before: Picture | None, after: Picture | None) -> Iterator[PictureView]:
    for key, picture in (("before", before), ("after", after)):
        if picture:
            file = picture.file
            yield PictureView(
                view.word(f"changes.{key}"),
                view.image(picture),
                file.file.name,
                f"{file.width} × {file.height} · {size_in_words(file.bytes)}",
            )


def _rest(view: View, changes: Changes) -> Mapping[str, object]:
    """What is no record of a result or an exhibitor."""
    vocabularies = type(view.site.vocabularies)
    return {
        "terms": [
            (
                f"{_named(view, names_of(vocabularies, each.vocabulary))} · {each.key}",
                [_text(view, piece) for piece in pieces(each.before, each.after)],
                _touched(view, each.touched),
                view.word("changes.touched", n=len(each.touched)),
            )
            for each in changes.terms
        ],
        "exhibition": [_text(view, piece) for piece in changes.exhibition],
        "aliases": changes.aliases,
        "notes": view.listed(changes.notes),
    }


def _picture_total(view: View, changes: Changes) -> str:
    if not changes.pictures:
        return ""
    size, total = size_in_words(changes.picture_bytes), size_in_words(changes.total_bytes)
    return view.word("changes.picture-total", n=len(changes.pictures), size=size, total=total)
