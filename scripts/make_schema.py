"""Write the JSON Schemas of the record format into the catalogue's folder schema/.

Usage: make_schema.py [--check]. With --check nothing is written: exit status 1 when a schema is stale.
CATALOGUE names the catalogue's folder (default: catalogue).
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from scripts.settings import catalogue_folder, run  # noqa: E402

from expo.problems import report  # noqa: E402
from expo.reading import SCHEMA, VOCABULARIES, read_record  # noqa: E402
from expo.records import Vocabularies  # noqa: E402
from expo.schemas import all_schemas, as_text, file_name  # noqa: E402
from expo.source import read_source  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    """0 done, 1 the vocabularies have errors or a schema is stale."""
    parser = argparse.ArgumentParser(description="写出或核对 JSON Schema | Write or compare the JSON Schemas")
    parser.add_argument("--check", action="store_true", help="只核对，不写出 | compare, write nothing")
    only_compare = parser.parse_args(arguments).check
    catalogue = catalogue_folder()
    source, problems = read_source(catalogue / VOCABULARIES, _shown(catalogue / VOCABULARIES))
    vocabularies = None
    if source is not None:
        vocabularies, found = read_record(source, Vocabularies, None)
        problems += found
    if vocabularies is None:
        print(report(problems))
        return 1

    files = {
        catalogue / SCHEMA / file_name(name): as_text(schema).encode()
        for name, schema in all_schemas(vocabularies).items()
    }
    stale = [file for file, content in files.items() if not file.is_file() or file.read_bytes() != content]
    for file in stale:
        if only_compare:
            shown = _shown(file)
            print(f"{shown} 已过时，请运行 make schema | {shown} is stale; run: make schema", file=sys.stderr)
        else:
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(files[file])
            print(f"已写出 {_shown(file)} | wrote {_shown(file)}")
    if not stale:
        print(f"{len(files)} 份 schema 都是最新的 | all {len(files)} schemas are up to date")
    return 1 if only_compare and stale else 0


def _shown(file: Path) -> str:
    return Path(os.path.relpath(file, ROOT)).as_posix()


if __name__ == "__main__":
    run(main)
