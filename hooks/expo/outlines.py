"""An example line: how a value is written where a group of fields or a list belongs.

What was written instead is put where it was meant to stand, if that can be told, else an ellipsis. The form
on the site gives the same lines: theme_overrides/assets/js/lib/record/outlines.js.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from expo.expected import bare, marks_of, member_of, model_in, names, required_fields
from expo.records import Vocabulary
from expo.records.scalars import Between, Word
from expo.repairs import nearest_term, whole_number
from expo.slips import first_item, without_item_sign
from expo.source import WrittenFloat, WrittenInt
from expo.writing import in_flow

Words = Mapping[str, Vocabulary]

_LONGEST = 100
_BETWEEN_WORDS = re.compile(r"[ \xa0\u3000]*[、，,；;/\n][ \xa0\u3000]*|[ \xa0\u3000]+(?=[-－—–•●·・])")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_LEFT_OUT = "…"


def outline(wanted: Any, value: object, words: Words | None) -> str:
    """The line for a value that is not what the annotation `wanted` expects."""
    model = model_in(wanted)
    if model is None:
        return _list(member_of(wanted), value, words) if bare(wanted) not in (str, int) else ""
    required = required_fields(model)
    if len(required) != 1:
        return _braces(dict.fromkeys(required or names(model), _LEFT_OUT))
    key, inner = next(iter(required.items()))
    if model_in(inner):
        return _braces({key: outline(inner, value, words)})
    written = _plain(inner, value, words)
    is_english = "en" in names(model) and written != _LEFT_OUT and _is_latin(written)
    return _braces({"zh": _LEFT_OUT, "en": written} if is_english else {key: written})


def number_in(wanted: Any, value: str) -> str:
    """The whole number that a text means, within the bounds of the annotation."""
    digits = whole_number(value)
    bounds = next((mark for mark in marks_of(wanted) if isinstance(mark, Between)), None)
    return digits if digits and (bounds is None or bounds.holds(int(digits))) else ""


def _list(member: Any, value: object, words: Words | None) -> str:
    if model_in(member) is None:
        return _words(member, value, words)
    if isinstance(value, Mapping) and value:
        return f"- {without_item_sign(str(next(iter(value))))}: {_LEFT_OUT}"
    return f"- {outline(member, first_item(value) if isinstance(value, str) else value, words)}"


def _words(member: Any, value: object, words: Words | None) -> str:
    """A list of words of a vocabulary on one line, if all of them are known."""
    pieces = _BETWEEN_WORDS.split(value) if isinstance(value, str) else []
    found = {_plain(member, without_item_sign(each), words): None for each in pieces if each}
    return f"[{', '.join(found)}]" if found and _LEFT_OUT not in found else "[…]"


def _plain(wanted: Any, value: object, words: Words | None) -> str:
    """A value as one writes it inside braces."""
    shown = value.text if isinstance(value, WrittenInt | WrittenFloat) else value
    if not isinstance(shown, str) or not shown.strip() or len(shown) > _LONGEST:
        return _LEFT_OUT
    if bare(wanted) is int:
        return number_in(wanted, shown) or _LEFT_OUT
    if vocabulary := next((mark.vocabulary for mark in marks_of(wanted) if isinstance(mark, Word)), ""):
        return nearest_term(shown, (words or {}).get(vocabulary, {})) or _LEFT_OUT
    return in_flow(shown.strip())


def _is_latin(text: str) -> bool:
    return bool(_LATIN.search(text)) and not _HAN.search(text)


def _braces(pairs: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"
