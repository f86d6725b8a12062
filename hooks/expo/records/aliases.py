"""The words that mean the same to a visitor who searches, across languages."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from expo.records.parts import Model
from expo.records.scalars import ShortText

_LEAST_WORDS = 2
_MOST_WORDS = 20
_MOST_GROUPS = 500


def _enough(words: tuple[str, ...]) -> tuple[str, ...]:
    # Not pydantic's own rule of length, whose errors are passed over where a list holds anything at all
    # (explaining.py): it counts only what it has not refused, and would tell a wrong word twice.
    if len(words) < _LEAST_WORDS:
        raise PydanticCustomError("too-few", "", {"length": len(words), "least": _LEAST_WORDS})
    return words


Group = Annotated[
    tuple[ShortText, ...],
    Field(max_length=_MOST_WORDS, json_schema_extra={"minItems": _LEAST_WORDS}),
    AfterValidator(_enough),
]


class Aliases(Model):
    """Groups of words that stand for each other in a search: catalogue/aliases.yaml, which may be missing."""

    aliases: Annotated[tuple[Group, ...], Field(max_length=_MOST_GROUPS)] = Field(
        description="搜索时等同的词，每组 2–20 个，中英文均可"
        " | Words that are the same in a search, 2–20 a group, in any language"
    )
