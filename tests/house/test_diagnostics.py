"""Code, page and case of a diagnostic stay together."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from compiler.codes import CODES

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "docs" / "diagnostics"
CODE = re.compile(r"O11-\d{4}")


def codes_in(paths: list[Path]) -> set[str]:
    """Return the codes in the files; of Python files only those in strings that are not docstrings."""
    found: set[str] = set()
    for path in paths:
        text = path.read_text(encoding="utf-8")
        found |= codes_in_code(text) if path.suffix == ".py" else set(CODE.findall(text))
    return found


def codes_in_code(text: str) -> set[str]:
    tree = ast.parse(text)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return {
        code
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
        for code in CODE.findall(node.value)
    }


def sources() -> list[Path]:
    """Return the compiler's own files: where a code is raised, or printed by a generated script."""
    templates = [path for path in (ROOT / "templates").rglob("*") if path.is_file()]
    modules = [path for path in (ROOT / "compiler").rglob("*.py") if path.name != "codes.py"]
    return modules + templates


def cases() -> list[Path]:
    """Return the tests, and of the cases what says how they are found to end.

    Expected plans and scripts do not count: they hold the codes of all that they look for.
    """
    tests = ROOT / "tests"
    modules = [path for path in tests.rglob("*.py") if tests / "house" not in path.parents]
    ends = [path for name in ("case.yaml", "expected-diagnostics.txt") for path in tests.rglob(name)]
    return modules + ends


def test_codes_in_docstrings_and_comments_do_not_count() -> None:
    code = "O11-" + "0101"
    assert codes_in_code(f'"""{code}"""\n# {code}\ndef f():\n    """{code}"""\n') == set()
    assert codes_in_code(f'f("{code}", x)') == {code}
    assert codes_in_code(f'y = f"{{x}} {code}: no"') == {code}


@pytest.mark.parametrize("code", sorted(CODES))
def test_each_code_has_a_page_that_names_it(code: str) -> None:
    lines = (PAGES / f"{code}.md").read_text(encoding="utf-8").splitlines()
    assert lines[0] == f"# {code}: {CODES[code].title}"
    assert f"Severity: {CODES[code].severity}" in lines
    wanted = ["## What it means", "## Example", "## What to do"]
    assert [line for line in lines if line.startswith("## ")] == wanted
    for before, after in zip(wanted, [*wanted[1:], None], strict=True):
        start = lines.index(before) + 1
        end = len(lines) if after is None else lines.index(after)
        assert any(line.strip() for line in lines[start:end]), f"{before} is empty"


def test_each_example_is_of_its_own_code() -> None:
    for page in PAGES.glob("O11-*.md"):
        example = page.read_text(encoding="utf-8").split("## Example")[1].split("## What to do")[0]
        assert page.stem in example, page.name


def test_no_page_without_a_code() -> None:
    pages = {path.stem for path in PAGES.glob("*.md")} - {"README"}
    assert pages == set(CODES)


def test_the_index_lists_every_page_with_its_title() -> None:
    index = (PAGES / "README.md").read_text(encoding="utf-8")
    for code, entry in CODES.items():
        assert f"| [{code}]({code}.md) | {entry.severity} | {entry.title} |" in index


def test_each_code_is_raised_somewhere() -> None:
    assert set(CODES) - codes_in(sources()) == set()


def test_no_code_is_raised_that_the_catalogue_lacks() -> None:
    assert codes_in(sources()) - set(CODES) == set()


def test_each_code_has_a_case_that_raises_it() -> None:
    assert sorted(set(CODES) - codes_in(cases())) == []
