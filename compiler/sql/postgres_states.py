"""PostgreSQL: server, collations, constraints, triggers, policies and sizes, by the catalog alone.

None of this reads a row of a user's table, so it can be said before anything else is tried.
"""

from __future__ import annotations

from collections.abc import Sequence

from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.labels import label
from compiler.sql.postgres import FINDING, PostgresDialect
from compiler.sql.postgres_constraints import key_findings
from compiler.sql.statement import Statement
from compiler.sql.states import CONSTRAINT_WORDS, GOOD, TRIGGER_WORDS, Row, expected_rows, table_rows, values

_COLUMNS = ("label", "schema_name", "table_name", "name", "state")
_OFF, _LOOSE, _ = CONSTRAINT_WORDS
_PLACED = (
    "JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name\n"
    "JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.table_name"
)
# As the snapshot reader sees them: what a partition got from its table is left out. The column conenforced
# came with PostgreSQL 18.
_ENFORCED = "coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)"
_CONSTRAINTS = (
    "SELECT k.conrelid AS relation, k.contype, k.conname::text AS name,\n"
    f"    CASE WHEN NOT {_ENFORCED}\n"
    "        OR EXISTS (SELECT FROM pg_catalog.pg_trigger AS t WHERE t.tgconstraint = k.oid AND t.tgenabled = 'D')\n"
    f"      THEN '{_OFF}' WHEN k.convalidated THEN '{GOOD}' ELSE '{_LOOSE}' END AS state\n"
    "  FROM pg_catalog.pg_constraint AS k\n"
    "  WHERE k.contype IN ('f', 'c') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS p\n"
    "    WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)"
)
# A CHECK that is not enforced is not in the snapshot.
_RECORDED = f"{_CONSTRAINTS}\n    AND (k.contype = 'f' OR {_ENFORCED})"
_TRIGGERS = (
    "SELECT t.tgrelid AS relation, t.tgname::text AS name,\n"
    f"    CASE WHEN t.tgenabled IN ('O', 'A') THEN '{TRIGGER_WORDS[1]}' ELSE '{TRIGGER_WORDS[0]}' END AS state\n"
    "  FROM pg_catalog.pg_trigger AS t\n"
    "  WHERE NOT t.tgisinternal"
)


def _quote(dialect: PostgresDialect, value: str) -> str:
    return dialect.inline(dialect.text(value))


def _listed(dialect: PostgresDialect, rows: Sequence[Row], width: int) -> str:
    """Return a FROM item ``w`` with a line for each row; without rows, one without lines."""
    columns = ", ".join(_COLUMNS[:width])
    if not rows:
        nothing = ", ".join(f"NULL::text AS {name}" for name in _COLUMNS[:width])
        return f"(SELECT {nothing} WHERE false) AS w"
    safe = [Row(label(row.label), row.schema, row.table, row.name, row.state) for row in rows]
    return f"(VALUES\n{values(safe, lambda text: _quote(dialect, text), width)}\n) AS w({columns})"


def by_entity(query: str, code: str, severity: str, what: str) -> str:
    """Return an INSERT of one finding for each entity of a query for (entity, sample), both texts."""
    return (
        f"INSERT INTO {FINDING} (code, severity, entity, what, count, samples)\n"
        f"SELECT '{code}', '{severity}', entity, '{what}', count(*),\n"
        "  string_agg(sample, ', ' ORDER BY sample COLLATE \"C\") FILTER (WHERE place <= 5)\n"
        "FROM (SELECT entity, sample,\n"
        '    row_number() OVER (PARTITION BY entity COLLATE "C" ORDER BY sample COLLATE "C") AS place\n'
        f"  FROM (\n{query}\n  ) AS q(entity, sample)) AS numbered\n"
        'GROUP BY entity\nORDER BY entity COLLATE "C"'
    )


def environment_statement(dialect: PostgresDialect, names: Names, probe: ir.Probe) -> list[Statement]:
    """Return the findings of a probe that looks at the server or the catalog; none for any other probe."""
    schema = names.plan.target.schema
    match probe:
        case ir.ProbeVersion():
            return [_version(dialect, probe)]
        case ir.ProbeCollations():
            return _collations(dialect, names, probe)
        case ir.ProbeConstraints() if probe.states:
            return [_loose(dialect, schema, probe)]
        case ir.ProbeStates() if probe.states:
            return [_changed(dialect, schema, probe)]
        case ir.ProbeKeys():
            return [key_findings(dialect, names, probe)]
        case ir.ProbeFiring() if probe.states:
            return [_firing(dialect, schema, probe)]
        case ir.ProbePolicies() if probe.states:
            return [_rules(dialect, schema, probe)]
        case _:
            return []


def _version(dialect: PostgresDialect, probe: ir.ProbeVersion) -> Statement:
    what = f"the server is of another release than the snapshot: that was {label(probe.release)}"
    query = (
        "SELECT current_setting('server_version')\n"
        f"WHERE substring(current_setting('server_version') FROM '^[0-9]+') <> {_quote(dialect, probe.release)}"
    )
    why = "The scripts were compiled for the server that the snapshot was made of."
    return Statement(why, dialect.finding(query, probe.code, "warning", "server", what))


def _collations(dialect: PostgresDialect, names: Names, probe: ir.ProbeCollations) -> list[Statement]:
    statements: list[Statement] = []
    for found in probe.databases:
        # The columns that hold the locale differ between versions: they are read by name.
        query = (
            "SELECT q.collation FROM (\n"
            "  SELECT CASE WHEN d.j ->> 'datlocprovider' IN ('i', 'b') AND d.locale IS NOT NULL\n"
            "    THEN CASE d.j ->> 'datlocprovider' WHEN 'i' THEN 'icu:' ELSE 'builtin:' END || d.locale\n"
            "    ELSE d.j ->> 'datcollate' END AS collation\n"
            "  FROM (SELECT to_jsonb(b) AS j, coalesce(to_jsonb(b) ->> 'datlocale', to_jsonb(b) ->> 'daticulocale')\n"
            "      AS locale FROM pg_catalog.pg_database AS b WHERE b.datname = current_database()) AS d\n"
            f") AS q\nWHERE q.collation IS DISTINCT FROM {_quote(dialect, found.collation)}"
        )
        what = "the database has another collation than the snapshot: texts are sorted otherwise"
        why = "A database default of PostgreSQL decides the order of texts, not which are equal: a warning."
        statements.append(Statement(why, dialect.finding(query, probe.code, "warning", "database", what)))
    if probe.columns:
        statements.append(_key_columns(dialect, names, probe))
    return statements


def _key_columns(dialect: PostgresDialect, names: Names, probe: ir.ProbeCollations) -> Statement:
    rows: list[Row] = []
    for item in probe.columns:
        place = names.plan.source if item.table.side is ir.Side.SOURCE else names.plan.target
        expected = f"{item.column.collation_schema or 'pg_catalog'}.{item.column.collation or 'default'}"
        rows.append(Row(item.label, item.table.schema or place.schema, item.table.name, item.column.name, expected))
    query = (
        "SELECT w.label, w.table_name || '.' || w.name || ': ' || cn.nspname || '.' || co.collname\n"
        f"FROM {_listed(dialect, rows, 5)}\n{_PLACED}\n"
        "JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attname = w.name AND NOT a.attisdropped\n"
        "JOIN pg_catalog.pg_collation AS co ON co.oid = a.attcollation\n"
        "JOIN pg_catalog.pg_namespace AS cn ON cn.oid = co.collnamespace\n"
        "WHERE cn.nspname || '.' || co.collname <> w.state"
    )
    why = "Texts that rows are identified, matched or kept unique by: which are equal is the collation's to say."
    what = "text keys have another collation than the snapshot: other texts may be equal"
    return Statement(why, by_entity(query, probe.code, "error", what))


def _loose(dialect: PostgresDialect, schema: str, probe: ir.ProbeConstraints) -> Statement:
    query = (
        f"SELECT w.label, k.name || ': ' || k.state\nFROM {_listed(dialect, table_rows(probe.states, schema), 3)}\n"
        f"{_PLACED}\nJOIN (\n  {_CONSTRAINTS}\n) AS k ON k.relation = c.oid\nWHERE k.state <> '{GOOD}'"
    )
    why = "Constraints of written tables that do not hold for all rows. The run neither repairs nor needs them."
    what = "constraints are not enabled, or rows from before were never checked (NOT VALID)"
    return Statement(why, by_entity(query, probe.code, "warning", what))


def _changed(dialect: PostgresDialect, schema: str, probe: ir.ProbeStates) -> Statement:
    live = _TRIGGERS if probe.triggers else _RECORDED
    kind = "triggers" if probe.triggers else "constraints"
    expected = expected_rows(probe.states, schema, triggers=probe.triggers)
    query = (
        "SELECT coalesce(e.label, l.label), coalesce(e.name, l.name) || ': ' || coalesce(l.state, 'gone')\n"
        "    || ' (snapshot: ' || coalesce(e.state, 'none') || ')'\n"
        f"FROM (SELECT w.* FROM {_listed(dialect, expected, 5)}) AS e\n"
        "FULL JOIN (SELECT w.label, w.schema_name, w.table_name, k.name, k.state\n"
        f"  FROM {_listed(dialect, table_rows(probe.states, schema), 3)}\n{_PLACED}\n"
        f"JOIN (\n  {live}\n) AS k ON k.relation = c.oid) AS l\n"
        "  ON l.schema_name = e.schema_name AND l.table_name = e.table_name AND l.name = e.name\n"
        "WHERE l.state IS DISTINCT FROM e.state"
    )
    why = f"New {kind} may refuse or change rows; the verification wants the state that the snapshot recorded."
    return Statement(why, by_entity(query, probe.code, "error", f"{kind} have changed since the snapshot"))


def _firing(dialect: PostgresDialect, schema: str, probe: ir.ProbeFiring) -> Statement:
    query = (
        "SELECT w.label, t.tgname || CASE t.tgenabled WHEN 'A' THEN ': ALWAYS' ELSE ': REPLICA' END\n"
        f"FROM {_listed(dialect, table_rows(probe.states, schema), 3)}\n{_PLACED}\n"
        "JOIN pg_catalog.pg_trigger AS t ON t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgenabled IN ('A', 'R')"
    )
    why = "ENABLE REPLICA fires for replication only, ENABLE ALWAYS for that too. The platform uses neither."
    return Statement(why, by_entity(query, probe.code, "warning", "triggers fire in an unusual way"))


def _rules(dialect: PostgresDialect, schema: str, probe: ir.ProbePolicies) -> Statement:
    query = (
        "SELECT w.label, 'rule ' || r.rulename\n"
        f"FROM {_listed(dialect, table_rows(probe.states, schema), 3)}\n{_PLACED}\n"
        "JOIN pg_catalog.pg_rewrite AS r ON r.ev_class = c.oid AND r.ev_type <> '1' AND r.ev_enabled <> 'D'"
    )
    why = "A rewrite rule makes something else of an INSERT, UPDATE or DELETE."
    return Statement(why, by_entity(query, probe.code, "error", "rules rewrite what is written to the table"))


def size_statement(dialect: PostgresDialect, names: Names, probe: ir.ProbeSizes) -> list[Statement]:
    """Return the finding of sizes: one line for each entity, and one in all."""
    if not probe.tables:
        return []
    parts: list[str] = []
    for place, item in enumerate(probe.tables, start=1):
        whole = dialect.inline(names.table(item.source))
        chosen = f"(SELECT count(*) FROM {dialect.temporary_name(item.rows)})" if item.rows is not None else "NULL"
        schema = _quote(dialect, item.source.schema or names.plan.source.schema)
        size = (
            "(SELECT CASE WHEN c.relkind IN ('r', 'm') THEN pg_total_relation_size(c.oid) WHEN c.relkind = 'p' THEN\n"
            "      (SELECT sum(pg_total_relation_size(t.relid)) FROM pg_partition_tree(c.oid) AS t) END\n"
            "    FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace\n"
            f"    WHERE n.nspname = {schema} AND c.relname = {_quote(dialect, item.source.name)})"
        )
        known = f"coalesce({size}, {item.bytes if item.bytes is not None else 'NULL'})"
        parts.append(
            f"  SELECT {place} AS place, '{label(item.label)}' AS entity, (SELECT count(*) FROM {whole}) AS whole,\n"
            f"    {chosen}::bigint AS chosen,\n    {known}::numeric AS bytes"
        )
    query = "\n  UNION ALL\n".join(parts)
    what = (
        "about so many bytes are written, with indexes, as the source has them; the log (WAL) takes about as many "
        "again. Free space cannot be seen from SQL"
    )
    return [
        Statement(
            "For the record: size of the source tables, by the share of their rows that take part.",
            f"INSERT INTO {FINDING} (code, severity, entity, what, count, samples)\n"
            f"SELECT '{probe.code}', 'note', coalesce(entity, 'all entities'),\n"
            f"  CASE WHEN entity IS NULL THEN '{what}' ELSE 'rows and about how many bytes' END,\n"
            "  sum(coalesce(chosen, whole)),\n"
            "  CASE WHEN bool_and(bytes IS NOT NULL) THEN 'about '\n"
            "    WHEN entity IS NULL THEN 'at least about ' ELSE 'size not known, at least ' END\n"
            "    || pg_size_pretty(sum(coalesce(round(bytes * coalesce(chosen, whole) / nullif(whole, 0)), 0)))\n"
            f"FROM (\n{query}\n) AS s\nGROUP BY GROUPING SETS ((place, entity), ())\nORDER BY place NULLS LAST",
        )
    ]


def state_lines(dialect: PostgresDialect, names: Names, check: ir.CheckStates) -> list[tuple[str, int, str]]:
    """Return (what, expected, query for one number): constraints and triggers that are in their recorded state."""
    schema = names.plan.target.schema
    lines: list[tuple[str, int, str]] = []
    for triggers, what, live in (
        (False, "constraints are as the snapshot had them", _RECORDED),
        (True, "triggers are as the snapshot had them", _TRIGGERS),
    ):
        rows = expected_rows((check.state,), schema, triggers=triggers)
        if rows:
            query = (
                f"SELECT count(*) FROM {_listed(dialect, rows, 5)}\n{_PLACED}\n"
                f"JOIN (\n  {live}\n) AS k ON k.relation = c.oid AND k.name = w.name AND k.state = w.state"
            )
            lines.append((what, len(rows), query))
    return lines
