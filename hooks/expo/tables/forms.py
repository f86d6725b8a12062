"""Values of one form: telephone numbers, addresses, dates and the like, known by the code of their rule."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from expo.records import scalars
from expo.repairs import repaired
from expo.tables.layout import Column

_MOST_PHONE_DIGITS = 15
_BETWEEN_PHONES = re.compile(
    r"[、，,;；/\n]|或|\bor\b|(?:(?:办公|联系|移动)?电话|办公|手机|座机|tel|phone|mobile)\s*[:：.]?",
    re.IGNORECASE,
)
"""What parts numbers, and what is written before one to say what it is; a fax is no telephone."""

_CODES: tuple[tuple[Any, str], ...] = (
    (scalars.ResultId, "bad-id"),
    (scalars.Key, "bad-key"),
    (scalars.Date, "bad-date"),
    (scalars.Phone, "bad-phone"),
    (scalars.Email, "bad-email"),
    (scalars.WeChat, "bad-wechat"),
    (scalars.Link, "bad-link"),
    (scalars.CreditCode, "bad-credit-code"),
    (scalars.ImageName, "bad-image-name"),
)
"""Annotation of a value → the code of its rule, by which it can be repaired."""


def form_of(column: Column) -> str:
    """The code of the rule of a value that has a form of its own, such as an address or a number to call."""
    return next((code for wanted, code in _CODES if column.value == wanted), "")


def phones_in(text: str) -> list[str]:
    """The telephone numbers in a cell; the text as it is where it cannot be parted into numbers."""
    if is_valid("bad-phone", text):
        return [text]
    said = narrow(text)
    parts = [each.strip() for each in _BETWEEN_PHONES.split(said) if each.strip()]
    if len(parts) < 2 and len(re.sub(r"\D", "", said)) > _MOST_PHONE_DIGITS:
        parts = said.split()
    mended = [fitting("bad-phone", each) for each in parts]
    if mended and all(is_valid("bad-phone", each) for each in mended):
        return mended
    return [fitting("bad-phone", text)]


def fitting(code: str, text: str) -> str:
    """The text, repaired if it breaks the rule and that can be told."""
    return text if is_valid(code, text) else repaired(code, text) or text


def is_valid(code: str, text: str) -> bool:
    """Whether a text fits the rule of a code."""
    try:
        _adapters()[code].validate_python(text)
    except ValidationError:
        return False
    return True


@cache
def _adapters() -> dict[str, TypeAdapter[Any]]:
    return {code: TypeAdapter(wanted) for wanted, code in _CODES}


def narrow(text: str) -> str:
    """Half-width letters and digits, without space around."""
    return unicodedata.normalize("NFKC", text).strip()
