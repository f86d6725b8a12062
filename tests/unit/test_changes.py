"""What a proposed change does, as data and as a summary that strangers' texts cannot break out of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.making import Record, a_contact, a_result, a_site, an_exhibitor

from expo.changes import Changes, compare, size_in_words
from expo.problems import Place, has_errors, problem
from expo.reading import read_catalogue
from expo.site import Site, join
from expo.summary import MOST_ROWS, summary


def between(tmp_path: Path, before: Sequence[Record], after: Sequence[Record], **more: Any) -> Changes:
    folders = [tmp_path / name for name in ("before", "after")]
    for folder in folders:
        folder.mkdir()
    old = a_site(folders[0], results=before)
    return compare(old, a_site(folders[1], results=after, **more))


def test_nothing_changes_between_a_catalogue_and_itself(tmp_path: Path) -> None:
    assert between(tmp_path, [a_result()], [a_result()]) == Changes()


def test_new_changed_and_removed_results_are_told_apart(tmp_path: Path) -> None:
    before = [a_result("U-001"), a_result("U-002"), a_result("U-003")]
    after = [a_result("U-001"), a_result("U-002", booth="A-1", contacts=[a_contact()]), a_result("U-004")]
    found = [(each.kind, each.either.id, each.fields) for each in between(tmp_path, before, after).results]
    assert found == [
        ("changed", "U-002", ("contacts", "booth")),
        ("new", "U-004", ()),
        ("removed", "U-003", ()),
    ]


def test_a_picture_replaced_under_its_name_is_a_change(tmp_path: Path) -> None:
    record = a_result(images=[{"file": "picture-1.jpg", "alt": {"zh": "图", "en": "Picture"}}])
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    after.mkdir()
    old, new = a_site(before, results=[record]), a_site(after, results=[record])
    assert compare(old, new) == Changes()
    file = new.results[0].pictures[0].file.file
    file.write_bytes(file.read_bytes() + b"\0")
    changed = compare(old, again(after))
    assert [each.fields for each in changed.results] == [("images",)]
    assert [each.file.file.name for each in changed.pictures] == ["picture-1.jpg"]
    assert changed.picture_bytes == file.stat().st_size


def again(folder: Path) -> Site:
    """The site of a catalogue that a_site() wrote."""
    catalogue, problems = read_catalogue(folder / "catalogue", folder)
    assert not has_errors(problems)
    return join(catalogue)


def test_texts_without_english_are_named_by_their_place(tmp_path: Path) -> None:
    record = a_result("U-002", needs=[{"zh": "甲", "en": "A"}, {"zh": "乙"}], summary={"zh": "简介"})
    found = between(tmp_path, [a_result()], [a_result(), record]).untranslated
    assert [(Path(each.path).name, each.location, each.chinese) for each in found] == [
        ("U-002.yaml", "summary", "简介"),
        ("U-002.yaml", "needs[1]", "乙"),
    ]


def test_a_contact_without_consent_is_not_named(tmp_path: Path) -> None:
    contacts = [a_contact(name={"zh": "甲"}, consent=False), a_contact(name={"zh": "乙"})]
    found = between(tmp_path, [], [a_result(contacts=contacts)]).untranslated
    assert [each.chinese for each in found] == ["乙"]


def test_an_exhibitor_that_changes_is_told(tmp_path: Path) -> None:
    changed = an_exhibitor(website="https://example.org/")
    found = between(tmp_path, [a_result()], [a_result()], exhibitors={"institute": changed}).exhibitors
    assert [(each.kind, each.either.key, each.fields) for each in found] == [
        ("changed", "institute", ("website",))
    ]


def test_a_title_is_no_markup_in_the_summary(tmp_path: Path) -> None:
    hostile = "<img src=x> ![a](https://e.example/x) | `b` @owner #1 https://e.example www.e.example"
    text = summary(between(tmp_path, [], [a_result(title={"zh": hostile})]), [])
    row = next(line for line in text.splitlines() if "U-001" in line)
    assert not any(sign in row.replace("| ", "") for sign in "<>![]()`@/.")
    assert "&#60;img src&#61;x&#62;" in row
    assert row.count("|") == 5


def test_the_summary_counts_problems_and_names_each_place() -> None:
    found = problem("missing-field", Place("catalogue/a.yaml", 3, 5), key="title", hint="title: …")
    text = summary(None, [found])
    assert "**1 个错误，0 个提醒 | 1 errors, 0 warnings**" in text
    assert "catalogue&#47;a&#46;yaml&#58;3&#58;5 | missing-field |" in text


@pytest.mark.parametrize(
    ("size", "words"), [(1, "1 KB"), (340_400, "340 KB"), (949_999, "950 KB"), (1_240_000, "1.2 MB")]
)
def test_sizes_are_said_in_the_unit_that_fits(size: int, words: str) -> None:
    assert size_in_words(size) == words


def test_a_summary_is_of_bounded_length() -> None:
    found = [problem("empty-text", Place("a.yaml", line)) for line in range(1, MOST_ROWS + 21)]
    text = summary(None, found)
    assert text.count("empty-text") == MOST_ROWS
    assert "20 more rows" in text
