"""The typeface of what is printed: what it holds, and what stands for the rest."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from expo.typeface import _characters, folder, missing_in, settable


def test_the_characters_are_those_that_the_file_has() -> None:
    (file,) = folder().glob("*.ttf")
    with TTFont(file) as font:
        assert _characters() == set(font.getBestCmap())


@pytest.mark.parametrize(
    ("text", "shown", "missing"),
    [
        ("科技成果", "科技成果", []),
        ("CO₂ 与 ①", "CO2 与 ①", []),
        ("冷链🚚🚚运输", "冷链〓〓运输", ["🚚"]),
        ("〓", "〓", []),
        ("一\n二", "一\n二", []),
    ],
)
def test_what_cannot_be_set_becomes_plainer_or_a_geta(text: str, shown: str, missing: list[str]) -> None:
    assert settable(text) == shown
    assert missing_in(text) == missing
