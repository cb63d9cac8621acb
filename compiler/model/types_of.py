"""What OSSYS_ENTITY_ATTR.TYPE and DELETE_RULE say (docs/o11.md: "Attribute types")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compiler.metamodel.rows import TypeKind
from compiler.model.types import AttributeType, Column, DeleteRule, EntityKey

_REFERENCE = re.compile(r"bt\s*([^*]+)\*(.+)", re.IGNORECASE | re.DOTALL)
_NAMES = {item.value.lower(): item for item in AttributeType}
_RULES = {item.value.lower(): item for item in DeleteRule}

_BY_COLUMN = {
    TypeKind.SMALLINT: AttributeType.INTEGER,
    TypeKind.INTEGER: AttributeType.INTEGER,
    TypeKind.BIGINT: AttributeType.LONG_INTEGER,
    TypeKind.DECIMAL: AttributeType.DECIMAL,
    TypeKind.FLOAT: AttributeType.DECIMAL,
    TypeKind.BOOLEAN: AttributeType.BOOLEAN,
    TypeKind.TEXT: AttributeType.TEXT,
    TypeKind.UUID: AttributeType.TEXT,
    TypeKind.OTHER: AttributeType.TEXT,
    TypeKind.DATE: AttributeType.DATE,
    TypeKind.TIME: AttributeType.TIME,
    TypeKind.DATETIME: AttributeType.DATETIME,
    TypeKind.DATETIME_TZ: AttributeType.DATETIME,
    TypeKind.BINARY: AttributeType.BINARY,
}


@dataclass(frozen=True, slots=True)
class DeclaredType:
    """TYPE, read. ``type`` is None for ``Identifier`` (``is_identifier``) and for unknown types.

    ``refers`` is the entity that a ``bt`` code names, as the code has it: it may exist or not.
    """

    type: AttributeType | None
    refers: EntityKey | None = None
    is_identifier: bool = False


def parse_type(text: str) -> DeclaredType:
    """Read a TYPE: ``rtText``, ``Text``, ``Date Time``, ``Identifier``, ``bt<espace>*<entity>``, any case."""
    stripped = text.strip()
    match = _REFERENCE.fullmatch(stripped)
    if match is not None:
        return DeclaredType(AttributeType.REFERENCE, EntityKey(_key(match[1]), _key(match[2])))
    name = re.sub(r"\s+", "", stripped).lower()
    name = name.removeprefix("rt")
    if name == "identifier":
        return DeclaredType(None, is_identifier=True)
    return DeclaredType(_NAMES.get(name))


def _key(text: str) -> str:
    """Bring a key inside a ``bt`` code to the form that SS_KEYs have in a snapshot."""
    return text.strip().strip("{}").lower()


def type_of_column(column: Column | None) -> AttributeType:
    """Return the attribute type that fits a column, LongInteger without one: O11's type of identifiers."""
    return AttributeType.LONG_INTEGER if column is None else _BY_COLUMN[column.type.kind]


def parse_delete_rule(text: str | None) -> DeleteRule | None:
    """Read a DELETE_RULE in any letter case. A code that no source explains is None, like none at all."""
    return None if text is None else _RULES.get(text.strip().lower())
