"""What is wrong with a catalogue, as data: a place, a level, a code, a text in both languages, a hint."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from expo.codes import CODES, Level


@dataclass(frozen=True, order=True)
class Place:
    """Where in which file: the path relative to the project's root, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{printable(self.path)}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. `hint` is what to write instead, the same in every language; it may be empty."""

    place: Place
    code: str
    zh: str
    en: str
    hint: str = ""

    @property
    def level(self) -> Level:
        """Errors stop a build, warnings do not."""
        return CODES[self.code].level


class Form(StrEnum):
    """How problems are written out."""

    TEXT = "text"
    GITHUB = "github"
    JSON = "json"


def place_at(text: str, at: int, path: str) -> Place:
    """The place of the sign at an index of a file's text. Lines are those that editors count."""
    before = text[:at].replace("\r\n", "\n").replace("\r", "\n")
    return Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))


class Lines:
    """Indices in a text and places, each from the other; lines are those that editors count."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]
        self._end = len(text)

    def index(self, place: Place) -> int:
        """The index at a place; the end of the text if it has no such line."""
        if place.line > len(self._starts):
            return self._end
        return self._starts[place.line - 1] + place.column - 1

    def place(self, index: int, path: str) -> Place:
        """The place of an index."""
        line = bisect_right(self._starts, index)
        return Place(path, line, index - self._starts[line - 1] + 1)


def problem(code: str, place: Place, *, hint: str = "", **values: object) -> Problem:
    """A problem with the texts of its code (see codes.py), the values filled in on one line."""
    code_ = CODES[code]
    shown = {name: one_line(value) for name, value in values.items()}
    return Problem(place, code, code_.zh.format(**shown), code_.en.format(**shown), one_line(hint))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether a build has to stop."""
    return any(found.level is Level.ERROR for found in problems)


def report(problems: Iterable[Problem], form: Form = Form.TEXT) -> str:
    """All problems, sorted by place; TEXT and GITHUB end with a line that counts them."""
    found = sorted(set(problems))
    if form is Form.JSON:
        return json.dumps([_as_object(each) for each in found], ensure_ascii=False, indent=2)
    line = _as_text if form is Form.TEXT else _as_annotation
    errors = sum(each.level is Level.ERROR for each in found)
    return "\n".join([*map(line, found), f"{errors} errors, {len(found) - errors} warnings"])


def _as_text(each: Problem) -> str:
    hint_zh = f"（可写：{each.hint}）" if each.hint else ""
    hint_en = f" (write: {each.hint})" if each.hint else ""
    return f"{each.place}: {each.level}: {each.code}: {each.zh}{hint_zh} | {each.en}{hint_en}"


def _as_annotation(each: Problem) -> str:
    """A workflow command of GitHub Actions, which shows on the line of the pull request."""
    hint = f" → {each.hint}" if each.hint else ""
    file = _property(printable(each.place.path))
    where = f"file={file},line={each.place.line},col={each.place.column}"
    return f"::{each.level} {where},title={each.code}::{_message(f'{each.zh} | {each.en}{hint}')}"


def _as_object(each: Problem) -> dict[str, object]:
    return {
        "path": printable(each.place.path),
        "line": each.place.line,
        "column": each.place.column,
        "level": each.level,
        "code": each.code,
        "zh": each.zh,
        "en": each.en,
        "hint": each.hint,
    }


def one_line(value: object) -> str:
    """A value as it may stand inside a line of output: no line break, no control character, not endless."""
    text = printable(" ".join(str(value).split()))
    return text if len(text) <= 300 else text[:299] + "…"


def printable(text: str) -> str:
    """The text with escapes for what could break a line, steer a terminal or turn the writing round."""
    shown = "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text)
    # The older form of a command to GitHub Actions, which its runner obeys anywhere on a line.
    return shown.replace("##[", "#\\u0023[")


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
