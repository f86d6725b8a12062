"""The index as the parts that a browser loads: all in one, or – of many documents – as they are needed.

In many parts, the terms come in volumes. Those of Latin letters have one for each first letter, for whoever
looks for a word with a slip looks among those; those of Chinese characters one for each letter that the first
character begins to sound with and each few letters that the second does, as pinyin and initials tell.
With them come the aliases that begin so. Their postings come in blocks of about half a kilobyte.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lunr.builder import Builder

from expo.search.documents import Document
from expo.search.index import FIELDS, K1, B, Postings, gather, group_terms, lengths, postings
from expo.search.packing import (
    packed_aliases,
    packed_lists,
    packed_numbers,
    packed_postings,
    packed_terms,
    utf16,
    without_groups,
)
from expo.search.parts import Parts
from expo.search.readings import Readings, letter_of
from expo.search.tokens import runs_of

FIRST_HAN = "\u3007"
LETTERS = 4
"""Second characters that begin to sound with so many neighbouring letters share a volume."""
OTHER = 7
"""The number of the volume of a second character that is not known, or of none."""

BLOCK = 600
"""So many postings make a block, which is about half a kilobyte when compressed."""


def index_parts(
    documents: Sequence[Document], known: Readings, aliases: Sequence[Sequence[str]], in_one: bool
) -> Parts:
    """What theme_overrides/assets/js/lib/search/dictionary.js reads; `aliases` are normalised."""
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
    volumes, further = _volumes(postings(builder), known, aliases)
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


def _volumes(
    by_term: Postings, known: Readings, aliases: Sequence[Sequence[str]]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The keys of the volumes, and how many terms and blocks each has; and the further parts by name."""
    groups = _aliases_by_volume(aliases, known)
    by_key: dict[str, list[str]] = {key: [] for key in groups}
    for term in by_term:
        by_key.setdefault(volume_of(term, known), []).append(term)
    further: dict[str, Any] = {}
    counts: list[int] = []
    block = 0
    for key in sorted(by_key):
        terms = sorted(by_key[key], key=utf16)
        blocks = list(_blocks(by_term, terms)) if terms else []
        further[f"terms-{key}"] = {
            "terms": packed_terms(terms),
            "blocks": packed_numbers(map(len, blocks)),
            "aliases": packed_aliases(groups.get(key, [])),
        }
        for number, own in enumerate(blocks, block):
            further[f"postings-{number}"] = packed_postings(by_term, own)
        counts += [len(terms), len(blocks)]
        block += len(blocks)
    return {"keys": " ".join(sorted(by_key)), "counts": packed_numbers(counts)}, further


def volume_of(text: str, known: Readings) -> str:
    """The key of the volume of a term or alias: of Chinese characters a letter and a number."""
    first = letter_of(text[0], known)
    if text[0] < FIRST_HAN:
        return first
    second = letter_of(text[1], known) if len(text) > 1 and first != "_" else "_"
    return f"{first}{(ord(second) - ord('a')) // LETTERS if second.isalpha() else OTHER}"


def _aliases_by_volume(aliases: Sequence[Sequence[str]], known: Readings) -> dict[str, list[Sequence[str]]]:
    """The groups that have a word of a volume, whole."""
    found: dict[str, list[Sequence[str]]] = {}
    for group in aliases:
        for key in {volume_of(runs[0], known) for word in group if (runs := runs_of(word))}:
            found.setdefault(key, []).append(group)
    return found


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
