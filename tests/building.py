"""Builds sites for tests as `make build` does, in a process of its own, and reads what came out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import mkdocs
import yaml
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

ROOT = Path(__file__).parent.parent
CATALOGUE = ROOT / "catalogue"
LUNR = Path(mkdocs.__file__).parent / "contrib" / "search" / "templates" / "search" / "lunr.js"

# The environment of `make test` names the developer's own catalogue and output folder: no test may use them.
_OURS = ("CATALOGUE", "SITE", "SAMPLES", "SITE_URL", "REPO_URL", "SOURCE_DATE_EPOCH", "FORMAT", "GUIDES")


def build(site: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run scripts/build.py into a folder; `variables` are set in its environment."""
    environment = {key: value for key, value in os.environ.items() if key not in _OURS}
    # The printed guides take longer than all the rest; the tests that want them say so.
    environment |= {
        "GUIDES": "0",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": str(ROOT / "hooks"),
        "SITE": str(site),
    }
    return subprocess.run(
        [sys.executable, "scripts/build.py"],
        cwd=ROOT,
        env=environment | variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def built(site: Path, **variables: str) -> Path:
    """The folder of a site that must build, and without a word on standard error but the progress bar's."""
    done = build(site, **variables)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def copied(folder: Path, ids: Iterable[str]) -> Path:
    """Some committed results, with their images and exhibitors, as a catalogue of its own."""
    folder.mkdir(parents=True)
    for name in ("exhibition.yaml", "vocabularies.yaml", "aliases.yaml"):
        shutil.copy(CATALOGUE / name, folder)
    for id in ids:
        (file,) = CATALOGUE.glob(f"*/{id}.yaml")
        home = folder / file.parent.name
        home.mkdir(exist_ok=True)
        shutil.copy(file, home)
        if file.with_suffix("").is_dir():
            shutil.copytree(file.with_suffix(""), home / id)
        exhibitor = yaml.safe_load(file.read_text("utf-8")).get("exhibitor")
        if exhibitor:
            (folder / "exhibitors").mkdir(exist_ok=True)
            shutil.copy(CATALOGUE / "exhibitors" / f"{exhibitor}.yaml", folder / "exhibitors")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder: its path → its bytes."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def raw_results() -> dict[str, dict[str, Any]]:
    """The committed results as their files say, read without the code under test: id → record."""
    files = sorted(CATALOGUE.glob("*/?-*.yaml"))
    return {file.stem: yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader) for file in files}


@dataclass(frozen=True)
class Link:
    """A place in a page that names another file."""

    element: HtmlElement
    attribute: str
    written: str
    loads: bool
    """Whether a browser fetches it by itself, without the reader's doing."""


@dataclass(frozen=True, eq=False)
class BuiltPage:
    """An HTML file of a built site."""

    file: str
    """Its path below the site's root."""
    tree: HtmlElement

    @property
    def address(self) -> str:
        """Its address below the site's root."""
        return self.file.removesuffix("index.html")

    @property
    def is_english(self) -> bool:
        return self.file.startswith("en/")

    @property
    def is_missing_page(self) -> bool:
        return self.file.endswith("404.html")

    @cached_property
    def ids(self) -> list[str]:
        return [str(each) for each in self.tree.xpath("//@id")]

    @cached_property
    def links(self) -> list[Link]:
        return list(_links(self.tree))

    def all(self, path: str) -> list[HtmlElement]:
        """Elements by XPath."""
        return list(self.tree.xpath(path))

    def values(self, path: str) -> list[str]:
        """Attributes or texts by XPath."""
        return [str(each) for each in self.tree.xpath(path)]

    def one(self, path: str) -> HtmlElement:
        """The only element, or a failed test."""
        found = self.all(path)
        assert len(found) == 1, f"{self.file}: {len(found)} × {path}"
        return found[0]

    def text(self) -> str:
        """The words one reads, without scripts and styles."""
        parts = self.tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]")
        return re.sub(r"\s+", " ", " ".join(map(str, parts)))


class BuiltSite:
    """A built site, its pages parsed once."""

    def __init__(self, folder: Path, url: str = "https://catalogue.example.org/") -> None:
        self.folder = folder
        self.url = url
        self.files = frozenset(
            file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()
        )
        self.pages: Mapping[str, BuiltPage] = {
            file: BuiltPage(file, _parsed(folder / file))
            for file in sorted(self.files)
            if file.endswith(".html")
        }

    def page(self, address: str) -> BuiltPage:
        """The page at an address below the root; KeyError if there is none."""
        return self.pages[address if address.endswith(".html") else f"{address}index.html"]

    def target(self, page: BuiltPage, link: str) -> tuple[str, str] | None:
        """Where a link leads: the file below the root and the fragment; None for another site."""
        whole, fragment = urldefrag(urljoin(self.url + page.address, link))
        if not whole.startswith(self.url):
            return None
        path = unquote(urlsplit(whole).path.removeprefix(urlsplit(self.url).path))
        return (path + "index.html" if path.endswith("/") or not path else path), fragment


def css_links(text: str) -> list[str]:
    """What a stylesheet or a style attribute names by url()."""
    return [found.strip("'\" ") for found in re.findall(r"url\(([^)]*)\)", text)]


def _parsed(file: Path) -> HtmlElement:
    return document_fromstring(file.read_bytes(), parser=HTMLParser(encoding="utf-8"))


_LOADING = {("img", "src"), ("script", "src"), ("source", "src"), ("video", "poster"), ("iframe", "src")}


def _links(tree: HtmlElement) -> Iterator[Link]:
    for element in tree.iter(etree.Element):
        for name in ("href", "src", "action", "poster"):
            value = element.get(name)
            if value is not None:
                loads = (element.tag, name) in _LOADING or (element.tag == "link" and _is_loaded(element))
                yield Link(element, name, value, loads)
        for part in (element.get("srcset") or "").split(","):
            if part.strip():
                yield Link(element, "srcset", part.split()[0], True)
        style = (element.get("style") or "") + ((element.text or "") if element.tag == "style" else "")
        for url in css_links(style):
            yield Link(element, "style", url, True)


def _is_loaded(element: HtmlElement) -> bool:
    return element.get("rel") not in ("canonical", "alternate", "prev", "next")
