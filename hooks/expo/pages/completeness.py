"""Which of a record's fields are filled in: the same list for the result's page and the status page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from expo.site import Result
from expo.translations import text_pairs

FIELDS: Mapping[str, Callable[[Result], bool]] = {
    "exhibitor": lambda each: each.exhibitor is not None,
    "summary": lambda each: each.record.summary is not None,
    "cluster": lambda each: each.record.cluster is not None,
    "stage": lambda each: each.record.stage is not None,
    "trl": lambda each: each.record.trl is not None,
    "innovations": lambda each: bool(each.record.innovations),
    "indicators": lambda each: bool(each.record.indicators),
    "applications": lambda each: bool(each.record.applications),
    "images": lambda each: bool(each.pictures),
    "contacts": lambda each: any(contact.consent for contact in each.record.contacts),
    "booth": lambda each: each.record.booth is not None,
    "english": lambda each: not lacks_english(each.record),
}
"""Name of a field (see `field.*` in words.yaml) → whether a result has it."""


def missing_fields(result: Result) -> list[str]:
    """The fields that a result lacks."""
    return [name for name, present in FIELDS.items() if not present(result)]


def lacks_english(part: object) -> bool:
    """Whether any bilingual text in a record has no English yet."""
    return any(not pair.en for pair in text_pairs(part))
