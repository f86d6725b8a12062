"""`make translations`: note which English belongs to which Chinese, so that later changes are seen.

New texts of all records but samples are noted as written by people; what is gone is left out. A text whose
Chinese has changed keeps its old note, and `make check` goes on to warn of it, until its English is rewritten
or its record is named: make translations ACCEPT="K-001 meiling-power" (read them first).
Environment: CATALOGUE, ACCEPT. Exit status: 0 done, 1 the catalogue has errors, 2 wrong use or environment.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from scripts.checked import checked_catalogue  # noqa: E402
from scripts.settings import WrongUseError, run  # noqa: E402

from expo.checks import translations_are_fresh  # noqa: E402
from expo.problems import has_errors, report  # noqa: E402
from expo.reading import TRANSLATIONS, Catalogue  # noqa: E402
from expo.records import Model, TranslationNotes  # noqa: E402
from expo.translations import NotesByKey, as_text, noted, pairs_of  # noqa: E402


def main() -> int:
    """Read, note, write."""
    accepted = frozenset(os.environ.get("ACCEPT", "").replace(",", " ").split())
    catalogue, problems = checked_catalogue()
    if has_errors(problems):
        print(report(problems))
        return 1
    if unknown := sorted(
        accepted - {each.record.id for each in catalogue.results} - catalogue.exhibitor_keys
    ):
        names = ", ".join(unknown)
        raise WrongUseError(f"没有叫 {names} 的成果或展商 | there is no result or exhibitor {names}")
    notes = _notes(catalogue, accepted)
    _write(catalogue.folder / TRANSLATIONS, as_text(*notes))
    results, exhibitors = notes
    catalogue = replace(catalogue, translations=TranslationNotes(results=results, exhibitors=exhibitors))
    print(report(translations_are_fresh(catalogue)))
    return 0


def _notes(catalogue: Catalogue, accepted: frozenset[str]) -> tuple[NotesByKey, NotesByKey]:
    """What is to be noted of results and of exhibitors; samples are not."""
    results = {each.record.id: each.record for each in catalogue.results if not each.record.is_sample}
    exhibitors = {each.key: each.record for each in catalogue.exhibitors if not each.record.is_sample}

    def noted_now(records: Mapping[str, Model]) -> NotesByKey:
        return {
            key: noted(records[key], pairs_of(catalogue.translations, key), accept=key in accepted)
            for key in sorted(records)
        }

    return noted_now(results), noted_now(exhibitors)


def _write(file: Path, text: str) -> None:
    if not file.is_file() or file.read_text("utf-8") != text:
        file.write_text(text, "utf-8")
        print(f"已写出 {file} | wrote {file}")


if __name__ == "__main__":
    run(main)
