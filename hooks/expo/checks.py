"""Rules across records: one function a rule, each yields problems and changes nothing.

A file that exists but could not be understood has its own problems already; no rule adds one that will go
away when those are mended.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from expo.problems import Place, Problem, problem
from expo.reading import EXHIBITORS, SCHEMA, Catalogue, Entry
from expo.records import Exhibition, ExhibitorRecord, Model, Provenance, ResultRecord, is_id, is_key
from expo.repairs import nearest
from expo.source import Location, Source
from expo.syntax import wide_problem
from expo.texts import emails, identity_numbers, look_alikes, markup, mobile_numbers, wide_comma
from expo.translations import State, notes_of
from expo.typeface import missing_in


def check(catalogue: Catalogue) -> list[Problem]:
    """All problems that no record has alone; rules about the exhibition wait until it can be read."""
    problems = [found for rule in RULES for found in rule(catalogue)]
    if catalogue.exhibition and catalogue.exhibition_source:
        about = (catalogue.exhibition, catalogue.exhibition_source)
        problems += [found for part in EXHIBITION_RULES for found in part(*about)]
    return problems


# ---------------------------------------------------------------------------------------- results, exhibitors


def ids_are_unique(catalogue: Catalogue) -> Iterator[Problem]:
    """No two files carry the same id; the file that is named after it keeps it."""
    owners = _owners(catalogue)
    for entry in catalogue.results:
        owner = owners[entry.record.id]
        if owner is not entry:
            hint = entry.key if is_id(entry.key) and entry.key not in owners else ""
            place = entry.source.place_of(("id",))
            yield problem("duplicate-id", place, id=entry.record.id, other=owner.source.path, hint=hint)


def ids_fit_their_files(catalogue: Catalogue) -> Iterator[Problem]:
    """A record's file is named after its id."""
    for id, entry in _owners(catalogue).items():
        if id != entry.key:
            name = PurePosixPath(entry.source.path).name
            yield problem("file-name", entry.source.place_of(("id",)), name=name, id=id, hint=f"{id}.yaml")


def _owners(catalogue: Catalogue) -> dict[str, Entry[ResultRecord]]:
    """Id → the entry that has the best right to it: the one in a file of that name, else the first."""
    owners: dict[str, Entry[ResultRecord]] = {}
    for entry in catalogue.results:
        if entry.record.id not in owners or entry.key == entry.record.id != owners[entry.record.id].key:
            owners[entry.record.id] = entry
    return owners


def ids_fit_their_zones(catalogue: Catalogue) -> Iterator[Problem]:
    """An id begins with the letter of the zone in whose folder its file stands."""
    letters = {zone.key: zone.letter for zone in catalogue.exhibition.zones} if catalogue.exhibition else {}
    for entry in catalogue.results:
        letter = letters.get(catalogue.zone_of[entry.source.path])
        if letter and not entry.record.id.startswith(letter):
            hint = letter + entry.record.id[1:]
            place = entry.source.place_of(("id",))
            yield problem("zone-mismatch", place, id=entry.record.id, letter=letter, hint=hint)


def exhibitors_exist(catalogue: Catalogue) -> Iterator[Problem]:
    """A result names an exhibitor that has a file."""
    for entry in catalogue.results:
        value = entry.record.exhibitor
        if value is not None and value not in catalogue.exhibitor_keys:
            place = entry.source.place_of(("exhibitor",))
            yield problem("unknown-exhibitor", place, value=value, hint=_meant(value, catalogue))


def exhibitors_are_used(catalogue: Catalogue) -> Iterator[Problem]:
    """An exhibitor that no result names is probably a slip of the pen."""
    if catalogue.lacks_results:
        return
    named = {entry.record.exhibitor for entry in catalogue.results if entry.record.exhibitor}
    # Who was probably meant by a name without a file is told there.
    used = named | {_meant(name, catalogue) for name in named - catalogue.exhibitor_keys}
    for entry in catalogue.exhibitors:
        if entry.key not in used and is_key(entry.key):
            yield problem("exhibitor-unused", Place(entry.source.path), key=entry.key)


def _meant(name: str, catalogue: Catalogue) -> str:
    return nearest(name, sorted(catalogue.exhibitor_keys))


# ----------------------------------------------------------------------------------------------------- texts


def texts_hold_no_look_alikes(catalogue: Catalogue) -> Iterator[Problem]:
    """No character stands in a text that only looks right."""
    for source in _sources(catalogue):
        for location, text in source.texts():
            for found in look_alikes(text):
                place, number = source.place_of_sign(location, found.word), f"U+{ord(found.sign):04X}"
                yield problem("look-alike", place, value=found.word, number=number, hint=found.meant)


def texts_hold_one_language(catalogue: Catalogue) -> Iterator[Problem]:
    """A full-width comma does not end a text inside braces: what follows would be lost in it."""
    for source in _sources(catalogue):
        for location, text in source.texts():
            if location[-1] in ("zh", "en") and (found := wide_comma(text)):
                yield wide_problem(found, source.place_of_sign(location, found))


def texts_hold_no_markup(catalogue: Catalogue) -> Iterator[Problem]:
    """HTML pasted into a text would show as it stands; where Markdown belongs it is understood."""
    for source in _sources(catalogue):
        for location, text in source.texts():
            if location[-1] in ("zh", "en") and location[0] != "description" and (found := markup(text)):
                yield problem("markup-in-text", source.place_of_sign(location, found), value=found)


def contacts_without_consent_are_bare(catalogue: Catalogue) -> Iterator[Problem]:
    """A person who has not agreed to publication is not to be reached through the record's file either."""
    for entry in catalogue.results:
        if _is_real(entry):
            for at, contact in enumerate(entry.record.contacts):
                if not contact.consent and (contact.phone or contact.email or contact.wechat):
                    yield problem(
                        "contact-without-consent", entry.source.place_of(("contacts", at, "consent"))
                    )


def texts_hold_no_personal_data(catalogue: Catalogue) -> Iterator[Problem]:
    """What reaches or identifies a person does not stand in running text, which asks nobody for consent."""
    sources = [entry.source for entry in catalogue.results if _is_real(entry)]
    sources += [entry.source for entry in catalogue.exhibitors if _is_real(entry)]
    for source in sources:
        for location, text in source.texts():
            if location[-1] in ("zh", "en"):
                for code, found_in in _PERSONAL.items():
                    for found in found_in(text):
                        yield problem(code, source.place_of_sign(location, found))


_PERSONAL: Mapping[str, Callable[[str], list[str]]] = {
    "mobile-number-in-text": mobile_numbers,
    "email-in-text": emails,
    "identity-number-in-text": identity_numbers,
}


def _is_real(entry: Entry[ResultRecord] | Entry[ExhibitorRecord]) -> bool:
    """Whether a record is known to be no sample; one that does not say so yet has an error for that."""
    provenance: Provenance | None = entry.record.provenance
    return provenance is not None and provenance.kind != "sample"


def _sources(catalogue: Catalogue) -> list[Source]:
    return [entry.source for entry in catalogue.results] + [entry.source for entry in catalogue.exhibitors]


# ----------------------------------------------------------------------------------------------------- print


def texts_can_be_printed(catalogue: Catalogue) -> Iterator[Problem]:
    """The typeface of the printed guides has every character of what they show."""
    for source in _sources(catalogue):
        for location, text in source.texts():
            # What is told at length stands on the web page only.
            if location[0] != "description":
                for sign in filter(str.isprintable, missing_in(text)):
                    # For a character that only looks right, the right one is told already.
                    if any(sign in each.word for each in look_alikes(text)):
                        continue
                    place, number = source.place_of_sign(location, sign), f"U+{ord(sign):04X}"
                    yield problem("not-in-typeface", place, sign=sign, number=number)


# --------------------------------------------------------------------------------------------------- aliases


def aliases_stand_once(catalogue: Catalogue) -> Iterator[Problem]:
    """No word stands in two groups of aliases, or twice in one, however wide or large it is written."""
    source = catalogue.aliases_source
    if source is None:
        return
    first: dict[str, Location] = {}
    for at, group in enumerate(catalogue.aliases):
        for within, word in enumerate(group):
            location: Location = ("aliases", at, within)
            earlier = first.setdefault(_folded(word), location)
            if earlier is not location:
                line = source.place_of(earlier).line
                yield problem("duplicate-alias", source.place_of(location), value=word, line=line)


def _folded(word: str) -> str:
    """The word without what makes no difference in a search: width and case."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())


# ---------------------------------------------------------------------------------------------- translations


def translations_are_fresh(catalogue: Catalogue) -> Iterator[Problem]:
    """An English text was written for the Chinese that stands beside it now."""
    if catalogue.translations is None:
        return
    records: list[tuple[str, Model, Source]] = [
        *((each.record.id, each.record, each.source) for each in catalogue.results if each.whole),
        *((each.key, each.record, each.source) for each in catalogue.exhibitors),
    ]
    for key, record, source in records:
        for pair, state in notes_of(catalogue.translations, key).states(record):
            if state is State.STALE:
                yield problem("translation-stale", source.place_of((*pair.location, "en")), id=key)


# ------------------------------------------------------------------------------------------------ exhibition

_BASIS = {"reported": "据报道", "inferred": "推断", "assumed": "假定"}


def zones_are_complete(catalogue: Catalogue) -> Iterator[Problem]:
    """Each zone holds as many results as the exhibition says."""
    if catalogue.exhibition is None or catalogue.exhibition_source is None:
        return
    told: set[str] = set()
    for index, zone in enumerate(catalogue.exhibition.zones):
        found, expected = catalogue.result_counts.get(zone.key, 0), zone.expected
        if found != expected.results and zone.key not in told:
            yield problem(
                "zone-total",
                catalogue.exhibition_source.place_of(("zones", index, "expected", "results")),
                zone=zone.key,
                expected=expected.results,
                basis_zh=_BASIS[expected.basis],
                basis_en=expected.basis,
                found=found,
            )
        told.add(zone.key)


def zones_are_distinct(exhibition: Exhibition, source: Source) -> Iterator[Problem]:
    """No two zones share a folder or a letter, and none takes a folder that has another use."""
    first: dict[str, Location] = {}
    for index, zone in enumerate(exhibition.zones):
        for name, value in (("key", zone.key), ("letter", zone.letter)):
            location = ("zones", index, name)
            # Keys are of small letters, a zone's letter is a capital: the two cannot be confused.
            if value in first:
                line = source.place_of(first[value]).line
                yield problem("duplicate-zone", source.place_of(location), value=value, line=line)
            first.setdefault(value, location)
        if zone.key in (EXHIBITORS, SCHEMA):
            yield problem("reserved-zone", source.place_of(("zones", index, "key")), key=zone.key)


def facts_name_their_sources(exhibition: Exhibition, source: Source) -> Iterator[Problem]:
    """A fact about the exhibition names one of the sources."""
    named: dict[Location, str | None] = {
        ("source",): exhibition.source,
        ("period", "source"): exhibition.period.source,
        **{("about", at, "source"): each.source for at, each in enumerate(exhibition.about)},
        **{
            ("zones", at, "expected", "source"): each.expected.source
            for at, each in enumerate(exhibition.zones)
        },
    }
    for location, key in named.items():
        if key is not None and key not in exhibition.sources:
            allowed, hint = ", ".join(exhibition.sources), nearest(key, exhibition.sources)
            values = {"value": key, "vocabulary": "sources", "allowed": allowed}
            yield problem("unknown-word", source.place_of(location), hint=hint, **values)


def period_runs_forwards(exhibition: Exhibition, source: Source) -> Iterator[Problem]:
    """The exhibition does not end before it begins."""
    first, last = exhibition.period.first, exhibition.period.last
    if last < first:
        yield problem("period-order", source.place_of(("period", "last")), first=first, last=last)


def headline_can_be_filled(exhibition: Exhibition, source: Source) -> Iterator[Problem]:
    """The headline is a pattern in which only the number of results is filled in."""
    for language, text in (("zh", exhibition.headline.zh), ("en", exhibition.headline.en or "")):
        rest = text.replace("{count}", "")
        if "{" in rest or "}" in rest:
            yield problem("bad-placeholder", source.place_of(("headline", language)), value=text)


RULES: tuple[Callable[[Catalogue], Iterator[Problem]], ...] = (
    ids_are_unique,
    ids_fit_their_files,
    ids_fit_their_zones,
    exhibitors_exist,
    exhibitors_are_used,
    zones_are_complete,
    aliases_stand_once,
    texts_hold_no_look_alikes,
    texts_hold_one_language,
    texts_hold_no_markup,
    contacts_without_consent_are_bare,
    texts_hold_no_personal_data,
    texts_can_be_printed,
    translations_are_fresh,
)
EXHIBITION_RULES: tuple[Callable[[Exhibition, Source], Iterator[Problem]], ...] = (
    zones_are_distinct,
    facts_name_their_sources,
    period_runs_forwards,
    headline_can_be_filled,
)
