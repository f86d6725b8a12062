"""Text → the terms of the index. The browser normalises what is typed by the same rules (lib/search/text.js).

Three kinds of term that cannot be confused: runs of Han characters, and words of Latin (or Greek) letters and
digits. No term holds a capital, a space or a full-width form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from itertools import pairwise
from pathlib import Path

import rjieba

from expo.han import HAN
from expo.search.readings import simplified

_LINES = Path(__file__).with_name("stop_words.txt").read_text("utf-8").splitlines()
STOP_WORDS = frozenset(word for line in _LINES if not line.startswith("#") for word in line.split())

FILLING = (
    "的了和与及在是为对从到把被将由于等也就都而且以其并可不又还各之用至上"
    "下中后前内外时再先或让使给向按型类式有"
)
"""Characters that stand between words and carry none of the sense."""

LONGEST = 25
"""Longer terms are cut: nobody types them, and the packed form counts to here."""

_DOT = re.compile(rf"(?<={HAN})[·•・‧∙](?={HAN})")
_HAN_RUN = re.compile(f"{HAN}+")
_COMPOUND = re.compile(r"[a-z0-9α-ω]+(?:['’\-/][a-z0-9α-ω]+)*")
_WORD = re.compile(r"[a-z0-9α-ω]+")
_ANY_WORD = re.compile(rf"[a-z0-9α-ω]+|{HAN}+")
_MIXED = re.compile(r"[a-z]{2,}")
_ID = re.compile(r"([a-z]+-)*([a-z])-?0*([0-9]+)")


def normalised(text: str) -> str:
    """Full-width, accented, capital and traditional forms made one; dots inside Chinese names left out."""
    without_accents = re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFKD", text))
    plain = unicodedata.normalize("NFKC", without_accents).lower().translate(simplified())
    return _DOT.sub("", plain)


def dense_terms(text: str) -> set[str]:
    """The terms of a title or name: pairs of characters and words, so that any part of it can be found."""
    plain = normalised(text)
    pairs = {run[at : at + 2] for run in _HAN_RUN.findall(plain) for at in range(max(1, len(run) - 1))}
    return pairs | set(_han_words(plain)) | set(_latin_words(plain))


def phrase_terms(text: str) -> set[str]:
    """The terms of a keyword: as of a title, and itself whole."""
    runs = _HAN_RUN.findall(normalised(text))
    return dense_terms(text) | {run for run in runs if len(run) <= 8}


def sparse_terms(text: str, known: Container[str] = ()) -> set[str]:
    """The terms of longer text: its words, and where two words meet the pair of characters if it is `known`.

    Without the pair a phrase of several words could be found in titles only. Words that a hyphen joins stand
    apart only: typed with it they are looked for apart as well.
    """
    plain = normalised(text)
    words = set(_han_words(plain)) | set(_latin_words(plain, joined=False))
    # A measure without its unit is nothing that one looks for.
    words = {word for word in words if not (word.isdecimal() and len(word) < 3)}
    return words - STOP_WORDS | {pair for pair in _meeting_pairs(plain) if pair in known}


def runs_of(plain: str) -> list[str]:
    """The runs of one script in a normalised text."""
    return _ANY_WORD.findall(plain)


def name_terms(name: str) -> set[str]:
    """The terms of a person's name: as of a title, and its words – all, and the last two – written as one."""
    words = runs_of(normalised(name))
    return dense_terms(name) | ({"".join(words)[:LONGEST], "".join(words[-2:])[:LONGEST]} if words else set())


def code_terms(code: str) -> set[str]:
    """The terms of an id or a booth: U-023 is u023 and 023, SAMPLE-U09 is sampleu09, sample and u09."""
    parts = _WORD.findall(normalised(code))
    found = _ID.fullmatch("-".join(parts))
    canonical = {f"{found[2]}{found[3]:0>3}", f"{found[3]:0>3}"} if found and not found[1] else set()
    return canonical or {"".join(parts), *parts}


def _meeting_pairs(plain: str) -> Iterator[str]:
    for run in _HAN_RUN.findall(plain):
        for word, after in pairwise(rjieba.cut(run, False)):
            if word not in FILLING and after not in FILLING:
                yield word[-1] + after[0]


def _han_words(plain: str) -> Iterator[str]:
    for run in _HAN_RUN.findall(plain):
        yield from (word[:LONGEST] for word in rjieba.cut(run, False) if len(word) > 1)


def _latin_words(plain: str, *, joined: bool = True) -> Iterator[str]:
    for compound in _COMPOUND.findall(plain):
        words = _WORD.findall(compound)
        # solid-state is also one word; 39ai is also ai.
        for word in [*words, *(["".join(words)] if joined and 1 < len(words) < 4 else [])]:
            if word not in STOP_WORDS:
                yield word[:LONGEST]
                if not word.isalpha() and not word.isdecimal():
                    yield from _MIXED.findall(word)
