"""A YAML file as plain values that know their place.

Scalars are read by the core schema of YAML 1.2, so that `no`, `12:30` and `2026-03-25` stay text. Numbers
keep the way they were written, because a telephone number must not lose its leading zero. Files come from
strangers: size and nesting are limited, aliases, tags and duplicate keys are refused.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn

import yaml

from expo.problems import Place, Problem, place_at, problem
from expo.syntax import syntax_problem

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
# What stands under a key's second appearance is read too, at a step that no mapping has, and thrown away.
_AGAIN = -1


class WrittenInt(int):
    """A whole number that remembers how it was written."""

    text: str


class WrittenFloat(float):
    """A decimal number that remembers how it was written."""

    text: str


@dataclass(frozen=True)
class Source:
    """The content of one file; `keys` and `values` hold the index in the text where each begins."""

    path: str
    text: str = field(repr=False)
    data: object
    keys: Mapping[Location, int] = field(repr=False)
    values: Mapping[Location, int] = field(repr=False)

    def texts(self) -> Iterator[tuple[Location, str]]:
        """Every text in the file with where it is, in the order of the file."""
        yield from _texts(self.data, ())

    def place_of(self, location: Location) -> Place:
        """The place of the value, or of the nearest thing that holds it."""
        return place_at(self.text, self._start_of(location), self.path)

    def place_of_key(self, location: Location) -> Place:
        """The place of the key that leads to the value, or of the nearest thing that holds it."""
        at = self.keys.get(location)
        return self.place_of(location) if at is None else place_at(self.text, at, self.path)

    def place_of_sign(self, location: Location, sign: str, *, in_key: bool = False) -> Place:
        """The place of a sign inside a value or its key; where that begins if it is written by an escape."""
        start = self.keys[location] if in_key else self._start_of(location)
        at = self.text.find(sign, start)
        return place_at(self.text, start if at < 0 else at, self.path)

    def _start_of(self, location: Location) -> int:
        nearest = (location[:length] for length in range(len(location), -1, -1))
        return next((self.values[each] for each in nearest if each in self.values), 0)


def _texts(value: object, location: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, (*location, key))
    elif isinstance(value, list):
        for at, each in enumerate(value):
            yield from _texts(each, (*location, at))


def read_source(file: Path, path: str) -> tuple[Source | None, list[Problem]]:
    """Read one YAML file that is known as `path`. There is no source when the file cannot be understood."""
    text, problems = read_text(file, path)
    if text is None:
        return None, problems
    return parse(text, path)


def read_text(file: Path, path: str, most: int = MOST_BYTES) -> tuple[str | None, list[Problem]]:
    """The text of a file of at most so many bytes, or the problem that keeps it from being read."""
    place = Place(path)
    if file.is_symlink():
        return None, [problem("file-symlink", place, name=file.name)]
    # Opening anything but a file or a folder (a pipe) could wait for ever.
    if not file.is_file() and not file.is_dir():
        return None, [problem("file-unreadable", place, zh="它不是普通文件", en="it is not a regular file")]
    try:
        with file.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            content = stream.read(most + 1)
    except OSError as error:
        return None, [unreadable(error, place)]
    if len(content) > most:
        return None, [problem("file-too-large", place, size=max(size, len(content)), most=most)]
    # UTF-16 without its mark may pass for UTF-8: every second byte of Latin text is zero.
    if content[:1] == b"\0" or content[1:2] == b"\0":
        return None, [_wrong_encoding(content, place)]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", errors="replace")
        return None, [_wrong_encoding(content, place_at(before, len(before), path))]


def parse(text: str, path: str) -> tuple[Source | None, list[Problem]]:
    """Turn YAML text into values with places."""
    reader = _Reader(text, path)
    try:
        data = reader.read(yaml.parse(text, Loader=_Loader))
    except UnicodeEncodeError as error:
        sign = f"U+{ord(text[error.start]):04X}"
        return None, [problem("control-character", place_at(text, error.start, path), sign=sign)]
    except yaml.YAMLError as error:
        return None, [*reader.problems, syntax_problem(error, text, path)]
    except _StopReading:
        return None, reader.problems
    if data is None:
        return None, [problem("yaml-empty", Place(path))]
    keys, values = MappingProxyType(reader.keys), MappingProxyType(reader.values)
    return Source(path, text, data, keys, values), reader.problems


class _StopReading(Exception):  # noqa: N818 – it ends the reading; the error is a Problem
    """The rest of the file cannot be read safely; the problem has been recorded."""


class _Reader:
    """Builds values from YAML events and records where each began."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.keys: dict[Location, int] = {}
        self.values: dict[Location, int] = {}
        self.problems: list[Problem] = []

    def read(self, events: Iterator[yaml.Event]) -> object:
        data: object = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._stop("yaml-documents", event)
            elif isinstance(event, yaml.NodeEvent):
                data = self._value(event, events, ())
        return data

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], location: Location) -> object:
        self._refuse_extras(event)
        if len(location) > MOST_LEVELS:
            self._stop("yaml-deep", event, most=MOST_LEVELS)
        self.values[location] = _start(event)
        if isinstance(event, yaml.ScalarEvent):
            return event.value if event.style else scalar(event.value)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, location)
        return self._sequence(events, location)

    def _mapping(self, events: Iterator[yaml.Event], location: Location) -> dict[str, object]:
        found: dict[str, object] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                self._stop("yaml-key", event)
            self._refuse_extras(event)
            key = event.value
            here = (*location, key)
            if key in found:
                first = place_at(self.text, self.keys[here], self.path)
                self._report("yaml-duplicate-key", event, key=key, line=first.line)
                self._value(next(events), events, (*location, _AGAIN))
            else:
                self.keys[here] = _start(event)
                found[key] = self._value(next(events), events, here)
        return found

    def _sequence(self, events: Iterator[yaml.Event], location: Location) -> list[object]:
        found: list[object] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            found.append(self._value(event, events, (*location, len(found))))
        return found

    def _refuse_extras(self, event: yaml.Event) -> None:
        # An alias has its anchor's name.
        if getattr(event, "anchor", None) is not None:
            self._stop("yaml-alias", event)
        # A plain '!' only says "not plain"; any other tag asks for a type of its own.
        if (tag := getattr(event, "tag", None)) not in (None, "!"):
            self._stop("yaml-tag", event, tag=tag)

    def _report(self, code: str, event: yaml.Event, **values: object) -> None:
        place = place_at(self.text, _start(event), self.path)
        self.problems.append(problem(code, place, hint="", **values))

    def _stop(self, code: str, event: yaml.Event, **values: object) -> NoReturn:
        self._report(code, event, **values)
        raise _StopReading


def _start(event: yaml.Event) -> int:
    """The index in the text where an event begins."""
    assert event.start_mark is not None
    return event.start_mark.index


def scalar(text: str) -> object:
    """The value of a plain scalar by the YAML 1.2 core schema, without its rare 0x, 0o, .inf and .nan."""
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


def unreadable(error: OSError, place: Place) -> Problem:
    """Why the system would not let a file be read."""
    reasons = {
        PermissionError: ("没有读取的权限", "there is no permission to read it"),
        IsADirectoryError: ("它是文件夹", "it is a folder"),
        FileNotFoundError: ("文件不在了", "it is gone"),
    }
    said = error.strerror or type(error).__name__
    zh, en = reasons.get(type(error), (said, said))
    return problem("file-unreadable", place, zh=zh, en=en)


def _wrong_encoding(content: bytes, place: Place) -> Problem:
    guess = _guess_encoding(content)
    zh, en = (
        (f"看起来是 {guess}", f"it looks like {guess}") if guess else ("编码不明", "its encoding is unknown")
    )
    return problem("file-encoding", place, zh=zh, en=en)


def _guess_encoding(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content[:2]:
        return "UTF-16"
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "GBK"
