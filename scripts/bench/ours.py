"""The search of this catalogue: in the built site or, of large catalogues, its files alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from html import escape
from pathlib import Path

import mkdocs
from scripts.bench.search import Search
from scripts.bench.server import packed_size
from scripts.settings import ROOT, WrongUseError, cache_folder

from expo import addresses
from expo.build import read
from expo.language import Language
from expo.problems import has_errors, report
from expo.search import Document, documents, read_prose, search_files
from expo.site import Site, join

MODULES = ROOT / "theme_overrides" / "assets" / "js"
LUNR = Path(mkdocs.__file__).parent / "contrib" / "search" / "templates" / "search" / "lunr.js"
HOME = "ours"
FILES = f"{HOME}/{addresses.search('')}"
_NOT_THE_INDEX = ("engine", "texts", "columns")


def site_of(catalogue: Path) -> Site:
    """All that a catalogue holds, with samples."""
    found, problems = read(catalogue, ROOT, samples=True, cache=cache_folder())
    if has_errors(problems):
        raise WrongUseError(report(problems))
    return join(found)


def documents_of(site: Site) -> tuple[Document, ...]:
    """What the search of a site finds."""
    return documents(site, read_prose(ROOT / "docs"))


def write_site(folder: Path, catalogue: Path) -> None:
    """Build the whole site as `make build` does."""
    environment = {**os.environ, "CATALOGUE": str(catalogue), "SITE": str(folder / HOME), "SAMPLES": "1"}
    command = [sys.executable, str(ROOT / "scripts" / "build.py")]
    done = subprocess.run(command, env=environment, check=False, capture_output=True, encoding="utf-8")  # noqa: S603
    if done.returncode:
        raise WrongUseError(done.stdout + done.stderr)


def write_search(folder: Path, site: Site) -> None:
    """Write the files of the search alone, and one page that names them as every page of the site does."""
    home = folder / HOME
    search = search_files(site, {}, read_prose(ROOT / "docs"), MODULES, LUNR.read_text("utf-8"))
    for each in search.files:
        file = home / each.address
        file.parent.mkdir(parents=True, exist_ok=True)
        assert isinstance(each.content, bytes)
        file.write_bytes(each.content)
    page = home / addresses.page_file(addresses.RESULTS)
    page.parent.mkdir(parents=True)
    names = {"root": "../", "folder": f"../{addresses.search('')}", **search.names_in(Language.ZH)}
    page.write_text(f'<script data-search="{escape(json.dumps(names))}"></script>\n', "utf-8")


def ready(folder: Path, page: str) -> Search:
    """The search of what has been written, typed into at a page of the site or of the benchmark."""
    return Search(
        "ours",
        "本站 | ours",
        "标题先答；另有 aliases.yaml 的同义词 | titles answer first; with the words of aliases.yaml",
        asked_at="pages/search.html?search=ours",
        typed_at=page,
        files=FILES,
        index=sum(size for part, size in by_part(sizes(folder)).items() if part not in _NOT_THE_INDEX),
        result="ol [data-result], [data-search-panel] [data-result]",
    )


def sizes(folder: Path) -> dict[str, int]:
    """Path below the folder → bytes after gzip of every file of the search."""
    files = sorted((folder / FILES).rglob("*.js"))
    return {each.relative_to(folder).as_posix(): packed_size(each) for each in files}


def by_part(sizes: Mapping[str, int]) -> dict[str, int]:
    """Bytes by the part of the search that a file belongs to: engine, index, words, texts, columns."""
    parts: Counter[str] = Counter()
    for path, size in sizes.items():
        parts[path.removeprefix(FILES).partition("-")[0]] += size
    return dict(parts)
