"""Whatever is typed: the search answers, and nothing in it is syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from tests.search.asking import engine

pytestmark = pytest.mark.xdist_group("whole site")

_ANSWER = """(all) => all.map((typed) => {
  const { hits, nearest, missing } = engineUnderTest.search(typed);
  const finite = hits.every((hit) => Number.isFinite(hit.score));
  return { hits: hits.length, best: hits[0]?.document ?? 0, finite, nearest, missing };
})"""

_SIGNS = st.text(alphabet="电池无人机茶gutaidianchi UAV-'0123*:~^+\"()[]\\/　Ｕ０·，。", max_size=40)
_TYPED = st.lists(st.one_of(st.text(max_size=60), _SIGNS), min_size=20, max_size=40)


@pytest.fixture(scope="module")
def page(browser: Browser, server: str) -> Iterator[Page]:
    with engine(browser, server) as opened:
        yield opened


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(typed=_TYPED)
def test_no_input_throws_or_gives_a_broken_answer(page: Page, typed: list[str]) -> None:
    # A lone surrogate cannot be handed over to the browser, nor typed.
    texts = [each.encode("utf-8", "ignore").decode() for each in typed]
    for answer in page.evaluate(_ANSWER, texts):
        assert answer["finite"] and answer["missing"] == []
        assert len(answer["nearest"]) <= 3


@pytest.mark.parametrize(
    "typed",
    [
        "电池*",
        "电池:",
        "title:电池",
        "+电池 ",
        "电池~2",
        "电池^10",
        "(电池)",
        '"电池"',
        "电池\u3000",
        "电池\n",
        "“电池”",
    ],
)
def test_what_is_syntax_elsewhere_is_nothing_here(page: Page, typed: str) -> None:
    plain, signed = page.evaluate(_ANSWER, ["电池", typed])
    assert signed["hits"] > 0
    # A word or a number in it is one more thing to look for; signs are nothing.
    if not re.search("[a-z0-9]", typed):
        assert signed == plain


@pytest.mark.parametrize(
    "typed", ["", " ", "　", "。，！", "🔋", "\u0000", "*", ":", "-", "'", "a" * 5000, "电" * 5000]
)
def test_nothing_to_look_for_finds_nothing(page: Page, typed: str) -> None:
    (answer,) = page.evaluate(_ANSWER, [typed])
    assert answer["hits"] == 0


def test_width_case_and_accents_make_no_difference(page: Page) -> None:
    answers: list[Any] = page.evaluate(_ANSWER, ["uav u-023", "ＵＡＶ　Ｕ－０２３", "ÚAV U-023", "Uav u—023"])
    assert all(each == answers[0] for each in answers[:3])
