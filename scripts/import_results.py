"""Make records of the rows of a spreadsheet: FILE.xlsx or FILE.csv, laid out as export_results.py writes it.

Usage: import_results.py FILE [--update] [--dry-run]. CATALOGUE names the catalogue's folder; FORMAT says how
problems are written. New records are written, records that are there only with --update; nothing is while
there are errors. --dry-run shows the difference and writes nothing. A worklist of translators is handed on to
import_translations.py.
Exit status: 0 done, 1 the table or the catalogue has errors, 2 wrong use.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from scripts.checked import checked_catalogue  # noqa: E402
from scripts.import_translations import main as import_translations  # noqa: E402
from scripts.importing import difference, refused  # noqa: E402
from scripts.settings import WrongUseError, problem_form, run  # noqa: E402

from expo.problems import has_errors, report  # noqa: E402
from expo.tables.judging import Change, judge  # noqa: E402
from expo.tables.opening import read_table  # noqa: E402
from expo.tables.returned import is_worklist  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    """Read the table, check it, write what is new."""
    options = _options().parse_args(arguments)
    if options.file == Path():
        raise WrongUseError("请用 FILE=… 指明电子表格 | name the spreadsheet with FILE=…")
    shown = options.file.as_posix()
    grids, of_table = read_table(options.file, shown)
    if is_worklist(grids):
        return import_translations([str(options.file), *(["--dry-run"] if options.dry_run else [])])
    catalogue, problems = checked_catalogue()
    # Pictures may still be on their way when a record that names them is imported.
    problems = [each for each in problems if not each.code.startswith("image-")]
    changes: list[Change] = []
    if not has_errors(problems):
        problems = of_table
        if grids:
            changes, problems = judge(grids, catalogue, shown, update=options.update)
    if problems:
        print(report(problems, problem_form()))
    if has_errors(problems):
        return refused()
    for change in changes:
        if options.dry_run:
            sys.stdout.writelines(difference(change.path, change.old, change.new))
        else:
            file = ROOT / change.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(change.new.encode())
            print(change.path)
    print(_summary(changes, dry_run=options.dry_run))
    return 0


def _summary(changes: list[Change], *, dry_run: bool) -> str:
    new = sum(change.old is None for change in changes)
    changed = len(changes) - new
    if dry_run:
        return (
            f"试运行：将新增 {new} 个文件、修改 {changed} 个，没有写入 | "
            f"dry run: {new} files would be new, {changed} changed; nothing was written"
        )
    return (
        f"新增 {new} 个文件，修改 {changed} 个；请再运行 make check | "
        f"{new} files new, {changed} changed; now run make check"
    )


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="把电子表格里的成果导入图录 | Import results from a spreadsheet"
    )
    parser.add_argument("file", type=Path, help="FILE.xlsx 或 | or FILE.csv")
    parser.add_argument(
        "--update", action="store_true", help="也修改已有的记录 | change records that are there, too"
    )
    parser.add_argument("--dry-run", action="store_true", help="只显示差异 | only show the difference")
    return parser


if __name__ == "__main__":
    run(main)
