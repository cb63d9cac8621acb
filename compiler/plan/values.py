"""Column values: what each column of a target table gets, and why."""

from __future__ import annotations

from compiler.metamodel import rows
from compiler.metamodel.rows import TypeKind
from compiler.model.types import Attribute, AttributePair, EntityKey
from compiler.plan import ir
from compiler.plan.context import Context, column, column_of, is_bpt_trigger, must_refer
from compiler.plan.keys import Keys, is_whole
from compiler.plan.literals import NotALiteral, from_default, from_project, null_value
from compiler.plan.people import STAND_IN
from compiler.plan.special import is_structural, mask_of, masked_columns, special_value
from compiler.project import AsUser
from compiler.scope import Taken

# Characters of a UUID as text.
_UUID = 36


def column_plans(ctx: Context, keys: Keys, taken: Taken) -> tuple[ir.ColumnPlan, ...]:
    """Return the plan of every writable column of the target table, in the catalog's order.

    Raises nothing; O11-0409, 0603 and 0610 and the note O11-0304 go to the findings.
    """
    pair = taken.pair
    assert pair.target.table is not None
    pairs = {item.target.key: item for item in pair.attributes}
    attributes = {item.column.name: item for item in pair.target.attributes if item.column is not None}
    options = ctx.file.project.options(pair.source.label)
    plans: list[ir.ColumnPlan] = []
    for physical in pair.target.table.columns:
        attribute = attributes.get(physical.name)
        if physical.computed:
            _report_computed(ctx, taken, attribute, pairs)
            continue
        if attribute is None:
            plans.append(_without_attribute(ctx, taken, physical))
            continue
        found = pairs.get(attribute.key)
        if found is None or found.source.key in taken.dropped:
            plans.append(_new_value(ctx, taken, attribute, dropped=found is not None))
            continue
        if attribute.name in options.set:
            ctx.findings.add(
                "O11-0408",
                ctx.file.where("entities", pair.source.label, "set", attribute.name),
                "the source has this attribute, so its own value is copied",
                "Remove it from `set`.",
            )
        plans.append(_paired(ctx, keys, taken, found))
    return tuple(plans)


def check_source_only(ctx: Context, taken: Taken) -> None:
    """Report source attributes that the target lacks and that the project does not drop (O11-0303).

    The model comparison has told of those that ODC lacks.
    """
    identifier = taken.pair.source.identifier
    if identifier is not None and identifier.key in taken.dropped:
        ctx.findings.add("O11-0610", f"{taken.pair.source.label}.{identifier.name}", "it is the identifier")
    for attribute in taken.pair.source_only if not ctx.file.project.to_odc else ():
        if attribute.column is not None and attribute.key not in taken.dropped and not attribute.synthetic:
            ctx.findings.add(
                "O11-0303", f"{taken.pair.source.label}.{attribute.name}", f"column {attribute.column.name}"
            )


def _report_computed(ctx: Context, taken: Taken, attribute: Attribute | None, pairs: dict[str, AttributePair]) -> None:
    """Report a value that would be lost because the target computes the column itself (O11-0612).

    A column that the source lacks is left to the server; the note O11-0304 says so.
    """
    found = pairs.get(attribute.key) if attribute is not None else None
    if attribute is not None and found is None:
        where = f"{taken.pair.source.label}.{attribute.name}"
        ctx.findings.add("O11-0304", where, "the server itself writes it, so no script names it", "Nothing to do.")
    if found is not None and found.source.key not in taken.dropped:
        assert found.target.column is not None
        ctx.findings.add(
            "O11-0612", f"{taken.pair.source.label}.{found.source.name}", f"column {found.target.column.name}"
        )


def warn_of_table(ctx: Context, taken: Taken) -> None:
    """Report what of the tables is unusual.

    Triggers that will fire (O11-0605), binary data (O11-0611), a view as target (O11-0613), an
    autonumber that no sequence or identity feeds (O11-0614), an identity that counts downwards (O11-0118), columns
    encrypted by clients (O11-0117).
    """
    source, target = taken.pair.source, taken.pair.target
    assert target.table is not None
    if target.table.kind == "view":
        ctx.findings.add("O11-0613", source.label, target.table.name)
    identifier = target.identifier
    if identifier is not None and identifier.autonumber and identifier.column is not None:
        physical = identifier.column
        if physical.identity is None and physical.sequence is None:
            ctx.findings.add("O11-0614", source.label, f"{target.table.name}.{physical.name}")
        if physical.increment < 1:
            found = f"{target.table.name}.{physical.name} counts by {physical.increment}"
            ctx.findings.add("O11-0118", source.label, found)
    for trigger in target.table.triggers:
        if trigger.enabled and not (ctx.scope.silent and is_bpt_trigger(trigger.name)):
            ctx.findings.add("O11-0605", source.label, f"trigger {trigger.name} on {target.table.name}")
    for pair in taken.pair.attributes:
        _report_encrypted(ctx, taken, pair)
    masked = masked_columns(ctx, taken)
    binary = [
        pair.source.name
        for pair in taken.pair.attributes
        if pair.source.key not in taken.dropped
        and pair.source.column is not None
        and pair.source.column.type.kind is TypeKind.BINARY
        and (pair.target.column is None or pair.target.column.name not in masked)
    ]
    if binary:
        size = source.table.bytes if source.table is not None else None
        found = ", ".join(binary) + (f"; the table has about {size} bytes" if size is not None else "")
        ctx.findings.add("O11-0611", source.label, found)


def _report_encrypted(ctx: Context, taken: Taken, pair: AttributePair) -> None:
    """Report values that only clients with a key can read, or write (SQL Server, Always Encrypted)."""
    if pair.source.key in taken.dropped:
        return
    for side, attribute in (("source", pair.source), ("target", pair.target)):
        if attribute.column is not None and attribute.column.encrypted:
            where = f"{taken.pair.source.label}.{pair.source.name}"
            ctx.findings.add("O11-0117", where, f"column {attribute.column.name} of the {side}")


def _paired(ctx: Context, keys: Keys, taken: Taken, pair: AttributePair) -> ir.ColumnPlan:
    target, source = column_of(pair.target), column_of(pair.source)
    name = _shown_name(ctx, pair)
    own = keys.maps[taken.pair.key]
    identifier = taken.pair.target.identifier
    if pair.source.key in dict(taken.soft):
        return _soft(ctx, keys, taken, pair)
    if identifier is not None and identifier.key == pair.target.key:
        if keys.by_insert(taken.pair.key):
            value: ir.Value = ir.Generated()
            return ir.ColumnPlan(target, value, "the identity of the target makes it", name)
        return ir.ColumnPlan(target, ir.NewId(source, own.table), f"new identifier: {own.reason}", name)
    special = special_value(ctx, keys, taken, pair)
    if special is not None:
        value, why = special
        return ir.ColumnPlan(target, value, why, name)
    referred = taken.referred(pair.source.key)
    if referred is None or referred not in keys.maps:
        masked = mask_of(ctx, taken, pair)
        if masked is not None:
            value, why = masked
            return ir.ColumnPlan(target, value, why, name)
        reason = "copied"
        if referred is not None:
            reason = "copied: a reference to an external entity keeps its value"
        return ir.ColumnPlan(target, ir.Copy(source), reason, name)
    remap, why = remap_of(ctx, keys, taken, pair)
    if (taken.pair.key, pair.source.key) in ctx.cut:
        later = f"{why}; {_why_later(ctx, taken, pair)}, set afterwards"
        return ir.ColumnPlan(target, ir.Later(), later, name)
    if referred == taken.pair.key and _deferred(ctx, keys, taken, pair):
        return ir.ColumnPlan(target, ir.Later(), f"{why}; a self-reference, set afterwards", name)
    return ir.ColumnPlan(target, remap, why, name)


def _shown_name(ctx: Context, pair: AttributePair) -> str:
    """Return what people call the attribute: ODC shows columns only, so there the name is that of O11."""
    return pair.source.name if ctx.file.project.to_odc else pair.target.name


def _why_later(ctx: Context, taken: Taken, pair: AttributePair) -> str:
    against = any(edge.deferred and edge.attribute == pair.source.key for edge in ctx.edges_of(taken.pair.key))
    return "its rows come later in the order of the vendor" if against else "cut out of a cycle"


def _soft(ctx: Context, keys: Keys, taken: Taken, pair: AttributePair) -> ir.ColumnPlan:
    """Plan a declared soft reference: a text or whole number that holds an id (O11-0413)."""
    target, source = column_of(pair.target), column_of(pair.source)
    name = _shown_name(ctx, pair)
    label = f"{taken.pair.source.label}.{pair.source.name}"
    where = ctx.file.where("entities", taken.pair.source.label, "soft_references", pair.source.name)
    referred = dict(taken.soft)[pair.source.key]
    identifier = taken.pair.source.identifier
    obstacle = "" if referred in keys.maps else "ids of that entity are not mapped"
    if identifier is not None and identifier.key == pair.source.key:
        obstacle = f"{label} is the identifier"
    elif pair.source.reference is not None:
        obstacle = f"{label} is a reference already"
    if obstacle:
        ctx.findings.add("O11-0413", where, obstacle)
        return ir.ColumnPlan(target, ir.Copy(source), obstacle, name)
    own = keys.maps[referred]
    missing = ir.Missing(ctx.file.project.references.dangling)
    parent = ctx.taken.get(referred)
    if ctx.file.project.to_odc and referred == ctx.users_key:
        missing = ir.Missing.NULL if ctx.file.project.unmatched_users == "null" else ir.Missing.ERROR
    elif parent is not None and parent.looked_up and source.type.kind is TypeKind.TEXT:
        missing = ir.Missing.ERROR  # nobody could tell a row that the source has lost from one that ODC lacks
    why = f"declared as soft reference to {own.label}, through its map"
    if keys.by_insert(referred) and referred == taken.pair.key:
        ctx.findings.add("O11-0413", where, f"{own.label} gets its ids from the insert, too late for its own {label}")
    _check_user_id(ctx, keys, referred, target, label)
    if source.type.kind is TypeKind.TEXT and target.type.kind is TypeKind.TEXT:
        return ir.ColumnPlan(target, ir.RemapText(source, (ir.TextCase(own.table),), missing), why, name)
    if is_whole(source.type) and is_whole(own.old.type) and _same_family(own.new, target):
        if missing is ir.Missing.NULL and not target.nullable:
            missing = ir.Missing.ERROR
        return ir.ColumnPlan(target, ir.Remap(source, own.table, missing, zero=True), why, name)
    found = f"{label} is {source.native}, ids of {own.label} are {own.old.native}"
    if not _same_family(own.new, target):
        found = f"{label} is {target.native} in the target, ids of {own.label} are {own.new.native} there"
    ctx.findings.add("O11-0413", where, found)
    return ir.ColumnPlan(target, ir.Copy(source), why, name)


def _same_family(new: ir.Column, target: ir.Column) -> bool:
    """Tell whether new ids go into the column: those of ODC's users are texts."""
    return (new.type.kind is TypeKind.TEXT) <= (target.type.kind is TypeKind.TEXT)


def _check_user_id(ctx: Context, keys: Keys, referred: EntityKey, target: ir.Column, label: str) -> None:
    """Report a column of ODC that does not take the id of a user, which is a UUID as text (O11-0632)."""
    if not ctx.file.project.to_odc or referred != ctx.users_key:
        return
    short = target.type.kind is TypeKind.TEXT and (target.type.length or _UUID) < _UUID
    other = target.type.kind is TypeKind.UUID and keys.maps[referred].new.type.kind is TypeKind.TEXT
    if short or other:
        ctx.findings.add("O11-0632", label, f"column {target.name} is {target.native}")


def _deferred(ctx: Context, keys: Keys, taken: Taken, pair: AttributePair) -> bool:
    """Tell whether a self-reference is written after its row: not if asked, nor if it must not be empty."""
    assert pair.target.column is not None
    obstacle = ctx.obstacles.get((taken.pair.key, pair.source.key), "")
    by_insert = keys.by_insert(taken.pair.key)
    if obstacle and by_insert:
        reserve = ctx.file.project.default_keys == "reserve"
        ctx.findings.add(
            "O11-0501",
            f"{taken.pair.source.label}.{pair.source.name}",
            f"it refers to its own entity and cannot be empty ({obstacle}), and the id is not known before",
            "Use `keys: {strategy: auto}`."
            if reserve
            else "Make it optional in Service Studio and in the database, or write `permissions: owner`: an owner "
            "reserves the ids.",
        )
    if obstacle:
        return False
    return by_insert or ctx.file.project.self_references == "deferred"


def remap_of(ctx: Context, keys: Keys, taken: Taken, pair: AttributePair) -> tuple[ir.Remap, str]:
    """Return how a reference gets its new value, and the words for it."""
    key = taken.referred(pair.source.key)
    assert key is not None and pair.target.column is not None
    referred = keys.maps[key]
    _check_user_id(ctx, keys, key, column_of(pair.target), f"{taken.pair.source.label}.{pair.source.name}")
    must = must_refer(taken, pair)
    must = must or (key == taken.pair.key and taken.hybrid is not None) or is_structural(taken, pair)
    zero = taken.hybrid is not None and not _held(taken, pair)
    why = f"reference to {referred.label}, through its map"
    users = ctx.file.project.unmatched_users
    named = is_structural(taken, pair) or pair.source.key in taken.match
    if key == ctx.users_key and isinstance(users, AsUser) and not named:
        why += f"; a user without partner becomes {users.as_user}"
        return ir.Remap(column_of(pair.source), referred.table, ir.Missing.ERROR, zero, STAND_IN), why
    policy = ctx.file.project.references.dangling
    odc, parent = ctx.file.project.to_odc, ctx.taken.get(key)
    static = parent is not None and parent.looked_up and parent.asset is None
    if key == ctx.users_key:
        policy = "null" if users == "null" else "error"
    elif static:
        policy = "null"
    if odc and (static or key == ctx.users_key):
        # As the vendor's tool: such a reference becomes NULL wherever the column takes it.
        must = not pair.target.column.nullable or named
    missing = ir.Missing.NULL if policy == "null" and not must else ir.Missing.ERROR
    if missing is ir.Missing.NULL:
        known = parent is not None and parent.looked_up
        why += f"; a value {'whose row the source has lost' if known else 'without partner'} becomes NULL"
    return ir.Remap(column_of(pair.source), referred.table, missing, zero), why


def _held(taken: Taken, pair: AttributePair) -> bool:
    """Tell whether a foreign key of the target holds the column: then 0 cannot stand for "none"."""
    assert taken.pair.target.table is not None and pair.target.column is not None
    keys = taken.pair.target.table.foreign_keys
    return not pair.target.column.nullable or any(pair.target.column.name in key.columns for key in keys)


def _without_attribute(ctx: Context, taken: Taken, physical: rows.Column) -> ir.ColumnPlan:
    """Plan a column that no active attribute uses: soft-deleted, or the platform's own."""
    target = column(physical)
    if physical.default is not None or physical.identity is not None:
        default = physical.default or "identity"
        return ir.ColumnPlan(target, ir.DatabaseDefault(default), "no active attribute: the database default")
    if physical.nullable:
        return ir.ColumnPlan(target, ir.DatabaseDefault("NULL"), "no active attribute: left empty")
    constant = null_value(physical.type)
    if constant is None:
        ctx.findings.add(
            "O11-0603",
            f"{taken.pair.target.label}: column {physical.name}",
            "it is NOT NULL, has no default, and no active attribute uses it",
            "Give the column a default in the database.",
        )
        constant = ir.Constant(physical.type, None)
    return ir.ColumnPlan(target, constant, "no active attribute and NOT NULL: the null value of the type")


def _new_value(ctx: Context, taken: Taken, attribute: Attribute, *, dropped: bool) -> ir.ColumnPlan:
    """Plan an attribute that the source lacks, or that is left behind."""
    assert attribute.column is not None
    label = taken.pair.source.label
    where = f"{label}.{attribute.name}"
    physical = attribute.column
    target = column(physical)
    state = "left behind by `drop`" if dropped else "new in the target"
    options = ctx.file.project.options(label)
    value: ir.Value
    if attribute.name in options.set:
        try:
            value = from_project(options.set[attribute.name], physical)
        except NotALiteral as problem:
            ctx.findings.add("O11-0409", ctx.file.where("entities", label, "set", attribute.name), str(problem))
            value = ir.Constant(physical.type, None)
        why = "`set` in the project file"
    elif physical.default is not None or physical.identity is not None:
        value = ir.DatabaseDefault(physical.default or "identity")
        why = "the database default"
    elif ctx.file.project.to_odc and not physical.nullable:
        # O11's "nothing" (0, empty text) is O11's own: whoever made the attribute mandatory in ODC knows more.
        value, why = ir.Constant(physical.type, None), "no value that is known"
    else:
        value, why = _default_value(attribute)
    if isinstance(value, ir.Constant) and value.text is None and not physical.nullable:
        ctx.findings.add("O11-0603", where, f"column {physical.name} is NOT NULL")
    if not dropped and attribute.name not in options.set:
        shown = value.expression if isinstance(value, ir.DatabaseDefault) else _shown(value)
        ctx.findings.add("O11-0304", where, f"it gets {why}: {shown}")
    return ir.ColumnPlan(target, value, f"{state}: {why}", attribute.name)


def _default_value(attribute: Attribute) -> tuple[ir.Constant, str]:
    assert attribute.column is not None
    data_type = attribute.column.type
    if attribute.reference is not None:
        return ir.Constant(data_type, None), "an empty reference"
    if attribute.default:
        constant = from_default(attribute.default, attribute.column)
        if constant is not None:
            return constant, "the DEFAULT_VALUE of the attribute"
    nothing = null_value(data_type)
    words = "the null value of the type"
    if attribute.default:
        words += " (DEFAULT_VALUE is an expression that only the platform evaluates)"
    return nothing or ir.Constant(data_type, None), words


def _shown(value: ir.Value) -> str:
    match value:
        case ir.Constant(text=text):
            return "NULL" if text is None else repr(text)
        case _:
            return "a value made by the database"
