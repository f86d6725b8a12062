"""Words that mean the same in a search: none in two groups, and the site has them as they were written."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.making import REAL_CATALOGUE, a_catalogue, a_site

from expo.checks import aliases_stand_once, check
from expo.problems import Problem, report
from expo.reading import Catalogue, read_catalogue, read_record
from expo.records import Aliases
from expo.source import parse

WORD = st.one_of(
    st.sampled_from(["UAV", "uav", "ＵＡＶ", "Straße", "STRASSE", "无人机", "㎞", "km"]),
    st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=4),
)
GROUPS = st.lists(st.lists(WORD, min_size=2, max_size=4), max_size=4)


def folded(word: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())


def written(groups: list[list[str]]) -> str:
    """A file of these groups, a word on each line after the first."""
    return yaml.safe_dump({"aliases": groups}, allow_unicode=True)


def repeated(text: str) -> list[Problem]:
    """What the rule finds in a file of aliases that has no problem of its own."""
    source, _ = parse(text, "aliases.yaml")
    assert source is not None
    record, problems = read_record(source, Aliases, None)
    assert record is not None, report(problems)
    catalogue = Catalogue(Path(), "", aliases=record.aliases, aliases_source=source)
    return list(aliases_stand_once(catalogue))


@given(GROUPS)
def test_every_word_but_the_first_of_its_kind_is_told(groups: list[list[str]]) -> None:
    words = [folded(word) for group in groups for word in group]
    again = [at for at, word in enumerate(words) if word in words[:at]]
    assert [each.place.line for each in repeated(written(groups))] == [at + 2 for at in again]


def test_a_repeated_word_is_told_with_the_line_of_the_first() -> None:
    (found,) = repeated(written([["无人机", "UAV"], ["航拍机", "ｕａｖ"]]))
    assert (found.place.line, found.place.column) == (5, 5)
    assert "（第 3 行）" in found.zh
    assert "(line 3)" in found.en
    assert "“ｕａｖ”" in found.zh


def test_the_site_has_the_groups_in_the_order_of_the_file(tmp_path: Path) -> None:
    groups = [["固态电池", "solid-state battery"], ["5G", "第五代移动通信"]]
    assert a_site(tmp_path, aliases=groups).aliases == tuple(map(tuple, groups))


def test_a_site_without_the_file_has_no_aliases(tmp_path: Path) -> None:
    assert a_site(tmp_path).aliases == ()


@pytest.mark.parametrize(
    "text", ["aliases:\n  - [UAV]\n", "aliases: {UAV: drone}\n", "# nothing yet\n", "a: b: c"]
)
def test_aliases_with_a_problem_hide_no_other_and_are_none(text: str, tmp_path: Path) -> None:
    folder = a_catalogue(tmp_path, exhibitors={})
    (folder / "aliases.yaml").write_text(text, "utf-8")
    catalogue, problems = read_catalogue(folder, tmp_path)
    assert catalogue.aliases == ()
    assert [each.place.path for each in problems] == ["catalogue/aliases.yaml"]
    assert "unknown-exhibitor" in {each.code for each in check(catalogue)}


def test_the_committed_aliases_have_no_problem() -> None:
    assert repeated((REAL_CATALOGUE / "aliases.yaml").read_text("utf-8")) == []
