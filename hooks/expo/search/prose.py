"""The visitors' prose in docs/ as the search knows it: title, description and headings of each page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from expo.language import Language


@dataclass(frozen=True)
class ProsePage:
    """A page of prose in one language."""

    title: str
    description: str
    headings: str


def read_prose(docs: Path) -> dict[str, dict[Language, ProsePage]]:
    """Chinese address of a page → the page in each language that it is written in."""
    pages: dict[str, dict[Language, ProsePage]] = {}
    for language, folder in ((Language.ZH, docs), (Language.EN, docs / "en")):
        for file in sorted(_pages_in(folder)):
            address = file.relative_to(folder).with_suffix("").as_posix()
            pages.setdefault(f"{address}/", {})[language] = _read(file)
    return pages


def _pages_in(folder: Path) -> Iterator[Path]:
    """The pages of one language; the handbook is not published."""
    for file in folder.rglob("*.md"):
        if file.relative_to(folder).parts[0] not in ("en", "handbook"):
            yield file


def _read(file: Path) -> ProsePage:
    _, head, body = file.read_text("utf-8").split("---\n", 2)
    about = yaml.safe_load(head)
    headings = re.findall(r"^#{2,3} (.*?)(?: *\{#[^}]*\})?$", body, re.MULTILINE)
    return ProsePage(about["title"], about["description"], "\n".join(headings))
