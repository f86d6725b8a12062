"""A catalogue's folder → its records, their sources and every problem found on the way.

Nothing stops at the first problem: a record that cannot be understood is left out, and all others are read.
Where the exhibition or the vocabularies cannot be used, the records are still read as far as they go.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError, create_model

from expo.explaining import explain
from expo.image_files import SUFFIXES, ImageFile, find_damage, inspect
from expo.past_slips import read_past_slips
from expo.problems import Place, Problem, problem
from expo.records import (
    Aliases,
    Exhibition,
    ExhibitorRecord,
    ResultRecord,
    TranslationNotes,
    Vocabularies,
    Vocabulary,
    is_key,
)
from expo.repairs import nearest, repaired
from expo.source import Source, read_text

EXHIBITION = "exhibition.yaml"
VOCABULARIES = "vocabularies.yaml"
ALIASES = "aliases.yaml"
TRANSLATIONS = "translations.yaml"
EXHIBITORS = "exhibitors"
SCHEMA = "schema"

_FILES = (EXHIBITION, VOCABULARIES, ALIASES, TRANSLATIONS)
_YAML = ".yaml"
_NEARLY_YAML = (".yaml", ".yml")

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True)
class Entry(Generic[R]):
    """A record and the file it was read from."""

    key: str
    record: R
    source: Source
    whole: bool = True
    """False: the record has problems of its own; its sound fields stand here for the other checks."""


@dataclass(frozen=True)
class Catalogue:
    """All that was read. `exhibition` and `vocabularies` are None when their files cannot be used."""

    folder: Path
    path: str
    exhibition: Exhibition | None = None
    vocabularies: Vocabularies | None = None
    exhibition_source: Source | None = None
    results: tuple[Entry[ResultRecord], ...] = ()
    exhibitors: tuple[Entry[ExhibitorRecord], ...] = ()
    images: Mapping[tuple[str, str], ImageFile] = field(default_factory=dict)
    """(path of the record, name of the file) → the file, for those that passed inspection."""
    zone_of: Mapping[str, str] = field(default_factory=dict)
    """Path of a record → the key of the zone in whose folder it stands."""
    exhibitor_keys: frozenset[str] = frozenset()
    """The keys of all exhibitor files, also of those that could not be understood or are left out."""
    result_counts: Mapping[str, int] = field(default_factory=dict)
    """Key of a zone → number of its record files, also of those that could not be understood."""
    aliases: tuple[tuple[str, ...], ...] = ()
    """Groups of words that mean the same to a visitor who searches; none when there is no such file."""
    aliases_source: Source | None = None
    translations: TranslationNotes | None = None
    """Which English was written for which Chinese; None when there is no such file."""

    @property
    def lacks_results(self) -> bool:
        """Whether some record file of a result could not be understood."""
        return sum(self.result_counts.values()) > sum(entry.whole for entry in self.results)


def read_catalogue(
    folder: Path, root: Path, *, samples: bool = True, known_good: Iterable[str] = ()
) -> tuple[Catalogue, list[Problem]]:
    """Read a whole catalogue. Images whose digest is `known_good` were decoded before and are not again.

    `known_good` is asked only if a record names an image. Paths in problems are relative to `root`.
    """
    path = _shown_path(folder, root)
    problems: list[Problem] = []
    exhibition, exhibition_source = _read_one(folder, path, EXHIBITION, Exhibition, problems)
    vocabularies, _ = _read_one(folder, path, VOCABULARIES, Vocabularies, problems)
    words = vocabularies.by_name() if vocabularies else None
    aliases, aliases_source = _read_optional(folder, path, ALIASES, Aliases, problems)
    translations, _ = _read_optional(folder, path, TRANSLATIONS, TranslationNotes, problems)

    problems += _strays(folder, path, exhibition)
    exhibitors = _read_folder(folder, path, EXHIBITORS, ExhibitorRecord, words, samples)
    problems += exhibitors.problems
    problems += _unusable_keys(folder, path, exhibitors.keys)

    zones = {
        key: _read_folder(folder, path, key, ResultRecord, words, samples)
        for key in _zones(folder, exhibition)
    }
    results = [entry for zone in zones.values() for entry in zone.entries]
    problems += [found for zone in zones.values() for found in zone.problems]
    images, found = _inspect_images(root, results, known_good)
    problems += found
    catalogue = Catalogue(
        folder,
        path,
        exhibition,
        vocabularies,
        exhibition_source,
        tuple(results),
        exhibitors.entries,
        images,
        {entry.source.path: key for key, zone in zones.items() for entry in zone.entries},
        exhibitors.keys,
        {key: len(zone.keys) - zone.left_out for key, zone in zones.items()},
        aliases.aliases if aliases else (),
        aliases_source,
        translations,
    )
    return catalogue, problems


def record_files(
    folder: Path, root: Path
) -> tuple[list[tuple[Path, str, type[BaseModel]]], Mapping[str, Vocabulary] | None]:
    """Every record file of a catalogue, with its path relative to `root` and its model; and the vocabularies.

    There are no vocabularies when they cannot be used.
    """
    path = _shown_path(folder, root)
    exhibition, _ = _read_one(folder, path, EXHIBITION, Exhibition, [])
    vocabularies, _ = _read_one(folder, path, VOCABULARIES, Vocabularies, [])
    folders: list[tuple[str, type[BaseModel]]] = [(EXHIBITORS, ExhibitorRecord)]
    folders += [(zone, ResultRecord) for zone in _zones(folder, exhibition)]
    files = [
        (file, f"{path}/{name}/{file.name}", model)
        for name, model in folders
        if not (folder / name).is_symlink()
        for file in _visible_files(folder / name)
        if file.suffix == _YAML
    ]
    return files, vocabularies.by_name() if vocabularies else None


def read_record(
    source: Source, model: type[R], words: Mapping[str, Vocabulary] | None
) -> tuple[R | None, list[Problem]]:
    """Check one file's values against the record format; without `words` any word passes."""
    try:
        return model.model_validate(source.data, context=words), []
    except ValidationError as error:
        return None, list(explain(error.errors(include_url=False), source, model, words))


# ------------------------------------------------------------------------------------------------------ files


def _shown_path(folder: Path, root: Path) -> str:
    return Path(os.path.relpath(folder, root)).as_posix()


def _read_file(
    file: Path, path: str, model: type[R], words: Mapping[str, Vocabulary] | None
) -> tuple[R | None, Source | None, list[Problem]]:
    text, problems = read_text(file, path)
    if text is None:
        return None, None, problems
    return read_past_slips(text, path, lambda source: read_record(source, model, words))


def _read_one(
    folder: Path, path: str, name: str, model: type[R], problems: list[Problem]
) -> tuple[R | None, Source | None]:
    if not os.path.lexists(folder / name):
        problems.append(problem("file-missing", Place(f"{path}/{name}"), name=name))
        return None, None
    record, source, found = _read_file(folder / name, f"{path}/{name}", model, None)
    problems += found
    return record, source


def _read_optional(
    folder: Path, path: str, name: str, model: type[R], problems: list[Problem]
) -> tuple[R | None, Source | None]:
    """A catalogue may lack the file: one that is not there is no problem."""
    if not os.path.lexists(folder / name):
        return None, None
    return _read_one(folder, path, name, model, problems)


@dataclass(frozen=True)
class _Folder(Generic[R]):
    """What a folder of records holds; `keys` are those of all record files, readable or not."""

    entries: tuple[Entry[R], ...] = ()
    keys: frozenset[str] = frozenset()
    left_out: int = 0
    problems: tuple[Problem, ...] = ()


def _read_folder(
    folder: Path, path: str, name: str, model: type[R], words: Mapping[str, Vocabulary] | None, samples: bool
) -> _Folder[R]:
    """Read all records of a folder, by name; one that is not there holds none."""
    folder, path = folder / name, f"{path}/{name}"
    if folder.is_symlink():
        return _Folder(problems=(problem("file-symlink", Place(path), name=name),))
    if not folder.is_dir():
        return _Folder()
    entries: list[Entry[R]] = []
    problems: list[Problem] = []
    left_out = 0
    files = _visible_files(folder)
    keys = frozenset(
        file.stem for file in files if file.suffix.lower() in _NEARLY_YAML and not _is_folder(file)
    )
    for file in files:
        shown = f"{path}/{file.name}"
        if file.suffix != _YAML or _is_folder(file):
            problems += _misplaced(file, shown, () if model is ExhibitorRecord else keys)
            continue
        record, source, found = _read_file(file, shown, model, words)
        problems += found
        if source is None:
            continue
        if record is None:
            entries += _sound_fields(source, model, words, file.stem)
        elif not samples and record.is_sample:  # type: ignore[attr-defined]
            left_out += 1
        else:
            entries.append(Entry(file.stem, record, source))
    return _Folder(tuple(entries), keys, left_out, tuple(problems))


def _sound_fields(
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


def _misplaced(file: Path, shown: str, keys: Iterable[str]) -> Iterator[Problem]:
    """What stands among records and is neither a record nor, in a zone, a record's folder of images."""
    if file.is_symlink():
        yield problem("file-symlink", Place(shown), name=file.name)
    elif not _is_folder(file):
        hint = f"{file.stem}{_YAML}" if file.suffix.lower() in _NEARLY_YAML else ""
        yield problem("file-misplaced", Place(shown), name=file.name, hint=hint)
    elif file.name not in keys:
        yield problem("file-misplaced", Place(shown), name=file.name)


def _unusable_keys(folder: Path, path: str, keys: Iterable[str]) -> Iterator[Problem]:
    """The name of an exhibitor's file is its key, which stands in addresses."""
    for key in sorted(keys):
        name = f"{key}{_YAML}"
        if not is_key(key) and os.path.lexists(folder / EXHIBITORS / name):
            place = Place(f"{path}/{EXHIBITORS}/{name}")
            yield problem(
                "bad-key", place, value=key, example="sample-institute", hint=repaired("bad-key", key)
            )


def _zones(folder: Path, exhibition: Exhibition | None) -> list[str]:
    """The folders of results; where the zones are not known, all that might be one."""
    if exhibition is not None:
        return list(dict.fromkeys(zone.key for zone in exhibition.zones))
    return [
        each.name
        for each in _visible_files(folder)
        if _is_folder(each) and each.name not in (EXHIBITORS, SCHEMA)
    ]


def _strays(folder: Path, path: str, exhibition: Exhibition | None) -> Iterator[Problem]:
    """Folders that no zone names, and records outside them, would be left out in silence."""
    zones = _zones(folder, exhibition)
    for each in _visible_files(folder):
        place = Place(f"{path}/{each.name}")
        if each.is_dir():
            if each.name not in (*zones, EXHIBITORS, SCHEMA):
                hint = nearest(each.name, zones)
                yield problem("unknown-zone", place, name=each.name, allowed=", ".join(zones), hint=hint)
        elif each.suffix.lower() in _NEARLY_YAML and each.name not in _FILES:
            meant = nearest(each.stem, [name.removesuffix(_YAML) for name in _FILES])
            hint = meant and meant + _YAML
            yield problem("file-misplaced", place, name=each.name, hint=hint)


def _visible_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(
        (each for each in folder.iterdir() if not each.name.startswith(".")), key=lambda each: each.name
    )


def _is_folder(file: Path) -> bool:
    return file.is_dir() and not file.is_symlink()


# ----------------------------------------------------------------------------------------------------- images

_Images = dict[tuple[str, str], ImageFile]


def _inspect_images(
    root: Path, results: Iterable[Entry[ResultRecord]], known_good: Iterable[str]
) -> tuple[_Images, list[Problem]]:
    found: _Images = {}
    places: dict[tuple[str, str], Place] = {}
    problems: list[Problem] = []
    for entry in results:
        folder = root / entry.source.path.removesuffix(_YAML)
        for index, image in enumerate(entry.record.images):
            key = (entry.source.path, image.file)
            if key in places:
                continue
            places[key] = entry.source.place_of(("images", index, "file"))
            file, trouble = inspect(folder / image.file, places[key])
            problems += trouble
            if file:
                found[key] = file
        if entry.whole:
            problems += _unnamed(folder, entry)
    for key, damage in _damages(found, places, known_good):
        problems.append(damage)
        del found[key]
    return found, problems


def _damages(
    found: _Images, places: Mapping[tuple[str, str], Place], known_good: Iterable[str]
) -> list[tuple[tuple[str, str], Problem]]:
    good = frozenset(known_good) if found else frozenset()
    unknown = [key for key in found if found[key].digest not in good]
    # A large PNG takes up to 240 MB to decode: no more at once than there are cores.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        damages = list(pool.map(lambda key: find_damage(found[key], places[key]), unknown))
    return [(key, damage) for key, damage in zip(unknown, damages, strict=True) if damage]


def _unnamed(folder: Path, entry: Entry[ResultRecord]) -> Iterator[Problem]:
    shown = entry.source.path.removesuffix(_YAML)
    # A name that differs in case alone is told as a missing image.
    named = {image.file.lower() for image in entry.record.images}
    if folder.is_symlink():
        return
    for file in _visible_files(folder):
        if file.name.lower() not in named:
            is_image = file.suffix.lower() in SUFFIXES and not file.is_dir()
            code = "image-unnamed" if is_image else "file-misplaced"
            yield problem(code, Place(f"{shown}/{file.name}"), name=file.name)
