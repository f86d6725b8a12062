"""The images that records name, inspected as files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from expo.image_files import SUFFIXES, ImageFile, find_damage, inspect
from expo.problems import Place, Problem, problem
from expo.reading.files import YAML, visible_files
from expo.reading.records import Entry
from expo.records import ResultRecord

_Images = dict[tuple[str, str], ImageFile]


def inspect_images(
    root: Path, results: Iterable[Entry[ResultRecord]], known_good: Iterable[str]
) -> tuple[_Images, list[Problem]]:
    """The images that passed, by the path of the record and their name; all others are told.

    Those whose digest is `known_good` are not decoded again.
    """
    found: _Images = {}
    places: dict[tuple[str, str], Place] = {}
    problems: list[Problem] = []
    for entry in results:
        folder = root / entry.source.path.removesuffix(YAML)
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
    shown = entry.source.path.removesuffix(YAML)
    # A name that differs in case alone is told as a missing image.
    named = {image.file.lower() for image in entry.record.images}
    if folder.is_symlink():
        return
    for file in visible_files(folder):
        if file.name.lower() not in named:
            is_image = file.suffix.lower() in SUFFIXES and not file.is_dir()
            code = "image-unnamed" if is_image else "file-misplaced"
            yield problem(code, Place(f"{shown}/{file.name}"), name=file.name)
