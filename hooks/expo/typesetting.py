"""typst at work: a folder with templates, data and pictures → a PDF.

It works in a process of its own: what it keeps in memory goes when that ends, and a fault inside it, even a
crash, stops nothing else. So this module takes in nothing but typst, to start fast.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Final

import typst

from expo import typeface

STANDARDS: Final = ("ua-1", "a-2a")
"""PDF/UA-1, which everybody can read, and PDF/A-2a, which lasts: the two go together."""

_MADE, _FAULT = "made.pdf", "fault.txt"
_CODE = "import sys; sys.path.insert(0, {hooks!r}); from expo.typesetting import work; work({arguments})"


class SettingError(Exception):
    """typst could not set a document; the text says why, in English."""


def edition() -> str:
    """A name that changes with everything here that decides over the bytes."""
    return f"typst {version('typst')} {' '.join(STANDARDS)} {typeface.edition()}"


def typeset(folder: Path, template: str, moment: int) -> bytes:
    """The PDF of a template in a folder, beyond which nothing is read. SettingError if it cannot be made.

    `moment` is what the PDF says of when it was made, in seconds since 1970.
    """
    arguments = ", ".join(map(repr, (str(folder), template, moment)))
    code = _CODE.format(hooks=str(Path(__file__).parents[1]), arguments=arguments)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)  # noqa: S603
    if (folder / _FAULT).is_file():
        raise SettingError((folder / _FAULT).read_text("utf-8"))
    if done.returncode:
        raise SettingError(f"typst stopped with status {done.returncode}")
    return (folder / _MADE).read_bytes()


def work(folder: str, template: str, moment: int) -> None:
    """Set the document and leave the PDF, or what is wrong, in the folder."""
    home = Path(folder)
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[typeface.folder()]
    )
    try:
        compiler = typst.Compiler(home / template, root=home, font_paths=fonts, ignore_system_fonts=True)
        compiler.compile(output=home / _MADE, format="pdf", pdf_standards=list(STANDARDS), timestamp=moment)
    except typst.TypstError as error:
        (home / _FAULT).write_text(str(error.message), "utf-8")
