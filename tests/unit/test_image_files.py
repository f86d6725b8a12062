"""What image files are taken for, judged by their content."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from expo.image_files import MOST_BYTES, ImageFile, find_damage, inspect, orientation, upright
from expo.problems import Place

PLACE = Place("catalogue/universities/U-001.yaml", 7, 5)


def picture(width: int = 640, height: int = 480, mode: str = "RGB") -> Image.Image:
    return Image.linear_gradient("L").resize((width, height)).convert(mode)


def encoded(format: str, image: Image.Image | None = None, **options: object) -> bytes:
    buffer = BytesIO()
    (image or picture()).save(buffer, format, **options)
    return buffer.getvalue()


def with_orientation(value: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = value
    return exif


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png_header(width: int, height: int) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def look(folder: Path, content: bytes, name: str = "picture.jpg") -> tuple[ImageFile | None, list[str]]:
    file = folder / name
    file.write_bytes(content)
    image, problems = inspect(file, PLACE)
    return image, [each.code for each in problems]


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_each_accepted_format_is_known_by_its_content_whatever_its_name(tmp_path: Path, format: str) -> None:
    image, codes = look(tmp_path, encoded(format), "picture.png")
    assert codes == []
    assert image is not None
    assert (image.format, image.width, image.height) == (format, 640, 480)
    assert find_damage(image, PLACE) is None


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200)
HEIC_BY_THE_GENERAL_BRAND = b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic" + bytes(200)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (encoded("GIF"), "GIF"),
        (encoded("BMP"), "BMP"),
        (encoded("TIFF"), "TIFF"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "SVG"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><svg/>', "SVG"),
        (b"<!-- drawn --><svg/>", "SVG"),
        (b"<!DOCTYPE html><title>404</title>", "HTML"),
        (b"\n<html><script>alert(1)</script></html>", "HTML"),
        (HEIC, "HEIC"),
        (HEIC_BY_THE_GENERAL_BRAND, "HEIC"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "ZIP"),
        (b"", "?"),
        (b"plain text", "?"),
    ],
)
def test_another_format_named_jpg_is_refused_and_named(tmp_path: Path, content: bytes, found: str) -> None:
    file = tmp_path / "picture.jpg"
    file.write_bytes(content)
    image, problems = inspect(file, PLACE)
    assert image is None
    assert [each.code for each in problems] == ["image-format"]
    assert found in problems[0].en
    assert problems[0].place == PLACE


def test_a_symbolic_link_is_refused_even_to_a_good_image(tmp_path: Path) -> None:
    (tmp_path / "good.jpg").write_bytes(encoded("JPEG"))
    (tmp_path / "picture.jpg").symlink_to(tmp_path / "good.jpg")
    image, problems = inspect(tmp_path / "picture.jpg", PLACE)
    assert image is None
    assert [each.code for each in problems] == ["file-symlink"]


def test_a_folder_that_is_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "picture.jpg").write_bytes(encoded("JPEG"))
    (tmp_path / "U-001").symlink_to(tmp_path / "real")
    assert [each.code for each in inspect(tmp_path / "U-001" / "picture.jpg", PLACE)[1]] == ["file-symlink"]


def test_a_missing_image_is_reported_with_the_name_that_differs_only_in_case(tmp_path: Path) -> None:
    (tmp_path / "Picture.JPG").write_bytes(encoded("JPEG"))
    (tmp_path / "other.jpg").write_bytes(encoded("JPEG"))
    image, problems = inspect(tmp_path / "picture.jpg", PLACE)
    assert image is None
    assert [(each.code, each.hint) for each in problems] == [("image-missing", "Picture.JPG")]


def test_a_name_longer_than_the_file_system_allows_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    image, problems = inspect(tmp_path / ("图" * 96 + ".jpg"), PLACE)
    assert image is None
    assert len(problems) == 1


def test_a_folder_with_the_name_of_an_image_is_no_image(tmp_path: Path) -> None:
    (tmp_path / "picture.jpg").mkdir()
    assert [each.code for each in inspect(tmp_path / "picture.jpg", PLACE)[1]] == ["image-missing"]


def test_too_many_bytes_are_refused_without_being_read(tmp_path: Path) -> None:
    file = tmp_path / "picture.jpg"
    with file.open("wb") as opened:
        opened.truncate(MOST_BYTES + 1)
    image, problems = inspect(file, PLACE)
    assert image is None
    assert [each.code for each in problems] == ["image-bytes"]


def test_too_many_pixels_are_refused_by_the_header_alone(tmp_path: Path) -> None:
    # 400 megapixels in under a hundred bytes: anything that decoded it would find no pixels and complain.
    assert look(tmp_path, png_header(20000, 20000)) == (None, ["image-pixels"])


def test_a_narrow_image_is_accepted_with_a_warning(tmp_path: Path) -> None:
    image, codes = look(tmp_path, encoded("PNG", picture(479, 600)))
    assert image is not None
    assert codes == ["image-small"]


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("part", [0.02, 0.6, 0.97])
def test_a_truncated_image_is_damaged(tmp_path: Path, format: str, part: float) -> None:
    whole = encoded(format, Image.effect_noise((640, 480), 60).convert("RGB"))
    image, codes = look(tmp_path, whole[: int(len(whole) * part)])
    if image is not None:
        found = find_damage(image, PLACE)
        codes = [found.code] if found else []
    assert codes == ["image-damaged"]


def test_an_image_removed_after_inspection_is_damaged_and_no_traceback(tmp_path: Path) -> None:
    image, _ = look(tmp_path, encoded("PNG"))
    assert image is not None
    image.file.unlink()
    found = find_damage(image, PLACE)
    assert found is not None
    assert found.code == "image-damaged"
    assert str(tmp_path) not in found.en


@pytest.mark.parametrize("format", ["WEBP", "PNG", "AVIF"])
def test_an_animated_image_is_refused(tmp_path: Path, format: str) -> None:
    frames = {"save_all": True, "append_images": [picture().rotate(180)], "duration": 100}
    assert look(tmp_path, encoded(format, picture(), **frames)) == (None, ["image-animated"])


def test_the_second_picture_of_a_telephone_does_not_count_as_animation(tmp_path: Path) -> None:
    content = encoded("MPO", picture(), save_all=True, append_images=[picture(320, 240)])
    image, codes = look(tmp_path, content)
    assert codes == []
    assert image is not None
    assert (image.width, image.height) == (640, 480)
    assert find_damage(image, PLACE) is None


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("value", range(9))
def test_width_and_height_are_those_seen_after_orientation(tmp_path: Path, format: str, value: int) -> None:
    image, _ = look(tmp_path, encoded(format, exif=with_orientation(value)))
    assert image is not None
    assert (image.width, image.height) == ((480, 640) if value >= 5 else (640, 480))
    with Image.open(image.file) as opened:
        assert upright(opened).size == (image.width, image.height)


def test_an_orientation_that_does_not_exist_leaves_the_image_as_it_is(tmp_path: Path) -> None:
    image, codes = look(tmp_path, encoded("JPEG", exif=with_orientation(77)))
    assert codes == []
    assert image is not None
    assert (image.width, image.height) == (640, 480)


def test_exif_behind_the_pixels_of_a_png_does_not_count_so_that_no_pixel_need_be_decoded(
    tmp_path: Path,
) -> None:
    whole = encoded("PNG")
    late = chunk(b"eXIf", with_orientation(6).tobytes().removeprefix(b"Exif\0\0"))
    image, _ = look(tmp_path, whole[:-12] + late + whole[-12:])
    assert image is not None
    assert (image.width, image.height) == (640, 480)
    with Image.open(image.file) as opened:
        assert orientation(opened) == 1
        assert upright(opened).size == (640, 480)


def test_the_digest_is_that_of_the_content_not_of_the_name(tmp_path: Path) -> None:
    one, _ = look(tmp_path, encoded("JPEG"), "one.jpg")
    two, _ = look(tmp_path, encoded("JPEG"), "two.jpg")
    other, _ = look(tmp_path, encoded("JPEG", picture(640, 481)), "other.jpg")
    assert one is not None
    assert two is not None
    assert other is not None
    assert one.digest == two.digest != other.digest


STARTS = (
    b"",
    b"\xff\xd8\xff\xe0\0\x10JFIF\0",
    png_header(9, 9)[:33],
    encoded("WEBP")[:60],
    encoded("AVIF")[:300],
)


@settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=400))
@example(start=b"", rest=b"")
def test_random_bytes_give_problems_and_never_a_traceback(tmp_path: Path, start: bytes, rest: bytes) -> None:
    image, codes = look(tmp_path, start + rest)
    if image is None:
        assert codes
        assert set(codes) <= {"image-format", "image-damaged", "image-pixels", "image-animated"}
    else:
        found = find_damage(image, PLACE)
        assert found is None or found.code == "image-damaged"


@settings(
    max_examples=100,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    format=st.sampled_from(["JPEG", "PNG", "WEBP", "AVIF"]),
    at=st.integers(0, 10**6),
    value=st.integers(0, 255),
)
def test_one_wrong_byte_gives_an_image_or_problems_and_never_a_traceback(
    tmp_path: Path, format: str, at: int, value: int
) -> None:
    content = bytearray(encoded(format, picture(64, 48), exif=with_orientation(6)))
    content[at % len(content)] = value
    image, codes = look(tmp_path, bytes(content))
    if image is None:
        assert codes
    else:
        found = find_damage(image, PLACE)
        assert found is None or found.code == "image-damaged"
