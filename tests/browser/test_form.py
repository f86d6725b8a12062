"""The form for exhibitors, used as an exhibitor would: filled in, checked, at any size, without a network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from tests.browser.forming import downloaded, fill_what_must_be, leave, yaml_of
from tests.browser.looking import Visit, visiting
from tests.building import ROOT, build

pytestmark = pytest.mark.xdist_group("form")

axe = Axe()


# ----------------------------------------------------------------------------------------- the whole way


def test_what_is_filled_in_becomes_a_result_of_the_catalogue(
    form: Visit, home: Path, tmp_path: Path, photograph: Path
) -> None:
    page = form.page
    fill_what_must_be(page)
    page.get_by_label("展商", exact=True).select_option("+")
    page.get_by_label("名称 中文", exact=True).fill("山间农机所")
    page.get_by_label("名称 英文", exact=True).fill("Hillside Machinery")
    expect(page.get_by_label("展商文件名")).to_have_value("hillside-machinery")
    page.get_by_label("成果简介 中文").fill("茶园坡陡、行距窄，大机器进不去。\n这台平台重 38 公斤。")
    page.get_by_role("button", name="添加 创新点").click()
    page.get_by_label("创新点 中文").fill("刀架随茶蓬起伏浮动，不靠人托举：省力。")
    page.get_by_role("button", name="添加 技术指标").click()
    page.get_by_label("指标名称 中文").fill("整机质量")
    page.get_by_label("数值", exact=False).first.fill("38")
    page.get_by_label("等级 1–9").select_option("6")
    page.get_by_label("许可").check()
    page.get_by_role("button", name="添加 联系人").click()
    page.get_by_label("姓名 中文").fill("张三")
    page.locator("[data-field=contacts]").get_by_label("电话").fill("0851 8888 0000")
    page.get_by_label("本人同意公开以上信息").check()
    page.locator("[data-pictures]").set_input_files(photograph)
    page.get_by_label("给看不见图的人的说明 中文").fill("两名工人抬着平台")
    with downloaded(page) as package:
        names = package.namelist()
        package.extractall(tmp_path)

    assert sorted(names)[:3] == [
        "catalogue/exhibitors/hillside-machinery.yaml",
        "catalogue/industry/K-002.yaml",
        "catalogue/industry/K-002/picture-1.jpg",
    ]
    with Image.open(tmp_path / "catalogue/industry/K-002/picture-1.jpg") as picture:
        # Turned as the camera said, made smaller, and nothing of the camera's left.
        assert (picture.format, picture.size, dict(picture.getexif())) == ("JPEG", (1600, 2400), {})
    assert b"secret" not in (tmp_path / "catalogue/industry/K-002/picture-1.jpg").read_bytes()
    record = yaml.safe_load((tmp_path / "catalogue/industry/K-002.yaml").read_text("utf-8"))
    assert record["exhibitor"] == "hillside-machinery"
    assert record["trl"] == {"level": 6}
    assert record["cooperation"] == ["licence"]
    assert record["contacts"] == [{"name": {"zh": "张三"}, "phone": "0851 8888 0000", "consent": True}]

    shutil.copytree(home / "catalogue", tmp_path / "catalogue", dirs_exist_ok=True)
    assert checked(tmp_path / "catalogue") == 0
    done = build(tmp_path / "site", CATALOGUE=str(tmp_path / "catalogue"))
    assert done.returncode == 0, done.stdout + done.stderr
    made = (tmp_path / "site" / "results" / "K-002" / "index.html").read_text("utf-8")
    assert "山地茶园轻型采摘平台" in made and "展商提交" in made and "两名工人抬着平台" in made


def checked(catalogue: Path) -> int:
    """The exit status of `make check`; the zones of a small catalogue are not full, which is a warning."""
    environment = {
        **os.environ,
        "CATALOGUE": str(catalogue),
        "PYTHONPATH": str(ROOT / "hooks"),
        "FORMAT": "text",
    }
    done = subprocess.run([sys.executable, "scripts/check.py"], cwd=ROOT, env=environment, check=False)
    return done.returncode


def test_a_sample_makes_room_for_a_result(form: Visit) -> None:
    page = form.page
    fill_what_must_be(page)
    page.get_by_label("编号").select_option("K-001")
    with downloaded(page) as package:
        assert "catalogue/industry/K-001.yaml" in package.namelist()


def test_organisers_take_the_zip_in_by_make_import(form: Visit, home: Path, tmp_path: Path) -> None:
    page = form.page
    fill_what_must_be(page)
    page.get_by_label("编号").select_option("K-001")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载压缩包").click()
    shutil.copytree(home / "catalogue", tmp_path / "catalogue")
    submission = tmp_path / "K-001.zip"
    waiting.value.save_as(submission)
    command = [sys.executable, "scripts/import_submission.py", str(submission)]
    environment = {**os.environ, "CATALOGUE": str(tmp_path / "catalogue")}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "submission-file" not in done.stdout, done.stdout + done.stderr
    assert "山地茶园轻型采摘平台" in (tmp_path / "catalogue/industry/K-001.yaml").read_text("utf-8")
    assert checked(tmp_path / "catalogue") == 0


# ---------------------------------------------------------------------------------------------- problems


def test_a_wrong_telephone_number_is_told_and_mended(form: Visit) -> None:
    page = form.page
    page.get_by_role("button", name="添加 联系人").click()
    phone = page.locator("[data-field=contacts] [data-field=phone]")
    phone.locator("input").fill("0851．8888．0000")
    expect(phone.locator("[data-problem]")).to_be_hidden()
    phone.locator("input").press("Tab")
    expect(phone.locator("[data-problem]")).to_be_visible()
    expect(phone.locator("input")).to_have_attribute("aria-invalid", "true")
    described = phone.locator("input").get_attribute("aria-describedby") or ""
    assert phone.locator("[data-problem]").get_attribute("id") in described.split()
    phone.get_by_role("button", name="改成").click()
    expect(phone.locator("[data-problem]")).to_be_hidden()
    expect(phone.locator("input")).to_have_value("0851 8888 0000")
    expect(phone.locator("input")).not_to_have_attribute("aria-invalid", "true")


def test_the_counter_counts_as_the_check_does(form: Visit) -> None:
    marked = "e\u0301" * 120
    leave(form.page, "成果名称 中文", marked)
    title = form.page.locator("[data-field=title] [data-field=zh]")
    expect(title.locator("[data-count]")).to_have_text("120 / 120 字")
    expect(title.locator("[data-problem]")).to_be_hidden()


def test_handing_over_too_early_lists_what_is_missing_and_leads_there(form: Visit) -> None:
    page = form.page
    page.get_by_role("button", name="下载压缩包").click()
    summary = page.locator("[data-summary]")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_text(["编号：这一项必填", "成果名称 · 中文：这一项必填"])
    summary.get_by_role("link", name=re.compile("成果名称")).click()
    expect(page.get_by_label("成果名称 中文")).to_be_focused()
    expect(page.get_by_label("成果名称 中文")).to_have_attribute("aria-invalid", "true")


def test_a_problem_in_a_fold_is_brought_to_light(form: Visit) -> None:
    page = form.page
    fill_what_must_be(page)
    page.locator("summary", has_text="获奖").click()
    page.get_by_role("button", name="添加 获奖").click()
    page.get_by_label("年份").fill("1900")
    page.locator("summary", has_text="获奖").click()
    page.get_by_role("button", name="下载压缩包").click()
    expect(page.get_by_label("年份")).to_be_visible()
    page.locator("[data-summary]").get_by_role("link", name=re.compile("年份")).click()
    expect(page.get_by_label("年份")).to_be_focused()


def test_nothing_is_told_while_an_input_method_composes(form: Visit) -> None:
    page = form.page
    title = page.get_by_label("成果名称 中文")
    title.fill("山地")
    expect(page.locator("[data-yaml-of=result] [data-yaml-text]")).to_contain_text("山地")
    page.clock.install()
    title.dispatch_event("compositionstart")
    title.evaluate(COMPOSING)
    page.clock.run_for(5000)
    assert "shandi" not in yaml_of(page)
    title.dispatch_event("compositionend")
    title.fill("山地茶园")
    page.clock.run_for(5000)
    expect(page.locator("[data-yaml-of=result] [data-yaml-text]")).to_contain_text("山地茶园")


def test_an_exhibitor_s_key_that_is_taken_is_refused(form: Visit) -> None:
    page = form.page
    fill_what_must_be(page)
    page.get_by_label("展商", exact=True).select_option("+")
    page.get_by_label("名称 中文", exact=True).fill("研究所")
    page.get_by_label("展商文件名").fill("institute")
    page.get_by_role("button", name="下载压缩包").click()
    expect(page.locator("[data-summary]")).to_contain_text("展商文件名：已有名为“institute”的展商文件")


def test_an_exhibitor_without_an_english_name_needs_no_key_thought_up(form: Visit) -> None:
    page = form.page
    fill_what_must_be(page)
    page.get_by_label("展商", exact=True).select_option("+")
    page.get_by_label("名称 中文", exact=True).fill("山间农机所")
    expect(page.get_by_label("展商文件名")).to_have_value("exhibitor-k-002")
    with downloaded(page) as package:
        assert "catalogue/exhibitors/exhibitor-k-002.yaml" in package.namelist()


# ------------------------------------------------------------------------------------------- everywhere


def test_the_form_works_from_a_folder(browser: Browser, small: Path) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        mishaps: list[str] = []
        page.on("pageerror", lambda error: mishaps.append(str(error)))
        page.goto((small / "submit" / "form" / "index.html").as_uri())
        fill_what_must_be(page)
        with downloaded(page) as package:
            assert "catalogue/industry/K-002.yaml" in package.namelist()
        assert mishaps == []


def test_inside_wechat_the_form_says_first_that_nothing_can_be_downloaded(
    browser: Browser, address: str
) -> None:
    ordinary = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148"
    for agent, is_told in ((ordinary, False), (f"{ordinary} MicroMessenger/8.0.50", True)):
        with visiting(browser, f"{address}submit/form/", 390, user_agent=agent) as visit:
            assert visit.page.get_by_text("在浏览器打开").is_visible() is is_told


def test_the_form_works_when_the_network_is_gone(browser: Browser, address: str, photograph: Path) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}submit/form/")
        context.set_offline(True)
        fill_what_must_be(page)
        page.get_by_label("所属产业集群").select_option("digital")
        expect(page.locator("[data-preview]")).to_contain_text("K-002")
        expect(page.locator("[data-preview] img")).to_have_count(0)
        page.locator("[data-pictures]").set_input_files(photograph)
        page.get_by_label("给看不见图的人的说明 中文").fill("两名工人")
        expect(page.locator("[data-preview] img")).to_be_visible()
        with downloaded(page) as package:
            assert "catalogue/industry/K-002/picture-1.jpg" in package.namelist()


@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
def test_without_scripts_the_other_ways_stand_there(browser: Browser, address: str, language: str) -> None:
    with visiting(browser, f"{address}{language}submit/form/", java_script_enabled=False) as visit:
        page = visit.page
        assert page.locator("main :is(input, select, textarea, button):visible").count() == 0
        ways = page.locator("main li a:visible")
        assert ways.count() == 3
        ways.first.click()
        page.wait_for_url(f"{address}{language}submit/web-editor/")
        assert visit.mishaps == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
def test_the_form_bars_nobody(browser: Browser, address: str, language: str, width: int) -> None:
    with visiting(browser, f"{address}{language}submit/form/", width) as visit:
        page = visit.page
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        assert barriers(page) == []
        for fold in page.locator("main details").all():
            fold.evaluate("each => { each.open = true; }")
        for button in page.locator("[data-add]").all():
            button.click()
        page.locator("[data-exhibitor-choice]").select_option("+")
        page.locator("[data-zip]").click()
        expect(page.locator("[data-summary]")).to_be_focused()
        assert barriers(page) == []
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        assert barriers(page, "color-contrast") == []
        assert page.evaluate("document.scrollingElement.scrollWidth <= document.documentElement.clientWidth")
        assert visit.mishaps == []


def barriers(page: Page, *rules: str) -> list[str]:
    """What axe-core finds, a line each."""
    options: dict[str, Any] = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    found = axe.run(page, None, options).response["violations"]
    return [
        f"{each['id']}: {node['target']} {node['html'][:120]}" for each in found for node in each["nodes"]
    ]


def test_the_keyboard_alone_is_enough(form: Visit) -> None:
    page = form.page
    page.get_by_label("展区").focus()
    page.keyboard.type("K")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("山地茶园轻型采摘平台")
    page.locator("[data-zip]").focus()
    with page.expect_download():
        page.keyboard.press("Enter")


def test_what_the_keyboard_comes_to_is_never_behind_the_bar(browser: Browser, address: str) -> None:
    with visiting(browser, f"{address}submit/form/", 390, reduced_motion="reduce") as visit:
        page = visit.page
        page.get_by_label("展区").focus()
        hidden = []
        for _ in range(40):
            page.keyboard.press("Tab")
            hidden += page.evaluate(BEHIND_THE_BAR)
        assert hidden == []


def test_controls_are_large_enough_to_touch(browser: Browser, address: str) -> None:
    with visiting(browser, f"{address}submit/form/", 390) as visit:
        visit.page.get_by_role("button", name="添加 联系人").click()
        visit.page.get_by_role("button", name="添加 联系人").click()
        small = visit.page.evaluate(SMALL_TARGETS)
        assert small == []


COMPOSING = """each => {
  each.value = "shandi";
  each.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
}"""

BEHIND_THE_BAR = """() => {
  const bar = document.querySelector(".bar");
  const { activeElement: focused } = document;
  if (bar.contains(focused) || focused.closest("footer")) return [];
  const over = focused.getBoundingClientRect().bottom - bar.getBoundingClientRect().top;
  return over > 1 ? [focused.outerHTML.slice(0, 90)] : [];
}"""

SMALL_TARGETS = """() => [...document.querySelectorAll("main :is(input, select, textarea, button, summary)")]
  .map((each) => [each.closest("label") ?? each, each.outerHTML.slice(0, 80)])
  .filter(([each]) => each.checkVisibility() && !each.matches(".visually-hidden"))
  .filter(([each]) => each.getBoundingClientRect().height < 24)
  .map(([, html]) => html)"""
