"""The rules of docs/architecture.md that a machine can check."""

from __future__ import annotations

import ast
import re

import pytest

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
# Single letters are what transliteration tables are made of; words are not.
ACCENTED = re.compile(r"(?=[^\W\d_]{3})\w*[àâäçéèêëîïôöùûüœæ]", re.I)


@pytest.fixture(scope="module")
def modules(root):
    files = sorted((root / "src" / "selon").rglob("*.py"))
    return {f.relative_to(root / "src").as_posix(): f.read_text(encoding="utf-8") for f in files}


def test_modules_stay_short(modules):
    long = {name: len(text.splitlines()) for name, text in modules.items()}
    assert not {name: n for name, n in long.items() if n > LONGEST_MODULE}


def test_functions_stay_short(modules):
    long = {
        f"{name}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for name, text in modules.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert not {name: n for name, n in long.items() if n > LONGEST_FUNCTION}


def test_no_word_with_accents_stands_in_code_outside_the_language_room(modules):
    for name, text in modules.items():
        if name.startswith("selon/language/"):
            continue
        tree = ast.parse(text)
        prose = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                told = f"{name}:{node.lineno}: {node.value!r}"
                assert id(node) in prose or not ACCENTED.search(node.value), told
