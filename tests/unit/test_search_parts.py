"""What a large catalogue's search is cut into: all is in some part, and where a browser looks for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.making import a_result, a_site

from expo.search import documents
from expo.search.index import gather, postings
from expo.search.index_parts import index_parts, volume_of
from expo.search.parts import Parts
from expo.search.words import normalised_aliases, readings_in, words

ALIASES = [["锂电池", "锂离子电池", "Li-ion battery"], ["人工智能", "AI"]]
TITLES = ["锂离子电池储能", "桥梁裂缝巡检机器人", "乾燥设备", "茶叶拣梗机", "刺梨酿酒"]


@pytest.fixture
def cut(tmp_path: Path) -> dict[bool, tuple[Parts, Parts]]:
    """Whether in one → the index and the words."""
    results = [
        a_result(id=f"U-{number:03}", title={"zh": title, "en": "Lithium cells"})
        for number, title in enumerate(TITLES, 1)
    ]
    found = documents(a_site(tmp_path, results=results), {})
    known, aliases = readings_in(found), normalised_aliases(ALIASES)
    return {
        in_one: (index_parts(found, known, aliases, in_one), words(known, aliases, in_one))
        for in_one in (True, False)
    }


def pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(0, len(text), 2)}


def rows(text: str) -> dict[str, set[str]]:
    return {row[0]: set(row[1:]) for row in text.split()}


def kind(parts: Parts, name: str) -> list[Any]:
    return [value for key, value in parts.further.items() if key.startswith(f"{name}-")]


@pytest.mark.parametrize(
    ("text", "volume"),
    [("电池", "d0"), ("电", "d7"), ("池𠮷", "c7"), ("𠮷", "_7"), ("battery", "b"), ("5g", "0"), ("αβ", "_")],
)
def test_the_volume_of_a_text_is_told_by_its_first_two_sounds_or_its_letter(text: str, volume: str) -> None:
    assert volume_of(text, {}) == volume


def test_a_reading_of_the_catalogue_counts_before_the_common_one() -> None:
    assert volume_of("重庆", {"重": frozenset({"chong"})}) == "c4"


def test_every_group_of_aliases_comes_whole_with_the_volume_of_each_of_its_words(
    cut: dict[bool, tuple[Parts, Parts]],
) -> None:
    index, _ = cut[False]
    for key, group in (("l0", 0), ("l2", 0), ("l", 0), ("r1", 1), ("a", 1)):
        packed = index.further[f"terms-{key}"]["aliases"].split(";")
        assert ",".join(sorted(normalised_aliases(ALIASES)[group])) in packed


def test_forms_and_looks_say_the_same_in_parts_as_in_one(cut: dict[bool, tuple[Parts, Parts]]) -> None:
    whole, parted = cut[True][1], cut[False][1]
    assert set(parted.first["parts"]) == set(parted.further)
    in_parts = pairs(parted.first["traditional"]).union(*map(pairs, kind(parted, "forms")))
    assert in_parts == pairs(whole.first["traditional"])
    looks: dict[str, set[str]] = {}
    for part in kind(parted, "looks"):
        for right, typed in rows(part).items():
            assert not looks.get(right, set()) & typed
            looks.setdefault(right, set()).update(typed)
    assert looks == rows(whole.first["lookalikes"])


def test_forms_of_characters_that_have_a_reading_are_there_from_the_first(
    cut: dict[bool, tuple[Parts, Parts]],
) -> None:
    # 乾 is a common character itself, 機 is none.
    assert "乾" in cut[False][1].first["traditional"]
    assert "機" not in cut[False][1].first["traditional"]
    assert any("機机" in each for each in kind(cut[False][1], "forms"))


def test_words_in_one_need_no_further_files(cut: dict[bool, tuple[Parts, Parts]]) -> None:
    assert not cut[True][1].further


def test_every_term_is_counted_in_a_volume(tmp_path: Path) -> None:
    found = documents(a_site(tmp_path), {})
    known = readings_in(found)
    volumes = index_parts(found, known, [], in_one=False).first["volumes"]
    assert set(volumes["keys"].split()) == {volume_of(term, known) for term in postings(gather(found))}
