"""What is noted of the translations of all records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from expo.records.parts import Model
from expo.records.scalars import Key, ResultId, TranslationNote

_MOST_NOTES = 600

_Notes = Annotated[tuple[TranslationNote, ...], Field(max_length=_MOST_NOTES)]


class TranslationNotes(Model):
    """Which English was written for which Chinese: catalogue/translations.yaml, which may be missing.

    Commands keep it (scripts/translations.py, scripts/import_translations.py); nobody needs to edit it.
    """

    results: Mapping[ResultId, _Notes] = Field(
        default_factory=dict,
        description="成果编号 → 中英文的对应 | Id of a result → which English is of which Chinese",
    )
    exhibitors: Mapping[Key, _Notes] = Field(
        default_factory=dict, description="展商 → 中英文的对应 | Key of an exhibitor → the same"
    )
