"""A record's text as repairs see it: what it says, what is wrong with it, and where each scalar stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml
from pydantic import BaseModel

from expo.problems import Lines, Place, Problem
from expo.reading import read_record
from expo.records import Vocabulary
from expo.source import Location, Source, WrittenFloat, WrittenInt, parse


@dataclass(frozen=True)
class Format:
    """What the record in a file has to be: its model, and the vocabularies if they can be read."""

    model: type[BaseModel]
    words: Mapping[str, Vocabulary] | None


@dataclass(frozen=True)
class Edit:
    """The signs from `start` to `end` of a text are to become `new`."""

    start: int
    end: int
    new: str
    code: str
    """That of the problem it mends, or a name of its own for what is no problem."""
    touches: tuple[Location, ...] = ()
    """The values, with all within, that may read differently after it; a number as text is not different."""


class Draft:
    """A text on its way, read once."""

    def __init__(self, text: str, path: str, format: Format) -> None:
        self.text, self.path, self.format = text, path, format
        self.source: Source | None
        self.source, self.problems = parse(text, path)
        if self.source is not None:
            self.problems = [*self.problems, *read_record(self.source, format.model, format.words)[1]]

    def with_edits(self, edits: Iterable[Edit]) -> Draft:
        """The draft after edits that do not overlap."""
        pieces, at = [], 0
        for edit in sorted(edits, key=lambda each: each.start):
            pieces += [self.text[at : edit.start], edit.new]
            at = edit.end
        return Draft("".join([*pieces, self.text[at:]]), self.path, self.format)

    def gets_better_with(self, edits: list[Edit]) -> bool:
        """Whether edits take nothing away and bring no problem that was not there."""
        after = self.with_edits(edits)
        if self.source is None:
            return after.source is not None or after._stop > self._stop
        if after.source is None or _by_line(after.problems) - _by_line(self.problems):
            return False
        touched = [location for edit in edits for location in edit.touches]
        return _untouched(self.source, touched) == _untouched(after.source, touched)

    @property
    def _stop(self) -> Place:
        return max(each.place for each in self.problems)

    @cached_property
    def tokens(self) -> Mapping[int, yaml.ScalarToken]:
        """Where it begins → each scalar."""
        loader: Any = yaml.CSafeLoader
        found = yaml.scan(self.text, Loader=loader)
        return {each.start_mark.index: each for each in found if isinstance(each, yaml.ScalarToken)}

    @cached_property
    def scalars(self) -> Mapping[Location, yaml.ScalarToken]:
        """Location → the scalar that stands there."""
        values = self.source.values if self.source else {}
        at_keys = frozenset(self.source.keys.values()) if self.source else frozenset()
        return {
            location: self.tokens[at]
            for location, at in values.items()
            if at in self.tokens and at not in at_keys
        }

    def scalar_at(self, place: Place) -> Location | None:
        """The scalar that a problem is about; None if it is about something else."""
        return self._scalars_by_index.get(self.lines.index(place))

    def key_at(self, place: Place) -> Location | None:
        """The key that a problem is about; None if it is about something else."""
        return self._keys_by_index.get(self.lines.index(place))

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text."""
        return Lines(self.text)

    @cached_property
    def _scalars_by_index(self) -> Mapping[int, Location]:
        return {token.start_mark.index: location for location, token in self.scalars.items()}

    @cached_property
    def _keys_by_index(self) -> Mapping[int, Location]:
        return {at: location for location, at in self.source.keys.items()} if self.source else {}


def _by_line(problems: Iterable[Problem]) -> Counter[tuple[int, str]]:
    return Counter((each.place.line, each.code) for each in problems)


def _untouched(source: Source, touched: Iterable[Location]) -> list[tuple[Location, object]]:
    """All values but those at or within the touched locations."""
    at = frozenset(touched)
    return [
        (location, value)
        for location, value in _leaves(source.data, ())
        if not any(location[:length] in at for length in range(len(location) + 1))
    ]


def _leaves(value: object, location: Location) -> Iterator[tuple[Location, object]]:
    if isinstance(value, dict) and value:
        for key, each in value.items():
            yield from _leaves(each, (*location, key))
    elif isinstance(value, list) and value:
        for at, each in enumerate(value):
            yield from _leaves(each, (*location, at))
    elif isinstance(value, WrittenInt | WrittenFloat):
        yield location, value.text
    else:
        # True is 1 to Python, and not to a reader.
        yield location, (type(value), value) if isinstance(value, bool) else value
