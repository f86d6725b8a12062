"""`make check`: print every problem of the catalogue; build nothing.

With --fix (`make check FIX=1`) what is safe is first repaired in the record files, one line a repair; the
problems that remain follow. With FORMAT=json the repairs are told on the error output, not among the JSON.
Environment: CATALOGUE, SAMPLES, FORMAT (text, github, json).
Exit status: 0 no errors, 1 the catalogue has errors, 2 wrong use or environment.
"""

import argparse
import sys
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from scripts.settings import (  # noqa: E402
    WrongUseError,
    cache_folder,
    catalogue_folder,
    problem_form,
    wants_samples,
)

from expo.checks import check  # noqa: E402
from expo.fixing import fix_catalogue  # noqa: E402
from expo.problems import Form, has_errors, report  # noqa: E402
from expo.reading import read_catalogue  # noqa: E402


def main() -> int:
    """Repair if asked to, read, check, print."""
    options = _options().parse_args()
    form = problem_form()
    # Values are Chinese whatever the locale says.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    for repair in fix_catalogue(catalogue_folder(), ROOT) if options.fix else ():
        print(repair, file=sys.stderr if form is Form.JSON else sys.stdout)
    catalogue, problems = read_catalogue(
        catalogue_folder(), ROOT, samples=wants_samples(), known_good=_known_good()
    )
    problems += check(catalogue)
    print(report(problems, form))
    return 1 if has_errors(problems) else 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="核对图录 | Check the catalogue")
    parser.add_argument(
        "--fix", action="store_true", help="先改正能放心改正的写法 | first repair what is safe to repair"
    )
    return parser


def _known_good() -> Iterator[str]:
    """Digests of images that a build has decoded; asked only for a catalogue with images."""
    # The encoders take longer to import than a small catalogue to check.
    from expo.images import known_good

    yield from known_good(cache_folder())


if __name__ == "__main__":
    try:
        sys.exit(main())
    except WrongUseError as error:
        print(*str(error).split(), file=sys.stderr)
        sys.exit(2)
    except OSError as error:
        print(f"无法读取：{error} | cannot be read: {error}", file=sys.stderr)
        sys.exit(2)
