"""The direction of imports, and what the core keeps away from, read off the code itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

HOOKS = Path(__file__).parent.parent / "hooks"
CORE = HOOKS / "expo"

LAYERS = (
    ("language", "codes", "typeface"),
    ("han", "problems", "texts", "typesetting"),
    ("syntax",),
    ("source",),
    ("past_slips", "records", "words", "image_files", "writing"),
    # A record to begin with is made from a schema and written as YAML; no page knows it.
    ("starting",),
    ("repairs", "colours", "prose", "translations"),
    # What is expected, what was meant instead, and what is said of it.
    ("expected", "slips", "outlines", "explaining"),
    ("reading", "record_format"),
    ("site", "checks", "outside", "fixing", "submissions"),
    ("changes",),
    ("summary",),
    ("addresses", "media", "facets", "scripts"),
    # Organisers' and translators' spreadsheets: no page knows them.
    ("tables",),
    # What a contact becomes – card, code, number that dials – serves more than one output; the schemas are
    # published as files, and the form for exhibitors is made from them.
    ("contacts", "schemas"),
    # The outputs: none of them knows another.
    ("images", "covers", "exports", "structured_data", "assets", "pages", "search", "guides"),
    ("build",),
)
"""From the bottom to the top: a module imports from layers below its own, and from its own folder."""

PLACES = ("results/", "exhibitors/", "zones/", "clusters/", "en/", "covers/", "images/", "data/")


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def imported(file: Path) -> Iterator[str]:
    """The full names that a file imports anywhere in it."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            yield from (f"{node.module}.{each.name}" for each in node.names)


def room(file: Path) -> str:
    """The module or folder of the core that a file belongs to."""
    return file.relative_to(CORE).parts[0].removesuffix(".py")


def used_rooms(file: Path) -> set[str]:
    names = (name.split(".") for name in imported(file))
    return {parts[1] for parts in names if parts[0] == "expo" and len(parts) > 1} - {room(file)}


LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def test_every_room_of_the_core_has_its_place_in_the_layers() -> None:
    assert {room(file) for file in files(CORE)} - {"__init__"} == set(LEVEL)


@pytest.mark.parametrize("file", files(CORE), ids=lambda file: str(file.relative_to(CORE)))
def test_imports_run_one_way(file: Path) -> None:
    for used in used_rooms(file):
        below = LEVEL[used] < LEVEL.get(room(file), -1)
        assert below or _same_layer_below_outputs(room(file), used), f"{room(file)} imports {used}"


def test_no_room_imports_itself_through_others() -> None:
    graph = {name: set[str]() for name in LEVEL}
    for file in files(CORE):
        graph.setdefault(room(file), set()).update(used_rooms(file))
    while free := [name for name, used in graph.items() if not used & set(graph)]:
        for name in free:
            del graph[name]
    assert graph == {}


def test_only_the_hooks_know_mkdocs() -> None:
    know = {
        file.name for file in files(HOOKS) if any(name.split(".")[0] == "mkdocs" for name in imported(file))
    }
    assert know == {"exhibition.py"}


def test_the_hooks_stay_thin() -> None:
    assert len((HOOKS / "exhibition.py").read_text("utf-8").splitlines()) < 200


@pytest.mark.parametrize("file", files(CORE), ids=lambda file: str(file.relative_to(CORE)))
def test_the_core_prints_nothing_and_reads_no_environment(file: Path) -> None:
    called = {
        node.func.id
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & {"print", "input", "exit"}
    attributes = {
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    assert not attributes & {"sys.stdout", "sys.stderr", "sys.argv", "os.environ", "os.getenv"}


@pytest.mark.parametrize("file", files(CORE), ids=lambda file: str(file.relative_to(CORE)))
def test_the_core_asks_no_clock(file: Path) -> None:
    attributes = {node.attr for node in ast.walk(tree(file)) if isinstance(node, ast.Attribute)}
    assert not attributes & {"now", "today", "utcnow", "time_ns", "localtime", "gmtime"}


def test_only_addresses_spells_paths_of_pages() -> None:
    spelt = [
        (file.name, node.value)
        for file in files(CORE)
        if room(file) != "addresses"
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if node.value.startswith(
            ("results/", "exhibitors/", "zones/", "clusters/", "en/", "covers/", "images/")
        )
    ]
    assert spelt == []


def _same_layer_below_outputs(own: str, used: str) -> bool:
    """Below the outputs, rooms of one layer may use each other as long as no circle comes of it."""
    return LEVEL[used] == LEVEL.get(own) and LEVEL[used] < LEVEL["images"]
