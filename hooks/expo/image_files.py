"""The image files that records name: what is on disk, judged by content, before anything is encoded.

Files come from strangers: the format is read from the content, never from the name; bytes and pixels are
limited before a pixel is decoded; symbolic links are not followed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from expo.problems import Place, Problem, problem

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".avif")
MOST_BYTES = 12 * 1024 * 1024
MOST_PIXELS = 60_000_000
LEAST_WIDTH = 480

# The limit above is stricter than Pillow's own and is checked before a pixel is decoded.
Image.MAX_IMAGE_PIXELS = None

_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_QUARTER_TURNS = (5, 6, 7, 8)


@dataclass(frozen=True)
class ImageFile:
    """An image that passed inspection; width and height in pixels, as seen after EXIF orientation."""

    file: Path
    digest: str
    format: str
    width: int
    height: int
    bytes: int


def inspect(file: Path, place: Place, most_bytes: int = MOST_BYTES) -> tuple[ImageFile | None, list[Problem]]:
    """Look at a file's size and header; `place` is where the record names it."""
    name = file.name
    try:
        content, found = _content(file, place, most_bytes)
    except OSError as error:  # No permission, or a name longer than the file system allows.
        return None, [problem("image-damaged", place, name=name, reason=reason_of(error))]
    if found:
        return None, [found]
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as image:
            return _judge(image, file, content, place)
    except UnidentifiedImageError:
        return None, [_unidentified(name, content, place)]
    except Exception as error:  # Pillow's decoders raise many kinds of error on a broken header.
        return None, [problem("image-damaged", place, name=name, reason=reason_of(error))]


def find_damage(image: ImageFile, place: Place) -> Problem | None:
    """Decode all of an image's data (a JPEG at an eighth of its size, which reads as much)."""
    try:
        with Image.open(image.file, formats=FORMATS) as opened:
            opened.draft("RGB", (1, 1))
            opened.load()
    except Exception as error:  # Pillow's decoders raise many kinds of error on broken data.
        return problem("image-damaged", place, name=image.file.name, reason=reason_of(error))
    return None


def orientation(image: Image.Image) -> int:
    """The EXIF orientation, 1 to 8, of an image of which no pixel has been decoded yet."""
    # Pillow would decode a whole PNG to look for EXIF behind its pixels; only EXIF before them counts here.
    if image.format == "PNG" and "exif" not in image.info:
        return 1
    found = image.getexif().get(_ORIENTATION)
    return found if found in _TURNS else 1


def upright(image: Image.Image) -> Image.Image:
    """The image turned as its EXIF orientation says; give it as it was opened, before it is decoded."""
    turn = _TURNS.get(orientation(image))
    return image if turn is None else image.transpose(turn)


def is_turned(image: Image.Image) -> bool:
    """Whether width and height change places when the image is turned upright."""
    return orientation(image) in _QUARTER_TURNS


def reason_of(error: Exception) -> str:
    """Why reading or decoding failed, in the system's words or Pillow's, without a path."""
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return said or type(error).__name__


def _content(file: Path, place: Place, most_bytes: int) -> tuple[bytes, Problem | None]:
    name = file.name
    if file.is_symlink() or file.parent.is_symlink():
        return b"", problem("file-symlink", place, name=name)
    if not file.is_file():
        return b"", problem("image-missing", place, name=name, hint=_nearest_name(file))
    size = file.stat().st_size
    if size > most_bytes:
        return b"", problem("image-bytes", place, name=name, size=size, most=most_bytes)
    return file.read_bytes(), None


def _unidentified(name: str, content: bytes, place: Place) -> Problem:
    """Content that Pillow does not take for an image: another format, or one of ours with a broken header."""
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG")) or content[4:12] == b"ftypavif" or _is_webp(content):
        return problem("image-damaged", place, name=name, reason="broken header")
    return problem("image-format", place, name=name, found=_sniff(content))


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
    if is_turned(image):
        width, height = height, width
    problems = []
    if width < LEAST_WIDTH:
        problems.append(problem("image-small", place, name=file.name, width=width, least=LEAST_WIDTH))
    digest = hashlib.sha256(content).hexdigest()
    return ImageFile(file, digest, image.format or "", width, height, len(content)), problems


def _nearest_name(file: Path) -> str:
    """A file of the same folder that differs only in case, or the only image there."""
    if not file.parent.is_dir():
        return ""
    names = sorted(each.name for each in file.parent.iterdir() if each.suffix.lower() in SUFFIXES)
    same = [name for name in names if name.lower() == file.name.lower()]
    return (same or (names if len(names) == 1 else [""]))[0]


def _is_webp(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"


_STARTS = {
    b"gif87a": "GIF",
    b"gif89a": "GIF",
    b"<svg": "SVG",
    b"<?xml": "SVG",
    b"<!doctype html": "HTML",
    b"<html": "HTML",
    b"%pdf": "PDF",
    b"bm": "BMP",
    b"ii*\0": "TIFF",
    b"mm\0*": "TIFF",
    b"pk\3\4": "ZIP",
}
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")


def _sniff(content: bytes) -> str:
    """The name of a format that people rename to .jpg, for the message only; "?" if it is none of them."""
    start = content[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for sign, name in _STARTS.items():
        if start.startswith(sign):
            return name
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        return "HEIC"
    return "SVG" if b"<svg" in start else "?"
