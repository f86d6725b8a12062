"""A record as YAML text that an editor likes to read and that reads back as exactly the same values.

Written by hand and not by PyYAML's emitter, which cannot decide on flow style by the width of Han
characters, breaks Chinese text at any space, and needs minutes for ten thousand records. The form on the
site writes the same text from the same values: theme_overrides/assets/js/lib/record/writing.js follows this
module rule by rule, and tests/golden/writing/ holds both to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import yaml

from expo.source import Source, WrittenFloat, WrittenInt, scalar

WIDTH = 110
"""Columns of a line; a Han character takes two."""

QUOTED = frozenset({"phone", "value", "unit", "booth"})
"""Keys whose texts are always quoted, because they often look like numbers."""

_PLAIN = re.compile(r"[0-9A-Za-z_\u00b0-\uffee“”‘’（《「±≥≤≈−]")
_UNSAFE = re.compile(r": |:$| #|[\n\t\"\\]|^\s|\s$")
_UNPRINTABLE = re.compile(
    "[^ -~\u00a0-\u00ac\u00ae-\u200a\u2010-\u2027\u2030-\u205f\u2070-\ud7ff\uf900-\ufefe\uff00-\uffef"
    "\U0001f000-\U0001faff\U00020000-\U0003fffd]"
)
_ESCAPED = re.compile(rf'["\\]|{_UNPRINTABLE.pattern}')
_UNSAFE_IN_FLOW = re.compile(r"[,\[\]{}]|:$|^[-?:]")
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6"
    "\U0001f300-\U0001faff\U00020000-\U0003fffd]"
)


def as_yaml(record: Mapping[str, object], schema: str) -> str:
    """The text of a file; `schema` is the address of the JSON Schema for the editor, relative to the file.

    A record holds mappings, lists, texts, numbers and truth values, as read from YAML.
    """
    return "\n".join([f"# yaml-language-server: $schema={schema}", *_mapping(record, 0), ""])


def rewritten(source: Source, record: Mapping[str, object], fields: Sequence[str]) -> str:
    """The text of a file with the values of `record` at its top, and of the old text as much as can be kept.

    A field whose value is the same keeps its text byte for byte, with the comments around it. One that has
    changed is written anew where it stood, its comments above it; of one that is gone the comments stay; one
    that is new goes after the field that comes before it in `fields`, the order of the format. A file of
    another form than one key a line is written anew as a whole, its comments on top.
    """
    end = "\r\n" if "\r\n" in source.text else "\n"
    old = source.data if isinstance(source.data, Mapping) else {}
    blocks = [_renewed(block, old, record, end) for block in _blocks(source)]
    for key in record:
        if key not in [block.key for block in blocks]:
            _insert(blocks, _Block(key, "", _lines(_entry(key, record[key], 0), end)), fields)
    return "".join(block.above + block.text for block in blocks)


def in_order(source: Source, fields: Sequence[str]) -> str:
    """The text of a file with its fields in the order of the format, each with the comments above it.

    What stands at the head and at the end stays there; a field that the format does not know goes with the
    one before it. A file of another form than one key a line stays as it is.
    """
    first, *others = _blocks(source)
    if not others:
        return source.text
    *rest, end = others
    ranks, kept = [0], [replace(first, above=""), *rest]
    for block in kept:
        ranks.append(fields.index(block.key) if block.key in fields else ranks[-1])
    if ranks[1:] == sorted(ranks[1:]):
        return source.text
    ordered = [block for _, block in sorted(zip(ranks[1:], kept, strict=True), key=lambda pair: pair[0])]
    return first.above + "".join(block.above + block.text for block in ordered) + end.above


# ------------------------------------------------------------------------------------- the fields of a file


@dataclass(frozen=True)
class _Block:
    """A field at the top of a file: the lines above it that belong to it, and its own. The end has no key."""

    key: str
    above: str
    text: str


def _blocks(source: Source) -> list[_Block]:
    """The fields of a file in order; together they are its text, if it has one key a line."""
    text = source.text if source.text.endswith("\n") else source.text + "\n"
    starts = {str(at[0]): start for at, start in source.keys.items() if len(at) == 1}
    if any(start and text[start - 1] not in "\r\n" for start in starts.values()):
        return [_Block("", "".join(f"{each}\n" for each in _comments(text)), "")]
    blocks: list[_Block] = []
    above = text[: min(starts.values(), default=len(text))]
    bounds = [*starts.values(), len(text)]
    for key, start, next_start in zip(starts, bounds, bounds[1:], strict=False):
        own, below = _without_trailer(text[start:next_start])
        blocks.append(_Block(key, above, own))
        above = below
    return [*blocks, _Block("", above, "")]


def _without_trailer(text: str) -> tuple[str, str]:
    """A field's own lines, and the blank lines and comments after them, which belong to what follows."""
    lines = text.splitlines(keepends=True)
    count = len(lines)
    while count > 1 and (not lines[count - 1].strip() or lines[count - 1].startswith("#")):
        count -= 1
    return "".join(lines[:count]), "".join(lines[count:])


def _renewed(block: _Block, old: Mapping[str, object], record: Mapping[str, object], end: str) -> _Block:
    key = block.key
    if not key or (key in record and _is_same(old[key], record[key])):
        return block
    above = block.above + _lines(_comments(block.text), end)
    return _Block(key, above, _lines(_entry(key, record[key], 0), end) if key in record else "")


def _insert(blocks: list[_Block], block: _Block, fields: Sequence[str]) -> None:
    """Put a new field after the last one that comes before it in the format."""
    before = fields[: fields.index(block.key)] if block.key in fields else fields
    at = max((at + 1 for at, each in enumerate(blocks) if each.key in before), default=0)
    if at == 0:
        # What stands at the head of a file is about the whole file.
        block, blocks[0] = replace(block, above=blocks[0].above), replace(blocks[0], above="")
    blocks.insert(at, block)


def _comments(text: str) -> list[str]:
    """The comments in a text of YAML, each from its `#` on."""
    last, found = 0, []
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        start, end = token.start_mark.index, token.end_mark.index
        found += re.findall(r"#.*", text[last:start])
        # Beside the sign that begins a block of text stands nothing but a comment.
        if isinstance(token, yaml.ScalarToken) and text[start] in "|>":
            found += re.findall(r"#.*", text[start:end].splitlines()[0])
        last = end
    return [each.rstrip() for each in [*found, *re.findall(r"#.*", text[last:])]]


def _lines(lines: Iterable[str], end: str) -> str:
    return "".join(line + end for line in lines)


def _is_same(old: object, new: object) -> bool:
    """Whether two values say the same, however a number is written."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return old.keys() == new.keys() and all(_is_same(old[key], new[key]) for key in old)
    if isinstance(old, list | tuple) and isinstance(new, list | tuple):
        return len(old) == len(new) and all(map(_is_same, old, new))
    if isinstance(old, WrittenInt | WrittenFloat) and isinstance(new, str):
        return old.text == new
    return old is new if isinstance(old, bool) or isinstance(new, bool) else old == new


# --------------------------------------------------------------------------------------- the lines of a field


def _mapping(values: Mapping[str, object], indent: int) -> Iterator[str]:
    for key, value in values.items():
        yield from _entry(key, value, indent)


def _entry(key: str, value: object, indent: int) -> Iterator[str]:
    """The lines of one key with its value; lines are indented by `indent` spaces."""
    margin = " " * indent
    key = _one_line(key)
    if isinstance(value, Mapping):
        flow = f"{margin}{key}: {_flow(value)}" if _is_short(value) else ""
        if flow and _columns(flow) <= WIDTH:
            yield flow
        else:
            yield f"{margin}{key}:"
            yield from _mapping(value, indent + 2)
    elif isinstance(value, list | tuple):
        if any(isinstance(each, Mapping | list | tuple) for each in value):
            yield f"{margin}{key}:"
            yield from _sequence(value, indent + 2)
        else:
            yield f"{margin}{key}: [{', '.join(_scalar(each) for each in value)}]"
    elif isinstance(value, str):
        yield from _text(key, value, indent)
    else:
        yield f"{margin}{key}: {_scalar(value)}"


def _sequence(values: Sequence[object], indent: int) -> Iterator[str]:
    margin = " " * indent
    for value in values:
        if not isinstance(value, Mapping) or not value:
            yield f"{margin}- {_nested(value)}"
            continue
        flow = f"{margin}- {_flow(value)}" if _is_short(value) else ""
        if flow and _columns(flow) <= WIDTH:
            yield flow
            continue
        first, *others = _mapping(value, indent + 2)
        yield f"{margin}- {first[indent + 2 :]}"
        yield from others


def _text(key: str, value: str, indent: int) -> Iterator[str]:
    margin = " " * indent
    if _keeps_lines(value):
        yield f"{margin}{key}: |"
        yield from (f"{margin}  {line}" if line else "" for line in value.rstrip("\n").split("\n"))
        return
    line = f"{margin}{key}: {_one_line(value, quoted=key in QUOTED)}"
    if _columns(line) > WIDTH and _folds(value):
        yield f"{margin}{key}: >-"
        yield from (f"{margin}  {part}" for part in _folded(value, WIDTH - indent - 2))
    else:
        yield line


def _keeps_lines(value: str) -> bool:
    """A literal block keeps printable lines, exactly one line break at the end and no spaces around."""
    lines = value.split("\n")
    return (
        len(lines) > 2
        and not lines[-1]
        and all(lines[at] for at in (0, -2))
        and all(line == line.strip() and not _UNPRINTABLE.search(line) for line in lines)
    )


def _folds(value: str) -> bool:
    """Whether text may be broken at its spaces: Chinese would break only between 3 and MPa."""
    is_clean = not _UNPRINTABLE.search(value) and value == " ".join(value.split(" ")).strip(" ")
    return is_clean and "  " not in value and "\n" not in value and _columns(value) < len(value) * 1.2


def _folded(value: str, width: int) -> Iterator[str]:
    """Lines of as many words as fit; at least one."""
    line, *words = value.split(" ")
    for word in words:
        if len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line += f" {word}"
    yield line


def _one_line(value: str, *, flow: bool = False, quoted: bool = False) -> str:
    plain = (
        not quoted
        and _PLAIN.match(value)
        and not _UNSAFE.search(value)
        and not _UNPRINTABLE.search(value)
        and not (flow and _UNSAFE_IN_FLOW.search(value))
        and isinstance(scalar(value), str)
    )
    return value if plain else f'"{_ESCAPED.sub(_escape, value)}"'


def in_flow(text: str) -> str:
    """A text as it stands inside brackets or braces, in quotation marks where it needs them."""
    return _one_line(text, flow=True)


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    short = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
    code = ord(sign)
    return short.get(sign) or (f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}")


def _is_short(value: Mapping[str, object]) -> bool:
    """Bilingual texts may stand on one line; all else reads better as a block."""
    return set(value) <= {"zh", "en"} and not any("\n" in str(each) for each in value.values())


def _flow(value: Mapping[str, object]) -> str:
    return "{" + ", ".join(f"{_one_line(key)}: {_nested(each)}" for key, each in value.items()) + "}"


def _nested(value: object) -> str:
    """A value inside brackets or braces."""
    if isinstance(value, Mapping):
        return _flow(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_nested, value)) + "]"
    return _scalar(value)


def _scalar(value: object) -> str:
    match value:
        case str():
            return in_flow(value)
        case bool():
            return "true" if value else "false"
        case None:
            return "null"
        case WrittenInt() | WrittenFloat():
            return value.text
        case _:
            return str(value)


def _columns(text: str) -> int:
    return len(text) + len(_WIDE.findall(text))
