"""The page of all results: search box and facets narrow the list, and the address keeps what was asked."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.looking import visiting
from tests.building import raw_results

RAW = raw_results()
STRANGE = ("?zone=nowhere", "?q=%00&zone=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E", "?q=" + "x" * 2000)


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    with visiting(browser, f"{server}results/") as visit:
        yield visit.page
        assert visit.mishaps == []


def hits(page: Page) -> list[str]:
    shown = page.locator("[data-result]:visible")
    return [str(each) for each in shown.evaluate_all("all => all.map(each => each.dataset.result)")]


def facet(page: Page, name: str, value: str) -> Locator:
    return page.locator(f"[data-facet='{name}'][data-value='{value}']")


def number(page: Page) -> str:
    return page.locator("[data-hit-count]").inner_text()


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def box(page: Page) -> Locator:
    return page.locator("main input[type=search]")


def with_values(**wanted: str) -> list[str]:
    return [id for id, each in RAW.items() if all(each.get(name) == value for name, value in wanted.items())]


def test_a_facet_narrows_the_list_and_stands_in_the_address(page: Page) -> None:
    facet(page, "zone", "services").click()
    assert hits(page) == sorted(id for id in RAW if id.startswith("S-"))
    assert number(page) == "9 项成果"
    assert asked(page) == {"zone": ["services"]}
    expect(facet(page, "zone", "services")).to_have_attribute("aria-pressed", "true")
    facet(page, "zone", "services").click()
    assert len(hits(page)) == 203
    assert asked(page) == {}
    expect(facet(page, "zone", "services")).to_have_attribute("aria-pressed", "false")


def test_values_of_one_facet_add_up_and_facets_narrow_each_other(page: Page) -> None:
    facet(page, "zone", "services").click()
    facet(page, "zone", "digital").click()
    assert len(hits(page)) == 19
    facet(page, "cluster", "digital").click()
    wanted = [id for id in with_values(cluster="digital") if id[0] in "SD"]
    assert sorted(hits(page)) == sorted(wanted)
    assert asked(page) == {"zone": ["services", "digital"], "cluster": ["digital"]}


def test_a_result_is_found_by_each_of_its_kinds_of_cooperation(page: Page) -> None:
    facet(page, "cooperation", "licence").click()
    wanted = [id for id, each in RAW.items() if "licence" in each.get("cooperation", ())]
    assert sorted(hits(page)) == sorted(wanted)
    facet(page, "trl", "6").click()
    assert sorted(hits(page)) == sorted(id for id in wanted if RAW[id].get("trl", {}).get("level") == 6)
    assert asked(page) == {"cooperation": ["licence"], "trl": ["6"]}


def test_numbers_beside_the_facets_say_what_a_choice_would_show(page: Page) -> None:
    facet(page, "zone", "industry").click()
    for value in ("new-energy", "equipment"):
        wanted = [id for id in with_values(cluster=value) if id.startswith("K-")]
        shown = facet(page, "cluster", value).inner_text()
        assert shown.split()[-1] == str(len(wanted))
    # A facet's own choices count as if none of them were made.
    assert facet(page, "zone", "workers").inner_text().split()[-1] == "79"


def test_the_back_button_undoes_one_choice_after_the_other(page: Page) -> None:
    facet(page, "zone", "services").click()
    facet(page, "zone", "digital").click()
    assert len(hits(page)) == 19
    page.go_back()
    assert len(hits(page)) == 9
    page.go_back()
    assert len(hits(page)) == 203
    page.go_forward()
    assert len(hits(page)) == 9


def test_an_address_brings_its_state_along(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}en/results/?q=battery&zone=universities") as visit:
        assert box(visit.page).input_value() == "battery"
        expect(facet(visit.page, "zone", "universities")).to_have_attribute("aria-pressed", "true")
        found = hits(visit.page)
        assert "U-001" in found
        assert all(id.startswith("U-") for id in found)
        assert visit.mishaps == []


@pytest.mark.parametrize("address", STRANGE, ids=["unknown", "hostile", "long"])
def test_a_strange_address_shows_an_empty_list_and_no_more(
    browser: Browser, server: str, address: str
) -> None:
    with visiting(browser, f"{server}results/{address}") as visit:
        assert hits(visit.page) == []
        assert visit.page.locator("[data-filter-none]").is_visible()
        assert visit.mishaps == []


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("k-001", "K-001"),
        ("固态电池", "U-001"),
        ("Solid-State", "U-001"),
        ("ＡＩＧＣ", "U-003"),
        ("梅岭电源", "K-001"),
        ("陶瓷 低温", "K-002"),
    ],
)
def test_words_find_by_id_title_exhibitor_and_width(page: Page, words: str, id: str) -> None:
    box(page).fill(words)
    assert id in hits(page)
    assert len(hits(page)) < 10
    assert asked(page)["q"] == [words]


def test_the_count_follows_in_a_live_region_in_both_numbers(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}en/results/") as visit:
        expect(visit.page.get_by_role("status")).to_have_text("203 results")
        box(visit.page).fill("K-001")
        expect(visit.page.get_by_role("status")).to_have_text("1 result")


def test_nothing_found_says_so_and_shows_ways_on(page: Page) -> None:
    box(page).fill("不存在的东西")
    assert hits(page) == []
    assert number(page) == "0 项成果"
    empty = page.locator("[data-filter-none]")
    expect(empty).to_be_visible()
    assert empty.locator("a").count() == 5
    page.locator("[data-filter-clear]").click()
    assert len(hits(page)) == 203
    expect(empty).to_be_hidden()
    expect(page.locator("[data-filter-clear]")).to_be_hidden()
    expect(box(page)).to_be_focused()
    assert (box(page).input_value(), asked(page)) == ("", {})


def test_letters_of_an_unfinished_word_are_not_searched(page: Page) -> None:
    """Typing 电 by pinyin shows the letters `dian` first; the list must wait for the character."""
    box(page).focus()
    keyboard = page.context.new_cdp_session(page)
    for text in ("d", "di", "dian"):
        composing = {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
        keyboard.send("Input.imeSetComposition", composing)
    assert len(hits(page)) == 203
    assert asked(page) == {}
    keyboard.send("Input.insertText", {"text": "电池"})
    assert 0 < len(hits(page)) < 203
    assert asked(page) == {"q": ["电池"]}


def test_typing_leaves_no_trail_of_letters_in_the_history(page: Page) -> None:
    before = page.evaluate("history.length")
    box(page).press_sequentially("battery")
    assert page.evaluate("history.length") == before


def test_enter_searches_without_loading_the_page_again(page: Page) -> None:
    page.evaluate("window.same = true")
    box(page).fill("电池")
    box(page).press("Enter")
    assert page.evaluate("window.same")
    assert asked(page) == {"q": ["电池"]}


@pytest.mark.parametrize("key", ["Enter", " "])
def test_the_keyboard_works_every_facet(page: Page, key: str) -> None:
    for name in ("zone", "stage"):
        choice = page.locator(f"[data-facet={name}]").first
        choice.focus()
        page.keyboard.press(key)
        expect(choice).to_have_attribute("aria-pressed", "true")
        expect(choice).to_be_focused()


def test_coming_back_from_a_result_keeps_the_choice(page: Page, server: str) -> None:
    facet(page, "zone", "services").click()
    page.locator("[data-result=S-002] a").click()
    page.wait_for_url(f"{server}results/S-002/")
    page.go_back()
    expect(page.locator("[data-hit-count]")).to_have_text("9 项成果")
    assert len(hits(page)) == 9


def test_facets_are_folded_on_a_phone_and_open_beside_a_wide_list(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}results/", 390) as visit:
        choice = facet(visit.page, "zone", "services")
        expect(choice).to_be_hidden()
        visit.page.locator("summary").click()
        choice.click()
        expect(visit.page.locator("[data-result]:visible")).to_have_count(9)
        assert visit.mishaps == []
    for scripts in (True, False):
        with visiting(browser, f"{server}results/", 1280, java_script_enabled=scripts) as visit:
            expect(facet(visit.page, "zone", "services")).to_be_visible()
