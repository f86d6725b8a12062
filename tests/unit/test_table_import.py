"""Tables as people fill them in: what can be told is read, and each problem stands at its cell."""

from __future__ import annotations

import datetime
from io import BytesIO
from typing import Any

import pytest
import yaml
from openpyxl import Workbook
from tests.tabling import MAIN, Rows, catalogue_of, changes, line, lines, records

from expo.problems import report
from expo.tables.csv_files import read_csv
from expo.tables.judging import judge
from expo.tables.workbooks import Faulty, Value, read_workbook

ROW: list[Value] = ["U-001", None, "干燥机", "Dryer", "展商提交", "来信", "2026-03-25"]
FILE = "universities/U-001.yaml"

OLD = """\
# yaml-language-server: $schema=../schema/result.schema.json
# 王老师核对过
id: U-001
title: {zh: 干燥机, en: Dryer}   # 暂名
keywords: [{zh: 干燥, en: drying}, {zh: 真空}]
trl:
  level: 6
  basis: {zh: 自评}
contacts:
  - name: {zh: 林知远}
    phone: 0851-1234567
    wechat: lab_wechat
    consent: true
provenance:
  kind: submitted
  source: {zh: 来信}
  date: 2026-03-25
"""


def main(**more: Value) -> Rows:
    """The sheet of results with one row and these columns more."""
    return [[*MAIN, *more], [*ROW, *more.values()]]


def read_with(heading: str, value: Value) -> Any:
    """The record that a row gives with one more cell."""
    return records({"成果": main(**{heading: value})})[FILE]


def said_of(heading: str, value: Value) -> list[str]:
    return lines({"成果": main(**{heading: value})})


def contact(phone: Value, **more: Value) -> dict[str, Rows]:
    head = ["编号", "姓名", "电话", "本人同意公开以上信息", *more]
    return {"成果": main(), "联系人": [head, ["U-001", "林知远", phone, "是", *more.values()]]}


def phones(value: Value) -> list[str]:
    made, _ = changes(contact(value))
    (change,) = made
    return [each["phone"] for each in yaml.safe_load(change.new)["contacts"]]


# ------------------------------------------------------------------------------------------ what is put right


def test_a_row_becomes_a_record_in_the_order_of_the_format() -> None:
    assert records({"成果": main()})[FILE] == {
        "id": "U-001",
        "title": {"zh": "干燥机", "en": "Dryer"},
        "provenance": {"kind": "submitted", "source": {"zh": "来信"}, "date": datetime.date(2026, 3, 25)},
    }


@pytest.mark.parametrize("id", ["Ｕ－００１", "u001", " U-001 ", "U_1", "Ｕ-001"])
def test_an_id_in_full_width_or_without_its_hyphen_is_understood(id: str) -> None:
    assert list(records({"成果": [MAIN, [id, *ROW[1:]]]})) == [FILE]


@pytest.mark.parametrize(
    "day",
    [
        "2026-03-25",
        "２０２６-０３-２５",
        "2026/3/25",
        "2026.3.25",
        "2026年3月25日",
        "2026年3月25号",
        "2026、3、25",
        "20260325",
        20260325,
        20260325.0,
        46106,
        "46106",
        "2026-03-25 00:00:00",
        datetime.datetime(2026, 3, 25),
        datetime.date(2026, 3, 25),
    ],
)
def test_a_date_is_read_however_it_is_written(day: Value) -> None:
    record = records({"成果": [MAIN, [*ROW[:-1], day]]})[FILE]
    assert record["provenance"]["date"] == datetime.date(2026, 3, 25)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (13800000000, ["13800000000"]),
        (13800000000.0, ["13800000000"]),
        ("１３８００００００００", ["13800000000"]),
        ("（0851）12345678", ["(0851)12345678"]),
        ("0851—12345678", ["0851-12345678"]),
        ("0851-1234567、13800000000", ["0851-1234567", "13800000000"]),
        ("0851-1234567/7654321", ["0851-1234567", "7654321"]),
        ("0851-12345678\n13800000000；13900000000", ["0851-12345678", "13800000000", "13900000000"]),
        ("13800000000 13900000000", ["13800000000", "13900000000"]),
        ("0851-12345678 转 801", ["0851-12345678 转 801"]),
        ("手机：13800000000", ["13800000000"]),
        ("办公电话 0851-12345678 手机：13800000000", ["0851-12345678", "13800000000"]),
    ],
)
def test_telephone_numbers_are_read_one_or_several_in_a_cell(written: Value, read: list[str]) -> None:
    assert phones(written) == read


def test_further_numbers_become_contacts_of_the_same_person_and_are_told() -> None:
    sheets = contact("0851-1234567、13800000000", 电子邮箱="lin@example.org", 职务="组长")
    made, problems = changes(sheets)
    assert [found.code for found in problems] == ["table-phones"]
    assert made[0].new.split("contacts:\n")[1].split("provenance")[0] == (
        "  - name: {zh: 林知远}\n"
        "    role: {zh: 组长}\n"
        '    phone: "0851-1234567"\n'
        "    email: lin@example.org\n"
        "    consent: true\n"
        "  - name: {zh: 林知远}\n"
        "    role: {zh: 组长}\n"
        '    phone: "13800000000"\n'
        "    consent: true\n"
    )


@pytest.mark.parametrize("said", ["中试", "Pilot scale", "pilot", "PILOT", " 中 试 ", "pilot scale"])
def test_a_word_may_be_chinese_english_or_a_key(said: str) -> None:
    assert read_with("成果所处阶段", said)["stage"] == "pilot"


@pytest.mark.parametrize(
    "said", ["转让\n许可", "转让、许可", "转让，licence", "assignment; Licence", "转让/许可"]
)
def test_several_words_stand_in_one_cell_however_they_are_parted(said: str) -> None:
    assert read_with("合作方式", said)["cooperation"] == ["assignment", "licence"]


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("是", True),
        ("同意", True),
        (True, True),
        ("√", True),
        ("否", False),
        ("no", False),
        ("×", False),
        ("ＴＲＵＥ", True),
    ],
)
def test_consent_is_read_in_words(said: Value, read: bool) -> None:
    sheets = {"成果": main(), "联系人": [["编号", "姓名", "本人同意公开以上信息"], ["U-001", "林知远", said]]}
    assert records(sheets)[FILE]["contacts"] == [{"name": {"zh": "林知远"}, "consent": read}]


@pytest.mark.parametrize("level", [6, 6.0, "6", "６", "TRL 6", "trl6", "６级", "第六级", "⑥", "六"])
def test_a_whole_number_is_read_as_text_too_with_the_words_round_it(level: Value) -> None:
    assert read_with("技术就绪度·等级 1–9", level)["trl"] == {"level": 6}


@pytest.mark.parametrize("number", [6, 9])
def test_a_number_that_a_cell_shows_as_a_date_is_read(number: int) -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = number
    book.worksheets[0]["A1"].number_format = "yyyy-mm-dd"
    stream = BytesIO()
    book.save(stream)
    (grid,), _ = read_workbook(stream.getvalue(), "x.xlsx")
    assert read_with("技术就绪度·等级 1–9", grid.cells[1, 1])["trl"] == {"level": number}


def test_a_year_that_a_cell_shows_as_a_date_is_read() -> None:
    awards: Rows = [["编号", "奖项名称与等级", "年份"], ["U-001", "奖", datetime.datetime(1905, 7, 17)]]
    assert records({"成果": main(), "获奖": awards})[FILE]["awards"][0]["year"] == 2025


@pytest.mark.parametrize(("value", "read"), [(95, "95"), (0.5, "0.5"), (1e-7, "0.0000001"), ("≥ 95", "≥ 95")])
def test_a_number_where_text_belongs_keeps_its_digits(value: Value, read: str) -> None:
    sheets = {"成果": main(), "技术指标": [["编号", "指标名称", "数值"], ["U-001", "含水率", value]]}
    assert records(sheets)[FILE]["indicators"][0]["value"] == read


@pytest.mark.parametrize(
    ("zh", "en", "read"),
    [
        ("干燥、真空", "drying; vacuum", [{"zh": "干燥", "en": "drying"}, {"zh": "真空", "en": "vacuum"}]),
        ("干燥，真空；", None, [{"zh": "干燥"}, {"zh": "真空"}]),
        ("1,2-二氯乙烷", "1,2-dichloroethane", [{"zh": "1,2-二氯乙烷", "en": "1,2-dichloroethane"}]),
        ("真空干燥", "drying, in vacuum", [{"zh": "真空干燥", "en": "drying, in vacuum"}]),
        ("干燥、脱水\n", "drying, dehydration\n", [{"zh": "干燥、脱水", "en": "drying, dehydration"}]),
    ],
)
def test_keywords_on_one_line_go_apart_in_both_languages(zh: Value, en: Value, read: Any) -> None:
    made, problems = changes({"成果": main(**{"关键词（中文）": zh, "关键词（英文）": en})})
    assert yaml.safe_load(made[0].new)["keywords"] == read
    assert [line(found) for found in problems] == ["成果!H2 table-parted"] * (len(read) > 1)


def test_english_that_does_not_go_apart_as_its_chinese_is_told() -> None:
    rows = main(**{"关键词（中文）": "干燥、真空", "关键词（英文）": "drying, vacuum, cold"})
    assert lines({"成果": rows}) == ["成果!H2 table-parted", "成果!I2 table-lines"]


def test_sentences_keep_their_commas() -> None:
    assert read_with("创新点（中文）", "省电、省水")["innovations"] == [{"zh": "省电、省水"}]


def indicator(value: Value, unit: Value) -> dict[str, Rows]:
    head = ["编号", "指标名称", "数值", "单位"]
    return {"成果": main(), "技术指标": [head, ["U-001", "回收率", value, unit]]}


def test_a_percentage_has_its_unit_once() -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = 0.95
    book.worksheets[0]["A1"].number_format = "0%"
    stream = BytesIO()
    book.save(stream)
    (grid,), _ = read_workbook(stream.getvalue(), "x.xlsx")
    shown = grid.cells[1, 1]
    assert records(indicator(shown, "%"))[FILE]["indicators"][0]["value"] == "95"
    assert records(indicator(shown, None))[FILE]["indicators"][0]["value"] == "95%"


def test_a_unit_that_is_typed_twice_is_told() -> None:
    assert lines(indicator("95%", "%")) == ["技术指标!C2 table-unit-twice"]
    assert lines(indicator("95", "%")) == []


def test_lists_go_line_by_line_and_an_empty_line_is_a_missing_translation() -> None:
    rows = main(**{"关键词（中文）": "干燥\n真空\n\n", "关键词（英文）": "\nvacuum"})
    assert records({"成果": rows})[FILE]["keywords"] == [{"zh": "干燥"}, {"zh": "真空", "en": "vacuum"}]


@pytest.mark.parametrize(
    "head",
    [
        ["Id", "Zone", "Title (Chinese)", "Title (English)", "Provenance: Kind of source", "source", "date"],
        ["编 号", "展区 *", "成果名称", "成果名称(英文)", "来源的类型", "来 源", "日期"],
        ["ID", "展区", "Title", "English title", "来源的类型", "来源", "日期"],
        ["编号", "展区", "成果名称", "英文成果名称", "来源的类型", "来源", "日期"],
        ["id", "zone", "title.zh", "title.en", "provenance.kind", "provenance.source", "provenance.date"],
        [
            "编号\nId",
            "展区\nZone",
            "成果名称\nTitle",
            "title (english)",
            "来源的类型",
            "来源（中文）",
            "日期 | Date",
        ],
    ],
)
def test_headings_are_known_in_one_language_with_spaces_or_as_keys(head: list[Value]) -> None:
    assert list(records({"成果": [head, ROW]})) == [FILE]


def test_columns_may_stand_in_any_order_between_blank_ones_and_rows_below_a_title() -> None:
    rows: Rows = [
        ["2026 年展览成果汇总表"],
        [],
        [None, *reversed(MAIN)],
        [],
        [None, *reversed(ROW)],
    ]
    assert list(records({"成果": rows})) == [FILE]


def test_headings_may_stand_in_two_rows_with_one_over_several() -> None:
    rows: Rows = [
        ["编号", "展区", "成果名称", None, "数据来源", None, None],
        ["编号", "展区", "中文", "英文", "来源的类型", "来源", "日期"],
        ROW,
    ]
    assert records({"成果": rows})[FILE]["title"] == {"zh": "干燥机", "en": "Dryer"}


def test_the_only_sheet_may_have_any_name() -> None:
    assert list(records({"Sheet1": main()})) == [FILE]


def test_the_only_sheet_with_headings_of_results_is_read_beside_others() -> None:
    made, problems = changes({"Sheet1": main(), "Sheet2": [], "Sheet3": [["随手记"]]})
    assert [change.path for change in made] == [f"catalogue/{FILE}"]
    assert [line(found) for found in problems] == ["Sheet3!A1 table-sheet"]


def test_two_sheets_of_results_of_which_none_has_its_name_are_an_error() -> None:
    made, problems = changes({"成果（高校）": main(), "成果（产业）": main()})
    assert "成果（产业）!A1 table-sheet-twice" in map(line, problems)
    assert "成果（产业）!A1 table-sheet → 成果" in map(line, problems)
    assert made == []


def test_a_part_may_name_its_result_by_the_title() -> None:
    sheets = {
        "成果": [MAIN, [None, "高校", *ROW[2:]]],
        "获奖": [["编号", "奖项名称与等级"], ["干燥机", "科技进步奖"]],
    }
    (record,) = records(sheets).values()
    assert record["awards"] == [{"name": {"zh": "科技进步奖"}}]


def test_an_exhibitor_may_be_named_by_its_name() -> None:
    sheets = {
        "成果": main(**{"展商文件名": "山间研究所"}),
        "展商": [
            ["文件名", "名称", "类型", "来源的类型", "来源", "日期"],
            ["hillside", "山间研究所", None, *ROW[4:]],
        ],
    }
    made = records(sheets)
    assert made[FILE]["exhibitor"] == "hillside"
    assert made["exhibitors/hillside.yaml"]["name"] == {"zh": "山间研究所"}


# ------------------------------------------------------------------------------------------------- ids, zones


def test_a_result_with_only_a_zone_gets_the_id_after_the_highest() -> None:
    rows: Rows = [MAIN, ["U-004", *ROW[1:]], [None, "高校", *ROW[2:]], [None, "universities", *ROW[2:]]]
    catalogue = catalogue_of({"U-002": OLD.replace("U-001", "U-002").replace("zh: 干燥机", "zh: 烘干机")})
    assert list(records({"成果": rows}, catalogue)) == [
        f"universities/{id}.yaml" for id in ("U-004", "U-005", "U-006")
    ]


def test_a_row_without_an_id_that_comes_twice_is_the_same_result() -> None:
    rows: Rows = [
        MAIN,
        [None, "高校", *ROW[2:]],
        [None, "高校", "新装置", *ROW[3:]],
        [None, "产业", *ROW[2:]],
    ]
    there = catalogue_of({"U-001": OLD})
    assert changes({"成果": rows[:2]}, there, update=True) == ([], [])
    made, _ = changes({"成果": rows}, there)
    assert [change.path for change in made] == [
        "catalogue/universities/U-002.yaml",
        "catalogue/industry/K-001.yaml",
    ]


def test_two_rows_of_one_title_without_ids_are_two_results() -> None:
    rows: Rows = [MAIN, [None, "高校", *ROW[2:]], [None, "高校", *ROW[2:]]]
    assert len(changes({"成果": rows})[0]) == 2


@pytest.mark.parametrize("said", ["高校", "高校展区", "高校科研院所展区", "Universities", "U"])
def test_a_zone_may_be_named_by_a_part_of_its_name(said: str) -> None:
    assert list(records({"成果": [MAIN, [None, said, *ROW[2:]]]})) == [FILE]


def test_a_row_without_id_and_zone_is_told_at_the_id() -> None:
    assert lines({"成果": [MAIN, [None, None, *ROW[2:]]]}) == ["成果!A2 table-zone"]


@pytest.mark.parametrize(
    ("id", "zone", "said"),
    [
        ("U-001", "农业", "成果!B2 table-zone"),
        ("Z-001", None, "成果!A2 table-zone"),
        ("U-001", "产业", "成果!A2 zone-mismatch → K-001"),
        ("第一项", None, "成果!A2 bad-id"),
        (Faulty("#REF!"), None, "成果!A2 table-cell"),
    ],
)
def test_a_zone_that_is_unknown_or_contradicts_is_told_once(id: Value, zone: Value, said: str) -> None:
    found = lines({"成果": [MAIN, [id, zone, *ROW[2:]]]})
    assert found == [said]


def test_an_id_twice_is_told_at_the_second_row() -> None:
    assert lines({"成果": [MAIN, ROW, ROW]}) == ["成果!A3 duplicate-id"]


# ----------------------------------------------------------------------------------------------- what is told


@pytest.mark.parametrize(
    ("heading", "value", "said"),
    [
        ("成果所处阶段", "中式", "成果!H2 table-word"),
        ("合作方式", "转让、赠送", "成果!H2 table-word"),
        ("技术就绪度·等级 1–9", "六至七级", "成果!H2 wrong-type"),
        ("技术就绪度·等级 1–9", "6.5", "成果!H2 wrong-type"),
        ("技术就绪度·等级 1–9", 12, "成果!H2 out-of-range"),
        ("技术就绪度·依据", "自评", "成果!A1 table-column-needed"),
        ("成果水平", "国际领先", "成果!A1 table-column-needed"),
        ("展位号", "号" * 121, "成果!H2 too-long"),
        ("展位号", "一\u200b二", "成果!H2 control-character"),
        ("关键词", "\n".join("一二三四五六七八九十甲乙丙"), "成果!H2 too-many"),
        ("关键词（英文）", "drying", "成果!A1 table-column-needed"),
        ("展商文件名", "没有的单位", "成果!H2 unknown-exhibitor"),
        ("批准登记号", Faulty("=VLOOKUP(A2,B:C,2)"), "成果!H2 table-cell"),
        ("批准登记号", Faulty("#N/A"), "成果!H2 table-cell"),
        ("批准登记号", 1.23456789012346e17, "成果!H2 table-digits"),
        ("批准登记号", datetime.datetime(2026, 5, 8), "成果!H2 table-date → 5-8"),
        ("关键词", datetime.time(12, 30), "成果!H2 table-date"),
        ("技术就绪度·等级 1–9", datetime.datetime(2026, 3, 5), "成果!H2 table-date"),
    ],
)
def test_a_wrong_value_is_told_at_its_cell(heading: str, value: Value, said: str) -> None:
    assert said_of(heading, value) == [said]


def test_a_word_is_suggested_in_chinese() -> None:
    assert said_of("所属产业集群", "Digital intelligense") == ["成果!H2 table-word"]
    assert said_of("密级", "公") == ["成果!H2 table-word → 公开"]
    assert said_of("成果所处阶段", "中试阶段") == ["成果!H2 table-word → 中试"]
    assert said_of("技术领域", "电子信息") == ["成果!H2 table-word → 电子与信息"]
    assert said_of("合作方式", "技术转让") == ["成果!H2 table-word → 转让"]
    _, (found,) = changes({"成果": main(成果所处阶段="小批")})
    assert "小试、中试、小批量、产业化" in found.zh


@pytest.mark.parametrize(
    ("phone", "said"),
    [
        ("暂无", "联系人!C2 bad-phone"),
        ("1.38E+10", "联系人!C2 table-digits"),
        (85112345678, "联系人!C2 table-digits → 085112345678"),
        (8.6851123456789e17, "联系人!C2 table-digits"),
        ("0851-12345678转801、802", "联系人!C2 bad-phone"),
        ("0851-12345678 传真 0851-12345679", "联系人!C2 bad-phone"),
    ],
)
def test_a_telephone_number_that_lost_digits_or_is_none_is_told(phone: Value, said: str) -> None:
    assert lines(contact(phone)) == [said]


def test_a_part_is_checked_at_its_own_row() -> None:
    sheets = {
        "成果": main(),
        "联系人": [
            ["编号", "姓名", "邮箱", "电子邮箱", "本人同意公开以上信息"],
            ["U-001", "林知远", None, "lin@example.org", "是"],
            ["U-001", None, None, "林 at example", None],
        ],
    }
    assert lines(sheets) == [
        "联系人!B3 missing-field",
        "联系人!D3 bad-email",
        "联系人!E3 missing-field",
    ]


def test_a_part_of_no_result_is_told_whether_its_id_is_wrong_or_missing() -> None:
    sheets = {
        "成果": main(),
        "获奖": [["编号", "奖项名称与等级"], ["U-009", "奖"], [None, "奖"], ["U-001", None]],
    }
    assert lines(sheets) == ["获奖!A2 table-row", "获奖!A3 table-row"]


def test_an_error_in_the_place_of_an_id_or_a_heading_is_told_as_what_it_is() -> None:
    sheets = {
        "成果": main(),
        "获奖": [["编号", "奖项名称与等级", Faulty("#REF!")], [Faulty("#N/A"), "奖", 1]],
    }
    _, problems = changes(sheets)
    assert [(line(found), "#REF!" in found.zh) for found in problems] == [
        ("获奖!C1 table-column", True),
        ("获奖!A2 table-cell", False),
    ]


def test_all_problems_are_told_in_one_run_with_the_name_of_the_cell_in_both_languages() -> None:
    rows: Rows = [[*MAIN, "展位号"], ["U-001", None, None, "Dryer", "听说", "来信", "明天", "号" * 121]]
    _, problems = changes({"成果": rows})
    assert (
        report(problems)
        .split("\n")[0]
        .startswith(
            "t.xlsx#成果:2:3: error: missing-field: 成果!C2：缺少必填项“成果名称（中文）” | 成果!C2: the req"
        )
    )
    assert lines({"成果": rows}) == [
        "成果!C2 missing-field",
        "成果!E2 table-word",
        "成果!G2 bad-date",
        "成果!H2 too-long",
    ]


def test_what_is_missing_as_a_whole_is_told_part_by_part() -> None:
    _, problems = changes({"成果": [[*MAIN], ["U-001", None, "干燥机"]]})
    assert [found.zh for found in sorted(problems)] == [
        "成果!E2：缺少必填项“数据来源·来源的类型”",
        "成果!F2：缺少必填项“来源（中文）”",
        "成果!G2：缺少必填项“数据来源·日期”",
    ]


def test_a_workbook_with_exhibitors_alone_is_enough() -> None:
    head = ["文件名", "名称", "来源的类型", "来源", "日期"]
    made = records({"展商": [head, ["hillside", "山间研究所", *ROW[4:]]]})
    assert list(made) == ["exhibitors/hillside.yaml"]


def test_a_workbook_of_which_nothing_is_known_is_an_error() -> None:
    _, problems = changes({"甲": [["x"]], "乙": [["y"]]})
    assert [found.code for found in problems] == ["table-sheet", "table-sheet", "table-headings"]


def test_columns_and_sheets_of_ones_own_are_named_and_left_alone() -> None:
    sheets = {"成果": main(联系单位="甲"), "工作记录": [["x"]], "空表": [], "联系": [["y"]]}
    assert lines(sheets) == [
        "工作记录!A1 table-sheet",
        "成果!H1 table-column",
        "联系!A1 table-sheet → 联系人",
    ]


def test_a_column_that_belongs_on_another_sheet_is_told_with_its_name() -> None:
    rows = main(联系电话="13800000000", 获奖情况="一等奖", 完成单位简介="甲")
    _, problems = changes({"成果": rows})
    assert [(found.code, found.zh.partition("：")[2]) for found in problems[:2]] == [
        ("table-column-elsewhere", found)
        for found in (
            "没有读入“联系电话”这一列：这些内容写在“联系人”表里，每行一条，第一列写编号",
            "没有读入“获奖情况”这一列：这些内容写在“获奖”表里，每行一条，第一列写编号",
        )
    ]
    assert problems[2].code == "table-column"


def test_cells_under_no_heading_are_told_once() -> None:
    sheets = {"成果": [MAIN, [*ROW, None, "多"], ["U-002", *ROW[1:], None, "出"]]}
    _, (found,) = changes(sheets)
    assert line(found) == "成果!I1 table-column-bare"


def test_a_column_that_is_needed_is_told_once_and_not_for_each_row() -> None:
    sheets = {"成果": [["编号", "成果名称"], ["U-001", "一"], ["U-002", "二"]], "获奖": [["年份"], [2025]]}
    assert [line(found) for found in sorted(set(changes(sheets)[1]))] == [
        *["成果!A1 table-column-needed"] * 3,
        "获奖!A1 table-column-needed",
    ]


def test_a_note_below_the_table_is_told_and_left_alone() -> None:
    sheets: dict[str, Rows] = {
        "成果": [MAIN, ROW, [], ["注：以上内容均已审核"]],
        "展商": [["文件名", "名称"], ["说明：暂无"]],
    }
    assert lines(sheets) == ["展商!A2 table-remark", "成果!A4 table-remark"]


def test_an_id_alone_is_a_record_without_its_fields() -> None:
    assert lines({"成果": [MAIN, ["u1"]]})[0] == "成果!C2 missing-field"


def test_an_empty_column_of_ones_own_is_not_worth_a_word() -> None:
    assert said_of("备忘", None) == []


def test_a_heading_twice_is_told() -> None:
    assert lines({"成果": [[*MAIN, "Id"], [*ROW, "U-002"]]}) == ["成果!H1 table-column-twice"]


def test_a_sheet_without_headings_is_told() -> None:
    assert lines({"成果": main(), "获奖": [["一", "二"]]}) == ["获奖!A1 table-headings"]


def test_an_exhibitor_needs_a_key_that_may_stand_in_an_address() -> None:
    head = ["文件名", "名称", "来源的类型", "来源", "日期", "公开电话"]
    rows: Rows = [
        head,
        [None, "甲", *ROW[4:]],
        ["山间", "乙", *ROW[4:]],
        ["c", "丙", *ROW[4:], "1234567、7654321"],
    ]
    assert lines({"成果": main(), "展商": rows}) == [
        "展商!A2 missing-field",
        "展商!A3 bad-key",
        "展商!F4 bad-phone",
    ]


# ------------------------------------------------------------------------------------- records that are there


def catalogue() -> Any:
    return catalogue_of({"U-001": OLD})


def test_a_record_that_is_there_changes_only_when_asked() -> None:
    rows: Rows = [MAIN, [*ROW[:2], "烘干机", *ROW[3:]]]
    made, (found,) = changes({"成果": rows}, catalogue())
    assert (made, found.code) == ([], "table-exists")
    (change,), problems = changes({"成果": rows}, catalogue(), update=True)
    assert problems == []
    assert change.old == OLD
    assert change.new == OLD.replace(
        "title: {zh: 干燥机, en: Dryer}   # 暂名", "# 暂名\ntitle: {zh: 烘干机, en: Dryer}"
    )


def test_a_record_that_says_the_same_is_neither_written_nor_told() -> None:
    assert changes({"成果": main()}, catalogue(), update=True) == ([], [])


def test_what_the_table_has_no_column_for_stays() -> None:
    rows = main(**{"技术就绪度·等级 1–9": 7})
    (change,), _ = changes({"成果": rows}, catalogue(), update=True)
    assert change.new == OLD.replace("level: 6", "level: 7")


def test_an_emptied_cell_takes_the_value_away() -> None:
    rows = main(**{"关键词（中文）": None, "关键词（英文）": None})
    (change,), (found,) = changes({"成果": rows}, catalogue(), update=True)
    assert (line(found), "有“关键词”" in found.zh) == ("成果!A2 table-removed", True)
    assert change.new == OLD.replace("keywords: [{zh: 干燥, en: drying}, {zh: 真空}]\n", "")


def test_what_a_sample_said_makes_room_without_a_word() -> None:
    sample = catalogue_of({"U-001": OLD.replace("kind: submitted", "kind: sample")})
    rows = main(**{"关键词（中文）": None, "关键词（英文）": None})
    (change,), problems = changes({"成果": rows}, sample, update=True)
    assert ("keywords" in change.new, problems) == (False, [])


def test_a_list_that_lacks_a_column_changes_nothing_by_chance() -> None:
    same = main(**{"关键词（中文）": "干燥\n真空"})
    assert changes({"成果": same}, catalogue(), update=True) == ([], [])
    other = main(**{"关键词（中文）": "真空"})
    assert lines({"成果": other}, catalogue(), update=True) == ["成果!A2 table-column-missing"]


def test_a_sheet_that_lacks_a_column_changes_nothing_by_chance() -> None:
    same = contact("0851-1234567")
    assert changes(same, catalogue(), update=True) == ([], [])
    assert lines(contact("0851-7654321"), catalogue(), update=True) == ["成果!A2 table-column-missing"]


def test_a_sheet_without_rows_takes_the_items_away() -> None:
    sheets = {"成果": main(), "联系人": [["编号", "姓名", "电话", "微信号", "本人同意公开以上信息"]]}
    (change,), _ = changes(sheets, catalogue(), update=True)
    assert "contacts" not in change.new


# -------------------------------------------------------------------------------------------------------- CSV


def csv_changes(content: bytes) -> list[str]:
    grids, problems = read_csv(content, "t.csv")
    made, found = judge(grids, catalogue_of(), "t.csv")
    assert problems + found == [], report(problems + found)
    return [change.path for change in made]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_csv_file_may_have_any_common_encoding_and_separator(
    encoding: str, separator: str, end: str
) -> None:
    text = end.join(separator.join(str(each or "") for each in row) for row in (MAIN, ROW))
    assert csv_changes(text.encode(encoding)) == [f"catalogue/{FILE}"]


def test_a_problem_of_a_csv_file_stands_at_row_and_column_with_the_name_of_the_cell() -> None:
    grids, _ = read_csv(f"{','.join(MAIN)}\nU-001,,一,,,来信,2026-03-25\n".encode(), "t.csv")
    _, (found,) = judge(grids, catalogue_of(), "t.csv")
    assert (str(found.place), found.zh[:3]) == ("t.csv:2:5", "E2：")


@pytest.mark.parametrize("content", [b"\xff\xff\xff", b"a\0b"])
def test_a_csv_file_that_is_no_text_is_told(content: bytes) -> None:
    _, (found,) = read_csv(content, "t.csv")
    assert found.code == "table-unreadable"
