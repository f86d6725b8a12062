"""The samples on disk: what has to stand in a catalogue's folder, and how it gets there.

Records that are not samples are never written, changed or removed.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scripts.samples.material import Material
from scripts.samples.pictures import Job, jobs_of
from scripts.samples.plan import COUNTS, LETTERS, Plan, plan, scaled
from scripts.samples.record import Record, host_key, sample_exhibitor, sample_result

from expo.writing import as_yaml

EXHIBITORS = "exhibitors"
_SAMPLE = re.compile(r"^provenance:\n(  .*\n)*?  kind: sample$", re.MULTILINE)


@dataclass(frozen=True)
class Contents:
    """Everything the samples are made of; paths are relative to the catalogue's folder."""

    texts: Mapping[str, str]
    pictures: Mapping[str, Job] = field(default_factory=dict)


@dataclass(frozen=True)
class Changes:
    """How many files were written and removed."""

    written: int
    removed: int


def contents(material: Material, results: int, taken: frozenset[str], *, pictures: bool) -> Contents:
    """What the sample files of a catalogue must hold; `taken` are paths of records that are not samples."""
    ids = frozenset(Path(path).stem for path in taken)
    texts: dict[str, str] = {}
    jobs: dict[str, Job] = {}
    hosts: dict[str, Record] = {}
    planned = plan(material, results, ids)
    jobs_by_id = jobs_of(planned) if pictures else {}
    for each in planned:
        drawn = jobs_by_id.get(each.id, ())
        record = sample_result(each, [job.entry for job in drawn])
        path = f"{each.idea.zone}/{each.id}"
        texts[f"{path}.yaml"] = as_yaml(record, "../schema/result.schema.json")
        jobs.update({f"{path}/{job.name}": job for job in drawn})
        hosts.setdefault(host_key(each), _host(each))
    for key, record in sorted(hosts.items()):
        if key not in ids:
            texts[f"{EXHIBITORS}/{key}.yaml"] = as_yaml(record, "../schema/exhibitor.schema.json")
    return Contents(texts, jobs)


def _host(each: Plan) -> Record:
    return sample_exhibitor(each.host, each.branch)


def real_records(folder: Path) -> frozenset[str]:
    """The paths of the records in a catalogue that are not samples."""
    return frozenset(path for path, sample in _records(folder) if not sample)


def _records(folder: Path) -> Iterator[tuple[str, bool]]:
    for name in (*COUNTS, EXHIBITORS):
        for file in sorted((folder / name).glob("*.yaml")):
            yield f"{name}/{file.name}", bool(_SAMPLE.search(file.read_text(encoding="utf-8")))


def bring_up_to_date(folder: Path, wanted: Contents, drawn: Iterable[tuple[str, bytes]]) -> Changes:
    """Write what differs and remove samples that are no longer made, with their pictures."""
    written = sum(_write(folder / path, text.encode()) for path, text in wanted.texts.items())
    written += sum(_write(folder / path, content) for path, content in drawn)
    return Changes(written, sum(_remove_stale(folder, wanted)))


def _write(file: Path, content: bytes) -> bool:
    if file.is_file() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return True


def _remove_stale(folder: Path, wanted: Contents) -> Iterator[int]:
    for path, sample in list(_records(folder)):
        if not sample:
            continue
        images = folder / path.removesuffix(".yaml")
        if path not in wanted.texts:
            (folder / path).unlink()
            yield 1
        if images.is_dir():
            for file in sorted(images.iterdir()):
                if file.relative_to(folder).as_posix() not in wanted.pictures:
                    file.unlink()
                    yield 1
            if not any(images.iterdir()):
                images.rmdir()


def found_catalogue(source: Path, folder: Path, results: int) -> None:
    """Begin another catalogue: the exhibition, its words and its real records, with the numbers scaled."""
    folder.mkdir(parents=True, exist_ok=True)
    text = (source / "exhibition.yaml").read_text(encoding="utf-8")
    _write(folder / "exhibition.yaml", _with_expected(text, scaled(results)).encode())
    for name in ("vocabularies.yaml", "aliases.yaml"):
        if (source / name).exists():
            _write(folder / name, (source / name).read_bytes())
    for path in sorted(real_records(source)):
        _write(folder / path, (source / path).read_bytes())
        images = source / path.removesuffix(".yaml")
        if images.is_dir():
            shutil.copytree(images, folder / path.removesuffix(".yaml"), dirs_exist_ok=True)


def _with_expected(text: str, counts: Mapping[str, int]) -> str:
    """The exhibition's text with other numbers of results; a number that is changed is an assumed one."""
    if counts == COUNTS:
        return text
    for zone, count in counts.items():
        rule = rf"(  - key: {zone}\n    letter: {LETTERS[zone]}\n(?:    .*\n)*?    expected: ){{.*}}"
        text, found = re.subn(rule, rf"\g<1>{{results: {count}, basis: assumed}}", text)
        if found != 1:
            raise ValueError(f"exhibition.yaml: zone {zone} has no line “expected: {{…}}”")
    return text
