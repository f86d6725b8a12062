"""Where each English text stands: written by people or by a machine, missing, or older than its Chinese.

Beside the records a catalogue keeps which English belongs to which Chinese (catalogue/translations.yaml): a
pair of short hashes for each text, whose place does not matter, so that lists may be put in another order.
A record itself says nothing of it, and whoever writes one need not care. A text of which nothing is noted is
taken for right and written by people.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from expo.records import Bilingual, Model, ResultRecord, TranslationNotes, is_id
from expo.writing import as_yaml

Location = tuple[str | int, ...]


class State(StrEnum):
    """How far the English of a text is."""

    HUMAN = "human"
    MACHINE = "machine"
    STALE = "stale"
    MISSING = "missing"


@dataclass(frozen=True)
class TextPair:
    """One text of a record in both languages; `en` is "" where it is missing."""

    location: Location
    label: str
    """What it is, in Chinese, by the descriptions of the record format: 技术指标 2 · 指标名称."""
    zh: str
    en: str

    @property
    def where(self) -> str:
        """The location as it is written for people: needs[1]."""
        return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.location)[1:]

    @property
    def note(self) -> str:
        """How the pair is noted: the hash of the Chinese, the hash of the English."""
        return f"{_hash(self.zh)}-{_hash(self.en)}"


def text_pairs(part: object, location: Location = (), label: str = "") -> Iterator[TextPair]:
    """Every bilingual text of a record or of a part of one, in the order of the format."""
    if isinstance(part, Bilingual):
        yield TextPair(location, label, part.zh, part.en or "")
    elif isinstance(part, Model):
        for name, info in type(part).model_fields.items():
            said = re.split(" \\| |[，：]", info.description or name)[0]
            own = f"{label} · {said}" if label else said
            yield from text_pairs(getattr(part, name), (*location, info.alias or name), own)
    elif isinstance(part, tuple):
        for at, each in enumerate(part):
            yield from text_pairs(each, (*location, at), f"{label} {at + 1}")


class Notes:
    """What is noted of one record."""

    def __init__(self, notes: Iterable[str] = ()) -> None:
        split = [note.split("-") for note in notes]
        self._kinds = {(zh, en): bool(rest) for zh, en, *rest in split}

    def states(self, record: Model) -> Iterator[tuple[TextPair, State]]:
        """Every text of the record with its state."""
        pairs = list(text_pairs(record))
        if not self._kinds:
            # Most records of a young catalogue: hashing all their texts would be for nothing.
            yield from ((pair, State.HUMAN if pair.en else State.MISSING) for pair in pairs)
            return
        present = {_hash(pair.zh) for pair in pairs}
        for pair in pairs:
            yield pair, self._state(pair, present)

    def _state(self, pair: TextPair, present: set[str]) -> State:
        if not pair.en:
            return State.MISSING
        own = (_hash(pair.zh), _hash(pair.en))
        if own in self._kinds:
            return State.MACHINE if self._kinds[own] else State.HUMAN
        # Two Chinese texts may share an English one. It is out of date only when its Chinese is gone.
        earlier = {zh for zh, en in self._kinds if en == own[1]}
        return State.STALE if earlier and not earlier & present else State.HUMAN


def noted(
    record: Model, notes: Iterable[str], *, machine: frozenset[str] = frozenset(), accept: bool = False
) -> tuple[str, ...]:
    """The notes of a record as it is now: what is new is taken in, what is gone is left out.

    `machine` holds the notes of pairs whose English a machine wrote. A stale text keeps its old note, so that
    it stays stale, unless `accept` says that somebody has read it.
    """
    notes = tuple(notes)
    kept = {note for note in notes if note.endswith(_MACHINE)}
    stale = set()
    found = []
    for pair, state in Notes(notes).states(record):
        if state is State.STALE and not accept:
            stale.add(_hash(pair.en))
        elif state is not State.MISSING:
            by_machine = pair.note in machine or pair.note + _MACHINE in kept
            found.append(pair.note + _MACHINE if by_machine else pair.note)
    found += [note for note in notes if note.split("-")[1] in stale]
    return tuple(sorted(set(found)))


def is_private(record: Model, pair: TextPair) -> bool:
    """Whether a text is of a contact without consent, which is nobody else's business."""
    if not isinstance(record, ResultRecord) or pair.location[0] != "contacts":
        return False
    at = pair.location[1]
    return isinstance(at, int) and not record.contacts[at].consent


def notes_of(translations: TranslationNotes | None, key: str) -> Notes:
    """What is noted of a result, by its id, or of an exhibitor, by its key."""
    return Notes(pairs_of(translations, key))


def pairs_of(translations: TranslationNotes | None, key: str) -> tuple[str, ...]:
    """The same as it is written."""
    if translations is None:
        return ()
    return translations.results.get(key) or translations.exhibitors.get(key) or ()


NotesByKey = Mapping[str, tuple[str, ...]]


def with_notes(translations: TranslationNotes | None, changed: NotesByKey) -> tuple[NotesByKey, NotesByKey]:
    """The notes of results and of exhibitors with those of some records anew, in order."""
    results = dict(translations.results) if translations else {}
    exhibitors = dict(translations.exhibitors) if translations else {}
    for key, notes in changed.items():
        (results if is_id(key) else exhibitors)[key] = notes
    return dict(sorted(results.items())), dict(sorted(exhibitors.items()))


def as_text(results: NotesByKey, exhibitors: NotesByKey) -> str:
    """The text of translations.yaml: one line a record."""
    head = "# 译文与原文的对应，由命令维护 | Which English is of which Chinese; commands keep this file\n"
    parts = {"results": results, "exhibitors": exhibitors}
    kept = {name: {key: list(notes) for key, notes in part.items() if notes} for name, part in parts.items()}
    record = {name: part for name, part in kept.items() if part}
    schema, _, body = as_yaml(record, "schema/translations.schema.json").partition("\n")
    return f"{schema}\n{head}{body}" if record else f"{schema}\n{head}results: {{}}\n"


_MACHINE = "-machine"


def _hash(text: str) -> str:
    """Six hexadecimal digits: enough to tell the texts of one record apart, and short to keep.

    Where lines break makes no difference.
    """
    words = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(words.encode()).hexdigest()[:6]
