"""Files of records → records, their sources and what is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError, create_model

from expo.explaining import explain
from expo.past_slips import read_past_slips
from expo.problems import Place, Problem, problem
from expo.reading.files import (
    MOST_OF_TRANSLATIONS,
    NEARLY_YAML,
    TRANSLATIONS,
    YAML,
    is_folder,
    misplaced,
    visible_files,
)
from expo.records import ExhibitorRecord, ResultRecord, Vocabulary
from expo.source import MOST_BYTES, Source, read_text

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True)
class Entry(Generic[R]):
    """A record and the file it was read from."""

    key: str
    record: R
    source: Source
    whole: bool = True
    """False: the record has problems of its own; its sound fields stand here for the other checks."""


def read_record(
    source: Source, model: type[R], words: Mapping[str, Vocabulary] | None
) -> tuple[R | None, list[Problem]]:
    """Check one file's values against the record format; without `words` any word passes."""
    try:
        return model.model_validate(source.data, context=words), []
    except ValidationError as error:
        return None, list(explain(error.errors(include_url=False), source, model, words))


def _read_file(
    file: Path,
    path: str,
    model: type[R],
    words: Mapping[str, Vocabulary] | None,
    most: int = MOST_BYTES,
) -> tuple[R | None, Source | None, list[Problem]]:
    text, problems = read_text(file, path, most)
    if text is None:
        return None, None, problems
    return read_past_slips(text, path, lambda source: read_record(source, model, words))


def read_one(
    folder: Path, path: str, name: str, model: type[R], problems: list[Problem]
) -> tuple[R | None, Source | None]:
    """Read a file that a catalogue must have; what is wrong is added to `problems`."""
    if not os.path.lexists(folder / name):
        problems.append(problem("file-missing", Place(f"{path}/{name}"), name=name))
        return None, None
    most = MOST_OF_TRANSLATIONS if name == TRANSLATIONS else MOST_BYTES
    record, source, found = _read_file(folder / name, f"{path}/{name}", model, None, most)
    problems += found
    return record, source


def read_optional(
    folder: Path, path: str, name: str, model: type[R], problems: list[Problem]
) -> tuple[R | None, Source | None]:
    """A catalogue may lack the file: one that is not there is no problem."""
    if not os.path.lexists(folder / name):
        return None, None
    return read_one(folder, path, name, model, problems)


@dataclass(frozen=True)
class Folder(Generic[R]):
    """What a folder of records holds; `keys` are those of all record files, readable or not."""

    entries: tuple[Entry[R], ...] = ()
    keys: frozenset[str] = frozenset()
    left_out: int = 0
    problems: tuple[Problem, ...] = ()


def read_folder(
    folder: Path, path: str, name: str, model: type[R], words: Mapping[str, Vocabulary] | None, samples: bool
) -> Folder[R]:
    """Read all records of a folder, by name; one that is not there holds none."""
    folder, path = folder / name, f"{path}/{name}"
    if folder.is_symlink():
        return Folder(problems=(problem("file-symlink", Place(path), name=name),))
    if not folder.is_dir():
        return Folder()
    entries: list[Entry[R]] = []
    problems: list[Problem] = []
    left_out = 0
    files = visible_files(folder)
    keys = frozenset(
        file.stem for file in files if file.suffix.lower() in NEARLY_YAML and not is_folder(file)
    )
    for file in files:
        shown = f"{path}/{file.name}"
        if file.suffix != YAML or is_folder(file):
            problems += misplaced(file, shown, () if model is ExhibitorRecord else keys)
            continue
        record, source, found = _read_file(file, shown, model, words)
        problems += found
        if source is None:
            continue
        if record is None:
            entries += sound_fields(source, model, words, file.stem)
        elif not samples and record.is_sample:  # type: ignore[attr-defined]
            left_out += 1
        else:
            entries.append(Entry(file.stem, record, source))
    return Folder(tuple(entries), keys, left_out, tuple(problems))


def sound_fields(
    source: Source, model: type[R], words: Mapping[str, Vocabulary] | None, key: str
) -> Iterator[Entry[R]]:
    """A result with problems of its own still takes part in the checks of the whole, by its sound fields.

    Without this, a wrong exhibitor would be told only after a misspelt key was mended.
    """
    if model is not ResultRecord or not isinstance(source.data, dict):
        return
    try:
        model.model_validate(source.data, context=words)
    except ValidationError as error:
        unsound = {each["loc"][0] for each in error.errors(include_url=False) if each["loc"]}
        sound = {name: value for name, value in source.data.items() if name not in unsound}
        if "id" in sound:
            yield Entry(key, _lenient(model).model_validate(sound, context=words), source, whole=False)


@cache
def _lenient(model: type[R]) -> type[R]:
    """The same format with no field required."""
    fields: dict[str, Any] = {
        name: (info.annotation, None) for name, info in model.model_fields.items() if info.is_required()
    }
    return create_model(model.__name__, __base__=model, **fields)
