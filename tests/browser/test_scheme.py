"""Light and dark: the system's choice first, then the visitor's own, which is kept."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.looking import visiting

Scheme = Literal["light", "dark"]


def is_dark(page: Page) -> bool:
    """Whether the page's ground is darker than its text."""
    return bool(
        page.evaluate(
            """() => {
              const light = (colour) => {
                const canvas = document.createElement("canvas").getContext("2d");
                canvas.fillStyle = colour;
                canvas.fillRect(0, 0, 1, 1);
                return canvas.getImageData(0, 0, 1, 1).data.slice(0, 3).reduce((sum, each) => sum + each);
              };
              const body = getComputedStyle(document.body);
              const root = getComputedStyle(document.documentElement);
              const grounds = [body, root].map((each) => each.backgroundColor);
              const ground = grounds.find((each) => !/, 0\\)$/.test(each));
              return light(ground) < light(body.color);
            }"""
        )
    )


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_page_follows_the_system_until_told_otherwise(
    browser: Browser, server: str, system: Scheme
) -> None:
    with visiting(browser, f"{server}en/", color_scheme=system) as visit:
        assert is_dark(visit.page) == (system == "dark")
        switch = visit.page.locator("[data-scheme-switch]")
        expect(switch).to_have_attribute("aria-pressed", str(system == "dark").lower())
        visit.page.emulate_media(color_scheme="light" if system == "dark" else "dark")
        assert is_dark(visit.page) == (system == "light")
        expect(switch).to_have_attribute("aria-pressed", str(system == "light").lower())


@pytest.mark.parametrize("system", ["light", "dark"])
def test_a_choice_is_kept_on_other_pages_and_later(browser: Browser, server: str, system: Scheme) -> None:
    with visiting(browser, server, color_scheme=system) as visit:
        switch = visit.page.locator("[data-scheme-switch]")
        switch.click()
        assert is_dark(visit.page) == (system == "light")
        for address in ("en/about/", "results/U-001/"):
            visit.page.goto(server + address)
            assert is_dark(visit.page) == (system == "light")
            expect(visit.page.locator("[data-scheme-switch]")).to_have_attribute(
                "aria-pressed", str(system == "light").lower()
            )
        visit.page.locator("[data-scheme-switch]").click()
        visit.page.reload()
        assert is_dark(visit.page) == (system == "dark")
        assert visit.mishaps == []


def test_the_switch_works_where_nothing_can_be_stored(browser: Browser, server: str) -> None:
    with visiting(browser, server, color_scheme="light") as visit:
        forbid = (
            "Storage.prototype.setItem = Storage.prototype.getItem = () => { throw new Error('closed'); }"
        )
        visit.page.add_init_script(forbid)
        visit.page.reload()
        visit.page.locator("[data-scheme-switch]").click()
        assert is_dark(visit.page)
        assert visit.mishaps == []
