"""The head of a step's file is true: what it reads and writes is what its statements name, in both dialects."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from compiler.plan import ir
from compiler.script.render import render_sql
from compiler.sql.lower import lower
from tests.support.case_run import outcome, prepare
from tests.support.cases import case_names, load_case
from tests.unit.test_tsql_scripts import CASES

# What belongs to every step: the row of the run, and what the session has made for all of them.
_OF_THE_SESSION = re.compile(r"o11c\.(run|step|batch)|(pg_temp\.|#)?o11c_(?!src_)\w+")
# These look at too many tables to name them; their heads say so in words.
# Their heads say in words what they look at; of keys that are taken away only whose constraints change.
_IN_WORDS = (
    ir.OpenRun, ir.GuardModel, ir.PrepareUndo, ir.RunChecks, ir.LoosenConstraints, ir.RevalidateConstraints
)
_HOSTILE = ("hostile_names", "names_for_sqlcmd", "column_names")
# Cases with every kind of step, and of a run in steps.
_CASES = sorted({*CASES, *(name for name in case_names() if name.startswith(("step_", "second_")))})


def _names(text: str, schemas: set[str]) -> set[str]:
    """Return every table, sequence and temporary table that statements name, as heads write it."""
    statements = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    # What is only locked is under Locks.
    lines = (line for line in statements.splitlines() if not line.startswith(("\\echo", "LOCK TABLE")))
    statements = "\n".join(line.split("-- ")[0] for line in lines)
    plain = re.sub(r'"(\w+)"|\[(\w+)\]', lambda match: match[1] or match[2], statements)
    schema = "|".join(sorted({*schemas, "pg_temp", "o11c"}))
    found = {f"{a}.{b}" for a, b in re.findall(rf"\b({schema})\.(\w+)\b(?!\.)", plain)}
    found |= set(re.findall(r"(#\w+)", plain))
    return {re.sub(r"^(pg_temp\.|#(?=rows_))", "", name) for name in found if not _OF_THE_SESSION.fullmatch(name)}


def _head(text: str) -> set[str]:
    """Return the names under Reads and Writes."""
    lines = [line.removeprefix("--").strip() for line in text.splitlines()]
    said = " ".join(lines[: next(place for place, line in enumerate(lines) if line.startswith("Locks: "))])
    parts = re.split(r"(?:^| )(?:Reads|Writes): ", said)[1:]
    names: set[str] = set()
    for part in ", ".join(parts).split(", "):
        copy = re.search(r"\(its copy (\S+)\)", part)
        name = copy[1] if copy else re.sub(r" \(.*?\)", "", part)
        names.add(re.sub(r"^(temporary table|sequence|triggers of) ", "", name).strip())
    return {name for name in names if name and not _OF_THE_SESSION.fullmatch(name)}


@pytest.mark.parametrize("name", [name for name in _CASES if name not in _HOSTILE])
def test_a_head_names_what_the_statements_name(name: str, tmp_path: Path) -> None:
    case = load_case(name)
    for dialect in case.dialects:
        project = prepare(case, tmp_path / dialect, dialect)
        planned = outcome(project).planned
        if planned is None:
            continue
        plan = planned.plan
        lowered = lower(plan, dialect)
        steps = {step.head.id: step for step in plan.steps}
        schemas = {plan.source.schema, plan.target.schema}
        for script in render_sql(plan, lowered, "0" * 64):
            if not script.path.startswith(("steps/", "dryrun/")):
                continue
            text = script.data.decode("utf-8-sig")
            if isinstance(steps[script.path.split("/")[1].removesuffix(".sql")], _IN_WORDS):
                continue
            body = text.partition("\n-- Locks: ")[2]
            told, found = _head(text), _names(body.partition("\n\n")[2] or body, schemas)
            assert (script.path, told - found, found - told) == (script.path, set(), set())
