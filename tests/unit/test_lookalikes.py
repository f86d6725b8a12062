"""Look-alike characters: what is mistaken is in the table, what is plainly unlike is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from expo.search.lookalikes import MOST, lookalikes, lookalikes_of

FILE = Path(__file__).parents[2] / "hooks" / "expo" / "search" / "lookalikes.txt"


@pytest.mark.parametrize(
    "pair", ["洒酒", "剌刺", "荼茶", "全金", "嚣器", "先光", "申中", "入人", "未末", "土士", "冶治", "拨拔"]
)
def test_what_is_mistaken_is_told(pair: str) -> None:
    typed, meant = pair[0], pair[1]
    assert typed in lookalikes()[meant][:MOST]


@pytest.mark.parametrize("pair", ["费水", "站费", "猫人", "像线", "蛋叶", "石像"])
def test_what_is_plainly_unlike_is_not(pair: str) -> None:
    typed, meant = pair[0], pair[1]
    assert typed not in lookalikes().get(meant, "")


def test_each_character_has_one_row_and_is_not_its_own_look_alike() -> None:
    lines = [line for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(lookalikes()) == len(lines)
    assert all(character not in alike for character, alike in lookalikes().items())


def test_only_wanted_characters_stand_first_in_a_row() -> None:
    rows = lookalikes_of("茶刺茶A").split(" ")
    assert [row[0] for row in rows] == ["刺", "茶"]
    assert all(2 <= len(row) <= MOST + 1 for row in rows)
