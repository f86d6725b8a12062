"""The two languages of the catalogue."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class Language(StrEnum):
    """Chinese stands at the root of the site, English under en/."""

    ZH = "zh"
    EN = "en"

    @property
    def tag(self) -> str:
        """The language tag for HTML (BCP 47)."""
        return "zh-Hans" if self is Language.ZH else "en"

    @property
    def other(self) -> Language:
        """The language that the switch leads to."""
        return Language.EN if self is Language.ZH else Language.ZH


class Said(Protocol):
    """A text in two languages: Bilingual or a Term."""

    def said_in(self, language: Language) -> tuple[str, Language]:
        """The text to show and the language it is in."""
