"""Draws that come out the same on every machine, in every version of Python and in any order of calls."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def rank(purpose: str, key: str) -> bytes:
    """A place in a shuffled order that depends on the purpose and the key alone."""
    return hashlib.sha256(f"{purpose}/{key}".encode()).digest()


def shuffled(purpose: str, keys: Iterable[str]) -> list[str]:
    """The keys in an order that a key more or less does not upset for the others."""
    return sorted(keys, key=lambda key: rank(purpose, key))


class Draw:
    """A sequence of draws for one purpose, named by its seed."""

    def __init__(self, *seed: object) -> None:
        digest = hashlib.sha256("/".join(map(str, seed)).encode()).digest()
        # Only random() keeps its sequence from one version of Python to the next: all else is built on it.
        self._next = random.Random(int.from_bytes(digest[:8], "big")).random  # noqa: S311

    def between(self, low: float, high: float) -> float:
        """A number of low … high."""
        return low + (high - low) * self._next()

    def count(self, low: int, high: int) -> int:
        """A whole number of low … high, both included."""
        return low + int((high - low + 1) * self._next())

    def chance(self, probability: float) -> bool:
        """True with the given probability."""
        return self._next() < probability

    def pick(self, choices: Sequence[T]) -> T:
        """One of the choices; one that stands twice is twice as likely."""
        return choices[self.count(0, len(choices) - 1)]

    def some(self, choices: Sequence[T], number: int) -> list[T]:
        """So many of the choices, in their own order."""
        left = list(range(len(choices)))
        taken = [left.pop(self.count(0, len(left) - 1)) for _ in range(min(number, len(left)))]
        return [choices[index] for index in sorted(taken)]
