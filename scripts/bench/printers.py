"""Prints the catalogue once, as a process of its own that can be measured.

Usage: printers.py ours|weasyprint|chromium FILE      the book of all results in both languages
       printers.py guides|changed FOLDER              all guides, kept in the folder; `changed`: after one
                                                      record got another summary
Prints what it measured within itself, as JSON. Only the one printer that is asked for is loaded.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from scripts.settings import cache_folder  # noqa: E402

from expo import typeface  # noqa: E402
from expo.build import art, moment, read  # noqa: E402
from expo.guides import Art, Guide, Options, Press, guides_of, set_guides  # noqa: E402
from expo.guides.content import Content, lay_out  # noqa: E402
from expo.images import encode  # noqa: E402
from expo.reading import Catalogue  # noqa: E402
from expo.records import Bilingual  # noqa: E402
from expo.site import Site, join  # noqa: E402

SITE_URL = "https://catalogue.example.org/"
PAGES = Path(__file__).parent / "pages"


def main(printer: str, target: Path) -> int:
    """Print once; 0 when done."""
    catalogue, _ = read(ROOT / "catalogue", ROOT, samples=True, cache=cache_folder())
    site = join(with_one_changed(catalogue) if printer == "changed" else catalogue)
    files = [picture.file for result in site.results for picture in result.pictures]
    drawn = art(site, encode(files, cache_folder(), root=ROOT).images)
    start = time.perf_counter()
    if printer in _BOOKS:
        _BOOKS[printer](site, drawn, target)
        made = {"guides": 1, "new": 1}
    else:
        done = set_guides(site, guides_of(site, Options()), drawn, _press(site, target))
        made = {"guides": len(done.guides), "new": done.new}
    taken = time.perf_counter() - start
    print(json.dumps({"seconds": taken, "results": len(site.results), **made}))
    return 0


def with_one_changed(catalogue: Catalogue) -> Catalogue:
    """The catalogue after somebody wrote another summary for its first result."""
    first, *others = catalogue.results
    summary = Bilingual(zh="改过的简介。", en="Another summary.")
    changed = replace(first, record=first.record.model_copy(update={"summary": summary}))
    return replace(catalogue, results=(changed, *others))


def _press(site: Site, folder: Path) -> Press:
    return Press(folder, SITE_URL, moment(site))


def _book(site: Site) -> Guide:
    return next(guide for guide in guides_of(site, Options()) if guide.name == "catalogue")


# -------------------------------------------------------------------------------------------------- the books


def _ours(site: Site, drawn: Art, file: Path) -> None:
    with tempfile.TemporaryDirectory() as empty:
        done = set_guides(site, [_book(site)], drawn, _press(site, Path(empty)))
        assert not done.problems
        shutil.copyfile(done.guides[0].file, file)


def _weasyprint(site: Site, drawn: Art, file: Path) -> None:
    from weasyprint import HTML

    with page(site, drawn) as html:
        HTML(filename=html).write_pdf(file, pdf_variant="pdf/ua-1")


def _chromium(site: Site, drawn: Art, file: Path) -> None:
    from scripts.browser import chromium

    _adopt_orphans()
    with page(site, drawn) as html, chromium() as browser:
        tab = browser.new_page()
        tab.goto(html.as_uri())
        tab.evaluate("document.fonts.ready")
        tab.pdf(path=file, prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
    _wait_for_all()


def _adopt_orphans() -> None:
    """Chromium's main process leaves its others behind when it ends; nobody would count what they took."""
    set_child_subreaper = 36
    if ctypes.CDLL(None).prctl(set_child_subreaper, 1, 0, 0, 0):
        raise OSError("prctl: no Linux")


def _wait_for_all() -> None:
    with suppress(ChildProcessError):
        while True:
            os.wait()


_BOOKS: dict[str, Callable[[Site, Art, Path], None]] = {
    "ours": _ours,
    "weasyprint": _weasyprint,
    "chromium": _chromium,
}


@contextmanager
def page(site: Site, drawn: Art) -> Iterator[Path]:
    """The book as HTML in a folder with the typeface, the pictures and the drawings that it shows."""
    content = Content(site, _book(site), drawn, SITE_URL)
    data = content.data()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (typeface_file,) = typeface.folder().glob("*.ttf")
        (folder / "typeface.ttf").symlink_to(typeface_file)
        lay_out(content.files, folder)
        html = folder / "book.html"
        html.write_text(as_html(data), "utf-8")
        yield html


def as_html(data: dict[str, Any]) -> str:
    """The data of a guide as one page."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    engine = Environment(loader=FileSystemLoader(PAGES), autoescape=True, undefined=StrictUndefined)
    return engine.get_template("book.html").render(guide=data)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
