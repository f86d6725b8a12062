"""The page of a preview as a reviewer meets it: opened from a folder, in both languages, on any screen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.browser.looking import visiting
from tests.building import ROOT
from tests.making import a_catalogue, a_contact, a_result, an_exhibitor

axe = Axe()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A preview of a catalogue with one result of each kind of change, as scripts/preview.py builds it."""
    before, after = (tmp_path_factory.mktemp(name) for name in ("before", "after"))
    picture = [{"file": "picture-1.jpg", "alt": {"zh": "图"}}]
    a_catalogue(before, results=[a_result("U-001"), a_result("U-002")])
    text = {"zh": "x" * 300 + "。见 https://elsewhere.example/" + "y" * 100}
    contacts = [a_contact()]
    changed = a_result("U-001", title={"zh": "新名称"}, images=picture, summary=text, contacts=contacts)
    name = an_exhibitor(website="https://example.org/")
    a_catalogue(after, results=[changed, a_result("U-003")], exhibitors={"institute": name})
    settings = {
        "CATALOGUE": str(after / "catalogue"),
        "BASE_CATALOGUE": str(before / "catalogue"),
        "SITE": str(after / "preview"),
        "GUIDES": "0",
    }
    command = [sys.executable, str(ROOT / "scripts" / "build.py")]
    subprocess.run(command, env={**os.environ, **settings}, check=True, capture_output=True)
    return after / "preview"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
def test_the_page_of_changes_fits_and_bars_nobody(
    browser: Browser, preview: Path, language: str, width: int
) -> None:
    address = (preview / language / "changes" / "index.html").as_uri()
    with visiting(browser, address, width) as visit:
        page = visit.page
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        # Before axe asks for the stylesheet, which a folder does not give to scripts.
        assert visit.mishaps == []
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found = axe.run(page)
            assert found.violations_count == 0, found.generate_report()
        assert page.locator(".changes [data-result]").count() == 4
        assert page.locator(".changes__closely li").count() == 4
        assert page.locator(".changes ins").count() > 0


def test_links_lead_to_pages_where_the_preview_is_opened_from_a_folder(
    browser: Browser, preview: Path
) -> None:
    with visiting(browser, (preview / "changes" / "index.html").as_uri()) as visit:
        visit.page.locator("a.card__link[href]").first.click()
        visit.page.locator("article[data-record='U-003']").wait_for()
        visit.page.locator("header a[hreflang]:visible").first.click()
        visit.page.locator("html[lang='en'] article[data-record='U-003']").wait_for()
