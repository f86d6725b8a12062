"""Which pictures of the guides are kept: a new one replaces the old only where it looks different."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from scripts.make_screenshots import looks_the_same

PAPER = (251, 250, 246)


def png(size: tuple[int, int] = (40, 30), point: tuple[int, int, int] = PAPER) -> bytes:
    image = Image.new("RGB", size, PAPER)
    image.putpixel((20, 10), point)
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (png(), True),
        (png(point=(210, 215, 200)), True),
        (png(point=(22, 33, 31)), False),
        (png(point=(251, 150, 246)), False),
        (png(size=(40, 31)), False),
    ],
    ids=["the same", "a smoother edge", "ink", "another colour", "another size"],
)
def test_a_picture_that_looks_the_same_is_kept(other: bytes, is_same: bool) -> None:
    assert looks_the_same(png(), other) is is_same
