"""T-SQL: the tables of preflight.sql and its end; the probes are in probes.py."""

from __future__ import annotations

from compiler.sql.dialect import Names
from compiler.sql.probes import probe_findings
from compiler.sql.selects import MATCHED, PAIRS
from compiler.sql.statement import Statement
from compiler.sql.tsql import EXACT, FINDING, TsqlDialect
from compiler.sql.tsql_guard import guard_statements
from compiler.sql.tsql_permissions import hidden_statements
from compiler.sql.tsql_states import environment_statement, size_statement
from compiler.sql.tsql_values import fitting_statement

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
    statements = [_frozen(dialect, names), *hidden_statements(dialect, names)]
    for probe in names.plan.probes:
        statements += environment_statement(dialect, names, probe)
    statements += probe_findings(
        dialect,
        names,
        lambda step: guard_statements(dialect, names, step, raising=False),
        lambda probe: size_statement(dialect, names, probe),
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


def frozen_condition(dialect: TsqlDialect, names: Names) -> str:
    """Return the condition that the source can be read as of one moment."""
    return (
        "EXISTS (SELECT 1 FROM sys.databases\n"
        f"  WHERE [database_id] = {source_database(dialect, names)} AND [snapshot_isolation_state] = 1)"
    )


def _frozen(dialect: TsqlDialect, names: Names) -> Statement:
    return Statement(
        "The source is read as of one moment when its database allows snapshot isolation.",
        f"INSERT INTO {FINDING} ([code], [severity], [entity], [what], [count], [samples])\n"
        "SELECT N'O11-0913', N'warning', N'source',\n"
        "  N'the database does not allow snapshot isolation: nobody may write to it while the run copies its rows',\n"
        "  1, NULL\n"
        f"WHERE NOT {frozen_condition(dialect, names)}",
    )
