"""The search box in the header and on the home page: hits as one types, by keyboard, touch, screen reader."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, expect
from tests.browser.looking import Visit, visiting
from tests.building import raw_results

RAW = raw_results()
HAN = r"[\u3400-\u9fff]"
axe = Axe()


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Visit]:
    """A page with nothing but the header's box, on a wide screen."""
    with visiting(browser, f"{server}about/", reduced_motion="reduce") as visit:
        yield visit
        assert visit.mishaps == []


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit.page


def field(page: Page) -> Locator:
    return page.locator("header.header input[type=search]")


def panel(page: Page) -> Locator:
    return page.locator("[data-search-panel]:visible")


def options(page: Page) -> Locator:
    return page.locator("[role=option]:visible")


def shown(page: Page) -> list[str]:
    """What the hits are, in the order in which one walks through them."""
    return [
        str(each)
        for each in options(page).evaluate_all("all => all.map(e => e.dataset.result || e.dataset.page)")
    ]


def type_in(page: Page, query: str) -> None:
    """Type into the header's box and wait until the answer to just that stands there."""
    field(page).fill(query)
    await_answer(page, query)


def await_answer(page: Page, query: str) -> None:
    expect(page.locator("[data-panel-all]:visible")).to_have_attribute(
        "href", re.compile(re.escape(f"?q={quote(query)}") + "$")
    )
    # The first answer comes from titles alone; this one from the index.
    expect(page.locator("[data-hit-count]")).to_have_text(re.compile(r"\d"))


def with_engine(page: Page, *, hits: list[Any], nearest: list[Any] | None = None) -> None:
    """Let an engine of the test's own answer every query, with these hits or these queries near to it."""
    answer = json.dumps({"hits": hits, "nearest": nearest or [], "missing": []})
    script = (
        'expoArrive("engine", { createEngine: () => '
        f"({{ search: () => ({answer}), add() {{}}, simplify: (c) => c }}) }})"
    )
    page.route(
        "**/search/engine-*.js", lambda route: route.fulfill(body=script, content_type="text/javascript")
    )


# ------------------------------------------------------------------------------------------- without scripts


@pytest.mark.parametrize(("address", "place"), [("en/about/", "header"), ("en/", "main")])
def test_without_scripts_a_form_leads_to_the_results(
    browser: Browser, server: str, address: str, place: str
) -> None:
    with visiting(browser, server + address, java_script_enabled=False) as visit:
        box = visit.page.locator(f"{place} form[data-search-box] input[type=search][name=q]")
        assert visit.page.locator("[data-search-panel]:visible, [data-search-close]:visible").count() == 0
        box.fill("K-001")
        box.press("Enter")
        visit.page.wait_for_url(f"{server}en/results/?q=K-001")
        assert visit.mishaps == []


def test_without_scripts_the_bar_leads_to_the_results(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}about/", 390, java_script_enabled=False) as visit:
        visit.page.locator("nav.bar a", has_text="搜索").click()
        assert visit.page.url == f"{server}results/"


#  as a combobox


def test_the_very_same_field_becomes_a_combobox(page: Page) -> None:
    page.evaluate("window.before = document.querySelector('header.header input[type=search]')")
    parent = field(page).evaluate("each => each.parentElement.className")
    field(page).click()
    type_in(page, "电池")
    assert page.evaluate("window.before === document.activeElement")
    assert field(page).evaluate("each => each.parentElement.className") == parent
    assert page.locator("input[type=search]").count() == 1
    for name, value in {"role": "combobox", "aria-expanded": "true", "aria-autocomplete": "list"}.items():
        expect(field(page)).to_have_attribute(name, value)
    listbox = page.locator(f"#{field(page).get_attribute('aria-controls')}")
    expect(listbox).to_have_attribute("role", "listbox")
    groups = listbox.locator("> [role=group]:visible")
    names = groups.evaluate_all("all => all.map(each => each.getAttribute('aria-label'))")
    assert sorted(names) == ["展商与页面", "成果"]
    assert groups.locator("> [role=option]").count() == options(page).count()


def test_at_most_eight_results_and_three_others_are_offered(page: Page) -> None:
    type_in(page, "大学")
    assert page.locator("[role=option][data-result]:visible").count() == 8
    assert 0 < page.locator("[role=option][data-page]:visible").count() <= 3
    number = re.findall(r"\d+", page.locator("[data-panel-all]").inner_text())
    assert page.locator("[data-panel-all]").inner_text() == f"查看全部 {number[0]} 项成果"
    expect(page.locator("[data-hit-count]")).to_have_text(f"{number[0]} 项成果")


def test_every_hit_leads_to_what_it_names(page: Page, server: str) -> None:
    type_in(page, "大学")
    for option in options(page).all():
        id, place = option.get_attribute("data-result"), option.get_attribute("data-page")
        address = f"{server}results/{id}/" if id else f"{server}{place}"
        assert option.evaluate("each => each.href") == address
        assert option.get_attribute("tabindex") == "-1"


def test_arrows_walk_through_the_hits_and_through_the_field(page: Page) -> None:
    type_in(page, "电池")
    wanted = shown(page)
    walked = []
    for _ in wanted:
        page.keyboard.press("ArrowDown")
        walked.append(active(page))
        expect(field(page)).to_be_focused()
    assert walked == wanted
    page.keyboard.press("ArrowDown")
    assert active(page) is None
    page.keyboard.press("ArrowUp")
    assert active(page) == wanted[-1]
    expect(page.locator("[role=option][aria-selected=true]")).to_be_in_viewport()
    page.keyboard.press("ArrowDown")
    assert active(page) is None


def active(page: Page) -> str | None:
    """The hit that the field names as the active one; it must be the only one that is selected."""
    named = field(page).get_attribute("aria-activedescendant")
    selected = page.locator("[role=option][aria-selected=true]")
    assert selected.count() == (1 if named else 0)
    if not named:
        return None
    assert selected.get_attribute("id") == named
    return selected.get_attribute("data-result") or selected.get_attribute("data-page")


def test_home_and_end_move_in_the_text(page: Page) -> None:
    type_in(page, "电池")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    assert field(page).evaluate("each => each.selectionStart") == 0
    page.keyboard.press("End")
    assert field(page).evaluate("each => each.selectionStart") == 2


def test_enter_opens_the_active_hit_or_all_results(page: Page, server: str) -> None:
    type_in(page, "固态电池")
    page.keyboard.press("ArrowDown")
    first = active(page)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server}results/{first}/")
    type_in(page, "固态电池")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server}results/?q={quote('固态电池')}")


def test_the_id_of_a_result_finds_it_first(page: Page) -> None:
    type_in(page, "u023")
    assert shown(page)[0] == "U-023"


def test_others_come_first_where_they_fit_better(browser: Browser, server: str) -> None:
    for better, first in (([2.0, 1.0], "result"), ([1.0, 2.0], "page")):
        with visiting(browser, "about:blank") as visit:
            hits = [
                {"document": at, "score": score, "terms": ["x"]}
                for at, score in zip((0, 203), better, strict=True)
            ]
            with_engine(visit.page, hits=hits)
            visit.page.goto(f"{server}about/")
            type_in(visit.page, "x")
            assert options(visit.page).count() == 2
            assert options(visit.page).first.get_attribute(f"data-{first}")


#  opening, closing, the focus


def test_a_field_that_one_only_passes_stays_closed(page: Page) -> None:
    field(page).focus()
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(field(page)).to_have_attribute("aria-expanded", "true")


def test_escape_closes_then_clears(page: Page) -> None:
    field(page).click()
    type_in(page, "电池")
    page.keyboard.press("Escape")
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    assert panel(page).count() == 0
    expect(field(page)).to_have_value("电池")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(field(page)).to_have_value("")
    assert panel(page).count() == 0


def test_a_slash_opens_from_anywhere_and_the_focus_goes_back(page: Page) -> None:
    link = page.locator("main a, footer a").last
    link.focus()
    at = page.evaluate("scrollY")
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("")
    expect(field(page)).to_be_in_viewport()
    type_in(page, "电池")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    assert page.evaluate("scrollY") == at
    page.keyboard.press("Escape")
    expect(field(page)).to_have_value("")


def test_a_slash_without_a_focus_leaves_none_behind(page: Page) -> None:
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement === document.body")


def test_a_slash_in_a_field_is_a_slash(page: Page) -> None:
    field(page).click()
    page.keyboard.type("5G/4G")
    expect(field(page)).to_have_value("5G/4G")


def test_a_slash_leaves_an_open_picture_alone(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}results/U-025/") as visit:
        visit.page.locator("[data-gallery] a").first.click()
        visit.page.keyboard.press("/")
        expect(field(visit.page)).to_have_attribute("aria-expanded", "false")


def test_on_the_page_of_all_results_a_slash_leads_to_its_own_field(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}results/") as visit:
        visit.page.keyboard.press("/")
        expect(visit.page.locator("main input[type=search]")).to_be_focused()


def test_on_the_home_page_a_slash_takes_the_nearer_field(browser: Browser, server: str) -> None:
    with visiting(browser, server, reduced_motion="reduce") as visit:
        page = visit.page
        page.keyboard.press("/")
        expect(page.locator("main input[type=search]")).to_be_focused()
        page.keyboard.press("Escape")
        page.evaluate("scrollTo(0, 2000)")
        page.keyboard.press("/")
        expect(field(page)).to_be_focused()
        expect(field(page)).to_be_in_viewport()
        assert page.evaluate("scrollY") == 2000


def test_the_panel_ends_inside_the_window(browser: Browser, server: str) -> None:
    with visiting(browser, server, reduced_motion="reduce") as visit:
        visit.page.locator("main input[type=search]").fill("大学")
        await_answer(visit.page, "大学")
        box = panel(visit.page).bounding_box()
        assert box
        assert box["y"] + box["height"] <= 900


def test_nothing_else_can_be_reached_while_it_is_open(page: Page) -> None:
    type_in(page, "电池")
    outside = """() => [...document.querySelectorAll("a[href], button, input, select, summary")]
      .filter((each) => !each.closest("form[data-open]") && !each.closest("[inert]"))
      .map((each) => each.outerHTML)"""
    assert page.evaluate(outside) == []
    for key in ["Tab"] * 7 + ["Shift+Tab"] * 7:
        page.keyboard.press(key)
        at = "document.activeElement === document.body || !!document.activeElement.closest('form[data-open]')"
        assert page.evaluate(at)
    page.locator("[data-search-close]:visible").click()
    assert page.locator("[inert]").count() == 0


def test_the_keyboard_gets_to_close_and_to_all_results(page: Page) -> None:
    type_in(page, "电池")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="关闭")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("[data-panel-all]")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert panel(page).count() == 0
    expect(field(page)).to_be_focused()


def test_a_click_outside_closes_and_does_no_more(page: Page, server: str) -> None:
    type_in(page, "电池")
    page.mouse.click(*middle(page.locator("header.header a").first))
    assert panel(page).count() == 0
    assert page.url == f"{server}about/"


def middle(element: Locator) -> tuple[float, float]:
    box = element.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_hit_on_the_same_page_closes_and_shows_it(page: Page, server: str) -> None:
    field(page).fill("看展")
    page.locator("[role=option][data-page^='about/#']:visible").first.click()
    assert panel(page).count() == 0
    assert page.url.startswith(f"{server}about/#section-")


def test_coming_back_finds_the_page_open_to_all(page: Page, server: str) -> None:
    type_in(page, "固态电池")
    options(page).first.click()
    page.wait_for_url(f"{server}results/*/")
    page.go_back()
    page.wait_for_url(f"{server}about/")
    assert page.locator("[inert]").count() == 0
    expect(field(page)).to_have_attribute("aria-expanded", "false")


# ---------------------------------------------------------------------------------------------- input methods


def test_letters_of_an_unfinished_word_are_not_searched(page: Page) -> None:
    field(page).click()
    keyboard = page.context.new_cdp_session(page)
    for text in ("d", "di", "dian"):
        composing = {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
        keyboard.send("Input.imeSetComposition", composing)
    assert options(page).count() == 0
    expect(page.locator("[data-when=examples]:visible")).to_have_count(1)
    keyboard.send("Input.insertText", {"text": "电池"})
    await_answer(page, "电池")
    assert options(page).count() > 0


@pytest.mark.parametrize("how", [{"isComposing": True}, {"keyCode": 229}], ids=["most browsers", "Safari"])
def test_keys_of_an_input_method_are_left_to_it(page: Page, server: str, how: dict[str, Any]) -> None:
    type_in(page, "电池")
    page.keyboard.press("ArrowDown")
    before = active(page)
    press = """(each, options) => each.dispatchEvent(
      new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...options }))"""
    for key in ("ArrowDown", "Escape", "Enter"):
        goes_on = field(page).evaluate(press, {"key": key, **how})
        # Enter ends the composition and must not send the form; the others are not touched.
        assert goes_on == (key != "Enter")
    assert active(page) == before
    assert page.url == f"{server}about/"


# ---------------------------------------------------------------------------------------------- what is shown


@pytest.mark.parametrize("query", ["固态电池", "dianchi", "drone", "无人机", "大学"])
@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
def test_every_hit_says_why_it_was_found(browser: Browser, server: str, language: str, query: str) -> None:
    with visiting(browser, f"{server}{language}about/") as visit:
        type_in(visit.page, query)
        assert options(visit.page).count() > 0
        silent = options(visit.page).filter(has_not=visit.page.locator("mark"))
        assert silent.count() == 0
        assert visit.mishaps == []


def test_samples_and_only_samples_carry_their_mark(page: Page) -> None:
    seen = set()
    for query in ("固态电池", "无人机", "K-001"):
        type_in(page, query)
        for option in page.locator("[role=option][data-result]:visible").all():
            sample = RAW[str(option.get_attribute("data-result"))]["provenance"]["kind"] == "sample"
            assert option.locator("[data-provenance=sample]:visible").count() == int(sample)
            seen.add(sample)
    assert seen == {True, False}


def test_a_result_shows_its_picture_or_its_cover(page: Page) -> None:
    type_in(page, "大学")
    for option in page.locator("[role=option][data-result]:visible").all():
        image = option.locator("img")
        image.scroll_into_view_if_needed()
        expect(image).not_to_have_js_property("naturalWidth", 0)
        assert (image.get_attribute("width"), image.get_attribute("height")) == ("80", "60")
        drawn = f"covers/{option.get_attribute('data-result')}.svg" in str(image.get_attribute("src"))
        assert drawn != bool(RAW[str(option.get_attribute("data-result"))].get("images"))


def test_no_picture_of_another_result_stands_beside_new_words(page: Page) -> None:
    type_in(page, "固态电池")
    expect(page.locator("[data-result=U-001] img")).to_have_css("object-position", "50% 50%")
    page.route(re.compile("/(images|covers)/"), lambda route: None)
    type_in(page, "无人机")
    expect(page.locator("[data-result=U-001]:visible")).to_have_count(0)
    for image in page.locator("[role=option][data-result]:visible img").all():
        expect(image).not_to_have_css("object-position", "50% 50%")
    page.unroute_all(behavior="ignoreErrors")


def test_a_row_that_stays_is_not_made_anew(page: Page) -> None:
    type_in(page, "固态电")
    page.evaluate("window.row = document.querySelector('[data-result=U-001][role=option]')")
    type_in(page, "固态电池")
    assert page.evaluate("row === document.querySelector('[data-result=U-001][role=option]')")


def test_one_key_is_one_measure(page: Page) -> None:
    type_in(page, "电池")
    count = "performance.getEntriesByName('search:shown', 'measure').length"
    before = page.evaluate(count)
    field(page).press_sequentially("组")
    page.wait_for_function(f"{count} > {before}")
    assert page.evaluate(count) == before + 1


@pytest.mark.parametrize("query", ["S-002", "电池", "不存在的东西啊", "xyzzyx"])
def test_on_english_pages_chinese_words_are_marked_as_chinese(
    browser: Browser, server: str, query: str
) -> None:
    with visiting(browser, f"{server}en/about/") as visit:
        field(visit.page).fill(query)
        expect(visit.page.locator("[data-hit-count]")).to_have_text(re.compile(r"\d"))
        assert visit.page.evaluate(TEXTS, [HAN, "zh"]) == []


def test_on_chinese_pages_an_english_title_is_marked_as_english(browser: Browser, server: str) -> None:
    with visiting(browser, "about:blank") as visit:
        with_engine(visit.page, hits=[{"document": 0, "score": 1, "terms": ["battery"]}])
        visit.page.goto(f"{server}about/")
        type_in(visit.page, "battery")
        line = visit.page.locator("[data-result=U-001] .hit__why")
        expect(line).to_have_attribute("lang", "en")
        expect(line.locator("mark")).to_have_text("battery")


TEXTS = """([pattern, language]) => {
  const panel = document.querySelector("[data-search-panel]");
  const walker = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
  const wrong = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    const lang = parentElement.closest("[lang]").lang;
    if (new RegExp(pattern).test(data) && !lang.startsWith(language)) wrong.push(data);
  }
  return wrong;
}"""


def test_the_number_of_hits_is_told_after_a_pause(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}en/about/") as visit:
        region = visit.page.locator("[data-hit-count]")
        field(visit.page).click()
        expect(region).to_have_attribute("role", "status")
        field(visit.page).fill("battery")
        expect(region).to_have_text(re.compile(r"^\d+ results$"))
        field(visit.page).fill("不存在的东西啊")
        expect(region).to_have_text("0 results")
        visit.page.keyboard.press("Escape")
        assert region.count() == 0


# --------------------------------------------------------------------------------------------------- no hits


def test_before_anything_is_typed_examples_are_offered(page: Page) -> None:
    field(page).click()
    examples = panel(page).locator("[data-when=examples] a")
    assert examples.all_inner_texts() == ["固态电池", "AIGC", "UAV", "K-001"]
    examples.first.click()
    await_answer(page, "固态电池")
    expect(field(page)).to_have_value("固态电池")
    expect(field(page)).to_be_focused()
    assert shown(page)[0] == "U-001"


def test_nothing_found_offers_what_is_near_and_the_zones(browser: Browser, server: str) -> None:
    with visiting(browser, "about:blank") as visit:
        page = visit.page
        with_engine(
            page, hits=[], nearest=[{"query": "固态电池", "count": 3}, {"query": "battery", "count": 1}]
        )
        page.goto(f"{server}en/about/")
        field(page).fill("<b>固態电迟</b>")
        nothing = panel(page).locator("[data-when=nothing]")
        expect(nothing.locator("[data-panel-nothing]")).to_have_text("Nothing found for “<b>固態电迟</b>”")
        near = nothing.locator("li").evaluate_all(
            "all => all.map(e => [...e.children].map(c => c.textContent))"
        )
        assert near == [["固态电池", "3 results"], ["battery", "1 result"]]
        zones = nothing.locator(".chips a")
        assert [each.split("/")[-2] for each in zones.evaluate_all("all => all.map(e => e.href)")] == [
            "universities",
            "industry",
            "digital",
            "workers",
            "services",
        ]
        assert options(page).count() == 0
        assert page.locator("[data-panel-all]:visible").count() == 0
        nothing.locator("li a").first.click()
        expect(field(page)).to_have_value("固态电池")
        expect(field(page)).to_be_focused()


def test_a_search_that_cannot_be_loaded_leads_to_the_list(browser: Browser, server: str) -> None:
    with visiting(browser, "about:blank") as visit:
        page = visit.page
        page.route("**/search/**", lambda route: route.abort())
        page.goto(f"{server}about/")
        field(page).fill("电池")
        failed = panel(page).locator("[data-when=failed]")
        expect(failed).to_be_visible()
        assert failed.locator("a").evaluate("each => each.href") == f"{server}results/?q={quote('电池')}"
        page.unroute("**/search/**")
        type_in(page, "固态电池")
        assert shown(page)[0] == "U-001"


def hold(page: Page, files: str) -> list[Route]:
    """Requests for these files from now on, which wait until the test lets them go."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    page.route(files, keep)
    return held


def test_hits_from_titles_come_first_and_stay_without_the_index(browser: Browser, server: str) -> None:
    with visiting(browser, "about:blank") as visit:
        page = visit.page
        held = hold(page, "**/search/index-*.js")
        page.goto(f"{server}about/")
        field(page).fill("固态电池")
        expect(page.locator("[role=option][data-result=U-001]")).to_be_visible()
        page.wait_for_function("() => document.querySelectorAll('script[src*=\"search/index\"]').length > 0")
        with page.expect_event("requestfailed"):
            held[0].abort()
        expect(page.locator("[role=option][data-result=U-001]")).to_be_visible()
        assert panel(page).locator("[data-when=failed]:visible").count() == 0


def test_an_answer_that_was_overtaken_is_dropped(browser: Browser, server: str) -> None:
    with visiting(browser, "about:blank") as visit:
        page = visit.page
        held = hold(page, "**/search/texts-*.js")
        page.goto(f"{server}about/")
        field(page).fill("固态电池")
        field(page).fill("无人机")
        page.wait_for_function("() => document.querySelectorAll('script[src*=\"search/texts\"]').length > 0")
        held[0].continue_()
        await_answer(page, "无人机")
        assert "U-002" in shown(page)
        assert "U-001" not in shown(page)


# ---------------------------------------------------------------------------------------------------- loading


def test_the_search_is_loaded_when_idle_or_wanted(browser: Browser, server: str) -> None:
    for saves, width in ((False, 1280), (True, 1280)):
        with visiting(browser, "about:blank", width) as visit:
            page = visit.page
            if saves:
                page.add_init_script(
                    "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
                )
            loaded = "performance.getEntriesByType('resource').filter(each => each.name.includes('/search/'))"
            page.goto(f"{server}about/", wait_until="load")
            if not saves:
                page.wait_for_function(f"{loaded}.length > 0")
                painted = "performance.getEntriesByType('navigation')[0].loadEventStart"
                assert page.evaluate(f"{loaded}.every(each => each.startTime >= {painted})")
                continue
            page.evaluate("new Promise((done) => requestIdleCallback(done))")
            assert page.evaluate(f"{loaded}.length") == 0
            field(page).focus()
            page.wait_for_function(f"{loaded}.length > 0")


# ---------------------------------------------------------------------------------------------- small screens


@pytest.mark.parametrize("address", ["about/", ""], ids=["header", "home"])
def test_on_a_phone_it_covers_the_screen_and_gives_the_focus_back(
    browser: Browser, server: str, address: str
) -> None:
    with visiting(browser, server + address, 390, reduced_motion="reduce") as visit:
        page = visit.page
        page.evaluate("scrollTo(0, 600)")
        button = page.locator("nav.bar").get_by_role("button", name="搜索")
        button.click()
        box = page.locator("form[data-open] .search__box")
        assert box.bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
        own = page.locator("form[data-open] input[type=search]")
        expect(own).to_be_focused()
        own.fill("电池")
        await_answer(page, "电池")
        for x, y in ((195, 5), (195, 420), (195, 835)):
            on_top = "([x, y]) => !!document.elementFromPoint(x, y).closest('form[data-open]')"
            assert page.evaluate(on_top, [x, y])
        page.mouse.wheel(0, 400)
        page.locator("[data-search-close]:visible").click()
        expect(button).to_be_focused()
        assert page.evaluate("scrollY") == 600
        assert visit.mishaps == []


def test_on_a_phone_the_field_has_a_row_of_its_own(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}en/about/", 390) as visit:
        box = field(visit.page).bounding_box()
        brand = visit.page.locator(".header__brand").bounding_box()
        assert box
        assert brand
        assert box["y"] >= brand["y"] + brand["height"]
        assert box["width"] > 300
    for address in ("en/", "en/results/"):
        with visiting(browser, server + address, 390) as visit:
            expect(field(visit.page)).to_be_hidden()
            expect(visit.page.locator("main input[type=search]")).to_be_visible()


def test_on_the_page_of_results_the_bar_leads_to_its_field(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}results/", 390) as visit:
        visit.page.locator("nav.bar").get_by_role("button", name="搜索").press(" ")
        expect(visit.page.locator("main input[type=search]")).to_be_focused()


#  bars to nobody


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", ["about/", "en/"])
@pytest.mark.parametrize("query", ["", "大学", "不存在的东西啊"], ids=["examples", "hits", "nothing"])
def test_an_open_box_bars_nobody(browser: Browser, server: str, address: str, query: str, width: int) -> None:
    with visiting(browser, server + address, width, reduced_motion="reduce") as visit:
        page = visit.page
        page.keyboard.press("/")
        own = page.locator("form[data-open] input[type=search]")
        own.fill(query)
        if query:
            expect(page.locator("[data-hit-count]")).to_have_text(re.compile(r"\d"))
            page.keyboard.press("ArrowDown")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            assert barriers(page) == []
        overflows = "document.scrollingElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(overflows)
        assert visit.mishaps == []


def barriers(page: Page) -> list[str]:
    found = axe.run(page, {"include": [["form[data-open]"]]}, {"resultTypes": ["violations"]})
    return [
        f"{each['id']}: {node['target']} {node['html'][:100]}"
        for each in found.response["violations"]
        for node in each["nodes"]
    ]


def test_it_opens_quickly_and_without_motion_where_none_is_wanted(browser: Browser, server: str) -> None:
    durations = "document.getAnimations().map((each) => each.effect.getComputedTiming().duration)"
    for wish, wanted in (("reduce", []), ("no-preference", [160])):
        with visiting(browser, f"{server}about/", reduced_motion=wish) as visit:
            playing = visit.page.evaluate(
                f"() => {{ document.querySelector('header.header input').click(); return {durations}; }}"
            )
            assert [each for each in playing if each] == wanted
