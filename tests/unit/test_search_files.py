"""The files of the search: what is in them, and that the same catalogue gives the same bytes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.building import LUNR
from tests.making import a_contact, a_result, a_site

from expo.language import Language
from expo.pages import TEMPLATES
from expo.search import SearchFiles, documents, read_prose, search_files
from expo.search.index import FIELDS, gather, lengths, postings, rounded
from expo.site import Site

ROOT = Path(__file__).parents[2]
FULL = a_result(
    title={"zh": "系留式升空平台", "en": "Tethered platform"},
    summary={"zh": "断网断电时恢复通话。", "en": "Restores calls."},
    keywords=[{"zh": "无人机", "en": "Drone"}],
    booth="B12",
    stage="pilot",
    cooperation=["licence"],
    completed_by={"people": [{"zh": "曾志远", "en": "Zeng Zhiyuan"}]},
    contacts=[
        a_contact(phone="+86 851 7777 8888", email="open@example.org", wechat="open_lab"),
        a_contact(name={"zh": "隐名氏", "en": "Hidden Person"}, email="hidden@example.org", consent=False),
    ],
)


def made(site: Site, **options: Any) -> SearchFiles:
    prose = read_prose(ROOT / "docs")
    return search_files(site, {}, prose, TEMPLATES / "assets" / "js", LUNR.read_text("utf-8"), **options)


def part(files: SearchFiles, name: str) -> Any:
    text = next(each.content for each in files.files if each.address.endswith(files.names[name]))
    assert isinstance(text, bytes)
    written = text.decode()
    return json.loads(written[written.index(",") + 1 : written.rindex(")")])


def terms_of(site: Site, document: int) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {name: set() for name in FIELDS}
    for term, of_term in postings(gather(documents(site, {}))).items():
        for bit, name in enumerate(FIELDS):
            if of_term.get(document, 0) & 1 << bit:
                found[name].add(term)
    return found


def test_a_result_is_found_by_all_that_its_page_says_of_it(tmp_path: Path) -> None:
    found = terms_of(a_site(tmp_path, results=[FULL]), 0)
    assert {"系留", "升空", "平台", "无人机", "tethered", "drone"} <= found["title"]
    assert {"u001", "b012", "曾志", "zeng", "中试", "pilot", "许可", "licence"} <= found["names"]
    assert {"恢复", "通话", "calls"} <= found["text"]


def test_no_number_of_a_contact_and_nothing_without_consent_is_in_any_file(tmp_path: Path) -> None:
    files = made(a_site(tmp_path, results=[FULL]))
    written = b"".join(each.content for each in files.files if isinstance(each.content, bytes)).decode()
    for secret in ("7777", "open@", "open_lab", "隐名", "hidden@", "Hidden"):
        assert secret not in written


def test_editorial_pages_zones_and_exhibitors_are_documents_after_the_results(tmp_path: Path) -> None:
    site = a_site(tmp_path, results=[FULL])
    found = documents(site, read_prose(ROOT / "docs"))
    assert found[0].kind == "result"
    assert (
        {"exhibitor", "zone", "cluster", "page"}
        >= {each.kind for each in found[1:]}
        >= {"exhibitor", "zone", "page"}
    )
    addresses = {each.address for each in found}
    assert {
        "about/",
        "submit/",
        "colophon/",
        "status/",
        "zones/universities/",
        "about/#section-2",
    } <= addresses


def test_the_same_catalogue_gives_the_same_files(tmp_path: Path) -> None:
    site = a_site(tmp_path, results=[FULL])
    assert made(site) == made(site)


def test_names_change_with_what_the_files_hold(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    one = made(a_site(tmp_path / "one", results=[FULL]))
    other = made(a_site(tmp_path / "other", results=[{**FULL, "title": {"zh": "另一个", "en": "Another"}}]))
    assert one.names["engine"] == other.names["engine"]
    assert one.names["index"] != other.names["index"]
    assert one.names["texts-zh"] != other.names["texts-zh"]


def test_a_page_learns_of_the_files_of_its_language_only(tmp_path: Path) -> None:
    names = made(a_site(tmp_path, results=[FULL])).names_in(Language.EN)
    assert set(names) == {"engine", "words", "index", "texts", "columns"}
    assert names["texts"].startswith("texts-en-")


def test_a_large_catalogue_comes_in_many_files_that_say_the_same(tmp_path: Path) -> None:
    results = [{**FULL, "id": f"U-{number:03}"} for number in range(1, 41)]
    site = a_site(tmp_path, results=results)
    whole, parted = made(site), made(site, most_whole=10)
    index, texts = part(parted, "index"), part(parted, "texts-zh")
    assert "whole" not in index and "rows" not in texts
    folder = index["folder"]
    names = {each.address.removeprefix(f"search/{folder}") for each in parted.files if folder in each.address}
    assert {f"terms-{key}.js" for key in index["volumes"]["keys"].split()} <= names
    assert {f"{each}.js" for each in part(parted, "words")["parts"]} <= names
    assert index["lengths"] == part(whole, "index")["lengths"]


def test_lengths_are_coarse_but_near() -> None:
    for length in range(1, 3000):
        assert abs(rounded(length) - length) <= max(1, length // 4)
    assert len({rounded(length) for length in range(300)}) < 20


def test_the_lengths_that_lunr_ranks_by_are_the_ones_that_are_sent(tmp_path: Path) -> None:
    builder = gather(documents(a_site(tmp_path, results=[FULL]), {}))
    assert lengths(builder)["title"][0] == builder.field_lengths["title/0"]


def test_the_anchor_of_a_heading_is_no_word_of_it(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    page = "---\ntitle: 提交\ndescription: 怎样提交\n---\n\n## 词表 {#words}\n\n### 照片\n"
    (tmp_path / "submit.md").write_text(page, "utf-8")
    assert read_prose(tmp_path)["submit/"][Language.ZH].headings == "词表\n照片"
