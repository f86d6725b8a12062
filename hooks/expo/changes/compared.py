"""Two Sites → the results, exhibitors, words and pictures that are new, changed or gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from expo.changes.texts import Piece, pieces
from expo.records import Model, ResultRecord, Term, TranslationNotes
from expo.site import Exhibitor, Picture, Result, Site
from expo.translations import is_private, text_pairs

KINDS = ("new", "changed", "renamed", "removed")

Kept = TypeVar("Kept", Result, Exhibitor)


@dataclass(frozen=True)
class Change(Generic[Kept]):
    """One result or exhibitor that differs; `before` is None for a new one, `after` for one that is gone."""

    before: Kept | None
    after: Kept | None
    fields: tuple[str, ...] = ()
    """What differs, as the fields are called in the record; empty for what is new or gone."""
    touched: tuple[str, ...] = ()
    """For an exhibitor, the ids of results whose pages show it."""

    @property
    def kind(self) -> str:
        """One of KINDS."""
        if self.after is None:
            return "removed"
        if self.before is None:
            return "new"
        return "changed" if key_of(self.before) == key_of(self.after) else "renamed"

    @property
    def takes_over(self) -> bool:
        """Whether something real takes the place of a sample, whose texts do not matter any more."""
        if not self.before or not self.after:
            return False
        return self.before.record.is_sample and not self.after.record.is_sample

    @property
    def either(self) -> Kept:
        """What it is about, after the change if it is still there."""
        one = self.after or self.before
        assert one is not None
        return one

    @property
    def name(self) -> str:
        """Its id or key; of one that was renamed both."""
        if self.before and self.after and self.kind == "renamed":
            return f"{key_of(self.before)} → {key_of(self.after)}"
        return key_of(self.either)


@dataclass(frozen=True)
class TermChange:
    """A word of a vocabulary that differs, and the results whose pages show it."""

    vocabulary: str
    key: str
    before: Term | None
    after: Term | None
    touched: tuple[str, ...]


@dataclass(frozen=True)
class PictureChange:
    """A picture of one name in one record that is new, gone, or another one than before."""

    before: Picture | None
    after: Picture | None


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
    terms: tuple[TermChange, ...] = ()
    exhibition: tuple[Piece, ...] = ()
    """What differs in exhibition.yaml."""
    aliases: bool = False
    """Whether the words that are the same in a search differ."""
    notes: tuple[str, ...] = ()
    """Ids and keys of records that are the same, but of whose translations something else is noted."""
    files: tuple[str, ...] = ()
    """Files that differ besides the catalogue's records: code, workflows, the visitors' prose."""
    untranslated: tuple[Untranslated, ...] = ()
    pictures: tuple[Picture, ...] = ()
    """Pictures that were not there before."""
    total_bytes: int = field(default=0, compare=False)
    """What all pictures of the catalogue have after the change; no difference itself."""

    @property
    def picture_bytes(self) -> int:
        """What the new pictures add to the repository."""
        return sum(picture.file.bytes for picture in self.pictures)

    @property
    def records(self) -> tuple[Change[Result] | Change[Exhibitor], ...]:
        """What differs of results and of exhibitors."""
        return (*self.results, *self.exhibitors)

    def counts(self) -> Mapping[str, int]:
        """How many results are new, changed, renamed and removed."""
        found = Counter(each.kind for each in self.results)
        return {kind: found[kind] for kind in KINDS}


def compare(before: Site, after: Site, files: Iterable[str] = ()) -> Changes:
    """What has to be looked at before `after` takes the place of `before`."""
    results = tuple(_changes(before.results, after.results))
    exhibitors = tuple(_with_touched(each, after) for each in _changes(before.exhibitors, after.exhibitors))
    known = {picture.file.digest for result in before.results for picture in result.pictures}
    now = [change.after for change in results if change.after]
    records: list[Result | Exhibitor] = [*now, *(each.after for each in exhibitors if each.after)]
    changed = {key_of(each) for each in records}
    return Changes(
        results,
        exhibitors,
        tuple(_terms(before, after)),
        tuple(pieces(before.exhibition, after.exhibition)),
        before.aliases != after.aliases,
        tuple(key for key in _notes(before.translations, after.translations) if key not in changed),
        tuple(files),
        tuple(each for kept in records for each in _untranslated(kept.path, kept.record)),
        tuple(each for result in now for each in result.pictures if each.file.digest not in known),
        sum({each.file.digest: each.file.bytes for one in after.results for each in one.pictures}.values()),
    )


def _with_touched(change: Change[Exhibitor], site: Site) -> Change[Exhibitor]:
    return replace(change, touched=_ids(site, lambda one: one.exhibitor_key == change.either.key))


def key_of(kept: Result | Exhibitor) -> str:
    """The id of a result, the key of an exhibitor."""
    return kept.id if isinstance(kept, Result) else kept.key


def picture_changes(change: Change[Result]) -> Iterator[PictureChange]:
    """The pictures of a result by name that differ; those only put in another order do not."""
    old, new = (
        {each.file.file.name: each for each in one.pictures} if one else {}
        for one in (change.before, change.after)
    )
    for name in {**new, **old}:
        one, other = old.get(name), new.get(name)
        if one is None or other is None or one.file.digest != other.file.digest:
            yield PictureChange(one, other)


def size_in_words(size: int) -> str:
    """A number of bytes as one says it: 340 KB, 1.2 MB."""
    return f"{size / 1e6:.1f} MB" if size >= 950_000 else f"{max(round(size / 1e3), 1)} KB"


def _changes(before: Iterable[Kept], after: Iterable[Kept]) -> Iterator[Change[Kept]]:
    """The differences: what is still there first, in its order, then what is gone."""
    old, new = ({key_of(each): each for each in kept} for kept in (before, after))
    gone = {key: one for key, one in old.items() if key not in new}
    for key, one in new.items():
        earlier = old.get(key) or gone.pop(_same_under_another_name(one, gone.values()), None)
        fields = tuple(_fields(earlier, one)) if earlier else ()
        if fields or earlier is None:
            yield Change(earlier, one, fields)
    yield from (Change(one, None) for one in gone.values())


def _same_under_another_name(one: Kept, gone: Iterable[Kept]) -> str:
    """The key that `one` had before it was renamed; "" when it is new. A title stays when an id changes."""
    return next((key_of(each) for each in gone if _title(each) == _title(one)), "")


def _title(kept: Result | Exhibitor) -> str:
    return kept.record.title.zh if isinstance(kept, Result) else kept.record.name.zh


def _fields(before: Kept, after: Kept) -> Iterator[str]:
    fields = list(_model_fields(before.record, after.record))
    if isinstance(before, Result) and isinstance(after, Result) and "images" not in fields:
        fields += ["images"] if _digests(before) != _digests(after) else []
    # A file of another name is a change, even where nothing in it is.
    yield from fields or (["key"] if key_of(before) != key_of(after) else [])


def _model_fields(before: Model, after: Model) -> Iterator[str]:
    for name, info in type(after).model_fields.items():
        if getattr(before, name) != getattr(after, name):
            yield info.alias or name


def _digests(result: Result) -> list[str]:
    return [picture.file.digest for picture in result.pictures]


# ------------------------------------------------------------------------------------------------------ words

_USED: Mapping[str, Callable[[ResultRecord], Iterable[str | None]]] = {
    "clusters": lambda one: [one.cluster],
    "fields": lambda one: [one.field],
    "classes": lambda one: [one.class_],
    "kinds": lambda one: [one.kind],
    "natures": lambda one: [one.nature],
    "stages": lambda one: [one.stage],
    "application_statuses": lambda one: [one.application_status],
    "evaluation_levels": lambda one: [one.evaluation.level] if one.evaluation else [],
    "ip_kinds": lambda one: [each.kind for each in one.intellectual_property],
    "ip_statuses": lambda one: [each.status for each in one.intellectual_property],
    "cooperation": lambda one: one.cooperation,
    "exhibitor_kinds": lambda _: [],
    "readiness": lambda one: [str(one.trl.level)] if one.trl else [],
}
"""Vocabulary → the words of it that the page of a result shows."""


def _terms(before: Site, after: Site) -> Iterator[TermChange]:
    old, new = (site.vocabularies.by_name() for site in (before, after))
    for name, words in new.items():
        for key in {**words, **old[name]}:
            if old[name].get(key) != words.get(key):
                touched = tuple(one.id for one in after.results if key in _USED[name](one.record))
                yield TermChange(name, key, old[name].get(key), words.get(key), touched)


def _ids(site: Site, shows: Callable[[Result], bool]) -> tuple[str, ...]:
    return tuple(each.id for each in site.results if shows(each))


# ----------------------------------------------------------------------------------------------- translations


def _notes(before: TranslationNotes | None, after: TranslationNotes | None) -> list[str]:
    old, new = ({**one.results, **one.exhibitors} if one else {} for one in (before, after))
    return sorted(key for key in {**old, **new} if old.get(key) != new.get(key))


def _untranslated(path: str, record: Model) -> Iterator[Untranslated]:
    return (
        Untranslated(path, pair.where, pair.zh)
        for pair in text_pairs(record)
        if not pair.en and not is_private(record, pair)
    )
