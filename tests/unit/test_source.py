"""YAML text → values with places, for whatever strangers may write."""

from __future__ import annotations

import os
import string
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from expo.codes import CODES
from expo.problems import Problem, report
from expo.source import MOST_BYTES, WrittenFloat, WrittenInt, parse, read_source, scalar

# Text that often comes close to being YAML.
YAML_LIKE = st.lists(
    st.one_of(
        st.sampled_from(
            [*"\n\t -:：,[]{}#&*!|>'\"%@`?\\~", "---\n", "...\n", ": ", "- ", "  ", "\r\n", "\\u", "<<"]
        ),
        st.sampled_from(
            ["id", "zh", "en", "title", "no", "0851", "U-001", "文字", "\ufeff", "\u2028", "\x85"]
        ),
        st.characters(),
    )
).map("".join)


def only_known_lines(found: list[Problem]) -> bool:
    lines = report(found).split("\n")
    return (
        all(each.code in CODES for each in found)
        and len(lines) == len(set(found)) + 1
        and all(line.isprintable() for line in lines)
    )


@pytest.mark.parametrize(
    "text", ["no", "yes", "on", "off", "y", "12:30", "2026-03-25", "1_000", "0x1f", ".", "-"]
)
def test_words_of_yaml_1_1_stay_text(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize(
    ("text", "value"), [("true", True), ("FALSE", False), ("~", None), ("", None), ("null", None)]
)
def test_constants_of_yaml_1_2(text: str, value: object) -> None:
    assert scalar(text) is value


@pytest.mark.parametrize("text", ["012", "+7", "0851", "-0", "1e3", "1.50", ".5", "1.", "9" * 40])
def test_numbers_keep_the_way_they_were_written(text: str) -> None:
    value = scalar(text)
    assert isinstance(value, WrittenInt | WrittenFloat)
    assert value.text == text


def test_endless_digits_stay_text() -> None:
    assert scalar("9" * 5000) == "9" * 5000


@pytest.mark.parametrize("written", ['"12"', "'12'", '! "12"', "|-\n  12", ">-\n  12"])
def test_a_number_that_is_not_plain_is_text(written: str) -> None:
    source, problems = parse(f"value: {written}\n", "a.yaml")
    assert problems == []
    assert source is not None
    assert source.data == {"value": "12"}


def test_keys_values_and_items_know_their_places() -> None:
    text = "# comment\nid: U-001\ncontacts:\n  - name: {zh: 王, en: Wang}\n    consent: true\n"
    source, _ = parse(text, "a.yaml")
    assert source is not None
    assert str(source.place_of(())) == "a.yaml:2:1"
    assert str(source.place_of(("id",))) == "a.yaml:2:5"
    assert str(source.place_of_key(("contacts",))) == "a.yaml:3:1"
    assert str(source.place_of(("contacts", 0))) == "a.yaml:4:5"
    assert str(source.place_of(("contacts", 0, "name", "en"))) == "a.yaml:4:23"
    assert str(source.place_of_key(("contacts", 0, "name", "en"))) == "a.yaml:4:19"


def test_what_is_not_there_has_the_place_of_what_should_hold_it() -> None:
    source, _ = parse("id: U-001\ntitle:\n  en: Text\n", "a.yaml")
    assert source is not None
    assert str(source.place_of(("title", "zh"))) == "a.yaml:3:3"
    assert str(source.place_of_key(("title", "zh"))) == "a.yaml:3:3"
    assert str(source.place_of(("trl", "level"))) == "a.yaml:1:1"


def test_a_key_written_again_changes_neither_value_nor_places() -> None:
    source, problems = parse("title: {zh: 一}\ntitle: {en: Two}\n", "a.yaml")
    assert source is not None
    assert source.data == {"title": {"zh": "一"}}
    assert str(source.place_of(("title", "en"))) == "a.yaml:1:8"
    assert [each.code for each in problems] == ["yaml-duplicate-key"]


def test_a_key_written_again_may_hide_nothing() -> None:
    _, problems = parse("a: 1\na: {b: *c}\n", "a.yaml")
    assert [each.code for each in problems] == ["yaml-duplicate-key", "yaml-alias"]


def test_a_file_of_the_greatest_size_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"id: 1\n".ljust(MOST_BYTES, b"#"))
    assert read_source(file, "a.yaml")[1] == []
    file.write_bytes(b"id: 1\n".ljust(MOST_BYTES + 1, b"#"))
    assert [each.code for each in read_source(file, "a.yaml")[1]] == ["file-too-large"]


def test_a_file_that_is_gone_or_not_allowed_is_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("id: 1\n")

    def refuse(*_: object) -> None:
        raise PermissionError(13, os.strerror(13))

    # The tests may run as root, whom no permission stops.
    monkeypatch.setattr(Path, "open", refuse)
    _, (found,) = read_source(file, "a.yaml")
    assert (found.code, found.zh) == ("file-unreadable", "文件无法读取：没有读取的权限")


@settings(max_examples=300)
@given(YAML_LIKE)
def test_any_text_gives_values_or_problems(text: str) -> None:
    source, problems = parse(text, "a.yaml")
    assert only_known_lines(problems)
    assert source is not None or problems


@given(st.text(st.characters(codec=None, categories=["Cs"]), min_size=1))
def test_lone_surrogates_are_refused(text: str) -> None:
    _, problems = parse(f"a: {text}", "a.yaml")
    assert [(each.code, each.place.column) for each in problems] == [("control-character", 4)]


@given(content=st.one_of(st.binary(), YAML_LIKE.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_bytes_give_values_or_problems(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.mktemp("bytes") / "a.yaml"
    file.write_bytes(content)
    source, problems = read_source(file, "a.yaml")
    assert only_known_lines(problems)
    assert source is not None or problems


WORDS = st.one_of(
    st.sampled_from(
        ["no", "on", "yes", "12:30", "012", "1e3", "0851", "~", "null", "true", "2026-03-25", "=", "<<"]
    ),
    st.text(string.printable, max_size=20),
    st.text(max_size=20),
).filter(lambda text: not set("\x85\u2028\u2029") & set(text))  # PyYAML writes these three as line breaks.


@given(
    st.recursive(
        WORDS,
        lambda inner: st.one_of(
            st.lists(inner, max_size=4),
            st.dictionaries(WORDS.filter(lambda key: len(key) < 90), inner, max_size=4),
        ),
        max_leaves=12,
    )
)
def test_text_that_a_program_writes_is_read_back_unchanged(data: object) -> None:
    for style in ("'", '"'):
        text = yaml.safe_dump(data, allow_unicode=True, default_style=style)
        source, problems = parse(text, "a.yaml")
        assert problems == []
        assert source is not None
        assert source.data == data
