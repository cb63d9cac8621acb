"""What both readers do with catalog facts: choose the schema, put the facts of each table together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from compiler.diagnostics import CompileError, diagnostic
from compiler.metamodel.rows import Check, Column, ForeignKey, InboundKey, Index, Platform, Table, Trigger

T = TypeVar("T")


def choose_schema(
    wanted: str | None, schemas: Sequence[str], candidates: Iterable[str], platform: Platform
) -> str:
    """Return the schema to read.

    ``schemas`` are all that the login sees, ``candidates`` those that can be meant when none is named:
    with a table OSSYS_ESPACE for O11, with any table for ODC. A named schema may differ in letter case
    if that leaves one. Raises ``CompileError`` O11-0105 when there is not exactly one.
    """
    found = sorted(set(candidates))
    listed = ", ".join(found) or "none"
    if wanted is None:
        if len(found) == 1:
            return found[0]
        what = "a table OSSYS_ESPACE" if platform is Platform.O11 else "tables"
        raise CompileError([diagnostic("O11-0105", "no schema named", f"schemas with {what}: {listed}")])
    if wanted in schemas:
        return wanted
    near = [schema for schema in schemas if schema.lower() == wanted.lower()]
    if len(near) == 1:
        return near[0]
    found_text = f"no such schema; candidates: {listed}"
    raise CompileError([diagnostic("O11-0105", f"schema {wanted}", found_text)])


def assemble(
    heads: Iterable[tuple[int, Table]],
    *,
    columns: Iterable[tuple[int, Column]],
    primary_keys: Iterable[tuple[int, tuple[str, ...]]],
    uniques: Iterable[tuple[int, Index]],
    foreign_keys: Iterable[tuple[int, ForeignKey]],
    triggers: Iterable[tuple[int, Trigger]],
    checks: Iterable[tuple[int, Check]],
) -> tuple[Table, ...]:
    """Put facts together by the catalog's number of the table.

    Tables are sorted by name, columns stay in the order given (the catalog's), the rest is sorted by
    name.
    """
    by_column = _grouped(columns)
    by_key = dict(primary_keys)
    by_unique = _grouped(uniques)
    by_foreign_key = _grouped(foreign_keys)
    by_trigger = _grouped(triggers)
    by_check = _grouped(checks)
    tables = [
        msgspec.structs.replace(
            head,
            columns=tuple(by_column.get(number, ())),
            primary_key=by_key.get(number, ()),
            uniques=tuple(sorted(by_unique.get(number, ()), key=lambda item: item.name)),
            foreign_keys=tuple(sorted(by_foreign_key.get(number, ()), key=lambda item: item.name)),
            triggers=tuple(sorted(by_trigger.get(number, ()), key=lambda item: item.name)),
            checks=tuple(sorted(by_check.get(number, ()), key=lambda item: item.name)),
        )
        for number, head in heads
    ]
    return tuple(sorted(tables, key=lambda table: table.name))


def sorted_keys(keys: Iterable[InboundKey]) -> tuple[InboundKey, ...]:
    """Return foreign keys of other schemas by schema, table and name."""
    return tuple(sorted(keys, key=lambda key: (key.schema, key.table, key.name)))


def without_statistics(tables: Iterable[Table]) -> tuple[Table, ...]:
    """Return the tables without row estimates and sizes, which change while applications run."""
    return tuple(msgspec.structs.replace(table, rows=None, bytes=None) for table in tables)


def _grouped(items: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    groups: dict[int, list[T]] = {}
    for number, item in items:
        groups.setdefault(number, []).append(item)
    return groups
