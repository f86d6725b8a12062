"""The archive that the form saves: what Python unpacks is what went in."""

from __future__ import annotations

import base64
import json
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from playwright.sync_api import Page

ZIPPED = """async (given) => {
  const { zipped } = await import("/lib/record/zip.js");
  const bytesOf = (content) => Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  const archive = zipped(JSON.parse(given).map(([name, content]) => ({ name, bytes: bytesOf(content) })));
  return btoa(Array.from(archive, (byte) => String.fromCharCode(byte)).join(""));
}"""

FILES = {
    "catalogue/universities/U-101.yaml": "id: U-101\ntitle: {zh: 低温脱水装置}\n".encode(),
    "catalogue/universities/U-101/样机-1.jpg": bytes(range(256)) * 300,
    "读我 README.txt": "把 catalogue 文件夹放进仓库".encode(),
    "empty": b"",
}


def packed(modules: Page, files: dict[str, bytes]) -> bytes:
    given = [[name, base64.b64encode(content).decode()] for name, content in files.items()]
    return base64.b64decode(modules.evaluate(ZIPPED, json.dumps(given)))


def test_what_is_unpacked_is_what_went_in(modules: Page) -> None:
    with ZipFile(BytesIO(packed(modules, FILES))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == FILES


def test_files_are_stored_under_utf_8_names_with_one_date(modules: Page) -> None:
    with ZipFile(BytesIO(packed(modules, FILES))) as archive:
        for each in archive.infolist():
            assert each.compress_type == ZIP_STORED
            assert each.flag_bits & 0x800
            assert each.date_time == (1980, 1, 1, 0, 0, 0)
            # Else unzip reads the names in an old code page, and unpacks files that nobody may read.
            assert (each.create_system, each.external_attr >> 16) == (3, 0o100644)


def test_the_same_files_give_the_same_bytes(modules: Page) -> None:
    assert packed(modules, FILES) == packed(modules, FILES)


def test_an_archive_may_be_empty(modules: Page) -> None:
    with ZipFile(BytesIO(packed(modules, {}))) as archive:
        assert archive.namelist() == []
