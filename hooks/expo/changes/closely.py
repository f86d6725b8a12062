"""What deserves a second look before it is published: people, links that lead away, ids, real and sample."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from expo.changes.compared import Change, Changes, key_of
from expo.changes.texts import pieces
from expo.outside import addresses_in
from expo.records import Contact
from expo.site import Exhibitor, Result
from expo.translations import Notes, State, is_private, noted

LOOKS = (
    "files",
    "contact-public",
    "contact-gone",
    "link",
    "real-removed",
    "renamed",
    "sample",
    "real",
    "verified",
    "stale",
)

MOST_FILES = 6
"""Files that are named; the host's own list has all of them."""


@dataclass(frozen=True)
class Notice:
    """One thing to look at; `kind` is one of LOOKS and ends a key of words.yaml (changes.look-…)."""

    kind: str
    id: str = ""
    """The result or exhibitor."""
    what: str = ""


def notices(changes: Changes) -> Iterator[Notice]:
    """What to look at closely, in the order of its weight."""
    if changes.files:
        yield Notice("files", what=_listed(changes.files))
    for each in changes.results:
        yield from _people(each)
    for one in changes.records:
        yield from (Notice("link", key_of(one.either), link) for link in _new_links(one))
    for piece in changes.exhibition:
        known = set(addresses_in(piece.before))
        yield from (
            Notice("link", "exhibition", link) for link in addresses_in(piece.after) if link not in known
        )
    for each in changes.results:
        yield from _identity(each)
    for one in changes.records:
        if stale := ", ".join(_stale(one)):
            yield Notice("stale", key_of(one.either), stale)


def _listed(files: tuple[str, ...]) -> str:
    more = len(files) - MOST_FILES
    return ", ".join(files[:MOST_FILES]) + (f" … (+{more})" if more > 0 else "")


def _people(change: Change[Result]) -> Iterator[Notice]:
    old, new = (
        {_person(each): each for each in one.public_contacts} if one else {}
        for one in (change.before, change.after)
    )
    id = change.either.id
    yield from (Notice("contact-public", id, each.name.zh) for key, each in new.items() if key not in old)
    if change.after and not change.takes_over:
        yield from (Notice("contact-gone", id, each.name.zh) for key, each in old.items() if key not in new)


def _person(contact: Contact) -> tuple[str | None, ...]:
    """Somebody with another number is somebody whose consent is to be asked again."""
    return contact.name.zh, contact.phone, contact.email, contact.wechat


def _identity(change: Change[Result]) -> Iterator[Notice]:
    before, after = change.before, change.after
    if before and not after and not before.record.is_sample:
        yield Notice("real-removed", before.id, before.record.title.zh)
    if before and after:
        if before.id != after.id:
            yield Notice("renamed", before.id, after.id)
        if change.takes_over:
            yield Notice("real", after.id, after.record.title.zh)
        if after.record.is_sample and not before.record.is_sample:
            yield Notice("sample", after.id, after.record.title.zh)
    if after and _is_verified(after) and not (before and _is_verified(before)):
        yield Notice("verified", after.id, after.record.provenance.source.zh)


def _is_verified(result: Result) -> bool:
    return result.record.provenance.kind == "verified"


def _new_links(change: Change[Result] | Change[Exhibitor]) -> Iterator[str]:
    """The addresses of other sites that were not in the record before."""
    if change.after is None:
        return
    old, new = (_links(each) if each else {} for each in (change.before, change.after))
    yield from (link for link in new if link not in old)


def _links(kept: Result | Exhibitor) -> dict[str, None]:
    texts = (piece.after for piece in pieces(None, kept.record))
    return dict.fromkeys(link for text in texts for link in addresses_in(text))


def _stale(change: Change[Result] | Change[Exhibitor]) -> Iterator[str]:
    """The places of English texts that stayed the same while their Chinese did not."""
    if change.before and change.after and not change.takes_over:
        then = Notes(noted(change.before.record, ()))
        record = change.after.record
        for pair, state in then.states(record):
            if state is State.STALE and not is_private(record, pair):
                yield pair.where
