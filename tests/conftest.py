"""What tests over a built site share. One build of the committed catalogue serves all workers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page
from scripts.browser import chromium, serving
from tests.building import ROOT, BuiltSite, built

# No test fails because the machine is slow, and each run tries the same examples.
settings.register_profile(
    "everywhere",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("everywhere")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the whole site, made from the committed catalogue as by `make build`; not to change."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    folder = shared / "site"
    with FileLock(shared / "site.lock"):
        return folder if folder.exists() else built(folder)


@pytest.fixture(scope="session")
def whole(site: Path) -> BuiltSite:
    """The whole site with its pages parsed."""
    return BuiltSite(site)


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the whole site, served as a static host does; ends with a slash."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker; each test opens a context of its own."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def modules(browser: Browser) -> Iterator[Page]:
    """A page that can import the scripts as they are written."""
    with serving(ROOT / "theme_overrides" / "assets" / "js") as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        yield page
