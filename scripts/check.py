"""`make check`: print every problem of the catalogue; build nothing.

With --fix (`make check FIX=1`) what is safe is first repaired in the record files, one line a repair; the
problems that remain follow. With FORMAT=json the repairs are told on the error output, not among the JSON.
Environment: CATALOGUE, SAMPLES, FORMAT (text, github, json).
Exit status: 0 no errors, 1 the catalogue has errors, 2 wrong use or environment.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from scripts.checked import checked_catalogue  # noqa: E402
from scripts.settings import (  # noqa: E402
    catalogue_folder,
    problem_form,
    run,
    wants_samples,
)

from expo.fixing import fix_catalogue  # noqa: E402
from expo.problems import Form, has_errors, report  # noqa: E402


def main() -> int:
    """Repair if asked to, read, check, print."""
    options = _options().parse_args()
    form = problem_form()
    for repair in fix_catalogue(catalogue_folder(), ROOT) if options.fix else ():
        print(repair, file=sys.stderr if form is Form.JSON else sys.stdout)
    _, problems = checked_catalogue(samples=wants_samples())
    print(report(problems, form))
    return 1 if has_errors(problems) else 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="核对图录 | Check the catalogue")
    parser.add_argument(
        "--fix", action="store_true", help="先改正能放心改正的写法 | first repair what is safe to repair"
    )
    return parser


if __name__ == "__main__":
    run(main)
