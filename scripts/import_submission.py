"""Take into the catalogue what an exhibitor sent in: the ZIP that the form on the site makes.

Usage: import_submission.py FILE.zip [--id ID] [--update] [--dry-run]. CATALOGUE names the catalogue's folder,
FORMAT how problems are written. A sample makes room, with its pictures; a real record that is there changes
only with --update; --id gives the result another id. The catalogue is checked with the new files before any
is written, and none is while there are errors. --dry-run only shows the difference.
Exit status: 0 done, 1 the ZIP or the catalogue has errors, 2 wrong use.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from scripts.checked import checked_catalogue, known_good  # noqa: E402
from scripts.importing import difference, refused  # noqa: E402
from scripts.settings import WrongUseError, problem_form, run  # noqa: E402

from expo.checks import check  # noqa: E402
from expo.problems import Place, Problem, has_errors, problem, report  # noqa: E402
from expo.reading import Catalogue, Entry, read_catalogue  # noqa: E402
from expo.records import ExhibitorRecord, ResultRecord, is_id  # noqa: E402
from expo.starting import next_id  # noqa: E402
from expo.submissions import Submission, renumbered, unpack  # noqa: E402


@dataclass(frozen=True)
class Plan:
    """Paths in the catalogue's folder: what to write, which records are of samples, which pictures go."""

    files: Mapping[str, bytes]
    samples: frozenset[str] = frozenset()
    gone: tuple[str, ...] = ()


def main(arguments: list[str] | None = None) -> int:
    """Read the ZIP, try it, take it."""
    options = _options().parse_args(arguments)
    catalogue, found = checked_catalogue()
    if has_errors(found):
        print(report(found, problem_form()))
        return refused()
    plan, problems = _plan(options, catalogue)
    if not has_errors(problems):
        plan, more = _tried(plan, catalogue, found)
        problems += more
    if problems:
        print(report(problems, problem_form()))
    if has_errors(problems):
        return refused()
    if options.dry_run:
        sys.stdout.writelines(_differences(plan, catalogue.folder))
    else:
        _carry_out(plan, catalogue.folder)
        sys.stdout.writelines(f"{catalogue.path}/{path}\n" for path in plan.files)
    print(_summary(plan, dry_run=options.dry_run))
    return 0


def _plan(options: argparse.Namespace, catalogue: Catalogue) -> tuple[Plan, list[Problem]]:
    """What of the ZIP differs from the catalogue, and what may not be taken."""
    assert catalogue.exhibition
    shown = options.file.as_posix()
    letters = {zone.key: zone.letter for zone in catalogue.exhibition.zones}
    submission, problems = unpack(options.file.read_bytes(), shown, letters)
    if has_errors(problems):
        return Plan({}), problems
    if options.id:
        submission = renumbered(submission, _fitting(options.id, submission, letters))
    files = {path: each for path, each in submission.files.items() if not _is_there(path, each, catalogue)}
    entries = {entry.source.path.removeprefix(f"{catalogue.path}/"): entry for entry in _entries(catalogue)}
    touched = sorted({_record_of(path) for path in files} & entries.keys())
    samples = {record for record in touched if entries[record].record.is_sample}
    for record in touched if not options.update else ():
        if record not in samples:
            zone = PurePosixPath(record).parts[0]
            hint = f"ID={_free_id(zone, letters[zone], catalogue)}" if zone in letters else ""
            problems.append(problem("submission-exists", Place(shown), name=record, hint=hint))
    return Plan(files, frozenset(samples)), problems


def _fitting(id: str, submission: Submission, letters: Mapping[str, str]) -> str:
    """The id that was asked for, if it fits the only result of a submission."""
    if len(submission.records) != 1:
        raise WrongUseError("ID 只能给一项成果 | ID is for a ZIP that holds one result")
    letter = letters[PurePosixPath(submission.records[0]).parts[0]]
    if not is_id(id) or id[0] != letter:
        raise WrongUseError(
            f"{id} 不是这个展区的编号，例如 {letter}-001 | {id} is no id of this zone, such as {letter}-001"
        )
    return id


def _entries(catalogue: Catalogue) -> Iterator[Entry[ResultRecord] | Entry[ExhibitorRecord]]:
    yield from catalogue.results
    yield from catalogue.exhibitors


def _record_of(path: str) -> str:
    """The record that a file of a submission is, or is a picture of."""
    return path if path.endswith(".yaml") else f"{PurePosixPath(path).parent}.yaml"


def _is_there(path: str, content: bytes, catalogue: Catalogue) -> bool:
    file = catalogue.folder / path
    return file.is_file() and file.read_bytes() == content


def _free_id(zone: str, letter: str, catalogue: Catalogue) -> str:
    return next_id(letter, (file.stem for file in (catalogue.folder / zone).iterdir()))


# --------------------------------------------------------------------------------------- trying and writing


def _tried(plan: Plan, catalogue: Catalogue, known: Iterable[Problem]) -> tuple[Plan, list[Problem]]:
    """The plan with the pictures that go, and the problems that the catalogue would have and has not now."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        trial = root / catalogue.folder.name
        shutil.copytree(catalogue.folder, trial, symlinks=True)
        _carry_out(plan, trial)
        after, problems = read_catalogue(trial, root, known_good=known_good())
        problems += check(after)
        plan = replace(plan, gone=tuple(_left_of_samples(plan, after)))
    paths = {each: f"{catalogue.path}{each.place.path.removeprefix(after.path)}" for each in problems}
    told = {replace(each, place=replace(each.place, path=path)) for each, path in paths.items()}
    # What goes is no picture that a record fails to name.
    gone = {f"{catalogue.path}/{path}" for path in plan.gone}
    return plan, sorted(each for each in told - set(known) if each.place.path not in gone)


def _left_of_samples(plan: Plan, after: Catalogue) -> Iterator[str]:
    """The pictures of samples that made room, as far as the new records do not name them."""
    for entry in after.results:
        path = entry.source.path.removeprefix(f"{after.path}/")
        if path in plan.samples:
            named = {image.file for image in entry.record.images}
            folder = path.removesuffix(".yaml")
            pictures = sorted(each.name for each in (after.folder / folder).glob("*"))
            yield from (f"{folder}/{picture}" for picture in pictures if picture not in named)


def _carry_out(plan: Plan, folder: Path) -> None:
    for path, content in plan.files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    for path in plan.gone:
        (folder / path).unlink(missing_ok=True)


def _differences(plan: Plan, folder: Path) -> Iterator[str]:
    """The unified difference of each record, a line for each picture."""
    for path, content in plan.files.items():
        file = folder / path
        if not path.endswith(".yaml"):
            yield f"{'~' if file.is_file() else '+'} {path} ({len(content) // 1024} KB)\n"
            continue
        # A sample that makes room is not what the new record changes.
        is_there = file.is_file() and path not in plan.samples
        old = file.read_text("utf-8") if is_there else None
        yield from difference(path, old, content.decode("utf-8", errors="replace"))
    yield from (f"- {path}\n" for path in plan.gone)


def _summary(plan: Plan, *, dry_run: bool) -> str:
    written, gone = len(plan.files), len(plan.gone)
    if dry_run:
        return (
            f"试运行：将写入 {written} 个文件、删去示例图片 {gone} 张，没有写入 | "
            f"dry run: {written} files would be written, {gone} sample pictures removed; nothing was written"
        )
    return (
        f"写入 {written} 个文件，删去示例图片 {gone} 张 | "
        f"{written} files written, {gone} sample pictures removed"
    )


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="把展商交来的压缩包收进图录 | Take an exhibitor's ZIP into the catalogue"
    )
    parser.add_argument("file", type=Path, help="FILE.zip")
    parser.add_argument("--id", default="", help="换成另一个编号 | another id for the result")
    parser.add_argument(
        "--update", action="store_true", help="也修改已有的真实记录 | change real records that are there, too"
    )
    parser.add_argument("--dry-run", action="store_true", help="只显示差异 | only show the difference")
    return parser


if __name__ == "__main__":
    run(main)
