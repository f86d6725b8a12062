"""How characters sound and what their simplified forms are, as the browser is told."""

from __future__ import annotations

import re

import pytest

from expo.records import Bilingual
from expo.search.readings import (
    common_reading,
    common_readings,
    readings,
    split_syllables,
    traditional_of,
    uncommon,
)


def test_a_character_has_the_readings_that_it_has_in_the_catalogue() -> None:
    known = readings(["重庆的重量"], [])
    assert known["重"] == {"chong", "zhong"}
    assert known["量"] == {"liang"}


@pytest.mark.parametrize(
    ("zh", "en", "syllable"),
    [
        ("曾志远", "Zeng Zhiyuan", "zeng"),
        ("单雪梅", "Shan Xuemei", "shan"),
        ("单雪梅", "Xuemei Shan", "shan"),
    ],
)
def test_people_are_read_as_they_are_romanised(zh: str, en: str, syllable: str) -> None:
    assert syllable in readings([], [Bilingual(zh=zh, en=en)])[zh[0]]


def test_a_name_that_is_translated_tells_no_reading() -> None:
    assert readings([], [Bilingual(zh="示例·丁", en="Sample Person D")]) == {}


@pytest.mark.parametrize(
    ("letters", "count", "found"),
    [
        ("zhiyuan", 2, ["zhi", "yuan"]),
        ("xian", 2, ["xi", "an"]),
        ("xian", 1, ["xian"]),
        ("smith", 2, []),
        ("", 0, []),
    ],
)
def test_letters_are_cut_into_as_many_syllables(letters: str, count: int, found: list[str]) -> None:
    assert split_syllables(letters, count) == found


def test_common_readings_tell_of_every_character_of_the_first_level() -> None:
    counts = [int(count) for count in re.findall(r"\d+", common_readings())]
    assert sum(counts) == 3755
    assert common_reading("啊") == "a"
    assert common_reading("座") == "zuo"


def test_only_what_is_not_common_is_sent() -> None:
    known = readings(["电池", "重庆"], [])
    assert "电" not in uncommon(known)
    assert uncommon(known)["重"] == {"chong"}


def test_traditional_forms_are_told_of_wanted_characters_only() -> None:
    pairs = traditional_of("机电")
    assert dict(zip(pairs[::2], pairs[1::2], strict=True)) == {"機": "机", "電": "电"}
