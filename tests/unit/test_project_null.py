"""YAML's null where the project file has the word null."""

from __future__ import annotations

from pathlib import Path

import pytest

from compiler.diagnostics import CompileError, Findings
from compiler.project import Project, load_project

PROJECT = """\
name: x
source: {{snapshot: a, at: {{schema: s}}}}
target: {{snapshot: b, at: {{schema: t}}}}
scope: {{modules: [M]}}
users: {{policy: match, unmatched: {value}}}
bpt: {{instances: none}}
references: {{dangling: {value}}}
"""


def load(value: str, folder: Path) -> Project:
    path = folder / "project.yaml"
    path.write_text(PROJECT.format(value=value), encoding="utf-8")
    return load_project(path, Findings()).project


@pytest.mark.parametrize("value", ["null", '"null"', "~"])
def test_null_with_and_without_quotes_is_the_same(value: str, tmp_path: Path) -> None:
    project = load(value, tmp_path)
    assert (project.users.unmatched, project.references.dangling) == ("null", "null")


@pytest.mark.parametrize("value", ["nothing", "0", "false", "[]"])
def test_nothing_else_is_null(value: str, tmp_path: Path) -> None:
    with pytest.raises(CompileError) as error:
        load(value, tmp_path)
    assert {item.code for item in error.value.diagnostics} == {"O11-0403"}


def test_without_the_keys_a_missing_partner_is_an_error() -> None:
    side = {"snapshot": "a", "at": {"schema": "s"}}
    project = Project.model_validate({"name": "x", "source": side, "target": side, "scope": {}})
    assert (project.users.unmatched, project.references.dangling) == ("error", "error")
