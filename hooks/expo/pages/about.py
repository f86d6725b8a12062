"""The page about the exhibition: its facts with their sources, and what is not known."""

from __future__ import annotations

from collections.abc import Mapping

from expo.pages.home import period
from expo.pages.view import View


def model(view: View) -> Mapping[str, object]:
    """What pages/about.html places."""
    site, exhibition = view.site, view.site.exhibition
    samples = sum(each.record.is_sample for each in site.results)
    return {
        "exhibition": exhibition,
        "period": period(view),
        "sections": [(section, *view.prose(section.text)) for section in exhibition.about],
        "sources": list(exhibition.sources.values()),
        "samples_count": samples,
        "reported_count": len(site.results) - samples,
    }
