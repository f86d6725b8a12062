"""`make bench`: compare the printed book and the search of this catalogue with others, over the same records.

Usage: run_bench.py                 both of the following
       run_bench.py --print         the book beside WeasyPrint's and Chromium's
       run_bench.py --only KEY …    the search beside some of Material, Pagefind, MiniSearch and lunr, or none
       run_bench.py --records N     the search of ours alone, over N sample records
The tables go to the terminal, all figures to .cache/bench/: print.json, results.json or results-N.json.
Needed besides the lock requirements-bench.txt: Chromium; for the book Pango, which WeasyPrint draws with; for
the search npm, which brings MiniSearch and lunr.js.
Exit status: 0 done, 2 wrong use or environment.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from scripts.bench import comparing, growth, npm, ours, printing  # noqa: E402
from scripts.bench.documents import Text, texts  # noqa: E402
from scripts.bench.measuring import SLOWED, Bench  # noqa: E402
from scripts.bench.peers import lunr, material, minisearch, pagefind  # noqa: E402
from scripts.bench.queries import committed  # noqa: E402
from scripts.bench.search import PAGES, Search  # noqa: E402
from scripts.bench.server import remembering  # noqa: E402
from scripts.browser import chromium, chromium_path  # noqa: E402
from scripts.settings import WrongUseError, run  # noqa: E402

WORKPLACE = ROOT / ".cache" / "bench"
PEERS = ("material", "pagefind", "minisearch", "lunr")
RESULT_PAGE = "ours/results/U-001/"


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 0 when done."""
    options = _options().parse_args(arguments)
    if chromium_path() is None:
        raise WrongUseError("没有找到 Chromium，请先安装 | Chromium was not found; install it first")
    if options.records:
        _grow(options.records)
        return 0
    if options.only is None:
        # First, while this process is small: Linux counts its memory as that of those it starts.
        _print()
    if not options.print:
        _compare(PEERS if options.only is None else options.only)
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--print", action="store_true", help="只比较印刷册 | only the printed book")
    what.add_argument("--only", nargs="*", choices=PEERS, help="搜索只比较这些 | of searches only these")
    what.add_argument("--records", type=int, metavar="N", help="示例记录数 | number of sample records")
    return parser


def _print() -> None:
    books, again = printing.measure(WORKPLACE / "print", _say)
    print(f"\n{printing.comparison(books)}\n\n{printing.notes(books)}\n\n{printing.repeated(again)}")
    _write(WORKPLACE / "print.json", printing.as_json(books, again))


def _compare(wanted: Sequence[str]) -> None:
    catalogue = ROOT / "catalogue"
    sets = committed(ROOT / "tests" / "search")
    with _bench(WORKPLACE / "served") as bench:
        folder = bench.server.folder
        _say("生成网站和各家索引 | building the site and every index")
        ours.write_site(folder, catalogue)
        given = texts(ours.documents_of(ours.site_of(catalogue)))
        searches = [ours.ready(folder, RESULT_PAGE), *_peers(bench, given, wanted)]
        measured = []
        for each in searches:
            _say(f"测量 | measuring {each.name}")
            measured.append(comparing.measure(bench, each, sets))
    count = sum(map(len, sets.values()))
    print(
        f"\n{len(given)} 项成果，{count} 个查询；×为与本站之比 | "
        f"{len(given)} results, {count} queries; × is the ratio to ours\n"
    )
    print(comparing.comparison(measured, sets))
    print(f"\n{_notes(searches, measured[0].keys.count)}\n")
    print(comparing.groups(measured[0].groups))
    _write(WORKPLACE / "results.json", [each.as_json() for each in measured])


def _peers(bench: Bench, given: Sequence[Text], wanted: Sequence[str]) -> Iterator[Search]:
    folder = bench.server.folder
    packages = npm.install(WORKPLACE / "npm") if {"minisearch", "lunr"} & set(wanted) else Path()
    if "material" in wanted:
        yield material.prepare(folder, _emptied(WORKPLACE / "material"), given)
    if "pagefind" in wanted:
        yield pagefind.prepare(folder, given)
    if "minisearch" in wanted:
        yield from minisearch.prepare(bench.server, bench.browser, given, packages)
    if "lunr" in wanted:
        yield lunr.prepare(folder, given, packages)


def _grow(records: int) -> None:
    _say(f"写 {records} 条示例记录 | writing {records} sample records")
    catalogue = growth.sample_catalogue(WORKPLACE / f"catalogue-{records}", records)
    with _bench(WORKPLACE / f"served-{records}") as bench:
        _say("生成索引 | building the index")
        queries = growth.prepare(bench.server.folder, catalogue)
        _say(f"测量，{len(queries)} 个查询 | measuring, {len(queries)} queries")
        grown = growth.measure(bench, records, queries)
    print(f"\n{growth.report(grown)}\n\n{comparing.groups({'known items': grown.groups})}")
    _write(WORKPLACE / f"results-{records}.json", asdict(grown))


@contextmanager
def _bench(folder: Path) -> Iterator[Bench]:
    """A browser, and an emptied folder that is served with the benchmark's pages and the site's modules."""
    _emptied(folder)
    (folder / "pages").symlink_to(PAGES)
    (folder / "js").symlink_to(ours.MODULES)
    with remembering(folder) as server, chromium() as browser:
        yield Bench(browser, server)


def _emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _notes(searches: Sequence[Search], keys: int) -> str:
    lines = [
        "各家索引同样的文字，由同一个 Chromium 查询 | all index the same texts; one Chromium asks them:",
        *(f"  {each.name}: {each.given}" for each in searches),
        f"首次结果：页面一载入就输入，不计页面自身；按键：{keys} 次；放慢的是页面主线程，不含 worker | "
        f"first result: typed as soon as the page has loaded, without the page's own files; {keys} keys; "
        f"what is slowed {SLOWED}× is the page's main thread, not its workers",
    ]
    return "\n".join(lines)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _write(file: Path, value: object) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", "utf-8")
    print(f"\n{file.relative_to(ROOT)}")


if __name__ == "__main__":
    run(main)
