"""Printed guides: real PDFs set from small catalogues, read back as a viewer reads them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tests.building import ROOT, contents
from tests.making import a_contact, a_result, a_site, an_exhibitor
from tests.printing import SITE_URL, Pdf, images_of, printed, squeezed, the_booklet

from expo.build import art
from expo.guides import (
    Options,
    Paper,
    coarse_pictures,
    guides_for_exhibitor,
    guides_for_results,
    guides_of,
)
from expo.guides.content import Content
from expo.language import Language
from expo.site import Site

FULL: dict[str, Any] = {
    "summary": {"zh": "用余热烘干茶叶，省电一半。", "en": "Dries tea with waste heat at half the power."},
    "innovations": [{"zh": "余热梯级利用", "en": "Heat used in steps"}],
    "applications": [{"zh": "茶厂", "en": "Tea factories"}],
    "indicators": [{"name": {"zh": "节电率", "en": "Power saved"}, "value": "≥ 52", "unit": "%"}],
    "cluster": "equipment",
    "keywords": [{"zh": "干燥", "en": "drying"}],
    "stage": "pilot",
    "trl": {"level": 6},
    "cooperation": ["licence"],
    "contacts": [a_contact()],
}
HOSTILE = '#read("/etc/passwd") *bold* $x^2$ <label> @ref \\u{41} // end'
LONG = "这段文字很长，用来看它怎样流到下一页而标题不落单。" * 22


def results(count: int, **changes: Any) -> list[dict[str, Any]]:
    return [a_result(f"U-{number:03}", **changes) for number in range(1, count + 1)]


def page_of(pdf: Pdf, text: str, *, after: int = 3) -> int:
    """The page on which a text first stands, behind cover, imprint and contents."""
    found = [at for at, page in enumerate(pdf.pages, 1) if squeezed(text) in page and at > after]
    assert found, text
    return found[0]


def test_every_title_and_summary_reads_back_in_both_languages(tmp_path: Path) -> None:
    pdf = the_booklet(a_site(tmp_path, results=results(3, **FULL)), tmp_path)
    for record in results(3, **FULL):
        for said in (record["title"], record["summary"]):
            assert squeezed(said["zh"]) in pdf.text
            assert squeezed(said["en"]) in pdf.text


@pytest.mark.parametrize("language", Language)
def test_a_guide_in_one_language_has_no_word_of_the_other(tmp_path: Path, language: Language) -> None:
    site = a_site(tmp_path, results=results(1, **FULL))
    text = the_booklet(site, tmp_path, Options(languages=(language,))).text
    summary, other = FULL["summary"][language.value], FULL["summary"][language.other.value]
    assert squeezed(summary) in text
    assert squeezed(other) not in text


def test_where_there_is_no_english_the_chinese_stands_there(tmp_path: Path) -> None:
    record = a_result(title={"zh": "只有中文的成果"}, summary={"zh": "没有译文。"})
    text = the_booklet(a_site(tmp_path, results=[record]), tmp_path, Options(languages=(Language.EN,))).text
    assert "只有中文的成果" in text
    assert "没有译文。" in text


def test_contents_and_indexes_name_the_page_on_which_the_entry_stands(tmp_path: Path) -> None:
    records = results(9, **FULL)
    for at, record in enumerate(records):
        record["keywords"] = [{"zh": f"关键词{at}", "en": f"keyword{at}"}]
        record["booth"] = f"B-{at}"
    pdf = the_booklet(a_site(tmp_path, results=records), tmp_path)
    contents, index = pdf.pages[2], "".join(pdf.pages[page_of(pdf, "展位索引") - 2 :])
    for at, record in enumerate(records):
        page = page_of(pdf, record["title"]["zh"])
        line = squeezed(record["id"] + record["title"]["zh"] + record["title"]["en"])
        assert re.search(rf"{re.escape(line)}{page}(?!\d)", contents), record["id"]
        assert re.search(rf"关键词{at}keyword{at}{page}(?!\d)", index)
        assert re.search(rf"B-{at}{page}(?!\d)", index)


def test_the_running_head_tells_the_booths_from_first_to_last_on_the_page(tmp_path: Path) -> None:
    records = results(4)
    pdf = the_booklet(a_site(tmp_path, results=records), tmp_path)
    first, last = page_of(pdf, records[0]["title"]["zh"]), page_of(pdf, records[-1]["title"]["zh"])
    on_page = [each["id"] for each in records if page_of(pdf, each["title"]["zh"]) == last]
    assert pdf.pages[first - 1].startswith("U-001") or "U-001" in pdf.pages[first - 1]
    head = "–".join(dict.fromkeys((on_page[0], on_page[-1])))
    assert head in pdf.pages[last - 1]


def test_the_code_of_an_entry_leads_to_its_page(tmp_path: Path) -> None:
    pdf = the_booklet(a_site(tmp_path, results=results(1, **FULL)), tmp_path)
    page = page_of(pdf, "低温脱水装置 U-001")
    assert pdf.codes(page) == ["https://catalogue.example.org/results/U-001/"]


def test_a_guide_is_called_after_what_it_holds(tmp_path: Path) -> None:
    others = {"institute": an_exhibitor(), "works": an_exhibitor(name={"zh": "山下工厂", "en": "Works"})}
    records = [*results(3), a_result("U-004", exhibitor="works"), a_result("K-001", exhibitor="works")]
    site = a_site(tmp_path, results=records, exhibitors=others)
    guides = [
        *(each for each in guides_of(site, Options()) if each.kind == "booklet"),
        next(guides_for_exhibitor(site, "institute", Options())),
        next(guides_for_results(site, "U-002", [site.result("U-002")], Options())),
        next(guides_for_results(site, "some", [site.result("U-001"), site.result("U-004")], Options())),
    ]
    titles = [Content(site, each, art(site, {}), SITE_URL).data()["title"][0]["text"] for each in guides]
    assert titles == [
        "成果图录",
        "高校科研院所展区",
        "重点产业关键技术突破展区",
        "山间研究所",
        "低温脱水装置 U-002",
        "成果图录",
    ]


def test_only_contacts_who_agreed_are_printed(tmp_path: Path) -> None:
    contacts = [a_contact(), a_contact(name={"zh": "未同意者", "en": "Not Agreed"}, consent=False)]
    text = the_booklet(a_site(tmp_path, results=[a_result(contacts=contacts)]), tmp_path).text
    assert "林知远" in text
    assert "未同意者" not in text


def test_samples_are_marked_on_paper(tmp_path: Path) -> None:
    sample = {"kind": "sample", "source": {"zh": "示例", "en": "Sample"}, "date": "2026-03-25"}
    pdf = the_booklet(a_site(tmp_path, results=[a_result(provenance=sample)]), tmp_path)
    assert "示例Sample" in pdf.pages[page_of(pdf, "低温脱水装置") - 1]
    assert "虚构" in pdf.pages[1]


def test_text_of_a_record_is_never_markup(tmp_path: Path) -> None:
    record = a_result(
        title={"zh": HOSTILE, "en": HOSTILE}, summary={"zh": HOSTILE}, innovations=[{"zh": HOSTILE}]
    )
    text = the_booklet(a_site(tmp_path, results=[record]), tmp_path).text
    assert text.count(squeezed(HOSTILE)) >= 4


def test_words_without_end_stay_on_the_page(tmp_path: Path) -> None:
    endless: dict[str, Any] = {
        "title": {"zh": "长" * 120, "en": "Supercalifragilistic" * 10},
        "summary": {"zh": "x" * 600, "en": "y" * 600},
        "indicators": [{"name": {"zh": "指" * 100, "en": "N" * 200}, "value": "1" * 110, "unit": "W" * 30}],
        "contacts": [a_contact(email=f"{'a' * 60}@{'b' * 60}.example.org")],
        "booth": "B" * 100,
    }
    pdf = the_booklet(a_site(tmp_path, results=[a_result(**endless), a_result("U-002")]), tmp_path)
    for number in range(4, page_of(pdf, "展商索引")):
        picture = pdf.picture(number, dpi=50).convert("L")
        margins = (picture.crop((0, 60, 25, 500)), picture.crop((picture.width - 25, 60, picture.width, 500)))
        # The margins are 20 mm wide; half of each must be white.
        assert [margin.getextrema() for margin in margins] == [(255, 255)] * 2, number


def test_what_the_typeface_lacks_is_printed_as_a_geta(tmp_path: Path) -> None:
    record = a_result(title={"zh": "冷链🚚运输 CO₂", "en": "Cold 🚚 chain"})
    text = the_booklet(a_site(tmp_path, results=[record]), tmp_path).text
    assert "冷链〓运输CO2" in text


def test_links_lead_only_where_a_page_may(tmp_path: Path) -> None:
    inside = the_booklet(a_site(tmp_path, results=results(2, **FULL)), tmp_path).inside
    addresses = {
        str(annotation.A.URI)
        for page in inside.pages
        for annotation in page.get("/Annots", ())
        if "/A" in annotation and "/URI" in annotation.A
    }
    assert {each.split(":")[0] for each in addresses} == {"https", "mailto", "tel"}


def test_a_guide_is_tagged_titled_bookmarked_and_archivable(tmp_path: Path) -> None:
    inside = the_booklet(a_site(tmp_path, results=results(2, **FULL)), tmp_path).inside
    assert inside.Root.MarkInfo.Marked
    assert str(inside.Root.Lang) == "zh-CN"
    assert inside.Root.ViewerPreferences.DisplayDocTitle
    with inside.open_outline() as outline:
        (zone, _) = outline.root
        assert [str(each.title) for each in zone.children] == ["低温脱水装置 U-001", "低温脱水装置 U-002"]
    metadata = bytes(inside.Root.Metadata.read_bytes())
    assert b"pdfuaid:part" in metadata
    assert re.search(rb"pdfaid:part>2<.*pdfaid:conformance>A<", metadata, re.DOTALL)
    assert "高校科研院所展区" in metadata.decode()


def test_passages_carry_their_language(tmp_path: Path) -> None:
    inside = the_booklet(a_site(tmp_path, results=results(1, **FULL)), tmp_path).inside
    assert {str(value) for value in _values(inside, "/Lang")} >= {"en", "zh-CN"}


def test_all_fonts_are_embedded_in_part(tmp_path: Path) -> None:
    inside = the_booklet(a_site(tmp_path, results=results(1, **FULL)), tmp_path).inside
    fonts = [each for each in inside.objects if isinstance(each, pikepdf.Dictionary) and "/FontName" in each]
    assert fonts
    for font in fonts:
        assert "/FontFile2" in font or "/FontFile3" in font
        assert re.match(r"/[A-Z]{6}\+NotoSansSC", str(font.FontName))


def test_text_is_printed_with_black_alone(tmp_path: Path) -> None:
    pdf = the_booklet(a_site(tmp_path, results=results(1, **FULL)), tmp_path)
    operators = pikepdf.parse_content_stream(pdf.inside.pages[page_of(pdf, "低温脱水装置") - 1])
    filled: list[str] = []
    space = colour = ""
    for instruction in operators:
        operator = str(instruction.operator)
        if operator in ("cs", "g", "rg", "k"):
            space = str(instruction.operands[0]) if operator == "cs" else operator
        if operator in ("scn", "g", "rg", "k"):
            colour = f"{space} {[float(each) for each in instruction.operands]}"
        if operator in ("Tj", "TJ"):
            filled.append(colour)
    assert filled
    greys = [each for each in filled if each.startswith(("g ", "/c", "/d"))]
    assert len(greys) == len(filled)


ELSEWHERE = """
import sys
from pathlib import Path
from expo.reading import read_catalogue
from expo.site import join
from tests.printing import printed
catalogue, _ = read_catalogue(Path(sys.argv[1]), Path(sys.argv[1]).parent)
printed(join(catalogue), Path(sys.argv[2]), wanted=lambda guide: True)
"""


def test_the_same_data_give_the_same_bytes_in_another_process_place_and_time_zone(tmp_path: Path) -> None:
    picture = {"file": "picture-1.jpg", "alt": {"zh": "图", "en": "A picture"}}
    site = a_site(tmp_path, results=[*results(2, **FULL), a_result("K-001", images=[picture])])
    here = printed(site, tmp_path / "here", wanted=lambda guide: True)
    environment = {"PATH": os.defpath, "TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    environment["PYTHONPATH"] = os.pathsep.join(map(str, (ROOT, ROOT / "hooks")))
    command = [sys.executable, "-c", ELSEWHERE, str(tmp_path / "catalogue"), str(tmp_path / "elsewhere")]
    subprocess.run(command, env=environment, cwd=tmp_path, check=True)
    assert len(here.guides) == here.new == 12
    assert contents(tmp_path / "here" / "guides") == contents(tmp_path / "elsewhere" / "guides")


def test_only_guides_whose_records_changed_are_set_again(tmp_path: Path) -> None:
    def site(folder: str, title: str) -> Site:
        (tmp_path / folder).mkdir()
        records = [a_result("U-001"), a_result("K-001", title={"zh": title, "en": "A tile"})]
        return a_site(tmp_path / folder, results=records)

    before = site("before", "瓦片")
    assert printed(before, tmp_path).new == 3
    assert printed(before, tmp_path).new == 0
    # The book and the booklet of the zone of industry; that of the universities stays.
    assert printed(site("after", "陶瓷瓦片"), tmp_path).new == 2


def test_a_record_that_cannot_be_set_stops_no_other(tmp_path: Path) -> None:
    picture = {"file": "picture-1.jpg", "alt": {"zh": "图", "en": "A picture"}}
    site = a_site(tmp_path, results=[a_result("U-001", images=[picture]), a_result("U-002")])
    for rendition in images_of(site, tmp_path)[site.results[0].pictures[0].file.digest].renditions:
        rendition.file.write_bytes(bytes(rendition.file.stat().st_size))
    made = printed(site, tmp_path)
    assert {each.code for each in made.problems} == {"guide-failed"}
    assert {each.place.path for each in made.problems} == {"catalogue/universities/U-001.yaml"}
    for guide in made.guides:
        text = Pdf(guide.file).text
        assert "低温脱水装置U-002" in text
        assert "低温脱水装置U-001" not in text


def test_pictures_too_coarse_for_print_are_told(tmp_path: Path) -> None:
    picture = {"file": "picture-1.jpg", "alt": {"zh": "图", "en": "A picture"}}
    site = a_site(tmp_path, results=[a_result(images=[picture])])
    (found,) = coarse_pictures(guides_of(site, Options()), images_of(site, tmp_path))
    assert (found.code, found.place.path) == ("image-coarse", "catalogue/universities/U-001.yaml")
    assert "201 dpi" in found.zh


def test_pictures_are_printed_without_metadata_in_the_size_that_the_page_needs(tmp_path: Path) -> None:
    picture = {"file": "picture-1.jpg", "alt": {"zh": "一张图", "en": "A picture"}}
    content = the_booklet(a_site(tmp_path, results=[a_result(images=[picture])]), tmp_path)
    images = [
        each
        for each in content.inside.objects
        if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
    ]
    assert [(int(each.Width), str(each.Filter)) for each in images] == [(640, "/DCTDecode")]
    assert b"Exif" not in content.content


def test_bleed_and_crop_marks_stand_outside_the_trimmed_page(tmp_path: Path) -> None:
    site = a_site(tmp_path, results=results(1))
    pdf = the_booklet(site, tmp_path, Options(bleed=True))
    page = pdf.inside.pages[0]
    left, bottom, right, top = (float(each) / 72 * 25.4 for each in page.TrimBox)
    assert (round(right - left), round(top - bottom)) == (210, 297)
    assert left >= 3
    assert float(page.MediaBox[2]) > float(page.TrimBox[2])


def test_letter_paper_is_letter(tmp_path: Path) -> None:
    site = a_site(tmp_path, results=results(1))
    pdf = the_booklet(site, tmp_path, Options(paper=Paper.LETTER))
    page = pdf.inside.pages[0]
    assert [round(float(each)) for each in page.MediaBox] == [0, 0, 612, 792]


def test_no_head_of_an_entry_stands_apart_from_its_text(tmp_path: Path) -> None:
    long = {"summary": {"zh": LONG, "en": LONG}, "innovations": [{"zh": LONG[:200]} for _ in range(12)]}
    records = [a_result(f"U-{number:03}", **long) for number in range(1, 7)]
    pdf = the_booklet(a_site(tmp_path, results=records), tmp_path)
    for record in records:
        page = pdf.pages[page_of(pdf, record["title"]["zh"]) - 1]
        assert squeezed(record["title"]["en"]) in page
        assert "这段文字很长" in page.split(squeezed(record["title"]["en"]))[-1]


def test_all_lines_of_text_stand_on_one_grid(tmp_path: Path) -> None:
    pictures = [
        {"file": "picture-1.jpg", "alt": {"zh": "图", "en": "A"}, "caption": {"zh": "样机", "en": "It"}}
    ]
    records = results(6, **FULL)
    for record in records[::2]:
        record |= {"images": pictures, "summary": {"zh": LONG[:300], "en": "Long words follow. " * 24}}
    pdf = the_booklet(a_site(tmp_path, results=records), tmp_path)
    pages = range(page_of(pdf, "U-001低温脱水装置"), page_of(pdf, "展商索引"))
    lines = [line for page in pages for line in pdf.baselines(page, 10)]
    assert len(lines) > 100
    first = lines[0] % 8
    assert [line for line in lines if min((line - first) % 8, (first - line) % 8) > 0.2] == []


def test_a_booklet_fills_sheets_of_four_pages_with_room_for_notes(tmp_path: Path) -> None:
    pdf = the_booklet(a_site(tmp_path, results=results(3)), tmp_path)
    assert len(pdf.pages) % 4 == 0
    assert all(page.startswith("笔记") for page in pdf.pages[-2:])


def _values(inside: Any, key: str) -> list[Any]:
    return [each[key] for each in inside.objects if isinstance(each, pikepdf.Dictionary) and key in each]
