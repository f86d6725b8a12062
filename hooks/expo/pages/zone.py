"""The pages of a zone and of an industry cluster: what it is, its counts, its results."""

from __future__ import annotations

from collections.abc import Mapping

from expo import addresses
from expo.pages.guides import VISITORS, download
from expo.pages.view import View


def zone_model(view: View) -> Mapping[str, object]:
    """What pages/zone.html places."""
    zone = next(each for each in view.site.exhibition.zones if each.key == view.page.key)
    results = view.site.in_zone(zone)
    exhibitors = {each.exhibitor_key for each in results} - {None}
    clusters = [
        (view.link(addresses.cluster(key)), view.term(view.site.vocabularies.clusters, key), count)
        for key in view.site.clusters()
        if (count := sum(each.record.cluster == key for each in results))
    ]
    return {
        "zone": zone,
        "landscape": view.file(addresses.landscape(zone.key)),
        "cards": view.cards(results),
        "results_count": view.count("results", len(results)),
        "exhibitors_count": view.count("exhibitors", len(exhibitors)),
        "expected": view.word(
            "zone.expected", n=zone.expected.results, basis=view.word(f"basis.{zone.expected.basis}")
        ),
        "clusters": clusters,
        "guides": [
            download(view, each)
            for each in view.outlet.guides
            if each.zone == zone.key and each.kind in VISITORS
        ],
    }


def cluster_model(view: View) -> Mapping[str, object]:
    """What pages/cluster.html places."""
    key = view.page.key
    results = view.site.in_cluster(key)
    zones = [
        (zone, view.link(addresses.zone(zone.key)), count)
        for zone in view.site.exhibition.zones
        if (count := sum(each.zone.key == zone.key for each in results))
    ]
    return {
        "term": view.site.vocabularies.clusters[key],
        "cards": view.cards(results),
        "results_count": view.count("results", len(results)),
        "zones": zones,
    }
