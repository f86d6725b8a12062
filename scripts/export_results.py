"""Write all records, or an empty template, as a spreadsheet for organisers.

Usage: export_results.py [--template] FILE.xlsx|FILE.csv. CATALOGUE names the catalogue's folder.
Exit status: 0 done, 1 the catalogue has errors, 2 wrong use.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from scripts.settings import WrongUseError, catalogue_folder, problem_form, run, wants_samples  # noqa: E402

from expo.problems import has_errors, report  # noqa: E402
from expo.reading import read_catalogue  # noqa: E402
from expo.tables import layout  # noqa: E402
from expo.tables.csv_files import csv_text  # noqa: E402
from expo.tables.exporting import only_results, sheets  # noqa: E402
from expo.tables.workbooks import workbook  # noqa: E402

KINDS = (".xlsx", ".csv")


def main(arguments: list[str] | None = None) -> int:
    """Read, write, say what was written."""
    options = _options().parse_args(arguments)
    file: Path = options.file
    if file == Path():
        raise WrongUseError("请用 FILE=… 给文件起名 | name the file with FILE=…")
    if file.suffix.lower() not in KINDS:
        raise WrongUseError("文件名应以 .xlsx 或 .csv 结尾 | the file's name must end in .xlsx or .csv")
    catalogue, problems = read_catalogue(catalogue_folder(), ROOT, samples=wants_samples())
    # Records can be written out while their pictures are still on the way.
    problems = [each for each in problems if not each.code.startswith("image-")]
    if has_errors(problems):
        print(report(problems, problem_form()))
        return 1
    if file.suffix.lower() == ".csv":
        file.write_bytes(csv_text(only_results(catalogue, template=options.template)))
        parts = layout.results().parts
        zh, en = "、".join(part.name.zh for part in parts), ", ".join(part.name.en for part in parts)
        print(
            f"CSV 只含“{layout.RESULTS}”一张表；不含：{layout.EXHIBITORS}、{zh} | "
            f"a CSV holds the results only, without exhibitors and these parts: {en}"
        )
    else:
        file.write_bytes(workbook(sheets(catalogue, template=options.template)))
    count = 0 if options.template else len(catalogue.results)
    print(f"已写出 {file}，{count} 项成果 | wrote {file}, {count} results")
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="把成果导出为电子表格 | Export the results as a spreadsheet")
    parser.add_argument("--template", action="store_true", help="空白模板 | an empty template")
    parser.add_argument("file", type=Path, help="FILE.xlsx 或 | or FILE.csv")
    return parser


if __name__ == "__main__":
    run(main)
