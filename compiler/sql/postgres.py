"""PostgreSQL: spellings, and the forms that sqlglot has no node for.

Everything printed here was run on PostgreSQL 15 and 18 by the engine tests.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from sqlglot import exp

from compiler.diagnostics import CompileError, diagnostic
from compiler.metamodel.rows import DataType, TypeKind
from compiler.plan import ir
from compiler.sql.dialect import Dialect
from compiler.sql.masks import function_name
from compiler.sql.statement import Statement
from compiler.sql.tree import Node, call, cast, col, ident, number

# One lock for all runs of o11c in a database: two projects may write the same tables. The number
# is "o11c" in ASCII.
RUN_LOCK = 0x6F313163

_SIMPLE = {
    TypeKind.SMALLINT: "smallint",
    TypeKind.INTEGER: "integer",
    TypeKind.BIGINT: "bigint",
    TypeKind.FLOAT: "double precision",
    TypeKind.BOOLEAN: "boolean",
    TypeKind.DATE: "date",
    TypeKind.TIME: "time",
    TypeKind.DATETIME: "timestamp",
    TypeKind.DATETIME_TZ: "timestamptz",
    TypeKind.BINARY: "bytea",
    TypeKind.UUID: "uuid",
}

# Capitals of the Latin, Greek, Cyrillic and Armenian blocks that NFD leaves whole, and their small
# forms: lower() under "C" knows ASCII only, and users' names must match in every database alike.
_CAPITALS = "".join(
    char
    for char in map(chr, range(0x80, 0x590))
    if len(char.lower()) == 1 and char.lower() != char and unicodedata.normalize("NFD", char) == char
)
_SMALLS = "".join(char.lower() for char in _CAPITALS)

FOLD_FUNCTION = f"""CREATE FUNCTION pg_temp.o11c_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $o11c$
  SELECT rtrim(translate(lower(regexp_replace(normalize(value, NFD), '[\\u0300-\\u036f]', '', 'g')),
    '{_CAPITALS}',
    '{_SMALLS}'))
$o11c$"""


FINDING = "pg_temp.o11c_finding"


class PostgresDialect(Dialect):
    """PostgreSQL 13 and later."""

    name = "postgres"
    glot = "postgres"
    settle = "SET CONSTRAINTS ALL IMMEDIATE"
    hash_type = "bytea"

    def text(self, value: str) -> Node:
        """Return a plain string literal: standard_conforming_strings is on, psql reads no variable in it."""
        return exp.Literal(this=value, is_string=True)

    def type_of(self, data_type: DataType, native: str) -> str:
        """Return the type's name. Raises ``CompileError`` (O11-0704)."""
        simple = _SIMPLE.get(data_type.kind)
        if simple is not None:
            return simple
        if data_type.kind is TypeKind.TEXT:
            return "text" if data_type.length is None else f"varchar({data_type.length})"
        if data_type.kind is TypeKind.DECIMAL:
            if data_type.precision is None:
                return "numeric"
            return f"numeric({data_type.precision},{data_type.scale or 0})"
        raise CompileError([diagnostic("O11-0704", self.place, native)])

    def as_text(self, node: Node) -> Node:
        """Return ``CAST(node AS text)``."""
        return cast(node, "text")

    def exact(self, node: Node) -> Node:
        """Return ``CAST(node AS text) COLLATE "C"``."""
        return exp.Collate(this=cast(node, "text"), expression=exp.Var(this='pg_catalog."C"'))

    def collate(self, node: Node, column: ir.Column) -> Node:
        """Return ``node COLLATE schema.name``."""
        return exp.Collate(this=node, expression=exp.Var(this=self.collation_of(column)))

    def collation_of(self, column: ir.Column) -> str:
        """Return the quoted name of a text column's collation."""
        schema = self.name_of(column.collation_schema or "pg_catalog")
        return f"{schema}.{self.name_of(column.collation or 'default')}"

    def sequence_of(self, sequence: ir.Sequence, schema: str) -> str:
        """Return a sequence's quoted name; ``schema`` is the target's."""
        return f"{self.name_of(sequence.schema or schema)}.{self.name_of(sequence.name)}"

    def changed(self, target: Node, target_column: ir.Column, source: Node, source_column: ir.Column) -> Node:
        """Return ``IS DISTINCT FROM``; texts byte by byte, types that o11c does not know as texts.

        A moment is compared with a day, or a time of day, as the target keeps it (docs/safety.md).
        """
        if target_column.type.kind in (TypeKind.DATE, TypeKind.TIME) and source_column.type.kind is TypeKind.DATETIME:
            source = cast(source, self.type_of(target_column.type, target_column.native))
        if target_column.type.kind in (TypeKind.TEXT, TypeKind.OTHER):
            target, source = (
                exp.Collate(this=cast(node, "text"), expression=exp.Var(this='pg_catalog."C"'))
                for node in (target, source)
            )
        return exp.NullSafeNEQ(this=target, expression=source)

    def foreign_keys_to(self, table: str) -> str:
        """Return a query over pg_constraint."""
        literal = "'" + table.replace("'", "''") + "'"
        return (
            "SELECT n.nspname || '.' || c.relname || '.' || k.conname AS name\n"
            "FROM pg_catalog.pg_constraint AS k\n"
            "JOIN pg_catalog.pg_class AS c ON c.oid = k.conrelid\n"
            "JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace\n"
            f"WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = {literal}::regclass"
        )

    def enabled_triggers(self, table: str) -> str:
        """Return a query over pg_trigger. O: the trigger fires for ordinary sessions, as ENABLE leaves it."""
        literal = "'" + table.replace("'", "''") + "'"
        return (
            'SELECT tgname::text COLLATE "C" AS name\nFROM pg_catalog.pg_trigger\n'
            f"WHERE tgrelid = {literal}::regclass AND NOT tgisinternal AND tgenabled = 'O'\n"
            "  AND upper(left(tgname::text, 8)) = 'OSTRG_EI'"
        )

    def by_bytes(self, node: Node, column: ir.Column) -> list[Node]:
        """Return the value, a text under the collation "C"."""
        return [self.exact(node) if column.type.kind is TypeKind.TEXT else node]

    def fold(self, node: Node) -> Node:
        """Return the temporary function's call; the script's prelude makes the function.

        Under "C", so that columns of any collation meet: some collations cannot be joined or matched.
        """
        return call("pg_temp.o11c_fold", exp.Collate(this=node, expression=exp.Var(this='pg_catalog."C"')))

    def comparable(self, node: Node, column: ir.Column) -> Node:
        """Return the node: all texts can be compared."""
        return node

    def like(self, node: Node, pattern: str) -> Node:
        """Return LIKE over both folded; the fold leaves wildcards and backslashes as they are."""
        return exp.Like(this=self.fold(node), expression=self.fold(self.text(pattern.replace("\\", "\\\\"))))

    def masked(self, node: Node, kind: ir.MaskKind, length: int | None) -> Node:
        """Return the call of the form's function, which the script's setup makes."""
        return call(function_name(kind, length), self.exact(node))

    def key(self, node: Node) -> Node:
        """Return lower-case text without braces."""
        return call("lower", call("btrim", cast(node, "text"), self.text("{}")))

    def is_true(self, node: Node) -> Node:
        """Return ``CAST(node AS integer) = 1``: flags are boolean, integer or numeric."""
        return exp.EQ(this=cast(node, "integer"), expression=number(1))

    def concat(self, *nodes: Node) -> Node:
        """Return the texts joined by ``||``."""
        result = nodes[0]
        for node in nodes[1:]:
            result = exp.DPipe(this=result, expression=node)
        return result

    def constant(self, value: ir.Constant) -> Node:
        """Return a literal cast to its family, so that its type does not depend on the context."""
        if value.text is None:
            return exp.Null()
        kind = value.type.kind
        if kind in (TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT, TypeKind.DECIMAL, TypeKind.FLOAT):
            return number(value.text)
        if kind is TypeKind.BOOLEAN:
            return exp.Boolean(this=value.text == "true")
        if kind is TypeKind.TEXT:
            return self.text(value.text)
        return cast(self.text(value.text), self.type_of(value.type, kind.value))

    def typed(self, node: Node, column: ir.Column) -> Node:
        """Return ``CAST(node AS type)``."""
        return cast(node, self.type_of(column.type, column.native))

    def differs(self, actual: Node, expected: Node) -> Node:
        """Return ``actual IS DISTINCT FROM expected``."""
        return exp.NullSafeNEQ(this=actual, expression=expected)

    def count_if(self, condition: Node) -> Node:
        """Return ``COUNT(CASE WHEN condition THEN 1 END)``."""
        return exp.Count(this=exp.Case(ifs=[exp.If(this=condition, true=number(1))]))

    def variable(self, name: str) -> Node:
        """Return a variable of the anonymous block."""
        return exp.Column(this=exp.Identifier(this=name, quoted=False))

    def session_table(self, name: str) -> exp.Table:
        """Return ``pg_temp.name``."""
        return exp.Table(this=ident(name), db=ident("pg_temp"))

    def session_name(self, name: str) -> str:
        """Return ``pg_temp.name``, unquoted."""
        return f"pg_temp.{name}"

    def key_type(self, column: ir.Column) -> str:
        """Return the type, for a text with the column's collation."""
        name = self.type_of(column.type, column.native)
        if column.type.kind is TypeKind.TEXT and column.collation:
            name += f" COLLATE {self.collation_of(column)}"
        return name

    def temporary_create(self, name: str, lines: Sequence[str]) -> str:
        """Return a CREATE TEMPORARY TABLE; its rows outlive the transaction."""
        columns = " (\n  " + ",\n  ".join(lines) + "\n)"
        if self.lasts(name):
            table = self.temporary_name(name)
            return f"DROP TABLE IF EXISTS {table};\nCREATE TABLE {table}{columns}"
        return f"CREATE TEMPORARY TABLE {self.name_of(name)}{columns}"

    def measure(self, table: str) -> str:
        """Return an ANALYZE: nobody else counts a table that this transaction fills."""
        return f"ANALYZE {table}"

    def until_nothing(self, inserts: Sequence[tuple[str, str]]) -> str:
        """Return a LOOP in an anonymous block."""
        rounds = "".join(
            f"    -- {comment}\n{text};\n"
            "    GET DIAGNOSTICS o11c_added = ROW_COUNT;\n    o11c_grown := o11c_grown + o11c_added;\n"
            for comment, text in inserts
        )
        return block(
            "DECLARE\n  o11c_added bigint;\n  o11c_grown bigint;\nBEGIN\n  LOOP\n    o11c_grown := 0;\n"
            f"{rounds}    EXIT WHEN o11c_grown = 0;\n  END LOOP;\nEND"
        )

    def if_column(self, table: str, column: str, statement: str) -> str:
        """Return an anonymous block: what is inside IF is not looked at before it runs."""
        literal = "'o11c." + self.name_of(table).replace("'", "''") + "'"
        return block(
            "BEGIN\n  IF EXISTS (SELECT FROM pg_catalog.pg_attribute\n"
            f"    WHERE attrelid = to_regclass({literal}) AND attname = '{column}' AND NOT attisdropped) THEN\n"
            f"{statement};\n  END IF;\nEND"
        )

    def delete(self, table: str, alias: str, condition: str) -> str:
        """Return ``DELETE FROM table AS alias WHERE condition``."""
        return f"DELETE FROM {table} AS {self.name_of(alias)}\nWHERE {condition}"

    def update(
        self, table: str, assignments: str, source: Sequence[Node], on: Node, when: Sequence[Node]
    ) -> str:
        """Return ``UPDATE table AS t SET assignments FROM source WHERE on AND when``."""
        rows = "\n".join(self.sql(part).strip() for part in source)
        condition = f"{self.inline(on)}\n  AND {self.one_of(when, '  ')}" if when else self.inline(on)
        return f'UPDATE {table} AS "t" SET {assignments}\n{rows}\nWHERE {condition}'

    def like_table(self, table: exp.Table, of: str, columns: Sequence[str], extra: str | None) -> str:
        """Return CREATE TABLE AS ... WITH NO DATA."""
        first = [f"CAST(NULL AS text) AS {self.name_of(extra)}"] if extra is not None else []
        listed = ", ".join([*first, *(self.name_of(name) for name in columns)])
        return f"CREATE TABLE {self.inline(table)} AS\nSELECT {listed}\nFROM {of}\nWITH NO DATA"

    def digest(self, alias: str, columns: Sequence[ir.Column]) -> str:
        """Return the hash of the row as text; the prelude fixes how numbers, moments and bytes are printed."""
        listed = ", ".join(self.inline(col(alias, item.name)) for item in columns)
        return f"sha256(convert_to(CAST(ROW({listed}) AS text), 'UTF8'))"

    def refuse_when(self, query: str, code: str, message: str, hint: str) -> str:
        """Return a block that fails when ``query`` returns rows."""
        return refuse_when(query, code, message, self.refused(hint))

    def finding(self, query: str, code: str, severity: str, name: str, what: str) -> str:
        """Return an INSERT that records a finding when ``query`` returns rows."""
        return (
            f"INSERT INTO {FINDING} (code, severity, entity, what, count, samples)\n"
            f"SELECT '{code}', '{severity}', '{name}', '{what}', count(*),\n"
            "  string_agg(sample, ', ' ORDER BY sample COLLATE \"C\") FILTER (WHERE place <= 5)\n"
            'FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (\n'
            f"{query}\n) AS q(sample)) AS numbered\nHAVING count(*) > 0"
        )


def block(body: str) -> str:
    """Return an anonymous block; the dollar tag does not occur in the body."""
    tag = "o11c"
    while f"${tag}$" in body:
        tag += "_"
    return f"DO ${tag}$\n{body}\n${tag}$"


def refuse_when(query: str, code: str, message: str, hint: str) -> str:
    """Return a block that fails when ``query`` returns rows (one text column), naming up to five."""
    text = f"{code}: {message}: % (%)".replace("'", "''")
    return block(
        "DECLARE\n  found bigint;\n  samples text;\nBEGIN\n"
        "  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE \"C\") FILTER (WHERE place <= 5)\n"
        "  INTO found, samples\n"
        '  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (\n'
        f"{query}\n"
        "  ) AS q(sample)) AS numbered;\n"
        "  IF found > 0 THEN\n"
        f"    RAISE EXCEPTION '{text}', found, samples\n"
        f"      USING HINT = '{hint.replace(chr(39), chr(39) * 2)}';\n"
        "  END IF;\nEND"
    )


def run_lock(why: str) -> Statement:
    """Return the statement that takes the lock of a run until the session ends, or fails at once (O11-0912)."""
    return Statement(
        why,
        block(
            f"DECLARE\n  mine boolean := pg_try_advisory_lock({RUN_LOCK});\n  asked int := 1;\nBEGIN\n"
            "  -- A session that has just ended may need a moment to let go of it.\n"
            "  WHILE NOT mine AND asked < 20 LOOP\n"
            f"    PERFORM pg_sleep(0.1);\n    mine := pg_try_advisory_lock({RUN_LOCK});\n"
            "    asked := asked + 1;\n  END LOOP;\n"
            "  IF NOT mine THEN\n"
            "    RAISE EXCEPTION 'O11-0912: another run of o11c is under way in this database'\n"
            "      USING HINT = 'Nothing was changed. Wait for it, then look at o11c.run.';\n  END IF;\nEND"
        ),
    )
