"""The form says of a picture what the check will say: kind, size as seen, animation, limits, damage."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Page
from tests.browser.both import FORMAT

from expo.image_files import find_damage, inspect
from expo.problems import Place, Problem

SEEN = """async (given) => {
  const [files, format] = JSON.parse(given);
  const { inspectImage } = await import("/lib/record/images.js");
  return JSON.stringify(files.map(([name, content]) => {
    const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
    const { kind, width, height, problems } = inspectImage(bytes, name, format);
    const told = problems.map((each) => [each.code, each.zh, each.en, each.level]);
    return { kind, width, height, problems: told };
  }));
}"""

NO_PICTURES = {
    "renamed.jpg": b"GIF89a" + bytes(40),
    "drawing.png": b'\xef\xbb\xbf  <svg xmlns="http://www.w3.org/2000/svg"/>',
    "page.jpg": b"<!DOCTYPE html><html></html>",
    "leaflet.jpg": b"%PDF-1.7\n",
    "window.jpg": b"BM" + bytes(60),
    "scan.jpg": b"II*\0" + bytes(60),
    "telephone.jpg": b"\0\0\0\x18ftypheic" + bytes(60),
    "archive.jpg": b"PK\x03\x04" + bytes(60),
    "hidden.jpg": b"<!-- x -->\n<svg>",
    "text.jpg": "这不是图片".encode(),
    "nothing.jpg": b"",
    "stump.jpg": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "stump.png": b"\x89PNG\r\n\x1a\n" + bytes(4),
    "stump.webp": b"RIFF\x10\0\0\0WEBPVP8 ",
}


def drawn(kind: str, width: int, height: int, *, frames: int = 1, orientation: int = 1, **more: Any) -> bytes:
    """An image of one colour, or one a frame."""
    shades = [Image.new("RGB", (width, height), (60 * at, 90, 120)) for at in range(frames)]
    stream = BytesIO()
    if frames > 1:
        more |= {"save_all": True, "append_images": shades[1:]}
    if orientation > 1:
        exif = Image.Exif()
        exif[0x0112] = orientation
        more["exif"] = exif
    shades[0].save(stream, kind, **more)
    return stream.getvalue()


def pictures() -> Iterator[tuple[str, bytes]]:
    for kind in ("JPEG", "PNG", "WEBP", "AVIF"):
        name = kind.lower()
        yield f"{name}-plain.{name}", drawn(kind, 640, 484)
        yield f"{name}-small.{name}", drawn(kind, 300, 202)
        # The long side lies down in the file and stands up when it is seen.
        for orientation in (2, 3, 6, 8):
            yield f"{name}-turned-{orientation}.{name}", drawn(kind, 800, 402, orientation=orientation)
        whole = drawn(kind, 640, 480)
        yield f"{name}-cut.{name}", whole[: len(whole) * 2 // 3]
        yield f"{name}-head.{name}", whole[:40]
    yield "progressive.jpg", drawn("JPEG", 600, 400, progressive=True)
    yield "two-pictures.jpg", drawn("MPO", 640, 480, frames=2)
    yield "lossless.webp", drawn("WEBP", 513, 300, lossless=True)
    for kind in ("PNG", "WEBP", "AVIF"):
        yield f"moving.{kind.lower()}", drawn(kind, 640, 480, frames=3)
    stream = BytesIO()
    Image.new("RGBA", (501, 333), (1, 2, 3, 100)).save(stream, "WEBP")
    yield "clear.webp", stream.getvalue()
    yield "vast.png", drawn("PNG", 9000, 7000)
    yield "heavy.jpg", drawn("JPEG", 640, 480) + bytes(12 * 1024 * 1024)
    yield from NO_PICTURES.items()


def test_a_picture_is_judged_as_the_check_judges_it(modules: Page, tmp_path: Path) -> None:
    files = dict(pictures())
    given = [[name, base64.b64encode(content).decode()] for name, content in files.items()]
    seen = json.loads(modules.evaluate(SEEN, json.dumps([given, FORMAT])))
    for (name, content), there in zip(files.items(), seen, strict=True):
        (tmp_path / name).write_bytes(content)
        image, problems = inspect(tmp_path / name, Place("x"))
        damage = find_damage(image, Place("x")) if image else None
        here = [as_told(each) for each in ([damage] if damage else problems)]
        assert without_reason(there["problems"]) == without_reason(here), name
        if image and not damage:
            # A telephone's JPEG with a second picture (MPO) is a JPEG.
            kind = image.format.replace("MPO", "JPEG")
            assert (there["kind"], there["width"], there["height"]) == (kind, image.width, image.height), name


def test_the_pictures_show_every_problem_that_bytes_can_have(modules: Page) -> None:
    given = [[name, base64.b64encode(content).decode()] for name, content in pictures()]
    seen = json.loads(modules.evaluate(SEEN, json.dumps([given, FORMAT])))
    told = {code for each in seen for code, *_ in each["problems"]}
    assert told == {
        "image-bytes",
        "image-format",
        "image-damaged",
        "image-pixels",
        "image-animated",
        "image-small",
    }


def as_told(found: Problem) -> list[str]:
    return [found.code, found.zh, found.en, found.level]


def without_reason(told: list[list[str]]) -> list[list[str]]:
    """Why data is damaged is said in Pillow's own words, which the browser does not have."""
    return [[each[0], each[3]] if each[0] == "image-damaged" else each for each in told]
