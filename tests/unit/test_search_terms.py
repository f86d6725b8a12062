"""Text → terms of the index: what a visitor may type of it is among them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expo.search.tokens import (
    LONGEST,
    STOP_WORDS,
    code_terms,
    dense_terms,
    name_terms,
    normalised,
    phrase_terms,
    sparse_terms,
)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("ＵＡＶ", "uav"),
        ("無人機", "无人机"),
        ("Müller", "muller"),
        ("示例·丁", "示例丁"),
        ("A·B", "a·b"),
        ("10 ㎏", "10 kg"),
    ],
)
def test_forms_of_one_letter_are_one(written: str, plain: str) -> None:
    assert normalised(written) == plain


@given(st.text())
def test_what_is_normal_stays_so(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


@given(st.text())
def test_no_term_holds_what_the_packed_form_or_lunr_could_trip_over(text: str) -> None:
    for make in (dense_terms, phrase_terms, sparse_terms, name_terms):
        for term in make(text):
            assert term
            assert len(term) <= LONGEST
            assert not any(
                character.isspace() or "A" <= character <= "Z" or character in "/*" for character in term
            )


@given(st.text(alphabet="新型固态电池无人机茶叶加工", min_size=2, max_size=30))
def test_any_two_neighbours_of_a_title_are_found(title: str) -> None:
    terms = dense_terms(title)
    assert {title[at : at + 2] for at in range(len(title) - 1)} <= terms


def test_a_keyword_is_found_whole() -> None:
    assert "固态电池" in phrase_terms("固态电池")


def test_longer_text_is_found_by_its_words_and_not_by_those_that_say_nothing() -> None:
    terms = sparse_terms("可以长时间悬停，the platform hovers for 9 h")
    assert {"悬停", "platform", "hovers"} <= terms
    assert not terms & STOP_WORDS
    assert "9" not in terms


def test_where_two_words_meet_a_known_pair_is_found() -> None:
    assert "电暴" not in sparse_terms("快速射电暴")
    assert "电暴" in sparse_terms("快速射电暴", {"电暴"})


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("solid-state", {"solid", "state", "solidstate"}),
        ("39AI全科医生", {"39ai", "ai"}),
        ("X-ray", {"xray"}),
    ],
)
def test_compounds_are_found_in_parts_and_as_one(written: str, found: set[str]) -> None:
    assert found <= dense_terms(written)


@pytest.mark.parametrize(
    ("code", "terms"),
    [
        ("U-023", {"u023", "023"}),
        ("U-1023", {"u1023", "1023"}),
        ("SAMPLE-U09", {"sample", "u09", "sampleu09"}),
        ("B12", {"b012", "012"}),
    ],
)
def test_ids_and_booths_have_one_spelling(code: str, terms: set[str]) -> None:
    assert code_terms(code) == terms


def test_a_name_is_found_as_one_word() -> None:
    assert {"sample", "person", "d", "samplepersond", "persond"} <= name_terms("Sample Person D")
    assert "示例丁" in name_terms("示例·丁")
