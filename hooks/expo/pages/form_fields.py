"""The fields of the form, read off a record's JSON Schema: what is added to the models stands there too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from expo.language import Language
from expo.schemas import Schema

LONG = 240
"""Texts that may be longer are written in a box of several lines."""
VERY_LONG = 600
FEW_NUMBERS = 20
"""Whole numbers of so small a range are chosen from a list."""

Words = Mapping[str, Sequence[tuple[str, str]]]
"""Name of a vocabulary that the schema does not spell out → (value, word) in the page's language."""


@dataclass(frozen=True)
class Option:
    """A value that may be chosen, and the word for it in the page's language."""

    value: str
    label: str


@dataclass(frozen=True)
class Field:
    """One field, group or list of the form."""

    key: str
    """Its key in the record; "" for an item of a list."""
    kind: str
    """text, area, number, date, choice, choices, flag, bilingual, group or list."""
    label: str
    hint: str
    required: bool
    longest: int = 0
    """How many characters a text may have, or how many items a list; 0 is any number."""
    example: str = ""
    input: str = "text"
    """What a browser calls the input of a text, which decides a phone's keyboard."""
    rows: int = 0
    options: tuple[Option, ...] = ()
    fields: tuple[Field, ...] = ()
    """Of a group its parts, of a list its one item."""
    numeric: bool = False
    """Whether what is chosen is a number."""

    def leaves(self) -> Iterator[tuple[str, ...]]:
        """The way to every value that can be written, from this field on; an item of a list is `*`."""
        own = (self.key or "*",)
        if not self.fields:
            yield own
        for field in self.fields:
            yield from ((*own, *leaf) for leaf in field.leaves())


def fields_of(schema: Schema, language: Language, words: Words) -> tuple[Field, ...]:
    """The fields of a record in the order of its schema."""
    return _Reader(schema["$defs"], language, words).fields(schema)


def label_and_hint(description: str, language: Language) -> tuple[str, str]:
    """What a description names, and what it adds: after its first comma, colon or bracket.

    >>> label_and_hint("依据，如“自评” | Basis, such as “self-assessed”", Language.EN)
    ('Basis', 'such as “self-assessed”')
    """
    zh, _, en = description.partition(" | ")
    said = zh if language is Language.ZH or not en else en
    label, sign, hint = (*re.split(r"([，；：（]|[,;:] | ?\()", said, maxsplit=1), "", "")[:3]
    if sign in ("（", " (", "("):
        hint = re.sub(r"[）)]$", "", hint)
    return label, hint


@dataclass(frozen=True)
class _Reader:
    parts: Mapping[str, Schema]
    language: Language
    words: Words

    def fields(self, schema: Schema) -> tuple[Field, ...]:
        required = schema.get("required", ())
        properties: Mapping[str, Schema] = schema["properties"]
        return tuple(self.field(key, each, key in required) for key, each in properties.items())

    def field(self, key: str, schema: Schema, required: bool) -> Field:
        schema = self._resolved(schema)
        label, hint = label_and_hint(schema.get("description", ""), self.language)
        if "properties" in schema:
            return self._group(key, schema, required, label, hint)
        if schema.get("type") == "array":
            return self._list(key, schema, required, label, hint)
        kind, more = self._leaf(key, schema)
        # What is chosen needs no word on how to write it.
        hint = "" if kind in ("choice", "date") else hint
        example = "" if kind in ("choice", "date") else self._example(schema)
        return Field(key, kind, label, hint, required, example=example, **more)

    def _example(self, schema: Schema) -> str:
        """How the value may look, in the page's language; of a list its first item, of several lines none."""
        example = next(iter(schema.get("examples", ())), "")
        example = example[0] if isinstance(example, list) else example
        if isinstance(example, Mapping):
            example = example.get(self.language.value, "")
        text = str(example)
        return "" if "\n" in text else text

    def _resolved(self, schema: Schema) -> Schema:
        """With its reference followed and without the choice of nothing."""
        for choice in schema.get("anyOf", ()):
            if choice.get("type") != "null":
                rest = {word: value for word, value in schema.items() if word != "anyOf"}
                return self._resolved({**choice, **rest})
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            return {**self.parts[name], **{word: value for word, value in schema.items() if word != "$ref"}}
        return schema

    def _group(self, key: str, schema: Schema, required: bool, label: str, hint: str) -> Field:
        kind = "bilingual" if set(schema["properties"]) == {"zh", "en"} else "group"
        fields = self.fields(schema)
        if not key:
            label, _ = label_and_hint(schema["title"], self.language)
        elif not required:
            # Nothing in it is required as long as none of it is written.
            fields = tuple(replace(field, required=False) for field in fields)
        example = self._example(schema) if kind == "bilingual" and key else ""
        return Field(key, kind, label, hint, required, example=example, fields=fields)

    def _list(self, key: str, schema: Schema, required: bool, label: str, hint: str) -> Field:
        most = schema.get("maxItems", 0)
        items = self._resolved(schema["items"])
        if "enum" in items:
            return Field(key, "choices", label, hint, required, most, options=self._options(key, items))
        item = self.field("", items, False)
        # Texts in two languages are called after their list; parts of their own have a name.
        item = replace(item, label=label) if item.kind == "bilingual" else item
        example = self._example(schema) if item.kind == "bilingual" else ""
        return Field(key, "list", label, hint, required, most, example=example, fields=(item,))

    def _leaf(self, key: str, schema: Schema) -> tuple[str, dict[str, Any]]:
        if schema.get("type") == "boolean":
            return "flag", {}
        if "const" in schema:
            return "flag", {"options": (Option(schema["const"], ""),)}
        if "enum" in schema:
            return "choice", {"options": self._options(key, schema)}
        if schema.get("type") == "integer":
            return self._number(key, schema)
        if schema.get("format") == "date":
            return "date", {"input": "date"}
        longest = schema.get("maxLength", 0)
        named = {"email": "email", "iri": "url"}.get(
            schema.get("format", ""), "tel" if key == "phone" else ""
        )
        if longest > LONG and not named:
            return "area", {"longest": longest, "rows": 7 if longest > VERY_LONG else 3}
        return "text", {"longest": longest, "input": named or "text"}

    def _number(self, key: str, schema: Schema) -> tuple[str, dict[str, Any]]:
        low, high = schema.get("minimum"), schema.get("maximum")
        if low is None or high is None or high - low > FEW_NUMBERS:
            return "number", {}
        words = dict(self.words.get(key, ()))
        numbers = map(str, range(low, high + 1))
        options = tuple(
            Option(each, f"{each} · {words[each]}" if each in words else each) for each in numbers
        )
        return "choice", {"options": options, "numeric": True}

    def _options(self, key: str, schema: Schema) -> tuple[Option, ...]:
        words = dict(self.words.get(key, ()))
        meanings = [each.split(" | ") for each in schema.get("enumDescriptions", ())]
        said = [each[self.language is Language.EN] for each in meanings]
        said = said or [words.get(value, value) for value in schema["enum"]]
        return tuple(Option(value, word) for value, word in zip(schema["enum"], said, strict=True))
