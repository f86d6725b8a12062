"""Write the translators' worklist: texts of real records whose English is missing or out of date.

Usage: export_translations.py FILE.xlsx [--all | --missing | --stale | --machine …] [--zone KEY]
Without a choice: what is missing, out of date or translated by a machine. Import it again with
import_translations.py. Environment: CATALOGUE, SITE_URL.
Exit status: 0 done, 1 the catalogue has errors, 2 wrong use or environment.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from scripts.checked import checked_catalogue  # noqa: E402
from scripts.settings import WrongUseError, run, site_url  # noqa: E402

from expo.problems import has_errors, report  # noqa: E402
from expo.tables.workbooks import workbook  # noqa: E402
from expo.tables.worklist import worklist  # noqa: E402
from expo.translations import State  # noqa: E402


def main(arguments: list[str]) -> int:
    """Read, choose, write."""
    options = _options().parse_args(arguments)
    catalogue, problems = checked_catalogue()
    if has_errors(problems) or catalogue.exhibition is None:
        print(report(problems))
        return 1
    zones = [zone.key for zone in catalogue.exhibition.zones]
    if options.zone and options.zone not in zones:
        raise WrongUseError(
            f"没有展区“{options.zone}”：{'、'.join(zones)} | no zone “{options.zone}”: {', '.join(zones)}"
        )
    states = options.states or [State.MISSING, State.STALE, State.MACHINE]
    sheets = worklist(catalogue, states, options.zone, site_url())
    options.file.write_bytes(workbook(sheets))
    count = len(sheets[0].rows)
    print(f"{count} 段文字写入 {options.file} | {count} texts written to {options.file}")
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=_workbook_name, metavar="FILE.xlsx")
    for state in State:
        parser.add_argument(f"--{state}", dest="states", action="append_const", const=state)
    parser.add_argument("--all", dest="states", action="store_const", const=list(State))
    parser.add_argument("--zone", default="", metavar="KEY")
    return parser


def _workbook_name(text: str) -> Path:
    if not text.endswith(".xlsx"):
        raise argparse.ArgumentTypeError("文件名应以 .xlsx 结尾 | the name must end in .xlsx")
    return Path(text)


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]))
