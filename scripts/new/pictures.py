"""The pictures that `make new` copies in: by path, folder or pattern; made smaller, without metadata."""

from __future__ import annotations

import glob
import mimetypes
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from scripts.new.frame import refuse

from expo.image_files import inspect, reason_of
from expo.images import as_jpeg
from expo.problems import Place
from expo.records import ResultRecord

LONGEST = 2400
"""Pixels on the long side of a picture that is copied in; the site shows at most 1600 across."""
MOST_BYTES = 64 * 1024 * 1024
"""A picture to be copied in may be larger than one in the catalogue, because it is made smaller."""
MOST_PICTURES = next(
    each.max_length for each in ResultRecord.model_fields["images"].metadata if hasattr(each, "max_length")
)


REMEDIES = {
    "image-format": ("请先另存为 JPEG", "save it as JPEG first"),
    "image-pixels": ("请先缩小", "make it smaller first"),
    "image-bytes": ("请先缩小", "make it smaller first"),
}
"""What helps against a problem of a picture."""


@dataclass
class Picture:
    """A picture to copy in, with its alternative text as far as it is known."""

    file: Path
    alt: dict[str, str] = field(default_factory=dict)

    @cached_property
    def content(self) -> bytes:
        """The picture as it goes into the catalogue; WrongUseError where it is none, or a broken one."""
        image, problems = inspect(self.file.resolve(), Place(str(self.file)), MOST_BYTES)
        if image is None:
            (found,) = problems
            zh, en = REMEDIES.get(found.code, ("请换一张", "take another one"))
            refuse(f"{found.zh}；{zh}", f"{found.en}; {en}")
        try:
            return as_jpeg(image, LONGEST)
        except Exception as error:  # Pillow's decoders raise many kinds of error on broken data.
            name, reason = self.file.name, reason_of(error)
            refuse(f"图片“{name}”已损坏：{reason}", f"the picture “{name}” is damaged: {reason}")


def picture_name(number: int) -> str:
    """The name of a picture in the catalogue; numbers begin with 1."""
    return f"picture-{number}.jpg"


def pictures_at(paths: Iterable[str]) -> list[Picture]:
    """The pictures that files, folders and patterns such as *.jpg name; refused where one names none."""
    return [Picture(file) for path in paths for file in _files(path)]


def demand_few(pictures: Iterable[Picture]) -> None:
    """Refuse more pictures than a result may have."""
    if (count := len(list(pictures))) > MOST_PICTURES:
        refuse(
            f"图片最多 {MOST_PICTURES} 张，现有 {count} 张",
            f"{count} pictures; there may be {MOST_PICTURES} at most",
        )


def _files(path: str) -> list[Path]:
    file = Path(path).expanduser()
    if file.is_file():
        return [file]
    if file.is_dir():
        return _pictures_among(file.iterdir()) or refuse(
            f"文件夹“{path}”里没有图片", f"there is no picture in the folder “{path}”"
        )
    return _pictures_among(
        map(Path, glob.iglob(str(file)))  # noqa: PTH207 - of an absolute path, too
    ) or refuse(f"没有图片文件“{path}”", f"there is no picture file “{path}”")


def _pictures_among(files: Iterable[Path]) -> list[Path]:
    """What is a picture by its name, in the order in which people count: 2 before 10."""
    return sorted((each for each in files if each.is_file() and _is_picture(each)), key=_counted)


def _is_picture(file: Path) -> bool:
    # One that cannot be used is taken as well, so that it is told of and not left out in silence.
    kind, _ = mimetypes.guess_type(file.name)
    named = (kind or "").startswith("image/") or file.suffix.lower() in (".heic", ".heif", ".avif", ".webp")
    return named and not file.name.startswith(".")


def _counted(file: Path) -> list[tuple[int, str]]:
    return [
        (int(each), "") if each.isdecimal() else (-1, each)
        for each in re.split(r"([0-9]+)", file.name.casefold())
    ]
