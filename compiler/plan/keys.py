"""Identifier maps: which kind each entity gets, and the steps that fill them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from compiler.hybrids import GROUPS, ROLES, TENANTS, USERS
from compiler.metamodel.rows import DataType, Engine, TypeKind
from compiler.model.assets import assets_of
from compiler.model.platform_tables import STATUSES
from compiler.model.types import AttributePair, EntityKey
from compiler.plan import ir
from compiler.plan.context import Context, column_of, sequence_of, table_of
from compiler.plan.names import key_of, map_table
from compiler.scope import Taken

_INTEGERS = {TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT}
# The ids are known only when the rows are in.
_BY_INSERT = frozenset({ir.MapKind.ORDERED, ir.MapKind.MINTED})


@dataclass(frozen=True)
class Keys:
    """The maps by entity; how each written entity's new ids are made; which maps are filled late.

    ``makes`` differs from the map's kind where rows are matched first: the rest gets new ids as it says.
    ``late`` are entities whose map can be filled only when their parent's rows are in.
    """

    maps: dict[EntityKey, ir.IdentifierMap]
    makes: dict[EntityKey, ir.MapKind]
    late: frozenset[EntityKey]

    @cached_property
    def keeping(self) -> frozenset[str]:
        """Return the tables of the maps whose new ids are the old ones."""
        return frozenset(self.maps[key].table for key, made in self.makes.items() if made is ir.MapKind.PRESERVED)

    def by_insert(self, key: EntityKey) -> bool:
        """Tell whether the insert itself makes the ids of an entity's rows, so that nobody knows them before."""
        return self.makes.get(key) in _BY_INSERT


def is_whole(type_: DataType) -> bool:
    """Tell whether a column of this type holds whole numbers, as ids are."""
    return type_.kind in _INTEGERS or (type_.kind is TypeKind.DECIMAL and not type_.scale)


def plan_keys(ctx: Context) -> Keys:
    """Decide the map of every written, recorded and matched entity (O11-0416, O11-0608, O11-0703)."""
    maps: dict[EntityKey, ir.IdentifierMap] = {}
    makes: dict[EntityKey, ir.MapKind] = {}
    for recorded in ctx.scope.recorded:
        _add_record_map(ctx, maps, recorded.entity.key)
    _add_odc_user_map(ctx, maps)
    late: set[EntityKey] = set()
    for taken in ctx.order:
        built = _written_map(ctx, maps, makes, taken)
        if built is None:
            continue
        maps[taken.pair.key] = built
        needed = [taken.referred(key) for key in taken.match]
        if makes[taken.pair.key] is ir.MapKind.INHERITED:
            needed.append(_parent(taken))
        if any(key is not None and (makes.get(key) in _BY_INSERT or key in late) for key in needed):
            late.add(taken.pair.key)
    return Keys(maps, makes, frozenset(late))


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
    by = "name" if recorded.match.table == TENANTS or recorded.match.table in STATUSES else "key"
    maps[key] = ir.IdentifierMap(
        table=map_table(key, source.name),
        entity=key_of(key),
        label=source.label,
        identifier_key=source.identifier.key,
        kind=ir.MapKind.LITERAL,
        old=column_of(source.identifier),
        new=column_of(pair.target.identifier),
        reason=f"the platform owns these rows; they are matched by {by} when the scripts are compiled",
    )


def _add_odc_user_map(ctx: Context, maps: dict[EntityKey, ir.IdentifierMap]) -> None:
    users = ctx.scope.users
    if users is None:
        return
    source = users.entity
    if source.identifier is None or source.identifier.column is None:
        ctx.findings.add("O11-0607", source.label, "the source's users have no identifier")
        return
    maps[source.key] = ir.IdentifierMap(
        table=map_table(source.key, source.name),
        entity=key_of(source.key),
        label=source.label,
        identifier_key=source.identifier.key,
        kind=ir.MapKind.MATCHED,
        old=column_of(source.identifier),
        new=ir.Column("id", _odc_user_id(), "text"),
        reason="ODC gives its users text ids; the file of emails and ids says which",
    )


def _odc_user_id() -> DataType:
    return DataType(TypeKind.TEXT)


def _parent(taken: Taken) -> EntityKey | None:
    identifier = taken.pair.source.identifier
    if identifier is None or identifier.reference is None:
        return None
    return identifier.reference.entity


def _written_map(
    ctx: Context,
    maps: dict[EntityKey, ir.IdentifierMap],
    makes: dict[EntityKey, ir.MapKind],
    taken: Taken,
) -> ir.IdentifierMap | None:
    source, target = taken.pair.source, taken.pair.target
    if source.identifier is None or target.identifier is None:
        return None  # resolve has reported O11-0206 or O11-0208
    if source.identifier.column is None or target.identifier.column is None:
        ctx.findings.add("O11-0608", source.label, "its identifier has no column")
        return None
    parent = _parent(taken)
    kind, reason = (ir.MapKind.MATCHED, "") if taken.looked_up else _kind(ctx, maps, taken, parent)
    makes[taken.pair.key] = kind
    inherited = kind is ir.MapKind.INHERITED and parent is not None
    kept = ctx.file.project.second_run and taken.mode in ("append", "merge")
    if taken.matches:
        named = {item.key: item.name for item in source.attributes}
        words = " and ".join(named[key] for key in taken.match)
        rest = {
            "skip": _looked_up_words(taken) or "rows without a partner are not written",
            "recreate": f"partners are deleted and written again; {reason}",
        }.get(taken.mode, f"for the rest, {reason}")
        agree = "agrees" if len(taken.match) == 1 else "agree"
        reason = f"rows are the same where {words} {agree}; {rest}"
    return ir.IdentifierMap(
        table=map_table(source.key, source.name),
        entity=key_of(source.key),
        label=source.label,
        identifier_key=source.identifier.key,
        kind=ir.MapKind.MATCHED if taken.matches else kind,
        old=column_of(source.identifier),
        new=column_of(target.identifier),
        reason=reason,
        parent=maps[parent].table if inherited and parent is not None else None,
        mixed=kept or taken.matches,
        kept=kept,
        folded=ctx.correspondence.folds_ids and source.identifier.column.type.kind is TypeKind.TEXT,
    )


def _looked_up_words(taken: Taken) -> str:
    if taken.hybrid == ROLES:
        return "ODC makes its roles when an asset is published; ESPACE_ID stands for the asset of the role's module"
    if taken.asset is not None:
        return f"another plan migrates them, into asset {taken.asset}"
    return "static records are found in ODC, never written" if taken.looked_up else ""


def _kind(
    ctx: Context,
    maps: dict[EntityKey, ir.IdentifierMap],
    taken: Taken,
    parent: EntityKey | None,
) -> tuple[ir.MapKind, str]:
    label = taken.pair.source.label
    project = ctx.file.project
    strategy = project.key_strategy(platform=taken.hybrid is not None)
    identifier = taken.pair.target.identifier
    assert identifier is not None and identifier.column is not None
    if parent is not None and parent in maps:
        if project.default_keys == "ordered" and identifier.column.identity is not None:
            ctx.findings.add(
                "O11-0416",
                f"{label}.{identifier.name}",
                f"the ids are those of {maps[parent].label}, and column {identifier.column.name} of the target is an "
                "identity: only an owner may give it ids",
            )
        return ir.MapKind.INHERITED, f"the identifier is itself a reference to {maps[parent].label}"
    makes_ids = identifier.autonumber or identifier.column.identity is not None or identifier.column.sequence
    if not makes_ids and taken.hybrid in (USERS, GROUPS) and project.to_odc:
        return ir.MapKind.DERIVED, "a UUID made of tenant and name, so that every run gives the same"
    if not makes_ids:
        return ir.MapKind.PRESERVED, "the identifier is not an autonumber: its value has a meaning and stays"
    if not is_whole(identifier.column.type):
        ctx.findings.add("O11-0608", label, f"an autonumber of type {identifier.column.native}")
    if strategy == "preserve" and project.keys.strategy != "preserve":
        return ir.MapKind.PRESERVED, "ids stay: each run empties the tables of ODC that it writes"
    if strategy == "preserve":
        return ir.MapKind.PRESERVED, "the project asks to keep the ids (keys.strategy: preserve)"
    if strategy in ("ordered", "mint"):
        if project.target.dialect != "tsql":
            needs = "MERGE ... OUTPUT, which is T-SQL"
            if strategy == "ordered":
                needs = "an identity that follows the ORDER BY of an INSERT, which SQL Server promises"
            ctx.findings.add(
                "O11-0703",
                ctx.file.where("keys", "strategy"),
                f"{strategy} needs {needs}",
                "Write auto: PostgreSQL reserves ids.",
            )
        if identifier.column.identity is None:
            return ir.MapKind.RESERVED, "no identity makes the ids: new ones above the highest are given as one block"
        asks = f"the project asks that the identity of the target makes the ids (keys.strategy: {strategy})"
        if strategy == "mint":
            return ir.MapKind.MINTED, asks
        if project.default_keys == "ordered":
            asks = "the identity of the target makes the ids, since only an owner may give them"
        return ir.MapKind.ORDERED, f"{asks}, in the order of the old ones"
    return (
        ir.MapKind.RESERVED,
        "the identifier is an autonumber: new ids are taken from the target as one block",
    )


def key_step(keys: Keys, taken: Taken, rows: str | None, head: ir.Head) -> ir.Step | None:
    """Return the step that gives the rows of a selection their new ids; None where the insert makes them."""
    source, target = taken.pair.source, taken.pair.target
    own = keys.maps[taken.pair.key]
    entity = own.entity
    match keys.makes[taken.pair.key]:
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
                rows=rows,
                identity=target.identifier.column.identity is not None,
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
                rows=rows,
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
                rows=rows,
            )
        case ir.MapKind.ORDERED | ir.MapKind.MINTED | ir.MapKind.LITERAL | ir.MapKind.MATCHED | ir.MapKind.DERIVED:
            return None


def is_identity(ctx: Context, taken: Taken) -> bool:
    """Tell whether the target refuses an explicit id unless told otherwise."""
    identifier = taken.pair.target.identifier
    if identifier is None or identifier.column is None:
        return False
    engine = ctx.correspondence.target.environment.engine
    return identifier.column.identity == "always" or (engine is Engine.MSSQL and identifier.column.identity is not None)


def match_step(ctx: Context, keys: Keys, taken: Taken, rows: str | None, head: ir.Head) -> ir.BuildMatchedMap:
    """Return the step that matches an entity's rows on its business key (O11-0412)."""
    own = keys.maps[taken.pair.key]
    pairs = {item.source.key: item for item in taken.pair.attributes}
    columns: list[ir.MatchColumn] = []
    for key in taken.match:
        found = pairs.get(key)
        if found is None or found.source.column is None or found.target.column is None:
            name = next((item.name for item in taken.pair.source.attributes if item.key == key), key)
            code = "O11-0412" if taken.hybrid is None else "O11-0607"
            ctx.findings.add(code, f"{own.label}.{name}", "it is not in both environments")
            continue
        columns.append(_match_column(ctx, keys, taken, found))
    # Users that only have to be found may be ambiguous: then nobody is meant (docs/adr/0008).
    refuse = not (taken.hybrid is not None and taken.mode == "skip")
    return ir.BuildMatchedMap(
        head=head,
        map=own.table,
        source=table_of(taken.pair.source, ir.Side.SOURCE),
        target=table_of(taken.pair.target, ir.Side.TARGET),
        source_id=own.old,
        target_id=own.new,
        columns=tuple(columns),
        rows=rows,
        refuse_shared=refuse,
    )


def _match_column(ctx: Context, keys: Keys, taken: Taken, pair: AttributePair) -> ir.MatchColumn:
    source, target = column_of(pair.source), column_of(pair.target)
    if taken.hybrid == ROLES:
        if pair.source.name != "ESPACE_ID":
            return ir.MatchColumn(pair.source.name, source, target, ir.How.FOLDED)
        assets = ((str(item.id), assets_of(item, ctx.file.project.odc)) for item in ctx.scope.modules)
        listed = tuple((number, found[0]) for number, found in assets if found)
        return ir.MatchColumn("asset", source, target, ir.How.LISTED, listed=listed)
    if taken.hybrid == USERS and ctx.file.project.to_odc:
        return ir.MatchColumn(pair.source.name, source, target, ir.How.EMAIL)
    referred = taken.referred(pair.source.key)
    if referred is not None and referred in keys.maps:
        return ir.MatchColumn(pair.source.name, source, target, ir.How.MAPPED, keys.maps[referred].table)
    identifier = taken.pair.source.identifier
    is_identifier = identifier is not None and identifier.key == pair.source.key
    # Names are compared as people read them, text identifiers as the database does.
    folded = source.type.kind is TypeKind.TEXT and not is_identifier
    return ir.MatchColumn(pair.source.name, source, target, ir.How.FOLDED if folded else ir.How.EXACT)
