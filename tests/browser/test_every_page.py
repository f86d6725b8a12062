"""A page of every type as visitors meet it: both languages, small and large, light and dark, no scripts."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from scripts.browser import LAUNCH_FLAGS, chromium_path
from tests.browser.looking import visiting

PAGES = {
    "home": "",
    "zone": "zones/services/",
    "results": "results/",
    "results by level": "results/by/trl/",
    "result with pictures": "results/U-025/",
    "result without": "results/K-001/",
    "result in translation": "results/S-002/",
    "exhibitors": "exhibitors/",
    "exhibitor": "exhibitors/sample-university-of-posts/",
    "cluster": "clusters/health/",
    "visit": "visit/?results=U-025,K-001,W-065",
    "empty visit": "visit/",
    "about": "about/",
    "submit": "submit/",
    "form": "submit/form/",
    "status": "status/",
    "colophon": "colophon/",
    "missing": "404.html",
}
WIDTHS = (390, 1280)

axe = Axe()
MANY_ALIKE = {"exclude": [["li:nth-child(n + 13):has([data-result])"]]}
"""Cards after the first dozen of a list: axe-core takes seconds over 203 that are made alike."""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
@pytest.mark.parametrize("kind", PAGES)
def test_a_page_opens_fits_and_bars_nobody(
    browser: Browser, server: str, kind: str, language: str, width: int
) -> None:
    with visiting(browser, f"{server}{language}{PAGES[kind]}", width) as visit:
        assert not _overflow(visit.page)
        visit.page.emulate_media(color_scheme="light", reduced_motion="reduce")
        assert _barriers(visit.page) == []
        # The other scheme changes nothing but colours.
        visit.page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        assert _barriers(visit.page, "color-contrast") == []
        _scroll_through(visit.page)
        assert visit.page.evaluate(BROKEN_IMAGES) == []
        assert visit.mishaps == []


@pytest.mark.parametrize("width", [320, 768, 2560])
def test_a_page_fits_narrow_and_wide_windows(browser: Browser, server: str, width: int) -> None:
    for address in ("", "en/results/U-025/", "results/", "en/exhibitors/", "en/status/"):
        with visiting(browser, server + address, width) as visit:
            assert not _overflow(visit.page), address


@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
def test_text_set_twice_as_large_fits_a_phone(browser: Browser, server: str, language: str) -> None:
    flags = [*LAUNCH_FLAGS, "--blink-settings=defaultFontSize=32"]
    with browser.browser_type.launch(executable_path=chromium_path(), args=flags) as enlarged:
        for kind, path in PAGES.items():
            with visiting(enlarged, server + language + path, 390) as visit:
                assert visit.page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
                assert not _overflow(visit.page), kind


def test_text_can_be_twice_as_large(browser: Browser, server: str) -> None:
    for address in ("en/results/U-025/", "results/", "en/"):
        with visiting(browser, server + address, 640) as visit:
            visit.page.add_style_tag(content="html { font-size: 200% !important }")
            assert not _overflow(visit.page), address


def test_a_host_shows_the_missing_page_at_any_depth(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}no/such/page/at/all/", 1280) as visit:
        assert "404" in visit.page.locator("main").inner_text()
        own = [each for each in visit.mishaps if "no/such/page" not in each and "404" not in each]
        assert own == []
        visit.page.locator("header a").first.click()
        visit.page.wait_for_url(server)


@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
def test_without_scripts_one_can_browse_read_and_call(browser: Browser, server: str, language: str) -> None:
    with visiting(browser, f"{server}{language}results/", 390, java_script_enabled=False) as visit:
        page = visit.page
        assert page.locator("[data-result]:visible").count() == 203
        # What only scripts can do does not stand there dead.
        assert page.locator("main button:visible").all_inner_texts() == ["Search" if language else "搜索"]
        assert page.locator("main select:visible, main [data-find-choice]:visible").count() == 0
        assert page.locator("button[data-scheme-switch]:visible").count() == 0
        page.locator("main summary").click()
        page.locator("a[data-facet=trl][data-value='4-6']").click()
        assert page.url == f"{server}{language}results/by/trl/#4-6"
        expect(page.locator("[id='4-6'] [data-result]").first).to_be_in_viewport()
        page.go_back()
        page.locator("main summary").click()
        page.locator("a[data-facet=zone][data-value=workers]").click()
        assert page.url == f"{server}{language}zones/workers/"
        expect(page.locator("[data-result]:visible")).to_have_count(79)
        page.locator("[data-result=W-002] a").first.click()
        assert page.url == f"{server}{language}results/W-002/"
        assert page.locator("[data-contacts] a[href^='tel:'], [data-contacts] a[href^='mailto:']").count()
        assert page.locator("button[data-copy]:visible").count() == 0
        page.locator("header a[hreflang]").click()
        assert page.url == f"{server}{'' if language else 'en/'}results/W-002/"
        assert visit.mishaps == []


def test_without_scripts_a_picture_opens_at_full_size(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}results/U-025/", java_script_enabled=False) as visit:
        visit.page.locator("[data-gallery] a").first.click()
        visit.page.wait_for_url("**/*.jpg")
        assert visit.mishaps == []


def test_a_search_from_any_page_leads_to_its_hits(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}en/about/") as visit:
        box = visit.page.locator("header input[type=search]")
        box.fill("K-001")
        box.press("Enter")
        visit.page.wait_for_url(f"{server}en/results/?q=K-001")
        expect(visit.page.locator("main [data-result]:visible")).to_have_count(1)
        assert visit.mishaps == []


def test_the_first_stop_of_the_keyboard_skips_to_the_content(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}en/results/U-001/") as visit:
        visit.page.keyboard.press("Tab")
        focused = visit.page.locator(":focus")
        assert focused.get_attribute("href") == "#main"
        assert focused.is_visible()
        visit.page.keyboard.press("Enter")
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_every_stop_of_the_keyboard_is_seen(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}en/results/U-012/") as visit:
        stops = 0
        for _ in range(30):
            visit.page.keyboard.press("Tab")
            look = visit.page.evaluate(FOCUS_LOOK)
            if look is None:
                break
            stops += 1
            assert look["visible"], look
        assert stops > 15


BROKEN_IMAGES = """() => [...document.images]
  .filter((each) => each.complete ? !each.naturalWidth : each.loading !== "lazy")
  .map((each) => each.currentSrc || each.src)"""

FOCUS_LOOK = """() => {
  const each = document.activeElement;
  if (!each || each === document.body) return null;
  // A card's link rings the whole card by its ::after, a field's box rings the whole field.
  const looks = [[each], [each, "::after"], [each.parentElement]].map((which) => getComputedStyle(...which));
  const ringed = looks.some((look) => look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0);
  return { name: each.outerHTML.slice(0, 90), visible: ringed && each.getBoundingClientRect().width > 0 };
}"""


def _overflow(page: Page) -> bool:
    """Whether the page can be scrolled sideways."""
    return bool(page.evaluate("document.scrollingElement.scrollWidth > document.documentElement.clientWidth"))


def _barriers(page: Page, *rules: str) -> list[str]:
    """What axe-core finds by all its rules or by some, a line each."""
    options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    found = axe.run(page, MANY_ALIKE, options).response["violations"]
    return [
        f"{each['id']}: {node['target']} {node['html'][:100]}" for each in found for node in each["nodes"]
    ]


def _scroll_through(page: Page) -> None:
    """Down to the foot in steps, so that lazy pictures load."""
    page.evaluate(
        """async () => {
          for (let y = 0; y < Math.min(document.body.scrollHeight, 5000); y += 700) {
            scrollTo(0, y);
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 10)));
          }
        }"""
    )
    page.wait_for_function("[...document.images].every((each) => each.complete || each.loading === 'lazy')")
