"""Guides: what is printed from the catalogue – booklets, a book, sheets, cards, tents, labels, overviews.

`plan` says which guides there are, `content` makes the plain data that one of them shows, `setting` hands
that to typst with the templates of theme_overrides/print/ and keeps what was set. No text of a record is
ever read as markup: templates get it as data.
"""

from expo.guides.content import Art
from expo.guides.pictures import coarse_pictures
from expo.guides.plan import (
    BOTH,
    Guide,
    Kind,
    Options,
    Paper,
    guides_for_exhibitor,
    guides_for_results,
    guides_for_zone,
    guides_of,
)
from expo.guides.setting import Press, SetGuides, set_guides

__all__ = [
    "BOTH",
    "Art",
    "Guide",
    "Kind",
    "Options",
    "Paper",
    "Press",
    "SetGuides",
    "coarse_pictures",
    "guides_for_exhibitor",
    "guides_for_results",
    "guides_for_zone",
    "guides_of",
    "set_guides",
]
