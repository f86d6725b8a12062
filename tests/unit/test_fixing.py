"""What is repaired and what is left: tests/golden/fixing/<rule>.yaml, and what holds of any text.

path      of the file, that of a result unless given
before    the text as it was sent
after     the same with all that is safe repaired; left out where nothing is
repairs   line:column: code: old → new
problems  of the record that remain, each with its line
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some
from tests.making import REAL_CATALOGUE, a_catalogue
from tests.unit.test_golden import BASE

from expo.fixing import Repair, decoded, fix, fix_catalogue, ordered
from expo.problems import Problem
from expo.reading import read_record
from expo.records import ExhibitorRecord, ResultRecord, Vocabularies
from expo.source import Source, WrittenFloat, WrittenInt, parse, read_source

GOLDEN = Path(__file__).parent.parent / "golden" / "fixing"
CASES: dict[str, Any] = {
    file.stem: yaml.safe_load(file.read_text("utf-8")) for file in sorted(GOLDEN.glob("*.yaml"))
}
RESULT = "universities/U-001.yaml"


def words_of(folder: Path) -> Any:
    source, _ = read_source(folder / "vocabularies.yaml", "vocabularies.yaml")
    assert source is not None
    return Vocabularies.model_validate(source.data).by_name()


WORDS = words_of(BASE)


def fixed(text: str, path: str = RESULT) -> tuple[str, list[Repair]]:
    return fix(text, path, model_of(path), WORDS)


def model_of(path: str) -> type[ResultRecord] | type[ExhibitorRecord]:
    return ExhibitorRecord if path.startswith("exhibitors/") else ResultRecord


def problems_of(text: str, path: str = RESULT) -> tuple[Source | None, list[Problem]]:
    source, problems = parse(text, path)
    if source is not None:
        problems = [*problems, *read_record(source, model_of(path), WORDS)[1]]
    return source, problems


# ------------------------------------------------------------------------------------------------------ cases


@pytest.mark.parametrize("name", CASES)
def test_golden(name: str) -> None:
    case = CASES[name]
    path = case.get("path", RESULT)
    text, repairs = fixed(case["before"], path)
    told = [
        f"{each.place.line}:{each.place.column}: {each.code}: {each.old} → {each.new}" for each in repairs
    ]
    assert [text, told] == [case.get("after", case["before"]), case.get("repairs", [])]
    _, problems = problems_of(text, path)
    assert [f"{each.place.line}: {each.code}" for each in sorted(problems)] == case.get("problems", [])


@pytest.mark.parametrize("name", CASES)
def test_a_second_time_nothing_is_left_to_repair(name: str) -> None:
    path = CASES[name].get("path", RESULT)
    text, _ = fixed(CASES[name]["before"], path)
    assert fixed(text, path) == (text, [])


def test_the_own_catalogue_needs_no_repair() -> None:
    words = words_of(REAL_CATALOGUE)
    for file in sorted(REAL_CATALOGUE.glob("*/*.yaml"))[::7]:
        model = ExhibitorRecord if file.parent.name == "exhibitors" else ResultRecord
        text = file.read_text("utf-8")
        assert fix(text, file.name, model, words) == (text, []), file


# --------------------------------------------------------------------------------------------------- any text

WHOLE = """\
# yaml-language-server: $schema=../schema/result.schema.json
id: U-001
title: {zh: 低温脱水装置, en: "Dryer, low"}   # 暂名
exhibitor: institute
summary:
  zh: 简介
  en: >-
    One two
    three
description:
  zh: |
    一行
    phone：二行
kind: product
trl: {level: 6}
indicators:
  - {name: {zh: 精度}, value: 95, unit: "%"}
contacts:
- name: {zh: 王}
  phone: 0851-12345678
  email: wang@example.org
  consent: true
booth: A1
provenance:
  kind: submitted
  source: {zh: 展商提交}
  date: 2026-03-25
"""
SIGNS = [
    *" \t\n：“”＂０－，＠#'\"{}[]-:|>",
    ": ",
    "新产品",
    "  ",
    "\r\n",
    "２０２６/3/5",
    "u1",
    "zh：",
    "\tzh",
    "\u3000",
    "\n\u3000\u3000",
    "\xa0",
    "7级",
    "电话：",
    "面议",
    "- ",
]


@some.composite
def slipped(draw: some.DrawFn) -> str:
    """A record with a few signs changed, and perhaps with line ends of Windows."""
    text = WHOLE
    for _ in range(draw(some.integers(1, 4))):
        at = draw(some.integers(0, len(text)))
        text = text[:at] + draw(some.sampled_from(SIGNS)) + text[at + draw(some.integers(0, 2)) :]
    return text.replace("\n", "\r\n") if draw(some.booleans()) else text


@given(slipped())
def test_a_repair_brings_no_problem_and_takes_nothing_away(text: str) -> None:
    after, repairs = fixed(text)
    source, problems = problems_of(text)
    fixed_source, left = problems_of(after)
    if source is None:
        return
    assert fixed_source is not None
    assert {(each.place.line, each.code) for each in left} <= {
        (each.place.line, each.code) for each in problems
    }
    lines = {each.place.line for each in repairs}
    # A field in which nothing stood may hold what a repair has indented below it.
    kept = {(line, value) for line, value in values(source) if line not in lines and value != "None"}
    assert kept <= values(fixed_source)


@given(slipped())
def test_lines_that_no_repair_names_stay_as_they_are(text: str) -> None:
    after, repairs = fixed(text)
    before_lines, after_lines = (re.split(r"(?<=\n)|(?<=\r)(?!\n)", each) for each in (text, after))
    named = {each.place.line for each in repairs}
    assert len(before_lines) == len(after_lines)
    for number, (before, line) in enumerate(zip(before_lines, after_lines, strict=True), 1):
        assert number in named or before == line


@given(slipped())
def test_to_repair_twice_is_to_repair_once(text: str) -> None:
    after, _ = fixed(text)
    assert fixed(after) == (after, [])


def values(source: Source) -> set[tuple[int, str]]:
    """All values, each with its line: a key that was repaired leads to the same ones; a number as written."""
    return {(source.place_of(location).line, _shown(value)) for location, value in _walk(source.data, ())}


def _walk(value: Any, location: tuple[Any, ...]) -> Any:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _walk(each, (*location, key))
    elif isinstance(value, list):
        for at, each in enumerate(value):
            yield from _walk(each, (*location, at))
    else:
        yield location, value


def _shown(value: Any) -> str:
    return value.text if isinstance(value, WrittenInt | WrittenFloat) else str(value)


# ------------------------------------------------------------------------------------------------------ order


def test_a_field_that_stands_too_late_is_named_and_put_in_its_place() -> None:
    right, _ = ordered(WHOLE, RESULT, ResultRecord)
    text = right.replace("id: U-001\n", "") + "id: U-001  # 编号\n"
    after, repairs = ordered(text, RESULT, ResultRecord)
    assert after == right.replace("id: U-001\n", "id: U-001  # 编号\n")
    assert [str(each) for each in repairs] == [
        f"{RESULT}:27:1: fixed: key-order: 各栏已按格式的顺序排列（“id”原来太靠后）"
        " | the fields stand in the order of the format now (“id” stood too late)"
    ]
    assert ordered(after, RESULT, ResultRecord) == (after, [])


@given(slipped())
def test_putting_fields_in_order_brings_no_problem(text: str) -> None:
    after, _ = ordered(text, RESULT, ResultRecord)
    source, problems = problems_of(text)
    other, left = problems_of(after)
    assert sorted(each.code for each in left) == sorted(each.code for each in problems)
    assert (source is None) == (other is None)
    assert source is None or other is None or source.data == other.data


def test_a_catalogue_is_put_in_order_on_disk(tmp_path: Path) -> None:
    folder = a_catalogue(tmp_path)
    file = folder / "universities" / "U-001.yaml"
    file.write_text(
        "exhibitor: institute\n" + file.read_text("utf-8").replace("exhibitor: institute\n", ""), "utf-8"
    )
    assert [each.code for each in fix_catalogue(folder, tmp_path)] == ["key-order"]
    assert file.read_text("utf-8").startswith("id: U-001\ntitle:")
    assert fix_catalogue(folder, tmp_path) == []


# --------------------------------------------------------------------------------------------------- encoding


@pytest.mark.parametrize(
    ("text", "encoding", "is_told"),
    [
        (WHOLE, "gbk", True),
        (
            "title: {zh: 王喆、朱镕的低温脱水装置——一种节省能源的新产品，适用于农产品与药材的加工}\n",
            "gbk",
            True,
        ),
        (WHOLE, "utf-8", False),
        (WHOLE, "utf-16", False),
        ("title: {zh: 低溫脫水裝置，適用於農產品與藥材的加工}\n", "big5", False),
        ("title: {en: Café crème à la carte, déjà vu}\n", "latin-1", False),
        ("title: {zh: ひくいおんどでかわかす装置}\n", "shift-jis", False),
        ("title: Dryer\n", "ascii", False),
    ],
)
def test_a_text_in_gbk_is_told_from_others(text: str, encoding: str, is_told: bool) -> None:
    assert decoded(text.encode(encoding)) == (text if is_told else None)
