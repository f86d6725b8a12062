"""The page of the form with which exhibitors submit a result: all fields of the format, by sections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from expo import addresses
from expo.language import Language
from expo.pages.form_fields import Field, Option, Words, fields_of
from expo.pages.view import View, in_script
from expo.record_format import record_format
from expo.records import ProvenanceKind, Zone
from expo.schemas import exhibitor_schema, result_schema
from expo.words import word

SECTIONS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "place": (("id", "title", "exhibitor"), ()),
    "what": (
        ("summary", "cluster", "innovations", "indicators", "applications"),
        ("description", "keywords", "field", "class", "kind", "nature"),
    ),
    "state": (
        ("stage", "trl", "cooperation", "needs"),
        (
            "application_status",
            "terms",
            "price",
            "intellectual_property",
            "awards",
            "evaluation",
            "registration_number",
        ),
    ),
    "people": (("contacts",), ("completed_by",)),
    "pictures": (("images",), ()),
    "source": (("provenance",), ("booth", "links", "secrecy")),
}
"""Section → fields of the result that stand open, and those that one unfolds. Others join the last."""

OPEN_OF_EXHIBITOR = ("name", "kind", "district", "website")

WORDS = (
    "form.choose",
    "form.counted",
    "form.item",
    "form.moved",
    "form.removed",
    "form.use",
    "form.warning",
    "form.missing",
    "form.problems",
    "form.problem-at",
    "form.line",
    "form.next-id",
    "form.sample-id",
    "form.file-id",
    "form.new-exhibitor",
    "form.key-needed",
    "form.key-taken",
    "form.draft-kept",
    "form.draft-restored",
    "form.draft-not-kept",
    "form.pictures-lost",
    "form.pictures-not-kept",
    "form.discarded",
    "form.picture-empty",
    "form.picture-damaged",
    "form.picture-none",
    "form.picture-other",
    "form.picture-heic",
    "form.picture-still",
    "form.picture-twice",
    "form.picture-again",
    "form.picture-stays",
    "form.picture-size",
    "form.pictures-added",
    "form.pictures-full",
    "form.reading",
    "form.opened",
    "form.of-exhibitor",
    "form.no-record",
    "form.too-large",
    "form.may-replace",
    "form.may-discard",
    "form.not-shown",
    "form.lost",
    "form.mend",
    "form.downloaded",
    "form.carried",
    "form.copied-then",
    "form.copied-new",
    "form.copy-first",
    "form.too-long",
    "form.mail-subject",
    "form.mail-body",
    "form.no-title",
    "form.state-filled",
    "form.state-required",
    "form.state-wrong",
    "form.wanted",
    "form.sent",
)
"""What the scripts of the form say."""


@dataclass(frozen=True)
class Section:
    """A part of the form."""

    name: str
    title: str
    lead: str
    fields: tuple[Field, ...]
    folded: tuple[Field, ...]


def model(view: View) -> Mapping[str, object]:
    """What pages/form.html places."""
    site, vocabularies = view.site, view.site.vocabularies
    words = _words(view)
    result = fields_of(result_schema(vocabularies), view.language, words)
    exhibitor = fields_of(exhibitor_schema(vocabularies), view.language, words)
    return {
        "sections": list(sections(view, result)),
        "exhibitor": _parted(exhibitor, OPEN_OF_EXHIBITOR),
        "exhibitors": [
            Option(each.key, view.plain(each.record.name))
            for each in site.exhibitors
            if not each.record.is_sample
        ],
        "zones": site.exhibition.zones,
        "data": in_script(_data(view, result, exhibitor)),
        "guide": view.link(addresses.SUBMIT),
        "steps": view.link(addresses.WITH_FORM),
        "ways": {
            "web": view.link(addresses.WEB_EDITOR),
            "git": view.link(addresses.WITH_GIT),
        },
        "desk": site.exhibition.desk,
        "blank": replace(view.blank_card(), mark=""),
    }


def sections(view: View, fields: tuple[Field, ...]) -> Iterator[Section]:
    """The fields of a result by section; one that no section names joins the last."""
    named = {key for each in SECTIONS.values() for keys in each for key in keys}
    by_key = {field.key: field for field in fields}
    others = tuple(field for field in fields if field.key not in named)
    for name, (shown, folded) in SECTIONS.items():
        rest = others if name == list(SECTIONS)[-1] else ()
        yield Section(
            name,
            view.word(f"form.section-{name}"),
            view.word(f"form.lead-{name}"),
            tuple(by_key[key] for key in shown),
            (*(by_key[key] for key in folded), *rest),
        )


def _parted(fields: tuple[Field, ...], shown: tuple[str, ...]) -> tuple[list[Field], list[Field]]:
    """The fields that stand open, and those that one unfolds."""
    return [each for each in fields if each.key in shown], [each for each in fields if each.key not in shown]


def _words(view: View) -> Words:
    """Words for values that the schema has none for."""
    levels = view.site.vocabularies.readiness
    kinds = [(kind, view.word(f"mark.{kind}")) for kind in get_args(ProvenanceKind)]
    return {"level": [(key, view.term(levels, key)) for key in levels], "kind": kinds}


def _data(view: View, result: tuple[Field, ...], exhibitor: tuple[Field, ...]) -> Mapping[str, object]:
    """What the scripts must know of the catalogue."""
    site = view.site
    folder = site.exhibition_path.rpartition("/")[0]
    # A catalogue outside the project is no part of the repository.
    is_outside = folder.startswith("../")
    repository = "" if is_outside else view.outlet.repository
    return {
        "words": {key.partition(".")[2]: view.word(key) for key in WORDS},
        "readme": "\n".join(word("form.readme", each) for each in Language),
        "marks": {kind: view.word(f"mark.{kind}") for kind in get_args(ProvenanceKind)},
        "zones": [_zone(view, zone) for zone in site.exhibition.zones],
        "keys": [each.key for each in site.exhibitors],
        "fields": {"result": [each.key for each in result], "exhibitor": [each.key for each in exhibitor]},
        "source": {"zh": "展商提交", "en": "Submitted by the exhibitor"},
        "cover": view.file(addresses.cover("{id}")),
        "mail": site.exhibition.desk.email or "",
        "folder": folder.rpartition("/")[2] if is_outside else folder,
        "format": record_format(site.vocabularies),
        "hosting": view.outlet.hosting,
        "new": addresses.new_file(repository, "{folder}") if repository else "",
        "edit": addresses.editor(repository, "{path}") if repository else "",
        "file": addresses.file_of(repository, "{path}") if repository else "",
    }


def _zone(view: View, zone: Zone) -> Mapping[str, object]:
    """A zone with the numbers that are taken; those of samples make room for a result."""
    results = view.site.in_zone(zone)
    return {
        "key": zone.key,
        "letter": zone.letter,
        "samples": [each.id for each in results if each.record.is_sample],
        "real": [each.id for each in results if not each.record.is_sample],
        "next": view.site.next_id(zone),
        "covers": {
            cluster: view.file(addresses.cover_to_be(zone.key, cluster))
            for cluster in ("", *view.site.vocabularies.clusters)
        },
    }
