"""A ZIP that an exhibitor sends in → the files of a record as they go into a catalogue.

The form on the site makes such archives, but anybody may send one. Only records of results and exhibitors and
pictures of results are taken, wherever in the archive they stand; their places in the catalogue are ours.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from expo import image_files
from expo.problems import Place, Problem, problem
from expo.reading import EXHIBITORS
from expo.records import ResultRecord, is_id, is_key
from expo.source import MOST_BYTES, parse
from expo.writing import rewritten

MOST_FILES = 200
"""Files in an archive. A result has at most a dozen pictures; several results may come together."""
MOST_BYTES_IN_ALL = 300 * 1024 * 1024
"""Of an archive, packed and unpacked."""

_YAML = ".yaml"
_UTF_8_NAME = 1 << 11
_ENCRYPTED = 1
_README = re.compile(r"read ?me", re.IGNORECASE)


@dataclass(frozen=True)
class Submission:
    """Path in the folder of the catalogue → content, for each file that is taken."""

    files: Mapping[str, bytes]

    @property
    def records(self) -> list[str]:
        """The paths of the records of results."""
        return [path for path in self.files if path.endswith(_YAML) and not path.startswith(f"{EXHIBITORS}/")]


def unpack(content: bytes, path: str, zones: Collection[str]) -> tuple[Submission, list[Problem]]:
    """What is taken from an archive that is known as `path`, and what is wrong with it.

    `zones` are the keys of the catalogue's zones. With errors among the problems nothing is taken.
    """
    if len(content) > MOST_BYTES_IN_ALL:
        return Submission({}), [_unreadable(path, "太大", "it is too large")]
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _taken(archive, path, zones)
    # What a broken or hostile archive makes of zipfile.
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        return Submission({}), [_unreadable(path, "不是 ZIP，或已损坏", "it is no ZIP, or damaged")]


def renumbered(submission: Submission, id: str) -> Submission:
    """The same with another id for its only result."""
    (record,) = submission.records
    old, new = PurePosixPath(record), PurePosixPath(record).with_name(f"{id}{_YAML}")
    source, _ = parse(submission.files[record].decode("utf-8-sig"), record)
    files = {
        _moved(path, old.with_suffix(""), new.with_suffix("")): content
        for path, content in submission.files.items()
        if path != record
    }
    text = submission.files[record]
    if source and isinstance(source.data, dict):
        fields = [info.alias or name for name, info in ResultRecord.model_fields.items()]
        text = rewritten(source, {**source.data, "id": id}, fields).encode()
    return Submission({str(new): text, **files})


def _taken(archive: zipfile.ZipFile, path: str, zones: Collection[str]) -> tuple[Submission, list[Problem]]:
    members = [each for each in archive.infolist() if not each.is_dir()]
    if len(members) > MOST_FILES or sum(each.file_size for each in members) > MOST_BYTES_IN_ALL:
        return Submission({}), [_unreadable(path, "里面的文件太多或太大", "it holds too much")]
    if any(each.flag_bits & _ENCRYPTED for each in members):
        return Submission({}), [_unreadable(path, "加了密码", "it is protected by a password")]
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for member in members:
        name = _name(member)
        target = _target(name, zones)
        if target and target not in files:
            files[target] = _content(archive, member)
        elif not _goes_without_saying(name):
            problems.append(problem("submission-file", Place(path), name=name))
    submission = Submission(dict(sorted(files.items())))
    if not submission.records:
        problems.append(problem("submission-empty", Place(path)))
    return submission, problems


def _name(member: zipfile.ZipInfo) -> str:
    """The name of a member; programs on Chinese computers write it in GBK and do not say so."""
    name = member.filename
    if not member.flag_bits & _UTF_8_NAME:
        raw = name.encode("cp437", errors="replace")
        name = next(_decoded(raw, ("utf-8", "gb18030")), name)
    return name.replace("\\", "/")


def _decoded(raw: bytes, encodings: tuple[str, ...]) -> Iterator[str]:
    for encoding in encodings:
        try:
            yield raw.decode(encoding)
        except UnicodeDecodeError:
            continue


def _target(name: str, zones: Collection[str]) -> str | None:
    """Where a member belongs in the catalogue; None where it is none of a submission's files."""
    *_, above, folder, file = ("", "", *PurePosixPath(name).parts)
    stem, suffix = PurePosixPath(file).stem, PurePosixPath(file).suffix
    if folder == EXHIBITORS and suffix == _YAML and is_key(stem):
        return f"{folder}/{file}"
    if folder in zones and suffix == _YAML and is_id(stem):
        return f"{folder}/{file}"
    if above in zones and is_id(folder) and suffix.lower() in image_files.SUFFIXES:
        return f"{above}/{folder}/{file}"
    return None


def _goes_without_saying(name: str) -> bool:
    """What the form adds, and what systems leave in archives, is left out in silence."""
    parts = PurePosixPath(name).parts
    return bool(_README.search(name)) or parts[0] == "__MACOSX" or parts[-1] in (".DS_Store", "Thumbs.db")


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The content up to a byte more than a file may have: its size is judged with the rest of it."""
    most = MOST_BYTES if member.filename.endswith(_YAML) else image_files.MOST_BYTES
    with archive.open(member) as stream:
        return stream.read(most + 1)


def _moved(path: str, old: PurePosixPath, new: PurePosixPath) -> str:
    place = PurePosixPath(path)
    return str(new / place.relative_to(old)) if place.is_relative_to(old) else path


def _unreadable(path: str, zh: str, en: str) -> Problem:
    return problem("submission-unreadable", Place(path), zh=zh, en=en)
