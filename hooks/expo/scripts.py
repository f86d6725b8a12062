"""JavaScript for the browser: ES modules, written one a thing, published as one classic script each.

A classic script loads in one request, on weak networks and from file:// alike, where browsers refuse modules.
The modules keep to a form that makes this a matter of order: named exports, each on the declaration itself,
imports at the top, and no top-level name used in two modules.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import rjsmin

_IMPORT = re.compile(r"^import \{[^}]*\} from \"(\.[^\"]+)\";\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let) )", re.MULTILINE)
_DECLARED = re.compile(r"^(?:async )?(?:function\*?|class|const|let) (\w+)", re.MULTILINE)
_NESTED_TEMPLATE = re.compile(r"`[^`\n]*\$\{[^`}\n]*`")
_DESTRUCTURED = re.compile(r"^(?:const|let) [\[{]", re.MULTILINE)


def bundle(entry: Path, *before: str) -> str:
    """A module and all it imports as one classic script that adds no name to the page's own.

    `before` are scripts, such as a library's, that run first and see the page's globals. ValueError where
    the modules do not keep to the form.
    """
    modules = [_EXPORT.sub("", _IMPORT.sub("", file.read_text("utf-8"))) for file in _in_order(entry)]
    whole = "\n".join(modules)
    _refuse_what_would_not_work(whole)
    return minified("\n".join([*before, f'(() => {{\n"use strict";\n{whole}\n}})();\n']))


def minified(script: str) -> str:
    """A script without comments and needless white space; a licence's comment stays."""
    return str(rjsmin.jsmin(script, keep_bang_comments=True))


def _in_order(entry: Path) -> Iterator[Path]:
    """A module's imports before it, each once."""
    seen: set[Path] = set()

    def visit(file: Path) -> Iterator[Path]:
        if file in seen:
            return
        seen.add(file)
        for name in _IMPORT.findall(file.read_text("utf-8")):
            yield from visit((file.parent / name).resolve())
        yield file

    yield from visit(entry.resolve())


def _refuse_what_would_not_work(whole: str) -> None:
    if left := re.findall(r"^(?:import|export)\b.*", whole, re.MULTILINE):
        raise ValueError(f"not a form that can be published as one script: {left[0]}")
    if _DESTRUCTURED.search(whole):
        raise ValueError("a top-level name must be declared by itself")
    # The minifier takes the inner one for code and strips the spaces of its text.
    if nested := _NESTED_TEMPLATE.search(whole):
        raise ValueError(f"a template literal inside another: {nested[0]}")
    twice = [name for name, count in Counter(_DECLARED.findall(whole)).items() if count > 1]
    if twice:
        raise ValueError(f"two modules use the same top-level name: {', '.join(sorted(twice))}")
