"""Set up .venv from a hash-locked requirements file; runs on the system's Python, standard library only.

Usage: python3 scripts/setup_venv.py LOCK STAMP
"""

import shutil
import subprocess
import sys
import venv
from pathlib import Path


def main(lock: Path, stamp: Path) -> int:
    """Install exactly what the lock names into the folder of the stamp; 0 done, 2 not possible here."""
    # The version is compared at run time: this file must explain itself to an old Python, not fail in it.
    if sys.version_info < (3, 11):  # noqa: UP036
        print("需要 Python 3.11 或更新版本 | Python 3.11 or newer is needed", file=sys.stderr)
        return 2
    folder = stamp.parent
    python = folder / "bin" / "python"
    if not python.exists() and not _is_made(folder):
        return 2
    print(f"正在按 {lock} 安装依赖…… | Installing what {lock} names…", file=sys.stderr)
    pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"]
    done = subprocess.run([*pip, "install", "--require-hashes", "--requirement", str(lock)], check=False)  # noqa: S603
    if done.returncode:
        print(
            "依赖未能装好，请检查网络后重试 | The packages could not be installed; check the network",
            file=sys.stderr,
        )
        return 2
    stamp.touch()
    return 0


def _is_made(folder: Path) -> bool:
    """Make the environment; where that is not possible nothing of it stays, or pip would be missed later."""
    try:
        venv.create(folder, with_pip=True, clear=folder.exists())
    except (subprocess.CalledProcessError, OSError):
        shutil.rmtree(folder, ignore_errors=True)
        print(
            f"{folder} 建不起来；Debian 和 Ubuntu 请先运行 apt install python3-venv | "
            f"{folder} cannot be made; on Debian and Ubuntu first run: apt install python3-venv",
            file=sys.stderr,
        )
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
