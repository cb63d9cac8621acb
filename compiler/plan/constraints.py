"""``constraints: revalidate``: which foreign keys are taken out of the way of the rows, and put back validated.

A foreign key looks for each row that is inserted, one by one; one look over the finished table is cheaper
(docs/adr/0021). They go before the first row of application data and come back after the last reference is set,
before rows that the source has lost are deleted: deletions always meet them, with what they do on delete.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.metamodel import rows
from compiler.metamodel.rows import Engine
from compiler.model.types import EntityKind, Model
from compiler.plan import ir
from compiler.plan.context import Context
from compiler.plan.drafts import NO_HEAD, Draft, draft
from compiler.plan.names import key_of
from compiler.plan.writes import Writes

# Entities whose tables only applications use: a table of the platform is used by every login.
_OWN = (EntityKind.APPLICATION, EntityKind.STATIC)


@dataclass(frozen=True, slots=True)
class Loosened:
    """Steps before the first row of application data, and steps after the last reference."""

    before: tuple[Draft, ...] = ()
    after: tuple[Draft, ...] = ()


def plan_constraints(ctx: Context, writes: tuple[Writes, ...]) -> Loosened:
    """Return the steps around the rows (O11-0423, O11-0424); none unless the project asks for them."""
    if ctx.file.project.constraints != "revalidate":
        return Loosened()
    target = ctx.correspondence.target
    if target.environment.babelfish is not None:
        found = "the target is Babelfish, which refuses to disable a foreign key, or checks it all the same"
        ctx.findings.add("O11-0424", "constraints", found)
        return Loosened()
    tables = {item.name: item for item in target.tables}
    used = _used(target)
    steps: list[ir.LoosenConstraints] = []
    for found_writes in writes:
        taken, table = found_writes.taken, found_writes.insert.target
        if taken.hybrid is not None:
            continue
        physical, label = tables[table.name], taken.pair.source.label
        why_not = {key.name: _why_not(target, tables, used, physical, key) for key in physical.foreign_keys}
        stays = [f"{name} {why}" for name, why in sorted(why_not.items()) if why]
        if stays:
            ctx.findings.add("O11-0423", label, "; ".join(stays))
        keys = tuple(_loose(key) for key in physical.foreign_keys if not why_not[key.name])
        if keys:
            keys = tuple(sorted(keys, key=lambda key: key.name))
            steps.append(ir.LoosenConstraints(NO_HEAD, key_of(taken.pair.key), label, table, keys))
    if not steps:
        ctx.findings.add("O11-0424", "constraints", "no written table has a foreign key that can be taken away")
    return Loosened(tuple(_before(steps)), tuple(_after(steps)))


def key_probes(steps: tuple[ir.Step, ...]) -> Iterator[ir.ProbeKeys]:
    """Yield a probe for each table whose foreign keys are taken away."""
    for step in steps:
        if isinstance(step, ir.LoosenConstraints):
            yield ir.ProbeKeys("O11-0976", step.label, step.table, step.keys)


def _used(target: Model) -> frozenset[str]:
    """Return the tables that only applications use."""
    found = {item.table.name for item in target.entities if item.table is not None and item.kind in _OWN}
    return frozenset(found - {item.table.name for item in target.hybrids if item.table is not None})


def _why_not(
    target: Model, tables: dict[str, rows.Table], used: frozenset[str], table: rows.Table, key: rows.ForeignKey
) -> str:
    """Return why a foreign key stays where it is, after its name; '' where it can be taken away."""
    if not key.enabled:
        return "is not enabled: it looks at no row"
    if not key.validated:
        word = "not trusted" if target.environment.engine is Engine.MSSQL else "NOT VALID"
        return f"is {word}: it would come back without a look at the rows of this run"
    if key.referenced_schema != target.environment.schema:
        return f"leads to a table of the schema {key.referenced_schema}"
    if key.referenced_table not in used:
        return f"leads to {key.referenced_table}, which is not a table of an application: others would wait"
    for found in (table, tables.get(key.referenced_table)):
        if found is None or found.kind != "table" or found.inherits:
            return "is of a table with partitions or heirs, or leads to one"
    return ""


def _loose(key: rows.ForeignKey) -> ir.LooseKey:
    referenced = ir.Table(ir.Side.TARGET, key.referenced_table)
    return ir.LooseKey(key.name, key.columns, referenced, key.referenced_columns, key.on_delete, key.deferrable)


def _before(steps: list[ir.LoosenConstraints]) -> Iterator[Draft]:
    reason = (
        "before the first row of application data: one look over all rows at the end costs less than one for each row; "
        "rows are deleted only while the keys hold"
    )
    for step in steps:
        yield draft(ir.Phase.DATA, f"loosen foreign keys of {step.label}", reason, step, step.label)


def _after(steps: list[ir.LoosenConstraints]) -> Iterator[Draft]:
    reason = "after the last reference is set, before anything is deleted or verified"
    for step in steps:
        back = ir.RevalidateConstraints(NO_HEAD, step.entity, step.label, step.table, step.keys)
        yield draft(ir.Phase.LINK, f"revalidate foreign keys of {step.label}", reason, back, step.label)
