"""Reads a record past slips of the pen that would hide everything behind them.

A Chinese input method makes the same full-width colon on every line, and YAML stops at the first. So each is
told, mended in memory, and the reading goes on: one run tells all. The file stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from expo.problems import Lines, Problem
from expo.source import Source, parse
from expo.syntax import HALF_WIDTH

_MOST_SLIPS = 100
_MOST_SIGNS = 2_000_000
"""A text is read again for each slip, but no more signs than these: a large one has less patience."""

_KEY = r"[“”‘’＂＇\"']?([a-z][a-z0-9_-]*)[“”‘’＂＇\"']?"
_KEY_BEFORE = re.compile(_KEY + "$")
_KEY_AND_COLON = re.compile(_KEY + "[:：][ \xa0\u3000]*")
_OPENING = re.compile("[\"']")

R = TypeVar("R")
Read = Callable[[Source], tuple[R | None, list[Problem]]]


@dataclass(frozen=True)
class _Draft:
    """A text on its way; `origins` holds where each of its signs, and its end, stood in the text as given."""

    text: str
    origins: Sequence[int]

    def with_edit(self, start: int, end: int, new: str) -> _Draft:
        origins = (*self.origins[:start], *[self.origins[start]] * len(new), *self.origins[end:])
        return _Draft(self.text[:start] + new + self.text[end:], origins)


def read_past_slips(text: str, path: str, read: Read[R]) -> tuple[R | None, Source | None, list[Problem]]:
    """What `read` makes of a text, its source, and every problem: those of slips and of what is behind them.

    All places are those in the text as it was given. There is no source when it cannot be understood.
    """
    draft = _Draft(text, range(len(text) + 1))
    slips: list[Problem] = []
    while True:
        source, problems = parse(draft.text, path)
        record, found = read(source) if source else (None, [])
        slip = min((each for each in [*problems, *found] if _hides(each, source)), default=None)
        mended = slip and _mended(draft, slip)
        if not slip or not mended or len(slips) == min(_MOST_SLIPS, _MOST_SIGNS // len(text)):
            break
        slips += _placed([slip], draft, text)
        draft = mended
    if not slips:
        return record, source, [*problems, *found]
    return record, source and _located(source, draft, text), slips + _placed([*problems, *found], draft, text)


def _hides(found: Problem, source: Source | None) -> bool:
    """Whether a problem is a slip behind which others may be."""
    return found.code == "yaml-colon" or (found.code in ("yaml-quotes", "yaml-wide") and source is None)


def _mended(draft: _Draft, slip: Problem) -> _Draft | None:
    at = Lines(draft.text).index(slip.place)
    before = draft.text[:at].rpartition("\n")[2]
    if slip.code == "yaml-wide":
        return draft.with_edit(at, at + 1, HALF_WIDTH[draft.text[at]])
    if slip.code == "yaml-quotes":
        opening = _OPENING.search(before)
        return opening and draft.with_edit(at, at + 1, opening[0])
    # A colon that stopped the reading is told at its own place, one that made a text of a key at the key's.
    key = _KEY_BEFORE.search(before) if draft.text[at : at + 1] in ("：", ":") else None
    found = _KEY_AND_COLON.match(draft.text, at - len(key[0]) if key else at)
    if found is None:
        return None
    ends_line = draft.text[found.end() : found.end() + 1] in ("", "\r", "\n")
    return draft.with_edit(found.start(), found.end(), f"{found[1]}:" + ("" if ends_line else " "))


def _placed(problems: Iterable[Problem], draft: _Draft, text: str) -> list[Problem]:
    """Problems of a draft at their places in the text as it was given."""
    lines, given = Lines(draft.text), Lines(text)
    return [
        replace(each, place=given.place(draft.origins[lines.index(each.place)], each.place.path))
        for each in problems
    ]


def _located(source: Source, draft: _Draft, text: str) -> Source:
    """A draft's source with the places in the text as it was given."""
    keys, values = (
        MappingProxyType({location: draft.origins[at] for location, at in starts.items()})
        for starts in (source.keys, source.values)
    )
    return Source(source.path, text, source.data, keys, values)
