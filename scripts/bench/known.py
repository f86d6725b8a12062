"""Queries made from the records, for catalogues too large for a list by hand.

The recipe: for each kind a fixed number of results is drawn by a hash of the id; from each comes one query
that its visitor could type – two neighbouring words of its title, a keyword, a keyword's pinyin or initials,
two English words of the title, its id. Right are all results whose text holds what was meant, by the texts of
documents.py and not by any search: Chinese words as they stand; for pinyin and initials also whatever sounds
the same in title, keywords or names; English words from the beginning of a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

import rjieba
from pypinyin import Style, lazy_pinyin
from scripts.bench.documents import Text
from scripts.bench.scoring import Query
from scripts.samples.chance import Draw, shuffled

EACH = 40
"""Queries of each kind."""

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LATIN = re.compile(r"[A-Za-z]{4,}")
_COMMON = frozenset({"based", "between", "from", "into", "over", "that", "this", "under", "using", "with"})


def known_items(texts: Sequence[Text]) -> list[Query]:
    """Queries of every kind with all that is right for them; the same for the same texts."""
    by_id = {each.id: each for each in texts}
    catalogue = _Catalogue(texts)
    queries: list[Query] = []
    for kind, make in _KINDS.items():
        made = (make(by_id[id], catalogue) for id in shuffled(f"known items/{kind}", by_id))
        queries += _first(made, EACH)
    return queries


def _first(made: Iterator[Query | None], count: int) -> Iterator[Query]:
    """The first so many that are different."""
    seen: set[str] = set()
    for query in made:
        if query and query.text not in seen:
            seen.add(query.text)
            yield query
        if len(seen) == count:
            return


class _Catalogue:
    """The texts in the forms in which what was meant is looked for."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.whole = {each.id: " ".join((each.title, *each.paragraphs())).lower() for each in texts}
        self.syllables = {each.id: _sounds(each, Style.NORMAL) for each in texts}
        self.initials = {each.id: _sounds(each, Style.FIRST_LETTER) for each in texts}

    def holding(self, *parts: str) -> set[str]:
        """Results whose text holds all parts."""
        return {id for id, text in self.whole.items() if all(part in text for part in parts)}

    def beginning(self, *words: str) -> set[str]:
        """Results with words that begin so."""
        starts = [re.compile(rf"\b{re.escape(word)}") for word in words]
        return {id for id in self.holding(*words) if all(each.search(self.whole[id]) for each in starts)}


def _sounds(text: Text, style: Style) -> str:
    runs = _HAN.findall(" ".join((text.title, text.keywords, text.names)))
    return "".join(f" {_pinyin(run, style)} |" for run in runs)


@cache
def _pinyin(run: str, style: Style) -> str:
    return " ".join(lazy_pinyin(run, style=style))


def _words(text: Text, catalogue: _Catalogue) -> Query | None:
    words = [word for run in _HAN.findall(text.title) for word in rjieba.cut(run) if len(word) > 1]
    if len(words) < 2:
        return None
    draw = Draw("known items/words", text.id)
    at = draw.count(0, len(words) - 2)
    pair = words[at : at + 2]
    return _query(" ".join(pair), "words", catalogue.holding(*pair))


def _keyword(text: Text, catalogue: _Catalogue) -> Query | None:
    word = _drawn_keyword(text, 2, 8)
    return _query(word, "keyword", catalogue.holding(word)) if word else None


def _by_pinyin(text: Text, catalogue: _Catalogue) -> Query | None:
    word = _drawn_keyword(text, 2, 6)
    if not word:
        return None
    sound = _pinyin(word, Style.NORMAL)
    alike = {id for id, known in catalogue.syllables.items() if f" {sound} " in known}
    return _query(sound.replace(" ", ""), "pinyin", alike | catalogue.holding(word))


def _by_initials(text: Text, catalogue: _Catalogue) -> Query | None:
    word = _drawn_keyword(text, 4, 6)
    if not word:
        return None
    sound = _pinyin(word, Style.FIRST_LETTER)
    alike = {id for id, known in catalogue.initials.items() if f" {sound} " in known}
    return _query(sound.replace(" ", ""), "initials", alike | catalogue.holding(word))


def _english(text: Text, catalogue: _Catalogue) -> Query | None:
    words = [word.lower() for word in _LATIN.findall(text.title) if word.lower() not in _COMMON]
    if len(words) < 2:
        return None
    draw = Draw("known items/english", text.id)
    at = draw.count(0, len(words) - 2)
    pair = words[at : at + 2]
    return _query(" ".join(pair), "english", catalogue.beginning(*pair))


def _by_id(text: Text, _: _Catalogue) -> Query:
    spellings = (text.id, text.id.lower(), text.id.replace("-", "").lower())
    return _query(Draw("known items/id", text.id).pick(spellings), "id", {text.id})


def _drawn_keyword(text: Text, shortest: int, longest: int) -> str | None:
    fitting = [
        word
        for word in text.keywords.split("; ")
        if _HAN.fullmatch(word) and shortest <= len(word) <= longest
    ]
    return Draw("known items/keyword", text.id).pick(fitting) if fitting else None


def _query(text: str, kind: str, find: set[str]) -> Query:
    return Query(text, kind, frozenset(find))


_KINDS: dict[str, Callable[[Text, _Catalogue], Query | None]] = {
    "words": _words,
    "keyword": _keyword,
    "pinyin": _by_pinyin,
    "initials": _by_initials,
    "english": _english,
    "id": _by_id,
}
