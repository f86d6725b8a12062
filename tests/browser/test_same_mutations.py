"""Both checks agree on golden and real records with lines and signs deleted, doubled, moved, made wide."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import yaml
from playwright.sync_api import Page
from tests.browser.both import ROOT
from tests.browser.test_same_slips import RECORDS, told_alike
from tests.unit.test_golden import CASES

SIGNS: list[str] = [
    *"\n\t :-?,[]{}#&*!|>'\"%@`\\0~./：，。、；“”（）【】｛｝－—・•＠𠮷７一",
    *"\xa0\u3000\u200b\ufeff\u2028\x85\u0301",
    *(": ", "：", "- ", "－ ", "\n  ", "\n\u3000\u3000", "zh：", "-zh: ", "1. ", "（1）", "TRL 6", "７级"),
    *("null", "~", "true", "“x”", "\r\n", "\r"),
]
INDENTS = (" ", "  ", "\u3000", "\t", "- ", "－", "\xa0", "1. ")
COLONS = (":", "：", ": \u3000", ":\u3000", "： ", " : ")


def seeds() -> list[tuple[str, str]]:
    """A kind of record and its text, as it stands in a golden case or in the catalogue."""
    contents = [yaml.safe_load(case.read_text("utf-8")).get("files", {}) for case in CASES]
    golden = [
        ("exhibitor" if path.startswith("exhibitors") else "result", text)
        for files in contents
        for path, text in files.items()
        if isinstance(text, str) and "/" in path
    ]
    real = [file.read_text("utf-8") for file in sorted((ROOT / "catalogue").glob("*/?-00?.yaml"))]
    return [*golden, *(("result", text) for text in real), *RECORDS.items()]


def with_sign(text: str, chance: Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(SIGNS) + text[at:]


def without_signs(text: str, chance: Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.randrange(1, 4) :]


def stuttered(text: str, chance: Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at : at + chance.randrange(1, 6)] + text[at:]


def in_full_width(text: str, chance: Random) -> str:
    at = chance.choice([at for at, sign in enumerate(text) if "!" <= sign <= "~"] or [0])
    return text[:at] + "".join(chr(ord(sign) + 0xFEE0) for sign in text[at : at + 1]) + text[at + 1 :]


def in_lines(change: Callable[[list[str], int, Random], None]) -> Callable[[str, Random], str]:
    """A change of the lines of a text, of which one is chosen."""

    def changed(text: str, chance: Random) -> str:
        lines = text.split("\n")
        change(lines, chance.randrange(len(lines)), chance)
        return "\n".join(lines)

    return changed


def colon_changed(lines: list[str], at: int, chance: Random) -> None:
    key, colon, value = lines[at].partition(": ")
    if colon:
        lines[at] = key + chance.choice(COLONS) + chance.choice((value, "", chance.choice(SIGNS) + value))


def indented(lines: list[str], at: int, chance: Random) -> None:
    lines[at] = chance.choice(INDENTS) + lines[at]


def moved_left(lines: list[str], at: int, _chance: Random) -> None:
    lines[at] = lines[at].lstrip()


def repeated(lines: list[str], at: int, chance: Random) -> None:
    lines.insert(chance.randrange(len(lines)), lines[at])


def deleted(lines: list[str], at: int, _chance: Random) -> None:
    del lines[at]


CHANGES: tuple[Callable[[str, Random], str], ...] = (
    with_sign,
    without_signs,
    stuttered,
    in_full_width,
    *map(in_lines, (colon_changed, indented, moved_left, repeated, deleted)),
)


def mutated(number: int, given: list[tuple[str, str]]) -> tuple[str, str]:
    chance = Random(number)
    kind, text = chance.choice(given)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 5))):
        text = chance.choice(CHANGES)(text, chance)
    return kind, text.lstrip("\ufeff")


def test_both_checks_tell_the_same_of_any_mutation(modules: Page) -> None:
    given = seeds()
    assert len(given) > 150
    codes = told_alike(modules, [mutated(number, given) for number in range(2500)])
    # The mutations lead to many kinds of problems, or this would show little.
    assert len(codes) > 30, codes
