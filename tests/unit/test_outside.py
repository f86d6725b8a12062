"""Links to other sites: all are found with their places, and only what is surely gone counts as an error."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.building import ROOT
from tests.making import a_catalogue, a_result, an_exhibitor

from expo.outside import links_of
from expo.reading import read_catalogue


class Site(BaseHTTPRequestHandler):
    """/200, /404 …: the status asked for; /get: refuses HEAD; /moved: leads to /200; /rude: hangs up."""

    def do_HEAD(self) -> None:
        self.answer(405 if self.path == "/get" else None)

    def do_GET(self) -> None:
        self.answer(200 if self.path == "/get" else None)

    def answer(self, status: int | None) -> None:
        if self.path == "/rude":
            self.close_connection = True
            return
        if self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/200")
        else:
            self.send_response(status or int(self.path[1:4]))
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def reported(folder: Path) -> tuple[int, list[dict[str, str]]]:
    command = [sys.executable, str(ROOT / "scripts" / "check_links.py")]
    environment = {**os.environ, "CATALOGUE": str(folder), "FORMAT": "json"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.returncode, json.loads(done.stdout)


def linked(*addresses: str) -> list[dict[str, object]]:
    return [{"label": {"zh": "链接", "en": "Link"}, "url": address} for address in addresses]


def a_closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_addresses_are_found_in_fields_and_in_texts(tmp_path: Path) -> None:
    text = {
        "zh": "见[说明](https://a.test.cn/x_(1)/)，或 https://b.test.cn/y。",
        "en": "See https://b.test.cn/y.",
    }
    record = a_result(description=text, links=linked("https://c.test.cn/", "https://example.org/"))
    website = an_exhibitor(website="https://d.test.cn/")
    folder = a_catalogue(tmp_path, results=[record], exhibitors={"institute": website})
    catalogue, _ = read_catalogue(folder, tmp_path)
    found = [(address, Path(place.path).name) for address, place in links_of(catalogue)]
    assert sorted(found) == [
        ("https://a.test.cn/x_(1)/", "U-001.yaml"),
        ("https://b.test.cn/y", "U-001.yaml"),
        ("https://b.test.cn/y", "U-001.yaml"),
        ("https://c.test.cn/", "U-001.yaml"),
        ("https://d.test.cn/", "institute.yaml"),
    ]


def test_only_what_is_gone_is_an_error(tmp_path: Path, host: str) -> None:
    gone = f"http://127.0.0.1:{a_closed_port()}/"
    good = [f"{host}/200", f"{host}/moved", f"{host}/get"]
    bad = [f"{host}/404", f"{host}/410", f"{host}/rude", gone]
    unsure = [f"{host}/403", f"{host}/503"]
    folder = a_catalogue(tmp_path, results=[a_result(links=linked(*good, *bad, *unsure))])
    status, problems = reported(folder)
    assert status == 1
    assert [each["code"] for each in problems] == ["link-dead"] * 4 + ["link-unsure"] * 2
    for address, problem in zip([*bad, *unsure], problems, strict=True):
        assert address in problem["zh"]
        assert address in problem["en"]


def test_links_that_answer_are_no_problem(tmp_path: Path, host: str) -> None:
    folder = a_catalogue(tmp_path, results=[a_result(links=linked(f"{host}/200"))])
    assert reported(folder) == (0, [])
