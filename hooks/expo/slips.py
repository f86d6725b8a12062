"""Slips of the pen inside YAML that is none the less YAML: what they were meant to be.

The form on the site tells them by the same rules: theme_overrides/assets/js/lib/record/slips.js.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from expo.source import Location, Source

_GLUED = re.compile(r"([a-z][a-z0-9_]*)[:：]\s*(.*)", re.DOTALL)
_LABEL = re.compile(r"([^\x00-\x7f\xa0\u3000：]+)[:：].*", re.DOTALL)
_ITEM_SIGN = re.compile(
    r"(?:[-－—–•●·・○◆■►①-⑳\uf06c\uf0b7]|(?:[0-9０-９]{1,2}|[一二三四五六七八九十])[.、)）．]"
    r"|[(（](?:[0-9０-９]{1,2}|[一二三四五六七八九十])[)）])[ \xa0\u3000]*(?=[^0-9０-９])"
)
_BETWEEN_ITEMS = re.compile(rf"[、；;\n]|[ \xa0\u3000]+(?={_ITEM_SIGN.pattern})")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_WIDE_SPACES = re.compile(r"[\xa0\u2000-\u200a\u202f\u205f\u3000]+")


def glued_key(value: object) -> tuple[str, str] | None:
    """The key and the text of `zh：电池` or `zh:电池`, which YAML takes for one text."""
    found = _GLUED.fullmatch(value) if isinstance(value, str) else None
    return (found[1], found[2]) if found else None


def first_line(source: Source, location: Location, value: object) -> object:
    """A text without the lines that YAML joined to its first, each of which has a slip of its own."""
    line = source.text[source.values[location] :].splitlines()[0].rstrip() if isinstance(value, str) else ""
    return line if line and str(value).startswith(line) else value


def glued_label(value: object) -> str:
    """The label before the colon of `编号：U-001`."""
    found = _LABEL.fullmatch(value) if isinstance(value, str) else None
    return found[1] if found else ""


def without_item_sign(text: str) -> str:
    """The text of what was meant to be an item of a list: without `－`, `・`, `1.`, `（1）` before it."""
    found = _ITEM_SIGN.match(text)
    return text[found.end() :] if found else text


def first_item(text: str) -> str:
    """The first of the items that a text was meant to be; nothing if that cannot be told."""
    bare = without_item_sign(text)
    others = (found for found in _BETWEEN_ITEMS.finditer(bare))
    end = next((found.start() for found in others), len(bare))
    return bare[:end] if end == len(bare) or bare != text else ""


def without_unseen(key: str) -> str:
    """A key without the signs that nobody sees, and without space around it."""
    return _UNSEEN.sub("", key).strip()


def begins_with_wide_space(text: str) -> bool:
    """Whether a key begins with spaces that YAML takes for a part of it."""
    return bool(_WIDE_SPACES.match(text))


def is_meant_below(source: Source, location: Location, fields: Collection[str]) -> bool:
    """Whether the key after one with nothing in it was meant to stand inside: it is one of these fields."""
    mapping = value_at(source.data, location[:-1])
    keys = list(mapping) if isinstance(mapping, Mapping) else []
    after = keys[keys.index(location[-1]) + 1 :][:1] if location[-1] in keys else []
    return any(without_item_sign(str(key).strip()) in fields for key in after)


def blank_before(source: Source, location: Location, fields: Collection[str]) -> Location | None:
    """The last known field before an unknown key, if nothing stands in it."""
    mapping = value_at(source.data, location[:-1])
    keys = [str(key) for key in mapping] if isinstance(mapping, Mapping) else []
    before = [key for key in keys[: keys.index(str(location[-1]))] if key in fields]
    if not before or value_at(mapping, (before[-1],)) is not None:
        return None
    return (*location[:-1], before[-1])


def cut_text(source: Source, location: Location) -> tuple[str, str] | None:
    """For `{en: one, two, three}` at `two` or `three`: the first piece cut off, and the text as meant."""
    mapping = value_at(source.data, location[:-1])
    if not isinstance(mapping, Mapping) or not _is_piece(source, location):
        return None
    keys = list(mapping)
    first = last = keys.index(location[-1])
    while first > 0 and _is_piece(source, (*location[:-1], keys[first - 1])):
        first -= 1
    while last + 1 < len(keys) and _is_piece(source, (*location[:-1], keys[last + 1])):
        last += 1
    whole = mapping[keys[first - 1]] if first else None
    if not isinstance(whole, str):
        return None
    return keys[first], f'{keys[first - 1]}: "{", ".join([whole, *keys[first : last + 1]])}"'


def _is_piece(source: Source, location: Location) -> bool:
    """Whether a key stands inside braces without a colon of its own."""
    if value_at(source.data, location) is not None or location not in source.keys:
        return False
    after = source.text[source.keys[location] + len(str(location[-1])) :]
    return after.lstrip()[:1] in (",", "}")


def value_at(data: object, location: Location) -> object:
    """The value at a location that is there."""
    for step in location:
        data = data[step]  # type: ignore[index]
    return data
