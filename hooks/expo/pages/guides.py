"""The page that offers the printed guides for download."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from expo import addresses
from expo.media import PrintedGuide
from expo.pages.view import View
from expo.records import Zone


@dataclass(frozen=True)
class Download:
    """A guide that one can download."""

    label: str
    link: str
    size: str


@dataclass(frozen=True)
class Group:
    """The guides of a zone; the first is for visitors to keep, the others are for its booths."""

    zone: Zone
    visitors: list[Download]
    booths: list[Download]


VISITORS = ("booklet", "overview")


def model(view: View) -> Mapping[str, object]:
    """What pages/guides.html places."""
    return {
        "whole": [download(view, each) for each in view.outlet.guides if not each.zone],
        "groups": [group for zone in view.site.exhibition.zones for group in _groups(view, zone)],
    }


def _groups(view: View, zone: Zone) -> Iterator[Group]:
    guides = [each for each in view.outlet.guides if each.zone == zone.key]
    if guides:
        visitors = [download(view, each) for each in guides if each.kind in VISITORS]
        yield Group(zone, visitors, [download(view, each) for each in guides if each.kind not in VISITORS])


def download(view: View, guide: PrintedGuide) -> Download:
    """A guide with its name and its size in megabytes."""
    key = "catalogue" if guide.kind == "booklet" and not guide.zone else guide.kind
    size = view.word("guides.size", size=f"{max(guide.bytes / 1e6, 0.1):.1f}")
    return Download(view.word(f"guides.{key}"), view.file(addresses.guide(guide.name)), size)
