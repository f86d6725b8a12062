"""Markdown of strangers: what is meant comes through, what could run does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from expo.prose import render
from expo.records import is_safe_link

HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "[click](javascript:alert(1))",
    "[click](  JaVaScRiPt:alert(1))",
    "[click](data:text/html;base64,PHNjcmlwdD4=)",
    "[click](vbscript:x)",
    '<a href="https://example.org" onclick="alert(1)">x</a>',
    "<svg><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "<iframe src=//example.org></iframe>",
    "![x](https://example.org/track.png)",
    "<style>body{display:none}</style>",
    '<p style="position:fixed">x</p>',
    "<form action=https://example.org><input name=q></form>",
    '<math><mtext><style><img src=x onerror="alert(1)"></style></mtext></math>',
    '<a href="//example.org/x">x</a>',
    '<p id="main" class="header">x</p>',
]
PIECES = st.lists(
    st.one_of(
        st.sampled_from([*HOSTILE, "**", "`", "|a|b|\n|-|-|\n", "<", ">", '"', "[", "](", "\n\n", "# "]),
        st.text(max_size=8),
    ),
    max_size=8,
).map("".join)
ALLOWED = {"a": {"href", "title", "rel"}, "ol": {"start"}, "div": {"class", "tabindex", "role"}}


def _elements(text: str) -> list[html.HtmlElement]:
    return list(html.fragment_fromstring(str(render(text)), create_parent="main").iterdescendants())


@given(PIECES)
def test_only_plain_elements_and_attributes_come_through(text: str) -> None:
    for element in _elements(text):
        assert element.tag not in {
            "script",
            "style",
            "img",
            "iframe",
            "svg",
            "math",
            "form",
            "input",
            "object",
        }
        assert set(element.attrib) <= ALLOWED.get(str(element.tag), set())


@given(PIECES)
def test_every_link_is_safe_to_follow(text: str) -> None:
    assert all(is_safe_link(link) for element in _elements(text) if (link := element.get("href")))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_leaves_nothing_that_runs(text: str) -> None:
    made = str(render(text)).lower()
    assert "alert(1)</script" not in made
    assert "<script" not in made
    assert "javascript:" not in made.replace("[click](  javascript:alert(1))", "")
    assert "onerror=" not in made
    assert "onclick=" not in made


def test_headings_stand_below_those_of_the_page() -> None:
    assert [element.tag for element in _elements("# 一\n\n## 二")] == ["h3", "h4"]


def test_a_wide_table_can_be_scrolled_by_keyboard() -> None:
    wrapper = _elements("|a|b|\n|-|-|\n|1|2|")[0]
    assert (wrapper.tag, wrapper.get("tabindex")) == ("div", "0")


def test_ordinary_markdown_reads_as_meant() -> None:
    made = str(render("**要点**：\n\n- 一\n- 二\n\n[网站](https://example.org/)"))
    assert "<strong>要点</strong>" in made
    assert made.count("<li>") == 2
    assert 'href="https://example.org/"' in made
    assert 'rel="noopener nofollow ugc"' in made
