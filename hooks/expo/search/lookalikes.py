"""Characters that are mistaken for one another by their looks: 剌 for 刺, 荼 for 茶.

The table beside this file is made by scripts/make_lookalikes.py from drawings of the characters of GB 2312.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

MOST = 3
"""So many look-alikes of a character are sent, the closest: those farther off are hardly mistaken."""


@cache
def lookalikes() -> Mapping[str, str]:
    """Character → its look-alikes, the closest first."""
    lines = Path(__file__).with_name("lookalikes.txt").read_text("utf-8").splitlines()
    return dict(line.split(" ") for line in lines if line and not line.startswith("#"))


def lookalikes_of(wanted: Iterable[str]) -> str:
    """A row for each wanted character that has any: itself and what may be typed instead; spaces between."""
    table = lookalikes()
    return " ".join(each + table[each][:MOST] for each in sorted(set(wanted)) if each in table)
