"""Pages: a page's body is a function of the site and the page, and needs no MkDocs."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from tests.making import a_contact, a_provenance, a_result, a_site, an_exhibitor

from expo import words
from expo.language import Language
from expo.media import PrintedGuide
from expo.pages import all_pages, body, results
from expo.pages.completeness import lacks_english, missing_fields
from expo.pages.frame import Assets, frame
from expo.pages.view import Outlet, Page, View
from expo.records import TranslationNotes, is_id
from expo.site import Site
from expo.translations import noted, text_pairs

FULL = a_result(
    summary={"zh": "一句话说明它是什么。", "en": "One sentence says what it is."},
    description={"zh": "## 原理\n\n很简单。", "en": "## Principle\n\nSimple."},
    innovations=[{"zh": "更省。", "en": "Saves more."}],
    indicators=[{"name": {"zh": "效率", "en": "Efficiency"}, "value": 95, "unit": "%"}],
    applications=[{"zh": "茶厂", "en": "Tea factories"}],
    cluster="equipment",
    keywords=[{"zh": "干燥", "en": "Drying"}],
    stage="pilot",
    trl={"level": 6, "basis": {"zh": "自评", "en": "Self-assessed"}},
    needs=[{"zh": "试用方", "en": "A user to test with"}],
    contacts=[a_contact()],
    booth="U-12",
    links=[{"label": {"zh": "网站", "en": "Website"}, "url": "https://example.org/"}],
)


def outlet(site: Site) -> Outlet:
    guides = (
        PrintedGuide("catalogue", "booklet", "", Path("catalogue.pdf"), 9_000_000),
        PrintedGuide("universities", "booklet", "universities", Path("universities.pdf"), 640_000),
        PrintedGuide("universities-cards", "cards", "universities", Path("cards.pdf"), 20_000),
    )
    return Outlet(site, {}, "https://catalogue.example.org/", "https://git.example.org/a/b", guides)


def page(site: Site, kind: str, language: Language = Language.ZH) -> Page:
    return next(each for each in all_pages(outlet(site)) if each.kind == kind and each.language is language)


def made(site: Site, kind: str, language: Language = Language.ZH) -> html.HtmlElement:
    return html.fromstring(body(outlet(site), page(site, kind, language)))


def text(element: html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def test_every_page_has_its_twin_in_the_other_language(tmp_path: Path) -> None:
    pages = list(all_pages(outlet(a_site(tmp_path, results=[FULL]))))
    chinese = [(each.kind, each.path) for each in pages if each.language is Language.ZH]
    assert chinese == [(each.kind, each.path) for each in pages if each.language is Language.EN]
    assert {kind for kind, _ in chinese} == {
        *("home", "zone", "cluster", "results", "grouped", "result", "exhibitors", "exhibitor"),
        *("visit", "about", "form", "status", "guides", "missing"),
    }


@pytest.mark.parametrize("language", Language)
def test_every_page_is_well_formed_with_one_main_heading(tmp_path: Path, language: Language) -> None:
    site = a_site(tmp_path, results=[FULL])
    for each in all_pages(outlet(site)):
        if each.language is language:
            assert len(html.fromstring(body(outlet(site), each)).xpath("//h1")) == 1, each.address


def test_a_result_page_is_the_same_whenever_it_is_made(tmp_path: Path) -> None:
    site = a_site(tmp_path, results=[FULL])
    assert body(outlet(site), page(site, "result")) == body(outlet(site), page(site, "result"))


def test_what_a_record_holds_stands_on_its_page(tmp_path: Path) -> None:
    shown = text(made(a_site(tmp_path, results=[FULL]), "result"))
    for part in (
        "一句话说明它是什么。",
        "更省。",
        "95 %",
        "茶厂",
        "干燥",
        "中试",
        "6 级",
        "试用方",
        "展位 U-12",
        "林知远",
    ):
        assert part in shown


def test_an_english_page_marks_what_is_still_chinese(tmp_path: Path) -> None:
    record = {**FULL, "summary": {"zh": "只有中文。"}, "innovations": [{"zh": "也只有中文。"}]}
    shown = made(a_site(tmp_path, results=[record]), "result", Language.EN)
    marked = {text(each) for each in shown.xpath("//*[@lang='zh-Hans']")}
    assert {"只有中文。", "也只有中文。"} <= marked
    assert "Translation pending" in text(shown)


def test_a_complete_translation_is_not_called_pending(tmp_path: Path) -> None:
    site = a_site(tmp_path, results=[FULL])
    assert not lacks_english(site.results[0].record)
    assert "Translation pending" not in text(made(site, "result", Language.EN))


def test_what_is_not_known_is_named_with_the_way_to_complete_it(tmp_path: Path) -> None:
    site = a_site(tmp_path, results=[a_result(exhibitor=None)], exhibitors={})
    shown = made(site, "result")
    assert missing_fields(site.results[0])[:3] == ["exhibitor", "summary", "cluster"]
    assert "展商、简介、产业集群" in text(shown)
    assert "展商待补充" in text(shown)
    assert shown.xpath("//*[@class='missing']//a[contains(@href, 'submit/')]")


def test_contacts_without_consent_give_way_to_the_exhibitor_then_to_the_desk(tmp_path: Path) -> None:
    silent = a_contact(phone="+86 851 9999 9999", consent=False)
    public = an_exhibitor(phone="+86 851 1111 1111")
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    shown = made(
        a_site(tmp_path / "one", results=[a_result(contacts=[silent])], exhibitors={"institute": public}),
        "result",
    )
    block = text(shown.xpath("//*[@data-contacts]")[0])
    assert "1111 1111" in block
    assert "9999" not in text(shown)
    shown = made(a_site(tmp_path / "two", results=[a_result(contacts=[silent])]), "result")
    assert "讲解员" in text(shown.xpath("//*[@data-contacts]")[0])


def test_text_of_a_record_is_never_markup(tmp_path: Path) -> None:
    hostile = "<img src=x onerror=alert(1)>\"'{{ 7 * 7 }}"
    record = {
        **FULL,
        "title": {"zh": hostile, "en": hostile},
        "innovations": [{"zh": hostile, "en": hostile}],
    }
    site = a_site(tmp_path, results=[record])
    for each in all_pages(outlet(site)):
        tree = html.fromstring(body(outlet(site), each))
        assert not tree.xpath("//img[@onerror]"), each.address
        assert "49" not in re.findall(r"\d+", text(tree)), each.address


def test_samples_are_marked_in_lists_and_on_their_page(tmp_path: Path) -> None:
    site = a_site(tmp_path, results=[{**FULL, "provenance": a_provenance("sample")}, a_result("U-002")])
    assert page(site, "result").sample
    marks = made(site, "result").xpath("//header//*[@data-provenance='sample']")
    assert [text(each) for each in marks] == ["示例"]
    assert len(made(site, "results").xpath("//*[@data-result='U-001']//*[@data-provenance='sample']")) == 1
    assert not made(site, "results").xpath("//*[@data-result='U-002']//*[@data-provenance]")


def test_the_headline_breaks_after_its_comma(tmp_path: Path) -> None:
    view = View(outlet(site := a_site(tmp_path)), page(site, "home"))
    assert view.phrased("三项成果，从这里到那里") == (
        '<span class="phrase">三项成果，</span><span class="phrase">从这里到那里</span>'
    )


@pytest.mark.parametrize(
    ("language", "days"), [(Language.ZH, "2026年3月25日至27日"), (Language.EN, "25–27 Mar 2026")]
)
def test_dates_follow_the_language(tmp_path: Path, language: Language, days: str) -> None:
    assert days in text(made(a_site(tmp_path), "home", language))


def test_the_frame_does_not_depend_on_what_the_record_holds(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    frames = []
    for folder, record in (("one", FULL), ("two", {**FULL, "innovations": [], "contacts": []})):
        site = a_site(tmp_path / folder, results=[record])
        made_ = frame(outlet(site), page(site, "result"), "", Assets("", "", {}, {}))
        frames.append(
            (made_.title, made_.canonical, made_.alternates, made_.menu, made_.footer, made_.switch)
        )
    assert frames[0] == frames[1]


def test_the_status_page_counts_only_real_records_as_progress(tmp_path: Path) -> None:
    results = [a_result("U-001"), a_result("U-002", provenance=a_provenance("sample"))]
    shown = made(a_site(tmp_path, results=results), "status")
    row = shown.xpath("//tr[th[contains(., '高校')]]")[0]
    assert [text(each) for each in row.xpath("td")] == ["0", "1", "0", "1", "73"]
    assert "真实记录 1 / 73" in text(shown)


def with_machine(site: Site, key: str) -> Site:
    """The site with all English of a record noted as a machine's."""
    record = site.result(key).record if is_id(key) else site.exhibitor(key).record
    notes = noted(record, (), machine=frozenset(pair.note for pair in text_pairs(record)))
    kind = "results" if is_id(key) else "exhibitors"
    return replace(site, translations=TranslationNotes.model_validate({kind: {key: notes}}))


@pytest.mark.parametrize(("kind", "key"), [("result", "U-001"), ("exhibitor", "institute")])
def test_english_by_a_machine_is_marked_on_english_pages_alone(tmp_path: Path, kind: str, key: str) -> None:
    site = with_machine(a_site(tmp_path), key)
    assert "Machine translation" in text(made(site, kind, Language.EN))
    assert "机器翻译" not in text(made(site, kind))


@pytest.mark.parametrize("kind", ["result", "exhibitor"])
def test_chinese_on_an_english_page_is_announced_and_marked(tmp_path: Path, kind: str) -> None:
    record, exhibitor = a_result(title={"zh": "装置"}), an_exhibitor(name={"zh": "研究所"})
    site = a_site(tmp_path, results=[record], exhibitors={"institute": exhibitor})
    shown = made(site, kind, Language.EN)
    assert "Translation pending" in text(shown)
    assert shown.xpath("//h1/span[@lang='zh-Hans']")


def test_what_nobody_sees_of_a_contact_is_not_waited_for(tmp_path: Path) -> None:
    """The translators' worklist leaves it out, so that it would be missing for ever."""
    private = a_contact(name={"zh": "甲"}, consent=False)
    site = a_site(tmp_path, results=[a_result(contacts=[private])])
    assert "Translation pending" not in text(made(site, "result", Language.EN))
    assert "english" not in missing_fields(site.result("U-001"))
    assert row_of(made(site, "status"), "高校", table=1) == ["2", "0", "0", "0"]


def row_of(shown: html.HtmlElement, heading: str, table: int) -> list[str]:
    """The cells of a row in one of the tables of a page."""
    found = shown.xpath("//table")[table].xpath(f".//tr[th[contains(., '{heading}')]]")[0]
    return [text(each) for each in found.xpath("td")]


def test_the_status_page_names_the_records_whose_english_is_to_be_seen_to(tmp_path: Path) -> None:
    missing = a_result("U-002", title={"zh": "装置"}, summary={"zh": "简介"})
    sample = a_result("U-003", title={"zh": "示例"}, provenance=a_provenance("sample"))
    site = a_site(tmp_path, results=[a_result("U-001"), missing, sample, a_result("U-004")])
    shown = made(with_machine(site, "U-004"), "status")
    rows = [
        text(each) for each in shown.xpath("//section[@aria-labelledby='english']//li[@class='todo__item']")
    ]
    assert rows == ["U-002 装置 待译 2", "U-004 低温脱水装置 U-004 机器翻译 2"]


def test_the_status_page_counts_the_english_of_exhibitors_and_all_together(tmp_path: Path) -> None:
    exhibitor = an_exhibitor(about={"zh": "简介"})
    shown = made(a_site(tmp_path, exhibitors={"institute": exhibitor}), "status")
    assert row_of(shown, "展商", table=1) == ["2", "0", "0", "1"]
    assert row_of(shown, "合计", table=1) == ["4", "0", "0", "1"]


def test_english_counts_one_thing_in_the_singular() -> None:
    assert words.word("count.results", Language.EN, n=1) == "1 result"
    assert words.word("count.results", Language.EN, n=2) == "2 results"
    assert words.word("count.results", Language.ZH, n=1) == "1 项成果"


def test_a_catalogue_outside_the_repository_has_no_editor(tmp_path: Path) -> None:
    view = View(outlet(site := a_site(tmp_path)), page(site, "home"))
    assert view.edit("catalogue/exhibition.yaml").startswith("https://git.example.org/")
    assert view.edit("../elsewhere/exhibition.yaml") == ""


@pytest.mark.parametrize(
    "text", ["，，。", "。开头", "他说：“好，走。”然后", "a < b，c & d", "没有标点", "", "尾，"]
)
def test_cutting_a_text_into_phrases_loses_nothing(tmp_path: Path, text: str) -> None:
    view = View(outlet(site := a_site(tmp_path)), page(site, "home"))
    assert "".join(html.fromstring(f"<p>{view.phrased(text)}</p>").itertext()) == text


def test_of_very_many_results_the_first_are_cards_and_the_others_lines_by_zone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("few", "many"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(results, "MOST_CARDS", 5)
    monkeypatch.setattr(results, "FIRST_CARDS", 2)
    ids = ["U-001", "U-002", "U-003", "K-001", "K-002", "W-001"]
    few = made(a_site(tmp_path / "few", results=[a_result(id) for id in ids[:5]]), "results")
    assert len(few.xpath("//article[@data-result]")) == 5
    assert not few.xpath("//*[contains(@class, 'line')][@data-result]")
    many = made(a_site(tmp_path / "many", results=[a_result(id) for id in ids]), "results")
    assert many.xpath("//article/@data-result") == ids[:2]
    assert many.xpath("//section/@data-zone") == ["universities", "industry", "workers"]
    assert many.xpath("//*[@data-all]//li[@class='line']/@data-result") == ids[2:]


def test_a_blank_card_for_scripts_names_no_result_and_is_a_sample_only_where_there_are(
    tmp_path: Path,
) -> None:
    for kind, marks in (("reported", 0), ("sample", 2)):
        (tmp_path / kind).mkdir()
        site = a_site(tmp_path / kind, results=[a_result(provenance=a_provenance(kind))])
        shown = made(site, "results")
        assert shown.xpath("//template//@data-result | //template//@href | //template//@src") == []
        assert len(shown.xpath("//template//*[@data-provenance='sample']")) == marks


def test_printed_guides_stand_with_their_size_under_their_zone_and_on_its_page(tmp_path: Path) -> None:
    site = a_site(tmp_path, results=[FULL])
    links = made(site, "guides", Language.EN).xpath("//a[@class='downloads__link']")
    assert [(each.get("href"), text(each.getparent())) for each in links] == [
        ("../../print/catalogue.pdf", "The whole catalogue PDF · 9.0 MB"),
        ("../../print/universities.pdf", "Booklet of the zone PDF · 0.6 MB"),
        ("../../print/universities-cards.pdf", "Booth cards (A6) PDF · 0.1 MB"),
    ]
    on_zone = made(site, "zone").xpath("//a[@class='downloads__link']/@href")
    assert on_zone == ["../../print/universities.pdf"]


def test_without_printed_guides_nothing_leads_to_them(tmp_path: Path) -> None:
    none = replace(outlet(a_site(tmp_path, results=[FULL])), guides=())
    assert "guides" not in {each.kind for each in all_pages(none)}
    assert not html.fromstring(body(none, page(none.site, "zone"))).xpath("//*[@class='downloads']")


def test_the_page_of_the_visitor_s_list_knows_where_every_result_stands(tmp_path: Path) -> None:
    hostile = "</script><b>"
    records = [
        a_result("U-010", booth=hostile),
        a_result("K-001", provenance=a_provenance("sample")),
        a_result("U-002", booth="U-12"),
    ]
    site = a_site(tmp_path, results=records)
    (places,) = made(site, "visit").xpath("//*[@data-visit-places]/text()")
    listed = json.loads(places)
    assert listed == [["U-002", "U-12", 0], ["U-010", hostile, 0], ["K-001", "", 1]]
    # The place of a result in it is its number in the search.
    assert [id for id, *_ in listed] == [result.id for result in site.results]
