"""`make new`: start the record of a result: a file with a hint at each field, and its pictures.

On a terminal it asks for what the arguments leave out. Nothing that exists is overwritten, but for a sample
that --replace names. Environment: CATALOGUE.
Exit status: 0 done, 1 the catalogue's problems prevent it, 2 wrong use or environment. But for 0 nothing is
written.
"""

from __future__ import annotations

import argparse
import datetime
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from scripts.questions import Picture, ask, new_result_options  # noqa: E402
from scripts.settings import WrongUseError, catalogue_folder, epoch  # noqa: E402

from expo.image_files import inspect, reason_of  # noqa: E402
from expo.images import as_jpeg  # noqa: E402
from expo.pages.completeness import FIELDS  # noqa: E402
from expo.problems import Place, Problem, report  # noqa: E402
from expo.reading import EXHIBITION, EXHIBITORS, SCHEMA, VOCABULARIES, read_record  # noqa: E402
from expo.records import (  # noqa: E402
    Exhibition,
    ExhibitorRecord,
    ResultRecord,
    Vocabularies,
    Zone,
    is_id,
    is_key,
)
from expo.repairs import nearest  # noqa: E402
from expo.schemas import exhibitor_schema, file_name, result_schema  # noqa: E402
from expo.source import parse, read_source  # noqa: E402
from expo.starting import next_id, started  # noqa: E402

LONGEST = 2400
"""Pixels on the long side of a picture that is copied in; the site shows at most 1600 across."""
MOST_BYTES = 64 * 1024 * 1024
"""A picture to be copied in may be larger than one in the catalogue, because it is made smaller."""


class CatalogueError(Exception):
    """Problems of the catalogue prevent the work; the text is their report. Exit status 1."""


@dataclass(frozen=True)
class Frame:
    """What a new record must fit into."""

    folder: Path
    zones: tuple[Zone, ...]
    vocabularies: Vocabularies


def main(arguments: list[str] | None = None) -> int:
    """Start a record; 0 done, 1 the catalogue's problems prevent it, 2 wrong use."""
    # Chinese whatever the locale says.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        given = sys.argv[1:] if arguments is None else arguments
        _start(new_result_options().parse_args([_in_utf8(each) for each in given]))
    except CatalogueError as error:
        print(error)
        return 1
    except WrongUseError as error:
        print(error, file=sys.stderr)
        return 2
    except (KeyboardInterrupt, EOFError):
        print("没有写出任何文件 | nothing was written", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"无法读写：{error} | cannot be read or written: {error}", file=sys.stderr)
        return 2
    return 0


def _in_utf8(argument: str) -> str:
    """An argument as it was typed, where the locale knows ASCII alone."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _start(options: argparse.Namespace) -> None:
    frame = _frame(catalogue_folder())
    if sys.stdin.isatty():
        ask(options, frame.zones, _exhibitors(frame))
    zone, id = _zone_and_id(options, frame)
    _demand(options.title, "请用 --title 写明成果名称", "give the title of the result with --title")
    file = frame.folder / zone.key / f"{id}.yaml"
    pictures = [_copied(picture) for picture in options.pictures]
    texts = {
        **_new_exhibitor(options, frame),
        file: _checked(_result_text(options, frame, id), file, ResultRecord, frame),
    }
    _write(texts, file.with_suffix(""), pictures, is_replaced=options.replace is not None)
    _tell(texts, file, options.pictures)


# -------------------------------------------------------------------------------------- what is there already


def _frame(folder: Path) -> Frame:
    problems: list[Problem] = []
    exhibition = _read(folder / EXHIBITION, Exhibition, problems)
    vocabularies = _read(folder / VOCABULARIES, Vocabularies, problems)
    if exhibition is None or vocabularies is None:
        raise CatalogueError(report(problems))
    return Frame(folder, exhibition.zones, vocabularies)


def _read(file: Path, model: Any, problems: list[Problem], words: Any = None) -> Any:
    source, found = read_source(file, _shown(file))
    problems += found
    if source is None:
        return None
    record, found = read_record(source, model, words)
    problems += found
    return record


def _shown(file: Path) -> str:
    return Path(os.path.relpath(file, ROOT)).as_posix()


def _zone_and_id(options: argparse.Namespace, frame: Frame) -> tuple[Zone, str]:
    """The zone of the new result and its id: the next free one, or that of the sample to replace."""
    known = ", ".join(zone.key for zone in frame.zones)
    wanted = options.zone
    if options.replace is not None:
        wanted = wanted or options.replace[:1]
    _demand(wanted, f"请用 --zone 指定展区：{known}", f"name the zone with --zone: {known}")
    zone = next((zone for zone in frame.zones if wanted in (zone.key, zone.letter)), None)
    if zone is None:
        hint = nearest(wanted, [zone.key for zone in frame.zones]) or known
        _refuse(f"没有展区“{wanted}”，可写：{hint}", f"there is no zone “{wanted}”; write: {hint}")
    if options.replace is None:
        return zone, next_id(zone.letter, _taken(frame.folder / zone.key))
    _demand_sample(options.replace, zone, frame)
    return zone, options.replace


def _taken(folder: Path) -> Iterator[str]:
    """What files and folders of a zone are named after."""
    if folder.is_dir():
        yield from (each.name.split(".")[0] for each in folder.iterdir())


def _demand_sample(id: str, zone: Zone, frame: Frame) -> None:
    """Only a sample makes room for another result."""
    file = frame.folder / zone.key / f"{id}.yaml"
    if not is_id(id) or not id.startswith(zone.letter) or not file.is_file():
        _refuse(f"展区 {zone.key} 里没有 {id}", f"there is no {id} in the zone {zone.key}")
    record = _read(file, ResultRecord, [], frame.vocabularies.by_name())
    if record is None or not record.is_sample:
        _refuse(f"{id} 不是示例，不能替换", f"{id} is not a sample and cannot be replaced")


# ---------------------------------------------------------------------------------------------------- texts


def _result_text(options: argparse.Namespace, frame: Frame, id: str) -> str:
    given: dict[str, object] = {"id": id, "title": _both(options.title, options.title_en)}
    if key := options.exhibitor or options.new_exhibitor:
        if not options.new_exhibitor:
            _demand_exhibitor(key, frame)
        given["exhibitor"] = key
    if options.pictures:
        given["images"] = [
            {"file": _picture_name(number), **({"alt": picture.alt} if "zh" in picture.alt else {})}
            for number, picture in enumerate(options.pictures, 1)
        ]
    given["provenance"] = _provenance(options)
    return started(result_schema(frame.vocabularies), given, f"../{SCHEMA}/{file_name('result')}", FIELDS)


def _new_exhibitor(options: argparse.Namespace, frame: Frame) -> dict[Path, str]:
    """The file of a new exhibitor with its text; none where no new one is wanted."""
    key = options.new_exhibitor
    if not key:
        return {}
    if options.exhibitor not in (None, key):
        _refuse("--exhibitor 与 --new-exhibitor 只能用一个", "use either --exhibitor or --new-exhibitor")
    if not is_key(key):
        zh = f"“{key}”不能作展商文件名，只可用小写字母、数字和连字符"
        _refuse(zh, f"“{key}” cannot name an exhibitor's file: small letters, digits and hyphens only")
    if key in _exhibitors(frame):
        _refuse(
            f"展商“{key}”已有文件，请用 --exhibitor", f"the exhibitor “{key}” has a file; use --exhibitor"
        )
    name = options.exhibitor_name
    _demand(name, "请用 --exhibitor-name 写明展商名称", "give the exhibitor's name with --exhibitor-name")
    given = {"name": _both(name, options.exhibitor_name_en), "provenance": _provenance(options)}
    file = frame.folder / EXHIBITORS / f"{key}.yaml"
    text = started(exhibitor_schema(frame.vocabularies), given, f"../{SCHEMA}/{file_name('exhibitor')}")
    return {file: _checked(text, file, ExhibitorRecord, frame)}


def _exhibitors(frame: Frame) -> list[str]:
    folder = frame.folder / EXHIBITORS
    return sorted(file.stem for file in folder.glob("*.yaml")) if folder.is_dir() else []


def _demand_exhibitor(key: str, frame: Frame) -> None:
    if key not in (known := _exhibitors(frame)):
        hint = nearest(key, known)
        zh, en = (f"，可写：{hint}", f"; write: {hint}") if hint else ("", "")
        _refuse(
            f"没有展商文件“{key}”{zh}；新展商请用 --new-exhibitor",
            f"there is no exhibitor file “{key}”{en}; for a new one use --new-exhibitor",
        )


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


def _checked(text: str, file: Path, model: Any, frame: Frame) -> str:
    """The text, if what was given has no problem; a missing alternative text is told by `make check`."""
    source, problems = parse(text, _shown(file))
    if source is not None:
        _, found = read_record(source, model, frame.vocabularies.by_name())
        problems += [each for each in found if each.code != "missing-field"]
    for each in sorted(problems):
        key = text.splitlines()[each.place.line - 1].split(":")[0].strip()
        zh, en = (f"（可写：{each.hint}）", f" (write: {each.hint})") if each.hint else ("", "")
        _refuse(f"{key}：{each.zh}{zh}", f"{key}: {each.en}{en}")
    return text


# ------------------------------------------------------------------------------------------------- pictures


def _picture_name(number: int) -> str:
    return f"picture-{number}.jpg"


def _copied(picture: Picture) -> bytes:
    """The picture as it goes into the catalogue."""
    file = picture.file.expanduser().resolve()
    if not file.is_file():
        _refuse(f"没有图片文件“{picture.file}”", f"there is no picture file “{picture.file}”")
    image, problems = inspect(file, Place(str(picture.file)), MOST_BYTES)
    if image is None:
        _refuse(*[" ".join(getattr(each, language) for each in problems) for language in ("zh", "en")])
    try:
        return as_jpeg(image, LONGEST)
    except Exception as error:  # Pillow's decoders raise many kinds of error on broken data.
        name, reason = file.name, reason_of(error)
        _refuse(f"图片“{name}”已损坏：{reason}", f"the picture “{name}” is damaged: {reason}")


# --------------------------------------------------------------------------------------------------- writing


def _write(texts: Mapping[Path, str], folder: Path, pictures: Sequence[bytes], *, is_replaced: bool) -> None:
    """Put all in place. What is new is whole on the disk before a sample goes."""
    folder.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=folder.parent) as name:
        made = Path(name, folder.name)
        made.mkdir()
        for number, content in enumerate(pictures, 1):
            (made / _picture_name(number)).write_bytes(content)
        if is_replaced:
            _remove(folder, Path(name, "old"))
            folder.with_suffix(".yaml").unlink()
        for file, text in texts.items():
            file.parent.mkdir(exist_ok=True)
            with file.open("x", encoding="utf-8", newline="\n") as opened:
                opened.write(text)
        if pictures:
            made.rename(folder)


def _remove(folder: Path, aside: Path) -> None:
    """A sample's pictures go; a link to another place is taken away, not followed."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.move(folder, aside)


def _tell(texts: Mapping[Path, str], file: Path, pictures: Sequence[Picture]) -> None:
    written = [
        *texts,
        *(file.with_suffix("") / _picture_name(number) for number in range(1, len(pictures) + 1)),
    ]
    for each in written:
        print(f"已写出 {_shown(each)} | wrote {_shown(each)}")
    lacking = [_picture_name(number) for number, each in enumerate(pictures, 1) if "zh" not in each.alt]
    if lacking:
        names = ", ".join(lacking)
        print(
            f"{names} 还没有替代文字；写好以前 make check 不会通过 | "
            f"{names}: no alternative text yet; make check fails until it is written"
        )
    print("接着填写其余字段，再运行 make check | next: fill in the other fields, then run make check")


def _demand(value: str | None, zh: str, en: str) -> None:
    if not value or not value.strip():
        _refuse(zh, en)


def _refuse(zh: str, en: str) -> NoReturn:
    raise WrongUseError(f"{zh} | {en}")


if __name__ == "__main__":
    sys.exit(main())
