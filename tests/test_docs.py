"""What the documents say is what the code does."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from PIL import Image
from scripts.make_screenshots import STEPS
from tests.making import REAL_CATALOGUE, a_catalogue

from expo import addresses
from expo.checks import check
from expo.language import Language
from expo.pages.completeness import FIELDS
from expo.problems import has_errors, report
from expo.reading import read_catalogue
from expo.records import ResultRecord, Vocabularies
from expo.source import read_source
from expo.words import word

ROOT = Path(__file__).parent.parent
SUBMIT = (ROOT / "docs" / "submit.md", ROOT / "docs" / "en" / "submit.md")
READMES = (ROOT / "README.md", ROOT / "README.zh.md")
FOR_DEVELOPERS = [
    *READMES,
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs" / "handbook").rglob("*.md")),
]


FOR_VISITORS = [
    each for each in sorted((ROOT / "docs").rglob("*.md")) if "handbook" not in each.relative_to(ROOT).parts
]


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _rows(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("| ")]


def _code(text: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", text))


@pytest.mark.parametrize("page", SUBMIT, ids=_name)
def test_the_example_records_for_exhibitors_are_valid(page: Path, tmp_path: Path) -> None:
    blocks = re.findall(r"^```yaml\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    result, exhibitor = blocks
    folder = a_catalogue(tmp_path, results=[], exhibitors={})
    for path, text in (("industry/K-032", result), ("exhibitors/hillside-machinery", exhibitor)):
        file = folder / f"{path}.yaml"
        file.parent.mkdir()
        file.write_text(text, "utf-8")
    (folder / "industry" / "K-032").mkdir()
    Image.new("RGB", (1600, 1200)).save(folder / "industry" / "K-032" / "picture-1.jpg")

    catalogue, problems = read_catalogue(folder, tmp_path)
    problems += check(catalogue)

    assert not has_errors(problems), report(problems)
    assert [entry.record.id for entry in catalogue.results] == ["K-032"]


def test_both_languages_give_exhibitors_the_same_example() -> None:
    first, second = (re.findall(r"```yaml\n.*?```", page.read_text("utf-8"), re.DOTALL) for page in SUBMIT)
    assert first == second


def _tables_of_fields(page: Path) -> list[list[str]]:
    """The keys in the first column of the three tables: what must, should and may be there."""
    tables = re.findall(r"(?:^\|.*\n)+", page.read_text("utf-8"), re.MULTILINE)
    return [[key for row in _rows(table) for key in sorted(_code(row.split("|")[1]))] for table in tables[:3]]


@pytest.mark.parametrize("page", SUBMIT, ids=_name)
def test_the_tables_for_exhibitors_name_every_field_of_a_result_once(page: Path) -> None:
    fields = [info.alias or name for name, info in ResultRecord.model_fields.items()]
    assert sorted(key for table in _tables_of_fields(page) for key in table) == sorted(fields)


@pytest.mark.parametrize("page", SUBMIT, ids=_name)
def test_the_first_table_for_exhibitors_holds_what_the_format_requires(page: Path) -> None:
    required = {name for name, info in ResultRecord.model_fields.items() if info.is_required()}
    assert set(_tables_of_fields(page)[0]) == required


@pytest.mark.parametrize("page", SUBMIT, ids=_name)
def test_the_second_table_for_exhibitors_holds_what_the_status_page_counts(page: Path) -> None:
    # English is counted as a whole, not as a field.
    assert set(_tables_of_fields(page)[1]) == set(FIELDS) - {"english"}


@pytest.mark.parametrize("page", SUBMIT, ids=_name)
@pytest.mark.parametrize(("field", "vocabulary"), [("cluster", "clusters"), ("stage", "stages")])
def test_the_words_listed_for_exhibitors_are_those_of_the_vocabularies(
    page: Path, field: str, vocabulary: str
) -> None:
    source, problems = read_source(REAL_CATALOGUE / "vocabularies.yaml", "vocabularies.yaml")
    assert source is not None, report(problems)
    words = Vocabularies.model_validate(source.data).by_name()[vocabulary]
    (row,) = [row for row in _rows(page.read_text("utf-8")) if row.startswith(f"| `{field}`")]
    assert re.findall(r"`([^`]+)`", row)[1:] == list(words)


@pytest.mark.parametrize("folder", [ROOT / "docs" / "submit", ROOT / "docs" / "en" / "submit"], ids=_name)
def test_the_guides_show_the_pictures_that_the_script_takes(folder: Path) -> None:
    shown = {
        name for page in folder.glob("*.md") for name in re.findall(r"\]\(pictures/(.+?)\)", page.read_text())
    }
    assert shown == {f"{name}.png" for name in STEPS}
    assert {file.name for file in (folder / "pictures").iterdir()} == shown
    assert sum(file.stat().st_size for file in (folder / "pictures").iterdir()) < 500_000


LABELS = {
    "with-form": (
        "form.required form.zip form.mail form.editor form.yaml "
        "form.correct form.wanted-link form.open form.discard result.missing"
    ),
    "web-editor": "site.edit-record",
}
"""Guide for exhibitors → the words of the site that it tells to look for."""


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("guide", LABELS)
def test_the_guides_call_what_is_on_the_site_as_the_site_does(guide: str, language: Language) -> None:
    text = (ROOT / "docs" / addresses.in_language(f"submit/{guide}.md", language)).read_text("utf-8")
    labels = [word(key, language) for key in LABELS[guide].split()]
    assert labels
    assert [label for label in labels if label not in text] == []


@pytest.mark.parametrize("language", Language)
def test_the_guides_that_the_form_leads_to_are_there(language: Language) -> None:
    for address in (addresses.WITH_FORM, addresses.WEB_EDITOR, addresses.WITH_GIT):
        file = ROOT / "docs" / addresses.in_language(f"{address.rstrip('/')}.md", language)
        assert file.is_file()


def test_each_guide_for_exhibitors_stands_in_both_languages() -> None:
    chinese, english = (ROOT / "docs" / "submit", ROOT / "docs" / "en" / "submit")
    assert [file.name for file in sorted(chinese.glob("*.md"))] == [
        file.name for file in sorted(english.glob("*.md"))
    ]
    for file in chinese.glob("*.md"):
        one, other = (
            re.findall(r"^#+ ", each.read_text("utf-8"), re.MULTILINE) for each in (file, english / file.name)
        )
        assert one == other


@pytest.mark.parametrize("readme", READMES, ids=_name)
def test_the_readme_names_every_command_and_variable_of_the_makefile(readme: Path) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    commands = {f"make {target}" for target in phony[1].split()}
    variables = set(re.findall(r"^([A-Z]+) \?=", makefile, re.MULTILINE))
    named = _code("\n".join(_rows(readme.read_text("utf-8"))))
    assert {each for each in named if each.startswith("make ")} == commands
    assert variables <= {each.split("=")[0] for each in named}


@pytest.mark.parametrize("page", FOR_VISITORS, ids=_name)
def test_visitors_prose_leads_on_where_the_repository_is_read_as_well(page: Path) -> None:
    """A link to another document names its file; only what a build makes has an address alone."""
    local = re.findall(r"\]\(([^)#\s:]+)\)", page.read_text("utf-8"))
    made = {each for each in local if re.search(r"(^|/)(form|status)/$|/data/results\.", each)}
    assert [each for each in local if each not in made and not (page.parent / each).is_file()] == []


@pytest.mark.parametrize("page", FOR_DEVELOPERS, ids=_name)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8"))
    local = [each for each in targets if not re.match(r"[a-z]+:", each)]
    assert [each for each in local if not (page.parent / each).exists()] == []


@pytest.mark.parametrize("page", FOR_DEVELOPERS, ids=_name)
def test_paths_named_in_documents_exist(page: Path) -> None:
    """Names in code style that look like a path of ours, without a placeholder."""
    tops = {each.name for each in ROOT.iterdir()} - {"site", "print", ".cache", ".venv"}
    named = {
        each for each in _code(page.read_text("utf-8")) if re.fullmatch(r"[\w./-]+", each) and "/" in each
    }
    ours = {each for each in named if each.split("/")[0] in tops}
    assert sorted(each for each in ours if not (ROOT / each).exists()) == []


def _commands(page: Path) -> list[str]:
    """What a page tells to type: the lines of its consoles, and code that begins with a command of ours."""
    text = page.read_text("utf-8")
    consoles = re.findall(r"^```console\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    typed = [line.split(" #")[0].strip() for each in consoles for line in each.splitlines()]
    return typed + [each for each in _code(text) if re.match(r"make [a-z]|\.venv/bin/python scripts/", each)]


@cache
def _options(script: str) -> set[str]:
    """The options that a script says it takes."""
    done = subprocess.run([sys.executable, script, "--help"], cwd=ROOT, capture_output=True, check=True)
    return set(re.findall(r"--[a-z-]+", done.stdout.decode()))


@pytest.mark.parametrize("page", [*FOR_DEVELOPERS, *FOR_VISITORS], ids=_name)
def test_commands_in_documents_are_ones_that_there_are(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    rows = "\n".join(_rows(READMES[0].read_text("utf-8")))
    variables = {each.split("=")[0] for each in _code(rows) if re.match(r"[A-Z_]+=", each)}
    for command in _commands(page):
        words = command.split()
        if words[0] == "make":
            assert words[1] in targets, command
            assert set(re.findall(r" ([A-Z_]+)=", command)) <= variables, command
        elif words[0] == ".venv/bin/python":
            assert (ROOT / words[1]).is_file(), command
            options = {each for each in words if each.startswith("--")}
            assert not options or options <= _options(words[1]), command


def test_every_library_has_a_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    npm = json.loads((ROOT / "scripts" / "bench" / "package.json").read_text("utf-8"))
    required = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    names = {re.split(r"[<>=\[]", each)[0] for each in required} | set(npm["dependencies"])
    reasons = (ROOT / "docs" / "handbook" / "decisions" / "0004-libraries.md").read_text("utf-8")
    assert {row.split("|")[1].strip() for row in _rows(reasons)} >= names


def test_the_two_readmes_have_the_same_parts() -> None:
    def headings(file: Path) -> list[int]:
        return [len(level) for level in re.findall(r"^(#+) ", file.read_text("utf-8"), re.MULTILINE)]

    first, second = READMES
    assert headings(first) == headings(second)


def test_the_two_readmes_list_the_same_things_in_the_same_order() -> None:
    def listed(file: Path) -> list[str]:
        cells = [row.split("|")[1].strip() for row in _rows(file.read_text("utf-8"))]
        # Of a variable the name; what may stand for its value is told in each language.
        return [cell.strip("`").split("=")[0] for cell in cells if cell.startswith("`")]

    first, second = READMES
    assert listed(first) == listed(second)
