"""What the signs of a text alone give away: characters that only look right, markup, and what is private.

The form on the site applies the same rules, which rules() hands it as data; so they are plain regular
expressions, the same in JavaScript, and one short table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_CYRILLIC = "АВЕЅІЈКМНОРСТУХаеорсухіѕј"
_LATIN = "ABESIJKMHOPCTYXaeopcyxisj"
_RADICALS = "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻢⻥⻦⻨⻩⻬⻮⻰"
_CHARACTERS = "民虎西见角贝车长门青页风飞马鱼鸟麦黄齐齿龙"
_MEANT = str.maketrans(_CYRILLIC + _RADICALS, _LATIN + _CHARACTERS)
"""Radicals that copying from a PDF brings, and that NFKC leaves as they are; letters of another script."""

_WORD = re.compile(r"[A-Za-z\u0400-\u04ff]+")
_MIXED = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_ANY_RADICAL = re.compile(r"[\u2e80-\u2fd5]")
_ANY_CYRILLIC = re.compile(r"[\u0400-\u04ff]")

_NEXT_PAIR = re.compile(r"[，；、](?=\s*(?:en|zh)\s*[:：])")

_TAG_NAMES = "a|b|br|center|div|em|font|h[1-6]|hr|i|img|li|ol|p|span|strong|sub|sup|table|tbody|td|th|tr|u|ul"
_MARKUP = re.compile(
    rf"</?(?:{_TAG_NAMES})(?: [^<>]*)?/?>|&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|mdash|middot|#[0-9]{{2,5}});"
)

_MOBILE = re.compile(r"(?<![0-9A-Za-z.])1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9A-Za-z])")
_CALLED = re.compile(r"(?<![0-9A-Za-z.])\+?(?:00)?86[ -]?(?=1[3-9])")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+[@＠][A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx](?![0-9A-Za-z])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_SIGNS = "10X98765432"


@dataclass(frozen=True)
class LookAlike:
    """A word, or a single Chinese character, with a sign that only looks right."""

    word: str
    sign: str
    meant: str
    """The word as it should be written; "" where that cannot be told."""


def look_alikes(text: str) -> Iterator[LookAlike]:
    """Cyrillic letters in a Latin word, and radicals (U+2E80 to U+2FD5) in the place of characters.

    Greek letters stand beside Latin ones rightly: μm, ΔT.
    """
    for found in _ANY_RADICAL.finditer(text):
        yield LookAlike(found[0], found[0], _meant(found[0]))
    for word in _WORD.findall(text) if _ANY_CYRILLIC.search(text) else ():
        if _MIXED.search(word) and (sign := _ANY_CYRILLIC.search(word)):
            yield LookAlike(word, sign[0], _meant(word))


def _meant(word: str) -> str:
    meant = unicodedata.normalize("NFKC", word.translate(_MEANT))
    return "" if _ANY_RADICAL.search(meant) or _ANY_CYRILLIC.search(meant) else meant


def wide_comma(text: str) -> str:
    """The full-width comma of `简介，en：Summary`, by which braces made one text of two; else nothing."""
    found = _NEXT_PAIR.search(text)
    return found[0] if found else ""


def markup(text: str) -> str:
    """The first tag or entity of HTML in a text; nothing if there is none."""
    found = _MARKUP.search(text)
    return found[0] if found else ""


def mobile_numbers(text: str) -> list[str]:
    """The numbers of mobile telephones of the mainland, with or without +86, in one piece or as 3-4-4."""
    return _MOBILE.findall(_CALLED.sub(" ", text))


def emails(text: str) -> list[str]:
    """The e-mail addresses in a text, also with a full-width @."""
    return _EMAIL.findall(text)


def identity_numbers(text: str) -> list[str]:
    """The numbers of identity cards (GB 11643-1999): 18 signs, of which the last checks the others."""
    return [number for number in _IDENTITY.findall(text) if _is_identity(number)]


def _is_identity(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECK_SIGNS[total % 11] == number[17].upper()


def rules() -> dict[str, Any]:
    """The patterns and tables of this module as JSON, by name."""
    patterns = {
        "word": _WORD,
        "mixed": _MIXED,
        "radical": _ANY_RADICAL,
        "cyrillic": _ANY_CYRILLIC,
        "nextPair": _NEXT_PAIR,
        "markup": _MARKUP,
        "mobile": _MOBILE,
        "called": _CALLED,
        "email": _EMAIL,
        "identity": _IDENTITY,
    }
    return {
        "patterns": {name: pattern.pattern for name, pattern in patterns.items()},
        "meant": dict(zip(_CYRILLIC + _RADICALS, _LATIN + _CHARACTERS, strict=True)),
        "weights": list(_WEIGHTS),
        "checkSigns": _CHECK_SIGNS,
    }
