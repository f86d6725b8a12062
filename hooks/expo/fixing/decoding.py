"""A file in GBK, the encoding of older Chinese editors, as text."""

from __future__ import annotations

_MOST_RARE = 0.1


def decoded(content: bytes) -> str | None:
    """The text of a file in GBK; None if it is UTF-8 already, or if it cannot be told to be GBK.

    Any two bytes make some character of GBK, but letters of western Europe, Big5 and Japanese encodings make
    mostly rare ones: Chinese text has nearly all its characters in GB 2312, but for some of personal names.
    """
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return None
    if b"\0" in content:
        return None
    try:
        text = content.decode("gbk")
    except UnicodeDecodeError:
        return None
    wide = [sign for sign in text if not sign.isascii()]
    rare = sum(not _is_common(sign) for sign in wide)
    return text if rare <= _MOST_RARE * len(wide) else None


def _is_common(sign: str) -> bool:
    try:
        sign.encode("gb2312")
    except UnicodeEncodeError:
        # Two signs of every text, whose places in GB 2312 Python gives to others.
        return sign in "—·"
    return True
