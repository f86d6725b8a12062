"""What is loaded at once and what follows: the form that the index and the texts share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Parts:
    """A part that is loaded first, and those that follow when they are needed, by name."""

    first: Mapping[str, Any]
    further: Mapping[str, Any] = field(default_factory=dict)
