"""The right results come first: measured on two sets of queries, typed into the page in a real Chromium."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from statistics import quantiles

import pytest
from playwright.sync_api import Browser
from scripts.bench.scoring import Query, Score, by_group, read_queries, score
from tests.search.asking import Shown, results_page, typed

pytestmark = pytest.mark.xdist_group("whole site")

SETS = ("queries", "held-out")
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def queries() -> dict[str, list[Query]]:
    tuning, held_out = (read_queries(HERE / f"{name}.yaml") for name in SETS)
    # Two hands drew from one catalogue and typed some of the same: those are not held out.
    seen = {each.text for each in tuning}
    return {"queries": tuning, "held-out": [each for each in held_out if each.text not in seen]}


@pytest.fixture(scope="module")
def shown(queries: dict[str, list[Query]], browser: Browser, server: str) -> dict[str, Shown]:
    texts = {each.text for name in SETS for each in queries[name]}
    with results_page(browser, server) as page:
        return typed(page, sorted(texts))


def test_the_sets_are_large_and_of_the_same_kinds(queries: dict[str, list[Query]]) -> None:
    assert len({each.text for each in queries["queries"]}) >= 200
    assert len(queries["held-out"]) >= 150
    kinds = [{each.group for each in queries[name]} for name in SETS]
    assert kinds[0] == kinds[1]


@pytest.mark.parametrize(
    ("name", "recall", "mrr", "silence"), [("queries", 0.98, 0.98, 0.92), ("held-out", 0.98, 0.97, 0.85)]
)
def test_the_right_results_come_first(
    name: str,
    recall: float,
    mrr: float,
    silence: float,
    queries: dict[str, list[Query]],
    shown: dict[str, Shown],
    capsys: pytest.CaptureFixture[str],
) -> None:
    rankings = {each.text: shown[each.text].ids for each in queries[name]}
    reached = score(queries[name], rankings)
    with capsys.disabled():
        print(
            _table(
                name,
                reached,
                by_group(queries[name], rankings),
                [shown[each.text].duration for each in queries[name]],
            )
        )
    assert reached.recall is not None and reached.recall >= recall
    assert reached.mrr is not None and reached.mrr >= mrr
    assert reached.silence is not None and reached.silence >= silence


def test_no_kind_of_query_is_left_behind(queries: dict[str, list[Query]], shown: dict[str, Shown]) -> None:
    rankings = {each.text: shown[each.text].ids for each in queries["queries"]}
    behind = {
        group: reached.recall
        for group, reached in by_group(queries["queries"], rankings).items()
        if reached.recall is not None and reached.recall < FLOORS.get(group, 0.96)
    }
    assert behind == {}


FLOORS = {"cross-language": 0.92}
"""Kinds in which not all can be found: words that neither record nor alias knows."""


def _table(name: str, reached: Score, groups: Mapping[str, Score], durations: list[float]) -> str:
    cuts = quantiles(durations, n=20)
    rows = [f"\n{name}.yaml: {_row(reached)}, key to results p50 {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms"]
    rows += [f"  {group:<16}{_row(each)}" for group, each in groups.items()]
    return "\n".join(rows)


def _row(each: Score) -> str:
    if each.recall is None or each.mrr is None:
        return f"{each.queries:>4} queries, silence {each.silence:.3f}"
    return f"{each.queries:>4} queries, recall@10 {each.recall:.3f}, MRR {each.mrr:.3f}"
