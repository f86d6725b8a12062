"""A record that is there already, opened in the form to be corrected."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.forming import downloaded, fill_what_must_be, yaml_of
from tests.browser.looking import Visit, visiting
from tests.building import CATALOGUE

pytestmark = pytest.mark.xdist_group("form")

OPENED = """\
# yaml-language-server: $schema=../schema/result.schema.json
# 请勿改动编号
id: U-001
title: {zh: 低温脱水装置, en: Low-temperature dryer}
exhibitor: institute   # 展商
internal_note: 待财务确认
summary:
  zh: 一台脱水装置。
  fr: Un appareil
booth: "A-01"  # 临时
provenance:
  kind: submitted
  source: {zh: 测试, en: A test}
  date: 2026-03-25
"""


def opened(page: Page, folder: Path, text: str) -> None:
    """Open a file in the form."""
    chosen(page, folder / "U-001.yaml", text.encode())


def chosen(page: Page, file: Path, content: bytes) -> None:
    """Choose a file with such a content."""
    file.write_bytes(content)
    page.locator("[data-opening]").evaluate("each => { each.open = true; }")
    page.locator("[data-file]").set_input_files(file)


def test_a_file_that_is_corrected_keeps_its_comments_and_what_the_form_does_not_know(
    form: Visit, tmp_path: Path
) -> None:
    page = form.page
    opened(page, tmp_path, OPENED)
    expect(page.locator("[data-opened]")).to_contain_text("internal_note")
    expect(page.get_by_label("成果名称 英文")).to_have_value("Low-temperature dryer")
    expect(page.get_by_label("编号")).to_have_value("U-001")
    assert yaml_of(page) == OPENED
    page.get_by_label("成果名称 英文").fill("Low-temperature vacuum dryer")
    with downloaded(page) as package:
        text = package.read("catalogue/universities/U-001.yaml").decode()
    changed = [line for line in text.splitlines() if line not in OPENED.splitlines()]
    assert changed == ["title: {zh: 低温脱水装置, en: Low-temperature vacuum dryer}"]


def test_committed_records_that_are_opened_and_left_alone_stay_as_they_are(
    browser: Browser, server: str
) -> None:
    with visiting(browser, f"{server}submit/form/") as visit:
        page = visit.page
        # Some of each zone; all of them would take half a minute.
        for file in sorted(CATALOGUE.glob("*/?-*.yaml"))[::9]:
            page.locator("[data-file]").set_input_files(file)
            expect(page.locator("[data-opened]")).to_contain_text(file.name)
            assert yaml_of(page) == file.read_text("utf-8"), file.name
            expect(page.locator("[data-output-lost]")).to_be_hidden()
        assert visit.mishaps == []


def test_a_published_result_shows_its_own_cover_until_what_draws_it_changes(
    form: Visit, tmp_path: Path
) -> None:
    page = form.page
    opened(page, tmp_path, OPENED)
    cover = page.locator("[data-preview] img")
    expect(cover).to_have_attribute("src", re.compile(r"covers/U-001\.svg$"))
    page.get_by_label("所属产业集群").select_option("digital")
    expect(cover).to_have_attribute("src", re.compile(r"covers/next/universities-digital\.svg$"))


def test_what_cannot_be_kept_is_listed(form: Visit, tmp_path: Path) -> None:
    page = form.page
    opened(page, tmp_path, OPENED)
    notes = page.locator("[data-output-lost]")
    expect(notes).to_be_hidden()
    page.get_by_label("成果简介 中文").fill("")
    expect(notes).to_contain_text("summary.fr")
    expect(notes).to_contain_text("Un appareil")
    page.get_by_label("成果简介 中文").fill("一台改好的脱水装置。")
    expect(notes).to_be_hidden()
    assert "Un appareil" in yaml_of(page)


def test_a_file_that_cannot_be_read_is_mended_in_the_page(form: Visit, tmp_path: Path) -> None:
    page = form.page
    opened(page, tmp_path, OPENED.replace("id: U-001", "id：U-001"))
    expect(page.locator("[data-mending-problems]")).to_contain_text("第 3 行")
    text = page.get_by_label("文件内容")
    text.fill(OPENED)
    page.get_by_role("button", name="再读一次").click()
    expect(page.locator("[data-mending]")).to_be_hidden()
    expect(page.get_by_label("成果名称 中文")).to_have_value("低温脱水装置")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "各位领导好，这是我们的成果介绍。\n",
            "第 1 行第 1 列：“各位领导好，这是我们的成果介绍。”的类型不对",
        ),
        ("- id: U-001\n", "第 1 行第 1 列：“[…]”的类型不对"),
        ("", "文件没有内容"),
        (f"{OPENED}---\n{OPENED}", "一个文件只能有一份记录"),
    ],
)
def test_a_text_that_is_no_record_is_told_at_its_line(
    form: Visit, tmp_path: Path, text: str, told: str
) -> None:
    opened(form.page, tmp_path, text)
    expect(form.page.locator("[data-mending-problems]")).to_contain_text(told)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xd8\xff\xe0" + bytes(40_000_000), "内容是 JPEG"),
        (b"PK\x03\x04" + bytes(3000), "内容是 ZIP"),
        (b"%PDF-1.7\n" + bytes(3000), "内容是 PDF"),
        (b"note: x\n" * 5_000_000, "不超过 256 KB"),
    ],
    ids=["picture", "archive", "pdf", "too large"],
)
def test_a_file_chosen_by_mistake_is_told_at_once_and_changes_nothing(
    form: Visit, tmp_path: Path, content: bytes, told: str
) -> None:
    page = form.page
    page.get_by_label("成果名称 中文").fill("山地茶园轻型采摘平台")
    chosen(page, tmp_path / "成果.yaml", content)
    expect(page.locator("[data-opened]")).to_contain_text(told)
    expect(page.locator("[data-mending]")).to_be_hidden()
    expect(page.get_by_label("成果名称 中文")).to_have_value("山地茶园轻型采摘平台")


def test_the_file_of_an_exhibitor_is_told_from_that_of_a_result(form: Visit, tmp_path: Path) -> None:
    opened(form.page, tmp_path, "name: {zh: 山间研究所, en: Hillside Institute}\nkind: institute\n")
    expect(form.page.locator("[data-opened]")).to_contain_text("是展商的文件")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_a_file_of_any_editor_is_read(form: Visit, tmp_path: Path, encoding: str) -> None:
    chosen(form.page, tmp_path / "U-001.yaml", OPENED.encode(encoding))
    expect(form.page.get_by_label("成果名称 中文")).to_have_value("低温脱水装置")


def test_a_record_with_every_value_of_another_type_is_opened_and_told(form: Visit, tmp_path: Path) -> None:
    page = form.page
    keys = [field.get_attribute("data-field") for field in page.locator(TOP_FIELDS).all()]
    texts = {"id", "title", "exhibitor", "provenance"}
    lines = [f"{key}: {'[1, {a: 2}]' if key in texts else '某些文字'}" for key in keys]
    opened(page, tmp_path, "\n".join([*lines, ""]))
    expect(page.locator("[data-opened]")).to_contain_text("已打开")
    page.get_by_role("button", name="下载压缩包").click()
    summary = page.locator("[data-summary]")
    for label in ("成果名称", "图片", "联系人", "技术就绪度"):
        expect(summary).to_contain_text(label)


def test_what_was_written_is_replaced_by_a_file_only_when_the_reader_says_so(
    form: Visit, tmp_path: Path
) -> None:
    page = form.page
    page.get_by_label("成果名称 中文").fill("山地茶园轻型采摘平台")
    page.once("dialog", lambda dialog: dialog.dismiss())
    with page.expect_event("dialog") as asked:
        opened(page, tmp_path, OPENED)
    assert "换掉" in asked.value.message
    expect(page.get_by_label("成果名称 中文")).to_have_value("山地茶园轻型采摘平台")
    page.once("dialog", lambda dialog: dialog.accept())
    opened(page, tmp_path, OPENED)
    expect(page.get_by_label("成果名称 中文")).to_have_value("低温脱水装置")


def test_what_the_check_finds_where_the_form_has_no_field_is_told(form: Visit, tmp_path: Path) -> None:
    opened(form.page, tmp_path, OPENED + "id: U-002\n")
    expect(form.page.locator("[data-output-found]")).to_contain_text("“id”")
    expect(form.page.locator("[data-output-found]")).to_contain_text("internal_note")


def submitted(page: Page, photograph: Path) -> bytes:
    """A ZIP with a picture and a new exhibitor, as the form gives it."""
    fill_what_must_be(page)
    page.get_by_label("展商", exact=True).select_option("+")
    page.get_by_label("名称 中文", exact=True).fill("山间农机所")
    page.locator("[data-pictures]").set_input_files(photograph)
    page.get_by_label("给看不见图的人的说明 中文").fill("两名工人抬着平台")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载压缩包").click()
    return Path(waiting.value.path()).read_bytes()


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED], ids=["as given", "packed anew"]
)
def test_a_zip_of_the_form_opens_with_its_pictures_and_its_exhibitor(
    browser: Browser, form: Visit, address: str, tmp_path: Path, photograph: Path, method: int
) -> None:
    given = repacked(submitted(form.page, photograph), method)
    # On another device, where there is no draft.
    with visiting(browser, f"{address}submit/form/") as visit:
        page = visit.page
        chosen(page, tmp_path / "K-002.zip", given)
        expect(page.get_by_label("成果名称 中文")).to_have_value("山地茶园轻型采摘平台")
        expect(page.get_by_label("名称 中文", exact=True)).to_have_value("山间农机所")
        expect(page.get_by_label("展商文件名")).to_have_value("exhibitor-k-002")
        expect(page.locator("[data-thumbnail]")).to_be_visible()
        # Another id, because somebody else has this one.
        page.get_by_label("编号").select_option("K-001")
        with downloaded(page) as package:
            names = sorted(package.namelist())
            picture = package.read("catalogue/industry/K-001/picture-1.jpg")
        assert names[:2] == ["catalogue/exhibitors/exhibitor-k-002.yaml", "catalogue/industry/K-001.yaml"]
        with zipfile.ZipFile(io.BytesIO(given)) as before:
            assert picture == before.read("catalogue/industry/K-002/picture-1.jpg")
        assert visit.mishaps == []


def repacked(archive: bytes, method: int) -> bytes:
    """The same files in an archive of another program's."""
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(again, "w", method) as new:
        new.mkdir("catalogue")
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return archive if method == zipfile.ZIP_STORED else again.getvalue()


@pytest.mark.parametrize("damage", ["cut", "flipped", "other files", "elsewhere"])
def test_an_archive_that_is_no_submission_changes_nothing(
    form: Visit, tmp_path: Path, photograph: Path, damage: str
) -> None:
    given = repacked(submitted(form.page, photograph), zipfile.ZIP_DEFLATED)
    broken = {
        "cut": given[: len(given) // 2],
        "flipped": given[:60] + bytes(80) + given[140:],
        "other files": given.replace(b"industry/K-002", b"industry/K_002"),
        "elsewhere": given[:-6] + b"\xff\xff\xff\xff" + given[-2:],
    }
    chosen(form.page, tmp_path / "K-002.zip", broken[damage])
    expect(form.page.locator("[data-opened]")).to_contain_text("K-002.zip")
    expect(form.page.locator("[data-mending]")).to_be_hidden()
    expect(form.page.get_by_label("成果名称 中文")).to_have_value("山地茶园轻型采摘平台")


def test_pictures_of_a_record_that_is_not_in_the_repository_are_asked_for(
    form: Visit, tmp_path: Path
) -> None:
    page = form.page
    pictured = OPENED + "images:\n  - {file: picture-1.jpg, alt: {zh: 两名工人}}\n"
    opened(page, tmp_path, pictured)
    expect(page.locator("[data-picture-said]")).to_contain_text("已在资料库里")
    opened(page, tmp_path, pictured.replace("U-001", "U-077"))
    expect(page.locator("[data-picture-said]")).to_contain_text("请重新选择")
    page.get_by_role("button", name="下载压缩包").click()
    expect(page.locator("[data-summary]")).to_contain_text("picture-1.jpg")


def test_a_result_s_page_leads_to_its_correction(browser: Browser, server: str) -> None:
    with visiting(browser, f"{server}results/K-001/") as visit:
        visit.page.get_by_role("link", name="用表单更正这条成果").click()
        visit.page.wait_for_url(f"{server}submit/form/?id=K-001")
        expect(visit.page.locator("[data-wanted]")).to_contain_text("K-001")
        link = visit.page.get_by_role("link", name="到资料库取这份文件")
        expect(link).to_have_attribute("href", re.compile(r"/catalogue/industry/K-001\.yaml$"))
        assert visit.mishaps == []


TOP_FIELDS = "[data-record=result] [data-field]:not([data-field] [data-field]):not([data-record=exhibitor] *)"
