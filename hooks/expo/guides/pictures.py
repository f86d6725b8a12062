"""Pictures on paper: the smallest rendition that is sharp there, and which originals are too small."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from expo.guides.plan import Guide
from expo.media import ImageSets, Rendition
from expo.problems import Place, Problem, problem
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


def first_picture(result: Result, images: ImageSets) -> Printed | None:
    """The picture that stands for a result on paper; None where it has none."""
    return next(filter(None, (picture_of(each, images) for each in result.pictures)), None)


def coarse_pictures(guides: Iterable[Guide], images: ImageSets) -> list[Problem]:
    """A problem for each picture that prints with less than RESOLUTION, because its original has no more."""
    results = {result.id: result for guide in guides for result in guide.results}
    printed = ((result, first_picture(result, images)) for result in results.values())
    return [
        problem(
            "image-coarse",
            Place(result.path),
            name=found.picture.record.file,
            resolution=found.resolution,
            least=RESOLUTION,
            width=PIXELS,
        )
        for result, found in printed
        if found and found.rendition.width < PIXELS
    ]
