"""A record as YAML text that an editor likes to read and that reads back as exactly the same values.

Written by hand and not by PyYAML's emitter, which cannot decide on flow style by the width of Han
characters, breaks Chinese text at any space, and needs minutes for ten thousand records.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from expo.source import scalar

WIDTH = 110
"""Columns of a line; a Han character takes two."""

QUOTED = frozenset({"phone", "value", "unit", "booth"})
"""Keys whose texts are always quoted, because they often look like numbers."""

_PLAIN = re.compile(r"[0-9A-Za-z_\u00b0-\uffee“”‘’（《「±≥≤≈−]")
_UNSAFE = re.compile(r": |:$| #|[\n\t\"\\]|^\s|\s$")
_UNSAFE_IN_FLOW = re.compile(r"[,\[\]{}]|:$|^[-?:]")


def to_yaml(record: Mapping[str, object], schema: str) -> str:
    """The text of a file; `schema` is the address of the JSON Schema for the editor, relative to the file."""
    return "\n".join([f"# yaml-language-server: $schema={schema}", *_mapping(record, 0), ""])


def _mapping(values: Mapping[str, object], indent: int) -> Iterator[str]:
    for key, value in values.items():
        yield from _entry(key, value, indent)


def _entry(key: str, value: object, indent: int) -> Iterator[str]:
    """The lines of one key with its value; lines are indented by `indent` spaces."""
    margin = " " * indent
    if isinstance(value, Mapping):
        flow = f"{margin}{key}: {_flow(value)}" if _is_short(value) else ""
        if flow and _columns(flow) <= WIDTH:
            yield flow
        else:
            yield f"{margin}{key}:"
            yield from _mapping(value, indent + 2)
    elif isinstance(value, list | tuple):
        if all(isinstance(each, str) for each in value):
            yield f"{margin}{key}: [{', '.join(_one_line(each, flow=True) for each in value)}]"
        else:
            yield f"{margin}{key}:"
            yield from _sequence(value, indent + 2)
    elif isinstance(value, str):
        yield from _text(key, value, indent)
    else:
        yield f"{margin}{key}: {_constant(value)}"


def _sequence(values: Sequence[object], indent: int) -> Iterator[str]:
    margin = " " * indent
    for value in values:
        assert isinstance(value, Mapping)
        flow = f"{margin}- {_flow(value)}" if _is_short(value) else ""
        if flow and _columns(flow) <= WIDTH:
            yield flow
            continue
        first, *others = _mapping(value, indent + 2)
        yield f"{margin}- {first[indent + 2 :]}"
        yield from others


def _text(key: str, value: str, indent: int) -> Iterator[str]:
    margin = " " * indent
    if "\n" in value:
        assert _keeps_lines(value), value
        yield f"{margin}{key}: |"
        yield from (f"{margin}  {line}" if line else "" for line in value.rstrip("\n").split("\n"))
        return
    line = f"{margin}{key}: {_one_line(value, quoted=key in QUOTED)}"
    if _columns(line) > WIDTH and _folds(value):
        yield f"{margin}{key}: >-"
        inside = WIDTH - indent - 2
        yield from (
            f"{margin}  {part}"
            for part in textwrap.wrap(value, inside, break_long_words=False, break_on_hyphens=False)
        )
    else:
        yield line


def _keeps_lines(value: str) -> bool:
    """A literal block keeps exactly one line break at the end and no spaces in front."""
    return value.endswith("\n") and not value.endswith("\n\n") and not value.startswith((" ", "\n"))


def _folds(value: str) -> bool:
    """Whether text may be broken at its spaces: Chinese would break only between 3 and MPa."""
    return value.isprintable() and "  " not in value and _columns(value) < len(value) * 1.2


def _one_line(value: str, *, flow: bool = False, quoted: bool = False) -> str:
    plain = (
        not quoted
        and _PLAIN.match(value)
        and not _UNSAFE.search(value)
        and not (flow and _UNSAFE_IN_FLOW.search(value))
        and isinstance(scalar(value), str)
    )
    if plain:
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _is_short(value: Mapping[str, object]) -> bool:
    """Bilingual texts may stand on one line; all else reads better as a block."""
    return set(value) <= {"zh", "en"} and not any("\n" in str(each) for each in value.values())


def _flow(value: Mapping[str, object]) -> str:
    return "{" + ", ".join(f"{key}: {_one_line(str(each), flow=True)}" for key, each in value.items()) + "}"


def _constant(value: object) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def _columns(text: str) -> int:
    return len(text) + sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
