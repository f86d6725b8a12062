"""lunr.js in the browser, over the packed index, ranks as lunr.py does over the index that it built."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lunr.index import Index
from playwright.sync_api import Browser
from scripts.bench.scoring import read_queries
from tests.building import CATALOGUE, ROOT
from tests.search.asking import engine

from expo.reading import read_catalogue
from expo.search import documents, read_prose
from expo.search.index import gather, lunr_index
from expo.site import join

pytestmark = pytest.mark.xdist_group("whole site")

SHOWN = 10


@pytest.fixture(scope="module")
def index() -> Index:
    catalogue, _ = read_catalogue(CATALOGUE, ROOT)
    return lunr_index(gather(documents(join(catalogue), read_prose(ROOT / "docs"))))


@pytest.fixture(scope="module")
def explained(browser: Browser, server: str) -> dict[str, Any]:
    texts = [each.text for each in read_queries(Path(__file__).with_name("queries.yaml"))]
    with engine(browser, server) as page:
        found = page.evaluate("(all) => all.map((each) => engineUnderTest.explain(each))", texts)
    return dict(zip(texts, found, strict=True))


def test_both_give_the_same_scores_and_the_same_order(index: Index, explained: dict[str, Any]) -> None:
    compared = 0
    for query, answer in explained.items():
        if not answer["clauses"]:
            continue
        # Of very many hits lunr.js ranks the best, and no score is told of the others.
        ours = {str(hit["document"]): hit["score"] for hit in answer["hits"] if hit["terms"]}
        asked = index.create_query()
        for clause in answer["clauses"]:
            asked.clause(clause["term"], boost=clause["weight"], use_pipeline=False)
        theirs = {each["ref"]: each["score"] for each in index.query(asked) if each["ref"] in ours}
        assert ours.keys() == theirs.keys(), query
        assert ours == pytest.approx(theirs, abs=0.02), query
        # Where two scores are as good as alike, either may stand first.
        assert [round(ours[each], 1) for each in _best(ours)] == pytest.approx(
            [round(theirs[each], 1) for each in _best(theirs)], abs=0.11
        ), query
        compared += 1
    assert compared > 400


def _best(scores: dict[str, float]) -> list[str]:
    return sorted(scores, key=lambda each: (-scores[each], int(each)))[:SHOWN]
