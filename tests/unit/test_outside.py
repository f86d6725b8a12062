"""Links to other sites: all are found with their places, and only what is surely gone counts as an error."""

from __future__ import annotations

import json
import os
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import URLError

import pytest
from scripts import check_links
from scripts.settings import WrongUseError
from tests.building import ROOT
from tests.making import a_catalogue, a_result, an_exhibitor

from expo.outside import Answer, Silence, as_asked, judged, links_in_prose, links_of, no_answer
from expo.problems import Place
from expo.reading import read_catalogue

CHINESE = "/%E6%88%90%E6%9E%9C?q=%E5%B9%B2%E7%87%A5"


class Site(BaseHTTPRequestHandler):
    """/200, /404 …: the status asked for; /get: refuses HEAD; /moved: leads to /200; /away: leads to another
    name of this host; /loop: leads to itself; /rude: hangs up; a Chinese path is there when it is encoded.
    """

    def do_HEAD(self) -> None:
        self.answer(405 if self.path == "/get" else None)

    def do_GET(self) -> None:
        self.answer(200 if self.path == "/get" else None)

    def answer(self, status: int | None) -> None:
        port = self.headers["Host"].rpartition(":")[2]
        leads = {"/moved": "/200", "/loop": "/loop", "/away": f"http://localhost:{port}/200"}
        if self.path == "/rude":
            self.close_connection = True
            return
        if self.path in leads:
            self.send_response(301)
            self.send_header("Location", leads[self.path])
        else:
            self.send_response(status or (200 if self.path == CHINESE else int(self.path[1:4])))
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


def test_addresses_in_the_visitors_prose_are_found_with_their_lines() -> None:
    text = "# 说明\n\n见 [许可](https://a.test.cn/by/4.0/deed)，\n例如 https://example.org/ 与 <https://b.test.cn/>。\n"
    assert list(links_in_prose(text, "docs/about.md")) == [
        ("https://a.test.cn/by/4.0/deed", Place("docs/about.md", 3, 8)),
        ("https://b.test.cn/", Place("docs/about.md", 4, 28)),
    ]


def test_the_prose_of_the_site_is_asked_too_and_the_handbook_is_not() -> None:
    folders = {Path(place.path).parts[:2] for _, place in check_links.prose_links()}
    assert ("docs", "en") in folders
    assert ("docs", "handbook") not in folders


def test_only_what_is_gone_is_an_error(tmp_path: Path, host: str) -> None:
    gone = f"http://127.0.0.1:{a_closed_port()}/"
    good = [f"{host}/200", f"{host}/moved", f"{host}/get", f"{host}/成果?q=干燥"]
    bad = [f"{host}/404", f"{host}/410", gone]
    unsure = [f"{host}/403", f"{host}/503", f"{host}/loop", f"{host}/rude"]
    folder = a_catalogue(tmp_path, results=[a_result(links=linked(*good, *bad, *unsure))])
    status, problems = reported(folder)
    assert status == 1
    assert [each["code"] for each in problems] == ["link-dead"] * 3 + ["link-unsure"] * 4
    for address, problem in zip([*bad, *unsure], problems, strict=True):
        assert address in problem["zh"]
        assert address in problem["en"]
    assert "连接被拒绝" in problems[2]["zh"]
    assert "refused" in problems[2]["en"]


def test_links_that_answer_are_no_problem(tmp_path: Path, host: str) -> None:
    folder = a_catalogue(tmp_path, results=[a_result(links=linked(f"{host}/200"))])
    assert reported(folder) == (0, [])


def test_a_link_that_ends_at_another_site_is_told(tmp_path: Path, host: str) -> None:
    """Who buys a name that ran out gets its visitors."""
    folder = a_catalogue(tmp_path, results=[a_result(links=linked(f"{host}/away"))])
    status, problems = reported(folder)
    assert (status, [each["code"] for each in problems]) == (0, ["link-moved"])
    assert "localhost" in problems[0]["zh"]


@pytest.mark.parametrize(
    ("address", "other", "moved"),
    [
        ("http://lab.cn/", "https://www.lab.cn/home", False),
        ("https://lab.cn/", "https://lab.cn:8443/", False),
        ("https://例子.中国/", "https://xn--fsqu00a.xn--fiqs8s/", False),
        ("https://lab.cn/", "https://lab.cn.evil.example/", True),
    ],
)
def test_www_and_another_way_to_write_a_name_are_the_same_site(address: str, other: str, moved: bool) -> None:
    found = judged(address, Place("a.yaml"), Answer(200, at=other))
    assert (found is not None and found.code == "link-moved") is moved


@pytest.mark.parametrize(("silence", "times"), [(Silence.LATE, 1), (Silence.BROKEN, 2)])
def test_a_site_that_cannot_be_reached_is_asked_only_once(
    monkeypatch: pytest.MonkeyPatch, silence: Silence, times: int
) -> None:
    calls: list[str] = []

    def ask(address: str) -> Answer:
        calls.append(address)
        return Answer(silence=silence)

    monkeypatch.setattr(check_links, "_ask", ask)
    addresses = ["http://a.test.cn/1", "http://a.test.cn/2"]
    answers = check_links._answers(set(addresses))
    assert answers == dict.fromkeys(addresses, Answer(silence=silence))
    assert len(calls) == times


def test_without_a_network_no_link_is_to_blame(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = a_catalogue(tmp_path, results=[a_result(links=linked("https://a.test.cn/"))])
    monkeypatch.setenv("CATALOGUE", str(folder))
    monkeypatch.setattr(check_links, "_ask", lambda _: Answer(silence=Silence.UNKNOWN))
    with pytest.raises(WrongUseError, match="没有联网"):
        check_links.main()
    assert "link-dead" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("error", "code", "zh"),
    [
        (socket.gaierror(socket.EAI_NONAME, "x"), "link-dead", "没有这个域名"),
        (socket.gaierror(socket.EAI_AGAIN, "x"), "link-unsure", "域名"),
        (ConnectionRefusedError(), "link-dead", "连接被拒绝"),
        (TimeoutError(), "link-unsure", "没有回答"),
        (ssl.SSLCertVerificationError("x"), "link-unsure", "证书"),
        (ConnectionResetError(), "link-unsure", "中断"),
    ],
)
def test_only_a_name_or_a_door_that_is_gone_makes_a_link_dead(error: Exception, code: str, zh: str) -> None:
    for raised in (error, URLError(error)):
        found = judged("https://lab.cn/", Place("a.yaml"), no_answer(raised))
        assert found is not None
        assert found.code == code
        assert zh in found.zh


def test_an_address_is_asked_as_a_browser_asks_it() -> None:
    assert as_asked("https://例子.中国:81/成果 1?q=a%20b#x") == (
        "https://xn--fsqu00a.xn--fiqs8s:81/%E6%88%90%E6%9E%9C%201?q=a%20b"
    )


def test_the_host_of_the_workflow_gets_a_summary(tmp_path: Path, host: str) -> None:
    folder = a_catalogue(tmp_path, results=[a_result(links=linked(f"{host}/404"))])
    command = [sys.executable, str(ROOT / "scripts" / "check_links.py")]
    step = tmp_path / "step.md"
    environment = {**os.environ, "CATALOGUE": str(folder), "GITHUB_STEP_SUMMARY": str(step)}
    subprocess.run(command, env=environment, capture_output=True, check=False)
    assert "link-dead" in step.read_text("utf-8")
    assert "1 errors" in step.read_text("utf-8")
