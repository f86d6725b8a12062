"""What a browser must know of words beside the index: writing, sounds, aliases, words that say nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from expo.search.documents import Document
from expo.search.lookalikes import lookalikes_of
from expo.search.packing import packed_readings
from expo.search.readings import Readings, common_readings, readings, traditional_of, uncommon
from expo.search.tokens import FILLING, STOP_WORDS, normalised


def words(known: Readings, aliases: Sequence[Sequence[str]]) -> dict[str, Any]:
    """What theme_overrides/assets/js/lib/search/writing.js and means.js read."""
    return {
        "readings": packed_readings(uncommon(known)),
        "common": common_readings(),
        "traditional": traditional_of(known),
        "lookalikes": lookalikes_of(known),
        "stopWords": " ".join(sorted(STOP_WORDS)),
        "filling": FILLING,
        "aliases": [[normalised(word) for word in group] for group in aliases],
    }


def readings_in(documents: Sequence[Document]) -> Readings:
    """How the characters of the documents sound."""
    texts = (normalised(text) for each in documents for text in _texts(each))
    return readings(texts, (name for each in documents for name in each.people))


def _texts(document: Document) -> list[str]:
    summary = [document.summary.zh] if document.summary else []
    short = [each.zh for each in (*document.keywords, *document.people)]
    groups = [name for group in document.groups for name in group]
    return [document.title.zh, *summary, *short, *document.names, *groups, *document.text]
