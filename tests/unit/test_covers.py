"""Covers: sound SVG of bounded size for any result, and the reading of a wall: form, height, neighbours."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from expo.colours import INK, WHITE, contrast, parse, written
from expo.covers import choices, cover, landscape, ridges, tile
from expo.covers.panoramas import SOLID, TILE
from expo.records import Bilingual, Expected, Title, Zone

any_colour = st.tuples(*[st.integers(0, 255)] * 3).map(written)
any_id = st.one_of(st.from_regex(r"[A-Z]-[0-9]{3,6}", fullmatch=True), st.text(max_size=40))
any_cluster = st.one_of(st.none(), st.sampled_from(list(choices.CUTS)), st.text(max_size=20))
any_level = st.one_of(st.none(), st.integers(1, 9))

NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
DRAWN = {"svg", "path", "circle", "ellipse", "g", "use", "linearGradient", "stop"}
COLOURS = ("fill", "stroke", "stop-color")


def zone(key: str = "universities", colour: str = "#0f5c6e", ground: str = "#e8f3f4") -> Zone:
    name = Title(zh="展区", en="Zone")
    return Zone(
        key=key,
        letter="U",
        name=name,
        short_name=name,
        about=Bilingual(zh="介绍", en="About"),
        colour=colour,
        ground=ground,
        expected=Expected(results=1, basis="assumed"),
    )


any_zone = st.builds(
    zone, st.from_regex(r"[a-z0-9]{1,12}(-[a-z0-9]{1,9})?", fullmatch=True), any_colour, any_colour
)


def disc_height(svg: str) -> float:
    """The y of the disc: all rings share it, so it is the commonest."""
    heights = re.findall(r'<circle cx="[^"]+" cy="([^"]+)"', svg)
    return float(max(heights, key=heights.count))


def is_sound(svg: str) -> bool:
    """Well-formed, drawn with few plain elements, every name it refers to its own, every number short."""
    root = etree.fromstring(svg.encode())
    elements = [etree.QName(each).localname for each in root.iter()]
    names = {each.get("id") for each in root.iter() if each.get("id")}
    used = set(re.findall(r'(?:href="|url\()#(\w+)', svg))
    return set(elements) <= DRAWN and used <= names and all(map(has_short_numbers, root.iter()))


def has_short_numbers(element: etree._Element) -> bool:
    values = [value for name, value in element.attrib.items() if name not in ("id", "href", *COLOURS)]
    numbers = [number for value in values for number in NUMBER.findall(str(value))]
    return all(
        len(number.partition(".")[2]) <= 1 and abs(float(number)) < 5000 for number in numbers
    ) and not any(re.search(r"nan|inf|e[-+]?\d", str(value)) for value in values)


@given(any_id, any_zone, any_cluster, any_level)
def test_any_cover_is_sound_and_small(id: str, zone: Zone, cluster: str | None, level: int | None) -> None:
    svg = cover(id, zone, cluster, level)
    assert is_sound(svg)
    assert len(svg.encode()) < 3072


@settings(max_examples=30)
@given(any_zone)
def test_any_panorama_is_sound_and_small(zone: Zone) -> None:
    for svg in (landscape(zone), tile(zone)):
        assert is_sound(svg)
        assert len(svg.encode()) < 8192


@pytest.mark.parametrize("cluster", [*choices.CUTS, None])
def test_covers_of_a_whole_exhibition_are_small(cluster: str | None) -> None:
    sizes = [len(cover(f"U-{number:03}", zone(), cluster, number % 10 or None)) for number in range(1, 204)]
    assert max(sizes) < 3072
    assert sum(sizes) / len(sizes) < (2048 if cluster else 2400)


def test_the_same_arguments_give_the_same_bytes_in_another_process() -> None:
    program = (
        "from tests.unit.test_covers import *\n"
        "print(cover('U-001', zone(), 'health', 4), landscape(zone()), tile(zone()), sep='|', end='')"
    )
    root = Path(__file__).parents[2]
    made = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=root,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": f"{root}/hooks:{root}", "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    here = "|".join((cover("U-001", zone(), "health", 4), landscape(zone()), tile(zone())))
    assert made == [here, here]


@pytest.mark.parametrize("cluster", [*choices.CUTS, None])
@pytest.mark.parametrize("id", ["U-001", "U-003", "U-014", "U-036", "U-058", "K-002", "D-002", "W-079"])
def test_each_level_lifts_the_disc(id: str, cluster: str | None) -> None:
    heights = [disc_height(cover(id, zone(), cluster, level)) for level in range(1, 10)]
    assert all(below - above >= 2 for below, above in pairwise(heights))


@given(st.integers(1, 999), any_cluster)
def test_without_a_level_the_disc_is_half_below_the_skyline(number: int, cluster: str | None) -> None:
    id = f"U-{number:03}"
    assert disc_height(cover(id, zone(), cluster, None)) > disc_height(cover(id, zone(), cluster, 1)) + 8


@given(any_id, any_zone, any_level)
def test_a_cover_without_a_cluster_has_layered_ridges_in_mist(id: str, zone: Zone, level: int | None) -> None:
    svg = cover(id, zone, None, level)
    assert 3 <= svg.count("<linearGradient") <= 5
    assert all("<linearGradient" not in cover(id, zone, cluster, level) for cluster in choices.CUTS)


@given(any_id, any_zone)
def test_the_disc_of_a_cover_without_a_cluster_is_large_and_has_rings(id: str, zone: Zone) -> None:
    scene = choices.scene_of(id, choices.chance(id), choices.UNKNOWN_LAYOUTS)
    radii = [float(radius) for radius in re.findall(r' r="([^"]+)"', cover(id, zone, None, None))]
    assert scene.layout.disc[0] >= 24
    assert sum(radius > scene.layout.disc[0] for radius in radii) >= 3


def test_each_cluster_has_a_form_of_its_own() -> None:
    forms = {choices.cut_of(cluster).form for cluster in [*choices.CUTS, None]}
    assert len(forms) == len(choices.CUTS) + 1


def test_a_cluster_of_a_later_exhibition_gets_one_of_the_forms() -> None:
    assert choices.cut_of("low-altitude") in choices.CUTS.values()
    assert choices.cut_of("low-altitude") is choices.cut_of("low-altitude")


@pytest.mark.parametrize("columns", [1, 2, 3, 4, 6])
@pytest.mark.parametrize("layouts", [choices.LAYOUTS, choices.UNKNOWN_LAYOUTS])
def test_neighbours_on_a_wall_are_composed_differently(
    layouts: tuple[choices.Layout, ...], columns: int
) -> None:
    ids = [f"U-{number:03}" for number in range(1, 74)]
    wall = [choices.scene_of(id, choices.chance(id), layouts).layout for id in ids]
    assert all(one != below for one, below in zip(wall, wall[columns:], strict=False))


def test_no_two_covers_of_a_zone_are_the_same() -> None:
    assert len({cover(f"W-{number:03}", zone(), "equipment", 5) for number in range(1, 80)}) == 79


@settings(max_examples=40)
@given(any_zone)
def test_white_text_passes_on_the_lower_part_of_a_tile(zone: Zone) -> None:
    root = etree.fromstring(tile(zone).encode())
    assert root.get("preserveAspectRatio") == "xMidYMid slice"
    parts = list(root)
    solid = next(at for at, part in enumerate(parts) if part.get("d") == f"M0 {SOLID}H1400V540H0z")
    colours = [each.get("fill") or "" for each in parts[solid:]] + [
        each.get("stroke") or "" for each in parts[solid:]
    ]
    painted = [colour for colour in colours if colour not in ("", "none")]
    assert len(painted) == 2
    assert all(contrast(WHITE, colour) >= 4.5 for colour in painted)
    assert not root.xpath("//@opacity")


@pytest.mark.parametrize("shape", [0.5, 0.85, 1, 4 / 3, 1.82, 2.5, 3.5])
def test_the_solid_part_fills_the_lower_64_percent_of_a_tile_of_any_shape(shape: float) -> None:
    seen = min(TILE.height, TILE.width / shape)
    assert (TILE.height / 2 + seen / 2 - SOLID) / seen >= 0.64


@settings(max_examples=40)
@given(any_zone)
def test_a_letter_in_ink_passes_in_the_upper_left_of_a_tile(zone: Zone) -> None:
    root = etree.fromstring(tile(zone).encode())
    grounds = [each.get("fill") or "" for each in root if etree.QName(each).localname == "path"]
    assert all(contrast(INK, colour) >= 4.5 for colour in grounds[:2])


def painted(svg: str) -> Iterable[str]:
    return re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', svg)


@given(st.integers(1, 999), any_zone, any_cluster)
def test_a_cover_has_light_and_dark_for_print_in_grey(number: int, zone: Zone, cluster: str | None) -> None:
    colours = list(painted(cover(f"U-{number:03}", zone, cluster, 5)))
    assert max(contrast(one, other) for one in colours for other in colours) > 2
    assert all(parse(colour) for colour in colours)


FORMS = [
    ridges.crystals,
    ridges.waves,
    ridges.steps,
    ridges.pixels,
    ridges.leaves,
    ridges.cones,
    ridges.mists,
    ridges.veils,
]


@given(
    st.sampled_from(FORMS), st.integers(0, 2**32), st.floats(10, 90), st.floats(30, 200), st.floats(-0.5, 0.5)
)
def test_a_ridge_reaches_beyond_both_edges(
    form: ridges.Form, seed: int, height: float, grain: float, tilt: float
) -> None:
    ground = ridges.Ground(ridges.Frame(400, 300), lambda x: 200 + tilt * (x - 200), height, grain)
    ridge = form(Random(seed), ground)
    assert ridge.crest[0][0] <= 0
    assert ridge.crest[-1][0] >= 400
    assert [x for x, _ in ridge.crest] == sorted(x for x, _ in ridge.crest)
    lowest, highest = max(y for _, y in ridge.crest), min(y for _, y in ridge.crest)
    assert highest <= ridge.crest_at(137) <= lowest


def test_rounding_never_adds_up_along_a_path() -> None:
    points = [(number * 1.4, number * 0.6) for number in range(200)]
    path = ridges.lines(points)
    across = sum(int(number) for number in re.findall(r"l(-?\d+)", path))
    assert across == round(points[-1][0])
