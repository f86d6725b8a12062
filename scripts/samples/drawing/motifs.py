"""Choosing what to draw by the words of a picture's description."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from scripts.samples.chance import Draw
from scripts.samples.drawing.canvas import Canvas

Motif = Callable[[Canvas, Draw], None]
Motifs = Mapping[str, Motif]
"""Words of a description (a regular expression) → what is drawn for them; the first that fits counts."""


def motif(subject: str, kinds: Motifs, others: Sequence[Motif]) -> Motif:
    """What to draw for a description; one of the others if none of its words is known."""
    for words, found in kinds.items():
        if re.search(words, subject):
            return found
    return Draw("motif", subject).pick(others)
