"""The files that a browser loads to search, each a classic script that hands its value over by name."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from expo import addresses
from expo.language import Language
from expo.media import ImageSets, OutputFile
from expo.scripts import bundle
from expo.search.columns import columns
from expo.search.documents import Document, documents
from expo.search.index import FIELDS, K1, B, gather, group_terms, lengths, postings
from expo.search.packing import (
    packed_lists,
    packed_numbers,
    packed_postings,
    packed_readings,
    packed_terms,
    utf16,
    without_groups,
)
from expo.search.prose import ProsePage
from expo.search.readings import common_readings, readings, traditional_of, uncommon
from expo.search.texts import rows
from expo.search.tokens import FILLING, STOP_WORDS, normalised
from expo.site import Site

ARRIVE = "expoArrive"
"""The function of theme_overrides/assets/js/lib/parts.js that takes what a file brings."""


@dataclass(frozen=True)
class SearchFiles:
    """All files of the search, and what each page must know of them."""

    files: tuple[OutputFile, ...]
    names: Mapping[str, str]
    """Part, such as `index` or `texts-zh` → the name of its file in the search's folder."""

    def names_in(self, language: Language) -> Mapping[str, str]:
        """The parts that a page in this language may load, without the language in their names."""
        other = f"-{language.other}"
        return {
            part.removesuffix(f"-{language}"): name
            for part, name in self.names.items()
            if not part.endswith(other)
        }


def search_files(
    site: Site,
    images: ImageSets,
    prose: Mapping[str, Mapping[Language, ProsePage]],
    scripts: Path,
    lunr: str,
) -> SearchFiles:
    """The engine from `scripts` with lunr.js, the index, and per language the texts and columns."""
    found = documents(site, prose)
    zones = {zone.letter: zone.key for zone in site.exhibition.zones}
    parts = {
        "engine": bundle(scripts / "engine.js", lunr),
        "index": _script("index", index_data(found)),
        "words": _script("words", words_data(found, site.aliases)),
    }
    for language in Language:
        parts[f"texts-{language}"] = _script("texts", {"zones": zones, "rows": rows(found, language, images)})
        parts[f"columns-{language}"] = _script("columns", columns(found, language))
    names = {part: f"{part}-{_digest(text)}.js" for part, text in parts.items()}
    files = (OutputFile(addresses.search(names[part]), text.encode()) for part, text in parts.items())
    return SearchFiles(tuple(files), names)


def index_data(found: Sequence[Document]) -> dict[str, Any]:
    """What theme_overrides/assets/js/lib/search/dictionary.js unpacks."""
    builder = gather(found)
    by_term = postings(builder)
    terms = sorted(by_term, key=utf16)
    called = list(dict.fromkeys(group for each in found for group in each.groups))
    members = [[at for at, each in enumerate(found) if group in each.groups] for group in called]
    names = list(FIELDS).index("names")
    own, groups = without_groups(by_term, members, [group_terms(each) for each in called], names)
    return {
        "documents": len(found),
        "boosts": FIELDS,
        "b": B,
        "k1": K1,
        "lengths": {name: packed_numbers(each) for name, each in lengths(builder).items()},
        "terms": packed_terms(terms),
        **packed_postings(own, terms),
        "groups": packed_lists(members),
        "calls": packed_lists(groups.get(term, []) for term in terms),
    }


def words_data(found: Sequence[Document], aliases: Sequence[Sequence[str]]) -> dict[str, Any]:
    """What theme_overrides/assets/js/lib/search/writing.js and means.js know of words beside the index."""
    texts = [text for each in found for text in _texts(each)]
    known = readings(map(normalised, texts), (name for each in found for name in each.people))
    return {
        "readings": packed_readings(uncommon(known)),
        "common": common_readings(),
        "traditional": traditional_of(known),
        "stopWords": " ".join(sorted(STOP_WORDS)),
        "filling": FILLING,
        "aliases": [[normalised(word) for word in group] for group in aliases],
    }


def _texts(document: Document) -> list[str]:
    summary = [document.summary.zh] if document.summary else []
    keywords = [each.zh for each in document.keywords]
    groups = [name for group in document.groups for name in group]
    return [document.title.zh, *summary, *keywords, *document.names, *groups, *document.text]


def _script(part: str, value: Any) -> str:
    # JSON is JavaScript since 2019; the two line separators that older engines refuse are escaped anyway.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"{ARRIVE}({json.dumps(part)},{text});\n"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
