"""`make preview BASE=main`: the site as it would be, with a page and a summary of what changes.

Writes into PREVIEW (default: preview): the whole site, in it changes/index.html (Chinese) and
en/changes/index.html; and summary.md, which is also appended to the file named by GITHUB_STEP_SUMMARY.
The catalogue as it is on disk is compared with that of the commit where it left BASE.

Environment: BASE (default: main), PREVIEW, CATALOGUE, SAMPLES, SITE_URL, REPO_URL. No secret is used.
Exit status: 0 done, 1 the catalogue has errors (the summary names them), 2 wrong use or environment.
"""

import io
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from scripts.settings import WrongUseError, cache_folder, catalogue_folder, run, step_summary, wants_samples  # noqa: E402

from expo.build import read  # noqa: E402
from expo.changes import compare  # noqa: E402
from expo.problems import Problem, has_errors, one_line, report  # noqa: E402
from expo.reading import SCHEMA, Catalogue  # noqa: E402
from expo.site import join  # noqa: E402
from expo.summary import summary  # noqa: E402

SUMMARY = "summary.md"
MOST_FILES = 100
"""Files outside the catalogue that are named; a request that changes more is no work of an exhibitor."""


def main() -> int:
    """Compare, build, summarise."""
    folder = (ROOT / (os.environ.get("PREVIEW") or "preview")).resolve()
    catalogue = catalogue_folder()
    left = _left(os.environ.get("BASE") or "main", catalogue)
    files = _other_files(left, catalogue, folder)
    with _catalogue_of(left, catalogue) as base:
        now, problems = _read(catalogue)
        before, earlier = _read(base) if base else (None, [])
        can_compare = before is not None and not has_errors([*problems, *earlier])
        changes = compare(join(before), join(now), files) if before and can_compare else None
        text = summary(changes, problems, earlier)
        step_summary(text)
        if has_errors(problems):
            print(report(problems))
            return 1
        if not can_compare:
            print(
                "原来的图录读不了，无从比较 | The catalogue as it was cannot be read, so nothing is compared"
            )
        if status := _build(folder, base if can_compare else None, files):
            return status
    (folder / SUMMARY).write_text(text, "utf-8")
    print(f"变化见 {folder}/changes/index.html | What changes: {folder}/changes/index.html")
    return 0


def _build(folder: Path, base: Path | None, files: list[str]) -> int:
    settings = {
        "SITE": str(folder),
        "GUIDES": "0",
        "BASE_CATALOGUE": str(base or ""),
        "CHANGED_FILES": "\n".join(files),
    }
    command = [sys.executable, str(ROOT / "scripts" / "build.py")]
    return subprocess.run(command, env={**os.environ, **settings}, check=False).returncode  # noqa: S603


def _read(folder: Path) -> tuple[Catalogue, list[Problem]]:
    root = ROOT if folder.is_relative_to(ROOT) else folder.parent
    return read(folder, root, samples=wants_samples(), cache=cache_folder())


def _left(base: str, folder: Path) -> str:
    """The commit where the work left `base`."""
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    if not commit:
        raise WrongUseError(f"没有叫“{base}”的分支或提交 | there is no branch or commit “{base}”")
    return _git(folder, "merge-base", commit, "HEAD") or commit


def _other_files(left: str, folder: Path, preview: Path) -> list[str]:
    """The files outside the catalogue's records that differ from those of a commit, new ones among them.

    An earlier preview is none of them.
    """
    top = Path(_git(folder, "rev-parse", "--show-toplevel"))
    changed = _git(top, "diff", "--name-only", "--no-renames", "-z", left)
    own = f":(exclude){preview}" if preview.is_relative_to(top) else "."
    new = _git(top, "ls-files", "--others", "--exclude-standard", "-z", ".", own)
    records = _git(folder, "rev-parse", "--show-prefix")
    schemas = f"{records}{SCHEMA}/"
    found = sorted({each for each in f"{changed}\0{new}".split("\0") if each})
    others = [each for each in found if not each.startswith(records) or each.startswith(schemas)]
    return [one_line(each) for each in others[:MOST_FILES]]


@contextmanager
def _catalogue_of(left: str, folder: Path) -> Iterator[Path | None]:
    """The catalogue's folder as it was in a commit; None if there was none."""
    prefix = _git(folder, "rev-parse", "--show-prefix")
    packed = subprocess.run(  # noqa: S603 - no shell, and nothing in it is written by strangers
        ["git", "archive", "--format=tar", f"{left}:{prefix}"],  # noqa: S607
        # From inside a folder git would pack only what lies in it.
        cwd=_git(folder, "rev-parse", "--show-toplevel"),
        capture_output=True,
        check=False,
    )
    if packed.returncode:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="catalogue-before-") as temporary:
        into = Path(temporary) / folder.name
        with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
            archive.extractall(into, filter="data")
        yield into


def _git(folder: Path, *arguments: str) -> str:
    """What git says; nothing where it refuses."""
    command = ["git", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603
    return "" if done.returncode else done.stdout.decode("utf-8", "replace").strip()


if __name__ == "__main__":
    run(main)
