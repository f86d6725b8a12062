"""What shows a hit, in one language: a row a document, without what an address or another row tells."""

from __future__ import annotations

from collections.abc import Sequence

from expo.language import Language
from expo.media import ImageSets
from expo.records import Bilingual
from expo.search.documents import Document

Row = list[str | int]


def rows(documents: Sequence[Document], language: Language, images: ImageSets) -> list[Row]:
    """For each document what theme_overrides/assets/js/lib/entries.js reads.

    A result: id, title, title in the other language, summary, keywords, exhibitor, image, whether a sample.
    Anything else: kind, title, title in the other language, summary, address.
    """
    return [_row(each, language, images) for each in documents]


def _row(document: Document, language: Language, images: ImageSets) -> Row:
    title, said = document.title.said_in(language)
    second = _other(document.title, said)
    summary = document.summary.said_in(language)[0] if document.summary else ""
    result = document.result
    if result is None:
        return [document.kind, title, second, summary, document.address]
    exhibitor = result.exhibitor.record.name.said_in(language)[0] if result.exhibitor else ""
    keywords = "|".join(each.said_in(language)[0] for each in document.keywords)
    sample = int(result.record.is_sample)
    return [result.id, title, second, summary, keywords, exhibitor, _image(document, images), sample]


def _other(text: Bilingual, said: Language) -> str:
    """The text in the language that it was not said in; empty where there is none."""
    return (text.en or "") if said is Language.ZH else text.zh


def _image(document: Document, images: ImageSets) -> str:
    """The name of the smallest rendition without its ending; empty where a cover is drawn."""
    assert document.result is not None
    for picture in document.result.pictures:
        if picture.file.digest in images:
            address = images[picture.file.digest].in_format("jpeg")[0].address
            return address.rpartition("/")[2].rpartition(".")[0]
    return ""
