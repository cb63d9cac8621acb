"""Rows that refer to others are looked for by their columns as they are: a cast would keep indexes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from compiler.plan import ir
from tests.support.case_run import outcome, prepare
from tests.support.cases import read_case

CASE = """
about: Rows of other applications refer to one that is replaced, with a constraint and without.
modules:
  Shop:
    entities:
      Customer: {attributes: {Name: Text 40}}
      Order: {attributes: {CustomerId: -> Customer}}
  Blog:
    entities:
      Post: {attributes: {CustomerId: -> Shop.Customer ignore, Other: -> Shop.Customer}}
applications: {Sales: [Shop], Blogs: [Blog]}
"""
PROJECT = """
name: sales
source: {snapshot: source.json, at: {schema: o11_source}}
target: {snapshot: target.json, at: {schema: o11_target}}
scope: {modules: [Shop]}
entities: {"Shop.Customer": {mode: replace}}
accept: [O11-0619]
bpt: {instances: none}
"""


def deletion(folder: Path, dialect: str, case: str = CASE) -> tuple[ir.DeleteRows, str]:
    (folder / "case.yaml").write_text(case, encoding="utf-8")
    (folder / "project.yaml").write_text(PROJECT, encoding="utf-8")
    done = outcome(prepare(read_case(folder), folder / "out", dialect))
    assert done.planned is not None, done.diagnostics
    step = next(item for item in done.planned.plan.steps if isinstance(item, ir.DeleteRows))
    return step, next(item.data.decode("utf-8-sig") for item in done.scripts if step.head.id in item.path)


@pytest.mark.parametrize(
    ("dialect", "compared"),
    [
        ("tsql", r"ON \[c\]\.\[(?:CUSTOMERID1|OTHER1)\] = \[t\]\.\[ID1\]"),
        ("postgres", r'ON "c"\."(?:CUSTOMERID1|OTHER1)" = "t"\."ID1"'),
    ],
)
def test_columns_of_one_type_are_compared_as_they_are(tmp_path: Path, dialect: str, compared: str) -> None:
    step, text = deletion(tmp_path, dialect)
    assert {(item.effect, pair.plain) for item in step.consumers for pair in item.columns} >= {("dangles", True)}
    assert len(re.findall(compared, text)) == len(step.consumers) == 3
