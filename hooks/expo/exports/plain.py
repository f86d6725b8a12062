"""A result as plain values, in both languages: what JSON can hold.

The fields are listed here one by one, so that nothing is published by accident; contacts appear only where
Result.public_contacts has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from expo import addresses
from expo.language import Language
from expo.records import (
    Award,
    Bilingual,
    CompletedBy,
    Contact,
    Evaluation,
    Exhibition,
    Indicator,
    IntellectualProperty,
    NamedLink,
    Provenance,
    Readiness,
    Term,
    Vocabularies,
    Vocabulary,
)
from expo.site import Exhibitor, Picture, Result

Plain = dict[str, Any]
"""Text, numbers, true and false, null, lists, objects with text as keys."""

_FOLDER = addresses.data("")


def plain_result(result: Result, words: Vocabularies, base_url: str) -> Plain:
    """A result with everything about it that is published; every key is always there."""
    record = result.record
    page = addresses.result(result.id)
    card = addresses.contact_card(result.id) if result.public_contacts else None
    return {
        "id": result.id,
        "sample": record.is_sample,
        "page": _pages(page, base_url),
        "zone": {"key": result.zone.key, "letter": result.zone.letter, "name": _text(result.zone.name)},
        "title": _text(record.title),
        "exhibitor": _exhibitor(result.exhibitor, words, base_url) if result.exhibitor else None,
        "summary": _text(record.summary),
        "description": _text(record.description),
        "innovations": _texts(record.innovations),
        "indicators": [_indicator(each) for each in record.indicators],
        "applications": _texts(record.applications),
        "cluster": _word(record.cluster, words.clusters),
        "field": _word(record.field, words.fields),
        "keywords": _texts(record.keywords),
        "class": _word(record.class_, words.classes),
        "kind": _word(record.kind, words.kinds),
        "nature": _word(record.nature, words.natures),
        "stage": _word(record.stage, words.stages),
        "trl": _readiness(record.trl, words.readiness),
        "application_status": _word(record.application_status, words.application_statuses),
        "evaluation": _evaluation(record.evaluation, words.evaluation_levels),
        "registration_number": record.registration_number,
        "intellectual_property": [_property(each, words) for each in record.intellectual_property],
        "awards": [_award(each) for each in record.awards],
        "completed_by": _completed_by(record.completed_by),
        "cooperation": [_word(each, words.cooperation) for each in record.cooperation],
        "needs": _texts(record.needs),
        "terms": _text(record.terms),
        "price": _text(record.price),
        "secrecy": record.secrecy,
        "contacts": [_contact(each) for each in result.public_contacts],
        "contact_card": _pages(card, base_url) if card else None,
        "images": [_image(each) for each in result.pictures],
        "booth": record.booth,
        "links": [_link(each) for each in record.links],
        "provenance": _provenance(record.provenance),
    }


def plain_exhibition(about: Exhibition) -> Plain:
    """The exhibition's name, days and place."""
    return {
        "name": _text(about.name),
        "event": _text(about.event),
        "first": about.period.first.isoformat(),
        "last": about.period.last.isoformat(),
        "dates_are": about.period.basis,
        "venue": _text(about.venue.name),
        "area": _text(about.venue.area),
    }


def _exhibitor(exhibitor: Exhibitor, words: Vocabularies, base_url: str) -> Plain:
    return {
        "key": exhibitor.key,
        "sample": exhibitor.record.is_sample,
        "name": _text(exhibitor.record.name),
        "kind": _word(exhibitor.record.kind, words.exhibitor_kinds),
        "district": _text(exhibitor.record.district),
        "website": exhibitor.record.website,
        "page": _pages(addresses.exhibitor(exhibitor.key), base_url),
    }


def _indicator(indicator: Indicator) -> Plain:
    return {"name": _text(indicator.name), "value": indicator.value, "unit": indicator.unit}


def _readiness(readiness: Readiness | None, words: Vocabulary) -> Plain | None:
    if readiness is None:
        return None
    meaning = words.get(str(readiness.level))
    return {
        "level": readiness.level,
        "meaning": {"zh": meaning.zh, "en": meaning.en} if meaning else None,
        "basis": _text(readiness.basis),
    }


def _evaluation(evaluation: Evaluation | None, words: Vocabulary) -> Plain | None:
    if evaluation is None:
        return None
    return {"method": _text(evaluation.method), "level": _word(evaluation.level, words)}


def _property(each: IntellectualProperty, words: Vocabularies) -> Plain:
    return {
        "kind": _word(each.kind, words.ip_kinds),
        "number": each.number,
        "status": _word(each.status, words.ip_statuses),
        "holder": _text(each.holder),
    }


def _award(award: Award) -> Plain:
    return {"name": _text(award.name), "year": award.year}


def _completed_by(completed_by: CompletedBy | None) -> Plain | None:
    if completed_by is None:
        return None
    return {"organisations": _texts(completed_by.organisations), "people": _texts(completed_by.people)}


def _contact(contact: Contact) -> Plain:
    return {
        "name": _text(contact.name),
        "role": _text(contact.role),
        "phone": contact.phone,
        "email": contact.email,
        "wechat": contact.wechat,
    }


def _image(picture: Picture) -> Plain:
    image = picture.record
    return {
        "file": image.file,
        "alt": _text(image.alt),
        "caption": _text(image.caption),
        "credit": _text(image.credit),
    }


def _link(link: NamedLink) -> Plain:
    return {"label": _text(link.label), "url": link.url}


def _provenance(provenance: Provenance) -> Plain:
    return {
        "kind": provenance.kind,
        "source": _text(provenance.source),
        "date": provenance.date.isoformat(),
    }


# --------------------------------------------------------------------------------------------- small parts


def _text(text: Bilingual | None) -> Plain | None:
    return {"zh": text.zh, "en": text.en} if text else None


def _texts(texts: Iterable[Bilingual]) -> list[Plain | None]:
    return [_text(each) for each in texts]


def _word(key: str | None, vocabulary: Mapping[str, Term]) -> Plain | None:
    """A word of a vocabulary: its key and what it says in both languages."""
    if key is None:
        return None
    return {"key": key, "zh": vocabulary[key].zh, "en": vocabulary[key].en}


def _pages(address: str, base_url: str) -> Plain:
    """The address in each language."""
    found = {each: addresses.in_language(address, each) for each in Language}
    if base_url:
        return {str(each): f"{base_url.rstrip('/')}/{target}" for each, target in found.items()}
    return {str(each): addresses.relative(target, _FOLDER) for each, target in found.items()}
