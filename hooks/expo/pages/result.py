"""The page of one result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from expo import addresses
from expo.contacts import qr_svg, short_vcard, tel_uri
from expo.language import Language
from expo.pages.completeness import english_of, missing_fields
from expo.pages.view import View
from expo.records import Contact, IntellectualProperty
from expo.site import Result

LONG_TITLE = {Language.ZH: 20, Language.EN: 60}
"""Characters from which a title is set smaller."""


@dataclass(frozen=True)
class ContactView:
    """A public contact, ready to call, write to, copy and scan."""

    name: Markup
    role: Markup
    phone: str
    tel: str
    email: str
    wechat: str
    qr: Markup


def model(view: View) -> Mapping[str, object]:
    """What pages/result.html places."""
    result = view.site.result(view.page.key)
    record = result.record
    before, after = view.site.neighbours(result)
    description = view.prose(record.description) if record.description else (Markup(""), view.language)
    images = [image for picture in result.pictures if (image := view.image(picture))]
    contacts = result.public_contacts
    related = view.site.related(result)
    address = _address(view)
    return {
        "result": result,
        "record": record,
        "zone": result.zone,
        "zone_link": view.link(addresses.zone(result.zone.key)),
        "mark": record.provenance.kind,
        "long_title": len(view.plain(record.title)) > LONG_TITLE[view.language],
        "second_title": view.say_other(record.title),
        "exhibitor": result.exhibitor,
        "exhibitor_link": view.link(addresses.exhibitor(result.exhibitor.key)) if result.exhibitor else "",
        "images": images,
        "cover": view.file(addresses.cover(result.id)),
        "english": english_of(view, result),
        "facts": list(_facts(view, result)),
        "readiness": _readiness(view, result),
        "description": description[0],
        "description_language": description[1],
        "contacts": [_contact(view, result, each) for each in contacts],
        "contact_card": view.link(addresses.contact_card(result.id)) if contacts else "",
        "bare": _is_bare(result),
        "address": address,
        "address_code": Markup(qr_svg(address)) if address else "",  # noqa: S704 - drawn by segno
        "related": view.cards(related),
        "same_zone": [] if related else view.cards(view.site.around(result)),
        "before": view.card(before) if before else None,
        "after": view.card(after) if after else None,
        "missing": view.listed(view.word(f"field.{name}") for name in missing_fields(result)),
        "submit": view.link(addresses.SUBMIT),
        "form": f"{view.link(addresses.FORM)}?id={result.id}",
        "edit": view.edit(result.path),
    }


def _address(view: View) -> str:
    """The page's own address on the web; "" where it is not known."""
    url = view.outlet.site_url
    return url + view.page.address if urlsplit(url).scheme in ("http", "https") else ""


def _is_bare(result: Result) -> bool:
    """Whether the record holds nothing for the main column of its page."""
    record = result.record
    texts = (record.description, record.innovations, record.applications, record.needs)
    return not any((*texts, record.indicators, record.trl, record.cluster, record.kind, record.stage))


def _facts(view: View, result: Result) -> Iterator[tuple[str, Markup]]:
    """(label, value) of the quiet table; only what the record holds."""
    record, vocabularies = result.record, view.site.vocabularies
    if record.cluster:
        link = view.link(addresses.cluster(record.cluster))
        name = view.term(vocabularies.clusters, record.cluster)
        yield view.word("result.cluster"), Markup('<a href="{}">{}</a>').format(link, name)
    words = [
        ("result.field", vocabularies.fields, record.field),
        ("result.kind", vocabularies.kinds, record.kind),
        ("result.class", vocabularies.classes, record.class_),
        ("result.nature", vocabularies.natures, record.nature),
        ("result.stage", vocabularies.stages, record.stage),
        ("result.application-status", vocabularies.application_statuses, record.application_status),
    ]
    for label, vocabulary, key in words:
        if key:
            yield view.word(label), escape(view.term(vocabulary, key))
    if record.evaluation:
        level = view.term(vocabularies.evaluation_levels, record.evaluation.level)
        yield (
            view.word("result.evaluation"),
            Markup("{}<br>{}").format(level, view.say(record.evaluation.method)),
        )
    if record.registration_number:
        yield view.word("result.registration"), escape(record.registration_number)
    if record.intellectual_property:
        yield (
            view.word("result.ip"),
            _lines(_intellectual_property(view, each) for each in record.intellectual_property),
        )
    if record.awards:
        yield (
            view.word("result.awards"),
            _lines(Markup("{} {}").format(view.say(each.name), each.year or "") for each in record.awards),
        )
    if record.completed_by and record.completed_by.organisations:
        yield view.word("result.completed-by"), _lines(map(view.say, record.completed_by.organisations))
    if record.completed_by and record.completed_by.people:
        yield view.word("result.people"), view.listed(map(view.say, record.completed_by.people))
    if record.cooperation:
        terms = (view.term(vocabularies.cooperation, key) for key in record.cooperation)
        yield view.word("result.cooperation"), view.listed(terms)
    if record.price:
        yield view.word("result.price"), view.say(record.price)
    if record.terms:
        yield view.word("result.terms"), view.say(record.terms)


def _lines(parts: Iterator[Markup] | map[Markup]) -> Markup:
    return Markup("<br>").join(parts)


def _intellectual_property(view: View, each: IntellectualProperty) -> Markup:
    vocabularies = view.site.vocabularies
    parts = [
        view.term(vocabularies.ip_kinds, each.kind),
        each.number,
        view.term(vocabularies.ip_statuses, each.status),
    ]
    text = " · ".join(filter(None, parts))
    return Markup("{} · {}").format(text, view.say(each.holder)) if each.holder else escape(text)


def _readiness(view: View, result: Result) -> Mapping[str, object] | None:
    """The nine steps, with what the result's own step means."""
    trl = result.record.trl
    if trl is None:
        return None
    return {
        "level": trl.level,
        "words": view.word("result.trl-level", level=trl.level),
        "meaning": view.term(view.site.vocabularies.readiness, str(trl.level)),
        "basis": view.say(trl.basis),
    }


def _contact(view: View, result: Result, contact: Contact) -> ContactView:
    return ContactView(
        view.say(contact.name),
        view.say(contact.role),
        contact.phone or "",
        tel_uri(contact.phone) if contact.phone else "",
        contact.email or "",
        contact.wechat or "",
        Markup(qr_svg(short_vcard(contact, result, view.language))),  # noqa: S704 - drawn by segno
    )
