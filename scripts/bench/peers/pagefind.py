"""Pagefind, extended: an index over one page a result, asked through its JavaScript."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path

from scripts.bench.documents import Text
from scripts.bench.search import Search, in_list

_PAGE = """<!doctype html>
<html lang="zh">
<head><meta charset="utf-8"><title>{title}</title></head>
<body><main data-pagefind-body><h1>{title}</h1>
{paragraphs}
</main></body>
</html>
"""


def prepare(folder: Path, texts: Sequence[Text]) -> Search:
    """Write the pages and let Pagefind index them."""
    home = folder / "pagefind"
    for each in texts:
        page = home / each.id / "index.html"
        page.parent.mkdir(parents=True)
        paragraphs = "\n".join(f"<p>{escape(text)}</p>" for text in each.paragraphs())
        page.write_text(_PAGE.format(title=escape(each.title), paragraphs=paragraphs), "utf-8")
    command = [sys.executable, "-m", "pagefind", "--site", str(home), "--silent"]
    subprocess.run(command, check=True)  # noqa: S603
    made = home / "pagefind"
    index = [file for ending in ("pf_meta", "pf_index") for file in made.rglob(f"*.{ending}")]
    given = (
        "extended，每项成果一个 lang=zh 页面，其余默认 | "
        "extended, one page a result with lang=zh, else its defaults"
    )
    return in_list("pagefind", "Pagefind", given, files="pagefind/", index=index)
