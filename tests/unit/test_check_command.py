"""`make check`, run as it is run by hand: what it prints and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.making import REAL_CATALOGUE, a_catalogue, a_result

ROOT = Path(__file__).parents[2]


def run(catalogue: Path | str | None, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    # A locale without Chinese, and no help from the caller's path.
    settings = {"PATH": os.environ["PATH"], "LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    if catalogue is not None:
        settings["CATALOGUE"] = str(catalogue)
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "check.py", *options],
        env={**settings, **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="backslashreplace",
    )
    assert "Traceback" not in done.stderr
    return done


def with_mistakes(tmp_path: Path) -> Path:
    """Three broken files, each in a way of its own, and one warning for each zone."""
    folder = a_catalogue(tmp_path, results=[a_result(), a_result("K-001", cluster="gold"), a_result("D-001")])
    (folder / "digital" / "D-001.yaml").write_text("id: [\n")
    (folder / "exhibitors" / "institute.yaml").write_bytes("name: {zh: 研究所}\n".encode("gbk"))
    return folder


def test_a_right_catalogue_ends_with_0(tmp_path: Path) -> None:
    done = run(a_catalogue(tmp_path))
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1].startswith("0 errors, ")
    assert done.stderr == ""


def test_the_own_catalogue_is_the_default_one() -> None:
    assert run(None).stdout == run(REAL_CATALOGUE).stdout


def test_errors_end_with_1_and_all_stand_in_one_run(tmp_path: Path) -> None:
    done = run(with_mistakes(tmp_path))
    lines = done.stdout.splitlines()
    errors = [line.split(": ")[:3] for line in lines if ": error: " in line]
    assert done.returncode == 1
    assert [(Path(place.split(":")[0]).name, code) for place, _, code in errors] == [
        ("D-001.yaml", "yaml-syntax"),
        ("institute.yaml", "file-encoding"),
        ("K-001.yaml", "unknown-word"),
    ]
    assert lines[-1] == f"3 errors, {len(lines) - 4} warnings"


def test_json_is_a_list_of_problems(tmp_path: Path) -> None:
    done = run(with_mistakes(tmp_path), FORMAT="json")
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert [each["code"] for each in found if each["level"] == "error"] == [
        "yaml-syntax",
        "file-encoding",
        "unknown-word",
    ]
    assert {tuple(each) for each in found} == {
        ("path", "line", "column", "level", "code", "zh", "en", "hint")
    }


def test_github_form_is_commands(tmp_path: Path) -> None:
    lines = run(with_mistakes(tmp_path), FORMAT="github").stdout.splitlines()
    assert all(line.startswith(("::error file=", "::warning file=")) for line in lines[:-1])


def test_samples_are_left_out_on_wish(tmp_path: Path) -> None:
    sample = a_result("U-002", provenance={"kind": "sample", "source": {"zh": "示例"}, "date": "2026-03-25"})
    folder = a_catalogue(tmp_path, results=[a_result(), sample])
    with_samples, without = run(folder).stdout, run(folder, SAMPLES="0").stdout
    assert "现有 2 项" in with_samples
    assert "现有 2 项" not in without


@pytest.mark.parametrize(
    ("catalogue", "form"),
    [("no/such/folder", "text"), ("no\nsuch\nfolder", "text"), ("catalogue", "xml"), ("catalogue", "TEXT\n")],
)
def test_wrong_use_ends_with_2_and_one_line_in_both_languages(catalogue: str, form: str) -> None:
    done = run(catalogue, FORMAT=form)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert " | " in done.stderr


def with_slips(tmp_path: Path) -> tuple[Path, Path, bytes]:
    """A catalogue, a record in it with slips behind a byte order mark, and that record as it should be."""
    folder = a_catalogue(tmp_path)
    file = folder / "universities" / "U-001.yaml"
    whole = file.read_bytes().replace(b"provenance:", b"booth: A1\r\nprise: 1\nprovenance:")
    right = b"\xef\xbb\xbf" + whole
    wrong = right.replace(b"id: U-001", b"id: u-001").replace(b"booth: ", "booth：".encode())
    file.write_bytes(wrong)
    return folder, file, right


def test_what_is_safe_is_repaired_on_wish_and_the_rest_is_told(tmp_path: Path) -> None:
    folder, file, right = with_slips(tmp_path)
    exhibitor = folder / "exhibitors" / "institute.yaml"
    content = exhibitor.read_bytes()
    exhibitor.write_bytes(content.decode().encode("gbk"))
    done = run(folder, "--fix")
    *lines, count = [line for line in done.stdout.splitlines() if ": warning: " not in line]
    told = [(line.split(":")[0].rpartition("/")[2], *line.split(": ")[1:3]) for line in lines]
    assert told == [
        ("institute.yaml", "fixed", "file-encoding"),
        ("U-001.yaml", "fixed", "bad-id"),
        ("U-001.yaml", "fixed", "yaml-colon"),
        ("U-001.yaml", "error", "unknown-key"),
    ]
    assert [done.returncode, file.read_bytes(), exhibitor.read_bytes()] == [1, right, content]
    assert count.startswith("1 errors, ")
    assert ": fixed: " not in run(folder, "--fix").stdout


def test_repairs_do_not_stand_among_problems_in_json(tmp_path: Path) -> None:
    folder, _, _ = with_slips(tmp_path)
    done = run(folder, "--fix", FORMAT="json")
    assert [each["code"] for each in json.loads(done.stdout) if each["level"] == "error"] == ["unknown-key"]
    assert [line.split(": ")[1:3] for line in done.stderr.splitlines()] == [
        ["fixed", "bad-id"],
        ["fixed", "yaml-colon"],
    ]


def test_without_the_wish_and_behind_a_link_nothing_is_written(tmp_path: Path) -> None:
    folder, file, _ = with_slips(tmp_path)
    wrong = file.read_bytes()
    run(folder)
    outside = file.rename(tmp_path / "outside.yaml")
    file.symlink_to(outside)
    run(folder, "--fix")
    assert outside.read_bytes() == wrong
