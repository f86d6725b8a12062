"""Pictures at full size: by keyboard, by mouse, by finger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.looking import visiting

FOUR = "results/U-025/"
"""A result with four pictures."""


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    with visiting(browser, f"{server}en/{FOUR}", reduced_motion="reduce") as visit:
        yield visit.page
        assert visit.mishaps == []


def picture(page: Page, number: int) -> Locator:
    return page.locator("[data-gallery] a").nth(number - 1)


def viewer(page: Page) -> Locator:
    return page.locator("dialog[open]")


def test_the_keyboard_opens_turns_and_closes(page: Page) -> None:
    picture(page, 2).focus()
    page.keyboard.press("Enter")
    expect(viewer(page)).to_be_visible()
    expect(viewer(page).get_by_role("status")).to_have_text("Picture 2 of 4")
    page.keyboard.press("ArrowRight")
    expect(viewer(page).get_by_role("status")).to_have_text("Picture 3 of 4")
    assert _shown(page) == 3
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(viewer(page).get_by_role("status")).to_have_text("Picture 1 of 4")
    assert _shown(page) == 1
    page.keyboard.press("Escape")
    expect(viewer(page)).to_have_count(0)


def test_closing_returns_to_the_picture_that_was_shown_last(page: Page) -> None:
    picture(page, 1).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(viewer(page)).to_have_count(0)
    expect(picture(page, 2)).to_be_focused()


def test_the_ends_are_ends(page: Page) -> None:
    picture(page, 4).click()
    expect(viewer(page).get_by_role("button", name="Next picture")).to_be_disabled()
    page.keyboard.press("ArrowRight")
    expect(viewer(page).get_by_role("status")).to_have_text("Picture 4 of 4")
    expect(viewer(page).get_by_role("button", name="Previous picture")).to_be_enabled()


def test_buttons_turn_and_close(page: Page) -> None:
    picture(page, 1).click()
    viewer(page).get_by_role("button", name="Next picture").click()
    expect(viewer(page).get_by_role("status")).to_have_text("Picture 2 of 4")
    viewer(page).get_by_role("button", name="Close").click()
    expect(viewer(page)).to_have_count(0)


def test_the_picture_is_shown_large_with_its_caption_and_alternative(page: Page) -> None:
    link = picture(page, 1)
    address = link.evaluate("each => each.href")
    alternative = link.locator("img").get_attribute("alt")
    link.click()
    image = viewer(page).locator("img").first
    expect(image).to_have_attribute("src", address)
    assert image.get_attribute("alt") == alternative
    page.wait_for_function("document.querySelector('dialog img').naturalWidth > 0")
    caption = page.locator("[data-gallery] figure").first.locator("figcaption").inner_text()
    assert viewer(page).locator("figure").first.inner_text().strip() == caption.strip()


def test_the_keyboard_stays_in_the_open_viewer(page: Page) -> None:
    picture(page, 1).click()
    for _ in range(6):
        page.keyboard.press("Tab")
        inside = page.evaluate(
            "!document.activeElement || document.activeElement === document.body"
            " || document.querySelector('dialog').contains(document.activeElement)"
        )
        assert inside


def test_it_opens_a_second_time_at_another_picture(page: Page) -> None:
    picture(page, 1).click()
    page.keyboard.press("Escape")
    picture(page, 3).click()
    expect(viewer(page).get_by_role("status")).to_have_text("Picture 3 of 4")
    assert _shown(page) == 3
    expect(page.locator("dialog")).to_have_count(1)


def test_a_picture_opens_in_a_new_tab_when_asked_to(page: Page) -> None:
    with page.context.expect_page() as opened:
        picture(page, 1).click(modifiers=["ControlOrMeta"])
    assert opened.value.url.endswith(".jpg")
    expect(viewer(page)).to_have_count(0)


def test_a_single_picture_has_nothing_to_turn_to(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}en/results/U-012/") as visit:
        picture(visit.page, 1).click()
        expect(viewer(visit.page)).to_be_visible()
        expect(viewer(visit.page).get_by_role("button")).to_have_count(1)
        assert visit.mishaps == []


@pytest.mark.parametrize("options", [{}, {"reduced_motion": "reduce"}], ids=["moving", "still"])
def test_a_finger_swipes_to_the_next_picture(browser: Browser, server: str, options: dict[str, Any]) -> None:
    with visiting(browser, f"{server}en/{FOUR}", 390, has_touch=True, is_mobile=True, **options) as visit:
        page = visit.page
        picture(page, 1).tap()
        expect(viewer(page).get_by_role("status")).to_have_text("Picture 1 of 4")
        _swipe(page, -300)
        expect(viewer(page).get_by_role("status")).to_have_text("Picture 2 of 4")
        _swipe(page, 300)
        expect(viewer(page).get_by_role("status")).to_have_text("Picture 1 of 4")
        viewer(page).get_by_role("button", name="Close").tap()
        expect(viewer(page)).to_have_count(0)
        assert visit.mishaps == []


def _swipe(page: Page, distance: int) -> None:
    """Draw a finger across the middle of a telephone's window."""
    finger = page.context.new_cdp_session(page)
    start, steps = 195 - distance // 2, 12
    for step in range(steps + 1):
        place = {"x": start + distance * step // steps, "y": 400}
        kind = "touchMove" if step else "touchStart"
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [place]})
        page.wait_for_timeout(16)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def _shown(page: Page) -> int:
    """The number of the picture that stands in the middle of the window."""
    return int(
        page.evaluate(
            """() => {
              const middle = innerWidth / 2;
              const slides = [...document.querySelectorAll("dialog figure")];
              return 1 + slides.findIndex((each) => {
                const box = each.getBoundingClientRect();
                return box.left <= middle && middle < box.right;
              });
            }"""
        )
    )
