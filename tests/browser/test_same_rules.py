"""Every golden case runs through the form's check too: same places, levels, codes, texts and hints.

Cases of what a form cannot know are listed below with the reason, and the list is exact.
"""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page
from tests.browser.both import the_format
from tests.unit.test_golden import BASE, CASES, change, lay

from expo.checks import check
from expo.problems import Problem
from expo.reading import EXHIBITORS, read_catalogue

NOT_IN_A_FORM: Mapping[str, tuple[str, ...]] = {
    "a form makes results and exhibitors, no other file": (
        "checks/a-fact-names-one-of-the-sources",
        "checks/a-section-names-one-of-the-sources",
        "checks/a-word-stands-in-one-group-of-aliases",
        "checks/a-word-stands-once-in-its-group-of-aliases",
        "checks/a-zone-takes-no-folder-that-has-another-use",
        "checks/the-exhibition-ends-after-it-begins",
        "checks/the-headline-holds-no-other-braces",
        "checks/two-zones-share-a-key-and-a-letter",
        "folders/a-broken-exhibition-hides-no-other-problem",
        "folders/a-broken-vocabulary-hides-no-other-problem",
        "folders/the-exhibition-is-missing",
        "records/a-colour-is-led-to-its-form",
        "records/a-group-of-aliases-has-words-to-choose-from",
        "records/a-group-of-aliases-with-a-wrong-word-has-enough",
        "records/a-group-of-aliases-is-a-list-of-texts",
        "records/a-key-of-a-vocabulary-is-placed-at-the-key",
        "records/a-negative-number-of-results",
        "records/a-note-of-a-translation-has-its-form",
        "records/a-zone-s-letter-is-a-capital",
        "records/aliases-stand-under-their-key",
        "records/an-exhibition-has-a-zone",
        "source/exhibition-yaml-may-not-be-a-folder",
    ),
    "a form knows one record, not all": (
        "checks/a-file-named-after-the-id-keeps-it",
        "checks/a-zone-holds-as-many-results-as-expected",
        "checks/an-exhibitor-that-no-result-names",
        "checks/an-english-text-older-than-its-chinese",
        "checks/an-id-is-used-once",
        "checks/samples-left-out-do-not-count",
        "checks/two-files-that-differ-in-case",
    ),
    "a form knows no folders": (
        "images/a-file-that-is-no-image-among-images",
        "images/an-image-that-no-record-names",
        "folders/a-file-at-the-top-is-led-to-its-name",
        "folders/a-file-ending-in-capitals",
        "folders/a-file-ending-in-yml",
        "folders/a-file-name-with-a-line-break-stays-on-one-line",
        "folders/a-folder-named-like-a-record",
        "folders/a-folder-of-images-without-its-record",
        "folders/a-folder-that-is-no-zone",
        "folders/a-record-outside-all-zones",
        "folders/an-exhibitor-s-file-is-named-like-a-key",
    ),
    "a browser gets the content of a file, never a link or a pipe": (
        "folders/a-folder-of-images-that-is-a-symbolic-link",
        "folders/a-zone-that-is-a-symbolic-link",
        "images/an-image-that-is-a-symbolic-link",
        "source/a-pipe-is-not-opened",
        "source/a-symbolic-link-is-refused",
        "source/a-symbolic-link-to-nowhere-is-refused",
    ),
}

NOT_SENT = "not-in-typeface"
"""A code that a browser cannot tell, beside others in a case: the typeface of the print is not sent to it."""

LETTERS = {"universities": "U", "industry": "K"}
"""Those of the zones in tests/golden/base."""

CHECKED = """async (given) => {
  const [files, format] = JSON.parse(given);
  const { textOf } = await import("/lib/record/reading.js");
  const { checkText } = await import("/lib/record/past-slips.js");
  const { imageProblems } = await import("/lib/record/images.js");
  const { inOrder } = await import("/lib/record/problems.js");
  const bytesOf = (content) => Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  const told = ({ content, kind, around, images }) => {
    const { text, problems } = textOf(bytesOf(content), format);
    const checked = text === null ? { source: null, problems } : checkText(text, format, kind, around);
    if (!checked.source) return checked.problems;
    const files = new Map(Object.entries(images).map(([name, image]) => [name, bytesOf(image)]));
    // Files are looked for when it is clear which are meant.
    const isSound = !checked.problems.some(({ location }) => location?.[0] === "images");
    const pictures = isSound ? imageProblems(checked.source, format, files) : [];
    return inOrder([...checked.problems, ...pictures]);
  };
  return JSON.stringify(files.map((file) => (
    told(file).map(({ line, column, level, code, zh, en, hint }) => [line, column, level, code, zh, en, hint])
  )));
}"""


@pytest.fixture(scope="module")
def told(modules: Page, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[list[Any], list[Any]]]:
    """Case → what the catalogue's own check tells of it, and the form's: each with the file before it."""
    here: dict[str, list[Any]] = {}
    files: list[tuple[str, str, dict[str, Any]]] = []
    for case in CASES:
        name = f"{case.parent.name}/{case.stem}"
        root = laid(case, tmp_path_factory.mktemp("case"))
        catalogue, problems = read_catalogue(root / "catalogue", root)
        problems += check(catalogue)
        here[name] = [_as_told(each) for each in sorted(set(problems)) if each.code != NOT_SENT]
        files += [(name, file.relative_to(root).as_posix(), given(file)) for file in records(root)]
    in_browser = json.loads(
        modules.evaluate(CHECKED, json.dumps([[file for _, _, file in files], the_format(BASE)]))
    )
    there: dict[str, list[Any]] = {name: [] for name in here}
    for (name, path, _), found in zip(files, in_browser, strict=True):
        there[name] += [[path, *each] for each in found]
    return {name: (here[name], sorted(there[name])) for name in here}


def test_both_checks_tell_the_same(told: dict[str, tuple[list[Any], list[Any]]]) -> None:
    listed = {name for names in NOT_IN_A_FORM.values() for name in names}
    for name, (here, there) in told.items():
        if name not in listed:
            assert without_reason(there) == without_reason(here), name
    assert len(told.keys() - listed) >= 80


def test_no_case_is_listed_that_the_form_tells(told: dict[str, tuple[list[Any], list[Any]]]) -> None:
    for names in NOT_IN_A_FORM.values():
        for name in names:
            here, there = told[name]
            assert without_reason(there) != without_reason(here), name


def test_each_case_is_listed_once() -> None:
    names = [name for names in NOT_IN_A_FORM.values() for name in names]
    assert len(names) == len(set(names))


def laid(case: Path, root: Path) -> Path:
    """The catalogue of a case, as test_golden.py lays it."""
    content = yaml.safe_load(case.read_text("utf-8"))
    shutil.copytree(BASE, root / "catalogue")
    for path, wanted in content.get("files", {}).items():
        lay(root / "catalogue" / path, wanted)
    for path, changes in content.get("changes", {}).items():
        change(root / "catalogue" / path, changes)
    return root


def records(root: Path) -> list[Path]:
    """The files of results and exhibitors that can be opened."""
    found = [
        file for folder in (*LETTERS, EXHIBITORS) for file in (root / "catalogue" / folder).glob("*.yaml")
    ]
    return sorted(file for file in found if file.is_file() and not file.is_symlink())


def given(file: Path) -> dict[str, Any]:
    """What the form is given of a record."""
    folder = file.parent.name
    exhibitors = sorted(each.stem for each in (file.parent.parent / EXHIBITORS).iterdir())
    return {
        "content": encoded(file),
        "kind": "exhibitor" if folder == EXHIBITORS else "result",
        "images": {each.name: encoded(each) for each in sorted(file.with_suffix("").glob("*"))},
        "around": {"file": file.name, "letter": LETTERS.get(folder, ""), "exhibitors": exhibitors},
    }


def encoded(file: Path) -> str:
    return base64.b64encode(file.read_bytes()).decode()


def _as_told(found: Problem) -> list[Any]:
    place = found.place
    return [place.path, place.line, place.column, found.level, found.code, found.zh, found.en, found.hint]


def without_reason(told: list[Any]) -> list[Any]:
    """Why the data of an image is damaged is said in Pillow's own words, which the browser does not have."""
    return [[*each[:5]] if each[4] == "image-damaged" else each for each in told]
