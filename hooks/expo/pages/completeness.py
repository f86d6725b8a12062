"""Which fields of a record are filled in, and how far its English is: for its page and the status page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from expo.language import Language
from expo.pages.view import View
from expo.records import Model
from expo.site import Exhibitor, Result
from expo.translations import State, is_private, notes_of, text_pairs

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


def lacks_english(record: Model) -> bool:
    """Whether any text that is shown has no English yet."""
    return any(not pair.en and not is_private(record, pair) for pair in text_pairs(record))


def states_of(view: View, kept: Result | Exhibitor) -> list[State]:
    """How far the English of each text is that is shown of a record."""
    key = kept.id if isinstance(kept, Result) else kept.key
    states = notes_of(view.site.translations, key).states(kept.record)
    return [state for pair, state in states if not is_private(kept.record, pair)]


@dataclass(frozen=True)
class English:
    """What an English page has to say of its own texts; nothing on a Chinese one."""

    pending: bool
    by_machine: bool


def english_of(view: View, kept: Result | Exhibitor) -> English:
    """What is to be said of the English of a record on its page."""
    states = states_of(view, kept) if view.language is Language.EN else []
    return English(State.MISSING in states, State.MACHINE in states)
