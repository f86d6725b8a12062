"""One page's point of view: its language and address, and how texts and links look from there.

Pages hand plain values and `Markup` to templates; templates only place them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from expo import addresses, words
from expo.changes import Changes
from expo.han import mark_han
from expo.language import Language, Said
from expo.media import ImageSet, ImageSets, PrintedGuide
from expo.prose import render
from expo.records import Vocabulary
from expo.site import Exhibitor, Picture, Result, Site


@dataclass(frozen=True)
class Outlet:
    """What is made into pages and where they will be published."""

    site: Site
    images: ImageSets
    site_url: str
    """Absolute address of the published root, with a slash at the end."""
    repository: str
    """Absolute address of the hosting repository, for links to its editor."""
    guides: tuple[PrintedGuide, ...] = ()
    """The printed guides that the site offers."""
    changes: Changes | None = None
    """In a preview, what differs from the catalogue as it was."""
    hosting: str = "github"
    """What hosts the repository: github, whose editor takes the text of a new file by address, or gitee."""


@dataclass(frozen=True)
class Page:
    """One page in one language: what it is about and where it stands."""

    kind: str
    """The name of its template in theme_overrides/pages/."""
    language: Language
    path: str
    """Its Chinese address; the same in both languages."""
    title: str
    description: str
    source: str
    """The file to edit, relative to the project's root."""
    key: str = ""
    """Id of the result, or key of the zone, exhibitor or cluster that the page is about."""
    sample: bool = False

    @property
    def address(self) -> str:
        """Where the page stands on the site."""
        return addresses.in_language(self.path, self.language)


@dataclass(frozen=True)
class ImageView:
    """An image ready for a template: sources by format, size of the largest rendition in pixels."""

    avif: str
    jpeg: str
    source: str
    full: str
    width: int
    height: int
    placeholder: str
    alt: str
    alt_language: str
    caption: Markup
    credit: Markup


@dataclass(frozen=True)
class Card:
    """A result as it shows in lists. All is empty in a blank one, which scripts fill."""

    id: str
    zone: str
    """Key of its zone."""
    link: str
    title: Markup
    second_title: Markup
    exhibitor: Markup
    level: str
    """Its readiness level in words, or ""."""
    image: ImageView | None
    cover: str
    mark: str
    mark_words: str


def in_script(value: object) -> Markup:
    """JSON that can stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - nothing in it can end the element


class View:
    """The point of view of one page."""

    def __init__(self, outlet: Outlet, page: Page) -> None:
        self.outlet = outlet
        self.site = outlet.site
        self.page = page
        self.language = page.language

    def word(self, key: str, **values: object) -> str:
        """Words of the interface."""
        return words.word(key, self.language, **values)

    def say(self, text: Said | None) -> Markup:
        """A text in the page's language; in another language it carries its own `lang`."""
        if text is None:
            return Markup("")
        return self._marked(*text.said_in(self.language))

    def say_other(self, text: Said) -> Markup:
        """The text in the other language, marked with it; empty when that says nothing new."""
        shown, _ = text.said_in(self.language)
        other, language = text.said_in(self.language.other)
        return Markup("") if other == shown else self._marked(other, language)

    def quoted(self, text: str) -> Markup:
        """A text as it is written; on an English page its Chinese words carry their own `lang`."""
        return escape(text) if self.language is Language.ZH else Markup(mark_han(escape(text)))  # noqa: S704

    def prose(self, text: Said) -> tuple[Markup, Language]:
        """A Markdown text in the page's language, as HTML, and the language it is really in."""
        source, language = text.said_in(self.language)
        html = render(source)
        return (html if language is Language.ZH else Markup(mark_han(html)), language)  # noqa: S704

    def plain(self, text: Said) -> str:
        """A text in the page's language, or in Chinese, without markup."""
        return text.said_in(self.language)[0]

    def term(self, vocabulary: Vocabulary, key: str | None) -> str:
        """A word of a vocabulary in the page's language; empty for None."""
        return self.plain(vocabulary[key]) if key else ""

    def link(self, path: str) -> str:
        """The link to a page in the page's own language, from its Chinese address."""
        return self.file(addresses.in_language(path, self.language))

    def file(self, address: str) -> str:
        """The link to an address of the site."""
        if self.page.path == addresses.NOT_FOUND:
            # The host shows this page at any depth, where a relative link would lead nowhere.
            return urlsplit(self.outlet.site_url).path + address
        return addresses.relative(address, self.page.address)

    def edit(self, source: str) -> str:
        """The link to a file in the hosting service's editor; empty for one outside the repository."""
        if source.startswith("../"):
            return ""
        return addresses.editor(self.outlet.repository, source)

    def listed(self, parts: Iterable[str]) -> Markup:
        """Several things in a row, with the comma of the page's language."""
        return escape("、" if self.language is Language.ZH else ", ").join(parts)

    def phrased(self, text: str) -> Markup:
        """Text whose lines break after Chinese punctuation before they break anywhere else."""
        phrases = list(filter(None, re.split(r"(?<=[，、；：。])(?![，、；：。”’）》])", text)))
        if self.language is Language.EN or len(phrases) < 2:
            return self.quoted(text)
        return Markup("").join(Markup('<span class="phrase">{}</span>').format(each) for each in phrases)

    def name(self, exhibitor: Exhibitor | None) -> Markup:
        """The exhibitor's name, or that it is not known."""
        return self.say(exhibitor.record.name) if exhibitor else escape(self.word("result.exhibitor-unknown"))

    def image(self, picture: Picture) -> ImageView | None:
        """An image with its renditions; None where it could not be encoded."""
        images = self.outlet.images.get(picture.file.digest)
        if images is None:
            return None
        largest = images.in_format("jpeg")[-1]
        alt, alt_language = picture.record.alt.said_in(self.language)
        credit = picture.record.credit
        return ImageView(
            self._source_set(images, "avif"),
            self._source_set(images, "jpeg"),
            self.file(images.in_format("jpeg")[0].address),
            self.file(largest.address),
            largest.width,
            largest.height,
            images.placeholder,
            alt,
            "" if alt_language is self.language else alt_language.tag,
            self.say(picture.record.caption),
            escape(self.word("result.credit", credit=self.plain(credit))) if credit else Markup(""),
        )

    def card(self, result: Result) -> Card:
        """A result as it shows in lists."""
        record = result.record
        return Card(
            result.id,
            result.zone.key,
            self.link(addresses.result(result.id)),
            self.say(record.title),
            self.say_other(record.title),
            self.name(result.exhibitor),
            self.word("results.level", level=record.trl.level) if record.trl else "",
            next(filter(None, map(self.image, result.pictures)), None),
            self.file(addresses.cover(result.id)),
            record.provenance.kind,
            self.word(f"mark.{record.provenance.kind}"),
        )

    def blank_card(self) -> Card:
        """A card without a result, for scripts to fill; marked as a sample where there are samples."""
        mark = "sample" if self.site.has_samples else ""
        nothing = Markup("")
        return Card(
            "", "", "", nothing, nothing, nothing, "", None, "", mark, mark and self.word(f"mark.{mark}")
        )

    def cards(self, results: tuple[Result, ...]) -> list[Card]:
        """Several results as they show in lists."""
        return [self.card(result) for result in results]

    def count(self, key: str, n: int) -> str:
        """A number of things in words, as in `count.results`."""
        return self.word(f"count.{key}", n=n)

    def _marked(self, text: str, language: Language) -> Markup:
        if language is self.language:
            return self.quoted(text)
        return Markup('<span lang="{}">{}</span>').format(language.tag, text)

    def _source_set(self, images: ImageSet, name: str) -> str:
        return ", ".join(f"{self.file(each.address)} {each.width}w" for each in images.in_format(name))
