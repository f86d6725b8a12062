"""What is marked in a text that was found."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

MARKED = """async ([text, terms]) => {
  const { marked } = await import("/lib/marks.js");
  return marked(text, terms).filter((part) => part.marked).map((part) => part.text);
}"""

SNIPPET = """async ([text, terms]) => {
  const { marked, snippet } = await import("/lib/marks.js");
  return snippet(marked(text, terms)).map((part) => part.text).join("");
}"""


@pytest.mark.parametrize(
    ("text", "terms", "wanted"),
    [
        ("维生素 C 的检测", ["c"], ["C"]),
        ("Contract pilot extraction of coils", ["c"], []),
        ("Controlled and uncontrolled", ["control"], ["Control"]),
        ("X射线分选", ["x", "射线"], ["X射线"]),
        ("无人机与无人", ["无人"], ["无人", "无人"]),
    ],
)
def test_latin_is_marked_where_a_word_begins_and_a_letter_where_it_stands_alone(
    modules: Page, text: str, terms: list[str], wanted: list[str]
) -> None:
    assert modules.evaluate(MARKED, [text, terms]) == wanted


@pytest.mark.parametrize(
    ("text", "term", "wanted"),
    [
        (
            "A telescopic rod carries a small brush, a mirror and a cold lamp at its foot, so that meters",
            "brush",
            "…a small brush, a mirror and a cold lamp at its foot, so that…",
        ),
        ("A small brush cleans it", "brush", "A small brush cleans it"),
        ("运维" * 30 + "碳刷" + "滑环" * 30, "碳刷", "…" + "维运" * 7 + "维碳刷" + "滑环" * 21 + "滑…"),
    ],
)
def test_a_snippet_holds_the_mark_and_cuts_no_latin_word(
    modules: Page, text: str, term: str, wanted: str
) -> None:
    assert modules.evaluate(SNIPPET, [text, [term]]) == wanted
