"""The search of this catalogue over catalogues of any size, made of samples without pictures."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.bench import ours
from scripts.bench.documents import texts
from scripts.bench.known import known_items
from scripts.bench.measuring import SLOWED, Bench, First, Keys, p95
from scripts.bench.queries import to_type
from scripts.bench.scoring import Query, Score, by_group, score
from scripts.bench.table import table
from scripts.settings import ROOT

COLD_EVERY = 4
"""One query in so many is also asked in a browser that has nothing of the search yet."""


@dataclass(frozen=True)
class Grown:
    """The measures at one size."""

    records: int
    files: Mapping[str, int]
    """Part of the search → bytes after gzip of all its files."""
    cold: Sequence[Mapping[str, int]]
    """For each cold query: part → bytes fetched."""
    first: First
    first_slowed: First
    keys: Keys
    keys_slowed: Keys
    again: Keys
    """The same keys once more, when their parts of the index are there."""
    again_slowed: Keys
    score: Score
    groups: Mapping[str, Score]

    def cold_totals(self) -> list[int]:
        """Bytes that each cold query fetched."""
        return [sum(parts.values()) for parts in self.cold]


def sample_catalogue(folder: Path, records: int) -> Path:
    """A catalogue of so many results, made once and brought up to date later."""
    command = [sys.executable, str(ROOT / "scripts" / "make_samples.py"), "--no-pictures"]
    options = ["--results", str(records), "--catalogue", str(folder)]
    subprocess.run([*command, *options], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    return folder


def prepare(folder: Path, catalogue: Path) -> list[Query]:
    """Write the files of the search, and make the queries that are asked of it."""
    site = ours.site_of(catalogue)
    ours.write_search(folder, site)
    return known_items(texts(ours.documents_of(site)))


def measure(bench: Bench, records: int, queries: Sequence[Query]) -> Grown:
    """Take all measures at this size, in the benchmark's own list."""
    search = ours.ready(bench.server.folder, "pages/search.html?search=ours")
    rankings = bench.rankings(search, (each.text for each in queries))
    typed = to_type(queries)
    return Grown(
        records,
        ours.by_part(ours.sizes(bench.server.folder)),
        [ours.by_part(bench.cold(search, each.text)) for each in queries[::COLD_EVERY]],
        bench.first(search, slowed=1, runs=3),
        bench.first(search, slowed=SLOWED, runs=3),
        bench.keys(search, typed, slowed=1),
        bench.keys(search, typed, slowed=SLOWED),
        bench.keys(search, typed, slowed=1, again=True),
        bench.keys(search, typed, slowed=SLOWED, again=True),
        score(queries, rankings),
        by_group(queries, rankings),
    )


def report(grown: Grown) -> str:
    """Two tables: the measures, and the bytes by part."""
    totals = sorted(grown.cold_totals())
    half, most = totals[len(totals) // 2], p95(totals)
    measures = table(
        [
            [f"{grown.records:,} 条记录 | records", ""],
            ["冷查询下载 KB，中位数 | cold query, KB gzip, median", _kb(half)],
            ["　p95", _kb(most)],
            ["首次结果 ms | first result, ms", f"{grown.first.milliseconds:,.0f}"],
            [f"　CPU 慢 {SLOWED} 倍 | CPU {SLOWED}× slower", f"{grown.first_slowed.milliseconds:,.0f}"],
            [
                "按键到结果 p95 ms，连同下载 | key to results, p95 ms, with what it loads",
                f"{grown.keys.p95:,.1f}",
            ],
            [f"　CPU 慢 {SLOWED} 倍 | CPU {SLOWED}× slower", f"{grown.keys_slowed.p95:,.1f}"],
            ["　已下载 | once that is there", f"{grown.again.p95:,.1f}"],
            [
                f"　已下载，CPU 慢 {SLOWED} 倍 | once that is there, CPU {SLOWED}× slower",
                f"{grown.again_slowed.p95:,.1f}",
            ],
            ["recall@10", f"{grown.score.recall:.3f}"],
            ["MRR", f"{grown.score.mrr:.3f}"],
        ]
    )
    parts = table(
        [
            ["部分 | part", "共 KB | all, KB gzip", "冷查询 p95 | cold query, p95"],
            *(
                [part, _kb(size), _kb(p95([each.get(part, 0) for each in grown.cold]))]
                for part, size in grown.files.items()
            ),
        ]
    )
    return f"{measures}\n\n{parts}"


def _kb(size: float) -> str:
    return f"{size / 1000:,.1f}"
