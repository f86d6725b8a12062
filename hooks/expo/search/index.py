"""The index: which document has which term in which field, gathered by lunr.

lunr's Builder does the gathering and is the yardstick: the browser gives lunr.js the same postings and
lengths and so ranks as lunr.py does (tests/search compares the two).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from typing import Any

from lunr.builder import Builder
from lunr.index import Index
from lunr.stemmer import PorterStemmer

from expo.records import Bilingual
from expo.search.documents import Document
from expo.search.tokens import code_terms, dense_terms, name_terms, phrase_terms, sparse_terms

FIELDS = {"title": 8, "names": 4, "text": 1}
"""Field → how much a term in it weighs."""
B = 0.6
K1 = 1.2
"""lunr's measures: how much a field's length tells, how soon repetition stops telling."""

_ENGLISH = re.compile("[a-z]{3,}")


def gather(documents: Sequence[Document]) -> Builder:
    """All terms of all documents, as lunr keeps them; a document's reference is its number."""
    builder = Builder()
    builder.b(B)
    builder.k1(K1)
    for name, boost in FIELDS.items():
        builder.field(name, boost=boost)
    known = _all(map(_dense, documents))
    found = [field_terms(document, known) for document in documents]
    forms = one_form(_all(each["text"] for each in found))
    for number, fields in enumerate(found):
        fields["text"] = {forms.get(term, term) for term in fields["text"]} - fields["title"]
        # Sorted: lunr numbers terms as they come.
        builder.add({"id": str(number), **{name: sorted(terms) for name, terms in fields.items()}})
    builder.field_lengths = {field: rounded(length) for field, length in builder.field_lengths.items()}
    return builder


def rounded(length: int) -> int:
    """A field's length, made coarse: ranking needs no more, and it is written for every document.

    >>> [rounded(length) for length in (0, 1, 3, 5, 11, 100)]
    [0, 1, 3, 4, 12, 96]
    """
    steps = [0, *(low * half // 2 for power in range(12) for low in [1 << power] for half in (2, 3))]
    return min(dict.fromkeys(steps), key=lambda step: abs(step - length))


def lunr_index(builder: Builder) -> Index:
    """The index that lunr.py searches."""
    return builder.build()


def field_terms(document: Document, known: Container[str]) -> dict[str, set[str]]:
    """Field → its terms; a term counts once, however often it stands there. `known`: see sparse_terms."""
    title = _dense(document)
    people = _all(name_terms(text) for each in document.people for text in _said(each))
    names = _all(map(dense_terms, document.names)) | _all(map(code_terms, document.codes)) | people
    names |= _all(map(group_terms, document.groups))
    summary = _said(document.summary) if document.summary else ()
    text = _all(sparse_terms(each, known) for each in (*summary, *document.text))
    return {"title": title, "names": names, "text": text - title}


def one_form(words: Iterable[str]) -> dict[str, str]:
    """English words → the shortest of those of their stem, which stands for all.

    The browser looks for a word in all its forms, so that in longer text one is enough.

    >>> one_form(["welded", "welding", "锰"])
    {'welded': 'welded', 'welding': 'welded'}
    """
    stemmer = PorterStemmer()
    by_stem: dict[str, list[str]] = {}
    for word in filter(_ENGLISH.fullmatch, words):
        by_stem.setdefault(stemmer.stem(word), []).append(word)
    shortest = {stem: min(forms, key=lambda form: (len(form), form)) for stem, forms in by_stem.items()}
    return {word: shortest[stem] for stem, forms in by_stem.items() for word in forms}


def _dense(document: Document) -> set[str]:
    """The terms of title and keywords, in which any part is found."""
    title = _all(map(dense_terms, _said(document.title)))
    return title | _all(phrase_terms(text) for each in document.keywords for text in _said(each))


def group_terms(names: tuple[str, ...]) -> set[str]:
    """The terms that every member of a group has among its names."""
    return _all(map(dense_terms, names))


def _all(sets: Iterable[set[str]]) -> set[str]:
    return set[str]().union(*sets)


def _said(text: Bilingual) -> tuple[str, ...]:
    return (text.zh, text.en) if text.en else (text.zh,)


Postings = dict[str, dict[int, int]]


def postings(builder: Builder) -> Postings:
    """Term → document → its fields as bits, the first field the lowest."""
    found: Postings = {}
    inverted: dict[str, dict[str, Any]] = builder.inverted_index
    for term, fields in inverted.items():
        of_term: dict[int, int] = {}
        for bit, name in enumerate(FIELDS):
            for reference in fields[name]:
                of_term[int(reference)] = of_term.get(int(reference), 0) | 1 << bit
        found[term] = of_term
    return found


def lengths(builder: Builder) -> dict[str, list[int]]:
    """Field → for each document its number of terms."""
    count: int = builder.document_count
    return {name: [builder.field_lengths[f"{name}/{at}"] for at in range(count)] for name in FIELDS}
