"""The import contracts hold, name every module of the package, and notice what they are meant to."""

from __future__ import annotations

import os
import pkgutil
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import compiler

ROOT = Path(__file__).resolve().parents[2]
MODULES = {f"compiler.{item.name}" for item in pkgutil.iter_modules(compiler.__path__)}
CONTRACTS = {
    contract["id"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
}
# (file, a line that must not be in it, the contract that forbids it)
PLANTED = (
    ("compiler/codes.py", "from compiler.plan import ir", "Imports go from the command line"),
    ("compiler/script/render.py", "import sqlglot", "Only compiler.sql knows sqlglot"),
    ("compiler/plan/names.py", "from compiler.sql import tree", "neither SQL nor templates"),
    ("compiler/graph.py", "import jinja2", "neither SQL nor templates"),
    ("compiler/pipeline.py", "import psycopg", "talk to a server"),
)


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    code = (
        "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports; "
        "sys.exit(lint_imports(config_filename='pyproject.toml', no_cache=True))"
    )
    wide = {**os.environ, "COLUMNS": "200"}  # or the report would wrap the names of contracts
    return subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=folder, env=wide, capture_output=True, text=True, check=False
    )


def broken(output: str) -> list[str]:
    return [line for line in output.splitlines() if line.rstrip().endswith("BROKEN")]


def test_contracts_are_kept() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("path", "line", "contract"), PLANTED)
def test_a_planted_import_breaks_its_contract(path: str, line: str, contract: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "compiler", tmp_path / "compiler", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / path).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    done = lint(tmp_path)
    assert done.returncode != 0
    assert any(contract in item for item in broken(done.stdout)), done.stdout + done.stderr


@pytest.mark.parametrize(
    ("contract", "allowed"),
    [
        ("sqlglot", {"compiler.sql"}),
        ("drivers", {"compiler.metamodel", "compiler.demo", "compiler.rehearse", "compiler.status"}),
    ],
)
def test_a_forbidden_contract_names_every_other_module(contract: str, allowed: set[str]) -> None:
    assert set(CONTRACTS[contract]["source_modules"]) == MODULES - allowed
