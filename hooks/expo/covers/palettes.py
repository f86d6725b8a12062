"""The colours of a picture, made from a zone's colour and ground."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from expo.colours import PAPER, contrast, from_oklch, light_scheme, mix, oklch, turned


@dataclass(frozen=True)
class Palette:
    """The colours of one picture: `far` and `near` of the ridges, `line` of terraces on the nearest one."""

    sky: str
    far: str
    near: str
    line: str
    disc: str
    ring: str
    mist: str
    halo: str

    def lit(self, depth: float) -> str:
        """The colour of water and of dishes that lie on a ridge: the sky's or the disc's, whichever shows."""
        return max(self.sky, self.disc, key=lambda colour: contrast(colour, self.ridge(depth)))

    @property
    def river(self) -> str:
        """The colour of a river: paler than the ridges beside it, and of their hue."""
        return mix(self.lit(0.6), self.far, 0.4)

    def ridge(self, depth: float) -> str:
        """The colour of a ridge: depth 0 is the furthest, 1 the nearest."""
        return mix(self.far, self.near, round(depth, 2))


@lru_cache(maxsize=512)
def palette_of(colour: str, ground: str, tone: str, turn: int) -> Palette:
    """The colours of a zone in a tone of choices.TONES; the air's hue is turned by some degrees."""
    scheme = light_scheme(colour, ground)
    full, pale = scheme.fill, scheme.ground
    air = turned(full, turn)

    def haze(share: float, of: str = air) -> str:
        return hazy(pale, of, share)

    if tone == "tint":
        deep = darkened(full, 0.74)
        return Palette(haze(0.3), haze(0.5), deep, haze(0.62, full), PAPER, PAPER, haze(0.12), haze(0.2))
    if tone == "night":
        night = darkened(full, 0.6)
        sky = darkened(air, 0.74)
        return Palette(
            sky, haze(0.72), night, haze(0.8, full), pale, haze(0.5), haze(0.5), mix(sky, air, 0.55)
        )
    if tone == "snow":
        return Palette(air, haze(0.7), haze(0.06), haze(0.42), pale, haze(0.45), pale, haze(0.88))
    return Palette(pale, haze(0.26), full, haze(0.5, full), haze(0.46), haze(0.42), PAPER, haze(0.1))


def hazy(pale: str, full: str, share: float) -> str:
    """The full colour seen through air; the share that shows keeps more of its strength than of its dark."""
    light, faint, _ = oklch(pale)
    dark, strong, hue = oklch(full)
    return from_oklch(light + (dark - light) * share, faint + (strong - faint) * share**0.8, hue)


def darkened(colour: str, share: float) -> str:
    """The colour at a share of its lightness."""
    lightness, chroma, hue = oklch(colour)
    return from_oklch(lightness * share, chroma * (0.4 + 0.6 * share), hue)
