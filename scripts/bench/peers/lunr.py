"""lunr with its defaults: an index by lunr.py, asked by lunr.js."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from lunr import lunr
from scripts.bench.documents import Text
from scripts.bench.search import Search, in_list

FIELDS = ("title", "keywords", "names", "summary", "text")


def prepare(folder: Path, texts: Sequence[Text], packages: Path) -> Search:
    """Write the index, the texts that show a hit, and lunr.js."""
    home = folder / "lunr"
    home.mkdir()
    index = lunr(ref="id", fields=FIELDS, documents=[each.as_json() for each in texts])
    store = {each.id: {"title": each.title, "summary": each.summary} for each in texts}
    for name, value in (("index", index.serialize()), ("store", store)):
        (home / f"{name}.json").write_text(
            json.dumps(value, ensure_ascii=False, separators=(",", ":")), "utf-8"
        )
    shutil.copy(packages / "lunr" / "lunr.min.js", home / "lunr.js")
    given = "lunr()、search() 全部默认 | lunr() and search() with all their defaults"
    return in_list("lunr", "lunr", given, files="lunr/", index=[home / "index.json"])
