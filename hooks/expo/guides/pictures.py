"""Pictures on paper: the smallest rendition that is sharp there, and which originals are too small."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from expo.media import ImageSets, Rendition
from expo.site import Picture, Result

WIDTH = 81
"""Millimetres: a column of A4 in two languages, the widest that a picture stands in."""
RESOLUTION = 300
"""Pixels an inch that a printing house asks for."""
PIXELS = round(WIDTH / 25.4 * RESOLUTION)


@dataclass(frozen=True)
class Printed:
    """A picture with the rendition that goes into print: JPEG, upright, sRGB, no metadata."""

    picture: Picture
    rendition: Rendition

    @property
    def resolution(self) -> int:
        """Pixels an inch at the full width."""
        return round(self.rendition.width / WIDTH * 25.4)


def picture_of(picture: Picture, images: ImageSets) -> Printed | None:
    """The picture for print; None where it could not be encoded."""
    found = images.get(picture.file.digest)
    if found is None:
        return None
    jpegs = found.in_format("jpeg")
    return Printed(picture, next((each for each in jpegs if each.width >= PIXELS), jpegs[-1]))


def coarse(results: Iterable[Result], images: ImageSets) -> list[tuple[Result, Printed]]:
    """The pictures that are printed with less than RESOLUTION, because the original has no more."""
    found = []
    for result in results:
        printed = next(filter(None, (picture_of(each, images) for each in result.pictures)), None)
        if printed and printed.rendition.width < PIXELS:
            found.append((result, printed))
    return found
