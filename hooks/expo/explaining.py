"""Turns what pydantic says of a file's values into problems at their lines, with suggestions."""

from __future__ import annotations

import functools
import re
import types
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from expo.codes import CODES
from expo.problems import Problem, problem
from expo.records import Vocabulary
from expo.repairs import nearest, nearest_term, repaired, truth, whole_number
from expo.source import Location, Source, WrittenFloat, WrittenInt
from expo.syntax import in_quotes

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
        if detail["type"] == "extra_forbidden" and (cut := _cut_text(source, location)):
            if cut[0] == location[-1]:
                place = source.place_of_key(location)
                yield problem("yaml-comma", place, key=location[-1], hint=cut[1])
        elif detail["type"] == "extra_forbidden":
            yield _unknown_key(location, source, model)
        elif not _is_echo(detail, location, misspelt):
            yield _problem(detail, location, of_key, source, model, words)


def _is_echo(detail: ErrorDetails, location: Location, misspelt: set[Location]) -> bool:
    """Whether it will go away when another problem is mended."""
    match detail["type"]:
        case "missing":
            return location in misspelt
        case "too_short":
            # Pydantic leaves out what it has already refused before it counts.
            return isinstance(detail["input"], list) and bool(detail["input"])
        case _:
            return False


def _misspelt(details: list[ErrorDetails], source: Source, model: type[BaseModel]) -> set[Location]:
    """The fields that unknown keys were meant to be: they are not missing as well."""
    unknown = [tuple(detail["loc"]) for detail in details if detail["type"] == "extra_forbidden"]
    hints = [(location, _unknown_key(location, source, model).hint) for location in unknown]
    return {(*location[:-1], hint.split(":")[0]) for location, hint in hints if hint}


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
            hint = nearest(_shown(value), choices)
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
            exact = place if of_key else source.place_of_sign(location, sign)
            return problem(kind, exact, sign=f"U+{ord(sign):04X}")
        case "too_long":
            return problem("too-many", place, length=context["actual_length"], most=context["max_length"])
        case "too_short":
            return problem("too-few", place, length=context["actual_length"], least=context["min_length"])
        case _ if kind in CODES:
            hint = repaired(kind, _shown(context.get("value", "")))
            # As it stands in the file: 007 is 7 to pydantic.
            shown = {**context, "value": _shown(value)} if kind in ("bad-date", "out-of-range") else context
            return problem(kind, place, hint=hint, **shown)
        case _:
            return _wrong_type(kind, location, source, model, detail)


def _unknown_key(location: Location, source: Source, model: type[BaseModel]) -> Problem:
    key, place = str(location[-1]), source.place_of_key(location)
    wanted = _model_at(model, location[:-1])
    # Inside braces a key without a space after its colon swallows its value.
    if (glued := _glued_key(key)) and _is_field(wanted, glued[0]):
        return problem("yaml-colon", place, hint=f"{glued[0]}: {glued[1]}")
    if (meant := in_quotes(key)) and _is_field(wanted, meant):
        return problem("yaml-quotes", place, hint=f"{meant}:")
    return problem("unknown-key", place, key=key, hint=_nearest_field(key, wanted))


def _nothing_there(location: Location, source: Source, model: type[BaseModel]) -> Problem:
    """A key or a list item with nothing after it."""
    place = source.place_of_key(location)
    owner = _model_at(model, location[:-1])
    for name, info in owner.model_fields.items() if owner and location else ():
        if location[-1] == (info.alias or name) and info.is_required():
            return problem("missing-field", place, key=location[-1], hint=f"{location[-1]}: …")
    return problem("empty-text", place)


def _wrong_type(
    kind: str, location: Location, source: Source, model: type[BaseModel], detail: ErrorDetails
) -> Problem:
    place, value = source.place_of(location), detail["input"]
    zh, en = TYPES.get(kind, ("另一种写法", detail["msg"]))
    hint = ""
    if kind == "bool_type":
        hint = truth(_shown(value))
    elif kind == "int_type":
        hint = whole_number(_shown(value))
    elif kind == "string_type" and isinstance(value, bool):
        hint = f'"{_shown(value)}"'
    elif kind == "model_type" and (wanted := _model_at(model, location)):
        if (glued := _glued_key(_first_line(value, location, source))) and _is_field(wanted, glued[0]):
            return problem("yaml-colon", place, hint=f"{glued[0]}: {glued[1]}".rstrip())
        hint = _outline(wanted) if location else ""
    # A quoted 6 is not the number 6: show the quotation marks.
    shown = f'"{value}"' if value == hint else _shown(value)
    return problem("wrong-type", place, value=shown, zh=zh, en=en, hint=hint)


# ------------------------------------------------------------------------------------------ slips of the pen


def _glued_key(value: object) -> tuple[str, str] | None:
    """The key and the text of `zh：电池` or `zh:电池`, which YAML takes for one text."""
    found = (
        re.fullmatch(r"([a-z][a-z0-9_]*)[:：]\s*(.*)", value, re.DOTALL) if isinstance(value, str) else None
    )
    return (found[1], found[2]) if found else None


def _first_line(value: object, location: Location, source: Source) -> object:
    """A text without the lines that YAML joined to its first, each of which has a slip of its own."""
    line = source.text[source.values[location] :].splitlines()[0].rstrip() if isinstance(value, str) else ""
    return line if line and str(value).startswith(line) else value


def _cut_text(source: Source, location: Location) -> tuple[str, str] | None:
    """For `{en: one, two, three}` at `two` or `three`: the first piece cut off, and the text as meant."""
    mapping = _value_at(source.data, location[:-1])
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
    if _value_at(source.data, location) is not None or location not in source.keys:
        return False
    after = source.text[source.keys[location] + len(str(location[-1])) :]
    return after.lstrip()[:1] in (",", "}")


def _value_at(data: object, location: Location) -> object:
    for step in location:
        data = data[step]  # type: ignore[index]
    return data


# ------------------------------------------------------------------------------------------ what is expected


def fields_at(model: type[BaseModel], location: Location) -> frozenset[str]:
    """The keys that a mapping at a location may have; none where no group of fields belongs."""
    return _names(owner) if (owner := _model_at(model, location)) else frozenset()


@functools.cache
def field_names(model: type[BaseModel]) -> frozenset[str]:
    """Every key that a record may have anywhere in it."""
    inner = (info.annotation for info in model.model_fields.values())
    parts = (_model_in(each) or _model_in(_member(each)) for each in inner)
    return _names(model).union(*(field_names(each) for each in parts if each))


def expects_text(model: type[BaseModel], location: Location) -> bool:
    """Whether a text belongs at a location."""
    return _bare(_annotation_at(model, location)) is str


def _names(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(info.alias or name for name, info in model.model_fields.items())


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """The model that the values at a location belong to."""
    return _model_in(_annotation_at(model, location))


def _annotation_at(model: type[BaseModel], location: Location) -> Any:
    current: Any = model
    for step in location:
        owner = _model_in(current)
        if owner is not None:
            fields = owner.model_fields.items()
            current = next((info.annotation for name, info in fields if step == (info.alias or name)), None)
        else:
            current = _member(current)
    return current


def _bare(annotation: Any) -> Any:
    """The annotation without `Annotated` and without `| None`."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return _bare(next(each for each in get_args(annotation) if each is not type(None)))
    return annotation


def _model_in(annotation: Any) -> type[BaseModel] | None:
    bare = _bare(annotation)
    return bare if isinstance(bare, type) and issubclass(bare, BaseModel) else None


def _member(annotation: Any) -> Any:
    """What a list or a mapping holds."""
    arguments = [each for each in get_args(_bare(annotation)) if each is not Ellipsis]
    return arguments[-1] if arguments else None


def _is_field(model: type[BaseModel] | None, key: str) -> bool:
    return model is not None and key in _names(model)


def _nearest_field(key: str, model: type[BaseModel] | None) -> str:
    """The field that is spelt most like the key, or whose description in Chinese begins with it."""
    if model is None:
        return ""
    fields = {info.alias or name: info.description or "" for name, info in model.model_fields.items()}
    described = (name for name, text in fields.items() if not key.isascii() and text.startswith(key))
    return nearest(key.replace("-", "_"), fields) or next(described, "")


def _outline(model: type[BaseModel]) -> str:
    """The required keys of a model, as one writes them on one line."""
    required = [info.alias or name for name, info in model.model_fields.items() if info.is_required()]
    return "{" + ", ".join(f"{name}: …" for name in required) + "}"


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
