"""The page of the visitor's own list: what scripts fill it from, and what it says until they do."""

from __future__ import annotations

from collections.abc import Mapping

from expo import addresses
from expo.pages.view import View, in_script


def model(view: View) -> Mapping[str, object]:
    """What pages/visit.html places."""
    results = view.site.results
    return {
        # In the order of the site, in which the search numbers its documents: it knows what else shows one.
        "places": in_script(
            [[each.id, each.record.booth or "", int(each.record.is_sample)] for each in results]
        ),
        "blank": view.blank_card(),
        "zones": view.site.exhibition.zones,
        "results": view.link(addresses.RESULTS),
    }
