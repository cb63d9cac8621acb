"""Output folders made from a case that is written down in a test."""

from __future__ import annotations

from pathlib import Path

from compiler.pipeline import compile_project
from tests.support.case_run import prepare
from tests.support.cases import read_case

PROJECT = """\
name: shop
source: {snapshot: source.json, at: {schema: o11_source}}
target: {snapshot: target.json, at: {schema: o11_target}, dialect: postgres}
scope: {modules: [Shop]}
users: {policy: match}
bpt: {instances: none}
"""


def compiled(place: Path, case: str, project: str = PROJECT, dialect: str = "postgres") -> Path:
    """Compile a case (the text of its case.yaml) below ``place``, and return the output folder."""
    place.mkdir(parents=True)
    (place / "case.yaml").write_text(case, encoding="utf-8")
    (place / "project.yaml").write_text(project, encoding="utf-8")
    made = prepare(read_case(place), place / "input", dialect)
    return compile_project(made, place / "out").folder
