"""Take the English of a worklist into the records; nothing is written when a row cannot be used.

Usage: import_translations.py FILE.xlsx [--dry-run]
With --dry-run the differences are shown and nothing is written. A row whose Chinese or English has changed
since the export is refused. Environment: CATALOGUE.
Exit status: 0 done, 1 problems in the file or the catalogue, 2 wrong use or environment.
"""

import argparse
import difflib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from scripts.checked import checked_catalogue  # noqa: E402
from scripts.importing import refused  # noqa: E402
from scripts.settings import run  # noqa: E402

from expo.problems import has_errors, report  # noqa: E402
from expo.reading import TRANSLATIONS, Catalogue  # noqa: E402
from expo.tables.opening import read_table  # noqa: E402
from expo.tables.worklist import Imported, imported  # noqa: E402
from expo.translations import as_text, with_notes  # noqa: E402


def main(arguments: list[str]) -> int:
    """Read both, join, write or show."""
    options = _options().parse_args(arguments)
    catalogue, problems = checked_catalogue()
    if has_errors(problems):
        print(report(problems))
        return 1
    path = options.file.as_posix()
    grids, problems = read_table(options.file, path)
    taken = imported(grids, path, catalogue) if grids else Imported({}, {}, ())
    problems += taken.problems
    if problems:
        print(report(problems))
    if has_errors(problems):
        return refused()
    changed = _changed(taken)
    for path, (old, new) in changed.items():
        lines = difflib.unified_diff(old.splitlines(), new.splitlines(), path, path, lineterm="", n=1)
        print("\n".join(lines))
    if not options.dry_run:
        _write(catalogue, changed, taken)
    print(_summary(len(changed), dry_run=options.dry_run))
    return 0


def _summary(count: int, *, dry_run: bool) -> str:
    if dry_run:
        return f"试运行：{count} 份记录将有新的英文，没有写入 | dry run: {count} records would change"
    return f"{count} 份记录有新的英文 | {count} records with new English"


def _changed(taken: Imported) -> dict[str, tuple[str, str]]:
    """Path of a record → its text on disk and its new one, where they differ."""
    texts = {path: ((ROOT / path).read_text("utf-8-sig"), text) for path, text in taken.texts.items()}
    return {path: pair for path, pair in texts.items() if pair[0] != pair[1]}


def _write(catalogue: Catalogue, changed: dict[str, tuple[str, str]], taken: Imported) -> None:
    for path, (_, text) in changed.items():
        (ROOT / path).write_text(text, "utf-8", newline="")
    notes = with_notes(catalogue.translations, taken.notes)
    (catalogue.folder / TRANSLATIONS).write_text(as_text(*notes), "utf-8")


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, metavar="FILE.xlsx")
    parser.add_argument("--dry-run", action="store_true", help="只显示变化 | show the differences only")
    return parser


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]))
