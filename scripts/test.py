"""`make test`: every check and every test. Further arguments go to pytest.

All steps run, even when one fails. Exit status: 0 all passed, 1 a step failed, 2 the environment lacks
something that could not be installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.browser import chromium_path  # noqa: E402

PACKAGES = ("chromium", "fonts-noto-cjk")
MISSING = (
    "缺少 Chromium：请安装它和中文字体（Debian：apt-get install chromium fonts-noto-cjk）"
    "，或用 CHROMIUM 指明程序 | Chromium is missing: install it and Chinese fonts"
    " (Debian: apt-get install chromium fonts-noto-cjk), or name the program in CHROMIUM"
)

STEPS = {
    "ruff check": ("ruff", "check", "."),
    "ruff format": ("ruff", "format", "--check", "."),
    "mypy": ("mypy",),
}
# Tests of one `xdist_group` share a built site, and so one process.
PYTEST = ("pytest", "-n", "2", "--dist", "loadgroup")


def main(arguments: list[str]) -> int:
    """Run the steps, pytest last so that its summary is what one sees at the end."""
    if not _has_chromium():
        print(MISSING, file=sys.stderr)
        return 2
    failed = [name for name, command in STEPS.items() if not _run(name, command)]
    if failed:
        print(f"\n未通过 | failed: {', '.join(failed)}", flush=True)
    passed = _run("pytest", (*PYTEST, *arguments))
    return 0 if passed and not failed else 1


def _has_chromium() -> bool:
    return chromium_path() is not None or (_install() and chromium_path() is not None)


def _install() -> bool:
    """Install Chromium where that is possible: as root on Debian, unless another program was asked for."""
    if os.environ.get("CHROMIUM") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print("正在安装 Chromium…… | Installing Chromium…", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ("apt-get", "install", "--yes", "--no-install-recommends", *PACKAGES)
    return all(
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode == 0  # noqa: S603
        for command in (("apt-get", "update"), install)
    )


def _run(name: str, command: tuple[str, ...]) -> bool:
    print(f"\n== {name}", flush=True)
    # As modules of this Python: the scripts beside it need not be on the path.
    return subprocess.run((sys.executable, "-m", *command), cwd=ROOT, check=False).returncode == 0  # noqa: S603


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
