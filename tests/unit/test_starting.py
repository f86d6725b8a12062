"""A record to begin with says all that the format knows, passes the check, and each of its fields works."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic import BaseModel
from tests.making import REAL_CATALOGUE

from expo.problems import Problem
from expo.reading import read_record
from expo.records import ExhibitorRecord, ResultRecord, Vocabularies
from expo.schemas import exhibitor_schema, result_schema
from expo.source import parse, read_source
from expo.starting import next_id, started

PROVENANCE = {"kind": "submitted", "source": {"zh": "展商提交"}, "date": "2026-03-25"}
TO_BE_FILLED_IN = {"missing-field", "empty-text"}


def _vocabularies() -> Vocabularies:
    source, _ = read_source(REAL_CATALOGUE / "vocabularies.yaml", "vocabularies.yaml")
    assert source is not None
    record, _ = read_record(source, Vocabularies, None)
    assert record is not None
    return record


VOCABULARIES = _vocabularies()
RESULT = started(
    result_schema(VOCABULARIES),
    {"id": "K-033", "title": {"zh": "低温脱水装置"}, "provenance": PROVENANCE},
    "../schema/result.schema.json",
)
EXHIBITOR = started(
    exhibitor_schema(VOCABULARIES),
    {"name": {"zh": "山间研究所"}, "provenance": PROVENANCE},
    "../schema/exhibitor.schema.json",
)
FILES: dict[type[BaseModel], str] = {ResultRecord: RESULT, ExhibitorRecord: EXHIBITOR}


def _fields(model: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()]


def _read(text: str, model: type[BaseModel]) -> tuple[Any, list[Problem]]:
    source, problems = parse(text, "made.yaml")
    assert source is not None, problems
    _, found = read_record(source, model, VOCABULARIES.by_name())
    return source.data, problems + found


def _is_of(block: str, field: str) -> bool:
    return bool(re.search(rf"^(# )?{field}:", block, re.MULTILINE))


def _uncommented(text: str, field: str) -> str:
    """The text after somebody has marked one block, hints included, and let the editor uncomment it."""
    blocks = text.split("\n\n")
    return "\n\n".join(
        re.sub("^# ?", "", each, flags=re.MULTILINE) if _is_of(each, field) else each for each in blocks
    )


CASES = [
    (model, field) for model, text in FILES.items() for field in _fields(model) if f"\n# {field}:" in text
]


@pytest.mark.parametrize("model", FILES)
def test_a_new_file_has_no_problem(model: type[BaseModel]) -> None:
    _, problems = _read(FILES[model], model)
    assert not problems


@pytest.mark.parametrize("model", FILES)
def test_every_field_stands_there_once_in_the_order_of_the_format(model: type[BaseModel]) -> None:
    assert re.findall(r"^(?:# )?([a-z_]+):", FILES[model], re.MULTILINE) == _fields(model)


@pytest.mark.parametrize(("model", "field"), CASES)
def test_a_field_taken_out_of_its_comment_only_waits_to_be_filled_in(
    model: type[BaseModel], field: str
) -> None:
    data, problems = _read(_uncommented(FILES[model], field), model)
    assert {each.code for each in problems} <= TO_BE_FILLED_IN
    assert field in data


@pytest.mark.parametrize("model", FILES)
def test_all_fields_taken_out_together_only_wait_to_be_filled_in(model: type[BaseModel]) -> None:
    text = FILES[model]
    for field in _fields(model):
        text = _uncommented(text, field) if f"\n# {field}:" in text else text
    _, problems = _read(text, model)
    assert problems
    assert {each.code for each in problems} <= TO_BE_FILLED_IN


@pytest.mark.parametrize("model", FILES)
def test_each_field_has_its_description_in_both_languages_above_it(model: type[BaseModel]) -> None:
    for name, info in model.model_fields.items():
        block = next(each for each in FILES[model].split("\n\n") if _is_of(each, info.alias or name))
        zh, en = (info.description or "").split(" | ")
        assert block.startswith(f"## {zh}")
        assert f"| {en}" in block.split("\n")[0]
        assert ("必填" in block.split("\n")[0]) == info.is_required()


def test_limits_words_and_examples_come_from_the_format() -> None:
    assert "创新点，一条一句；最多 12 项 | Innovations, one sentence each; at most 12 items" in RESULT
    assert "##   new-energy：新能源新材料 | New energy and new materials\n" in RESULT
    assert "#       # utility-model：实用新型 | Utility model\n" in RESULT
    assert "#   level:  # 等级 1–9；必填；1–9 的整数 | Level 1–9; required; a whole number, 1–9\n" in RESULT
    assert "##   price: {zh: 面议, en: Negotiable}\n" in RESULT


def test_no_example_is_published_by_taking_a_field_out_of_its_comment() -> None:
    text = _uncommented(RESULT, "contacts")
    source, _ = parse(text, "made.yaml")
    assert source is not None
    assert isinstance(source.data, dict)
    (contact,) = source.data["contacts"]
    assert contact == {
        "name": {"zh": None, "en": None},
        "role": {"zh": None, "en": None},
        "phone": None,
        "email": None,
        "wechat": None,
        "consent": None,
    }


def test_a_picture_without_alternative_text_gets_a_place_for_it_that_the_check_names() -> None:
    images = [{"file": "picture-1.jpg", "alt": {"zh": "# 一台装置: 正面"}}, {"file": "picture-2.jpg"}]
    text = started(
        result_schema(VOCABULARIES),
        {"id": "K-033", "title": {"zh": "装置"}, "images": images, "provenance": PROVENANCE},
        "",
    )
    data, problems = _read(text, ResultRecord)
    assert data["images"] == [images[0], {"file": "picture-2.jpg", "alt": {"zh": None}}]
    (found,) = problems
    assert found.code == "missing-field"
    assert text.splitlines()[found.place.line - 1] == "      zh:"


def test_languages_are_explained_once_and_english_that_is_not_there_yet_has_its_place() -> None:
    assert RESULT.count("zh 写中文，en 写英文") == 1
    assert "# summary:\n#   zh:\n#   en:\n" in RESULT
    assert "\ntitle:\n  zh: 低温脱水装置\n  # en:\n" in RESULT
    data, problems = _read(RESULT.replace("  # en:", "  en: Dryer", 1), ResultRecord)
    assert not problems
    assert data["title"] == {"zh": "低温脱水装置", "en": "Dryer"}


def test_fields_that_are_missed_where_they_are_left_out_are_marked() -> None:
    given = {"id": "K-033", "title": {"zh": "装置"}, "provenance": PROVENANCE}
    text = started(result_schema(VOCABULARIES), given, "", wanted=["summary", "title"])
    assert "## 成果简介，两三句话；应填；最多 600 个字符 | Summary, two or three sentences; wanted;" in text
    assert text.count("应填") == 1, "what is required is not said to be wanted besides"


def test_the_editor_finds_the_schema() -> None:
    assert RESULT.startswith("# yaml-language-server: $schema=../schema/result.schema.json\n")


@pytest.mark.parametrize(
    ("taken", "free"),
    [
        ([], "U-001"),
        (["U-001", "U-003", "K-020"], "U-004"),
        (["U-999"], "U-1000"),
        (["U-0007", "U-x", "notes", ".new-U-050"], "U-008"),
    ],
)
def test_the_next_id_follows_the_highest_of_its_zone(taken: list[str], free: str) -> None:
    assert next_id("U", taken) == free
