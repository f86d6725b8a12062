"""Pictures in the form: what is taken, what becomes of it, and what is said of what is not taken."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from tests.browser.forming import downloaded, fill_what_must_be
from tests.browser.looking import Visit, visiting

pytestmark = pytest.mark.xdist_group("form")


def choose(page: Page, *files: Path) -> None:
    """Choose pictures and wait until all of them were looked at."""
    page.locator("[data-pictures]").set_input_files(list(files))
    expect(said(page)).not_to_contain_text("正在处理")
    expect(said(page)).not_to_be_empty()


def said(page: Page):  # type: ignore[no-untyped-def]
    """What is told of the pictures that were chosen."""
    return page.locator("[data-pictures-said]")


def items(page: Page):  # type: ignore[no-untyped-def]
    return page.locator("[data-field=images] .item")


def written(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def painted(folder: Path, name: str, colour: str = "teal", mode: str = "RGB", **options: object) -> Path:
    """A picture of one colour."""
    Image.new(mode, (800, 600), colour).save(folder / name, **options)  # type: ignore[arg-type]
    return folder / name


REFUSED = {
    "照片.heic": (b"\x00\x00\x00\x18ftypheic no picture", "HEIC", "兼容性最佳"),
    "文章.jpg": ("这是一段文字".encode(), "不是图片", "JPEG 或 PNG"),
    "空.jpg": (b"", "空文件", ""),
    "drawing.svg": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "内容是 SVG", "JPEG 或 PNG"),
    "论文.pdf": (b"%PDF-1.7 ...", "内容是 PDF", "JPEG 或 PNG"),
    "半张.png": (b"\x89PNG\r\n\x1a\n" + bytes(40), "已损坏或不完整", "重新导出"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_picture_is_named_with_the_reason_and_what_to_do(
    form: Visit, tmp_path: Path, name: str
) -> None:
    content, reason, remedy = REFUSED[name]
    choose(form.page, written(tmp_path, name, content))
    for told in (name, reason, remedy):
        expect(said(form.page)).to_contain_text(told)
    expect(items(form.page)).to_have_count(0)


def test_the_english_page_says_it_in_english(browser: Browser, address: str, tmp_path: Path) -> None:
    with visiting(browser, f"{address}en/submit/form/") as visit:
        visit.page.locator("[data-pictures]").set_input_files(written(tmp_path, "a.jpg", b""))
        expect(said(visit.page)).to_have_text("a.jpg is an empty file.")
        assert visit.mishaps == []


def test_one_bad_file_does_not_keep_the_others_out(form: Visit, tmp_path: Path) -> None:
    bad = written(tmp_path, "文章.jpg", b"text")
    choose(form.page, painted(tmp_path, "一.png"), bad, painted(tmp_path, "二.webp", "olive"))
    expect(items(form.page)).to_have_count(2)
    expect(said(form.page)).to_contain_text("加入了 2 张")
    expect(said(form.page)).to_contain_text("文章.jpg 不是图片")
    # Who chose several knows each by its own name.
    expect(items(form.page).nth(1)).to_contain_text("二.webp")


def test_the_same_picture_is_not_added_twice(form: Visit, tmp_path: Path) -> None:
    picture = painted(tmp_path, "一.png")
    choose(form.page, picture)
    choose(form.page, picture)
    expect(items(form.page)).to_have_count(1)
    expect(said(form.page)).to_contain_text("一.png 已经加过")


def test_of_what_moves_the_first_moment_is_kept_and_that_is_said(form: Visit, tmp_path: Path) -> None:
    more = [Image.new("RGB", (800, 600), "olive")]
    choose(form.page, painted(tmp_path, "动.webp", save_all=True, append_images=more))
    expect(said(form.page)).to_contain_text("动.webp 是动图")
    choose(form.page, painted(tmp_path, "动.gif", "navy", save_all=True, append_images=more))
    expect(said(form.page)).to_contain_text("动.gif 是动图")
    expect(items(form.page)).to_have_count(2)


def test_a_picture_that_is_too_narrow_is_taken_with_a_word(form: Visit, tmp_path: Path) -> None:
    Image.new("RGB", (300, 200), "teal").save(tmp_path / "小.png")
    choose(form.page, tmp_path / "小.png")
    expect(said(form.page)).to_contain_text("宽 300 像素，建议至少 480 像素")
    expect(items(form.page)).to_have_count(1)


def test_no_more_pictures_are_taken_than_a_record_may_have(form: Visit, tmp_path: Path) -> None:
    many = [painted(tmp_path, f"{hue}.png", f"hsl({hue * 25}, 60%, 40%)") for hue in range(14)]
    choose(form.page, *many)
    expect(items(form.page)).to_have_count(12)
    expect(said(form.page)).to_contain_text("最多 12 张")


def test_pictures_keep_their_order_and_each_needs_its_words(form: Visit, tmp_path: Path) -> None:
    page = form.page
    fill_what_must_be(page)
    choose(page, *(painted(tmp_path, f"{name}.png", name) for name in ("red", "green", "blue")))
    page.get_by_role("button", name="下载压缩包").click()
    expect(page.locator("[data-summary] li")).to_have_count(3)
    page.get_by_role("button", name="上移 图片 3").click()
    page.get_by_role("button", name="删除 图片 1").click()
    for field in page.get_by_label("给看不见图的人的说明 中文").all():
        field.fill("一块颜色")
    with downloaded(page) as package:
        pictures = [name for name in package.namelist() if name.endswith(".jpg")]
        seen = [strongest(package.read(name)) for name in pictures]
        record = package.read("catalogue/industry/K-002.yaml").decode()
    assert seen == ["blue", "green"]
    assert [record.index(name.rpartition("/")[2]) for name in pictures] == sorted(
        record.index(name.rpartition("/")[2]) for name in pictures
    )


def strongest(picture: bytes) -> str:
    """The colour that a picture of one colour has most of."""
    with Image.open(io.BytesIO(picture)) as image:
        means = [sum(value * n for value, n in enumerate(part.histogram())) for part in image.split()]
    return ("red", "green", "blue")[means.index(max(means))]


def test_what_was_transparent_is_seen_on_white(form: Visit, tmp_path: Path) -> None:
    page = form.page
    fill_what_must_be(page)
    Image.new("RGBA", (800, 600), (0, 0, 0, 0)).save(tmp_path / "标志.png")
    choose(page, tmp_path / "标志.png")
    page.get_by_label("给看不见图的人的说明 中文").fill("标志")
    with downloaded(page) as package:
        (name,) = (name for name in package.namelist() if name.endswith(".jpg"))
        assert Image.open(io.BytesIO(package.read(name))).getpixel((9, 9)) == (255, 255, 255)
