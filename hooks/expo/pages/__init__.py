"""Every page of the site: which there are, and what each holds.

`body` is a pure function of an outlet and a page: it needs no MkDocs, so that one page can be tested alone,
cached, or made beside others. The frame around it (head, header, footer) stands in theme_overrides/main.html
and depends only on the page's kind, language and address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from expo import addresses
from expo.contacts import tel_uri
from expo.language import Language, Said
from expo.pages import (
    about,
    changes,
    exhibitors,
    form,
    grouped,
    guides,
    home,
    result,
    results,
    status,
    visit,
    zone,
)
from expo.pages.choices import GROUPED
from expo.pages.view import Outlet, Page, View
from expo.site import Exhibitor, Result, Site
from expo.words import word

TEMPLATES = Path(__file__).parents[3] / "theme_overrides"

_MODELS: Mapping[str, Callable[[View], Mapping[str, object]]] = {
    "home": home.model,
    "zone": zone.zone_model,
    "cluster": zone.cluster_model,
    "results": results.model,
    "grouped": grouped.model,
    "result": result.model,
    "exhibitors": exhibitors.list_model,
    "exhibitor": exhibitors.exhibitor_model,
    "visit": visit.model,
    "about": about.model,
    "status": status.model,
    "form": form.model,
    "guides": guides.model,
    "changes": changes.model,
    "missing": lambda view: {"zones": view.site.exhibition.zones},
}


def all_pages(outlet: Outlet) -> Iterator[Page]:
    """All pages made from the catalogue, in both languages; the visitors' prose in docs/ is apart."""
    for language in Language:
        yield from _pages(outlet.site, language)
        if outlet.guides:
            yield _guides_page(outlet.site, language)
        if outlet.changes:
            title, lead = word("changes.title", language), word("changes.lead", language)
            yield Page("changes", language, addresses.CHANGES, title, lead, outlet.site.exhibition_path)


def body(outlet: Outlet, page: Page) -> str:
    """The HTML of a page's main part."""
    view = View(outlet, page)
    template = _environment().get_template(f"pages/{page.kind}.html")
    return template.render(view=view, page=page, word=view.word, say=view.say, **_MODELS[page.kind](view))


def _pages(site: Site, language: Language) -> Iterator[Page]:
    lead = _plain(site.exhibition.lead, language)

    def page(kind: str, path: str, title: str, description: str = "", key: str = "") -> Page:
        return Page(kind, language, path, title, description or lead, site.exhibition_path, key)

    yield page("home", addresses.HOME, _plain(site.exhibition.name, language))
    for zone_ in site.exhibition.zones:
        name, about_ = _plain(zone_.name, language), _plain(zone_.about, language)
        yield page("zone", addresses.zone(zone_.key), name, about_, zone_.key)
    yield page("results", addresses.RESULTS, word("results.title", language))
    for facet in GROUPED:
        title, about_ = word(f"results.by-{facet}", language), word("results.by-lead", language)
        yield page("grouped", addresses.grouped(facet), title, about_, facet)
    yield from (_result_page(each, language) for each in site.results)
    yield page("exhibitors", addresses.EXHIBITORS, word("exhibitors.title", language))
    yield from (_exhibitor_page(each, language) for each in site.exhibitors)
    for cluster in site.clusters():
        name = _plain(site.vocabularies.clusters[cluster], language)
        yield page("cluster", addresses.cluster(cluster), name, key=cluster)
    yield page("visit", addresses.VISIT, word("visit.title", language), word("visit.lead", language))
    yield page("about", addresses.ABOUT, word("about.title", language))
    yield page("form", addresses.FORM, word("form.title", language), word("form.lead", language))
    yield page("status", addresses.STATUS, word("status.title", language), word("status.lead", language))
    yield page(
        "missing", addresses.NOT_FOUND, word("missing.title", language), word("missing.text", language)
    )


def _guides_page(site: Site, language: Language) -> Page:
    title, lead = word("guides.title", language), word("guides.lead", language)
    return Page("guides", language, addresses.GUIDES, title, lead, site.exhibition_path)


def _result_page(each: Result, language: Language) -> Page:
    record = each.record
    title = _plain(record.title, language)
    description = _in(record.summary, language) or title
    path = addresses.result(each.id)
    return Page("result", language, path, title, description, each.path, each.id, record.is_sample)


def _exhibitor_page(each: Exhibitor, language: Language) -> Page:
    record = each.record
    name = _plain(record.name, language)
    description = _in(record.about, language) or name
    path = addresses.exhibitor(each.key)
    return Page("exhibitor", language, path, name, description, each.path, each.key, record.is_sample)


def _in(text: Said | None, language: Language) -> str:
    """The text if there is one in this very language."""
    said, own = text.said_in(language) if text else ("", language)
    return said if own is language else ""


def _plain(text: Said, language: Language) -> str:
    return text.said_in(language)[0]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["tel"] = tel_uri
    return environment
