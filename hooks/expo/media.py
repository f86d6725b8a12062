"""What pages need to know of files that other outputs make, so that outputs need not import each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Rendition:
    """One encoded size of an image: its address on the site and its size in pixels."""

    address: str
    width: int
    height: int
    format: str
    """"avif" or "jpeg"."""
    file: Path
    """Where the encoded bytes lie, in the cache."""


@dataclass(frozen=True)
class ImageSet:
    """All sizes of one image, smallest first, and a placeholder of a few hundred bytes as a data: URI."""

    renditions: tuple[Rendition, ...]
    placeholder: str

    def in_format(self, name: str) -> tuple[Rendition, ...]:
        """The renditions of one format, smallest first."""
        return tuple(each for each in self.renditions if each.format == name)


ImageSets = Mapping[str, ImageSet]
"""Digest of the original file → its renditions."""


@dataclass(frozen=True)
class PrintedGuide:
    """A guide that was set: what it is, and where its PDF lies."""

    name: str
    kind: str
    """Its form: "booklet", "sheets", … (guides.Kind)."""
    zone: str
    """The key of its zone; "" for one of all zones."""
    file: Path
    bytes: int


@dataclass(frozen=True)
class OutputFile:
    """A file of the site that is not a page: its address and its bytes, or the file that holds them."""

    address: str
    content: bytes | Path
