"""What each column of a table gets when its rows are invented, read from catalog, metamodel and project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from compiler.hybrids import GROUPS, PROCESSES, TENANTS, USERS
from compiler.metamodel.rows import Column, DataType, Table, TypeKind
from compiler.model.types import Attribute, AttributeType, Entity, EntityKey
from compiler.rehearse.sheets import Fixed, Number, Pool, Refer, Rule, Scalar, Token, Unique, as_id
from compiler.rehearse.stage import Stage, it_tenants
from compiler.rehearse.values import capacity, maker, narrower, zero
from compiler.scope import Taken

_TENANT = "TENANT_ID"
# Columns of the platform's tables whose values mean something to the platform.
_BLANK = {USERS: ("EXTERNAL_ID",), PROCESSES: ("LABEL",)}
_WIDE = {USERS: ("USERNAME", "EMAIL"), GROUPS: ("NAME",)}


@dataclass(frozen=True, slots=True)
class Partnership:
    """What the rules of a table have to know of the other side.

    ``columns`` are the other side's columns by this side's column names, ``names`` a name that both sides
    share for a column (the source attribute's key), ``soft`` the entities whose ids plain attributes hold,
    ``match`` the columns that rows are matched by, ``uniques`` unique keys of the other side in this side's
    columns (and whether they admit several NULLs), ``seen`` what unique keys hold by their names, for both.
    """

    columns: Mapping[str, Column] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    soft: Mapping[str, EntityKey] = field(default_factory=dict)
    match: tuple[str, ...] = ()
    uniques: tuple[tuple[tuple[str, ...], bool], ...] = ()
    seen: dict[frozenset[str], dict[Token, Token]] = field(default_factory=dict)


def partnerships(
    taken: Taken, seen: dict[frozenset[str], dict[Token, Token]]
) -> tuple[Partnership, Partnership]:
    """Return what the rules of both sides have to know of each other."""
    pair = taken.pair
    columns: dict[str, Column] = {}
    mine: dict[str, str] = {}
    theirs: dict[str, str] = {}
    back: dict[str, str] = {}
    match: list[str] = []
    other: list[str] = []
    for item in pair.attributes:
        if item.source.column is None or item.target.column is None:
            continue
        columns[item.source.column.name] = item.target.column
        mine[item.source.column.name] = theirs[item.target.column.name] = item.source.key
        back[item.target.column.name] = item.source.column.name
        if item.source.key in taken.match:
            match.append(item.source.column.name)
            other.append(item.target.column.name)
    soft = {
        attribute.column.name: entity
        for key, entity in taken.soft
        if (attribute := pair.source.attribute(key)) is not None and attribute.column is not None
    }
    # A unique key of the target must hold for the rows that go there.
    uniques = tuple(
        (tuple(back[name] for name in index.columns), index.nulls_distinct)
        for index in (pair.target.table.uniques if pair.target.table is not None else ())
        if all(name in back for name in index.columns)
    )
    return (
        Partnership(columns, mine, soft, tuple(match), uniques, seen),
        Partnership({}, theirs, {}, tuple(other), (), seen),
    )


def uniques_of(table: Table, partnership: Partnership) -> list[Unique]:
    """Return the unique keys of a table, the primary key and the business key among them.

    A filtered index counts as if it had no filter: that is stricter.
    """
    listed = [(index.columns, index.nulls_distinct, False) for index in table.uniques]
    listed += [(columns, nulls_distinct, False) for columns, nulls_distinct in partnership.uniques]
    if table.primary_key:
        listed.append((table.primary_key, True, False))
    if partnership.match:
        listed.append((partnership.match, True, True))
    found = []
    for columns, nulls_distinct, filled in listed:
        name = frozenset(partnership.names.get(column, f"{table.name}.{column}") for column in columns)
        # The shared order of columns is that of their shared names.
        ordered = tuple(sorted(columns, key=lambda column: partnership.names.get(column, column)))
        seen = partnership.seen.setdefault(name, {})
        found.append(Unique(ordered, seen, nulls_distinct=nulls_distinct, filled=filled))
    return found


def rules_of(stage: Stage, entity: Entity, table: Table, partnership: Partnership) -> dict[str, Rule]:
    """Return a rule for each column of an entity's table."""
    attributes = {item.column.name: item for item in entity.attributes if item.column is not None}
    distinct = {column for unique in uniques_of(table, partnership) for column in unique.columns}
    wide = _WIDE.get(entity.record_set or "", ())
    rules: dict[str, Rule] = {}
    for column in table.columns:
        rules[column.name] = _rule(
            stage, entity, table, column, attributes.get(column.name), partnership,
            wide=column.name in distinct or column.name.upper() in wide,
        )
    return rules


def room(rules: Mapping[str, Rule], uniques: Iterable[Unique], table: Table) -> int:
    """Return about how many rows the unique keys of a table have room for, at most a billion."""
    columns = {column.name: column for column in table.columns}
    least = 10**9
    for unique in uniques:
        count = 1
        for name in unique.columns:
            rule = rules.get(name)
            match rule:
                case Refer(pool=pool):
                    count *= max(1, len(pool.ids)) if pool.ready else least
                case Scalar():
                    count *= capacity(columns[name].type)
                case Number():
                    count *= least
                case Fixed() | None:
                    pass
        least = min(least, count)
    return least


def _rule(
    stage: Stage, entity: Entity, table: Table, column: Column, attribute: Attribute | None,
    partnership: Partnership, *, wide: bool,
) -> Rule:
    partner = partnership.columns.get(column.name)
    identifier = entity.identifier is not None and attribute is entity.identifier
    needed = column.name in partnership.match or column.name in table.primary_key
    optional = column.nullable and (partner is None or partner.nullable) and not needed
    referred = _referred(stage, table, column, attribute, partnership)
    if referred is not None:
        optional = optional and not (attribute is not None and attribute.mandatory)
        return _refer(stage, entity, column, referred, optional=optional, soft=column.name in partnership.soft)
    if column.identity is not None or (identifier and attribute is not None and attribute.autonumber):
        return Number()
    name = column.name.upper()
    if entity.record_set in _BLANK and name in _BLANK[entity.record_set or ""]:
        return Fixed(zero(column))
    if entity.record_set is not None and name == "IS_ACTIVE":
        return Fixed(True if column.type.kind is TypeKind.BOOLEAN else 1)
    if attribute is None or column.type.kind is TypeKind.OTHER:
        if column.nullable and not needed:
            return Fixed(None)
        if attribute is None and not wide:
            return Fixed(zero(column))
    kind = attribute.type if attribute is not None else None
    if entity.record_set == USERS and name == "EMAIL":
        kind = AttributeType.EMAIL
    type_ = column.type if partner is None else narrower(column.type, partner.type)
    make = maker(_fitting(type_, column), column.native, kind, wide=wide)
    return Scalar(make, empty=optional and not (attribute is not None and attribute.mandatory) and not wide)


def _fitting(type_: DataType, column: Column) -> DataType:
    """Return the type, for flags that an installation keeps as numbers the two that mean something."""
    if column.type.kind is TypeKind.DECIMAL and (type_.precision, type_.scale or 0) == (1, 0):
        return DataType(TypeKind.DECIMAL, precision=1, scale=0)
    return type_


def _referred(
    stage: Stage, table: Table, column: Column, attribute: Attribute | None, partnership: Partnership
) -> EntityKey | None:
    """Return the entity whose ids a column holds: as declared, else as the database holds it to."""
    if column.name in partnership.soft:
        return partnership.soft[column.name]
    if attribute is not None and attribute.reference is not None:
        return attribute.reference.entity
    for key in table.foreign_keys:
        if key.columns == (column.name,) and key.referenced_table in stage.over:
            return stage.over[key.referenced_table]
    if column.name.upper() == _TENANT:
        tenants = stage.entity_of(TENANTS)
        return tenants.key if tenants is not None else None
    return None


def _refer(
    stage: Stage, entity: Entity, column: Column, referred: EntityKey, *, optional: bool, soft: bool
) -> Rule:
    if referred in stage.closed and referred != entity.key and entity.key not in stage.closed:
        return Fixed(None) if optional else Refer(Pool(ready=True), optional=False)
    if entity.record_set in (USERS, GROUPS) and column.name.upper() == _TENANT:
        return Refer(_people_tenants(stage, referred, column), optional=optional)
    text = soft and column.type.kind is TypeKind.TEXT
    nothing = zero(column) if soft or (optional and not column.nullable) else None
    return Refer(stage.pool(referred), optional=optional or soft, nothing=nothing, text=text)


def _people_tenants(stage: Stage, tenants: EntityKey, column: Column) -> Pool:
    """Return the tenants that invented users and groups may have: not LifeTime's, if there are others."""
    known = stage.pool(tenants)
    left_out = {as_id(item, column) for item in it_tenants(stage.model)}
    found = Pool(ready=True)
    for value in known.ids:
        if value not in left_out:
            found.add(value, known.tokens[value])
    return found if found.ids else known
