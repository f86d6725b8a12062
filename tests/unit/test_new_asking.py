"""What `make new` asks on a terminal, and how it takes the answers of people who type Chinese."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from scripts import new_result
from tests.making import a_catalogue, a_provenance, a_result
from tests.unit.test_new_result import TITLE, contents, photograph, read

from expo.records import ResultRecord


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue with a real result and a sample."""
    results = [a_result("U-001"), a_result("U-002", provenance=a_provenance("sample"))]
    made = a_catalogue(tmp_path, results=results)
    monkeypatch.setenv("CATALOGUE", str(made))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1774396800")
    return made


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A terminal with somebody who gives these answers, one after the other; then the input ends."""
    given: list[str] = []

    def answer(question: str) -> str:
        print(question)
        if not given:
            raise EOFError
        return given.pop(0)

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(builtins, "input", answer)
    yield given
    assert not given, "not asked for"


def made(folder: Path, id: str) -> ResultRecord:
    """The record of that id, in a catalogue without errors."""
    catalogue, errors = read(folder)
    assert not errors
    return next(each.record for each in catalogue.results if each.key == id)


def test_it_asks_for_what_is_left_out(folder: Path, tmp_path: Path, answers: list[str]) -> None:
    picture = photograph(tmp_path / "正面 图.jpg", (640, 480))
    answers += ["U", "", "低温脱水装置", "", "坡地农机所", "slope-machinery", f"'{picture}' ", "一台装置"]
    assert new_result.main([]) == 0
    record = made(folder, "U-003")
    assert (record.title.zh, record.title.en, record.exhibitor) == ("低温脱水装置", None, "slope-machinery")
    assert [each.alt.zh for each in record.images] == ["一台装置"]
    assert "坡地农机所" in (folder / "exhibitors" / "slope-machinery.yaml").read_text("utf-8")


def test_it_does_not_ask_for_what_is_given(folder: Path, tmp_path: Path, answers: list[str]) -> None:
    picture = photograph(tmp_path / "a.jpg", (640, 480))
    given = ["--exhibitor", "institute", "--picture", str(picture), "--alt", "装置"]
    assert answers == []
    assert new_result.main(["--zone", "U", *TITLE, *given]) == 0
    assert made(folder, "U-003").exhibitor == "institute"


def test_full_width_letters_and_dashes_mean_the_sample_to_replace(folder: Path, answers: list[str]) -> None:
    answers += ["Ｕ", "ｕ－００２", "低温脱水装置", "", "山间研究所", ""]
    assert new_result.main([]) == 0
    assert made(folder, "U-002").title.zh == "低温脱水装置"


def test_a_wrong_answer_is_told_of_and_the_question_comes_again(
    folder: Path, tmp_path: Path, answers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "坏.jpg"
    broken.write_bytes(b"GIF89a")
    wrong = {
        "火星": "没有展区“火星”",
        "U": "",
        "U-001": "U-001 不是示例",
        "U-003": "",
        "": "成果名称必填",
        "长" * 121: "最多 120 个",
        "低温脱水装置": "",
        "长" * 241: "最多 240 个",
        "Dryer": "",
        "instiute": "可写：institute",
        "坡地/农机": "不能作展商文件名",
    }
    answers += [*wrong, "", "institute", str(broken), "没有这张.jpg", ""]
    assert new_result.main([]) == 0
    said = capsys.readouterr().out
    for each in (*wrong.values(), "GIF", "没有图片文件“没有这张.jpg”"):
        assert each in said
    assert made(folder, "U-003").title.en == "Dryer"


def test_an_exhibitor_that_a_part_of_the_name_means_is_offered_and_not_taken(
    folder: Path, answers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    answers += ["山间", "", "", ""]
    assert new_result.main(["--zone", "U", *TITLE]) == 0
    assert "没有展商“山间”，可写：institute | " in capsys.readouterr().out
    assert made(folder, "U-003").exhibitor is None


@pytest.mark.parametrize(
    ("name", "key"),
    [("坡地农机所", "po-di-nong-ji-suo"), ("slope-lab", "slope-lab"), ("！？", "hillside-institute")],
)
def test_a_key_for_a_new_exhibitor_is_proposed(
    folder: Path, answers: list[str], capsys: pytest.CaptureFixture[str], name: str, key: str
) -> None:
    answers += [name, "", "", ""]
    assert new_result.main(["--zone", "U", *TITLE]) == 0
    assert f"新展商的文件名，如 {key}；" in capsys.readouterr().out
    assert made(folder, "U-003").exhibitor is None


def test_a_key_that_is_taken_names_no_new_exhibitor(
    folder: Path, answers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    answers += ["坡地农机所", "institute", "slope-machinery", ""]
    assert new_result.main(["--zone", "U", *TITLE]) == 0
    assert "展商“institute”已有文件" in capsys.readouterr().out
    assert made(folder, "U-003").exhibitor == "slope-machinery"


def test_what_cannot_be_decoded_is_asked_for_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, answers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    of_test = builtins.input
    wrong: list[object] = [UnicodeDecodeError("utf-8", b"\xb2", 0, 1, "invalid"), "\udcb2"]

    def answer(question: str) -> str:
        first = wrong.pop(0) if wrong else of_test(question)
        if isinstance(first, Exception):
            raise first
        return str(first)

    monkeypatch.setattr(builtins, "input", answer)
    answers += ["institute", ""]
    assert new_result.main(["--zone", "U", *TITLE]) == 0
    assert capsys.readouterr().out.count("请把终端设为 UTF-8") == 2
    assert made(folder, "U-003").exhibitor == "institute"


@pytest.mark.parametrize("given", [[], ["U"], ["U", "", "低温脱水装置", "", "", ""]])
def test_who_breaks_off_leaves_nothing_behind(
    folder: Path, tmp_path: Path, answers: list[str], capsys: pytest.CaptureFixture[str], given: list[str]
) -> None:
    before = contents(folder)
    picture = str(photograph(tmp_path / "a.jpg", (640, 480)))
    answers += [*given[:-1], picture] if len(given) > 1 else given
    assert new_result.main([]) == 2
    assert "没有写出任何文件 | nothing was written" in capsys.readouterr().err
    assert contents(folder) == before
