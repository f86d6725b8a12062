"""Guides → PDF: typst sets them, and what was set is kept until its content changes.

It sees a folder of its own with the templates, the data and the pictures of one guide, and nothing else of
this machine. The templates get a record's text as data and never evaluate it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from expo import typesetting
from expo.guides.content import Art, Content, lay_out
from expo.guides.plan import Guide
from expo.media import PrintedGuide
from expo.problems import Place, Problem, problem
from expo.site import Result, Site
from expo.typesetting import SettingError

TEMPLATES = Path(__file__).parents[3] / "theme_overrides" / "print"

MOST_AT_ONCE = 2
"""Guides that are set at the same time; each uses several cores itself, and the book takes 0.8 GB."""

_KEPT = 4
"""Settings of one guide that are kept: for other languages, papers and catalogues beside this one."""


@dataclass(frozen=True)
class SetGuides:
    """What became of the guides."""

    guides: tuple[PrintedGuide, ...]
    """In the order asked for; their PDFs lie in the cache."""
    new: int
    """How many were set now and not found in the cache."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Press:
    """Where guides are kept, what their links lead to, and the moment that they say they were made."""

    cache: Path
    site_url: str
    """Absolute address of the published root, with a slash at the end."""
    moment: int
    """Seconds since 1970: from the date of the data or SOURCE_DATE_EPOCH, never from the clock."""


def set_guides(
    site: Site,
    guides: Iterable[Guide],
    art: Art,
    press: Press,
    on_progress: Callable[[str], None] = lambda _name: None,
) -> SetGuides:
    """Set guides that the cache does not hold as they are now, several at a time.

    A result that cannot be set is left out of its guides, each of which tells of it in a problem.
    `on_progress` is told, by the calling thread, the name of each guide that is done.
    """
    press.cache.mkdir(parents=True, exist_ok=True)
    printed: list[PrintedGuide] = []
    problems: list[Problem] = []
    new = 0
    # Threads only wait: the work is done in processes of their own.
    with ThreadPoolExecutor(MOST_AT_ONCE) as pool:
        for outcome in pool.map(lambda guide: _set_one(_Job(site, guide, art, press)), guides):
            problems += outcome.problems
            new += outcome.is_new
            if outcome.printed:
                printed.append(outcome.printed)
                on_progress(outcome.printed.name)
    return SetGuides(tuple(printed), new, tuple(problems))


@dataclass(frozen=True)
class _Outcome:
    """What became of one guide; nothing was printed where none of its results could be set."""

    printed: PrintedGuide | None
    is_new: bool = False
    problems: tuple[Problem, ...] = ()


def _set_one(job: _Job) -> _Outcome:
    if job.file.is_file():
        return _Outcome(job.printed)
    # Without some results it is another guide, kept elsewhere: the faults are told each time.
    job, content, problems = job.set_without_the_bad()
    if content is None:
        return _Outcome(None, problems=tuple(problems))
    _write(job.file, content)
    _forget_older(job.press.cache, job.guide.name)
    return _Outcome(job.printed, True, tuple(problems))


class _Job:
    """One guide on its way through typst."""

    def __init__(self, site: Site, guide: Guide, art: Art, press: Press) -> None:
        self.site, self.guide, self.art, self.press = site, guide, art, press
        content = Content(site, guide, art, press.site_url)
        self.text = json.dumps(content.data(), ensure_ascii=False, sort_keys=True)
        self.files = content.files
        # A picture's name changes with what is in it, a drawing's does not.
        drawn = [each for each in self.files.values() if isinstance(each, str)]
        decisive = (self.text, *drawn, _templates_digest(), typesetting.edition(), str(press.moment))
        digest = hashlib.sha256("\n".join(decisive).encode()).hexdigest()[:20]
        self.file = press.cache / f"{guide.name}.{digest}.pdf"

    @property
    def printed(self) -> PrintedGuide:
        """The guide whose PDF lies in the cache."""
        guide, zones = self.guide, self.guide.zones
        zone = zones[0][0].key if len(zones) == 1 else ""
        return PrintedGuide(guide.name, guide.kind, zone, self.file, self.file.stat().st_size)

    def set(self) -> bytes:
        """The PDF. SettingError where it cannot be set."""
        with tempfile.TemporaryDirectory(prefix="guide-") as path:
            folder = Path(path)
            for template in TEMPLATES.glob("*.typ"):
                shutil.copy(template, folder)
            (folder / "guide.json").write_text(self.text, "utf-8")
            lay_out(self.files, folder)
            return typesetting.typeset(folder, f"{self.guide.kind}.typ", self.press.moment)

    def set_without_the_bad(self) -> tuple[_Job, bytes | None, list[Problem]]:
        """The PDF without the results that cannot be set, its job, and a problem for each of those."""
        try:
            return self, self.set(), []
        except SettingError:
            bad = {each.id: found for each in self.guide.results if (found := self._fault_of(each))}
            if not bad or (len(bad) == len(self.guide.results) > 1 and len(set(bad.values())) == 1):
                # The fault is in a template and not in a record: a mistake of ours that must show.
                raise
        problems = [
            problem(
                "guide-failed", Place(self.site.result(id).path), id=id, name=self.guide.name, reason=reason
            )
            for id, reason in bad.items()
        ]
        rest = _Job(self.site, self.guide.without(frozenset(bad)), self.art, self.press)
        return rest, (rest.set() if rest.guide.zones else None), problems

    def _fault_of(self, result: Result) -> str:
        """Why a guide of this result alone cannot be set; "" if it can."""
        others = frozenset(each.id for each in self.guide.results) - {result.id}
        try:
            _Job(self.site, self.guide.without(others), self.art, self.press).set()
        except SettingError as error:
            return str(error)
        return ""


@cache
def _templates_digest() -> str:
    texts = [template.read_bytes() for template in sorted(TEMPLATES.glob("*.typ"))]
    return hashlib.sha256(b"\0".join(texts)).hexdigest()


def _write(file: Path, content: bytes) -> None:
    """The whole file or none: another build may read the cache at the same time."""
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".partial-", delete=False) as partial:
        partial.write(content)
    Path(partial.name).chmod(0o644)
    Path(partial.name).rename(file)


def _forget_older(cache: Path, name: str) -> None:
    kept = sorted(cache.glob(f"{name}.*.pdf"), key=lambda each: each.stat().st_mtime, reverse=True)
    for file in kept[_KEPT:]:
        file.unlink(missing_ok=True)
