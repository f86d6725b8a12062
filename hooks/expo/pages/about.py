"""The page about the exhibition: its facts with their sources, and what is not known."""

from __future__ import annotations

from collections.abc import Mapping

from expo.pages.home import period
from expo.pages.view import View


def model(view: View) -> Mapping[str, object]:
    """What pages/about.html places."""
    site, exhibition = view.site, view.site.exhibition
    samples = sum(each.record.is_sample for each in site.results)
    used = {section.source for section in exhibition.about}
    return {
        "exhibition": exhibition,
        "period": period(view),
        "sections": [(section, *view.prose(section.text)) for section in exhibition.about],
        "sources": [fact for key, fact in exhibition.sources.items() if key in used],
        "samples_count": samples,
        "reported_count": len(site.results) - samples,
    }
