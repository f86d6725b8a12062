"""Sets guides of small catalogues for tests, and reads the PDFs as a viewer does."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw
import zxingcpp
from PIL import Image

from expo.build import art
from expo.guides import Guide, Options, Press, SetGuides, guides_of, set_guides
from expo.images import encode
from expo.media import ImageSets
from expo.site import Site

SITE_URL = "https://catalogue.example.org/"
MOMENT = 1_774_396_800


def images_of(site: Site, tmp_path: Path) -> ImageSets:
    """The pictures of a site, encoded."""
    files = [picture.file for result in site.results for picture in result.pictures]
    return encode(files, tmp_path / "images", root=tmp_path).images


def printed(
    site: Site,
    tmp_path: Path,
    *,
    options: Options | None = None,
    wanted: Callable[[Guide], bool] = lambda guide: guide.kind == "booklet",
) -> SetGuides:
    """The guides of a site that are wanted, kept below tmp_path."""
    guides = [guide for guide in guides_of(site, options or Options()) if wanted(guide)]
    press = Press(tmp_path / "guides", SITE_URL, MOMENT)
    return set_guides(site, guides, art(site, images_of(site, tmp_path)), press)


def the_booklet(site: Site, tmp_path: Path, options: Options | None = None) -> Pdf:
    """The booklet of the zone of universities, which must be set without a problem."""
    made = printed(
        site,
        tmp_path,
        options=options,
        wanted=lambda guide: guide.kind == "booklet" and guide.zones[0][0].key == "universities",
    )
    assert not made.problems
    return Pdf(made.guides[-1].file)


class Pdf:
    """A PDF: its pages as text and as pictures, its insides."""

    def __init__(self, file: Path) -> None:
        self.content = file.read_bytes()

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page, without line breaks: narrow columns break words."""
        with pypdfium2.PdfDocument(self.content) as document:
            texts = [page.get_textpage().get_text_bounded() for page in document]
        return ["".join(text.split()) for text in texts]

    @property
    def text(self) -> str:
        """The text of all pages."""
        return "".join(self.pages)

    def picture(self, number: int, dpi: int = 150) -> Image.Image:
        """A page as it looks, counted from 1."""
        with pypdfium2.PdfDocument(self.content) as document:
            drawn: Image.Image = document[number - 1].render(scale=dpi / 72).to_pil()
            return drawn.convert("RGB")

    def baselines(self, number: int, size: float) -> list[float]:
        """How far below the top of a page the lines of a size of text stand, in points, each once."""
        x, y = ctypes.c_double(), ctypes.c_double()
        found = set()
        with pypdfium2.PdfDocument(self.content) as document:
            page = document[number - 1]
            text = page.get_textpage()
            for at in range(text.count_chars()):
                if abs(pypdfium2.raw.FPDFText_GetFontSize(text.raw, at) - size) < 0.01:
                    pypdfium2.raw.FPDFText_GetCharOrigin(text.raw, at, x, y)
                    found.add(round(page.get_height() - y.value, 1))
        return sorted(found)

    def codes(self, number: int) -> list[str]:
        """What the QR codes on a page lead to."""
        return sorted(each.text for each in zxingcpp.read_barcodes(self.picture(number)))

    @cached_property
    def inside(self) -> Any:
        """The document's objects."""
        return pikepdf.open(BytesIO(self.content))


def squeezed(text: str) -> str:
    """A text as Pdf.pages has it."""
    return "".join(text.split())
