"""What the form writes in the browser is, byte for byte, what the catalogue's own tools write."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from playwright.sync_api import Page
from tests.browser.both import FORMAT
from tests.unit.test_writing import CASES, FIELDS, OLD, SCHEMA, read, records

from expo.writing import as_yaml, rewritten

WRITTEN = """async ([records, schema]) => {
  const { asYaml } = await import("/lib/record/writing.js");
  return records.map((record) => asYaml(record, schema));
}"""

REWRITTEN = """async ([pairs, fields, format]) => {
  const { readRecord } = await import("/lib/record/reading.js");
  const { rewritten } = await import("/lib/record/writing.js");
  return pairs.map(([old, record]) => {
    const { source } = readRecord(old, format);
    return rewritten(source, record ?? source.data, fields);
  });
}"""

many_in_one_call = settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_the_golden_records(modules: Page) -> None:
    cases = [case for case in CASES.values() if "old" not in case]
    written = modules.evaluate(WRITTEN, [[case["record"] for case in cases], SCHEMA])
    assert written == [case["text"] for case in cases]


@many_in_one_call
@given(some.lists(records, min_size=30, max_size=60))
def test_any_record(modules: Page, many: list[dict[str, Any]]) -> None:
    assert modules.evaluate(WRITTEN, [many, SCHEMA]) == [as_yaml(record, SCHEMA) for record in many]


def test_the_golden_files_rewritten(modules: Page) -> None:
    cases = [case for case in CASES.values() if "old" in case]
    pairs = [(case["old"], case["record"]) for case in cases]
    assert rewritten_in_browser(modules, pairs) == [case["text"] for case in cases]


@many_in_one_call
@given(some.lists(some.tuples(records, records), min_size=20, max_size=40))
def test_any_file_rewritten(modules: Page, many: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    pairs = [(as_yaml(old, SCHEMA), {**old, **new}) for old, new in many]
    wanted = [rewritten(read(old), record, FIELDS) for old, record in pairs]
    assert rewritten_in_browser(modules, pairs) == wanted


@pytest.mark.parametrize("text", [OLD, OLD.replace("\n", "\r\n"), OLD.rstrip(), "---\n" + OLD])
def test_a_file_rewritten_with_its_own_values_stays_as_it_was(modules: Page, text: str) -> None:
    assert rewritten_in_browser(modules, [(text, None)])[0].rstrip() == text.rstrip()


def rewritten_in_browser(modules: Page, pairs: list[tuple[str, Any]]) -> list[str]:
    told: list[str] = modules.evaluate(REWRITTEN, [pairs, list(FIELDS), FORMAT])
    return told
