"""Edits of a text that YAML can read: keys and values whose meaning is certain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

import yaml

from expo.expected import expects_text, fields_at
from expo.fixing.reading import Draft, Edit
from expo.fixing.syntax import wide_spaces
from expo.problems import Problem
from expo.repairs import whole_number
from expo.source import Location, scalar
from expo.syntax import in_quotes
from expo.writing import in_flow

_ALWAYS_QUOTED = "phone"
_PLAIN = re.compile(r"[0-9A-Za-z_][0-9A-Za-z_.@+-]*")
_GLUED = re.compile(r"([a-z][a-z0-9_]*)[ ]*[:：][ \u3000]*")
_GLUED_LINE = re.compile(rf"[ ]*{_GLUED.pattern}")
_ONE_FIELD = re.compile(r"\{[a-z_]+: (.+)\}")
_LINE_BREAK = re.compile(r"\r\n|[\r\n]")
_ENDING_SPACES = re.compile(r"[ \t]+(?=\r?$)", re.MULTILINE)


def value_edits(draft: Draft) -> Iterator[list[Edit]]:
    """Groups of edits, each made as a whole; of problems first, then of what is no problem yet."""
    yield wide_spaces(draft)
    troubled = {draft.scalar_at(found.place) for found in draft.problems}
    for found in draft.problems:
        if (location := draft.key_at(found.place)) is not None:
            yield [*_key(draft, location, found)]
        if (location := draft.scalar_at(found.place)) is not None:
            yield [*_value(draft, location, found)]
    for location, token in draft.scalars.items():
        if token.plain and location not in troubled and _wants_quotes(draft, location, token):
            start, end = _bounds(token)
            yield [Edit(start, end, _quoted(token.value), "unquoted", (location,))]
    yield [*_ending_spaces(draft)]


# ------------------------------------------------------------------------------------------------------- keys


def _key(draft: Draft, location: Location, found: Problem) -> Iterator[Edit]:
    key, fields = str(location[-1]), fields_at(draft.format.model, location[:-1])
    token = draft.tokens.get(draft.source.keys[location]) if draft.source else None
    if token is None or not token.plain:
        return
    start, end = _bounds(token)
    if found.code == "yaml-colon":
        if glued := _GLUED.match(draft.text, start):
            touches = (location, (*location[:-1], glued[1]))
            yield Edit(start, glued.end(), f"{glued[1]}: ", "yaml-colon", touches)
    elif found.code in ("yaml-quotes", "unknown-key"):
        meant = _folded(in_quotes(key) or key).replace("-", "_")
        if meant in fields:
            yield Edit(start, end, meant, found.code, (location, (*location[:-1], meant)))


# ----------------------------------------------------------------------------------------------------- values


def _value(draft: Draft, location: Location, found: Problem) -> Iterator[Edit]:
    token = draft.scalars[location]
    start, end = _bounds(token)
    if found.code == "yaml-colon" and token.plain:
        # Lines of keys whose colons YAML does not see are one text to it.
        fields = fields_at(draft.format.model, location)
        for at in (start, *(line.end() for line in _LINE_BREAK.finditer(draft.text, start, end))):
            if (glued := _GLUED_LINE.match(draft.text, at)) and glued[1] in fields:
                yield Edit(glued.start(1), glued.end(), f"{glued[1]}: ", "yaml-colon", (location,))
    elif _LINE_BREAK.search(draft.text, start, end):
        return
    elif found.hint and _is_certain(draft, token.value, found):
        edit = Edit(start, end, _written(found, location, token), found.code, (location,))
        yield _with_inner(draft, location, edit) if found.code == "yaml-quotes" else edit


def _with_inner(draft: Draft, location: Location, edit: Edit) -> Edit:
    """The edit that takes quotation marks off; what is between them is repaired too if that is certain."""
    after = draft.with_edits([edit])
    for found in after.problems:
        if after.scalar_at(found.place) == location:
            for inner in _value(after, location, found):
                return replace(edit, new=inner.new)
    return edit


def _is_certain(draft: Draft, value: str, found: Problem) -> bool:
    # A date has one meaning in each of the forms that are understood; a record is named after its id.
    if found.code == "bad-date" or (found.code, found.hint) == ("bad-id", PurePosixPath(draft.path).stem):
        return True
    if found.code == "unknown-word":
        return _folded(value) == found.hint or any(
            _folded(value) in (_folded(term.zh), _folded(term.en))
            for vocabulary in (draft.format.words or {}).values()
            if (term := vocabulary.get(found.hint))
        )
    rule = _CERTAIN.get(found.code)
    return rule is not None and rule(value, found.hint)


def _only_adds_braces(value: str, hint: str) -> bool:
    """Whether the hint is the value in the one field where it can stand: `{zh: 面议}`, `{level: 6}`."""
    found = _ONE_FIELD.fullmatch(hint)
    if found is None:
        return False
    inner = found[1]
    return inner in (in_flow(value.strip()), whole_number(value)) or _only_adds_braces(value, inner)


def _says_the_same(value: str, hint: str) -> bool:
    """Whether the two differ only in width, case, kind of dash and spaces."""
    return _folded(value) == _folded(hint)


_CERTAIN: dict[str, Callable[[str, str], bool]] = {
    "bad-id": lambda value, hint: _signs(value) == _signs(hint),
    "bad-key": _says_the_same,
    "bad-phone": lambda value, hint: _digits(value) == _digits(hint),
    "bad-email": _says_the_same,
    "bad-wechat": _says_the_same,
    "bad-credit-code": _says_the_same,
    "wrong-type": lambda value, hint: _only_adds_braces(value, hint) or whole_number(value) == hint,
    "yaml-quotes": lambda value, hint: in_quotes(value) == hint,
}
"""Code → whether the hint is no more than another way to write the value."""


def _folded(text: str) -> str:
    return re.sub(r"\s", "", re.sub(r"[‐-―−]", "-", unicodedata.normalize("NFKC", text))).casefold()


def _signs(text: str) -> str:
    return re.sub(r"[-_]", "", _folded(text))


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", unicodedata.normalize("NFKC", text))


def _written(found: Problem, location: Location, token: yaml.ScalarToken) -> str:
    """The hint as it stands in the file."""
    if found.code == "wrong-type":
        return found.hint
    if found.code == "yaml-quotes" and not isinstance(scalar(found.hint), str):
        # It is not known here what belongs there: a number or a truth value stands as it is.
        return found.hint
    is_plain = location[-1] != _ALWAYS_QUOTED and _PLAIN.fullmatch(found.hint)
    keeps_style = is_plain and token.plain and isinstance(scalar(found.hint), str)
    return found.hint if keeps_style else _quoted(found.hint)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _wants_quotes(draft: Draft, location: Location, token: yaml.ScalarToken) -> bool:
    """Telephone numbers, and numbers where text belongs: other readers of YAML would change them."""
    if location[-1:] == (_ALWAYS_QUOTED,):
        is_on_one_line = not _LINE_BREAK.search(draft.text, *_bounds(token))
        return isinstance(scalar(token.value), str | int | float) and is_on_one_line
    is_number = isinstance(scalar(token.value), int | float) and not isinstance(scalar(token.value), bool)
    return is_number and expects_text(draft.format.model, location)


def _bounds(token: yaml.ScalarToken) -> tuple[int, int]:
    return token.start_mark.index, token.end_mark.index


# ----------------------------------------------------------------------------------------------------- spaces


def _ending_spaces(draft: Draft) -> Iterator[Edit]:
    """Spaces at the end of lines; in a block of text they may be meant, and a comment stays as it is."""
    kept = [_bounds(token) for token in draft.tokens.values() if token.style in ("|", ">")]
    for found in _ENDING_SPACES.finditer(draft.text):
        line = draft.text[: found.start()].rpartition("\n")[2]
        is_kept = any(start <= found.start() < end for start, end in kept)
        if not is_kept and not re.search(r"(^|\s)#", line):
            yield Edit(found.start(), found.end(), "", "ending-spaces")
