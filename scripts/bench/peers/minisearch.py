"""MiniSearch, once with words as it cuts them and once with pairs of Han characters."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser
from scripts.bench.documents import Text
from scripts.bench.npm import minified
from scripts.bench.search import Search, in_list
from scripts.bench.server import Server

LIBRARY = "minisearch/dist/es/index.js"
GIVEN = "prefix、fuzzy 0.2、title ×2（其文档的建议）| prefix, fuzzy 0.2 and title ×2, as its guide suggests"


def prepare(server: Server, browser: Browser, texts: Sequence[Text], packages: Path) -> list[Search]:
    """Write both indexes, made in the browser by the library itself."""
    home = server.folder / "minisearch"
    home.mkdir()
    (home / "minisearch.js").write_text(minified(packages, packages / LIBRARY), "utf-8")
    documents = [each.as_json() for each in texts]
    page = browser.new_page()
    page.goto(f"{server.root}pages/search.html?search=minisearch")
    for name, in_pairs in (("words", False), ("pairs", True)):
        index = page.evaluate(
            "async ([texts, inPairs]) => (await import('/pages/minisearch.js')).build(texts, inPairs)",
            [documents, in_pairs],
        )
        (home / f"{name}.json").write_text(index, "utf-8")
    page.close()
    return [
        in_list("minisearch", "MiniSearch", GIVEN, files="minisearch/", index=[home / "words.json"]),
        in_list(
            "minisearch-pairs",
            "MiniSearch 2-gram",
            "同上，汉字按二元切分 | the same, Han characters cut into pairs",
            files="minisearch/",
            index=[home / "pairs.json"],
        ),
    ]
