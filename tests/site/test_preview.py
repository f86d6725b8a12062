"""`make preview` as a workflow runs it for a stranger's request: no secret, no network, only the commits."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html
from tests.building import ROOT
from tests.making import a_catalogue, a_result

IDENTITY = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *IDENTITY, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def proposed(tmp_path: Path) -> Path:
    """A repository whose branch `proposal` changes, adds and removes a result; main has moved on since."""
    picture = [{"file": "picture-1.jpg", "alt": {"zh": "图", "en": "Picture"}}]
    a_catalogue(tmp_path, results=[a_result("U-001"), a_result("U-002", images=picture), a_result("U-003")])
    universities = tmp_path / "catalogue" / "universities"
    (tmp_path / ".gitignore").write_text("/preview\n/step.md\n/.c*\n", "utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "before")
    git(tmp_path, "checkout", "-qb", "proposal")
    text = (universities / "U-001.yaml").read_text("utf-8")
    (universities / "U-001.yaml").write_text(text.replace("低温脱水装置 U-001", "高温脱水装置"), "utf-8")
    (universities / "U-004.yaml").write_text(text.replace("U-001", "U-004"), "utf-8")
    (universities / "U-002.yaml").unlink()
    shutil.rmtree(universities / "U-002")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "proposal")
    git(tmp_path, "checkout", "-q", "main")
    (universities / "U-003.yaml").unlink()
    git(tmp_path, "commit", "-qam", "meanwhile")
    git(tmp_path, "checkout", "-q", "proposal")
    return tmp_path


def preview(folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the script with nothing in its environment but what a runner has for everyone."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "CATALOGUE": str(folder / "catalogue"),
        "PREVIEW": str(folder / "preview"),
        "GITHUB_STEP_SUMMARY": str(folder / "step.md"),
        **settings,
    }
    command = [sys.executable, str(ROOT / "scripts" / "preview.py")]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_a_preview_shows_what_is_new_changed_and_gone(proposed: Path) -> None:
    done = preview(proposed, BASE="main")
    assert done.returncode == 0, done.stdout + done.stderr
    page = html.fromstring((proposed / "preview" / "changes" / "index.html").read_text("utf-8"))
    cards = [card.get("data-result") for card in page.cssselect(".changes [data-result]")]
    assert cards == ["U-004", "U-001", "U-001", "U-002"]
    titles = [title.text_content() for title in page.cssselect(".changes .card__title")]
    assert titles[1:3] == ["低温脱水装置 U-001", "高温脱水装置"]
    for picture in page.cssselect(".changes img"):
        assert (proposed / "preview" / "changes" / picture.attrib["src"]).is_file()
    for link in page.cssselect(".changes a[href]"):
        assert (proposed / "preview" / "changes" / link.attrib["href"] / "index.html").is_file()
    assert (proposed / "preview" / "en" / "changes" / "index.html").is_file()
    summary = (proposed / "preview" / "summary.md").read_text("utf-8")
    assert "新增 | new 1 · 修改 | changed 1 · 删除 | removed 1" in summary
    assert (proposed / "step.md").read_text("utf-8") == summary


def test_files_outside_the_catalogue_are_named_first(proposed: Path) -> None:
    (proposed / "Makefile").write_text("all:\n", "utf-8")
    (proposed / ".github").mkdir()
    (proposed / ".github" / "新的.yml").write_text("on: push\n", "utf-8")
    git(proposed, "add", "Makefile")
    done = preview(proposed, BASE="main", PREVIEW=str(proposed.parent / "elsewhere"))
    assert done.returncode == 0, done.stdout + done.stderr
    page = html.fromstring((proposed.parent / "elsewhere" / "changes" / "index.html").read_text("utf-8"))
    first = page.cssselect(".changes__closely li")[0].text_content()
    assert first == "图录以外的文件也有改动：.github/新的.yml, Makefile"


def test_neither_records_nor_an_earlier_preview_are_files_outside(proposed: Path) -> None:
    (proposed / ".gitignore").write_text("/step.md\n/.c*\n", "utf-8")
    git(proposed, "add", ".gitignore")
    git(proposed, "commit", "-qm", "unrelated")
    for _ in range(2):
        assert preview(proposed, BASE="HEAD").returncode == 0
    text = (proposed / "preview" / "summary.md").read_text("utf-8")
    assert "Files outside" not in text


def test_errors_are_summarised_and_no_preview_is_built(proposed: Path) -> None:
    file = proposed / "catalogue" / "universities" / "U-001.yaml"
    file.write_text(file.read_text("utf-8").replace("title:", "titel:"), "utf-8")
    done = preview(proposed, BASE="main")
    assert done.returncode == 1
    assert "unknown-key" in done.stdout
    assert "unknown-key" in (proposed / "step.md").read_text("utf-8")
    assert not (proposed / "preview").exists()


def test_a_base_that_has_errors_is_not_compared(proposed: Path) -> None:
    git(proposed, "checkout", "-qb", "broken")
    file = proposed / "catalogue" / "universities" / "U-001.yaml"
    whole = file.read_text("utf-8")
    file.write_text(whole.replace("title:", "titel:"), "utf-8")
    git(proposed, "commit", "-qam", "broken")
    file.write_text(whole, "utf-8")
    done = preview(proposed, BASE="broken")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing is compared" in done.stdout
    assert not (proposed / "preview" / "changes").exists()


@pytest.mark.parametrize("base", ["nowhere", "--output=x"])
def test_a_base_that_is_no_commit_is_refused_in_one_line(proposed: Path, base: str) -> None:
    done = preview(proposed, BASE=base)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "no branch or commit" in done.stderr
