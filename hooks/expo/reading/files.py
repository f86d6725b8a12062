"""What a catalogue's folder holds: where everything belongs, and what stands where nothing does."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from expo.problems import Place, Problem, problem
from expo.records import Exhibition, is_key
from expo.repairs import nearest, repaired

EXHIBITION = "exhibition.yaml"
VOCABULARIES = "vocabularies.yaml"
ALIASES = "aliases.yaml"
TRANSLATIONS = "translations.yaml"
MOST_OF_TRANSLATIONS = 1024 * 1024
"""Bytes of the one file that grows with every record: room for 2000 of 30 texts, which are read in 0.5 s."""
EXHIBITORS = "exhibitors"
SCHEMA = "schema"

_FILES = (EXHIBITION, VOCABULARIES, ALIASES, TRANSLATIONS)
YAML = ".yaml"
NEARLY_YAML = (".yaml", ".yml")


def zone_folders(folder: Path, exhibition: Exhibition | None) -> list[str]:
    """The folders of results; where the zones are not known, all that might be one."""
    if exhibition is not None:
        return list(dict.fromkeys(zone.key for zone in exhibition.zones))
    return [
        each.name
        for each in visible_files(folder)
        if is_folder(each) and each.name not in (EXHIBITORS, SCHEMA)
    ]


def strays(folder: Path, path: str, exhibition: Exhibition | None) -> Iterator[Problem]:
    """Folders that no zone names, and records outside them, would be left out in silence."""
    zones = zone_folders(folder, exhibition)
    for each in visible_files(folder):
        place = Place(f"{path}/{each.name}")
        if each.is_dir():
            if each.name not in (*zones, EXHIBITORS, SCHEMA):
                hint = nearest(each.name, zones)
                yield problem("unknown-zone", place, name=each.name, allowed=", ".join(zones), hint=hint)
        elif each.suffix.lower() in NEARLY_YAML and each.name not in _FILES:
            meant = nearest(each.stem, [name.removesuffix(YAML) for name in _FILES])
            hint = meant and meant + YAML
            yield problem("file-misplaced", place, name=each.name, hint=hint)


def misplaced(file: Path, shown: str, keys: Iterable[str]) -> Iterator[Problem]:
    """What stands among records and is neither a record nor, in a zone, a record's folder of images."""
    if file.is_symlink():
        yield problem("file-symlink", Place(shown), name=file.name)
    elif not is_folder(file):
        hint = f"{file.stem}{YAML}" if file.suffix.lower() in NEARLY_YAML else ""
        yield problem("file-misplaced", Place(shown), name=file.name, hint=hint)
    elif file.name not in keys:
        yield problem("file-misplaced", Place(shown), name=file.name)


def unusable_keys(folder: Path, path: str, keys: Iterable[str]) -> Iterator[Problem]:
    """The name of an exhibitor's file is its key, which stands in addresses."""
    for key in sorted(keys):
        name = f"{key}{YAML}"
        if not is_key(key) and os.path.lexists(folder / EXHIBITORS / name):
            place = Place(f"{path}/{EXHIBITORS}/{name}")
            yield problem(
                "bad-key", place, value=key, example="sample-institute", hint=repaired("bad-key", key)
            )


def visible_files(folder: Path) -> list[Path]:
    """What stands in a folder and is not hidden, by name; nothing where there is no folder."""
    if not folder.is_dir():
        return []
    return sorted(
        (each for each in folder.iterdir() if not each.name.startswith(".")), key=lambda each: each.name
    )


def is_folder(file: Path) -> bool:
    """Whether it is a folder and no link to one."""
    return file.is_dir() and not file.is_symlink()
