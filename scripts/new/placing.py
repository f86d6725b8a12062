"""Putting a new record in place with its pictures: all of it, or nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path

from scripts.new.frame import refuse, shown
from scripts.new.pictures import picture_name


def place(texts: Mapping[Path, str], record: Path, pictures: Iterable[bytes], *, is_replaced: bool) -> None:
    """Write the texts, and the pictures into the folder of the record's name.

    Nothing that exists is overwritten but, where it is to be replaced, the record with its folder. All is
    whole on the disk before anything moves; when a move fails, what has moved goes back.
    """
    folder = record.with_suffix("")
    with ExitStack() as unmake:
        for each in {file.parent for file in texts}:
            if not each.exists():
                each.mkdir()
                unmake.callback(each.rmdir)
        with tempfile.TemporaryDirectory(prefix=".new-", dir=record.parent) as name, ExitStack() as undo:
            made, old = Path(name, "made"), Path(name, "old")
            moves = _written(made, texts, folder, pictures)
            if is_replaced:
                old.mkdir()
                # A link to another place is taken away, not followed.
                for each in filter(_is_there, (record, folder)):
                    _move(each, old / each.name, undo)
            for source, target in moves.items():
                _move(source, target, undo)
            undo.pop_all()
        unmake.pop_all()


def _written(
    made: Path, texts: Mapping[Path, str], folder: Path, pictures: Iterable[bytes]
) -> dict[Path, Path]:
    """Where everything lies that was written → where it belongs."""
    made.mkdir()
    moves = {}
    for file, text in texts.items():
        source = made / f"{file.parent.name}-{file.name}"
        source.write_text(text, "utf-8", newline="\n")
        moves[source] = file
    with_pictures = made / "pictures"
    with_pictures.mkdir()
    for number, content in enumerate(pictures, 1):
        (with_pictures / picture_name(number)).write_bytes(content)
        moves[with_pictures] = folder
    return moves


def _move(source: Path, target: Path, undo: ExitStack) -> None:
    if _is_there(target):
        refuse(f"{shown(target)} 已经存在", f"{shown(target)} exists already")
    source.rename(target)
    undo.callback(target.rename, source)


def _is_there(file: Path) -> bool:
    return file.exists() or file.is_symlink()
