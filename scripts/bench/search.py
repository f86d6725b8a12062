"""What the benchmark must know of a search to measure it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scripts.bench.server import packed_size

PAGES = Path(__file__).parent / "pages"
"""The pages of the benchmark, served as pages/."""


@dataclass(frozen=True)
class Search:
    """A search that is ready to be asked; addresses are below the root of the benchmark's server."""

    key: str
    name: str
    given: str
    """How it was set up, in both languages."""
    asked_at: str
    """The page that answers whole lists of queries by rank()."""
    typed_at: str
    """The page in which one types."""
    files: str
    """A pattern of the paths that it fetches to search; the page and its pictures are not among them."""
    index: int
    """Bytes of its index after gzip: all of it, whether it is fetched at once or in pieces."""
    box: str = "input[type=search][name=q]"
    result: str = "ol [data-result]"
    takes_time: bool = True
    """Whether its page measures `search:shown` by itself."""

    def fetched(self, sizes: dict[str, int]) -> int:
        """Bytes of what was fetched to search, by path → bytes of all that was fetched."""
        return sum(size for path, size in sizes.items() if re.match(self.files, path))


def in_list(key: str, name: str, given: str, *, files: str, index: Iterable[Path]) -> Search:
    """A search without a page of its own, shown in the benchmark's list."""
    page = f"pages/search.html?search={key}"
    return Search(key, name, given, page, page, files, sum(map(packed_size, index)))
