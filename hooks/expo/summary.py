"""What a proposed change does, as Markdown in both languages, for the hosting service's page of the request.

Names and texts come from strangers: nothing in them is markup, and none is longer than a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from expo.changes import Change, Changes, size_in_words
from expo.codes import Level
from expo.problems import Problem
from expo.site import Exhibitor, Result

MOST_ROWS = 100
"""A summary is read at one glance; the page of the preview has everything."""
_KINDS = {"new": "新增 | new", "changed": "修改 | changed", "removed": "删除 | removed"}


def summary(changes: Changes | None, problems: Iterable[Problem]) -> str:
    """The summary; without `changes` that of a catalogue that cannot be compared, or has errors."""
    found = sorted(set(problems))
    lines = ["## 图录的变化 | What changes in the catalogue", "", _verdict(found)]
    if changes is not None:
        lines += ["", *_changes(changes)]
    if found:
        lines += ["", *_problems(found)]
    return "\n".join(lines) + "\n"


def _verdict(problems: list[Problem]) -> str:
    errors = sum(each.level is Level.ERROR for each in problems)
    warnings = len(problems) - errors
    said = f"{errors} 个错误，{warnings} 个提醒 | {errors} errors, {warnings} warnings"
    return f"**{said}**" if errors else said


def _changes(changes: Changes) -> Iterator[str]:
    counts = [
        f"{words} {sum(each.kind == kind for each in changes.results)}" for kind, words in _KINDS.items()
    ]
    yield f"成果 | Results: {' · '.join(counts)}"
    rows = [*map(_result, changes.results), *map(_exhibitor, changes.exhibitors)]
    yield from _table(("", "编号 · Id", "名称 · Name", "改动 · Fields"), rows)
    if changes.pictures:
        size = size_in_words(changes.picture_bytes)
        yield from (
            "",
            f"新图片 {len(changes.pictures)} 张，{size} | {len(changes.pictures)} new pictures, {size}",
        )
    if changes.untranslated:
        count = len(changes.untranslated)
        yield from ("", f"还没有英文的文字：{count} 处 | Texts without English: {count}")
        yield from _table(
            ("文件 · File", "位置 · Where", "中文 · Chinese"),
            [(each.path, each.location, each.chinese) for each in changes.untranslated],
        )


def _problems(problems: list[Problem]) -> Iterator[str]:
    yield from _table(
        ("位置 · Place", "代码 · Code", "问题 · Problem", "可写 · Write"),
        [(str(each.place), each.code, f"{each.zh} | {each.en}", each.hint) for each in problems],
    )


def _result(change: Change[Result]) -> tuple[str, ...]:
    one = change.either
    return _KINDS[change.kind], one.id, one.record.title.zh, ", ".join(change.fields)


def _exhibitor(change: Change[Exhibitor]) -> tuple[str, ...]:
    one = change.either
    return _KINDS[change.kind], one.key, one.record.name.zh, ", ".join(change.fields)


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    if not rows:
        return
    yield from ("", _row(heads, plain=True), _row(("---",) * len(heads), plain=True))
    yield from (_row(row) for row in rows[:MOST_ROWS])
    if len(rows) > MOST_ROWS:
        rest = len(rows) - MOST_ROWS
        yield from ("", f"还有 {rest} 行，见预览 | {rest} more rows are in the preview")


def _row(cells: Iterable[str], *, plain: bool = False) -> str:
    return "| " + " | ".join(each if plain else _escaped(each) for each in cells) + " |"


def _escaped(text: str) -> str:
    """The text as it is read, not as Markdown or HTML; addresses and names in it lead nowhere."""
    line = " ".join(text.split())
    short = line if len(line) <= 200 else line[:199] + "…"
    return re.sub(r"[!-,./:-@\[-`{-~]", lambda found: f"&#{ord(found[0])};", short)
