"""A record to begin with, made from its JSON Schema: what is known is written, all else waits in comments.

A line that begins with `##` is a hint and stays a comment. A field that is not filled in stands on lines that
begin with `# `; without these two signs, as editors take them off, they are YAML with the values left to
write. Examples stand in hints alone, so that none is published by mistake.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from expo.writing import as_yaml

Field = Mapping[str, Any]

HEAD = (
    "以“## ”开头的是说明，可以删去。以“# ”开头的字段还没有填写：",
    "要填就去掉行首的“# ”，用不到的行删去，不知道的不要猜。",
    "zh 写中文，en 写英文；填了一处就要有中文，英文可以以后再补。",
    "Lines that begin with “## ” are hints and may go. Fields that begin with “# ” are not filled in yet:",
    "take the “# ” off to fill one in, delete lines that you do not need, and do not guess.",
    "zh takes Chinese, en takes English; a text must have its Chinese, and its English may follow later.",
)


_MUST = [("必填", "required")]
_WANTED = [("应填", "wanted")]


def next_id(letter: str, taken: Iterable[str]) -> str:
    """The id after the highest of a zone. A gap is not filled: links to what once stood there may remain."""
    found = (re.fullmatch(rf"{letter}-([0-9]+)", each) for each in taken)
    return f"{letter}-{max((int(each[1]) for each in found if each), default=0) + 1:03}"


def started(schema: Field, given: Mapping[str, object], address: str, wanted: Collection[str] = ()) -> str:
    """The text of a new file with the fields that are `given`; required parts they lack are left to write.

    `schema` is one of expo.schemas, `address` where the file finds it, for the editor; `wanted` fields are
    not required, but missed where they are left out.
    """
    definitions = schema["$defs"]
    lines = [*as_yaml({}, address).splitlines(), *(f"## {line}" for line in HEAD)]
    for key, written in schema["properties"].items():
        field = _resolved(written, definitions)
        need = _MUST if key in schema["required"] else _WANTED if key in wanted else []
        lines += ["", *(f"## {hint}".rstrip() for hint in _hints(key, field, need))]
        if key in given:
            lines += _filled(key, given[key], field, definitions)
        else:
            lines += [f"# {line}" for line in _blank(key, field, definitions)]
    return "\n".join([*lines, ""])


def _resolved(field: Field, definitions: Field) -> Field:
    """A field's schema in one piece: without the choice of leaving it out, and without a reference."""
    choice: Field = next((each for each in field.get("anyOf", ()) if each.get("type") != "null"), {})
    whole = {**choice, **field}
    part = definitions[whole["$ref"].rsplit("/", 1)[-1]] if "$ref" in whole else {}
    return {**part, **whole}


# ------------------------------------------------------------------------------------------------------ hints


def _hints(key: str, field: Field, need: Iterable[tuple[str, str]]) -> Iterator[str]:
    """What a field at the top is, how much it may hold, the words to choose from, an example."""
    text = field["properties"]["zh"] if _is_bilingual(field) else {}
    yield _told(field, [*need, *_limits(field), *_limits(text)])
    yield from _words(field)
    for example in field.get("examples", ())[:1]:
        yield "例 | Example:"
        yield from (f"  {line}" for line in _yaml(key, example))


def _told(field: Field, more: Iterable[tuple[str, str]]) -> str:
    """The description of a field with more about it, in both languages."""
    zh, en = field["description"].split(" | ")
    return f"{'；'.join([zh, *(each for each, _ in more)])} | {'; '.join([en, *(each for _, each in more)])}"


def _limits(field: Field) -> list[tuple[str, str]]:
    told = []
    if "maxLength" in field:
        told.append((f"最多 {field['maxLength']} 个字符", f"at most {field['maxLength']} characters"))
    if "maxItems" in field:
        told.append((f"最多 {field['maxItems']} 项", f"at most {field['maxItems']} items"))
    if "minimum" in field and "maximum" in field:
        bounds = f"{field['minimum']}–{field['maximum']}"
        told.append((f"{bounds} 的整数", f"a whole number, {bounds}"))
    return told


def _is_bilingual(field: Field) -> bool:
    """Whether a field holds one text in both languages; the head of the file tells how those are written."""
    return set(field.get("properties", ())) == {"zh", "en"}


def _words(field: Field) -> Iterator[str]:
    """The words of a vocabulary with their meanings; of a list, those of its items."""
    choice = field if "enum" in field else field.get("items", {})
    for word, meaning in zip(choice.get("enum", ()), choice.get("enumDescriptions", ()), strict=True):
        yield f"  {word}：{meaning}"


# ----------------------------------------------------------------------------------------------------- values


def _filled(key: str, value: object, field: Field, definitions: Field) -> Iterator[str]:
    """The lines of a value that is given; a part of a list gets a blank for what it needs and lacks."""
    if isinstance(value, Mapping) and _is_bilingual(field) and "en" not in value:
        yield f"{key}:"
        yield from _indented([*_yaml("zh", value["zh"]), "# en:"], 2)
        return
    if not isinstance(value, list) or not all(isinstance(each, Mapping) for each in value):
        yield from _yaml(key, value)
        return
    item = _resolved(field["items"], definitions)
    yield f"{key}:"
    for each in value:
        lines: list[str] = []
        for name, part in item["properties"].items():
            if name in each:
                lines += _filled(name, each[name], _resolved(part, definitions), definitions)
            elif name in item["required"]:
                blank = _resolved(part, definitions)
                lines += _blank(name, blank, definitions, note=True, is_required=True, only_required=True)
        yield from _as_item(lines)


def _blank(
    key: str,
    field: Field,
    definitions: Field,
    *,
    note: bool = False,
    is_required: bool = False,
    only_required: bool = False,
) -> Iterator[str]:
    """The lines of a field with nothing in it; with `note` a hint stands beside it.

    With `only_required` what may be left out is a comment.
    """
    must = _MUST if is_required and "必填" not in field["description"] else []
    beside = f"  # {_told(field, [*must, *_limits(field)])}" if note else ""
    item = _resolved(field["items"], definitions) if "items" in field else None
    value = f" {field['default']}" if isinstance(field.get("default"), str) else ""
    yield f"{key}:{value}{beside}"
    if note:
        yield from (f"  # {line.strip()}" for line in _words(field))
    if item is None:
        yield from _indented(_blanks(field, definitions, only_required), 2)
    elif "properties" in item:
        yield from _as_item(list(_blanks(item, definitions, only_required)))
    else:
        yield "  -"


def _blanks(part: Field, definitions: Field, only_required: bool) -> Iterator[str]:
    """The lines of all fields of a part; none of a plain value."""
    note = not _is_bilingual(part)
    for name, each in part.get("properties", {}).items():
        field = _resolved(each, definitions)
        must = name in part.get("required", ())
        lines = _blank(name, field, definitions, note=note, is_required=must, only_required=only_required)
        is_comment = only_required and not must
        yield from (f"# {line}" if is_comment else line for line in lines)


def _yaml(key: str, value: object) -> list[str]:
    return as_yaml({key: value}, "").splitlines()[1:]


def _as_item(lines: list[str]) -> Iterator[str]:
    """Lines of a mapping as one item of a list."""
    for at, line in enumerate(lines):
        yield f"  {'  ' if at else '- '}{line}" if line else ""


def _indented(lines: Iterable[str], columns: int) -> Iterator[str]:
    yield from (f"{' ' * columns}{line}" for line in lines)
