"""Repairs what is safe in a record's file, and leaves every other byte as it is.

A repair is an edit of the text that mends a slip whose meaning is certain: full-width signs where YAML wants
half-width ones, tabs as indentation, spaces at the end of a line, numbers without quotation marks where text
belongs, and values that a rule of the format already understands. No spelling is guessed. An edit is made
only if the file says no less after it and has no problem that it had not before.
"""

from expo.fixing.decoding import decoded
from expo.fixing.files import fix_catalogue
from expo.fixing.mending import Repair, fix, ordered

__all__ = ["Repair", "decoded", "fix", "fix_catalogue", "ordered"]
