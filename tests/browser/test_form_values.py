"""The pure parts of the form: what an opened file keeps, and how a record is handed over."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

KEPT = """async ([data, first, now]) => {
  const { withKept } = await import("./lib/form/values.js");
  return withKept(data, first, now);
}"""
CALLED = """async ([name, values]) => (await import("./lib/form/handing.js"))[name](...values)"""

GITHUB = {"hosting": "github", "new": "https://git.example/r/new/main/{folder}", "edit": "", "file": ""}

Values = dict[str, Any]


def kept(modules: Page, data: Values, first: Values, now: Values) -> tuple[Values, list[str]]:
    """The record, and the paths of what is lost."""
    found = modules.evaluate(KEPT, [data, first, now])
    return found["record"], [each["path"] for each in found["lost"]]


def called(modules: Page, name: str, *values: object) -> Any:
    return modules.evaluate(CALLED, [name, list(values)])


def test_what_was_not_changed_stays_as_the_file_says(modules: Page) -> None:
    data = {"id": "U-001", "title": {"zh": "甲", "fr": "A"}, "note": [1, {"a": None}]}
    first = {"id": "U-001", "title": {"zh": "甲"}}
    assert kept(modules, data, first, first) == (data, [])


def test_an_unknown_key_inside_a_changed_group_stays(modules: Page) -> None:
    data = {"title": {"zh": "甲", "fr": "A"}, "booth": "A-1"}
    record, lost = kept(
        modules,
        data,
        {"title": {"zh": "甲"}, "booth": "A-1"},
        {"title": {"zh": "乙", "en": "B"}, "price": "1"},
    )
    assert record == {"title": {"zh": "乙", "fr": "A", "en": "B"}, "price": "1"}
    assert lost == []


def test_an_item_that_moved_keeps_what_the_form_does_not_know(modules: Page) -> None:
    data = {"needs": [{"zh": "一", "x": 1}, {"zh": "二"}]}
    first = {"needs": [{"zh": "一"}, {"zh": "二"}]}
    moved = {"needs": [{"zh": "二"}, {"zh": "三"}, {"zh": "一"}]}
    assert kept(modules, data, first, moved) == (
        {"needs": [{"zh": "二"}, {"zh": "三"}, {"zh": "一", "x": 1}]},
        [],
    )


def test_an_item_that_changed_in_its_place_keeps_it_too(modules: Page) -> None:
    data = {"needs": [{"zh": "一", "x": 1}, {"zh": "二"}]}
    now = {"needs": [{"zh": "一一"}, {"zh": "二"}]}
    record, lost = kept(modules, data, {"needs": [{"zh": "一"}, {"zh": "二"}]}, now)
    assert (record, lost) == ({"needs": [{"zh": "一一", "x": 1}, {"zh": "二"}]}, [])


def test_what_goes_with_a_removed_item_or_group_is_told(modules: Page) -> None:
    data = {"needs": [{"zh": "一", "x": 1}, {"zh": "二"}], "terms": {"zh": "面议", "note": "内部"}}
    first = {"needs": [{"zh": "一"}, {"zh": "二"}], "terms": {"zh": "面议"}}
    record, lost = kept(modules, data, first, {"needs": [{"zh": "二"}]})
    assert record == {"needs": [{"zh": "二"}]}
    assert sorted(lost) == ["needs.1.x", "terms.note"]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Hillside Machinery’s Institute", "hillside-machinerys-institute"),
        ("  École & Co. (Guiyang) ", "ecole-co-guiyang"),
        ("山间农机所", ""),
        ("x" * 80, "x" * 60),
    ],
)
def test_a_key_is_made_from_an_english_name(modules: Page, name: str, key: str) -> None:
    assert called(modules, "keyFrom", name) == key


def test_a_picture_becomes_no_longer_than_the_limit_and_never_larger(modules: Page) -> None:
    assert called(modules, "fitted", 6000, 4000, 2400) == [2400, 1600]
    assert called(modules, "fitted", 4000, 6000, 2400) == [1600, 2400]
    assert called(modules, "fitted", 640, 480, 2400) == [640, 480]
    assert called(modules, "fitted", 9000, 1, 2400) == [2400, 1]


def test_a_picture_takes_the_first_free_name_whatever_the_case(modules: Page) -> None:
    assert called(modules, "freePictureName", []) == "picture-1.jpg"
    assert called(modules, "freePictureName", ["Picture-1.JPG", "picture-3.jpg"]) == "picture-2.jpg"


def test_a_link_carries_the_text_as_long_as_it_is_short_enough(modules: Page) -> None:
    link = called(modules, "newFileLink", GITHUB, "catalogue/industry", "K-002.yaml", "id: K-002 # 一&二\n")
    assert link == (
        "https://git.example/r/new/main/catalogue/industry"
        "?filename=K-002.yaml&value=id%3A%20K-002%20%23%20%E4%B8%80%26%E4%BA%8C%0A"
    )
    assert called(modules, "newFileLink", GITHUB, "catalogue/industry", "K-002.yaml", "茶" * 1000) == ""
    short = "https://git.example/r/new/main/catalogue/industry"
    assert called(modules, "plainNewFileLink", GITHUB, "catalogue/industry", "K-002.yaml") == (
        f"{short}?filename=K-002.yaml"
    )
    gitee = {**GITHUB, "hosting": "gitee"}
    assert called(modules, "plainNewFileLink", gitee, "catalogue/industry", "K-002.yaml") == short
    assert called(modules, "newFileLink", gitee, "catalogue/industry", "K-002.yaml", "id: K-002\n") == ""


def test_a_mail_breaks_its_lines_as_mails_do(modules: Page) -> None:
    assert called(modules, "mailLink", "", "一 & 二", "甲\n乙") == (
        "mailto:?subject=%E4%B8%80%20%26%20%E4%BA%8C&body=%E7%94%B2%0D%0A%E4%B9%99"
    )
