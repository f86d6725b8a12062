"""What can be found: results first, in the order of the site, then exhibitors, zones, clusters and prose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from expo import addresses
from expo.language import Language
from expo.records import Bilingual, Term, Vocabulary
from expo.search.prose import ProsePage
from expo.site import Exhibitor, Result, Site
from expo.words import word

Texts = tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """Something that can be found: what it says in both languages, by how much the words weigh.

    No number of a contact and nothing of a contact without consent is in it.
    """

    kind: str
    """result, exhibitor, zone, cluster or page."""
    address: str
    """Its page, by the Chinese address."""
    title: Bilingual
    summary: Bilingual | None = None
    keywords: tuple[Bilingual, ...] = ()
    names: Texts = ()
    """Other names of it, in both languages."""
    groups: tuple[Texts, ...] = ()
    """What it shares with others: names of its exhibitor and zone, words of vocabularies; each in both
    languages. Kept apart because the packed index says once what a group is called."""
    people: tuple[Bilingual, ...] = ()
    codes: Texts = ()
    """Id and booth."""
    text: Texts = ()
    """What else can be found of what its page says."""
    result: Result | None = None


def documents(site: Site, prose: Mapping[str, Mapping[Language, ProsePage]]) -> tuple[Document, ...]:
    """All that can be found; the place in the tuple is the document's number."""
    return (
        *(_result(site, each) for each in site.results),
        *(_exhibitor(each) for each in site.exhibitors),
        *_places(site),
        *_about(site),
        *(_prose(path, pages) for path, pages in prose.items() if Language.ZH in pages),
    )


def _result(site: Site, result: Result) -> Document:
    record, words = result.record, site.vocabularies
    indicators = [each.name for each in record.indicators]
    contributors = record.completed_by.people if record.completed_by else ()
    organisations = record.completed_by.organisations if record.completed_by else ()
    contacts = tuple(each.name for each in result.public_contacts)
    exhibitors = (result.exhibitor.record,) if result.exhibitor else ()
    terms = [
        term
        for vocabulary, key in (
            (words.clusters, record.cluster),
            (words.fields, record.field),
            (words.classes, record.class_),
            (words.kinds, record.kind),
            (words.natures, record.nature),
            (words.stages, record.stage),
            (words.application_statuses, record.application_status),
            *((words.cooperation, each) for each in record.cooperation),
            *((words.ip_kinds, each.kind) for each in record.intellectual_property),
            *((words.exhibitor_kinds, each.kind) for each in exhibitors),
        )
        if (term := _term(vocabulary, key))
    ]
    groups = (
        *(_both(name) for name in (*(each.name for each in exhibitors), *organisations)),
        _both(result.zone.name, result.zone.short_name),
        *((term.zh, term.en, *(_both(term.group) if term.group else ())) for term in terms),
    )
    return Document(
        "result",
        addresses.result(result.id),
        record.title,
        record.summary,
        record.keywords,
        groups=tuple(dict.fromkeys(groups)),
        people=(*contributors, *contacts),
        codes=(result.id, *([record.booth] if record.booth else [])),
        text=_both(*record.applications, *indicators, *record.innovations),
        result=result,
    )


def _exhibitor(exhibitor: Exhibitor) -> Document:
    district = exhibitor.record.district
    address = addresses.exhibitor(exhibitor.key)
    return Document("exhibitor", address, exhibitor.record.name, names=_both(district) if district else ())


def _places(site: Site) -> Iterator[Document]:
    for zone in site.exhibition.zones:
        yield Document("zone", addresses.zone(zone.key), zone.name, zone.about, names=_both(zone.short_name))
    for key in site.clusters():
        term = site.vocabularies.clusters[key]
        yield Document("cluster", addresses.cluster(key), Bilingual(zh=term.zh, en=term.en), term.note)


def _about(site: Site) -> Iterator[Document]:
    exhibition = site.exhibition
    yield Document(
        "page", addresses.ABOUT, _words("about.title"), exhibition.lead,
        names=_both(exhibition.name, exhibition.event, exhibition.venue.name, exhibition.venue.area),
    )  # fmt: skip
    for number, section in enumerate(exhibition.about, 1):
        yield Document("page", addresses.section(number), section.title, text=_both(section.text))
    yield Document("page", addresses.STATUS, _words("status.title"), _words("status.lead"))


def _prose(path: str, pages: Mapping[Language, ProsePage]) -> Document:
    own, other = pages[Language.ZH], pages.get(Language.EN)
    return Document(
        "page",
        path,
        Bilingual(zh=own.title, en=other and other.title),
        Bilingual(zh=own.description, en=other and other.description),
        text=tuple(page.headings for page in pages.values()),
    )


def _words(key: str) -> Bilingual:
    return Bilingual(zh=word(key, Language.ZH), en=word(key, Language.EN))


def _term(vocabulary: Vocabulary, key: str | None) -> Term | None:
    return vocabulary[key] if key else None


def _both(*texts: Bilingual) -> Texts:
    return tuple(text for each in texts for text in (each.zh, each.en) if text)
