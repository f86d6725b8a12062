"""The translators' worklist: texts that lack good English → a sheet; the sheet filled in → new English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from expo import addresses
from expo.language import Language
from expo.problems import Problem, has_errors
from expo.reading import Catalogue, Entry, read_record
from expo.records import ExhibitorRecord, Model, ResultRecord
from expo.source import Source, parse
from expo.tables.drafts import Cell, told
from expo.tables.returned import CHECK, EN, ID, MACHINE, PEOPLE, WHERE, WHO, ZH, Filled, filled_rows, in_both
from expo.tables.workbooks import Column, Grid, Sheet, Value
from expo.translations import State, TextPair, is_private, noted, notes_of, pairs_of, text_pairs
from expo.writing import rewritten

LIST = "译文 Translations"
WORDS = "词表 Words"

STATES = {
    State.MISSING: "待译 missing",
    State.STALE: "中文改过 stale",
    State.MACHINE: "机器翻译 machine",
    State.HUMAN: "人工 human",
}
COLUMNS = (
    Column(in_both(ID), 14),
    Column(
        in_both(WHERE),
        18,
        hint="请勿改动：导入时靠它找到原文。 Do not change: the import finds the text by it.",
    ),
    Column("栏目 Field", 22),
    Column("状态 State", 16),
    Column(in_both(ZH), 60),
    Column("现有英文 Present English", 50),
    Column(
        in_both(EN), 60, hint="在这里写译文；留空就不改动。 Write here; leave it empty to change nothing."
    ),
    Column(in_both(WHO), 16, hint="不填算人工。 Empty means people.", choices=f"'{WORDS}'!$A$1:$A$2"),
    Column("页面 Page", 40),
    Column(in_both(CHECK), 16, hint="请勿改动。 Do not change."),
)


@dataclass(frozen=True)
class Imported:
    """What an import comes to: path of a record → its new text, the new notes, every problem."""

    texts: Mapping[str, str]
    notes: Mapping[str, tuple[str, ...]]
    """Key of a record that changes → its notes."""
    problems: tuple[Problem, ...]


def worklist(catalogue: Catalogue, states: Iterable[State], zone: str, site_url: str) -> list[Sheet]:
    """The texts in one of the states, of one zone or ("") of all; samples are nobody's work."""
    wanted = frozenset(states)
    rows = [
        _row(key, pair, state, site_url + address)
        for key, entry, address in _records(catalogue, zone)
        if not entry.record.is_sample
        for pair, state in notes_of(catalogue.translations, key).states(entry.record)
        if state in wanted and not is_private(entry.record, pair)
    ]
    words = Sheet(WORDS, (Column(in_both(PEOPLE), 20),), ((in_both(MACHINE),),))
    return [Sheet(LIST, COLUMNS, tuple(rows), 2), words]


def imported(grids: Sequence[Grid], path: str, catalogue: Catalogue) -> Imported:
    """The records with the English of a worklist; `path` names its file in problems.

    A row is refused when its text or its English has changed since the export, so that nobody's work is lost.
    """
    texts: dict[str, str] = {}
    notes: dict[str, tuple[str, ...]] = {}
    records = {key: entry for key, entry, _ in _records(catalogue, "")}
    filled, problems = filled_rows(grids, path)
    rows: dict[str, list[Filled]] = {}
    for each in filled:
        rows.setdefault(each.key, []).append(each)
    for key, of_record in rows.items():
        if key not in records:
            problems += [each.told("translation-unplaced", ID, path) for each in of_record]
            continue
        source, record, found = _with_english(records[key], of_record, path)
        problems += found
        if source and record:
            texts[source.path] = source.text
            notes[key] = _noted(record, of_record, pairs_of(catalogue.translations, key))
    return Imported(texts, notes, tuple(problems))


def _noted(record: Model, rows: Sequence[Filled], before: Iterable[str]) -> tuple[str, ...]:
    """The notes of a record once the rows are taken in; whoever wrote a row has read its Chinese."""
    pairs = {pair.where: pair for pair in text_pairs(record)}
    machine = frozenset(pairs[each.where].note for each in rows if each.by_machine)
    filled = {pairs[each.where].note for each in rows}
    english = {note.split("-")[1] for note in filled}
    present = {pair.note.split("-")[0] for pair in pairs.values()}

    def is_over(note: str) -> bool:
        zh, en, *_ = note.split("-")
        return f"{zh}-{en}" in filled or (en in english and zh not in present)

    return noted(record, [note for note in before if not is_over(note)], machine=machine)


def _records(
    catalogue: Catalogue, zone: str
) -> Iterator[tuple[str, Entry[ResultRecord] | Entry[ExhibitorRecord], str]]:
    """Key of a record, its entry and the address of its page in English."""
    for result in catalogue.results:
        if zone in ("", catalogue.zone_of[result.source.path]):
            yield (
                result.record.id,
                result,
                addresses.in_language(addresses.result(result.record.id), Language.EN),
            )
    for exhibitor in catalogue.exhibitors if not zone else ():
        yield exhibitor.key, exhibitor, addresses.in_language(addresses.exhibitor(exhibitor.key), Language.EN)


def _row(key: str, pair: TextPair, state: State, page: str) -> tuple[Value, ...]:
    return (key, pair.where, pair.label, STATES[state], pair.zh, pair.en or None, None, None, page, pair.note)


def _with_english(
    entry: Entry[ResultRecord] | Entry[ExhibitorRecord], rows: Sequence[Filled], path: str
) -> tuple[Source | None, ResultRecord | ExhibitorRecord | None, list[Problem]]:
    """A record's file and the record with new English, or the problems of the rows."""
    problems: list[Problem] = []
    data = _copied(entry.source.data)
    assert isinstance(data, dict)
    placed: dict[tuple[str | int, ...], Filled] = {}
    by_where = {pair.where: pair for pair in text_pairs(entry.record)}
    for each in rows:
        pair = by_where.get(each.where)
        if pair is None:
            problems.append(each.told("translation-unplaced", ID, path))
        elif pair.note != each.check and not _is_done(pair, each):
            problems.append(each.told("translation-moved", CHECK, path))
        elif pair.location in placed:
            problems.append(each.told("translation-twice", EN, path))
        else:
            if each.zh and each.zh.split() != pair.zh.split():
                problems.append(each.told("translation-chinese", ZH, path))
            _set_english(data, pair, each.english)
            placed[pair.location] = each
    fields = [info.alias or name for name, info in type(entry.record).model_fields.items()]
    source, found = parse(rewritten(entry.source, data, fields), entry.source.path)
    if source is None:
        return None, None, [*problems, *found]
    record, found = read_record(source, type(entry.record), None)
    problems += [_in_the_sheet(each, source, placed, path) for each in found]
    return (None, None, problems) if has_errors(problems) else (source, record, problems)


def _is_done(pair: TextPair, filled: Filled) -> bool:
    """Whether the record says already what the row says: the worklist comes back a second time."""
    return filled.english.split() == pair.en.split() and filled.check.split("-")[0] == pair.note.split("-")[0]


def _set_english(data: object, pair: TextPair, english: str) -> None:
    for step in pair.location:
        data = data[step]  # type: ignore[index]
    assert isinstance(data, dict)
    # Prose ends with a line break, as its Chinese does.
    data["en"] = english + "\n" if str(data["zh"]).endswith("\n") and "\n" in english else english


def _in_the_sheet(
    found: Problem, source: Source, placed: Mapping[tuple[str | int, ...], Filled], path: str
) -> Problem:
    """A problem of the record that the sheet makes, at the cell that makes it."""
    for location, filled in placed.items():
        if source.place_of((*location, "en")) == found.place:
            cell = Cell(filled.sheet, filled.row, filled.columns[EN])
            return told(replace(found, place=cell.place(path)), cell)
    return found


def _copied(value: object) -> object:
    """Mappings and lists anew, so that the source stays as it is; numbers keep how they were written."""
    if isinstance(value, dict):
        return {key: _copied(each) for key, each in value.items()}
    return [_copied(each) for each in value] if isinstance(value, list) else value
