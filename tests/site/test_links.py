"""Every address that any file of the built site names leads somewhere, here and under a sub-path."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from lxml import etree
from lxml.html import HtmlElement
from playwright.sync_api import Browser
from scripts.browser import serving
from tests.building import BuiltSite, built, copied, css_links

pytestmark = pytest.mark.xdist_group("whole site")

SUB_PATH = "https://host.example/sub/path/"
SOME = ("U-001", "U-012", "K-001", "D-006", "W-065", "S-002")


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A smaller site that is built to stand under a sub-path, in such a folder."""
    folder = tmp_path_factory.mktemp("host")
    catalogue = copied(folder / "catalogue", SOME)
    (folder / "root" / "sub").mkdir(parents=True)
    site = built(folder / "root" / "sub" / "path", CATALOGUE=str(catalogue), SITE_URL=SUB_PATH)
    return BuiltSite(site, SUB_PATH)


def test_every_link_and_resource_leads_to_a_file(whole: BuiltSite) -> None:
    assert list(_broken(whole)) == []


def test_under_a_sub_path_every_link_and_resource_leads_to_a_file(below: BuiltSite) -> None:
    assert list(_broken(below)) == []
    assert list(_not_relative(below)) == []


def test_links_inside_the_site_are_relative(whole: BuiltSite) -> None:
    assert list(_not_relative(whole)) == []


def test_the_missing_page_links_from_the_root_of_its_host(below: BuiltSite) -> None:
    """It is shown at any depth, so it cannot link relatively; and the host may be another one."""
    for name in ("404.html", "en/404.html"):
        inner = [link.written for link in below.pages[name].links if "//" not in link.written]
        inner = [each for each in inner if not each.startswith("#")]
        assert len(inner) > 15
        assert [each for each in inner if not each.startswith("/sub/path/")] == []
        assert [link.written for link in below.pages[name].links if SUB_PATH in link.written] == []


def test_no_page_loads_anything_from_elsewhere(whole: BuiltSite) -> None:
    strange = {
        (page.file, link.written)
        for page in whole.pages.values()
        for link in page.links
        if link.loads and (urlsplit(link.written).scheme or link.written.startswith("//"))
        if not (link.attribute == "style" and link.written.startswith("data:image/"))
    }
    assert strange == set()


def test_stylesheets_and_scripts_name_only_files_of_the_site(whole: BuiltSite) -> None:
    assert any(each.endswith(".css") for each in whole.files)
    for name in (each for each in whole.files if each.endswith((".css", ".js"))):
        text = (whole.folder / name).read_text("utf-8")
        without_licences = re.sub(r"/\*!.*?\*/", "", text, flags=re.DOTALL)
        assert re.findall(r"https?://(?!www\.w3\.org/|\$\{)[^\s\"')]+", without_licences) == [], name
        folder = (whole.folder / name).parent
        for each in css_links(text) if name.endswith(".css") else ():
            assert each.startswith("data:") or (folder / each).resolve().is_file(), f"{name}: {each}"


def test_drawings_refer_to_nothing_outside_themselves(whole: BuiltSite) -> None:
    for name in (each for each in whole.files if each.endswith(".svg")):
        text = (whole.folder / name).read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?:|javascript:|<script|\son\w+=|<image|@import", text), name


def test_links_out_of_the_site_are_web_mail_or_telephone(whole: BuiltSite) -> None:
    schemes = {
        urlsplit(link.written).scheme
        for page in whole.pages.values()
        for link in page.links
        if not link.loads
    }
    assert schemes <= {"", "http", "https", "mailto", "tel"}


def test_ids_are_unique_on_every_page(whole: BuiltSite) -> None:
    twice = {
        page.file: repeated
        for page in whole.pages.values()
        if (repeated := [each for each, n in Counter(page.ids).items() if n > 1])
    }
    assert twice == {}


def test_references_between_elements_hold(whole: BuiltSite) -> None:
    for page in whole.pages.values():
        ids = set(page.ids)
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            for value in page.all(f"//@{name}"):
                assert set(str(value).split()) <= ids, f"{page.file}: {name}={value}"


def test_every_page_has_one_first_heading_and_skips_no_level(whole: BuiltSite) -> None:
    for page in whole.pages.values():
        levels = [int(str(each.tag)[1]) for each in page.all("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert levels.count(1) == 1, page.file
        assert levels[0] == 1, page.file
        skipped = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        assert skipped == [], page.file


def test_every_link_and_button_has_a_name(whole: BuiltSite) -> None:
    nameless = [
        (page.file, etree.tostring(each, encoding="unicode")[:120])
        for page in whole.pages.values()
        for each in page.all("//a[@href]|//button")
        if not _name(each)
    ]
    assert nameless == []


def test_every_image_says_what_it_shows_or_that_it_is_decoration(whole: BuiltSite) -> None:
    silent = [page.file for page in whole.pages.values() if page.all("//img[not(@alt)]")]
    assert silent == []


def test_every_image_keeps_its_place_free_while_it_loads(whole: BuiltSite) -> None:
    jumping = [page.file for page in whole.pages.values() if page.all("//img[not(@width and @height)]")]
    assert jumping == []


def test_under_a_sub_path_pages_name_their_address_there(below: BuiltSite) -> None:
    for page in below.pages.values():
        if not page.is_missing_page:
            assert page.one("//link[@rel='canonical']").get("href") == SUB_PATH + page.address
            others = page.values("//link[@rel='alternate'][@hreflang]/@href")
            assert others
            assert [each for each in others if not each.startswith(SUB_PATH)] == []
    for place in _listed(below):
        assert place.startswith(SUB_PATH)


def test_under_a_sub_path_a_browser_finds_everything(below: BuiltSite, browser: Browser) -> None:
    paths = ("", "en/results/U-012/", "results/", "en/404.html", "no/such/page/")
    with serving(below.folder.parent.parent) as address, browser.new_context() as context:
        failed: list[str] = []
        context.on("response", lambda each: failed.append(each.url) if each.status >= 400 else None)
        context.on("requestfailed", lambda each: failed.append(each.url))
        for path in paths:
            page = context.new_page()
            page.goto(f"{address}sub/path/{path}", wait_until="networkidle")
            page.close()
        # The server knows nothing of the sub-path's own 404.html: the answer itself is the one failure.
        assert failed == [f"{address}sub/path/no/such/page/"]


def test_the_site_map_lists_what_search_engines_may_keep(whole: BuiltSite) -> None:
    may = {
        whole.url + page.address
        for page in whole.pages.values()
        if not page.is_missing_page and not page.all("//meta[@name='robots']")
    }
    assert sorted(_listed(whole)) == sorted(may)


def test_the_site_map_names_both_languages_of_each_page(whole: BuiltSite) -> None:
    for place in _site_map(whole).findall("{*}url"):
        own = place.findtext("{*}loc")
        said = {each.get("hreflang"): each.get("href") for each in place.findall("{*}link")}
        assert own
        page = whole.page(own.removeprefix(whole.url))
        assert said == {
            each.get("hreflang"): each.get("href") for each in page.all("//link[@rel='alternate'][@hreflang]")
        }


def _broken(site: BuiltSite) -> Iterator[str]:
    ids = {file: {"", *page.ids} for file, page in site.pages.items()}
    for page in site.pages.values():
        for link in page.links:
            if link.written.startswith(("data:", "mailto:", "tel:")):
                continue
            target = site.target(page, link.written)
            if target is None:
                continue
            file, fragment = target
            if file not in site.files:
                yield f"{page.file}: {link.written}: no such file"
            elif fragment not in ids.get(file, {""}):
                yield f"{page.file}: {link.written}: no such place on the page"


def _not_relative(site: BuiltSite) -> Iterator[str]:
    for page in site.pages.values():
        for link in page.links:
            named_for_engines = link.element.tag == "link" and not link.loads
            inside = link.written.startswith(("/", site.url))
            if inside and not named_for_engines and not page.is_missing_page:
                yield f"{page.file}: {link.written}"


def _name(element: HtmlElement) -> str:
    label = element.get("aria-label") or element.get("aria-labelledby") or ""
    return (label + "".join(map(str, element.xpath(".//text()|.//img/@alt")))).strip()


def _site_map(site: BuiltSite) -> etree._Element:
    return etree.fromstring((site.folder / "sitemap.xml").read_bytes())


def _listed(site: BuiltSite) -> list[str]:
    return [str(each.text) for each in _site_map(site).iterfind("{*}url/{*}loc")]
