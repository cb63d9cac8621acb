"""Column values: what each column of a target table gets, and why."""

from __future__ import annotations

from compiler.metamodel import rows
from compiler.metamodel.rows import TypeKind
from compiler.model.types import Attribute, AttributePair
from compiler.plan import ir
from compiler.plan.context import Context, column, column_of
from compiler.plan.keys import Keys
from compiler.plan.literals import NotALiteral, from_default, from_project, null_value
from compiler.scope import Taken


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
    """Report source attributes that the target lacks and that the project does not drop (O11-0303)."""
    identifier = taken.pair.source.identifier
    if identifier is not None and identifier.key in taken.dropped:
        ctx.findings.add("O11-0610", f"{taken.pair.source.label}.{identifier.name}", "it is the identifier")
    for attribute in taken.pair.source_only:
        if attribute.column is not None and attribute.key not in taken.dropped and not attribute.synthetic:
            ctx.findings.add(
                "O11-0303", f"{taken.pair.source.label}.{attribute.name}", f"column {attribute.column.name}"
            )


def _report_computed(ctx: Context, taken: Taken, attribute: Attribute | None, pairs: dict[str, AttributePair]) -> None:
    """Report a value that would be lost because the target computes the column itself (O11-0612)."""
    found = pairs.get(attribute.key) if attribute is not None else None
    if found is not None and found.source.key not in taken.dropped:
        assert found.target.column is not None
        ctx.findings.add(
            "O11-0612", f"{taken.pair.source.label}.{found.source.name}", f"column {found.target.column.name}"
        )


def warn_of_table(ctx: Context, taken: Taken) -> None:
    """Report what of the tables is unusual.

    Triggers that will fire (O11-0605), binary data (O11-0611), a view as target (O11-0613), an
    autonumber that no sequence or identity feeds (O11-0614).
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
    for trigger in target.table.triggers:
        if trigger.enabled:
            ctx.findings.add("O11-0605", source.label, f"trigger {trigger.name} on {target.table.name}")
    binary = [
        pair.source.name
        for pair in taken.pair.attributes
        if pair.source.key not in taken.dropped
        and pair.source.column is not None
        and pair.source.column.type.kind is TypeKind.BINARY
    ]
    if binary:
        size = source.table.bytes if source.table is not None else None
        found = ", ".join(binary) + (f"; the table has about {size} bytes" if size is not None else "")
        ctx.findings.add("O11-0611", source.label, found)


def _paired(ctx: Context, keys: Keys, taken: Taken, pair: AttributePair) -> ir.ColumnPlan:
    target, source = column_of(pair.target), column_of(pair.source)
    own = keys.maps[taken.pair.key]
    identifier = taken.pair.target.identifier
    if identifier is not None and identifier.key == pair.target.key:
        if own.kind is ir.MapKind.MINTED:
            value: ir.Value = ir.Generated()
            return ir.ColumnPlan(target, value, "the target's identity makes it", pair.target.name)
        return ir.ColumnPlan(target, ir.NewId(source, own.table), f"new identifier: {own.reason}", pair.target.name)
    reference = pair.source.reference
    if reference is None or reference.entity not in keys.maps:
        reason = "copied"
        if reference is not None:
            reason = "copied: a reference to an external entity keeps its value"
        return ir.ColumnPlan(target, ir.Copy(source), reason, pair.target.name)
    remap, why = remap_of(ctx, keys, taken, pair)
    self_reference = reference.entity == taken.pair.key
    if (taken.pair.key, pair.source.key) in ctx.cut:
        return ir.ColumnPlan(target, ir.Later(), f"{why}; cut out of a cycle, set afterwards", pair.target.name)
    if self_reference and _deferred(ctx, keys, taken, pair):
        return ir.ColumnPlan(target, ir.Later(), f"{why}; a self-reference, set afterwards", pair.target.name)
    return ir.ColumnPlan(target, remap, why, pair.target.name)


def _deferred(ctx: Context, keys: Keys, taken: Taken, pair: AttributePair) -> bool:
    """Tell whether a self-reference is written after its row: not if asked, nor if it must not be empty."""
    assert pair.target.column is not None
    obstacle = ctx.obstacles.get((taken.pair.key, pair.source.key), "")
    minted = keys.maps[taken.pair.key].kind is ir.MapKind.MINTED
    if obstacle and minted:
        ctx.findings.add(
            "O11-0501",
            f"{taken.pair.source.label}.{pair.source.name}",
            f"it refers to its own entity and cannot be empty ({obstacle}), and the id is not known before",
            "Use `keys: {strategy: auto}`.",
        )
    if obstacle:
        return False
    return minted or ctx.file.project.self_references == "deferred"


def remap_of(ctx: Context, keys: Keys, taken: Taken, pair: AttributePair) -> tuple[ir.Remap, str]:
    """Return how a reference gets its new value, and the words for it."""
    reference = pair.source.reference
    assert reference is not None and pair.target.column is not None
    referred = keys.maps[reference.entity]
    must = pair.source.mandatory or pair.target.mandatory or not pair.target.column.nullable
    if reference.entity == ctx.users_key:
        policy = "null" if ctx.file.project.users.unmatched == "null" else "error"
    else:
        policy = ctx.file.project.references.dangling
    missing = ir.Missing.NULL if policy == "null" and not must else ir.Missing.ERROR
    why = f"reference to {referred.label}, through its map"
    if missing is ir.Missing.NULL:
        why += "; a value without partner becomes NULL"
    return ir.Remap(column_of(pair.source), referred.table, missing), why


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
    return ir.ColumnPlan(target, constant, "no active attribute and NOT NULL: the type's null value")


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
            value = from_project(options.set[attribute.name], physical.type)
        except NotALiteral as problem:
            ctx.findings.add("O11-0409", ctx.file.where("entities", label, "set", attribute.name), str(problem))
            value = ir.Constant(physical.type, None)
        why = "`set` in the project file"
    elif physical.default is not None or physical.identity is not None:
        value = ir.DatabaseDefault(physical.default or "identity")
        why = "the database default"
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
        constant = from_default(attribute.default, data_type)
        if constant is not None:
            return constant, "the attribute's DEFAULT_VALUE"
    nothing = null_value(data_type)
    words = "the type's null value"
    if attribute.default:
        words += " (DEFAULT_VALUE is an expression that only the platform evaluates)"
    return nothing or ir.Constant(data_type, None), words


def _shown(value: ir.Value) -> str:
    match value:
        case ir.Constant(text=text):
            return "NULL" if text is None else repr(text)
        case _:
            return "a value made by the database"
