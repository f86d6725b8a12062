"""The results as open data: JSON, JSON Lines and CSV, for other programs and for spreadsheets.

Addresses are absolute with a `base_url` (the address of the site's root), otherwise relative to the file
itself. The same Site gives the same bytes.
"""

from __future__ import annotations

import csv
import io
import json

from expo.exports.plain import Plain, plain_exhibition, plain_result
from expo.exports.table import COLUMNS
from expo.site import Site


def results_json(site: Site, base_url: str = "") -> bytes:
    """One object: exhibition, date, count, samples (how many of them are samples) and results, one a line."""
    head = {
        "exhibition": plain_exhibition(site.exhibition),
        "date": site.date.isoformat(),
        "count": len(site.results),
        "samples": sum(result.record.is_sample for result in site.results),
    }
    lines = ",\n".join(_json(each) for each in _results(site, base_url))
    return f'{_json(head)[:-1]}, "results": [\n{lines}\n]}}\n'.encode()


def results_jsonl(site: Site, base_url: str = "") -> bytes:
    """One result a line, each the same object as in results_json()."""
    return "".join(_json(each) + "\n" for each in _results(site, base_url)).encode()


def results_csv(site: Site, base_url: str = "") -> bytes:
    """One row a result under a row of headings in both languages; lists stand in one cell, an item a line.

    UTF-8 with a byte order mark and CRLF, as spreadsheets want it; no cell can begin a formula.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for result in _results(site, base_url):
        writer.writerow([_defused(cell(result)) for cell in COLUMNS.values()])
    return text.getvalue().encode("utf-8-sig")


def _results(site: Site, base_url: str) -> list[Plain]:
    return [plain_result(result, site.vocabularies, base_url) for result in site.results]


def _json(value: Plain) -> str:
    text = json.dumps(value, ensure_ascii=False)
    # Both are line breaks to many readers, though not to JSON: they would cut a line of JSON Lines in two.
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _defused(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula is marked as text by an apostrophe."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")) else cell
