"""Set up .venv from a hash-locked requirements file; runs on the system's Python, standard library only.

Usage: python3 scripts/setup_venv.py LOCK STAMP
"""

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
    if not python.exists():
        venv.create(folder, with_pip=True, clear=folder.exists())
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


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
