"""What all commands share: how they end, and in which encoding they speak."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO, TextIOWrapper

import pytest
from scripts.settings import ROOT, WrongUseError, ended

SAID = "图录“甲”"


class _Terminal(TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "own", "spoken"),
    [
        (_Terminal, "gbk", "gbk"),
        (_Terminal, "utf-8", "utf-8"),
        (_Terminal, "ascii", "utf-8"),
        (TextIOWrapper, "gbk", "utf-8"),
        (TextIOWrapper, "ascii", "utf-8"),
    ],
)
def test_output_is_utf_8_but_on_a_terminal_that_shows_chinese_in_its_own_way(
    monkeypatch: pytest.MonkeyPatch, stream: type[TextIOWrapper], own: str, spoken: str
) -> None:
    out = stream(BytesIO(), encoding=own)
    monkeypatch.setattr(sys, "stdout", out)

    def main() -> int:
        print(SAID, end="")
        return 0

    assert ended(main) == 0
    out.flush()
    assert isinstance(out.buffer, BytesIO)
    assert out.buffer.getvalue() == SAID.encode(spoken)


def test_a_name_that_is_no_text_does_not_stop_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    out = TextIOWrapper(BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", out)
    assert ended(lambda: print("图\udcb2.jpg") or 0) == 0


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (WrongUseError("不行 | no"), "不行 | no"),
        (PermissionError(13, "Permission denied", "/x"), "无法读写：[Errno 13] Permission denied: '/x'"),
    ],
)
def test_what_fails_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], error: Exception, said: str
) -> None:
    def main() -> int:
        raise error

    assert ended(main) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(said)
    assert " | " in line


def test_who_breaks_off_reads_one_line_even_while_modules_are_read() -> None:
    code = "import scripts.settings\nraise KeyboardInterrupt"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.stderr.decode() == "\n已中断 | interrupted\n"
    assert done.returncode != 0
