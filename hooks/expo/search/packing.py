"""The index as text that a browser unpacks fast and that compresses well.

Numbers are written in base 32 with a sign for "more follows" (as in source maps), small ones as one letter.
Terms are sorted by UTF-16, as JavaScript compares; each says how many letters it shares with the one before,
as a capital from A (none) on: no term holds a capital.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from expo.search.index import Postings

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_MOST_SHARED = 25
_LENGTHS = 6
"""Lists of so many numbers and more are packed together."""


def utf16(text: str) -> bytes:
    """A key that sorts as JavaScript compares."""
    return text.encode("utf-16-be")


def packed_number(number: int) -> str:
    """A number from 0 on, the lowest five bits first; digits from g on say that more follows."""
    written = ""
    while True:
        number, low = number >> 5, number & 31
        written += _DIGITS[low | (32 if number else 0)]
        if not number:
            return written


def packed_numbers(numbers: Iterable[int]) -> str:
    """Numbers from 0 on, one after another."""
    return "".join(map(packed_number, numbers))


def packed_terms(terms: Sequence[str]) -> str:
    """Sorted terms, each as the length it shares with the one before and its rest."""
    parts: list[str] = []
    before = ""
    for term in terms:
        shared = 0
        while shared < min(len(term), len(before), _MOST_SHARED) and term[shared] == before[shared]:
            shared += 1
        parts += [chr(ord("A") + shared), term[shared:]]
        before = term
    return "".join(parts)


def packed_postings(postings: Postings, terms: Sequence[str]) -> dict[str, Any]:
    """For terms in order: how many documents each has, the gaps between them, and their fields."""
    fields = "".join(_DIGITS[bits] for term in terms for _, bits in sorted(postings[term].items()))
    return {**packed_lists([sorted(postings[term]) for term in terms]), "fields": fields}


def packed_lists(lists: Iterable[Sequence[int]]) -> dict[str, Any]:
    """Lists of rising numbers: how many each has, and the gaps between them.

    The gaps of lists of one, two … numbers stand apart, because they are of different size; those of one are
    written as two rows of digits, the low and the high ones.
    """
    counts = []
    gaps: list[list[int]] = [[] for _ in range(_LENGTHS)]
    for numbers in lists:
        counts.append(len(numbers))
        own = [number - before - 1 for before, number in pairwise([-1, *numbers])]
        gaps[min(len(numbers), _LENGTHS) - 1 if numbers else 0] += own
    single, *more = gaps
    return {
        "counts": packed_numbers(counts),
        "low": "".join(_DIGITS[number & 31] for number in single),
        "high": packed_numbers(number >> 5 for number in single),
        "gaps": [packed_numbers(each) for each in more],
    }


def without_groups(
    postings: Postings, members: Sequence[Sequence[int]], group_terms: Sequence[Iterable[str]], bit: int
) -> tuple[Postings, dict[str, list[int]]]:
    """The postings less what follows from groups, and term → the groups that are called by it.

    A document has the term in the field of `bit` where it has it by itself or is a member of such a group.
    """
    groups: dict[str, list[int]] = {}
    for number, terms in enumerate(group_terms):
        for term in terms:
            groups.setdefault(term, []).append(number)
    rest = {term: dict(of_term) for term, of_term in postings.items()}
    for term, numbers in groups.items():
        for document in {document for number in numbers for document in members[number]}:
            rest[term][document] &= ~(1 << bit)
            if not rest[term][document]:
                del rest[term][document]
    return rest, groups


def packed_aliases(groups: Iterable[Iterable[str]]) -> str:
    """Groups with `;` between them, their words with `,`: neither stands in a normalised alias.

    Words in order: those of one script stand together, which compresses better.
    """
    return ";".join(",".join(sorted(group)) for group in groups)


def packed_readings(readings: Mapping[str, Iterable[str]]) -> str:
    """Each syllable with the characters that sound so, one after another: a阿ai爱埃…"""
    by_syllable: dict[str, list[str]] = {}
    for character in sorted(readings):
        for syllable in readings[character]:
            by_syllable.setdefault(syllable, []).append(character)
    return "".join(syllable + "".join(by_syllable[syllable]) for syllable in sorted(by_syllable))
