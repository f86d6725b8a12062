"""Addresses: links between any two pages are relative and lead where they should."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expo import addresses
from expo.language import Language

SEGMENTS = st.lists(st.text("abcXYZ019-", min_size=1, max_size=6), max_size=4)
FOLDERS = SEGMENTS.map(lambda parts: "".join(f"{part}/" for part in parts))
TARGETS = st.one_of(
    FOLDERS,
    SEGMENTS.filter(bool).map(lambda parts: "/".join(parts) + ".html"),
    FOLDERS.map(lambda folder: folder + "#part"),
)


@given(target=TARGETS, start=st.one_of(FOLDERS, st.just("404.html")))
def test_a_browser_follows_a_relative_link_to_its_target(target: str, start: str) -> None:
    root = "https://host.example/sub/path/"
    assert urljoin(root + start, addresses.relative(target, start)) == root + target


@given(target=TARGETS, start=FOLDERS)
def test_no_link_depends_on_where_the_site_is_published(target: str, start: str) -> None:
    link = addresses.relative(target, start)
    assert not link.startswith("/")
    assert "//" not in link


@pytest.mark.parametrize(
    ("language", "address"), [(Language.ZH, "results/U-001/"), (Language.EN, "en/results/U-001/")]
)
def test_english_stands_under_en(language: Language, address: str) -> None:
    assert addresses.in_language(addresses.result("U-001"), language) == address


def test_the_editor_opens_the_record_on_the_main_branch() -> None:
    link = addresses.editor("https://git.example.org/a/b/", "catalogue/universities/U-001.yaml")
    assert link == "https://git.example.org/a/b/edit/main/catalogue/universities/U-001.yaml"


@pytest.mark.parametrize(
    ("address", "file"), [("", "index.html"), ("about/", "about/index.html"), ("404.html", "404.html")]
)
def test_a_page_is_a_file_that_any_host_serves(address: str, file: str) -> None:
    assert addresses.page_file(address) == file
