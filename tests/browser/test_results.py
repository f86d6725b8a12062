"""The page of all results: the search finds, facets narrow, and the address keeps what was asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, expect
from pypinyin import lazy_pinyin
from tests.browser.looking import Visit, visiting
from tests.building import raw_results

RAW = raw_results()
ZONES = {"U": "universities", "K": "industry", "D": "digital", "W": "workers", "S": "services"}
IN_ORDER = sorted(RAW, key=lambda id: ("UKDWS".index(id[0]), int(id[2:])))
STEP = 24
NUMBERS = """all => all.map(({ dataset: { facet, value }, children }) =>
  [facet, value, Number([...children].find((each) => "count" in each.dataset).textContent)])"""
STRANGE = {
    "unknown": "?zone=nowhere&planet=mars&sort=colour&trl=10",
    "hostile": "?zone=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E&sort=constructor&kind=__proto__",
    "twice": "?sort=pinyin&sort=trl&q=&q=x",
}


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    with visiting(browser, f"{server}results/") as visit:
        yield visit.page
        assert visit.mishaps == []


@pytest.fixture
def phone(browser: Browser, server: str) -> Iterator[Page]:
    with visiting(browser, f"{server}results/", 390, has_touch=True) as visit:
        yield visit.page
        assert visit.mishaps == []


# ------------------------------------------------------------------------------------------------- looking


def hits(page: Page) -> list[str]:
    """Ids of the results in the list, in order."""
    shown = page.locator("[data-list] [data-result]")
    return [str(each) for each in shown.evaluate_all("all => all.map(each => each.dataset.result)")]


def finds(page: Page, number: int) -> None:
    """The live region tells this number of results, and so many stand there, a step at most."""
    expect(page.locator("main [data-hit-count]")).to_have_text(f"{number} 项成果")
    expect(page.locator("[data-list] [data-result]")).to_have_count(min(number, STEP))


def finds_all(page: Page) -> None:
    """The list that the server made stands there."""
    expect(page.locator("main [data-hit-count]")).to_have_text("203 项成果")
    expect(page.locator("[data-all]")).to_be_visible()
    assert hits(page) == IN_ORDER


def facet(page: Page, name: str, value: str) -> Locator:
    return page.locator(f"[data-facet='{name}'][data-value='{value}']")


def count(page: Page, name: str, value: str) -> int:
    return int(facet(page, name, value).locator("[data-count]").inner_text())


def box(page: Page) -> Locator:
    return page.locator("main input[type=search]")


def asks(page: Page, **wanted: list[str]) -> None:
    """The address comes to hold this and no more."""
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query) == wanted)


def chips(page: Page) -> list[str]:
    return [each.removesuffix("×").strip() for each in page.locator(".chosen__chip").all_inner_texts()]


# ------------------------------------------------------------------------------- counted without the code


def values(id: str, name: str) -> list[str]:
    """The values of a result as its file says."""
    record = RAW[id]
    level = record.get("trl", {}).get("level")
    if name == "zone":
        return [ZONES[id[0]]]
    if name == "trl":
        return [str(level), "1-3" if level < 4 else "4-6" if level < 7 else "7-9"] if level else []
    if name == "photo":
        return ["yes"] if record.get("images") else []
    value = record.get(name, [])
    return value if isinstance(value, list) else [value]


def chosen(choices: dict[str, list[str]], *, but: str = "") -> list[str]:
    """The results that have one of the chosen values of every facet, one facet left out of account."""
    return [
        id
        for id in IN_ORDER
        if all(set(values(id, name)) & set(wanted) for name, wanted in choices.items() if name != but)
    ]


# ---------------------------------------------------------------------------------------------------- facets


def test_a_facet_narrows_the_list_and_stands_in_the_address(page: Page) -> None:
    finds_all(page)
    facet(page, "zone", "services").click()
    finds(page, 9)
    assert hits(page) == chosen({"zone": ["services"]})
    asks(page, zone=["services"])
    expect(facet(page, "zone", "services")).to_have_attribute("aria-pressed", "true")
    facet(page, "zone", "services").click()
    finds_all(page)
    asks(page)
    expect(facet(page, "zone", "services")).to_have_attribute("aria-pressed", "false")


CHOICES: dict[str, dict[str, list[str]]] = {
    "two values of one facet": {"zone": ["services", "digital"]},
    "two facets": {"zone": ["workers"], "stage": ["pilot"]},
    "several values of a result": {"cooperation": ["licence", "equity"], "zone": ["universities"]},
    "a range": {"trl": ["4-6"]},
    "a range and a level": {"trl": ["1-3", "9"], "stage": ["industrial", "bench"]},
    "photographs": {"photo": ["yes"], "cluster": ["health"]},
    "an exhibitor": {"exhibitor": ["sample-tea-research-institute"], "kind": ["equipment", "process"]},
    "all at once": {
        "zone": ["universities", "industry"],
        "cluster": ["equipment", "minerals", "new-energy"],
        "trl": ["4-6", "7"],
        "stage": ["pilot", "small-batch"],
        "photo": ["yes"],
    },
}


@pytest.mark.parametrize("choices", CHOICES.values(), ids=list(CHOICES))
def test_numbers_beside_all_choices_say_what_each_would_show(
    browser: Browser, server: str, choices: dict[str, list[str]]
) -> None:
    """A facet's own choices are left out of account: its values add up, those of others narrow."""
    address = "&".join(f"{name}={value}" for name, wanted in choices.items() for value in wanted)
    with visiting(browser, f"{server}results/?{address}") as visit:
        page = visit.page
        finds(page, len(chosen(choices)))
        assert hits(page) == chosen(choices)[:STEP]
        shown = page.locator("[data-facet]").evaluate_all(NUMBERS)
        assert len(shown) > 120
        for name, value, number in shown:
            wanted = [id for id in chosen(choices, but=name) if value in values(id, name)]
            assert number == len(wanted), (name, value)
        assert visit.mishaps == []


def test_numbers_follow_the_words_too(page: Page) -> None:
    # What pinyin finds needs the whole index; from then on no answer comes from titles alone.
    box(page).fill("gutaidianchi")
    expect(page.locator("[data-list] [data-result=U-001]")).to_be_visible()
    box(page).fill("茶")
    expect(page.locator("[data-list] .card__title mark").first).to_have_text("茶")
    found = _all_hits(page)
    for name, value in (("zone", "universities"), ("zone", "workers"), ("stage", "pilot"), ("trl", "7-9")):
        wanted = sum(value in values(id, name) for id in found)
        expect(facet(page, name, value).locator("[data-count]")).to_have_text(str(wanted))


def test_what_would_show_nothing_is_dimmed_and_cannot_be_reached(page: Page) -> None:
    facet(page, "zone", "services").click()
    finds(page, 9)
    idle = facet(page, "stage", "bench")
    assert count(page, "stage", "bench") == 0
    expect(idle).to_have_attribute("aria-disabled", "true")
    expect(idle).to_have_attribute("tabindex", "-1")
    idle.click(force=True)
    asks(page, zone=["services"])
    finds(page, 9)


def test_what_is_chosen_stays_reachable_when_it_shows_nothing(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}results/?zone=services&stage=bench") as visit:
        expect(visit.page.locator("[data-empty]")).to_be_visible()
        choice = facet(visit.page, "stage", "bench")
        assert choice.get_attribute("aria-disabled") is None
        choice.click()
        finds(visit.page, 9)


def test_a_step_of_readiness_tells_its_number_by_name(page: Page) -> None:
    step = facet(page, "trl", "5")
    level = Counter(value for id in RAW for value in values(id, "trl"))["5"]
    expect(step).to_have_accessible_name(f"技术就绪度 5 级，{level} 项")
    facet(page, "zone", "digital").click()
    wanted = [id for id in chosen({"zone": ["digital"]}) if "5" in values(id, "trl")]
    expect(step).to_have_accessible_name(f"技术就绪度 5 级，{len(wanted)} 项")
    facet(page, "zone", "digital").click()
    step.click()
    finds(page, level)
    asks(page, trl=["5"])


def test_a_long_facet_can_be_searched(page: Page) -> None:
    field = page.locator("[data-find-choice]")
    cells = page.locator(".facet--exhibitor .facet__cell:visible")
    assert cells.count() > 60
    field.fill("茶叶")
    expect(cells).to_have_count(1)
    cells.locator("a").click()
    assert chips(page) == [cells.locator(".facet__label").inner_text()]
    field.fill("")
    assert cells.count() > 60


# ------------------------------------------------------------------------------------------- chosen, sorted


def test_chosen_filters_stand_above_the_hits_and_can_be_taken_back(page: Page) -> None:
    facet(page, "zone", "universities").click()
    facet(page, "trl", "4-6").click()
    facet(page, "stage", "pilot").click()
    wanted = chosen({"zone": ["universities"], "trl": ["4-6"], "stage": ["pilot"]})
    finds(page, len(wanted))
    assert chips(page) == ["高校科研院所", "就绪度 4–6 级", "中试"]
    chip = page.get_by_role("button", name="去掉筛选：就绪度 4–6 级")
    chip.focus()
    page.keyboard.press("Enter")
    asks(page, zone=["universities"], stage=["pilot"])
    # Focus goes on to the next chip, not to the top of the page.
    expect(page.get_by_role("button", name="去掉筛选：中试")).to_be_focused()
    page.locator("[data-chosen] [data-clear]").click()
    finds_all(page)
    asks(page)
    expect(page.locator("[data-chosen]")).to_be_hidden()
    assert page.evaluate("document.activeElement !== document.body")


def test_clearing_the_filters_keeps_the_words(page: Page) -> None:
    box(page).fill("电池")
    facet(page, "zone", "industry").click()
    asks(page, q=["电池"], zone=["industry"])
    page.locator("[data-chosen] [data-clear]").click()
    asks(page, q=["电池"])
    expect(box(page)).to_have_value("电池")


ORDERS: dict[str, Callable[[str], Any]] = {
    "pinyin": lambda id: " ".join(lazy_pinyin(RAW[id]["title"]["zh"])).lower(),
    "trl": lambda id: -RAW[id].get("trl", {}).get("level", 0),
    "booth": lambda id: ("booth" not in RAW[id], RAW[id].get("booth", "")),
    "id": lambda _id: 0,
}


@pytest.mark.parametrize("order", ORDERS)
def test_results_are_sorted_as_one_chooses(page: Page, order: str) -> None:
    facet(page, "zone", "digital").click()
    finds(page, 10)
    page.locator("select[name=sort]").select_option(order)
    wanted = sorted(chosen({"zone": ["digital"]}), key=ORDERS[order])
    expect(page.locator("[data-list] [data-result]").first).to_have_attribute("data-result", wanted[0])
    assert hits(page) == wanted
    asks(page, zone=["digital"], **({} if order == "id" else {"sort": [order]}))


def test_english_titles_are_sorted_from_a_to_z(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}en/results/?sort=pinyin&zone=universities") as visit:
        expect(visit.page.locator("main [data-hit-count]")).to_have_text("73 results")
        titles = {id: RAW[id]["title"] for id in chosen({"zone": ["universities"]})}
        spelt = {id: each.get("en") or " ".join(lazy_pinyin(each["zh"])) for id, each in titles.items()}
        assert hits(visit.page) == sorted(spelt, key=lambda id: spelt[id].lower())[:STEP]
        assert visit.mishaps == []


def test_relevance_is_the_order_of_words_and_there_is_none_without(page: Page) -> None:
    order = page.locator("select[name=sort]")
    expect(order).to_have_value("id")
    box(page).fill("固态电池")
    expect(order).to_have_value("relevance")
    asks(page, q=["固态电池"])
    assert hits(page)[0] == "U-001"
    order.select_option("pinyin")
    asks(page, q=["固态电池"], sort=["pinyin"])
    box(page).fill("")
    expect(order).to_have_value("pinyin")
    assert order.locator("option[value=relevance]").get_attribute("hidden") is not None


# --------------------------------------------------------------------------------------- address and history


def test_the_back_button_undoes_one_choice_after_the_other(page: Page) -> None:
    facet(page, "zone", "services").click()
    finds(page, 9)
    facet(page, "zone", "digital").click()
    finds(page, 19)
    page.locator("select[name=sort]").select_option("pinyin")
    asks(page, zone=["services", "digital"], sort=["pinyin"])
    page.go_back()
    expect(page.locator("select[name=sort]")).to_have_value("id")
    page.go_back()
    finds(page, 9)
    page.go_back()
    finds_all(page)
    page.go_forward()
    finds(page, 9)
    assert chips(page) == ["成果转化服务"]


def test_an_address_brings_its_state_along(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}en/results/?q=battery&zone=universities&trl=7-9&sort=trl") as visit:
        page = visit.page
        expect(box(page)).to_have_value("battery")
        expect(facet(page, "zone", "universities")).to_have_attribute("aria-pressed", "true")
        expect(facet(page, "trl", "7-9")).to_have_attribute("aria-pressed", "true")
        expect(page.locator("select[name=sort]")).to_have_value("trl")
        expect(page.locator("[data-all]")).to_have_count(0)
        found = hits(page)
        assert found
        assert all(id.startswith("U-") for id in found)
        assert [RAW[id]["trl"]["level"] for id in found] == sorted(
            (RAW[id]["trl"]["level"] for id in found), reverse=True
        )
        before = found
        page.reload()
        expect(page.locator(".chosen__chip")).to_have_count(2)
        assert hits(page) == before
        assert visit.mishaps == []


@pytest.mark.parametrize("address", STRANGE.values(), ids=list(STRANGE))
def test_what_an_address_says_that_is_unknown_is_left_out(
    browser: Browser, server: str, address: str
) -> None:
    with visiting(browser, f"{server}results/{address}") as visit:
        expect(visit.page.locator("[data-all], .grid--hits").first).to_be_visible()
        assert len(hits(visit.page)) in (203, STEP)
        assert visit.page.locator(".chosen__chip").count() == 0
        assert visit.mishaps == []


@pytest.mark.parametrize("words", ["\0", "x" * 2000, "+-*^~:", '"', "<script>alert(1)</script>"])
def test_no_words_break_the_page(browser: Browser, server: str, words: str) -> None:
    with visiting(browser, f"{server}results/?q={quote(words)}") as visit:
        expect(visit.page.locator("[data-list]")).to_be_visible()
        expect(visit.page.locator("[data-failed]")).to_be_hidden()
        assert visit.page.locator("main script[src], main img[onerror]").count() == 0
        assert visit.mishaps == []


def test_typing_leaves_no_trail_of_letters_in_the_history(page: Page) -> None:
    before = page.evaluate("history.length")
    box(page).press_sequentially("battery")
    asks(page, q=["battery"])
    assert page.evaluate("history.length") == before


def test_coming_back_from_a_result_finds_the_place_again(page: Page, server: str) -> None:
    facet(page, "zone", "universities").click()
    finds(page, 73)
    page.locator("[data-more]").click()
    expect(page.locator("[data-list] [data-result]")).to_have_count(48)
    link = page.locator("[data-result=U-040] a")
    link.scroll_into_view_if_needed()
    page.wait_for_function("history.state?.top > 1000")
    before = page.evaluate("scrollY")
    link.click()
    page.wait_for_url(f"{server}results/U-040/")
    page.go_back()
    expect(page.locator("main [data-hit-count]")).to_have_text("73 项成果")
    expect(page.locator("[data-list] [data-result]")).to_have_count(48)
    page.wait_for_function("before => Math.abs(scrollY - before) < 400", arg=before)
    expect(page.locator("[data-result=U-040]")).to_be_in_viewport()


def test_a_choice_far_down_brings_the_beginning_of_the_list_into_sight(page: Page) -> None:
    page.evaluate("scrollTo({ top: 6000, behavior: 'instant' })")
    facet(page, "zone", "digital").click()
    finds(page, 10)
    expect(page.locator("main [data-hit-count]")).to_be_in_viewport()
    expect(page.locator("[data-list] [data-result]").first).to_be_in_viewport()


def test_the_other_language_is_asked_the_same(page: Page, server: str) -> None:
    facet(page, "trl", "7-9").click()
    asks(page, trl=["7-9"])
    page.locator("header a[hreflang]").click()
    page.wait_for_url(f"{server}en/results/?trl=7-9")
    expect(facet(page, "trl", "7-9")).to_have_attribute("aria-pressed", "true")


# ----------------------------------------------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("k-001", "K-001"),
        ("固态电池", "U-001"),
        ("Solid-State", "U-001"),
        ("ＡＩＧＣ", "U-003"),
        ("梅岭电源", "K-001"),
        ("wurenji", "U-002"),
        ("gutaidianchi", "U-001"),
    ],
)
def test_words_find_in_the_first_line(page: Page, words: str, id: str) -> None:
    box(page).fill(words)
    asks(page, q=[words])
    # The list of all, which stands there until the answer comes, has it too.
    expect(page.locator("main [data-hit-count]")).not_to_have_text("203 项成果")
    expect(page.locator(f"[data-list] [data-result={id}]")).to_be_visible()
    assert id in hits(page)[:3]


def test_a_hit_shows_where_it_was_found(page: Page) -> None:
    box(page).fill("固态电池")
    card = page.locator("[data-list] [data-result=U-001]")
    expect(card.locator(".card__title mark")).to_have_text(["固态电池"])
    assert card.locator(".card__title").inner_text() == "新型固态电池"
    # Found by what a card does not show anyway, it says so in a line of its own.
    box(page).fill("刺梨")
    told = page.locator("[data-list] [data-result=U-004] .card__why")
    expect(told).to_contain_text("刺梨")
    assert told.locator("mark").count() == 1


def test_a_hit_looks_as_the_card_in_the_list_of_all(page: Page) -> None:
    parts = (
        "card => [...card.children].filter(e => !e.hidden).map(e => [e.tagName, e.className, e.innerText])"
    )
    for id in ("K-001", "U-025", "W-002"):
        card = page.locator(f"[data-list] [data-result={id}]")
        before = card.evaluate(parts)
        facet(page, "zone", ZONES[id[0]]).click()
        page.locator("main [data-hit-count]", has_text="203").wait_for(state="detached")
        while not card.count():
            shown = len(hits(page))
            page.locator("[data-more]").click()
            expect(page.locator("[data-list] [data-result]")).not_to_have_count(shown)
        after = card.evaluate(parts)
        assert after == before
        facet(page, "zone", ZONES[id[0]]).click()
        finds_all(page)


def test_the_count_follows_in_a_live_region_in_both_numbers(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}en/results/") as visit:
        told = visit.page.locator("main [data-hit-count]")
        expect(told).to_have_role("status")
        expect(told).to_have_text("203 results")
        facet(visit.page, "exhibitor", "meiling-power").click()
        expect(told).to_have_text("1 result")


def test_letters_of_an_unfinished_word_are_not_searched(page: Page) -> None:
    """Typing 电 by pinyin shows the letters `dian` first; the list must wait for the character."""
    box(page).focus()
    keyboard = page.context.new_cdp_session(page)
    for text in ("d", "di", "dian"):
        composing = {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
        keyboard.send("Input.imeSetComposition", composing)
    finds_all(page)
    asks(page)
    keyboard.send("Input.insertText", {"text": "电池"})
    asks(page, q=["电池"])
    expect(page.locator("[data-all]")).to_have_count(0)


def test_enter_searches_without_loading_the_page_again(page: Page) -> None:
    page.evaluate("window.same = true")
    box(page).fill("电池")
    box(page).press("Enter")
    asks(page, q=["电池"])
    assert page.evaluate("window.same")


def test_hits_come_in_steps_and_the_focus_goes_on_with_the_first_new_one(page: Page) -> None:
    facet(page, "zone", "industry").click()
    finds(page, 32)
    more = page.get_by_role("button", name="再看 8 项")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-list] [data-result]")).to_have_count(32)
    assert hits(page) == chosen({"zone": ["industry"]})
    expect(page.locator("[data-list] [data-result] a").nth(STEP)).to_be_focused()
    expect(page.locator("[data-more]")).to_be_hidden()


def test_other_things_found_stand_above_the_results(page: Page, server: str) -> None:
    box(page).fill("怎样提交")
    link = page.locator("[data-others] a", has_text="提交")
    expect(link.first).to_be_visible()
    link.first.click()
    page.wait_for_url(f"{server}submit/")


# ------------------------------------------------------------------------------------------------------ form


def test_the_form_of_the_list_is_remembered(page: Page) -> None:
    page.locator("[data-form=lines]").click()
    lines = page.locator("[data-list] .line")
    expect(lines).to_have_count(60)
    assert hits(page) == IN_ORDER[:60]
    line = lines.filter(has_text="U-025")
    for text in ("钢管混凝土拱脱空注浆修补材料", "示例建筑工程学院", "就绪度 7 级", "示例"):
        expect(line).to_contain_text(text)
    expect(line.locator("[data-provenance=sample]")).to_be_visible()
    page.reload()
    expect(lines).to_have_count(60)
    expect(page.locator("[data-form=lines]")).to_have_attribute("aria-pressed", "true")
    page.locator("[data-form=cards]").click()
    finds_all(page)


# ------------------------------------------------------------------------------------------- nothing, failure


def test_nothing_found_offers_words_that_are_near(page: Page) -> None:
    box(page).fill("火星移民")
    expect(page.locator("main [data-hit-count]")).to_have_text("0 项成果")
    near = page.locator("[data-nearest] a")
    expect(near.first).to_be_visible()
    words, _number = near.first.inner_text().rsplit(maxsplit=1)
    near.first.click()
    asks(page, q=[words])
    expect(page.locator("[data-list] [data-result]").first).to_be_visible()
    expect(page.locator("[data-empty]")).to_be_hidden()
    page.go_back()
    expect(page.locator("[data-empty]")).to_be_visible()


def test_nothing_found_offers_each_filter_that_would_help_if_it_went(browser: Browser, server: str) -> None:
    choices = {"zone": ["services"], "stage": ["bench"], "photo": ["yes"]}
    with visiting(browser, f"{server}results/?zone=services&stage=bench&photo=yes") as visit:
        page = visit.page
        ways = page.locator("[data-fewer] a")
        expect(ways.first).to_be_visible()
        wanted = {
            label: len(chosen(choices, but=name))
            for name, label in (("zone", "成果转化服务"), ("stage", "小试"), ("photo", "有照片"))
        }
        offered = [each.rsplit(maxsplit=1) for each in ways.all_inner_texts()]
        assert {words: int(number) for words, number in offered} == {
            f"不限“{label}”": number for label, number in wanted.items() if number
        }
        ways.first.click()
        finds(page, int(offered[0][1]))
        assert visit.mishaps == []


def test_nothing_found_leads_to_the_zones_and_to_everything(page: Page) -> None:
    box(page).fill("量子引力波")
    empty = page.locator("[data-empty]")
    expect(empty).to_be_visible()
    assert empty.locator("a[data-zone]").count() == 5
    empty.locator("[data-all-results]").click()
    finds_all(page)
    expect(box(page)).to_have_value("")
    asks(page)


def test_files_that_cannot_be_had_leave_the_whole_list_and_can_be_asked_for_again(
    browser: Browser, server: str
) -> None:
    with visiting(browser, f"{server}about/") as visit:
        page = visit.page
        blocked = True

        def answer(route: Route) -> None:
            if blocked:
                route.abort()
            else:
                route.continue_()

        page.route("**/search/*", answer)
        page.goto(f"{server}results/?zone=digital")
        expect(page.get_by_role("alert")).to_contain_text("没有取到搜索用的文件")
        finds_all(page)
        assert chips(page) == ["数字经济"]
        blocked = False
        page.locator("[data-again]").click()
        finds(page, 10)
        expect(page.get_by_role("alert")).to_be_hidden()
        _only_blocked(visit)


def test_without_the_index_titles_answer_and_say_so(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}about/") as visit:
        page = visit.page
        page.route("**/search/index-*", lambda route: route.abort())
        page.goto(f"{server}results/?q=固态电池")
        expect(page.locator("[data-partly]")).to_be_visible()
        assert hits(page)[0] == "U-001"
        _only_blocked(visit)


def test_the_first_answer_comes_from_titles_and_the_whole_one_when_the_index_is_there(
    browser: Browser, server: str
) -> None:
    with visiting(browser, f"{server}about/") as visit:
        page = visit.page
        release = _hold_the_index(page)
        page.goto(f"{server}results/?q=固态电池", wait_until="commit")
        expect(page.locator("[data-list] [data-result=U-001]")).to_be_visible()
        before = page.locator("main [data-hit-count]").inner_text()
        release()
        expect(page.locator("main [data-hit-count]")).not_to_have_text(before)
        assert hits(page)[0] == "U-001"
        assert visit.mishaps == []


def test_pinyin_waits_for_the_index_before_it_says_that_nothing_is_found(
    browser: Browser, server: str
) -> None:
    with visiting(browser, f"{server}about/") as visit:
        page = visit.page
        release = _hold_the_index(page)
        page.goto(f"{server}results/?q=gutaidianchi", wait_until="commit")
        expect(page.locator("main [data-hit-count]")).to_have_text("正在查找……")
        expect(page.locator("[data-empty]")).to_be_hidden()
        release()
        expect(page.locator("[data-list] [data-result=U-001]")).to_be_visible()
        assert visit.mishaps == []


# ----------------------------------------------------------------------------------------- phone and keyboard


def test_on_a_phone_the_facets_stand_in_a_sheet(phone: Page) -> None:
    choice = facet(phone, "zone", "services")
    expect(choice).to_be_hidden()
    opener = phone.locator("[data-open-sheet]")
    expect(opener).to_be_in_viewport()
    opener.tap()
    sheet = phone.get_by_role("dialog", name="筛选")
    expect(sheet).to_be_visible()
    choice.tap()
    show = sheet.locator(".sheet__show")
    expect(show).to_have_text("看 9 项")
    facet(phone, "photo", "yes").tap()
    wanted = chosen({"zone": ["services"], "photo": ["yes"]})
    expect(show).to_have_text(f"看 {len(wanted)} 项")
    show.tap()
    expect(sheet).to_be_hidden()
    expect(opener).to_have_text("筛选（2）")
    finds(phone, len(wanted))
    expect(opener).to_be_focused()
    asks(phone, zone=["services"], photo=["yes"])


def test_the_sheet_keeps_the_focus_and_gives_it_back(phone: Page) -> None:
    opener = phone.locator("[data-open-sheet]")
    opener.focus()
    phone.keyboard.press("Enter")
    expect(phone.locator("[data-sheet]")).to_be_visible()
    # Between the last stop and the first the browser's own bar may have the focus.
    inside = """() => document.activeElement === document.body
      || document.querySelector("[data-sheet]").contains(document.activeElement)"""
    assert phone.evaluate(inside)
    for _ in range(30):
        phone.keyboard.press("Tab")
        assert phone.evaluate(inside)
    phone.keyboard.press("Escape")
    expect(phone.locator("[data-sheet]")).to_be_hidden()
    expect(opener).to_be_focused()


def test_a_window_made_wide_takes_the_facets_out_of_the_sheet(phone: Page) -> None:
    phone.locator("[data-open-sheet]").tap()
    phone.set_viewport_size({"width": 1280, "height": 900})
    expect(phone.locator("[data-sheet]")).to_be_hidden()
    expect(facet(phone, "zone", "services")).to_be_visible()
    facet(phone, "zone", "services").click()
    finds(phone, 9)
    phone.set_viewport_size({"width": 390, "height": 844})
    expect(facet(phone, "zone", "services")).to_be_hidden()


@pytest.mark.parametrize("key", ["Enter", " "])
def test_the_keyboard_works_every_facet(page: Page, key: str) -> None:
    for name in ("zone", "trl", "stage", "photo", "exhibitor"):
        choice = page.locator(f"[data-facet={name}]").first
        choice.focus()
        for pressed in ("true", "false"):
            page.keyboard.press(key)
            expect(choice).to_have_attribute("aria-pressed", pressed)
            expect(choice).to_be_focused()


def test_by_keyboard_alone_one_searches_narrows_and_arrives(page: Page, server: str) -> None:
    box(page).focus()
    page.keyboard.type("电池")
    asks(page, q=["电池"])
    _tab_to(page, "[data-facet=zone][data-value=industry]")
    page.keyboard.press("Space")
    asks(page, q=["电池"], zone=["industry"])
    _tab_to(page, ".chosen__chip")
    _tab_to(page, ".card__link")
    first = hits(page)[0]
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server}results/{first}/")


# ------------------------------------------------------------------------------------------------- barriers

axe = Axe()
STATES = {
    "hits": ("?q=battery&zone=universities&trl=7-9", "[data-result]", ""),
    "lines": ("?q=battery", "[data-result]", "[data-form=lines]"),
    "nothing": ("?zone=services&stage=bench", "[data-fewer] a", ""),
    "others": ("?q=submit", "[data-others] a", ""),
}


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
@pytest.mark.parametrize("state", STATES)
def test_no_state_of_the_page_bars_anybody(
    browser: Browser, server: str, language: str, state: str, width: int
) -> None:
    address, sign, press = STATES[state]
    with visiting(browser, f"{server}{language}results/{address}", width) as visit:
        page = visit.page
        if press:
            page.locator(press).click()
        expect(page.locator(f"[data-list] {sign}").first).to_be_visible()
        assert not page.evaluate("document.scrollingElement.scrollWidth > innerWidth")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            assert _barriers(page) == []
        assert visit.mishaps == []


@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
def test_the_open_sheet_bars_nobody(browser: Browser, server: str, language: str) -> None:
    with visiting(browser, f"{server}{language}results/?zone=workers", 390, reduced_motion="reduce") as visit:
        page = visit.page
        page.locator("[data-open-sheet]").click()
        facet(page, "trl", "7-9").click()
        expect(page.locator(".chosen__chip")).to_have_count(2)
        assert _barriers(page) == []
        assert visit.mishaps == []


# --------------------------------------------------------------------------------------------- pure functions


def test_what_is_asked_for_survives_the_address(modules: Page) -> None:
    selections = [
        {"q": q, "choices": choices, "sort": sort}
        for q in ("", "电池", "a&b=c?d#e", "50 % + 1", '"x" \\ y', "😀")
        for choices in ({}, {"zone": ["b", "a"]}, {"trl": ["4-6", "9"], "zone": ["a"]})
        for sort in ("", "pinyin")
    ]
    back = modules.evaluate(
        """async (selections) => {
          const { readSelection, writeSelection } = await import("./lib/selection.js");
          const known = { zone: ["a", "b"], trl: ["4-6", "9"] };
          const back = (each) => readSelection(writeSelection(each), known, ["relevance", "id", "pinyin"]);
          return selections.map(back);
        }""",
        selections,
    )
    assert back == selections


def test_an_order_that_is_the_usual_one_is_not_written(modules: Page) -> None:
    written = modules.evaluate(
        """async () => {
          const { isUnasked, writeSelection } = await import("./lib/selection.js");
          const all = [["", "id"], ["x", "relevance"], ["x", "id"], ["", "trl"], ["", ""]]
            .map(([q, sort]) => ({ q, choices: {}, sort }));
          return all.map((each) => [writeSelection(each), isUnasked(each)]);
        }"""
    )
    assert written == [["", True], ["?q=x", False], ["?q=x&sort=id", False], ["?sort=trl", False], ["", True]]


# --------------------------------------------------------------------------------------------------- helpers


def _hold_the_index(page: Page) -> Callable[[], None]:
    """Keep the index back, as a weak network does, until one calls what this returns."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/search/index-*", hold)

    def release() -> None:
        for route in held:
            route.continue_()

    return release


def _all_hits(page: Page) -> list[str]:
    more = page.locator("[data-more]")
    while more.is_visible():
        before = len(hits(page))
        more.click()
        expect(page.locator("[data-list] [data-result]")).not_to_have_count(before)
    return hits(page)


def _tab_to(page: Page, selector: str) -> None:
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"no stop of the keyboard at {selector}")


def _only_blocked(visit: Visit) -> None:
    """Nothing went wrong but the files that the test held back."""
    told = [each for each in visit.mishaps if "search/" not in each and "ERR_FAILED" not in each]
    assert told == []


def _barriers(page: Page) -> list[str]:
    alike = {"exclude": [["li:nth-child(n + 13):has(.card, .line__id)"], ["li.line:nth-child(n + 13)"]]}
    found = axe.run(page, alike, {"resultTypes": ["violations"]}).response["violations"]
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]
