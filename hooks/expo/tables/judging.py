"""Drafts → files to write: checked by the record format, laid over the records that are there.

A problem stands at its cell. Of a record that is there, the table changes only what it has columns for; a
field whose value stays the same keeps its text, and a record that says the same is not touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from expo.explaining import explain
from expo.problems import Place, Problem, problem
from expo.reading import EXHIBITORS, SCHEMA, Catalogue, Entry
from expo.records import ExhibitorRecord, Zone, is_id, is_key
from expo.repairs import nearest, repaired
from expo.source import Location, Source
from expo.tables.cells import Words, nearest_word, plain, terms
from expo.tables.drafts import Cell, Draft, Reading, told
from expo.tables.exporting import as_plain
from expo.tables.importing import read
from expo.tables.known import Zones, known_exhibitors
from expo.tables.laying import laid_over, value_at
from expo.tables.layout import Column
from expo.tables.workbooks import Grid
from expo.writing import as_yaml, rewritten

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True)
class Change:
    """A file of the catalogue to write, as it is (None: not there yet) and as it is to be."""

    path: str
    old: str | None
    new: str


def judge(
    grids: list[Grid], catalogue: Catalogue, path: str, *, update: bool = False
) -> tuple[list[Change], list[Problem]]:
    """What the sheets of a file that is known as `path` change in a catalogue without errors.

    With errors among the problems nothing may be written. Without `update` no record changes that is there.
    """
    assert catalogue.vocabularies
    results, exhibitors, problems = read(grids, path, catalogue.vocabularies.by_name())
    first, found = _judge_exhibitors(exhibitors, catalogue, path, update=update)
    second, more = _judge_results(results, exhibitors, catalogue, path, update=update)
    return first + second, problems + found + more


def _judge_exhibitors(
    reading: Reading, catalogue: Catalogue, path: str, *, update: bool
) -> tuple[list[Change], list[Problem]]:
    """What becomes of the drafts of exhibitors."""
    judge = _judge(reading, catalogue, path, catalogue.exhibitors, update=update)
    for draft in reading.drafts:
        cell, column = reading.whereabouts(draft, ("key",))
        if not draft.key:
            judge.tell("missing-field", cell, key=column.heading.zh)
        elif not is_key(draft.key):
            hint = repaired("bad-key", draft.key)
            judge.tell("bad-key", cell, value=draft.key, example="sample-institute", hint=hint)
        else:
            judge.settle(draft, f"{catalogue.path}/{EXHIBITORS}/{draft.key}.yaml")
    return judge.changes, judge.problems


def _judge_results(
    reading: Reading, exhibitors: Reading, catalogue: Catalogue, path: str, *, update: bool
) -> tuple[list[Change], list[Problem]]:
    """What becomes of the drafts of results; those without an id get that of their title, or the next."""
    judge = _judge(reading, catalogue, path, catalogue.results, update=update)
    zones = Zones(catalogue, [draft.key for draft in reading.drafts])
    known = known_exhibitors(catalogue, exhibitors)
    for draft in reading.drafts:
        zone = _zone_of(draft, judge, zones)
        if zone and not draft.key:
            draft.key = zones.id_for(zone, str(value_at(draft.data, ("title", "zh")) or ""))
            draft.data["id"] = draft.key
        _name_exhibitor(draft, judge, known)
        judge.settle(draft, f"{catalogue.path}/{zone.key}/{draft.key}.yaml" if zone else "")
    return judge.changes, judge.problems


# ----------------------------------------------------------------------------------------- one kind of record


@dataclass(frozen=True)
class _DraftSource(Source):
    """The values of a draft; the place of one is its cell, as if the sheet were the file."""

    reading: Reading
    draft: Draft

    def place_of(self, location: Location) -> Place:
        cell, _ = self.reading.whereabouts(self.draft, location)
        return cell.place(self.path)

    def place_of_key(self, location: Location) -> Place:
        return self.place_of(location)

    def place_of_sign(self, location: Location, sign: str, *, in_key: bool = False) -> Place:  # noqa: ARG002 – a cell has no columns
        return self.place_of(location)


@dataclass
class _Judge(Generic[R]):
    """Checks drafts of one kind, and gathers what is to be written and what is wrong."""

    reading: Reading
    words: Words
    path: str
    existing: Mapping[str, Entry[R]]
    update: bool
    changes: list[Change]
    problems: list[Problem]

    def tell(self, code: str, cell: Cell, *, hint: str = "", **values: object) -> None:
        """Add a problem at a cell."""
        self.problems.append(told(problem(code, cell.place(self.path), hint=hint, **values), cell))

    def settle(self, draft: Draft, file: str) -> None:
        """Check a draft, and note the file that it gives; without a `file` it is only checked."""
        entry = self.existing.get(draft.key)
        data = draft.data
        if entry:
            data, lacking = laid_over(draft, self.reading, entry.source.data)
            for column in lacking:
                self.tell("table-column-missing", draft.start, name=column.heading.zh, id=draft.key)
        data = {name: data[name] for name in self.reading.kind.fields if name in data}
        record = self._checked(draft, data)
        if record is None or not file:
            return
        if entry is None:
            self.changes.append(Change(file, None, as_yaml(self._without_defaults(data), self._schema)))
            return
        new, old = as_plain(record), as_plain(entry.record)
        changed = {name for name in {*new, *old} if new.get(name) != old.get(name)}
        if not changed:
            return
        if not self.update:
            self.tell("table-exists", draft.start, id=draft.key)
            return
        self._tell_removed(draft, [name for name in old if name not in new], old)
        kept = entry.source.data if isinstance(entry.source.data, dict) else {}
        merged = {name: value for name, value in kept.items() if name not in changed}
        merged |= {name: data[name] for name in data if name in changed}
        text = rewritten(entry.source, merged, self.reading.kind.fields)
        self.changes.append(Change(entry.source.path, entry.source.text, text))

    def _tell_removed(self, draft: Draft, names: list[str], old: Mapping[str, Any]) -> None:
        """Say what an update takes away; that a sample makes room goes without saying."""
        if names and not _is_sample(old):
            said = "、".join(self._heading_of(name) for name in names)
            self.tell("table-removed", draft.start, id=draft.key, names=said)

    def _heading_of(self, field: str) -> str:
        if part := self.reading.kind.part(field):
            return part.name.zh
        column = self.reading.kind.main.column_at((field,))
        return column.heading.zh.removesuffix("（中文）") if column else field

    @property
    def _schema(self) -> str:
        name = "exhibitor" if self.reading.kind.model is ExhibitorRecord else "result"
        return f"../{SCHEMA}/{name}.schema.json"

    def _without_defaults(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """A new record does not write down what goes without saying."""
        fields = {info.alias or name: info for name, info in self.reading.kind.model.model_fields.items()}
        return {name: value for name, value in data.items() if fields[name].default != value}

    # ------------------------------------------------------------------------------------------- the checks

    def _checked(self, draft: Draft, data: Mapping[str, Any]) -> BaseModel | None:
        try:
            return self.reading.kind.model.model_validate(data, context=self.words)
        except ValidationError as error:
            source = _DraftSource(self.path, "", data, {}, {}, self.reading, draft)
            for detail in error.errors(include_url=False):
                if not _is_told(detail, draft):
                    self.problems += self._explained(detail, source)
            return None

    def _explained(self, detail: ErrorDetails, source: _DraftSource) -> Iterator[Problem]:
        """A problem of the record format in the terms of the table: headings and Chinese words for keys."""
        if detail["type"] == "missing":
            for location in self.reading.lacking(detail["loc"]):
                yield self._missing(source.draft, location)
            return
        cell, column = self.reading.whereabouts(source.draft, detail["loc"])
        for found in explain([detail], source, self.reading.kind.model, self.words):
            yield told(self._in_terms_of_table(found, column, detail["input"]), cell)

    def _missing(self, draft: Draft, location: Location) -> Problem:
        """What is missing in a cell, or with its whole column, which is the same problem in every row."""
        cell, column = self.reading.whereabouts(draft, location)
        code, name = "missing-field", column.heading.zh
        for field, head in self.reading.heads.items():
            if head.sheet == cell.sheet and column not in self.reading.columns[field]:
                return told(problem("table-column-needed", head.place(self.path), name=name), head)
        return told(problem(code, cell.place(self.path), key=name), cell)

    def _in_terms_of_table(self, found: Problem, column: Column, value: object) -> Problem:
        heading, words = column.heading.zh, terms(column, self.words)
        if found.code == "empty-text":
            return problem("missing-field", found.place, key=heading)
        if not words or found.code not in ("unknown-word", "wrong-type"):
            return found
        allowed, hint = "、".join(words.values()), nearest_word(str(value), column, self.words)
        return problem("table-word", found.place, value=value, vocabulary=heading, allowed=allowed, hint=hint)


def _judge(
    reading: Reading, catalogue: Catalogue, path: str, entries: tuple[Entry[R], ...], *, update: bool
) -> _Judge[R]:
    assert catalogue.vocabularies
    existing = {getattr(entry.record, "id", entry.key): entry for entry in entries if entry.whole}
    return _Judge(reading, catalogue.vocabularies.by_name(), path, existing, update, [], [])


def _is_sample(record: Mapping[str, Any]) -> bool:
    return bool(value_at(record, ("provenance", "kind")) == "sample")


def _is_told(detail: ErrorDetails, draft: Draft) -> bool:
    """Whether what is missing stands in the table after all, in a cell that has a problem of its own."""
    location = detail["loc"]
    if detail["type"] != "missing":
        return False
    return location == ("id",) or any(each[: len(location)] == location for each in draft.cells)


# --------------------------------------------------------------------------------------- zones and exhibitors


def _zone_of(draft: Draft, judge: _Judge[Any], zones: Zones) -> Zone | None:
    """The zone of a result by its id, else by its name; what contradicts or is unknown is told."""
    id_cell, _ = judge.reading.whereabouts(draft, ("id",))
    zone_cell, _ = judge.reading.whereabouts(draft, ("zone",))
    allowed = "、".join(zones.names)
    named = zones.called(draft.zone) if draft.zone else None
    if draft.zone and not named:
        hint = nearest(draft.zone, zones.names)
        judge.tell("table-zone", zone_cell, value=draft.zone, allowed=allowed, hint=hint)
    if not draft.key:
        if not draft.zone and not {("id",), ("zone",)} & draft.cells.keys():
            shown = value_at(draft.data, ("title", "zh")) or "—"
            judge.tell("table-zone", id_cell, value=shown, allowed=allowed)
        return named
    if not is_id(draft.key):
        return None
    own = zones.of_letter(draft.key[0])
    if own is None:
        judge.tell("table-zone", id_cell, value=draft.key, allowed=allowed)
    elif named and named != own:
        hint = named.letter + draft.key[1:]
        judge.tell("zone-mismatch", id_cell, id=draft.key, letter=named.letter, hint=hint)
    return own


def _name_exhibitor(draft: Draft, judge: _Judge[Any], known: Mapping[str, str]) -> None:
    """A result names its exhibitor by key; a table may do so by its name too."""
    said = draft.data.get("exhibitor")
    if not isinstance(said, str):
        return
    if key := known.get(said) or known.get(plain(said)):
        draft.data["exhibitor"] = key
        return
    cell, _ = judge.reading.whereabouts(draft, ("exhibitor",))
    judge.tell("unknown-exhibitor", cell, value=said, hint=nearest(said, known))
    del draft.data["exhibitor"]
