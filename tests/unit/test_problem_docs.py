"""docs/handbook/problems.md explains every code, and its examples are what they say they are."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.unit.test_golden import BASE

from expo.checks import check
from expo.codes import CODES, Level
from expo.problems import Problem, report
from expo.reading import read_catalogue

PAGE = Path(__file__).parents[2] / "docs" / "handbook" / "problems.md"
PARTS = re.split(r"^### `([^`]+)`\n", PAGE.read_text("utf-8"), flags=re.MULTILINE)[1:]
EXPLANATIONS = dict(zip(PARTS[::2], PARTS[1::2], strict=True))
EXAMPLES = {
    code: re.findall(r"^```yaml\n(.*?)^```", text, re.M | re.S) for code, text in EXPLANATIONS.items()
}
# What an ellipsis stands in is too long to show whole; tests/golden has it.
WHOLE = [code for code, blocks in EXAMPLES.items() if blocks and "…" not in blocks[0]]
RESULT = "universities/U-001.yaml"


def test_the_page_explains_every_code_and_no_other_in_the_order_of_the_codes() -> None:
    assert list(EXPLANATIONS) == list(CODES)
    assert len(PARTS) == 2 * len(CODES)


@pytest.mark.parametrize("code", CODES)
def test_an_explanation_tells_the_level_in_both_languages_and_shows_wrong_and_right(code: str) -> None:
    zh, en = ("错误：", "Error: ") if CODES[code].level is Level.ERROR else ("警告：", "Warning: ")
    paragraph, *_ = EXPLANATIONS[code].strip().split("\n\n")
    lines = paragraph.split("\n")
    assert [lines[0].startswith(zh), lines[1].startswith(en), len(lines)] == [True, True, 2]
    assert [EXPLANATIONS[code].count(sign) for sign in "✗✓"] == [1, 1]


@pytest.mark.parametrize("code", WHOLE)
def test_a_wrong_example_gives_the_problem_and_a_right_one_does_not(code: str, tmp_path: Path) -> None:
    wrong, right = EXAMPLES[code][0].split("# ✓", 1)
    assert code in {each.code for each in problems_with(wrong.removeprefix("# ✗"), tmp_path / "wrong")}
    found = problems_with(right, tmp_path / "right")
    assert {each.code for each in found} <= {"image-missing"}, report(found)


def problems_with(example: str, root: Path) -> list[Problem]:
    """The problems of the base with an example's top keys in the place of its own.

    The first line of the example names its file; none is the result's.
    """
    path, _, fragment = example.partition("\n")
    folder = root / "catalogue"
    shutil.copytree(BASE, folder)
    file = folder / (path.strip() or RESULT)
    keys = "|".join(re.findall(r"^\w+(?=:)", fragment, re.MULTILINE)) or "(?!)"
    kept = re.sub(rf"^({keys}):.*\n([ ].*\n)*", "", file.read_text("utf-8"), flags=re.MULTILINE)
    file.write_text(kept + fragment, "utf-8")
    catalogue, problems = read_catalogue(folder, root)
    return problems + check(catalogue)
