"""Files of strangers: what is no workbook, or would fill the memory when opened, is refused before that."""

from __future__ import annotations

import codecs
import re
import zipfile
from io import BytesIO

from openpyxl.utils.cell import range_boundaries

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024
MOST_PARTS = 1000
"""Most files in the archive that a workbook is."""
MOST_MERGED = 200_000
MOST_CELLS = 500_000
"""Of all sheets, empty ones that have a format included; the whole catalogue has some 20 000."""

_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["\']([A-Za-z0-9:$]+)["\']')
_XML = (".xml", ".rels", ".vml")

OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the files begin in which spreadsheets were kept before .xlsx, and in which encrypted ones are."""
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
"""Stands near the beginning of an .ods file, unpacked."""
_WEB_PAGE = (b"<html", b"<!doctype html", b"<table", b"<meta")
"""Some systems export one and call it .xls."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_NO_WORKBOOK = (
    "它不是 .xlsx 工作簿，或已损坏；请打开后重新另存为 .xlsx",
    "it is no .xlsx workbook, or is damaged; open it and save it as .xlsx again",
)


class UnreadableError(Exception):
    """Why the file is no workbook that can be read, in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.zh, self.en = zh, en


def refuse_what_is_unsafe(content: bytes) -> None:
    """Refuse what is no workbook, and what would fill the memory when it is unpacked."""
    if len(content) > MOST_BYTES:
        raise _too_large("文件", "the file has", len(content), MOST_BYTES)
    _refuse_other_kinds(content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _refuse_archive(archive)
    except zipfile.BadZipFile as error:
        raise UnreadableError(*_NO_WORKBOOK) from error


def _refuse_other_kinds(content: bytes) -> None:
    """Name the kinds of file that are often handed in under the name of a workbook."""
    if content.startswith(OLD_WORKBOOK) and _ENCRYPTED in content:
        raise UnreadableError("文件加了密码，请去掉密码后另存", "it is encrypted; save it without a password")
    if content.startswith(OLD_WORKBOOK):
        raise UnreadableError(
            "它是旧的 .xls 或 WPS 的 .et 格式，请另存为 .xlsx",
            "it is an old .xls file, or an .et of WPS; save it as .xlsx",
        )
    head = content[:200].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if _OPEN_DOCUMENT in head:
        raise UnreadableError("它是 .ods 格式，请另存为 .xlsx", "it is an .ods file; save it as .xlsx")
    if head.startswith(_WEB_PAGE):
        raise UnreadableError(
            "它其实是网页，请用电子表格软件打开，另存为 .xlsx",
            "it is a web page; open it in a spreadsheet program and save it as .xlsx",
        )


def _refuse_archive(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    size = sum(part.file_size for part in parts)
    if size > MOST_UNPACKED:
        raise _too_large("文件解开后", "unpacked, the file has", size, MOST_UNPACKED)
    if len(parts) > MOST_PARTS or "[Content_Types].xml" not in archive.namelist():
        raise UnreadableError(*_NO_WORKBOOK)
    cells = 0
    for part in parts:
        if part.filename.lower().endswith(_XML):
            content = archive.read(part)
            _refuse_what_grows(content)
            cells += sum(1 for _ in _CELL.finditer(content))
    if cells > MOST_CELLS:
        raise UnreadableError(
            f"有 {cells} 个单元格，最多 {MOST_CELLS} 个；请删去多余的行和列",
            f"it has {cells} cells, at most {MOST_CELLS}; delete the rows and columns that are not needed",
        )


def _refuse_what_grows(content: bytes) -> None:
    """Refuse a few bytes that would become millions of merged cells or signs."""
    # A workbook never declares a document type; one that does wants entities to grow.
    if b"<!DOCTYPE" in content:
        raise UnreadableError("它含有不允许的 DOCTYPE", "it holds a DOCTYPE, which is not allowed")
    # openpyxl makes a cell of its own for each that is merged with another.
    merged = sum(_cells_in(ref.decode()) for ref in _MERGED.findall(content))
    if merged > MOST_MERGED:
        raise UnreadableError(
            f"合并了 {merged} 个单元格，最多 {MOST_MERGED} 个",
            f"{merged} cells are merged; at most {MOST_MERGED}",
        )


def _cells_in(area: str) -> int:
    left, top, right, bottom = (each or 1 for each in range_boundaries(area))
    return (right - left + 1) * (bottom - top + 1)


def _too_large(zh: str, en: str, size: int, most: int) -> UnreadableError:
    return UnreadableError(f"{zh}有 {size} 字节，最多 {most} 字节", f"{en} {size} bytes; at most {most}")
