"""Take pictures of a built site: `make screenshots` makes the one in the README.

Usage: make_screenshots.py                      home page for the README
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
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from scripts.browser import chromium, chromium_path, serving  # noqa: E402
from scripts.settings import WrongUseError, catalogue_folder, wants_samples  # noqa: E402

from expo import addresses  # noqa: E402
from expo.checks import check  # noqa: E402
from expo.language import Language  # noqa: E402
from expo.problems import has_errors  # noqa: E402
from expo.reading import read_catalogue  # noqa: E402
from expo.site import Site, join  # noqa: E402

README_PICTURE = ROOT / "docs" / "handbook" / "pictures" / "home.png"
README_BYTES = 300_000

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
        raise WrongUseError(f"{folder} 里没有生成好的网站 | {folder} holds no built site; run: make build")
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
    README_PICTURE.write_bytes(_reduced(_take(browser, root, shot, whole=False)))


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
    catalogue, problems = read_catalogue(catalogue_folder(), ROOT, samples=wants_samples())
    if has_errors([*problems, *check(catalogue)]):
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
    try:
        sys.exit(main())
    except WrongUseError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
