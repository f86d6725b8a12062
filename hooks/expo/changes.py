"""What a proposed change does: two Sites → the results and exhibitors that are new, changed or gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from expo.records import Model
from expo.site import Exhibitor, Picture, Result, Site
from expo.translations import is_private, text_pairs

Kept = TypeVar("Kept", Result, Exhibitor)


@dataclass(frozen=True)
class Change(Generic[Kept]):
    """One result or exhibitor that differs; `before` is None for a new one, `after` for one that is gone."""

    before: Kept | None
    after: Kept | None
    fields: tuple[str, ...] = ()
    """What differs, as the fields are called in the record; empty for what is new or gone."""

    @property
    def kind(self) -> str:
        """new, changed or removed."""
        return "removed" if self.after is None else "changed" if self.before else "new"

    @property
    def either(self) -> Kept:
        """What it is about, after the change if it is still there."""
        one = self.after or self.before
        assert one is not None
        return one


@dataclass(frozen=True)
class Untranslated:
    """A text of a changed record that has no English yet: where it stands in the record, and the Chinese."""

    path: str
    location: str
    chinese: str


@dataclass(frozen=True)
class Changes:
    """All that differs between two states of a catalogue."""

    results: tuple[Change[Result], ...] = ()
    exhibitors: tuple[Change[Exhibitor], ...] = ()
    untranslated: tuple[Untranslated, ...] = ()
    pictures: tuple[Picture, ...] = ()
    """Pictures that were not there before."""

    @property
    def picture_bytes(self) -> int:
        """What the new pictures add to the repository."""
        return sum(picture.file.bytes for picture in self.pictures)


def compare(before: Site, after: Site) -> Changes:
    """What has to be looked at before `after` takes the place of `before`."""
    results = tuple(
        _changes(
            {result.id: result for result in before.results}, {result.id: result for result in after.results}
        )
    )
    exhibitors = tuple(
        _changes(
            {each.key: each for each in before.exhibitors}, {each.key: each for each in after.exhibitors}
        )
    )
    known = {picture.file.digest for result in before.results for picture in result.pictures}
    now = [change.after for change in results if change.after]
    records: list[Result | Exhibitor] = [*now, *(each.after for each in exhibitors if each.after)]
    return Changes(
        results,
        exhibitors,
        tuple(each for kept in records for each in _untranslated(kept.path, kept.record)),
        tuple(each for result in now for each in result.pictures if each.file.digest not in known),
    )


def size_in_words(size: int) -> str:
    """A number of bytes as one says it: 340 KB, 1.2 MB."""
    return f"{size / 1e6:.1f} MB" if size >= 950_000 else f"{max(round(size / 1e3), 1)} KB"


def _changes(before: Mapping[str, Kept], after: Mapping[str, Kept]) -> Iterator[Change[Kept]]:
    """The differences by key: what is still there first, in its order, then what is gone."""
    for key in [*after, *(key for key in before if key not in after)]:
        old, new = before.get(key), after.get(key)
        fields = tuple(_fields(old, new)) if old and new else ()
        if fields or old is None or new is None:
            yield Change(old, new, fields)


def _fields(before: Kept, after: Kept) -> Iterator[str]:
    for name, info in type(after.record).model_fields.items():
        if getattr(before.record, name) != getattr(after.record, name):
            yield info.alias or name
        elif name == "images" and _digests(before) != _digests(after):
            yield name


def _digests(kept: Result | Exhibitor) -> list[str]:
    return [picture.file.digest for picture in kept.pictures] if isinstance(kept, Result) else []


def _untranslated(path: str, record: Model) -> Iterator[Untranslated]:
    return (
        Untranslated(path, pair.where, pair.zh)
        for pair in text_pairs(record)
        if not pair.en and not is_private(record, pair)
    )
