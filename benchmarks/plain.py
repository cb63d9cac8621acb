"""What a compilation is measured against: printing text that is there already.

``sql_files`` prints all SQL files through the project's templates from finished statements.
``plain_inserts`` prints the INSERT statements as plain f-strings, without any tree: PostgreSQL only,
and only for plans that ``benchmarks.metamodels`` makes (no constants, identifiers of one type). The
benchmark compares both with what the compiler prints, so that this file cannot drift away unnoticed.
"""

from __future__ import annotations

import hashlib

from compiler.plan import ir
from compiler.plan.codec import encode
from compiler.script.render import render_sql
from compiler.sql.labels import label
from compiler.sql.lower import LoweredPlan


def sql_files(plan: ir.Plan, lowered: LoweredPlan) -> dict[str, bytes]:
    """Return the SQL files of the output folder by path, made of statements that are finished."""
    digest = hashlib.sha256(encode(plan)).hexdigest()
    return {script.path: script.data for script in render_sql(plan, lowered, digest)}


def plain_inserts(plan: ir.Plan) -> list[str]:
    """Return the text of every INSERT ... SELECT of the plan, in order."""
    return [_insert(plan, step) for step in plan.steps if isinstance(step, ir.InsertRows)]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _insert(plan: ir.Plan, step: ir.InsertRows) -> str:
    columns: list[str] = []
    values: list[str] = []
    comments: list[str] = []
    joins = [
        f'JOIN "o11c".{_quoted(step.map)} AS "m"\n  ON "m"."old_id" = "s".{_quoted(step.source_id.name)}'
    ]
    for item in step.columns:
        match item.value:
            case ir.Copy(source=source):
                value = f'"s".{_quoted(source.name)}'
            case ir.NewId():
                value = '"m"."new_id"'
            case ir.Remap(source=source, map=table):
                alias = f'"r{len(joins) + 1}"'
                joins.append(
                    f'LEFT JOIN "o11c".{_quoted(table)} AS {alias}\n'
                    f'  ON {alias}."old_id" = "s".{_quoted(source.name)}'
                )
                value = f'{alias}."new_id"'
            case ir.Later():
                value = "NULL"
            case _:
                continue
        name = _quoted(item.target.name)
        columns.append(name)
        values.append(f"  {value} AS {name}")
        comments.append(f"{label(item.attribute)}: {label(item.reason)}" if item.attribute else label(item.reason))
    commas = [","] * (len(values) - 1) + [""]
    listed = "\n".join(
        f"{value}{comma} /* {comment} */" for value, comma, comment in zip(values, commas, comments, strict=True)
    )
    overriding = "\nOVERRIDING SYSTEM VALUE" if step.explicit_identity else ""
    return (
        f"INSERT INTO {_quoted(plan.target.schema)}.{_quoted(step.target.name)} (\n  "
        + ",\n  ".join(columns)
        + f"\n){overriding}\nSELECT\n{listed}\n"
        + f'FROM {_quoted(plan.source.schema)}.{_quoted(step.source.name)} AS "s"\n'
        + "\n".join(joins)
    )
