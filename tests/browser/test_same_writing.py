"""What the form writes in the browser is, byte for byte, what the catalogue's own tools write."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from playwright.sync_api import Page
from tests.unit.test_writing import CASES, SCHEMA, records

from expo.writing import as_yaml

WRITTEN = """async ([records, schema]) => {
  const { asYaml } = await import("/lib/record/writing.js");
  return records.map((record) => asYaml(record, schema));
}"""

many_in_one_call = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_the_golden_records(modules: Page) -> None:
    cases = [case for case in CASES.values() if "old" not in case]
    written = modules.evaluate(WRITTEN, [[case["record"] for case in cases], SCHEMA])
    assert written == [case["text"] for case in cases]


@many_in_one_call
@given(some.lists(records, min_size=30, max_size=60))
def test_any_record(modules: Page, many: list[dict[str, Any]]) -> None:
    assert modules.evaluate(WRITTEN, [many, SCHEMA]) == [as_yaml(record, SCHEMA) for record in many]
