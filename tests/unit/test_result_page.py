"""What the page of a result holds for paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from tests.making import a_site

from expo.language import Language
from expo.pages import body
from expo.pages.view import Outlet, Page


def made(tmp_path: Path, language: Language, url: str) -> html.HtmlElement:
    outlet = Outlet(a_site(tmp_path), {}, url, "https://git.example.org/a/b")
    page = Page("result", language, "results/U-001/", "", "", "catalogue/universities/U-001.yaml", "U-001")
    return html.fromstring(body(outlet, page))


@pytest.mark.parametrize(("language", "folder"), [(Language.ZH, ""), (Language.EN, "en/")])
def test_it_bears_a_code_of_its_own_address(tmp_path: Path, language: Language, folder: str) -> None:
    address = f"https://catalogue.example.org/{folder}results/U-001/"
    (code,) = made(tmp_path, language, "https://catalogue.example.org/").xpath("//*[@data-page-code]")
    assert code.get("data-page-code") == address
    assert address in code.text_content()
    assert "print-only" in str(code.get("class")).split()
    # The address beside it says the same to those who cannot see it.
    assert code.xpath(".//*[name()='svg']/@aria-hidden") == ["true"]


@pytest.mark.parametrize("url", ["/", "catalogue/", "file:///srv/site/"])
def test_it_bears_no_code_where_its_address_on_the_web_is_unknown(tmp_path: Path, url: str) -> None:
    assert made(tmp_path, Language.ZH, url).xpath("//*[@data-page-code]") == []
