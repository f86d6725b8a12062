"""What `make new` asks on a terminal. A wrong answer is told at once, and the question comes again."""

from __future__ import annotations

import argparse
import codecs
import contextlib
import locale
import shlex
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from pypinyin import lazy_pinyin
from scripts.new.frame import (
    Frame,
    demand,
    demand_fit,
    demand_new_key,
    exhibitors,
    find_exhibitor,
    find_sample,
    find_zone,
    free_id,
    no_exhibitor,
    plain,
    refuse,
)
from scripts.new.pictures import Picture, demand_few, pictures_at
from scripts.settings import WrongUseError

from expo.records import ResultRecord, Zone, is_key
from expo.writing import as_yaml

T = TypeVar("T")


def ask(options: argparse.Namespace, frame: Frame) -> None:
    """Ask for what matters most and was not given."""
    _edit_lines()
    print(
        "可留空的直接按回车；按 Ctrl-C 放弃，什么也不写 | "
        "Enter leaves an answer empty; Ctrl-C gives up and writes nothing"
    )
    if not options.zone and not options.replace:
        zone = _ask_zone(frame)
        options.zone, options.replace = zone.key, _ask_id(zone, frame)
    if not options.title:
        options.title = _until("成果名称（中文） | Title (Chinese)", lambda said: _title(said, frame))
        options.title_en = options.title_en or _until(
            "英文名称，可留空 | Title in English, may be empty",
            lambda said: _fitting(said, {"title": {"zh": "题", "en": said}}, frame),
        )
    if not options.exhibitor and not options.new_exhibitor:
        _ask_exhibitor(options, frame)
    if options.new_exhibitor and not options.exhibitor_name:
        options.exhibitor_name = _until(
            f"新展商 {options.new_exhibitor} 的名称 | Name of {options.new_exhibitor}, in Chinese",
            lambda said: demand(said, "展商名称必填", "the name is required"),
        )
    if not options.pictures:
        options.pictures = _until(
            "图片文件或文件夹，可拖到这里，可留空 | Pictures or a folder, may be dropped here, may be empty",
            _pictures,
        )
    for number, picture in enumerate(options.pictures, 1):
        if "zh" not in picture.alt:
            _ask_alt(number, picture, frame)


def _ask_zone(frame: Frame) -> Zone:
    for zone in frame.zones:
        print(f"  {zone.letter}  {zone.name.zh} | {zone.name.en or zone.name.zh}")
    return _until("展区（字母或名称） | Zone (letter or name)", lambda said: find_zone(said, frame))


def _ask_id(zone: Zone, frame: Frame) -> str | None:
    """The sample to replace; None for the next free id."""
    free = free_id(zone, frame)
    return _until(
        f"编号：回车用 {free}，替换示例就写它的编号 | Id: Enter for {free}, or that of a sample to replace",
        lambda said: find_sample(said, zone, frame) if plain(said) not in ("", plain(free)) else None,
    )


def _ask_exhibitor(options: argparse.Namespace, frame: Frame) -> None:
    """Until there is an exhibitor, known or new, or none is wanted."""
    asked = "展商（名称或文件名），可留空 | Exhibitor (name or name of its file), may be empty"
    while answer := _until(asked, lambda said: (said, find_exhibitor(said, frame)) if said else None):
        said, key = answer
        if key:
            print(f"  {' | '.join((key, *exhibitors(frame)[key]))}")
            options.exhibitor = key
            return
        print(" | ".join(no_exhibitor(said, frame)))
        options.new_exhibitor = _until(
            f"新展商的文件名，如 {_key_like(said)}；不是新展商，回车重写 | "
            f"Name for a new exhibitor's file, as {_key_like(said)}; Enter to go back",
            lambda said: _new_key(said, frame),
        )
        if options.new_exhibitor:
            options.exhibitor_name = options.exhibitor_name or (None if is_key(said) else said)
            return


def _key_like(name: str) -> str:
    """A key that an exhibitor of that name may have: its pinyin, where that is one."""
    key = "-".join(lazy_pinyin(plain(name)))
    return key if is_key(key) else "hillside-institute"


def _new_key(said: str, frame: Frame) -> str:
    key = plain(said)
    if key:
        demand_new_key(key, frame)
    return key


def _ask_alt(number: int, picture: Picture, frame: Frame) -> None:
    alt = _until(
        f"图 {number}（{picture.file.name}）上是什么 | What picture {number} shows, in Chinese",
        lambda said: _fitting(said, {"images": [{"file": "picture-1.jpg", "alt": {"zh": said}}]}, frame),
    )
    if alt:
        picture.alt["zh"] = alt


def _title(said: str, frame: Frame) -> str:
    demand(said, "成果名称必填", "the title is required")
    return _fitting(said, {"title": {"zh": said}}, frame)


def _fitting(said: str, values: Mapping[str, object], frame: Frame) -> str:
    """What was said, where a record may hold these values; nothing where nothing was said."""
    if said:
        demand_fit(as_yaml(values, ""), Path("x.yaml"), ResultRecord, frame)
    return said


def _pictures(said: str) -> list[Picture]:
    """The pictures of an answer, all of them usable."""
    # As terminals write what is dropped on them: quoted, or with a backslash before each space.
    paths = [said] if Path(said).expanduser().exists() else _words(said)
    pictures = pictures_at(paths) if said else []
    demand_few(pictures)
    for each in pictures:
        # Made here, so that a picture that cannot be used is told of while it is asked for.
        _ = each.content
    return pictures


def _words(said: str) -> list[str]:
    try:
        return shlex.split(said)
    except ValueError:  # A single quotation mark.
        return [said]


def _until(question: str, judge: Callable[[str], T]) -> T:
    """The first answer that the judge takes."""
    while True:
        try:
            return judge(_answer(question))
        except WrongUseError as error:
            print(error)


def _answer(question: str) -> str:
    try:
        answer = input(f"{question}: ").strip()
        answer.encode()
    except UnicodeError:
        refuse("看不懂输入的编码，请把终端设为 UTF-8", "what was typed is not UTF-8; set the terminal to it")
    return answer


def _edit_lines() -> None:
    """Let the arrow keys work, and the backspace key take away whole characters."""
    # In another encoding readline would show Chinese as numbers.
    if {codecs.lookup(each).name for each in (locale.getencoding(), sys.stdin.encoding)} == {"utf-8"}:
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401 - input() uses it once it is loaded
