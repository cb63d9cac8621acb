"""What the login must be allowed to do, script by script, in words for the manifest and the runbook."""

from __future__ import annotations

from typing import assert_never

from compiler.plan import ir
from compiler.plan.grants import OWNERSHIP, Grant, Securable, grants_of
from compiler.sql.labels import label


def grants(plan: ir.Plan) -> dict[str, list[str]]:
    """Return, per script, the privileges it needs, in the words of a GRANT."""
    return {script: [_words(plan, grant) for grant in found] for script, found in grants_of(plan).items()}


def _words(plan: ir.Plan, grant: Grant) -> str:
    owned = OWNERSHIP in grant.privileges
    privileges = f"{OWNERSHIP} of" if owned else f"{', '.join(grant.privileges)} on"
    why = f" ({grant.why})" if grant.why else ""
    match grant.on:
        case Securable.DATABASE:
            return f"{privileges} {_database(plan, grant.side)}{why}{_there(plan, grant)}"
        case Securable.SCHEMA:
            return f"{privileges} schema {label(grant.schema)}{why}"
        case Securable.TABLE:
            return f"{privileges} {label(grant.schema)}.{label(grant.name)}{why}{_there(plan, grant)}"
        case Securable.SEQUENCE:
            return f"{privileges} sequence {label(grant.schema)}.{label(grant.name)}{why}"
        case Securable.WORK if owned:
            return f"{privileges} the schema o11c and its tables, where they are there already{why}"
        case Securable.WORK if plan.target_engine == "postgres":
            return f"{privileges} all tables of schema o11c{why}"
        case Securable.WORK:
            where = f" of database {label(plan.maps_database)}" if plan.maps_database else ""
            return f"{privileges} schema o11c{where}, where it is there already{why}"
        case _:
            assert_never(grant.on)


def _there(plan: ir.Plan, grant: Grant) -> str:
    """Return who needs a privilege of a source on another server."""
    if grant.side is ir.Side.SOURCE and plan.source.files is not None:
        return " (of the source, for the login that exports)"
    if grant.side is not ir.Side.SOURCE or plan.source.server is None:
        return ""
    return f" on the linked server {label(plan.source.server)}, for the login that it uses"


def _database(plan: ir.Plan, side: ir.Side) -> str:
    if side is ir.Side.WORK and plan.maps_database:
        return f"database {label(plan.maps_database)}"
    place = plan.source if side is ir.Side.SOURCE else plan.target
    return "the database" if plan.target_engine == "postgres" else f"database {label(place.database or '')}"
