"""The words that mean the same to a visitor who searches, across languages."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from expo.records.parts import Model
from expo.records.scalars import ShortText

_LEAST_WORDS = 2
_MOST_WORDS = 20
_MOST_GROUPS = 500


Group = Annotated[tuple[ShortText, ...], Field(min_length=_LEAST_WORDS, max_length=_MOST_WORDS)]


class Aliases(Model):
    """Groups of words that stand for each other in a search: catalogue/aliases.yaml, which may be missing."""

    aliases: Annotated[tuple[Group, ...], Field(max_length=_MOST_GROUPS)] = Field(
        description="搜索时等同的词，每组 2–20 个，中英文均可"
        " | Words that are the same in a search, 2–20 a group, in any language"
    )
