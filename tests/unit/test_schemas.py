import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import BaseModel, TypeAdapter, ValidationError, create_model
from scripts.make_schema import main as make_schema
from scripts.settings import WrongUseError
from tests.making import REAL_CATALOGUE, a_catalogue, a_contact, a_result, an_exhibitor

from expo.reading import read_record
from expo.records import (
    CreditCode,
    Email,
    Exhibition,
    ImageName,
    Link,
    Model,
    Phone,
    ResultId,
    ResultRecord,
    Vocabularies,
    WeChat,
)
from expo.schemas import all_schemas, as_text, exhibitor_schema, file_name, result_schema
from expo.source import parse, read_source


def real_vocabularies() -> Vocabularies:
    source, _ = read_source(REAL_CATALOGUE / "vocabularies.yaml", "vocabularies.yaml")
    assert source is not None
    vocabularies, problems = read_record(source, Vocabularies, None)
    assert vocabularies is not None, problems
    return vocabularies


VOCABULARIES = real_vocabularies()
SCHEMAS = all_schemas(VOCABULARIES)


def faults(name: str, data: object) -> list[str]:
    return [error.json_path for error in Draft202012Validator(SCHEMAS[name]).iter_errors(data)]


def parts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from parts(each)
    elif isinstance(value, list):
        for each in value:
            yield from parts(each)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_what_the_models_give(name: str) -> None:
    committed = (REAL_CATALOGUE / "schema" / file_name(name)).read_bytes()
    assert committed == as_text(SCHEMAS[name]).encode(), "run: make schema"


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_by_its_own_dialect(name: str) -> None:
    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_object_refuses_unknown_keys(name: str) -> None:
    objects = [each for each in parts(SCHEMAS[name]) if "object" in each.get("type", ())]
    assert objects
    for each in objects:
        assert each["additionalProperties"] is False or "patternProperties" in each


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_is_described_in_both_languages(name: str) -> None:
    for each in parts(SCHEMAS[name]):
        if "object" in each.get("type", ()) and "properties" in each:
            for key, field in each["properties"].items():
                assert re.search(r"[\u4e00-\u9fff].* \| .*[A-Za-z]", field["description"]), key


def _models(model: type[BaseModel] = Model) -> Iterator[type[BaseModel]]:
    for each in model.__subclasses__():
        if each.__module__.startswith("expo.records"):
            yield each
            yield from _models(each)


FIELDS = [(model, name) for model in sorted(set(_models()), key=str) for name in model.model_fields]


def _named(field: object) -> str:
    return field.__name__ if isinstance(field, type) else str(field)


@pytest.mark.parametrize(("model", "name"), FIELDS, ids=_named)
def test_every_example_of_a_field_is_one_that_the_check_accepts(model: type[BaseModel], name: str) -> None:
    info = model.model_fields[name]
    alone = create_model("One", **{name: (info.annotation, info)})  # type: ignore[call-overload]
    schema = Draft202012Validator(alone.model_json_schema(by_alias=True))
    for example in info.examples or ():
        value = {info.alias or name: example}
        alone.model_validate(value, context=VOCABULARIES.by_name())
        assert schema.is_valid(value), example


def _is_free_text(field: dict[str, Any]) -> bool:
    """Whether a field's schema lets one write any text: no word of a list, nothing made of parts."""
    choices = [each for each in field.get("anyOf", [field]) if each.get("type") != "null"]
    return any("string" in each.get("type", ()) and not {"enum", "const"} & set(each) for each in choices)


def _has_example(field: dict[str, Any]) -> bool:
    return any(each.get("examples") for each in (field, *field.get("anyOf", ())))


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_of_free_text_has_an_example(name: str) -> None:
    fields = [
        (key, field)
        for each in parts(SCHEMAS[name])
        if "object" in each.get("type", ())
        for key, field in each.get("properties", {}).items()
    ]
    assert fields
    assert not [key for key, field in fields if _is_free_text(field) and not _has_example(field)]


def test_every_field_of_a_result_that_is_not_one_word_has_an_example() -> None:
    for key, field in SCHEMAS["result"]["properties"].items():
        choices = [each for each in field.get("anyOf", [field]) if each.get("type") != "null"]
        is_word = any({"enum", "const"} & set(each) for each in choices)
        assert is_word or _has_example(field), key


@pytest.mark.parametrize("name", SCHEMAS)
def test_no_editor_takes_an_example_for_what_is_wanted(name: str) -> None:
    """The language server for YAML writes out the example that stands beside `anyOf`."""
    assert not [each for each in parts(SCHEMAS[name]) if "anyOf" in each and "examples" in each]


def test_what_may_be_left_out_may_also_stand_empty() -> None:
    record = a_result(summary=None, trl=None)
    empty = {**record, "summary": None, "trl": None, "cluster": None, "booth": None}
    assert not faults("result", empty)
    assert faults("result", {**record, "title": None}) == ["$.title"]
    assert faults("result", {**record, "summary": {"en": "English alone"}}) == ["$.summary"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_word_of_an_enumeration_has_a_meaning_in_both_languages(name: str) -> None:
    for each in parts(SCHEMAS[name]):
        if isinstance(each.get("enum"), list):
            told = each["markdownEnumDescriptions"]
            assert told == each["enumDescriptions"]
            assert len(told) == len(each["enum"])
            assert all(re.search(r"[\u4e00-\u9fff].* \| .*[A-Za-z]", text) for text in told)


def test_every_record_of_the_catalogue_satisfies_its_schema() -> None:
    names = {f"{name}.yaml": name for name in ("exhibition", "vocabularies", "aliases", "translations")}
    files = sorted(REAL_CATALOGUE.rglob("*.yaml"))
    assert len(files) > 2
    validators = {name: Draft202012Validator(schema) for name, schema in SCHEMAS.items()}
    for file in files:
        in_folder = "exhibitor" if file.parent.name == "exhibitors" else "result"
        source, problems = read_source(file, file.name)
        assert source is not None, problems
        errors = [
            f"{file.name}: {error.json_path}: {error.message}"
            for error in validators[names.get(file.name, in_folder)].iter_errors(source.data)
        ]
        assert not errors


def test_a_full_record_satisfies_the_schema() -> None:
    record = a_result(
        contacts=[a_contact(), a_contact(phone=85112345678, wechat=None)],
        indicators=[{"name": {"zh": "强度", "en": "Strength"}, "value": 42.5, "unit": "MPa"}],
        images=[{"file": "Picture-1.JPG", "alt": {"zh": "图", "en": "A picture"}}],
        links=[{"label": {"zh": "网站"}, "url": "https://example.org/a?b=c#d"}],
        trl={"level": 6},
        cluster="minerals",
        cooperation=["licence"],
    )
    assert faults("result", record) == []
    assert faults("exhibitor", an_exhibitor(website="https://example.org", phone="0851-1234567")) == []


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"cluster": "mineral"}, "$.cluster"),
        ({"cooperation": ["licence", "gift"]}, "$.cooperation[1]"),
        ({"id": "U-1"}, "$.id"),
        ({"colour": "#ffffff"}, "$"),
        ({"title": {"zh": ""}}, "$.title.zh"),
        ({"title": {"en": "No Chinese"}}, "$.title"),
        ({"secrecy": "secret"}, "$.secrecy"),
        ({"trl": {"level": 10}}, "$.trl"),
        ({"contacts": [{"name": {"zh": "甲"}}]}, "$.contacts[0]"),
        ({"contacts": [a_contact(consent="yes")]}, "$.contacts[0].consent"),
        ({"contacts": [a_contact(phone="call me")]}, "$.contacts[0].phone"),
        ({"contacts": [a_contact(email="at example.org")]}, "$.contacts[0].email"),
        ({"images": [{"file": "../a.jpg", "alt": {"zh": "图"}}]}, "$.images[0].file"),
        ({"images": [{"file": "a.gif", "alt": {"zh": "图"}}]}, "$.images[0].file"),
        ({"links": [{"label": {"zh": "网"}, "url": "javascript:alert(1)"}]}, "$.links[0].url"),
        (
            {"provenance": {"kind": "sample", "source": {"zh": "甲"}, "date": "25.3.2026"}},
            "$.provenance.date",
        ),
    ],
)
def test_the_schema_refuses_what_the_check_refuses(changes: dict[str, Any], place: str) -> None:
    record = a_result(**changes)
    found = faults("result", record)
    assert len(found) == 1
    assert found[0].startswith(place)
    with pytest.raises(ValidationError):
        ResultRecord.model_validate(record, context=VOCABULARIES.by_name())


@pytest.mark.parametrize("type_", [ResultId, Phone, Email, WeChat, Link, ImageName, CreditCode])
@given(data=st.data())
def test_a_pattern_never_refuses_what_the_check_accepts(type_: Any, data: st.DataObject) -> None:
    adapter = TypeAdapter(type_)
    text = data.draw(
        st.text("UK-0129+() 转ext.abz_@ab.orgHTPS:/?#%一[]jpgJPEG", max_size=24)
        | st.from_regex(adapter.json_schema()["pattern"])
        | st.sampled_from(
            ["HTTPS://例子.cn/路?x=@y#z", "http://[::1]/", "MAILTO:a@b.org", "(0851) 1234567 转 8"]
        )
    )
    try:
        accepted = adapter.validate_python(text)
    except ValidationError:
        return
    assert Draft202012Validator(adapter.json_schema()).is_valid(accepted)


@pytest.mark.parametrize("name", SCHEMAS)
def test_patterns_hold_nothing_that_only_python_understands(name: str) -> None:
    patterns = {each["pattern"] for each in parts(SCHEMAS[name]) if isinstance(each.get("pattern"), str)}
    for pattern in patterns:
        assert not re.search(r"\(\?(?![:=!])|\\[AZz<>\"']", pattern), pattern


def test_a_word_is_offered_with_its_meaning_in_both_languages() -> None:
    field = exhibitor_schema(VOCABULARIES)["properties"]["kind"]["anyOf"][0]
    at = field["enum"].index("institute")
    assert (
        field["enumDescriptions"][at]
        == field["markdownEnumDescriptions"][at]
        == "科研院所 | Research institute"
    )
    assert '"x-' not in json.dumps([result_schema(VOCABULARIES), exhibitor_schema(VOCABULARIES)])


def test_a_number_is_text_only_where_text_is_free() -> None:
    source, _ = parse("{id: 5, title: {zh: 2026}}", "made.yaml")
    assert source is not None
    found = faults("result", source.data)
    assert "$.id" in found
    assert not [place for place in found if place.startswith("$.title")]


def test_the_exhibition_s_sources_have_keys_of_the_right_form() -> None:
    source, _ = read_source(REAL_CATALOGUE / "exhibition.yaml", "exhibition.yaml")
    assert source is not None
    assert isinstance(source.data, dict)
    assert faults("exhibition", source.data) == []
    assert faults("exhibition", {**source.data, "sources": {"Opening Reports": {"text": {"zh": "甲"}}}})
    assert set(SCHEMAS["exhibition"]["properties"]) == set(Exhibition.model_fields)


@pytest.mark.parametrize(
    ("groups", "places"),
    [
        ([["无人机", "UAV"], ["第五代移动通信", 5]], []),
        ([["无人机"]], ["$.aliases[0]"]),
        ([["无人机", "UAV"], [f"word {number}" for number in range(21)]], ["$.aliases[1]"]),
        ([["无人机", ""]], ["$.aliases[0][1]"]),
        (["无人机", "UAV"], ["$.aliases[0]", "$.aliases[1]"]),
        ([["无人机", "UAV"]] * 501, ["$.aliases"]),
    ],
)
def test_a_group_of_aliases_has_two_to_twenty_words(groups: object, places: list[str]) -> None:
    assert faults("aliases", {"aliases": groups}) == places


def test_make_schema_writes_and_check_tells_stale_from_fresh(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = a_catalogue(tmp_path)
    monkeypatch.setenv("CATALOGUE", str(folder))
    assert make_schema(["--check"]) == 1
    assert not (folder / "schema").exists()
    assert make_schema([]) == 0
    capsys.readouterr()
    assert make_schema(["--check"]) == 0
    assert "up to date" in capsys.readouterr().out
    (folder / "schema" / "result.schema.json").write_text("{}")
    capsys.readouterr()
    assert make_schema(["--check"]) == 1
    assert "result.schema.json is stale" in capsys.readouterr().err


def test_make_schema_of_no_catalogue_is_wrong_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CATALOGUE", "nowhere")
    with pytest.raises(WrongUseError, match="没有图录文件夹"):
        make_schema([])


def test_make_schema_reports_vocabularies_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = a_catalogue(tmp_path)
    (folder / "vocabularies.yaml").write_text("clusters: 5\n")
    monkeypatch.setenv("CATALOGUE", str(folder))
    assert make_schema([]) == 1
    assert "wrong-type" in capsys.readouterr().out
    assert not (folder / "schema").exists()
