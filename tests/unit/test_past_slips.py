"""Reading past slips: every place is one in the file as given, and a file without slips is read as it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from expo.past_slips import read_past_slips
from expo.problems import Lines, Problem, problem
from expo.source import Source, parse

SIGNS = ("id", "zh", ":", ": ", " ", "  ", "\n", "\r\n", "- ", "{", "}", ", ", "𠮷电", "#x")


def texts(*signs: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(signs), max_size=40).map("".join)


def read(source: Source) -> tuple[object, list[Problem]]:
    """Takes every text that looks like a key and its value for a slip, as the record format does for some."""
    glued = [where for where, text in source.texts() if text.startswith(("id：", "zh："))]
    return source.data, [problem("yaml-colon", source.place_of(where)) for where in glued]


@given(texts(*SIGNS, "："))
def test_every_place_is_one_in_the_text_as_it_was_given(text: str) -> None:
    _, source, problems = read_past_slips(text, "x.yaml", read)
    lines = Lines(text)
    for each in problems:
        if each.code == "yaml-colon":
            assert text[lines.index(each.place) :].startswith(("id", "zh", "："))
    for (*_, step), at in source.keys.items() if source else ():
        assert text[at:].startswith(str(step)[:2])


@given(texts(*SIGNS))
def test_a_text_without_slips_is_read_as_it_is(text: str) -> None:
    source, problems = parse(text, "x.yaml")
    record, _, told = read_past_slips(text, "x.yaml", read)
    assert (record, told) == (source and source.data, problems)


def test_a_text_of_endless_slips_ends() -> None:
    _, _, problems = read_past_slips("id：x\n" * 5000, "x.yaml", read)
    assert 10 < sum(each.code == "yaml-colon" for each in problems) <= 101
