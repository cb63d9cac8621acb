"""What the login must be allowed to do, script by script, for the manifest and the runbook.

An engine test gives a login these privileges and no other, and runs the scripts with it.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from compiler.plan import ir
from compiler.sql.labels import label


def grants(plan: ir.Plan) -> dict[str, list[str]]:
    """Return, per script, the privileges it needs, in the words of a GRANT."""
    reads = sorted(set(_reads(plan)))
    writes = sorted(set(_writes(plan)))
    looking = [*_session(plan), *reads]
    sequences = [f"SELECT on sequence {name}" for name in _sequences(plan)]
    moved = [f"SELECT, UPDATE on sequence {name}" for name in _sequences(plan)]
    work = [
        "CREATE on the database (schema o11c), or ownership of the schema o11c and its tables"
        if plan.target_engine == "postgres"
        else "CREATE SCHEMA and CREATE TABLE in the target database (schema o11c)"
    ]
    migrate = [*work, *looking, *writes, *moved]
    maps = ["USAGE on schema o11c", "SELECT on all tables of schema o11c"]
    return {
        # A run that goes on from an earlier one looks into the maps of that one.
        "preflight.sql": [*looking, *maps] if plan.delta else looking,
        "dryrun.sql": migrate,
        "migrate.sql": migrate,
        "verify.sql": [*looking, *sequences, *maps],
    }


def _session(plan: ir.Plan) -> list[str]:
    if plan.target_engine != "postgres":
        return ["CONNECT to both databases", "VIEW DEFINITION in both databases"]
    named = {plan.source.schema, plan.target.schema, *(table.schema for table in _named(plan) if table.schema)}
    schemas = sorted(label(schema) for schema in named)
    return ["TEMPORARY on the database", *(f"USAGE on schema {schema}" for schema in schemas)]


def _reads(plan: ir.Plan) -> Iterator[str]:
    for table in _named(plan):
        if table.side is not ir.Side.WORK:
            yield f"SELECT on {_name(plan, table)}"


def _named(plan: ir.Plan) -> Iterator[ir.Table]:
    """Return every table that the plan names, once."""
    return iter(dict.fromkeys(_tables((plan.system_tables, plan.steps, plan.checks, plan.probes))))


def _tables(part: object) -> Iterator[ir.Table]:
    """Yield every table that a part of the plan names: whatever step, check or probe names it reads it."""
    match part:
        case ir.Table():
            yield part
        case ir.GuardModel():
            return  # it looks into the metamodel and the catalog only
        case ir.Column() | ir.ColumnPlan() | ir.CopyCheck() | ir.Head() | ir.LiteralPair():
            return  # the many small parts; none names a table
        case msgspec.Struct():
            for field in part.__struct_fields__:
                yield from _tables(getattr(part, field))
        case tuple():
            for item in part:
                yield from _tables(item)
        case _:
            return


def _writes(plan: ir.Plan) -> Iterator[str]:
    identity = plan.target_engine == "mssql"
    for step in plan.steps:
        match step:
            case ir.OpenRun(locks=locks):
                # PostgreSQL lets only those lock a table against writers who may update it.
                for table in locks:
                    yield f"INSERT, UPDATE on {_name(plan, table)}"
            case ir.DeleteRows(table=table) | ir.KeepEvents(table=table) | ir.EndSubscriptions(table=table):
                yield f"DELETE on {_name(plan, table)}"
            case ir.InsertEvents(target=table, renewed=ir.Column()):
                yield f"DELETE on {_name(plan, table)}"
            case ir.ClearReference(table=table) | ir.UpdateRows(target=table) | ir.LinkReference(target=table):
                yield f"UPDATE on {_name(plan, table)}"
            case ir.SilenceTriggers(table=table) if identity:
                yield f"ALTER on {_name(plan, table)} (triggers)"
            case ir.SilenceTriggers(table=table):
                yield f"ownership of {_name(plan, table)} (triggers)"
            case ir.InsertRows(target=target, explicit_identity=True) if identity:
                yield f"ALTER on {_name(plan, target)} (IDENTITY_INSERT)"
            case _:
                pass


def _sequences(plan: ir.Plan) -> list[str]:
    found: set[str] = set()
    for check in plan.checks:
        if isinstance(check, ir.CheckSequence) and check.sequence is not None:
            schema = check.sequence.schema or plan.target.schema
            found.add(f"{label(schema)}.{label(check.sequence.name)}")
    return sorted(found)


def _name(plan: ir.Plan, table: ir.Table) -> str:
    place = plan.source if table.side is ir.Side.SOURCE else plan.target
    return f"{label(table.schema or place.schema)}.{label(table.name)}"
