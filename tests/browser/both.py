"""The same texts read by the catalogue's own reader and by the form's, in one form that can be compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from expo.problems import Problem
from expo.record_format import record_format
from expo.records import Vocabularies
from expo.source import Source, WrittenFloat, WrittenInt, parse, read_source

ROOT = Path(__file__).parent.parent.parent


def the_format(folder: Path) -> dict[str, Any]:
    """The format with the vocabularies of a catalogue, as the form gets it."""
    source, problems = read_source(folder / "vocabularies.yaml", "vocabularies.yaml")
    assert source is not None and not problems
    return record_format(Vocabularies.model_validate(source.data))


FORMAT = the_format(ROOT / "catalogue")

_READ = """async (given) => {
  const [texts, format] = JSON.parse(given);
  const { readRecord } = await import("/lib/record/reading.js");
  const { WrittenNumber } = await import("/lib/record/numbers.js");
  const plain = (value) => {
    if (value instanceof WrittenNumber) return ["number", value.text];
    if (Array.isArray(value)) return ["list", value.map(plain)];
    if (value === null || typeof value !== "object") return value;
    return ["mapping", Object.entries(value).map(([key, each]) => [key, plain(each)])];
  };
  const places = (map) => [...map].map(([location, at]) => [JSON.parse(location), at]);
  return JSON.stringify(texts.map((text) => {
    const { source, problems } = readRecord(text, format);
    const told = problems.map((each) => [each.line, each.column, each.code, each.zh, each.en, each.hint]);
    return source ? [plain(source.data), places(source.keys), places(source.values), told] : [told];
  }));
}"""


def read_in_browser(modules: Page, texts: list[str]) -> list[Any]:
    """What the form's reader makes of texts: values, places of keys and of values, problems."""
    # As one string: Playwright takes much longer to hand over each value by itself.
    told: list[Any] = json.loads(modules.evaluate(_READ, json.dumps([texts, FORMAT])))
    return told


def read_here(text: str) -> list[Any]:
    """The same from the catalogue's own reader."""
    source, problems = parse(text, "x.yaml")
    told = [as_told(each) for each in problems]
    return [told] if source is None else [_plain(source.data), *_places(source), told]


def as_told(found: Problem) -> list[Any]:
    return [found.place.line, found.place.column, found.code, found.zh, found.en, found.hint]


def _places(source: Source) -> list[Any]:
    """Both maps of places, counted in the units of JavaScript."""
    return [
        [[list(location), len(source.text[:at].encode("utf-16-le")) // 2] for location, at in places.items()]
        for places in (source.keys, source.values)
    ]


def _plain(value: object) -> Any:
    match value:
        case WrittenInt() | WrittenFloat():
            return ["number", value.text]
        case list():
            return ["list", [_plain(each) for each in value]]
        case dict():
            return ["mapping", [[key, _plain(each)] for key, each in value.items()]]
        case _:
            return value
