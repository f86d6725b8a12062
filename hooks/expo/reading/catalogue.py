"""A catalogue's folder → all that was read, and every problem found on the way."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel

from expo.image_files import ImageFile
from expo.problems import Problem
from expo.reading.files import (
    ALIASES,
    EXHIBITION,
    EXHIBITORS,
    TRANSLATIONS,
    VOCABULARIES,
    YAML,
    strays,
    unusable_keys,
    visible_files,
    zone_folders,
)
from expo.reading.images import inspect_images
from expo.reading.records import Entry, read_folder, read_one, read_optional
from expo.records import (
    Aliases,
    Exhibition,
    ExhibitorRecord,
    ResultRecord,
    TranslationNotes,
    Vocabularies,
    Vocabulary,
)
from expo.source import Source


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
    exhibition, exhibition_source = read_one(folder, path, EXHIBITION, Exhibition, problems)
    vocabularies, _ = read_one(folder, path, VOCABULARIES, Vocabularies, problems)
    words = vocabularies.by_name() if vocabularies else None
    aliases, aliases_source = read_optional(folder, path, ALIASES, Aliases, problems)
    translations, _ = read_optional(folder, path, TRANSLATIONS, TranslationNotes, problems)

    problems += strays(folder, path, exhibition)
    exhibitors = read_folder(folder, path, EXHIBITORS, ExhibitorRecord, words, samples)
    problems += exhibitors.problems
    problems += unusable_keys(folder, path, exhibitors.keys)

    zones = {
        key: read_folder(folder, path, key, ResultRecord, words, samples)
        for key in zone_folders(folder, exhibition)
    }
    results = [entry for zone in zones.values() for entry in zone.entries]
    problems += [found for zone in zones.values() for found in zone.problems]
    images, found = inspect_images(root, results, known_good)
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
    exhibition, _ = read_one(folder, path, EXHIBITION, Exhibition, [])
    vocabularies, _ = read_one(folder, path, VOCABULARIES, Vocabularies, [])
    folders: list[tuple[str, type[BaseModel]]] = [(EXHIBITORS, ExhibitorRecord)]
    folders += [(zone, ResultRecord) for zone in zone_folders(folder, exhibition)]
    files = [
        (file, f"{path}/{name}/{file.name}", model)
        for name, model in folders
        if not (folder / name).is_symlink()
        for file in visible_files(folder / name)
        if file.suffix == YAML
    ]
    return files, vocabularies.by_name() if vocabularies else None


def _shown_path(folder: Path, root: Path) -> str:
    return Path(os.path.relpath(folder, root)).as_posix()
