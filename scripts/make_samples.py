"""Write the sample records of the catalogue, with their exhibitors and drawn pictures.

Running it again changes nothing. Records that are not samples are left alone. With another number of results
it writes a whole catalogue for trials into another folder.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from scripts.samples.folder import bring_up_to_date, contents, found_catalogue, real_records  # noqa: E402
from scripts.samples.material import read_material  # noqa: E402
from scripts.samples.pictures import Job, drawn  # noqa: E402
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
        return _refuse(
            f"{folder.name} 只存放完整的 {RESULTS} 项；请用 --catalogue 指定别的文件夹",
            f"{folder.name} holds all {RESULTS} results; choose another folder with --catalogue",
        )
    if options.results < RESULTS:
        return _refuse(f"--results 至少为 {RESULTS}", f"--results must be {RESULTS} or more")
    if not own:
        found_catalogue(OWN, folder, options.results)
    real = real_records(folder)
    wanted = contents(read_material(MATERIAL), options.results, real, pictures=options.pictures)
    changes = bring_up_to_date(folder, wanted, _drawn(wanted.pictures))
    records, pictures = len(wanted.texts), len(wanted.pictures)
    print(
        f"示例记录 {records} 个、图片 {pictures} 张；写入 {changes.written}，删除 {changes.removed} | "
        f"{records} sample records, {pictures} pictures; {changes.written} written, {changes.removed} removed"
    )
    return 0


def _drawn(jobs: Mapping[str, Job]) -> Iterator[tuple[str, bytes]]:
    """Path and file of every picture; drawn on all cores, which changes nothing in them."""
    if jobs:
        with ProcessPoolExecutor() as pool:
            yield from zip(jobs, pool.map(drawn, jobs.values(), chunksize=4), strict=True)


def _refuse(zh: str, en: str) -> int:
    print(f"{zh} | {en}", file=sys.stderr)
    return 2


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--catalogue", type=Path, default=OWN, help="文件夹 | folder")
    parser.add_argument("--results", type=int, default=RESULTS, help="成果数 | number of results")
    parser.add_argument(
        "--no-pictures", dest="pictures", action="store_false", help="不画图片 | draw no pictures"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
