"""PostgreSQL: foreign keys that make deletions slow, before the run.

For each deleted row the server runs a query of its own for rows that refer to it (ri_triggers.c; documentation,
"Constraints", "Foreign Keys": "it is often a good idea to index the referencing columns too"). Without an index
that reads the whole table, rows that the same run has deleted included: they are not vacuumed before COMMIT.
"""

from __future__ import annotations

from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.labels import label
from compiler.sql.postgres import FINDING, PostgresDialect
from compiler.sql.statement import Statement

# A look is at one row for one deleted row and takes about 40 ns (docs/diagnostics/O11-0975.md): so many take about four
# seconds.
LOOKS = 100_000_000
# Rows of a page, for a table that nobody has counted (ANALYZE, autovacuum), or when it was far smaller.
_DENSITY = 50
_COUNTED = "p.reltuples > 0 AND p.relpages > 0 AND (p.relpages = g.pages OR p.relpages >= 10)"


def unindexed_statement(dialect: PostgresDialect, names: Names, probe: ir.ProbeUnindexed) -> Statement:
    """Return the findings, one for each foreign key; it reads those of ``ProbeSizes``, which come before it."""
    return Statement(
        "For each row that is deleted, PostgreSQL looks for rows that refer to it, key by key; without an index on the "
        f"referring column it reads that whole table each time. Looks below {LOOKS:,}, some seconds, are not worth a "
        "word. Rows are the statistics' and may be some way off.",
        f"INSERT INTO {FINDING} (code, severity, entity, what, count, samples)\n"
        f"WITH w AS MATERIALIZED (\n{_tables(dialect, names, probe)}\n), k AS (\n{_KEYS}\n)\n"
        f"SELECT '{probe.code}', 'warning', k.label,\n"
        "  'each row deleted by ' || concat_ws(' and ', CASE WHEN k.now THEN 'migrate.sql' END,\n"
        "      CASE WHEN k.undo THEN 'rollback.sql' END)\n"
        "    || ' is looked for in about ' || CASE WHEN k.undo THEN k.there_then ELSE k.there END\n"
        "    || ' rows: a foreign key has no index',\n"
        "  greatest(CASE WHEN k.now THEN k.deleted END, CASE WHEN k.undo THEN k.added END),\n"
        "  format('%s of %s (%s). Its owner, before the run: CREATE INDEX %I ON %s (%s)', k.name, k.place, k.columns,\n"
        "    'o11c_key_' || k.oid, k.place, k.columns)\n"
        "FROM k\nWHERE k.now OR k.undo\n"
        'ORDER BY k.label COLLATE "C", k.place COLLATE "C", k.name COLLATE "C"',
    )


def _tables(dialect: PostgresDialect, names: Names, probe: ir.ProbeUnindexed) -> str:
    """Return a query for the tables: relation, and how many rows the run deletes, and undo of what it adds."""
    lines: list[str] = []
    for item in probe.tables:
        chosen = " + ".join(f"(SELECT count(*) FROM {dialect.temporary_name(rows)})" for rows in item.rows)
        lines.append(
            f"    ({_quote(dialect, label(item.label))}, "
            f"{_quote(dialect, item.table.schema or names.plan.target.schema)}, {_quote(dialect, item.table.name)}, "
            f"{'true' if item.whole else 'false'}, {'true' if item.undone else 'false'}, {chosen or '0'})"
        )
    return (
        "  SELECT v.label, c.oid AS relation,\n"
        f"    CASE WHEN v.whole THEN {_rows_of('c.oid')} ELSE v.chosen END AS deleted,\n"
        f"    CASE WHEN v.undone THEN (SELECT max(f.count) FROM {FINDING} AS f\n"
        "      WHERE f.code = 'O11-0942' AND f.entity = v.label) END AS added\n"
        "  FROM (VALUES\n" + ",\n".join(lines) + "\n  ) AS v(label, schema_name, table_name, whole, undone, chosen)\n"
        "  JOIN pg_catalog.pg_namespace AS n ON n.nspname = v.schema_name\n"
        "  JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = v.table_name"
    )


def _rows_of(relation: str, only: str = "") -> str:
    """Return about how many rows a table, or all its partitions, have: the counted density, by the size of now."""
    return (
        f"(SELECT round(sum(g.pages * CASE WHEN {_COUNTED}\n"
        f"        THEN p.reltuples / p.relpages ELSE {_DENSITY} END))::bigint\n"
        f"      FROM (SELECT {relation} AS oid UNION SELECT t.relid FROM pg_partition_tree({relation}) AS t) AS m\n"
        "      JOIN pg_catalog.pg_class AS p ON p.oid = m.oid AND p.relkind = 'r'\n"
        "      CROSS JOIN LATERAL (SELECT pg_relation_size(p.oid) / current_setting('block_size')::integer) AS g(pages)"
        f"{only})"
    )


# An index of a partitioned table is one of each partition. A key that is not enforced looks for nothing; the column
# conenforced came with PostgreSQL 18.
_NO_INDEX = (
    "\n      WHERE NOT EXISTS (\n"
    "        SELECT FROM pg_catalog.pg_index AS i\n"
    "        JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid\n"
    "        JOIN pg_catalog.pg_am AS a ON a.oid = x.relam AND a.amname IN ('btree', 'hash')\n"
    "        JOIN pg_catalog.pg_attribute AS ia ON ia.attrelid = i.indrelid AND ia.attnum = i.indkey[0]\n"
    "        WHERE i.indrelid = p.oid AND i.indisvalid AND i.indpred IS NULL AND ia.attname IN (\n"
    "          SELECT ka.attname FROM pg_catalog.pg_attribute AS ka\n"
    "          WHERE ka.attrelid = q.conrelid AND ka.attnum = ANY (q.conkey)))"
)
_KEYS = (
    "  SELECT w.label, w.deleted, w.added, q.oid, q.conname::text AS name, s.there,\n"
    "    s.there + coalesce(r.added, 0) AS there_then,\n"
    "    format('%I.%I', n.nspname, c.relname) AS place,\n"
    "    (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY u.place)\n"
    "      FROM unnest(q.conkey) WITH ORDINALITY AS u(attnum, place)\n"
    "      JOIN pg_catalog.pg_attribute AS a ON a.attrelid = q.conrelid AND a.attnum = u.attnum) AS columns,\n"
    f"    w.deleted::numeric * s.there > {LOOKS} AS now,\n"
    f"    coalesce(w.added::numeric * (s.there + coalesce(r.added, 0)) > {LOOKS}, false) AS undo\n"
    "  FROM w\n"
    "  JOIN pg_catalog.pg_constraint AS q ON q.confrelid = w.relation AND q.contype = 'f' AND q.conparentid = 0\n"
    "  JOIN pg_catalog.pg_class AS c ON c.oid = q.conrelid\n"
    "  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace\n"
    "  LEFT JOIN w AS r ON r.relation = q.conrelid\n"
    f"  CROSS JOIN LATERAL {_rows_of('q.conrelid', _NO_INDEX)} AS s(there)\n"
    "  WHERE s.there IS NOT NULL AND coalesce((to_jsonb(q) ->> 'conenforced')::boolean, true)\n"
    "    AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger AS t\n"
    "      WHERE t.tgconstraint = q.oid AND t.tgrelid = q.confrelid AND t.tgenabled IN ('D', 'R'))"
)


def _quote(dialect: PostgresDialect, value: str) -> str:
    return dialect.inline(dialect.text(value))
