"""How the quality of a search is counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts.bench.scoring import Query, Score, by_group, read_queries, recall, reciprocal_rank, score

A = frozenset({"a", "b"})


def a_query(text: str, *find: str, group: str = "word") -> Query:
    return Query(text, group, frozenset(find))


@pytest.mark.parametrize(
    ("find", "ids", "expected"),
    [
        (A, ["a", "b"], 1.0),
        (A, ["b", "x", "a"], 1.0),
        (A, ["x", "a"], 0.5),
        (A, [], 0.0),
        # What stands after the tenth is not seen.
        (A, [*"0123456789", "a", "b"], 0.0),
        # Of more than ten right results ten are enough.
        (frozenset("abcdefghijkl"), list("lkjihgfedc"), 1.0),
        (frozenset("abcdefghijkl"), list("abcde"), 0.5),
    ],
)
def test_recall_is_the_part_of_the_right_results_among_the_first_ten(
    find: frozenset[str], ids: list[str], expected: float
) -> None:
    assert recall(find, ids) == expected


@pytest.mark.parametrize(
    ("ids", "expected"), [(["b", "a"], 1.0), (["x", "y", "a", "b"], 1 / 3), (["x"], 0.0)]
)
def test_reciprocal_rank_tells_of_the_first_right_result(ids: list[str], expected: float) -> None:
    assert reciprocal_rank(A, ids) == pytest.approx(expected)


def test_a_score_is_the_mean_over_queries_with_an_answer_and_silence_over_those_without() -> None:
    queries = [a_query("p", "a"), a_query("q", "a", "b"), a_query("r"), a_query("s")]
    rankings = {"p": ["a"], "q": ["x", "b"], "r": [], "s": ["x"]}
    assert score(queries, rankings) == Score(queries=4, recall=0.75, mrr=0.75, silence=0.5)


def test_a_score_says_nothing_of_queries_that_there_are_not() -> None:
    assert score([a_query("r")], {"r": []}) == Score(queries=1, recall=None, mrr=None, silence=1.0)


def test_a_query_without_a_ranking_is_an_error_not_a_miss() -> None:
    with pytest.raises(KeyError):
        score([a_query("p", "a")], {})


def test_groups_are_scored_one_by_one_in_the_order_of_the_file() -> None:
    queries = [a_query("p", "a", group="word"), a_query("r", group="none"), a_query("q", "b", group="word")]
    groups = by_group(queries, {"p": ["a"], "q": [], "r": []})
    assert list(groups) == ["word", "none"]
    assert groups["word"] == Score(2, 0.5, 0.5, None)


def test_a_query_that_looks_like_a_number_is_read_as_text(tmp_path: Path) -> None:
    file = tmp_path / "queries.yaml"
    file.write_text("- {q: 023, group: id, find: [U-023]}\n- {q: 火锅, group: none, find: []}\n", "utf-8")
    assert [(each.text, each.find) for each in read_queries(file)] == [
        ("023", {"U-023"}),
        ("火锅", frozenset()),
    ]
