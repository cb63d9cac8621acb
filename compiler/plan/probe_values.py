"""Probes of values that the target's columns do not take, and of ids that would run out.

A probe is made only where the types of both columns make a fault possible: an ordinary pair of
environments has the same types, and no probe of values at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from compiler.metamodel.rows import Engine
from compiler.model.fits import loses_part, moments_outside, number_range, numbers_outside, too_long, unwritable
from compiler.plan import ir
from compiler.plan.context import Context, sequence_of
from compiler.plan.keys import Keys
from compiler.plan.selections import Selections
from compiler.plan.writes import Writes

_BIGGEST = Decimal(2**63 - 1)


# --- values --------------------------------------------------------------------------------------


def value_probe(ctx: Context, keys: Keys, selections: Selections, found: Writes) -> ir.ProbeValues | None:
    """Return the probe of an entity's values; None where every value of the source fits by its type."""
    key = found.taken.pair.key
    own, insert = keys.maps[key], found.insert
    updated = {plan.target.name for plan in found.update.columns} if found.update is not None else set()
    engine = ctx.correspondence.target.environment.engine
    cases: list[ir.ValueCase] = []
    for plan in insert.columns:
        fresh = own.mixed and plan.target.name not in updated
        source, faults = _possible(keys, plan.value, plan.target, engine)
        if source is None:
            continue
        for fault, low, high in faults:
            code, severity = _SEVERITY[fault]
            attribute = plan.attribute or plan.target.name
            cases.append(ir.ValueCase(code, severity, attribute, fault, source, plan.target, low, high, fresh))
    if not cases:
        return None
    return ir.ProbeValues(
        code=cases[0].code,
        label=own.label,
        source=insert.source,
        source_id=own.old,
        cases=tuple(cases),
        rows=selections.to_write(key),
        matched=own.table if any(case.fresh for case in cases) else None,
    )


_SEVERITY = {
    ir.Fault.TOO_LONG: ("O11-0929", "error"),
    ir.Fault.OUT_OF_RANGE: ("O11-0929", "error"),
    ir.Fault.UNWRITABLE: ("O11-0929", "error"),
    ir.Fault.LOSES_PART: ("O11-0930", "warning"),
    ir.Fault.EMPTY: ("O11-0931", "error"),
}
_Found = tuple[ir.Fault, str | None, str | None]


def _possible(
    keys: Keys, value: ir.Value, target: ir.Column, engine: Engine
) -> tuple[ir.Column | None, list[_Found]]:
    """Return the source column that a value comes from, and what can be wrong with it: fault, low, high."""
    match value:
        case ir.Copy(source=source) | ir.Trimmed(source=source):
            return source, [*type_faults(source, target, engine), *_empty(source, target)]
        case ir.RemapText(source=source):
            # What holds no id is copied; what holds one is about as long in both environments.
            return source, [*type_faults(source, target, engine), *_empty(source, target)]
        case ir.Mask(source=source):
            return source, list(_empty(source, target))  # a mask is made to fit, but NULL stays NULL
        case ir.NewId(source=source, map=table) | ir.Remap(source=source, map=table):
            faults: list[_Found] = []
            if table in keys.keeping:
                faults += type_faults(source, target, engine)
            if isinstance(value, ir.Remap):
                faults += _empty(source, target)
            return source, faults
        case _:
            return None, []


def type_faults(source: ir.Column, target: ir.Column, engine: Engine) -> Iterator[_Found]:
    """Yield what can be wrong with values of the source's type for the target's: fault, low, high."""
    longest = too_long(source, target, engine)
    if longest is not None:
        yield ir.Fault.TOO_LONG, None, str(longest)
    if unwritable(source, target, engine):
        yield ir.Fault.UNWRITABLE, None, None
    outside = numbers_outside(source, target) or moments_outside(source, target, engine)
    if outside is not None:
        yield ir.Fault.OUT_OF_RANGE, *outside
    if loses_part(source, target):
        yield ir.Fault.LOSES_PART, None, None


def _empty(source: ir.Column, target: ir.Column) -> Iterator[_Found]:
    if source.nullable and not target.nullable:
        yield ir.Fault.EMPTY, None, None


# --- ids -----------------------------------------------------------------------------------------


def id_probes(ctx: Context, keys: Keys, selections: Selections, writes: tuple[Writes, ...]) -> Iterator[ir.ProbeIds]:
    """Yield a probe for each entity whose new ids the target makes, or whose kept ids its sequence must pass."""
    limits = _limits(keys, writes)
    for found in writes:
        key, target = found.taken.pair.key, found.taken.pair.target
        own, makes = keys.maps[key], keys.makes[key]
        assert target.identifier is not None and target.identifier.column is not None
        physical = target.identifier.column
        preserved = makes is ir.MapKind.PRESERVED
        feeds = physical.sequence is not None or physical.identity is not None
        if not (makes is ir.MapKind.RESERVED or keys.by_insert(key) or (preserved and feeds)):
            continue
        limit, limited = limits.get(own.table, (_BIGGEST, f"{own.label}.{target.identifier.name}"))
        yield ir.ProbeIds(
            code="O11-0932",
            label=own.label,
            source=found.insert.source,
            source_id=own.old,
            target=found.insert.target,
            target_id=own.new,
            sequence=sequence_of(physical),
            limit=format(limit, "f"),
            limited=limited,
            rows=selections.to_write(key),
            matched=own.table if own.mixed else None,
            preserved=preserved,
        )


def identity_probes(keys: Keys, writes: tuple[Writes, ...]) -> Iterator[ir.ProbeIdentity]:
    """Yield a probe for each entity whose new ids come from the identity itself, with the insert."""
    for found in writes:
        if keys.by_insert(found.taken.pair.key):
            own = keys.maps[found.taken.pair.key]
            yield ir.ProbeIdentity("O11-0960", own.label, found.insert.target, own.new)


def _limits(keys: Keys, writes: tuple[Writes, ...]) -> dict[str, tuple[Decimal, str]]:
    """Return, by map, the highest id that all columns take which its ids go into, and the column that says so."""
    parents = {item.table: item.parent for item in keys.maps.values() if item.parent is not None}
    found: dict[str, tuple[Decimal, str]] = {}

    def look(table: str, column: ir.Column, label: str) -> None:
        while (parent := parents.get(table)) is not None:
            table = parent  # an inherited id is the parent's
        known = number_range(column)
        highest = min(known[1], _BIGGEST) if known is not None else _BIGGEST
        if table not in found or highest < found[table][0]:
            found[table] = highest, label

    for item in writes:
        own = keys.maps[item.taken.pair.key]
        identifier = item.taken.pair.target.identifier
        look(own.table, own.new, f"{own.label}.{identifier.name if identifier is not None else own.new.name}")
    for item in writes:
        label = keys.maps[item.taken.pair.key].label
        for plan in item.insert.columns:
            if isinstance(plan.value, ir.Remap):
                look(plan.value.map, plan.target, f"{label}.{plan.attribute or plan.target.name}")
        for link in item.links:
            look(link.value.map, link.column, f"{label}.{_named(item.insert, link.column)}")
    return found


def _named(insert: ir.InsertRows, column: ir.Column) -> str:
    found = (plan.attribute for plan in insert.columns if plan.target.name == column.name)
    return next(found, None) or column.name
