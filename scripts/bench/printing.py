"""The book of all results in both languages, set as `make print` does and by others from one page of HTML."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from scripts.bench.table import relative, table
from scripts.settings import WrongUseError

PRINTERS = Path(__file__).parent / "printers.py"
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Setter:
    """One of those that are compared."""

    key: str
    name: str
    given: str
    """How it is used."""


OURS = Setter(
    "ours",
    "本站 | ours (typst)",
    "PDF/UA-1 与 PDF/A-2a，页眉、目录与索引带页码 | "
    "PDF/UA-1 and PDF/A-2a; running heads, page numbers in contents and indexes",
)
PEERS = (
    Setter(
        "weasyprint",
        "WeasyPrint",
        "PDF/UA-1，页眉、目录与索引带页码；可变字体由它自己化为静态 | "
        "PDF/UA-1; running heads, page numbers in contents and indexes; it makes the typeface static",
    ),
    Setter(
        "chromium",
        "Chromium",
        "page.pdf()，带标签，无页眉，目录与索引无页码（不认 target-counter） | page.pdf(), tagged; "
        "no running heads and no page numbers in contents and indexes, as it knows no target-counter",
    ),
)


@dataclass(frozen=True)
class Run:
    """What a process took."""

    seconds: float
    """From the records, read and joined, to the PDF."""
    whole: float
    """Seconds from the start of the process to its end."""
    cpu: float
    """Seconds of all its processes on all cores."""
    peak: int
    """Bytes of memory that the largest of its processes took at most."""
    results: int
    guides: int
    new: int
    """How many of the guides were set and not found in the cache."""


@dataclass(frozen=True)
class Book:
    """The measures of one setter's book."""

    setter: Setter
    run: Run
    size: int
    pages: int


@dataclass(frozen=True)
class Again:
    """All guides of ours, one run after the other into the same cache."""

    first: Run
    unchanged: Run
    changed: Run


def measure(folder: Path, say: Callable[[str], None]) -> tuple[list[Book], Again]:
    """Print everything once; the folder is emptied before."""
    require_peers()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    say("备好图片和字体 | preparing pictures and typeface")
    # Not measured: it encodes the pictures and brings files into the system's cache for all alike.
    _run("ours", folder / "first.pdf")
    books = []
    for each in (OURS, *PEERS):
        say(f"排全书 | setting the book: {each.name}")
        file = folder / f"{each.key}.pdf"
        books.append(Book(each, _run(each.key, file), file.stat().st_size, pages_of(file)))
    say("排全部印刷册 | setting all guides")
    kept = folder / "guides"
    return books, Again(_run("guides", kept), _run("guides", kept), _run("changed", kept))


def require_peers() -> None:
    """WrongUseError where WeasyPrint cannot work; it needs a library that PyPI does not bring."""
    check = [sys.executable, "-c", "import weasyprint"]
    if subprocess.run(check, check=False, capture_output=True).returncode:  # noqa: S603
        packages = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
        raise WrongUseError(
            f"WeasyPrint 需要 Pango（Debian：apt-get install {packages}） | "
            f"WeasyPrint needs Pango (Debian: apt-get install {packages})"
        )


def pages_of(file: Path) -> int:
    """How many pages a PDF has."""
    from pypdfium2 import PdfDocument

    with PdfDocument(file) as document:
        return len(document)


def _run(printer: str, target: Path) -> Run:
    """One process on its own: what it loads, keeps or leaks is not the next one's."""
    start = time.perf_counter()
    with subprocess.Popen(  # noqa: S603
        [sys.executable, str(PRINTERS), printer, str(target)], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        told = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise WrongUseError(f"{printer} 没有排成 | {printer} could not set it")
    whole = time.perf_counter() - start
    # Linux counts ru_maxrss in KiB.
    return Run(
        whole=whole, cpu=usage.ru_utime + usage.ru_stime, peak=usage.ru_maxrss * 1024, **json.loads(told)
    )


# ------------------------------------------------------------------------------------------------- the tables


def comparison(books: Sequence[Book]) -> str:
    """A row a measure, a column a setter, each figure with its ratio to ours."""
    rows = [["", *(each.setter.name for each in books)]]
    for label, figure, digits in _MEASURES:
        first, *others = map(figure, books)
        rows.append([label, f"{first:,.{digits}f}", *(relative(each, first, digits) for each in others)])
    return table(rows)


_MEASURES: tuple[tuple[str, Callable[[Book], float], int], ...] = (
    ("从数据到 PDF 秒 | from data to PDF, s", lambda book: book.run.seconds, 1),
    ("　连同读图录 | with reading the catalogue", lambda book: book.run.whole, 1),
    ("　其 CPU 秒 | CPU of that, s", lambda book: book.run.cpu, 1),
    ("内存峰值 MB | peak memory, MB", lambda book: book.run.peak / MEGABYTE, 0),
    ("文件 MB | size, MB", lambda book: book.size / MEGABYTE, 1),
    ("页数 | pages", lambda book: book.pages, 0),
)


def repeated(again: Again) -> str:
    """What is set again when all guides are asked for once more."""
    rows = [["全部印刷册 | all guides", "新排 | set", "秒 | s", "CPU 秒 | CPU, s", "内存 MB | memory, MB"]]
    for label, run in (
        ("缓存为空 | nothing kept", again.first),
        ("无改动 | nothing changed", again.unchanged),
        ("改一条记录 | one record changed", again.changed),
    ):
        set_of_all = f"{run.new} / {run.guides}"
        rows.append(
            [label, set_of_all, f"{run.seconds:.1f}", f"{run.cpu:.1f}", f"{run.peak / MEGABYTE:,.0f}"]
        )
    return table(rows)


def notes(books: Sequence[Book]) -> str:
    """What is compared, and how each is used."""
    lines = [
        f"{books[0].run.results} 项成果的中英文图录，数据、图片、字体相同；两家同行排同一个 HTML；"
        "图片已备好，每次都是新进程 | "
        f"the book of {books[0].run.results} results in both languages from the same data, pictures and "
        "typeface; the peers set one page of HTML; pictures are encoded before; each run is a process "
        "of its own",
        *(f"  {each.setter.name}: {each.setter.given}" for each in books),
        "CPU 合计所有进程；内存取其中最大的一个进程，Chromium 另有数个 | "
        "CPU is that of all processes; memory that of the largest one: Chromium has some beside it",
        f"负载 | load: {os.getloadavg()[0]:.1f}, {os.cpu_count()} 核 | cores",
    ]
    return "\n".join(lines)


def as_json(books: Sequence[Book], again: Again) -> dict[str, Any]:
    """For print.json."""
    return {"books": [asdict(each) for each in books], "again": asdict(again), "load": os.getloadavg()}
