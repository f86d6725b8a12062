"""`make build`: what it refuses, what it leaves alone, and that the same catalogue gives the same bytes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from tests.building import LUNR, ROOT, build, built, contents, copied

from expo.build import Settings, make

pytestmark = pytest.mark.xdist_group("small builds")

TEN = ("U-001", "U-002", "U-012", "K-001", "K-011", "D-001", "D-006", "W-029", "W-065", "S-002")


@pytest.fixture(scope="module")
def ten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten committed results as a catalogue; not to change."""
    return copied(tmp_path_factory.mktemp("ten") / "catalogue", TEN)


@pytest.fixture(scope="module")
def first(ten: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their site, built early in the day in the far east of the world; not to change."""
    return built(
        tmp_path_factory.mktemp("first") / "site",
        CATALOGUE=str(ten),
        TZ="Pacific/Kiritimati",
        LANG="C",
        LC_ALL="C",
        PYTHONHASHSEED="1",
    )


def test_the_same_catalogue_gives_the_same_bytes_anywhere(ten: Path, first: Path, tmp_path: Path) -> None:
    again = built(
        tmp_path / "elsewhere" / "public",
        CATALOGUE=str(ten),
        TZ="Pacific/Pago_Pago",
        LANG="de_DE.UTF-8",
        LC_ALL="",
        PYTHONHASHSEED="4242",
    )
    before, after = contents(first), contents(again)
    assert sorted(before) == sorted(after)
    assert [name for name in before if before[name] != after[name]] == []


def test_no_path_of_this_machine_is_published(first: Path) -> None:
    for name, content in contents(first).items():
        if not name.endswith((".avif", ".jpg", ".gz")):
            assert str(ROOT).encode() not in content, name
            assert str(Path.home()).encode() + b"/" not in content, name


def test_a_second_build_encodes_no_image(ten: Path, first: Path) -> None:
    assert any(name.endswith(".avif") for name in contents(first))
    settings = Settings(
        ROOT, ten, ROOT / ".cache" / "images", True, "https://host.example/", "", None, None, LUNR
    )
    made, _ = make(settings)
    assert made is not None
    assert made.outlet.images
    assert made.encoded == 0


def test_an_error_stops_the_build_with_every_problem_and_leaves_the_old_site(
    tmp_path: Path,
) -> None:
    catalogue = copied(tmp_path / "catalogue", ("U-001", "U-002", "K-001"))
    site = built(tmp_path / "out" / "site", CATALOGUE=str(catalogue))
    before = contents(site)
    _change(catalogue / "universities" / "U-001.yaml", titel="x")
    _change(catalogue / "universities" / "U-002.yaml", exhibitor="nobody")
    (catalogue / "industry" / "K-001.yaml").write_text("id: [", "utf-8")
    done = build(site, CATALOGUE=str(catalogue))
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    for file, code in (("U-001", "unknown-key"), ("U-002", "unknown-exhibitor"), ("K-001", "yaml-syntax")):
        assert any(f"{file}.yaml:" in line and f": error: {code}: " in line for line in lines), done.stdout
    assert re.fullmatch(r"3 errors, \d+ warnings", lines[-1])
    assert "Traceback" not in done.stdout + done.stderr
    assert contents(site) == before
    assert [each.name for each in site.parent.iterdir()] == ["site"]


def test_a_new_site_replaces_the_old_one_whole(tmp_path: Path) -> None:
    catalogue = copied(tmp_path / "catalogue", ("U-001", "U-002"))
    site = built(tmp_path / "out" / "site", CATALOGUE=str(catalogue))
    (catalogue / "universities" / "U-002.yaml").unlink()
    built(site, CATALOGUE=str(catalogue))
    assert not (site / "results" / "U-002").exists()
    assert (site / "results" / "U-001" / "index.html").is_file()
    assert [each.name for each in site.parent.iterdir()] == ["site"]


def test_a_build_that_fails_on_its_way_leaves_the_old_site(tmp_path: Path) -> None:
    catalogue = copied(tmp_path / "catalogue", ("U-001",))
    site = built(tmp_path / "out" / "site", CATALOGUE=str(catalogue))
    before = contents(site)
    done = build(site, CATALOGUE=str(catalogue), SITE_URL="no address")
    assert done.returncode == 2
    assert contents(site) == before
    assert [each.name for each in site.parent.iterdir()] == ["site"]


def test_a_missing_catalogue_is_wrong_use(tmp_path: Path) -> None:
    done = build(tmp_path / "site", CATALOGUE=str(tmp_path / "nowhere"))
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_other_files_is_never_replaced(ten: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "papers"
    foreign.mkdir()
    (foreign / "thesis.txt").write_text("years of work", "utf-8")
    done = build(foreign, CATALOGUE=str(ten))
    assert done.returncode == 2
    assert "papers" in done.stderr
    assert contents(tmp_path) == {"papers/thesis.txt": b"years of work"}


@pytest.mark.parametrize("place", [".", "..", "catalogue"])
def test_the_project_and_its_catalogue_are_never_replaced(place: str) -> None:
    done = build(ROOT / place)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert (ROOT / "catalogue" / "exhibition.yaml").is_file()


@pytest.mark.parametrize("place", ["docs", "hooks", "catalogue/workers", "theme_overrides"])
def test_no_folder_of_the_project_is_replaced(place: str) -> None:
    before = sorted(each.name for each in (ROOT / place).iterdir())
    assert build(ROOT / place).returncode == 2
    assert sorted(each.name for each in (ROOT / place).iterdir()) == before


def test_next_years_exhibition_is_another_folder(tmp_path: Path) -> None:
    """Another name, other dates, one zone: no change of code."""
    catalogue = copied(tmp_path / "next-year", ("U-001", "U-012"))
    about = catalogue / "exhibition.yaml"
    text = about.read_text("utf-8").replace("2026-03-25", "2027-04-01").replace("2026-03-27", "2027-04-03")
    data = yaml.safe_load(text)
    data["name"] = {"zh": "来年成果展", "en": "Next Year's Exhibition"}
    data["zones"] = data["zones"][:1]
    about.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    site = built(tmp_path / "site", CATALOGUE=str(catalogue))
    home = (site / "index.html").read_text("utf-8")
    assert "来年成果展" in home
    assert "2027" in home
    assert not (site / "zones" / "workers").exists()


def _change(file: Path, **fields: str) -> None:
    data = yaml.safe_load(file.read_text("utf-8")) | fields
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
