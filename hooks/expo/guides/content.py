"""What a guide shows, as plain data for its template.

Every text is a list of passages, one for each language of the guide in its order: `{"lang", "text"}`. Where
there is no English, the Chinese stands there alone. Nothing here is markup; templates place it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from expo import addresses, words
from expo.contacts import qr_svg, tel_uri
from expo.guides.indexes import Index, indexes_of
from expo.guides.pictures import first_picture
from expo.guides.plan import Guide
from expo.language import Language, Said
from expo.media import ImageSets
from expo.records import Contact, Indicator, Vocabulary, Zone
from expo.site import Result, Site
from expo.typeface import settable

MOST_OF_BOOTH = 24
"""Characters of a booth that are printed; a real one has a few."""

Passages = list[dict[str, str]]
Data = dict[str, Any]


@dataclass(frozen=True)
class Art:
    """What others draw and encode for a guide."""

    images: ImageSets
    cover: Callable[[Result], str]
    """The drawn cover of a result, as SVG."""
    landscapes: Mapping[str, str]
    """Key of a zone → its drawn landscape, as SVG."""


class Content:
    """Makes the data of one guide."""

    def __init__(self, site: Site, guide: Guide, art: Art, site_url: str) -> None:
        self.site = site
        self.guide = guide
        self.art = art
        self.site_url = site_url
        self.languages = guide.options.languages
        self.files: dict[str, str | Path] = {}
        """Name that the data give a file → the SVG in it, or the encoded picture to copy."""

    def data(self) -> Data:
        """Everything that the template of the guide's kind reads."""
        exhibition = self.site.exhibition
        return {
            "languages": list(self.languages),
            "paper": self.guide.options.paper,
            "bleed": self.guide.options.bleed,
            "two_up": self.guide.options.two_up,
            "title": self._title(),
            "exhibition": self.say(exhibition.name),
            "event": self.say(exhibition.event),
            "when": self._when(),
            "where": self.say(exhibition.venue.name),
            "count": self.word("count.results", n=len(self.guide.results)),
            "edition": self._edition(),
            "imprint": list(self._imprint()),
            "date": {"year": self.site.date.year, "month": self.site.date.month, "day": self.site.date.day},
            "site": self._site_address(),
            "words": {key.split(".")[1]: self.word(key) for key in _TEMPLATE_WORDS},
            "zones": [self._zone(*each) for each in self.guide.zones],
            "indexes": [self._index(each) for each in indexes_of(self.guide, self.site, self.languages[0])],
        }

    # ----------------------------------------------------------------------------------------------- texts

    def say(self, text: Said | None) -> Passages:
        """A text of the records, in each language of the guide that it has."""
        if text is None:
            return []
        said = dict.fromkeys(text.said_in(language) for language in self.languages)
        return [_passage(words, language) for words, language in said]

    def word(self, key: str, **values: object) -> Passages:
        """Words of our own."""
        return [_passage(words.word(key, each, **values), each) for each in self.languages]

    def term(self, vocabulary: Vocabulary, key: str | None) -> Passages:
        """A word of a vocabulary; nothing for None."""
        return self.say(vocabulary[key]) if key else []

    def listed(self, texts: Iterable[Passages]) -> Passages:
        """Several texts as one, with the comma of each language."""
        rows = list(texts)
        if not rows:
            return []
        return [
            _passage(comma.join(row[min(at, len(row) - 1)]["text"] for row in rows), language)
            for at, language in enumerate(self.languages)
            for comma in ["、" if language is Language.ZH else ", "]
        ]

    # ----------------------------------------------------------------------------------------------- parts

    def _title(self) -> Passages:
        """The name of the whole zone, of the only result or exhibitor in the guide, or of the catalogue."""
        results, zones = self.guide.results, self.guide.zones
        if len(zones) == 1 and results == self.site.in_zone(zones[0][0]):
            return self.say(zones[0][0].name)
        if len(results) == 1:
            return self.say(results[0].record.title)
        exhibitor = results[0].exhibitor
        if exhibitor and results == self.site.of_exhibitor(exhibitor):
            return self.say(exhibitor.record.name)
        return self.word("guide.catalogue")

    def _when(self) -> Passages:
        period = self.site.exhibition.period
        return [_passage(words.days(period.first, period.last, each), each) for each in self.languages]

    def _edition(self) -> Passages:
        return self.word("guide.edition", date=self.site.date.isoformat())

    def _imprint(self) -> Iterator[Passages]:
        yield self.word("guide.imprint-made", url=self._site_address())
        yield self.word("guide.imprint-date", date=self.site.date.isoformat(), n=len(self.guide.results))
        if any(result.record.is_sample for result in self.guide.results):
            yield self.word("site.samples-note")
        yield self.word("guide.imprint-consent")
        yield self.word("guide.imprint-letters")

    def _site_address(self) -> str:
        return settable(self.site_url.removesuffix("/"))

    def _zone(self, zone: Zone, results: tuple[Result, ...]) -> Data:
        url = self.site_url + addresses.in_language(addresses.zone(zone.key), self.languages[0])
        return {
            "key": zone.key,
            "url": url,
            "qr": self._drawn(f"{zone.key}-code.svg", _code(url)),
            "letter": zone.letter,
            "name": self.say(zone.name),
            "short_name": self.say(zone.short_name),
            "about": self.say(zone.about),
            "colour": zone.colour,
            "landscape": self._drawn(f"{zone.key}.svg", self.art.landscapes[zone.key]),
            "count": self.word("count.results", n=len(results)),
            "entries": [self._entry(result) for result in results],
        }

    def _entry(self, result: Result) -> Data:
        record, vocabularies = result.record, self.site.vocabularies
        url = self.site_url + addresses.in_language(addresses.result(result.id), self.languages[0])
        picture = self._picture(result)
        return {
            "id": result.id,
            "booth": _shortened(record.booth or ""),
            "title": self.say(record.title),
            "exhibitor": self.say(result.exhibitor.record.name)
            if result.exhibitor
            else self.word("result.exhibitor-unknown"),
            "mark": self.word(f"mark.{record.provenance.kind}") if record.is_sample else [],
            "picture": picture,
            "cover": "" if picture else self._drawn(f"{result.id}-cover.svg", self.art.cover(result)),
            "summary": self.say(record.summary) or self.word("result.no-summary"),
            "lists": list(self._lists(result)),
            "indicators": [self._indicator(each) for each in record.indicators],
            "level": record.trl.level if record.trl else 0,
            "level_words": self.word("guide.level", level=record.trl.level) if record.trl else [],
            "facts": [
                {"key": label.split(".")[1], "label": self.word(label), "value": value}
                for label, value in (
                    ("result.stage", self.term(vocabularies.stages, record.stage)),
                    ("result.cluster", self.term(vocabularies.clusters, record.cluster)),
                    (
                        "result.cooperation",
                        self.listed(self.term(vocabularies.cooperation, each) for each in record.cooperation),
                    ),
                    ("result.price", self.say(record.price)),
                )
                if value
            ],
            "contacts": [self._contact(each) for each in result.public_contacts],
            "url": url,
            "qr": self._drawn(f"{result.id}-code.svg", _code(url)),
        }

    def _lists(self, result: Result) -> Iterator[Data]:
        record = result.record
        for label, texts in (
            ("result.innovations", record.innovations),
            ("result.applications", record.applications),
            ("result.needs", record.needs),
        ):
            if texts:
                yield {"label": self.word(label), "items": [self.say(each) for each in texts]}

    def _picture(self, result: Result) -> Data | None:
        """The first picture, if there is one that could be encoded."""
        found = first_picture(result, self.art.images)
        if found is None:
            return None
        name = PurePosixPath(found.rendition.address).name
        self.files[name] = found.rendition.file
        return {
            "file": name,
            "alt": settable(found.picture.record.alt.said_in(self.languages[0])[0]),
            "caption": self.say(found.picture.record.caption),
        }

    def _drawn(self, name: str, svg: str) -> str:
        # In files of their own: typst weighs all that it hands from one function of a template to the next.
        self.files[name] = svg
        return name

    def _indicator(self, each: Indicator) -> Data:
        return {
            "name": self.say(each.name),
            "value": _printable(each.value),
            "unit": _printable(each.unit or ""),
        }

    def _contact(self, contact: Contact) -> Data:
        ways: list[dict[str, str]] = []
        if contact.phone:
            ways.append({"text": contact.phone, "url": tel_uri(contact.phone)})
        if contact.email:
            ways.append({"text": _printable(contact.email), "url": f"mailto:{contact.email}"})
        wechat = self.word("guide.wechat", id=contact.wechat) if contact.wechat else []
        return {
            "name": self.say(contact.name),
            "role": self.say(contact.role),
            "ways": ways,
            "wechat": wechat,
        }

    def _index(self, index: Index) -> Data:
        return {
            "title": self.word(f"guide.index-{index.name}"),
            "groups": [
                {
                    "head": group.head,
                    "items": [
                        {"name": self._index_name(item.name), "ids": list(item.ids)} for item in group.items
                    ],
                }
                for group in index.groups
            ],
        }

    def _index_name(self, name: Said | str) -> Passages:
        if isinstance(name, str):
            return [_passage(name, self.languages[0])]
        return self.say(name)


_TEMPLATE_WORDS = (
    "guide.contents",
    "guide.notes",
    "guide.indexes",
    "guide.scan",
    "guide.contact",
    "guide.desk",
    "guide.indicator",
    "guide.value",
    "guide.overview",
    "guide.cover-art",
    "guide.qr",
    "result.indicators",
    "result.trl",
    "site.samples-note",
)


def lay_out(files: Mapping[str, str | Path], folder: Path) -> None:
    """Put the files that the data of a guide name into a folder."""
    for name, source in files.items():
        if isinstance(source, str):
            (folder / name).write_text(source, "utf-8")
        else:
            shutil.copyfile(source, folder / name)


@cache
def _code(url: str) -> str:
    """The code that leads to an address; many guides ask for the same one, and it takes long to make."""
    return qr_svg(url)


def _passage(text: str, language: Language) -> dict[str, str]:
    return {"lang": language.value, "text": _printable(text)}


_LONG_RUN = re.compile(r"[^\s\u3400-\u9fff/-]{22,}")
"""Signs in a row that no line can be broken between: more than fit into a narrow column."""


@cache
def _printable(text: str) -> str:
    """The text as it can be set, with places to break in runs that would go over the edge."""
    return _LONG_RUN.sub(lambda run: "\u200b".join(run[0]), settable(text))


def _shortened(booth: str) -> str:
    """A booth as it fits into a running head."""
    return settable(booth if len(booth) <= MOST_OF_BOOTH else booth[: MOST_OF_BOOTH - 1] + "…")
