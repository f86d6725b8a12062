"""What `make new` takes as arguments, and what it asks on a terminal."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from scripts.settings import WrongUseError

from expo.records import ResultRecord, Zone, is_key

MOST_PICTURES = next(
    each.max_length for each in ResultRecord.model_fields["images"].metadata if hasattr(each, "max_length")
)


@dataclass
class Picture:
    """A picture to copy in, with its alternative text as far as it is known."""

    file: Path
    alt: dict[str, str] = field(default_factory=dict)


def ask(options: argparse.Namespace, zones: Iterable[Zone], exhibitors: Collection[str]) -> None:
    """Ask for what matters most and was not given."""
    if not options.zone and not options.replace:
        for zone in zones:
            print(f"  {zone.letter}  {zone.key}：{zone.name.zh} | {zone.name.en or zone.name.zh}")
        options.zone = _answer("展区（字母或名称） | Zone (letter or name)")
    if not options.title:
        options.title = _answer("成果名称（中文） | Title (Chinese)")
        options.title_en = options.title_en or _answer("英文名称，可留空 | Title in English, may be empty")
    if not options.exhibitor and not options.new_exhibitor:
        key = _answer("展商文件名，可留空 | Name of the exhibitor's file, may be empty")
        if key and key not in exhibitors and is_key(key):
            options.new_exhibitor = key
        else:
            options.exhibitor = key or None
    if options.new_exhibitor and not options.exhibitor_name:
        options.exhibitor_name = _answer(
            f"新展商 {options.new_exhibitor} 的名称 | Name of {options.new_exhibitor}, in Chinese"
        )
    for number, picture in enumerate(options.pictures, 1):
        if "zh" not in picture.alt:
            asked = f"图 {number}（{picture.file.name}）上是什么 | What picture {number} shows, in Chinese"
            if alt := _answer(asked):
                picture.alt["zh"] = alt


def _answer(question: str) -> str:
    return input(f"{question}: ").strip()


class _Parser(argparse.ArgumentParser):
    """Tells wrong use in one line, in both languages."""

    def error(self, message: str) -> NoReturn:
        raise WrongUseError(f"用法不对（{message}），见 --help | wrong use ({message}); see --help")


class _AddPicture(argparse.Action):
    def __call__(self, _parser: Any, options: Any, value: Any, _option: Any = None) -> None:
        if len(options.pictures) >= MOST_PICTURES:
            raise WrongUseError(
                f"图片最多 {MOST_PICTURES} 张 | there may be {MOST_PICTURES} pictures at most"
            )
        options.pictures = [*options.pictures, Picture(Path(value))]


class _AddAlt(argparse.Action):
    """The alternative text belongs to the picture before it."""

    def __call__(self, _parser: Any, options: Any, value: Any, option: Any = None) -> None:
        if not options.pictures:
            raise WrongUseError(f"{option} 写在它所说明的 --picture 之后 | {option} goes after its --picture")
        options.pictures[-1].alt[self.const] = value


def new_result_options() -> argparse.ArgumentParser:
    """What the command takes; on a terminal it asks for what is left out."""
    parser = _Parser(description="新建一项成果的记录 | Start the record of a result", allow_abbrev=False)
    add = parser.add_argument
    add("--zone", help="展区，名称或字母 | zone, by name or letter")
    add("--replace", metavar="ID", help="用所替换示例的编号 | take the id of a sample, which goes")
    add("--title", metavar="ZH", help="成果名称 | title in Chinese")
    add("--title-en", metavar="EN", help="英文名称 | title in English")
    add("--exhibitor", metavar="KEY", help="已有展商的文件名 | an exhibitor that has a file")
    add("--new-exhibitor", metavar="KEY", help="新展商的文件名 | name of a new exhibitor's file")
    add("--exhibitor-name", metavar="ZH", help="新展商的名称 | name of the new exhibitor")
    add("--exhibitor-name-en", metavar="EN", help="新展商的英文名称 | its name in English")
    add("--source", metavar="ZH", help="资料来源，默认“展商提交” | where the record comes from")
    add("--source-en", metavar="EN", help="资料来源的英文 | the same in English")
    add("--date", metavar="2026-03-25", help="资料日期，默认今天 | date of the record, today by default")
    add(
        "--picture",
        dest="pictures",
        metavar="FILE",
        action=_AddPicture,
        default=[],
        help="图片，可用多次 | a picture; may be given again",
    )
    add(
        "--alt",
        metavar="ZH",
        dest="alt",
        action=_AddAlt,
        const="zh",
        help="前一张图的替代文字 | what the picture before it shows",
    )
    add(
        "--alt-en",
        metavar="EN",
        dest="alt",
        action=_AddAlt,
        const="en",
        help="替代文字的英文 | the same in English",
    )
    return parser
