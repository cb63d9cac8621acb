"""A sheet: the invented rows of one table, made one by one under the rules of its columns and unique keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TypeAlias

from compiler.metamodel.rows import Column, Table, TypeKind
from compiler.rehearse.values import Make, Value

Token: TypeAlias = tuple[object, ...]
"""What is the same for a row of the source and the row of the target that it becomes."""

PICKED = object()
"""Stands for any row, where a CHECK says that a reference must not be empty."""

_TRIES = 25
_NUMBERS = frozenset({TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT, TypeKind.DECIMAL})


@dataclass(slots=True)
class Pool:
    """Ids that references may hold, with the token of each row. ``ready``: all rows are there."""

    ids: list[Value] = field(default_factory=list)
    tokens: dict[Value, Token] = field(default_factory=dict)
    by_token: dict[Token, Value] = field(default_factory=dict)
    ready: bool = False

    def add(self, value: Value, token: Token) -> None:
        """Add a row."""
        self.ids.append(value)
        self.tokens[value] = token
        self.by_token[token] = value

    def remove_last(self, value: Value) -> None:
        """Take the last row back."""
        self.ids.pop()
        del self.by_token[self.tokens.pop(value)]

    def pick(self, rng: Random) -> Value:
        """Return an id: few rows are referred to often, as in life. Raises ``IndexError`` without any."""
        return self.ids[int(rng.random() ** 2 * len(self.ids))]


@dataclass(frozen=True, slots=True)
class Number:
    """The column counts."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """The column takes a value of ``make``; where ``empty``, sometimes NULL."""

    make: Make
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Fixed:
    """The column has the same value in every row."""

    value: Value


@dataclass(frozen=True, slots=True)
class Refer:
    """The column refers to a row of ``pool``. ``optional``: it may be empty, and is written as ``nothing`` then.

    ``text``: the id is written as text.
    """

    pool: Pool
    optional: bool
    nothing: Value = None
    text: bool = False


Rule: TypeAlias = Number | Scalar | Fixed | Refer


@dataclass(frozen=True, slots=True)
class Unique:
    """Columns whose values come together once. ``nulls_distinct`` False: one row without a value at most.

    ``seen`` are tokens of the values, with the token of the row that has them; both environments share it.
    ``filled``: none of the values may be empty (what rows are matched by).
    """

    columns: tuple[str, ...]
    seen: dict[Token, Token]
    nulls_distinct: bool = True
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Together:
    """Columns that a CHECK ties to each other, and the values that it allows; of references empty or ``PICKED``."""

    columns: tuple[str, ...]
    values: tuple[tuple[Value, ...], ...]


class Sheet:
    """The rows of one table; ``pool`` gets their ids."""

    def __init__(
        self,
        table: Table,
        identifier: str | None,
        rules: Mapping[str, Rule],
        uniques: Sequence[Unique] = (),
        together: Sequence[Together] = (),
        *,
        pool: Pool | None = None,
        first: int = 1,
    ) -> None:
        self.table = table
        self.identifier = identifier
        self.columns: tuple[Column, ...] = tuple(column for column in table.columns if not column.computed)
        self.place = {column.name: index for index, column in enumerate(self.columns)}
        self.rules = [rules[column.name] for column in self.columns]
        self.uniques = [item for item in uniques if all(name in self.place for name in item.columns)]
        self.together = together
        self.pool = pool if pool is not None else Pool()
        self.rows: list[list[Value]] = []
        self.tokens: list[Token] = []
        self.next = first
        self._late = {
            column.name: rule
            for column, rule in zip(self.columns, self.rules, strict=True)
            if isinstance(rule, Refer) and not rule.pool.ready
        }
        self._early = [item for item in self.uniques if not self._late.keys() & set(item.columns)]
        self._waiting = [item for item in self.uniques if self._late.keys() & set(item.columns)]
        self._given: list[frozenset[str]] = []
        self._filled: list[frozenset[str]] = []

    def add(
        self, rng: Random, fixed: Mapping[str, Value] | None = None, token: Token | None = None
    ) -> list[Value] | None:
        """Make a row and return it, or None when no row can be made that is unlike the others.

        ``fixed`` are values that are given. References to rows that are not there yet stay empty until
        ``settle``.
        """
        given = fixed or {}
        for _ in range(_TRIES):
            filled: set[str] = set()
            void: set[str] = set()
            row = self._row(rng, given, filled, void)
            if row is None:
                return None
            own = token or (id(self), self.next)
            keys = [(item, self.key(item, row)) for item in self._early]
            if any(key is not None and item.seen.get(key, own) != own for item, key in keys):
                continue
            if any(item.filled and key is None for item, key in keys):
                continue
            for item, key in keys:
                if key is not None:
                    item.seen[key] = own
            self.next += 1
            self.rows.append(row)
            self.tokens.append(own)
            self._given.append(frozenset(given).union(void))
            self._filled.append(frozenset(filled))
            if self.identifier is not None:
                self.pool.add(row[self.place[self.identifier]], own)
            return row
        return None

    def drop_last(self) -> None:
        """Take the last row back; what it held in unique keys stays taken."""
        row = self.rows.pop()
        self.tokens.pop()
        self._given.pop()
        self._filled.pop()
        if self.identifier is not None:
            self.pool.remove_last(row[self.place[self.identifier]])

    def settle(self, rng: Random) -> bool:
        """Fill references that had to wait. Return False when one that is mandatory finds no row."""
        whole = True
        for row, own, given, filled in zip(self.rows, self.tokens, self._given, self._filled, strict=True):
            for _ in range(_TRIES):
                for name, rule in self._late.items():
                    if name not in given:
                        row[self.place[name]] = self._picked(rng, rule, filled=name in filled)
                keys = [(item, self.key(item, row)) for item in self._waiting]
                if all(key is None or item.seen.get(key, own) == own for item, key in keys):
                    break
            else:
                for name, rule in self._late.items():
                    if rule.optional and name not in given and name not in filled:
                        row[self.place[name]] = rule.nothing
                keys = [(item, self.key(item, row)) for item in self._waiting]
                whole = whole and all(key is None or item.seen.get(key, own) == own for item, key in keys)
            for item, key in keys:
                if key is not None:
                    item.seen[key] = own
            whole = whole and all(
                rule.optional or name in given or row[self.place[name]] is not None
                for name, rule in self._late.items()
            )
        return whole

    def value(self, row: Sequence[Value], column: str) -> Value:
        """Return a row's value in a column."""
        return row[self.place[column]]

    def key(self, unique: Unique, row: Sequence[Value]) -> Token | None:
        """Return the tokens of a row's values in unique columns; None: the row collides with nothing."""
        found = tuple(self.token_of(name, row[self.place[name]]) for name in unique.columns)
        if None in found and (unique.nulls_distinct or unique.filled):
            return None
        if unique.filled and "" in found:
            return None
        return found

    def token_of(self, column: str, value: Value) -> object:
        """Return what stands for a value on both sides: a reference's row, a text without its letter case."""
        rule = self.rules[self.place[column]]
        if isinstance(rule, Refer) and value in rule.pool.tokens:
            return rule.pool.tokens[value]
        if isinstance(rule, Number):
            return (id(self), value)  # The two sides count on their own.
        return value.casefold() if isinstance(value, str) else value

    def _row(
        self, rng: Random, given: Mapping[str, Value], filled: set[str], void: set[str]
    ) -> list[Value] | None:
        row: list[Value] = []
        for column, rule in zip(self.columns, self.rules, strict=True):
            if column.name in given:
                row.append(given[column.name])
                continue
            match rule:
                case Number():
                    row.append(self.next)
                case Fixed(value):
                    row.append(value)
                case Scalar(make, empty):
                    row.append(None if empty and rng.random() < 0.03 else make(rng))
                case Refer():
                    if column.name in self._late:
                        row.append(None)
                    elif not rule.pool.ids and not rule.optional:
                        return None
                    else:
                        row.append(self._picked(rng, rule))
        for group in self.together:
            values = rng.choice(group.values)
            for name, value in zip(group.columns, values, strict=True):
                rule = self.rules[self.place[name]]
                if name in given:
                    continue
                if not isinstance(rule, Refer):
                    row[self.place[name]] = value
                elif value is not PICKED:
                    row[self.place[name]] = rule.nothing
                    void.add(name)
                elif name in self._late:
                    filled.add(name)
                elif not rule.pool.ids:
                    return None
                else:
                    row[self.place[name]] = self._picked(rng, rule, filled=True)
        return row

    def _picked(self, rng: Random, rule: Refer, *, filled: bool = False) -> Value:
        if not rule.pool.ids or (rule.optional and not filled and rng.random() < 0.15):
            return rule.nothing
        value = rule.pool.pick(rng)
        return str(value) if rule.text else value


def as_id(text: str, column: Column) -> Value:
    """Return an id of a record, which snapshots hold as text, as a value of a column."""
    return int(text) if column.type.kind in _NUMBERS and text.lstrip("-").isdigit() else text
