"""Edits of a text that YAML cannot read: colons, quotation marks and tabs of a Chinese input method."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from expo.explaining import field_names
from expo.fixing.reading import Draft, Edit

_WIDE_COLON = re.compile(r"[“”‘’＂＇]?([a-z][a-z0-9_]*)[“”‘’＂＇]?：[ \u3000]*")
_OPENING = re.compile(r"[\"']")
_TABS = re.compile(r"^\t+", re.MULTILINE)
_WIDTHS = (2, 4, 8)


def syntax_edits(draft: Draft) -> Iterator[list[Edit]]:
    """Groups of edits for the one problem of a text that cannot be read; a group is made as a whole."""
    for found in draft.problems:
        if edits_for := _EDITS.get(found.code):
            yield edits_for(draft, draft.lines.index(found.place))


def _colon(draft: Draft, at: int) -> list[Edit]:
    """A full-width colon after the name of a field, and quotation marks around the name."""
    line = draft.text[: at + 1].rpartition("\n")[2]
    key = re.search(r"[“”‘’＂＇]?[a-z][a-z0-9_]*[“”‘’＂＇]?：$", line)
    if key is None:
        return []
    start = at + 1 - len(key[0])
    found = _WIDE_COLON.match(draft.text, start)
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
    readings: list[tuple[list[Edit], object]] = []
    for width in _WIDTHS:
        edits = [
            Edit(found.start(), found.end(), " " * width * len(found[0]), "yaml-tab")
            for found in _TABS.finditer(draft.text)
        ]
        after = draft.with_edits(edits)
        if edits and after.source is not None:
            readings.append((edits, after.source.data))
    is_certain = bool(readings) and all(data == readings[0][1] for _, data in readings)
    return readings[0][0] if is_certain else []


_EDITS: dict[str, Callable[[Draft, int], list[Edit]]] = {
    "yaml-colon": _colon,
    "yaml-quotes": _closing_quote,
    "yaml-tab": _tabs,
}
