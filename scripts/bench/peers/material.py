"""Material's search: its own plugin over one page a result, typed into its own page."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path

from scripts.bench.documents import Text
from scripts.bench.search import Search
from scripts.bench.server import packed_size

_SETTINGS = """site_name: Benchmark
docs_dir: pages
theme:
  name: material
  language: zh
  font: false
plugins:
  - search:
      lang: [zh, en]
hooks:
  - {hook}
"""
_HOOK = Path(__file__).with_name("material_words.py")


def prepare(folder: Path, workplace: Path, texts: Sequence[Text]) -> Search:
    """Build a site of Material, with words cut as its documentation recommends for Chinese."""
    pages = workplace / "pages"
    pages.mkdir(parents=True)
    (pages / "index.md").write_text("---\nsearch: {exclude: true}\n---\n", "utf-8")
    for each in texts:
        paragraphs = "\n\n".join(f"<p>{escape(text)}</p>" for text in each.paragraphs())
        head = json.dumps({"title": each.title}, ensure_ascii=False)
        (pages / f"{each.id}.md").write_text(f"---\n{head}\n---\n{paragraphs}\n", "utf-8")
    settings = workplace / "mkdocs.yml"
    settings.write_text(_SETTINGS.format(hook=_HOOK), "utf-8")
    site = folder / "material"
    subprocess.run(  # noqa: S603
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(settings), "-d", str(site)],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    return Search(
        "material",
        "Material",
        "search 插件，lang: [zh, en]，中文由 rjieba 代 jieba 切词 | "
        "its search plugin with lang: [zh, en], Chinese cut by rjieba in place of jieba",
        asked_at="pages/search.html?search=material",
        typed_at="material/",
        files=r"material/(search/|assets/javascripts/(workers|lunr)/)",
        index=packed_size(site / "search" / "search_index.json"),
        box="[data-md-component=search-query]",
        result=".md-search-result__item",
        takes_time=False,
    )
