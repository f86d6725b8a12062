"""The pictures of the samples: which there are, how each is drawn and in what kind of file it is kept.

Exhibitors send pictures from telephones, scanners and old programs. So a few of these are awkward on purpose:
turned by EXIF, with a position, in CMYK, with 16 bits, transparent, very wide, very small and so on.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PIL import Image
from scripts.samples.chance import Draw, rank
from scripts.samples.drawing.canvas import INK, PAPER, Canvas, Colour, Palette, colour, mix
from scripts.samples.drawing.chart import chart
from scripts.samples.drawing.device import device
from scripts.samples.drawing.microstructure import microstructure
from scripts.samples.drawing.notes import sample_mark
from scripts.samples.drawing.section import section
from scripts.samples.material import Sketch
from scripts.samples.plan import Plan

STYLES: Mapping[str, Callable[[Canvas, Draw, str], None]] = {
    "section": section,
    "chart": chart,
    "microstructure": microstructure,
    "device": device,
}
ZONES = {
    "universities": ("#0f5c6e", "#e8f3f4"),
    "industry": ("#a8432b", "#f9ede8"),
    "digital": ("#3f4aa8", "#eceefa"),
    "workers": ("#8a6410", "#f8f1de"),
    "services": ("#2f6b3a", "#e9f4eb"),
}
"""Accent and pale ground by zone."""
ANSWERS = ("#c08a3e", "#6f7f92", "#8c9a5b", "#b0705a", "#4f8f8a")
"""Muted colours that may stand beside an accent."""

CREDIT = {"zh": "示例图，程序绘制", "en": "Sample drawing, made by a program"}
QUALITY = 82
USUAL_SIZES = ((1600, 1200),) * 3 + ((1200, 900),)

ANY = tuple(STYLES)
AWKWARD: Mapping[str, tuple[str, ...]] = {
    "grey-16": ("microstructure",),
    "transparent": ("device",),
    "palette": ("chart",),
    "wide": ("section",),
    "tall": ("section",),
    "turned-3": ANY,
    "turned-6": ANY,
    "turned-8": ANY,
    "position": ANY,
    "cmyk": ANY,
    "progressive": ANY,
    "webp": ANY,
    "avif": ANY,
    "small": ("chart",),
    "chinese-name": ANY,
}
"""Kinds of file of which there is one each, with the styles they suit."""

SIZES = {
    "wide": (3000, 500),
    "tall": (600, 2400),
    "small": (400, 300),
    "grey-16": (1200, 900),
    "transparent": (1200, 900),
}
SUFFIXES = {"grey-16": "png", "transparent": "png", "palette": "png", "webp": "webp", "avif": "avif"}

_ORIENTATION = 0x0112
_MAKE, _MODEL, _GPS = 0x010F, 0x0110, 0x8825


@dataclass(frozen=True)
class Job:
    """One picture; `entry` is what the record says of it, `kind` is "usual" or a key of AWKWARD."""

    name: str
    entry: dict[str, object]
    seed: str
    zone: str
    style: str
    subject: str
    kind: str


def jobs_of(plans: Iterable[Plan]) -> dict[str, tuple[Job, ...]]:
    """The pictures by id of the sample, in their order."""
    wanted = [
        (plan, number, sketch) for plan in plans for number, sketch in enumerate(plan.sketches, start=1)
    ]
    kinds = _kinds({_seed(plan, number): sketch.style for plan, number, sketch in wanted})
    jobs: dict[str, list[Job]] = {}
    for plan, number, sketch in wanted:
        seed = _seed(plan, number)
        jobs.setdefault(plan.id, []).append(_job(plan, number, sketch, seed, kinds.get(seed, "usual")))
    return {id: tuple(each) for id, each in jobs.items()}


def _seed(plan: Plan, number: int) -> str:
    return f"{plan.idea.key}/{number}"


def _kinds(styles: Mapping[str, str]) -> dict[str, str]:
    """Gives every awkward kind to one picture whose style suits it."""
    left = sorted(styles, key=lambda seed: rank("file", seed))
    kinds: dict[str, str] = {}
    for kind, suited in AWKWARD.items():
        seed = next((each for each in left if styles[each] in suited), None)
        if seed is not None:
            kinds[seed] = kind
            left.remove(seed)
    return kinds


def _job(plan: Plan, number: int, sketch: Sketch, seed: str, kind: str) -> Job:
    stem = "示意图" if kind == "chinese-name" else "picture"
    name = f"{stem}-{number}.{SUFFIXES.get(kind, 'jpg')}"
    entry: dict[str, object] = {"file": name, "alt": sketch.alt, "caption": sketch.caption, "credit": CREDIT}
    return Job(name, entry, seed, plan.idea.zone, sketch.style, sketch.alt["zh"], kind)


def drawn(job: Job) -> bytes:
    """The file of a picture; the same bytes on every run."""
    return encoded(picture(job), job.kind)


def picture(job: Job) -> Image.Image:
    """The picture before it is made a file, upright and in RGB."""
    draw = Draw("picture", job.seed)
    size = SIZES.get(job.kind) or draw.pick(USUAL_SIZES)
    canvas = Canvas(size, _palette(job, draw))
    STYLES[job.style](canvas, draw, job.subject)
    sample_mark(canvas)
    return canvas.picture()


def _palette(job: Job, draw: Draw) -> Palette:
    accent, pale = (colour(each) for each in ZONES[job.zone])
    ground: Colour = mix(PAPER, pale, draw.pick((0.2, 0.5, 0.9)))
    return Palette(ground, accent, INK, colour(draw.pick(ANSWERS)))


# ------------------------------------------------------------------------------------------------------ files


def encoded(image: Image.Image, kind: str) -> bytes:
    """The image as a file of the kind; turned ones come out upright where EXIF is obeyed."""
    stream = io.BytesIO()
    match kind:
        case "turned-3" | "turned-6" | "turned-8":
            _turned(image, int(kind[-1])).save(stream, "JPEG", quality=QUALITY, exif=_exif(int(kind[-1])))
        case "position":
            exif = _exif(1)
            exif[_MAKE], exif[_MODEL] = "Sample", "Sample Camera"
            # In the open sea, where no exhibitor is.
            exif[_GPS] = {1: "N", 2: (1.0, 2.0, 3.0), 3: "E", 4: (4.0, 5.0, 6.0)}
            image.save(stream, "JPEG", quality=QUALITY, exif=exif)
        case "cmyk":
            image.convert("CMYK").save(stream, "JPEG", quality=QUALITY)
        case "progressive":
            image.save(stream, "JPEG", quality=QUALITY, progressive=True)
        case "grey-16":
            _sixteen_bits(image).save(stream, "PNG", optimize=True)
        case "transparent":
            _without_ground(image).save(stream, "PNG", optimize=True)
        case "palette":
            image.quantize(48, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
                stream, "PNG", optimize=True
            )
        case "webp":
            image.save(stream, "WEBP", quality=QUALITY, method=4)
        case "avif":
            # Threads and tiles would make the bytes depend on the machine.
            image.save(stream, "AVIF", quality=70, speed=6, max_threads=1, autotiling=False)
        case _:
            image.save(stream, "JPEG", quality=QUALITY, optimize=True)
    return stream.getvalue()


def _exif(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    return exif


def _turned(image: Image.Image, orientation: int) -> Image.Image:
    """As a camera held that way stores it."""
    turns = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    return image.transpose(turns[orientation])


def _sixteen_bits(image: Image.Image) -> Image.Image:
    # Each grey value twice is the same value of 16 bits in either byte order.
    grey = image.convert("L").tobytes()
    twice = bytearray(2 * len(grey))
    twice[::2] = twice[1::2] = grey
    return Image.frombytes("I;16", image.size, bytes(twice))


def _without_ground(image: Image.Image) -> Image.Image:
    """The ground made transparent, softly at the edges of what stands on it."""
    ground = image.getpixel((0, 0))
    assert isinstance(ground, tuple)
    ramps = [[min(255, abs(value - level) * 10) for value in range(256)] for level in ground]
    red, green, blue = (band.point(ramp) for band, ramp in zip(image.split(), ramps, strict=True))
    alpha = Image.merge("RGB", (red, green, blue)).convert("L")
    found = image.copy()
    found.putalpha(alpha.point([min(255, value * 3) for value in range(256)]))
    return found
