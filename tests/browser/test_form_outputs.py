"""The ways out of the form beside the ZIP: the editor of the hosting service, a mail."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, expect
from scripts.browser import serving
from tests.browser.forming import fill_what_must_be, yaml_of
from tests.browser.looking import Visit, visiting
from tests.building import built

pytestmark = pytest.mark.xdist_group("form")


def test_the_editor_of_the_host_opens_with_the_text(browser: Browser, server: str) -> None:
    leave = ["clipboard-read", "clipboard-write"]
    with visiting(browser, f"{server}submit/form/", permissions=leave) as visit:
        fill_what_must_be(visit.page)
        visit.page.get_by_role("button", name="在资料库的网页上提出").click()
        link = visit.page.locator("[data-editor-links] a")
        expect(link).to_be_focused()
        expect(visit.page.locator("[data-editor-way] [data-output-said]")).to_contain_text("已经随链接带去")
        address = urlsplit(link.get_attribute("href") or "")
        assert address.path.endswith("/new/main/catalogue/industry")
        asked = parse_qs(address.query)
        id = visit.page.get_by_label("编号").input_value()
        assert asked["filename"] == [f"{id}.yaml"]
        assert asked["value"] == [yaml_of(visit.page)]
        visit.page.get_by_label("详细介绍 中文").evaluate("each => { each.closest('details').open = true; }")
        visit.page.get_by_label("详细介绍 中文").fill("茶" * 1500)
        visit.page.get_by_role("button", name="在资料库的网页上提出").click()
        expect(visit.page.locator("[data-output-said]")).to_contain_text("太长")
        # The name of the file goes along all the same.
        assert urlsplit(link.get_attribute("href") or "").query == f"filename={id}.yaml"
        assert visit.page.evaluate("navigator.clipboard.readText()") == yaml_of(visit.page)


def test_on_gitee_the_text_is_copied_and_the_name_of_the_file_told(browser: Browser, tmp_path: Path) -> None:
    # A catalogue outside the project is in no repository: it has to be the committed one.
    made = built(tmp_path / "site", HOSTING="gitee", REPO_URL="https://gitee.com/team/repo")
    leave = ["clipboard-read", "clipboard-write"]
    with (
        serving(made) as address,
        visiting(browser, f"{address}submit/form/", permissions=leave) as visit,
    ):
        fill_what_must_be(visit.page)
        visit.page.get_by_role("button", name="在资料库的网页上提出").click()
        name = f"{visit.page.get_by_label('编号').input_value()}.yaml"
        expect(visit.page.locator("[data-output-said]")).to_contain_text(f"把文件名填为 {name}")
        assert visit.page.evaluate("navigator.clipboard.readText()") == yaml_of(visit.page)


def test_a_sample_is_replaced_in_the_editor_of_its_file(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}submit/form/") as visit:
        fill_what_must_be(visit.page)
        visit.page.get_by_label("编号").select_option("K-009")
        visit.page.evaluate(CLIPBOARD_CLOSED)
        visit.page.get_by_role("button", name="在资料库的网页上提出").click()
        link = visit.page.locator("[data-editor-links] a")
        expect(link).to_have_attribute("href", re.compile(r"/edit/main/catalogue/industry/K-009\.yaml$"))
        # Without leave to copy the text is shown.
        expect(visit.page.locator("[data-output-said]")).to_contain_text("没让复制")
        expect(visit.page.locator("[data-yaml-of=result]")).to_be_visible()


@pytest.mark.parametrize("title", ["山地茶园轻型采摘平台", "山地茶园轻型采摘平台" * 12])
def test_a_mail_names_the_result_and_what_to_attach(form: Visit, title: str) -> None:
    page = form.page
    fill_what_must_be(page)
    page.get_by_label("成果名称 中文").fill(title)
    page.get_by_role("button", name="写邮件给主办方").click()
    expect(page.locator("[data-output-said]")).to_contain_text("K-002.zip")
    expect(page.locator("#part-output")).to_contain_text("还没有公布收件地址")
    # A browser without a mail program: what it was asked for is all there is to see.
    (asked,) = form.mishaps
    form.mishaps.clear()
    address = asked.removeprefix("asks ")
    assert address.startswith("mailto:?subject=") and len(address) < 2000
    assert "K-002 山地茶园轻型采摘平台" in unquote(address) and "K-002.zip" in unquote(address)


CLIPBOARD_CLOSED = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('closed')); }"
