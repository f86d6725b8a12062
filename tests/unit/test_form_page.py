"""The form for exhibitors: every field of the record format stands in it, and what it tells is true."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml.html import HtmlElement, fromstring
from tests.making import a_provenance, a_result, a_site, an_exhibitor

from expo.language import Language
from expo.pages import all_pages, body
from expo.pages.form import SECTIONS, model
from expo.pages.form_fields import fields_of, label_and_hint
from expo.pages.view import Outlet, View
from expo.schemas import Schema, exhibitor_schema, result_schema
from expo.site import Site

Way = tuple[str, ...]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    results = [
        a_result("U-001", exhibitor="made-up", provenance=a_provenance("sample")),
        a_result("U-007"),
        a_result("K-002", provenance=a_provenance("sample"), exhibitor=None),
    ]
    fictional = an_exhibitor(name={"zh": "示例学院"}, provenance=a_provenance("sample"))
    exhibitors = {"institute": an_exhibitor(), "made-up": fictional}
    return a_site(tmp_path, results=results, exhibitors=exhibitors)


def page_of(site: Site, language: Language = Language.ZH, **options: Any) -> HtmlElement:
    outlet = Outlet(
        site, {}, "https://catalogue.example.org/", "https://git.example.org/team/repo", **options
    )
    (page,) = [each for each in all_pages(outlet) if each.kind == "form" and each.language is language]
    return fromstring(body(outlet, page))


def data_of(tree: HtmlElement) -> dict[str, Any]:
    (script,) = tree.xpath("//script[@data-form-data]/text()")
    loaded: dict[str, Any] = json.loads(script)
    return loaded


def leaves(schema: Schema, parts: Mapping[str, Schema]) -> Iterator[Way]:
    """The way to every value of a schema, found without the code under test; an item of a list is `*`."""
    for choice in schema.get("anyOf", ()):
        if choice.get("type") != "null":
            yield from leaves(choice, parts)
            return
    if "$ref" in schema:
        yield from leaves(parts[schema["$ref"].rpartition("/")[2]], parts)
    elif "properties" in schema:
        for key, each in schema["properties"].items():
            yield from ((key, *rest) for rest in leaves(each, parts))
    elif schema.get("type") == "array" and "enum" not in schema["items"]:
        yield from (("*", *rest) for rest in leaves(schema["items"], parts))
    else:
        yield ()


def inputs(element: HtmlElement) -> Iterator[Way]:
    """The way to every field of a rendered form that has a control, by its marks."""
    for field in element.xpath(".//*[@data-field]"):
        if field.xpath(".//*[@data-field]"):
            continue
        assert field.xpath(".//input | .//select | .//textarea"), field.get("data-field")
        around = field.xpath("ancestor-or-self::*[@data-field]")
        yield tuple(each.get("data-field") or "*" for each in around)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("record", "schema"),
    [("result", result_schema), ("exhibitor", exhibitor_schema)],
    ids=["result", "exhibitor"],
)
def test_every_leaf_of_the_schema_has_an_input(
    site: Site, language: Language, record: str, schema: Any
) -> None:
    made = schema(site.vocabularies)
    (form,) = page_of(site, language).xpath(f"//*[@data-record='{record}']")
    for newcomer in form.xpath(".//*[@data-record='exhibitor']"):
        newcomer.getparent().remove(newcomer)
    assert sorted(inputs(form)) == sorted(leaves(made, made["$defs"]))


def test_a_field_that_no_section_names_joins_the_last(site: Site) -> None:
    schema = result_schema(site.vocabularies)
    schema["properties"]["standard_number"] = {
        "type": "string",
        "description": "标准号 | Number of the standard",
    }
    fields = fields_of(schema, Language.EN, {})
    assert fields[-1].label == "Number of the standard"
    named = {key for each in SECTIONS.values() for keys in each for key in keys}
    assert named == set(result_schema(site.vocabularies)["properties"])


@pytest.mark.parametrize("language", Language)
def test_labels_belong_to_controls_and_ids_are_used_once(site: Site, language: Language) -> None:
    tree = page_of(site, language)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for control in tree.xpath("//form//*[self::input or self::select or self::textarea]"):
        wrapped = control.xpath("ancestor::label")
        labelled = tree.xpath(f"//label[@for='{control.get('id')}']") if control.get("id") else []
        assert wrapped or labelled, control.get("id")
        named = (control.get("aria-describedby") or "").split()
        assert set(named) <= set(ids), named


def test_words_of_vocabularies_are_in_the_page_s_language(site: Site) -> None:
    def words(language: Language) -> list[str]:
        found = page_of(site, language).xpath("//select[@id='result-stage']/option[@value='pilot']/text()")
        return [str(each) for each in found]

    assert words(Language.ZH) == ["中试"]
    assert words(Language.EN) == ["Pilot scale"]


@pytest.mark.parametrize(
    ("description", "zh", "en"),
    [
        ("成果名称 | Title", ("成果名称", ""), ("Title", "")),
        (
            "成果简介，两三句话 | Summary, two or three sentences",
            ("成果简介", "两三句话"),
            ("Summary", "two or three sentences"),
        ),
        (
            "公开电话（总机） | Public telephone (switchboard)",
            ("公开电话", "总机"),
            ("Public telephone", "switchboard"),
        ),
        (
            "编号：展区字母-三位数字 | Id: zone letter-three digits",
            ("编号", "展区字母-三位数字"),
            ("Id", "zone letter-three digits"),
        ),
    ],
)
def test_a_description_is_a_label_and_a_hint(
    description: str, zh: tuple[str, str], en: tuple[str, str]
) -> None:
    assert label_and_hint(description, Language.ZH) == zh
    assert label_and_hint(description, Language.EN) == en


def test_what_may_be_left_out_demands_nothing(site: Site) -> None:
    fields = {each.key: each for each in fields_of(result_schema(site.vocabularies), Language.ZH, {})}
    assert fields["title"].required and fields["title"].fields[0].required
    assert not any(part.required for part in fields["evaluation"].fields)
    (contact,) = fields["contacts"].fields
    assert [part.key for part in contact.fields if part.required] == ["name", "consent"]


def test_free_ids_are_the_next_number_and_those_of_samples(site: Site) -> None:
    zones = {each["letter"]: each for each in data_of(page_of(site))["zones"]}
    assert (zones["U"]["next"], zones["U"]["samples"]) == ("U-008", ["U-001"])
    assert (zones["K"]["next"], zones["K"]["samples"]) == ("K-003", ["K-002"])
    assert (zones["S"]["next"], zones["S"]["samples"]) == ("S-001", [])


def test_fictional_exhibitors_are_not_to_be_chosen_but_their_keys_are_taken(site: Site) -> None:
    tree = page_of(site)
    assert tree.xpath("//select[@data-exhibitor-choice]/option/@value") == ["", "+", "institute"]
    assert sorted(data_of(tree)["keys"]) == ["institute", "made-up"]


def test_the_host_s_editor_is_opened_in_the_folder_of_the_catalogue(site: Site) -> None:
    data = data_of(page_of(site, hosting="gitee"))
    assert data["hosting"] == "gitee"
    assert data["folder"] == "catalogue"
    assert data["new"] == "https://git.example.org/team/repo/new/main/{folder}"
    assert data["edit"] == "https://git.example.org/team/repo/edit/main/{path}"


def test_the_organiser_s_address_is_taken_from_the_exhibition(tmp_path: Path, site: Site) -> None:
    assert data_of(page_of(site))["mail"] == ""
    folder = tmp_path / "other"
    folder.mkdir()
    desk = {"text": {"zh": "请到服务台"}, "email": "desk@example.org"}
    other = page_of(a_site(folder, exhibition={"desk": desk}))
    assert data_of(other)["mail"] == "desk@example.org"
    assert "desk@example.org" in other.xpath("string(//*[@data-mail]/..)")


def test_data_cannot_end_its_script(tmp_path: Path) -> None:
    desk = {"text": {"zh": "请到服务台"}, "email": "a@example.org"}
    outlet = Outlet(
        a_site(tmp_path, exhibition={"desk": desk}), {}, "https://x.example/", "https://git.example/</script>"
    )
    (page,) = [each for each in all_pages(outlet) if each.kind == "form" and each.language is Language.ZH]
    assert "</" not in str(model(View(outlet, page))["data"])
