"""The typeface of all that is printed: where it lies, and which characters it can set.

Noto Sans SC (SIL Open Font License) comes from PyPI with the package justmytype-intl-cjk, so that the same
lock prints the same pages on every machine.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

MISSING = "〓"
"""What printers set, by old custom, in the place of a character that they do not have."""

_PACKAGE = "justmytype_intl_cjk"
_WINDOWS_UCS_4 = (3, 10)
"""Platform and encoding of the table that holds every character; its format is 12."""


@cache
def folder() -> Path:
    """The folder that holds the typeface's file and no other."""
    spec = find_spec(_PACKAGE)
    assert spec is not None and spec.origin is not None, "the lock names it"
    return Path(spec.origin).parent / "fonts" / "ofl" / "notosanssc"


def edition() -> str:
    """A name that changes with the typeface's file."""
    return f"{_PACKAGE} {version(_PACKAGE)}"


def missing_in(text: str) -> list[str]:
    """The characters of a text that cannot be set, not even in a plainer form; each once, in order."""
    if _set_as_they_are.issuperset(text):
        return []
    return [sign for sign in dict.fromkeys(text) if _set_as(sign) == MISSING != sign]


def settable(text: str) -> str:
    """The text as the typeface can set it: ₂ becomes 2, and what has no plainer form becomes MISSING."""
    return text if _set_as_they_are.issuperset(text) else "".join(map(_set_as, text))


_set_as_they_are: set[str] = set()
"""Signs that were asked for before: texts are many, their signs few."""


@cache
def _set_as(sign: str) -> str:
    if sign == "\n" or ord(sign) in _characters():
        _set_as_they_are.add(sign)
        return sign
    plainer = unicodedata.normalize("NFKC", sign)
    return plainer if all(ord(each) in _characters() for each in plainer) else MISSING


@cache
def _characters() -> frozenset[int]:
    """The code points that the typeface has, from its table "cmap" (OpenType, format 12: sequential groups).

    fontTools gives the table's bytes; what it makes of them takes ten times as long as reading the groups.
    """
    # Taken in only when there is something to set: the check of a small catalogue need not wait for it.
    from fontTools.ttLib import TTFont

    (file,) = folder().glob("*.ttf")
    with TTFont(file, lazy=True) as font:
        table: bytes = font.reader["cmap"]
    (count,) = struct.unpack_from(">H", table, 2)
    tables = {struct.unpack_from(">HH", table, at): at for at in range(4, 4 + 8 * count, 8)}
    (start,) = struct.unpack_from(">L", table, tables[_WINDOWS_UCS_4] + 4)
    (groups,) = struct.unpack_from(">L", table, start + 12)
    spans = (struct.unpack_from(">LL", table, at) for at in range(start + 16, start + 16 + 12 * groups, 12))
    return frozenset(chain.from_iterable(range(first, last + 1) for first, last in spans))
