"""The joined site: order, relations both ways, what is left out."""

from pathlib import Path

from tests.making import a_contact, a_provenance, a_result, a_site, an_exhibitor

from expo.language import Language


def test_results_stand_in_the_order_of_zones_and_numbers(tmp_path: Path) -> None:
    ids = ["W-002", "U-010", "U-009", "K-001", "U-1000"]
    site = a_site(tmp_path, results=[a_result(id) for id in ids])
    assert [each.id for each in site.results] == ["U-009", "U-010", "U-1000", "K-001", "W-002"]


def test_relations_lead_both_ways(tmp_path: Path) -> None:
    site = a_site(tmp_path, results=[a_result("U-001"), a_result("W-001"), a_result("U-002", exhibitor=None)])
    (exhibitor,) = site.exhibitors
    assert [each.id for each in site.of_exhibitor(exhibitor)] == ["U-001", "W-001"]
    assert all(each.exhibitor is exhibitor for each in site.of_exhibitor(exhibitor))
    assert site.result("U-002").exhibitor is None


def test_neighbours_stay_in_their_zone(tmp_path: Path) -> None:
    site = a_site(tmp_path, results=[a_result(id) for id in ("U-001", "U-002", "K-001")])
    before, after = site.neighbours(site.result("U-002"))
    assert before is site.result("U-001")
    assert after is None
    assert site.neighbours(site.result("K-001")) == (None, None)


def test_related_results_share_the_most_keywords(tmp_path: Path) -> None:
    def record(id: str, *keywords: str) -> dict[str, object]:
        return a_result(id, keywords=[{"zh": each} for each in keywords])

    site = a_site(
        tmp_path,
        results=[
            record("U-001", "电池", "正极"),
            record("U-002", "电池"),
            record("U-003", "电池", "正极"),
            record("U-004", "茶"),
        ],
    )
    assert [each.id for each in site.related(site.result("U-001"))] == ["U-003", "U-002"]
    assert site.related(site.result("U-004")) == ()


def test_exhibitors_are_sorted_by_pinyin_and_by_english(tmp_path: Path) -> None:
    names = {"b": ("贵山研究所", "Alpine Institute"), "a": ("岸边工厂", "Zinc Works")}
    exhibitors = {key: an_exhibitor(name={"zh": zh, "en": en}) for key, (zh, en) in names.items()}
    results = [a_result("U-001", exhibitor="a"), a_result("U-002", exhibitor="b")]
    site = a_site(tmp_path, results=results, exhibitors=exhibitors)
    assert [each.initial(Language.ZH) for each in site.exhibitors] == ["A", "G"]
    assert [each.initial(Language.EN) for each in site.exhibitors] == ["Z", "A"]


def test_the_mark_of_a_sample_is_not_part_of_its_place_in_the_alphabet(tmp_path: Path) -> None:
    sample = an_exhibitor(
        name={"zh": "示例理工大学", "en": "Sample Technical University"}, provenance=a_provenance("sample")
    )
    (exhibitor,) = a_site(tmp_path, exhibitors={"institute": sample}).exhibitors
    assert exhibitor.initial(Language.ZH) == "L"
    assert exhibitor.initial(Language.EN) == "T"


def test_an_exhibitor_may_say_how_its_name_is_read(tmp_path: Path) -> None:
    (exhibitor,) = a_site(
        tmp_path, exhibitors={"institute": an_exhibitor(name={"zh": "曾氏工坊"}, pinyin="zeng")}
    ).exhibitors
    assert exhibitor.initial(Language.ZH) == "Z"


def test_only_consent_makes_a_contact_public(tmp_path: Path) -> None:
    contacts = [a_contact(email="yes@example.org"), a_contact(email="no@example.org", consent=False)]
    result = a_site(tmp_path, results=[a_result(contacts=contacts)]).result("U-001")
    assert [each.email for each in result.public_contacts] == ["yes@example.org"]


def test_the_date_of_the_data_is_that_of_its_newest_record(tmp_path: Path) -> None:
    newest = a_result("U-002", provenance={**a_provenance(), "date": "2026-05-01"})
    assert a_site(tmp_path, results=[a_result(), newest]).date.isoformat() == "2026-05-01"


def test_around_a_result_stand_the_next_of_its_zone(tmp_path: Path) -> None:
    site = a_site(
        tmp_path, results=[a_result(f"U-00{number}") for number in range(1, 7)] + [a_result("K-001")]
    )
    assert [each.id for each in site.around(site.result("U-004"))] == ["U-005", "U-006", "U-001", "U-002"]
    assert site.around(site.result("K-001")) == ()
