"""The site's one stylesheet: tokens, base and components in order, and the colours of the zones."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from expo.colours import zone_stylesheet
from expo.records import Zone

_FIRST = ("tokens.css", "base.css")
_LAST = ("print.css",)


def stylesheet(folder: Path, zones: Iterable[Zone]) -> str:
    """All CSS of a folder as one text: one request, and no order to get wrong between files."""
    components = sorted((folder / "components").glob("*.css"))
    files = [*(folder / name for name in _FIRST), *components, *(folder / name for name in _LAST)]
    return "\n".join([*(file.read_text("utf-8") for file in files), zone_stylesheet(tuple(zones))])
