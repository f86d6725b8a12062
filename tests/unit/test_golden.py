"""Catalogues with mistakes beside the problems they must give: tests/golden/<area>/<rule>.yaml.

Each file is laid over the small right catalogue in tests/golden/base:
  files     path → text, or what to make there (see `lay`)
  changes   path of a base file → list of {from, to}, each `from` once in it
  samples   false leaves sample records out
  problems  what must be found, all of it, in the order of printing; ` → ` stands before a hint
"""

from __future__ import annotations

import base64
import os
import shutil
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from expo.checks import check
from expo.codes import CODES
from expo.problems import Problem, report
from expo.reading import read_catalogue

GOLDEN = Path(__file__).parent.parent / "golden"
BASE = GOLDEN / "base"
CASES = sorted(
    file for file in GOLDEN.glob("*/*.yaml") if file.parent.name not in ("base", "fixing", "writing")
)


@pytest.mark.parametrize("case", CASES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_golden(case: Path, tmp_path: Path) -> None:
    content = yaml.safe_load(case.read_text("utf-8"))
    folder = tmp_path / "catalogue"
    shutil.copytree(BASE, folder)
    for path, wanted in content.get("files", {}).items():
        lay(folder / path, wanted)
    for path, changes in content.get("changes", {}).items():
        change(folder / path, changes)
    catalogue, problems = read_catalogue(folder, tmp_path, samples=content.get("samples", True))
    problems += check(catalogue)
    assert [line(each) for each in sorted(set(problems))] == content["problems"], report(problems)
    # Whatever a file or its name holds, a problem is one line.
    assert len(report(problems).split("\n")) == len(set(problems)) + 1
    assert report(problems).replace("\n", "").isprintable()


def test_every_code_has_an_example() -> None:
    shown = {found.split(": ")[2].split(" → ")[0] for case in CASES for found in _problems(case)}
    # What only printing and the network find is in test_guides.py and test_outside.py, what only
    # spreadsheets and ZIPs hold in test_tables.py and test_submissions.py.
    elsewhere = {"image-coarse", "guide-failed", "link-dead", "link-unsure", "link-moved"}
    elsewhere |= {f"translation-{each}" for each in ("moved", "unplaced", "chinese", "twice")}
    assert shown == {code for code in CODES if not code.startswith(("table-", "submission-"))} - elsewhere


def test_the_base_has_no_problem() -> None:
    catalogue, problems = read_catalogue(BASE, GOLDEN)
    assert problems + check(catalogue) == []


def line(found: Problem) -> str:
    hint = f" → {found.hint}" if found.hint else ""
    return f"{found.place}: {found.level}: {found.code}{hint}"


def lay(file: Path, wanted: str | Mapping[str, Any]) -> None:
    """Make a file from its text or from a description of what it is to be."""
    file.parent.mkdir(parents=True, exist_ok=True)
    match wanted:
        case str(text):
            file.write_bytes(text.encode())
        case {"absent": True}:
            file.unlink()
        case {"base64": str(text)}:
            file.write_bytes(base64.b64decode(text))
        case {"repeat": str(text), "times": int(times)}:
            file.write_bytes(text.encode() * times)
        case {"folder": True}:
            file.unlink(missing_ok=True)
            file.mkdir()
        case {"link": str(target)}:
            file.unlink(missing_ok=True)
            file.symlink_to(target)
        case {"pipe": True}:
            file.unlink(missing_ok=True)
            os.mkfifo(file)
        case {"image": str(format), "width": int(width), "height": int(height)}:
            content = image(format, width, height, wanted.get("frames", 1))
            file.write_bytes(content[: int(len(content) * wanted.get("keep", 1))])
        case _:
            raise ValueError(f"{file.name}: {wanted}")


def change(file: Path, changes: list[dict[str, str]]) -> None:
    text = file.read_text("utf-8")
    for each in changes:
        assert text.count(each["from"]) == 1, each["from"]
        text = text.replace(each["from"], each["to"])
    file.write_text(text, "utf-8")


def image(format: str, width: int, height: int, frames: int) -> bytes:
    shades = [Image.new("L", (width, height), 60 * number + 60) for number in range(frames)]
    stream = BytesIO()
    animation: dict[str, Any] = {"save_all": True, "append_images": shades[1:]} if frames > 1 else {}
    shades[0].save(stream, format, **animation)
    return stream.getvalue()


def _problems(case: Path) -> list[str]:
    found: list[str] = yaml.safe_load(case.read_text("utf-8"))["problems"]
    return found
