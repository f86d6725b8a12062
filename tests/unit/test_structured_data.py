import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from tests.making import a_contact, a_provenance, a_result, a_site, an_exhibitor

from expo.language import Language
from expo.structured_data import for_exhibitor, for_home, for_result

ZH, EN = Language.ZH, Language.EN
BASE = "https://example.org/fair/"


def things(text: str) -> dict[str, Any]:
    """The things of a JSON-LD text by their type."""
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in data["@graph"]}


def of_result(
    tmp_path: Path, language: Language = ZH, base_url: str = BASE, **changes: Any
) -> dict[str, Any]:
    site = a_site(tmp_path, results=[a_result(**changes)])
    return things(for_result(site, site.results[0], language, base_url, ["images/abc-640.jpg"]))


def of_exhibitor(tmp_path: Path, language: Language = ZH, **changes: Any) -> dict[str, Any]:
    site = a_site(tmp_path, exhibitors={"institute": an_exhibitor(**changes)})
    return things(for_exhibitor(site, site.exhibitors[0], language, BASE))


def test_a_result_is_a_work_that_the_exhibition_features(tmp_path: Path) -> None:
    work = of_result(
        tmp_path,
        summary={"zh": "简介", "en": "Summary"},
        cluster="minerals",
        field="environment",
        keywords=[{"zh": "磷石膏"}],
        awards=[{"name": {"zh": "二等奖"}}],
        completed_by={"organisations": [{"zh": "山间研究所"}], "people": [{"zh": "石小满"}]},
    )["CreativeWork"]
    assert work["name"] == "低温脱水装置 U-001"
    assert work["identifier"] == "U-001"
    assert work["url"] == "https://example.org/fair/results/U-001/"
    assert work["description"] == "简介"
    assert work["inLanguage"] == "zh-Hans"
    assert work["image"] == ["https://example.org/fair/images/abc-640.jpg"]
    assert [each["termCode"] for each in work["about"]] == ["minerals", "environment"]
    assert work["keywords"] == ["磷石膏"]
    assert work["award"] == ["二等奖"]
    assert [each["@type"] for each in work["creator"]] == ["Organization", "Person"]
    assert work["provider"]["name"] == "山间研究所"
    event = work["@reverse"]["workFeatured"]
    assert event["@type"] == "ExhibitionEvent"
    assert event["@id"] == "https://example.org/fair/#exhibition"
    assert "creativeWorkStatus" not in work


def test_the_english_page_says_it_in_english_and_where_it_cannot_says_so(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    assert of_result(tmp_path / "a", EN)["CreativeWork"]["inLanguage"] == "en"
    work = of_result(tmp_path / "b", EN, title={"zh": "只有中文"})["CreativeWork"]
    assert work["url"] == "https://example.org/fair/en/results/U-001/"
    assert (work["name"], work["inLanguage"]) == ("只有中文", "zh-Hans")


@pytest.mark.parametrize(("language", "mark"), [(ZH, "并非真实成果"), (EN, "not a real result")])
def test_a_sample_says_that_it_is_one(tmp_path: Path, language: Language, mark: str) -> None:
    work = of_result(tmp_path, language, provenance=a_provenance("sample"))["CreativeWork"]
    assert work["creativeWorkStatus"] == "Sample"
    assert mark in work["description"]


def test_a_sample_exhibitor_says_that_it_is_one(tmp_path: Path) -> None:
    thing = of_exhibitor(tmp_path, EN, provenance=a_provenance("sample"))["ResearchOrganization"]
    assert thing["description"] == "Sample data, not a real organisation."


def test_what_is_not_known_is_left_out(tmp_path: Path) -> None:
    work = of_result(tmp_path, exhibitor=None)["CreativeWork"]
    unknown = {"description", "about", "keywords", "creator", "provider", "award"}
    assert not unknown & set(work)


def test_contacts_are_never_in_structured_data(tmp_path: Path) -> None:
    work = of_result(tmp_path, contacts=[a_contact()])
    text = json.dumps(work, ensure_ascii=False)
    assert "林知远" not in text
    assert "example.org/fair" in text
    assert "lin@example.org" not in text


def test_the_way_to_a_result_leads_over_its_zone(tmp_path: Path) -> None:
    trail = of_result(tmp_path, EN)["BreadcrumbList"]["itemListElement"]
    assert [(each["position"], each["item"].removeprefix(BASE)) for each in trail] == [
        (1, "en/"),
        (2, "en/zones/universities/"),
        (3, "en/results/U-001/"),
    ]
    assert trail[0]["name"] == "Home"


def test_the_way_to_an_exhibitor_leads_over_all_exhibitors(tmp_path: Path) -> None:
    trail = of_exhibitor(tmp_path)["BreadcrumbList"]["itemListElement"]
    found = [each["item"].removeprefix(BASE) for each in trail]
    assert found == ["", "exhibitors/", "exhibitors/institute/"]


def test_without_a_base_url_addresses_are_relative_to_the_page(tmp_path: Path) -> None:
    work = of_result(tmp_path, EN, "")["CreativeWork"]
    assert work["url"] == "./"
    assert work["image"] == ["../../../images/abc-640.jpg"]
    assert work["@reverse"]["workFeatured"]["@id"] == "../../../#exhibition"


def test_the_home_page_can_be_searched_and_tells_of_the_exhibition(tmp_path: Path) -> None:
    site = a_site(tmp_path)
    found = things(for_home(site, EN, BASE))
    search = found["WebSite"]["potentialAction"]
    assert search["target"]["urlTemplate"] == BASE + "en/results/?q={search_term_string}"
    assert search["query-input"] == "required name=search_term_string"
    event = found["ExhibitionEvent"]
    assert event["startDate"] == site.exhibition.period.first.isoformat()
    assert event["endDate"] == site.exhibition.period.last.isoformat()
    assert event["location"]["@type"] == "Place"
    assert event["location"]["name"] == site.exhibition.venue.name.en
    assert event["contributor"][0]["roleName"] == site.exhibition.organisers[0].role.en
    assert "organizer" not in event


def test_the_exhibition_and_an_exhibitor_are_one_thing_in_both_languages(tmp_path: Path) -> None:
    site = a_site(tmp_path)
    in_zh, in_en = (things(for_exhibitor(site, site.exhibitors[0], language, BASE)) for language in Language)
    zh, en = in_zh["ResearchOrganization"], in_en["ResearchOrganization"]
    assert zh["@id"] == en["@id"]
    assert zh["event"]["@id"] == en["event"]["@id"]
    assert zh["mainEntityOfPage"] != en["mainEntityOfPage"]


def test_an_exhibitor_is_an_organisation_of_its_kind(tmp_path: Path) -> None:
    thing = of_exhibitor(
        tmp_path,
        kind="university",
        website="https://example.org/u",
        phone="0851-1234567",
        email="office@example.org",
        address={"zh": "山间路 1 号"},
        credit_code="91350100M000100Y43",
    )["CollegeOrUniversity"]
    assert thing["url"] == "https://example.org/u"
    assert thing["mainEntityOfPage"] == BASE + "exhibitors/institute/"
    assert (thing["telephone"], thing["email"]) == ("0851-1234567", "office@example.org")
    assert thing["address"] == "山间路 1 号"
    assert thing["identifier"]["value"] == "91350100M000100Y43"


def test_an_exhibitor_without_a_narrower_kind_is_an_organization(tmp_path: Path) -> None:
    assert "Organization" in of_exhibitor(tmp_path, kind="company")


def test_no_text_can_end_the_script_it_stands_in(tmp_path: Path) -> None:
    site = a_site(tmp_path)
    result = site.results[0]
    text = "</script><!-- & \u2028\u2029 <script>"
    title = result.record.title.model_copy(update={"zh": text})
    changed = dataclasses.replace(result, record=result.record.model_copy(update={"title": title}))
    written = for_result(site, changed, ZH, BASE, [])
    assert not set("<>&\u2028\u2029\n") & set(written)
    assert things(written)["CreativeWork"]["name"] == text
