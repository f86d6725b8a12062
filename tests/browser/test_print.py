"""What comes out of a printer: a clean sheet, black on white, whole pictures, addresses to read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import numpy as np
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from tests.browser.looking import visiting
from tests.building import raw_results

Scheme = Literal["light", "dark"]
MILLIMETRE = 96 / 25.4
SHEETS = {"A4": (210, 297), "Letter": (215.9, 279.4)}
SIDES = 28
"""Millimetres of margin left and right, as print.css says."""
PAGES = {
    "home": "",
    "result with pictures": "results/U-025/",
    "result with a cover": "results/K-001/",
    "zone": "zones/digital/",
    "visit": "visit/?results=U-025,K-001,W-065",
}
NAVIGATION = (
    ".header__menu, [data-scheme-switch], header a[hreflang], [data-search-box], .bar, .footer__menu, .skip"
)
RAW = raw_results()

COLOURS = """() => {
  const light = (colour) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((each) => each / 255)
      .map((each) => (each <= 0.03928 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const texts = [...document.querySelectorAll("body *")].filter((each) => each.checkVisibility() &&
    [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim()));
  return texts.map((each) => [each.className, 1.05 / (light(getComputedStyle(each).color) + 0.05)]);
}"""
"""Each visible element with text of its own, and the contrast of its colour with white paper."""


@contextmanager
def printed(browser: Browser, address: str, paper: str = "A4", scheme: Scheme = "light") -> Iterator[Page]:
    """A page as it stands on a sheet of paper, in one strip as wide as the sheet is inside its margins."""
    width = round((SHEETS[paper][0] - SIDES) * MILLIMETRE)
    with visiting(browser, address, width, color_scheme=scheme) as visit:
        visit.page.wait_for_load_state("networkidle")
        visit.page.emulate_media(media="print", color_scheme=scheme)
        yield visit.page
        assert visit.mishaps == []


@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
@pytest.mark.parametrize("kind", PAGES)
def test_a_sheet_holds_no_navigation_and_nothing_to_press(
    browser: Browser, server: str, kind: str, language: str
) -> None:
    with printed(browser, f"{server}{language}{PAGES[kind]}") as page:
        expect(page.locator(NAVIGATION).filter(visible=True)).to_have_count(0)
        expect(page.locator("button, input, select, summary").filter(visible=True)).to_have_count(0)
        # Whose sheet it is and of when.
        expect(page.locator(".header__brand")).to_be_visible()
        expect(page.locator("footer time")).to_be_visible()


@pytest.mark.parametrize("paper", SHEETS)
@pytest.mark.parametrize("kind", PAGES)
def test_a_sheet_keeps_within_its_margins(browser: Browser, server: str, kind: str, paper: str) -> None:
    with printed(browser, f"{server}en/{PAGES[kind]}", paper) as page:
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("chosen", ["", "dark"])
@pytest.mark.parametrize("kind", PAGES)
def test_dark_is_never_printed_and_no_word_is_pale(
    browser: Browser, server: str, kind: str, chosen: str
) -> None:
    with printed(browser, server + PAGES[kind], scheme="dark") as page:
        page.evaluate("(chosen) => { if (chosen) document.documentElement.dataset.scheme = chosen; }", chosen)
        grounds = page.evaluate(
            "[document.documentElement, document.body].map((each) => getComputedStyle(each).backgroundColor)"
        )
        assert set(grounds) <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
        assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
        # The colours of zones, too, are dark enough to come out of a printer that knows only black.
        assert [each for each in page.evaluate(COLOURS) if each[1] < 4.5] == []


@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
def test_the_code_on_a_result_s_sheet_leads_to_its_page(browser: Browser, server: str, language: str) -> None:
    address = f"https://catalogue.example.org/{language}results/K-001/"
    with visiting(browser, f"{server}{language}results/K-001/", device_scale_factor=2) as visit:
        code = visit.page.locator("[data-page-code]")
        expect(code).to_be_hidden()
        visit.page.emulate_media(media="print")
        expect(code).to_contain_text(address)
        picture = Image.open(io.BytesIO(code.locator("svg").screenshot())).convert("L")
        (read,) = zxingcpp.read_barcodes(np.asarray(picture))
        assert read.text == address
        # Coarse enough for a telephone held over paper: half a millimetre a module at least.
        box = code.locator("svg").bounding_box()
        view_box = code.locator("svg").get_attribute("viewBox")
        assert box
        assert view_box
        assert box["width"] / MILLIMETRE / float(view_box.split()[2]) > 0.5


@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
def test_the_zone_is_named_by_letter_and_words(browser: Browser, server: str, language: str) -> None:
    name = "Universities and Research Institutes" if language else "高校科研院所展区"
    with printed(browser, f"{server}{language}results/U-025/") as page:
        expect(page.locator(".result__zone")).to_have_text(re.compile(rf"U · {name}"))
        expect(page.locator("article [data-provenance=sample]").first).to_be_visible()


def test_the_addresses_of_other_sites_are_printed_and_no_others(browser: Browser, server: str) -> None:
    with printed(browser, f"{server}colophon/") as page:
        links = page.evaluate(
            """() => [...document.querySelectorAll("main a")].map((each) =>
              [each.getAttribute("href"), getComputedStyle(each, "::after").content])"""
        )
        outside = {href: shown for href, shown in links if href.startswith("http")}
        inside = {href: shown for href, shown in links if not href.startswith("http")}
        assert outside and all(href in shown for href, shown in outside.items())
        assert inside and set(inside.values()) == {"none"}


def test_pictures_are_whole_and_at_most_half_a_sheet_tall(browser: Browser, server: str) -> None:
    for id in ("U-025", "W-020", "K-001"):
        with printed(browser, f"{server}results/{id}/") as page:
            shown = page.locator("article img").filter(visible=True)
            heights = shown.evaluate_all("all => all.map((each) => each.getBoundingClientRect().height)")
            kept = shown.evaluate_all("all => all.map((each) => getComputedStyle(each).breakInside)")
            assert heights
            assert max(heights) < SHEETS["Letter"][1] / 2 * MILLIMETRE
            assert set(kept) == {"avoid"}


def test_contacts_stay_in_one_piece_and_headings_with_what_they_head(browser: Browser, server: str) -> None:
    with printed(browser, f"{server}results/U-025/") as page:
        whole = page.locator("[data-contacts], .contact, .figures__item, .facts__row, .gallery__item")
        kept = whole.evaluate_all("all => all.map((each) => getComputedStyle(each).breakInside)")
        assert kept
        assert set(kept) == {"avoid"}
        heads = page.locator("article :is(h1, h2, h3)")
        after = heads.evaluate_all("all => all.map((each) => getComputedStyle(each).breakAfter)")
        assert set(after) == {"avoid"}


@pytest.mark.parametrize("paper", SHEETS)
def test_cards_stand_three_a_row(browser: Browser, server: str, paper: str) -> None:
    with printed(browser, f"{server}zones/digital/", paper) as page:
        lefts = page.locator("[data-result]").evaluate_all(
            "all => all.map((each) => Math.round(each.getBoundingClientRect().left))"
        )
        assert len(set(lefts)) == 3
        expect(page.locator("[data-provenance=sample]").first).to_be_visible()


def test_the_visitor_s_list_has_boxes_to_tick_and_its_address(browser: Browser, server: str) -> None:
    with printed(browser, server + PAGES["visit"]) as page:
        boxes = page.locator(".stop").evaluate_all(
            "all => all.map((each) => getComputedStyle(each, '::before').width)"
        )
        assert len(boxes) == 3
        assert all(float(each.removesuffix("px")) > 3 * MILLIMETRE for each in boxes)
        expect(page.locator("[data-visit-address]")).to_have_text(f"{server}visit/?results=U-025,K-001,W-065")
        expect(page.locator("[data-visit-zones] h2").first).to_contain_text("高校科研院所展区")


def test_a_result_of_pictures_and_contacts_takes_two_sheets(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}results/U-025/") as visit:
        pages = len(re.findall(rb"/Type\s*/Page\b", visit.page.pdf(format="A4")))
        assert pages <= 2
