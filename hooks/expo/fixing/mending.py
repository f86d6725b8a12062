"""A record's text → the text with all that is safe repaired, and each repair with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from pydantic import BaseModel

from expo.fixing.reading import Draft, Edit, Format
from expo.fixing.syntax import syntax_edits
from expo.fixing.values import value_edits
from expo.problems import Lines, Place, one_line
from expo.records import Vocabulary
from expo.source import parse
from expo.writing import in_order

_MOST_PASSES = 200
"""A text that cannot be read is mended slip by slip; what is left then is for another run."""


@dataclass(frozen=True, order=True)
class Repair:
    """One edit that was made; the place is that in the text as it was given."""

    place: Place
    code: str
    """That of the problem it mends, or `unquoted`, `ending-spaces`, `key-order` for what was none."""
    old: str
    new: str

    def __str__(self) -> str:
        """One line in both languages, in the form of a problem's."""
        old, new = one_line(self.old), one_line(self.new)
        zh, en = (said.format(old=old, new=new) for said in _SAID.get(self.code, _REPLACED))
        return f"{self.place}: fixed: {self.code}: {zh} | {en}"


_REPLACED = ("“{old}”已改为“{new}”", "“{old}” is now “{new}”")
_SAID = {
    "file-encoding": ("文件已由 {old} 转为 {new}", "the file is now {new}, no longer {old}"),
    "yaml-tab": (
        "缩进的制表符（Tab）已换成空格",
        "the line is indented with spaces now, no longer with tabs",
    ),
    "yaml-space": (
        "缩进的全角空格已换成半角空格",
        "the line is indented with ordinary spaces now",
    ),
    "ending-spaces": ("行尾的空格已删去", "the spaces at the end of the line are gone"),
    "key-order": (
        "各栏已按格式的顺序排列（“{new}”原来太靠后）",
        "the fields stand in the order of the format now (“{new}” stood too late)",
    ),
    "unquoted": ("已加上引号：{new}", "it is quoted now: {new}"),
}
"""Code → what is said of a repair in Chinese and in English; where there is nothing better, _REPLACED."""


def fix(
    text: str, path: str, model: type[BaseModel], words: Mapping[str, Vocabulary] | None
) -> tuple[str, list[Repair]]:
    """Repair what is safe in the text of a record of `model`; without `words` no word is repaired.

    Doing it again changes nothing. A text with no repairs is given back as it is. One of so many slips that
    YAML cannot read that they are not repaired in _MOST_PASSES is repaired up to there.
    """
    draft = Draft(text, path, Format(model, words))
    # Where each sign of the draft stood in the text as it was given.
    origins = list(range(len(text) + 1))
    lines, repairs = Lines(text), list[Repair]()
    for _ in range(_MOST_PASSES):
        edits = _next_edits(draft)
        if not edits:
            break
        for edit in sorted(edits, key=lambda each: each.start, reverse=True):
            place = lines.place(origins[edit.start], path)
            repairs.append(Repair(place, edit.code, draft.text[edit.start : edit.end], edit.new))
            origins[edit.start : edit.end] = [origins[edit.start]] * len(edit.new)
        draft = draft.with_edits(edits)
    return draft.text, sorted(repairs)


def ordered(text: str, path: str, model: type[BaseModel]) -> tuple[str, list[Repair]]:
    """The fields of a record in the order of the format; a text that YAML cannot read stays as it is.

    The repair names the first field that stood too late.
    """
    source, problems = parse(text, path)
    if source is None or problems:
        return text, []
    fields = [info.alias or name for name, info in model.model_fields.items()]
    after = in_order(source, fields)
    if after == text:
        return text, []
    ranks = [(fields.index(key[0]), key) for key in source.keys if len(key) == 1 and key[0] in fields]
    late = next(key for (rank, _), (later, key) in pairwise(ranks) if later < rank)
    return after, [Repair(source.place_of_key(late), "key-order", str(late[0]), str(late[0]))]


def _next_edits(draft: Draft) -> list[Edit]:
    """The edits that can be made at once; each group by itself where together they would do harm."""
    groups = [each for each in (syntax_edits if draft.source is None else value_edits)(draft) if each]
    together: list[Edit] = []
    taken: set[int] = set()
    for group in groups:
        signs = {at for edit in group for at in range(edit.start, edit.end)}
        if taken.isdisjoint(signs):
            together += group
            taken |= signs
    if together and draft.gets_better_with(together):
        return together
    return next((group for group in groups if draft.gets_better_with(group)), [])
