"""ZIPs that exhibitors send in: what is taken of them, and that nothing else gets into the catalogue."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from scripts.import_submission import main as import_submission
from scripts.settings import WrongUseError
from tests.making import a_catalogue, a_provenance, a_result, an_exhibitor

from expo import submissions
from expo.submissions import unpack
from expo.writing import as_yaml

ZONES = ("universities", "industry")


def a_zip(files: Mapping[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def a_picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (640, 480), "teal").save(buffer, "JPEG")
    return buffer.getvalue()


def codes(content: bytes) -> list[str]:
    return [each.code for each in unpack(content, "x.zip", ZONES)[1]]


# --------------------------------------------------------------------------------------------------- archives


@pytest.mark.parametrize("above", ["", "catalogue/", "K-010/catalogue/", "../../", "/", "C:\\下载\\"])
def test_files_go_to_their_place_wherever_they_stand_in_the_archive(above: str) -> None:
    names = ["exhibitors/institute.yaml", "industry/K-010.yaml", "industry/K-010/现场.jpg"]
    submission, problems = unpack(a_zip({above + name: b"x" for name in names}), "x.zip", ZONES)
    assert list(submission.files) == names
    assert problems == []


@pytest.mark.parametrize(
    "name",
    [
        ".github/workflows/check.yml",
        "Makefile",
        "catalogue/vocabularies.yaml",
        "catalogue/industry/notes.yaml",
        "catalogue/industry/K-010/run.sh",
        "catalogue/industry/K-010/a.jpg/../../../../run.sh",
        "catalogue/elsewhere/K-010.yaml",
        "catalogue/exhibitors/../Makefile.yaml",
    ],
)
def test_nothing_else_is_taken_and_each_is_told(name: str) -> None:
    submission, problems = unpack(a_zip({"industry/K-010.yaml": b"x", name: b"x"}), "x.zip", ZONES)
    assert list(submission.files) == ["industry/K-010.yaml"]
    assert [each.code for each in problems] == ["submission-file"]


def test_what_the_form_and_systems_add_is_left_out_in_silence() -> None:
    names = ["读我 README.txt", "__MACOSX/industry/._K-010.yaml", "industry/K-010/.DS_Store"]
    assert codes(a_zip({"industry/K-010.yaml": b"x"} | dict.fromkeys(names, b"x"))) == []


def test_a_name_in_gbk_is_read_as_it_was_written() -> None:
    stand_in = "industry/K-010/@@@@.jpg"
    content = a_zip({"industry/K-010.yaml": b"x", stand_in: b"x"})
    content = content.replace(stand_in.encode(), "industry/K-010/现场.jpg".encode("gbk"))
    submission, _ = unpack(content, "x.zip", ZONES)
    assert "industry/K-010/现场.jpg" in submission.files


def test_a_name_that_comes_twice_counts_once() -> None:
    submission, problems = unpack(
        a_zip({"industry/K-010.yaml": b"first", "copy/industry/K-010.yaml": b"second"}), "x.zip", ZONES
    )
    assert dict(submission.files) == {"industry/K-010.yaml": b"first"}
    assert [each.code for each in problems] == ["submission-file"]


def test_what_is_no_archive_or_a_damaged_encrypted_or_endless_one_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    good = a_zip({"industry/K-010.yaml": b"x" * 5000})
    entry = good.index(b"PK\x01\x02")
    encrypted = good[: entry + 8] + b"\x01\x00" + good[entry + 10 :]
    for content in (b"", b"id: K-010", good[:-30], good.replace(b"xxx", b"yyy"), encrypted):
        assert codes(content) == ["submission-unreadable"]
    assert codes(a_zip({f"industry/K-{number:03}.yaml": b"" for number in range(300)})) == [
        "submission-unreadable"
    ]
    monkeypatch.setattr(submissions, "MOST_BYTES_IN_ALL", 4000)
    assert codes(good) == ["submission-unreadable"]


def test_an_archive_without_a_record_says_so() -> None:
    assert codes(a_zip({"成果.docx": b"x"})) == ["submission-file", "submission-empty"]


@given(st.binary(max_size=400), st.integers(0, 300), st.binary(max_size=8))
def test_no_bytes_whatever_end_in_an_error(other: bytes, at: int, piece: bytes) -> None:
    good = a_zip({"industry/K-010.yaml": b"id: K-010", "industry/K-010/现场.jpg": b"x"})
    for content in (other, good[:at] + piece + good[at + len(piece) :]):
        submission, problems = unpack(content, "x.zip", ZONES)
        assert submission.records or problems


# ------------------------------------------------------------------------------------------------ the command


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue of a real result, and of a sample with two pictures."""
    images = [{"file": f"picture-{number}.jpg", "alt": {"zh": "图"}} for number in (1, 2)]
    sample = a_result("K-001", provenance=a_provenance("sample"), exhibitor=None, images=images)
    made = a_catalogue(tmp_path, results=[a_result("U-001"), sample])
    monkeypatch.setattr("scripts.import_submission.ROOT", tmp_path)
    monkeypatch.setattr("scripts.checked.ROOT", tmp_path)
    monkeypatch.setenv("CATALOGUE", str(made))
    return made


def sent(tmp_path: Path, id: str = "K-001", **changes: object) -> Path:
    """The ZIP of a result with a picture."""
    images = [{"file": "picture-1.jpg", "alt": {"zh": "现场"}}]
    record = a_result(id, images=images, **changes)
    zone = {"U": "universities", "K": "industry"}[id[0]]
    file = tmp_path / f"{id}.zip"
    text = as_yaml(record, "../schema/result.schema.json")
    file.write_bytes(a_zip({f"{zone}/{id}.yaml": text, f"{zone}/{id}/picture-1.jpg": a_picture()}))
    return file


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_a_sample_makes_room_with_its_pictures(folder: Path, tmp_path: Path) -> None:
    assert import_submission([str(sent(tmp_path))]) == 0
    assert "submitted" in (folder / "industry" / "K-001.yaml").read_text("utf-8")
    assert [file.name for file in (folder / "industry" / "K-001").iterdir()] == ["picture-1.jpg"]
    assert (folder / "industry" / "K-001" / "picture-1.jpg").read_bytes() == a_picture()


def test_a_dry_run_shows_what_would_change_and_writes_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(folder)
    assert import_submission([str(sent(tmp_path)), "--dry-run"]) == 0
    assert files(folder) == before
    told = capsys.readouterr().out
    assert "+id: K-001" in told and "~ industry/K-001/picture-1.jpg" in told
    assert "- industry/K-001/picture-2.jpg" in told and "-id: K-001" not in told


def test_a_real_record_changes_only_when_that_is_asked_for(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(folder)
    file = sent(tmp_path, "U-001", stage="pilot")
    assert import_submission([str(file)]) == 1
    assert "submission-exists" in (told := capsys.readouterr().out) and "ID=U-002" in told
    assert files(folder) == before
    assert import_submission([str(file), "--update"]) == 0
    assert "pilot" in (folder / "universities" / "U-001.yaml").read_text("utf-8")


def test_a_result_whose_id_was_taken_meanwhile_gets_another(folder: Path, tmp_path: Path) -> None:
    before = files(folder)
    assert import_submission([str(sent(tmp_path, "U-001", stage="pilot")), "--id", "U-002"]) == 0
    after = files(folder)
    assert before.items() <= after.items()
    assert sorted(after.keys() - before.keys()) == [
        "universities/U-002.yaml",
        "universities/U-002/picture-1.jpg",
    ]
    assert "\nid: U-002\n" in after["universities/U-002.yaml"].decode()


@pytest.mark.parametrize("id", ["K-002", "U2", "../U-002"])
def test_an_id_that_does_not_fit_is_refused(folder: Path, tmp_path: Path, id: str) -> None:
    with pytest.raises(WrongUseError):
        import_submission([str(sent(tmp_path, "U-001")), "--id", id])


def test_an_exhibitor_that_is_there_is_not_overwritten_unasked(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.zip"
    taken = as_yaml(an_exhibitor(name={"zh": "另一家"}), "../schema/exhibitor.schema.json")
    record = as_yaml(a_result("K-002"), "../schema/result.schema.json")
    file.write_bytes(a_zip({"industry/K-002.yaml": record, "exhibitors/institute.yaml": taken}))
    before = files(folder)
    assert import_submission([str(file)]) == 1
    assert "exhibitors/institute.yaml" in capsys.readouterr().out
    assert files(folder) == before


def test_what_the_check_refuses_is_told_at_its_line_and_not_written(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(folder)
    assert import_submission([str(sent(tmp_path, "K-002", exhibitor="nobody", stage="pilott"))]) == 1
    told = capsys.readouterr().out
    assert "catalogue/industry/K-002.yaml:4:12: error: unknown-exhibitor" in told
    assert "error: unknown-word" in told
    assert files(folder) == before


def test_the_same_submission_again_changes_nothing(folder: Path, tmp_path: Path) -> None:
    file = str(sent(tmp_path))
    assert import_submission([file]) == 0
    before = files(folder)
    assert import_submission([file]) == 0
    assert files(folder) == before
