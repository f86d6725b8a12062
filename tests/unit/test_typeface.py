"""The typeface of what is printed: what it holds, and what stands for the rest."""

from __future__ import annotations

import pytest

from expo.typeface import _characters, _is_common, missing_in, settable


def test_every_sign_that_is_taken_for_common_is_in_the_typeface() -> None:
    common = [chr(number) for number in range(0x20, 0x30000) if _is_common(chr(number))]
    assert len(common) > 7000
    assert [sign for sign in common if ord(sign) not in _characters()] == []


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
