"""Identifier maps: which kind each entity gets, and the steps that fill them."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.metamodel.rows import DataType, Engine, TypeKind
from compiler.model.types import EntityKey
from compiler.plan import ir
from compiler.plan.context import Context, column, column_of, sequence_of, table_of
from compiler.plan.names import key_of, map_table
from compiler.scope import Taken

_WHOLE_NUMBERS = {TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT, TypeKind.DECIMAL}


@dataclass(frozen=True, slots=True)
class Keys:
    """The maps by entity, and for each written entity the step body that fills its map.

    ``late`` are entities whose map can be filled only when their parent's rows are in.
    """

    maps: dict[EntityKey, ir.IdentifierMap]
    late: frozenset[EntityKey]


def plan_keys(ctx: Context) -> Keys:
    """Decide the map of every written, recorded and matched entity (O11-0608, O11-0703)."""
    maps: dict[EntityKey, ir.IdentifierMap] = {}
    for recorded in ctx.scope.recorded:
        _add_record_map(ctx, maps, recorded.entity.key)
    _add_user_map(ctx, maps)
    late: set[EntityKey] = set()
    for taken in ctx.order:
        built = _written_map(ctx, maps, taken)
        if built is None:
            continue
        maps[taken.pair.key] = built
        parent = _parent(taken)
        parent_kind = maps[parent].kind if parent in maps else None
        if built.kind is ir.MapKind.INHERITED and (parent_kind is ir.MapKind.MINTED or parent in late):
            late.add(taken.pair.key)
    return Keys(maps, frozenset(late))


def _add_record_map(ctx: Context, maps: dict[EntityKey, ir.IdentifierMap], key: EntityKey) -> None:
    recorded = ctx.recorded[key]
    source = recorded.entity
    pair = ctx.pairs.get(key)
    if pair is None or source.identifier is None or pair.target.identifier is None:
        ctx.findings.add("O11-0608", source.label, "the entity has no identifier or no partner in the target")
        return
    if source.identifier.column is None or pair.target.identifier.column is None:
        ctx.findings.add("O11-0608", source.label, "its identifier has no column")
        return
    maps[key] = ir.IdentifierMap(
        table=map_table(key, source.name),
        entity=key_of(key),
        label=source.label,
        identifier_key=source.identifier.key,
        kind=ir.MapKind.LITERAL,
        old=column_of(source.identifier),
        new=column_of(pair.target.identifier),
        reason="the platform owns these rows; they are matched by key when the scripts are compiled",
    )


def _add_user_map(ctx: Context, maps: dict[EntityKey, ir.IdentifierMap]) -> None:
    users = ctx.scope.users
    if users is None:
        return
    source = users.entity
    odc = ctx.file.project.target.platform == "odc"
    pair = ctx.pairs.get(source.key)
    if source.identifier is None or source.identifier.column is None:
        ctx.findings.add("O11-0607", source.label, "the source's users have no identifier")
        return
    old = column_of(source.identifier)
    if odc:
        new = ir.Column("id", _odc_user_id(), "text")
        reason = "ODC gives its users text ids; the file of emails and ids says which"
    elif pair is not None and pair.target.identifier is not None and pair.target.identifier.column is not None:
        new = column_of(pair.target.identifier)
        reason = f"users of the two environments are the same when {ctx.file.project.users.match} (and tenant) agree"
    else:
        ctx.findings.add("O11-0607", source.label, "the target has no table of users")
        return
    maps[source.key] = ir.IdentifierMap(
        table=map_table(source.key, source.name),
        entity=key_of(source.key),
        label=source.label,
        identifier_key=source.identifier.key,
        kind=ir.MapKind.MATCHED,
        old=old,
        new=new,
        reason=reason,
    )


def _odc_user_id() -> DataType:
    return DataType(TypeKind.TEXT)


def _parent(taken: Taken) -> EntityKey | None:
    identifier = taken.pair.source.identifier
    if identifier is None or identifier.reference is None:
        return None
    return identifier.reference.entity


def _written_map(ctx: Context, maps: dict[EntityKey, ir.IdentifierMap], taken: Taken) -> ir.IdentifierMap | None:
    source, target = taken.pair.source, taken.pair.target
    if source.identifier is None or target.identifier is None:
        return None  # resolve has reported O11-0206 or O11-0208
    if source.identifier.column is None or target.identifier.column is None:
        ctx.findings.add("O11-0608", source.label, "its identifier has no column")
        return None
    parent = _parent(taken)
    kind, reason = _kind(ctx, maps, taken, parent)
    return ir.IdentifierMap(
        table=map_table(source.key, source.name),
        entity=key_of(source.key),
        label=source.label,
        identifier_key=source.identifier.key,
        kind=kind,
        old=column_of(source.identifier),
        new=column_of(target.identifier),
        reason=reason,
        parent=maps[parent].table if kind is ir.MapKind.INHERITED and parent is not None else None,
    )


def _kind(
    ctx: Context,
    maps: dict[EntityKey, ir.IdentifierMap],
    taken: Taken,
    parent: EntityKey | None,
) -> tuple[ir.MapKind, str]:
    label = taken.pair.source.label
    strategy = ctx.file.project.keys.strategy
    if parent is not None and parent in maps:
        return ir.MapKind.INHERITED, f"the identifier is itself a reference to {maps[parent].label}"
    identifier = taken.pair.target.identifier
    assert identifier is not None and identifier.column is not None
    makes_ids = identifier.autonumber or identifier.column.identity is not None or identifier.column.sequence
    if not makes_ids:
        return ir.MapKind.PRESERVED, "the identifier is not an autonumber: its value has a meaning and stays"
    if identifier.column.type.kind not in _WHOLE_NUMBERS:
        ctx.findings.add("O11-0608", label, f"an autonumber of type {identifier.column.native}")
    if strategy == "preserve":
        return ir.MapKind.PRESERVED, "the project asks to keep the ids (keys.strategy: preserve)"
    if strategy == "mint":
        if ctx.file.project.target.dialect != "tsql":
            ctx.findings.add(
                "O11-0703",
                ctx.file.where("keys", "strategy"),
                "mint needs MERGE ... OUTPUT, which is T-SQL",
                "Write auto: PostgreSQL reserves ids.",
            )
        return (
            ir.MapKind.MINTED,
            "the project asks that the target's identity makes the ids (keys.strategy: mint)",
        )
    return (
        ir.MapKind.RESERVED,
        "the identifier is an autonumber: new ids are taken from the target as one block",
    )


def key_step(ctx: Context, keys: Keys, taken: Taken, head: ir.Head) -> ir.Step | None:
    """Return the step that fills an entity's map before its rows are inserted; None for minted ones."""
    source, target = taken.pair.source, taken.pair.target
    own = keys.maps[taken.pair.key]
    entity = own.entity
    match own.kind:
        case ir.MapKind.RESERVED:
            assert target.identifier is not None and target.identifier.column is not None
            return ir.ReserveIds(
                head=head,
                entity=entity,
                map=own.table,
                source=table_of(source, ir.Side.SOURCE),
                target=table_of(target, ir.Side.TARGET),
                source_id=own.old,
                target_id=own.new,
                sequence=sequence_of(target.identifier.column),
            )
        case ir.MapKind.INHERITED:
            assert own.parent is not None
            return ir.InheritIds(
                head=head,
                entity=entity,
                map=own.table,
                parent=own.parent,
                source=table_of(source, ir.Side.SOURCE),
                target=table_of(target, ir.Side.TARGET),
                source_id=own.old,
                target_id=own.new,
                missing=ir.Missing.ERROR,
            )
        case ir.MapKind.PRESERVED:
            return ir.PreserveIds(
                head=head,
                entity=entity,
                map=own.table,
                source=table_of(source, ir.Side.SOURCE),
                target=table_of(target, ir.Side.TARGET),
                source_id=own.old,
                target_id=own.new,
            )
        case ir.MapKind.MINTED | ir.MapKind.LITERAL | ir.MapKind.MATCHED:
            return None


def is_identity(ctx: Context, taken: Taken) -> bool:
    """Tell whether the target refuses an explicit id unless told otherwise."""
    identifier = taken.pair.target.identifier
    if identifier is None or identifier.column is None:
        return False
    engine = ctx.correspondence.target.environment.engine
    return identifier.column.identity == "always" or (engine is Engine.MSSQL and identifier.column.identity is not None)


def users_step(ctx: Context, keys: Keys, head: ir.Head) -> ir.Step | None:
    """Return the step that matches users of both environments (O11-0607)."""
    users = ctx.scope.users
    if users is None or users.entity.key not in keys.maps:
        return None
    own = keys.maps[users.entity.key]
    by = ctx.file.project.users.match.upper()
    source = ctx.correspondence.source.system_table("OSSYS_USER")
    target = ctx.correspondence.target.system_table("OSSYS_USER")
    source_match = source.column(by) if source is not None else None
    target_match = target.column(by) if target is not None else None
    if source is None or target is None or source_match is None or target_match is None:
        ctx.findings.add("O11-0607", own.label, f"no column {by} on " + ("source" if not source_match else "target"))
        return None
    tenant_map = next(
        (
            keys.maps[item.entity.key].table
            for item in ctx.scope.recorded
            if item.entity.record_set == "OSSYS_TENANT" and item.entity.key in keys.maps
        ),
        None,
    )
    source_tenant, target_tenant = source.column("TENANT_ID"), target.column("TENANT_ID")
    by_email = by == "EMAIL"
    if by_email or tenant_map is None or source_tenant is None or target_tenant is None:
        tenant_map = source_tenant = target_tenant = None
    return ir.BuildMatchedMap(
        head=head,
        map=own.table,
        source=ir.Table(ir.Side.SOURCE, source.physical),
        target=ir.Table(ir.Side.TARGET, target.physical),
        source_id=own.old,
        target_id=own.new,
        source_match=column(source_match),
        target_match=column(target_match),
        tenant_map=tenant_map,
        source_tenant=column(source_tenant) if source_tenant is not None else None,
        target_tenant=column(target_tenant) if target_tenant is not None else None,
    )
