"""The whole way: filled in by hand in Chinese, unpacked into a fresh clone, checked, built, and looked at."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from scripts.browser import serving
from tests.browser.forming import downloaded
from tests.browser.looking import visiting
from tests.building import ROOT

pytestmark = pytest.mark.xdist_group("form")

NOT_COMMITTED = frozenset(
    (".git", ".venv", ".cache", ".mypy_cache", ".ruff_cache", ".hypothesis", "site", "print", "preview")
)
"""What a clone does not have at its root, all of it in .gitignore."""


def test_a_submission_in_chinese_becomes_a_page_of_a_fresh_clone(
    browser: Browser, server: str, tmp_path: Path, photograph: Path
) -> None:
    clone = cloned(tmp_path / "clone")
    with visiting(browser, f"{server}submit/form/") as visit:
        fill_everything_one_needs(visit.page, photograph)
        id = visit.page.get_by_label("编号").input_value()
        with downloaded(visit.page) as package:
            package.extractall(clone)
        assert visit.mishaps == []

    status = git(clone, "status", "--porcelain", "--untracked-files=all", "--", ":!.venv", ":!.cache")
    added = status.stdout.splitlines()
    assert added == [
        "?? catalogue/exhibitors/hillside-machinery.yaml",
        f"?? catalogue/industry/{id}.yaml",
        f"?? catalogue/industry/{id}/picture-1.jpg",
    ]
    checked = make(clone, "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert f"{id}" not in checked.stdout and "hillside" not in checked.stdout
    made = make(clone, "build", "GUIDES=0", f"SITE={tmp_path / 'site'}")
    assert made.returncode == 0, made.stdout + made.stderr

    with serving(tmp_path / "site") as address, visiting(browser, f"{address}results/{id}/") as visit:
        look_at_the_result(visit.page, id)
        assert visit.mishaps == []


def fill_everything_one_needs(page: Page, photograph: Path) -> None:
    """As somebody does who submits for the first time: a new exhibitor, a picture, a contact who agrees."""
    page.get_by_label("展区").select_option("K")
    page.get_by_label("成果名称 中文").fill("山地茶园轻型采摘平台")
    page.get_by_label("展商", exact=True).select_option("+")
    page.get_by_label("名称 中文", exact=True).fill("山间农机所")
    page.get_by_label("名称 英文", exact=True).fill("Hillside Machinery")
    page.locator("#exhibitor-kind").select_option(label="科研院所")
    page.get_by_label("成果简介 中文").fill(
        "茶园坡陡、行距窄，大机器进不去。\n这台平台重 38 公斤：两人抬得动。"
    )
    page.get_by_label("所属产业集群").select_option(label="先进装备制造")
    page.get_by_role("button", name="添加 创新点").click()
    page.get_by_label("创新点 中文").fill("刀架随茶蓬起伏浮动，不靠人托举。")
    page.get_by_role("button", name="添加 技术指标").click()
    page.get_by_label("指标名称 中文").fill("整机质量")
    page.locator("[data-field=indicators] [data-field=value] input").fill("38")
    page.locator("[data-field=indicators] [data-field=unit] input").fill("kg")
    page.get_by_label("等级 1–9").select_option("6")
    page.get_by_label("许可").check()
    page.locator("summary", has_text="知识产权").click()
    page.get_by_role("button", name="添加 知识产权").click()
    page.locator("[data-field=intellectual_property] [data-field=kind] select").select_option(
        label="发明专利"
    )
    page.get_by_role("button", name="添加 联系人").click()
    page.get_by_label("姓名 中文").fill("张三")
    page.locator("[data-field=contacts]").get_by_label("电话").fill("0851 8888 0000")
    page.get_by_label("本人同意公开以上信息").check()
    page.locator("[data-pictures]").set_input_files(photograph)
    page.get_by_label("给看不见图的人的说明 中文").fill("两名工人抬着平台")


def look_at_the_result(page: Page, id: str) -> None:
    record = page.locator(f'article[data-record="{id}"]')
    for told in ("山地茶园轻型采摘平台", "展商提交", "刀架随茶蓬起伏浮动", "38", "发明专利"):
        expect(record).to_contain_text(told)
    expect(record.get_by_role("link", name="山间农机所").first).to_be_visible()
    contacts = record.locator("[data-contacts]")
    expect(contacts).to_contain_text("张三")
    expect(contacts.locator('a[href^="tel:"]').first).to_be_visible()
    picture = record.get_by_alt_text("两名工人抬着平台").first
    expect(picture).to_be_visible()
    assert picture.evaluate("each => each.decode().then(() => each.naturalWidth)") > 0


def cloned(folder: Path) -> Path:
    """The repository as it is now, committed, with the environment that runs the tests.

    Its pictures were made smaller when the site was built; doing it over would take most of the test's time.
    """
    # Copied, not cloned: what is tested need not be committed, nor stand in a repository, nor belong to us.
    shutil.copytree(ROOT, folder, symlinks=True, ignore=not_committed)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "--message=x")
    (folder / ".venv").symlink_to(sys.prefix)
    (folder / ".cache").symlink_to(ROOT / ".cache")
    return folder


def not_committed(folder: str, names: list[str]) -> set[str]:
    """What of a folder is not copied."""
    return set(names) & NOT_COMMITTED if Path(folder) == ROOT else {"__pycache__"}


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", "-C", str(folder), *words], capture_output=True, text=True, check=True)


def make(clone: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A target of the clone's own Makefile; the environment it would make is there already."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "TMPDIR")}
    command = ["make", "--old-file=.venv/ready", "-C", str(clone), *words]
    return subprocess.run(command, env=kept, capture_output=True, encoding="utf-8", check=False)
