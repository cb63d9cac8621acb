"""The tables of a snapshot as statements that Microsoft's model takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ruamel.yaml import YAML

from compiler.metamodel.rows import Column, Metamodel

# Types of the engine itself. Others (types of a user, names that a case invents) stand for any value.
_KNOWN = re.compile(
    r"(?:(?:big|small|tiny)?int|bit|decimal|numeric|(?:small)?money|float|real|date|time|(?:small)?datetime2?|"
    r"datetimeoffset|n?(?:var)?char|n?text|(?:var)?binary|image|uniqueidentifier|xml|sql_variant|timestamp|sysname)"
    r"(?:\((?:\d+|max)(?:, ?\d+)?\))?"
)


def statements(metamodel: Metamodel, schema: str) -> Iterator[str]:
    """Yield CREATE TABLE for each table, and a trigger that does nothing for each that the catalog has.

    A constraint that says nothing stands for each foreign key and each CHECK: statements only name them.
    """
    for table in metamodel.tables:
        columns = ", ".join([
            *(_column(column) for column in table.columns),
            *(f"CONSTRAINT {_quoted(item.name)} CHECK (1 = 1)" for item in (*table.foreign_keys, *table.checks)),
        ])
        name = f"{_quoted(schema)}.{_quoted(table.name)}"
        yield f"CREATE TABLE {name} ({columns})"
        for trigger in table.triggers:
            yield f"CREATE TRIGGER {_quoted(schema)}.{_quoted(trigger.name)} ON {name} AFTER INSERT AS RETURN"


def _column(column: Column) -> str:
    native = column.native if _KNOWN.fullmatch(column.native) else "sql_variant"
    return f"{_quoted(column.name)} {native}{' IDENTITY(1, 1)' if column.identity else ''}"


def _quoted(name: str) -> str:
    return "[" + name.replace("]", "]]") + "]"


def system_objects(schema: str) -> Iterator[str]:
    """Yield statements for the system's objects that the scripts use, in the schema ``sys`` of a database."""
    known = YAML(typ="safe").load((Path(__file__).parent / "system_objects.yaml").read_text(encoding="utf-8"))
    for name, columns in known["views"].items():
        yield f"CREATE TABLE {_quoted(schema)}.{_quoted(name)} ({_untyped(columns)})"
    for name, shape in known["functions"].items():
        yield (
            f"CREATE FUNCTION {_quoted(schema)}.{_quoted(name)} ({_parameters(shape['parameters'], '')})\n"
            f"RETURNS @found TABLE ({_untyped(shape['columns'])}) AS BEGIN RETURN END"
        )
    for name, parameters in known["procedures"].items():
        yield f"CREATE PROCEDURE {_quoted(schema)}.{_quoted(name)} {_parameters(parameters, ' = NULL')} AS RETURN 0"


def _untyped(columns: str) -> str:
    return ", ".join(f"{_quoted(column)} sql_variant" for column in columns.split())


def _parameters(names: str, default: str) -> str:
    return ", ".join(f"{name} sql_variant{default}" for name in names.split())
