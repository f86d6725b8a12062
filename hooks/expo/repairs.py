"""What a value that breaks a rule was probably meant to be. Nothing is suggested that breaks the rule too."""

from __future__ import annotations

import difflib
import functools
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from expo.records import Vocabulary, scalars

_YES = ("yes", "y", "on", "1", "是", "是的", "同意", "已同意", "本人同意", "有", "√", "✓")
_NO = ("no", "n", "off", "0", "否", "不同意", "未同意", "无", "×")
_NUMERALS = "一二三四五六七八九"
_NUMBER = re.compile(r"(?:(?ai:trl)|第)?[ -]*([0-9]{1,9})(?:\.0+)?\s*[级年]?")


def nearest(word: str, choices: Iterable[str]) -> str:
    """The choice that is spelt most like the word, or nothing."""
    return next(iter(difflib.get_close_matches(word.strip().lower(), list(choices), n=1, cutoff=0.6)), "")


def nearest_term(word: str, vocabulary: Vocabulary) -> str:
    """The key of the term that is called so in either language, else the key spelt most like the word."""
    said = word.strip().casefold()
    named = (key for key, term in vocabulary.items() if said in (term.zh.casefold(), term.en.casefold()))
    return next(named, "") or nearest(word, vocabulary)


def truth(value: str) -> str:
    """`true` or `false` for a word that means it."""
    said = value.strip().rstrip("。.").lower()
    return "true" if said in ("true", *_YES) else "false" if said in ("false", *_NO) else ""


def whole_number(value: str) -> str:
    """The whole number in a text of digits, also with what one says with it: `TRL 6`, `第七级`, `2025年`."""
    said = _narrow(value)
    if numeral := re.fullmatch(rf"第?([{_NUMERALS}])级", said):
        return str(_NUMERALS.index(numeral[1]) + 1)
    found = _NUMBER.fullmatch(said)
    return found[1] if found else ""


def repaired(code: str, value: str) -> str:
    """What the value was probably meant to be by the rule of the code; nothing if that cannot be told."""
    if code not in _REPAIRS:
        return ""
    wanted, repair = _REPAIRS[code]
    candidate = repair(_narrow(value))
    try:
        _adapter(wanted).validate_python(candidate)
    except ValidationError:
        return ""
    return candidate if candidate != value else ""


@functools.cache
def _adapter(wanted: Any) -> TypeAdapter[Any]:
    return TypeAdapter(wanted)


def _narrow(value: str) -> str:
    """Full-width signs as half-width ones, no space around, all kinds of dash as a hyphen."""
    return re.sub(r"[‐-―−]", "-", unicodedata.normalize("NFKC", value)).strip()


def _id(value: str) -> str:
    found = re.fullmatch(r"(?:编号\s*:?\s*)?([A-Za-z])[-_ ]*([0-9OoIl]{1,6})号?", value)
    digits = found[2].translate(str.maketrans("OoIl", "0011")) if found else ""
    return f"{found[1].upper()}-{digits.zfill(3)}" if found else ""


def _key(value: str) -> str:
    # A name in Chinese cannot be turned into a key by leaving signs out.
    bare = re.sub(r"\.ya?ml$", "", value.lower())
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-") if value.isascii() else ""


def _date(value: str) -> str:
    day = r"([0-9]{4})\s*[-/.年、]?\s*([0-9]{1,2})\s*[-/.月、]?\s*([0-9]{1,2})\s*[日号.]?"
    # Spreadsheets add the time of midnight.
    found = re.fullmatch(day + r"(?:[T ]+0?0:00(?::00)?)?", value)
    return f"{found[1]}-{found[2].zfill(2)}-{found[3].zfill(2)}" if found else ""


def _phone(value: str) -> str:
    number = re.sub(r"^(?:联系)?(?:电话|手机|座机|固话)号?码?\s*:\s*", "", value)
    number = re.sub(r"\s*(?:分机号?|#)\s*:?\s*", "转", number)
    return re.sub(r"\s+", " ", re.sub(r"[./]|(?i:^tel:?)", " ", number)).strip()


def _email(value: str) -> str:
    bare = re.sub(r"^(?:(?ai:mailto|e-?mail)|(?:电子)?邮[箱件])\s*:|[\s<>]", "", value)
    return bare.replace("。", ".").rstrip(".,;、")


def _link(value: str) -> str:
    bare = re.sub(r"^(?:网址|链接|官网|网站)\s*:\s*|^<|>$", "", value)
    # A name in brackets after it, and what ends the sentence.
    bare = re.sub(r"[\s,;.、。!?]+$", "", re.sub(r"\([^()\x00-\x7f]+\)$", "", bare))
    bare = re.sub(r"^(https?)(?::/*|/+)", r"\1://", bare)
    return f"https://{bare}" if re.match(r"[\w-]+(\.[\w-]+)+(/|$)", bare) else bare


def _colour(value: str) -> str:
    digits = value.lower().removeprefix("#")
    return "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)


def _image_name(value: str) -> str:
    name = re.sub(r"[\s()]+", "-", re.split(r"[\\/]", value)[-1].replace("。", "."))
    return re.sub(r"^[-.]+|-+(?=\.[^.]*$)", "", name)


def _credit_code(value: str) -> str:
    return re.sub(r"[\s-]", "", value).upper()


_REPAIRS: Mapping[str, tuple[Any, Callable[[str], str]]] = {
    "bad-id": (scalars.ResultId, _id),
    "bad-key": (scalars.Key, _key),
    "bad-letter": (scalars.Letter, str.upper),
    "bad-date": (scalars.Date, _date),
    "bad-phone": (scalars.Phone, _phone),
    "bad-email": (scalars.Email, _email),
    "bad-wechat": (scalars.WeChat, str),
    "bad-link": (scalars.Link, _link),
    "bad-colour": (scalars.Colour, _colour),
    "bad-credit-code": (scalars.CreditCode, _credit_code),
    "bad-image-name": (scalars.ImageName, _image_name),
}
