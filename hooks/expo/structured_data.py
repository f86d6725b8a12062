"""What a page is about, said to search engines: schema.org as JSON-LD.

Each function gives text that is safe inside <script type="application/ld+json">. Addresses are absolute with
a `base_url` (the address of the site's root), otherwise relative to the page. Contacts are left out: their
consent is to the page, not to being gathered by machines.

A result is a CreativeWork: the record of a piece of work, which the exhibition features. It is no Product,
because the catalogue offers nothing for sale.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from expo import addresses
from expo.language import Language
from expo.records import Bilingual, Organiser, Vocabularies
from expo.site import Exhibitor, Result, Site

Node = dict[str, Any]
"""A thing of schema.org; what is not known is None and is left out when written."""

_HOME = {Language.ZH: "首页", Language.EN: "Home"}
_EXHIBITORS = {Language.ZH: "展商", Language.EN: "Exhibitors"}
_SAMPLE_RESULT = {Language.ZH: "示例数据，并非真实成果。", Language.EN: "Sample data, not a real result. "}
_SAMPLE_EXHIBITOR = {
    Language.ZH: "示例数据，并非真实机构。",
    Language.EN: "Sample data, not a real organisation. ",
}
_CREDIT_CODE = "GB 32100-2015"
_KINDS = {"university": "CollegeOrUniversity", "institute": "ResearchOrganization"}
"""Kinds of exhibitor that schema.org has a narrower type for."""


def for_result(
    site: Site, result: Result, language: Language, base_url: str, image_addresses: Sequence[str]
) -> str:
    """A result as a CreativeWork that the exhibition features, with the way to its page.

    `image_addresses` are relative to the site's root.
    """
    page = addresses.in_language(addresses.result(result.id), language)
    at = _address_from(page, base_url)
    record = result.record
    title, said = record.title.said_in(language)
    work = {
        "@type": "CreativeWork",
        "@id": at(page) + "#result",
        "url": at(page),
        "name": title,
        "identifier": result.id,
        "description": _description(record.summary, record.is_sample, _SAMPLE_RESULT, language),
        "inLanguage": said.tag,
        "creativeWorkStatus": "Sample" if record.is_sample else None,
        "image": [at(each) for each in image_addresses],
        "about": _about(result, site.vocabularies, language),
        "keywords": _texts(record.keywords, language),
        "creator": _creators(result, language),
        "provider": _organisation(result.exhibitor, language, at) if result.exhibitor else None,
        "award": _texts((each.name for each in record.awards), language),
        "isPartOf": _website(site, language, at),
        "@reverse": {"workFeatured": _event(site, language, at)},
    }
    zone = result.zone
    trail = [
        (_HOME[language], addresses.HOME),
        (_text(zone.short_name, language), addresses.zone(zone.key)),
        (title, addresses.result(result.id)),
    ]
    return _written(work, _breadcrumbs(trail, language, at))


def for_home(site: Site, language: Language, base_url: str) -> str:
    """The catalogue as a WebSite that can be searched, and the exhibition as an ExhibitionEvent."""
    at = _address_from(addresses.in_language(addresses.HOME, language), base_url)
    search = {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": at(addresses.in_language(addresses.RESULTS, language)) + "?q={search_term_string}",
        },
        "query-input": "required name=search_term_string",
    }
    about = site.exhibition
    website = {
        **_website(site, language, at),
        "description": _text(about.lead, language),
        "inLanguage": language.tag,
        "potentialAction": search,
    }
    event = {
        **_event(site, language, at),
        "description": _text(about.theme, language),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "superEvent": {"@type": "Event", "name": _text(about.event, language)},
        "contributor": [_contributor(each, language) for each in about.organisers],
    }
    return _written(website, event)


def for_exhibitor(site: Site, exhibitor: Exhibitor, language: Language, base_url: str) -> str:
    """An exhibitor as an Organization, with the way to its page."""
    page = addresses.in_language(addresses.exhibitor(exhibitor.key), language)
    at = _address_from(page, base_url)
    record = exhibitor.record
    code = {"@type": "PropertyValue", "propertyID": _CREDIT_CODE, "value": record.credit_code}
    organisation = {
        **_organisation(exhibitor, language, at),
        "description": _description(record.about, record.is_sample, _SAMPLE_EXHIBITOR, language),
        "mainEntityOfPage": at(page),
        "telephone": record.phone,
        "email": record.email,
        "address": _text(record.address, language),
        "identifier": code if record.credit_code else None,
        "event": _event(site, language, at),
    }
    trail = [
        (_HOME[language], addresses.HOME),
        (_EXHIBITORS[language], addresses.EXHIBITORS),
        (_text(record.name, language), addresses.exhibitor(exhibitor.key)),
    ]
    return _written(organisation, _breadcrumbs(trail, language, at))


# ---------------------------------------------------------------------------------------------------- things


def _website(site: Site, language: Language, at: Callable[[str], str]) -> Node:
    home = at(addresses.in_language(addresses.HOME, language))
    name = _text(site.exhibition.name, language)
    return {"@type": "WebSite", "@id": f"{home}#website", "url": home, "name": name}


def _event(site: Site, language: Language, at: Callable[[str], str]) -> Node:
    about = site.exhibition
    home = at(addresses.in_language(addresses.HOME, language))
    return {
        "@type": "ExhibitionEvent",
        # One exhibition in both languages: the Chinese home page stands for it.
        "@id": at(addresses.HOME) + "#exhibition",
        "url": home,
        "name": _text(about.name, language),
        "startDate": about.period.first.isoformat(),
        "endDate": about.period.last.isoformat(),
        "location": {
            "@type": "Place",
            "name": _text(about.venue.name, language),
            "address": _text(about.venue.area, language),
        },
    }


def _organisation(exhibitor: Exhibitor, language: Language, at: Callable[[str], str]) -> Node:
    record = exhibitor.record
    return {
        "@type": _KINDS.get(record.kind or "", "Organization"),
        # One exhibitor in both languages: its Chinese page stands for it.
        "@id": at(addresses.exhibitor(exhibitor.key)) + "#exhibitor",
        "name": _text(record.name, language),
        "url": record.website or at(addresses.in_language(addresses.exhibitor(exhibitor.key), language)),
    }


def _contributor(organiser: Organiser, language: Language) -> Node:
    """Its part stands in words: "organizer" or "sponsor" would claim more than is known."""
    return {
        "@type": "Role",
        "roleName": _text(organiser.role, language),
        "contributor": {"@type": "Organization", "name": _text(organiser.name, language)},
    }


def _creators(result: Result, language: Language) -> list[Node]:
    completed_by = result.record.completed_by
    if completed_by is None:
        return []
    organisations = _texts(completed_by.organisations, language)
    people = _texts(completed_by.people, language)
    return [
        *({"@type": "Organization", "name": name} for name in organisations),
        *({"@type": "Person", "name": name} for name in people),
    ]


def _about(result: Result, words: Vocabularies, language: Language) -> list[Node]:
    record = result.record
    found = ((record.cluster, words.clusters), (record.field, words.fields))
    return [
        {"@type": "DefinedTerm", "name": vocabulary[key].said_in(language)[0], "termCode": key}
        for key, vocabulary in found
        if key
    ]


def _breadcrumbs(trail: Iterable[tuple[str, str]], language: Language, at: Callable[[str], str]) -> Node:
    """The pages that lead here, from the home page; their addresses are Chinese ones."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": at(addresses.in_language(address, language)),
            }
            for position, (name, address) in enumerate(trail, 1)
        ],
    }


# --------------------------------------------------------------------------------------------------- writing


def _address_from(page: str, base_url: str) -> Callable[[str], str]:
    """Turns an address of the site into one that holds on this page."""
    if base_url:
        return lambda address: f"{base_url.rstrip('/')}/{address}"
    return lambda address: addresses.relative(address, page)


def _text(text: Bilingual | None, language: Language) -> str:
    return text.said_in(language)[0] if text else ""


def _texts(texts: Iterable[Bilingual], language: Language) -> list[str]:
    return [_text(each, language) for each in texts]


def _description(
    text: Bilingual | None, is_sample: bool, mark: Mapping[Language, str], language: Language
) -> str:
    return ((mark[language] if is_sample else "") + _text(text, language)).strip()


def _written(*nodes: Node) -> str:
    """The things as one JSON-LD text that cannot end the element it stands in."""
    graph = {"@context": "https://schema.org", "@graph": [_known(node) for node in nodes]}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    # "<" begins both ways out of a script: "</script" and "<!--". The separators end lines in old JavaScript.
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _known(value: Any) -> Any:
    """Without what is None or empty, at any depth."""
    if isinstance(value, dict):
        return {key: _known(each) for key, each in value.items() if each not in (None, "", [])}
    if isinstance(value, list):
        return [_known(each) for each in value]
    return value
