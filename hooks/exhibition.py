"""MkDocs' events, and nothing else: the one module that imports MkDocs. The core in expo/ does the work."""

from __future__ import annotations

import datetime
import logging
import os
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Any

import click
import mkdocs
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage

# MkDocs keeps this folder on the path only while it executes this file: import all of the core here.
from expo.build import Build, Settings, make
from expo.language import Language
from expo.pages.view import Page
from expo.problems import report

log = logging.getLogger("mkdocs.hooks.exhibition")


@dataclass
class _Current:
    """What one run of MkDocs builds; the events share it."""

    build: Build | None = None
    pages: dict[str, Page] = field(default_factory=dict)
    """Path of the source, as MkDocs knows it → the page."""

    @property
    def made(self) -> Build:
        assert self.build is not None, "on_config comes first"
        return self.build


_current = _Current()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read, check and prepare the catalogue; one with errors stops here, before anything is removed."""
    with _Progress() as progress:
        made, problems = make(_settings(config), progress.show)
    if problems:
        print(report(problems), file=sys.stderr)
    if made is None:
        log.error("图录有错误，网站未改动 | The catalogue has errors; the site is unchanged")
        made = _last_good_build()
    _current.build = made
    if made.encoded:
        log.info("Encoded %d images", made.encoded)
    # MkDocs dates its site map by the clock unless told otherwise; the same data must give the same bytes.
    midnight = datetime.datetime.combine(made.outlet.site.date, datetime.time(), datetime.UTC)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(midnight.timestamp())))
    # The catalogue has a page of its own for what is not there, in each language.
    config.theme.static_templates.discard("404.html")
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out the parent theme's assets and what is not published as it stands; add what we make."""
    for file in list(files):
        is_foreign = file.src_uri.startswith("assets/") and not _is_own_asset(file, config)
        if is_foreign or file.src_uri.endswith(".typ"):
            files.remove(file)
    _current.pages.clear()
    for page in _current.made.pages():
        file = File.generated(config, _source_of(page.address), content="")
        if page.address.endswith(".html"):
            file.dest_uri = page.address
        file.edit_uri = page.source
        _current.pages[file.src_uri] = page
        files.append(file)
    for output in _current.made.files():
        if isinstance(output.content, Path):
            files.append(File.generated(config, output.address, abs_src_path=str(output.content)))
        else:
            files.append(File.generated(config, output.address, content=output.content))
    return files


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, **_: Any) -> str:
    """Take the front matter of the visitors' prose into a page of the core."""
    own = _current.pages.setdefault(page.file.src_uri, _prose(page, config))
    page.title = own.title
    return markdown


def on_page_content(html: str, page: MkDocsPage, **_: Any) -> str:
    """Fill a generated page with the body that the core makes."""
    own = _current.pages[page.file.src_uri]
    if own.kind != "prose":
        return _current.made.body(own)
    # A page stands in a folder of its own name; pictures lie beside its source.
    return _current.made.prose(own, html, Path(page.file.abs_src_path or "").with_suffix(""))


def on_env(env: Environment, **_: Any) -> Environment:
    """Escape what the frame places, as the core's own templates do."""
    env.autoescape = True
    return env


def on_page_context(context: Any, page: MkDocsPage, **_: Any) -> Any:
    """Hand the frame to main.html."""
    context["frame"] = _current.made.frame(_current.pages[page.file.src_uri])
    return context


def on_template_context(context: Any, template_name: str, **_: Any) -> Any:
    """Hand the site map its pages; MkDocs's own would list samples, which ask not to be found."""
    if template_name == "sitemap.xml":
        context["listed"] = _current.made.site_map(_current.pages.values())
    return context


def _last_good_build() -> Build:
    """While serving, the pages of before stay readable until the errors are mended."""
    if _current.build is None:
        raise PluginError("没有可用的图录 | There is no catalogue to show")
    return replace(_current.build, encoded=0)


def _settings(config: MkDocsConfig) -> Settings:
    root = _root(config)
    return Settings(
        root,
        root / str(config.extra["catalogue"]),
        root / ".cache" / "images",
        str(config.extra["samples"]) != "0",
        (config.site_url or "").rstrip("/") + "/",
        config.repo_url or "",
        root / ".cache" / "guides" if str(config.extra["guides"]) != "0" else None,
        int(epoch) if (epoch := os.environ.get("SOURCE_DATE_EPOCH")) else None,
        Path(mkdocs.__file__).parent / "contrib" / "search" / "templates" / "search" / "lunr.js",
        Path(str(config.extra["base"])) if config.extra["base"] else None,
        str(config.extra["hosting"]),
        tuple(str(config.extra["files"] or "").splitlines()),
    )


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _is_own_asset(file: File, config: MkDocsConfig) -> bool:
    """Whether an asset is this project's; its stylesheets and scripts are published together."""
    path = Path(file.abs_src_path or "")
    return path.is_relative_to(Path(config.theme.custom_dir or "")) and path.suffix not in (".css", ".js")


def _source_of(address: str) -> str:
    """The Markdown file that MkDocs would make this address from."""
    return f"{address.removesuffix('.html')}.md" if address.endswith(".html") else f"{address}index.md"


def _prose(page: MkDocsPage, config: MkDocsConfig) -> Page:
    english = page.file.src_uri.startswith("en/")
    return Page(
        "prose",
        Language.EN if english else Language.ZH,
        page.file.url.removeprefix("en/") if english else page.file.url,
        str(page.meta.get("title", page.title)),
        str(page.meta.get("description", "")),
        f"{Path(config.docs_dir).relative_to(_root(config)).as_posix()}/{page.file.src_uri}",
    )


class _Progress:
    """A bar on the terminal while images are encoded; nothing where there are none or no terminal."""

    def __init__(self) -> None:
        self._bar: Any = None

    def __enter__(self) -> _Progress:
        return self

    def show(self, done: int, total: int) -> None:
        """Tell how many images are done."""
        if self._bar is None:
            self._bar = click.progressbar(length=total, label="图片 | Images", file=sys.stderr)
        self._bar.update(done - self._bar.pos)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.render_finish()
