"""`make print`: set the printed guides as PDF.

Usage: scripts/print_guides.py [--zone KEY | --exhibitor KEY | --result ID…] [--language zh|en|both]
           [--paper a4|us-letter] [--bleed] [--two-up] [--strict]

Without a choice it sets all guides of the catalogue: the book, the labels, and for each zone a booklet,
sheets, booth cards, table tents and an overview.
Environment: CATALOGUE, SAMPLES, SITE_URL, PRINT (output folder, default print), SOURCE_DATE_EPOCH.
Exit status: 0 done, 1 the catalogue has errors or, with --strict, a guide has problems (the old guides stay),
2 wrong use or environment.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from scripts.settings import (  # noqa: E402
    WrongUseError,
    cache_folder,
    catalogue_folder,
    epoch,
    guides_folder,
    run,
    site_url,
    wants_samples,
)

from expo.build import art, moment, read  # noqa: E402
from expo.guides import (  # noqa: E402
    BOTH,
    Guide,
    Options,
    Paper,
    Press,
    coarse_pictures,
    guides_for_exhibitor,
    guides_for_results,
    guides_for_zone,
    guides_of,
    set_guides,
)
from expo.images import encode  # noqa: E402
from expo.language import Language  # noqa: E402
from expo.media import PrintedGuide  # noqa: E402
from expo.problems import has_errors, report  # noqa: E402
from expo.site import Site, join  # noqa: E402


def main(arguments: list[str]) -> int:
    """Read, check, set, put in place."""
    wanted = _parser().parse_args(arguments)
    folder = (ROOT / os.environ.get("PRINT", "print")).resolve()
    catalogue, problems = read(catalogue_folder(), ROOT, samples=wants_samples(), cache=cache_folder())
    if has_errors(problems):
        print(report(problems))
        return 1
    site = join(catalogue)
    guides = _chosen(site, wanted)
    pictures = [each.file for guide in guides for result in guide.results for each in result.pictures]
    encoded = encode(pictures, cache_folder(), root=ROOT)
    when = epoch()
    press = Press(guides_folder(), site_url(), moment(site) if when is None else when)
    made = set_guides(site, guides, art(site, encoded.images), press, _tell)
    found = [*encoded.problems, *coarse_pictures(guides, encoded.images), *made.problems]
    if found:
        print(report(found), file=sys.stderr)
    if has_errors(found) or (wanted.strict and found):
        return 1
    _put(made.guides, folder)
    print(f"已生成 {len(made.guides)} 份：{folder} | Set {len(made.guides)} guides in {folder}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="印刷册 | Printed guides")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--zone", metavar="KEY", help="一个展区 | one zone")
    which.add_argument("--exhibitor", metavar="KEY", help="一家展商 | one exhibitor")
    which.add_argument("--result", metavar="ID", nargs="+", help="若干成果 | some results")
    parser.add_argument("--language", choices=("zh", "en", "both"), default="both", help="语言 | language")
    parser.add_argument("--paper", choices=list(Paper), default=Paper.A4, help="纸张 | paper")
    parser.add_argument("--bleed", action="store_true", help="3 毫米出血与裁切线 | 3 mm bleed, crop marks")
    parser.add_argument(
        "--two-up", action="store_true", help="A5 单页两张拼一张 A4 | two A5 sheets on one A4"
    )
    parser.add_argument("--strict", action="store_true", help="有警告即失败 | fail on any warning")
    return parser


def _chosen(site: Site, wanted: argparse.Namespace) -> tuple[Guide, ...]:
    languages = BOTH if wanted.language == "both" else (Language(wanted.language),)
    options = Options(languages, Paper(wanted.paper), wanted.bleed, wanted.two_up)
    try:
        if wanted.zone:
            return tuple(guides_for_zone(site, wanted.zone, options))
        if wanted.exhibitor:
            return tuple(guides_for_exhibitor(site, wanted.exhibitor, options))
        if wanted.result:
            results = [site.result(id) for id in wanted.result]
            return tuple(guides_for_results(site, "-".join(wanted.result), results, options))
    except KeyError as error:
        raise WrongUseError(f"图录里没有“{error.args[0]}” | the catalogue has no “{error.args[0]}”") from None
    return tuple(guides_of(site, options))


def _tell(name: str) -> None:
    if sys.stderr.isatty():
        print(f"  {name}", file=sys.stderr)


def _put(guides: Iterable[PrintedGuide], folder: Path) -> None:
    """Each file whole or not at all: someone may be reading the old one."""
    folder.mkdir(parents=True, exist_ok=True)
    for guide in guides:
        fresh = folder / f".{guide.name}.partial"
        shutil.copyfile(guide.file, fresh)
        fresh.replace(folder / f"{guide.name}.pdf")


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]))
