"""What the tests of the form do with it over and over."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from playwright.sync_api import Page


def fill_what_must_be(page: Page) -> None:
    """Zone, id, title: the rest is there already."""
    page.get_by_label("展区").select_option("K")
    page.get_by_label("成果名称 中文").fill("山地茶园轻型采摘平台")


def downloaded(page: Page) -> zipfile.ZipFile:
    """The ZIP that the form gives."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载压缩包").click()
    return zipfile.ZipFile(io.BytesIO(Path(waiting.value.path()).read_bytes()))


def yaml_of(page: Page, record: str = "result") -> str:
    """The text of the file as the page shows it."""
    return page.locator(f"[data-yaml-of={record}] [data-yaml-text]").text_content() or ""


def leave(page: Page, label: str, text: str) -> None:
    """Write into a field and leave it."""
    field = page.get_by_label(label, exact=True)
    field.fill(text)
    field.press("Tab")
