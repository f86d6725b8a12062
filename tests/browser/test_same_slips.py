"""Records with slips of any kind in any field: both checks tell the same of each."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import Page
from tests.browser.both import FORMAT, ROOT, as_told

from expo import checks
from expo.past_slips import read_past_slips
from expo.reading import Catalogue, Entry, read_record, sound_fields
from expo.records import ExhibitorRecord, ResultRecord, Vocabularies
from expo.source import read_source

RECORDS = {
    "result": """\
id: U-001
title: {zh: 低温脱水装置, en: Low-temperature dryer}
exhibitor: institute
summary: {zh: 简介, en: Summary}
description:
  zh: |
    第一段
innovations: [{zh: 新}, {zh: 二, en: two}]
indicators:
  - {name: {zh: 压力}, value: "≥ 95", unit: MPa}
cluster: health
field: materials
keywords: [{zh: 干燥}]
class: applied
kind: product
trl: {level: 6, basis: {zh: 自评}}
registration_number: 123
intellectual_property:
  - {kind: invention, number: ZL2020, holder: {zh: 所}}
awards:
  - {name: {zh: 奖}, year: 2020}
completed_by: {organisations: [{zh: 所}], people: [{zh: 王}]}
cooperation: [licence]
secrecy: public
contacts:
  - {name: {zh: 王}, phone: 0851-1234567, email: a@example.org, wechat: abcd_1, consent: true}
images:
  - {file: a.jpg, alt: {zh: 图}, credit: {zh: 作者}}
booth: A1
links:
  - {label: {zh: 网}, url: "https://example.org/"}
provenance:
  kind: submitted
  source: {zh: 展商}
  date: 2026-03-25
""",
    "exhibitor": """\
name: {zh: 山间研究所, en: Hillside Institute}
kind: institute
pinyin: shan jian
district: {zh: 贵阳}
phone: +86 851 1234 5678
email: a@example.org
website: https://example.org/a?b#c
credit_code: 91350100M000100Y43
provenance: {kind: submitted, source: {zh: 展商}, date: 2026-03-25}
""",
}
VALUES = [
    *(
        "",
        "~",
        "true",
        "no",
        "12",
        "007",
        "1.50",
        "1e3",
        "-3",
        "0x1f",
        "9" * 23,
        "1" * 45,
        "２",
        '"6"',
        "“6”",
    ),
    *(
        "2026年3月5日",
        "2026/3/5",
        "20260305",
        "2026-02-29",
        "２０２６－０３－２５",
        "１９９９",
        "2100",
        "1948",
    ),
    *(
        "０８５１－８８８８６６６６",
        "0851 8888 6666转12",
        "tel: 0851.8888.6666",
        "+86-13812345678",
        "400-800-1234",
    ),
    *("lin＠example.org", "mailto:a@b.cn", "a b@c.d", "www.example.org/a", "http://a@b.c", "http://[::1]/x"),
    *(
        "http://[x]/",
        "ftp://x.y",
        "mailto:",
        "tel:123",
        "http://ｅｘ．org",
        "https://例子.中国/路",
        "HTTP://X",
        "x:y",
    ),
    *(
        "u1",
        "K_12",
        "Ｕ－００１",
        "U-1234567",
        "山间",
        "Hillside Institute",
        "minerls",
        "新产品",
        "INVENTION",
        "sampel",
    ),
    *(
        "“invention”",
        "＂公开＂",
        "[a, b]",
        "{zh: x}",
        "{}",
        "[]",
        "[1, [2]]",
        "{zh: 1, 2, 3}",
        "{en: b, c d, e}",
    ),
    *(
        "{zh：电, en: x}",
        "zh:电池",
        "{“zh”: 电}",
        '"a\\u202eb"',
        '"\\e[31m"',
        "'  '",
        '" x "',
        '"x\\L"',
        "𠮷野",
    ),
    *(
        "长" * 130,
        "é" * 601,
        "e\u0301" * 130,
        "Сuba",
        "⻢力",
        "电话13812345678",
        "邮箱a@b.cn",
        "11010519491231002X",
    ),
    *(
        "91350100m000100y43",
        "9135 0100 M000 100Y 43",
        "91350100M000100Y44",
        "../a b(1).JPG",
        "图 片.png",
        "a.gif",
    ),
    *(
        "yes",
        "是",
        "不同意",
        "1",
        "0",
        "内部",
        "*x",
        "&a b",
        "!t x",
        "a: b",
        "- a",
        "#x",
        "[{zh: x}, {zh: }]",
    ),
]
KEYS = ["联系人", "标题", "简介", "技术", "zhh", "titel", "contacts", "“zh”", "zh：x", "Name", "e-mail"]

CHECKED = """async (given) => {
  const [records, format] = JSON.parse(given);
  const { checkText } = await import("/lib/record/past-slips.js");
  return JSON.stringify(records.map(([kind, text]) => {
    const { problems } = checkText(text, format, kind);
    return problems.map((each) => [each.line, each.column, each.code, each.zh, each.en, each.hint]);
  }));
}"""


def slipped(seed: int) -> tuple[str, str]:
    """A kind of record, and one with a slip or a few: a value, a key, a line, a list, a sign."""
    chance = Random(seed)
    kind = chance.choice(list(RECORDS))
    lines = RECORDS[kind].splitlines()
    for _ in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(lines))
        value, key = r"(?<=: )[^,{}\[\]]+|(?<=: )[\[{].*$", r"[a-z_]+(?=:)"
        match chance.randrange(7):
            case 0 | 1 | 2:
                lines[at] = replaced(value, chance.choice(VALUES), lines[at], chance)
            case 3:
                lines[at] = replaced(key, chance.choice(KEYS), lines[at], chance)
            case 4:
                lines[at] = chance.choice(("", lines[chance.randrange(len(lines))]))
            case 5:
                many = chance.choice((0, 7, 13, 41))
                lines[at] = re.sub(r"\[(.*)\]", lambda found: f"[{', '.join([found[1]] * many)}]", lines[at])  # noqa: B023
            case _:
                cut = chance.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:cut] + chance.choice(":,{}[]\"'#- \t：，“”𠮷") + lines[at][cut:]
    return kind, "\n".join(lines)


def replaced(pattern: str, by: str, line: str, chance: Random) -> str:
    """One of the places that a pattern finds on a line, replaced."""
    places = [found.span() for found in re.finditer(pattern, line)]
    start, end = chance.choice(places or [(len(line), len(line))])
    return line[:start] + by + line[end:]


def test_both_checks_tell_the_same_of_any_slip(modules: Page) -> None:
    codes = told_alike(modules, [slipped(seed) for seed in range(3000)])
    # The slips are of many kinds, or this would show little.
    assert len(codes) > 26, codes


def told_alike(modules: Page, records: list[tuple[str, str]]) -> Counter[str]:
    """How often each code is told of records, each a kind and a text; both checks must tell the same."""
    there = json.loads(modules.evaluate(CHECKED, json.dumps([records, FORMAT])))
    codes: Counter[str] = Counter()
    for (kind, text), told in zip(records, there, strict=True):
        here = told_here(kind, text)
        assert sorted(told) == sorted(here), text
        codes.update(code for _, _, code, *_ in here)
    return codes


def told_here(kind: str, text: str) -> list[Any]:
    """What the catalogue's own check tells of one record: the rules that need no other."""
    model: Any = ResultRecord if kind == "result" else ExhibitorRecord
    record, source, problems = read_past_slips(
        text, "x.yaml", lambda source: read_record(source, model, WORDS)
    )
    if source is not None:
        entries = (
            [Entry("U-001", record, source)] if record else [*sound_fields(source, model, WORDS, "U-001")]
        )
        given: dict[str, Any] = {"results" if kind == "result" else "exhibitors": tuple(entries)}
        catalogue = Catalogue(Path("catalogue"), "catalogue", **given)
        for rule in (
            checks.texts_hold_no_look_alikes,
            checks.texts_hold_one_language,
            checks.texts_hold_no_markup,
            checks.contacts_without_consent_are_bare,
            checks.texts_hold_no_personal_data,
        ):
            problems += rule(catalogue)
    return [as_told(each) for each in set(problems)]


def _words() -> Any:
    source, _ = read_source(ROOT / "catalogue" / "vocabularies.yaml", "vocabularies.yaml")
    assert source is not None
    return Vocabularies.model_validate(source.data).by_name()


WORDS = _words()
