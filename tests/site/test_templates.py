"""The words of the pages: none missing, none left over."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import get_args

import yaml
from tests.building import ROOT

from expo import words
from expo.changes import KINDS, LOOKS
from expo.facets import FACETS, LEVEL_RANGES
from expo.guides import Kind
from expo.language import Language
from expo.pages.choices import GROUPED
from expo.pages.completeness import FIELDS
from expo.pages.form import SECTIONS
from expo.records import Basis, ProvenanceKind

CODE = (ROOT / "hooks" / "expo" / "pages", ROOT / "hooks" / "expo" / "guides", ROOT / "theme_overrides")

# Keys put together from a part and a value: the code says `word("mark." + kind)`.
COMPOSED = {
    "mark.": [form for kind in get_args(ProvenanceKind) for form in (kind, f"{kind}-long")],
    "basis.": list(get_args(Basis)),
    "field.": list(FIELDS),
    "count.": ["results", "exhibitors"],
    "site.": ["home", "results", "exhibitors", "visit", "about", "submit", "status", "guides", "colophon"],
    "facet.": list(FACETS),
    "sort.": ["id", "booth", "pinyin", "trl"],
    "results.": ["cards", "lines"],
    "results.by-": list(GROUPED),
    "results.trl-": list(LEVEL_RANGES),
    "form.section-": [*SECTIONS, "output"],
    "form.lead-": [*SECTIONS, "output"],
    "guides.": ["catalogue", *Kind],
    "status.": ["human", "machine", "stale", "todo"],
    "changes.": [form for kind in KINDS for form in (kind, f"{kind}-results", f"mark-{kind}")],
    "changes.look-": LOOKS,
    "guide.index-": ["exhibitors", "keywords", "clusters", "booths"],
}


NOT_TEXT = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->|<(script|style).*?</\1>", re.DOTALL)


@cache
def sources() -> str:
    files = [file for folder in CODE for pattern in ("*.py", "*.html") for file in folder.rglob(pattern)]
    return "\n".join(file.read_text("utf-8") for file in sorted(files))


def used() -> set[str]:
    """Keys that the code and the templates name, whole or put together."""
    whole = set(re.findall(r'word\(\s*"([a-z]+\.[a-z-]+)"', sources()))
    quoted = set(re.findall(r'"([a-z]+\.[a-z-]+)"', sources())) & words.keys()
    return whole | quoted | {start + end for start, ends in COMPOSED.items() for end in ends}


def test_every_word_is_used_somewhere() -> None:
    assert sorted(words.keys() - used()) == []


def test_every_used_word_exists() -> None:
    assert sorted(used() - words.keys()) == []


def test_every_composed_key_is_composed_in_the_code() -> None:
    for start in COMPOSED:
        assert re.search(rf'"{re.escape(start)}(" \+|\{{)', sources()), start


def test_every_word_stands_in_both_languages_with_the_same_blanks() -> None:
    for key, forms in _file().items():
        assert {"zh", "en"} <= set(forms) <= {"zh", "en", "one"}, key
        assert all(form.strip() for form in forms.values()), key
        blanks = {frozenset(re.findall(r"\{(\w+)\}", form)) for form in forms.values()}
        assert len(blanks) == 1, key


def test_only_the_language_switch_speaks_the_other_language() -> None:
    for key in words.keys() - {"site.language", "site.language-switch"}:
        assert not re.search(r"[\u4e00-\u9fff]", words.word(key, Language.EN)), key


def test_templates_hold_no_words_of_their_own() -> None:
    for file in (ROOT / "theme_overrides").rglob("*.html"):
        text = re.sub(
            r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->", "", file.read_text("utf-8"), flags=re.DOTALL
        )
        text = re.sub(r"<(script|style).*?</\1>", "", text, flags=re.DOTALL)
        assert not re.search(r"[\u4e00-\u9fff]", text), file.name
        between_tags = re.sub(r"<[^>]*>", " ", text)
        assert re.findall(r"[A-Za-z]{3,}", between_tags) == [], file.name


def test_every_template_is_used() -> None:
    folder = ROOT / "theme_overrides"
    named = set(re.findall(r'"((?:pages|partials)/[a-z-]+\.html)"', sources()))
    pages = {file.relative_to(folder).as_posix() for file in (folder / "partials").glob("*.html")}
    assert pages <= named


@cache
def _file() -> dict[str, dict[str, str]]:
    file = Path(words.__file__).with_name("words.yaml")
    loaded: dict[str, dict[str, str]] = yaml.safe_load(file.read_text("utf-8"))
    return loaded
