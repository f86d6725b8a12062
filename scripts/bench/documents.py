"""What every search is given: the text of each result that ours indexes, no more and no less."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from expo.records import Bilingual
from expo.search import Document


@dataclass(frozen=True)
class Text:
    """A result as the other searches get it, in both languages at once."""

    id: str
    title: str
    summary: str
    keywords: str
    names: str
    """Exhibitor, zone, words of vocabularies, people, id and booth."""
    text: str
    """Applications, innovations, indicators."""

    def paragraphs(self) -> tuple[str, ...]:
        """All but the title, as a page would say it."""
        return tuple(each for each in (self.summary, self.keywords, self.names, self.text) if each)

    def as_json(self) -> dict[str, str]:
        """For searches that take fields."""
        return asdict(self)


def texts(documents: Iterable[Document]) -> list[Text]:
    """The results among the documents, in their order."""
    return [_text(each) for each in documents if each.result]


def _text(document: Document) -> Text:
    assert document.result
    groups = [name for group in document.groups for name in group]
    names = [*groups, *document.names, *_said(*document.people), *document.codes]
    return Text(
        document.result.id,
        title=" ".join(_said(document.title)),
        summary="\n".join(_said(document.summary)) if document.summary else "",
        keywords="; ".join(_said(*document.keywords)),
        names="; ".join(dict.fromkeys(names)),
        text="\n".join(document.text),
    )


def _said(*texts: Bilingual) -> list[str]:
    return [text for each in texts for text in (each.zh, each.en) if text]
