"""The words of the pages in one language, from words.yaml."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel.dates import format_interval

from expo.language import Language
from expo.source import read_source

_FILE = Path(__file__).with_name("words.yaml")


@cache
def _all() -> Mapping[str, Mapping[str, str]]:
    source, problems = read_source(_FILE, _FILE.name)
    assert source is not None, problems
    assert isinstance(source.data, dict)
    return source.data


def keys() -> frozenset[str]:
    """Every key of words.yaml."""
    return frozenset(_all())


def word(key: str, language: Language, **values: object) -> str:
    """The words for `key`, with `values` filled in; English has a form of its own where n is 1."""
    forms = _all()[key]
    form = "one" if language is Language.EN and values.get("n") == 1 and "one" in forms else language.value
    return forms[form].format(**values) if values else forms[form]


def days(first: datetime.date, last: datetime.date, language: Language) -> str:
    """The days from one to another as one writes them in the language."""
    locale = "zh_Hans_CN" if language is Language.ZH else "en_GB"
    return format_interval(first, last, "yMMMd", locale=locale)
