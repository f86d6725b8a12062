"""The search of the site: what can be found, its words, and what a browser loads to find it.

The browser loads four kinds of file, each a classic script that hands its value over by name (see
theme_overrides/assets/js/lib/parts.js): the engine; the index (words → documents); the texts of one language,
which show a hit; and the columns (facets and orders), which narrow and sort. A document is a result or
another page; results come first, in the order of the site, so that a number names a document everywhere.
"""

from expo.search.documents import Document, documents
from expo.search.files import SearchFiles, search_files
from expo.search.prose import ProsePage, read_prose

__all__ = ["Document", "ProsePage", "SearchFiles", "documents", "read_prose", "search_files"]
