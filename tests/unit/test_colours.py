"""Colours: contrast, mixing, and the rules that the zones' colours keep whatever colour a zone chooses."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expo import colours
from expo.records import Bilingual, Expected, Title, Zone

rgb = st.tuples(*[st.integers(0, 255)] * 3)
any_colour = rgb.map(colours.written)


def zone(key: str, colour: str, ground: str) -> Zone:
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


DESIGNED = {
    "universities": ("#0f5c6e", "#e8f3f4"),
    "industry": ("#a8432b", "#f9ede8"),
    "digital": ("#3f4aa8", "#eceefa"),
    "workers": ("#8a6410", "#f8f1de"),
    "services": ("#2f6b3a", "#e9f4eb"),
}


def rules(css: str) -> Iterable[tuple[str, dict[str, str]]]:
    """Selector and custom properties of every rule."""
    for selector, body in re.findall(r"([^{}\n]+) \{ (--[^}]+)\}", css):
        yield selector, dict(re.findall(r"(--[a-z-]+): (#[0-9a-f]{6});", body))


@given(rgb)
def test_a_colour_is_read_as_it_was_written(value: colours.Rgb) -> None:
    assert colours.parse(colours.written(value)) == value


@pytest.mark.parametrize(
    "text", ["", "0f5c6e", "#fff", "#0f5c6", "#0f5c6e0", "#0f5c6g", "#0f5c6e\n", " #0f5c6e"]
)
def test_what_is_not_a_colour_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a colour"):
        colours.parse(text)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert colours.contrast(one, other) == pytest.approx(ratio, abs=0.005)


@given(any_colour, any_colour)
def test_contrast_is_the_same_both_ways(one: str, other: str) -> None:
    assert colours.contrast(one, other) == colours.contrast(other, one)
    assert 1 <= colours.contrast(one, other) <= 21


@given(any_colour, any_colour)
def test_a_mix_begins_and_ends_with_its_colours(one: str, other: str) -> None:
    assert colours.mix(one, other, 0) == one
    assert colours.mix(one, other, 1) == other


@given(any_colour)
def test_a_colour_keeps_its_value_through_oklch(colour: str) -> None:
    again = colours.parse(colours.from_oklch(*colours.oklch(colour)))
    assert all(abs(a - b) <= 1 for a, b in zip(again, colours.parse(colour), strict=True))


def test_a_half_way_mix_lies_between_in_lightness() -> None:
    middle = colours.oklch(colours.mix("#000000", "#ffffff", 0.5))[0]
    assert middle == pytest.approx(0.5, abs=0.01)


def test_turning_the_hue_keeps_the_lightness() -> None:
    before, after = colours.oklch("#0f5c6e"), colours.oklch(colours.turned("#0f5c6e", 20))
    assert after[0] == pytest.approx(before[0], abs=0.01)
    assert after[2] > before[2] or after[2] < 0


@given(any_colour, any_colour)
def test_a_readable_colour_passes_on_its_ground(colour: str, ground: str) -> None:
    assert colours.contrast(colours.readable_on(colour, ground), ground) >= colours.TEXT_RATIO


@given(any_colour, any_colour)
def test_a_colour_that_is_readable_already_stays(colour: str, ground: str) -> None:
    found = colours.readable_on(colour, ground)
    assert (found == colour) == (colours.contrast(colour, ground) >= colours.TEXT_RATIO)


def test_a_colour_is_changed_no_further_than_it_must_be() -> None:
    assert colours.contrast(colours.readable_on("#ffd400", colours.PAPER), colours.PAPER) < 4.7


def test_a_ratio_that_nothing_reaches_is_an_error() -> None:
    with pytest.raises(ValueError, match="no colour reaches"):
        colours.readable_on("#123456", "#777777", 7)


@given(any_colour, any_colour)
def test_light_colours_of_any_zone_pass(colour: str, ground: str) -> None:
    scheme = colours.light_scheme(colour, ground)
    assert colours.contrast(scheme.text, colours.PAPER) >= 4.5
    assert colours.contrast(scheme.text, scheme.ground) >= 4.5
    assert colours.contrast(scheme.on, scheme.fill) >= 4.5
    assert colours.contrast(scheme.on, scheme.text) >= 4.5
    assert colours.contrast(colours.INK, scheme.ground) >= 7
    assert colours.contrast("#5d6663", scheme.ground) >= 4.5


@given(any_colour)
def test_dark_colours_of_any_zone_pass(colour: str) -> None:
    scheme = colours.dark_scheme(colour)
    assert colours.contrast(scheme.text, colours.DARK_PAPER) >= 4.5
    assert colours.contrast(scheme.text, scheme.ground) >= 4.5
    assert colours.contrast(scheme.on, scheme.fill) >= 4.5
    assert colours.contrast(scheme.on, scheme.text) >= 4.5
    assert colours.contrast(colours.DARK_INK, scheme.ground) >= 7


@pytest.mark.parametrize("key", DESIGNED)
def test_the_designed_colours_are_used_as_they_are(key: str) -> None:
    colour, ground = DESIGNED[key]
    scheme = colours.light_scheme(colour, ground)
    assert (scheme.text, scheme.ground, scheme.fill) == (colour, ground, colour)


def test_the_stylesheet_gives_each_zone_four_properties_in_three_places() -> None:
    css = colours.zone_stylesheet(zone(key, *pair) for key, pair in DESIGNED.items())
    found = list(rules(css))
    for key in DESIGNED:
        selectors = [selector for selector, _ in found if f'[data-zone="{key}"]' in selector]
        assert selectors == [
            f'[data-zone="{key}"]',
            f':root:not([data-scheme="light"]) [data-zone="{key}"]',
            f':root[data-scheme="dark"] [data-zone="{key}"]',
        ]
    assert all(set(values) == {"--zone", "--zone-ground", "--zone-fill", "--zone-on"} for _, values in found)
    assert css.count("@media (prefers-color-scheme: dark) {") == 1
    assert css.count("{") == css.count("}")


def test_dark_colours_are_for_screens_only() -> None:
    css = colours.zone_stylesheet([zone(key, *pair) for key, pair in DESIGNED.items()])
    light, screen, dark = css.partition("@media screen {\n")
    assert screen
    assert "dark" not in light
    assert dark.count("{") == dark.count("}") - 1
    assert [selector for selector, _ in rules(dark) if ":root" not in selector] == []


def test_the_dark_colours_are_the_same_by_system_and_by_choice() -> None:
    found = dict(rules(colours.zone_stylesheet([zone("universities", *DESIGNED["universities"])])))
    by_system, by_choice = list(found.values())[1:]
    assert by_system == by_choice != found['[data-zone="universities"]']
