"""What `make new` takes as arguments."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from scripts.new.frame import refuse
from scripts.new.pictures import demand_few, pictures_at


class _Parser(argparse.ArgumentParser):
    """Tells wrong use in one line, in both languages."""

    def error(self, message: str) -> NoReturn:
        refuse(f"用法不对（{message}），见 --help", f"wrong use ({message}); see --help")


class _AddPictures(argparse.Action):
    def __call__(self, _parser: Any, options: Any, values: Any, _option: Any = None) -> None:
        options.pictures = [*options.pictures, *pictures_at(values)]
        demand_few(options.pictures)


class _AddAlt(argparse.Action):
    """The alternative text belongs to the picture before it."""

    def __call__(self, _parser: Any, options: Any, value: Any, option: Any = None) -> None:
        if not options.pictures:
            refuse(f"{option} 写在它所说明的 --picture 之后", f"{option} goes after its --picture")
        options.pictures[-1].alt[self.const] = value


def new_result_options() -> argparse.ArgumentParser:
    """What the command takes; on a terminal it asks for what is left out."""
    parser = _Parser(
        prog="make new ARGS=…",
        usage='make new ARGS="--zone … --title …"',
        description="新建一项成果的记录，在终端里会逐项提问 | Start the record of a result, with questions",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("--zone", help="展区：名称、字母或文件夹名 | zone, by name, letter or folder")
    add("--replace", metavar="ID", help="用所替换示例的编号 | take the id of a sample, which goes")
    add("--title", metavar="ZH", help="成果名称 | title in Chinese")
    add("--title-en", metavar="EN", help="英文名称 | title in English")
    add(
        "--exhibitor",
        metavar="KEY",
        help="已有的展商：名称或文件名 | an exhibitor that has a file, by name or file",
    )
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
        nargs="+",
        action=_AddPictures,
        default=[],
        help="图片或图片文件夹，可有多个 | pictures, or a folder of them",
    )
    for option, language, told in (
        ("--alt", "zh", "前一张图的替代文字 | what the picture before it shows"),
        ("--alt-en", "en", "替代文字的英文 | the same in English"),
    ):
        add(option, metavar=language.upper(), dest="alt", action=_AddAlt, const=language, help=told)
    return parser
