"""Links from the catalogue to other sites: which there are and where, and what an answer means.

Asking is the business of scripts/check_links.py; nothing here touches the network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from expo.problems import Place, Problem, problem
from expo.reading import Catalogue
from expo.source import Source

_ADDRESS = re.compile(r"https?://(?:[^\s<>\"'`（）()\[\]，。；、]|\([^\s()]*\))+", re.IGNORECASE)
# Names that lead nowhere on purpose (RFC 2606); the samples use them.
_RESERVED = re.compile(r"(^|\.)(example\.(org|com|net)|example|invalid|test)$")
_GONE = (404, 410)


def addresses_in(text: str) -> Iterator[str]:
    """Every address of another site in a text, in Markdown too."""
    for found in _ADDRESS.findall(text):
        yield found.rstrip(".,;:!?*_")


def links_of(catalogue: Catalogue) -> Iterator[tuple[str, Place]]:
    """Every address of another site in the catalogue with its place, in texts and in Markdown too."""
    sources: list[Source | None] = [catalogue.exhibition_source]
    sources += [entry.source for entry in catalogue.results]
    sources += [entry.source for entry in catalogue.exhibitors]
    for source in filter(None, sources):
        for location, text in source.texts():
            for address in addresses_in(text):
                if not _RESERVED.search(urlsplit(address).hostname or "invalid"):
                    yield address, source.place_of(location)


def judged(address: str, place: Place, status: int, reason: str) -> Problem | None:
    """What is wrong with a link by the answer's status; 0 where there was no answer, for `reason`."""
    if 200 <= status < 400:
        return None
    said = f"HTTP {status}" if status else reason
    # Many sites refuse programs, or are down for an hour: that does not make a link wrong.
    code = "link-dead" if status in _GONE or not status else "link-unsure"
    return problem(code, place, value=address, reason=said)
