"""Colours: contrast as WCAG 2.2 counts it, mixing as the eye sees it, and the zones' colours as CSS.

A colour is text, #rrggbb in lower case. Mixing and lightening happen in OKLab and OKLCH (Björn Ottosson,
2020), where equal steps look equal and a colour keeps its hue when it becomes lighter or darker.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from expo.records import Zone

PAPER = "#fbfaf6"
INK = "#16211f"
DARK_PAPER = "#12181a"
DARK_INK = "#e9ece8"
WHITE = "#ffffff"

TEXT_RATIO = 4.5
"""WCAG 2.2, success criterion 1.4.3: the contrast of text of ordinary size."""

PALE = 0.93
"""OKLCH lightness from which on a ground is pale: the quiet text colour passes on it."""

DARK_RATIO = 5.5
"""More than the rule asks: at 4.5 a colour still looks dim on dark paper."""

STEPS = 250
"""In how many steps of lightness a readable colour is looked for."""

Rgb = tuple[int, int, int]
Triple = tuple[float, float, float]

# ---------------------------------------------------------------------------------------------------- writing


def parse(colour: str) -> Rgb:
    """The red, green and blue of #rrggbb, 0–255 each. ValueError for anything else."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ValueError(f"not a colour: {colour!r}")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def written(rgb: Rgb) -> str:
    """#rrggbb of red, green and blue, 0–255 each."""
    return "#{:02x}{:02x}{:02x}".format(*rgb)


# --------------------------------------------------------------------------------------------------- contrast


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    red, green, blue = map(_linear, parse(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2: 1 (none) to 21 (black on white), the same both ways round."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


# -------------------------------------------------------------------------------------------- OKLab and OKLCH


def _oklab(colour: str) -> Triple:
    red, green, blue = map(_linear, parse(colour))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _linear_rgb(lab: Triple) -> Triple:
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _channel(light: float) -> int:
    light = min(1.0, max(0.0, light))
    share = light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return round(share * 255)


def _from_oklab(lab: Triple) -> str:
    red, green, blue = map(_channel, _linear_rgb(lab))
    return written((red, green, blue))


def oklch(colour: str) -> Triple:
    """Lightness (0–1), chroma (0 to about 0.4) and hue (radians)."""
    lightness, a, b = _oklab(colour)
    return lightness, math.hypot(a, b), math.atan2(b, a)


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """The colour of this lightness and hue; the chroma is lowered where sRGB cannot show so much."""

    def lab(amount: float) -> Triple:
        return lightness, amount * math.cos(hue), amount * math.sin(hue)

    lightness = min(1.0, max(0.0, lightness))
    least, most = 0.0, max(0.0, chroma)
    if not _in_gamut(lab(most)):
        for _ in range(12):
            middle = (least + most) / 2
            least, most = (middle, most) if _in_gamut(lab(middle)) else (least, middle)
        most = least
    return _from_oklab(lab(most))


def _in_gamut(lab: Triple) -> bool:
    return all(-0.0005 <= light <= 1.0005 for light in _linear_rgb(lab))


@lru_cache(maxsize=4096)
def mix(one: str, other: str, share: float) -> str:
    """The colour on the way from `one` (share 0) to `other` (share 1)."""
    first, second = _oklab(one), _oklab(other)
    lightness, a, b = (start + (end - start) * share for start, end in zip(first, second, strict=True))
    return _from_oklab((lightness, a, b))


def turned(colour: str, degrees: float) -> str:
    """The colour with its hue turned, as light and as strong as before where sRGB can show it."""
    lightness, chroma, hue = oklch(colour)
    return from_oklch(lightness, chroma, hue + math.radians(degrees))


# ------------------------------------------------------------------------------------------------ readability


def readable_on(colour: str, ground: str, ratio: float = TEXT_RATIO) -> str:
    """The colour, made lighter or darker only as far as it must be to reach the contrast on the ground.

    ValueError when not even black or white reaches it; 4.5 can always be reached.
    """
    return readable_on_all(colour, (ground,), ratio)


@lru_cache(maxsize=1024)
def readable_on_all(colour: str, grounds: tuple[str, ...], ratio: float = TEXT_RATIO) -> str:
    """As `readable_on`, for several grounds at once; they may be too far apart, which is a ValueError."""
    lightness, chroma, hue = oklch(colour)
    for step in range(STEPS + 1):
        for toward in (lightness - step / STEPS, lightness + step / STEPS):
            candidate = from_oklch(toward, chroma, hue) if step else written(parse(colour))
            if all(contrast(candidate, ground) >= ratio for ground in grounds):
                return candidate
    raise ValueError(f"no colour reaches a contrast of {ratio} on {', '.join(grounds)}")


# ------------------------------------------------------------------------------------------------------ zones


@dataclass(frozen=True)
class Scheme:
    """A zone's colours on light or on dark paper.

    `text` passes 4.5:1 on the paper and on `ground`; `on` passes 4.5:1 on `fill` and on `text`.
    """

    text: str
    ground: str
    fill: str
    on: str


@lru_cache(maxsize=256)
def light_scheme(colour: str, ground: str) -> Scheme:
    """The zone's colours on light paper; a ground that is not pale is made pale, the colour dark enough."""
    lightness, chroma, hue = oklch(ground)
    ground = ground if lightness >= PALE else from_oklch(PALE, chroma, hue)
    return Scheme(readable_on_all(colour, (PAPER, ground)), ground, readable_on(colour, PAPER), PAPER)


@lru_cache(maxsize=256)
def dark_scheme(colour: str) -> Scheme:
    """The zone's colours on dark paper, with a dark ground of the same hue."""
    _, chroma, hue = oklch(colour)
    ground = from_oklch(0.27, min(chroma * 0.4, 0.045), hue)
    text = readable_on_all(colour, (DARK_PAPER, ground), DARK_RATIO)
    return Scheme(text, ground, readable_on(colour, DARK_PAPER, DARK_RATIO), DARK_PAPER)


def zone_stylesheet(zones: Iterable[Zone]) -> str:
    """CSS that gives every element with data-zone its zone's --zone, --zone-ground, --zone-fill, --zone-on.

    Dark values hold on a screen where the reader's system is dark, unless the root says data-scheme="light",
    and wherever the root says data-scheme="dark"; never on paper.
    """
    listed = tuple(zones)
    light = {zone.key: light_scheme(zone.colour, zone.ground) for zone in listed}
    dark = {zone.key: dark_scheme(zone.colour) for zone in listed}
    by_system = _rules(':root:not([data-scheme="light"]) ', dark)
    by_choice = _rules(':root[data-scheme="dark"] ', dark)
    dark_rules = f"@media (prefers-color-scheme: dark) {{\n{by_system}}}\n{by_choice}"
    return f"{_rules('', light)}@media screen {{\n{dark_rules}}}\n"


def _rules(under: str, schemes: dict[str, Scheme]) -> str:
    return "".join(
        f'{under}[data-zone="{key}"] {{ --zone: {scheme.text}; --zone-ground: {scheme.ground}; '
        f"--zone-fill: {scheme.fill}; --zone-on: {scheme.on}; }}\n"
        for key, scheme in schemes.items()
    )
