"""What an expression becomes: PostgreSQL's text, T-SQL's type, and the collation with its precedence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.support.tsql.data_types import Type
from tests.support.tsql.errors import TsqlError
from tests.support.tsql.lexer import NotEmulated

# Microsoft's page "Collation precedence", lowest first.
DEFAULT, IMPLICIT, NONE, EXPLICIT = range(4)


@dataclass(frozen=True, slots=True)
class Collation:
    """A collation and how it came: of a constant, of a column, in conflict, or by COLLATE."""

    name: str
    level: int


@dataclass(frozen=True, slots=True)
class Value:
    """An expression in PostgreSQL. ``identity`` and ``nullable`` are those of a column that stands alone."""

    sql: str
    type: Type
    collation: Collation | None = None
    nullable: bool = True
    identity: tuple[int, int] | None = None

    def plain(self) -> Value:
        """Return it as a part of an expression: no column of its own any more."""
        return replace(self, nullable=True, identity=None)


def quoted(text: str) -> str:
    """Return a text as PostgreSQL writes it."""
    if "\0" in text:
        raise NotEmulated("a text with U+0000")
    return "'" + text.replace("'", "''") + "'"


def together(one: Collation | None, other: Collation | None) -> Collation | None:
    """Return the collation of two texts put together. Raises error 468 for two that were asked for by name."""
    if one is None or other is None or one == other:
        return one or other
    low, high = sorted((one, other), key=lambda item: item.level)
    if high.level == EXPLICIT:
        if low.level == EXPLICIT:
            raise conflict(one, other)
        return high
    if low.level < high.level or high.name.lower() == low.name.lower():
        return high
    return Collation(f"{one.name} and {other.name}", NONE) if high.level != DEFAULT else one


def conflict(one: Collation, other: Collation) -> TsqlError:
    """Return error 468."""
    return TsqlError(
        468, f'Cannot resolve the collation conflict between "{one.name}" and "{other.name}".', compiling=True
    )


def settled(collation: Collation | None) -> Collation:
    """Return the collation that a comparison uses. Raises error 468 when there is a conflict."""
    assert collation is not None
    if collation.level == NONE:
        raise TsqlError(
            468, f"Cannot resolve the collation conflict between {collation.name}.", compiling=True
        )
    return collation


_KEYS = (("_BIN2", "tsql.key_bin"), ("_BIN", "tsql.key_bin"), ("_CI_AI", "tsql.key_ciai"), ("_CI_AS", "tsql.key_ci"))


def key_function(collation: str) -> str:
    """Return the function by whose results texts are compared."""
    for ending, name in _KEYS:
        if collation.upper().endswith(ending):
            return name
    raise NotEmulated(f"collation {collation}")


def key(value: Value) -> str:
    """Return what a value is compared, grouped and sorted by."""
    if not value.type.text:
        return value.sql
    name = key_function(settled(value.collation).name)
    return f'{name}({value.sql}) COLLATE "C"'


def ignores_case(collation: Collation | None) -> bool:
    """Tell whether texts that differ in case are equal."""
    return "_CI_" in f"{settled(collation).name.upper()}_"


def column_list(names: list[str]) -> str:
    """Return quoted names, with commas."""
    return ", ".join(names)
