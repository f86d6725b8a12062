"""Words beside the index: aliases as a browser gets them."""

from __future__ import annotations

from expo.search.words import normalised_aliases


def test_an_alias_is_sent_as_its_runs_of_one_script() -> None:
    assert normalised_aliases([("ＡＩ生成内容", "AI-generated content")]) == [
        ["ai 生成内容", "ai generated content"]
    ]


def test_words_that_differ_in_spaces_and_hyphens_only_are_sent_once() -> None:
    assert normalised_aliases([("射线", "X-ray", "x ray", "xray")]) == [["射线", "xray"]]


def test_what_cannot_be_typed_apart_from_others_is_not_sent() -> None:
    assert normalised_aliases([("茶", "!?", "tea")]) == [["茶", "tea"]]
