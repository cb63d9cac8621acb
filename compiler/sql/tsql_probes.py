"""T-SQL: the tables of preflight.sql and its end; the probes are in probes.py."""

from __future__ import annotations

from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.probes import probe_findings
from compiler.sql.selects import MATCHED, PAIRS
from compiler.sql.statement import Statement
from compiler.sql.tsql import EXACT, FINDING, TsqlDialect
from compiler.sql.tsql_guard import guard_statements
from compiler.sql.tsql_permissions import hidden_statements
from compiler.sql.tsql_states import environment_statement, size_statement
from compiler.sql.tsql_values import fitting_statement, reseed_statements

FINDING_TABLE = f"""DROP TABLE IF EXISTS {FINDING};
CREATE TABLE {FINDING} (
  [place] bigint IDENTITY(1, 1) NOT NULL PRIMARY KEY,
  [code] nvarchar(20) COLLATE {EXACT} NOT NULL,
  [severity] nvarchar(20) COLLATE {EXACT} NOT NULL,
  [entity] nvarchar(4000) COLLATE {EXACT} NOT NULL,
  [what] nvarchar(4000) COLLATE {EXACT} NOT NULL,
  [count] bigint NULL,
  [samples] nvarchar(4000) COLLATE {EXACT} NULL
)"""
PAIR_TABLE = f"""DROP TABLE IF EXISTS #{PAIRS};
CREATE TABLE #{PAIRS} (
  [map_name] nvarchar(128) COLLATE {EXACT} NOT NULL,
  [name] nvarchar(max) COLLATE {EXACT} NOT NULL,
  [old_id] nvarchar(400) COLLATE {EXACT} NOT NULL,
  [new_id] nvarchar(400) COLLATE {EXACT} NOT NULL,
  [source_key] nvarchar(4000) COLLATE {EXACT} NOT NULL,
  [target_key] nvarchar(4000) COLLATE {EXACT} NOT NULL
)"""
MATCHED_TABLE = f"""DROP TABLE IF EXISTS #{MATCHED};
CREATE TABLE #{MATCHED} (
  [map_name] nvarchar(128) COLLATE {EXACT} NOT NULL,
  [old_id] nvarchar(400) COLLATE {EXACT} NOT NULL,
  [new_id] nvarchar(400) COLLATE {EXACT} NOT NULL
)"""


# sqlcmd fills each column up to the width of its type.
SHOWN_FINDINGS = (
    "SELECT [code], [severity], LEFT([entity], 60) AS [entity], LEFT([what], 100) AS [what], [count],\n"
    f"  LEFT([samples], 200) AS [samples]\nFROM {FINDING}\nORDER BY [place]"
)


def probe_statements(dialect: TsqlDialect, names: Names) -> tuple[Statement, ...]:
    """Return all probes, the table of findings, and the statement that fails when one is an error."""
    # Files are of one moment, or load/check.sql has refused them.
    frozen = [] if names.plan.source.files is not None else [_frozen(dialect, names)]
    statements = [*frozen, *hidden_statements(dialect, names), *reseed_statements(dialect, names)]
    for probe in names.plan.probes:
        statements += environment_statement(dialect, names, probe)
    statements += probe_findings(
        dialect,
        names,
        lambda step: guard_statements(dialect, names, step, raising=False),
        # SQL Server looks for the rows that refer to deleted ones once a statement, not once a row.
        lambda probe: size_statement(dialect, names, probe) if isinstance(probe, ir.ProbeSizes) else [],
        lambda probe: fitting_statement(dialect, names, probe),
    )
    statements.append(
        Statement("Every finding: code, severity, entity, count, up to five sample ids.", SHOWN_FINDINGS)
    )
    statements.append(
        Statement(
            "An error among the findings makes this script fail.",
            dialect.refuse_when(
                f"SELECT [code] + N' ' + [entity] FROM {FINDING} WHERE [severity] = N'error'",
                "O11-0900",
                "preflight found errors",
                "The table above lists them; migrate.sql would fail or refuse.",
            ),
        )
    )
    return tuple(statements)


def source_database(dialect: TsqlDialect, names: Names) -> str:
    """Return the number of the source's database as an expression."""
    database = names.plan.source.database
    return f"DB_ID({dialect.quoted(database)})" if database else "DB_ID()"


def frozen_condition(dialect: TsqlDialect, names: Names, *, durable: bool = False) -> str:
    """Return the condition that the source can be read as of one moment.

    ``durable``: into tables of the schema o11c. A transaction of SNAPSHOT may use no database that does not allow it
    (error 3952).
    """
    home = names.plan.maps_database
    kept = f"DB_ID({dialect.quoted(home)})" if home else "DB_ID()"
    databases = (source_database(dialect, names), kept) if durable else (source_database(dialect, names),)
    allowed = "\n  AND ".join(
        "EXISTS (SELECT 1 FROM sys.databases\n"
        f"  WHERE [database_id] = {database} AND [snapshot_isolation_state] = 1)"
        for database in databases
    )
    return f"({allowed})" if durable else allowed


def unfrozen_words(names: Names, *, durable: bool) -> str:
    """Return what is the case when the condition does not hold."""
    home = "the database of the maps" if names.plan.maps_database else "the target"
    if durable:
        return f"the source and {home}, which takes the copies, do not both allow snapshot isolation"
    return "the source does not allow snapshot isolation"


def _frozen(dialect: TsqlDialect, names: Names) -> Statement:
    if names.plan.source.server is not None:
        return Statement(
            "No snapshot spans two servers: what is copied is of one moment only when nobody writes meanwhile.",
            f"INSERT INTO {FINDING} ([code], [severity], [entity], [what], [count], [samples])\n"
            "VALUES (N'O11-0913', N'warning', N'source',\n"
            "  N'it is on a linked server: nobody may write to it while the run copies its rows', 1, NULL)",
        )
    durable = names.plan.transaction == "step"
    return Statement(
        "The source is read as of one moment when its database allows snapshot isolation"
        + (", and the one that takes the copies too." if durable else "."),
        f"INSERT INTO {FINDING} ([code], [severity], [entity], [what], [count], [samples])\n"
        "SELECT N'O11-0913', N'warning', N'source',\n"
        f"  N'{unfrozen_words(names, durable=durable)}: nobody may write to the source while the run copies it',\n"
        "  1, NULL\n"
        f"WHERE NOT {frozen_condition(dialect, names, durable=durable)}",
    )
