"""Asks the search as a visitor does: types into the page in Chromium and reads what stands there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page

# One keystroke's worth: the whole text at once, as an input method or a paste hands it over.
_TYPE = """async (query) => {
  const input = document.querySelector("main input[type=search][name=q]");
  const shown = new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByName("search:shown")) {
        observer.disconnect();
        resolve(entry.duration);
      }
    });
    observer.observe({ entryTypes: ["measure"] });
  });
  input.value = query;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  const duration = await shown;
  // A screenful is shown first, all else once that is painted.
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  await frame();
  await frame();
  const hits = [...document.querySelectorAll("main [data-result]")].filter((each) => each.checkVisibility());
  return { duration, ids: hits.map((each) => each.dataset.result) };
}"""

_ENGINE = """async () => {
  const names = document.querySelector("script[data-search]").dataset.search;
  const { folder, engine, index, words } = JSON.parse(names);
  const arrived = {};
  const kept = globalThis.expoArrive;
  globalThis.expoArrive = (part, value) => { arrived[part] = value; };
  for (const name of [engine, index, words]) {
    await new Promise((resolve, reject) => {
      const loading = { src: folder + name, onload: resolve, onerror: reject };
      document.head.append(Object.assign(document.createElement("script"), loading));
    });
  }
  globalThis.expoArrive = kept;
  globalThis.engineUnderTest = arrived.engine.createEngine(arrived.index, arrived.words);
}"""


@dataclass(frozen=True)
class Shown:
    """What the page showed for a query."""

    ids: list[str]
    duration: float
    """Milliseconds from the key to the results."""


@contextmanager
def results_page(browser: Browser, server: str) -> Iterator[Page]:
    """The page of all results, with the whole index loaded."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{server}results/?q=%E7%94%B5%E6%B1%A0", wait_until="load")
        page.wait_for_function(
            "performance.getEntriesByType('resource').some((each) => each.name.includes('/search/index-'))"
        )
        page.wait_for_load_state("networkidle")
        yield page


def typed(page: Page, queries: Iterable[str]) -> dict[str, Shown]:
    """What the page shows for each query, typed one after another."""
    return {query: Shown(**_answer(page.evaluate(_TYPE, query))) for query in queries}


def _answer(value: Any) -> dict[str, Any]:
    return {"ids": value["ids"], "duration": value["duration"]}


@contextmanager
def engine(browser: Browser, server: str) -> Iterator[Page]:
    """A page in which `engineUnderTest` is the search's engine over the published index."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{server}about/", wait_until="load")
        page.evaluate(_ENGINE)
        yield page
