"""PostgreSQL: verification. The same statements run before COMMIT and in verify.sql."""

from __future__ import annotations

from typing import assert_never

from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.labels import label
from compiler.sql.postgres import PostgresDialect, refuse_when
from compiler.sql.selects import judged_lines, judged_rows
from compiler.sql.statement import Statement

CHECK = "pg_temp.o11c_check"
CHECK_TABLE = (
    "CREATE TEMPORARY TABLE o11c_check (place bigint GENERATED ALWAYS AS IDENTITY, check_id text, entity text, "
    "what text, expected bigint, found bigint, ok boolean)"
)


def check_statements(dialect: PostgresDialect, names: Names) -> tuple[Statement, ...]:
    """Return the checks, the table of their results, and the statement that fails when one is wrong."""
    statements = [
        Statement(
            "Constraints that wait for COMMIT are checked now, so that nothing can fail after this verification.",
            "SET CONSTRAINTS ALL IMMEDIATE",
        )
    ]
    for check in names.plan.checks:
        match check:
            case ir.CheckRows():
                statements.append(_rows(dialect, names, check))
            case ir.CheckMap():
                statements.append(_map(dialect, names, check))
            case ir.CheckSequence():
                statements.append(_sequence(dialect, names, check))
            case _:
                assert_never(check)
    statements.append(
        Statement(
            "One row a check.",
            "SELECT check_id, entity, what, expected, found, ok\nFROM pg_temp.o11c_check\nORDER BY place",
        )
    )
    statements.append(
        Statement(
            "A check that does not hold ends the run here.",
            refuse_when(
                "SELECT entity || ', ' || what FROM pg_temp.o11c_check WHERE NOT ok",
                "O11-0910",
                "checks do not hold",
                "The table above shows expected and found.",
            ),
        )
    )
    return tuple(statements)


def _rows(dialect: PostgresDialect, names: Names, check: ir.CheckRows) -> Statement:
    name = label(check.label)
    lines = [
        f"  ('{check_id}', '{name}', '{what}', {dialect.inline(expected)}, {dialect.inline(found)})"
        for check_id, what, expected, found in judged_lines(dialect, check)
    ]
    return Statement(
        f"{name}: every source row has its target row, each reference is what the map says and exists, and "
        "each copied value is the source's.",
        f"INSERT INTO {CHECK} (check_id, entity, what, expected, found, ok)\n"
        "SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found\n"
        f'FROM (\n{dialect.sql(judged_rows(dialect, names, check))}\n) AS "j"\n'
        "CROSS JOIN LATERAL (VALUES\n" + ",\n".join(lines) + "\n) AS v(check_id, entity, what, expected, found)",
    )


def _map(dialect: PostgresDialect, names: Names, check: ir.CheckMap) -> Statement:
    name = label(check.label)
    table = dialect.inline(names.work(check.map))
    return Statement(
        f"{name}: the map is one to one.",
        f"INSERT INTO {CHECK} (check_id, entity, what, expected, found, ok)\n"
        f"SELECT '{check.id}', '{name}', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds\n"
        "FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news\n"
        f"  FROM {table}) AS q",
    )


def _sequence(dialect: PostgresDialect, names: Names, check: ir.CheckSequence) -> Statement:
    name = label(check.label)
    if check.sequence is None:
        return Statement(
            f"{name}: no sequence feeds the identifier.",
            f"INSERT INTO {CHECK} (check_id, entity, what, expected, found, ok)\n"
            f"VALUES ('{check.id}', '{name}', 'no sequence to check', 0, 0, true)",
        )
    full = dialect.sequence_of(check.sequence, names.plan.target.schema)
    identifier = dialect.name_of(check.identifier.name)
    table = dialect.inline(names.table(check.table))
    return Statement(
        f"{name}: the next id that the sequence gives is above every id in the table.",
        f"INSERT INTO {CHECK} (check_id, entity, what, expected, found, ok)\n"
        f"SELECT '{check.id}', '{name}', 'sequence is ahead of the highest id', q.top, n.last_value,\n"
        "  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END\n"
        f"FROM (SELECT coalesce(max({identifier}), 0) AS top FROM {table}) AS q\nCROSS JOIN {full} AS n",
    )
