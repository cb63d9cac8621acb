"""PostgreSQL: verification. The same statements run before COMMIT and in verify.sql."""

from __future__ import annotations

from typing import assert_never

from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.judged import ARRIVED, TALLY
from compiler.sql.judged_checks import Judgement, Judging, judgement, known_checks
from compiler.sql.labels import label
from compiler.sql.odc_links import check_links
from compiler.sql.postgres import PostgresDialect, refuse_when
from compiler.sql.postgres_states import state_lines
from compiler.sql.statement import Statement

CHECK = "pg_temp.o11c_check"
CHECK_TABLE = (
    "CREATE TEMPORARY TABLE o11c_check (place bigint GENERATED ALWAYS AS IDENTITY, check_id text, entity text, "
    "what text, expected bigint, found bigint, ok boolean)"
)


def check_statements(dialect: PostgresDialect, names: Names, *, maps: bool = True) -> tuple[Statement, ...]:
    """Return the checks, the table of their results, and the statement that fails when one is wrong."""
    statements = [
        Statement(
            "Constraints that wait for COMMIT are checked now, so that nothing can fail after this verification.",
            "SET CONSTRAINTS ALL IMMEDIATE",
        )
    ]
    for check in known_checks(names.plan, maps=maps):
        match check:
            case ir.CheckRows() | ir.CheckTree() | ir.CheckEvents():
                statements.append(_judged(dialect, check, judgement(dialect, names, check, maps=maps)))
            case ir.CheckMap():
                statements.append(_map(dialect, names, check))
            case ir.CheckLinks():
                statements.append(check_links(dialect, names, check, CHECK))
            case ir.CheckSequence():
                statements.append(_sequence(dialect, names, check))
            case ir.CheckTriggers():
                statements.append(_triggers(dialect, names, check))
            case ir.CheckStates():
                statements.append(_states(dialect, names, check))
            case _:
                assert_never(check)
    statements.append(
        Statement(
            "One row a check.",
            "SELECT check_id, entity, what, expected, found, ok\nFROM pg_temp.o11c_check\nWHERE ok IS NOT NULL\n"
            "ORDER BY place",
        )
    )
    statements.append(
        Statement(
            "For information, nothing is compared: what the project file or the reports have accepted, counted.",
            f"SELECT entity, what, found AS rows\nFROM {CHECK}\nWHERE ok IS NULL\nORDER BY place",
        )
    )
    tally = ",\n".join(
        f"  sum(CASE WHEN c.what IN ({', '.join(f'{chr(39)}{word}{chr(39)}' for word in words)})"
        f" THEN c.{column} ELSE 0 END) AS {name}"
        for name, column, words in TALLY
    )
    statements.append(
        Statement(
            "What became of the rows that were expected, one line an entity.",
            f"SELECT c.entity,\n{tally}\nFROM {CHECK} AS c\nGROUP BY c.entity\n"
            f"HAVING count(*) FILTER (WHERE c.what = '{ARRIVED}') > 0\nORDER BY min(c.place)",
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


def _judged(dialect: PostgresDialect, check: Judging, found: Judgement) -> Statement:
    values = ",\n".join(
        f"  ('{check.id}', '{label(check.label)}', '{line.what}', "
        f"{dialect.inline(line.wanted())}, {dialect.inline(line.found)})"
        for line in found.lines
    )
    return Statement(
        found.why,
        f"INSERT INTO {CHECK} (check_id, entity, what, expected, found, ok)\n"
        "SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found\n"
        f'FROM (\n{dialect.sql(found.query)}\n) AS "j"\n'
        f"CROSS JOIN LATERAL (VALUES\n{values}\n) AS v(check_id, entity, what, expected, found)",
    )


def _triggers(dialect: PostgresDialect, names: Names, check: ir.CheckTriggers) -> Statement:
    name, wanted = label(check.label), len(check.triggers)
    table = dialect.inline(dialect.text(dialect.inline(names.table(check.table))))
    listed = ", ".join(dialect.inline(dialect.text(trigger)) for trigger in check.triggers)
    return Statement(
        f"{name}: the triggers that the run disabled are enabled again.",
        f"INSERT INTO {CHECK} (check_id, entity, what, expected, found, ok)\n"
        f"SELECT '{check.id}', '{name}', 'triggers are enabled', {wanted}, count(*), count(*) = {wanted}\n"
        "FROM pg_catalog.pg_trigger\n"
        f"WHERE tgrelid = {table}::regclass AND tgname IN ({listed}) AND tgenabled <> 'D'",
    )


def _states(dialect: PostgresDialect, names: Names, check: ir.CheckStates) -> Statement:
    name = label(check.label)
    lines = "\nUNION ALL\n".join(
        f"SELECT {place}, '{what}', {expected}, ({query})"
        for place, (what, expected, query) in enumerate(state_lines(dialect, names, check), start=1)
    )
    return Statement(
        f"{name}: constraints and triggers are in the state that the snapshot recorded.",
        f"INSERT INTO {CHECK} (check_id, entity, what, expected, found, ok)\n"
        f"SELECT '{check.id}', '{name}', v.what, v.expected, v.found, v.expected = v.found\n"
        f"FROM (\n{lines}\n) AS v(place, what, expected, found)\nORDER BY v.place",
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
            f"VALUES ('{check.id}', '{name}', 'no sequence to check', NULL, 0, NULL)",
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
