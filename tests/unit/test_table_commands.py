"""`make export` and `make import`, run over a small catalogue."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from scripts.export_results import main as export_results
from scripts.export_translations import main as export_translations
from scripts.import_results import main as import_results
from scripts.settings import WrongUseError
from tests.making import a_catalogue, a_contact, a_result

from expo.tables import opening, strangers


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue of two results, one of them with a comment; commands work on it."""
    results = [a_result(contacts=[a_contact()]), a_result("U-002", keywords=[{"zh": "干燥"}])]
    made = a_catalogue(tmp_path, results=results)
    file = made / "universities" / "U-001.yaml"
    file.write_text("# 核对过\n" + file.read_text("utf-8"), "utf-8")
    monkeypatch.setattr("scripts.import_results.ROOT", tmp_path)
    monkeypatch.setattr("scripts.checked.ROOT", tmp_path)
    monkeypatch.setattr("scripts.export_results.ROOT", tmp_path)
    monkeypatch.setenv("CATALOGUE", str(made))
    return made


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*.yaml"))}


def exported(tmp_path: Path) -> tuple[Path, Any]:
    file = tmp_path / "成果.xlsx"
    assert export_results([str(file)]) == 0
    return file, load_workbook(BytesIO(file.read_bytes()))


def column(sheet: Any, heading: str) -> Any:
    return next(cell.column for cell in sheet[1] if cell.value.split("\n")[0] == heading)


@pytest.mark.parametrize("name", ["成果.xlsx", "成果.csv"])
def test_what_is_exported_imports_without_a_change(
    folder: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(folder)
    assert export_results([str(tmp_path / name)]) == 0
    capsys.readouterr()
    assert import_results([str(tmp_path / name), "--update"]) == 0
    assert capsys.readouterr().out.startswith("新增 0 个文件，修改 0 个")
    assert files(folder) == before


def test_the_same_records_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        assert export_results([str(tmp_path / name)]) == 0
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_csv_file_says_what_it_does_not_hold(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export_results([str(tmp_path / "a.csv")]) == 0
    assert "不含：展商、技术指标、知识产权、获奖、联系人、图片、相关链接" in capsys.readouterr().out
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_another_kind_of_file_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongUseError):
        export_results([str(tmp_path / "a.ods")])
    with pytest.raises(WrongUseError, match="FILE="):
        export_results([""])


def test_a_dry_run_shows_the_difference_and_writes_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, book = exported(tmp_path)
    sheet = book["成果"]
    sheet.cell(3, column(sheet, "展位号"), "A12")
    book.save(file)
    before = files(folder)
    capsys.readouterr()
    assert import_results([str(file), "--update", "--dry-run"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[:2] == ["--- catalogue/universities/U-002.yaml", "+++ catalogue/universities/U-002.yaml"]
    assert [each for each in shown[2:-1] if each[0] in "+-"] == ['+booth: "A12"']
    assert files(folder) == before


def test_an_update_keeps_comments_and_all_that_was_not_changed(folder: Path, tmp_path: Path) -> None:
    file, book = exported(tmp_path)
    sheet = book["联系人"]
    sheet.cell(2, column(sheet, "电话"), "0851-7654321")
    book.save(file)
    before = files(folder)
    assert import_results([str(file), "--update"]) == 0
    after = files(folder)
    assert {name for name in after if after[name] != before[name]} == {"universities/U-001.yaml"}
    text = after["universities/U-001.yaml"].decode()
    assert text.startswith("# 核对过\n")
    assert text.split("contacts:")[0] == before["universities/U-001.yaml"].decode().split("contacts:")[0]


def messy() -> bytes:
    """A workbook as it comes back from ten offices."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "成果"
    rows: list[list[Any]] = [
        ["2026 年成果汇总"],
        [],
        [
            "编号",
            None,
            "成果 名称",
            "展区",
            "单位备注",
            "来源的类型",
            "来源",
            "日期",
            "成果所处阶段",
            "展商文件名",
        ],
        [
            "Ｕ－０１０",
            None,
            "一号装置",
            None,
            "甲",
            "展商提交",
            "来信",
            "2026年3月25日",
            "中试",
            "山间研究所",
        ],
        [None, None, "二号装置", "高校", None, "submitted", "来信", 46106, "Pilot scale", "institute"],
        ["U-011", None, None, None, None, "展商提交", "来信", "三月底", "中式", "海边研究所"],
        ["U-012", None, "=CONCAT(C4)", None, None, "展商提交", "来信", "2026.3.25", None, None],
    ]
    for row in rows:
        sheet.append(row)
    contacts = book.create_sheet("联系人")
    for row in (
        ["编号", "姓名", "电话", "本人同意公开以上信息"],
        ["U-010", "林知远", "0851-1234567、13800000000", "是"],
        [None, "周明", 13900000000.0, "否"],
        ["U-099", "王芳", "1.38E+10", "是"],
        ["U-011", "赵强", "1.38E+10", "也许"],
    ):
        contacts.append(row)
    contacts.merge_cells("A2:A3")
    book.create_sheet("草稿").append(["随手记"])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_messy_workbook_has_each_problem_placed_in_one_run_and_writes_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "汇总.xlsx"
    file.write_bytes(messy())
    before = files(folder)
    assert import_results([str(file)]) == 1
    found = [line for line in capsys.readouterr().out.splitlines() if line.startswith(str(file))]
    places = [line.removeprefix(f"{file}#").split(": ")[:3] for line in found]
    assert [f"{place} {level} {code}" for place, level, code in places] == [
        "成果:3:5 warning table-column",
        "成果:6:3 error missing-field",
        "成果:6:8 error bad-date",
        "成果:6:9 error table-word",
        "成果:6:10 error unknown-exhibitor",
        "成果:7:3 error table-cell",
        "联系人:2:3 warning table-phones",
        "联系人:4:1 error table-row",
        "联系人:5:3 error table-digits",
        "联系人:5:4 error table-word",
        "草稿:1:1 warning table-sheet",
    ]
    assert "成果!H6：“三月底”不是有效的日期" in found[2]
    assert "成果!H6: “三月底” is not a valid date" in found[2]
    assert files(folder) == before


def test_a_catalogue_with_errors_takes_no_import(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, _ = exported(tmp_path)
    (folder / "universities" / "U-002.yaml").write_text("id: U-002\n", "utf-8")
    assert import_results([str(file), "--update"]) == 1
    assert "missing-field" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["缺.xlsx", "缺.csv"])
def test_a_file_that_is_not_there_is_told(
    folder: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert import_results([str(tmp_path / name)]) == 1
    assert "文件不在了" in capsys.readouterr().out


def test_an_import_wants_a_file_named(folder: Path) -> None:
    with pytest.raises(WrongUseError):
        import_results([""])


def test_a_file_too_large_is_not_read_to_its_end(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(opening, "MOST_BYTES", 100)
    monkeypatch.setattr(strangers, "MOST_BYTES", 100)
    (tmp_path / "大.xlsx").write_bytes(messy())
    assert import_results([str(tmp_path / "大.xlsx")]) == 1
    assert "table-unreadable" in capsys.readouterr().out


def test_a_worklist_that_is_imported_like_a_table_goes_to_the_records_all_the_same(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("scripts.import_translations.ROOT", tmp_path)
    file = tmp_path / "待译.xlsx"
    assert export_translations([str(file), "--all"]) == 0
    book = load_workbook(file)
    sheet = book.worksheets[0]
    where = [row[1].value for row in sheet.iter_rows()]
    sheet.cell(where.index("keywords[0]") + 1, column(sheet, "英文 English"), "drying")
    book.save(file)
    before = files(folder)
    assert import_results([str(file), "--dry-run"]) == 0
    assert files(folder) == before
    assert import_results([str(file)]) == 0
    assert b"{zh: \xe5\xb9\xb2\xe7\x87\xa5, en: drying}" in files(folder)["universities/U-002.yaml"]
