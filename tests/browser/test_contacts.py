"""Contacts to keep: the id that is copied, the code that is scanned, the file that is saved."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, expect
from tests.browser.looking import visiting
from tests.building import raw_results

RAW = raw_results()


def public(record: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for each in record.get("contacts", ()) if each["consent"]]


WITH_WECHAT = next(id for id, each in RAW.items() if any(c.get("wechat") for c in public(each)))
WITH_PHONE = next(id for id, each in RAW.items() if any(c.get("phone") for c in public(each)))


def test_the_wechat_id_is_copied_and_the_button_says_so(browser: Browser, server: str) -> None:
    (wechat, *_) = [each["wechat"] for each in public(RAW[WITH_WECHAT]) if each.get("wechat")]
    leave = ["clipboard-read", "clipboard-write"]
    with visiting(browser, f"{server}results/{WITH_WECHAT}/", permissions=leave) as visit:
        button = visit.page.locator("button[data-copy]").first
        button.click()
        expect(button).to_have_text("已复制")
        assert visit.page.evaluate("navigator.clipboard.readText()") == wechat
        expect(button).to_have_text("复制")
        assert visit.mishaps == []


def test_where_copying_is_forbidden_the_id_is_selected(browser: Browser, server: str) -> None:
    (wechat, *_) = [each["wechat"] for each in public(RAW[WITH_WECHAT]) if each.get("wechat")]
    with visiting(browser, f"{server}results/{WITH_WECHAT}/") as visit:
        visit.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(Error('no')); }")
        visit.page.locator("button[data-copy]").first.click()
        visit.page.wait_for_function("String(getSelection())")
        assert visit.page.evaluate("String(getSelection())").strip() == wechat
        assert visit.mishaps == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_code_on_the_screen_reads_as_the_contact(
    browser: Browser, server: str, scheme: str, width: int
) -> None:
    contact = public(RAW[WITH_PHONE])[0]
    address = f"{server}results/{WITH_PHONE}/"
    with visiting(browser, address, width, color_scheme=scheme, device_scale_factor=2) as visit:
        code = visit.page.locator("[data-contacts] figure").first
        code.scroll_into_view_if_needed()
        picture = Image.open(io.BytesIO(code.screenshot())).convert("L")
        (read,) = zxingcpp.read_barcodes(np.asarray(picture))
        assert read.text.startswith("BEGIN:VCARD")
        assert f"FN:{contact['name']['zh']}" in read.text
        for name in ("phone", "email"):
            if contact.get(name):
                assert contact[name].replace(" ", "") in read.text.replace(" ", "")
        assert visit.mishaps == []


@pytest.mark.parametrize(("language", "name"), [("", "zh"), ("en/", "en")])
def test_the_card_is_saved_as_a_file_of_all_public_contacts(
    browser: Browser, server: str, language: str, name: str
) -> None:
    with visiting(browser, f"{server}{language}results/{WITH_PHONE}/") as visit:
        with visit.page.expect_download() as download:
            visit.page.locator("a[download]").click()
        assert download.value.suggested_filename == f"{WITH_PHONE}.vcf"
        card = download.value.path().read_text("utf-8").replace("\n ", "")
        assert card.count("BEGIN:VCARD") == len(public(RAW[WITH_PHONE]))
        for contact in public(RAW[WITH_PHONE]):
            assert f":{contact['name'][name]}\n" in card.replace("\r", "")
