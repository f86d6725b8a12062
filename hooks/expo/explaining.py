"""Turns what pydantic says of a file's values into problems at their lines, with suggestions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from expo.codes import CODES
from expo.expected import (
    annotation_at,
    is_field,
    meanings_at,
    member_of,
    model_at,
    model_in,
    names,
    required_fields,
)
from expo.outlines import number_in, outline
from expo.problems import Place, Problem, problem
from expo.records import Vocabulary, control_in
from expo.repairs import nearest, nearest_term, repaired, truth
from expo.slips import (
    begins_with_wide_space,
    blank_before,
    cut_text,
    first_line,
    glued_key,
    glued_label,
    is_meant_below,
    without_item_sign,
    without_unseen,
)
from expo.source import Location, Source, WrittenFloat, WrittenInt
from expo.syntax import in_quotes, wide_problem

_MAPPING = ("“键: 值”的组合", "a group of keys with values")
_LIST = ("列表（每项以“- ”开头）", "a list (each item begins with “- ”)")
TYPES = {
    "string_type": ("文字", "text"),
    "int_type": ("整数", "a whole number"),
    "bool_type": ("true 或 false", "true or false"),
    "tuple_type": _LIST,
    "dict_type": _MAPPING,
    "mapping_type": _MAPPING,
    "model_type": _MAPPING,
}
"""Pydantic's errors of type → the type that belongs there."""

_OF_ANY_FORM = ("too-long", "control-character", "tuple_type", "dict_type", "mapping_type", "model_type")
"""Errors of a text that may hold quotation marks, or where no text belongs at all."""

Words = Mapping[str, Vocabulary]


def explain(
    details: list[ErrorDetails], source: Source, model: type[BaseModel], words: Words | None
) -> Iterator[Problem]:
    """One problem for each thing to mend."""
    misspelt = _misspelt(details, source, model)
    for detail in details:
        location, of_key = _location(detail)
        # What a comma cut off a text is one slip, however many pieces there are.
        if detail["type"] == "extra_forbidden" and (cut := cut_text(source, location)):
            if cut[0] == location[-1]:
                place = source.place_of_key(location)
                yield problem("yaml-comma", place, key=location[-1], hint=cut[1])
        elif detail["type"] == "extra_forbidden":
            yield _unknown_key(location, source, model)
        elif not _is_echo(detail, location, source, model, misspelt):
            yield _problem(detail, location, of_key, source, model, words)


def _is_echo(
    detail: ErrorDetails,
    location: Location,
    source: Source,
    model: type[BaseModel],
    misspelt: set[Location],
) -> bool:
    """Whether it will go away when another problem is mended."""
    kind, value = detail["type"], detail["input"]
    if kind == "missing":
        return location in misspelt
    if kind == "too_short":
        # Pydantic leaves out what it has already refused before it counts.
        return isinstance(value, list) and len(value) >= detail["ctx"]["min_length"]
    if value is None and location:
        # What was to stand in it is told to stand wrongly.
        inner = _inner(model, location)
        return inner is not None and is_meant_below(source, location, names(inner))
    return False


def _inner(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """The group of fields that belongs at a location, or in each item of the list there."""
    wanted = annotation_at(model, location)
    return model_in(wanted) or model_in(member_of(wanted))


def _misspelt(details: list[ErrorDetails], source: Source, model: type[BaseModel]) -> set[Location]:
    """The fields that unknown keys were meant to be: they are not missing as well."""
    unknown = [tuple(detail["loc"]) for detail in details if detail["type"] == "extra_forbidden"]
    return {(*location[:-1], _meant_key(location, source, model)) for location in unknown}


def _meant_key(location: Location, source: Source, model: type[BaseModel]) -> str:
    """The field that an unknown key was meant to be; nothing if that cannot be told."""
    key = str(location[-1])
    if control_in(key) or begins_with_wide_space(key):
        return _nearest_field(without_unseen(key), model_at(model, location[:-1]))
    return _unknown_key(location, source, model).hint.split(":")[0]


def _location(detail: ErrorDetails) -> tuple[Location, bool]:
    """Where the value stands, and whether it is the key of a mapping that is wrong."""
    location: Location = tuple(detail["loc"])
    return (location[:-1], True) if location[-1:] == ("[key]",) else (location, False)


def _problem(
    detail: ErrorDetails,
    location: Location,
    of_key: bool,
    source: Source,
    model: type[BaseModel],
    words: Words | None,
) -> Problem:
    kind, context, value = detail["type"], detail.get("ctx") or {}, detail["input"]
    key = str(location[-1]) if location else ""
    place = source.place_of_key(location) if of_key else source.place_of(location)
    if kind == "missing":
        return problem("missing-field", place, key=key, hint=f"{key}: …")
    if value is None:
        return _nothing_there(location, source, model)
    # No value that must have a form of its own begins and ends with a quotation mark.
    if isinstance(value, str) and kind not in _OF_ANY_FORM and (meant := in_quotes(value)):
        return problem("yaml-quotes", place, hint=meant)
    match kind:
        case "literal_error":
            choices = re.findall(r"'([^']*)'", str(context["expected"]))
            said = _shown(value)
            hint = nearest(said, choices) or _choice(said, choices, model, location)
            return problem(
                "unknown-word",
                place,
                value=_shown(value),
                vocabulary=key,
                allowed=", ".join(choices),
                hint=hint,
            )
        case "unknown-word":
            name, said = context["vocabulary"], _shown(value)
            hint = nearest_term(said, (words or {}).get(name, {}))
            allowed = ", ".join(context["choices"])
            return problem(kind, place, value=said, vocabulary=name, allowed=allowed, hint=hint)
        case "control-character":
            sign = context["sign"]
            return _unseen(sign, place if of_key else source.place_of_sign(location, sign))
        case "too_long":
            return problem("too-many", place, length=context["actual_length"], most=context["max_length"])
        case "too_short":
            return problem("too-few", place, length=len(value), least=context["min_length"])
        case _ if kind in CODES:
            hint = repaired(kind, _shown(context.get("value", "")))
            # As it stands in the file: 007 is 7 to pydantic.
            shown = {**context, "value": _shown(value)} if kind in ("bad-date", "out-of-range") else context
            return problem(kind, place, hint=hint, **shown)
        case _:
            return _wrong_type(kind, location, source, model, words, detail)


def _unknown_key(location: Location, source: Source, model: type[BaseModel]) -> Problem:
    key, place = str(location[-1]), source.place_of_key(location)
    wanted = model_at(model, location[:-1])
    if sign := control_in(key):
        return _unseen(sign, source.place_of_sign(location, sign, in_key=True))
    if begins_with_wide_space(key):
        return problem("yaml-space", place)
    # Inside braces a key without a space after its colon swallows its value.
    if (glued := glued_key(key)) and is_field(wanted, glued[0]):
        return problem("yaml-colon", place, hint=f"{glued[0]}: {glued[1]}")
    if (meant := in_quotes(key)) and is_field(wanted, meant):
        return problem("yaml-quotes", place, hint=f"{meant}:")
    if wanted and (holder := blank_before(source, location, names(wanted))):
        inner = _inner(model, holder)
        if inner and is_field(inner, without_item_sign(key)):
            return problem("yaml-indent", place, key=key, holder=holder[-1])
    return problem("unknown-key", place, key=key, hint=_nearest_field(key, wanted))


def _nothing_there(location: Location, source: Source, model: type[BaseModel]) -> Problem:
    """A key or a list item with nothing after it."""
    place = source.place_of_key(location)
    owner = model_at(model, location[:-1])
    for name, info in owner.model_fields.items() if owner and location else ():
        if location[-1] == (info.alias or name) and info.is_required():
            return problem("missing-field", place, key=location[-1], hint=f"{location[-1]}: …")
    return problem("empty-text", place)


def _wrong_type(
    kind: str,
    location: Location,
    source: Source,
    model: type[BaseModel],
    words: Words | None,
    detail: ErrorDetails,
) -> Problem:
    place, value = source.place_of(location), detail["input"]
    if kind in ("model_type", "tuple_type") and str(value)[:1] in ("｛", "［"):
        return wide_problem(str(value)[0], place)
    zh, en = TYPES.get(kind, ("另一种写法", detail["msg"]))
    hint = ""
    if kind == "bool_type":
        hint = truth(_shown(value))
    elif kind == "int_type":
        hint = number_in(annotation_at(model, location), _shown(value))
    elif kind == "string_type" and isinstance(value, bool):
        hint = f'"{_shown(value)}"'
    elif kind == "model_type" and (wanted := model_at(model, location)):
        if (glued := glued_key(first_line(source, location, value))) and is_field(wanted, glued[0]):
            return problem("yaml-colon", place, hint=f"{glued[0]}: {glued[1]}".rstrip())
        if (label := glued_label(value)) and (key := _described(label, wanted)):
            return problem("yaml-colon", place, hint=f"{key}: …")
        hint = outline(wanted, value, words) if location else f"{next(iter(required_fields(wanted)))}: …"
    elif kind == "tuple_type":
        hint = outline(annotation_at(model, location), value, words)
    # A quoted 6 is not the number 6: show the quotation marks.
    shown = f'"{value}"' if value == hint else _shown(value)
    return problem("wrong-type", place, value=shown, zh=zh, en=en, hint=hint)


def _nearest_field(key: str, model: type[BaseModel] | None) -> str:
    """The field that is spelt most like the key, or whose description in Chinese begins with it."""
    if model is None:
        return ""
    return nearest(key.replace("-", "_"), names(model)) or _described(key, model)


def _described(label: str, model: type[BaseModel]) -> str:
    """The field whose description in Chinese begins with a label."""
    fields = ((info.alias or name, info.description or "") for name, info in model.model_fields.items())
    return next((name for name, text in fields if not label.isascii() and text.startswith(label)), "")


def _choice(said: str, choices: list[str], model: type[BaseModel], location: Location) -> str:
    """The fixed word whose meaning in Chinese begins with what was said."""
    meanings = meanings_at(model, location)
    found = (word for word, text in zip(choices, meanings, strict=False) if text.startswith(said))
    return next(found, "") if not said.isascii() else ""


def _unseen(sign: str, place: Place) -> Problem:
    return problem("control-character", place, sign=f"U+{ord(sign):04X}")


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return "{…}"
    if isinstance(value, list | tuple):
        return "[…]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, WrittenInt | WrittenFloat):
        return value.text
    return str(value)
