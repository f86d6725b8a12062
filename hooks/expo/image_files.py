"""The image files that records name: what is on disk, judged by content, before anything is encoded.

Files come from strangers: the format is read from the content, never from the name; bytes and pixels are
limited before a pixel is decoded; symbolic links are not followed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from expo.problems import Place, Problem, problem

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".avif")
MOST_BYTES = 12 * 1024 * 1024
MOST_PIXELS = 60_000_000
LEAST_WIDTH = 480

# The limit above is stricter than Pillow's own and is checked before a pixel is decoded.
Image.MAX_IMAGE_PIXELS = None

_QUARTER_TURNS = (5, 6, 7, 8)
_ORIENTATION = 0x0112


@dataclass(frozen=True)
class ImageFile:
    """An image that passed inspection; width and height in pixels, as seen after EXIF orientation."""

    file: Path
    digest: str
    format: str
    width: int
    height: int


def inspect(file: Path, place: Place) -> tuple[ImageFile | None, list[Problem]]:
    """Look at a file's size and header; `place` is where the record names it."""
    name = file.name
    if file.is_symlink() or file.parent.is_symlink():
        return None, [problem("file-symlink", place, name=name)]
    if not file.is_file():
        return None, [problem("image-missing", place, name=name, hint=_nearest_name(file))]
    size = file.stat().st_size
    if size > MOST_BYTES:
        return None, [problem("image-bytes", place, name=name, size=size, most=MOST_BYTES)]
    content = file.read_bytes()
    try:
        with Image.open(file, formats=FORMATS) as image:
            return _judge(image, file, content, place)
    except UnidentifiedImageError:
        return None, [problem("image-format", place, name=name, found=_sniff(content))]
    except Exception as error:  # Pillow's decoders raise many kinds of error on a broken header.
        return None, [problem("image-damaged", place, name=name, reason=str(error) or type(error).__name__)]


def find_damage(image: ImageFile, place: Place) -> Problem | None:
    """Decode all of an image's data (a JPEG at an eighth of its size, which reads as much)."""
    try:
        with Image.open(image.file, formats=FORMATS) as opened:
            opened.draft("RGB", (1, 1))
            opened.load()
    except Exception as error:  # Pillow's decoders raise many kinds of error on broken data.
        reason = str(error) or type(error).__name__
        return problem("image-damaged", place, name=image.file.name, reason=reason)
    return None


def upright(image: Image.Image) -> Image.Image:
    """The image turned as its EXIF orientation says."""
    return ImageOps.exif_transpose(image)


def _judge(
    image: Image.Image, file: Path, content: bytes, place: Place
) -> tuple[ImageFile | None, list[Problem]]:
    width, height = image.size
    if width * height > MOST_PIXELS:
        found = problem("image-pixels", place, name=file.name, width=width, height=height, most=MOST_PIXELS)
        return None, [found]
    # A telephone's JPEG may carry a second picture for depth (MPO); only the first is shown.
    if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
        return None, [problem("image-animated", place, name=file.name)]
    if image.getexif().get(_ORIENTATION) in _QUARTER_TURNS:
        width, height = height, width
    problems = []
    if width < LEAST_WIDTH:
        problems.append(problem("image-small", place, name=file.name, width=width, least=LEAST_WIDTH))
    digest = hashlib.sha256(content).hexdigest()
    return ImageFile(file, digest, image.format or "", width, height), problems


def _nearest_name(file: Path) -> str:
    """A file of the same folder that differs only in case, or the only image there."""
    if not file.parent.is_dir():
        return ""
    names = sorted(each.name for each in file.parent.iterdir() if each.suffix.lower() in SUFFIXES)
    same = [name for name in names if name.lower() == file.name.lower()]
    return (same or (names if len(names) == 1 else [""]))[0]


def _sniff(content: bytes) -> str:
    start = content[:512].lstrip().lower()
    if start.startswith((b"gif87a", b"gif89a")):
        return "GIF"
    if start.startswith((b"<svg", b"<?xml")) or b"<svg" in start:
        return "SVG"
    if start.startswith((b"<!doctype html", b"<html")):
        return "HTML"
    if content[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1"):
        return "HEIC"
    if start.startswith(b"%pdf"):
        return "PDF"
    return "?"
