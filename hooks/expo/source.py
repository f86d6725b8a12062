"""A YAML file as plain values that know their place.

Scalars are read by the core schema of YAML 1.2, so that `no`, `12:30` and `2026-03-25` stay text. Numbers
keep the way they were written, because a telephone number must not lose its leading zero. Files come from
strangers: size and nesting are limited, aliases, tags and duplicate keys are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from expo.problems import Place, Problem, problem

MOST_BYTES = 256 * 1024
MOST_LEVELS = 16

Location = tuple[str | int, ...]
"""The way from the top of a file to a value: keys and indices, as in ("contacts", 0, "phone")."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_CONSTANTS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_FULL_WIDTH_COLON = re.compile(r"^\s*(?:- )?[A-Za-z_]\w*：")


class WrittenInt(int):
    """A whole number that remembers how it was written."""

    text: str


class WrittenFloat(float):
    """A decimal number that remembers how it was written."""

    text: str


@dataclass(frozen=True)
class Source:
    """The content of one file with the place of every key and value."""

    path: str
    data: object
    keys: Mapping[Location, Place] = field(repr=False)
    values: Mapping[Location, Place] = field(repr=False)

    def place_of(self, location: Location) -> Place:
        """The place of the value, or of the nearest thing that holds it."""
        return self._nearest(self.values, location)

    def place_of_key(self, location: Location) -> Place:
        """The place of the key that leads to the value, or of the nearest thing that holds it."""
        return self.keys.get(location) or self._nearest(self.values, location)

    def _nearest(self, places: Mapping[Location, Place], location: Location) -> Place:
        for length in range(len(location), -1, -1):
            if place := places.get(location[:length]):
                return place
        return Place(self.path)


def read_source(file: Path, path: str) -> tuple[Source | None, list[Problem]]:
    """Read one YAML file that is known as `path`. There is no source when the file cannot be understood."""
    text, problems = read_text(file, path)
    if text is None:
        return None, problems
    return parse(text, path)


def read_text(file: Path, path: str) -> tuple[str | None, list[Problem]]:
    """The text of a file, or the problem that keeps it from being read."""
    place = Place(path)
    if file.is_symlink():
        return None, [problem("file-symlink", place, name=file.name)]
    try:
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
        size = file.stat().st_size
    except OSError as error:
        return None, [problem("file-unreadable", place, reason=error.strerror)]
    if len(content) > MOST_BYTES:
        return None, [problem("file-too-large", place, size=size, most=MOST_BYTES)]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return None, [problem("file-encoding", Place(path, line), guess=_guess_encoding(content))]


def parse(text: str, path: str) -> tuple[Source | None, list[Problem]]:
    """Turn YAML text into values with places."""
    reader = _Reader(path)
    try:
        events = yaml.parse(text, Loader=_Loader)
        data = reader.read(events)
    except yaml.YAMLError as error:
        return None, [*reader.problems, _syntax_problem(error, text, path)]
    except _Stop:
        return None, reader.problems
    if not reader.values:
        return None, [problem("yaml-empty", Place(path))]
    return Source(path, data, MappingProxyType(reader.keys), MappingProxyType(reader.values)), reader.problems


class _Stop(Exception):
    """The rest of the file cannot be read safely; the problem has been recorded."""


class _Reader:
    """Builds values from YAML events and records where each began."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.keys: dict[Location, Place] = {}
        self.values: dict[Location, Place] = {}
        self.problems: list[Problem] = []

    def read(self, events: Iterator[yaml.Event]) -> object:
        data: object = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._report("yaml-documents", event)
                    raise _Stop
            elif isinstance(event, yaml.NodeEvent):
                data = self._value(event, events, ())
        return data

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], location: Location) -> object:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._report("yaml-alias", event)
            raise _Stop
        if len(location) > MOST_LEVELS:
            self._report("yaml-deep", event, most=MOST_LEVELS)
            raise _Stop
        # A plain '!' only says "not plain"; any other tag asks for a type of its own.
        if getattr(event, "tag", None) not in (None, "!"):
            self._report("yaml-tag", event, tag=getattr(event, "tag", ""))
            raise _Stop
        self.values[location] = self._place(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, location)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, location)
        assert isinstance(event, yaml.ScalarEvent)
        return scalar(event.value) if event.implicit[0] else event.value

    def _mapping(self, events: Iterator[yaml.Event], location: Location) -> dict[str, object]:
        found: dict[str, object] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                self._report("yaml-key", event)
                raise _Stop
            key, place = event.value, self._place(event)
            here = (*location, key)
            if key in found:
                self.problems.append(problem("yaml-duplicate-key", place, key=key, line=self.keys[here].line))
            else:
                self.keys[here] = place
            found[key] = self._value(next(events), events, here)
        return found

    def _sequence(self, events: Iterator[yaml.Event], location: Location) -> list[object]:
        found: list[object] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            found.append(self._value(event, events, (*location, len(found))))
        return found

    def _place(self, event: yaml.Event) -> Place:
        return Place(self.path, event.start_mark.line + 1, event.start_mark.column + 1)

    def _report(self, code: str, event: yaml.Event, **values: object) -> None:
        self.problems.append(problem(code, self._place(event), **values))


def scalar(text: str) -> object:
    """The value of a plain scalar by the YAML 1.2 core schema (without its rarely meant 0x, 0o, .inf, .nan)."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    # Python refuses to read endless digits; nothing in a record is a number of that length.
    if len(text) <= 40:
        if _INTEGER.match(text):
            whole = WrittenInt(text)
            whole.text = text
            return whole
        if _FLOAT.match(text):
            decimal = WrittenFloat(text)
            decimal.text = text
            return decimal
    return text


def _syntax_problem(error: yaml.YAMLError, text: str, path: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    lines = text.splitlines()
    # The parser stops after a full-width colon, at the next thing that makes no sense: look back for the cause.
    stopped = min(mark.line if mark else len(lines), len(lines) - 1)
    for index in range(stopped, -1, -1):
        if found := _FULL_WIDTH_COLON.match(lines[index]):
            return problem("yaml-colon", Place(path, index + 1, found.end()), hint=found[0].strip()[:-1] + ": ")
    if mark is None:
        return problem("yaml-syntax", _place_of_sign(error, text, path), reason=_reason(error))
    if mark.line < len(lines) and lines[mark.line].startswith("\t"):
        return problem("yaml-tab", Place(path, mark.line + 1))
    return problem("yaml-syntax", Place(path, mark.line + 1, mark.column + 1), reason=_reason(error))


def _place_of_sign(error: yaml.YAMLError, text: str, path: str) -> Place:
    """A reader's error (a character that YAML does not allow) has an offset instead of a mark."""
    sign = getattr(error, "character", None)
    at = text.find(chr(sign)) if isinstance(sign, int) else -1
    if at < 0:
        return Place(path)
    return Place(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _reason(error: yaml.YAMLError) -> str:
    said = [getattr(error, name, None) for name in ("context", "problem", "reason")]
    return ", ".join(part for part in said if part) or type(error).__name__


def _guess_encoding(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return "?"
    return "GBK"
