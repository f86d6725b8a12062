"""Renditions of images: each original in a few widths, as AVIF and as JPEG, and a placeholder of a few bytes.

Nothing of an original but its pixels is published: they are turned upright, brought to sRGB, laid on the
paper's colour where they are transparent, and encoded anew without any metadata.

Encoding is slow, so what it gives is kept: cache/<settings>/<digest of the original>/ holds the renditions
and a manifest. The name of the settings changes with everything that changes bytes: the numbers below, Pillow
and its codecs. An entry is made in a folder of its own and then renamed, so it is there whole or not at all.

Threads and not processes: Pillow lets go of the interpreter's lock while it decodes and encodes. In a trial
on two cores six photographs of 12 megapixels took 3.9 s in one thread, 2.0 s in two, 2.0 s in two forked
processes, 2.2 s in two spawned ones.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path

import PIL
from PIL import Image, ImageCms, features

from expo import addresses
from expo.image_files import FORMATS, ImageFile, is_turned, reason_of, upright
from expo.media import ImageSet, ImageSets, Rendition
from expo.problems import Place, Problem, problem

WIDTHS = (480, 960, 1600)
MOST_HEIGHT = 16383
"""Graphics processors and codecs stop near this; a taller image is made narrower."""
PAPER = "#fbfaf6"
EXTENSIONS = {"avif": "avif", "jpeg": "jpg"}
PLACEHOLDER_SIDE = 16

# One thread and no tiles: the bytes must not depend on the number of cores.
_AVIF = {"quality": 60, "speed": 8, "subsampling": "4:2:0", "max_threads": 1, "autotiling": False}
_JPEG = {"quality": 80, "progressive": True, "subsampling": "4:2:0"}
# Renditions are made from it again, so it may be larger.
_JPEG_TO_KEEP = {"quality": 92, "progressive": True, "subsampling": "4:4:4"}
# In WebP, which every browser shows, 16 pixels take 100 to 300 bytes; AVIF and JPEG take twice as many.
_PLACEHOLDER = {"quality": 40, "method": 6}
# To be raised when the code below gives other bytes for the same numbers.
_REVISION = 1

_MANIFEST = "manifest.json"
_PARTIAL = ".partial-"
_ABANDONED_AFTER = 3600  # seconds


@dataclass(frozen=True)
class Encoded:
    """What became of the images."""

    images: ImageSets
    """In the order of the files; it lacks those that `problems` are about."""
    new: int
    """How many were encoded now and not found in the cache."""
    problems: tuple[Problem, ...] = ()


def encode(
    files: Iterable[ImageFile],
    cache: Path,
    *,
    root: Path = Path(),
    workers: int | None = None,
    on_progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Encoded:
    """Make the renditions of images that the cache does not hold yet, in `workers` threads (all cores).

    `on_progress` is told, by the calling thread, how many of the images to encode are done and how many
    there are. The paths of problems are relative to `root`. A cache that cannot be written raises OSError.
    """
    folder = cache / _settings()
    wanted: dict[str, ImageFile] = {}
    for file in files:
        wanted.setdefault(file.digest, file)
    outcomes: dict[str, ImageSet | Problem | None] = {digest: _load(folder / digest) for digest in wanted}
    missing = [file for digest, file in wanted.items() if outcomes[digest] is None]

    def work(file: ImageFile) -> ImageSet | Problem:
        return _encode_one(file, folder, root)

    for done, (file, outcome) in enumerate(zip(missing, _each(work, missing, workers), strict=True), 1):
        outcomes[file.digest] = outcome
        on_progress(done, len(missing))
    images = {digest: outcome for digest, outcome in outcomes.items() if isinstance(outcome, ImageSet)}
    problems = tuple(outcome for outcome in outcomes.values() if isinstance(outcome, Problem))
    return Encoded(images, len(missing) - len(problems), problems)


def known_good(cache: Path) -> frozenset[str]:
    """The digests of originals that were encoded before, and so need not be decoded again to be judged."""
    folder = cache / _settings()
    if not folder.is_dir():
        return frozenset()
    names = (each.name for each in folder.iterdir() if not each.name.startswith("."))
    return frozenset(digest for digest in names if _load(folder / digest))


def as_jpeg(image: ImageFile, longest: int) -> bytes:
    """An image to keep in the catalogue: upright, in sRGB, at most `longest` pixels on a side, no metadata.

    Broken data raises one of the many kinds of error of Pillow's decoders.
    """
    factor = min(1.0, longest / max(image.width, image.height))
    size = (_scaled(image.width, factor), _scaled(image.height, factor))
    return _bytes(_decode(image.file.read_bytes(), size), "jpeg", _JPEG_TO_KEEP)


def prune(cache: Path, keep: Iterable[str]) -> int:
    """Remove entries of other settings or of digests not in `keep` and what killed builds left; how many."""
    if not cache.is_dir():
        return 0
    kept = {_settings(): frozenset(keep)}
    removed = 0
    # Only what bears a name of ours: the folder may hold other things.
    for folder in [each for each in cache.iterdir() if re.fullmatch(r"r[0-9]+-[0-9a-f]{12}", each.name)]:
        for entry in list(folder.iterdir()):
            if entry.name.startswith(_PARTIAL):
                gone = time.time() - entry.stat().st_mtime > _ABANDONED_AFTER
            else:
                gone = entry.name not in kept.get(folder.name, ())
            if gone:
                shutil.rmtree(entry, ignore_errors=True)
                removed += 1
        with suppress(OSError):
            folder.rmdir()
    return removed


# --------------------------------------------------------------------------------------------------- the work


@functools.cache
def _settings() -> str:
    """The name of everything that decides over the bytes besides the original."""
    codecs = {name: features.version(name) for name in ("avif", "webp", "libjpeg_turbo", "jpg", "littlecms2")}
    decisive = [
        WIDTHS,
        MOST_HEIGHT,
        PAPER,
        PLACEHOLDER_SIDE,
        _AVIF,
        _JPEG,
        _PLACEHOLDER,
        PIL.__version__,
        codecs,
    ]
    return f"r{_REVISION}-{hashlib.sha256(json.dumps(decisive, sort_keys=True).encode()).hexdigest()[:12]}"


def _each(
    work: Callable[[ImageFile], ImageSet | Problem], files: list[ImageFile], workers: int | None
) -> Iterator[ImageSet | Problem]:
    threads = min(workers or _cores(), len(files))
    if threads <= 1:
        yield from map(work, files)
        return
    with ThreadPoolExecutor(threads) as pool:
        yield from pool.map(work, files)


def _cores() -> int:
    """The cores this process may use, at most 8: an image of 60 megapixels takes half a gigabyte."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, 8)


def _encode_one(file: ImageFile, folder: Path, root: Path) -> ImageSet | Problem:
    try:
        made = _make(file)
    except Exception as error:  # Pillow's codecs raise many kinds of error.
        place = Place(Path(os.path.relpath(file.file, root)).as_posix())
        return problem("image-damaged", place, name=file.file.name, reason=reason_of(error))
    _store(folder / file.digest, made)
    stored = _load(folder / file.digest)
    if stored is None:
        raise OSError(f"the cache entry {folder.name}/{file.digest} vanished while it was written")
    return stored


# ------------------------------------------------------------------------------------------------- the pixels


@dataclass(frozen=True)
class _Size:
    """A rendition as the manifest describes it; `bytes` is the length of its file."""

    format: str
    width: int
    height: int
    bytes: int

    @property
    def name(self) -> str:
        return f"{self.width}.{EXTENSIONS[self.format]}"


@dataclass(frozen=True)
class _Made:
    files: Mapping[_Size, bytes]
    placeholder: str


def _make(file: ImageFile) -> _Made:
    """Decode an original and encode its renditions, all in memory."""
    content = file.file.read_bytes()
    if hashlib.sha256(content).hexdigest() != file.digest:
        raise ValueError("the file has changed since it was inspected")
    sizes = _sizes(file.width, file.height)
    image = _decode(content, sizes[-1])
    files: dict[_Size, bytes] = {}
    # From the largest down, each made from the one before: less work, and no difference to see.
    for width, height in reversed(sizes):
        image = image.resize((width, height), Image.Resampling.LANCZOS)
        for format, settings in (("avif", _AVIF), ("jpeg", _JPEG)):
            encoded = _bytes(image, format, settings)
            files[_Size(format, width, height, len(encoded))] = encoded
    return _Made(files, _placeholder(image))


def _sizes(width: int, height: int) -> list[tuple[int, int]]:
    """Width and height of the renditions, smallest first: the widths below the original's, and its own."""
    widest = max(1, min(width, WIDTHS[-1], MOST_HEIGHT * width // height))
    widths = [*(each for each in WIDTHS if each < widest), widest]
    return [(each, _scaled(height, each / width)) for each in widths]


def _scaled(length: int, factor: float) -> int:
    return min(max(1, round(length * factor)), MOST_HEIGHT)


def _decode(content: bytes, size: tuple[int, int]) -> Image.Image:
    """The pixels alone: upright, of the given size, opaque, in sRGB, mode RGB."""
    with Image.open(BytesIO(content), formats=FORMATS) as image:
        # A JPEG is decoded at a half, a quarter or an eighth, the smallest that still covers the size.
        image.draft(None, size[::-1] if is_turned(image) else size)
        profile = image.info.get("icc_profile")
        plain = _in_eight_bits(upright(image))
    small = plain.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    opaque = _on_paper(small, profile)
    # Pillow writes comments and profiles that it finds here.
    opaque.info.clear()
    return opaque


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """The decoded image in mode L, LA, RGB, RGBA or CMYK."""
    image.load()
    if image.mode == "I;16":
        key = image.info.get("transparency")
        # The high byte of each pixel; Pillow's own conversion has clipped at 255 in some versions.
        image = Image.frombytes("L", image.size, image.tobytes()[1::2])
        if isinstance(key, int):
            image.info["transparency"] = key >> 8
    if image.has_transparency_data:
        return image if image.mode in ("LA", "RGBA") else image.convert("RGBA")
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")


def _on_paper(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The image in sRGB, on the paper's colour where it is transparent."""
    if "A" not in image.getbands():
        return _in_srgb(image, profile)
    colours = _in_srgb(image.convert(image.mode.removesuffix("A")), profile)
    paper = Image.new("RGB", image.size, PAPER)
    paper.paste(colours, mask=image.getchannel("A"))
    return paper


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """An image of mode L, RGB or CMYK in sRGB; a profile that is broken or for other colours is left out."""
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            mode = source.profile.xcolor_space.strip().replace("GRAY", "L")
            if mode == image.mode:
                target = ImageCms.createProfile("sRGB")
                intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
                turned = ImageCms.profileToProfile(image, source, target, intent, "RGB")
                if turned is not None:
                    return turned
    return image.convert("RGB")


def _bytes(image: Image.Image, format: str, settings: Mapping[str, object]) -> bytes:
    buffer = BytesIO()
    image.save(buffer, format.upper(), **settings)
    return buffer.getvalue()


def _placeholder(image: Image.Image) -> str:
    """The image within a square of 16 pixels, as a data: URI of at most 400 bytes."""
    factor = min(1.0, PLACEHOLDER_SIDE / max(image.size))
    small = image.resize(
        (_scaled(image.width, factor), _scaled(image.height, factor)), Image.Resampling.LANCZOS
    )
    encoded = base64.b64encode(_bytes(small, "webp", _PLACEHOLDER)).decode()
    return f"data:image/webp;base64,{encoded}"


# -------------------------------------------------------------------------------------------------- the cache


def _store(entry: Path, made: _Made) -> None:
    """Put an entry in its place at once; one that is there is damaged or, made by another build, as good."""
    entry.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=_PARTIAL, dir=entry.parent, ignore_cleanup_errors=True) as name:
        partial = Path(name, "new")
        partial.mkdir()
        for size, content in made.files.items():
            (partial / size.name).write_bytes(content)
        manifest = {"placeholder": made.placeholder, "renditions": [asdict(size) for size in made.files]}
        (partial / _MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
        with suppress(FileNotFoundError):
            entry.rename(Path(name, "old"))
        try:
            partial.rename(entry)
        except OSError:
            if _load(entry) is None:
                raise


def _load(entry: Path) -> ImageSet | None:
    """What an entry holds, if all its files are there in full length."""
    try:
        manifest = json.loads((entry / _MANIFEST).read_text(encoding="utf-8"))
        sizes = [_Size(**each) for each in manifest["renditions"]]
        if any((entry / size.name).stat().st_size != size.bytes for size in sizes):
            return None
        sizes.sort(key=lambda size: (size.width, size.format))
        return ImageSet(tuple(_rendition(entry, size) for size in sizes), str(manifest["placeholder"]))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _rendition(entry: Path, size: _Size) -> Rendition:
    address = addresses.image(entry.name, size.width, EXTENSIONS[size.format])
    return Rendition(address, size.width, size.height, size.format, entry / size.name)
