"""`make new`, run on real folders with real pictures: what it writes, refuses and leaves alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from scripts import new_result
from tests.making import a_catalogue, a_provenance, a_result

from expo.checks import check
from expo.codes import Level
from expo.problems import Problem
from expo.reading import Catalogue, read_catalogue

TITLE = ("--title", "低温脱水装置", "--title-en", "Low-temperature dryer")


@pytest.fixture(autouse=True)
def _nobody_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1774396800")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue with a real result and two samples in one zone."""
    sample = a_provenance("sample")
    images = [{"file": "picture-1.jpg", "alt": {"zh": "图"}}, {"file": "old.png", "alt": {"zh": "图"}}]
    made = a_catalogue(
        tmp_path,
        results=[
            a_result("U-001"),
            a_result("U-002", provenance=sample, images=images),
            a_result("U-004", provenance=sample),
        ],
    )
    monkeypatch.setenv("CATALOGUE", str(made))
    return made


def read(folder: Path) -> tuple[Catalogue, list[Problem]]:
    catalogue, problems = read_catalogue(folder, folder.parent)
    return catalogue, [each for each in problems + check(catalogue) if each.level is Level.ERROR]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }


def photograph(file: Path, size: tuple[int, int] = (3000, 2000)) -> Path:
    """A camera's JPEG on its side: left half red, with a place, a comment and a profile of colours."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x0112] = 6  # To be turned by a quarter, clockwise.
    exif[0x010F] = "Maker-of-cameras"
    exif.get_ifd(0x8825)[1] = "N"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image.save(file, exif=exif, icc_profile=profile, comment=b"secret-comment", quality=95)
    return file


def test_a_new_result_takes_the_next_id_and_passes_the_check(folder: Path) -> None:
    before = contents(folder)
    assert new_result.main(["--zone", "universities", *TITLE, "--exhibitor", "institute"]) == 0
    after = contents(folder)
    assert set(after) - set(before) == {"universities/U-005.yaml"}
    assert {name: after[name] for name in before} == before
    catalogue, errors = read(folder)
    assert not errors
    record = next(each.record for each in catalogue.results if each.key == "U-005")
    assert (record.title.zh, record.title.en, record.exhibitor) == (TITLE[1], TITLE[3], "institute")
    assert record.provenance.kind == "submitted"
    assert record.provenance.date.isoformat() == "2026-03-25"


def test_a_zone_may_be_named_by_its_letter_and_have_no_folder_yet(folder: Path) -> None:
    assert new_result.main(["--zone", "D", *TITLE]) == 0
    assert (folder / "digital" / "D-001.yaml").is_file()
    assert not read(folder)[1]


@pytest.mark.parametrize(
    "said", ["U", "ｕ", "高校", "高校科研院所展区", "Universities and Research Institutes"]
)
def test_a_zone_is_meant_by_full_width_letters_and_by_its_name(folder: Path, said: str) -> None:
    assert new_result.main(["--zone", said, *TITLE]) == 0
    assert (folder / "universities" / "U-005.yaml").is_file()


@pytest.mark.parametrize("said", ["institute", "Ｉｎｓｔｉｔｕｔｅ", "山间研究所", "hillside institute"])
def test_an_exhibitor_is_meant_by_its_name_as_well(folder: Path, said: str) -> None:
    assert new_result.main(["--zone", "U", *TITLE, "--exhibitor", said]) == 0
    assert "\nexhibitor: institute\n" in (folder / "universities" / "U-005.yaml").read_text("utf-8")


def test_each_time_it_takes_another_id(folder: Path) -> None:
    for id in ("U-005", "U-006"):
        assert new_result.main(["--zone", "U", *TITLE]) == 0
        assert (folder / "universities" / f"{id}.yaml").is_file()


def test_a_folder_without_a_record_keeps_its_number(folder: Path) -> None:
    (folder / "universities" / "U-009").mkdir()
    assert new_result.main(["--zone", "U", *TITLE]) == 0
    assert (folder / "universities" / "U-010.yaml").is_file()


def test_a_picture_is_upright_small_enough_and_without_metadata(folder: Path, tmp_path: Path) -> None:
    original = photograph(tmp_path / "IMG 1.JPG")
    kept = original.read_bytes()
    arguments = [
        "--zone",
        "U",
        *TITLE,
        "--picture",
        str(original),
        "--alt",
        "一台装置",
        "--alt-en",
        "A dryer",
    ]
    assert new_result.main(arguments) == 0
    copied = folder / "universities" / "U-005" / "picture-1.jpg"
    with Image.open(copied) as image:
        assert image.format == "JPEG"
        assert image.size == (1600, 2400)
        assert not image.getexif()
        assert {"icc_profile", "comment", "exif"}.isdisjoint(image.info)
        red, blue = image.getpixel((800, 100)), image.getpixel((800, 2300))
    assert isinstance(red, tuple) and red[0] > 240 and red[2] < 15
    assert isinstance(blue, tuple) and blue[2] > 240 and blue[0] < 15
    for private in (b"Exif", b"Maker-of-cameras", b"secret-comment"):
        assert private in kept
        assert private not in copied.read_bytes()
    assert original.read_bytes() == kept
    catalogue, errors = read(folder)
    assert not errors
    (image_of,) = next(each.record for each in catalogue.results if each.key == "U-005").images
    assert (image_of.alt.zh, image_of.alt.en) == ("一台装置", "A dryer")


@pytest.mark.parametrize("given", [".", "图*"])
def test_a_folder_gives_its_pictures_in_the_order_of_their_numbers(
    folder: Path, tmp_path: Path, given: str
) -> None:
    pictures = tmp_path / "照 片"
    pictures.mkdir()
    for name, width in (("图2.jpg", 602), ("图10.jpg", 610), ("图1.PNG", 601), (".hidden.jpg", 600)):
        Image.new("RGB", (width, 500)).save(pictures / name)
    (pictures / "说明.txt").write_text("不是图片", "utf-8")
    arguments = ["--zone", "U", *TITLE, "--picture", str(pictures / given), "--alt", "第三张"]
    assert new_result.main(arguments) == 0
    widths = []
    for copied in sorted((folder / "universities" / "U-005").iterdir()):
        with Image.open(copied) as image:
            widths.append(image.width)
    assert widths == [601, 602, 610]
    text = (folder / "universities" / "U-005.yaml").read_text("utf-8")
    assert text.index("picture-3.jpg") < text.index("第三张")


def test_a_small_transparent_picture_is_neither_enlarged_nor_black(folder: Path, tmp_path: Path) -> None:
    text = PngInfo()
    text.add_text("Author", "somebody")
    Image.new("RGBA", (640, 480), (0, 0, 0, 0)).save(tmp_path / "a.png", pnginfo=text)
    assert new_result.main(["--zone", "U", *TITLE, "--picture", str(tmp_path / "a.png"), "--alt", "图"]) == 0
    copied = folder / "universities" / "U-005" / "picture-1.jpg"
    with Image.open(copied) as image:
        assert image.size == (640, 480)
        corner = image.getpixel((0, 0))
    assert isinstance(corner, tuple) and min(corner) > 230
    assert b"somebody" not in copied.read_bytes()


def test_without_alternative_text_the_record_is_not_done_and_that_is_said(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = photograph(tmp_path / "a.jpg", (640, 480)), photograph(tmp_path / "b.jpg", (640, 480))
    arguments = ["--zone", "U", *TITLE, "--picture", str(first), "--picture", str(second), "--alt", "装置"]
    assert new_result.main(arguments) == 0
    said = capsys.readouterr().out
    assert (
        "picture-1.jpg 还没有替代文字；写好以前 make check 不会通过 | picture-1.jpg: no alternative text"
        in said
    )
    assert "picture-2.jpg 还没有" not in said
    (error,) = read(folder)[1]
    assert (error.code, Path(error.place.path).name) == ("missing-field", "U-005.yaml")


def test_a_sample_makes_room_with_its_file_and_all_its_pictures(folder: Path, tmp_path: Path) -> None:
    before = contents(folder)
    picture = photograph(tmp_path / "a.jpg", (640, 480))
    assert new_result.main(["--replace", "U-002", *TITLE, "--picture", str(picture), "--alt", "装置"]) == 0
    after = contents(folder)
    assert set(before) - set(after) == {"universities/U-002/old.png"}
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {"universities/U-002.yaml", "universities/U-002/picture-1.jpg"}
    assert not read(folder)[1]


def test_a_sample_s_folder_goes_where_no_picture_comes(folder: Path) -> None:
    assert new_result.main(["--replace", "U-002", *TITLE, "--exhibitor", "institute"]) == 0
    assert not (folder / "universities" / "U-002").exists()
    assert not read(folder)[1]


def test_a_new_exhibitor_gets_a_file_to_go_on_with(folder: Path) -> None:
    names = ("--exhibitor-name", "坡地农机所", "--exhibitor-name-en", "Slope Machinery Institute")
    assert new_result.main(["--zone", "U", *TITLE, "--new-exhibitor", "slope-machinery", *names]) == 0
    catalogue, errors = read(folder)
    assert not errors
    record = next(each.record for each in catalogue.exhibitors if each.key == "slope-machinery")
    assert (record.name.zh, record.name.en) == (names[1], names[3])
    assert (
        next(each for each in catalogue.results if each.key == "U-005").record.exhibitor == "slope-machinery"
    )


REFUSED: dict[str, tuple[list[str], str, str]] = {
    "no zone": ([*TITLE], "--zone", "--zone"),
    "no such zone": (["--zone", "universites", *TITLE], "可写：universities", "write: universities"),
    "no title": (["--zone", "U"], "--title", "--title"),
    "a title of spaces": (["--zone", "U", "--title", "  "], "--title", "--title"),
    "a title too long": (["--zone", "U", "--title", "长" * 121], "最多 120 个", "at most 120"),
    "no such exhibitor": (
        ["--zone", "U", *TITLE, "--exhibitor", "instiute"],
        "可写：institute",
        "write: institute",
    ),
    "an exhibitor that is there already": (
        ["--zone", "U", *TITLE, "--new-exhibitor", "institute", "--exhibitor-name", "甲"],
        "已有文件",
        "has a file",
    ),
    "a key that leads elsewhere": (
        ["--zone", "U", *TITLE, "--new-exhibitor", "../institute", "--exhibitor-name", "甲"],
        "小写字母",
        "small letters",
    ),
    "a new exhibitor without a name": (
        ["--zone", "U", *TITLE, "--new-exhibitor", "other"],
        "--exhibitor-name",
        "--exhibitor-name",
    ),
    "two exhibitors": (
        ["--zone", "U", *TITLE, "--exhibitor", "institute", "--new-exhibitor", "other"],
        "只能用一个",
        "either",
    ),
    "a record that is no sample": (["--replace", "U-001", *TITLE], "U-001 不是示例", "U-001 is not a sample"),
    "an id that is not there": (["--replace", "U-003", *TITLE], "没有 U-003", "no U-003"),
    "an id that leads elsewhere": (["--replace", "U/../U-002", *TITLE], "没有 U/../U-002", "no U/../U-002"),
    "a sample of another zone": (["--zone", "D", "--replace", "U-002", *TITLE], "没有 U-002", "no U-002"),
    "no such picture": (["--zone", "U", *TITLE, "--picture", "none.jpg"], "没有图片", "no picture file"),
    "a pattern of no picture": (
        ["--zone", "U", *TITLE, "--picture", "none*.jpg"],
        "没有图片",
        "no picture file",
    ),
    "a folder of no picture": (
        ["--zone", "U", *TITLE, "--picture", str(Path(__file__).parent)],
        "里没有图片",
        "no picture in the folder",
    ),
    "a part of an exhibitor's name": (
        ["--zone", "U", *TITLE, "--exhibitor", "institut"],
        "可写：institute",
        "write: institute",
    ),
    "an alternative text without a picture": (["--zone", "U", *TITLE, "--alt", "图"], "--picture", "after"),
    "a date that is none": (["--zone", "U", *TITLE, "--date", "2026-02-30"], "2026-02-30", "2026-02-30"),
    "an unknown argument": (["--zone", "U", *TITLE, "--colour", "red"], "用法不对", "wrong use"),
    "too many pictures": (
        ["--zone", "U", *TITLE, "--picture", *[__file__] * 13],
        "最多 12 张",
        "12 at most",
    ),
    "an argument in another encoding": (["--zone", "U", "--title", "\udcb2\udce2"], "UTF-8", "UTF-8"),
}


@pytest.mark.parametrize(("arguments", "zh", "en"), REFUSED.values(), ids=REFUSED)
def test_wrong_use_is_told_in_one_line_and_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], zh: str, en: str
) -> None:
    before = contents(folder)
    assert new_result.main(arguments) == 2
    said = capsys.readouterr()
    (line,) = said.err.splitlines()
    chinese, english = line.split(" | ")
    assert zh in chinese
    assert en in english
    assert said.out == ""
    assert contents(folder) == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"GIF89a and so on", "GIF"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC）；请先另存为 JPEG | "),
        (b"\xff\xd8\xff\xe0 cut off", "picture.jpg"),
        (b"", "picture.jpg"),
    ],
)
def test_what_is_no_usable_picture_is_refused_and_nothing_written(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    (tmp_path / "picture.jpg").write_bytes(content)
    before = contents(folder)
    assert new_result.main(["--replace", "U-002", *TITLE, "--picture", str(tmp_path / "picture.jpg")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert contents(folder) == before


def test_a_picture_of_too_many_pixels_is_refused_with_what_helps(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("expo.image_files.MOST_PIXELS", 640 * 480 - 1)
    file = photograph(tmp_path / "a.jpg", (640, 480))
    assert new_result.main(["--zone", "U", *TITLE, "--picture", str(file)]) == 2
    assert "；请先缩小 | " in capsys.readouterr().err
    assert not (folder / "universities" / "U-005.yaml").exists()


def test_a_picture_cut_short_is_refused(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = photograph(tmp_path / "a.jpg")
    file.write_bytes(file.read_bytes()[:-5000])
    before = contents(folder)
    assert new_result.main(["--zone", "U", *TITLE, "--picture", str(file)]) == 2
    assert "图片“a.jpg”已损坏" in capsys.readouterr().err
    assert contents(folder) == before


@pytest.mark.parametrize("last", ["U-002", "U-002.yaml", "slope-machinery.yaml"])
def test_what_fails_half_way_leaves_all_as_it_was(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    last: str,
) -> None:
    rename = Path.rename

    def until_last(source: Path, target: Path) -> Path:
        if target.name == last and source.parent.name != "old" and "made" in source.parts:
            raise OSError(28, "No space left on device", str(target))
        return rename(source, target)

    before = contents(folder)
    picture = photograph(tmp_path / "a.jpg", (640, 480))
    monkeypatch.setattr(Path, "rename", until_last)
    arguments = [
        "--replace",
        "U-002",
        *TITLE,
        "--picture",
        str(picture),
        "--new-exhibitor",
        "slope-machinery",
    ]
    assert new_result.main([*arguments, "--exhibitor-name", "坡地农机所"]) == 2
    assert "No space left" in capsys.readouterr().err
    assert contents(folder) == before
    assert not list(folder.rglob(".new-*"))


def test_what_fails_in_a_new_zone_leaves_no_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_source: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(target))

    monkeypatch.setattr(Path, "rename", refused)
    assert new_result.main(["--zone", "D", *TITLE]) == 2
    assert not (folder / "digital").exists()


@pytest.mark.parametrize("name", ["exhibition.yaml", "vocabularies.yaml"])
def test_what_the_catalogue_lacks_is_reported_as_its_problem(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (folder / name).write_text("a: [\n")
    before = contents(folder)
    assert new_result.main(["--zone", "U", *TITLE]) == 1
    assert f"{name}:" in capsys.readouterr().out
    assert contents(folder) == before


def test_no_catalogue_is_wrong_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CATALOGUE", str(tmp_path / "none"))
    assert new_result.main(["--zone", "U", *TITLE]) == 2
    assert "没有图录文件夹" in capsys.readouterr().err


def test_the_locale_does_not_matter(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, new_result.__file__, "--zone", "U", "--title", "低温脱水装置"],
        env={
            "PATH": os.environ["PATH"],
            "CATALOGUE": str(folder),
            **{"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "已写出" in done.stdout.decode("utf-8")
    assert "\ntitle:\n  zh: 低温脱水装置\n" in (folder / "universities" / "U-005.yaml").read_text("utf-8")
