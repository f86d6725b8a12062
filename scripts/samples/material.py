"""The hand-written material that samples are composed of: families of technology and sample exhibitors.

The files are read by the catalogue's own YAML reader, so that they obey the rules of records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from expo.problems import report
from expo.source import read_source

Words = Mapping[str, str]
"""A text by language: "zh" and "en"."""


@dataclass(frozen=True)
class Measure:
    """Something measurable: the values of samples lie between low and high, rounded to decimals."""

    name: Words
    unit: str
    low: float
    high: float
    decimals: int


@dataclass(frozen=True)
class Sketch:
    """What a picture shows; the style is section, chart, microstructure or device."""

    style: str
    alt: Words
    caption: Words


@dataclass(frozen=True)
class Idea:
    """One result as it was written by hand."""

    family: str
    number: int
    zone: str
    title: Words
    summary: Words
    description: Words
    innovations: tuple[Words, ...]
    keywords: tuple[Words, ...]
    kind: str
    stage: str
    trl: int

    @property
    def key(self) -> str:
        """Names the idea for draws, whatever id its sample gets."""
        return f"{self.family}-{self.number}"


@dataclass(frozen=True)
class Family:
    """A family of technology: what all of its results share."""

    key: str
    name: Words
    cluster: str
    field: str
    innovations: tuple[Words, ...]
    measures: tuple[Measure, ...]
    applications: tuple[Words, ...]
    needs: tuple[Words, ...]
    keywords: tuple[Words, ...]
    sketches: tuple[Sketch, ...]
    ideas: tuple[Idea, ...]


@dataclass(frozen=True)
class Host:
    """A sample exhibitor: the zone it stands in and the families it shows."""

    key: str
    name: Words
    kind: str
    zone: str
    families: tuple[str, ...]
    about: Words


@dataclass(frozen=True)
class Material:
    """All hand-written material; families by key."""

    families: Mapping[str, Family]
    hosts: tuple[Host, ...]
    subtitles: Mapping[str, Words]
    """By key of the idea: what makes a title a long one."""

    def ideas(self, zone: str) -> list[Idea]:
        """The ideas for a zone, family by family."""
        return [idea for family in self.families.values() for idea in family.ideas if idea.zone == zone]


def read_material(folder: Path) -> Material:
    """Read families/*.yaml, exhibitors.yaml and subtitles.yaml; ValueError when a file cannot be read."""
    families = [_family(_read(file)) for file in sorted((folder / "families").glob("*.yaml"))]
    hosts = tuple(_host(each) for each in _read(folder / "exhibitors.yaml"))
    return Material({family.key: family for family in families}, hosts, _read(folder / "subtitles.yaml"))


def _read(file: Path) -> Any:
    source, problems = read_source(file, file.name)
    if source is None or problems:
        raise ValueError(report(problems))
    return source.data


def _family(data: Any) -> Family:
    key = data["family"]
    return Family(
        key,
        data["name"],
        data["cluster"],
        data["field"],
        tuple(data["innovations"]),
        tuple(_measure(each) for each in data["indicators"]),
        tuple(data["applications"]),
        tuple(data["needs"]),
        tuple(data["keywords"]),
        tuple(Sketch(each["style"], each["alt"], each["caption"]) for each in data["pictures"]),
        tuple(_idea(key, number, each) for number, each in enumerate(data["results"], start=1)),
    )


def _measure(data: Any) -> Measure:
    low, high = float(data["low"]), float(data["high"])
    return Measure(data["name"], data["unit"], low, high, int(data["decimals"]))


def _idea(family: str, number: int, data: Any) -> Idea:
    return Idea(
        family,
        number,
        data["zone"],
        data["title"],
        data["summary"],
        data["description"],
        tuple(data["innovations"]),
        tuple(data["keywords"]),
        data["kind"],
        data["stage"],
        int(data["trl"]),
    )


def _host(data: Any) -> Host:
    return Host(data["key"], data["name"], data["kind"], data["zone"], tuple(data["families"]), data["about"])
