"""What the page of a result holds for paper, and for whoever finds something wrong in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html
from tests.making import a_contact, a_result, a_site

from expo.language import Language
from expo.pages import body
from expo.pages.view import Outlet, Page


def made(tmp_path: Path, language: Language, url: str, **fields: Any) -> html.HtmlElement:
    outlet = Outlet(a_site(tmp_path, results=[a_result(**fields)]), {}, url, "https://git.example.org/a/b")
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


COMPLETE = {
    "summary": {"zh": "一台脱水装置。", "en": "A dryer."},
    "cluster": "equipment",
    "stage": "pilot",
    "trl": {"level": 6},
    "innovations": [{"zh": "冷阱分两级", "en": "Two stages"}],
    "indicators": [{"name": {"zh": "质量", "en": "Mass"}, "value": "38", "unit": "kg"}],
    "applications": [{"zh": "茶叶", "en": "Tea"}],
    "images": [{"file": "picture-1.jpg", "alt": {"zh": "装置", "en": "The dryer"}}],
    "contacts": [a_contact()],
    "booth": "A-01",
}


@pytest.mark.parametrize("fields", [{}, COMPLETE], ids=["incomplete", "complete"])
def test_a_real_result_can_be_corrected_with_the_form_whether_or_not_it_lacks_something(
    tmp_path: Path, fields: dict[str, Any]
) -> None:
    page = made(tmp_path, Language.ZH, "/", **fields)
    assert bool(page.xpath("//*[@class='missing__fields']")) == (not fields)
    assert page.xpath("//a[contains(@href, 'submit/form/?id=U-001')]")
