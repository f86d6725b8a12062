"""The visitor's own list: chosen on the pages of results, kept in the browser, handed on by an address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect
from tests.browser.looking import Visit, visiting
from tests.building import raw_results

# One test opens the site from its folder: tests of a group share it.
pytestmark = pytest.mark.xdist_group("whole site")

RAW = raw_results()
CLOSED = "Storage.prototype.setItem = Storage.prototype.getItem = () => { throw new Error('closed'); }"
SOME = ("W-065", "K-009", "U-025", "K-001")
axe = Axe()


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Visit]:
    with visiting(browser, f"{server}visit/") as opened:
        yield opened
        assert opened.mishaps == []


def choose(page: Page, server: str, *ids: str) -> None:
    """Put results on the list as a visitor does, on their own pages."""
    for id in ids:
        page.goto(f"{server}results/{id}/")
        page.locator("[data-visit-choice] button").click()


def listed(page: Page) -> list[str]:
    """Ids on the list from top to bottom."""
    shown = page.locator("[data-visit-zones] [data-result]")
    return [str(each) for each in shown.evaluate_all("all => all.map(each => each.dataset.result)")]


# -------------------------------------------------------------------------------------------------- choosing


def test_the_button_of_a_result_puts_it_on_the_list_and_takes_it_off(visit: Visit, server: str) -> None:
    page = visit.page
    page.goto(f"{server}results/K-001/")
    button = page.get_by_role("button", name="加入参观清单")
    counts = page.locator("[data-visit-count]:visible")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(counts).to_have_count(0)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-visit-said]")).to_have_text("已加入；清单里有 1 项。")
    # In the header and beside the button.
    expect(counts).to_have_text(["1", "1"])
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(counts).to_have_count(0)
    page.goto(f"{server}visit/")
    expect(page.locator("[data-visit-empty]")).to_be_visible()


def test_the_list_stands_by_zone_and_booth_with_what_one_needs_in_the_hall(visit: Visit, server: str) -> None:
    page = visit.page
    choose(page, server, *SOME)
    page.get_by_role("link", name="看我的清单").click()
    page.wait_for_url(f"{server}visit/")
    # K-001 has no booth and stands last in its zone, though its number is lower.
    assert listed(page) == ["U-025", "K-009", "K-001", "W-065"]
    expect(page.locator("[data-visit-number]")).to_have_text("4 项成果")
    for id in SOME:
        stop, record = page.locator(f"[data-visit-zones] [data-result={id}]"), RAW[id]
        expect(stop.locator("a")).to_have_text(record["title"]["zh"])
        expect(stop.locator("a")).to_have_attribute("href", re.compile(rf"/results/{id}/$"))
        expect(stop).to_contain_text(record.get("booth", "展位未公布"))
        sample = record["provenance"]["kind"] == "sample"
        expect(stop.locator("[data-provenance=sample]")).to_have_count(int(sample))
    headings = page.locator("[data-visit-zones] h2")
    expect(headings).to_have_count(3)
    expect(headings.first).to_contain_text("U")
    page.locator("[data-result=K-009] a").click()
    page.wait_for_url(f"{server}results/K-009/")


def test_both_languages_share_the_list(visit: Visit, server: str) -> None:
    page = visit.page
    choose(page, server, "U-025", "K-001")
    page.goto(f"{server}visit/")
    page.locator("header a[hreflang=en]").click()
    page.wait_for_url(f"{server}en/visit/")
    assert listed(page) == ["U-025", "K-001"]
    for id in ("U-025", "K-001"):
        expect(page.locator(f"[data-visit-zones] [data-result={id}] a")).to_have_text(RAW[id]["title"]["en"])
    expect(page.locator("[data-visit-zones] [lang=zh-Hans]").first).to_be_visible()
    expect(page.locator("[data-visit-number]")).to_have_text("2 results")


def test_another_open_page_learns_of_the_change(visit: Visit, server: str) -> None:
    other = visit.page.context.new_page()
    other.goto(f"{server}visit/")
    choose(visit.page, server, "U-025")
    expect(other.locator("[data-visit-zones] [data-result=U-025]")).to_be_visible()
    other.close()


# ------------------------------------------------------------------------------------------------- the list


def test_what_is_removed_can_be_brought_back_and_the_keyboard_keeps_its_place(
    visit: Visit, server: str
) -> None:
    page = visit.page
    choose(page, server, "U-025", "K-009", "K-001")
    page.goto(f"{server}visit/")
    page.get_by_role("button", name="去掉 K-009").focus()
    page.keyboard.press("Enter")
    assert listed(page) == ["U-025", "K-001"]
    expect(page.locator(":focus")).to_have_attribute("aria-label", "去掉 K-001")
    expect(page.locator("[role=status][data-visit-said]")).to_have_text("已去掉；清单里有 2 项。")
    page.get_by_role("button", name="撤销").click()
    assert listed(page) == ["U-025", "K-009", "K-001"]
    page.get_by_role("button", name="全部去掉").click()
    expect(page.locator("[data-visit-empty]")).to_be_visible()
    page.get_by_role("button", name="撤销").click()
    page.reload()
    assert listed(page) == ["U-025", "K-009", "K-001"]


def test_an_empty_list_says_what_it_is_and_where_to_begin(visit: Visit, server: str) -> None:
    page = visit.page
    empty = page.locator("[data-visit-empty]")
    expect(empty).to_contain_text("加入参观清单")
    assert empty.get_by_role("link").count() == 6
    expect(page.locator("[data-visit-bar]")).to_be_hidden()
    empty.get_by_role("link", name="看全部成果").click()
    page.wait_for_url(f"{server}results/")


def test_the_list_is_printed_and_its_address_copied(browser: Browser, server: str) -> None:
    leave = ["clipboard-read", "clipboard-write"]
    with visiting(browser, f"{server}results/K-001/", permissions=leave) as visit:
        page = visit.page
        choose(page, server, "K-001", "U-025")
        page.goto(f"{server}visit/")
        page.evaluate("() => { globalThis.print = () => { globalThis.printed = true; }; }")
        page.get_by_role("button", name="打印清单").click()
        assert page.evaluate("globalThis.printed")
        page.get_by_role("button", name="复制链接").click()
        expect(page.get_by_role("button", name="已复制")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == f"{server}visit/?results=U-025,K-001"
        assert visit.mishaps == []


# --------------------------------------------------------------------------------------------- handed on


def test_a_list_from_an_address_is_shown_and_kept_only_when_asked(visit: Visit, server: str) -> None:
    page = visit.page
    choose(page, server, "S-002")
    page.goto(f"{server}visit/?results=U-001,k-002")
    expect(page.locator("h1")).to_have_text("分享给您的参观清单")
    assert listed(page) == ["U-001", "K-002"]
    expect(page.get_by_role("button", name=re.compile("^去掉"))).to_have_count(0)
    page.goto(f"{server}visit/")
    assert listed(page) == ["S-002"]
    page.goto(f"{server}visit/?results=U-001,K-002")
    page.get_by_role("button", name="收进我的清单").click()
    expect(page.locator("h1")).to_have_text("我的参观清单")
    assert page.url == f"{server}visit/"
    page.reload()
    assert listed(page) == ["U-001", "K-002", "S-002"]
    page.goto(f"{server}visit/?results=U-001")
    expect(page.get_by_role("button", name="收进我的清单")).to_be_hidden()


def test_a_list_from_an_address_goes_along_to_the_other_language(visit: Visit, server: str) -> None:
    page = visit.page
    page.goto(f"{server}visit/?results=U-001,K-002")
    page.locator("header a[hreflang=en]").click()
    page.wait_for_url(f"{server}en/visit/?results=U-001,K-002")
    assert listed(page) == ["U-001", "K-002"]


@pytest.mark.parametrize(
    ("asked", "shown", "told"),
    [
        ("U-001,X-999,U-9999", ["U-001"], "X-999, U-9999"),
        ("X-999", [], "X-999"),
        ("%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E", [], ""),
        ("", [], ""),
    ],
)
def test_ids_that_the_catalogue_does_not_have_are_told(
    visit: Visit, server: str, asked: str, shown: list[str], told: str
) -> None:
    page = visit.page
    page.goto(f"{server}visit/?results={asked}")
    assert listed(page) == shown
    note = page.locator("[data-visit-unknown]")
    expect(note).to_be_visible(visible=bool(told))
    if told:
        expect(note).to_contain_text(told)
    expect(page.locator("[data-visit-empty]")).to_be_visible(visible=not shown)


def test_ids_that_went_out_of_the_catalogue_are_taken_off_the_list(visit: Visit, server: str) -> None:
    page = visit.page
    page.evaluate("localStorage.setItem('visit', 'U-001,X-999')")
    page.reload()
    page.get_by_role("button", name="去掉这些编号").click()
    expect(page.locator("[data-visit-unknown]")).to_be_hidden()
    page.reload()
    expect(page.locator("[data-visit-unknown]")).to_be_hidden()
    assert listed(page) == ["U-001"]


# ---------------------------------------------------------------------------------------------- hard cases


def test_a_list_that_changes_while_its_titles_are_on_their_way_gets_them_all(
    visit: Visit, server: str
) -> None:
    page = visit.page
    page.evaluate(f"localStorage.setItem('visit', {','.join(SOME)!r})")
    held: list[Route] = []
    page.route("**/search/*", lambda route: held.append(route))  # noqa: PLW0108
    page.reload(wait_until="commit")
    page.locator(".stop__remove").first.click()
    expect(page.locator(".stop")).to_have_count(3)
    for route in held:
        route.continue_()
    page.unroute("**/search/*")
    expect(page.locator(".stop__second:not(:empty)")).to_have_count(3)
    expect(page.locator("[data-visit-failed]")).to_be_hidden()


def test_where_nothing_can_be_stored_the_list_goes_along_in_the_address(
    browser: Browser, server: str
) -> None:
    with visiting(browser, server) as visit:
        page = visit.page
        page.add_init_script(CLOSED)
        page.goto(f"{server}visit/")
        expect(page.locator("[data-visit-empty]")).to_be_visible()
        choose(page, server, "U-001")
        expect(page.locator("[data-visit-not-kept]")).to_be_visible()
        expect(page.locator("[data-visit-choice] button")).to_have_attribute("aria-pressed", "true")
        page.get_by_role("link", name="看我的清单").click()
        page.wait_for_url(f"{server}visit/?results=U-001")
        assert listed(page) == ["U-001"]
        page.get_by_role("button", name="收进我的清单").click()
        expect(page.locator("[data-visit-not-kept]")).to_be_visible()
        assert listed(page) == ["U-001"]
        assert visit.mishaps == []


def test_without_the_files_of_the_search_ids_and_booths_still_serve(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        page = visit.page
        page.route("**/search/texts-*", lambda route: route.abort())
        page.goto(f"{server}visit/?results=K-009")
        stop = page.locator("[data-result=K-009]")
        expect(page.locator("[data-visit-failed]")).to_be_visible()
        expect(stop.locator("a")).to_have_text("K-009")
        expect(stop).to_contain_text(RAW["K-009"]["booth"])
        expect(stop.locator("[data-provenance=sample]")).to_be_visible()
        page.unroute("**/search/texts-*")
        page.get_by_role("button", name="再试一次").click()
        expect(stop.locator("a")).to_have_text(RAW["K-009"]["title"]["zh"])
        expect(page.locator("[data-visit-failed]")).to_be_hidden()


@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
def test_without_scripts_the_page_says_what_it_is_and_leads_on(
    browser: Browser, server: str, language: str
) -> None:
    with visiting(browser, f"{server}{language}visit/", java_script_enabled=False) as visit:
        page = visit.page
        expect(page.locator("main .note:visible")).to_contain_text("JavaScript")
        assert page.locator("main button:visible").count() == 0
        assert page.locator("main a:visible").count() == 6
        page.locator("main a.button:visible").click()
        assert page.url == f"{server}{language}results/"
        page.goto(f"{server}{language}results/K-001/")
        assert page.locator("[data-visit-choice]:visible").count() == 0


def test_the_list_works_from_a_folder(site: Path, browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        mishaps: list[str] = []
        page.on("pageerror", lambda error: mishaps.append(str(error)))
        page.goto((site / "results" / "K-009" / "index.html").as_uri())
        page.locator("[data-visit-choice] button").click()
        page.get_by_role("link", name="看我的清单").click()
        expect(page.locator("[data-result=K-009] a")).to_have_text(RAW["K-009"]["title"]["zh"])
        # What one sends on must open elsewhere too.
        expect(page.locator("[data-visit-address]")).to_have_text(
            re.compile("^https://.*/visit/.results=K-009$")
        )
        page.locator("[data-result=K-009] a").click()
        page.locator("article[data-record=K-009]").wait_for()
        assert mishaps == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_button_that_is_pressed_and_its_words_bar_nobody(
    browser: Browser, server: str, scheme: Any
) -> None:
    with visiting(
        browser, f"{server}results/K-001/", 390, color_scheme=scheme, reduced_motion="reduce"
    ) as visit:
        visit.page.locator("[data-visit-choice] button").click()
        found = axe.run(visit.page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [each["id"] for each in found] == []
        visit.page.locator(".bar [data-visit-link]").click()
        visit.page.wait_for_url(f"{server}visit/")
        expect(visit.page.locator("[data-result=K-001] a")).to_have_text(RAW["K-001"]["title"]["zh"])
        found = axe.run(visit.page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [each["id"] for each in found] == []


# ----------------------------------------------------------------------------------------------- pure parts


def call(modules: Page, name: str, *arguments: Any) -> Any:
    """What a function of lib/visit.js returns."""
    return modules.evaluate(
        'async ([name, given]) => (await import("./lib/visit.js"))[name](...given)', [name, arguments]
    )


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("U-001,K-002", ["U-001", "K-002"]),
        ("u-001、K-002，w-1003 ", ["U-001", "K-002", "W-1003"]),
        ("K-002,K-002,U-001", ["K-002", "U-001"]),
        ("U-1,UU-001,U-001x,-001,U-1234567890", []),
        ("<b>U-001</b>", ["U-001"]),
        ("[object Object]", []),
        ("", []),
    ],
)
def test_ids_are_read_from_any_text(modules: Page, text: str, ids: list[str]) -> None:
    assert call(modules, "idsIn", text) == ids


def test_a_list_has_an_end(modules: Page) -> None:
    endless = [f"U-{number:03}" for number in range(2000)]
    assert call(modules, "idsIn", ",".join(endless)) == endless[:500]
    assert len(call(modules, "joined", endless[:400], endless[300:])) == 500
    assert len(call(modules, "toggledId", endless[:500], "K-001")) == 500


def test_ids_survive_the_address(modules: Page) -> None:
    ids = ["U-001", "K-002"]
    address = call(modules, "addressOf", "https://a.example/visit/?results=W-001#x", ids)
    assert address == "https://a.example/visit/?results=U-001,K-002"
    assert call(modules, "sharedIds", "?results=U-001,K-002") == ids
    assert call(modules, "sharedIds", "?results=") == []
    assert call(modules, "sharedIds", "?q=U-001") is None
    assert call(modules, "addressOf", address, []) == "https://a.example/visit/"


def test_an_id_is_put_on_a_list_once_and_taken_off(modules: Page) -> None:
    assert call(modules, "toggledId", ["U-001"], "K-002") == ["U-001", "K-002"]
    assert call(modules, "toggledId", ["U-001", "K-002"], "U-001") == ["K-002"]
    assert call(modules, "joined", ["U-001"], ["K-002", "U-001"]) == ["U-001", "K-002"]


def test_one_walks_zone_by_zone_and_booth_by_booth(modules: Page) -> None:
    places = [
        *(["U-001", "", 0], ["U-002", "U-10", 0], ["U-003", "U-9", 1], ["U-004", "U-9", 0]),
        *(["K-001", "K-1", 0], ["W-001", "W-1", 0]),
    ]
    walked = call(modules, "walk", ["K-001", "X-001", "U-001", "U-004", "U-002", "U-003"], places)
    assert walked["unknown"] == ["X-001"]
    zones = {zone["letter"]: [stop["id"] for stop in zone["stops"]] for zone in walked["zones"]}
    # Numbers of booths count as numbers; those at one booth keep the order of the site; no booth stands last.
    assert zones == {"U": ["U-003", "U-004", "U-002", "U-001"], "K": ["K-001"]}
    assert list(zones) == ["U", "K"]
    assert walked["zones"][0]["stops"][0] == {"id": "U-003", "booth": "U-9", "sample": True, "document": 2}
