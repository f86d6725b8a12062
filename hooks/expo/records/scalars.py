"""The smallest things a record holds: texts, keys, addresses, numbers to call, dates, words of a vocabulary.

A rule of ours raises an error whose type is a code of codes.py.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationInfo,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from expo.source import WrittenFloat, WrittenInt


def _as_written(value: object) -> object:
    """A number where text belongs (a telephone number, an indicator's value) keeps the way it was written."""
    return value.text if isinstance(value, WrittenInt | WrittenFloat) else value


def _visible(text: str) -> str:
    """No control characters: they hide text, turn its direction, or break files made from it."""
    if sign := control_in(text):
        raise PydanticCustomError("control-character", "", {"sign": sign})
    return text


def control_in(text: str) -> str:
    """The first control character of a text; a line break is none."""
    # Nearly all texts are printable throughout, and Python sees that fast.
    if text.isprintable():
        return ""
    return next((sign for sign in text if sign != "\n" and _is_control(sign)), "")


def _is_control(sign: str) -> bool:
    category = unicodedata.category(sign)
    # Rare Han characters of personal names may be younger than Python's tables; they stand in these planes.
    if category == "Cn" and "\U00020000" <= sign <= "\U0003fffd":
        return False
    return category in ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp")


def _not_empty(text: str) -> str:
    stripped = text.strip()
    if not stripped:
        raise PydanticCustomError("empty-text", "", {})
    return stripped


class _InSchema:
    """What the JSON Schema can say of a rule that a validator checks: keywords for the value's schema.

    `code` and `example` are for the form on the site, which checks as this module does; they are left out of
    the schemas for editors.
    """

    def __init__(self, *, code: str = "", example: str = "", **keywords: object) -> None:
        ours = {"x-code": code, "x-example": example}
        self.keywords = keywords | {name: value for name, value in ours.items() if value}

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), **self.keywords}


class _Pattern(_InSchema):
    """Text of one form. Editors read the rule too, as JavaScript's: so no flags and no needless backslash."""

    def __init__(self, code: str, rule: str, example: str, **keywords: object) -> None:
        written = {"type": "string", "pattern": f"^({rule})$", **keywords}
        super().__init__(code=code, example=example, **written)
        self.code, self.rule, self.example = code, re.compile(rule), example

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def _check(self, value: str) -> str:
        if not self.rule.fullmatch(value):
            raise PydanticCustomError(self.code, "", {"value": value, "example": self.example})
        return value


class AtMost:
    """Limits a text to so many characters, as a reader counts them: without marks above and below letters.

    Editors, who read the schema, count the marks too.
    """

    def __init__(self, most: int) -> None:
        self.most = most

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "maxLength": self.most}

    def _check(self, value: str) -> str:
        # The length in code points is known at once, and never less.
        if len(value) > self.most and (length := length_as_read(value)) > self.most:
            raise PydanticCustomError("too-long", "", {"length": length, "most": self.most})
        return value


def length_as_read(text: str) -> int:
    """The number of characters without combining marks (general category M)."""
    return sum(not unicodedata.category(sign).startswith("M") for sign in text)


Text = Annotated[
    str,
    BeforeValidator(_as_written),
    AfterValidator(_visible),
    AfterValidator(_not_empty),
    _InSchema(type=["string", "number"], minLength=1),
]
ShortText = Annotated[Text, AtMost(120)]
Line = Annotated[Text, AtMost(600)]
LongText = Annotated[Text, AtMost(8000)]

_KEY_FORM = _Pattern("bad-key", r"[a-z0-9]+(-[a-z0-9]+)*", "sample-institute")
_KEY_LENGTH = 60
Key = Annotated[Text, AtMost(_KEY_LENGTH), _KEY_FORM]


def is_key(text: str) -> bool:
    """Whether a text may be a key: part of an address, name of a file."""
    return len(text) <= _KEY_LENGTH and bool(_KEY_FORM.rule.fullmatch(text))


TranslationNote = Annotated[
    Text, _Pattern("bad-note", r"[0-9a-f]{6}-[0-9a-f]{6}(-machine)?", "8f3a21-b01c77")
]
Letter = Annotated[Text, _Pattern("bad-letter", r"[A-Z]", "U")]
_ID_FORM = _Pattern("bad-id", r"[A-Z]-[0-9]{3,6}", "U-001")
ResultId = Annotated[Text, _ID_FORM]


def is_id(text: str) -> bool:
    """Whether a text has the form of a result's id."""
    return bool(_ID_FORM.rule.fullmatch(text))


Colour = Annotated[Text, _Pattern("bad-colour", r"#[0-9a-f]{6}", "#0f5c6e")]
ImageName = Annotated[
    Text,
    AtMost(100),
    _Pattern(
        "bad-image-name",
        r"[0-9A-Za-z\u4e00-\u9fff][0-9A-Za-z\u4e00-\u9fff._-]*"
        r"\.([Jj][Pp][Ee]?[Gg]|[Pp][Nn][Gg]|[Ww][Ee][Bb][Pp]|[Aa][Vv][Ii][Ff])",
        "picture-1.jpg",
    ),
]
Email = Annotated[
    Text,
    AtMost(254),
    _Pattern(
        "bad-email",
        r"[!#$%*+./0-9=A-Z^_a-z{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+",
        "name@example.org",
        format="email",
    ),
]
WeChat = Annotated[
    Text,
    AtMost(40),
    _Pattern("bad-wechat", r"[-_A-Za-z0-9]{4,40}", "lab_wechat", type=["string", "integer"]),
]

_PHONE_EXAMPLE = "+86 851 1234 5678"
_PHONE = r"\+?[0-9(][0-9 ()-]{5,24}( ?(转|ext\.?|x) ?[0-9]{1,6})?"


def _phone(value: str) -> str:
    digits = re.sub(r"(转|ext|x).*", "", value)
    if not re.fullmatch(_PHONE, value) or not 7 <= len(re.sub(r"\D", "", digits)) <= 15:
        raise PydanticCustomError("bad-phone", "", {"value": value, "example": _PHONE_EXAMPLE})
    return value


Phone = Annotated[
    Text,
    AfterValidator(_phone),
    _InSchema(code="bad-phone", example=_PHONE_EXAMPLE, type=["string", "integer"], pattern=f"^{_PHONE}$"),
]

_LINK_EXAMPLE = "https://example.org/page"
_MARKS = "、。《》【】“”‘’！（），：；？"
"""Punctuation of a Chinese text around an address; within one it stands as %E3…, as browsers copy it."""
SCHEMES = ("http", "https", "mailto", "tel")


def is_safe_link(link: str) -> bool:
    """Whether an address may be followed from a page: http(s) with a host, mailto or tel, nothing else."""
    if re.search(rf"[\s<>\"'`\\{_MARKS}]", link):
        return False
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    if parts.scheme in ("http", "https"):
        return parts.username is None and _is_host(parts.hostname or "")
    return parts.scheme in SCHEMES and bool(parts.path)


def _is_host(name: str) -> bool:
    """Whether it may be the name or the number of a host on the net: several parts, no punctuation."""
    return bool(re.search(r"[^.][.:]", name)) and not re.search(r"[,;()!*]", name)


def _link(value: str) -> str:
    if not is_safe_link(value):
        raise PydanticCustomError("bad-link", "", {"value": value, "example": _LINK_EXAMPLE})
    return value


_LINK = (
    rf"""^([Hh][Tt][Tt][Pp][Ss]?://[^\s<>"'`\\/@?#{_MARKS}]+([/?#][^\s<>"'`\\{_MARKS}]*)?"""
    rf"""|([Mm][Aa][Ii][Ll][Tt][Oo]|[Tt][Ee][Ll]):[^\s<>"'`\\{_MARKS}]+)$"""
)

Link = Annotated[
    Text,
    AtMost(2000),
    AfterValidator(_link),
    _InSchema(code="bad-link", example=_LINK_EXAMPLE, type="string", format="iri", pattern=_LINK),
]


_DATE_EXAMPLE = "2026-03-25"


def _date(value: object) -> object:
    value = _as_written(value)
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("bad-date", "", {"value": value, "example": _DATE_EXAMPLE})


Date = Annotated[
    datetime.date,
    BeforeValidator(_date),
    _InSchema(code="bad-date", example=_DATE_EXAMPLE, pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
]


def _credit_code(value: str) -> str:
    """The check sign of GB 32100-2015: a weighted sum modulo 31 over an alphabet without I, O, S, V, Z."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    right = len(value) == 18 and all(sign in alphabet for sign in value)
    if right:
        total = sum(alphabet.index(sign) * 3**at % 31 for at, sign in enumerate(value[:17]))
        right = alphabet[-total % 31] == value[17]
    if not right:
        raise PydanticCustomError("bad-credit-code", "", {"value": value})
    return value


CreditCode = Annotated[
    Text,
    AfterValidator(_credit_code),
    _InSchema(code="bad-credit-code", type=["string", "integer"], pattern="^[0-9A-HJ-NPQRTUWXY]{18}$"),
]


class Between:
    """Marks a whole number with bounds, both included; None is no bound."""

    def __init__(self, low: int, high: int | None = None) -> None:
        self.low, self.high = low, high

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        bounds = {"maximum": self.high, "minimum": self.low}
        return {**handler(schema), **{name: bound for name, bound in bounds.items() if bound is not None}}

    def holds(self, value: int) -> bool:
        """Whether a number is within the bounds."""
        return value >= self.low and (self.high is None or value <= self.high)

    def _check(self, value: int) -> int:
        if not self.holds(value):
            high = "∞" if self.high is None else self.high
            raise PydanticCustomError("out-of-range", "", {"value": value, "low": self.low, "high": high})
        return value


class Word:
    """Marks text as a word of a vocabulary; the vocabularies come with the validation's context."""

    def __init__(self, vocabulary: str) -> None:
        self.vocabulary = vocabulary

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "x-vocabulary": self.vocabulary}

    def _check(self, value: str, info: ValidationInfo) -> str:
        vocabularies: Mapping[str, Mapping[str, object]] | None = info.context
        if vocabularies is not None and value not in vocabularies[self.vocabulary]:
            allowed = list(vocabularies[self.vocabulary])
            detail = {"value": value, "vocabulary": self.vocabulary, "choices": allowed}
            raise PydanticCustomError("unknown-word", "", detail)
        return value
