"""Chinese words inside English text, marked so that a screen reader and a font choice treat them rightly."""

from __future__ import annotations

import re

from expo.language import Language

HAN = r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"

# A tag is skipped whole, with what its quoted values hold: a mark inside one would break it open.
_TAG_OR_HAN = re.compile(rf'<[^<>"]*(?:"[^"]*"[^<>"]*)*>|({HAN}+)')


def mark_han(html: str) -> str:
    """English HTML with a `lang` around each run of Chinese characters; attribute values stay as they are.

    The HTML is well-formed, its attribute values in double quotes.
    """
    return _TAG_OR_HAN.sub(
        lambda found: f'<span lang="{Language.ZH.tag}">{found[1]}</span>' if found[1] else found[0], html
    )
