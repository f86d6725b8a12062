"""What the form keeps of a draft, and its lists: items are added, moved and removed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.forming import downloaded, fill_what_must_be, leave
from tests.browser.looking import Visit, visiting

pytestmark = pytest.mark.xdist_group("form")


def test_a_draft_survives_until_it_is_discarded(form: Visit, address: str, photograph: Path) -> None:
    page = form.page
    fill_what_must_be(page)
    page.locator("[data-pictures]").set_input_files(photograph)
    page.get_by_label("给看不见图的人的说明 中文").fill("两名工人")
    expect(page.locator("[data-draft-said]")).to_contain_text("草稿")
    page.wait_for_function("JSON.parse(localStorage.getItem('form-draft')).result.images?.[0].alt")
    page.reload()
    expect(page.get_by_label("成果名称 中文")).to_have_value("山地茶园轻型采摘平台")
    expect(page.get_by_label("编号")).to_have_value("K-002")
    expect(page.locator("[data-draft-said]")).to_contain_text("已恢复")
    expect(page.get_by_label("给看不见图的人的说明 中文")).to_have_value("两名工人")
    expect(page.locator("[data-thumbnail]")).to_be_visible()
    expect(page.locator("[data-picture-said]")).to_contain_text("现场 照片.jpg")
    with downloaded(page) as package:
        assert "catalogue/industry/K-002/picture-1.jpg" in package.namelist()
    page.goto(f"{address}en/submit/form/")
    expect(page.get_by_label("Title Chinese")).to_have_value("山地茶园轻型采摘平台")
    page.once("dialog", lambda asked: asked.dismiss())
    page.get_by_role("button", name="Discard the draft").click()
    expect(page.get_by_label("Title Chinese")).to_have_value("山地茶园轻型采摘平台")
    page.once("dialog", lambda asked: asked.accept())
    page.get_by_role("button", name="Discard the draft").click()
    expect(page.get_by_label("Title Chinese")).to_have_value("")
    page.reload()
    expect(page.get_by_label("Title Chinese")).to_have_value("")
    assert page.evaluate(KEPT_PICTURES) == 0


@pytest.mark.parametrize("missing", ["lost", "no database"])
def test_a_draft_without_its_pictures_says_so(form: Visit, photograph: Path, missing: str) -> None:
    page = form.page
    fill_what_must_be(page)
    if missing == "no database":
        page.add_init_script("delete Window.prototype.indexedDB; delete window.indexedDB;")
        page.evaluate("() => { IDBFactory.prototype.open = () => { throw new Error('closed'); }; }")
    page.locator("[data-pictures]").set_input_files(photograph)
    page.get_by_label("给看不见图的人的说明 中文").fill("两名工人")
    told = "图片存不下" if missing == "no database" else "草稿已存"
    expect(page.locator("[data-draft-said]")).to_contain_text(told)
    page.wait_for_function("JSON.parse(localStorage.getItem('form-draft')).result.images?.[0].alt")
    if missing == "lost":
        page.evaluate("indexedDB.deleteDatabase('form-draft'), null")
    page.reload()
    expect(page.locator("[data-draft-said]")).to_contain_text("图片没有存住")
    page.get_by_role("button", name="下载压缩包").click()
    expect(page.locator("[data-summary]")).to_contain_text("picture-1.jpg")
    page.locator("[data-pictures]").set_input_files(photograph)
    expect(page.locator("[data-thumbnail]")).to_be_visible()
    with downloaded(page) as package:
        assert "catalogue/industry/K-002/picture-1.jpg" in package.namelist()


def test_a_browser_that_stores_nothing_says_so_and_the_form_still_works(
    browser: Browser, address: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script("""
            for (const name of ["localStorage", "indexedDB"])
              Object.defineProperty(window, name, { get: () => { throw new DOMException("", "Security"); } });
        """)
        page.goto(f"{address}submit/form/")
        fill_what_must_be(page)
        expect(page.locator("[data-draft-said]")).to_contain_text("浏览器不让本站保存内容")
        with downloaded(page) as package:
            assert "catalogue/industry/K-002.yaml" in package.namelist()
        # Who leaves all the same is asked first.
        with page.expect_event("dialog") as asked:
            page.close(run_before_unload=True)
        assert asked.value.type == "beforeunload"
        asked.value.accept()


def test_items_are_moved_and_removed_and_the_keyboard_keeps_its_place(form: Visit) -> None:
    page = form.page
    for text in ("一", "二", "三"):
        page.get_by_role("button", name="添加 应用场景").click()
        expect(page.locator(":focus")).to_have_attribute("lang", "zh-Hans")
        page.keyboard.type(text)
    texts = page.locator("[data-field=applications] [data-field=zh] textarea")
    page.get_by_role("button", name="上移 应用场景 3").focus()
    page.keyboard.press("Enter")
    assert texts.evaluate_all("all => all.map(({ value }) => value)") == ["一", "三", "二"]
    expect(page.locator(":focus")).to_have_attribute("aria-label", "上移 应用场景 2")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_attribute("aria-label", "下移 应用场景 1")
    page.get_by_role("button", name="删除 应用场景 1").press("Enter")
    assert texts.evaluate_all("all => all.map(({ value }) => value)") == ["一", "二"]
    expect(page.locator(":focus")).to_have_attribute("aria-label", "删除 应用场景 1")


def test_a_list_takes_no_more_than_the_format_allows(form: Visit) -> None:
    page = form.page
    add = page.get_by_role("button", name="添加 联系人")
    for _ in range(6):
        add.click()
    expect(add).to_be_hidden()
    page.get_by_role("button", name="删除 联系人 2").click()
    expect(add).to_be_visible()


def test_the_card_follows_what_is_filled_in(form: Visit, photograph: Path) -> None:
    page = form.page
    fill_what_must_be(page)
    page.get_by_label("展商", exact=True).select_option("institute")
    card = page.locator("[data-preview]")
    expect(card).to_contain_text("山地茶园轻型采摘平台")
    expect(card).to_contain_text("K-002")
    expect(card).to_contain_text("山间研究所")
    expect(card).to_contain_text("展商提交")
    page.locator("#result-provenance-kind").select_option("verified")
    expect(card).to_contain_text("已核实")
    expect(card.locator("img")).to_have_attribute("src", re.compile("covers/next/industry-unknown"))
    page.get_by_label("所属产业集群").select_option("digital")
    expect(card.locator("img")).to_have_attribute("src", re.compile("covers/next/industry-digital"))
    assert card.locator("img").evaluate("each => each.decode().then(() => each.naturalWidth)") > 0
    page.locator("[data-pictures]").set_input_files(photograph)
    expect(card.locator("img")).to_have_attribute("src", re.compile("^blob:"))


def test_the_list_of_parts_tells_how_far_each_is(form: Visit) -> None:
    page = form.page
    parts = page.get_by_role("navigation", name="表单各部分")
    first, second = parts.get_by_role("link", name="哪一项成果"), parts.get_by_role("link", name="它是什么")
    expect(first).to_contain_text("有必填项")
    expect(second).to_have_text("2 它是什么")
    fill_what_must_be(page)
    page.get_by_label("成果简介 中文").fill("一台平台。")
    expect(first).to_contain_text("已填 2 项")
    expect(second).to_contain_text("已填 1 项")
    leave(page, "成果简介 中文", "茶" * 700)
    expect(second).to_contain_text("1 处要改")


def test_on_a_phone_the_preview_comes_before_handing_over(browser: Browser, address: str) -> None:
    follows = "preview => Boolean(preview.compareDocumentPosition({}) & Node.DOCUMENT_POSITION_FOLLOWING)"
    with visiting(browser, f"{address}submit/form/", 390) as visit:
        preview = visit.page.locator("[data-preview]")
        assert preview.evaluate(follows.format("document.querySelector('#part-output')"))
        assert not preview.evaluate(follows.format("document.querySelector('#part-source')"))
        visit.page.set_viewport_size({"width": 1280, "height": 900})
        assert preview.evaluate(follows.format("document.querySelector('#part-place')"))


KEPT_PICTURES = """() => new Promise((done) => {
  indexedDB.open("form-draft").onsuccess = ({ target: { result } }) => {
    const asked = result.transaction("pictures").objectStore("pictures").count();
    asked.onsuccess = () => done(asked.result);
  };
})"""
