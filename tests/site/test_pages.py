"""What the pages of the committed catalogue say, in which language, and what they keep to themselves."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree
from tests.building import CATALOGUE, BuiltPage, BuiltSite, built, raw_results

from expo.han import HAN

pytestmark = pytest.mark.xdist_group("whole site")

COUNTS = {"universities": 73, "industry": 32, "digital": 10, "workers": 79, "services": 9}
EIGHT = ("D-001", "D-002", "K-001", "K-002", "K-003", "U-001", "U-002", "U-003")
CONTRACT = ("", "results/", "exhibitors/", "visit/", "about/", "submit/", "status/", "404.html")
GROUPED = ("trl", "stage", "kind", "cooperation", "photo")
"""Facets whose values have no page of their own."""
HAN_WORD = re.compile(f"{HAN}+")


@pytest.fixture(scope="module")
def raw() -> dict[str, dict[str, Any]]:
    return raw_results()


@pytest.fixture(scope="module")
def without_samples(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The whole catalogue built with SAMPLES=0."""
    return BuiltSite(built(tmp_path_factory.mktemp("real") / "site", SAMPLES="0"))


# ------------------------------------------------------------------------------------------------- addresses


def test_every_promised_page_is_there_in_both_languages(whole: BuiltSite, raw: dict[str, Any]) -> None:
    exhibitors = [file.stem for file in (CATALOGUE / "exhibitors").glob("*.yaml")]
    clusters = {record["cluster"] for record in raw.values() if record.get("cluster")}
    wanted = [
        *CONTRACT,
        *(f"zones/{key}/" for key in COUNTS),
        *(f"results/{id}/" for id in raw),
        *(f"exhibitors/{key}/" for key in exhibitors),
        *(f"clusters/{key}/" for key in clusters),
        *(f"results/by/{facet}/" for facet in GROUPED),
    ]
    for address in wanted:
        assert whole.page(address)
        assert whole.page(f"en/{address}")


def test_both_languages_have_the_same_pages(whole: BuiltSite) -> None:
    english = {file.removeprefix("en/") for file in whole.pages if file.startswith("en/")}
    assert english == {file for file in whole.pages if not file.startswith("en/")}


def test_promised_data_is_there(whole: BuiltSite, raw: dict[str, Any]) -> None:
    assert {"data/results.json", "data/results.csv", "data/results.jsonl"} <= whole.files
    public = {id for id, each in raw.items() if any(c["consent"] for c in each.get("contacts", ()))}
    cards = {Path(file).stem for file in whole.files if file.endswith(".vcf")}
    assert cards == public
    assert {f"results/{id}/{id}.vcf" for id in public} <= whole.files


def test_developers_notes_and_templates_are_not_published(whole: BuiltSite) -> None:
    assert [file for file in whole.files if "handbook" in file] == []
    text = "".join(page.text() for page in whole.pages.values())
    assert "{{" not in text
    assert "{%" not in text


# ---------------------------------------------------------------------------------------------- page hooks


def test_a_result_page_is_hooked_to_its_record(whole: BuiltSite, raw: dict[str, Any]) -> None:
    for id in raw:
        for language in ("", "en/"):
            page = whole.page(f"{language}results/{id}/")
            assert page.one("//article[@data-record]").get("data-record") == id
            assert len(page.all("//*[@data-contacts]")) == 1


def test_every_card_holds_the_link_to_its_result(whole: BuiltSite, raw: dict[str, Any]) -> None:
    for page in whole.pages.values():
        for card in page.all("//*[@data-result]"):
            links = [str(each) for each in card.xpath("descendant-or-self::a/@href")]
            assert [whole.target(page, each) for each in links] == [
                (f"{'en/' if page.is_english else ''}results/{card.get('data-result')}/index.html", "")
            ]


def test_a_zone_shows_its_number_of_results(whole: BuiltSite) -> None:
    for key, count in COUNTS.items():
        for language in ("", "en/"):
            page = whole.page(f"{language}zones/{key}/")
            assert len(page.all("//*[@data-result]")) == count
            assert str(count) in "".join(page.one("//*[@class='zone__counts']/strong").itertext())


def test_the_list_of_results_holds_all(whole: BuiltSite, raw: dict[str, Any]) -> None:
    for language in ("", "en/"):
        page = whole.page(f"{language}results/")
        assert sorted(page.values("//@data-result")) == sorted(raw)
        assert "203" in "".join(page.one("//*[@data-hit-count]").itertext())
        assert page.one("//*[@data-hit-count]").get("role") == "status"


def test_the_home_page_counts_each_zone(whole: BuiltSite) -> None:
    for language in ("", "en/"):
        page = whole.page(language)
        counts = {}
        for tile in page.all("//a[@data-zone]"):
            (number,) = re.findall(r"\d+", "".join(tile.itertext()))
            counts[tile.get("data-zone")] = int(number)
        assert counts == COUNTS


def test_facets_offer_the_values_that_occur_with_their_numbers(whole: BuiltSite, raw: dict[str, Any]) -> None:
    for language in ("", "en/"):
        page = whole.page(f"{language}results/")
        offered: dict[str, dict[str, int]] = {}
        for choice in page.all("//*[@data-facet]"):
            (number,) = choice.xpath(".//*[@data-count]")
            offered.setdefault(str(choice.get("data-facet")), {})[str(choice.get("data-value"))] = int(
                number.text
            )
        assert offered == {name: Counter(values) for name, values in _facet_values(raw).items()}


def test_the_strip_of_readiness_levels_has_nine_steps_that_say_their_numbers(
    whole: BuiltSite, raw: dict[str, Any]
) -> None:
    levels = Counter(str(each["trl"]["level"]) for each in raw.values() if each.get("trl"))
    for language, words in (("", "技术就绪度 {} 级，{} 项"), ("en/", "Readiness level {}, {} results")):
        page = whole.page(f"{language}results/")
        assert len(page.all("//*[@class='levels__cell']")) == 9
        names = page.values("//*[@class='levels__step']/@aria-label")
        wanted = [words.format(level, levels[level]) for level in sorted(levels)]
        assert names == [each.removesuffix("s") if ", 1 " in each else each for each in wanted]


def test_every_choice_leads_to_the_same_results_without_scripts(
    whole: BuiltSite, raw: dict[str, Any]
) -> None:
    """To the page of a zone, cluster or exhibitor, or to a group of a page that is there for it."""
    wanted = {
        (name, value): {id for id, each in raw.items() if value in _values(name, id, each)}
        for name, values in _facet_values(raw).items()
        for value in values
    }
    for language in ("", "en/"):
        page = whole.page(f"{language}results/")
        for choice in page.all("//*[@data-facet]"):
            file, fragment = whole.target(page, str(choice.get("href"))) or ("", "")
            path = f"//*[@id='{fragment}']" if fragment else "//main"
            shown = {str(each) for each in whole.pages[file].one(path).xpath(".//@data-result")}
            assert shown == wanted[str(choice.get("data-facet")), str(choice.get("data-value"))]


def test_a_page_of_groups_lists_every_result_and_links_to_all_its_groups(
    whole: BuiltSite, raw: dict[str, Any]
) -> None:
    for facet in GROUPED:
        for language in ("", "en/"):
            page = whole.page(f"{language}results/by/{facet}/")
            assert {str(each) for each in page.values("//@data-result")} == set(raw)
            groups = page.values("//section[@class='grouped__group']/@id")
            assert page.values("//header/nav/a/@href") == [f"#{key}" for key in groups]
            order = [key for key in groups if key != "none"]
            offered = whole.page("results/").values(f"//*[@data-facet='{facet}']/@data-value")
            assert order == [key for key in offered if key in order]


def test_every_page_has_a_search_box_that_leads_to_the_results(whole: BuiltSite) -> None:
    for page in whole.pages.values():
        forms = page.all("//form[.//input[@type='search'][@name='q']]")
        assert forms, page.file
        for form in forms:
            wanted = f"{'en/' if page.is_english else ''}results/index.html"
            assert whole.target(page, str(form.get("action"))) == (wanted, "")


# ----------------------------------------------------------------------------------------------- languages


def test_every_page_names_its_language_and_both_addresses(whole: BuiltSite) -> None:
    for page in whole.pages.values():
        assert page.one("/html").get("lang") == ("en" if page.is_english else "zh-Hans")
        if page.is_missing_page:
            continue
        chinese = page.address.removeprefix("en/")
        assert page.one("//link[@rel='canonical']").get("href") == whole.url + page.address
        said = {
            each.get("hreflang"): each.get("href") for each in page.all("//link[@rel='alternate'][@hreflang]")
        }
        assert said == {
            "zh-Hans": whole.url + chinese,
            "en": f"{whole.url}en/{chinese}",
            "x-default": whole.url + chinese,
        }


def test_the_language_switch_leads_to_the_same_page(whole: BuiltSite) -> None:
    for page in whole.pages.values():
        switches = page.all("//header//a[@hreflang]")
        assert len(switches) == 1, page.file
        for switch in page.all("//body//a[@hreflang]"):
            file = page.file.removeprefix("en/") if page.is_english else f"en/{page.file}"
            assert whole.target(page, str(switch.get("href"))) == (file, "")
            assert switch.get("hreflang") == ("zh-Hans" if page.is_english else "en")


def test_titles_and_descriptions_are_in_the_language_of_the_page(whole: BuiltSite) -> None:
    for page in whole.pages.values():
        title = page.one("//title").text or ""
        description = page.one("//meta[@name='description']").get("content") or ""
        assert title.strip()
        assert description.strip()
        for text in (title, description, *page.values("//meta[@property='og:title']/@content")):
            if page.is_english:
                assert not HAN_WORD.search(text), f"{page.file}: {text}"
        if not page.is_english:
            assert HAN_WORD.search(title), page.file
            assert HAN_WORD.search(description), page.file


def test_titles_differ_from_page_to_page(whole: BuiltSite) -> None:
    titles = Counter(page.one("//title").text for page in whole.pages.values())
    assert [each for each, n in titles.items() if n > 1] == []


def test_all_chinese_on_an_english_page_is_marked_as_chinese(whole: BuiltSite) -> None:
    unmarked = [
        (page.file, text)
        for page in whole.pages.values()
        if page.is_english
        for text, language in _texts(page)
        if HAN_WORD.search(text) and not language.startswith("zh")
    ]
    assert unmarked == []


def test_a_record_without_all_its_english_says_so_and_shows_the_chinese(
    whole: BuiltSite, raw: dict[str, Any]
) -> None:
    waiting = {id for id, record in raw.items() if _lacks_english(record)}
    assert waiting, "the catalogue should show what a record in translation looks like"
    for id in raw:
        words = whole.page(f"en/results/{id}/").text()
        assert ("Translation pending" in words) == (id in waiting), id
        assert "译文待补" not in whole.page(f"results/{id}/").text()
    for id in waiting:
        page = whole.page(f"en/results/{id}/")
        for text in _untranslated(raw[id]):
            shown = [own for own, language in _texts(page) if language.startswith("zh")]
            assert any(text in each or each in text for each in shown), f"{id}: {text}"


# --------------------------------------------------------------------------------------------- provenance


def test_samples_and_only_samples_are_marked_and_hidden_from_search_engines(
    whole: BuiltSite, raw: dict[str, Any]
) -> None:
    for id, record in raw.items():
        sample = record["provenance"]["kind"] == "sample"
        for language, mark in (("", "示例"), ("en/", "Sample")):
            page = whole.page(f"{language}results/{id}/")
            head = page.one("//article//header")
            marks = head.xpath(".//*[@data-provenance='sample']")
            assert [each.text_content().strip() for each in marks] == ([mark] if sample else [])
            assert bool(page.all("//meta[@name='robots'][@content='noindex']")) == sample
            assert len(page.all("//*[@data-provenance]")) >= 1


def test_every_card_of_a_sample_carries_its_mark(whole: BuiltSite, raw: dict[str, Any]) -> None:
    for page in whole.pages.values():
        for card in page.all("//*[@data-result]"):
            sample = raw[str(card.get("data-result"))]["provenance"]["kind"] == "sample"
            assert bool(card.xpath(".//*[@data-provenance='sample']")) == sample, page.file


def test_sample_exhibitors_are_marked_and_hidden_from_search_engines(whole: BuiltSite) -> None:
    for file in (CATALOGUE / "exhibitors").glob("*.yaml"):
        sample = yaml.safe_load(file.read_text("utf-8"))["provenance"]["kind"] == "sample"
        page = whole.page(f"exhibitors/{file.stem}/")
        assert bool(page.all("//meta[@name='robots'][@content='noindex']")) == sample
        assert bool(page.all("//header//*[@data-provenance='sample']")) == sample


def test_nothing_is_invented_for_results_that_reports_only_name(
    whole: BuiltSite, raw: dict[str, Any]
) -> None:
    real = {id for id, record in raw.items() if record["provenance"]["kind"] != "sample"}
    assert real == set(EIGHT)
    may_have = {"id", "title", "summary", "exhibitor", "cluster", "provenance"}
    for id in EIGHT:
        assert set(raw[id]) <= may_have
        page = whole.page(f"results/{id}/")
        contacts = page.one("//*[@data-contacts]")
        assert contacts.xpath(".//a[starts-with(@href,'tel:') or starts-with(@href,'mailto:')]") == []
        assert contacts.xpath(".//*[name()='svg']") == []
        assert page.all("//*[contains(@class,'steps__step')]") == []
        pictures = page.values("//article//div[contains(@class,'result__picture')]//img/@src")
        assert [whole.target(page, each) for each in pictures] == [(f"covers/{id}.svg", "")]
        assert "怎样补全" in page.text()
        assert "How to complete it" in whole.page(f"en/results/{id}/").text()


def test_without_samples_only_the_reported_results_remain(without_samples: BuiltSite) -> None:
    results = {
        match[1]
        for file in without_samples.pages
        if (match := re.fullmatch(r"results/([A-Z]-.+)/index\.html", file))
    }
    assert results == set(EIGHT)
    everything = "".join(
        (without_samples.folder / file).read_text("utf-8", "replace")
        for file in without_samples.files
        if not file.endswith((".gz", ".css", ".js", ".svg", ".schema.json"))
        and file.removeprefix("en/")
        not in ("submit/index.html", "submit/form/index.html", "colophon/index.html")
    )
    assert 'data-provenance="sample"' not in everything
    assert "sample-" not in everything
    assert "example.org" not in everything.replace("catalogue.example.org", "").replace("git.example.org", "")


def test_without_samples_no_page_speaks_of_samples(without_samples: BuiltSite) -> None:
    for address in ("", "about/", "results/", "exhibitors/"):
        assert "示例" not in without_samples.page(address).text()
        assert "Sample" not in without_samples.page(f"en/{address}").text()


# ------------------------------------------------------------------------------------------------ contacts


def test_nothing_of_a_contact_without_consent_is_published(site: Path, raw: dict[str, Any]) -> None:
    public: set[str] = set()
    private: set[str] = set()
    for record in raw.values():
        for contact in record.get("contacts", ()):
            ways = {str(contact[name]) for name in ("phone", "email", "wechat") if contact.get(name)}
            (public if contact["consent"] else private).update(ways)
    for file in (CATALOGUE / "exhibitors").glob("*.yaml"):
        exhibitor = yaml.safe_load(file.read_text("utf-8"))
        public |= {str(exhibitor[name]) for name in ("phone", "email") if exhibitor.get(name)}
    private -= public
    assert len(private) > 40
    forms = {form for each in private for form in _written_forms(each)}
    # One search for all of them: a pattern of every form over every text of the site.
    pattern = re.compile("|".join(sorted(map(re.escape, forms), key=len, reverse=True)))
    for file in site.rglob("*"):
        if file.is_file() and file.suffix not in (".avif", ".jpg", ".png", ".gz"):
            found = pattern.search(file.read_text("utf-8"))
            assert found is None, f"{file.relative_to(site)}: {found and found[0]}"


def test_a_public_contact_can_be_called_written_to_and_scanned(whole: BuiltSite, raw: dict[str, Any]) -> None:
    for id, record in raw.items():
        public = [each for each in record.get("contacts", ()) if each["consent"]]
        block = whole.page(f"results/{id}/").one("//*[@data-contacts]")
        links = {str(each) for each in block.xpath(".//a/@href")}
        for contact in public:
            if contact.get("phone"):
                assert "tel:" + re.sub(r"[^\d+]", "", contact["phone"]) in links
            if contact.get("email"):
                assert f"mailto:{contact['email']}" in links
            if contact.get("wechat"):
                assert contact["wechat"] in {str(each) for each in block.xpath(".//button/@data-copy")}
        codes = [each for each in block.iter(etree.Element) if etree.QName(each).localname == "svg"]
        assert len(codes) == len(public)


# -------------------------------------------------------------------------------------------- other data


def test_edit_links_lead_to_the_record_in_the_editor(whole: BuiltSite, raw: dict[str, Any]) -> None:
    for id in raw:
        (file,) = CATALOGUE.glob(f"*/{id}.yaml")
        wanted = (
            f"https://git.example.org/exhibition/catalogue/edit/main/catalogue/{file.parent.name}/{id}.yaml"
        )
        for language in ("", "en/"):
            page = whole.page(f"{language}results/{id}/")
            edits = {each for each in page.values("//a/@href") if "/edit/" in each}
            assert edits == {wanted}
    (edit,) = (each for each in whole.page("en/submit/").values("//a/@href") if "/edit/" in each)
    assert edit.endswith("/edit/main/docs/en/submit.md")


def test_structured_data_is_json_of_the_page_itself(whole: BuiltSite, raw: dict[str, Any]) -> None:
    for id, record in raw.items():
        page = whole.page(f"results/{id}/")
        data = json.loads(page.one("//script[@type='application/ld+json']").text or "")
        work = data["@graph"][0]
        assert (work["identifier"], work["name"]) == (id, record["title"]["zh"])
        assert work["url"] == whole.url + page.address


def test_open_data_lists_every_result_once(whole: BuiltSite, raw: dict[str, Any]) -> None:
    lines = (whole.folder / "data" / "results.jsonl").read_text("utf-8").splitlines()
    assert sorted(json.loads(line)["id"] for line in lines) == sorted(raw)


def _facet_values(raw: dict[str, Any]) -> dict[str, list[str]]:
    """Name of a facet → the values of all results, one after the other."""
    names = ("zone", "cluster", "trl", "stage", "kind", "cooperation", "photo", "exhibitor")
    return {name: [value for id, each in raw.items() for value in _values(name, id, each)] for name in names}


def _values(name: str, id: str, record: dict[str, Any]) -> list[str]:
    if name == "zone":
        return [
            {"U": "universities", "K": "industry", "D": "digital", "W": "workers", "S": "services"}[id[0]]
        ]
    if name == "trl":
        level = record.get("trl", {}).get("level")
        return [str(level), "1-3" if level < 4 else "4-6" if level < 7 else "7-9"] if level else []
    if name == "photo":
        return ["yes"] if record.get("images") else []
    value = record.get(name, [])
    return value if isinstance(value, list) else [value]


def _texts(page: BuiltPage) -> Iterator[tuple[str, str]]:
    """Every text that is read or read out, with the language it is marked with."""
    for element in page.tree.iter(etree.Element):
        if element.tag in ("script", "style", "head", "meta", "link", "title"):
            continue
        language = _language(element)
        yield element.text or "", language
        for name in ("alt", "title", "aria-label", "placeholder"):
            yield element.get(name) or "", language
        for child in element:
            yield child.tail or "", language


def _language(element: Any) -> str:
    return next(str(each.get("lang")) for each in (element, *element.iterancestors()) if each.get("lang"))


def _untranslated(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if "zh" in part and not part.get("en"):
            yield str(part["zh"])
        for value in part.values():
            yield from _untranslated(value)
    if isinstance(part, list):
        for value in part:
            yield from _untranslated(value)


def _lacks_english(record: Any) -> bool:
    return any(True for _ in _untranslated(record))


def _written_forms(way: str) -> Iterator[str]:
    yield way
    digits = re.sub(r"\D", "", way)
    if way.startswith("+"):
        yield digits
        yield digits[-11:]
        yield way.removeprefix("+86 ")
