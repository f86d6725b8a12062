"""What a browser must know of words beside the index: writing, sounds, aliases, words that say nothing.

Of a large catalogue most of it comes in parts: aliases with the terms of their letter (see index_parts.py),
traditional forms and look-alikes when a character is typed that may have any.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from expo.search.documents import Document
from expo.search.lookalikes import lookalikes_of
from expo.search.packing import packed_aliases, packed_readings
from expo.search.parts import Parts
from expo.search.readings import (
    Readings,
    common_reading,
    common_readings,
    letter_of,
    readings,
    traditional_of,
    uncommon,
)
from expo.search.tokens import FILLING, STOP_WORDS, normalised, runs_of

FORMS = 11
"""Characters that share all bits but so many low ones have their simplified forms in one part."""


def words(known: Readings, aliases: Sequence[Sequence[str]], in_one: bool) -> Parts:
    """What theme_overrides/assets/js/lib/search/writing.js and means.js read."""
    head = {
        "readings": packed_readings(uncommon(known)),
        "common": common_readings(),
        "stopWords": " ".join(sorted(STOP_WORDS)),
        "filling": FILLING,
    }
    traditional, lookalikes = traditional_of(known), lookalikes_of(known)
    if in_one:
        late = {"traditional": traditional, "lookalikes": lookalikes, "aliases": packed_aliases(aliases)}
        return Parts({**head, **late})
    usual, forms = _forms(traditional, known)
    further = {**forms, **_looks(lookalikes, known)}
    return Parts({**head, "traditional": usual, "parts": sorted(further)}, further)


def normalised_aliases(aliases: Iterable[Iterable[str]]) -> list[list[str]]:
    """The groups of words that mean the same: of each word its runs of one script, with spaces between.

    Words that differ in spaces and hyphens only are one: an engine looks for them without either.
    """
    groups = [[" ".join(runs_of(normalised(word))) for word in group] for group in aliases]
    return [list({word.replace(" ", ""): word for word in group if word}.values()) for group in groups]


def _forms(traditional: str, known: Readings) -> tuple[str, Mapping[str, str]]:
    """The pairs of characters that have a reading anyway; those of others, typed seldom, in parts."""
    usual = ""
    parts: dict[str, str] = {}
    for old, new in zip(traditional[::2], traditional[1::2], strict=True):
        if old in known or common_reading(old):
            usual += old + new
        else:
            part = f"forms-{ord(old) >> FORMS}"
            parts[part] = parts.get(part, "") + old + new
    return usual, parts


def _looks(lookalikes: str, known: Readings) -> Mapping[str, str]:
    """The rows of look-alikes by the letter of what is typed by mistake."""
    parts: dict[str, dict[str, str]] = {}
    for row in lookalikes.split():
        right = row[0]
        for typed in row[1:]:
            rows = parts.setdefault(f"looks-{letter_of(typed, known)}", {})
            rows[right] = rows.get(right, right) + typed
    return {part: " ".join(rows.values()) for part, rows in parts.items()}


def readings_in(documents: Sequence[Document]) -> Readings:
    """How the characters of the documents sound."""
    texts = (normalised(text) for each in documents for text in _texts(each))
    return readings(texts, (name for each in documents for name in each.people))


def _texts(document: Document) -> list[str]:
    summary = [document.summary.zh] if document.summary else []
    short = [each.zh for each in (*document.keywords, *document.people)]
    groups = [name for group in document.groups for name in group]
    return [document.title.zh, *summary, *short, *document.names, *groups, *document.text]
