"""What shows a hit, in one language: a row a document, without what an address or another row tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from expo.language import Language
from expo.media import ImageSets
from expo.records import Bilingual
from expo.search.documents import Document
from expo.search.parts import Parts
from expo.site import Site

Row = list[str | int]

ROWS = 2
"""So many rows or summaries make a block: hits are few, and stand apart."""


def text_parts(
    site: Site, documents: Sequence[Document], language: Language, images: ImageSets, in_one: bool
) -> Parts:
    """What theme_overrides/assets/js/lib/entries.js reads. Summaries are loaded for the hits that show them.

    The row of a result: id, title, title in the other language, keywords, exhibitor, image, whether a sample.
    Of anything else: kind, title, title in the other language, address.
    """
    rows = [_row(each, language, images) for each in documents]
    summaries = [_summary(each, language) for each in documents]
    zones = {zone.letter: zone.key for zone in site.exhibition.zones}
    head = {"zones": zones, "documents": len(documents), "results": len(site.results), "block": ROWS}
    if in_one:
        return Parts({**head, "rows": rows}, _blocks("summaries", summaries))
    return Parts(head, {**_blocks("rows", rows), **_blocks("summaries", summaries)})


def _blocks(name: str, values: Sequence[Any]) -> dict[str, Any]:
    return {f"{name}-{start // ROWS}": values[start : start + ROWS] for start in range(0, len(values), ROWS)}


def _summary(document: Document, language: Language) -> str:
    return document.summary.said_in(language)[0] if document.summary else ""


def _row(document: Document, language: Language, images: ImageSets) -> Row:
    title, said = document.title.said_in(language)
    second = _other(document.title, said)
    result = document.result
    if result is None:
        return [document.kind, title, second, document.address]
    exhibitor = result.exhibitor.record.name.said_in(language)[0] if result.exhibitor else ""
    keywords = "|".join(each.said_in(language)[0] for each in document.keywords)
    sample = int(result.record.is_sample)
    return [result.id, title, second, keywords, exhibitor, _image(document, images), sample]


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
