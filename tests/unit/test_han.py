from __future__ import annotations

import pytest

from expo.han import mark_han


def test_each_run_of_chinese_characters_carries_its_language() -> None:
    marked = mark_han("<p>Members are 振华新材, 绿色产业研究院.</p>")
    assert marked == (
        '<p>Members are <span lang="zh-Hans">振华新材</span>, <span lang="zh-Hans">绿色产业研究院</span>.</p>'
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p>Plain “English” – with dashes</p>",
        '<img alt="一张图">',
        '<a title="a > 中文" href="x">b</a>',
        '<a title="中 > 文 < 国">b</a>',
        "",
    ],
)
def test_nothing_but_text_is_touched(html: str) -> None:
    assert mark_han(html) == html


def test_rare_characters_count_too() -> None:
    assert mark_han("𠀋〇") == '<span lang="zh-Hans">𠀋〇</span>'
