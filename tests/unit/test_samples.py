"""The samples: made by script, marked, distinct, harmless."""

from __future__ import annotations

import io
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageOps
from scripts import make_samples
from scripts.samples import folder, pictures
from scripts.samples.material import Material, read_material
from scripts.samples.plan import COUNTS, plan, scaled

from expo import writing
from expo.checks import check
from expo.problems import report
from expo.reading import Catalogue, Entry, read_catalogue
from expo.records import ResultRecord

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "catalogue"


@cache
def material() -> Material:
    return read_material(ROOT / "scripts" / "samples")


@cache
def committed() -> Catalogue:
    catalogue, problems = read_catalogue(OWN, ROOT)
    assert not [each for each in problems if each.code != "image-small"], report(problems)
    return catalogue


@cache
def wanted() -> folder.Contents:
    return folder.contents(material(), 203, folder.real_records(OWN), pictures=True)


def samples() -> list[Entry[ResultRecord]]:
    return [each for each in committed().results if each.record.is_sample]


# ----------------------------------------------------------------------------------- what the script promises


def test_the_committed_samples_are_what_the_script_makes() -> None:
    on_disk = {
        path.relative_to(OWN).as_posix(): path.read_text(encoding="utf-8")
        for zone in (*COUNTS, folder.EXHIBITORS)
        for path in (OWN / zone).glob("*.yaml")
    }
    real = folder.real_records(OWN)
    assert {path: text for path, text in on_disk.items() if path not in real} == dict(wanted().texts)


def test_the_committed_pictures_are_those_the_script_draws() -> None:
    on_disk = {
        path.relative_to(OWN).as_posix()
        for each in samples()
        for path in (ROOT / each.source.path.removesuffix(".yaml")).glob("*")
    }
    assert on_disk == set(wanted().pictures)
    chosen = {job.style: (path, job) for path, job in wanted().pictures.items() if job.kind == "usual"}
    for path, job in chosen.values():
        with Image.open(io.BytesIO(pictures.drawn(job))) as drawn, Image.open(OWN / path) as kept:
            assert drawn.size == kept.size
            assert ImageChops.difference(drawn.convert("RGB"), kept.convert("RGB")).getbbox() is None, path


def test_running_twice_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--catalogue", str(tmp_path / "copy"), "--no-pictures"]
    assert make_samples.main(arguments) == 0
    assert make_samples.main(arguments) == 0
    assert "0 written, 0 removed" in capsys.readouterr().out.splitlines()[-1]


def test_stale_samples_go_and_real_records_stay(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    make_samples.main(["--catalogue", str(copy), "--no-pictures"])
    sample = (copy / "universities" / "U-004.yaml").read_text(encoding="utf-8")
    stale = copy / "universities" / "U-900.yaml"
    stale.write_text(sample, encoding="utf-8")
    (copy / "universities" / "U-900").mkdir()
    (copy / "universities" / "U-900" / "picture-1.jpg").write_bytes(b"")
    real = copy / "universities" / "U-005.yaml"
    submitted = sample.replace("U-004", "U-005").replace("kind: sample", "kind: submitted")
    real.write_text(submitted, encoding="utf-8")
    make_samples.main(["--catalogue", str(copy), "--no-pictures"])
    assert not stale.exists()
    assert not stale.with_suffix("").exists()
    assert real.read_text(encoding="utf-8") == submitted


def test_another_size_is_not_written_into_the_committed_catalogue() -> None:
    assert make_samples.main(["--catalogue", str(OWN), "--results", "2030"]) == 2
    assert make_samples.main(["--results", "100", "--catalogue", "elsewhere"]) == 2


def test_a_catalogue_of_ten_times_the_size_has_no_problems(tmp_path: Path) -> None:
    copy = tmp_path / "large"
    assert make_samples.main(["--catalogue", str(copy), "--results", "2030", "--no-pictures"]) == 0
    catalogue, problems = read_catalogue(copy, tmp_path)
    found = [*problems, *check(catalogue)]
    assert not found, report(found)
    assert len(catalogue.results) == 2030
    assert len({each.record.title.zh for each in catalogue.results}) == 2030
    assert len({each.record.title.en for each in catalogue.results}) == 2030


@pytest.mark.parametrize("results", [203, 204, 1000, 2030, 10_150])
def test_zones_keep_their_shares_at_every_size(results: int) -> None:
    counts = scaled(results)
    assert sum(counts.values()) == results
    for zone, count in counts.items():
        assert abs(count - COUNTS[zone] * results / 203) < 1


# --------------------------------------------------------------------------------------- what the samples are


def test_counts_by_zone_are_those_of_the_exhibition() -> None:
    assert Counter(committed().zone_of.values()) == COUNTS


def test_titles_and_summaries_are_distinct() -> None:
    records = [each.record for each in committed().results]
    assert len({each.title.zh for each in records}) == len(records)
    assert len({each.title.en for each in records}) == len(records)
    summaries = [each.summary for each in records if each.summary]
    assert len({each.zh for each in summaries}) == len(summaries)


def test_no_two_samples_have_the_same_innovations() -> None:
    sets = [frozenset(text.zh for text in each.record.innovations) for each in samples()]
    assert len(set(filter(None, sets))) == len(list(filter(None, sets)))


def test_neighbours_are_of_different_families() -> None:
    plans = plan(material(), 203)
    for before, after in pairwise(plans):
        assert before.idea.zone != after.idea.zone or before.idea.family != after.idea.family


def test_every_sample_is_marked() -> None:
    for entry in samples():
        record = entry.record
        assert record.provenance.source.zh == "示例数据，非真实成果"
        assert all(right.number is None or "SAMPLE" in right.number for right in record.intellectual_property)
        assert record.booth is None or record.booth.startswith("SAMPLE-")
        people = record.completed_by.people if record.completed_by else ()
        assert all(
            person.zh.startswith("示例") for person in (*people, *(each.name for each in record.contacts))
        )
    fictional = {each.key for each in committed().exhibitors if each.record.is_sample}
    assert {each.record.exhibitor for each in samples()} == fictional
    assert all(
        each.record.name.zh.startswith("示例") for each in committed().exhibitors if each.key in fictional
    )


def test_contact_data_of_samples_cannot_reach_anyone() -> None:
    texts = "\n".join(wanted().texts.values())
    phones = re.findall(r"^\s*(?:- )?phone: (.*)$", texts, re.MULTILINE)
    assert phones
    assert all(re.fullmatch(r'"\+86 851 0000 \d{4}"', phone) for phone in phones)
    addresses = re.findall(r"\S+@\S+", texts)
    assert addresses
    assert all(address.endswith("@example.org") for address in addresses)
    links = re.findall(r"https?://\S+", texts)
    assert all(link.startswith("https://example.org/") for link in links)
    assert all(name.startswith("sample_") for name in re.findall(r"wechat: (\S+)", texts))


def test_samples_come_from_forty_families_and_more() -> None:
    assert len({each.idea.family for each in plan(material(), 203)}) >= 40


def test_samples_show_the_missing_states() -> None:
    records = [each.record for each in samples()]
    assert sum(each.summary is not None and each.summary.en is None for each in records) >= 3
    assert sum(not each.innovations for each in records) == 2
    assert sum(not each.contacts for each in records) >= 12
    contacts = [contact for each in records for contact in each.contacts]
    refused = sum(not contact.consent for contact in contacts)
    assert 0.1 < refused / len(contacts) < 0.3
    assert sum(len(each.title.zh) > 30 for each in records) >= 4


# --------------------------------------------------------------------------------------------------- pictures


def test_many_samples_have_pictures_of_every_style() -> None:
    jobs = wanted().pictures.values()
    assert len({job.seed.split("/")[0] for job in jobs}) >= 44
    assert {job.style for job in jobs} == set(pictures.STYLES)
    assert sum((OWN / path).stat().st_size for path in wanted().pictures) < 13_000_000


def test_every_awkward_kind_of_file_is_there_and_is_what_it_says() -> None:
    files = {job.kind: OWN / path for path, job in wanted().pictures.items()}
    assert set(pictures.AWKWARD) <= set(files)
    seen = {}
    for kind, file in files.items():
        with Image.open(file) as image:
            seen[kind] = (image.format, image.mode, image.size)
            if kind.startswith("turned"):
                assert image.getexif()[0x0112] == int(kind[-1])
            if kind == "position":
                assert image.getexif().get_ifd(0x8825)
            if kind == "progressive":
                assert image.info["progressive"]
    assert seen["grey-16"][:2] == ("PNG", "I;16")
    assert seen["transparent"][:2] == ("PNG", "RGBA")
    assert seen["palette"][:2] == ("PNG", "P")
    assert seen["cmyk"][:2] == ("JPEG", "CMYK")
    assert (seen["webp"][0], seen["avif"][0]) == ("WEBP", "AVIF")
    assert (seen["wide"][2], seen["tall"][2], seen["small"][2]) == ((3000, 500), (600, 2400), (400, 300))


@pytest.mark.parametrize("kind", ["turned-3", "turned-6", "turned-8"])
def test_turned_pictures_are_upright_for_who_obeys_exif(kind: str) -> None:
    image = Image.new("RGB", (48, 32), "white")
    image.paste((200, 0, 0), (0, 0, 24, 16))
    with Image.open(io.BytesIO(pictures.encoded(image, kind))) as stored:
        upright = ImageOps.exif_transpose(stored)
    assert upright.size == image.size
    corner = upright.getpixel((6, 4))
    assert isinstance(corner, tuple)
    assert corner[0] > 150 > corner[1]


def test_lines_are_short_unless_the_text_is_chinese_or_prose() -> None:
    for path, text in wanted().texts.items():
        for line in text.splitlines():
            long = writing._columns(line) > writing.WIDTH
            assert not long or re.search(r"[\u4e00-\u9fff]", line) or line.startswith("    "), (
                f"{path}: {line}"
            )
