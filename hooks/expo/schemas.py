"""The record format as JSON Schema (draft 2020-12), for editors and for other programs; made from the models.

A schema never refuses what a check of the catalogue accepts, but for a text near the limit of its length with
marks above or below its letters, which editors count; rules that a schema cannot say (check signs,
files that exist, ids used twice) are the check's alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from expo.records import (
    Aliases,
    Exhibition,
    ExhibitorRecord,
    ResultRecord,
    Term,
    TranslationNotes,
    Vocabularies,
)

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

PARTS = {
    "Award": "获奖 | Award",
    "Bilingual": "中英文文字 | Text in both languages",
    "CompletedBy": "完成单位与完成人 | Completed by",
    "Contact": "联系人：本人同意才公开 | Contact, published only with consent",
    "Desk": "咨询台 | Desk",
    "Evaluation": "评价 | Evaluation",
    "Expected": "应有成果数 | Expected results",
    "Fact": "一处来源 | A source of facts",
    "Image": "图片 | Image",
    "Indicator": "技术指标 | Technical indicator",
    "IntellectualProperty": "知识产权 | Intellectual property",
    "NamedLink": "链接 | Link",
    "Organiser": "组织单位 | Organiser",
    "Period": "日期 | Days",
    "Prose": "中英文正文，Markdown | Markdown in both languages",
    "Provenance": "数据来源 | Provenance",
    "Readiness": "技术就绪度 | Technology readiness level",
    "Section": "一节正文 | A section of text",
    "Term": "词表中的一个词 | A word of a vocabulary",
    "Title": "中英文短语 | Short text in both languages",
    "Venue": "地点 | Venue",
    "Zone": "展区 | Zone",
}
"""The parts of records, in both languages, by the name of their model."""

_OR_NOTHING = "OrNothing"
"""Ends the name of a part that may also be left empty."""


def result_schema(vocabularies: Vocabularies) -> Schema:
    """The schema of catalogue/<zone>/<ID>.yaml."""
    return _schema("result", "成果 | Result", ResultRecord, vocabularies)


def exhibitor_schema(vocabularies: Vocabularies) -> Schema:
    """The schema of catalogue/exhibitors/<key>.yaml."""
    return _schema("exhibitor", "展商 | Exhibitor", ExhibitorRecord, vocabularies)


def exhibition_schema() -> Schema:
    """The schema of catalogue/exhibition.yaml."""
    return _schema("exhibition", "展览 | Exhibition", Exhibition, None)


def vocabularies_schema() -> Schema:
    """The schema of catalogue/vocabularies.yaml."""
    return _schema("vocabularies", "词表 | Vocabularies", Vocabularies, None)


def aliases_schema() -> Schema:
    """The schema of catalogue/aliases.yaml."""
    return _schema("aliases", "同义词 | Words that mean the same", Aliases, None)


def translations_schema() -> Schema:
    """The schema of catalogue/translations.yaml."""
    return _schema("translations", "译文对照 | Translations", TranslationNotes, None)


def all_schemas(vocabularies: Vocabularies) -> dict[str, Schema]:
    """Name of a kind of record → its schema."""
    return {
        "result": result_schema(vocabularies),
        "exhibitor": exhibitor_schema(vocabularies),
        "exhibition": exhibition_schema(),
        "vocabularies": vocabularies_schema(),
        "aliases": aliases_schema(),
        "translations": translations_schema(),
    }


def as_text(schema: Schema) -> str:
    """The text of a schema's file; the same models give the same text."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def file_name(name: str) -> str:
    """The name of a schema's file, in catalogue/schema/ as on the site."""
    return f"{name}.schema.json"


class _InOrder(GenerateJsonSchema):
    """Leaves keys in the order of the models, where pydantic would put the English of an example first."""

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:  # noqa: ARG002
        return value


def _schema(name: str, title: str, model: type[BaseModel], vocabularies: Vocabularies | None) -> Schema:
    made = model.model_json_schema(by_alias=True, schema_generator=_InOrder)
    parts = {part: {**_part(schema), "title": PARTS[part]} for part, schema in made.pop("$defs", {}).items()}
    or_nothing = {
        f"{part}{_OR_NOTHING}": {**schema, "type": [schema["type"], "null"]} for part, schema in parts.items()
    }
    whole = _walk({**_part(made), "$defs": {**parts, **or_nothing}}, _as_editors_take_it)
    if vocabularies is not None:
        whole = _walk(whole, lambda schema: _with_words(schema, vocabularies.by_name()))
    whole = _used(whole)
    # The id is relative: a schema is known by the address it is read from, in the catalogue as on the site.
    head = {"$schema": DIALECT, "$id": file_name(name), "title": title, "description": _where(name)}
    return {**head, **_walk(whole, _tidy)}


def _where(name: str) -> str:
    file = {
        "result": "catalogue/<展区 | zone>/<编号 | ID>.yaml",
        "exhibitor": "catalogue/exhibitors/<展商 | exhibitor>.yaml",
    }.get(name, f"catalogue/{name}.yaml")
    return f"{file}：由数据模型生成，请勿手改 | {file}: made from the models, not edited by hand"


def _part(schema: Schema) -> Schema:
    """Without the titles and docstrings that pydantic takes over: they repeat names, in English only."""
    properties = {
        key: {word: value for word, value in field.items() if word != "title"}
        for key, field in schema["properties"].items()
    }
    kept = {word: value for word, value in schema.items() if word not in ("title", "description")}
    return {**kept, "properties": properties}


def _as_editors_take_it(schema: Schema) -> Schema:
    """A choice between a value and nothing, so written that no editor fills in the example.

    The language server for YAML writes an example that stands beside such a choice into the record, where it
    might be published by mistake; of a part with keys it offers the keys that are required.
    """
    value, *other = schema.get("anyOf", [None])
    if other != [{"type": "null"}]:
        return schema
    rest = {word: value for word, value in schema.items() if word != "anyOf"}
    if "$ref" in value:
        return {"$ref": value["$ref"] + _OR_NOTHING, **rest}
    examples = {word: rest.pop(word) for word in ("examples",) if word in rest}
    return {"anyOf": [{**value, **examples}, *other], **rest}


def _used(schema: Schema) -> Schema:
    """Without the parts that nothing refers to."""
    text = json.dumps(schema)
    kept = {part: value for part, value in schema["$defs"].items() if f'/{part}"' in text}
    return schema if len(kept) == len(schema["$defs"]) else _used({**schema, "$defs": kept})


def _tidy(schema: Schema) -> Schema:
    """Without what is only the form's, and defaults that say no more than "may be left out".

    Keys outside a pattern are refused.
    """
    schema = {word: value for word, value in schema.items() if not word.startswith("x-")}
    if schema.get("default", ...) in (None, []):
        schema = {word: value for word, value in schema.items() if word != "default"}
    if "patternProperties" in schema:
        schema = {**schema, "additionalProperties": False}
    return schema


def _with_words(schema: Schema, vocabularies: Mapping[str, Mapping[str, Term]]) -> Schema:
    """The mark of a vocabulary replaced by its words, each with its meaning in both languages."""
    if "x-vocabulary" not in schema:
        return schema
    terms = vocabularies[schema["x-vocabulary"]]
    meanings = [f"{term.zh} | {term.en}" for term in terms.values()]
    rest = {word: value for word, value in schema.items() if word not in ("x-vocabulary", "minLength")}
    return {
        **rest,
        "type": "string",
        "enum": list(terms),
        "enumDescriptions": meanings,
        "markdownEnumDescriptions": meanings,
    }


def _walk(value: Any, change: Callable[[Schema], Schema]) -> Any:
    """A copy of a schema in which every object within was changed, the innermost first."""
    if isinstance(value, list):
        return [_walk(each, change) for each in value]
    if isinstance(value, dict):
        return change({key: _walk(each, change) for key, each in value.items()})
    return value
