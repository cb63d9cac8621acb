"""What the login must be allowed to do, script by script, for the manifest and the runbook.

An engine test gives a login these privileges and no other, and runs the scripts with it.
"""

from __future__ import annotations

from collections.abc import Iterator

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
    return {
        "preflight.sql": looking,
        "dryrun.sql": migrate,
        "migrate.sql": migrate,
        "verify.sql": [*looking, *sequences, "USAGE on schema o11c", "SELECT on all tables of schema o11c"],
    }


def _session(plan: ir.Plan) -> list[str]:
    if plan.target_engine != "postgres":
        return ["CONNECT to both databases", "VIEW DEFINITION in both databases"]
    schemas = sorted({label(plan.source.schema), label(plan.target.schema)})
    return ["TEMPORARY on the database", *(f"USAGE on schema {schema}" for schema in schemas)]


def _reads(plan: ir.Plan) -> Iterator[str]:
    for system in plan.system_tables:
        yield f"SELECT on {_name(plan, system.table)}"
    for step in plan.steps:
        match step:
            case ir.OpenRun(locks=locks, stages=stages):
                for table in (*locks, *(stage.table for stage in stages)):
                    yield f"SELECT on {_name(plan, table)}"
            case ir.BuildMatchedMap(source=source, target=target):
                yield f"SELECT on {_name(plan, source)}"
                yield f"SELECT on {_name(plan, target)}"
            case ir.LoadUserFile(source=source):
                yield f"SELECT on {_name(plan, source)}"
            case ir.DeleteRows(consumers=consumers):
                for consumer in consumers:
                    yield f"SELECT on {_name(plan, consumer.table)}"
            case _:
                pass
    for check in plan.checks:
        if isinstance(check, ir.CheckRows):
            for reference in check.references:
                if reference.referenced is not None:
                    yield f"SELECT on {_name(plan, reference.referenced)}"


def _writes(plan: ir.Plan) -> Iterator[str]:
    identity = plan.target_engine == "mssql"
    for step in plan.steps:
        match step:
            case ir.OpenRun(locks=locks):
                # PostgreSQL lets only those lock a table against writers who may update it.
                for table in locks:
                    yield f"INSERT, UPDATE on {_name(plan, table)}"
            case ir.DeleteRows(table=table):
                yield f"DELETE on {_name(plan, table)}"
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
    return f"{label(place.schema)}.{label(table.name)}"
