"""Renditions of images: their sizes and colours, what is left out of them, and the cache they are kept in."""

from __future__ import annotations

import base64
import json
import shutil
import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from expo import addresses
from expo.image_files import ImageFile, inspect
from expo.images import MOST_HEIGHT, PAPER, encode, known_good, prune
from expo.media import ImageSet, Rendition
from expo.problems import Place

Colour = tuple[int, int, int]
RED, GREEN, BLUE, WHITE = (230, 20, 20), (20, 200, 40), (30, 40, 220), (255, 255, 255)
PAPER_COLOUR = (0xFB, 0xFA, 0xF6)


def quarters(width: int = 800, height: int = 600) -> Image.Image:
    """Red above left, green above right, blue below left, white below right."""
    image = Image.new("RGB", (width, height), RED)
    draw = ImageDraw.Draw(image)
    draw.rectangle((width // 2, 0, width, height // 2), fill=GREEN)
    draw.rectangle((0, height // 2, width // 2, height), fill=BLUE)
    draw.rectangle((width // 2, height // 2, width, height), fill=WHITE)
    return image


def saved(folder: Path, image: Image.Image, name: str = "picture.png", **options: Any) -> ImageFile:
    folder.mkdir(parents=True, exist_ok=True)
    image.save(folder / name, **options)
    found, _ = inspect(folder / name, Place("catalogue/universities/U-001.yaml"))
    assert found is not None
    return found


def renditions(folder: Path, image: Image.Image, name: str = "picture.png", **options: Any) -> ImageSet:
    file = saved(folder / "originals", image, name, **options)
    encoded = encode([file], folder / "cache")
    assert encoded.problems == ()
    return encoded.images[file.digest]


def colours(rendition: Rendition, *places: tuple[float, float]) -> list[Colour]:
    """The colours at places given as parts of width and height."""
    with Image.open(rendition.file) as image:
        assert image.size == (rendition.width, rendition.height)
        shown = image.convert("RGB")
    found = []
    for across, down in places:
        colour = shown.getpixel((int(across * shown.width), int(down * shown.height)))
        assert isinstance(colour, tuple)
        found.append((int(colour[0]), int(colour[1]), int(colour[2])))
    return found


def near(one: Colour, other: Colour, most: int = 12) -> bool:
    return all(abs(a - b) <= most for a, b in zip(one, other, strict=True))


def shows(image: ImageSet, expected: Colour, place: tuple[float, float] = (0.5, 0.5), most: int = 12) -> bool:
    """Whether all renditions have the colour at a place."""
    return all(near(colours(each, place)[0], expected, most) for each in image.renditions)


# ----------------------------------------------------------------------------------------------------- widths


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (4000, [480, 960, 1600]),
        (1600, [480, 960, 1600]),
        (1599, [480, 960, 1599]),
        (961, [480, 960, 961]),
        (960, [480, 960]),
        (700, [480, 700]),
        (480, [480]),
        (300, [300]),
        (1, [1]),
    ],
)
def test_an_image_has_the_widths_below_its_own_and_is_never_made_larger(
    tmp_path: Path, width: int, expected: list[int]
) -> None:
    made = renditions(tmp_path, quarters(width, 40))
    for format in ("avif", "jpeg"):
        assert [each.width for each in made.in_format(format)] == expected


@pytest.mark.parametrize("size", [(4000, 3000), (1999, 1333), (3001, 97), (37, 41), (1600, 1), (1, 1)])
@pytest.mark.parametrize("name", ["picture.jpg", "picture.png"])
def test_height_is_proportional_within_a_pixel_and_as_stated(
    tmp_path: Path, size: tuple[int, int], name: str
) -> None:
    for each in renditions(tmp_path, quarters(*size), name).renditions:
        assert abs(each.height - size[1] * each.width / size[0]) <= 1
        with Image.open(each.file) as image:
            assert image.size == (each.width, each.height)
            assert (image.format or "").lower() == each.format


def test_an_image_taller_than_codecs_take_is_made_narrower_in_proportion(tmp_path: Path) -> None:
    made = renditions(tmp_path, Image.new("L", (600, 40_000), 128))
    assert made.renditions[-1].height <= MOST_HEIGHT
    for each in made.renditions:
        assert abs(each.height - 40_000 * each.width / 600) <= 40_000 / 600
        assert each.width < 600


def test_a_line_of_pixels_taller_than_codecs_take_is_still_encoded(tmp_path: Path) -> None:
    made = renditions(tmp_path, Image.new("L", (1, 40_000), 128))
    assert {(each.width, each.height) for each in made.renditions} == {(1, MOST_HEIGHT)}


def test_addresses_follow_the_original_and_the_width(tmp_path: Path) -> None:
    file = saved(tmp_path, quarters(500, 300))
    made = encode([file], tmp_path / "cache").images[file.digest]
    assert [each.address for each in made.renditions] == [
        addresses.image(file.digest, 480, "avif"),
        addresses.image(file.digest, 480, "jpg"),
        addresses.image(file.digest, 500, "avif"),
        addresses.image(file.digest, 500, "jpg"),
    ]


def test_avif_is_smaller_than_jpeg_and_jpeg_is_progressive(tmp_path: Path) -> None:
    made = renditions(tmp_path, Image.effect_noise((1600, 900), 40), "picture.jpg", quality=95)
    for small, large in zip(made.in_format("avif"), made.in_format("jpeg"), strict=True):
        assert small.file.stat().st_size < large.file.stat().st_size
        with Image.open(large.file) as image:
            assert image.info["progressive"]


# ------------------------------------------------------------------------------------------------ orientation

TURNED_BACK: dict[int, Callable[[Image.Image], Image.Image]] = {
    1: lambda image: image,
    2: lambda image: image.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
    3: lambda image: image.rotate(180),
    4: lambda image: image.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
    5: lambda image: image.transpose(Image.Transpose.TRANSPOSE),
    6: lambda image: image.rotate(90, expand=True),
    7: lambda image: image.transpose(Image.Transpose.TRANSVERSE),
    8: lambda image: image.rotate(-90, expand=True),
}


@pytest.mark.parametrize("name", ["picture.jpg", "picture.png", "picture.webp", "picture.avif"])
@pytest.mark.parametrize("orientation", TURNED_BACK)
def test_each_orientation_is_shown_upright(tmp_path: Path, name: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    lying = TURNED_BACK[orientation](quarters(1000, 400))
    made = renditions(tmp_path, lying, name, exif=exif, quality=95)
    for each in made.renditions:
        found = colours(each, (0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75))
        assert all(near(*pair, 25) for pair in zip(found, (RED, GREEN, BLUE, WHITE), strict=True)), found
        assert (each.width, each.height) in ((480, 192), (960, 384), (1000, 400))


def test_a_large_photograph_lying_on_its_side_is_sharp_in_its_full_width(tmp_path: Path) -> None:
    # 3200 high and 4000 wide on its side: decoding at a quarter would leave 1000 pixels for a width of 1600.
    lines = Image.new("L", (4000, 3200), 255)
    draw = ImageDraw.Draw(lines)
    for down in range(0, 3200, 8):
        draw.rectangle((0, down, 4000, down + 3), fill=0)
    exif = Image.Exif()
    exif[0x0112] = 6
    widest = renditions(tmp_path, lines, "picture.jpg", exif=exif, quality=95).in_format("jpeg")[-1]
    assert (widest.width, widest.height) == (1600, 2000)
    with Image.open(widest.file) as image:
        row = [image.convert("L").getpixel((across, 1000)) for across in range(600, 680)]
    assert min(row) < 80  # type: ignore[type-var, operator]
    assert max(row) > 175  # type: ignore[type-var, operator]


# --------------------------------------------------------------------------------------------------- metadata

SECRET = "secretplace"
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>{SECRET}</a></x:xmpmeta>'.encode()


def exif_with_position() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010E] = SECRET
    exif[0x0132] = "2026:03:25 10:00:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (26.0, 38.0, 50.0), 3: "E", 4: (106.0, 37.0, 45.0), 29: SECRET})
    return exif


def with_iptc(jpeg: bytes) -> bytes:
    record = b"\x1c\x02\x5a" + len(SECRET).to_bytes(2, "big") + SECRET.encode()
    block = (
        b"Photoshop 3.0\x008BIM\x04\x04\0\0"
        + len(record).to_bytes(4, "big")
        + record
        + b"\0" * (len(record) % 2)
    )
    return jpeg[:2] + b"\xff\xed" + (len(block) + 2).to_bytes(2, "big") + block + jpeg[2:]


@pytest.mark.parametrize("name", ["picture.jpg", "picture.png", "picture.webp", "picture.avif"])
def test_no_metadata_of_the_original_is_published(tmp_path: Path, name: str) -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", SECRET)
    options: dict[str, object] = {"exif": exif_with_position(), "xmp": XMP}
    options |= {"pnginfo": text} if name.endswith("png") else {}
    options |= {"comment": SECRET} if name.endswith("jpg") else {}
    options["icc_profile"] = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    file = saved(tmp_path, quarters(), name, **options)
    if name.endswith("jpg"):
        file.file.write_bytes(with_iptc(file.file.read_bytes()))
        found, _ = inspect(file.file, Place("x"))
        assert found is not None
        file = found
    assert SECRET.encode() in file.file.read_bytes()

    made = encode([file], tmp_path / "cache").images[file.digest]
    contents = [each.file.read_bytes() for each in made.renditions] + [placeholder_bytes(made)]
    for content in contents:
        for trace in (
            SECRET.encode(),
            b"Exif",
            b"EXIF",
            b"http://ns.adobe.com",
            b"xmpmeta",
            b"Photoshop",
            b"ICC_P",
            b"acsp",
        ):
            assert trace not in content
        with Image.open(BytesIO(content)) as image:
            assert dict(image.getexif()) == {}
            assert not {"exif", "xmp", "comment", "icc_profile", "photoshop"} & set(image.info)


def placeholder_bytes(image: ImageSet) -> bytes:
    return base64.b64decode(image.placeholder.partition("base64,")[2])


# ---------------------------------------------------------------------------------------------------- colours


@pytest.mark.parametrize("name", ["picture.jpg", "picture.png", "picture.webp", "picture.avif"])
def test_each_format_keeps_its_colours(tmp_path: Path, name: str) -> None:
    made = renditions(tmp_path, quarters(), name, quality=95)
    for place, colour in (
        ((0.25, 0.25), RED),
        ((0.75, 0.25), GREEN),
        ((0.25, 0.75), BLUE),
        ((0.75, 0.75), WHITE),
    ):
        assert shows(made, colour, place, 20)


def test_cmyk_is_shown_in_rgb(tmp_path: Path) -> None:
    made = renditions(tmp_path, quarters().convert("CMYK"), "picture.jpg", quality=95)
    assert shows(made, BLUE, (0.25, 0.75), 20)
    assert shows(made, WHITE, (0.75, 0.75), 12)


def sixteen_bits(value: int) -> Image.Image:
    return Image.frombytes("I;16", (600, 400), value.to_bytes(2, "little") * (600 * 400))


@pytest.mark.parametrize(
    ("value", "grey"), [(0, 0), (300, 1), (0x4000, 0x40), (0x8000, 0x80), (0xFFFF, 0xFF)]
)
def test_sixteen_bit_grey_is_scaled_and_not_clipped(tmp_path: Path, value: int, grey: int) -> None:
    assert shows(renditions(tmp_path, sixteen_bits(value)), (grey, grey, grey), most=3)


def test_the_transparent_grey_of_a_sixteen_bit_image_becomes_paper(tmp_path: Path) -> None:
    made = renditions(tmp_path, sixteen_bits(0x1234), transparency=0x1234)
    assert shows(made, PAPER_COLOUR, most=3)


def test_two_colours_and_no_greys_are_kept(tmp_path: Path) -> None:
    image = Image.new("1", (600, 400), 1)
    image.paste(0, (0, 0, 300, 400))
    made = renditions(tmp_path, image)
    assert shows(made, (0, 0, 0), (0.2, 0.5))
    assert shows(made, WHITE, (0.8, 0.5))


def test_a_palette_is_shown_in_its_colours(tmp_path: Path) -> None:
    made = renditions(tmp_path, quarters().quantize(8))
    assert shows(made, GREEN, (0.75, 0.25), 20)


def test_a_palette_with_a_transparent_colour_lies_on_paper(tmp_path: Path) -> None:
    image = Image.new("P", (600, 400), 0)
    image.putpalette([*RED, *BLUE])
    image.paste(1, (300, 0, 600, 400))
    made = renditions(tmp_path, image, transparency=0)
    assert shows(made, PAPER_COLOUR, (0.2, 0.5))
    assert shows(made, BLUE, (0.8, 0.5), 20)


def test_a_palette_with_half_transparent_colours_lies_on_paper(tmp_path: Path) -> None:
    image = Image.new("P", (600, 400), 0)
    image.putpalette([0, 0, 0, *BLUE])
    made = renditions(tmp_path, image, transparency=bytes([128, 255]))
    assert shows(made, (125, 124, 122), most=3)


@pytest.mark.parametrize("name", ["picture.png", "picture.webp", "picture.avif"])
def test_transparency_lies_on_paper(tmp_path: Path, name: str) -> None:
    image = Image.new("RGBA", (900, 600), (0, 0, 0, 0))
    image.paste((*RED, 255), (0, 0, 450, 600))
    made = renditions(tmp_path, image, name)
    assert shows(made, RED, (0.2, 0.5), 20)
    assert shows(made, PAPER_COLOUR, (0.8, 0.5), 4)
    assert PAPER == "#%02x%02x%02x" % PAPER_COLOUR  # noqa: UP031


def test_transparent_grey_lies_on_paper(tmp_path: Path) -> None:
    image = Image.new("LA", (900, 600), (0, 0))
    image.paste((90, 255), (0, 0, 450, 600))
    made = renditions(tmp_path, image)
    assert shows(made, (90, 90, 90), (0.2, 0.5), 4)
    assert shows(made, PAPER_COLOUR, (0.8, 0.5), 4)


def swapping_profile() -> bytes:
    """sRGB with red and green exchanged: an image with it looks right only if the profile is heeded."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    tags = {profile[at : at + 4].decode(): at for at in range(132, 132 + 12 * profile[131], 12)}
    red, green = tags["rXYZ"], tags["gXYZ"]
    profile[red + 4 : red + 12], profile[green + 4 : green + 12] = (
        profile[green + 4 : green + 12],
        profile[red + 4 : red + 12],
    )
    return bytes(profile)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_an_embedded_profile_is_brought_to_srgb(tmp_path: Path, mode: str) -> None:
    red = Image.new("RGB", (500, 400), (255, 0, 0)).convert(mode)
    made = renditions(tmp_path, red, icc_profile=swapping_profile())
    assert shows(made, (0, 255, 0), most=20)


def linear_grey_profile() -> bytes:
    """A profile for grey without a gamma, whose values are light itself: half the light is 188 in sRGB."""
    white = b"XYZ \0\0\0\0" + struct.pack(">iii", 63190, 65536, 54061)
    identity = b"curv\0\0\0\0" + struct.pack(">I", 0)
    table = struct.pack(">I4sII4sII", 2, b"wtpt", 156, len(white), b"kTRC", 176, len(identity))
    header = bytearray(128)
    header[8:12], header[12:24], header[36:40] = b"\x02\x40\0\0", b"mntrGRAYXYZ ", b"acsp"
    header[0:4] = struct.pack(">I", 128 + len(table) + len(white) + len(identity))
    header[68:80] = white[8:]
    return bytes(header) + table + white + identity


@pytest.mark.parametrize("mode", ["L", "LA", "I;16"])
def test_an_embedded_profile_for_grey_is_brought_to_srgb(tmp_path: Path, mode: str) -> None:
    image = sixteen_bits(0x8000) if mode == "I;16" else Image.new("L", (500, 400), 128).convert(mode)
    made = renditions(tmp_path, image, icc_profile=linear_grey_profile())
    assert shows(made, (188, 188, 188), most=3)


@pytest.mark.parametrize("mode", ["RGB", "L", "LA", "I;16"])
def test_a_broken_profile_is_left_out_and_the_image_kept(tmp_path: Path, mode: str) -> None:
    image = sixteen_bits(0x8000) if mode == "I;16" else Image.new("L", (500, 400), 128).convert(mode)
    made = renditions(tmp_path, image, icc_profile=b"no profile at all" * 20)
    assert shows(made, (128, 128, 128), most=4)


def test_a_profile_for_other_colours_is_left_out(tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for number, profile in enumerate((lab, linear_grey_profile())):
        made = renditions(tmp_path / str(number), Image.new("RGB", (500, 400), BLUE), icc_profile=profile)
        assert shows(made, BLUE, most=20)


def test_only_the_first_picture_of_a_telephone_is_shown(tmp_path: Path) -> None:
    depth = Image.new("RGB", (320, 240), (0, 0, 0))
    made = renditions(
        tmp_path, quarters(), "picture.jpg", format="MPO", save_all=True, append_images=[depth], quality=95
    )
    assert shows(made, RED, (0.25, 0.25), 25)


# ------------------------------------------------------------------------------------------------ placeholder


@pytest.mark.parametrize("size", [(800, 600), (600, 800), (600, 600), (3000, 20), (20, 3000), (1, 1)])
def test_the_placeholder_is_a_tiny_image_of_the_same_shape_within_400_bytes(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    noise = Image.merge("RGB", [Image.effect_noise(size, 200) for _ in range(3)])
    made = renditions(tmp_path, noise)
    assert len(made.placeholder) <= 400
    assert made.placeholder.startswith("data:image/webp;base64,")
    with Image.open(BytesIO(placeholder_bytes(made))) as image:
        assert max(image.size) <= 16
        assert abs(image.width * size[1] - image.height * size[0]) <= max(size)


# ------------------------------------------------------------------------------------------------------ cache


def several(folder: Path) -> list[ImageFile]:
    return [saved(folder, quarters(1000 + 10 * number, 700), f"{number}.jpg") for number in range(4)]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()
    }


def entry_of(cache: Path, file: ImageFile) -> Path:
    [entry] = cache.glob(f"*/{file.digest}")
    return entry


def test_a_second_run_encodes_nothing_and_gives_the_same(tmp_path: Path) -> None:
    files = several(tmp_path / "originals")
    first = encode(files, tmp_path / "cache")
    before = contents(tmp_path / "cache")
    second = encode(files, tmp_path / "cache")
    assert (first.new, second.new) == (4, 0)
    assert second.images == first.images
    assert contents(tmp_path / "cache") == before


def test_bytes_do_not_depend_on_the_number_of_workers(tmp_path: Path) -> None:
    files = several(tmp_path / "originals")
    encode(files, tmp_path / "one", workers=1)
    encode(reversed(files), tmp_path / "two", workers=2)
    assert contents(tmp_path / "one") == contents(tmp_path / "two") != {}


def test_sets_stand_in_the_order_of_the_files(tmp_path: Path) -> None:
    files = several(tmp_path / "originals")
    encode(files[2:], tmp_path / "cache")
    assert list(encode(files, tmp_path / "cache", workers=2).images) == [each.digest for each in files]


def test_the_same_content_under_two_names_is_encoded_once(tmp_path: Path) -> None:
    one, two = saved(tmp_path, quarters(), "one.png"), saved(tmp_path, quarters(), "two.png")
    made = encode([one, two], tmp_path / "cache")
    assert made.new == 1
    assert list(made.images) == [one.digest]


def test_no_images_need_no_cache(tmp_path: Path) -> None:
    made = encode([], tmp_path / "cache")
    assert (made.images, made.new, made.problems) == ({}, 0, ())
    assert not (tmp_path / "cache").exists()


def test_progress_counts_only_what_is_encoded(tmp_path: Path) -> None:
    files = several(tmp_path / "originals")
    encode(files[:1], tmp_path / "cache")
    told: list[tuple[int, int]] = []
    encode(files, tmp_path / "cache", workers=2, on_progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def remove_a_rendition(entry: Path) -> None:
    (entry / "480.avif").unlink()


def cut_a_rendition(entry: Path) -> None:
    (entry / "480.jpg").write_bytes((entry / "480.jpg").read_bytes()[:-1])


def remove_the_manifest(entry: Path) -> None:
    (entry / "manifest.json").unlink()


def cut_the_manifest(entry: Path) -> None:
    (entry / "manifest.json").write_text((entry / "manifest.json").read_text()[:50])


def spoil_the_manifest(entry: Path) -> None:
    (entry / "manifest.json").write_text(json.dumps({"renditions": [{"width": 480}], "placeholder": ""}))


def make_the_manifest_a_list(entry: Path) -> None:
    (entry / "manifest.json").write_text("[1, 2]")


def empty_the_entry(entry: Path) -> None:
    shutil.rmtree(entry)
    entry.mkdir()


@pytest.mark.parametrize(
    "harm",
    [
        remove_a_rendition,
        cut_a_rendition,
        remove_the_manifest,
        cut_the_manifest,
        spoil_the_manifest,
        make_the_manifest_a_list,
        empty_the_entry,
    ],
)
def test_a_damaged_entry_is_not_good_and_is_encoded_again(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    files = several(tmp_path / "originals")[:2]
    first = encode(files, tmp_path / "cache")
    before = contents(tmp_path / "cache")
    harm(entry_of(tmp_path / "cache", files[0]))
    assert known_good(tmp_path / "cache") == {files[1].digest}
    again = encode(files, tmp_path / "cache")
    assert again.new == 1
    assert again.images == first.images
    assert contents(tmp_path / "cache") == before
    assert known_good(tmp_path / "cache") == {each.digest for each in files}


def test_a_build_killed_between_two_files_leaves_no_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = saved(tmp_path, quarters())
    write, written = Path.write_bytes, []

    def write_twice(path: Path, content: bytes) -> int:
        written.append(path)
        if len(written) > 2:
            raise KeyboardInterrupt
        return write(path, content)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", write_twice)
        with pytest.raises(KeyboardInterrupt):
            encode([file], tmp_path / "cache")
    assert known_good(tmp_path / "cache") == frozenset()
    assert encode([file], tmp_path / "cache").new == 1
    assert known_good(tmp_path / "cache") == {file.digest}


def test_what_a_killed_build_left_behind_does_not_disturb(tmp_path: Path) -> None:
    file = saved(tmp_path, quarters())
    encode([file], tmp_path / "cache")
    entry = entry_of(tmp_path / "cache", file)
    left = entry.parent / ".partial-abc"
    shutil.copytree(entry, left / "new")
    assert known_good(tmp_path / "cache") == {file.digest}
    assert encode([file], tmp_path / "cache").new == 0


def test_an_entry_another_build_finished_meanwhile_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = saved(tmp_path, quarters())
    encode([file], tmp_path / "other")
    rename = Path.rename

    def rename_too_late(path: Path, target: Path) -> Path:
        if path.name == "new":
            shutil.copytree(entry_of(tmp_path / "other", file), target)
        return rename(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", rename_too_late)
        made = encode([file], tmp_path / "cache")
    assert list(made.images) == [file.digest]
    assert contents(tmp_path / "cache") == contents(tmp_path / "other")


def test_a_cache_that_does_not_exist_knows_nothing(tmp_path: Path) -> None:
    assert known_good(tmp_path / "cache") == frozenset()
    assert prune(tmp_path / "cache", []) == 0


def test_a_cache_that_cannot_be_written_is_an_error_of_the_environment(tmp_path: Path) -> None:
    file = saved(tmp_path, quarters())
    (tmp_path / "cache").write_text("a file, not a folder")
    with pytest.raises(OSError, match="cache"):
        encode([file], tmp_path / "cache")


def test_pruning_keeps_what_is_used_and_touches_nothing_of_others(tmp_path: Path) -> None:
    files = several(tmp_path / "originals")
    cache = tmp_path / "cache"
    encode(files, cache)
    folder = entry_of(cache, files[0]).parent
    shutil.copytree(folder, cache / "r0-0123456789ab")
    (cache / "notes").mkdir()
    (folder / ".partial-running").mkdir()
    assert prune(cache, [files[0].digest]) == 3 + 4
    assert known_good(cache) == {files[0].digest}
    assert sorted(each.name for each in cache.iterdir()) == sorted(["notes", folder.name])
    assert (folder / ".partial-running").is_dir()


# --------------------------------------------------------------------------------------------------- problems


def test_an_image_that_cannot_be_encoded_is_a_problem_and_the_others_are_encoded(tmp_path: Path) -> None:
    files = several(tmp_path / "catalogue")
    broken = saved(tmp_path / "catalogue", Image.effect_noise((700, 500), 50), "broken.jpg")
    content = broken.file.read_bytes()[:3000]
    broken.file.write_bytes(content)
    found, _ = inspect(broken.file, Place("x"))
    assert found is not None
    made = encode([files[0], found, *files[1:]], tmp_path / "cache", root=tmp_path, workers=2)
    assert list(made.images) == [each.digest for each in files]
    assert made.new == 4
    assert [(each.code, each.place.path) for each in made.problems] == [
        ("image-damaged", "catalogue/broken.jpg")
    ]
    assert "broken.jpg" in made.problems[0].zh
    assert found.digest not in known_good(tmp_path / "cache")


@pytest.mark.parametrize("content", [b"", b"GIF89a", None])
def test_a_file_that_changed_since_inspection_is_a_problem(tmp_path: Path, content: bytes | None) -> None:
    file = saved(tmp_path, quarters())
    if content is None:
        file.file.unlink()
    else:
        file.file.write_bytes(content)
    made = encode([file], tmp_path / "cache", root=tmp_path)
    assert made.images == {}
    assert [each.code for each in made.problems] == ["image-damaged"]
    assert str(tmp_path) not in made.problems[0].en
