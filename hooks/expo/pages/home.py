"""The home page: the headline, the zones with their counts, shelves of results, dates and place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from expo import addresses, words
from expo.pages.view import Card, View
from expo.records import Zone
from expo.site import Result

SHELF = 4


@dataclass(frozen=True)
class Tile:
    """A zone on the home page."""

    zone: Zone
    count: int
    link: str
    image: str
    cards: list[Card]


def model(view: View) -> Mapping[str, object]:
    """What pages/home.html places."""
    site = view.site
    reported = tuple(each for each in site.results if not each.record.is_sample)
    tiles = [_tile(view, zone) for zone in site.exhibition.zones]
    return {
        "headline": view.phrased(view.plain(site.exhibition.headline).format(count=len(site.results))),
        "lead": view.phrased(view.plain(site.exhibition.lead)),
        "tiles": sorted(tiles, key=lambda tile: -tile.count),
        "shelves": [tile for tile in tiles if tile.cards],
        "reported": view.cards(reported[:8]),
        "reported_count": len(reported),
        "clusters": [
            (
                view.link(addresses.cluster(key)),
                view.term(site.vocabularies.clusters, key),
                len(site.in_cluster(key)),
            )
            for key in site.clusters()
        ],
        "results": view.link(addresses.RESULTS),
        "submit": view.link(addresses.SUBMIT),
        "form": view.link(addresses.FORM),
        "about": view.link(addresses.ABOUT),
        "period": period(view),
    }


def period(view: View) -> str:
    """The days of the exhibition as one writes them in the page's language."""
    days = view.site.exhibition.period
    return words.days(days.first, days.last, view.language)


def _tile(view: View, zone: Zone) -> Tile:
    results = view.site.in_zone(zone)
    return Tile(
        zone,
        len(results),
        view.link(addresses.zone(zone.key)),
        view.file(addresses.tile(zone.key)),
        view.cards(_mixed(results)),
    )


def _mixed(results: tuple[Result, ...]) -> tuple[Result, ...]:
    """A shelf that shows what a zone holds: samples with pictures first, spread over the clusters."""
    samples = [each for each in results if each.record.is_sample]
    ranked = sorted(samples, key=lambda each: not each.pictures)
    first_of_cluster = {each.record.cluster: each for each in reversed(ranked)}
    chosen = [each for each in ranked if first_of_cluster[each.record.cluster] is each]
    rest = [each for each in ranked if first_of_cluster[each.record.cluster] is not each]
    return tuple((chosen + rest)[:SHELF])
