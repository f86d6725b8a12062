"""Strangers' records on their whole way, from file to browser: they show as text and nothing runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page
from scripts.browser import serving
from tests.building import BuiltSite, build, built
from tests.making import a_catalogue, a_contact, a_result, an_exhibitor

pytestmark = pytest.mark.xdist_group("small builds")

BREAKOUTS = (
    "<script>probe(1)</script>",
    '"><img src=x onerror=probe(2)>',
    "' onmouseover='probe(3)",
    "{{ 7 * 191 }}{% raw %}",
    "${7 * 191}",
    "]]><script>probe(4)</script>",
    "</script><script>probe(5)</script>",
    "<!--<script>",
    "</title><svg onload=probe(6)>",
    "[x](javascript:probe(7))",
    "</style><style>*{display:none}",
    "\\u003cscript\\u003eprobe(8)\\u003c/script\\u003e",
    "&lt;script&gt;probe(9)&lt;/script&gt;",
)
# Titles are short: what breaks out is spread over some records, each text short enough for every field.
TEXTS = tuple(" ".join(BREAKOUTS[start : start + 3]) for start in range(0, len(BREAKOUTS), 3))
PROSE = "\n\n".join(
    [
        *BREAKOUTS,
        "[one](javascript:probe(10)) [two](JaVaScRiPt:probe(11)) [three](data:text/html,x)",
        "[four](//evil.example)",
        "![five](x.png) <a href='javascript:probe(12)'>six</a> <https://evil.example/\"onclick=probe(13)>",
        "<iframe src='javascript:probe(14)'></iframe><form action=x><button>Go</button></form>",
        "<p style='position:fixed;inset:0' class='header' id='main'>seven</p>",
    ]
)


def id_of(number: int) -> str:
    return f"U-{number:03}"


def said(text: str) -> dict[str, str]:
    """The same text in both languages, told apart."""
    return {"zh": f"中 {text}", "en": f"EN {text}"}


def hostile(number: int, text: str) -> dict[str, Any]:
    """A result with the text in every field that takes one."""
    return a_result(
        id_of(number),
        title=said(text),
        exhibitor=f"stranger-{number}",
        summary=said(text),
        description={"zh": PROSE, "en": PROSE},
        innovations=[said(text)],
        indicators=[{"name": said(text), "value": text[:40], "unit": "<b>%</b>"}],
        applications=[said(text)],
        keywords=[said(text)],
        needs=[said(text)],
        awards=[{"name": said(text)}],
        completed_by={"organisations": [said(text)], "people": [said(text)]},
        booth="<i>A</i>",
        contacts=[a_contact(name=said("<b onclick=probe(15)>X"), role=said(text))],
        images=[{"file": "picture.png", "alt": said(text), "caption": said(text), "credit": said(text)}],
        links=[{"label": said(text), "url": "https://host.example/?a=1&copy=2&lt;probe(16)"}],
    )


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A site of one hostile record and its exhibitor."""
    folder = tmp_path_factory.mktemp("hostile")
    results = [hostile(number, text) for number, text in enumerate(TEXTS, 1)]
    strangers = {
        f"stranger-{number}": an_exhibitor(name=said(text), about=said(text), address=said(text))
        for number, text in enumerate(TEXTS, 1)
    }
    catalogue = a_catalogue(folder, results=results, exhibitors=strangers)
    return BuiltSite(built(folder / "site", CATALOGUE=str(catalogue)))


@pytest.fixture(scope="module")
def address(attacked: BuiltSite) -> Iterator[str]:
    with serving(attacked.folder) as served:
        yield served


PAGES = (
    "",
    "results/",
    "exhibitors/",
    "exhibitors/stranger-1/",
    "zones/universities/",
    "status/",
    *(f"results/{id_of(number)}/" for number, _ in enumerate(TEXTS, 1)),
)


@pytest.mark.parametrize("path", [*PAGES, *(f"en/{each}" for each in PAGES)])
def test_nothing_of_a_record_runs(address: str, browser: Browser, path: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        ran: list[str] = []
        asked: list[str] = []
        page.on("dialog", lambda dialog: _note(ran, dialog))
        page.on("console", lambda message: ran.append(message.text) if _is_error(message) else None)
        page.on("pageerror", lambda error: ran.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.add_init_script("window.probe = (n) => console.error('probe ' + n)")
        page.goto(address + path, wait_until="load")
        _touch_everything(page)
        assert ran == []
        assert [url for url in asked if not url.startswith(address)] == []
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).display") != "none"


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_text_of_a_record_shows_as_it_was_written(attacked: BuiltSite, language: str) -> None:
    for number, text in enumerate(TEXTS, 1):
        page = attacked.page(f"{language}results/{id_of(number)}/")
        wanted = f"{'EN' if language else '中'} {text}"
        assert page.one("//h1").text_content().strip() == wanted
        assert page.one("//title").text_content().startswith(f"{id_of(number)} · {wanted}")
        assert page.one("//meta[@name='description']").get("content") == wanted
        assert page.text().count(wanted) >= 10
        assert wanted in page.values("//div[@data-gallery]//img/@alt")


def test_no_element_comes_from_a_record(attacked: BuiltSite) -> None:
    for page in attacked.pages.values():
        assert page.all("//iframe|//object|//embed|//base|//form[@action='x']|//body//style") == []
        assert page.values("//@*[starts-with(name(), 'on')]") == []
        scripts = [each for each in page.all("//script") if not each.get("src")]
        # One in the frame's head, and one in the list of all results that keeps it from flashing.
        own = 2 if page.address.removeprefix("en/") == "results/" else 1
        code = [
            each for each in scripts if each.get("type") not in ("application/ld+json", "application/json")
        ]
        assert [each.get("type") for each in code] == [None] * own
        assert len(page.all("//*[@id='main']")) == 1
        for link in page.links:
            assert not link.written.lower().lstrip().startswith(("javascript:", "data:text", "vbscript:"))


def test_structured_data_carries_the_text_and_stays_data(attacked: BuiltSite) -> None:
    for number, text in enumerate(TEXTS, 1):
        script = attacked.page(f"en/results/{id_of(number)}/").one("//script[@type='application/ld+json']")
        assert json.loads(script.text or "")["@graph"][0]["name"] == f"EN {text}"


def test_text_that_turns_the_direction_of_reading_is_refused(tmp_path: Path) -> None:
    turned = a_result(title={"zh": "安全\u202e0.5%", "en": "Safe"})
    done = build(tmp_path / "site", CATALOGUE=str(a_catalogue(tmp_path, results=[turned])))
    assert done.returncode == 1
    assert ": error: control-character: " in done.stdout
    assert "\u202e" not in done.stdout
    assert not (tmp_path / "site").exists()


def _note(ran: list[str], dialog: Dialog) -> None:
    ran.append(dialog.message)
    dialog.dismiss()


def _is_error(message: ConsoleMessage) -> bool:
    return message.type == "error" or "probe" in message.text


def _touch_everything(page: Page) -> None:
    """What a visitor's mouse and keyboard would set off."""
    page.evaluate(
        """() => {
          for (const each of document.querySelectorAll("body *")) {
            for (const type of ["mouseover", "focus", "pointerdown", "error", "load"]) {
              each.dispatchEvent(new Event(type));
            }
          }
          for (const link of document.querySelectorAll("a")) {
            if (/^\\s*javascript:/i.test(link.href)) link.click();
          }
        }"""
    )
    page.wait_for_timeout(100)
