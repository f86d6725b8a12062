"""The record files of a catalogue, repaired in place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel

from expo.fixing.decoding import decoded
from expo.fixing.mending import Repair, fix, ordered
from expo.problems import Place
from expo.reading import record_files
from expo.records import Vocabulary
from expo.source import MOST_BYTES

_MARK = "\ufeff"


def fix_catalogue(folder: Path, root: Path) -> list[Repair]:
    """Repair every record file of a catalogue; paths in repairs are relative to `root`.

    What is no ordinary file, or too large to be a record, is left alone.
    """
    files, words = record_files(folder, root)
    return [
        repair
        for file, path, model in files
        if _is_safe(file)
        for repair in _fix_file(file, path, model, words)
    ]


def _is_safe(file: Path) -> bool:
    return not file.is_symlink() and file.is_file() and file.stat().st_size <= MOST_BYTES


def _fix_file(
    file: Path, path: str, model: type[BaseModel], words: Mapping[str, Vocabulary] | None
) -> list[Repair]:
    content = file.read_bytes()
    repairs: list[Repair] = []
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        if (text_in_gbk := decoded(content)) is None:
            return []
        text = text_in_gbk
        repairs.append(Repair(Place(path), "file-encoding", "GBK", "UTF-8"))
    mark = _MARK if text.startswith(_MARK) else ""
    text, found = fix(text.removeprefix(_MARK), path, model, words)
    text, moved = ordered(text, path, model)
    found += moved
    if repairs or found:
        file.write_bytes((mark + text).encode("utf-8"))
    return repairs + found
