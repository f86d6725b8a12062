"""Look-alike characters: what is mistaken is in the table, what is plainly unlike is not."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expo.search.lookalikes import MOST, lookalikes, lookalikes_of

FILE = Path(__file__).parents[2] / "hooks" / "expo" / "search" / "lookalikes.txt"

ALIKE = """
入人 己已巳 末未 土士 日曰 酒洒 茶荼 刺剌 先光 胎贻 金全 器嚣 中申 治冶 侯候 拔拨 戊戌戍 析折 灸炙 辨辩辫 徒徙
晴睛 暧暖 孤弧 陡徒 磷鳞 钻钴
"""
UNLIKE = ("水费", "站费", "人猫", "叶蛋", "石像", "数线", "像线")

WANTED = st.sets(st.sampled_from("".join(lookalikes()) + "〇aé"))


@pytest.mark.parametrize("group", ALIKE.split())
def test_what_is_mistaken_is_in_the_table(group: str) -> None:
    assert all(other in lookalikes()[one] for one, other in combinations(group, 2))


@pytest.mark.parametrize(
    "pair",
    ["洒酒", "剌刺", "荼茶", "全金", "嚣器", "先光", "申中", "入人", "未末", "土士", "冶治", "拨拔", "贻胎"],
)
def test_what_is_typed_for_a_character_is_sent_with_it(pair: str) -> None:
    typed, meant = pair[0], pair[1]
    assert typed in lookalikes_of(meant)


@pytest.mark.parametrize("pair", UNLIKE)
def test_what_is_plainly_unlike_is_not_in_the_table(pair: str) -> None:
    assert pair[1] not in lookalikes().get(pair[0], "")


def test_a_look_alike_of_another_has_it_as_a_look_alike() -> None:
    table = lookalikes()
    assert [one + other for one in table for other in table[one] if one not in table[other]] == []


def test_a_character_has_up_to_six_look_alikes_each_once_and_never_itself() -> None:
    for one, others in lookalikes().items():
        assert 1 <= len(others) <= 6
        assert len({one, *others}) == 1 + len(others)


def test_the_file_says_what_it_is_and_has_a_line_a_character_by_code_point() -> None:
    head, *rows = FILE.read_text("utf-8").splitlines()
    assert head.startswith("# ")
    assert "scripts/make_lookalikes.py" in head
    characters = [row.split(" ")[0] for row in rows]
    assert characters == sorted(set(characters)) == list(lookalikes())


def test_the_table_holds_few_enough_to_be_meant() -> None:
    assert sum(map(len, lookalikes().values())) < 9500


@given(WANTED)
def test_only_wanted_characters_begin_a_row(wanted: set[str]) -> None:
    rows = lookalikes_of([*wanted, *wanted]).split()
    assert [row[0] for row in rows] == sorted(wanted & set(lookalikes()))
    assert all(row[1:] == lookalikes()[row[0]][:MOST] for row in rows)
