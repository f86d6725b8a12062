"""The files that a browser loads to search, each a classic script that hands its value over by name."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from expo import addresses
from expo.language import Language
from expo.media import ImageSets, OutputFile
from expo.scripts import bundle
from expo.search.columns import column_parts
from expo.search.documents import documents
from expo.search.index_parts import index_parts
from expo.search.parts import Parts
from expo.search.prose import ProsePage
from expo.search.texts import text_parts
from expo.search.words import normalised_aliases, readings_in, words
from expo.site import Site

ARRIVE = "expoArrive"
"""The function of theme_overrides/assets/js/lib/parts.js that takes what a file brings."""


@dataclass(frozen=True)
class SearchFiles:
    """All files of the search, and what each page must know of them."""

    files: tuple[OutputFile, ...]
    names: Mapping[str, str]
    """Part that a page may ask for first, such as `index` or `texts-zh` → its file in the search's folder."""

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
    most_whole: int = 3000,
) -> SearchFiles:
    """The engine from `scripts` with lunr.js, the index, and per language the texts and columns.

    Of more than `most_whole` documents all these come in many files, loaded when needed.
    """
    found = documents(site, prose)
    known = readings_in(found)
    in_one = len(found) <= most_whole
    aliases = normalised_aliases(site.aliases)
    index, of_words = index_parts(found, known, aliases, in_one), words(known, aliases, in_one)
    written = {"engine": bundle(scripts / "engine.js", lunr), "words": _script("words", of_words.first)}
    # What an answer misses is of the index or of words: for the browser one folder has both.
    files = dict(_written("index", Parts(index.first, {**index.further, **of_words.further})))
    for language in Language:
        texts = text_parts(site, found, language, images, in_one)
        files |= _written(f"texts-{language}", texts)
        files |= _written(f"columns-{language}", column_parts(found, language, in_one))
    files |= {f"{part}-{_digest(text)}.js": text for part, text in written.items()}
    names = {name.rpartition("-")[0]: name for name in files if "/" not in name}
    outputs = (OutputFile(addresses.search(name), text.encode()) for name, text in files.items())
    return SearchFiles(tuple(outputs), names)


def _written(name: str, parts: Parts) -> Iterator[tuple[str, str]]:
    """The first part with its digest in its name, the further ones in a folder that has it."""
    further = {part: _script(part, value) for part, value in parts.further.items()}
    folder = f"{name}-{_digest(''.join(further.values()))}/" if further else ""
    text = _script(name.partition("-")[0], {**parts.first, "folder": folder})
    yield f"{name}-{_digest(text)}.js", text
    for part, value in further.items():
        yield f"{folder}{part}.js", value


def _script(part: str, value: Any) -> str:
    # JSON is JavaScript since 2019; the two line separators that older engines refuse are escaped anyway.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"{ARRIVE}({json.dumps(part)},{text});\n"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
