"""Physical facts from PostgreSQL's catalog, each kind with one query for the whole schema.

Decisions:
- Views, materialised views, foreign and partitioned tables are listed too; sizes are given for plain
  tables only.
- Identity columns, nextval defaults and sequences owned by a column (serial) name their sequence; one
  in another schema is named with its schema. A default that calls nextval with a text, not a regclass,
  names none, since what it means depends on the session.
- A unique index with an expression among its key columns is left out: it cannot be told by columns.
- A foreign key that PostgreSQL made for a partition of the referenced table is left out; the one that
  a person made is listed.
- Foreign keys of other schemas are listed whether they are enforced or not.
- A table inherits when it has a parent or a child by INHERITS; a partition and its table do not.
- A foreign key is disabled when one of its triggers is, or when it is NOT ENFORCED (18 and later).
- A CHECK that is NOT ENFORCED is left out: it says nothing of rows to come.
- A computed column has no default: what the catalog keeps in that place is its expression.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from compiler.metamodel.catalog import assemble, sorted_keys
from compiler.metamodel.native import postgres_type
from compiler.metamodel.rows import Check, Column, ForeignKey, InboundKey, Index, Table, Trigger


class Cursor(Protocol):
    """What is used of a database cursor."""

    def execute(self, query: str, params: Sequence[object] = ..., /) -> object:
        """Run one query."""

    def fetchall(self) -> Sequence[Sequence[Any]]:
        """Return its rows."""


SCHEMAS = """
SELECT n.nspname::text, count(c.oid) > 0,
       coalesce(bool_or(lower(c.relname::text) = 'ossys_espace'), false)
FROM pg_namespace n LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relkind IN ('r', 'p', 'v', 'f', 'm')
WHERE n.nspname::text !~ '^pg_' AND n.nspname <> 'information_schema'
GROUP BY 1 ORDER BY 1
"""

# The row as JSON: the columns that hold the locale differ between versions.
ENVIRONMENT = """
SELECT current_setting('server_version'), current_database()::text, current_setting('server_encoding'),
       to_jsonb(d)
FROM pg_database d WHERE d.datname = current_database()
"""

TABLES = """
SELECT c.oid::bigint, c.relname::text, c.relkind::text, c.reltuples::float8, c.relpages,
       CASE WHEN c.relkind = 'r' THEN pg_total_relation_size(c.oid) END, obj_description(c.oid, 'pg_class'),
       EXISTS (SELECT 1 FROM pg_inherits h JOIN pg_class child ON child.oid = h.inhrelid
               WHERE c.oid IN (h.inhrelid, h.inhparent) AND NOT child.relispartition)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = %s AND c.relkind IN ('r', 'p', 'v', 'f', 'm')
"""

COLUMNS = """
SELECT a.attrelid::bigint, a.attnum, a.attname::text, format_type(a.atttypid, a.atttypmod),
       a.attnotnull OR (t.typtype = 'd' AND t.typnotnull), a.attidentity::text, a.attgenerated::text,
       pg_get_expr(d.adbin, d.adrelid),
       co.collname::text, nullif(con.nspname::text, 'pg_catalog'), col_description(c.oid, a.attnum)
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_collation co ON co.oid = a.attcollation AND co.collname <> 'default'
LEFT JOIN pg_namespace con ON con.oid = co.collnamespace
WHERE n.nspname = %s AND c.relkind IN ('r', 'p', 'v', 'f', 'm')
ORDER BY a.attrelid, a.attnum
"""

# deptype i: identity; a: owned by the column; n: called by the column's default.
SEQUENCES = """
SELECT dep.refobjid::bigint, dep.refobjsubid::int, dep.deptype::text, sn.nspname::text, s.relname::text
FROM pg_depend dep
JOIN pg_class s ON s.oid = dep.objid AND s.relkind = 'S'
JOIN pg_namespace sn ON sn.oid = s.relnamespace
JOIN pg_class c ON c.oid = dep.refobjid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE dep.classid = 'pg_class'::regclass AND dep.refclassid = 'pg_class'::regclass
  AND dep.deptype IN ('i', 'a') AND dep.refobjsubid > 0 AND n.nspname = %s
UNION ALL
SELECT d.adrelid::bigint, d.adnum::int, 'n', sn.nspname::text, s.relname::text
FROM pg_depend dep
JOIN pg_attrdef d ON d.oid = dep.objid
JOIN pg_class s ON s.oid = dep.refobjid AND s.relkind = 'S'
JOIN pg_namespace sn ON sn.oid = s.relnamespace
JOIN pg_class c ON c.oid = d.adrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE dep.classid = 'pg_attrdef'::regclass AND dep.refclassid = 'pg_class'::regclass AND n.nspname = %s
"""

INDEXES = """
SELECT i.indrelid::bigint, ic.relname::text, i.indisprimary, i.indkey::text, i.indnkeyatts,
       pg_get_expr(i.indpred, i.indrelid), {nulls_not_distinct}
FROM pg_index i
JOIN pg_class ic ON ic.oid = i.indexrelid
JOIN pg_class c ON c.oid = i.indrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = %s AND i.indisunique AND i.indislive
"""

FOREIGN_KEYS = """
SELECT k.conrelid::bigint, k.conname::text, k.conkey::int[], rn.nspname::text, r.relname::text,
       ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS u (attnum, n)
             JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum ORDER BY u.n),
       k.confdeltype::text, k.condeferrable, k.convalidated,
       {enforced} AND NOT EXISTS (SELECT 1 FROM pg_trigger t
                                  WHERE t.tgconstraint = k.oid AND t.tgenabled = 'D')
FROM pg_constraint k
JOIN pg_class c ON c.oid = k.conrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_class r ON r.oid = k.confrelid
JOIN pg_namespace rn ON rn.oid = r.relnamespace
WHERE n.nspname = %s AND k.contype = 'f'
  AND NOT EXISTS (SELECT 1 FROM pg_constraint p WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)
"""

INBOUND_KEYS = """
SELECT n.nspname::text, c.relname::text, k.conname::text,
       ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS u (attnum, n)
             JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.n),
       r.relname::text,
       ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS u (attnum, n)
             JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum ORDER BY u.n),
       k.confdeltype::text
FROM pg_constraint k
JOIN pg_class c ON c.oid = k.conrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_class r ON r.oid = k.confrelid
JOIN pg_namespace rn ON rn.oid = r.relnamespace
WHERE rn.nspname = %s AND n.oid <> rn.oid AND k.contype = 'f'
  AND NOT EXISTS (SELECT 1 FROM pg_constraint p WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)
"""

# tgenabled O: fires for ordinary sessions, A: always, R: for replication only, D: never.
TRIGGERS = """
SELECT t.tgrelid::bigint, t.tgname::text, t.tgenabled IN ('O', 'A')
FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = %s AND NOT t.tgisinternal
"""

CHECKS = """
SELECT k.conrelid::bigint, k.conname::text, pg_get_expr(k.conbin, k.conrelid),
       coalesce(k.conkey::int[], '{{}}'), k.convalidated
FROM pg_constraint k
JOIN pg_class c ON c.oid = k.conrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = %s AND k.contype = 'c' AND {enforced}
"""

_KINDS: Mapping[str, str] = {"r": "table", "p": "partitioned", "v": "view", "m": "view", "f": "foreign"}
_IDENTITY: Mapping[str, str] = {"a": "always", "d": "default"}
_ON_DELETE: Mapping[str, str] = {
    "a": "no action", "r": "restrict", "c": "cascade", "n": "set null", "d": "set default",
}


def read_tables(cursor: Cursor, schema: str, server_version: int) -> tuple[Table, ...]:
    """Read every table and view of the schema. ``server_version`` as libpq gives it: 150008, 180006."""
    nulls = "i.indnullsnotdistinct" if server_version >= 150000 else "false"
    enforced = "k.conenforced" if server_version >= 180000 else "true"
    cursor.execute(TABLES, (schema,))
    heads = [_head(row, server_version) for row in cursor.fetchall()]
    cursor.execute(SEQUENCES, (schema, schema))
    sequences = cursor.fetchall()
    cursor.execute(COLUMNS, (schema,))
    raw_columns = cursor.fetchall()
    names = {(row[0], row[1]): row[2] for row in raw_columns}
    columns = list(_columns(raw_columns, sequences, schema))
    cursor.execute(INDEXES.format(nulls_not_distinct=nulls), (schema,))
    primary_keys, uniques = _indexes(cursor.fetchall(), names)
    cursor.execute(FOREIGN_KEYS.format(enforced=enforced), (schema,))
    foreign_keys = [_foreign_key(row, names) for row in cursor.fetchall()]
    cursor.execute(TRIGGERS, (schema,))
    triggers = [(row[0], Trigger(row[1], row[2])) for row in cursor.fetchall()]
    cursor.execute(CHECKS.format(enforced=enforced), (schema,))
    checks = [
        (row[0], Check(row[1], row[2], _named(names, row[0], row[3]), validated=row[4])) for row in cursor.fetchall()
    ]
    return assemble(
        heads,
        columns=columns,
        primary_keys=primary_keys,
        uniques=uniques,
        foreign_keys=foreign_keys,
        triggers=triggers,
        checks=checks,
    )


def read_inbound_keys(cursor: Cursor, schema: str) -> tuple[InboundKey, ...]:
    """Read the foreign keys of other schemas' tables that refer to tables of this one."""
    cursor.execute(INBOUND_KEYS, (schema,))
    return sorted_keys(
        InboundKey(home, table, name, tuple(columns), referenced, tuple(others), _ON_DELETE[action])
        for home, table, name, columns, referenced, others, action in cursor.fetchall()
    )


def database_collation(settings: Mapping[str, object]) -> str | None:
    """Return the default collation from a row of pg_database: ``en_US.UTF-8``, or ``icu:en-US``.

    The provider column exists from 15 on, the locale's is ``daticulocale`` (15, 16) or ``datlocale``.
    """
    provider = settings.get("datlocprovider")
    locale = settings.get("datlocale") or settings.get("daticulocale")
    if provider in {"i", "b"} and isinstance(locale, str):
        return f"{'icu' if provider == 'i' else 'builtin'}:{locale}"
    collate = settings.get("datcollate")
    return collate if isinstance(collate, str) else None


def _head(row: Sequence[Any], server_version: int) -> tuple[int, Table]:
    number, name, kind, estimate, pages, size, comment, inherits = row
    # Before 14 a table that was never analysed has 0 rows on 0 pages; since then -1 rows.
    unknown = estimate < 0 or (server_version < 140000 and pages == 0)
    rows = None if unknown or kind == "v" else round(estimate)
    return number, Table(
        name=name, kind=_KINDS[kind], rows=rows, bytes=size, inherits=inherits, comment=comment
    )


def _columns(
    rows: Sequence[Sequence[Any]], sequences: Sequence[Sequence[Any]], schema: str
) -> Iterator[tuple[int, Column]]:
    by_kind = {
        (number, position, kind): (name, None if namespace == schema else namespace)
        for number, position, kind, namespace, name in sorted(
            (tuple(item) for item in sequences), reverse=True
        )
    }
    for number, position, name, native, not_null, identity, generated, default, collation, home, comment in rows:
        called = default is not None and default.startswith("nextval(") and default.endswith("::regclass)")
        sequence = (
            by_kind.get((number, position, "i"))
            or (by_kind.get((number, position, "n")) if called else None)
            or by_kind.get((number, position, "a"))
            or (None, None)
        )
        yield number, Column(
            name=name,
            native=native,
            type=postgres_type(native),
            nullable=not not_null,
            identity=_IDENTITY.get(identity),
            sequence=sequence[0],
            sequence_schema=sequence[1],
            default=None if generated else default,
            computed=bool(generated),
            collation=collation,
            collation_schema=home,
            comment=comment,
        )


def _indexes(
    rows: Sequence[Sequence[Any]], names: Mapping[tuple[int, int], str]
) -> tuple[list[tuple[int, tuple[str, ...]]], list[tuple[int, Index]]]:
    primary_keys, uniques = [], []
    for number, name, primary, positions, count, predicate, nulls_not_distinct in rows:
        members = [int(item) for item in positions.split()][:count]
        if 0 in members:
            continue
        columns = _named(names, number, members)
        if primary:
            primary_keys.append((number, columns))
        else:
            uniques.append((number, Index(name, columns, predicate, not nulls_not_distinct)))
    return primary_keys, uniques


def _foreign_key(row: Sequence[Any], names: Mapping[tuple[int, int], str]) -> tuple[int, ForeignKey]:
    number, name, positions, schema, table, columns, action, deferrable, validated, enabled = row
    return number, ForeignKey(
        name=name,
        columns=_named(names, number, positions),
        referenced_schema=schema,
        referenced_table=table,
        referenced_columns=tuple(columns),
        on_delete=_ON_DELETE[action],
        deferrable=deferrable,
        enabled=enabled,
        validated=validated,
    )


def _named(names: Mapping[tuple[int, int], str], number: int, positions: Sequence[int]) -> tuple[str, ...]:
    """Return column names; position 0, a CHECK's reference to the whole row, stands for all of them."""
    if 0 in positions:
        return tuple(name for (table, _), name in names.items() if table == number)
    return tuple(names[number, position] for position in positions)
