"""CHECK constraints: which values they allow, found out by asking the server.

A condition is not read. Its numbers and texts are tried in its columns, with their neighbours and a few plain
values, and the server says which combinations fulfil it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from random import Random

import psycopg
from psycopg import sql

from compiler.metamodel.rows import Check, Column, DataType, TypeKind
from compiler.rehearse.sheets import PICKED, Fixed, Number, Refer, Rule, Together
from compiler.rehearse.values import Value, maker, narrower, zero

_COMBINATIONS = 4_000
_PLAIN = 6
_TEXTS = re.compile(r"'((?:[^']|'')*)'")
_NUMBERS = re.compile(r"(?<![\w.\"])\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Condition:
    """A CHECK. ``columns`` are the columns whose values decide, and what the condition calls each."""

    name: str
    expression: str
    columns: tuple[tuple[str, Column], ...]


def conditions(
    checks: Iterable[Check], own: Mapping[str, Column], called: Mapping[str, str]
) -> tuple[Condition, ...]:
    """Return the checks of a table. ``own`` are its columns, ``called`` other names for them (else their own)."""
    found = []
    for check in checks:
        columns = tuple((called.get(name, name), own[name]) for name in check.columns if name in own)
        found.append(Condition(check.name, check.expression, columns))
    return tuple(found)


def allowed(
    connection: psycopg.Connection,
    schema: str,
    found: Sequence[Condition],
    columns: Mapping[str, Column],
    rules: Mapping[str, Rule],
    rng: Random,
    aside: Callable[[Condition, str], None],
) -> tuple[Together, ...]:
    """Return the values that conditions allow in columns that the rules leave free.

    ``columns`` are the table's, by name. ``aside`` is told of conditions that no combination fulfils, or that
    the server cannot read, and why.
    """
    answer: list[Together] = []
    for group in _groups(found):
        names = sorted({name for condition in group for name, _ in condition.columns if name in columns})
        tried = list(_combinations(names, columns, rules, group, rng))
        good: set[int] | None = None
        for condition in group:
            try:
                kept = _fulfilled(connection, schema, condition, names, tried)
            except psycopg.Error as problem:
                aside(condition, str(problem.diag.message_primary or problem))
                continue
            both = kept if good is None else good & kept
            if both:
                good = both
            else:
                aside(condition, "no invented value fulfils it")
        free = [name for name in names if not isinstance(rules.get(name), Number | Fixed)]
        if good is not None and free:
            places = [names.index(name) for name in free]
            values = tuple(dict.fromkeys(tuple(tried[index][place] for place in places) for index in sorted(good)))
            answer.append(Together(tuple(free), values))
    return tuple(answer)


def _groups(found: Sequence[Condition]) -> list[list[Condition]]:
    """Put conditions together that share a column."""
    groups: list[tuple[set[str], list[Condition]]] = []
    for condition in found:
        names = {name for name, _ in condition.columns}
        touching = [group for group in groups if group[0] & names]
        rest = [group for group in groups if not group[0] & names]
        merged = [item for group in touching for item in group[1]]
        groups = [*rest, (names.union(*(group[0] for group in touching)), [*merged, condition])]
    return [group for _, group in groups]


def _combinations(
    names: Sequence[str], columns: Mapping[str, Column], rules: Mapping[str, Rule], group: Sequence[Condition],
    rng: Random,
) -> Iterable[tuple[Value, ...]]:
    text = " ".join(condition.expression for condition in group)
    partners = [(name, column) for condition in group for name, column in condition.columns]
    candidates: list[list[Value]] = []
    for name in names:
        type_ = columns[name].type
        nullable = columns[name].nullable
        for other, column in partners:
            if other == name:
                type_, nullable = narrower(type_, column.type), nullable and column.nullable
        rule = rules.get(name)
        if isinstance(rule, Fixed):
            candidates.append([rule.value])
            continue
        if isinstance(rule, Refer):
            candidates.append([PICKED, None] if rule.optional else [PICKED])
            continue
        found = list(dict.fromkeys(_candidates(type_, columns[name], text, rng)))
        if nullable and not isinstance(rule, Number):
            found.append(None)
        candidates.append(found)
    most = max(2, int(_COMBINATIONS ** (1 / max(1, len(names)))))
    for place, found in enumerate(candidates):
        if len(found) > most:
            candidates[place] = rng.sample(found, most)
    return product(*candidates)


def _candidates(type_: DataType, column: Column, text: str, rng: Random) -> Iterable[Value]:
    make = maker(type_, column.native)
    numbers = [Decimal(item) for item in _NUMBERS.findall(_TEXTS.sub("''", text))]
    texts = [item.replace("''", "'") for item in _TEXTS.findall(text)]
    match type_.kind:
        case TypeKind.BOOLEAN:
            yield from (True, False)
            return
        case TypeKind.SMALLINT | TypeKind.INTEGER | TypeKind.BIGINT:
            for number in numbers:
                if number < 30_000 or type_.kind is not TypeKind.SMALLINT:
                    yield from (int(number) - 1, int(number), int(number) + 1)
            yield from (-1, 0, 1, 10)
        case TypeKind.DECIMAL | TypeKind.FLOAT:
            step = Decimal(1).scaleb(-(type_.scale or 0))
            yield from (item for number in numbers for item in (number - step, number, number + step))
            yield from (Decimal(-1), Decimal(0), Decimal(1))
        case TypeKind.TEXT:
            room = type_.length if type_.length is not None else 200
            yield from (item for item in texts if len(item) <= room)
            for number in numbers:
                yield from ("x" * size for size in (int(number) - 1, int(number), int(number) + 1) if 0 <= size <= room)
        case _:
            yield zero(column)
    for _ in range(_PLAIN):
        yield make(rng)


def _fulfilled(
    connection: psycopg.Connection, schema: str, condition: Condition, names: Sequence[str],
    tried: Sequence[tuple[Value, ...]],
) -> set[int]:
    """Return the numbers of the combinations that fulfil a condition. Raises ``psycopg.Error``."""
    used = [(names.index(name), column) for name, column in condition.columns if name in names]
    arguments = sql.SQL(", ").join(sql.SQL("%s::text[]") for _ in used) or sql.SQL("%s::text[]")
    given = [[_text(row[place]) for row in tried] for place, _ in used] or [["" for _ in tried]]
    marks = [f"c{place}" for place, _ in used] or ["c"]
    casts = sql.SQL(", ").join(
        sql.SQL("t.{}::{} AS {}").format(
            # A native type and a condition are SQL by nature, written by the server that the catalog is of.
            sql.Identifier(mark), sql.SQL(column.native), sql.Identifier(column.name),
        )
        for mark, (_, column) in zip(marks, used, strict=False)
    ) or sql.SQL("1")
    query = sql.SQL(
        "SELECT t.n - 1 FROM unnest({}) WITH ORDINALITY AS t ({}, n), LATERAL (SELECT {}) AS v "
        "WHERE ({}) IS NOT FALSE"
    ).format(
        arguments, sql.SQL(", ").join(sql.Identifier(mark) for mark in marks), casts,
        sql.SQL(condition.expression.replace("%", "%%")),
    )
    with connection.transaction(), connection.cursor() as cursor:
        cursor.execute(
            sql.SQL("SET LOCAL search_path = {}, pg_catalog").format(sql.Identifier(schema))
        )
        cursor.execute(query, given)
        return {int(row[0]) for row in cursor.fetchall()}


def _text(value: Value) -> str | None:
    if value is None:
        return None
    if value is PICKED:
        return "1"
    return f"\\x{value.hex()}" if isinstance(value, bytes) else str(value)
