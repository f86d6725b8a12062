"""The layout of the spreadsheets, read off the record format: which sheet and column each value has.

A result has one row on the sheet 成果: a text in two languages two columns, a list of short texts one line an
item. A list of things with several parts (contacts, images …) has a sheet of its own, one row an item, with
the result's id in front. A field that is added to the format gets its place by itself; a test walks them all.
"""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from annotated_types import MaxLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from expo.records import Bilingual, ExhibitorRecord, ResultRecord, scalars

_MOST_EXAMPLE = 60

RESULTS = "成果"
EXHIBITORS = "展商"

Path = tuple[str, ...]


@dataclass(frozen=True)
class Heading:
    """The name of a column or a sheet in both languages."""

    zh: str
    en: str

    def __str__(self) -> str:
        return f"{self.zh}\n{self.en}"


@dataclass(frozen=True)
class Column:
    """Where a value of a record or of an item stands."""

    path: Path
    """Keys from the record (or the item) to the value."""
    heading: Heading
    value: Any = str
    """The annotation of the value; that of one line, where a line is an item."""
    is_list: bool = False
    """A line is an item."""
    language: str = ""
    """Of a list of bilingual texts: the language of this column's lines."""
    hint: str = ""
    required: bool = False
    examples: tuple[Any, ...] = field(default=(), compare=False)
    """As the format gives them."""
    choices: tuple[tuple[str, str, str], ...] = ()
    """Key, Chinese and English of what a closed choice of the format allows; vocabularies are not here."""

    @property
    def full_path(self) -> Path:
        """The path to one text, without the numbers of items."""
        return (*self.path, self.language) if self.language else self.path

    @property
    def vocabulary(self) -> str:
        """The name of the vocabulary that the value is a word of; else empty."""
        marks = _marks(self.value)
        return next((mark.vocabulary for mark in marks if isinstance(mark, scalars.Word)), "")

    @property
    def is_truth(self) -> bool:
        """The value is yes or no."""
        return _bare(self.value) is bool

    @property
    def is_number(self) -> bool:
        """The value is a whole number."""
        return _bare(self.value) is int


@dataclass(frozen=True)
class Table:
    """A sheet: the columns of a record, or of the items of one of its fields."""

    name: Heading
    columns: tuple[Column, ...]
    field: str = ""
    """The field whose items stand here; empty for the records themselves."""

    def column_at(self, path: Path) -> Column | None:
        """The first column of the value at a path, or of what stands within or around it."""
        for column in self.columns:
            length = min(len(path), len(column.full_path))
            if column.full_path[:length] == path[:length]:
                return column
        return None


@dataclass(frozen=True)
class Layout:
    """All sheets of one kind of record."""

    model: type[BaseModel]
    main: Table
    parts: tuple[Table, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The sheet of the records, then those of their parts."""
        return (self.main, *self.parts)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields at the top of a record, in the order of the format."""
        return tuple(info.alias or name for name, info in self.model.model_fields.items())

    def part(self, field: str) -> Table | None:
        """The sheet of a field's items, if it has one."""
        return next((table for table in self.parts if table.field == field), None)


ID = Column(
    ("id",),
    Heading("编号", "Id"),
    scalars.ResultId,
    hint="这一行所属成果的编号，或成果的中文名称。\nThe id, or the Chinese title, of the result.",
    required=True,
)
"""The first column of the sheets of parts."""

ZONE = Column(
    ("zone",),
    Heading("展区", "Zone"),
    hint="没有编号的新成果只填展区，编号自动取下一个空号。"
    "\nFor a new result without an id: the next free one is taken.",
)
"""A result's zone, which its record does not hold: the folder tells it."""

KEY = Column(
    ("key",),
    Heading("文件名", "Key"),
    scalars.Key,
    hint="小写英文字母、数字和连字符，如 hillside-institute。\nLower-case letters, digits and hyphens.",
    required=True,
)
"""An exhibitor's key, which is the name of its file."""


_OF_EXHIBITOR = "“展商”表里的名称，或文件名。\nThe name of an exhibitor on the sheet 展商, or its key."


@cache
def results() -> Layout:
    """The sheets of results."""
    layout = _layout(ResultRecord, Heading(RESULTS, "Results"))
    first, *others = layout.main.columns
    others = [replace(each, hint=_OF_EXHIBITOR) if each.path == ("exhibitor",) else each for each in others]
    main = replace(layout.main, columns=(replace(first, required=False), ZONE, *others))
    parts = tuple(replace(part, columns=(ID, *part.columns)) for part in layout.parts)
    return replace(layout, main=main, parts=parts)


@cache
def exhibitors() -> Layout:
    """The sheet of exhibitors."""
    layout = _layout(ExhibitorRecord, Heading(EXHIBITORS, "Exhibitors"))
    return replace(layout, main=replace(layout.main, columns=(KEY, *layout.main.columns)))


# -------------------------------------------------------------------------------------------- from the models


def _layout(model: type[BaseModel], name: Heading) -> Layout:
    columns: list[Column] = []
    parts: list[Table] = []
    for column in _fields(model):
        item = model_in(column.value)
        if column.is_list and item and not issubclass(item, Bilingual):
            inner = tuple(each for field in _fields(item) for each in _leaves(field))
            if any(each.is_list for each in inner):
                raise TypeError(f"a list within the list {column.path} has no place in a table")
            parts.append(Table(column.heading, inner, column.path[0]))
        else:
            columns += _leaves(column)
    return Layout(model, Table(name, tuple(columns)), tuple(parts))


def _fields(model: type[BaseModel]) -> Iterator[Column]:
    """The fields of a model as columns, whatever they hold."""
    hints = get_type_hints(model, include_extras=True)
    for name, info in model.model_fields.items():
        zh, _, en = (info.description or "").partition(" | ")
        value, is_list = hints[name], False
        if get_origin(_bare(value)) is tuple:
            value, is_list = get_args(_bare(value))[0], True
        choices = _choices(value, info)
        for key, word, _ in choices:
            zh = re.sub(rf"写 {key}\b", f"选“{word}”", zh)
            en = re.sub(rf"write {key}\b", f"choose “{word}”", en)
        if _bare(value) is bool:
            # A table says it in words.
            zh, en = f"{_head(zh)}：是或否", f"{_head(en)}: 是 for yes, 否 for no"
        column = Column(
            (info.alias or name,),
            Heading(_head(zh), _head(en)),
            _present(value),
            is_list,
            required=info.is_required(),
            choices=choices,
            examples=tuple(info.examples or ()),
        )
        yield replace(column, hint=f"{zh}\n{en}{_lines(info, column)}{_limit(column)}{_example(column)}")


def _leaves(column: Column) -> Iterator[Column]:
    """The columns of one field: one a value that has no parts."""
    inner = model_in(column.value)
    if inner is None:
        yield column
    elif issubclass(inner, Bilingual):
        for language, zh, en in (("zh", "中文", "Chinese"), ("en", "英文", "English")):
            (text,) = (each for each in _fields(inner) if each.path == (language,))
            heading = Heading(f"{column.heading.zh}（{zh}）", f"{column.heading.en} ({en})")
            whole = replace(column, value=text.value, heading=heading)
            hint = f"{column.hint}{_limit(whole)}{_example(replace(whole, language=language))}"
            whole = replace(whole, hint=hint)
            whole = replace(whole, required=column.required and text.required)
            if column.is_list:
                yield replace(whole, language=language)
            else:
                yield replace(whole, path=(*column.path, language))
    elif column.is_list:
        raise TypeError(f"the list {column.path} has no place in a table")
    else:
        for field in _fields(inner):
            for leaf in _leaves(field):
                heading = Heading(
                    _joined(column.heading.zh, leaf.heading.zh), f"{column.heading.en}: {leaf.heading.en}"
                )
                required = column.required and leaf.required
                yield replace(leaf, path=(*column.path, *leaf.path), heading=heading, required=required)


def _head(text: str) -> str:
    """The name of a field, which its description begins with."""
    return re.split(r"[，：；（]|, |: |; | \(", text)[0].strip()


def _choices(annotation: Any, info: FieldInfo) -> tuple[tuple[str, str, str], ...]:
    """What a closed choice allows, in the words that editors show of it."""
    keys = get_args(_bare(annotation)) if get_origin(_bare(annotation)) is Literal else ()
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    said = extra.get("enumDescriptions", [])
    assert isinstance(said, list)
    texts = [str(each).partition(" | ") for each in said]
    return tuple((key, _head(zh), _head(en)) for key, (zh, _, en) in zip(keys, texts, strict=True))


def _lines(info: FieldInfo, column: Column) -> str:
    """That a list is written one item a line, and how many it may have."""
    most = next((mark.max_length for mark in info.metadata if isinstance(mark, MaxLen)), None)
    if not column.is_list:
        return ""
    return "\n每行一项" + (
        f"，至多 {most} 项 | One item a line, at most {most}" if most else " | One item a line"
    )


def _limit(column: Column) -> str:
    """How long a text may be; a word of a list, or a value of one form, has another rule after that."""
    if column.vocabulary or column.choices:
        return "\n从列表中选 | Choose from the list"
    mark = next(reversed(_marks(column.value)), None)
    return (
        f"\n至多 {mark.most} 字 | At most {mark.most} characters" if isinstance(mark, scalars.AtMost) else ""
    )


def _example(column: Column) -> str:
    """An example of one value, in the language of a column that has one; long ones would fill the screen."""
    example = next(iter(column.examples), None)
    example = next(iter(example), None) if isinstance(example, list | tuple) else example
    example = example.get(column.language) if isinstance(example, dict) else example
    is_short = len(str(example)) <= _MOST_EXAMPLE and "\n" not in str(example)
    is_text = isinstance(example, str | int) and not column.vocabulary
    return f"\n例 | Example: {example}" if is_text and is_short else ""


def _joined(outer: str, inner: str) -> str:
    """The name of a part within its whole; the part's alone where the two say the same."""
    bare = inner.partition("（")[0]
    return inner if bare in outer or bare.startswith(outer) else f"{outer}·{inner}"


def _present(annotation: Any) -> Any:
    """The annotation without `| None`."""
    if get_origin(annotation) in (Union, types.UnionType):
        return next(each for each in get_args(annotation) if each is not type(None))
    return annotation


def _bare(annotation: Any) -> Any:
    """The annotation without `| None` and without `Annotated`."""
    present = _present(annotation)
    return get_args(present)[0] if get_origin(present) is Annotated else present


def _marks(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that the values are, if they have parts."""
    bare = _bare(annotation)
    return bare if isinstance(bare, type) and issubclass(bare, BaseModel) else None
