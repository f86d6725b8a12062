"""Write the sample records of the catalogue, with their exhibitors and drawn pictures.

Running it again changes nothing. Records that are not samples are left alone. With another number of results
it writes a whole catalogue for trials into another folder.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from scripts.samples.folder import bring_up_to_date, contents, found_catalogue, real_records  # noqa: E402
from scripts.samples.material import read_material  # noqa: E402
from scripts.samples.pictures import Job  # noqa: E402
from scripts.samples.plan import COUNTS  # noqa: E402

OWN = ROOT / "catalogue"
MATERIAL = ROOT / "scripts" / "samples"
RESULTS = sum(COUNTS.values())


def main(arguments: list[str] | None = None) -> int:
    """Make the samples; 0 done, 2 wrong use."""
    options = _options().parse_args(arguments)
    folder: Path = options.catalogue
    own = folder.resolve() == OWN
    if own and (options.results != RESULTS or not options.pictures):
        print(f"{folder} 只存放 {RESULTS} 项、带图片的完整目录；请用 --catalogue 指定别的文件夹 | "
              f"{folder} holds the {RESULTS} results with their pictures; choose another folder with --catalogue",
              file=sys.stderr)
        return 2
    if options.results < RESULTS:
        print(f"--results 至少为 {RESULTS} | --results must be {RESULTS} or more", file=sys.stderr)
        return 2
    if not own:
        found_catalogue(OWN, folder, options.results)
    wanted = contents(read_material(MATERIAL), options.results, real_records(folder), pictures=options.pictures)
    changes = bring_up_to_date(folder, wanted, _drawn(wanted.pictures))
    print(f"{folder}：{len(wanted.texts)} 个文件、{len(wanted.pictures)} 张图片；写入 {changes.written}，删除 {changes.removed} | "
          f"{len(wanted.texts)} records, {len(wanted.pictures)} pictures; "
          f"{changes.written} written, {changes.removed} removed")
    return 0


def _drawn(jobs: Mapping[str, Job]) -> Iterator[tuple[str, bytes]]:
    return iter(())


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--catalogue", type=Path, default=OWN, help="文件夹 | folder (catalogue)")
    parser.add_argument("--results", type=int, default=RESULTS, help=f"成果数 | number of results ({RESULTS})")
    parser.add_argument(
        "--no-pictures", dest="pictures", action="store_false", help="不画图片 | draw no pictures"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
