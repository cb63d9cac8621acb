"""The INSERT statements of a plan as plain f-strings: what they would cost without any tree.

PostgreSQL only. It prints what the lowering prints for the plans that ``benchmarks.metamodels``
makes: no constants, identifiers of one type. The benchmark compares both texts, so that this file
cannot drift away unnoticed.
"""

from __future__ import annotations

from compiler.plan import ir
from compiler.sql.labels import label


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
