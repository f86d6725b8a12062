"""The state of the data: where records come from and what they lack, zone by zone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from markupsafe import Markup, escape

from expo import addresses
from expo.pages.completeness import FIELDS, missing_fields, states_of
from expo.pages.view import View
from expo.records import ProvenanceKind, Zone
from expo.site import Exhibitor, Result
from expo.translations import State

KINDS: tuple[str, ...] = get_args(ProvenanceKind)


@dataclass(frozen=True)
class Progress:
    """How far a zone is: real records of the expected number."""

    zone: Zone
    real: int
    total: int
    counts: list[int]
    basis: str

    @property
    def percent(self) -> float:
        """Real records in per cent of the expected number."""
        return round(100 * self.real / self.total, 1) if self.total else 0


def model(view: View) -> Mapping[str, object]:
    """What pages/status.html places."""
    site = view.site
    real = [each for each in site.results if not each.record.is_sample]
    progress = [_progress(view, zone) for zone in site.exhibition.zones]
    return {
        "kinds": [view.word(f"mark.{kind}") for kind in KINDS],
        "progress": progress,
        "totals": [sum(each.counts[at] for each in progress) for at in range(len(KINDS))],
        "expected": sum(each.total for each in progress),
        "fields": [
            (view.word(f"field.{name}"), sum(map(present, real)), len(real))
            for name, present in FIELDS.items()
        ],
        "incomplete": [
            (view.card(each), view.listed(view.word(f"field.{name}") for name in missing))
            for each in real
            if (missing := missing_fields(each))
        ],
        **_english(view),
        "submit": view.link(addresses.SUBMIT),
        "form": view.link(addresses.FORM),
    }


@dataclass(frozen=True)
class Translated:
    """How far the English of the real records of a zone, or of all exhibitors, is."""

    name: Markup
    zone: Zone | None
    counts: list[int]
    """Texts by state, in the order of State."""

    @property
    def total(self) -> int:
        """All texts that are to be translated."""
        return sum(self.counts)

    @property
    def done(self) -> int:
        """Texts whose English stands and is not out of date."""
        return self.counts[0] + self.counts[1]

    @property
    def percent(self) -> float:
        """What is done, in per cent of all."""
        return round(100 * self.done / self.total, 1) if self.total else 0


def _english(view: View) -> Mapping[str, object]:
    """The section on English texts: by zone, and the records that are to be seen to."""
    site = view.site
    results = [each for each in site.results if not each.record.is_sample]
    exhibitors = [each for each in site.exhibitors if not each.record.is_sample]
    parts = [
        _translated(view, view.say(zone.short_name), zone, [each for each in results if each.zone == zone])
        for zone in site.exhibition.zones
    ]
    parts.append(_translated(view, escape(view.word("site.exhibitors")), None, exhibitors))
    return {
        "states": [_state(view, state) for state in State],
        "translated": parts,
        "translated_totals": [sum(each.counts[at] for each in parts) for at in range(len(State))],
        "behind": [
            (view.card(each), view.listed(f"{_state(view, state)} {n}" for state, n in behind.items()))
            for each in results
            if (behind := Counter(state for state in states_of(view, each) if state is not State.HUMAN))
        ],
    }


def _state(view: View, state: State) -> str:
    return view.word(f"status.{'todo' if state is State.MISSING else state}")


def _translated(
    view: View, name: Markup, zone: Zone | None, records: Sequence[Result | Exhibitor]
) -> Translated:
    states = Counter(state for each in records for state in states_of(view, each))
    return Translated(name, zone, [states[state] for state in State])


def _progress(view: View, zone: Zone) -> Progress:
    counts: Counter[str] = Counter(each.record.provenance.kind for each in view.site.in_zone(zone))
    real = sum(count for kind, count in counts.items() if kind != "sample")
    return Progress(
        zone,
        real,
        zone.expected.results,
        [counts[kind] for kind in KINDS],
        view.word(f"basis.{zone.expected.basis}"),
    )
