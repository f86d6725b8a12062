"""What the form gets to check by: whole, and of nothing but data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from tests.browser.both import FORMAT

from expo.codes import CODES
from expo.records import ExhibitorRecord, ResultRecord


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a schema."""
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from nodes(each)
    elif isinstance(value, list):
        for each in value:
            yield from nodes(each)


SCHEMAS = [node for schema in FORMAT["records"].values() for node in nodes(schema)]


def test_it_is_json() -> None:
    assert json.loads(json.dumps(FORMAT)) == FORMAT


@pytest.mark.parametrize(("name", "model"), [("result", ResultRecord), ("exhibitor", ExhibitorRecord)])
def test_every_field_is_in_it_in_the_order_of_the_model(name: str, model: Any) -> None:
    fields = [info.alias or field for field, info in model.model_fields.items()]
    assert list(FORMAT["records"][name]["properties"]) == fields


def test_every_value_of_a_form_of_its_own_names_its_code() -> None:
    formed = [node for node in SCHEMAS if isinstance(node.get("pattern"), str)]
    assert len(formed) > 10
    for node in formed:
        assert node["x-code"] in CODES


def test_an_example_fits_its_pattern() -> None:
    for node in SCHEMAS:
        if example := node.get("x-example"):
            assert re.search(node["pattern"], example), node


def test_every_vocabulary_that_is_named_is_there() -> None:
    named = {node["x-vocabulary"] for node in SCHEMAS if isinstance(node.get("x-vocabulary"), str)}
    assert named <= set(FORMAT["vocabularies"])
    assert len(named) > 8


def test_every_code_has_both_texts() -> None:
    assert set(FORMAT["codes"]) == set(CODES)
    assert all(code["zh"] and code["en"] for code in FORMAT["codes"].values())
