"""What the target's connection cannot reach: databases beside an Azure SQL Database, columns over a linked server."""

from __future__ import annotations

import re

from compiler.metamodel.rows import Engine
from compiler.plan import ir
from compiler.plan.apart import CATALOG, all_stages
from compiler.plan.context import Context
from compiler.project.sections import MapsDatabase

# SERVERPROPERTY('EngineEdition') of Azure SQL Database. Managed Instance (8) is an instance like any other.
_AZURE = 5
# Types that a distributed query does not take: it refuses a table that has such a column, whichever it reads.
# Sources: SQL Server documentation, "Guidelines for Using Distributed Queries" (xml), message 7325 (CLR types).
_NOT_OVER_A_LINK = frozenset({"xml", "geography", "geometry", "hierarchyid"})
# A folder of the output folder; it stands in command lines.
_FOLDER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_TAKEN = ("load", "steps", "dryrun")
# PostgreSQL: what was exported stands there too, and the scripts that look at a source.
_TAKEN_BY_STAGING = (*_TAKEN, "data", "source", "foreign")
_INSTEAD = (
    "Export the rows to files (`source: {at: {files: export}}`), or let the target's owner make external tables of "
    "the source in a schema of the target, and name that schema and the target's database under `source.at`."
)


def check_reach(ctx: Context) -> None:
    """Report databases that an Azure SQL Database cannot name (O11-0420)."""
    project = ctx.file.project
    source, target = ctx.correspondence.source.environment, ctx.correspondence.target.environment
    at, own = project.source.at, project.target.at.database
    taken = _TAKEN_BY_STAGING if target.engine is Engine.POSTGRES else _TAKEN
    if at.files is not None and (not _FOLDER.fullmatch(at.files) or at.files.lower() in taken):
        ctx.findings.add(
            "O11-0421",
            ctx.file.where("source", "at", "files"),
            f"the folder {at.files!r} for the scripts of the export",
            "Give a name of letters, digits, _ and -, and none that the output folder has already, such as: export.",
        )
    if target.edition == _AZURE:
        if at.server is not None:
            ctx.findings.add(
                "O11-0420", ctx.file.where("source", "at", "server"),
                "the target is an Azure SQL Database, which has no linked servers", _INSTEAD,
            )
        elif at.files is None and _differ(at.database, own):
            ctx.findings.add(
                "O11-0420", ctx.file.where("source", "at", "database"),
                "the target is an Azure SQL Database, which sees no other database", _INSTEAD,
            )
        if isinstance(project.maps, MapsDatabase) and _differ(project.maps.database, own):
            ctx.findings.add(
                "O11-0420", ctx.file.where("maps", "database"),
                "the target is an Azure SQL Database, which sees no other database",
                "Write `maps: temporary`, or `maps: keep` with `permissions: owner`.",
            )
    elif source.edition == _AZURE and at.server is None and at.files is None:
        ctx.findings.add(
            "O11-0420", ctx.file.where("source", "at", "database"),
            "the source is an Azure SQL Database and the target is none: they are on no common instance",
            "Export the rows to files (`at: {files: export}`), or write `at: {server: NAME, database: ..., schema: "
            "...}` with a linked server on the target's instance that leads there.",
        )


def _differ(first: str | None, second: str | None) -> bool:
    return (first or "").casefold() != (second or "").casefold()


def check_linked(ctx: Context, plan: ir.Plan) -> None:
    """Report source tables that no statement can read over a linked server (O11-0419)."""
    if plan.source.server is None:
        return
    physical = {item.name: item for item in ctx.correspondence.source.tables}
    for stage in all_stages(plan):
        table = physical.get(stage.table.name)
        if stage.table.schema == CATALOG or table is None:
            continue
        found = sorted(f"{item.name} ({item.native})" for item in table.columns if item.native in _NOT_OVER_A_LINK)
        if found:
            ctx.findings.add("O11-0419", stage.label, f"{table.name}: {', '.join(found)}")
