"""What is marked in a text that was found."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

MARKED = """async ([text, terms]) => {
  const { marked } = await import("/lib/marks.js");
  return marked(text, terms).filter((part) => part.marked).map((part) => part.text);
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
