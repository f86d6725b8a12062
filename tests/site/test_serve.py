"""`make site`: what is served follows the catalogue, and stays readable while the catalogue has an error."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.building import ROOT, copied

pytestmark = pytest.mark.xdist_group("small builds")

TITLE = "新型固态电池"
ATTEMPTS = 240


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    return copied(tmp_path / "catalogue", ("U-001", "K-001"))


@pytest.fixture
def served(catalogue: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a running `make site` over the catalogue."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {"PATH": "/usr/bin:/bin", "CATALOGUE": str(catalogue), "PORT": str(port), "LANG": "C.UTF-8"}
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, str(ROOT / "scripts" / "serve.py")], env=environment, stdout=log, stderr=log
        )
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait()


def test_pages_follow_the_catalogue_and_outlast_its_errors(
    catalogue: Path, served: str, tmp_path: Path
) -> None:
    record = catalogue / "universities" / "U-001.yaml"
    text = record.read_text("utf-8")
    log = tmp_path / "log"
    eventually(lambda: TITLE in page(served))

    record.write_text(text.replace(TITLE, "改过的名称"), "utf-8")
    eventually(lambda: "改过的名称" in page(served))

    record.write_text(text.replace("kind: reported", "kind: reportd"), "utf-8")
    eventually(lambda: "unknown-word" in log.read_text("utf-8"))
    eventually(lambda: "改过的名称" in page(served))
    assert "Traceback" not in log.read_text("utf-8")

    record.write_text(text, "utf-8")
    eventually(lambda: TITLE in page(served))


def page(address: str) -> str:
    """The page of the result, or nothing while the server is not ready."""
    try:
        with urllib.request.urlopen(f"{address}results/U-001/", timeout=30) as answer:
            return str(answer.read().decode("utf-8"))
    except OSError:
        return ""


def eventually(holds: Callable[[], bool]) -> None:
    """Wait until something holds: how long a rebuild takes is no part of the rule."""
    for _ in range(ATTEMPTS):
        if holds():
            return
        time.sleep(0.5)
    pytest.fail("it never came to hold")
