"""Masks as SQL, printed from the pieces of ``compiler/plan/masks.py``.

PostgreSQL has no UTF-16, so its session gets functions: one for the bytes, one for the digest, and one
for each form (kind and length) that the plan has. T-SQL has no temporary functions: there a mask is an
expression, and the key a variable of the batch.
"""

from __future__ import annotations

from functools import reduce
from typing import assert_never

from sqlglot import exp

from compiler.plan import ir
from compiler.plan.masks import Digits, Fixed, Hex, Piece, Word, pieces
from compiler.sql.statement import Statement
from compiler.sql.tree import Node, call, cast, eq, is_null, null, number

# The variable that holds the key's bytes in a batch of T-SQL; the templates declare it where it is used.
KEY_VARIABLE = "@o11c_mask_key"

# Quick where all signs are below U+0100, as in most texts: their bytes in LATIN1 are the low bytes.
UTF16 = r"""CREATE FUNCTION pg_temp.o11c_utf16(value text) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT AS $o11c$
DECLARE
  units text[] := '{}';
  sign text;
  point integer;
  high integer;
BEGIN
  IF value COLLATE "C" !~ '[^\u0001-\u00ff]' THEN
    RETURN decode(regexp_replace(encode(convert_to(value, 'LATIN1'), 'hex'), '..', '\&00', 'g'), 'hex');
  END IF;
  FOREACH sign IN ARRAY string_to_array(value, NULL) LOOP
    point := ascii(sign);
    IF point > 65535 THEN
      -- Two surrogates.
      high := 55232 + (point >> 10);
      units := array_append(units, lpad(to_hex(((high & 255) << 8) | (high >> 8)), 4, '0'));
      point := 56320 + (point & 1023);
    END IF;
    units := array_append(units, lpad(to_hex(((point & 255) << 8) | (point >> 8)), 4, '0'));
  END LOOP;
  RETURN decode(array_to_string(units, ''), 'hex');
END
$o11c$"""

_DIGEST = """CREATE FUNCTION pg_temp.o11c_digest(value text) RETURNS bytea LANGUAGE plpgsql STABLE STRICT AS $o11c$
BEGIN
  RETURN sha256(convert_to(current_setting('o11c.mask_key'), 'UTF8') || pg_temp.o11c_utf16(value));
END
$o11c$"""

_WORDS = {
    ir.MaskKind.HASH: "hash",
    ir.MaskKind.NAME: "a name",
    ir.MaskKind.EMAIL: "an email",
    ir.MaskKind.PHONE: "a phone number",
    ir.MaskKind.TEXT: "a text",
}


# --- PostgreSQL ----------------------------------------------------------------------------------


def function_name(kind: ir.MaskKind, length: int | None) -> str:
    """Return the name of the function of one form: kind and length of the column."""
    return f"pg_temp.o11c_mask_{kind.value}_{'any' if length is None else length}"


def mask_functions(plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the statements that make the functions of the plan's masks; none for a plan without masks."""
    forms = sorted(_forms(plan), key=lambda form: (form[0].value, form[1] is None, form[1] or 0))
    if not forms:
        return ()
    return (
        Statement("A text as UTF-16LE bytes, which is what masks are made of in every dialect.", UTF16),
        Statement("SHA-256 over the run's key and those bytes. The key is a setting of this session only.", _DIGEST),
        *(_function(kind, length) for kind, length in forms),
    )


def _forms(plan: ir.Plan) -> set[tuple[ir.MaskKind, int | None]]:
    columns: list[ir.ColumnPlan] = []
    for step in plan.steps:
        if isinstance(step, ir.InsertRows | ir.UpdateRows | ir.CheckUnique):
            columns += step.columns
    for check in plan.checks:
        if isinstance(check, ir.CheckRows):
            columns += check.computed
    return {(item.value.kind, item.value.length) for item in columns if isinstance(item.value, ir.Mask)}


def _function(kind: ir.MaskKind, length: int | None) -> Statement:
    made = "\n    || ".join(_postgres_piece(piece) for piece in pieces(kind, length))
    limit = "without a limit" if length is None else f"of {length} characters"
    why = f"Mask {_WORDS[kind]}, for columns {limit}. NULL stays NULL, empty text stays empty."
    return Statement(
        why,
        f"CREATE FUNCTION {function_name(kind, length)}(value text) RETURNS text"
        " LANGUAGE plpgsql STABLE STRICT AS $o11c$\n"
        "DECLARE\n  digest bytea := pg_temp.o11c_digest(value);\nBEGIN\n"
        "  IF value = '' THEN RETURN ''; END IF;\n"
        f"  RETURN {made};\nEND\n$o11c$",
    )


def _postgres_piece(piece: Piece) -> str:
    match piece:
        case Fixed(text=text):
            return f"'{text}'"
        case Hex(count=count):
            return f"left(encode(digest, 'hex'), {count})"
        case Word(words=words, byte=byte):
            quoted = ", ".join(f"'{word}'" for word in words)
            return f"(ARRAY[{quoted}])[1 + get_byte(digest, {byte}) % {len(words)}]"
        case Digits(count=count):
            whole = "('x' || left(encode(digest, 'hex'), 14))::bit(56)::bigint"
            return f"lpad(({whole} % {10**count})::text, {count}, '0')"
        case _:
            assert_never(piece)


# --- T-SQL ---------------------------------------------------------------------------------------


def tsql_masked(node: Node, kind: ir.MaskKind, length: int | None) -> Node:
    """Return the mask of a text as an expression. No branch returns the text itself.

    DATALENGTH, because blanks alone are a text that is not empty.
    """
    made = [_tsql_piece(piece, node) for piece in pieces(kind, length)]
    joined = reduce(lambda left, right: exp.Add(this=left, expression=right), made)
    return exp.Case(
        ifs=[
            exp.If(this=is_null(node.copy()), true=null()),
            exp.If(this=eq(call("DATALENGTH", node.copy()), number(0)), true=exp.National(this="")),
        ],
        default=joined,
    )


def _digest(node: Node) -> Node:
    """Return the digest. HASHBYTES takes input of any length since SQL Server 2016."""
    text = cast(cast(node.copy(), "nvarchar(max)"), "varbinary(max)")
    return call("HASHBYTES", exp.National(this="SHA2_256"), exp.Add(this=exp.Var(this=KEY_VARIABLE), expression=text))


def _part(node: Node, first: int, count: int, type_name: str) -> Node:
    """Return bytes of the digest as a number; ``first`` counts from 0."""
    return cast(call("SUBSTRING", _digest(node), number(first + 1), number(count)), type_name)


def _tsql_piece(piece: Piece, node: Node) -> Node:
    match piece:
        case Fixed(text=text):
            return exp.National(this=text)
        case Hex(count=count):
            hexadecimal = call("CONVERT", exp.Var(this="char(64)"), _digest(node), number(2))
            return call("LEFT", call("LOWER", hexadecimal), number(count))
        case Word(words=words, byte=byte):
            # Words at places of one width: CHOOSE would compute the digest once for each of them.
            width = max(map(len, words)) + 1
            line = "".join(word.ljust(width) for word in words).rstrip()
            place = exp.Mod(this=_part(node, byte, 1, "int"), expression=number(len(words)))
            start = exp.Add(this=number(1), expression=exp.Mul(this=number(width), expression=exp.Paren(this=place)))
            return call("RTRIM", call("SUBSTRING", exp.National(this=line), start, number(width)))
        case Digits(count=count):
            # The cast: a literal of this size is a decimal.
            rest = exp.Mod(this=_part(node, 0, 7, "bigint"), expression=cast(number(10**count), "bigint"))
            zeros = call("REPLICATE", exp.National(this="0"), number(count))
            padded = exp.Add(this=zeros, expression=cast(rest, "nvarchar(20)"))
            return call("RIGHT", padded, number(count))
        case _:
            assert_never(piece)
