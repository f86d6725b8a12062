"""The first command of a newcomer: what the environment's set-up says where it cannot go on."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest
from scripts import setup_venv


def test_an_old_python_is_told_what_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 13))
    assert setup_venv.main(tmp_path / "lock", tmp_path / ".venv" / "ready") == 2
    assert capsys.readouterr().err == "需要 Python 3.11 或更新版本 | Python 3.11 or newer is needed\n"
    assert not (tmp_path / ".venv").exists()


def test_a_python_without_venv_is_told_what_to_install_and_nothing_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def without_pip(folder: Path, **_options: object) -> None:
        """As on Debian, where ensurepip is a package of its own: Python is there, pip is not."""
        (folder / "bin").mkdir(parents=True)
        (folder / "bin" / "python").touch()
        raise subprocess.CalledProcessError(1, ["python", "-m", "ensurepip"])

    monkeypatch.setattr(venv, "create", without_pip)
    assert setup_venv.main(tmp_path / "lock", tmp_path / ".venv" / "ready") == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.count("apt install python3-venv") == 2
    assert not (tmp_path / ".venv").exists()


def test_packages_that_cannot_be_installed_leave_no_stamp(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 1))
    monkeypatch.setattr(venv, "create", lambda folder, **_: folder.mkdir())
    assert setup_venv.main(tmp_path / "lock", tmp_path / ".venv" / "ready") == 2
    assert "请检查网络后重试" in capsys.readouterr().err
    assert not (tmp_path / ".venv" / "ready").exists()
