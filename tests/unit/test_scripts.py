"""Modules become one classic script; what would not work as one is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from expo.pages import TEMPLATES
from expo.scripts import bundle, minified


def written(folder: Path, **modules: str) -> Path:
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, "utf-8")
    return folder / "main.js"


def test_what_is_imported_stands_before_what_imports_it_and_once(tmp_path: Path) -> None:
    main = written(
        tmp_path,
        main='import { a } from "./a.js";\nimport { b } from "./b.js";\nglobalThis.sum = a + b;\n',
        a='import { c } from "./c.js";\nexport const a = c;\n',
        b='import { c } from "./c.js";\nexport const b = c;\n',
        c="export const c = 20260325;\n",
    )
    script = bundle(main)
    assert script.count("20260325") == 1
    assert "import" not in script and "export" not in script


def test_a_library_stands_before_the_modules_and_outside_their_room(tmp_path: Path) -> None:
    script = bundle(written(tmp_path, main="globalThis.x = lib;\n"), "var lib = 41;")
    assert script.index("41") < script.index("globalThis")


@pytest.mark.parametrize(
    ("main", "reason"),
    [
        ('import x from "./a.js";\n', "form"),
        ('import { a } from "./a.js";\nfunction a() {}\n', "same top-level name: a"),
        ("export default 1;\n", "form"),
        ("const { a } = globalThis;\n", "declared by itself"),
        ("globalThis.x = (y) => `{${y.map((z) => `${z}: 1`).join()}}`;\n", "inside another"),
    ],
)
def test_what_would_not_work_as_one_script_is_refused(tmp_path: Path, main: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        bundle(written(tmp_path, main=main, a="export function a() {}\n"))


def test_a_licence_stays() -> None:
    assert "MIT" in minified("/*! MIT */\nlet longName = 1; // gone\n")


@pytest.mark.parametrize("entry", ["main.js", "engine.js", "form.js"])
def test_the_site_s_own_modules_keep_to_the_form(entry: str) -> None:
    assert bundle(TEMPLATES / "assets" / "js" / entry)
