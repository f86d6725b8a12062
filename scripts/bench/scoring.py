"""How good a search is: what part of the right results it shows, how soon, and whether it can keep silent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import yaml

SHOWN = 10
"""Results that count: those that one sees without scrolling far."""

Rankings = Mapping[str, Sequence[str]]
"""Text of a query → ids of results, the best first; at least the first ten of what was found."""


@dataclass(frozen=True)
class Query:
    """What a visitor types, and every result that a fair visitor would call right."""

    text: str
    group: str
    find: frozenset[str]
    """Empty where nothing in the catalogue is about it: then nothing should be found."""


@dataclass(frozen=True)
class Score:
    """The mean over queries; None where there is no query to say it."""

    queries: int
    recall: float | None
    """recall@10, over the queries that have right results."""
    mrr: float | None
    """Mean of 1 / rank of the first right result, over the same queries; 0 where none is found."""
    silence: float | None
    """Share of the queries without a right result for which nothing is found."""


def read_queries(file: Path) -> list[Query]:
    """The queries of a file of tests/search/."""
    # The base loader: an id such as 023 and a word such as no are text.
    rows = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    return [Query(row["q"], row["group"], frozenset(row["find"])) for row in rows]


def score(queries: Iterable[Query], rankings: Rankings) -> Score:
    """How good the rankings of these queries are; KeyError where one has none."""
    ranked = [(each, rankings[each.text]) for each in queries]
    answers = [(each.find, ids) for each, ids in ranked if each.find]
    return Score(
        queries=len(ranked),
        recall=_mean(recall(find, ids) for find, ids in answers),
        mrr=_mean(reciprocal_rank(find, ids) for find, ids in answers),
        silence=_mean(float(not ids) for each, ids in ranked if not each.find),
    )


def by_group(queries: Iterable[Query], rankings: Rankings) -> dict[str, Score]:
    """The score of each group, in the order in which the groups first come."""
    groups: dict[str, list[Query]] = {}
    for each in queries:
        groups.setdefault(each.group, []).append(each)
    return {name: score(members, rankings) for name, members in groups.items()}


def recall(find: frozenset[str], ids: Sequence[str]) -> float:
    """The part of the right results, or of ten of them, that is among the first ten."""
    return len(find & set(ids[:SHOWN])) / min(SHOWN, len(find))


def reciprocal_rank(find: frozenset[str], ids: Sequence[str]) -> float:
    """1 / rank of the first right result; 0 where there is none."""
    return next((1 / rank for rank, each in enumerate(ids, 1) if each in find), 0.0)


def _mean(values: Iterable[float]) -> float | None:
    known = list(values)
    return fmean(known) if known else None
