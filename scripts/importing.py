"""What the commands that take something into the catalogue say alike."""

from __future__ import annotations

import difflib
from collections.abc import Iterator


def refused() -> int:
    """Say that nothing was written because of errors; the exit status."""
    print("有错误，没有写入任何文件 | there are errors; nothing was written")
    return 1


def difference(path: str, old: str | None, new: str) -> Iterator[str]:
    """The unified difference of one file; `old` is None for a new one."""
    before = "/dev/null" if old is None else path
    yield from difflib.unified_diff(
        (old or "").splitlines(keepends=True), new.splitlines(keepends=True), before, path
    )
