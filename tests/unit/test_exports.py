import csv
import dataclasses
import io
import json
from pathlib import Path
from typing import Any

import pytest
from tests.making import a_contact, a_provenance, a_result, a_site, an_exhibitor

from expo.exports import results_csv, results_json, results_jsonl
from expo.exports.plain import plain_result
from expo.records import ResultRecord
from expo.site import Site

FULL = a_result(
    summary={"zh": "简介", "en": "Summary"},
    description={"zh": "第一段\n\n第二段"},
    innovations=[{"zh": "创新一", "en": "First"}, {"zh": "创新二"}],
    indicators=[{"name": {"zh": "强度", "en": "Strength"}, "value": "≥ 42.5", "unit": "MPa"}],
    applications=[{"zh": "隧道", "en": "Tunnels"}],
    cluster="minerals",
    field="environment",
    keywords=[{"zh": "磷石膏", "en": "Phosphogypsum"}],
    kind="process",
    nature="original",
    stage="pilot",
    trl={"level": 6, "basis": {"zh": "自评"}},
    application_status="trial",
    evaluation={"method": {"zh": "会议评价"}, "level": "nation-leading"},
    registration_number="G-1",
    intellectual_property=[{"kind": "invention", "number": "N-1", "status": "granted"}],
    awards=[{"name": {"zh": "二等奖"}, "year": 2024}],
    completed_by={"organisations": [{"zh": "山间研究所"}], "people": [{"zh": "石小满"}]},
    cooperation=["licence", "joint"],
    needs=[{"zh": "中试线", "en": "A pilot line"}],
    terms={"zh": "可先试用"},
    price={"zh": "面议", "en": "Negotiable"},
    contacts=[a_contact(), a_contact(name={"zh": "不公开者"}, phone="+86 851 8888 8888", consent=False)],
    images=[{"file": "a.jpg", "alt": {"zh": "装置外观", "en": "The device"}}],
    booth="U-12",
    links=[{"label": {"zh": "网站"}, "url": "https://example.org/"}],
    **{"class": "applied"},
)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    results = [
        a_result("K-001", provenance=a_provenance("sample")),
        a_result("U-010", exhibitor=None),
        FULL,
    ]
    exhibitors = {"institute": an_exhibitor(district={"zh": "南区"})}
    return a_site(tmp_path, results=results, exhibitors=exhibitors)


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_json_says_what_it_is_of_and_counts(site: Site) -> None:
    data = json.loads(results_json(site))
    assert list(data) == ["exhibition", "date", "count", "samples", "results"]
    assert data["date"] == "2026-03-25"
    assert (data["count"], data["samples"]) == (3, 1)
    assert data["exhibition"]["name"]["zh"] == site.exhibition.name.zh


def test_results_stand_in_the_order_of_zones_and_numbers(site: Site) -> None:
    ids = ["U-001", "U-010", "K-001"]
    assert [each["id"] for each in json.loads(results_json(site))["results"]] == ids
    assert [json.loads(line)["id"] for line in results_jsonl(site).splitlines()] == ids
    assert [row["编号 | Id"] for row in table(results_csv(site))] == ids


def test_json_lines_hold_the_same_objects_as_the_json(site: Site) -> None:
    lines = [json.loads(line) for line in results_jsonl(site).decode().splitlines()]
    assert lines == json.loads(results_json(site))["results"]


def test_a_separator_that_readers_take_for_a_line_break_does_not_cut_a_line(site: Site) -> None:
    result = site.results[0]
    record = result.record.model_copy(update={"booth": "上\u2028下\u2029末"})
    site = dataclasses.replace(site, results=(dataclasses.replace(result, record=record),))
    (line,) = results_jsonl(site).decode().splitlines()
    assert json.loads(line)["booth"] == "上\u2028下\u2029末"


def test_every_field_of_a_record_is_exported(site: Site) -> None:
    exported = set(json.loads(results_json(site))["results"][0])
    fields = {info.alias or name for name, info in ResultRecord.model_fields.items()}
    assert fields <= exported


def test_all_results_have_the_same_keys_in_the_same_order(site: Site) -> None:
    keys = {tuple(json.loads(line)) for line in results_jsonl(site).splitlines()}
    assert len(keys) == 1


def test_a_vocabulary_s_word_has_its_key_and_says_it_in_both_languages(site: Site) -> None:
    result = json.loads(results_jsonl(site).splitlines()[0])
    assert result["stage"] == {"key": "pilot", "zh": "中试", "en": "Pilot scale"}
    assert [each["key"] for each in result["cooperation"]] == ["licence", "joint"]
    assert result["exhibitor"]["kind"]["key"] == "institute"
    assert result["trl"]["level"] == 6
    assert result["trl"]["meaning"]["en"] == site.vocabularies.readiness["6"].en


def test_only_a_sample_is_marked_as_one(site: Site) -> None:
    assert [each["sample"] for each in json.loads(results_json(site))["results"]] == [False, False, True]
    assert [row["示例 | Sample"] for row in table(results_csv(site))] == ["", "", "示例 | sample"]


@pytest.mark.parametrize("export", [results_json, results_jsonl, results_csv])
def test_a_contact_without_consent_is_nowhere(site: Site, export: Any) -> None:
    text = export(site).decode()
    assert "林知远" in text
    assert "不公开者" not in text
    assert "8888" not in text


def test_the_people_of_the_registration_form_are_exported(site: Site) -> None:
    result = json.loads(results_jsonl(site).splitlines()[0])
    assert result["completed_by"]["people"] == [{"zh": "石小满", "en": None}]
    assert table(results_csv(site))[0]["完成人（中文） | People (Chinese)"] == "石小满"


def test_addresses_are_relative_to_the_file_or_absolute_with_a_base_url(site: Site) -> None:
    here = plain_result(site.results[0], site.vocabularies, "")
    assert here["page"] == {"zh": "../results/U-001/", "en": "../en/results/U-001/"}
    assert here["contact_card"]["zh"] == "../results/U-001/U-001.vcf"
    assert here["exhibitor"]["page"]["en"] == "../en/exhibitors/institute/"
    there = plain_result(site.results[0], site.vocabularies, "https://example.org/fair/")
    assert there["page"]["en"] == "https://example.org/fair/en/results/U-001/"
    assert there["exhibitor"]["page"]["zh"] == "https://example.org/fair/exhibitors/institute/"


def test_there_is_no_address_of_a_card_without_a_public_contact(site: Site) -> None:
    assert plain_result(site.results[1], site.vocabularies, "")["contact_card"] is None


def test_han_characters_stand_as_themselves_and_files_end_with_a_line_break(site: Site) -> None:
    for content in (results_json(site), results_jsonl(site), results_csv(site)):
        assert "磷石膏".encode() in content
        assert content.endswith(b"\n")


def test_the_table_is_what_spreadsheets_want(site: Site) -> None:
    content = results_csv(site)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(rows) == 4
    assert {len(row) for row in rows} == {len(rows[0])}
    assert all(" | " in heading for heading in rows[0])
    assert len(set(rows[0])) == len(rows[0])
    assert content.count(b"\r\n") == 4


def test_a_list_stands_in_one_cell_an_item_a_line(site: Site) -> None:
    row = table(results_csv(site))[0]
    assert row["创新点（中文） | Innovations (Chinese)"] == "创新一\n创新二"
    assert row["创新点（英文） | Innovations (English)"] == "First"
    assert row["技术指标（英文） | Indicators (English)"] == "Strength ≥ 42.5 MPa"
    assert row["联系人（中文） | Contacts (Chinese)"] == (
        "林知远 课题组长 +86 851 1234 5678 lin@example.org lab_wechat"
    )
    assert row["图片（英文） | Images (English)"] == "a.jpg The device"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_cell_can_begin_a_formula(tmp_path: Path, start: str) -> None:
    title = {"zh": f"{start}HYPERLINK(1)", "en": "Safe"}
    row = table(results_csv(a_site(tmp_path, results=[a_result(title=title)])))[0]
    assert row["成果名称（中文） | Title (Chinese)"] == f"'{start}HYPERLINK(1)"
    assert row["成果名称（英文） | Title (English)"] == "Safe"


def test_a_site_without_results_is_still_a_table_and_an_object(tmp_path: Path) -> None:
    site = a_site(tmp_path, results=[])
    assert json.loads(results_json(site))["results"] == []
    assert results_jsonl(site) == b""
    assert results_csv(site).count(b"\r\n") == 1
