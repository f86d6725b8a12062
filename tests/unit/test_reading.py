"""Folder → records and problems: nothing a stranger writes raises, nothing a right record says is changed."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from tests.making import a_catalogue

from expo import explaining
from expo.checks import check
from expo.codes import CODES
from expo.problems import Problem, report
from expo.reading import read_catalogue, read_record
from expo.records import Aliases, Exhibition, ExhibitorRecord, ResultRecord, Vocabularies, is_id, is_key
from expo.source import Source, parse

BASE = Path(__file__).parent.parent / "golden" / "base"


def source_of(data: object) -> Source:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
    source, problems = parse(text, "a.yaml")
    assert problems == []
    assert source is not None
    return source


def base_record() -> dict[str, Any]:
    record = yaml.load((BASE / "universities" / "U-001.yaml").read_text("utf-8"), yaml.BaseLoader)
    return dict(record)


WORDS = read_record(
    parse((BASE / "vocabularies.yaml").read_text("utf-8"), "v.yaml")[0] or source_of({}), Vocabularies, None
)[0]
assert WORDS is not None
VOCABULARIES = WORDS.by_name()


# ------------------------------------------------------------------------------------- whatever is written

VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(max_size=12),
        st.sampled_from(
            ["yes", "zh：文字", "zh:x", "2026/3/5", "u1", "9" * 50, "\x1b", "##[x]", "%0A", "::error::"]
        ),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.one_of(st.sampled_from(["zh", "en", "name", "kind", "file", "level"]), st.text(max_size=5)),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=6,
)
MODELS: list[type[BaseModel]] = [ResultRecord, ExhibitorRecord, Exhibition, Vocabularies, Aliases]
KEYS = [info.alias or name for name, info in ResultRecord.model_fields.items()]


def told_in_both_languages(found: list[Problem]) -> bool:
    """Whether each problem was foreseen: pydantic's own words are English in both texts."""
    lines = report(found).split("\n")
    return (
        all(each.code in CODES and each.zh != each.en and "另一种写法" not in each.zh for each in found)
        and len(lines) == len(set(found)) + 1
        and all(line.isprintable() for line in lines)
    )


@settings(max_examples=300)
@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6))
def test_any_value_of_any_field_gives_foreseen_problems(changes: dict[str, object]) -> None:
    source = source_of({**base_record(), **changes})
    record, problems = read_record(source, ResultRecord, VOCABULARIES)
    assert (record is None) == bool(problems)
    assert told_in_both_languages(problems)


@given(VALUES, st.sampled_from(MODELS))
def test_any_value_instead_of_a_record_gives_foreseen_problems(value: object, model: type[BaseModel]) -> None:
    if value is not None:
        assert told_in_both_languages(read_record(source_of(value), model, None)[1])


@settings(max_examples=60)
@given(content=st.one_of(st.binary(), st.text().map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_as_a_record_give_foreseen_problems(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    root = tmp_path_factory.mktemp("any")
    folder = root / "catalogue"
    for file in BASE.rglob("*.yaml"):
        (folder / file.relative_to(BASE)).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.relative_to(BASE)).write_bytes(file.read_bytes())
    (folder / "universities" / "U-001.yaml").write_bytes(content)
    catalogue, problems = read_catalogue(folder, root)
    assert told_in_both_languages(problems + check(catalogue))


@given(st.lists(st.one_of(VALUES, st.lists(VALUES, max_size=3)), max_size=4))
def test_any_groups_of_aliases_are_taken_or_have_foreseen_problems(groups: list[object]) -> None:
    record, problems = read_record(source_of({"aliases": groups}), Aliases, None)
    assert (record is None) == bool(problems)
    assert told_in_both_languages(problems)


def test_every_error_of_type_is_foreseen() -> None:
    """Each type that a model's field may have leads to an error that the explanation knows."""
    errors = {str: "string_type", bool: "bool_type", int: "int_type", tuple: "tuple_type", dict: "dict_type"}
    known = set(explaining.TYPES)
    assert set(errors.values()) <= known
    for model in models(*MODELS):
        for name, info in model.model_fields.items():
            _, problems = read_record(source_of({info.alias or name: [[[]]]}), model, None)
            assert told_in_both_languages(problems), name


def models(*roots: type[BaseModel]) -> Iterator[type[BaseModel]]:
    def inside(annotation: Any) -> Iterator[type[BaseModel]]:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            yield from models(annotation)
        for argument in get_args(annotation):
            yield from inside(argument)

    for root in roots:
        yield root
        for info in root.model_fields.values():
            yield from inside(info.annotation)


# --------------------------------------------------------------------------------------- whatever is right

TEXT = st.one_of(
    st.sampled_from(
        [
            "no",
            "on",
            "yes",
            "null",
            "~",
            "12:30",
            "012",
            "1e3",
            "1.50",
            "2026-03-25",
            "-",
            "# x",
            "a: b",
            "🏭",
        ]
    ),
    st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=40),
    st.text(st.sampled_from("山水 ab,:#&*!?-\n'\"{}[]|>%@`"), min_size=1, max_size=60),
).filter(lambda text: bool(text.strip()))
BILINGUAL = st.fixed_dictionaries({"zh": TEXT}, optional={"en": TEXT})
DATES = st.dates(datetime.date(1000, 1, 1)).map(str)
PROVENANCE = st.fixed_dictionaries(
    {"kind": st.sampled_from(["reported", "submitted", "verified"]), "source": BILINGUAL, "date": DATES}
)
CONTACT = st.fixed_dictionaries(
    {"name": BILINGUAL, "consent": st.booleans()},
    optional={
        "phone": st.sampled_from(["085112345678", "+86 851 1234 5678", "13800138000", "0851-12345678 转 8"]),
        "email": st.just("name@example.org"),
        "wechat": st.sampled_from(["0123456", "1e3000", "lab_wechat"]),
    },
)
RECORDS = st.fixed_dictionaries(
    {
        "id": st.from_regex(r"[A-Z]-[0-9]{3,6}", fullmatch=True),
        "title": BILINGUAL,
        "provenance": PROVENANCE,
    },
    optional={
        "summary": BILINGUAL,
        "description": BILINGUAL,
        "innovations": st.lists(BILINGUAL, max_size=3),
        "indicators": st.lists(
            st.fixed_dictionaries({"name": BILINGUAL, "value": TEXT}, optional={"unit": st.just("%")}),
            max_size=3,
        ),
        "keywords": st.lists(BILINGUAL, max_size=3),
        "cluster": st.sampled_from(["minerals", "health"]),
        "trl": st.fixed_dictionaries({"level": st.integers(1, 9)}, optional={"basis": BILINGUAL}),
        "awards": st.lists(
            st.fixed_dictionaries({"name": BILINGUAL, "year": st.integers(1949, 2100)}), max_size=2
        ),
        "contacts": st.lists(CONTACT, max_size=2),
        "booth": TEXT,
        "registration_number": TEXT,
        "class": st.just("applied"),
    },
)


@settings(max_examples=200)
@given(RECORDS, st.booleans(), st.sampled_from([None, False]))
def test_a_right_record_is_written_and_read_unchanged(
    data: dict[str, Any], unicode: bool, flow: bool | None
) -> None:
    text = yaml.safe_dump(data, allow_unicode=unicode, default_flow_style=flow)
    source, problems = parse(text, "a.yaml")
    assert problems == []
    assert source is not None
    record, problems = read_record(source, ResultRecord, VOCABULARIES)
    assert problems == [], report(problems)
    assert record == ResultRecord.model_validate(data, context=VOCABULARIES)


@given(st.lists(st.lists(TEXT, min_size=2, max_size=20), max_size=5), st.booleans())
def test_right_aliases_are_read_unchanged(groups: list[list[str]], flow: bool) -> None:
    text = yaml.safe_dump({"aliases": groups}, allow_unicode=True, default_flow_style=flow)
    source, _ = parse(text, "aliases.yaml")
    assert source is not None
    record, problems = read_record(source, Aliases, None)
    assert problems == [], report(problems)
    assert record is not None
    assert [list(group) for group in record.aliases] == [[word.strip() for word in group] for group in groups]


@pytest.mark.parametrize("written", ["no", "on", "12:30", "012", "1e3", "0851", "1.50", "2026-03-25", "yes"])
def test_plain_words_and_numbers_are_the_text_that_was_written(written: str) -> None:
    text = (BASE / "universities" / "U-001.yaml").read_text("utf-8") + f"booth: {written}\n"
    source, _ = parse(text, "a.yaml")
    assert source is not None
    record, problems = read_record(source, ResultRecord, VOCABULARIES)
    assert problems == []
    assert record is not None
    assert record.booth == written


def test_rare_characters_of_names_are_allowed() -> None:
    # U+2EBF0 came with Unicode 15.1, U+20BB7 with 3.1.
    data = {**base_record(), "title": {"zh": "\U0002ebf0\U00020bb7"}}
    assert read_record(source_of(data), ResultRecord, None)[1] == []


# ------------------------------------------------------------------------------------------------- folders


def test_the_base_is_read_whole() -> None:
    catalogue, problems = read_catalogue(BASE, BASE.parent)
    assert problems == []
    assert [entry.key for entry in catalogue.results] == ["U-001"]
    assert catalogue.exhibitor_keys == {"institute"}
    assert catalogue.result_counts == {"universities": 1, "industry": 0}
    assert not catalogue.lacks_results
    assert catalogue.aliases == (("无人机", "UAV", "drone"), ("脱水", "dewatering"))


def test_known_good_images_are_asked_for_only_where_there_are_images() -> None:
    def ask() -> Iterator[str]:
        raise AssertionError("asked")
        yield ""

    assert read_catalogue(BASE, BASE.parent, known_good=ask())[1] == []


def test_a_name_that_is_no_unicode_is_printed_with_escapes(tmp_path: Path) -> None:
    folder = tmp_path / "catalogue"
    (folder / "universities").mkdir(parents=True)
    for name in ("exhibition.yaml", "vocabularies.yaml"):
        (folder / name).write_bytes((BASE / name).read_bytes())
    (Path(os.fsdecode(os.fsencode(folder / "universities") + b"/\xff.txt"))).write_text("x")
    _, problems = read_catalogue(folder, tmp_path)
    (line, _) = report(problems).split("\n")
    assert line.startswith("catalogue/universities/\\udcff.txt:1:1: error: file-misplaced: ")


def test_keys_and_ids_have_their_forms() -> None:
    assert [is_key(text) for text in ("a", "a-1", "a--b", "-a", "A", "a" * 61, "", "a/b", "..")] == [
        True,
        True,
        *[False] * 7,
    ]
    assert [is_id(text) for text in ("U-001", "U-01", "u-001", "U-0000001", "U-001\n")] == [
        True,
        *[False] * 4,
    ]


def test_the_notes_of_translations_may_grow_with_the_records(tmp_path: Path) -> None:
    folder = a_catalogue(tmp_path)
    notes = ", ".join(f"{at:06x}-{at:06x}" for at in range(30))
    lines = "".join(f"  U-{number:03}: [{notes}]\n" for number in range(1, 1001))
    (folder / "translations.yaml").write_text(f"results:\n{lines}", "utf-8")
    catalogue, problems = read_catalogue(folder, tmp_path)
    assert problems == []
    assert catalogue.translations and len(catalogue.translations.results) == 1000
    (folder / "translations.yaml").write_text(f"results:\n{lines}#{' ' * 700_000}", "utf-8")
    assert [found.code for found in read_catalogue(folder, tmp_path)[1]] == ["file-too-large"]
