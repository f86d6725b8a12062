"""A catalogue's folder → its records, their sources and every problem found on the way.

Nothing stops at the first problem: a record that cannot be understood is left out, and all others are read.
Where the exhibition or the vocabularies cannot be used, the records are still read as far as they go.
"""

from expo.reading.catalogue import Catalogue, read_catalogue, record_files
from expo.reading.files import (
    ALIASES,
    EXHIBITION,
    EXHIBITORS,
    SCHEMA,
    TRANSLATIONS,
    VOCABULARIES,
)
from expo.reading.records import Entry, read_record, sound_fields

__all__ = [
    "ALIASES",
    "EXHIBITION",
    "EXHIBITORS",
    "SCHEMA",
    "TRANSLATIONS",
    "VOCABULARIES",
    "Catalogue",
    "Entry",
    "read_catalogue",
    "read_record",
    "record_files",
    "sound_fields",
]
