"""How characters sound and what their simplified form is: what the search must know of Han writing.

Readings are pinyin without tones, ü as v. They are taken from the words of the catalogue itself, so that a
character with several readings has those that occur in it; a person's are taken from the romanised name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import groupby

from opencc import OpenCC
from pypinyin import lazy_pinyin

from expo.han import HAN
from expo.records import Bilingual

Readings = Mapping[str, frozenset[str]]

_RUN = re.compile(f"{HAN}+")
_CJK = "".join(map(chr, range(0x4E00, 0xA000)))


@cache
def simplified() -> Mapping[int, str]:
    """Traditional character → simplified, for str.translate(); character by character, as in the browser."""
    # A line each: next to each other the converter would read them as words.
    pairs = zip(_CJK, OpenCC("t2s").convert("\n".join(_CJK)).split("\n"), strict=True)
    return {ord(old): new for old, new in pairs if old != new and len(new) == 1}


def traditional_of(characters: Iterable[str]) -> str:
    """The traditional forms of simplified characters: pairs traditional, simplified, one after another."""
    wanted = set(characters)
    pairs = ((chr(old), new) for old, new in sorted(simplified().items()))
    return "".join(old + new for old, new in pairs if new in wanted and _is_typed(old))


def _is_typed(character: str) -> bool:
    """Whether traditional input methods offer the character at all: Big 5 leaves out rare variants."""
    try:
        character.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


def readings(texts: Iterable[str], people: Iterable[Bilingual]) -> Readings:
    """Character → its readings in these texts and names."""
    found: dict[str, set[str]] = {}
    runs = {run for text in texts for run in _RUN.findall(text.translate(simplified()))}
    for run in runs:
        for character, syllable in zip(run, lazy_pinyin(run), strict=True):
            found.setdefault(character, set()).add(syllable)
    for name in people:
        for character, syllable in _romanised(name):
            found.setdefault(character, set()).add(syllable)
    return {character: frozenset(each) for character, each in found.items()}


def _romanised(name: Bilingual) -> Sequence[tuple[str, str]]:
    """(character, syllable) where the English name is the Chinese one romanised, else nothing."""
    characters = "".join(_RUN.findall(name.zh.translate(simplified())))
    words = re.findall(r"[a-z]+", (name.en or "").lower())
    # Family names stand first or last; the order that sounds most like the characters is right.
    orders = [split_syllables("".join(order), len(characters)) for order in (words, words[-1:] + words[:-1])]
    usual = lazy_pinyin(characters)
    best = max(orders, key=lambda order: sum(map(str.__eq__, order, usual)))
    return list(zip(characters, best, strict=True)) if best else []


def split_syllables(letters: str, count: int) -> list[str]:
    """The letters as exactly `count` syllables of pinyin; empty where they are no such thing."""
    if count == 0 or not letters:
        return []
    if count == 1:
        return [letters] if letters in syllables() else []
    for end in range(min(6, len(letters)), 0, -1):
        if letters[:end] in syllables() and (rest := split_syllables(letters[end:], count - 1)):
            return [letters[:end], *rest]
    return []


@cache
def syllables() -> frozenset[str]:
    """Every syllable of the common characters of GB 2312."""
    return frozenset(syllable for _, syllable in _common())


def uncommon(known: Readings) -> Readings:
    """The readings that `common_readings` does not tell."""
    return {each: found for each, found in known.items() if found != {common_reading(each)}}


def common_reading(character: str) -> str:
    """The reading that a browser knows without being told; empty where it knows none."""
    return _by_character().get(character, "")


def letter_of(character: str, known: Readings) -> str:
    """The letter that a character begins to sound with; 0 for a digit, _ where none is known."""
    if character.isascii():
        return character if character.isalpha() else "0"
    if character > "\uffff":
        return "_"  # a browser sees its halves only
    sounds = sorted(known.get(character, ())) or [common_reading(character)]
    return sounds[0][:1] or "_"


def common_readings() -> str:
    """The readings of the 3,755 common characters in the order of GB 2312, as syllable and count in turn.

    The standard orders them by their sound, and a browser can decode GB 2312: the characters themselves need
    not be sent. They make sense of a character of the same sound that the catalogue does not use.
    """
    runs = groupby(_common(), key=lambda each: each[1])
    return "".join(f"{syllable}{sum(1 for _ in same)}" for syllable, same in runs)


@cache
def _by_character() -> Mapping[str, str]:
    return dict(_common())


@cache
def _common() -> tuple[tuple[str, str], ...]:
    codes = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    # Row D7 has five places less.
    characters = [code.decode("gb2312") for code in codes if code < b"\xd7\xfa"]
    return tuple((each, lazy_pinyin(each)[0]) for each in characters)
