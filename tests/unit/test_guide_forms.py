"""The small printed forms: what each holds, and that it fits its paper whatever the records say."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from tests.building import CATALOGUE, ROOT, copied
from tests.making import a_contact, a_result, a_site, an_exhibitor

from expo import covers
from expo.guides import Art, Guide, Kind, Options, Press, set_guides
from expo.images import encode
from expo.language import Language
from expo.reading import read_catalogue
from expo.site import Site, join

URL = "https://catalogue.example.org/"
MILLIMETRE = 72 / 25.4
FEW = ("K-001", "W-013", "U-004")
"""One of which nearly nothing is known, one with a photograph, one with a long title."""


class Pdf:
    """A guide as it was set."""

    def __init__(self, file: Path) -> None:
        self._document = pypdfium2.PdfDocument(file)

    def __len__(self) -> int:
        return len(self._document)

    def size(self, page: int = 0) -> tuple[int, int]:
        """Width and height in millimetres."""
        width, height = self._document[page].get_size()
        return round(width / MILLIMETRE), round(height / MILLIMETRE)

    def text(self, page: int = 0) -> str:
        """The words of a page without the places where they may break."""
        text: str = self._document[page].get_textpage().get_text_range()
        return re.sub(r"[\s\u200b\ufffe]+", "", text)

    def codes(self, page: int = 0) -> list[str]:
        """What the codes of a page say."""
        picture = self._document[page].render(scale=200 / 72, grayscale=True).to_pil()
        found = zxingcpp.read_barcodes(picture)
        return [each.text for each in found]

    def code_width(self, page: int = 0) -> float:
        """Millimetres that the only code of a page is wide, without its quiet zone."""
        picture = self._document[page].render(scale=200 / 72, grayscale=True).to_pil()
        (found,) = zxingcpp.read_barcodes(picture)
        corners = found.position
        return (corners.top_right.x - corners.top_left.x) / 200 * 25.4

    def words_outside(self, page: int = 0, edge: float = 3) -> list[str]:
        """Text nearer to the edge of the paper than so many millimetres, or beyond it."""
        width, height = self._document[page].get_size()
        margin = edge * MILLIMETRE
        textpage = self._document[page].get_textpage()
        boxes = (textpage.get_rect(at) for at in range(textpage.count_rects()))
        return [
            textpage.get_text_bounded(*box)
            for box in boxes
            if box[0] < margin or box[1] < margin or box[2] > width - margin or box[3] > height - margin
        ]


Setting = Callable[..., Pdf]


@pytest.fixture(name="printed")
def fixture_printed(tmp_path: Path) -> Setting:
    """Sets a form of all results of a site, or of one zone."""

    def printed(site: Site, kind: Kind, *, zone: str = "", images: Any = None, **options: Any) -> Pdf:
        zones = tuple(
            (each, site.in_zone(each))
            for each in site.exhibition.zones
            if site.in_zone(each) and zone in ("", each.key)
        )
        guide = Guide(f"a-{kind}", kind, zones, Options(**options))
        landscapes = {each.key: covers.landscape(each) for each in site.exhibition.zones}
        art = Art(images or {}, _cover, landscapes)
        done = set_guides(site, [guide], art, Press(tmp_path / "guides", URL, 0))
        assert not done.problems
        return Pdf(done.guides[0].file)

    return printed


def _cover(result: Any) -> str:
    level = result.record.trl.level if result.record.trl else None
    return covers.cover(result.id, result.zone, result.record.cluster, level)


def _site_of(folder: Path) -> Site:
    catalogue, _ = read_catalogue(folder, folder.parent)
    return join(catalogue)


@pytest.fixture(name="few", scope="module")
def fixture_few(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return _site_of(copied(tmp_path_factory.mktemp("few") / "catalogue", FEW))


@pytest.fixture(name="real", scope="module")
def fixture_real() -> Site:
    catalogue, _ = read_catalogue(CATALOGUE, ROOT)
    return join(catalogue)


def _said(sign: str, length: int, word: str = "word ") -> dict[str, str]:
    return {"zh": sign * length, "en": (word * length)[:length].strip()}


def a_long_title() -> dict[str, str]:
    """As long as a title may be."""
    return {"zh": "极" * 120, "en": ("immeasurable " * 18).strip()}


def a_long_contact() -> dict[str, Any]:
    """A person with long names, and an address as long as it may be."""
    address = "a" * 60 + "@" + "long." * 35 + "org"
    return a_contact(name=a_long_title(), role=a_long_title(), email=address)


def the_longest_result(id: str, title: dict[str, str]) -> dict[str, Any]:
    """A record in which everything is as long as the format allows."""
    return a_result(
        id,
        title=title,
        summary=_said("述", 600),
        innovations=[_said("新", 600) for _ in range(12)],
        applications=[_said("用", 600) for _ in range(12)],
        needs=[_said("需", 600) for _ in range(12)],
        indicators=[{"name": a_long_title(), "value": "9" * 120, "unit": "单" * 30} for _ in range(20)],
        cluster="other",
        stage="small-batch",
        trl={"level": 9},
        cooperation=["own-use", "licence", "joint"],
        price=a_long_title(),
        booth="B" * 120,
        contacts=[a_long_contact() for _ in range(6)],
    )


ONE_EACH = (Kind.SHEETS, Kind.CARDS, Kind.TENTS)
PAPER = {Kind.SHEETS: (148, 210), Kind.CARDS: (105, 148), Kind.TENTS: (210, 297)}


@pytest.mark.parametrize("kind", ONE_EACH)
def test_each_result_has_a_page_with_its_code(printed: Setting, few: Site, kind: Kind) -> None:
    pdf = printed(few, kind)
    ids = [result.id for result in few.results]
    assert len(pdf) == len(ids) == len(FEW)
    for page, id in enumerate(ids):
        assert pdf.size(page) == PAPER[kind]
        assert set(pdf.codes(page)) == {f"{URL}results/{id}/"}
        assert id in pdf.text(page)
        title = few.result(id).record.title
        assert re.sub(r"\s", "", title.zh) in pdf.text(page)
        assert re.sub(r"\s", "", title.en or "") in pdf.text(page)
        assert ("示例" in pdf.text(page)) == few.result(id).record.is_sample


@pytest.mark.parametrize(
    ("kind", "least"),
    [(Kind.SHEETS, 22), (Kind.CARDS, 50), (Kind.TENTS, 50), (Kind.LABELS, 24)],
)
def test_codes_are_large_enough_for_their_distance(
    printed: Setting, tmp_path: Path, kind: Kind, least: float
) -> None:
    pdf = printed(a_site(tmp_path), kind)
    # Half a module is lost where the picture of the page has its pixels.
    if kind is Kind.TENTS:
        assert len(pdf.codes()) == 2
        return
    assert pdf.code_width() > least - 0.5


@pytest.mark.parametrize("kind", (*ONE_EACH, Kind.LABELS, Kind.OVERVIEW))
def test_the_longest_record_still_fits(printed: Setting, tmp_path: Path, kind: Kind) -> None:
    exhibitor = an_exhibitor(name={"zh": "馆" * 120, "en": "institute " * 23})
    site = a_site(
        tmp_path,
        results=[the_longest_result("U-001", a_long_title()), the_longest_result("U-002", {"zh": "q" * 120})],
        exhibitors={"institute": exhibitor},
    )
    pdf = printed(site, kind)
    assert len(pdf) == (1 if kind is Kind.LABELS else 2)
    for page in range(len(pdf)):
        assert pdf.words_outside(page) == []
        assert pdf.codes(page)


def test_markup_in_a_record_is_printed_as_it_stands(printed: Setting, tmp_path: Path) -> None:
    hostile = "#panic[x]$a_b$*强*<l>@r`c`//d"
    site = a_site(
        tmp_path,
        results=[a_result(title={"zh": hostile}, summary={"zh": hostile}, booth="#emph[A]")],
        exhibitors={"institute": an_exhibitor(name={"zh": "= 一 #1"})},
    )
    for kind in (*ONE_EACH, Kind.LABELS, Kind.OVERVIEW):
        pdf = printed(site, kind)
        assert (hostile if kind is not Kind.LABELS else "#panic[x]") in pdf.text()
        assert pdf.words_outside() == []


def test_a_sheet_shows_what_the_record_says(printed: Setting, few: Site) -> None:
    images = encode(
        [picture.file for each in few.results for picture in each.pictures],
        CATALOGUE.parent / ".cache/images",
        root=ROOT,
    ).images
    pdf = printed(few, Kind.SHEETS, zone="workers", images=images)
    record = few.result("W-013").record
    text = pdf.text()
    assert record.summary and record.summary.zh in text
    assert record.innovations[0].zh in text
    assert all(each.value in text for each in record.indicators)
    assert "7级" in text and "小批量" in text and "自行实施" in text
    assert record.contacts[0].phone and re.sub(r"\s", "", record.contacts[0].phone) in text


@pytest.mark.parametrize("kind", (*ONE_EACH, Kind.LABELS))
def test_titles_of_long_words_stay_on_the_paper(printed: Setting, tmp_path: Path, kind: Kind) -> None:
    titles = ("Tethered aerial platform for emergency communications", "Unfired phosphogypsum hollow block")
    site = a_site(
        tmp_path, results=[a_result(f"U-{at:03}", title={"zh": title}) for at, title in enumerate(titles, 1)]
    )
    pdf = printed(site, kind, languages=(Language.EN,))
    assert [pdf.words_outside(page) for page in range(len(pdf))] == [[]] * len(pdf)


def test_two_sheets_stand_side_by_side(printed: Setting, few: Site) -> None:
    pdf = printed(few, Kind.SHEETS, two_up=True)
    assert len(pdf) == 2
    assert pdf.size() == (297, 210)
    assert len(pdf.codes(0)) == 2


def test_a_contact_is_printed_only_with_consent(printed: Setting, tmp_path: Path) -> None:
    site = a_site(tmp_path, results=[a_result(contacts=[a_contact(consent=False)])])
    text = printed(site, Kind.SHEETS).text()
    assert "林知远" not in text and "12345678" not in text


def test_24_labels_on_a_page(printed: Setting, tmp_path: Path) -> None:
    site = a_site(tmp_path, results=[a_result(f"U-{number:03}") for number in range(1, 26)])
    pdf = printed(site, Kind.LABELS)
    assert len(pdf) == 2
    assert pdf.size() == (210, 297)
    assert sorted(pdf.codes(0)) == [f"{URL}results/U-{number:03}/" for number in range(1, 25)]
    assert pdf.codes(1) == [f"{URL}results/U-025/"]


def test_the_largest_zone_stands_on_one_page_a_language(printed: Setting, real: Site) -> None:
    pdf = printed(real, Kind.OVERVIEW, zone="workers")
    assert len(pdf) == 2
    for page in range(2):
        ids = re.findall(r"W-\d{3}", pdf.text(page))
        assert ids == [result.id for result in real.results if result.zone.key == "workers"]
    assert real.result("W-013").record.title.zh in pdf.text(0)
    assert re.sub(r"\s", "", real.result("W-013").record.title.en or "") in pdf.text(1)


def test_a_zone_too_large_for_one_page_takes_more(printed: Setting, tmp_path: Path) -> None:
    results = [a_result(f"U-{number:03}", title={"zh": "很长的成果名称" * 8}) for number in range(1, 241)]
    pdf = printed(a_site(tmp_path, results=results), Kind.OVERVIEW, languages=(Language.ZH,))
    ids = [id for page in range(len(pdf)) for id in re.findall(r"U-\d{3}", pdf.text(page))]
    assert len(pdf) > 1
    assert ids == [result["id"] for result in results]
