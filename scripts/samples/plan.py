"""Which samples there are: their order, their ids, their exhibitors and which of them lack something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, zip_longest

from scripts.samples.chance import Draw, shuffled
from scripts.samples.material import Family, Host, Idea, Material, Sketch, Words

COUNTS = {"universities": 73, "industry": 32, "digital": 10, "workers": 79, "services": 9}
"""Results by zone in the exhibition, those known from reports included."""

LETTERS = {"universities": "U", "industry": "K", "digital": "D", "workers": "W", "services": "S"}
REPORTED = {"universities": 3, "industry": 3, "digital": 2, "workers": 0, "services": 0}

BARE = 2
WITHOUT_ENGLISH = 8
WITHOUT_CONTACT = 12
MORE_PICTURES = 5
"""Samples with pictures beyond the one that every family has."""


@dataclass(frozen=True)
class Plan:
    """One sample to be made."""

    id: str
    idea: Idea
    family: Family
    host: Host
    branch: int
    """Copies of a sample exhibitor are numbered from 1; more than one only in catalogues made for trials."""
    stall: int
    """Number of the exhibitor in its zone, for its booth."""
    turn: int
    """0 for the idea itself; above, its variants in catalogues made for trials."""
    uses: tuple[int, ...]
    """The applications that tell a variant from the idea, by index."""
    subtitle: Words | None
    sketches: tuple[Sketch, ...]
    gaps: frozenset[str]
    """What is left out: bare, english-<n>, contact."""


def plan(material: Material, results: int, taken: frozenset[str] = frozenset()) -> list[Plan]:
    """The samples of a catalogue of so many results; ids that are `taken` by real records are left free."""
    counts = scaled(results)
    gaps = _gaps(material)
    sketches = _sketches(material)
    branches = -(-results // sum(COUNTS.values()))
    plans = []
    for zone, count in counts.items():
        ideas = _interleaved(material.ideas(zone))
        hosts = [host for host in material.hosts if host.zone == zone]
        chosen = _hosts(ideas, hosts)
        for index in range(count - REPORTED[zone]):
            id = f"{LETTERS[zone]}-{index + REPORTED[zone] + 1:03d}"
            idea, turn = ideas[index % len(ideas)], index // len(ideas)
            if id in taken:
                continue
            host = chosen[idea.key]
            plans.append(
                Plan(
                    id,
                    idea,
                    material.families[idea.family],
                    host,
                    turn % branches + 1,
                    hosts.index(host) + 1,
                    turn,
                    _uses(turn),
                    material.subtitles.get(idea.key),
                    sketches.get(idea.key, ()) if turn == 0 else (),
                    gaps.get(idea.key, frozenset()) if turn == 0 else frozenset(),
                )
            )
    return plans


def scaled(results: int) -> dict[str, int]:
    """How many results each zone has when there are so many in all, in the exhibition's proportions."""
    total = sum(COUNTS.values())
    counts = {zone: count * results // total for zone, count in COUNTS.items()}
    by_remainder = sorted(COUNTS, key=lambda zone: -(COUNTS[zone] * results % total))
    for zone in by_remainder[: results - sum(counts.values())]:
        counts[zone] += 1
    return counts


def _interleaved(ideas: Iterable[Idea]) -> list[Idea]:
    """One idea of every family in turn, so that neighbours are of different families."""
    families: dict[str, list[Idea]] = {}
    for idea in ideas:
        families.setdefault(idea.family, []).append(idea)
    rounds = zip_longest(*(families[key] for key in shuffled("order", families)))
    return [idea for each in rounds for idea in each if idea is not None]


def _hosts(ideas: Iterable[Idea], hosts: Sequence[Host]) -> dict[str, Host]:
    """An exhibitor for every idea: one that shows its family, the least busy one of them."""
    chosen: dict[str, Host] = {}
    load: Counter[str] = Counter()

    def fitting(idea: Idea) -> list[Host]:
        return [host for host in hosts if idea.family in host.families]

    for idea in sorted(ideas, key=lambda each: (len(fitting(each)), each.key)):
        host = min(fitting(idea), key=lambda each: (load[each.key], len(each.families), each.key))
        chosen[idea.key] = host
        load[host.key] += 1
    return chosen


def _uses(turn: int) -> tuple[int, ...]:
    """The applications of a variant: each alone, then each pair, then from the start (see record.py)."""
    every = [(), *combinations(range(6), 1), *combinations(range(6), 2)]
    return every[turn] if turn < len(every) else every[1 + (turn - len(every)) % (len(every) - 1)]


def version(turn: int) -> int:
    """Counts how often the applications of a variant have been used up: 1, then 2 and so on."""
    return 1 if turn < 22 else 2 + (turn - 22) // 21


def _gaps(material: Material) -> dict[str, frozenset[str]]:
    """The samples that lack something, so that every missing state of a page is to be seen."""
    every = [idea.key for family in material.families.values() for idea in family.ideas]
    left = shuffled("gaps", every)
    gaps: dict[str, frozenset[str]] = {}
    for names in (
        ["bare"] * BARE,
        [f"english-{number % 4}" for number in range(WITHOUT_ENGLISH)],
        ["contact"] * WITHOUT_CONTACT,
    ):
        gaps.update({left.pop(): frozenset({name}) for name in names})
    return gaps


def _sketches(material: Material) -> dict[str, tuple[Sketch, ...]]:
    """The pictures by idea: one idea of every family has some, and a few more have."""
    gaps = _gaps(material)
    able = {
        family.key: [idea.key for idea in family.ideas if "bare" not in gaps.get(idea.key, ())]
        for family in material.families.values()
    }
    first = [shuffled("pictures", keys)[0] for keys in able.values()]
    more = shuffled("more pictures", [key for keys in able.values() for key in keys if key not in first])
    found = {}
    for key in [*first, *more[:MORE_PICTURES]]:
        draw = Draw("pictures", key)
        family = material.families[key.rsplit("-", 1)[0]]
        found[key] = tuple(draw.some(family.sketches, draw.pick((1, 1, 1, 2, 2, 2, 3, 4))))
    return found


def branch_name(host: Mapping[str, str], branch: int) -> dict[str, str]:
    """The name of an exhibitor's copy."""
    if branch == 1:
        return dict(host)
    return {"zh": f"{host['zh']}（第{branch}分部）", "en": f"{host['en']}, branch {branch}"}
