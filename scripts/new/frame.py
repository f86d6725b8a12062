"""What a new record must fit into, and which zone, sample or exhibitor somebody's words mean.

People type with a Chinese input method: full-width letters and dashes are taken for what they mean, and names
may stand for keys.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from scripts.settings import ROOT, WrongUseError

from expo.codes import Level
from expo.problems import Problem, report
from expo.reading import EXHIBITION, EXHIBITORS, VOCABULARIES, read_record
from expo.records import Exhibition, ResultRecord, Vocabularies, Zone, is_id, is_key
from expo.repairs import nearest
from expo.source import parse, read_source
from expo.starting import next_id

MOST_NAMED = 6
"""So many exhibitors that may be meant are named."""


class CatalogueError(Exception):
    """Problems of the catalogue prevent the work; the text is their report. Exit status 1."""


@dataclass(frozen=True)
class Frame:
    """The catalogue's folder and what it says of itself."""

    folder: Path
    zones: tuple[Zone, ...]
    vocabularies: Vocabularies


def frame_of(folder: Path) -> Frame:
    """What the catalogue in a folder says of itself; CatalogueError where it cannot be read."""
    problems: list[Problem] = []
    exhibition = _read(folder / EXHIBITION, Exhibition, problems)
    vocabularies = _read(folder / VOCABULARIES, Vocabularies, problems)
    if exhibition is None or vocabularies is None:
        raise CatalogueError(report(problems))
    return Frame(folder, exhibition.zones, vocabularies)


def find_zone(said: str, frame: Frame) -> Zone:
    """The zone of that key, letter or name; part of a name will do where no other zone has it."""
    wanted = plain(said)
    names = {zone.key: [plain(each) for each in (zone.name.zh, zone.name.en or "")] for zone in frame.zones}
    found = [zone for zone in frame.zones if wanted in (zone.key, plain(zone.letter), *names[zone.key])]
    if not found and len(wanted) > 1:
        found = [zone for zone in frame.zones if any(wanted in each for each in names[zone.key])]
    if len(found) != 1:
        keys = [zone.key for zone in frame.zones]
        hint = nearest(plain(said), keys) or ", ".join(keys)
        refuse(f"没有展区“{said}”，可写：{hint}", f"there is no zone “{said}”; write: {hint}")
    return found[0]


def free_id(zone: Zone, frame: Frame) -> str:
    """The id after the highest of a zone."""
    return next_id(zone.letter, _taken(frame.folder / zone.key))


def find_sample(said: str, zone: Zone, frame: Frame) -> str:
    """The id of a sample of the zone; only a sample makes room for another result."""
    id = plain(said).upper()
    file = frame.folder / zone.key / f"{id}.yaml"
    if not is_id(id) or not id.startswith(zone.letter) or not file.is_file():
        refuse(f"展区 {zone.key} 里没有 {said}", f"there is no {said} in the zone {zone.key}")
    record = _read(file, ResultRecord, [], frame.vocabularies.by_name())
    if record is None or not record.is_sample:
        refuse(f"{id} 不是示例，不能替换", f"{id} is not a sample and cannot be replaced")
    return id


def exhibitors(frame: Frame) -> dict[str, tuple[str, ...]]:
    """The keys of all exhibitors, each with its names; a file that cannot be read has none."""
    return {file.stem: _names(file) for file in sorted((frame.folder / EXHIBITORS).glob("*.yaml"))}


def find_exhibitor(said: str, frame: Frame) -> str | None:
    """The key of the exhibitor of that key or name; None where there is not one."""
    wanted = plain(said)
    found = [key for key, names in exhibitors(frame).items() if wanted in map(plain, (key, *names))]
    return found[0] if len(found) == 1 else None


def no_exhibitor(said: str, frame: Frame) -> tuple[str, str]:
    """That there is not one exhibitor of that name, with those that may be meant."""
    known = exhibitors(frame)
    holding = [key for key, names in known.items() if any(plain(said) in plain(each) for each in names)]
    hint = ", ".join(holding[:MOST_NAMED]) or nearest(plain(said), known)
    zh, en = (f"，可写：{hint}", f"; write: {hint}") if hint else ("", "")
    return f"没有展商“{said}”{zh}", f"there is no exhibitor “{said}”{en}"


def demand_new_key(key: str, frame: Frame) -> None:
    """Refuse what cannot name the file of a new exhibitor."""
    if not is_key(key):
        refuse(
            f"“{key}”不能作展商文件名，只可用小写字母、数字和连字符",
            f"“{key}” cannot name an exhibitor's file: small letters, digits and hyphens only",
        )
    if key in exhibitors(frame):
        refuse(f"展商“{key}”已有文件，请用 --exhibitor", f"the exhibitor “{key}” has a file; use --exhibitor")


def demand_fit(text: str, file: Path, model: Any, frame: Frame) -> None:
    """Refuse a text that `make check` would find wrong; what is still to be written it may lack."""
    source, problems = parse(text, shown(file))
    if source is not None:
        _, found = read_record(source, model, frame.vocabularies.by_name())
        problems += [each for each in found if each.code != "missing-field"]
    for each in sorted(each for each in problems if each.level is Level.ERROR):
        above = text.splitlines()[: each.place.line]
        key = next((line.split(":")[0] for line in reversed(above) if line[:1].islower()), file.stem)
        zh, en = (f"（可写：{each.hint}）", f" (write: {each.hint})") if each.hint else ("", "")
        refuse(f"{key}：{each.zh}{zh}", f"{key}: {each.en}{en}")


def plain(said: str) -> str:
    """What somebody typed, in half-width letters without capitals, with hyphens for all kinds of dash."""
    text = unicodedata.normalize("NFKC", said).strip().casefold()
    return "".join("-" if unicodedata.category(each) == "Pd" or each == "−" else each for each in text)


def shown(file: Path) -> str:
    """A path as it is told to people."""
    return Path(os.path.relpath(file, ROOT)).as_posix()


def demand(value: str | None, zh: str, en: str) -> str:
    """The value, which must not be empty."""
    if not value or not value.strip():
        refuse(zh, en)
    return value


def refuse(zh: str, en: str) -> NoReturn:
    """End, or ask again, with a reason."""
    raise WrongUseError(f"{zh} | {en}")


def _names(file: Path) -> tuple[str, ...]:
    source, _ = read_source(file, shown(file))
    name = source.data.get("name") if source and isinstance(source.data, Mapping) else None
    return tuple(str(each) for each in name.values() if each) if isinstance(name, Mapping) else ()


def _taken(folder: Path) -> Iterator[str]:
    """What files and folders of a zone are named after."""
    if folder.is_dir():
        yield from (each.name.split(".")[0] for each in folder.iterdir())


def _read(file: Path, model: Any, problems: list[Problem], words: Any = None) -> Any:
    source, found = read_source(file, shown(file))
    problems += found
    if source is None:
        return None
    record, found = read_record(source, model, words)
    problems += found
    return record
