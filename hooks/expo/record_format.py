"""The record format as data for the form on the site: all that its check of a record needs to know.

It is made from the models, the vocabularies and the texts of the codes, so that both sides keep one set of
rules; theme_overrides/assets/js/lib/record/checking.js reads it.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from expo import texts
from expo.codes import CODES
from expo.explaining import TYPES
from expo.records import ExhibitorRecord, ResultRecord, Vocabularies
from expo.syntax import HALF_WIDTH, LIST_ITEM, REASONS

RECORDS: dict[str, type[BaseModel]] = {"result": ResultRecord, "exhibitor": ExhibitorRecord}


def record_format(vocabularies: Vocabularies) -> dict[str, Any]:
    """The rules of both records and what is said when one is broken, as JSON.

    `records` holds the JSON Schemas of pydantic, with these keywords for what a schema cannot say: `x-code`
    and `x-example` for a value of a form that has a code of its own, `x-vocabulary` for a word of one.
    """
    return {
        "records": {name: model.model_json_schema(by_alias=True) for name, model in RECORDS.items()},
        "vocabularies": {
            name: {key: {"zh": term.zh, "en": term.en} for key, term in words.items()}
            for name, words in vocabularies.by_name().items()
        },
        "codes": {name: {"level": code.level, "zh": code.zh, "en": code.en} for name, code in CODES.items()},
        "types": {kind: {"zh": zh, "en": en} for kind, (zh, en) in TYPES.items()},
        "syntax": [list(reason) for reason in REASONS],
        "listItem": list(LIST_ITEM),
        "halfWidth": HALF_WIDTH,
        "texts": texts.rules(),
    }
