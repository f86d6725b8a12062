"""What a proposed change does: two catalogues → what is new, changed or gone, and what to look at closely.

compared.py finds what differs, texts.py shows how, closely.py names what deserves a second look.
"""

from expo.changes.closely import LOOKS, Notice, notices
from expo.changes.compared import (
    KINDS,
    Change,
    Changes,
    PictureChange,
    TermChange,
    Untranslated,
    compare,
    picture_changes,
    size_in_words,
)
from expo.changes.texts import Names, Piece, Segments, marked, names_of, pieces, shortened

__all__ = [
    "KINDS",
    "LOOKS",
    "Change",
    "Changes",
    "Names",
    "Notice",
    "PictureChange",
    "Piece",
    "Segments",
    "TermChange",
    "Untranslated",
    "compare",
    "marked",
    "names_of",
    "notices",
    "picture_changes",
    "pieces",
    "shortened",
    "size_in_words",
]
