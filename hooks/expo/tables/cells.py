"""What stands in a cell ↔ a value of a record.

Spreadsheets are filled in by many hands: full-width digits, dates as text, as dates or as serial numbers,
telephone numbers as numbers, words in either language. What can be told is put right; what was lost, such as
the digits of a long number, is a problem. Text that fits its rule is never touched.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from expo.records import Vocabulary
from expo.repairs import nearest, nearest_term, truth
from expo.tables.forms import fitting, form_of, is_valid, narrow, phones_in
from expo.tables.layout import Column
from expo.tables.workbooks import Faulty, Value

YES, NO = "是", "否"

LINE_GOES_ON = "\u2003"
"""Begins a line that belongs to the item above it; no item can begin with a space."""

_MOST_DIGITS = 15
"""Spreadsheets keep no more digits of a number."""
_SERIAL_DAYS = range(20_000, 80_000)
_FIRST_DAY = datetime.date(1899, 12, 30)
_LEAP_DAY = 60
_CODES_OF_DIGITS = ("bad-phone", "bad-credit-code", "bad-wechat")
_SHORTENED = re.compile(r"[0-9](\.[0-9]+)?[Ee]\+?[0-9]+\Z")
_LEAST_DIGITS = 7
_BETWEEN_WORDS = re.compile(r"[、，,;；/\n]")
_OF_NAMES = ("keywords", "people", "organisations")
"""Lists of names and words, often strung together on one line; sentences have commas of their own."""
_BETWEEN_NAMES = re.compile(r"[、，；;]|,(?!\d)")
_TICKS = {"√": YES, "✓": YES, "✔": YES, "☑": YES, "×": NO, "✗": NO, "✘": NO}
_NUMBERED = re.compile(r"(?:TRL|第)?\s*([0-9]{1,9}|[一二三四五六七八九])\s*[级年]?", re.IGNORECASE)
"""A level or a year with the words that are written round it."""

Words = Mapping[str, Vocabulary]


@dataclass(frozen=True)
class Trouble:
    """Why a cell has no value that could be checked: a code of codes.py with what fills in its text."""

    code: str
    value: str
    hint: str = ""


def terms(column: Column, words: Words) -> dict[str, str]:
    """Key → Chinese word, for a column that takes words only; empty for any other."""
    if column.vocabulary:
        return {key: term.zh for key, term in words[column.vocabulary].items()}
    if column.is_truth:
        return {"true": YES, "false": NO}
    return {key: zh for key, zh, _ in column.choices}


# ------------------------------------------------------------------------------------------ a value as a cell


def as_cell(value: object, column: Column, words: Words) -> Value:
    """The cell for a value as a record holds it; for a list, one item a line."""
    if value is None:
        return None
    if column.is_list:
        return _as_lines(value, column, words)
    if isinstance(value, bool):
        return YES if value else NO
    return value if isinstance(value, int) else _said(str(value), column, words)


def _as_lines(items: Any, column: Column, words: Words) -> Value:
    texts = [(item.get(column.language) or "") if column.language else item for item in items]
    lines = (_said(str(text), column, words).replace("\n", f"\n{LINE_GOES_ON}") for text in texts)
    cell = "\n".join(lines) if any(texts) else None
    # A second line, though empty, says that the first is one item.
    return f"{cell}\n" if parted(cell, column) else cell


def _said(text: str, column: Column, words: Words) -> str:
    """The word in Chinese, if it is one that reads back."""
    word = terms(column, words).get(text, text)
    return word if _key(word, column, words) == text else text


# ------------------------------------------------------------------------------------------ a cell as a value


def from_cell(value: Value, column: Column, words: Words) -> object:
    """The value that a cell was meant to hold, for the record format to check; Trouble if that is lost.

    A cell with several telephone numbers gives a list of them.
    """
    if isinstance(value, Faulty):
        return Trouble("table-cell", value.text)
    code = form_of(column)
    if code == "bad-date":
        return _date(value)
    if column.is_number and isinstance(value, datetime.datetime):
        return _number_shown_as_date(value)
    if lost := _lost(value, code):
        return lost
    text = _text(value)
    if column.is_truth:
        said = truth(_TICKS.get(narrow(text), narrow(text)))
        return said == "true" if said else text
    if column.is_number:
        return _number(text)
    if terms(column, words):
        return _key(text, column, words)
    if code == "bad-phone":
        phones = phones_in(text)
        return phones if len(phones) > 1 else phones[0]
    if code:
        return fitting(code, text)
    # A block of lines in YAML ends with a line break; records are read without it.
    return f"{text}\n" if "\n" in text else text


def items_of(value: Value, column: Column, words: Words) -> list[str] | Trouble:
    """The lines of a cell that holds a list; a blank line is "", so that two languages stay side by side."""
    if isinstance(value, Faulty):
        return Trouble("table-cell", value.text)
    if lost := _lost(value, ""):
        return lost
    text = _text(value)
    if terms(column, words):
        return _keys(text, column, words)
    # A first line that is empty counts: the translation of the first item is missing.
    whole = value if isinstance(value, str) else text
    items: list[str] = []
    for line in whole.split("\n"):
        if line.startswith(LINE_GOES_ON) and items:
            items[-1] += "\n" + line.removeprefix(LINE_GOES_ON)
        else:
            items.append(line)
    return [item.strip() for item in items]


def parted(value: Value, column: Column) -> list[str]:
    """The names or words that a cell holds on its only line; nothing where that is one item or no name."""
    if not isinstance(value, str) or "\n" in value or column.path[-1] not in _OF_NAMES:
        return []
    parts = [part.strip() for part in _BETWEEN_NAMES.split(value) if part.strip()]
    return parts if len(parts) > 1 else []


def nearest_word(text: str, column: Column, words: Words) -> str:
    """The Chinese word that was probably meant: the only one in the text, else the one spelt most alike."""
    choices = terms(column, words)
    within = [zh for zh in choices.values() if zh in text]
    if len(within) == 1:
        return within[0]
    key = nearest_term(text, words[column.vocabulary]) if column.vocabulary else ""
    return choices.get(key) or nearest(text, choices.values())


@lru_cache(maxsize=10_000)
def plain(text: str) -> str:
    """A text by which headings and words are compared: half-width letters, no spaces, no signs, no case."""
    return "".join(sign for sign in narrow(text).casefold() if sign.isalnum())


def _text(value: Value) -> str:
    """What the cell shows, as text; numbers without .0 and without an exponent."""
    match value:
        case str():
            return value.strip()
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return f"{value:.0f}" if value.is_integer() else _decimal(value)
        case datetime.datetime() if value.time() == datetime.time():
            return value.date().isoformat()
        case None:
            return ""
        case _:
            return str(value)


def _decimal(value: float) -> str:
    shown = f"{value:.15g}"
    return shown if "e" not in shown else f"{value:.20f}".rstrip("0")


def _lost(value: Value, code: str) -> Trouble | None:
    """What a spreadsheet dropped when it made a number, or a date, of a text."""
    if isinstance(value, datetime.date):
        return Trouble("table-date", _text(value), f"{value.month}-{value.day}")
    if isinstance(value, datetime.time):
        return Trouble("table-date", _text(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        text = _text(value)
        if len(re.sub(r"\D", "", text.partition(".")[0])) > _MOST_DIGITS:
            return Trouble("table-digits", text)
        if code == "bad-phone" and re.fullmatch(r"[2-9][0-9]{9,10}", text) and text[1:3] != "00":
            return Trouble("table-digits", text, f"0{text}")
    elif isinstance(value, str) and code in _CODES_OF_DIGITS and _SHORTENED.match(narrow(value)):
        return Trouble("table-digits", value)
    return None


def _number(text: str) -> int | str:
    found = _NUMBERED.fullmatch(narrow(text))
    if not found:
        return text
    return int(found[1]) if found[1].isascii() else int(unicodedata.numeric(found[1]))


def _number_shown_as_date(value: datetime.datetime) -> object:
    """A small number in a cell with the format of a date: 6 shows as 1900-01-06."""
    days = (value.date() - _FIRST_DAY).days
    if days < _SERIAL_DAYS.start:
        # Spreadsheets believe in 29 February 1900.
        return days - 1 if days <= _LEAP_DAY else days
    return Trouble("table-date", _text(value))


def _date(value: Value) -> object:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = _text(value)
    if re.fullmatch("[0-9]{5}", text) and int(text) in _SERIAL_DAYS:
        return (_FIRST_DAY + datetime.timedelta(int(text))).isoformat()
    day = re.sub(r"[ T]\d{1,2}:\d{2}(:\d{2})?$", "", narrow(text))
    day = fitting("bad-date", re.sub("[、,，]", "-", day.replace("号", "日")))
    return day if is_valid("bad-date", day) else text


def _key(text: str, column: Column, words: Words) -> str:
    """The key of a word in Chinese, in English or itself a key; the text if there is none."""
    said = plain(text)
    vocabulary = words[column.vocabulary] if column.vocabulary else {}
    choices = terms(column, words)
    if text in choices:
        return text
    for key, zh in choices.items():
        if said in (plain(zh), plain(key), plain(vocabulary[key].en) if key in vocabulary else ""):
            return key
    return text


def _keys(text: str, column: Column, words: Words) -> list[str]:
    found: list[str] = []
    for line in filter(str.strip, text.split("\n")):
        whole = _key(line.strip(), column, words)
        # Some words hold a comma themselves.
        known = whole in terms(column, words)
        parts = [whole] if known else filter(str.strip, _BETWEEN_WORDS.split(line))
        found += [_key(each.strip(), column, words) for each in parts]
    return found
