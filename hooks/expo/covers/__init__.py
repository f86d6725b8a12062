"""Drawn covers: each result gets a landscape of its own, each zone a panorama.

A wall of covers reads as data. The industry cluster chooses the form of the ridges, the technology readiness
level the height of the disc (moon or radio dish; half behind the skyline while it is not known), the
zone the colour. The id chooses the rest: layout, time of day, side, rings. Tone and layout follow two
low-discrepancy sequences over the number in the id, so that neighbours on a wall hardly ever share them.

A result without a cluster gets four to six smooth ridges whose feet pale into mist (the only gradients) and
a large disc with rings.

An SVG has no text, no filter and no script; its numbers have at most one decimal; light and dark alternate
so that it reads in greyscale, too.
"""

from expo.covers.panoramas import landscape, tile
from expo.covers.results import cover

__all__ = ["cover", "landscape", "tile"]
