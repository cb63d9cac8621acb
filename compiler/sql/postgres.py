"""PostgreSQL: spellings, and the forms that sqlglot has no node for.

Everything printed here was run on PostgreSQL 15 and 18 by the engine tests.
"""

from __future__ import annotations

from sqlglot import exp

from compiler.diagnostics import CompileError, diagnostic
from compiler.metamodel.rows import DataType, TypeKind
from compiler.plan import ir
from compiler.sql.dialect import Dialect
from compiler.sql.tree import Node, call, number

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

# Capital Greek and Cyrillic letters and their small forms: lower() leaves them alone in a
# database of locale C, and users' names must match in every database alike.
_CAPITALS = "".join(
    chr(code) for code in (*range(0x391, 0x3AA), *range(0x410, 0x430), *range(0x400, 0x410)) if code != 0x3A2
)
_SMALLS = "".join(char.lower() for char in _CAPITALS)

FOLD_FUNCTION = f"""CREATE FUNCTION pg_temp.o11c_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $o11c$
  SELECT rtrim(translate(lower(regexp_replace(normalize(value, NFD), '[\\u0300-\\u036f]', '', 'g')),
    '{_CAPITALS}',
    '{_SMALLS}'))
$o11c$"""


class PostgresDialect(Dialect):
    """PostgreSQL 13 and later."""

    name = "postgres"
    glot = "postgres"

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
        raise CompileError([diagnostic("O11-0704", found=native)])

    def as_text(self, node: Node) -> Node:
        """Return ``CAST(node AS text)``."""
        return cast(node, "text")

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

    def fold(self, node: Node) -> Node:
        """Return the temporary function's call; the script's prelude makes the function."""
        return call("pg_temp.o11c_fold", node)

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


def cast(node: Node, type_name: str) -> Node:
    """Return ``CAST(node AS type)`` with the type's text as it is."""
    return exp.Cast(this=node, to=exp.DataType(this=exp.DType.USERDEFINED, kind=type_name))


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
