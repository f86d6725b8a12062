"""A catalogue's folder → its records, their sources and every problem found on the way.

A pydantic error becomes a problem at its line, with a suggestion. Nothing stops at the first problem: a
record that cannot be understood is left out, and all others are read.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from expo.codes import CODES
from expo.image_files import SUFFIXES, ImageFile, find_damage, inspect
from expo.problems import Place, Problem, problem
from expo.records import Exhibition, ExhibitorRecord, ResultRecord, Vocabularies, Vocabulary
from expo.source import Location, Source, read_source

EXHIBITORS = "exhibitors"
SCHEMA = "schema"

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True)
class Entry(Generic[R]):
    """A record and the file it was read from."""

    key: str
    record: R
    source: Source


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


def read_catalogue(
    folder: Path, root: Path, *, samples: bool = True, known_good: Iterable[str] = ()
) -> tuple[Catalogue, list[Problem]]:
    """Read a whole catalogue. Images whose digest is `known_good` were decoded before and are not again."""
    path = _shown_path(folder, root)
    problems: list[Problem] = []
    exhibition, exhibition_source = _read_one(folder, path, "exhibition.yaml", Exhibition, problems)
    vocabularies, _ = _read_one(folder, path, "vocabularies.yaml", Vocabularies, problems)
    if exhibition is None or vocabularies is None:
        return Catalogue(folder, path, exhibition, vocabularies), problems

    words = vocabularies.by_name()
    problems += _stray_folders(folder, path, exhibition)
    exhibitors = list(_read_folder(folder / EXHIBITORS, f"{path}/{EXHIBITORS}", ExhibitorRecord, words, problems))
    results: list[Entry[ResultRecord]] = []
    zone_of: dict[str, str] = {}
    for zone in exhibition.zones:
        for entry in _read_folder(folder / zone.key, f"{path}/{zone.key}", ResultRecord, words, problems):
            results.append(entry)
            zone_of[entry.source.path] = zone.key
    if not samples:
        results = [each for each in results if not each.record.is_sample]
        exhibitors = [each for each in exhibitors if not each.record.is_sample]
    images = _inspect_images(root, results, frozenset(known_good), problems)
    catalogue = Catalogue(
        folder, path, exhibition, vocabularies, exhibition_source, tuple(results), tuple(exhibitors), images, zone_of
    )
    return catalogue, problems


def read_record(
    source: Source, model: type[R], words: Mapping[str, Vocabulary] | None
) -> tuple[R | None, list[Problem]]:
    """Check one file's values against the record format."""
    try:
        return model.model_validate(source.data, context=words), []
    except ValidationError as error:
        return None, [_as_problem(detail, source, model) for detail in error.errors()]


# ------------------------------------------------------------------------------------------------------- files


def _shown_path(folder: Path, root: Path) -> str:
    return Path(os.path.relpath(folder, root)).as_posix()


def _read_one(
    folder: Path, path: str, name: str, model: type[R], problems: list[Problem]
) -> tuple[R | None, Source | None]:
    if not (folder / name).exists():
        problems.append(problem("file-missing", Place(f"{path}/{name}"), name=name))
        return None, None
    source, found = read_source(folder / name, f"{path}/{name}")
    problems += found
    if source is None:
        return None, None
    record, found = read_record(source, model, None)
    problems += found
    return record, source


def _read_folder(
    folder: Path, path: str, model: type[R], words: Mapping[str, Vocabulary], problems: list[Problem]
) -> Iterator[Entry[R]]:
    if not folder.is_dir():
        return
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        shown = f"{path}/{file.name}"
        if file.name.startswith("."):
            continue
        if file.is_dir() and not file.is_symlink():
            if model is ExhibitorRecord or not (folder / f"{file.name}.yaml").exists():
                problems.append(problem("file-misplaced", Place(shown), name=file.name))
            continue
        if file.suffix != ".yaml":
            hint = f"{file.stem}.yaml" if file.suffix.lower() in (".yml", ".yaml") else ""
            problems.append(problem("file-misplaced", Place(shown), name=file.name, hint=hint))
            continue
        source, found = read_source(file, shown)
        problems += found
        if source is not None:
            record, found = read_record(source, model, words)
            problems += found
            if record is not None:
                yield Entry(file.stem, record, source)


def _stray_folders(folder: Path, path: str, exhibition: Exhibition) -> Iterator[Problem]:
    """A folder of records that no zone names would be left out in silence."""
    zones = [zone.key for zone in exhibition.zones]
    for each in sorted(folder.iterdir()):
        known = {*zones, EXHIBITORS, SCHEMA}
        if each.is_dir() and not each.name.startswith(".") and each.name not in known:
            hint = _nearest(each.name, zones)
            place = Place(f"{path}/{each.name}")
            yield problem("unknown-zone", place, name=each.name, allowed=", ".join(zones), hint=hint)


# ------------------------------------------------------------------------------------------------------ images


def _inspect_images(
    root: Path, results: Iterable[Entry[ResultRecord]], known_good: frozenset[str], problems: list[Problem]
) -> dict[tuple[str, str], ImageFile]:
    found: dict[tuple[str, str], ImageFile] = {}
    places: dict[tuple[str, str], Place] = {}
    for entry in results:
        folder = root / entry.source.path.removesuffix(".yaml")
        named = set()
        for index, image in enumerate(entry.record.images):
            place = entry.source.place_of(("images", index, "file"))
            named.add(image.file)
            file, trouble = inspect(folder / image.file, place)
            problems += trouble
            if file:
                found[entry.source.path, image.file] = file
                places[entry.source.path, image.file] = place
        problems += _unnamed(folder, named, entry)
    unknown = [key for key in found if found[key].digest not in known_good]
    with ThreadPoolExecutor() as pool:
        for key, damage in zip(unknown, pool.map(lambda key: find_damage(found[key], places[key]), unknown), strict=True):
            if damage:
                problems.append(damage)
                del found[key]
    return found


def _unnamed(folder: Path, named: set[str], entry: Entry[ResultRecord]) -> Iterator[Problem]:
    if not folder.is_dir():
        return
    for file in sorted(folder.iterdir()):
        if not file.name.startswith(".") and file.name not in named:
            code = "image-unnamed" if file.suffix.lower() in SUFFIXES else "file-misplaced"
            shown = entry.source.path.removesuffix(".yaml")
            yield problem(code, Place(f"{shown}/{file.name}"), name=file.name)


# ---------------------------------------------------------------------------------------------- pydantic errors

_TYPES = {
    "string_type": ("文字", "text"),
    "int_type": ("整数", "a whole number"),
    "bool_type": ("true 或 false", "true or false"),
    "tuple_type": ("列表（每项以“- ”开头）", "a list (each item begins with “- ”)"),
    "list_type": ("列表（每项以“- ”开头）", "a list (each item begins with “- ”)"),
    "dict_type": ("“键: 值”的组合", "keys with values"),
    "mapping_type": ("“键: 值”的组合", "keys with values"),
    "model_type": ("“键: 值”的组合", "keys with values"),
    "model_attributes_type": ("“键: 值”的组合", "keys with values"),
}


def _as_problem(detail: ErrorDetails, source: Source, model: type[BaseModel]) -> Problem:
    location: Location = tuple(detail["loc"])
    kind, context, value = detail["type"], detail.get("ctx") or {}, detail["input"]
    place = source.place_of(location)
    match kind:
        case "missing":
            return problem("missing-field", place, key=location[-1], hint=f"{location[-1]}: …")
        case "extra_forbidden":
            key = str(location[-1])
            hint = _nearest(key, _fields_at(model, location[:-1]))
            return problem("unknown-key", source.place_of_key(location), key=key, hint=hint)
        case "literal_error":
            allowed = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
            hint = _nearest(str(value), allowed.split(", "))
            return problem("unknown-word", place, value=value, vocabulary=location[-1], allowed=allowed, hint=hint)
        case "unknown-word":
            choices = context["choices"]
            hint = _nearest(str(value), choices)
            return problem(
                kind, place, value=value, vocabulary=context["vocabulary"], allowed=", ".join(choices), hint=hint
            )
        case "string_too_long":
            return problem("too-long", place, length=len(str(value)), most=context["max_length"])
        case "too_long":
            return problem("too-many", place, length=context["actual_length"], most=context["max_length"])
        case "greater_than_equal" | "less_than_equal":
            low, high = context.get("ge", "…"), context.get("le", "…")
            return problem("out-of-range", place, value=value, low=low, high=high)
        case _ if kind in _TYPES:
            zh, en = _TYPES[kind]
            return problem("wrong-type", place, value=_shown(value), zh=zh, en=en)
        case _ if kind in CODES:
            values = {"value": _shown(value), **context}
            return problem(kind, place, hint=str(values.pop("hint", "")), **values)
        case _:
            return problem("bad-value", place, value=_shown(value), zh=detail["msg"], en=detail["msg"])


def _fields_at(model: type[BaseModel], location: Location) -> list[str]:
    """The keys allowed at a location: walks the types of the fields, through lists, options and mappings."""
    current: type[BaseModel] = model
    for step in location:
        for name, info in current.model_fields.items():
            if step in (name, info.alias):
                current = _model_in(info.annotation) or current
                break
    return [info.alias or name for name, info in current.model_fields.items()]


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if found := _model_in(argument):
            return found
    return None


def _nearest(word: str, choices: Iterable[str]) -> str:
    return next(iter(difflib.get_close_matches(word.lower(), list(choices), n=1, cutoff=0.6)), "")


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list | tuple):
        return "[…]"
    if value is None:
        return "null"
    return {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)
