"""The frame around every page: head, header and footer.

It depends on a page's kind, language and address only, never on what a record holds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from expo import addresses
from expo.language import Language
from expo.pages.view import Outlet, Page, View
from expo.records import Zone


@dataclass(frozen=True)
class Item:
    """An entry of a menu."""

    label: str
    link: str
    name: str
    current: bool = False


@dataclass(frozen=True)
class Assets:
    """Where the stylesheet and the scripts stand, and the files of the search by part."""

    stylesheet: str
    script: str
    search: Mapping[str, str]
    own: Mapping[str, str]
    """Kind of page → the script that it alone has."""


@dataclass(frozen=True)
class Frame:
    """What theme_overrides/main.html places around a page's body."""

    view: View
    page: Page
    language: str
    title: str
    canonical: str
    alternates: list[tuple[str, str]]
    """(hreflang, absolute address) of the page in each language and by default."""
    switch: Item
    menu: list[Item]
    footer: list[Item]
    edit: str
    stylesheet: str
    script: str
    own_script: str
    """Of this kind of page alone; "" where there is none."""
    search: str
    """The files of the search as JSON: `root` is the site's, the others are relative to their folder."""
    structured_data: str
    zones: tuple[Zone, ...]
    date: str
    has_samples: bool


def frame(outlet: Outlet, page: Page, structured_data: str, assets: Assets) -> Frame:
    """The frame of one page."""
    view = View(outlet, page)
    exhibition = outlet.site.exhibition
    other = page.language.other
    return Frame(
        view,
        page,
        page.language.tag,
        _title(view),
        outlet.site_url + page.address,
        alternates(outlet, page),
        Item(view.word("site.language"), view.file(addresses.in_language(page.path, other)), other.tag),
        _menu(view),
        [
            Item(view.word(f"site.{name}"), view.link(path), name)
            for name, path in (
                ("about", addresses.ABOUT),
                ("submit", addresses.SUBMIT),
                ("status", addresses.STATUS),
                *([("guides", addresses.GUIDES)] if outlet.guides else []),
                ("colophon", addresses.COLOPHON),
            )
        ],
        view.edit(page.source),
        view.file(assets.stylesheet),
        view.file(assets.script),
        view.file(own) if (own := assets.own.get(page.kind)) else "",
        json.dumps({"root": view.file(""), "folder": view.file(addresses.search("")), **assets.search}),
        structured_data,
        exhibition.zones,
        outlet.site.date.isoformat(),
        outlet.site.has_samples,
    )


def alternates(outlet: Outlet, page: Page) -> list[tuple[str, str]]:
    """(hreflang, absolute address) of a page in each language and by default."""
    return [
        *((each.tag, outlet.site_url + addresses.in_language(page.path, each)) for each in Language),
        ("x-default", outlet.site_url + page.path),
    ]


def _title(view: View) -> str:
    exhibition = view.site.exhibition
    names = [view.plain(exhibition.name), view.plain(exhibition.place_name)]
    own = [] if view.page.kind == "home" else [view.page.title]
    ids = [view.page.key] if view.page.kind == "result" else []
    return " · ".join([*ids, *own, *names])


def _menu(view: View) -> list[Item]:
    places = {
        "home": (addresses.HOME, ("home",)),
        "zones": (addresses.ZONES, ("zone",)),
        "results": (addresses.RESULTS, ("results", "grouped", "result", "cluster")),
        "exhibitors": (addresses.EXHIBITORS, ("exhibitors", "exhibitor")),
        "visit": (addresses.VISIT, ("visit",)),
        "about": (addresses.ABOUT, ("about", "status")),
        "submit": (addresses.SUBMIT, ("submit", "form")),
    }
    kind = view.page.path.split("/")[0] if view.page.kind == "prose" else view.page.kind
    return [
        Item(view.word(f"site.{name}"), view.link(path), name, kind in kinds)
        for name, (path, kinds) in places.items()
    ]
