"""Take pictures of a built site: `make screenshots` makes those in the README and in the exhibitors' guides.

Usage: make_screenshots.py                      home page for the README, steps for the guides in docs/
       make_screenshots.py --all FOLDER         one page of each kind into FOLDER
       make_screenshots.py --into FOLDER PATH…  the pages at these Chinese addresses, as results/U-001/
Pages are taken down to 8,000 pixels, in both languages, 390 and 1280 pixels wide, light and dark.
Environment: SITE (default: site), CATALOGUE and SAMPLES as the site was built with, CHROMIUM.
Exit status: 0 done, 2 wrong use or environment.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image, ImageChops
from playwright.sync_api import Browser, Locator, Page, ViewportSize

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from scripts.browser import chromium, chromium_path, serving  # noqa: E402
from scripts.checked import checked_catalogue  # noqa: E402
from scripts.settings import WrongUseError, run, wants_samples  # noqa: E402

from expo import addresses  # noqa: E402
from expo.language import Language  # noqa: E402
from expo.problems import has_errors  # noqa: E402
from expo.site import Site, join  # noqa: E402

README_PICTURE = ROOT / "docs" / "handbook" / "pictures" / "home.png"
README_BYTES = 300_000
GUIDES = "submit/pictures"
"""Where the pictures of a language's guides lie, within docs/ or docs/en/."""

GUIDE_VIEWPORT: ViewportSize = {"width": 480, "height": 1200}
"""Narrow, so that a picture can be read on a telephone, too."""
AT_AN_EDGE = 64
"""Of 255."""

WIDTHS = (390, 1280)
HEIGHTS = {390: 844, 1280: 900}
MOST_HEIGHT = 8000
"""Enough to judge a page by; a list of all results is ten times as tall on a telephone."""
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

# Pictures below the fold load late; a picture of the whole page must not show them half-loaded.
_LOAD_ALL = """async () => {
  for (const image of document.images) image.loading = 'eager';
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  await document.fonts.ready;
}"""


# Away from the bar at the foot of narrow windows, and on a whole point, so that a change above it does not
# smooth all its letters in another way.
_IN_THE_MIDDLE = """(each) => {
  const { top } = each.getBoundingClientRect();
  document.body.style.paddingBlockStart = `${Math.ceil(top + scrollY) - top - scrollY}px`;
  each.scrollIntoView({ block: 'center' });
}"""


@dataclass(frozen=True)
class Shot:
    """One picture to take: of the page at an address of the site, at a width, in a colour scheme."""

    address: str
    width: int
    scheme: Scheme
    file: Path


def main(arguments: list[str] | None = None) -> int:
    """Take the pictures; 0 when done. WrongUseError where there is no site, no catalogue or no Chromium."""
    options = _options().parse_args(arguments)
    folder = ROOT / os.environ.get("SITE", "site")
    if not (folder / "index.html").is_file():
        raise WrongUseError(
            f"{folder} 里没有网站，请先运行 make build | there is no site in {folder}; run: make build"
        )
    if chromium_path() is None:
        raise WrongUseError("没有找到 Chromium，请先安装 | Chromium was not found; install it first")
    with serving(folder) as root, chromium() as browser:
        if options.all or options.into:
            into = options.all or options.into
            into.mkdir(parents=True, exist_ok=True)
            wanted = (
                _one_of_each_kind(_site()) if options.all else {_name(path): path for path in options.paths}
            )
            for shot in _shots(wanted, into):
                shot.file.write_bytes(_take(browser, root, shot, whole=True))
                print(shot.file)
        else:
            _readme_picture(browser, root)
            print(README_PICTURE.relative_to(ROOT))
            for language in Language:
                for file in _guide_pictures(browser, root, language):
                    print(file.relative_to(ROOT))
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--all", type=Path, metavar="FOLDER", help="每种页面各一 | one page of each kind")
    where.add_argument("--into", type=Path, metavar="FOLDER", help="指定的页面 | the named pages")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="中文页地址 | Chinese addresses")
    return parser


def _readme_picture(browser: Browser, root: str) -> None:
    shot = Shot(addresses.HOME, 1280, "light", README_PICTURE)
    README_PICTURE.parent.mkdir(parents=True, exist_ok=True)
    _keep(README_PICTURE, _reduced(_take(browser, root, shot, whole=False)))


def _guide_pictures(browser: Browser, root: str, language: Language) -> Iterator[Path]:
    """The steps of the exhibitors' guides, taken from the running pages, so that they stay true."""
    folder = ROOT / "docs" / addresses.in_language(GUIDES, language)
    folder.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(viewport=GUIDE_VIEWPORT, color_scheme="light", reduced_motion="reduce")
    with context:
        page = context.new_page()
        for name, step in STEPS.items():
            target = step(page, lambda address: root + addresses.in_language(address, language))
            target.evaluate(_IN_THE_MIDDLE)
            page.evaluate(_LOAD_ALL)
            file = folder / f"{name}.png"
            _keep(file, _reduced(target.screenshot(animations="disabled")))
            yield file


def _edit_link(page: Page, at: Callable[[str], str]) -> Locator:
    """The links at the foot of a result's page, among them the one to its record."""
    page.goto(at(addresses.result("K-001")))
    link = page.locator("footer a[href*='/edit/']")
    link.evaluate("each => { each.style.outline = '3px solid #a8432b' }")
    # The links alone: a whole foot is too small to read on a telephone.
    links = link.locator("xpath=ancestor::*[self::ul or self::nav][1]")
    links.evaluate("each => { each.style.padding = '6px' }")
    return links


def _form_start(page: Page, at: Callable[[str], str]) -> Locator:
    """The beginning of the form, with a zone, an id and a title."""
    page.goto(at(addresses.FORM))
    page.locator("[data-zone-choice]").select_option("K")
    page.locator("[data-id-choice]").select_option(index=1)
    page.locator("#result-title-zh").fill("山地茶园轻型采摘平台")
    page.locator("#result-title-en").fill("Light picking platform for mountain tea gardens")
    page.locator("#result-title-en").blur()
    # It moves what stands below it once it shows.
    page.locator("[data-draft]").wait_for(state="visible")
    return page.locator("section.part").first


def _form_problem(page: Page, at: Callable[[str], str]) -> Locator:
    """A telephone number in full-width digits, and what the form offers instead."""
    del at  # The form stays open from step to step.
    contacts = page.locator("[data-field=contacts]")
    contacts.locator("[data-add]").click()
    contacts.locator("[data-field=name] input").first.fill("张三")
    phone = contacts.locator("[data-field=phone]")
    phone.locator("input").fill("０８５１－１２３４５６７")
    phone.locator("input").blur()
    phone.locator("[data-problem]").wait_for(state="visible")
    return phone


def _form_outputs(page: Page, at: Callable[[str], str]) -> Locator:
    """The end of the form: the ways to hand it in."""
    del at
    return page.locator("#part-output")


STEPS: Mapping[str, Callable[[Page, Callable[[str], str]], Locator]] = {
    "edit-link": _edit_link,
    "form-start": _form_start,
    "form-problem": _form_problem,
    "form-outputs": _form_outputs,
}
"""Name of a picture → what leads to it; each goes on where the one before it ended."""


def _take(browser: Browser, root: str, shot: Shot, *, whole: bool) -> bytes:
    """A PNG of the page as loaded, without motion: from top to foot, or what a first screen shows."""
    page = browser.new_page(
        viewport={"width": shot.width, "height": HEIGHTS[shot.width]},
        color_scheme=shot.scheme,
        reduced_motion="reduce",
    )
    try:
        page.goto(root + shot.address)
        page.evaluate(_LOAD_ALL)
        if whole:
            # A window as tall as the page: a bar fixed to its foot must not stand across the middle.
            height = page.evaluate("document.documentElement.scrollHeight")
            page.set_viewport_size({"width": shot.width, "height": min(height, MOST_HEIGHT)})
        return page.screenshot(animations="disabled")
    finally:
        page.close()


def _reduced(png: bytes) -> bytes:
    """The picture with as many colours as keep it under README_BYTES."""
    with Image.open(BytesIO(png)) as opened:
        picture = opened.convert("RGB")
    made = b""
    for colours in (256, 128, 64, 32):
        stream = BytesIO()
        picture.quantize(colours, method=Image.Quantize.MEDIANCUT).save(stream, "PNG", optimize=True)
        made = stream.getvalue()
        if len(made) < README_BYTES:
            break
    return made


def _keep(file: Path, png: bytes) -> None:
    """Write a picture, but leave one that looks the same: letters are not smoothed alike in each run."""
    if not (file.is_file() and looks_the_same(file.read_bytes(), png)):
        file.write_bytes(png)


def looks_the_same(one: bytes, other: bytes) -> bool:
    """Whether no point of two PNGs differs by more than a letter's edge does."""
    with Image.open(BytesIO(one)) as first, Image.open(BytesIO(other)) as second:
        if first.size != second.size:
            return False
        difference = ImageChops.difference(first.convert("RGB"), second.convert("RGB"))
    return not difference.point(lambda value: value > AT_AN_EDGE).getbbox()


def _shots(pages: dict[str, str], folder: Path) -> Iterable[Shot]:
    for name, path in pages.items():
        for language in Language:
            for width in WIDTHS:
                for scheme in SCHEMES:
                    file = folder / f"{name}.{language}.{width}.{scheme}.png"
                    yield Shot(addresses.in_language(path, language), width, scheme, file)


def _name(path: str) -> str:
    return path.strip("/").removesuffix(".html").replace("/", "-") or "home"


def _site() -> Site:
    """The catalogue that the site was built from; its pages tell which addresses there are."""
    catalogue, problems = checked_catalogue(samples=wants_samples())
    if has_errors(problems):
        raise WrongUseError("图录有错误，请先运行 make check | The catalogue has errors; run: make check")
    return join(catalogue)


def _one_of_each_kind(site: Site) -> dict[str, str]:
    """Name of the picture → Chinese address: each kind of page once, results with and without photographs."""
    pages = {
        "home": addresses.HOME,
        "results": addresses.RESULTS,
        "exhibitors": addresses.EXHIBITORS,
        "about": addresses.ABOUT,
        "submit": addresses.SUBMIT,
        "status": addresses.STATUS,
        "colophon": addresses.COLOPHON,
        "404": addresses.NOT_FOUND,
    }
    zone = max(site.exhibition.zones, key=lambda each: len(site.in_zone(each)))
    pages[f"zone-{zone.key}"] = addresses.zone(zone.key)
    with_pictures = max(site.results, key=lambda each: len(each.pictures), default=None)
    without = next((each for each in site.results if not each.pictures), None)
    for result in filter(None, (with_pictures, without)):
        pages[f"result-{result.id}"] = addresses.result(result.id)
    exhibitor = max(site.exhibitors, key=lambda each: len(site.of_exhibitor(each)), default=None)
    if exhibitor:
        pages[f"exhibitor-{exhibitor.key}"] = addresses.exhibitor(exhibitor.key)
    for cluster in site.clusters()[:1]:
        pages[f"cluster-{cluster}"] = addresses.cluster(cluster)
    return pages


if __name__ == "__main__":
    run(main)
