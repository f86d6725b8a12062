"""`make translations`: note which English belongs to which Chinese, so that later changes are seen.

New texts of all records but samples are noted as written by people; what is gone is left out. A text whose
Chinese has changed keeps its old note, and `make check` goes on to warn of it, until its English is rewritten
or its record is named: make translations ACCEPT="K-001 meiling-power" (read them first).
Environment: CATALOGUE, ACCEPT. Exit status: 0 done, 1 the catalogue has errors, 2 wrong use or environment.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from scripts.settings import WrongUseError, catalogue_folder  # noqa: E402

from expo.checks import check  # noqa: E402
from expo.problems import has_errors, report  # noqa: E402
from expo.reading import TRANSLATIONS, Catalogue, read_catalogue  # noqa: E402
from expo.translations import as_text, noted, pairs_of  # noqa: E402


def main() -> int:
    """Read, note, write."""
    accepted = frozenset(os.environ.get("ACCEPT", "").replace(",", " ").split())
    catalogue, problems = read_catalogue(catalogue_folder(), ROOT)
    problems += check(catalogue)
    if has_errors(problems):
        print(report(problems))
        return 1
    if unknown := sorted(
        accepted - {each.record.id for each in catalogue.results} - catalogue.exhibitor_keys
    ):
        names = ", ".join(unknown)
        raise WrongUseError(f"没有叫 {names} 的成果或展商 | there is no result or exhibitor {names}")
    write_notes(catalogue, accepted)
    stale = [
        each for each in check(read_catalogue(catalogue.folder, ROOT)[0]) if each.code == "translation-stale"
    ]
    print(report(stale))
    return 0


def write_notes(catalogue: Catalogue, accepted: frozenset[str]) -> None:
    """Bring translations.yaml up to date; samples are not noted."""
    results = {each.record.id: each.record for each in catalogue.results if not each.record.is_sample}
    exhibitors = {each.key: each.record for each in catalogue.exhibitors if not each.record.is_sample}
    notes = {
        key: noted(record, pairs_of(catalogue.translations, key), accept=key in accepted)
        for key, record in {**results, **exhibitors}.items()
    }
    text = as_text(
        {key: notes[key] for key in sorted(results)}, {key: notes[key] for key in sorted(exhibitors)}
    )
    file = catalogue.folder / TRANSLATIONS
    if not file.is_file() or file.read_text("utf-8") != text:
        file.write_text(text, "utf-8")
        print(f"已写出 {file} | wrote {file}")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except WrongUseError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
