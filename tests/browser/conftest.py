"""A small site and an open form on it, for the tests of the form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser
from scripts.browser import serving
from tests.browser.looking import Visit, visiting
from tests.building import build
from tests.making import a_catalogue, a_provenance, a_result, an_exhibitor


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small catalogue: a result, a sample, an exhibitor."""
    folder = tmp_path_factory.mktemp("form")
    sample = a_result("K-001", provenance=a_provenance("sample"), exhibitor=None)
    a_catalogue(folder, results=[a_result("U-001"), sample], exhibitors={"institute": an_exhibitor()})
    return folder


@pytest.fixture(scope="session")
def small(home: Path) -> Path:
    """The small catalogue's site."""
    done = build(home / "site", CATALOGUE=str(home / "catalogue"))
    assert done.returncode == 0, done.stdout + done.stderr
    return home / "site"


@pytest.fixture(scope="session")
def address(small: Path) -> Iterator[str]:
    with serving(small) as served:
        yield served


@pytest.fixture
def form(browser: Browser, address: str) -> Iterator[Visit]:
    with visiting(browser, f"{address}submit/form/", reduced_motion="reduce") as visit:
        yield visit
        assert visit.mishaps == []


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    """A photograph with a place in its metadata, larger than the form keeps, on its side."""
    file = tmp_path / "现场 照片.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "secret place"
    Image.new("RGB", (3000, 2000), "teal").save(file, exif=exif)
    return file
