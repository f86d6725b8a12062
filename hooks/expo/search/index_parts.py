"""The index as the parts that a browser loads: all in one, or – of many documents – as they are needed.

In many parts, the terms come in volumes by the letter that their first character begins to sound with, for
whoever looks for a word by its sound or with a slip looks among those; their postings come in blocks of about
half a kilobyte.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lunr.builder import Builder

from expo.search.documents import Document
from expo.search.index import FIELDS, K1, B, Postings, gather, group_terms, lengths, postings
from expo.search.packing import (
    packed_lists,
    packed_numbers,
    packed_postings,
    packed_terms,
    utf16,
    without_groups,
)
from expo.search.parts import Parts
from expo.search.readings import Readings, common_reading

BLOCK = 600
"""So many postings make a block, which is about half a kilobyte when compressed."""


def index_parts(documents: Sequence[Document], known: Readings, in_one: bool) -> Parts:
    """What theme_overrides/assets/js/lib/search/dictionary.js reads."""
    builder = gather(documents)
    head = {
        "documents": len(documents),
        "boosts": FIELDS,
        "b": B,
        "k1": K1,
        "lengths": {name: packed_numbers(each) for name, each in lengths(builder).items()},
    }
    if in_one:
        return Parts({**head, "whole": _whole(builder, documents)})
    volumes, further = _volumes(postings(builder), known)
    return Parts({**head, "volumes": volumes}, further)


def _whole(builder: Builder, documents: Sequence[Document]) -> dict[str, Any]:
    by_term = postings(builder)
    terms = sorted(by_term, key=utf16)
    members: dict[tuple[str, ...], list[int]] = {}
    for number, document in enumerate(documents):
        for group in document.groups:
            members.setdefault(group, []).append(number)
    names = list(FIELDS).index("names")
    own, groups = without_groups(by_term, list(members.values()), [*map(group_terms, members)], names)
    return {
        "terms": packed_terms(terms),
        **packed_postings(own, terms),
        "groups": packed_lists(members.values()),
        "calls": packed_lists(groups.get(term, []) for term in terms),
    }


def _volumes(by_term: Postings, known: Readings) -> tuple[dict[str, Any], dict[str, Any]]:
    """Key of a volume → the numbers of its first term and first block; and the further parts by name."""
    by_key: dict[str, list[str]] = {}
    for term in by_term:
        by_key.setdefault(volume_of(term, known), []).append(term)
    volumes: dict[str, Any] = {}
    further: dict[str, Any] = {}
    first = block = 0
    for key in sorted(by_key):
        terms = sorted(by_key[key], key=utf16)
        blocks = list(_blocks(by_term, terms))
        volumes[key] = [first, block]
        further[f"terms-{key}"] = {"terms": packed_terms(terms), "blocks": packed_numbers(map(len, blocks))}
        for number, own in enumerate(blocks, block):
            further[f"postings-{number}"] = packed_postings(by_term, own)
        first, block = first + len(terms), block + len(blocks)
    return volumes, further


def volume_of(term: str, known: Readings) -> str:
    """The letter that a term's first character begins to sound with; 0 for a digit, _ where none is known."""
    character = term[0]
    if character.isascii():
        return character if character.isalpha() else "0"
    sounds = sorted(known.get(character, ())) or [common_reading(character)]
    return sounds[0][:1] or "_"


def _blocks(by_term: Postings, terms: Sequence[str]) -> Iterator[list[str]]:
    """The terms in order, cut where the postings of a block are enough."""
    block: list[str] = []
    size = 0
    for term in terms:
        if block and size + len(by_term[term]) > BLOCK:
            yield block
            block, size = [], 0
        block.append(term)
        size += len(by_term[term])
    yield block
