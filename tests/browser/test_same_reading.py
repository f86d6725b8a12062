"""The form's reader takes and refuses the same YAML as the catalogue's own: same values, same places."""

from __future__ import annotations

from random import Random
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from playwright.sync_api import Page
from tests.browser.both import ROOT, read_here, read_in_browser
from tests.unit.test_golden import CASES
from tests.unit.test_writing import OLD, SCHEMA, records

from expo.source import MOST_BYTES
from expo.writing import as_yaml

EVERY_FORM = """\
%YAML 1.2
---
plain: text with a colon:here and a#sign
"quoted": "one\\n\\ttwo \\u00e9 \\U0001f600 \\
  three

  four"
'single': 'it''s

  folded'
literal: |
    kept

      as it stands
folded: >-
  one
  two

  three
    four
kept: |+2
   x

list:
- a
- - b
  - c
- x: 1
  y: {p: [q, r: s], "t":u, v}
- ? k
  : v
number: [0851, 1.50, 1e3, 0x1f, true, ~, no, 12:30]
𠮷: 🏔 # 汉字 and signs outside the basic plane
empty:
...
"""

FILES = [
    OLD,
    EVERY_FORM,
    *(file.read_text("utf-8") for file in sorted((ROOT / "catalogue" / "industry").glob("*.yaml"))[:8]),
]
SIGNS = [
    *"\n\r\t :-?,[]{}#&*!|>'\"%@`\\a0~.+/=：，“”\ufeff\x85\u2028\xa0中𠮷\x07\x00",
    *("\r\n", "  ", ": ", "- ", "# ", "\n  ", "---\n", "...\n", "? ", "!!x", "&a", "|\n", ">-\n", "\\x4"),
]


def slipped(seed: int) -> str:
    """A record's file with one sign changed, or some of its lines with a few."""
    chance = Random(seed)
    text = chance.choice(FILES)
    slips = 1
    if chance.random() < 0.5:
        lines = text.split("\n")
        first = chance.randrange(len(lines))
        text = "\n".join(lines[first : first + chance.randrange(1, 8)])
        slips = chance.randrange(1, 5)
    for _ in range(slips):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(["", *SIGNS]) + text[at + chance.randrange(2) :]
    # A byte order mark at the head is taken off before the text is parsed.
    return text.lstrip("\ufeff")


@some.composite
def written(draw: some.DrawFn) -> str:
    """A record in some style of YAML."""
    record = draw(records)
    if draw(some.booleans()):
        return as_yaml(record, SCHEMA)
    return yaml.safe_dump(
        record,
        default_flow_style=draw(some.sampled_from((None, True, False))),
        default_style=draw(some.sampled_from((None, None, '"', "'", "|", ">"))),
        width=draw(some.sampled_from((20, 80, 1000))),
        indent=draw(some.sampled_from((2, 4, 7))),
        allow_unicode=draw(some.booleans()),
        line_break=draw(some.sampled_from(("\n", "\r\n", "\r"))),
        explicit_start=draw(some.booleans()),
    )


few_calls = settings(max_examples=6, suppress_health_check=list(HealthCheck))


@few_calls
@given(some.lists(written(), min_size=20, max_size=60))
def test_any_record_in_any_style(modules: Page, texts: list[str]) -> None:
    agree(modules, texts)


@few_calls
@given(some.integers(0, 2**32))
def test_any_slip_of_the_pen(modules: Page, seed: int) -> None:
    agree(modules, [slipped(seed + number) for number in range(400)])


def test_every_golden_text(modules: Page) -> None:
    contents: list[dict[str, Any]] = [yaml.safe_load(case.read_text("utf-8")) for case in CASES]
    files = [text for content in contents for text in content.get("files", {}).values()]
    texts = [text.removeprefix("\ufeff") for text in files if isinstance(text, str)]
    assert len(texts) > 80
    agree(modules, [*FILES, *texts])


def test_a_text_that_is_pasted_may_not_be_larger_than_a_file(modules: Page) -> None:
    just, over = ("id: " + "长" * ((MOST_BYTES - 5) // 3), "id: " + "长" * (MOST_BYTES // 3))
    allowed, refused = read_in_browser(modules, [just, over])
    assert allowed == read_here(just)
    assert [code for _, _, code, *_ in refused[0]] == ["file-too-large"]


def agree(modules: Page, texts: list[str]) -> None:
    for text, told in zip(texts, read_in_browser(modules, texts), strict=True):
        assert told == read_here(text), text
