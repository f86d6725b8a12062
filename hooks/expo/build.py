"""The story of a build: read, check, stop if there are errors, join, make every output.

Nothing here knows MkDocs or prints; hooks/exhibition.py and scripts/ are the edges that do.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from expo import addresses, contacts, covers, exports, schemas, scripts, structured_data
from expo.assets import stylesheet
from expo.changes import Changes, compare
from expo.checks import check
from expo.guides import Art, Options, Press, guides_of, set_guides
from expo.han import mark_han
from expo.images import encode, known_good
from expo.language import Language
from expo.media import ImageSets, OutputFile, PrintedGuide
from expo.pages import TEMPLATES, all_pages, body
from expo.pages.frame import Assets, Frame, frame
from expo.pages.site_map import Entry, site_map
from expo.pages.view import Outlet, Page
from expo.problems import Problem, has_errors
from expo.prose import with_scrolling, with_sizes
from expo.reading import Catalogue, read_catalogue
from expo.search import SearchFiles, read_prose, search_files
from expo.site import Result, Site, join


@dataclass(frozen=True)
class Settings:
    """Where things are and what is wanted."""

    root: Path
    """The project's root; problems name files relative to it."""
    catalogue: Path
    cache: Path
    samples: bool
    site_url: str
    repository: str
    guides: Path | None
    """Where printed guides are kept between builds; None leaves them out."""
    moment: int | None
    """Seconds since 1970 that guides carry (SOURCE_DATE_EPOCH); None is the date of the data."""
    lunr: Path
    """lunr.js, which goes with the search."""
    base: Path | None = None
    """The catalogue as it was, for a preview that shows what changes."""
    hosting: str = "github"
    """What hosts the repository, for the form: github or gitee."""
    files: tuple[str, ...] = ()
    """In a preview, the files outside the catalogue that differ."""


@dataclass(frozen=True)
class Build:
    """A catalogue ready to be written: its pages and its other files."""

    outlet: Outlet
    stylesheet: str
    script: str
    form_script: str
    search: SearchFiles
    encoded: int
    """How many images had to be encoded anew."""

    def pages(self) -> list[Page]:
        """All pages made from the catalogue."""
        return list(all_pages(self.outlet))

    def body(self, page: Page) -> str:
        """The main part of a page."""
        return body(self.outlet, page)

    def prose(self, page: Page, html: str, folder: Path) -> str:
        """The main part of a page of the visitors' prose, from what its Markdown became.

        Relative addresses in it start from `folder`.
        """
        html = with_sizes(with_scrolling(html), folder)
        return mark_han(html) if page.language is Language.EN else html

    def frame(self, page: Page) -> Frame:
        """The frame around a page."""
        assets = Assets(
            f"{addresses.STYLESHEET}?v={_digest(self.stylesheet)}",
            addresses.script(_digest(self.script)),
            self.search.names_in(page.language),
            {"form": addresses.form_script(_digest(self.form_script))},
        )
        return frame(self.outlet, page, _structured_data(self.outlet, page), assets)

    def site_map(self, pages: Iterable[Page]) -> list[Entry]:
        """What search engines are told of all pages, the visitors' prose among them."""
        return site_map(self.outlet, pages)

    def files(self) -> Iterator[OutputFile]:
        """Everything that is not a page."""
        yield OutputFile(addresses.STYLESHEET, self.stylesheet.encode())
        yield OutputFile(addresses.script(_digest(self.script)), self.script.encode())
        yield OutputFile(addresses.form_script(_digest(self.form_script)), self.form_script.encode())
        yield from self.search.files
        yield from _covers(self.outlet.site)
        yield from _covers_before(self.outlet.changes)
        yield from _contact_cards(self.outlet.site)
        yield from _data(self.outlet)
        for guide in self.outlet.guides:
            yield OutputFile(addresses.guide(guide.name), guide.file)
        for images in self.outlet.images.values():
            yield from (OutputFile(each.address, each.file) for each in images.renditions)


def read(folder: Path, root: Path, *, samples: bool, cache: Path) -> tuple[Catalogue, list[Problem]]:
    """Read and check a catalogue; all problems of all files. Images that `cache` holds are good."""
    catalogue, problems = read_catalogue(folder, root, samples=samples, known_good=known_good(cache))
    return catalogue, problems + check(catalogue)


def art(site: Site, images: ImageSets) -> Art:
    """What the printed guides show besides texts."""
    landscapes = {zone.key: covers.landscape(zone) for zone in site.exhibition.zones}
    drawn: dict[str, str] = {}

    def cover(result: Result) -> str:
        # Several guides show each result, and drawing it takes longer than reading it.
        if result.id not in drawn:
            drawn[result.id] = _cover(result)
        return drawn[result.id]

    return Art(images, cover, landscapes)


def moment(site: Site) -> int:
    """The beginning of the day of the data, in seconds since 1970."""
    return int(datetime.datetime.combine(site.date, datetime.time(), datetime.UTC).timestamp())


def make(
    settings: Settings, on_progress: Callable[[int, int], None] = lambda _done, _total: None
) -> tuple[Build | None, list[Problem]]:
    """Make all outputs of a catalogue; there is no build when it has errors.

    `on_progress` is called with the number of images done and to do.
    """
    catalogue, problems = read(
        settings.catalogue, settings.root, samples=settings.samples, cache=settings.cache
    )
    if has_errors(problems):
        return None, problems
    site = join(catalogue)
    files = [picture.file for result in site.results for picture in result.pictures]
    encoded = encode(files, settings.cache, root=settings.root, on_progress=on_progress)
    problems += encoded.problems
    if has_errors(problems):
        return None, problems
    guides: tuple[PrintedGuide, ...] = ()
    if settings.guides:
        when = moment(site) if settings.moment is None else settings.moment
        press = Press(settings.guides, settings.site_url, when)
        printed = set_guides(site, guides_of(site, Options()), art(site, encoded.images), press)
        guides, problems = printed.guides, [*problems, *printed.problems]
    changes = changes_since(settings.base, site, settings) if settings.base else None
    earlier = _earlier_images(changes, settings) if changes else {}
    images = {**encoded.images, **earlier}
    outlet = Outlet(site, images, settings.site_url, settings.repository, guides, changes, settings.hosting)
    css = stylesheet(TEMPLATES / "assets" / "css", site.exhibition.zones)
    modules = TEMPLATES / "assets" / "js"
    prose = read_prose(settings.root / "docs")
    search = search_files(site, encoded.images, prose, modules, settings.lunr.read_text("utf-8"))
    site_script, form_script = (scripts.bundle(modules / name) for name in ("main.js", "form.js"))
    return Build(outlet, css, site_script, form_script, search, encoded.new), problems


def changes_since(base: Path, site: Site, settings: Settings) -> Changes | None:
    """What differs from the catalogue in `base`; None where that one has errors and cannot be compared."""
    catalogue, problems = read(base, base.parent, samples=settings.samples, cache=settings.cache)
    return None if has_errors(problems) else compare(join(catalogue), site, settings.files)


def _earlier_images(changes: Changes, settings: Settings) -> ImageSets:
    before = [change.before for change in changes.results if change.before]
    files = [picture.file for result in before for picture in result.pictures]
    return encode(files, settings.cache, root=settings.root).images


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _covers(site: Site) -> Iterator[OutputFile]:
    for zone in site.exhibition.zones:
        yield OutputFile(addresses.landscape(zone.key), covers.landscape(zone).encode())
        yield OutputFile(addresses.tile(zone.key), covers.tile(zone).encode())
        # For the preview of the form: the covers that the next result of the zone may get.
        for cluster in ("", *site.vocabularies.clusters):
            drawn = covers.cover(site.next_id(zone), zone, cluster or None, None)
            yield OutputFile(addresses.cover_to_be(zone.key, cluster), drawn.encode())
    for result in site.results:
        yield OutputFile(addresses.cover(result.id), _cover(result).encode())


def _covers_before(changes: Changes | None) -> Iterator[OutputFile]:
    for change in changes.results if changes else ():
        if change.before:
            yield OutputFile(addresses.cover_before(change.before.id), _cover(change.before).encode())


def _cover(result: Result) -> str:
    trl = result.record.trl.level if result.record.trl else None
    return covers.cover(result.id, result.zone, result.record.cluster, trl)


def _contact_cards(site: Site) -> Iterator[OutputFile]:
    for result in site.results:
        if result.public_contacts:
            for language in Language:
                address = addresses.in_language(addresses.contact_card(result.id), language)
                yield OutputFile(address, contacts.vcard(result, language).encode())


def _data(outlet: Outlet) -> Iterator[OutputFile]:
    site = outlet.site
    yield OutputFile(addresses.data("results.json"), exports.results_json(site, outlet.site_url))
    yield OutputFile(addresses.data("results.jsonl"), exports.results_jsonl(site, outlet.site_url))
    yield OutputFile(addresses.data("results.csv"), exports.results_csv(site, outlet.site_url))
    for name, schema in schemas.all_schemas(site.vocabularies).items():
        yield OutputFile(addresses.schema(name), schemas.as_text(schema).encode())


def _structured_data(outlet: Outlet, page: Page) -> str:
    site, language, url = outlet.site, page.language, outlet.site_url
    if page.kind == "home":
        return structured_data.for_home(site, language, url)
    if page.kind == "exhibitor":
        return structured_data.for_exhibitor(site, site.exhibitor(page.key), language, url)
    if page.kind == "result":
        result = site.result(page.key)
        sets = [
            outlet.images[each.file.digest] for each in result.pictures if each.file.digest in outlet.images
        ]
        images = [each.in_format("jpeg")[-1].address for each in sets]
        return structured_data.for_result(site, result, language, url, images)
    return ""
