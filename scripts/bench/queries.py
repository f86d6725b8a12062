"""Which queries are asked: the committed sets, and those made from the records of a catalogue of any size."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scripts.bench.scoring import Query, read_queries
from scripts.samples.chance import shuffled

SETS = ("queries", "held-out")
TYPED = 2
"""Queries of each group that are typed letter by letter to take the time: about 200 keys in all."""


def committed(folder: Path) -> dict[str, list[Query]]:
    """The two sets of tests/search/: that for tuning, and that held out."""
    return {name: read_queries(folder / f"{name}.yaml") for name in SETS}


def to_type(queries: Sequence[Query]) -> list[str]:
    """A fixed sample of each group, in an order that is as good as random."""
    groups: dict[str, list[str]] = {}
    for each in queries:
        groups.setdefault(each.group, []).append(each.text)
    sample = [
        text for name, texts in groups.items() for text in shuffled("typed", dict.fromkeys(texts))[:TYPED]
    ]
    return shuffled("typed order", sample)
