"""The site opened from a folder, without a server: the search works there too."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("whole site")


@pytest.mark.parametrize("page_file", ["index.html", "results/U-001/index.html", "en/about/index.html"])
def test_the_search_box_finds_from_a_folder(site: Path, browser: Browser, page_file: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        mishaps: list[str] = []
        page.on("pageerror", lambda error: mishaps.append(str(error)))
        page.goto((site / page_file).as_uri())
        box = page.locator("input[type=search][name=q]:visible").first
        box.click()
        box.press_sequentially("gutaidianchi")
        hit = page.locator("[role=option][data-result='U-001']")
        hit.wait_for()
        hit.click()
        page.locator("article[data-record='U-001']").wait_for()
        assert mishaps == []


def test_the_page_of_all_results_narrows_from_a_folder(site: Path, browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{(site / 'results' / 'index.html').as_uri()}?q=U-023")
        page.locator("main [data-result='U-023']:visible").wait_for()
        assert "1" in page.locator("[data-hit-count]:visible").inner_text()
