"""The page of all results of a large catalogue: columns come when they are needed, hits before them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.browser.looking import visiting
from tests.browser.test_results import NUMBERS, ORDERS, STEP, box, chosen, facet, hits


@dataclass
class Columns:
    """The columns of the site, cut as a large catalogue's are, on their way to a page."""

    parts: dict[str, Any]
    held: list[Route] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def hold(self, route: Route) -> None:
        self.asked.append(Path(route.request.url).stem)
        self.held.append(route)

    def send(self, *names: str) -> None:
        """Let these parts arrive, or all."""
        for route in [each for each in self.held if not names or Path(each.request.url).stem in names]:
            self.held.remove(route)
            fulfil(route, Path(route.request.url).stem, self.parts[Path(route.request.url).stem])


def fulfil(route: Route, part: str, value: object) -> None:
    route.fulfill(body=f"expoArrive({json.dumps(part)},{json.dumps(value)});", content_type="text/javascript")


@pytest.fixture
def columns(site: Path) -> Columns:
    (file,) = (site / "search").glob("columns-zh-*.js")
    written = file.read_text("utf-8")
    whole = json.loads(written[written.index(",") + 1 : written.rindex(")")])
    kinds = ("facets", "orders")
    parts = {f"{kind}-{name}": each for kind in kinds for name, each in whole[kind].items()}
    head = {"results": whole["results"], "facets": {}, "orders": {}, "folder": "parts/"}
    return Columns({**parts, "columns": head})


@pytest.fixture
def page(browser: Browser, server: str, columns: Columns) -> Iterator[Page]:
    with visiting(browser, f"{server}results/") as visit:
        head = columns.parts["columns"]
        visit.page.route("**/search/columns-zh-*.js", lambda route: fulfil(route, "columns", head))
        visit.page.route("**/search/parts/*.js", columns.hold)
        yield visit.page
        assert visit.mishaps == []


def numbers(page: Page) -> dict[tuple[str, str], str]:
    shown = page.locator("[data-facet]").evaluate_all(NUMBERS.replace("Number(", "("))
    return {(name, value): number for name, value, number in shown}


def asked(page: Page, columns: Columns, count: int) -> list[str]:
    """What has been asked for, once it is so much."""
    for _ in range(100):
        if len(columns.asked) >= count:
            break
        page.wait_for_timeout(50)
    return sorted(columns.asked)


def test_hits_wait_for_no_column_and_counts_follow_when_facets_arrive(
    page: Page, columns: Columns, browser: Browser, server: str
) -> None:
    box(page).fill("电池")
    expect(page.locator("[data-list] [data-result=U-001]")).to_be_visible()
    assert asked(page, columns, 8) == sorted(each for each in columns.parts if each.startswith("facets-"))
    assert set(numbers(page).values()) == {""}
    expect(facet(page, "zone", "services")).not_to_have_attribute("aria-disabled", "true")
    expect(facet(page, "trl", "5")).to_have_accessible_name("就绪度 5 级")
    found = hits(page)
    columns.send()
    expect(facet(page, "zone", "universities").locator("[data-count]")).not_to_be_empty()
    assert hits(page) == found
    with visiting(browser, f"{server}results/?q=电池") as whole:
        expect(whole.page.locator("[data-list] [data-result=U-001]")).to_be_visible()
        whole.page.wait_for_function("document.querySelector('[data-count]').textContent !== '73'")
        assert numbers(page) == numbers(whole.page)


def test_narrowing_waits_for_the_chosen_facet_alone(page: Page, columns: Columns) -> None:
    facet(page, "stage", "pilot").click()
    assert asked(page, columns, 1) == ["facets-stage"]
    columns.send("facets-stage")
    wanted = chosen({"stage": ["pilot"]})
    expect(page.locator("main [data-hit-count]")).to_have_text(f"{len(wanted)} 项成果")
    assert hits(page) == wanted[:STEP]


@pytest.mark.parametrize(
    ("order", "part"), [("booth", "orders-booth"), ("pinyin", "orders-title"), ("trl", "facets-trl")]
)
def test_sorting_waits_for_its_order_alone(page: Page, columns: Columns, order: str, part: str) -> None:
    page.locator("select[name=sort]").select_option(order)
    assert asked(page, columns, 1) == [part]
    columns.send(part)
    wanted = sorted(chosen({}), key=ORDERS[order])
    expect(page.locator("[data-list] [data-result]")).to_have_count(STEP)
    assert hits(page) == wanted[:STEP]
