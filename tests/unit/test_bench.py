"""The benchmark's own parts: what the searches are given, and the queries it makes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from scripts.bench.documents import Text, texts
from scripts.bench.known import known_items
from scripts.bench.queries import committed, to_type
from scripts.bench.table import table
from tests.making import REAL_CATALOGUE, a_contact, a_result, a_site

from expo.reading import read_catalogue
from expo.search import documents
from expo.site import join

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def catalogue_texts() -> list[Text]:
    catalogue, _ = read_catalogue(REAL_CATALOGUE, ROOT)
    return texts(documents(join(catalogue), {}))


def whole(text: Text) -> str:
    return " ".join((text.title, *text.paragraphs()))


def test_the_command_tells_how_it_is_used() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "run_bench.py"), "--help"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert "--records" in done.stdout


def test_no_search_is_given_a_contact_s_number_or_one_who_did_not_agree(tmp_path: Path) -> None:
    hidden = a_contact(name={"zh": "不公开者", "en": "Not Public"}, consent=False)
    site = a_site(tmp_path, results=[a_result(contacts=[a_contact(), hidden])])
    (text,) = texts(documents(site, {}))
    given = whole(text)
    assert "林知远" in given
    private = ("1234 5678", "lin@example.org", "lab_wechat", "不公开者", "Not Public")
    assert [each for each in private if each in given] == []


def test_the_searches_get_every_result_and_nothing_else(catalogue_texts: list[Text]) -> None:
    committed_ids = {file.stem for file in REAL_CATALOGUE.glob("*/?-*.yaml")}
    assert {each.id for each in catalogue_texts} == committed_ids
    assert [each.id for each in catalogue_texts if each.id not in each.names] == []


def test_made_queries_are_the_same_each_time_and_know_the_result_they_came_from(
    catalogue_texts: list[Text],
) -> None:
    queries = known_items(catalogue_texts)
    assert queries == known_items(list(reversed(catalogue_texts)))
    assert {each.group for each in queries} == {"words", "keyword", "pinyin", "initials", "english", "id"}
    assert [each.text for each in queries if not each.find] == []
    by_id = {each.id: whole(each) for each in catalogue_texts}
    for query in queries:
        if query.group == "words":
            assert all(part in by_id[id] for id in query.find for part in query.text.split()), query


def test_queries_of_every_group_are_typed() -> None:
    queries = [query for members in committed(ROOT / "tests" / "search").values() for query in members]
    groups = {each.text: each.group for each in queries}
    assert {groups[text] for text in to_type(queries)} == {each.group for each in queries}


def test_a_chinese_character_takes_two_places_in_a_table() -> None:
    assert table([["", "本站"], ["时间", "1"], ["size", "12"]]) == (
        "      本站\n----------\n时间     1\nsize    12"
    )


def test_the_locks_pin_by_hash_and_name_no_registry() -> None:
    npm = json.loads((ROOT / "scripts" / "bench" / "package-lock.json").read_text("utf-8"))
    packages = {name: each for name, each in npm["packages"].items() if name}
    assert packages
    assert [name for name, each in packages.items() if "integrity" not in each or "resolved" in each] == []
    assert "://" not in (ROOT / "requirements-bench.txt").read_text("utf-8")
