"""`make check`: print every problem of the catalogue; build nothing.

Environment: CATALOGUE, SAMPLES, FORMAT (text, github, json).
Exit status: 0 no errors, 1 the catalogue has errors, 2 wrong use or environment.
"""

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
from expo.problems import has_errors, report  # noqa: E402
from expo.reading import read_catalogue  # noqa: E402


def main() -> int:
    """Read, check, print."""
    form = problem_form()
    catalogue, problems = read_catalogue(
        catalogue_folder(), ROOT, samples=wants_samples(), known_good=_known_good()
    )
    problems += check(catalogue)
    # Values are Chinese whatever the locale says.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    print(report(problems, form))
    return 1 if has_errors(problems) else 0


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
