"""Facts for the drift guard: what the plan believes of the metamodel and the catalog."""

from __future__ import annotations

import msgspec

from compiler.hybrids import PROCESSES
from compiler.model.types import Entity, EntityKind, Model
from compiler.plan import ir
from compiler.plan.context import Context
from compiler.plan.names import key_of
from compiler.plan.odc_links import link_facts

# Metamodel tables and columns that generated scripts read, by upper-case name.
READ_BY_SCRIPTS = {
    "OSSYS_ESPACE": ("ID", "SS_KEY", "NAME", "IS_ACTIVE"),
    "OSSYS_ENTITY": ("ID", "SS_KEY", "ESPACE_ID", "IS_ACTIVE", "PHYSICAL_TABLE_NAME"),
    "OSSYS_ENTITY_ATTR": (
        "ID",
        "ENTITY_ID",
        "SS_KEY",
        "NAME",
        "TYPE",
        "IS_ACTIVE",
        "PHYSICAL_COLUMN_NAME",
        "DATABASE_NAME",
    ),
    "OSSYS_ENTITY_RECORD": ("DATA_ID", "SS_KEY", "ENTITY_SS_KEY", "ESPACE_ID", "IS_ACTIVE"),
    "OSSYS_ROLE": ("ID", "SS_KEY", "ESPACE_ID", "IS_ACTIVE"),
    "OSSYS_TENANT": ("ID", "NAME", "ESPACE_ID", "IS_ACTIVE"),
    "OSSYS_APPLICATION": ("ID", "KEY", "IS_ACTIVE"),
    "OSSYS_BPM_PROCESS_DEFINITION": ("ID", "SS_KEY", "ESPACE_ID", "IS_ACTIVE"),
    "OSSYS_BPM_PROCESS_INPUT_DEF": ("ID", "SS_KEY", "PROCESS_DEF_ID", "IS_ACTIVE", "SS_TYPE"),
    "OSSYS_BPM_PROCESS_OUTPUT_DEF": ("ID", "SS_KEY", "PROCESS_DEF_ID", "IS_ACTIVE", "SS_TYPE"),
    "OSSYS_BPM_ACTIVITY_DEFINITION": ("ID", "SS_KEY", "PROCESS_DEF_ID", "IS_ACTIVE"),
    "OSSYS_BPM_ACTIVITY_OUTPUT_DEF": ("ID", "SS_KEY", "ACTIVITY_DEF_ID", "IS_ACTIVE", "SS_TYPE"),
    "OSSYS_BPM_PROCESS_STATUS": ("ID", "NAME"),
    "OSSYS_BPM_ACTIVITY_STATUS": ("ID", "NAME"),
    "OSSYS_BPM_ACTIVITY_KIND": ("ID", "NAME"),
}
_OF_BPT = "OSSYS_BPM_"


def read_by_scripts(ctx: Context) -> tuple[str, ...]:
    """Return the metamodel tables that this plan's scripts read; BPT's only where records of it are mapped."""
    bpt = any(item.match.table.startswith(_OF_BPT) for item in ctx.scope.recorded)
    return tuple(name for name in READ_BY_SCRIPTS if bpt or not name.startswith(_OF_BPT))


def guard(ctx: Context, head: ir.Head) -> ir.GuardModel:
    """Return the drift guard of everything that the plan uses, on both sides."""
    o11 = ctx.file.project.target.platform == "o11"
    entities: list[ir.EntityFact] = []
    for taken in ctx.scope.written:
        source = _entity_fact(taken.pair.source, ir.Side.SOURCE)
        target = _entity_fact(taken.pair.target, ir.Side.TARGET)
        # ODC has no metamodel tables in reach, and the platform's own tables are described by the
        # catalog: there the catalog alone is compared.
        platform = taken.hybrid is not None
        entities.append(msgspec.structs.replace(source, attributes=()) if platform else source)
        entities.append(target if o11 and not platform else msgspec.structs.replace(target, attributes=()))
    entities += link_facts(ctx)
    modules: list[ir.ModuleFact] = []
    keys = [module.key for module in ctx.scope.modules if not module.system]
    modules += _module_facts(ctx.correspondence.source, ir.Side.SOURCE, keys)
    if o11:
        modules += _module_facts(ctx.correspondence.target, ir.Side.TARGET, keys)
    return ir.GuardModel(head, tuple(entities), tuple(modules), *_process_facts(ctx, keys))


def _entity_fact(entity: Entity, side: ir.Side) -> ir.EntityFact:
    attributes = tuple(
        ir.AttributeFact(
            key=item.key if item.has_key else "",
            name=item.name,
            type=item.declared_type,
            column=item.declared_column,
        )
        for item in entity.attributes
        if not item.synthetic
    )
    table = entity.table
    columns = tuple(
        ir.ColumnFact(item.name, item.native, item.nullable if side is ir.Side.TARGET else None)
        for item in (table.columns if table is not None else ())
    )
    return ir.EntityFact(
        side=side,
        entity=key_of(entity.key),
        label=entity.label,
        table=table.name if table is not None else "",
        attributes=attributes,
        columns=columns,
    )


def _process_facts(
    ctx: Context, modules: list[str]
) -> tuple[tuple[ir.ProcessesFact, ...], tuple[ir.ParametersFact, ...]]:
    """Return what the run takes for granted of BPT's definitions in the source; nothing when none are moved."""
    taken = ctx.hybrid(PROCESSES)
    if taken is None or not taken.inserts:
        return (), ()
    bpm = ctx.correspondence.source.bpm
    known = sorted((item.id for item in bpm.definitions if item.espace in modules), key=int)
    ours = [item for item in bpm.parameters if item.espace in modules]
    tables = dict.fromkeys(item.table for item in ours)
    parameters = [
        ir.ParametersFact(
            ir.Side.SOURCE,
            table,
            tuple((item.id, item.declared) for item in ours if item.table == table),
        )
        for table in tables
        if (found := ctx.correspondence.source.system_table(table)) is not None and found.column("SS_TYPE") is not None
    ]
    return (ir.ProcessesFact(ir.Side.SOURCE, tuple(sorted(modules)), tuple(known)),), tuple(parameters)


def _module_facts(model: Model, side: ir.Side, keys: list[str]) -> list[ir.ModuleFact]:
    entities: dict[str, set[str]] = {key: set() for key in keys}
    for entity in model.entities:
        if entity.key.espace in entities and entity.kind is not EntityKind.SYSTEM:
            entities[entity.key.espace].add(entity.key.entity)
    names = {module.key: module.name for module in model.modules if not module.extension}
    return [ir.ModuleFact(side, key, names[key], tuple(sorted(entities[key]))) for key in keys if key in names]
