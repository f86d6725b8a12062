"""What comes from npm: MiniSearch, lunr.js and terser, exactly as package-lock.json says."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from scripts.settings import WrongUseError

OWN = Path(__file__).parent


def install(home: Path) -> Path:
    """Empty the folder and install into it; the folder with the packages."""
    npm = shutil.which("npm")
    if npm is None:
        raise WrongUseError("需要 npm（Debian：apt-get install npm） | npm is needed (Debian: npm)")
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(OWN / name, home)
    command = [npm, "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"]
    if subprocess.run(command, cwd=home, check=False).returncode:  # noqa: S603
        raise WrongUseError("npm 未能装好依赖，请检查网络 | npm could not install; check the network")
    return home / "node_modules"


def minified(packages: Path, module: Path) -> str:
    """An ES module as one would publish it."""
    # Not the site's own minifier: it moves one of MiniSearch's declarations before what it needs.
    terser = packages / "terser" / "bin" / "terser"
    command = ["node", str(terser), str(module), "--module", "--compress", "--mangle"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S603
