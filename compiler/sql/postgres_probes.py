"""PostgreSQL: the tables of preflight.sql and its end; the probes are in probes.py."""

from __future__ import annotations

from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.postgres import PostgresDialect
from compiler.sql.postgres_guard import guard_statements
from compiler.sql.postgres_permissions import permission_statements
from compiler.sql.postgres_states import environment_statement, size_statement
from compiler.sql.postgres_unindexed import unindexed_statement
from compiler.sql.postgres_values import fitting_statement
from compiler.sql.probes import probe_findings
from compiler.sql.statement import Statement

FINDING_TABLE = (
    "CREATE TEMPORARY TABLE o11c_finding (place bigint GENERATED ALWAYS AS IDENTITY, code text, severity text, "
    "entity text, what text, count bigint, samples text)"
)
PAIR_TABLE = (
    "CREATE TEMPORARY TABLE o11c_pair (map_name text, name text, old_id text, new_id text, "
    "source_key text, target_key text)"
)
MATCHED_TABLE = "CREATE TEMPORARY TABLE o11c_matched (map_name text, old_id text, new_id text)"


SHOWN_FINDINGS = "SELECT code, severity, entity, what, count, samples\nFROM pg_temp.o11c_finding\nORDER BY place"


def probe_statements(dialect: PostgresDialect, names: Names) -> tuple[Statement, ...]:
    """Return all probes, the table of findings, and the statement that fails when one is an error."""
    statements = permission_statements(dialect, names)
    for probe in names.plan.probes:
        statements += environment_statement(dialect, names, probe)
    statements += probe_findings(
        dialect,
        names,
        lambda step: guard_statements(dialect, names, step, raising=False),
        lambda probe: _sizes(dialect, names, probe),
        lambda probe: fitting_statement(dialect, names, probe),
    )
    statements.append(
        Statement("Every finding: code, severity, entity, count, up to five sample ids.", SHOWN_FINDINGS)
    )
    statements.append(
        Statement(
            "An error among the findings makes this script fail.",
            dialect.refuse_when(
                "SELECT code || ' ' || entity FROM pg_temp.o11c_finding WHERE severity = 'error'",
                "O11-0900",
                "preflight found errors",
                "The table above lists them; migrate.sql would fail or refuse.",
            ),
        )
    )
    return tuple(statements)


def _sizes(dialect: PostgresDialect, names: Names, probe: ir.ProbeSizes | ir.ProbeUnindexed) -> list[Statement]:
    if isinstance(probe, ir.ProbeUnindexed):
        return [unindexed_statement(dialect, names, probe)]
    return size_statement(dialect, names, probe)
