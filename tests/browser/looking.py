"""Opens pages of a built site as a visitor would and keeps what went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page

LEFT = "net::ERR_ABORTED"
"""A request that ended because the visitor went on to another page."""


@dataclass
class Visit:
    """An open page and what went wrong on it so far."""

    page: Page
    mishaps: list[str] = field(default_factory=list)
    """Errors in the console, requests that failed, requests to other hosts."""


@contextmanager
def visiting(browser: Browser, address: str, width: int = 1280, **options: Any) -> Iterator[Visit]:
    """Open an address in a context of its own; `options` are Playwright's for a context."""
    height = 844 if width < 600 else 900
    with browser.new_context(viewport={"width": width, "height": height}, **options) as context:
        visit = Visit(context.new_page())
        _listen(visit, address)
        visit.page.goto(address, wait_until="load")
        yield visit


def _listen(visit: Visit, address: str) -> None:
    host = "/".join(address.split("/")[:3]) + "/"
    page, tell = visit.page, visit.mishaps.append
    page.on("console", lambda each: tell(each.text) if _is_complaint(each) else None)
    page.on("pageerror", lambda error: None if _is_haste(str(error)) else tell(str(error)))
    page.on("requestfailed", lambda each: None if each.failure == LEFT else tell(f"{each.url} failed"))
    page.on("response", lambda each: tell(f"{each.url}: {each.status}") if each.status >= 400 else None)
    page.on("request", lambda each: None if _is_own(each.url, host) else tell(f"asks {each.url}"))


def _is_complaint(message: ConsoleMessage) -> bool:
    """Whether the console holds something against a page.

    A picture that is opened alone names no icon, and a browser then looks for one at the root of the host.
    """
    is_of_icon = message.location["url"].endswith("/favicon.ico")
    return message.type in ("error", "warning") and not is_of_icon


def _is_haste(error: str) -> bool:
    """Whether a move between two pages was cut short by the next step, which comes faster than a person's."""
    return error.startswith("Transition was ")


def _is_own(url: str, host: str) -> bool:
    return url.startswith((host, "data:", f"blob:{host}"))
