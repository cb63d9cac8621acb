"""T-SQL: privileges that this login lacks, looked up by name. Nothing is tried, nothing is read for it.

HAS_PERMS_BY_NAME takes names of three parts for tables, so one query asks about both databases. It answers
NULL for a thing that this login does not see, which is the same to the run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from compiler.plan import ir
from compiler.plan.apart import CATALOG, is_apart
from compiler.plan.grants import MIGRATE, PREFLIGHT, Grant, Securable, after_the_run, each, grants_of
from compiler.sql.dialect import Names
from compiler.sql.guard import slices
from compiler.sql.labels import label
from compiler.sql.statement import Statement
from compiler.sql.tsql import EXACT, FINDING, TsqlDialect
from compiler.sql.tsql_states import INSERT_FINDING, by_entity

CODE = "O11-0934"
NEEDED_HERE = "preflight.sql itself lacks this privilege"
_NEEDED = "migrate.sql lacks this privilege"
# Babelfish shows each login the definitions of what it may use and has no dynamic masks: there is nothing to grant.
_NOT_THERE = (
    "    WHEN N'DATABASE' THEN CASE WHEN CONVERT(int, SERVERPROPERTY(N'Babelfish')) = 1\n"
    "        AND w.[privilege] IN (N'VIEW DEFINITION', N'UNMASK') THEN 1\n"
    "      ELSE COALESCE(HAS_PERMS_BY_NAME(w.[securable], N'DATABASE', w.[privilege]), 0) END\n"
)
LATER = "rollback.sql or cleanup.sql will lack this privilege; migrate.sql runs without it"


def permission_statements(dialect: TsqlDialect, names: Names) -> list[Statement]:
    """Return the findings of missing privileges, and the stop when this script cannot read by then."""
    found = grants_of(names.plan)
    here = each(found[PREFLIGHT])
    later = each(found[MIGRATE], but=here)
    statements = [
        *_lacking(dialect, names, here, NEEDED_HERE, "What this script reads: each is looked up, none is tried."),
        *_lacking(dialect, names, later, _NEEDED, "What migrate.sql needs besides, for the same login."),
        *_lacking(
            dialect,
            names,
            after_the_run(found),
            LATER,
            "What rollback.sql and cleanup.sql need besides: at that hour nobody may be there who can grant it.",
            "warning",
        ),
    ]
    statements.append(
        Statement(
            "All of them, ready to be run by who may: the script may end with the next statement.",
            f"SELECT LEFT([samples], 400) AS [missing_privileges]\nFROM {FINDING}\nWHERE [code] = N'{CODE}'\n"
            "ORDER BY [place]",
        )
    )
    statements.append(
        Statement(
            "Without these nothing below can be read: stop here.",
            dialect.refuse_when(
                f"SELECT [samples] FROM {FINDING}\nWHERE [code] = N'{CODE}' AND [what] = N'{NEEDED_HERE}'",
                CODE,
                "this login lacks privileges that preflight.sql needs",
                "Nothing was changed. Grant them to this login; manifest.json lists what each script needs.",
            ),
        )
    )
    return statements


def hidden_statements(dialect: TsqlDialect, names: Names) -> list[Statement]:
    """Return the findings of tables with a security policy: it hides rows without a word."""
    statements: list[Statement] = []
    if not any(isinstance(probe, ir.ProbePolicies) for probe in names.plan.probes):
        return []
    for side in (ir.Side.SOURCE, ir.Side.TARGET):
        database = _database(names, side)
        catalog = f"{dialect.name_of(database)}." if database else ""
        tables = [
            grant
            for grant in grants_of(names.plan)[PREFLIGHT]
            if grant.on is Securable.TABLE and grant.side is side
        ]
        for part in slices(tables):
            lines = ",\n".join(
                "  ("
                + dialect.quoted(label(f"{item.schema}.{item.name}"))
                + ", "
                + dialect.quoted(_object(dialect, names, item))
                + ")"
                for item in part
            )
            query = (
                f"SELECT w.[label], s.[name] COLLATE {EXACT}\nFROM (VALUES\n{lines}\n) AS w([label], [object])\n"
                f"JOIN {catalog}sys.security_predicates AS p ON p.[target_object_id] = OBJECT_ID(w.[object])\n"
                f"JOIN {catalog}sys.security_policies AS s ON s.[object_id] = p.[object_id] AND s.[is_enabled] = 1"
            )
            if side is ir.Side.SOURCE and is_apart(names.plan):
                query = _hidden_there(dialect, names)
            why = f"A security policy hides rows of the {side.value}, or refuses them, without any other sign."
            what = "row level security decides which rows this login sees and writes"
            found = by_entity(query, "O11-0941", "error", what)
            if not (side is ir.Side.SOURCE and is_apart(names.plan)):
                # Babelfish has no security policies, and no view of them.
                found = f"IF OBJECT_ID(N'sys.security_policies') IS NOT NULL\n{found}"
            statements.append(Statement(why, found))
    return statements


def _hidden_there(dialect: TsqlDialect, names: Names) -> str:
    """Return the same query over the copies of the catalog: of every table of a source that is apart."""
    objects, predicates, policies = (
        dialect.inline(names.table(ir.Table(ir.Side.SOURCE, name, CATALOG)))
        for name in ("objects", "security_predicates", "security_policies")
    )
    return (
        f"SELECT o.[name] COLLATE {EXACT}, s.[name] COLLATE {EXACT}\nFROM {objects} AS o\n"
        f"JOIN {predicates} AS p ON p.[target_object_id] = o.[object_id]\n"
        f"JOIN {policies} AS s ON s.[object_id] = p.[object_id] AND s.[is_enabled] = 1"
    )


def _lacking(
    dialect: TsqlDialect, names: Names, grants: Iterable[Grant], what: str, why: str, severity: str = "error"
) -> Iterator[Statement]:
    """Yield one finding for each privilege that is missing: its sample is the statement that grants it."""
    # Of another server's objects HAS_PERMS_BY_NAME knows nothing: the copies show what may be read there.
    known = [item for item in grants if not (item.side is ir.Side.SOURCE and is_apart(names.plan))]
    for part in slices([row for grant in known for row in _rows(dialect, names, grant)]):
        listed = ",\n".join(
            f"  ({place}, " + ", ".join(dialect.quoted(text) for text in row) + ")"
            for place, row in enumerate(part, start=1)
        )
        yield Statement(
            why,
            f"{INSERT_FINDING}\n"
            f"SELECT N'{CODE}', N'{severity}', w.[entity], N'{what}', 1,\n"
            "  LEFT(w.[granting] + N' TO ' + QUOTENAME(SUSER_SNAME()), 4000)\n"
            f"FROM (VALUES\n{listed}\n) AS w([place], [entity], [class], [securable], [privilege], [granting])\n"
            "WHERE 1 <> CASE w.[class]\n"
            "    WHEN N'ACCESS' THEN COALESCE(HAS_DBACCESS(w.[securable]), 0)\n"
            f"    WHEN N'MAKE' THEN CASE WHEN {dialect.home_id} IS NOT NULL THEN 1\n"
            "      ELSE COALESCE(HAS_PERMS_BY_NAME(w.[securable], N'DATABASE', w.[privilege]), 0) END\n"
            f"    WHEN N'WORK' THEN CASE WHEN {dialect.home_id} IS NULL THEN 1\n"
            "      ELSE COALESCE(HAS_PERMS_BY_NAME(w.[securable], N'SCHEMA', w.[privilege]), 0) END\n"
            f"{_NOT_THERE}"
            "    ELSE COALESCE(HAS_PERMS_BY_NAME(w.[securable], w.[class], w.[privilege]), 0) END\n"
            "ORDER BY w.[place]",
        )


def _rows(dialect: TsqlDialect, names: Names, grant: Grant) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield (shown name, class, securable, privilege, statement without its login) for each privilege."""
    database = _database(names, grant.side)
    use = f"USE {dialect.name_of(database)}; " if database else ""
    for privilege in grant.privileges:
        match grant.on:
            case Securable.DATABASE:
                # The schema o11c is made only where there is none.
                kind = {"CONNECT": "ACCESS", "CREATE SCHEMA": "MAKE"}.get(privilege, "DATABASE")
                yield label(database), kind, database, privilege, f"{use}GRANT {privilege}"
            case Securable.WORK | Securable.SCHEMA:
                granting = f"{use}GRANT {privilege} ON SCHEMA::{dialect.name_of(grant.schema)}"
                securable = ".".join(part for part in (dialect.database, dialect.name_of(grant.schema)) if part)
                yield label(grant.schema), "WORK", securable, privilege, granting
            case Securable.TABLE | Securable.SEQUENCE:
                shown = label(f"{grant.schema}.{grant.name}")
                two = f"{dialect.name_of(grant.schema)}.{dialect.name_of(grant.name)}"
                yield shown, "OBJECT", _object(dialect, names, grant), privilege, f"{use}GRANT {privilege} ON {two}"
            case _:
                assert_never(grant.on)


def _object(dialect: TsqlDialect, names: Names, grant: Grant) -> str:
    database = _database(names, grant.side)
    parts = [part for part in (database, grant.schema, grant.name) if part]
    return ".".join(dialect.name_of(part) for part in parts)


def _database(names: Names, side: ir.Side) -> str:
    plan = names.plan
    if side is ir.Side.WORK and plan.maps_database:
        return plan.maps_database
    place = plan.source if side is ir.Side.SOURCE else plan.target
    return place.database or place.expected_database or ""
