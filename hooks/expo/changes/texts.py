"""What differs inside a record, text by text, with the signs that differ marked."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal, NamedTuple

from expo.records import Contact, Model

Mark = Literal["same", "gone", "come"]
Segments = tuple[tuple[Mark, str], ...]

_TOKEN = re.compile(r"[A-Za-z0-9]+|\s+|.", re.DOTALL)
_MOST_STEPS = 4_000_000
"""Comparing sign by sign takes the product of both lengths; longer texts are marked as a whole."""


class Names(NamedTuple):
    """What a text is, in Chinese and English, by the descriptions of the record format."""

    zh: str
    en: str


@dataclass(frozen=True)
class Piece:
    """One text that differs; `before` is "" for a new one, `after` for one that is gone."""

    field: str
    """The record's field, as it is written there."""
    names: Names
    before: str
    after: str
    in_english: bool = False
    """Whether it is the English of a bilingual text."""

    @property
    def segments(self) -> Segments:
        """Both texts in one, what is gone and what has come marked."""
        return marked(self.before, self.after)


class _Leaf(NamedTuple):
    """One value of a record: its place without the numbers of lists, its names, its text."""

    place: tuple[str, ...]
    names: Names
    text: str


def pieces(before: Model | None, after: Model | None) -> Iterator[Piece]:
    """What differs between two records, field by field; all of it where one of them is None.

    Of a contact without consent only that is told: the rest is nobody else's business.
    """
    record = after or before
    assert record is not None
    for name, info in type(record).model_fields.items():
        said = names_of(type(record), name)
        old, new = (
            list(_leaves(getattr(each, name), (name,), said)) if each else [] for each in (before, after)
        )
        for left, right in _aligned(old, new):
            english = left.place[-1] == "en"
            yield Piece(info.alias or name, left.names, left.text, right.text, english)


def names_of(model: type[Model], name: str) -> Names:
    """What a field is called, by the first words of its description."""
    zh, _, en = (model.model_fields[name].description or name).partition(" | ")
    return Names(*(re.split("[，：；（,:;(]", each)[0].strip() for each in (zh, en or zh)))


def marked(before: str, after: str) -> Segments:
    """Two texts in one: the parts that are the same, gone and new, in the order in which one reads them."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) * len(new) > _MOST_STEPS:
        return _whole(before, after)
    match = difflib.SequenceMatcher(None, old, new, autojunk=False)
    if match.ratio() < 0.4:
        return _whole(before, after)
    found: list[tuple[Mark, str]] = []
    for kind, i1, i2, j1, j2 in match.get_opcodes():
        left, right = "".join(old[i1:i2]), "".join(new[j1:j2])
        found += [("same", left)] if kind == "equal" else [("gone", left), ("come", right)]
    return tuple(each for each in found if each[1])


def shortened(segments: Segments, around: int) -> Segments:
    """The same without the long stretches that did not change: `around` signs stay beside each mark."""
    last = len(segments) - 1

    def cut(at: int, text: str) -> str:
        head = text[:around] if at > 0 else ""
        tail = text[-around:] if at < last else ""
        return f"{head}…{tail}" if len(head) + len(tail) + 1 < len(text) else text

    return tuple(
        (mark, cut(at, text) if mark == "same" else text) for at, (mark, text) in enumerate(segments)
    )


def _whole(before: str, after: str) -> Segments:
    parts: tuple[tuple[Mark, str], ...] = (("gone", before), ("come", after))
    return tuple(each for each in parts if each[1])


def _leaves(part: object, place: tuple[str, ...], names: Names) -> Iterator[_Leaf]:
    if isinstance(part, Model):
        only = ("consent",) if isinstance(part, Contact) and not part.consent else type(part).model_fields
        for name in only:
            own = _joined(names, names_of(type(part), name))
            yield from _leaves(getattr(part, name), (*place, name), own)
    elif isinstance(part, tuple):
        for each in part:
            yield from _leaves(each, place, names)
    elif part is not None:
        yield _Leaf(place, names, str(part).lower() if isinstance(part, bool) else str(part))


def _aligned(old: Sequence[_Leaf], new: Sequence[_Leaf]) -> Iterator[tuple[_Leaf, _Leaf]]:
    """What differs, side by side where both have something at the same place of the format."""
    match = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, i1, i2, j1, j2 in match.get_opcodes():
        if kind == "replace":
            yield from _side_by_side(old[i1:i2], new[j1:j2])
        elif kind != "equal":
            yield from ((each, each._replace(text="")) for each in old[i1:i2])
            yield from ((each._replace(text=""), each) for each in new[j1:j2])


def _side_by_side(old: Sequence[_Leaf], new: Sequence[_Leaf]) -> Iterator[tuple[_Leaf, _Leaf]]:
    for place in dict.fromkeys(each.place for each in (*old, *new)):
        left, right = ([each for each in part if each.place == place] for part in (old, new))
        for one, other in zip_longest(left, right):
            nothing = (one or other)._replace(text="")
            yield one or nothing, other or nothing


def _joined(outer: Names, inner: Names) -> Names:
    return Names(*(" · ".join(filter(None, pair)) for pair in zip(outer, inner, strict=True)))
