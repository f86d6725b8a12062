"""`make print` and the guides that the site offers, as their users run them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from tests.building import ROOT, BuiltSite, build, copied
from tests.printing import Pdf

IDS = ("K-001", "K-002", "W-065")
"""Two reported results without pictures, and a sample whose first is made too small for paper."""
FORMS = {"", "-sheets", "-cards", "-tents", "-overview"}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copied(tmp_path_factory.mktemp("printed") / "catalogue", IDS)
    Image.new("RGB", (640, 480), "grey").save(folder / "workers" / "W-065" / "picture-1.jpg")
    return folder


def run(catalogue: Path, folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    own = {"CATALOGUE": str(catalogue), "PRINT": str(folder), "PYTHONPATH": str(ROOT / "hooks")}
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    return subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "print_guides.py"), *arguments],
        cwd=folder.parent,
        env=kept | own | variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_all_guides_of_a_catalogue_come_out(catalogue: Path, tmp_path: Path) -> None:
    done = run(catalogue, tmp_path / "print", LC_ALL="C")
    assert done.returncode == 0, done.stderr
    wanted = {f"{zone}{form}.pdf" for zone in ("industry", "workers") for form in FORMS}
    assert names(tmp_path / "print") == {"catalogue.pdf", "labels.pdf", *wanted}
    assert "W-065.yaml:1:1: warning: image-coarse" in done.stderr


def test_one_result_is_printed_in_a_chosen_language(catalogue: Path, tmp_path: Path) -> None:
    done = run(catalogue, tmp_path / "print", "--result", "K-001", "--language", "en")
    assert done.returncode == 0, done.stderr
    forms = ("", "-sheets", "-cards", "-tents", "-labels")
    assert names(tmp_path / "print") == {f"K-001{form}-en.pdf" for form in forms}
    text = Pdf(tmp_path / "print" / "K-001-sheets-en.pdf").text
    assert "denseenergystoragetechnology" in text
    assert "储能" not in text


def test_one_exhibitor_is_printed(catalogue: Path, tmp_path: Path) -> None:
    done = run(catalogue, tmp_path / "print", "--exhibitor", "meiling-power")
    assert done.returncode == 0, done.stderr
    assert "宽温双高致密储能技术" in Pdf(tmp_path / "print" / "meiling-power.pdf").text


@pytest.mark.parametrize("choice", [("--zone", "moon"), ("--exhibitor", "nobody"), ("--result", "K-999")])
def test_what_is_not_there_is_said_in_one_line(
    catalogue: Path, tmp_path: Path, choice: tuple[str, str]
) -> None:
    done = run(catalogue, tmp_path / "print", *choice)
    assert done.returncode == 2
    assert done.stderr == f"图录里没有“{choice[1]}” | the catalogue has no “{choice[1]}”\n"
    assert not (tmp_path / "print").exists()


def test_strict_writes_nothing_where_there_is_a_warning(catalogue: Path, tmp_path: Path) -> None:
    done = run(catalogue, tmp_path / "print", "--zone", "workers", "--strict")
    assert done.returncode == 1
    assert not (tmp_path / "print").exists()


def test_a_catalogue_with_errors_leaves_the_old_guides(tmp_path: Path) -> None:
    broken = copied(tmp_path / "catalogue", ["K-001"])
    (broken / "industry" / "K-001.yaml").write_text("id: K-001\n", "utf-8")
    (tmp_path / "print").mkdir()
    (tmp_path / "print" / "catalogue.pdf").write_text("old")
    done = run(broken, tmp_path / "print")
    assert done.returncode == 1
    assert "K-001.yaml" in done.stdout
    assert names(tmp_path / "print") == {"catalogue.pdf"}


def test_the_site_offers_the_guides_and_no_template(catalogue: Path, tmp_path: Path) -> None:
    done = build(tmp_path / "site", CATALOGUE=str(catalogue), GUIDES="1")
    assert done.returncode == 0, done.stdout + done.stderr
    site = BuiltSite(tmp_path / "site")
    assert (tmp_path / "site" / "print" / "catalogue.pdf").read_bytes().startswith(b"%PDF-1.7")
    for page in (site.pages["print/index.html"], site.pages["en/print/index.html"]):
        files = page.values("//main//a[contains(@href, '.pdf')]/@href")
        assert len(files) == 2 + 2 * len(FORMS)
        assert all(
            (tmp_path / "site" / page.file).parent.joinpath(each).resolve().is_file() for each in files
        )
    assert not list((tmp_path / "site").rglob("*.typ"))
