"""The benchmark's own parts: what the searches are given, and the queries it makes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from lxml import html
from scripts.bench import printers, printing
from scripts.bench.documents import Text, texts
from scripts.bench.known import known_items
from scripts.bench.queries import committed, to_type
from scripts.bench.table import table
from tests.making import REAL_CATALOGUE, a_contact, a_result, a_site
from tests.printing import images_of

from expo.build import art
from expo.guides import Options, guides_of
from expo.guides.content import Content
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
    assert "--print" in done.stdout


def a_run(seconds: float, *, new: int = 1, guides: int = 1) -> printing.Run:
    return printing.Run(seconds, seconds + 1, seconds * 2, 500_000_000, 203, guides, new)


def test_printed_books_are_told_as_ratios_to_ours() -> None:
    books = [
        printing.Book(printing.OURS, a_run(2), 10_000_000, 300),
        printing.Book(printing.PEERS[0], a_run(50), 5_000_000, 330),
    ]
    lines = {line.split("  ")[0]: line.split() for line in printing.comparison(books).splitlines()}
    assert lines["从数据到 PDF 秒 | from data to PDF, s"][-3:] == ["2.0", "50.0", "×25.00"]
    assert lines["文件 MB | size, MB"][-3:] == ["10.0", "5.0", "×0.50"]
    assert lines["页数 | pages"][-3:] == ["300", "330", "×1.10"]


def test_setting_all_guides_again_tells_how_many_were_set() -> None:
    again = printing.Again(
        a_run(9, new=27, guides=27), a_run(1, new=0, guides=27), a_run(3, new=7, guides=27)
    )
    _, _, *lines = printing.repeated(again).splitlines()
    assert [each for line in lines for each in re.findall(r"\d+ / \d+", line)] == [
        "27 / 27",
        "0 / 27",
        "7 / 27",
    ]


def test_what_peers_print_holds_all_that_our_guide_holds(tmp_path: Path) -> None:
    result = a_result(
        summary={"zh": "省电 <b>三成</b>。", "en": "Saves a third."},
        innovations=[{"zh": "真空脱水", "en": "Drying in a vacuum"}],
        indicators=[{"name": {"zh": "能耗", "en": "Energy"}, "value": "0.8", "unit": "kWh/kg"}],
        contacts=[a_contact()],
    )
    site = a_site(tmp_path, results=[result])
    (guide,) = (each for each in guides_of(site, Options()) if each.name == "catalogue")
    data = Content(site, guide, art(site, {}), printers.SITE_URL).data()
    page = printers.as_html(data)
    # Drawings are files of their own; both print the WeChat name in the leading language only.
    without = {"lang", "url", "wechat"}
    of_entries = [text for entry in data["zones"][0]["entries"] for text in texts_in(entry, without)]
    assert [each for each in of_entries if each not in unescape(page)] == []
    assert "微信 lab_wechat" in page
    assert "省电 <b>" not in page


def test_peers_print_the_same_pictures_and_drawings(tmp_path: Path) -> None:
    picture = {"file": "picture-1.jpg", "alt": {"zh": "图", "en": "A picture"}}
    site = a_site(tmp_path, results=[a_result("U-001"), a_result("U-002", images=[picture])])
    with printers.page(site, art(site, images_of(site, tmp_path))) as page:
        shown = html.parse(page).xpath("//img/@src")
        contents = {name: (page.parent / name).read_bytes() for name in shown}
    # On the cover and in its zone a landscape; of two results two codes, a cover and a picture.
    assert sorted(Path(name).suffix for name in shown) == [".jpg", *[".svg"] * 5]
    assert {Path(name).suffix: content[:4] for name, content in contents.items()} == {
        ".jpg": b"\xff\xd8\xff\xe0",
        ".svg": b"<svg",
    }


def texts_in(value: object, without: set[str]) -> Iterator[str]:
    """All texts in plain data, but for those under some keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from texts_in(each, without)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in without:
                yield from texts_in(each, without)


def test_a_change_for_the_benchmark_touches_one_record_alone() -> None:
    catalogue, _ = read_catalogue(REAL_CATALOGUE, ROOT)
    changed = printers.with_one_changed(catalogue)
    pairs = zip(catalogue.results, changed.results, strict=True)
    assert [before.key for before, after in pairs if before.record != after.record] == [
        catalogue.results[0].key
    ]


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
