"""`make build`: build the site into a folder beside the old one and put it in its place when it is whole.

Environment: CATALOGUE, SITE, SAMPLES, SITE_URL, REPO_URL.
Exit status: 0 built, 1 the catalogue has errors (the old site stays), 2 wrong use or environment.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from scripts.checked import checked_catalogue  # noqa: E402
from scripts.settings import WrongUseError, catalogue_folder, environment, run, wants_samples  # noqa: E402

from expo.problems import has_errors, report  # noqa: E402

MARK = Path("data") / "results.json"


def main() -> int:
    """Check, build, swap."""
    site = (ROOT / os.environ.get("SITE", "site")).resolve()
    catalogue = catalogue_folder()
    _refuse_foreign_folder(site, catalogue)
    _, problems = checked_catalogue(samples=wants_samples())
    if has_errors(problems):
        print(report(problems))
        return 1
    site.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f"{site.name}.partial-", dir=site.parent))
    try:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(fresh)]
        if subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode:  # noqa: S603
            return 2
        fresh.chmod(0o755)
        _swap(fresh, site)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"已生成 {pages} 个页面：{site} | Built {pages} pages in {site}")
    return 0


def _refuse_foreign_folder(site: Path, catalogue: Path) -> None:
    """Never put a site in the place of something else."""
    if site in (ROOT, catalogue.resolve()) or site in ROOT.parents:
        raise WrongUseError(f"SITE={site} 不能用作输出文件夹 | SITE={site} cannot be the output folder")
    if site.exists() and (not site.is_dir() or (any(site.iterdir()) and not (site / MARK).is_file())):
        raise WrongUseError(
            f"{site} 里有不是本程序生成的文件，未改动 | {site} holds something else; left alone"
        )


def _swap(fresh: Path, site: Path) -> None:
    """Two renames: at no time is a half-written site in place."""
    old = site.with_name(f"{site.name}.replaced-{os.getpid()}")
    if site.exists():
        site.rename(old)
    try:
        fresh.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


if __name__ == "__main__":
    run(main)
