"""Translations: what is noted of a record, and a worklist that goes out and comes back."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.building import ROOT
from tests.making import a_catalogue, a_contact, a_provenance, a_result

from expo.checks import check
from expo.reading import read_catalogue
from expo.records import ResultRecord
from expo.tables.workbooks import read_workbook, workbook
from expo.tables.worklist import COLUMNS, LIST, imported, worklist
from expo.translations import Notes, State, noted, text_pairs

CHINESE, ENGLISH, WHO = 5, 7, 8


def record(**changes: Any) -> ResultRecord:
    return ResultRecord.model_validate(a_result(**changes))


def states(of: ResultRecord, notes: tuple[str, ...]) -> dict[str, State]:
    return {pair.where: state for pair, state in Notes(notes).states(of)}


def words(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"zh": zh, "en": en} for zh, en in pairs]


def test_every_text_of_a_record_is_found_with_its_place_and_name() -> None:
    one = record(
        needs=[{"zh": "甲"}], indicators=[{"name": {"zh": "效率", "en": "Efficiency"}, "value": "9"}]
    )
    assert [(pair.where, pair.label, pair.en) for pair in text_pairs(one)] == [
        ("title", "成果名称", "Low-temperature dryer U-001"),
        ("indicators[0].name", "技术指标 1 · 指标名称", "Efficiency"),
        ("needs[0]", "合作需求 1", ""),
        ("provenance.source", "数据来源 · 来源", "A test"),
    ]


def test_what_is_not_noted_counts_as_written_by_people() -> None:
    assert states(record(summary={"zh": "简介"}), ()) == {
        "title": State.HUMAN,
        "summary": State.MISSING,
        "provenance.source": State.HUMAN,
    }


def test_english_is_out_of_date_when_its_chinese_has_changed() -> None:
    notes = noted(record(), ())
    changed = record(title={"zh": "高温脱水装置", "en": "Low-temperature dryer U-001"})
    assert states(changed, notes)["title"] is State.STALE
    mended = record(title={"zh": "高温脱水装置", "en": "High-temperature dryer"})
    assert states(mended, notes)["title"] is State.HUMAN


def test_a_stale_text_stays_so_until_somebody_accepts_it() -> None:
    notes = noted(record(), ())
    changed = record(title={"zh": "高温脱水装置", "en": "Low-temperature dryer U-001"})
    assert states(changed, noted(changed, notes))["title"] is State.STALE
    assert states(changed, noted(changed, notes, accept=True))["title"] is State.HUMAN


def test_a_list_may_be_put_in_another_order() -> None:
    one = record(keywords=words(("干燥", "drying"), ("节能", "saving")))
    other = record(keywords=words(("冷链", "cold chain"), ("节能", "saving"), ("干燥", "drying")))
    assert set(states(other, noted(one, ())).values()) == {State.HUMAN}


def test_two_chinese_words_may_share_an_english_one() -> None:
    notes = noted(record(keywords=words(("干燥", "drying"))), ())
    other = record(keywords=words(("干燥", "drying"), ("烘干", "drying")))
    assert set(states(other, notes).values()) == {State.HUMAN}


def test_where_lines_break_makes_no_difference() -> None:
    notes = noted(record(summary={"zh": "一", "en": "One two"}), ())
    assert states(record(summary={"zh": "一", "en": "One\n  two"}), notes)["summary"] is State.HUMAN


def test_machine_translation_is_remembered_until_it_is_rewritten() -> None:
    one = record(summary={"zh": "简介", "en": "Sumary"})
    pair = next(pair for pair in text_pairs(one) if pair.where == "summary")
    notes = noted(one, (), machine=frozenset({pair.note}))
    assert states(one, noted(one, notes))["summary"] is State.MACHINE
    assert states(record(summary={"zh": "简介", "en": "Summary"}), notes)["summary"] is State.HUMAN


short = some.text("甲乙丙abc", min_size=1, max_size=3)


@given(some.lists(some.tuples(short, short), max_size=6))
def test_noting_twice_changes_nothing_and_leaves_nothing_stale(pairs: list[tuple[str, str]]) -> None:
    one = record(keywords=words(*pairs))
    notes = noted(one, ())
    assert noted(one, notes) == notes
    assert set(states(one, notes).values()) == {State.HUMAN}


# --------------------------------------------------------------------------------------------- the worklist


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A catalogue with a text that lacks English, and a comment that must stay."""
    private = a_contact(consent=False, role={"zh": "秘书"}, phone=None, email=None, wechat=None)
    real = a_result("U-001", summary={"zh": "简介"}, needs=[{"zh": "需求", "en": "Need"}], contacts=[private])
    sample = a_result("U-002", summary={"zh": "示例"}, provenance=a_provenance("sample"))
    folder = a_catalogue(tmp_path, results=[real, sample])
    file = folder / "universities" / "U-001.yaml"
    file.write_text("# 保留\n" + file.read_text("utf-8"), "utf-8")
    return folder


def exported(folder: Path, *wanted: State) -> bytes:
    catalogue, _ = read_catalogue(folder, folder.parent)
    return workbook(worklist(catalogue, wanted or (State.MISSING,), "", "https://example.org/"))


def filled(content: bytes, cells: Mapping[tuple[str, int], str]) -> bytes:
    """The worklist with values put in, by place of the text and column, as a spreadsheet program saves it."""
    book = openpyxl.load_workbook(BytesIO(content))
    sheet = book[LIST]
    rows = {sheet.cell(row, 2).value: row for row in range(2, sheet.max_row + 1)}
    for (where, column), value in cells.items():
        sheet.cell(rows[where], column).value = value
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def run(script: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / f"{script}.py"), *arguments]
    environment = {**os.environ, "CATALOGUE": str(folder)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_the_worklist_holds_what_lacks_english_of_real_records(folder: Path) -> None:
    grids, problems = read_workbook(exported(folder), "list.xlsx")
    assert problems == []
    rows = next(grid for grid in grids if grid.name == LIST).rows()
    assert [column.heading for column in COLUMNS] == list(rows.pop(1).values())
    assert [(row[1], row[2], row[5]) for row in rows.values()] == [("U-001", "summary", "简介")]
    assert rows[2][9] == "https://example.org/en/results/U-001/"


def test_the_same_worklist_has_the_same_bytes(folder: Path) -> None:
    assert exported(folder) == exported(folder)


def test_english_comes_back_into_the_record_and_nothing_else_changes(folder: Path, tmp_path: Path) -> None:
    file = folder / "universities" / "U-001.yaml"
    before = file.read_text("utf-8")
    sheet = tmp_path / "list.xlsx"
    assert run("export_translations", folder, str(sheet)).returncode == 0
    sheet.write_bytes(filled(sheet.read_bytes(), {("summary", ENGLISH): "A summary: one, two"}))
    shown = run("import_translations", folder, str(sheet), "--dry-run")
    assert shown.returncode == 0, shown.stderr
    assert "A summary: one, two" in shown.stdout
    assert file.read_text("utf-8") == before
    done = run("import_translations", folder, str(sheet))
    assert done.returncode == 0, done.stdout + done.stderr
    after = file.read_text("utf-8").splitlines()
    gone = [line for line in before.splitlines() if line not in after]
    come = [line for line in after if line not in before.splitlines()]
    assert gone == ["summary:", "  zh: 简介"]
    assert come == ['summary: {zh: 简介, en: "A summary: one, two"}']
    catalogue, problems = read_catalogue(folder, folder.parent)
    assert [each.code for each in problems + check(catalogue) if each.level == "error"] == []
    assert catalogue.translations is not None
    assert list(catalogue.translations.results) == ["U-001"]


def test_machine_translation_is_noted_and_read_later(folder: Path) -> None:
    content = filled(exported(folder), {("summary", ENGLISH): "Summary", ("summary", WHO): "机器 machine"})
    assert noted_state(folder, content) is State.MACHINE
    again = filled(exported(folder, State.MACHINE), {("summary", ENGLISH): "Summary"})
    assert noted_state(folder, again) is State.HUMAN


def noted_state(folder: Path, content: bytes) -> State:
    """Import a worklist and tell the state of the summary of U-001."""
    sheet = folder.parent / "list.xlsx"
    sheet.write_bytes(content)
    done = run("import_translations", folder, str(sheet))
    assert done.returncode == 0, done.stdout + done.stderr
    catalogue, _ = read_catalogue(folder, folder.parent)
    assert catalogue.translations is not None
    return states(catalogue.results[0].record, catalogue.translations.results["U-001"])["summary"]


def test_rows_that_cannot_be_used_are_placed_and_nothing_is_written(folder: Path) -> None:
    file = folder / "universities" / "U-001.yaml"
    content = exported(folder, State.MISSING, State.HUMAN)
    file.write_text(file.read_text("utf-8").replace("zh: 简介", "zh: 新的简介"), "utf-8")
    catalogue, _ = read_catalogue(folder, folder.parent)
    new = {("summary", ENGLISH): "Old", ("title", ENGLISH): "x" * 300, ("needs[0]", 2): "needs[7]"}
    grids, _ = read_workbook(filled(content, {**new, ("needs[0]", ENGLISH): "Lost"}), "list.xlsx")
    taken = imported(grids, "list.xlsx", catalogue)
    assert taken.texts == {}
    assert sorted(f"{each.code} {each.zh.split('：')[0]}" for each in taken.problems) == [
        f"too-long {LIST}!G2",
        f"translation-moved {LIST}!J3",
        f"translation-unplaced {LIST}!A4",
    ]
    assert {each.place.path for each in taken.problems} == {f"list.xlsx#{LIST}"}


def told(folder: Path, content: bytes) -> list[str]:
    """The problems of a worklist as code and cell."""
    catalogue, _ = read_catalogue(folder, folder.parent)
    grids, found = read_workbook(content, "list.xlsx")
    taken = imported(grids, "list.xlsx", catalogue)
    return [f"{each.code} {each.zh.split('：')[0]}" for each in [*found, *taken.problems]]


def reworked(content: bytes, work: Callable[[Any], None]) -> bytes:
    """A worklist after somebody has worked on the workbook."""
    book = openpyxl.load_workbook(BytesIO(content))
    work(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_sheet_that_was_renamed_and_has_new_rows_and_columns_is_read_all_the_same(folder: Path) -> None:
    def rework(book: Any) -> None:
        sheet = book[LIST]
        sheet.title = "已译"
        sheet.insert_cols(2)
        sheet["B1"], sheet["B2"] = "备注", "术语待定"
        sheet.insert_rows(1)
        sheet["A1"] = "第一批"

    content = filled(exported(folder), {("summary", ENGLISH): "Summary", ("summary", WHO): "机器"})
    assert noted_state(folder, reworked(content, rework)) is State.MACHINE


def test_a_sheet_that_lacks_a_column_and_a_file_of_another_kind_are_told(folder: Path) -> None:
    content = filled(exported(folder), {("summary", ENGLISH): "Summary"})
    assert told(folder, reworked(content, lambda book: book[LIST].delete_cols(10))) == [
        f"table-column-needed {LIST}!A1"
    ]
    assert told(folder, reworked(content, lambda book: book.remove(book[LIST])))[0].startswith(
        "table-headings"
    )


def test_what_a_translator_should_not_have_done_is_told_at_its_cell(folder: Path) -> None:
    content = exported(folder)
    both = filled(content, {("summary", ENGLISH): "Summary", ("summary", CHINESE): "另一简介"})
    assert told(folder, both) == [f"translation-chinese {LIST}!E2"]
    assert told(folder, filled(content, {("summary", ENGLISH): "=SUM(1)"})) == [f"table-cell {LIST}!G2"]
    who = filled(content, {("summary", ENGLISH): "Summary", ("summary", WHO): "小王"})
    assert told(folder, who) == [f"table-word {LIST}!H2"]

    def copied(book: Any) -> None:
        book[LIST].append([cell.value for cell in book[LIST][2]])

    twice = reworked(filled(content, {("summary", ENGLISH): "Summary"}), copied)
    assert told(folder, twice) == [f"translation-twice {LIST}!G3"]


def test_a_worklist_may_come_back_twice(folder: Path) -> None:
    content = filled(exported(folder), {("summary", ENGLISH): "Summary"})
    assert noted_state(folder, content) is State.HUMAN
    before = {file: file.read_bytes() for file in folder.rglob("*.yaml")}
    assert noted_state(folder, content) is State.HUMAN
    assert {file: file.read_bytes() for file in folder.rglob("*.yaml")} == before


def test_stale_english_that_still_holds_is_confirmed_by_writing_it_again(folder: Path) -> None:
    assert noted_state(folder, filled(exported(folder), {("summary", ENGLISH): "Summary"})) is State.HUMAN
    file = folder / "universities" / "U-001.yaml"
    file.write_text(file.read_text("utf-8").replace("zh: 简介", "zh: 新的简介"), "utf-8")
    again = filled(exported(folder, State.STALE), {("summary", ENGLISH): "Summary"})
    assert noted_state(folder, again) is State.HUMAN


def test_a_record_that_is_not_there_is_told(folder: Path) -> None:
    catalogue, _ = read_catalogue(folder, folder.parent)
    grids, _ = read_workbook(filled(exported(folder), {("summary", ENGLISH): "Summary"}), "list.xlsx")
    nothing = replace(catalogue, results=())
    assert [each.code for each in imported(grids, "list.xlsx", nothing).problems] == ["translation-unplaced"]


def test_english_that_is_no_text_for_a_record_stays_out(folder: Path) -> None:
    catalogue, _ = read_catalogue(folder, folder.parent)
    hostile = filled(exported(folder), {("summary", ENGLISH): "turned \u202e round"})
    grids, _ = read_workbook(hostile, "list.xlsx")
    assert [each.code for each in imported(grids, "list.xlsx", catalogue).problems] == ["control-character"]


def test_the_check_warns_once_the_chinese_changes_and_accepting_ends_it(folder: Path) -> None:
    assert run("translations", folder).returncode == 0
    file = folder / "universities" / "U-001.yaml"
    file.write_text(file.read_text("utf-8").replace("zh: 需求", "zh: 新的需求"), "utf-8")
    warned = run("check", folder)
    assert "translation-stale" in warned.stdout
    assert "translation-stale" in run("translations", folder).stdout
    assert "translation-stale" not in subprocess_accept(folder)
    assert "translation-stale" not in run("check", folder).stdout


def subprocess_accept(folder: Path) -> str:
    command = [sys.executable, str(ROOT / "scripts" / "translations.py")]
    environment = {**os.environ, "CATALOGUE": str(folder), "ACCEPT": "U-001"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def test_a_name_that_is_no_record_cannot_be_accepted(folder: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts" / "translations.py")]
    environment = {**os.environ, "CATALOGUE": str(folder), "ACCEPT": "U-999"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "U-999" in done.stderr
