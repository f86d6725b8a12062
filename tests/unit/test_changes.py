"""What a proposed change does, as data and as a summary that strangers' texts cannot break out of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.making import Record, a_contact, a_provenance, a_result, a_site, an_exhibitor

from expo.changes import Changes, compare, marked, notices, pieces, shortened, size_in_words
from expo.changes.compared import _USED
from expo.problems import Place, has_errors, problem
from expo.reading import read_catalogue
from expo.records import ResultRecord, TranslationNotes, Vocabularies
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
    row = next(line for line in text.splitlines() if "&#60;img src&#61;x&#62;" in line)
    assert not any(sign in row.replace("| ", "") for sign in "<>![]()`@/.")
    assert row.count("|") == 5
    assert "https://" not in text


def test_names_of_files_cannot_turn_the_writing_round() -> None:
    text = summary(Changes(files=("a\u202eb\n| c", "d" * 500)), [])
    assert "\u202e" not in text
    line = next(line for line in text.splitlines() if line.startswith("- "))
    assert line.count("|") == 1
    assert len(line) < 1000


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


def test_a_summary_is_smaller_than_what_a_host_accepts(tmp_path: Path) -> None:
    loud = "/" * 110
    ids = [f"U-{number:03}" for number in range(1, 121)]
    before = [a_result(id, needs=[{"zh": f"{n}{loud}"} for n in range(8)]) for id in ids]
    links = [{"label": {"zh": loud}, "url": f"https://host.example{loud}"}]
    after = [a_result(id, title={"zh": f"{id}{loud}"}, summary={"zh": loud * 5}, links=links) for id in ids]
    problems = [problem("unknown-key", Place(loud * 3, n), key=loud * 3, hint=loud * 3) for n in range(100)]
    assert len(summary(between(tmp_path, before, after), problems).encode()) < 1024 * 1024


def test_problems_that_were_there_before_are_only_counted() -> None:
    old = problem("image-small", Place("before/universities/U-001.yaml", 3), name="a", width=1, least=2)
    moved = problem("image-small", Place("catalogue/universities/U-001.yaml", 9), name="a", width=1, least=2)
    new = problem("empty-text", Place("catalogue/universities/U-001.yaml", 4))
    text = summary(None, [moved, new], [old])
    assert "empty-text" in text
    assert "image-small" not in text
    assert "1 of these was there before" in text


# ----------------------------------------------------------------------------------------------- at a glance


def test_a_result_with_a_new_id_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    moved = a_result("U-009", title=a_result("U-002")["title"])
    found = between(tmp_path, [a_result("U-001"), a_result("U-002")], [a_result("U-001"), moved])
    assert [(each.kind, each.name, each.fields) for each in found.results] == [
        ("renamed", "U-002 → U-009", ("id",))
    ]
    assert [(each.kind, each.id, each.what) for each in notices(found)] == [("renamed", "U-002", "U-009")]
    assert "改名 | renamed 1" in summary(found, [])


def test_an_exhibitor_with_a_new_key_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    found = between(tmp_path, [a_result()], [a_result(exhibitor="lab")], exhibitors={"lab": an_exhibitor()})
    assert [(each.kind, each.name) for each in found.exhibitors] == [("renamed", "institute → lab")]


def test_results_that_change_with_their_exhibitor_are_named(tmp_path: Path) -> None:
    results = [a_result("U-001"), a_result("U-002", exhibitor=None), a_result("U-003")]
    renamed = an_exhibitor(name={"zh": "山中研究所", "en": "Hillside Institute"})
    found = between(tmp_path, results, results, exhibitors={"institute": renamed})
    assert [each.touched for each in found.exhibitors] == [("U-001", "U-003")]
    assert "U-001、U-003" in summary(found, [])


def test_results_that_change_with_a_word_of_a_vocabulary_are_named(tmp_path: Path) -> None:
    old = a_site(made(tmp_path / "before"), results=[a_result("U-001", stage="pilot"), a_result("U-002")])
    words = old.vocabularies.stages["pilot"].model_copy(update={"zh": "实验室"})
    stages = {**old.vocabularies.stages, "pilot": words}
    new = replace(old, vocabularies=old.vocabularies.model_copy(update={"stages": stages}))
    found = compare(old, new)
    assert [(each.vocabulary, each.key, each.touched) for each in found.terms] == [
        ("stages", "pilot", ("U-001",))
    ]
    assert "stages&#46;pilot" in summary(found, [])


def test_every_vocabulary_says_where_its_words_show() -> None:
    assert set(_USED) == set(Vocabularies.model_fields)


def test_other_changes_of_the_catalogue_are_named(tmp_path: Path) -> None:
    old = a_site(made(tmp_path / "before"), aliases=[["甲", "乙"]])
    name = old.exhibition.name.model_copy(update={"zh": "新的名称"})
    exhibition = old.exhibition.model_copy(update={"name": name})
    notes = TranslationNotes(results={"U-001": ("123456-abcdef",)})
    new = replace(old, exhibition=exhibition, aliases=(), translations=notes)
    found = compare(old, new, ["Makefile"])
    assert [(each.field, each.after) for each in found.exhibition] == [("name", "新的名称")]
    assert (found.aliases, found.notes) == (True, ("U-001",))
    text = summary(found, [])
    assert "<ins>新的名称</ins>" in text
    assert "U-001" in text
    assert "Makefile" in text


def test_people_and_links_are_to_be_looked_at_closely(tmp_path: Path) -> None:
    same, other = a_contact(name={"zh": "甲"}), a_contact(name={"zh": "乙"})
    text = {"zh": "见[演示](HTTPS://phish.example/x)。"}
    before = [a_result("U-001", contacts=[same]), a_result("U-002", contacts=[other])]
    after = [
        a_result("U-001", contacts=[same, other], description=text),
        a_result("U-002", contacts=[{**other, "consent": False}]),
    ]
    found = notices(between(tmp_path, before, after))
    assert [(each.kind, each.id, each.what) for each in found] == [
        ("contact-public", "U-001", "乙"),
        ("contact-gone", "U-002", "乙"),
        ("link", "U-001", "HTTPS://phish.example/x"),
    ]


def test_a_new_link_of_the_exhibition_is_to_be_looked_at_closely(tmp_path: Path) -> None:
    old = a_site(made(tmp_path / "before"))
    lead = old.exhibition.lead.model_copy(update={"zh": "见 https://phish.example/x。"})
    new = replace(old, exhibition=old.exhibition.model_copy(update={"lead": lead}))
    found = [each for each in notices(compare(old, new)) if each.kind == "link"]
    assert [(each.id, each.what) for each in found] == [("exhibition", "https://phish.example/x")]


def test_another_number_of_a_contact_asks_for_consent_again(tmp_path: Path) -> None:
    before = [a_result(contacts=[a_contact()])]
    found = notices(between(tmp_path, before, [a_result(contacts=[a_contact(phone="+86 851 0000 0000")])]))
    assert [each.kind for each in found] == ["contact-public", "contact-gone"]


def test_english_that_did_not_follow_its_chinese_is_to_be_looked_at(tmp_path: Path) -> None:
    """Also where nothing was noted of it yet, so that the check cannot know."""
    one, two, new = {"zh": "甲", "en": "A"}, {"zh": "乙", "en": "B"}, {"zh": "丙", "en": "B"}
    before = [a_result("U-001", needs=[one, two]), a_result("U-002", needs=[one, two])]
    after = [a_result("U-001", needs=[new, one]), a_result("U-002", needs=[two, one])]
    found = notices(between(tmp_path, before, after))
    assert [(each.kind, each.id, each.what) for each in found] == [("stale", "U-001", "needs[0]")]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("sample", "submitted", "real"),
        ("submitted", "sample", "sample"),
        ("submitted", "verified", "verified"),
        ("submitted", None, "real-removed"),
    ],
)
def test_what_a_record_is_worth_is_to_be_looked_at_closely(
    tmp_path: Path, before: str, after: str | None, kind: str
) -> None:
    old = [a_result(provenance=a_provenance(before))]
    new = [a_result(provenance=a_provenance(after))] if after else []
    assert [each.kind for each in notices(between(tmp_path, old, new))] == [kind]


def test_the_texts_of_a_sample_that_makes_room_do_not_matter(tmp_path: Path) -> None:
    before = [a_result(provenance=a_provenance("sample"), summary={"zh": "虚构"}, contacts=[a_contact()])]
    found = between(tmp_path, before, [a_result(summary={"zh": "真实"})])
    assert [each.kind for each in notices(found)] == ["real"]
    text = summary(found, [])
    assert "sample → real" in text
    assert "虚构" not in text


def test_a_removed_sample_is_nothing_to_look_at(tmp_path: Path) -> None:
    sample = a_result("U-002", provenance=a_provenance("sample"))
    assert list(notices(between(tmp_path, [a_result(), sample], [a_result()]))) == []


# ---------------------------------------------------------------------------------------------- text by text


def shown(before: Record | None, after: Record | None) -> list[tuple[str, str, str]]:
    old, new = (ResultRecord.model_validate(each) if each else None for each in (before, after))
    return [(each.names.zh, each.before, each.after) for each in pieces(old, new)]


def test_a_new_item_in_a_list_does_not_change_the_others() -> None:
    one, two, three = ({"zh": each} for each in ("甲", "乙", "丙"))
    assert shown(a_result(needs=[one, three]), a_result(needs=[one, two, three])) == [
        ("合作需求 · 中文", "", "乙")
    ]


def test_both_languages_of_a_text_are_told_apart() -> None:
    before = a_result(summary={"zh": "简介", "en": "Summary"})
    after = a_result(summary={"zh": "介绍", "en": "About"})
    assert shown(before, after) == [
        ("成果简介 · 中文", "简介", "介绍"),
        ("成果简介 · 英文", "Summary", "About"),
    ]


def test_of_a_contact_without_consent_nothing_is_shown() -> None:
    before = a_result(contacts=[a_contact(consent=False)])
    after = a_result(contacts=[a_contact(consent=False, phone="+86 851 0000 0000")])
    assert shown(before, after) == []
    texts = " ".join(after for _, _, after in shown(None, after))
    assert "0000 0000" not in texts
    assert "林知远" not in texts


def test_what_differs_in_a_text_is_marked() -> None:
    assert marked("只能靠人举着喷头干。", "只能靠人举着喷头作业。") == (
        ("same", "只能靠人举着喷头"),
        ("gone", "干"),
        ("come", "作业"),
        ("same", "。"),
    )
    assert marked("", "新") == (("come", "新"),)
    assert marked("完全不同", "另一句话") == (("gone", "完全不同"), ("come", "另一句话"))


@given(some.text("甲乙丙 ab", max_size=40), some.text("甲乙丙 ab", max_size=40))
def test_both_texts_can_be_read_from_the_marks(before: str, after: str) -> None:
    parts = marked(before, after)
    assert "".join(text for mark, text in parts if mark != "come") == before
    assert "".join(text for mark, text in parts if mark != "gone") == after


def test_only_what_stands_near_a_mark_is_kept() -> None:
    parts = shortened(
        marked(f"{'甲' * 50}乙{'丙' * 50}丁{'戊' * 50}", f"{'甲' * 50}{'丙' * 50}{'戊' * 50}"), 3
    )
    assert parts == (
        ("same", "…甲甲甲"),
        ("gone", "乙"),
        ("same", "丙丙丙…丙丙丙"),
        ("gone", "丁"),
        ("same", "戊戊戊…"),
    )


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder
