"""The typeface of all that is printed: where it lies, and which characters it can set.

Noto Sans SC (SIL Open Font License) comes from PyPI with the package justmytype-intl-cjk, so that the same
lock prints the same pages on every machine.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

MISSING = "〓"
"""What printers set, by old custom, in the place of a character that they do not have."""

_ALSO_COMMON = frozenset("·–—−²³⁴µ")
"""Signs outside GB 2312 that many records hold; the typeface has them."""

_PACKAGE = "justmytype_intl_cjk"


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
    if _is_common(sign) or sign == "\n" or ord(sign) in _characters():
        _set_as_they_are.add(sign)
        return sign
    plainer = unicodedata.normalize("NFKC", sign)
    return plainer if all(ord(each) in _characters() for each in plainer) else MISSING


def _is_common(sign: str) -> bool:
    """Texts are nearly all of such characters, which the typeface has; its own list takes long to read."""
    if sign in _ALSO_COMMON:
        return True
    if sign.isascii():
        return sign.isprintable()
    try:
        sign.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _characters() -> frozenset[int]:
    # Taken in only when a rare character turns up: it takes as long as checking a small catalogue.
    from fontTools.ttLib import TTFont

    (file,) = folder().glob("*.ttf")
    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())
