"""Takes a search's measures in Chromium: what it finds, how soon, and for how many bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, Page
from scripts.bench.search import PAGES, Search
from scripts.bench.server import Server

SLOWED = 4
"""How many times slower a weak phone is taken to be."""
SLOWEST = 10
FIRST_RUNS = 5
FIRST_QUERY = "无人机"
"""A word that every search finds."""
MILLISECONDS = 60_000

Rankings = dict[str, list[str]]


@dataclass(frozen=True)
class Keys:
    """Milliseconds from key to shown results."""

    p95: float
    count: int
    slowest: list[tuple[str, float]]
    """What stood in the box at the slowest keys, and how long each took."""


@dataclass(frozen=True)
class First:
    """The first result after the first key, in a browser that has nothing of the search yet."""

    milliseconds: float
    """The middle one of several runs."""
    fetched: int
    """Bytes after gzip."""


class Bench:
    """A browser and a server in which searches are measured one after another."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser = browser
        self.server = server

    def rankings(self, search: Search, queries: Iterable[str]) -> Rankings:
        """The first ten that each query finds."""
        texts = list(dict.fromkeys(queries))
        with self._page(search, search.asked_at) as page:
            found: list[list[str]] = page.evaluate("(queries) => rank(queries)", texts)
        return dict(zip(texts, found, strict=True))

    def first(self, search: Search, *, slowed: int, runs: int = FIRST_RUNS) -> First:
        """How long the first result takes when one types as soon as the page has loaded."""
        times = []
        for _ in range(runs):
            self.server.forget()
            with self._page(search, search.typed_at, slowed) as page:
                times.append(page.evaluate(_FIRST, [search.box, search.result, FIRST_QUERY]))
        return First(median(times), search.fetched(self.server.fetched()))

    def keys(self, search: Search, texts: Sequence[str], *, slowed: int, again: bool = False) -> Keys:
        """How long a key takes, once what is loaded for every search is there.

        `again`: once all has been typed before, so that also what single queries load is there.
        """
        with self._page(search, search.typed_at, slowed) as page:
            page.evaluate(_FIRST, [search.box, search.result, FIRST_QUERY])
            page.wait_for_load_state("networkidle")
            if again:
                page.evaluate(_TYPE, [search.box, texts])
            times: list[tuple[str, float]] = page.evaluate(_TYPE, [search.box, texts])
        slowest = sorted(times, key=lambda each: -each[1])[:SLOWEST]
        return Keys(p95([each for _, each in times]), len(times), slowest)

    def cold(self, search: Search, text: str) -> dict[str, int]:
        """Path → bytes after gzip of what one query fetches in a browser that has nothing of the search."""
        self.server.forget()
        with self._page(search, search.asked_at) as page:
            page.evaluate("(query) => rank([query])", text)
        sizes = self.server.fetched()
        return {path: size for path, size in sizes.items() if search.fetched({path: size})}

    @contextmanager
    def _page(self, search: Search, address: str, slowed: int = 1) -> Iterator[Page]:
        """A page that has loaded, in a browser without a cache; an error in it is one here."""
        context = self.browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        context.set_default_timeout(MILLISECONDS)
        context.add_init_script(path=PAGES / "driver.js")
        if not search.takes_time:
            context.add_init_script(path=PAGES / f"{search.key}-times.js")
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        try:
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
            page.goto(self.server.root + address)
            if address.startswith("pages/"):
                page.wait_for_function("'rank' in globalThis")
            yield page
        finally:
            context.close()
        if errors:
            raise RuntimeError(f"{search.name}: {errors[0]}")


_TYPE = "([box, texts]) => driver.type(box, texts)"
_FIRST = "([box, result, text]) => driver.first(box, result, text)"


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * 95 // 100) - 1)]
