"""Edits of a text that YAML cannot read: colons, quotation marks and tabs of a Chinese input method."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from expo.expected import field_names
from expo.fixing.reading import Draft, Edit
from expo.syntax import HALF_WIDTH

_QUOTE = "[“”‘’＂＇\"']?"
_COLON = re.compile(rf"{_QUOTE}([a-z][a-z0-9_]*){_QUOTE}[:：][ \xa0\u3000]*")
_OPENING = re.compile(r"[\"']")
_TABS = re.compile(r"^\t+", re.MULTILINE)
_WIDTHS = (2, 4, 8)
_WIDE = re.compile(r"[\xa0\u2000-\u200a\u202f\u205f\u3000]")
_INDENT = re.compile(rf" *{_WIDE.pattern}[ \xa0\u2000-\u200a\u202f\u205f\u3000]*")
_WIDTHS_OF_WIDE = (1, 2, 4)


def syntax_edits(draft: Draft) -> Iterator[list[Edit]]:
    """Groups of edits for the one problem of a text that cannot be read; a group is made as a whole."""
    for found in draft.problems:
        if edits_for := _EDITS.get(found.code):
            yield edits_for(draft, draft.lines.index(found.place))


def _colon(draft: Draft, at: int) -> list[Edit]:
    """A full-width colon after a field, or one without its space; quotation marks around the field."""
    line = draft.text[: at + 1].rpartition("\n")[2]
    key = re.search(rf"{_QUOTE}[a-z][a-z0-9_]*{_QUOTE}[:：]$", line)
    if key is None:
        return []
    start = at + 1 - len(key[0])
    found = _COLON.match(draft.text, start)
    if found is None or found[1] not in field_names(draft.format.model):
        return []
    ends_line = draft.text[found.end() : found.end() + 1] in ("", "\r", "\n")
    return [Edit(start, found.end(), f"{found[1]}:" + ("" if ends_line else " "), "yaml-colon")]


def _closing_quote(draft: Draft, at: int) -> list[Edit]:
    line = draft.text[:at].rpartition("\n")[2]
    opening = _OPENING.search(line)
    return [Edit(at, at + 1, opening[0], "yaml-quotes")] if opening else []


def _tabs(draft: Draft, _at: int) -> list[Edit]:
    """Spaces for all tabs at the beginning of lines, where every usual width of a tab says the same."""
    found = [*_TABS.finditer(draft.text)]
    readings = [
        [Edit(each.start(), each.end(), " " * width * len(each[0]), "yaml-tab") for each in found]
        for width in _WIDTHS
    ]
    return _certain(draft, readings)


def _wide_sign(draft: Draft, at: int) -> list[Edit]:
    meant = HALF_WIDTH[draft.text[at]]
    follows = draft.text[at + 1 : at + 2]
    return [Edit(at, at + 1, meant + (" " if meant == "," and follows != " " else ""), "yaml-wide")]


def wide_spaces(draft: Draft) -> list[Edit]:
    """Spaces for the wide ones that lines of keys begin with, where every width of one says the same."""
    lines = [draft.lines.index(each.place) for each in draft.problems if each.code == "yaml-space"]
    starts = [len(draft.text[:at].rpartition("\n")[0]) + ("\n" in draft.text[:at]) for at in lines]
    found = [indent for start in starts if (indent := _INDENT.match(draft.text, start))]
    readings = [
        [
            # The value may come to stand anywhere.
            Edit(each.start(), each.end(), _WIDE.sub(" " * width, each[0]), "yaml-space", ((),))
            for each in found
        ]
        for width in _WIDTHS_OF_WIDE
    ]
    return _certain(draft, readings)


def _certain(draft: Draft, readings: list[list[Edit]]) -> list[Edit]:
    """The first of several ways to write the same, if all that make sense say the same."""
    drafts = [(edits, draft.with_edits(edits)) for edits in readings if edits]
    sound = [(edits, after.source.data) for edits, after in drafts if after.source and _keeps(draft, after)]
    is_certain = bool(sound) and all(data == sound[0][1] for _, data in sound)
    return sound[0][0] if is_certain else []


def _keeps(draft: Draft, after: Draft) -> bool:
    """Whether a text that could be read already has no problem more, and the same texts in it."""
    if draft.source is None or after.source is None:
        return True
    texts, texts_after = (sorted(text for _, text in each.texts()) for each in (draft.source, after.source))
    return texts == texts_after and len(after.problems) < len(draft.problems)


_EDITS: dict[str, Callable[[Draft, int], list[Edit]]] = {
    "yaml-colon": _colon,
    "yaml-wide": _wide_sign,
    "yaml-quotes": _closing_quote,
    "yaml-tab": _tabs,
    "yaml-space": lambda draft, _: wide_spaces(draft),
}
