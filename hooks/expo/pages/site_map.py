"""What the site map tells search engines: the pages they may keep, each with its other language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from expo.pages.frame import alternates
from expo.pages.view import Outlet, Page


@dataclass(frozen=True)
class Entry:
    """A page in the site map."""

    address: str
    """Absolute."""
    alternates: list[tuple[str, str]]
    """As in the page's own head."""


def site_map(outlet: Outlet, pages: Iterable[Page]) -> list[Entry]:
    """All pages but samples, which ask not to be kept, and the page shown for what is not there."""
    return [
        Entry(outlet.site_url + page.address, alternates(outlet, page))
        for page in pages
        if not page.sample and page.kind != "missing"
    ]
