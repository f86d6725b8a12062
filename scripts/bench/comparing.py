"""All searches over the records of the exhibition and the queries of tests/search/, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from scripts.bench.measuring import SLOWED, Bench, First, Keys
from scripts.bench.queries import to_type
from scripts.bench.scoring import Query, Score, by_group, score
from scripts.bench.search import Search
from scripts.bench.table import relative, table


@dataclass(frozen=True)
class Measured:
    """The measures of one search."""

    search: Search
    first: First
    first_slowed: First
    keys: Keys
    keys_slowed: Keys
    scores: Mapping[str, Score]
    """Set of queries → score over all of it."""
    groups: Mapping[str, Mapping[str, Score]]
    """Set of queries → group → score."""

    def as_json(self) -> dict[str, Any]:
        """For results.json."""
        return asdict(self)


def measure(bench: Bench, search: Search, sets: Mapping[str, Sequence[Query]]) -> Measured:
    """Take all measures of a search."""
    queries = [query for members in sets.values() for query in members]
    typed = to_type(queries)
    rankings = bench.rankings(search, (each.text for each in queries))
    return Measured(
        search,
        bench.first(search, slowed=1),
        bench.first(search, slowed=SLOWED),
        bench.keys(search, typed, slowed=1),
        bench.keys(search, typed, slowed=SLOWED),
        {name: score(members, rankings) for name, members in sets.items()},
        {name: by_group(members, rankings) for name, members in sets.items()},
    )


def comparison(measured: Sequence[Measured], sets: Mapping[str, Sequence[Query]]) -> str:
    """The table: a row a measure, a column a search, each figure with its ratio to that of ours."""
    tuning, held_out = sets
    heading = ["", *(each.search.name for each in measured)]
    rows = [
        _row(
            "首次结果前下载 KB | fetched to first result, KB gzip",
            [_kb(m.first.fetched) for m in measured],
            0,
        ),
        _row("索引 KB | index, KB gzip", [_kb(m.search.index) for m in measured], 0),
        _row("首次结果 ms | first result, ms", [m.first.milliseconds for m in measured], 0),
        _row(
            f"　CPU 慢 {SLOWED} 倍 | CPU {SLOWED}× slower", [m.first_slowed.milliseconds for m in measured], 0
        ),
        _row("按键到结果 p95 ms | key to results, p95 ms", [m.keys.p95 for m in measured], 1),
        _row(f"　CPU 慢 {SLOWED} 倍 | CPU {SLOWED}× slower", [m.keys_slowed.p95 for m in measured], 1),
    ]
    for label, name in (("调优集 | tuning set", tuning), ("留出集 | held-out set", held_out)):
        scores = [m.scores[name] for m in measured]
        rows += [
            _row(f"recall@10，{label}", [each.recall or 0 for each in scores], 3),
            _row(f"MRR，{label}", [each.mrr or 0 for each in scores], 3),
            _row(
                f"应无结果而无 | silent when it should be，{label}", [each.silence or 0 for each in scores], 2
            ),
        ]
    return table([heading, *rows])


def groups(scores: Mapping[str, Mapping[str, Score]]) -> str:
    """Scores of one search by group: a row a group; of queries without an answer the share of silence."""
    names = dict.fromkeys(name for of_set in scores.values() for name in of_set)
    heading = ["查询种类 | group"]
    for name in scores:
        heading += [name, "recall@10", "MRR", "silence"]
    rows = [
        [name, *(text for of_set in scores.values() for text in _cells(of_set.get(name)))] for name in names
    ]
    return table([heading, *rows])


def _cells(of_group: Score | None) -> list[str]:
    if of_group is None:
        return ["", "", "", ""]
    figures = (of_group.recall, of_group.mrr, of_group.silence)
    return [str(of_group.queries), *("" if each is None else f"{each:.3f}" for each in figures)]


def _row(label: str, values: Iterable[float], digits: int) -> list[str]:
    first, *others = values
    return [label, f"{first:,.{digits}f}", *(relative(each, first, digits) for each in others)]


def _kb(size: int) -> float:
    return size / 1000
