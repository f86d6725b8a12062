"""Makes small catalogues for tests: records as dictionaries → files on disk → read, checked and joined.

The exhibition and the vocabularies are the real ones, so that a test fails when they stop fitting the code.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from expo.checks import check
from expo.problems import has_errors, report
from expo.reading import read_catalogue
from expo.site import Site, join

REAL_CATALOGUE = Path(__file__).parent.parent / "catalogue"

Record = Mapping[str, Any]


def a_provenance(kind: str = "submitted") -> dict[str, Any]:
    """Where a made record comes from."""
    return {"kind": kind, "source": {"zh": "测试", "en": "A test"}, "date": "2026-03-25"}


def a_result(id: str = "U-001", **changes: Any) -> dict[str, Any]:
    """A small result of the exhibitor `institute`; a field changed to None is left out."""
    record = {
        "id": id,
        "title": {"zh": f"低温脱水装置 {id}", "en": f"Low-temperature dryer {id}"},
        "exhibitor": "institute",
        "provenance": a_provenance(),
    }
    return _without_none({**record, **changes})


def an_exhibitor(**changes: Any) -> dict[str, Any]:
    """A small exhibitor; a field changed to None is left out."""
    record = {
        "name": {"zh": "山间研究所", "en": "Hillside Institute"},
        "kind": "institute",
        "provenance": a_provenance(),
    }
    return _without_none({**record, **changes})


def a_contact(**changes: Any) -> dict[str, Any]:
    """A contact who agreed to publication; a field changed to None is left out."""
    record = {
        "name": {"zh": "林知远", "en": "Lin Zhiyuan"},
        "role": {"zh": "课题组长", "en": "Group leader"},
        "phone": "+86 851 1234 5678",
        "email": "lin@example.org",
        "wechat": "lab_wechat",
        "consent": True,
    }
    return _without_none({**record, **changes})


def a_catalogue(
    tmp_path: Path,
    *,
    results: Iterable[Record] | None = None,
    exhibitors: Mapping[str, Record] | None = None,
    exhibition: Record | None = None,
    aliases: Iterable[Iterable[str]] = (),
) -> Path:
    """Write a catalogue into tmp_path / "catalogue" and return that folder.

    Without `results` there is one, U-001; without `exhibitors` there is one, `institute`. `exhibition` holds
    top-level keys to change in the real exhibition.yaml. Without `aliases` there is no file of them. Images
    that a result names are drawn, 640 × 480.
    """
    folder = tmp_path / "catalogue"
    folder.mkdir()
    shutil.copy(REAL_CATALOGUE / "vocabularies.yaml", folder)
    about = yaml.safe_load((REAL_CATALOGUE / "exhibition.yaml").read_text("utf-8"))
    about |= exhibition or {}
    _write(folder / "exhibition.yaml", about)
    if groups := [list(group) for group in aliases]:
        _write(folder / "aliases.yaml", {"aliases": groups})
    for key, record in ({"institute": an_exhibitor()} if exhibitors is None else exhibitors).items():
        _write(folder / "exhibitors" / f"{key}.yaml", record)
    zones = {zone["letter"]: zone["key"] for zone in about["zones"]}
    for record in (a_result(),) if results is None else results:
        file = folder / zones[record["id"][0]] / f"{record['id']}.yaml"
        _write(file, record)
        for image in record.get("images", ()):
            _draw(file.with_suffix("") / image["file"])
    return folder


def a_site(
    tmp_path: Path,
    *,
    results: Iterable[Record] | None = None,
    exhibitors: Mapping[str, Record] | None = None,
    exhibition: Record | None = None,
    aliases: Iterable[Iterable[str]] = (),
) -> Site:
    """Write a catalogue as a_catalogue() does, read it and join it; mistakes in it fail the test."""
    folder = a_catalogue(
        tmp_path, results=results, exhibitors=exhibitors, exhibition=exhibition, aliases=aliases
    )
    catalogue, problems = read_catalogue(folder, tmp_path)
    problems += check(catalogue)
    assert not has_errors(problems), report(problems)
    return join(catalogue)


def _without_none(record: Record) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value is not None}


def _write(file: Path, data: Record) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False), "utf-8")


def _draw(file: Path) -> None:
    file.parent.mkdir(exist_ok=True)
    Image.new("RGB", (640, 480), "grey").save(file)
