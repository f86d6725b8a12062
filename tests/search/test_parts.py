"""A large catalogue's search asks for what it needs: nothing that is on its way changes what is found."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from tests.building import LUNR
from tests.making import a_result, a_site

from expo.pages import TEMPLATES
from expo.search import SearchFiles, search_files

ALIASES = [["锂电池", "锂离子电池", "Li-ion battery"], ["人工智能", "AI"], ["机器人", "robot"]]
TITLES = ["锂离子电池储能", "桥梁裂缝巡检机器人", "乾燥设备", "茶叶拣梗机", "刺梨酿酒", "人工智能识别裂缝"]

_OPEN = """([parted, wholeWords]) => {
  const arrived = {};
  globalThis.expoArrive = (part, value) => { arrived[part] = value; };
  for (const text of parted) (0, eval)(text);
  const { engine, index, words, ...further } = arrived;
  (0, eval)(wholeWords);
  const answer = (known, typed) => {
    const made = engine.createEngine(index, known);
    for (let rounds = 0; rounds < 30; rounds += 1) {
      const { hits, missing } = made.search(typed);
      if (!missing.length) return hits;
      for (const part of missing) made.add(part, further[part]);
    }
    throw new Error(`never satisfied: ${typed}`);
  };
  globalThis.fetched = (typed) => {
    const made = engine.createEngine(index, arrived.words);
    const fetched = [];
    for (let { missing } = made.search(typed); missing.length; { missing } = made.search(typed)) {
      for (const part of missing) made.add(part, further[part]);
      fetched.push(...missing);
    }
    return fetched;
  };
  globalThis.both = (typed) => [answer(words, typed), answer(arrived.words, typed)];
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with opened(browser, tmp_path_factory.mktemp("parts"), TITLES) as page:
        yield page


@contextmanager
def opened(browser: Browser, folder: Path, titles: Sequence[str]) -> Iterator[Page]:
    """A page with the search over results of these titles, in one and in parts."""
    numbered = enumerate(titles, 1)
    results = [a_result(id=f"U-{number:03}", title={"zh": each, "en": "Cells"}) for number, each in numbered]
    site = a_site(folder, results=results, aliases=ALIASES)
    whole, parted = (
        search_files(site, {}, {}, TEMPLATES / "assets" / "js", LUNR.read_text("utf-8"), most_whole=most)
        for most in (3000, 0)
    )
    with browser.new_context() as context:
        page = context.new_page()
        page.evaluate(_OPEN, [scripts(parted), script(whole, "words")])
        yield page


def scripts(files: SearchFiles) -> list[str]:
    """What is fetched of one language's files, in any order."""
    return [
        _text(each.content)
        for each in files.files
        if not Path(each.address).parts[1].startswith(("texts", "columns"))
    ]


def script(files: SearchFiles, name: str) -> str:
    return next(_text(each.content) for each in files.files if each.address.endswith(files.names[name]))


def _text(content: Any) -> str:
    assert isinstance(content, bytes)
    return content.decode()


CHARACTERS = "".join(dict.fromkeys("".join(TITLES))) + "機離電儲橋樑縫識別剌荼巳末入"
# Slips in Latin words are corrected among the aliases that are loaded, so they are left out here.
TYPED = st.one_of(
    st.text(alphabet=CHARACTERS, min_size=1, max_size=6),
    st.sampled_from(
        [
            "ai",
            "robot",
            "robots",
            "li ion batteries",
            "lidianchi",
            "rengong",
            "dianchi",
            "liliz",
            "机器人 电池",
            "锂电池",
        ]
    ),
)


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(typed=TYPED)
def test_words_that_come_in_parts_find_the_same_as_words_in_one(page: Page, typed: str) -> None:
    in_parts, in_one = page.evaluate("(typed) => both(typed)", typed)
    assert in_parts == in_one, json.dumps(typed, ensure_ascii=False)


@pytest.mark.parametrize(
    ("typed", "document"),
    [
        ("機器人", 1),
        ("剌梨", 4),
        ("锂电池", 0),
        ("robot", 1),
        ("robots", 1),
        ("liion batteries", 0),
        ("lilizi", 0),
        ("lzdc", 0),
    ],
)
def test_what_comes_in_parts_is_found(page: Page, typed: str, document: int) -> None:
    in_parts, _ = page.evaluate("(typed) => both(typed)", typed)
    assert document in [hit["document"] for hit in in_parts]


@pytest.mark.parametrize(("many", "wanted"), [(3, True), (40, False)])
def test_aliases_are_fetched_only_where_a_word_finds_little(
    browser: Browser, tmp_path: Path, many: int, wanted: bool
) -> None:
    with opened(browser, tmp_path, ["巡检机器人"] * many) as page:
        fetched = page.evaluate("(typed) => fetched(typed)", "机器人")
    # The volume of robot, which is the other word of the group.
    assert ("terms-r" in fetched) is wanted
