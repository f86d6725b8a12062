"""Records as YAML text: every value reads back, and an old file loses no more than what was changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from expo.records import ResultRecord
from expo.source import Source, parse
from expo.writing import as_yaml, in_order, rewritten

GOLDEN = Path(__file__).parent.parent / "golden" / "writing"
CASES: dict[str, Any] = {
    file.stem: yaml.safe_load(file.read_text("utf-8")) for file in sorted(GOLDEN.glob("*.yaml"))
}
"""Rule → a record and its text; where there is an old text, that is rewritten. The browser does the same."""

SCHEMA = "../schema/result.schema.json"

FIELDS = tuple(info.alias or name for name, info in ResultRecord.model_fields.items())

OLD = """\
# yaml-language-server: $schema=../schema/result.schema.json
# 初稿 | first draft
id: U-001
title: {zh: 低温脱水装置, en: "Dryer, low"}   # 暂名
# 王老师核对过
summary:
  zh: 简介   # 待补 # 英文
  # 内部备注
  en: |
    One # is no comment
    two
contacts:
- name: {zh: 王}
  phone: 0851-12345678
  consent: true

# 末尾的话
"""

words = some.text(some.characters(exclude_categories=["Cs"]), max_size=30)
values = some.recursive(
    words | some.booleans() | some.integers(-(10**12), 10**12),
    lambda inner: (
        some.lists(inner, min_size=1, max_size=3)
        | some.dictionaries(
            some.sampled_from(["zh", "en", "phone", "是：否", "a b"]), inner, min_size=1, max_size=3
        )
    ),
    max_leaves=6,
)
records = some.dictionaries(some.sampled_from(FIELDS), values, min_size=1, max_size=5)


AWKWARD_TEXTS = (
    "12",
    "1.50",
    "true",
    "null",
    "~",
    "no",
    "12:30",
    "2026-03-25",
    "+86 851 0000 0001",
    "- 横线",
    "a: b",
    "a #b",
    "#",
    "“引号”开头",
    "“quoted” start",
    '"直"引号',
    "it's",
    "{花括号}",
    "[方括号]",
    "a, b",
    "尾随冒号:",
    "? 问",
    "& 与",
    "* 星",
    "! 叹",
    "| 竖",
    "> 大",
    "% 百",
    "@ 在",
    "` 反",
    "反\\斜",
    "≥ 95",
    "−20",
    "5–8",
    "中文 3 MPa 混排，" * 20,
    "A long English sentence that has to be folded: with a colon, and more words than fit. " * 4,
    "x" * 200,
)


@pytest.mark.parametrize("text", [text.strip() for text in AWKWARD_TEXTS])
def test_what_is_written_reads_back_the_same(text: str) -> None:
    record = {
        "title": {"zh": text, "en": text},
        "value": text,
        "plain": text,
        "words": [text, "licence"],
        "list": [{"zh": text}, {"name": {"zh": text, "en": "x"}, "consent": True}],
        "prose": {"zh": f"{text}\n\n{text}\n", "en": f"- {text}\n"},
        "level": 7,
    }
    source, problems = parse(as_yaml(record, "x.json"), "x.yaml")
    assert not problems
    assert source is not None
    assert source.data == record


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_golden(case: dict[str, Any]) -> None:
    if "old" in case:
        assert rewritten(read(case["old"]), case["record"], FIELDS) == case["text"]
    else:
        assert as_yaml(case["record"], SCHEMA) == case["text"]


@given(records)
def test_every_record_reads_back(record: dict[str, Any]) -> None:
    assert read(as_yaml(record, "x.json")).data == record


@given(records, records)
def test_a_file_rewritten_holds_the_new_values(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert read(rewritten(read(as_yaml(old, "x.json")), new, FIELDS)).data == new


@pytest.mark.parametrize(
    "text", [OLD, OLD.replace("\n", "\r\n"), OLD.rstrip(), "---\n" + OLD, "id: U-001 # x"]
)
def test_a_file_rewritten_with_its_own_values_stays_as_it_was(text: str) -> None:
    source = read(text)
    assert isinstance(source.data, dict)
    assert rewritten(source, source.data, FIELDS).rstrip() == text.rstrip()


@given(records)
def test_fields_are_put_in_the_order_of_the_format_and_nothing_is_lost(record: dict[str, Any]) -> None:
    before = read(as_yaml(record, "x.json"))
    text = in_order(before, FIELDS)
    assert list(read(text).data.items()) == sorted(record.items(), key=lambda pair: FIELDS.index(pair[0]))  # type: ignore[attr-defined]
    assert sorted(text.splitlines()) == sorted(before.text.splitlines())
    assert in_order(read(text), FIELDS) == text


def test_comments_go_with_the_field_below_them_and_the_head_stays() -> None:
    text = "# 头\nbooth: A\n# 名称\ntitle: {zh: 甲}\nnote: x\nid: U-001\n\n# 尾\n"
    assert in_order(read(text), FIELDS) == (
        "# 头\nid: U-001\n# 名称\ntitle: {zh: 甲}\nnote: x\nbooth: A\n\n# 尾\n"
    )


@pytest.mark.parametrize("text", ["{booth: A, id: U-001}", OLD, "booth: A"])
def test_a_file_in_order_or_of_another_form_stays_as_it_is(text: str) -> None:
    assert in_order(read(text), FIELDS) == text


def test_what_was_not_changed_keeps_its_text() -> None:
    changed = after(title={"zh": "高温脱水装置"})
    assert changed == OLD.replace(
        'title: {zh: 低温脱水装置, en: "Dryer, low"}   # 暂名', "# 暂名\ntitle: {zh: 高温脱水装置}"
    )


def test_comments_inside_a_changed_field_stand_above_it() -> None:
    changed = after(summary={"zh": "新的简介"})
    assert "# 王老师核对过\n# 待补 # 英文\n# 内部备注\nsummary: {zh: 新的简介}\ncontacts:\n" in changed


def test_comments_of_a_field_that_is_gone_stay() -> None:
    changed = after(summary=None)
    assert "# 王老师核对过\n# 待补 # 英文\n# 内部备注\ncontacts:\n" in changed


def test_a_new_field_stands_where_the_format_has_it() -> None:
    assert "   # 暂名\nexhibitor: institute\n# 王老师核对过\nsummary:\n" in after(exhibitor="institute")
    assert after(booth="A-1").endswith('  consent: true\nbooth: "A-1"\n\n# 末尾的话\n')


def test_a_file_without_a_line_break_at_its_end_takes_a_new_field() -> None:
    source = read("id: U-001")
    assert rewritten(source, {"id": "U-001", "booth": "A"}, FIELDS) == 'id: U-001\nbooth: "A"\n'


def test_a_file_in_braces_is_written_anew_with_its_comments() -> None:
    source = read("# 说明\n{id: U-001, booth: A} # 后记\n")
    assert rewritten(source, {"id": "U-001"}, FIELDS) == "# 说明\n# 后记\nid: U-001\n"


def test_line_ends_stay_those_of_the_file() -> None:
    source = read(OLD.replace("\n", "\r\n"))
    assert isinstance(source.data, dict)
    changed = rewritten(source, {**source.data, "summary": {"zh": "新"}}, FIELDS)
    assert changed.count("\n") == changed.count("\r\n")


def test_a_number_is_the_same_however_it_is_written() -> None:
    source = read("contacts:\n- {phone: 085112345678}\n")
    same = {"contacts": [{"phone": "085112345678"}]}
    assert rewritten(source, same, FIELDS) == source.text


def after(**changes: object) -> str:
    """OLD rewritten with changes; a field changed to None is gone."""
    source = read(OLD)
    assert isinstance(source.data, dict)
    record = {key: value for key, value in {**source.data, **changes}.items() if value is not None}
    return rewritten(source, record, FIELDS)


def read(text: str) -> Source:
    source, problems = parse(text, "x.yaml")
    assert source is not None, (problems, text)
    assert not problems, text
    return source
