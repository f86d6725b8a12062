"""What a proposed change does, as Markdown in both languages, for the hosting service's page of the request.

Names and texts come from strangers: nothing in them is markup, and none is longer than a few lines. A summary
is read at one glance, and hosts refuse one of more than 1 MiB: tables end early, the page of the preview has
everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from expo.changes import (
    Change,
    Changes,
    PictureChange,
    Piece,
    names_of,
    notices,
    picture_changes,
    pieces,
    shortened,
    size_in_words,
)
from expo.codes import Level
from expo.language import Language
from expo.problems import Problem, printable
from expo.site import Exhibitor, Picture, Result
from expo.words import word

MOST_ROWS = 40
MOST_SIGNS = 160
"""Rows of a table and signs of a text in it."""
MOST_NAMES = 6
MOST_TEXTS = 8
"""Names in a row, and texts of one record."""
AROUND = 16
"""Signs that stay beside a changed place of a text."""
_KINDS = {
    "new": "新增 | new",
    "changed": "修改 | changed",
    "renamed": "改名 | renamed",
    "removed": "删除 | removed",
}
_TAGS = {"gone": "del", "come": "ins"}

Cell = str
"""A part of a row, already escaped."""


def summary(changes: Changes | None, problems: Iterable[Problem], earlier: Iterable[Problem] = ()) -> str:
    """The summary; without `changes` that of a catalogue that cannot be compared, or has errors.

    Of the problems those that were there before are only counted.
    """
    found = sorted(set(problems))
    known = {_same(each) for each in earlier}
    fresh = [each for each in found if _same(each) not in known]
    lines = ["## 图录的变化 | What changes in the catalogue", "", _verdict(found)]
    if any(each.level is Level.ERROR for each in found):
        lines += [
            "",
            "有错误，改正以前没有预览。 | There are errors; there is no preview until they are mended.",
        ]
    lines += _problems(fresh, len(found) - len(fresh))
    if changes is not None:
        lines += _changes(changes)
    return "\n".join(lines) + "\n"


def problem_summary(heading: str, problems: Iterable[Problem]) -> str:
    """Problems alone, as Markdown."""
    found = sorted(set(problems))
    return "\n".join([f"## {heading}", "", _verdict(found), *_problems(found, 0)]) + "\n"


def _same(each: Problem) -> tuple[str, ...]:
    """What stays of a problem when lines above it change; the catalogue may lie in another folder."""
    return (*each.place.path.split("/")[-2:], each.code, each.zh)


def _verdict(problems: list[Problem]) -> str:
    errors = sum(each.level is Level.ERROR for each in problems)
    warnings = len(problems) - errors
    said = f"{errors} 个错误，{warnings} 个提醒 | {errors} errors, {warnings} warnings"
    return f"**{said}**" if errors else said


def _problems(fresh: list[Problem], known: int) -> Iterator[str]:
    yield from _table(
        ("位置 · Place", "代码 · Code", "问题 · Problem", "可写 · Write"),
        [
            (
                _escaped(str(each.place)),
                _escaped(each.code),
                f"{_escaped(each.zh, 300)}<br>{_escaped(each.en, 300)}",
                _escaped(each.hint),
            )
            for each in fresh
        ],
    )
    if known:
        were = "was" if known == 1 else "were"
        yield from ("", f"其中 {known} 个原来就有。 | {known} of these {were} there before.")


# ---------------------------------------------------------------------------------------------------- changes


def _changes(changes: Changes) -> Iterator[str]:
    counts = [f"{_KINDS[kind]} {n}" for kind, n in changes.counts().items() if n or kind != "renamed"]
    yield from ("", f"成果 | Results: {' · '.join(counts)}")
    yield from _closely(changes)
    rows = list(map(_row_of, changes.records))
    yield from _table(("", "编号 · Id", "名称 · Name", "改动 · Fields"), rows)
    yield from _texts(changes)
    yield from _rest(changes)
    yield from _pictures(changes)
    if changes.untranslated:
        count = len(changes.untranslated)
        yield from ("", f"还没有英文的文字：{count} 处 | Texts without English: {count}")
        yield from _table(
            ("文件 · File", "位置 · Where", "中文 · Chinese"),
            [
                (_escaped(each.path), _escaped(each.location), _escaped(each.chinese))
                for each in changes.untranslated
            ],
        )


def _closely(changes: Changes) -> Iterator[str]:
    found = list(notices(changes))
    if found:
        yield from ("", f"### {_both('changes.closely')}", "")
    for each in found[:MOST_ROWS]:
        yield f"- {_both(f'changes.look-{each.kind}', id=each.id, what=each.what[:MOST_SIGNS])}"
    yield from _more(len(found))


def _row_of(change: Change[Result] | Change[Exhibitor]) -> tuple[Cell, ...]:
    title = change.either.record.title if isinstance(change.either, Result) else change.either.record.name
    touched = f" → {_listed(change.touched)}" if change.touched else ""
    said = _fields(change) + touched
    return _escaped(_KINDS[change.kind]), _escaped(change.name), _escaped(title.zh), _escaped(said)


def _fields(change: Change[Result] | Change[Exhibitor]) -> str:
    """The fields that differ, by their Chinese names and as they are written in the record."""
    if change.takes_over:
        return "示例 → 真实 | sample → real"
    model = type(change.either.record)
    names = {info.alias or name: names_of(model, name).zh for name, info in model.model_fields.items()}
    return _listed([f"{names.get(name, '')} {name}".strip() for name in change.fields])


def _listed(names: Sequence[str]) -> str:
    """Names in a row, the first of many and how many there are."""
    return "、".join(names[:MOST_NAMES]) + (f"……（{len(names)}）" if len(names) > MOST_NAMES else "")


def _texts(changes: Changes) -> Iterator[str]:
    """Texts of what was changed, with what is gone and what has come; the first of each record."""
    rows = [row for change in changes.records if _is_reworded(change) for row in _texts_of(change)]
    rows += _rows("exhibition", changes.exhibition)
    yield from _table(("编号 · Id", "栏目 · Field", "原来 → 修改后 · Before → after"), rows)


def _is_reworded(change: Change[Result] | Change[Exhibitor]) -> bool:
    """Whether it says much the same as before; what is new has to be read on its page."""
    return change.before is not None and change.after is not None and not change.takes_over


def _texts_of(change: Change[Result] | Change[Exhibitor]) -> Iterator[tuple[Cell, ...]]:
    records = (each.record if each else None for each in (change.before, change.after))
    yield from _rows(change.name, list(pieces(*records)))


def _rows(name: str, found: Sequence[Piece]) -> Iterator[tuple[Cell, ...]]:
    for piece in found[:MOST_TEXTS]:
        yield _escaped(name), _escaped(f"{piece.names.zh} | {piece.names.en}"), _marked(piece)
    if len(found) > MOST_TEXTS:
        rest = len(found) - MOST_TEXTS
        yield _escaped(name), "", _escaped(f"还有 {rest} 段，见预览 | {rest} more are in the preview")


def _marked(piece: Piece) -> Cell:
    left, parts = MOST_SIGNS, []
    for mark, text in shortened(piece.segments, AROUND):
        shown = _escaped(text, left)
        parts.append(f"<{_TAGS[mark]}>{shown}</{_TAGS[mark]}>" if mark in _TAGS else shown)
        left -= len(text)
        if left <= 0:
            break
    return "".join(parts)


def _rest(changes: Changes) -> Iterator[str]:
    """What is no record of a result or an exhibitor."""
    rows = [
        (
            _escaped(f"{each.vocabulary}.{each.key}"),
            _escaped(each.before.zh if each.before else "–"),
            _escaped(each.after.zh if each.after else "–"),
            _escaped(_listed(each.touched)),
        )
        for each in changes.terms
    ]
    yield from _table(("词表 · Vocabulary", "原来 · Before", "修改后 · After", "涉及 · Touches"), rows)
    if changes.aliases:
        yield from ("", _both("changes.aliases"))
    if changes.notes:
        yield from ("", f"{_both('changes.notes')} {_escaped(_listed(changes.notes))}")


def _pictures(changes: Changes) -> Iterator[str]:
    rows = [
        (_escaped(change.name), _escaped(_file_name(each)), _size(each.before), _size(each.after))
        for change in changes.results
        if change.after
        for each in picture_changes(change)
    ]
    yield from _table(("编号 · Id", "图片 · Picture", "原来 · Before", "修改后 · After"), rows)
    if changes.pictures:
        size, total = size_in_words(changes.picture_bytes), size_in_words(changes.total_bytes)
        yield from ("", _both("changes.picture-total", n=len(changes.pictures), size=size, total=total))


def _file_name(each: PictureChange) -> str:
    picture = each.after or each.before
    return picture.record.file if picture else ""


def _size(picture: Picture | None) -> Cell:
    if picture is None:
        return "–"
    return f"{picture.file.width} × {picture.file.height}, {size_in_words(picture.file.bytes)}"


# --------------------------------------------------------------------------------------------------- Markdown


def _both(key: str, **values: object) -> Cell:
    """Words of the interface in both languages; what they are filled with is escaped."""
    shown = {name: _escaped(value) if isinstance(value, str) else value for name, value in values.items()}
    return " | ".join(word(key, language, **shown) for language in Language)


def _table(heads: tuple[str, ...], rows: Sequence[tuple[Cell, ...]]) -> Iterator[str]:
    if rows:
        yield from ("", _row(heads), _row(("---",) * len(heads)))
        yield from (_row(row) for row in rows[:MOST_ROWS])
        yield from _more(len(rows))


def _more(count: int) -> Iterator[str]:
    if count > MOST_ROWS:
        rest = count - MOST_ROWS
        yield from ("", f"还有 {rest} 行，见预览 | {rest} more rows are in the preview")


def _row(cells: Iterable[Cell]) -> str:
    return "| " + " | ".join(cells) + " |"


def _escaped(text: str, most: int = MOST_SIGNS) -> Cell:
    """The text as it is read, not as Markdown or HTML; addresses and names in it lead nowhere."""
    line = printable(re.sub(r"\s+", " ", text))
    short = line if len(line) <= most else line[: most - 1] + "…"
    return re.sub(r"[!-,./:-@\[-`{-~]", lambda found: f"&#{ord(found[0])};", short)
