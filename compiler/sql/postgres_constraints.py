"""PostgreSQL: foreign keys are dropped and added again, since an owner cannot disable them (docs/adr/0021)."""

from __future__ import annotations

from collections.abc import Iterable

from compiler.plan import ir
from compiler.sql.constraints import key_finding, key_words, refuse_changed, taken_away
from compiler.sql.dialect import Names
from compiler.sql.postgres import PostgresDialect, block
from compiler.sql.statement import Lowered, Statement

KEPT = "pg_temp.o11c_foreign_key"
# pg_constraint.confdeltype.
_ACTIONS = {"no action": "a", "restrict": "r", "cascade": "c", "set null": "n", "set default": "d"}
_SETTLED = (
    "No table can be altered while checks of its rows wait for COMMIT: they are made now, and from here on at the end "
    "of each statement, until COMMIT."
)


def kept_table(plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the statement that makes the table of definitions, where the plan takes foreign keys away."""
    if not any(isinstance(step, ir.LoosenConstraints) for step in plan.steps):
        return ()
    return (
        Statement(
            "Foreign keys that are dropped and added again, as the server itself writes them; gone at the end of the "
            "session.",
            "CREATE TEMPORARY TABLE o11c_foreign_key (table_name text, name text, definition text, comment text)",
        ),
    )


def loosen(dialect: PostgresDialect, names: Names, step: ir.LoosenConstraints) -> Lowered:
    """Return the statements that keep the definitions and drop the keys."""
    table = dialect.inline(names.table(step.table))
    listed = ", ".join(_quote(dialect, key.name) for key in step.keys)
    kept = Statement(
        "The definitions, as the server writes them, and comments: a later step adds the keys again from these lines. "
        "The snapshot does not have all of it (ON UPDATE, MATCH, INITIALLY DEFERRED).",
        f"INSERT INTO {KEPT} (table_name, name, definition, comment)\n"
        f"SELECT {_quote(dialect, table)}, k.conname::text, pg_get_constraintdef(k.oid),\n"
        "  obj_description(k.oid, 'pg_constraint')\n"
        "FROM pg_catalog.pg_constraint AS k\n"
        f"WHERE k.conrelid = {_quote(dialect, table)}::regclass AND k.contype = 'f' AND k.conname::text IN ({listed})",
    )
    dropped = (
        Statement(why, f"ALTER TABLE {table} DROP CONSTRAINT {dialect.name_of(key.name)}")
        for why, key in zip(taken_away(names, step, "Dropped"), step.keys, strict=True)
    )
    changed = refuse_changed(dialect, names, step, changed_keys(dialect, names, step.table, step.keys))
    return Lowered((changed, kept, Statement(_SETTLED, dialect.settle or ""), *dropped))


def revalidate(dialect: PostgresDialect, names: Names, step: ir.RevalidateConstraints) -> Lowered:
    """Return the statements that add the keys again, and the one that compares them with what they were."""
    table = dialect.inline(names.table(step.table))
    added = (
        Statement(
            f"{key_words(names, key)}. All rows of the table are checked: one that refers to nothing ends the run, "
            "and everything is undone.",
            _added(dialect, table, key),
        )
        for key in step.keys
    )
    same = Statement(
        "Each key is what it was: definition, validated, comment.",
        dialect.refuse_when(
            f"SELECT w.name AS sample FROM {KEPT} AS w\n"
            f"WHERE w.table_name = {_quote(dialect, table)} AND NOT EXISTS (\n"
            "  SELECT FROM pg_catalog.pg_constraint AS k\n"
            f"  WHERE k.conrelid = {_quote(dialect, table)}::regclass AND k.contype = 'f'\n"
            "    AND k.conname::text = w.name AND k.convalidated AND pg_get_constraintdef(k.oid) = w.definition\n"
            "    AND obj_description(k.oid, 'pg_constraint') IS NOT DISTINCT FROM w.comment)",
            "O11-0977",
            f"foreign keys of {names.shown(step.table)} came back otherwise than they were",
            "The run is undone. Something in the database changes ALTER TABLE: look for event triggers.",
        ),
    )
    return Lowered((Statement(_SETTLED, dialect.settle or ""), *added, same))


def _added(dialect: PostgresDialect, table: str, key: ir.LooseKey) -> str:
    name = _quote(dialect, key.name)
    return block(
        f"DECLARE\n  kept {KEPT};\nBEGIN\n"
        f"  SELECT * INTO STRICT kept FROM {KEPT}\n"
        f"  WHERE table_name = {_quote(dialect, table)} AND name = {name};\n"
        f"  EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s', kept.table_name, kept.name, kept.definition);\n"
        "  IF kept.comment IS NOT NULL THEN\n"
        "    EXECUTE format('COMMENT ON CONSTRAINT %I ON %s IS %L', kept.name, kept.table_name, kept.comment);\n"
        "  END IF;\nEND"
    )


def key_findings(dialect: PostgresDialect, names: Names, probe: ir.ProbeKeys) -> Statement:
    """Return the finding of keys that have changed."""
    return key_finding(dialect, probe, changed_keys(dialect, names, probe.table, probe.keys))


def changed_keys(dialect: PostgresDialect, names: Names, table: ir.Table, keys: Iterable[ir.LooseKey]) -> str:
    """Return a query for the names of keys that are not in the catalog as the plan knows them.

    One whose triggers do not fire as usual (tgenabled) counts as changed: added again they would.
    """
    lines = ",\n".join(
        "  ("
        + ", ".join((
            _quote(dialect, key.name),
            _array(dialect, key.columns),
            _quote(dialect, dialect.inline(names.table(key.referenced))),
            _array(dialect, key.referenced_columns),
            f"'{_ACTIONS[key.on_delete]}'",
            "true" if key.deferrable else "false",
        ))
        + ")"
        for key in keys
    )
    return (
        f"SELECT w.name AS sample\nFROM (VALUES\n{lines}\n"
        ") AS w(name, columns, referenced, referenced_columns, on_delete, can_wait)\n"
        "WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS k\n"
        f"  WHERE k.conrelid = to_regclass({_quote(dialect, dialect.inline(names.table(table)))})\n"
        "    AND k.contype = 'f' AND k.conname::text = w.name AND k.confrelid = to_regclass(w.referenced)\n"
        "    AND k.confdeltype::text = w.on_delete AND k.condeferrable = w.can_wait AND k.convalidated\n"
        "    AND k.conislocal AND k.coninhcount = 0 AND k.conparentid = 0\n"
        f"    AND {_columns('conrelid', 'conkey')} = w.columns\n"
        f"    AND {_columns('confrelid', 'confkey')} = w.referenced_columns\n"
        "    AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger AS t\n"
        "      WHERE t.tgconstraint = k.oid AND t.tgenabled <> 'O'))"
    )


def _columns(relation: str, key: str) -> str:
    return (
        f"ARRAY(SELECT a.attname::text FROM unnest(k.{key}) WITH ORDINALITY AS u(attnum, place)\n"
        f"      JOIN pg_catalog.pg_attribute AS a ON a.attrelid = k.{relation} AND a.attnum = u.attnum\n"
        "      ORDER BY u.place)"
    )


def _array(dialect: PostgresDialect, texts: Iterable[str]) -> str:
    return f"ARRAY[{', '.join(_quote(dialect, text) for text in texts)}]"


def _quote(dialect: PostgresDialect, value: str) -> str:
    return dialect.inline(dialect.text(value))
