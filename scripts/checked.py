"""The catalogue read and checked, as the commands want it."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.settings import ROOT, cache_folder, catalogue_folder

from expo.checks import check
from expo.problems import Problem
from expo.reading import Catalogue, read_catalogue


def checked_catalogue(*, samples: bool = True) -> tuple[Catalogue, list[Problem]]:
    """The catalogue that CATALOGUE names and every problem of all its files."""
    catalogue, problems = read_catalogue(catalogue_folder(), ROOT, samples=samples, known_good=known_good())
    return catalogue, problems + check(catalogue)


def known_good() -> Iterator[str]:
    """Digests of images that a build has decoded; asked only for a catalogue with images."""
    # The encoders take longer to import than a small catalogue to check.
    from expo import images

    yield from images.known_good(cache_folder())
