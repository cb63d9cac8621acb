"""What is read on the source of rows that come in files: a query for each file, and the listing.

SQL Server: the query makes the lines itself, in COPY's text format, one column: bcp would write NULL as nothing and an
empty text as a zero byte (docs/safety.md). PostgreSQL: COPY makes them.
"""

from __future__ import annotations

from collections.abc import Iterator

from compiler.diagnostics import CompileError, Diagnostic, diagnostic
from compiler.plan import ir
from compiler.plan.staging import stamp
from compiler.sql.guard import slices
from compiler.sql.labels import label
from compiler.sql.postgres import PostgresDialect, block
from compiler.sql.staged_forms import tsql_field, tsql_hash, tsql_line
from compiler.sql.staging import (
    POSTGRES_MOMENT,
    TSQL_MOMENT,
    StagedName,
    counted_key,
    facts,
    literal,
    names_of,
    staging_of,
)
from compiler.sql.statement import Statement
from compiler.sql.tsql import TsqlDialect, error_number

# cmd.exe takes 8,191 characters a line; the rest of the command needs some.
LONGEST_FOR_CMD = 7500


def export_query(plan: ir.Plan, item: StagedName) -> str:
    """Return the query that a file is exported with, on one line."""
    if staging_of(plan).engine == "mssql":
        dialect = TsqlDialect()
        fields = [tsql_field(column.native, _tsql_name(dialect, column)) for column in item.of.columns]
        return f"SELECT {tsql_line(fields)} FROM {_tsql_table(dialect, plan, item)} AS [t]"
    return f"SELECT {item.columns} FROM {_postgres_table(plan, item)} AS t"


def check_lines(plan: ir.Plan) -> None:
    """Refuse names that a line of a script cannot hold. Raises ``CompileError`` (O11-0421)."""
    found: list[Diagnostic] = []
    for item in names_of(plan):
        names = [item.of.name, *(column.column.name for column in item.of.columns)]
        if any(not name.isprintable() for name in (*names, plan.source.schema, staging_of(plan).schema)):
            found.append(diagnostic("O11-0421", label(item.of.label), "a name has a line break or a sign like it"))
    if found:
        raise CompileError(found)


def _tsql_name(dialect: TsqlDialect, column: ir.StagedColumn) -> str:
    return f"[t].{dialect.name_of(column.column.name)}"


def _tsql_table(dialect: TsqlDialect, plan: ir.Plan, item: StagedName) -> str:
    return f"{dialect.name_of(staging_of(plan).schema)}.{dialect.name_of(item.of.name)}"


def _postgres_table(plan: ir.Plan, item: StagedName) -> str:
    dialect = PostgresDialect()
    return f"{dialect.name_of(staging_of(plan).schema)}.{dialect.name_of(item.of.name)}"


# --- listing of SQL Server -------------------------------------------------------------------------


def tsql_listing(plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the statements that print a line for each file: place, rows, highest id, sum of hashes.

    Raises ``CompileError`` (O11-0702) for names that sqlcmd would change.
    """
    dialect = TsqlDialect()
    tables = names_of(plan)
    found = (
        _tsql_guard(dialect, plan),
        *_hidden_rows(dialect, plan, tables),
        *_masked(dialect, tables),
        Statement(
            "The first line says how many files there are, when that was (UTC), and which scripts have exported them.",
            f"SELECT @o11c_samples = N'0|{len(tables)}|' + {TSQL_MOMENT} + N'|{stamp(plan)}|';\nPRINT @o11c_samples",
        ),
        *_tsql_lines(dialect, plan, tables),
    )
    dialect.findings.stop_on_error()
    return found


def _tsql_guard(dialect: TsqlDialect, plan: ir.Plan) -> Statement:
    name = staging_of(plan).database
    expected = dialect.quoted(name)
    return Statement(
        "The connection's database must be the source that was compiled for. Nothing is written to it.",
        f"IF DB_ID({expected}) IS NULL OR DB_ID() <> DB_ID({expected})\nBEGIN\n"
        "  SET @o11c_message = REPLACE(N'O11-0911: this is database ' + DB_NAME()\n"
        f"    + N', the rows are to be exported from {label(name)}. Connect to it with"
        " sqlcmd -d.', N'%', N'%%');\n"
        f"  THROW {error_number('O11-0911')}, @o11c_message, 1;\nEND",
    )


def _hidden_rows(dialect: TsqlDialect, plan: ir.Plan, tables: tuple[StagedName, ...]) -> Iterator[Statement]:
    for part in slices(list(tables)):
        lines = ",\n".join(
            f"  (N'{label(item.of.label)}', {dialect.quoted(_tsql_table(dialect, plan, item))})" for item in part
        )
        check = dialect.refuse_when(
            f"SELECT w.[label] FROM (VALUES\n{lines}\n) AS w([label], [object])\n"
            "JOIN sys.security_predicates AS p ON p.[target_object_id] = OBJECT_ID(w.[object])\n"
            "JOIN sys.security_policies AS s ON s.[object_id] = p.[object_id] AND s.[is_enabled] = 1",
            "O11-0941",
            "a security policy decides which rows this login sees",
            "Export with a login that it does not apply to, or disable it meanwhile.",
        )
        # Babelfish has no security policies, and no view of them.
        yield Statement(
            "A security policy hides rows without any other sign, and they would be neither exported nor missed.",
            f"IF OBJECT_ID(N'sys.security_policies') IS NOT NULL\nBEGIN\n{check};\nEND",
        )


_NO_UNMASK = "COALESCE(HAS_PERMS_BY_NAME(DB_NAME(), N'DATABASE', N'UNMASK'), 0) = 0"


def _masked(dialect: TsqlDialect, tables: tuple[StagedName, ...]) -> Iterator[Statement]:
    if any(column.masked for item in tables for column in item.of.columns):
        yield Statement(
            "Columns are under dynamic data masking: a login without UNMASK would export masks for values.",
            dialect.refuse_when(
                f"SELECT DB_NAME() WHERE {_NO_UNMASK}",
                "O11-0934",
                "the login may not see masked values",
                "Grant it UNMASK on the database, and export again.",
            ),
        )


def hidden_condition(dialect: TsqlDialect, plan: ir.Plan, item: StagedName) -> str:
    """Return the condition that the login does not see rows or values of a table as they are."""
    table = dialect.quoted(_tsql_table(dialect, plan, item))
    found = (
        "EXISTS (SELECT 1 FROM sys.security_predicates AS p\n"
        "  JOIN sys.security_policies AS s ON s.[object_id] = p.[object_id] AND s.[is_enabled] = 1\n"
        f"  WHERE p.[target_object_id] = OBJECT_ID({table}))"
    )
    masked = any(column.masked for column in item.of.columns)
    return f"{found} OR {_NO_UNMASK}" if masked else found


def _tsql_lines(dialect: TsqlDialect, plan: ir.Plan, tables: tuple[StagedName, ...]) -> Iterator[Statement]:
    for item in tables:
        dialect.place = item.of.label
        rows, highest, digest = tsql_facts(dialect, item, "l")
        yield Statement(
            f"{label(item.of.label)}: rows, highest id, and the sum of the hashes of all lines, each hashed as it is "
            "exported (floating numbers by their bits).",
            f"SELECT @o11c_samples = N'{item.place}|' + {rows} + N'|' + COALESCE({highest}, N'') + N'|'\n"
            f"  + {digest} + N'|'\nFROM {tsql_lines(dialect, plan, item, 'l')};\nPRINT @o11c_samples",
        )


def tsql_lines(dialect: TsqlDialect, plan: ir.Plan, item: StagedName, alias: str) -> str:
    """Return a table's lines as they are hashed: a derived table with the columns id and line."""
    key = f"[t].{dialect.name_of(item.of.key)}" if counted_key(item.of) and item.of.key else "CAST(NULL AS bigint)"
    fields = [
        tsql_field(column.native, _tsql_name(dialect, column), hashed=True) for column in item.of.columns
    ]
    return (
        f"(SELECT {key} AS [id],\n    {tsql_line(fields)} AS [line]\n"
        f"  FROM {_tsql_table(dialect, plan, item)} AS [t]) AS [{alias}]"
    )


def tsql_facts(dialect: TsqlDialect, item: StagedName, alias: str) -> tuple[str, str, str]:
    """Return rows, highest id and sum of hashes over ``tsql_lines``, as texts."""
    hashed = f"CONVERT(decimal(38, 0), {tsql_hash(f'[{alias}].[line]')})"
    return (
        "CONVERT(nvarchar(20), COUNT_BIG(*))",
        f"CONVERT(nvarchar(20), MAX([{alias}].[id]))",
        f"CONVERT(nvarchar(41), COALESCE(SUM({hashed}), 0))",
    )


# --- a PostgreSQL source ---------------------------------------------------------------------------


def source_guard(plan: ir.Plan) -> Statement:
    """Return the check that the connection's database is the source."""
    expected = literal(staging_of(plan).database)
    return Statement(
        "The connection's database must be the source that was compiled for. Nothing is written to it.",
        block(
            f"BEGIN\n  IF current_database() <> {expected} THEN\n"
            f"    RAISE EXCEPTION 'O11-0911: this is database %, the rows are to be exported from %',\n"
            f"      current_database(), {expected}\n"
            "      USING HINT = 'Connect to the source with psql -d.';\n  END IF;\nEND"
        ),
    )


def postgres_listing(plan: ir.Plan) -> str:
    """Return the query for the lines of the listing, on one line."""
    count = len(names_of(plan))
    lines = [f"SELECT 0, CAST({count} AS bigint), {POSTGRES_MOMENT}, '{stamp(plan)}', CAST(NULL AS text)"]
    for item in names_of(plan):
        listed = facts(plan, item.of, "t").replace("\n", " ")
        lines.append(f"SELECT {item.place}, {listed}, NULL FROM {_postgres_table(plan, item)} AS t")
    return " UNION ALL ".join(lines)
