"""From a card to its result the picture moves along, in browsers that can carry it over."""

from __future__ import annotations

from playwright.sync_api import Browser, Page
from tests.browser.looking import visiting

NAMED = """() => [...document.querySelectorAll("*")]
  .filter((each) => getComputedStyle(each).viewTransitionName === "result-picture").length"""


def test_one_picture_on_each_side_carries_the_name(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}zones/universities/") as visit:
        page: Page = visit.page
        assert page.evaluate(NAMED) == 0
        # A modified click opens another tab and leaves this page where it is.
        for id in ("U-001", "U-004"):
            page.locator(f"[data-result={id}] .card__link").click(modifiers=["ControlOrMeta"])
            assert page.evaluate(NAMED) == 1
        page.locator("[data-result=U-001] .card__link").click()
        page.wait_for_url("**/results/U-001/")
        assert page.evaluate(NAMED) == 1
