"""`make new`: start the record of a result: a file with a hint at each field, and its pictures.

On a terminal it asks for what the arguments leave out. Nothing that exists is overwritten, but for a sample
that is to be replaced. Environment: CATALOGUE.
Exit status: 0 done, 1 the catalogue's problems prevent it, 2 wrong use or environment. But for 0 nothing is
written.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from scripts.new.frame import (  # noqa: E402
    CatalogueError,
    Frame,
    demand,
    demand_fit,
    demand_new_key,
    find_exhibitor,
    find_sample,
    find_zone,
    frame_of,
    free_id,
    no_exhibitor,
    refuse,
    shown,
)
from scripts.new.options import new_result_options  # noqa: E402
from scripts.new.pictures import Picture, picture_name  # noqa: E402
from scripts.new.placing import place  # noqa: E402
from scripts.new.questions import ask  # noqa: E402
from scripts.settings import catalogue_folder, ended, epoch  # noqa: E402

from expo.pages.completeness import FIELDS  # noqa: E402
from expo.reading import EXHIBITORS, SCHEMA  # noqa: E402
from expo.records import ExhibitorRecord, ResultRecord, Zone  # noqa: E402
from expo.schemas import exhibitor_schema, file_name, result_schema  # noqa: E402
from expo.starting import started  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    """Start a record; 0 done, 1 the catalogue's problems prevent it, 2 wrong use."""
    given = sys.argv[1:] if arguments is None else arguments
    return ended(lambda: _start([_in_utf8(each) for each in given]))


def _in_utf8(argument: str) -> str:
    """An argument as it was typed, where the locale knows ASCII alone."""
    try:
        return argument.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        refuse("看不懂参数的编码，请把终端设为 UTF-8", "an argument is not UTF-8; set the terminal to it")


def _start(arguments: list[str]) -> int:
    try:
        frame = frame_of(catalogue_folder())
        options = new_result_options().parse_args(arguments)
        if sys.stdin.isatty():
            ask(options, frame)
        _make(options, frame)
    except CatalogueError as error:
        print(error)
        return 1
    except (KeyboardInterrupt, EOFError):
        # The line on which a question stands has not ended.
        print("\n" if sys.stdin.isatty() else "", end="", file=sys.stderr)
        print("没有写出任何文件 | nothing was written", file=sys.stderr)
        return 2
    return 0


def _make(options: argparse.Namespace, frame: Frame) -> None:
    zone, id = _zone_and_id(options, frame)
    demand(options.title, "请用 --title 写明成果名称", "give the title of the result with --title")
    record = frame.folder / zone.key / f"{id}.yaml"
    texts = {
        **_new_exhibitor(options, frame),
        record: _result_text(options, frame, id),
    }
    for file, text in texts.items():
        demand_fit(text, file, ResultRecord if file == record else ExhibitorRecord, frame)
    contents = [each.content for each in options.pictures]
    place(texts, record, contents, is_replaced=options.replace is not None)
    _tell(texts, record, options.pictures)


def _zone_and_id(options: argparse.Namespace, frame: Frame) -> tuple[Zone, str]:
    """The zone of the new result and its id: the next free one, or that of the sample to replace."""
    known = ", ".join(zone.key for zone in frame.zones)
    wanted = options.zone or (options.replace or "")[:1]
    zone = find_zone(
        demand(wanted, f"请用 --zone 指定展区：{known}", f"name the zone with --zone: {known}"), frame
    )
    if options.replace is None:
        return zone, free_id(zone, frame)
    return zone, find_sample(options.replace, zone, frame)


def _result_text(options: argparse.Namespace, frame: Frame, id: str) -> str:
    given: dict[str, object] = {"id": id, "title": _both(options.title, options.title_en)}
    if options.new_exhibitor:
        given["exhibitor"] = options.new_exhibitor
    elif options.exhibitor:
        given["exhibitor"] = _known_exhibitor(options.exhibitor, frame)
    if options.pictures:
        given["images"] = [
            {"file": picture_name(number), **({"alt": picture.alt} if "zh" in picture.alt else {})}
            for number, picture in enumerate(options.pictures, 1)
        ]
    given["provenance"] = _provenance(options)
    address = f"../{SCHEMA}/{file_name('result')}"
    return started(result_schema(frame.vocabularies), given, address, FIELDS)


def _known_exhibitor(said: str, frame: Frame) -> str:
    key = find_exhibitor(said, frame)
    if key is None:
        zh, en = no_exhibitor(said, frame)
        refuse(f"{zh}；新展商请用 --new-exhibitor", f"{en}; for a new one use --new-exhibitor")
    return key


def _new_exhibitor(options: argparse.Namespace, frame: Frame) -> dict[Path, str]:
    """The file of a new exhibitor with its text; none where no new one is wanted."""
    key = options.new_exhibitor
    if not key:
        return {}
    if options.exhibitor not in (None, key):
        refuse("--exhibitor 与 --new-exhibitor 只能用一个", "use either --exhibitor or --new-exhibitor")
    demand_new_key(key, frame)
    name = demand(
        options.exhibitor_name,
        "请用 --exhibitor-name 写明展商名称",
        "give the exhibitor's name with --exhibitor-name",
    )
    given = {"name": _both(name, options.exhibitor_name_en), "provenance": _provenance(options)}
    address = f"../{SCHEMA}/{file_name('exhibitor')}"
    return {
        frame.folder / EXHIBITORS / f"{key}.yaml": started(
            exhibitor_schema(frame.vocabularies), given, address
        )
    }


def _provenance(options: argparse.Namespace) -> dict[str, object]:
    seconds = epoch()
    now = (
        datetime.datetime.now() if seconds is None else datetime.datetime.fromtimestamp(seconds, datetime.UTC)
    )
    source = (
        _both(options.source, options.source_en)
        if options.source
        else {"zh": "展商提交", "en": "Submitted by the exhibitor"}
    )
    return {"kind": "submitted", "source": source, "date": options.date or now.date().isoformat()}


def _both(zh: str, en: str | None) -> dict[str, str]:
    return {"zh": zh, "en": en} if en else {"zh": zh}


def _tell(texts: Iterable[Path], record: Path, pictures: Sequence[Picture]) -> None:
    names = [picture_name(number) for number in range(1, len(pictures) + 1)]
    for each in (*texts, *(record.with_suffix("") / name for name in names)):
        print(f"已写出 {shown(each)} | wrote {shown(each)}")
    lacking = [name for name, each in zip(names, pictures, strict=True) if "zh" not in each.alt]
    if lacking:
        told = ", ".join(lacking)
        print(
            f"{told} 还没有替代文字；写好以前 make check 不会通过 | "
            f"{told}: no alternative text yet; make check fails until it is written"
        )
    print("接着填写其余字段，再运行 make check | next: fill in the other fields, then run make check")


if __name__ == "__main__":
    sys.exit(main())
