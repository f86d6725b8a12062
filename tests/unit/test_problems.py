"""Problems are data; however they are written out, what strangers wrote stays inside its line."""

from __future__ import annotations

import json

from expo.codes import CODES
from expo.problems import Form, Place, place_at, problem, report

HOSTILE = "a\r\n::error file=x::b\x1b[31m\u202e\u2028\ud800 100%"


def test_text_is_one_line_a_problem_and_a_last_line_that_counts() -> None:
    found = [
        problem("unknown-key", Place("a.yaml", 3, 2), key=HOSTILE),
        problem("exhibitor-unused", Place("b.yaml"), key="b"),
    ]
    lines = report(found).split("\n")
    assert len(lines) == 3
    assert lines[0].startswith("a.yaml:3:2: error: unknown-key: 没有名为“a ::error")
    assert lines[-1] == "1 errors, 1 warnings"
    assert all(line.isprintable() for line in lines)


def test_problems_are_sorted_by_path_line_and_column_and_told_once() -> None:
    places = [Place("b.yaml"), Place("a.yaml", 10), Place("a.yaml", 9, 5), Place("a.yaml", 9, 4)]
    found = [problem("yaml-key", place) for place in (*places, *places)]
    lines = report(found).split("\n")[:-1]
    assert [line.split(": ")[0] for line in lines] == [
        "a.yaml:9:4",
        "a.yaml:9:5",
        "a.yaml:10:1",
        "b.yaml:1:1",
    ]


def test_a_hint_stands_in_both_languages() -> None:
    text = report([problem("unknown-key", Place("a.yaml"), key="titel", hint="title")])
    assert "（可写：title） | there is no key “titel”" in text
    assert text.split("\n")[0].endswith(" (write: title)")


def test_a_path_cannot_forge_a_command_of_github_actions() -> None:
    place = Place("x,line=9::warning::y\n::stop-commands::z.yaml")
    command, message = (
        report([problem("yaml-key", place)], Form.GITHUB).split("\n")[0].removeprefix("::").split("::", 1)
    )
    file = "x%2Cline=9%3A%3Awarning%3A%3Ay\\u000a%3A%3Astop-commands%3A%3Az.yaml"
    assert command == f"error file={file},line=1,col=1,title=yaml-key"
    assert message == " | ".join((CODES["yaml-key"].zh, CODES["yaml-key"].en))


def test_a_value_cannot_forge_a_command_of_github_actions() -> None:
    found = problem("unknown-key", Place("a.yaml"), key="##[add-mask]x", hint="##[y]")
    for form in (Form.TEXT, Form.GITHUB):
        assert "##[" not in report([found], form)


def test_percent_signs_are_escaped_for_github_actions() -> None:
    text = report([problem("unknown-key", Place("a.yaml"), key="100%0A")], Form.GITHUB)
    assert "“100%250A”" in text


def test_json_holds_every_part_of_a_problem() -> None:
    found = problem("unknown-key", Place(HOSTILE, 3, 2), key=HOSTILE, hint="title")
    text = report([found], Form.JSON)
    text.encode()
    (only,) = json.loads(text)
    assert list(only) == ["path", "line", "column", "level", "code", "zh", "en", "hint"]
    assert (only["line"], only["column"], only["level"]) == (3, 2, "error")
    assert (only["code"], only["hint"]) == ("unknown-key", "title")
    assert json.loads(report([], Form.JSON)) == []


def test_a_long_value_is_cut() -> None:
    assert len(problem("unknown-key", Place("a.yaml"), key="x" * 10_000).en) < 400


def test_a_place_counts_lines_as_editors_do() -> None:
    text = "a\r\nb\rc\u2028d\ne"
    places = [place_at(text, text.index(sign), "p") for sign in "abcde"]
    assert [(each.line, each.column) for each in places] == [(1, 1), (2, 1), (3, 1), (3, 3), (4, 1)]
