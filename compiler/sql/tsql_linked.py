"""T-SQL: the rows of a source on a linked server, copied before anything else looks at them.

Names of four parts stand in these statements only: INSERT INTO a local table, SELECT columns FROM one remote table.
No transaction is open around them, so the server promotes none to a distributed one: MSDTC is not needed.
Sources: SQL Server documentation, "Guidelines for Using Distributed Queries" (what remote tables allow),
"sys.servers".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compiler.metamodel.rows import TypeKind
from compiler.plan import ir
from compiler.plan.apart import CATALOG
from compiler.sql.dialect import Names
from compiler.sql.guard import slices
from compiler.sql.labels import label
from compiler.sql.statement import Statement
from compiler.sql.tree import Node
from compiler.sql.tsql import EXACT, TsqlDialect, executed
from compiler.sql.tsql_journal import not_opened
from compiler.sql.tsql_stage import Copied, fill_text, tables_text

COUNTS = "#o11c_src_count"
# How many tables one batch counts.
_COUNTED = 50
# The highest value of these is the same text on both servers.
_ORDERED = (TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT, TypeKind.DECIMAL, TypeKind.TEXT, TypeKind.UUID)
_GUARDED = frozenset({"objects", "schemas"})


def _server_guard(dialect: TsqlDialect, plan: ir.Plan) -> Statement:
    """Return the check that the instance has the linked server."""
    server = dialect.quoted(plan.source.server or "")
    return Statement(
        "The source is on a linked server. It is looked up before a statement names it: a batch that names one that "
        "is not there fails as a whole.",
        dialect.refuse_when(
            f"SELECT {server} WHERE NOT EXISTS (SELECT 1 FROM sys.servers\n  WHERE [name] = {server}"
            " AND [is_linked] = 1 AND [is_data_access_enabled] = 1)",
            "O11-0970",
            "the linked server is not there, or gives no access to data",
            "Nothing was changed. Ask who administers this instance (sp_addlinkedserver, sp_serveroption).",
        ),
    )


def linked_statements(
    dialect: TsqlDialect, names: Names, made: Sequence[Copied], *, durable: bool = False
) -> tuple[Statement, ...]:
    """Return the statements that copy a source on a linked server. Raises ``CompileError`` (O11-0704).

    ``durable``: only when the first step of the run is not finished, as ``stage_statements``.
    """
    if not made:
        return ()
    rows = [copy for copy in made if copy.table.schema != CATALOG]
    statements = [
        _server_guard(dialect, names.plan),
        Statement(
            "The other server is read while no transaction is open here: none becomes a distributed one, and MSDTC is "
            "not needed. So nothing holds the source still: stop its applications. Rows are counted again at the end.",
            "RAISERROR(N'O11-0913: the source is on a linked server: nobody may write to it now', 0, 1) WITH NOWAIT",
        ),
        Statement(
            "Copies of what is read of the source. Their text columns name the source's collations, tempdb has its "
            "own." + (" Dropped when the run is done." if durable else " Gone at the end of the session."),
            tables_text(dialect, made, remote=True),
        ),
        *_fills(dialect, names, [copy for copy in made if copy.table.schema == CATALOG], durable),
        *_there(dialect, names, made, rows),
        *_fills(dialect, names, rows, durable),
        *_counted(dialect, names, rows, durable),
    ]
    if not durable:
        return tuple(statements)
    only = f"IF {not_opened(dialect, names.plan)}\nBEGIN\n"
    first = "A run that goes on reads the copies that it has made when it began."
    return tuple(
        Statement(f"{item.why} {first}" if place == 0 else item.why, f"{only}{item.text};\nEND")
        for place, item in enumerate(statements)
    )


def _remote(text: str, durable: bool) -> str:
    """Return a statement that names the other server; a run that goes on does not need that one any more.

    In a batch the name would be looked up even where IF passes the statement over.
    """
    return executed(text) if durable else text


def _fills(dialect: TsqlDialect, names: Names, made: Sequence[Copied], durable: bool) -> Iterator[Statement]:
    for place, copy in enumerate(made):
        why = "Each table is read once, in a statement of its own; nothing is joined across the servers."
        yield Statement(
            why if place == 0 else "",
            f"RAISERROR(N'o11c: copying %s', 0, 1, N'{label(copy.label)}') WITH NOWAIT;\n"
            + _remote(f"{fill_text(dialect, names, copy)}{needed_rows(dialect, names.plan, copy)}", durable),
        )


def needed_rows(dialect: TsqlDialect, plan: ir.Plan, copy: Copied) -> str:
    """Return the condition that keeps what no script looks at out of the copy of a catalog view."""
    if copy.table.schema == CATALOG and copy.table.name == "objects":
        return "\nWHERE [type] IN ('U', 'V')"
    if copy.table.schema == CATALOG and copy.table.name == "databases":
        return f"\nWHERE [name] = {dialect.quoted(plan.source.database or '')}"
    return ""


def _there(dialect: TsqlDialect, names: Names, made: Sequence[Copied], rows: Sequence[Copied]) -> Iterator[Statement]:
    """Yield the check that every table is in the schema; verify.sql copies no catalog, and lets the copies fail."""
    if not {copy.table.name for copy in made if copy.table.schema == CATALOG} >= _GUARDED:
        return
    plan = names.plan
    objects, schemas = (
        dialect.inline(names.table(ir.Table(ir.Side.SOURCE, name, CATALOG))) for name in ("objects", "schemas")
    )
    listed = sorted(
        {copy.table.name for copy in rows}
        | {item.table.name for item in plan.system_tables if item.table.side is ir.Side.SOURCE}
    )
    for part in slices(listed):
        lines = ",\n".join(f"  ({dialect.quoted(name)})" for name in part)
        yield Statement(
            "Every table must be where the project file says, and the login that the linked server uses must see it.",
            dialect.refuse_when(
                f"SELECT [v].[name] FROM (VALUES\n{lines}\n) AS [v]([name])\nWHERE NOT EXISTS (SELECT 1 FROM {objects} "
                f"AS [o]\n  JOIN {schemas} AS [s] ON [s].[schema_id] = [o].[schema_id]\n"
                f"  WHERE [s].[name] = {dialect.quoted(plan.source.schema)}\n"
                f"    AND [o].[name] COLLATE {EXACT} = [v].[name] COLLATE {EXACT})",
                "O11-0911",
                "tables of the source are missing",
                "Nothing was changed. Check database and schema in the project file, and the rights of the login "
                "that the linked server uses.",
            ),
        )


def _counted(dialect: TsqlDialect, names: Names, rows: Sequence[Copied], durable: bool) -> Iterator[Statement]:
    """Yield the comparison of each copy with its table after all of them were made."""
    yield Statement(
        "Rows that came or went while the copies were made: count and highest id, of the copy and of the table now. "
        "Changed values do not show, which is why nobody may write.",
        f"DROP TABLE IF EXISTS {COUNTS};\nCREATE TABLE {COUNTS} (\n  [place] int NOT NULL,\n  [here] bit NOT NULL,\n"
        f"  [name] nvarchar(4000) COLLATE {EXACT} NOT NULL,\n  [rows] bigint NOT NULL,\n"
        f"  [highest] nvarchar(400) COLLATE {EXACT} NULL,\n  PRIMARY KEY ([place], [here])\n)",
    )
    numbered = list(enumerate(rows, start=1))
    for start in range(0, len(numbered), _COUNTED):
        yield Statement(
            "",
            ";\n".join(
                _remote(_count(dialect, place, here, copy, table), durable and not here)
                for place, copy in numbered[start : start + _COUNTED]
                for here, table in ((1, names.table(copy.table)), (0, names.there(copy.table)))
            ),
        )
    yield Statement(
        "A difference ends it here: what was copied is of no one moment.",
        dialect.refuse_when(
            f"SELECT [t].[name] FROM {COUNTS} AS [c]\n"
            f"JOIN {COUNTS} AS [t] ON [t].[place] = [c].[place] AND [t].[here] = 0\n"
            "WHERE [c].[here] = 1 AND ([c].[rows] <> [t].[rows]\n"
            "  OR COALESCE([c].[highest], N'') <> COALESCE([t].[highest], N''))",
            "O11-0971",
            "tables of the source have changed while they were copied",
            "Nothing was changed in the target. Stop whoever writes to the source, then run again.",
        ),
    )


def _count(dialect: TsqlDialect, place: int, here: int, copy: Copied, table: Node) -> str:
    return (
        f"INSERT INTO {COUNTS} ([place], [here], [name], [rows], [highest])\n"
        f"SELECT {place}, {here}, N'{label(copy.label)}', COUNT_BIG(*), {_highest(dialect, copy)}\n"
        f"FROM {dialect.inline(table)}"
    )


def _highest(dialect: TsqlDialect, copy: Copied) -> str:
    """Return the highest key as text; NULL where a maximum says nothing."""
    keys = {column.name: column for column in copy.columns if column.name in copy.key}
    if len(keys) != 1 or next(iter(keys.values())).type.kind not in _ORDERED:
        return "NULL"
    return f"CONVERT(nvarchar(400), MAX({dialect.name_of(next(iter(keys)))}))"
