"""A source that is apart: on a linked server, or a folder of files. No statement joins it with the target.

Each script copies first what it reads of such a source, once per table, and reads the copies only
(docs/places.md). What that is follows from the plan alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import assert_never

from compiler.hybrids import QUEUES
from compiler.metamodel.rows import DataType, TypeKind
from compiler.plan import ir
from compiler.plan.facts import READ_BY_SCRIPTS
from compiler.plan.names import slug
from compiler.plan.opening import link_reads, reads, user_columns, value_columns

_Read = tuple[ir.Table, tuple[ir.Column, ...]]

# The schema of SQL Server's catalog views. They are copied as tables are: a view of another server cannot be
# looked into by OBJECT_ID or HAS_PERMS_BY_NAME.
CATALOG = "sys"
_INT = (DataType(TypeKind.INTEGER), "int")
_SMALL = (DataType(TypeKind.SMALLINT), "smallint")
_BIT = (DataType(TypeKind.BOOLEAN), "bit")
_NAME = (DataType(TypeKind.TEXT, length=128), "nvarchar(128)")
_KIND = (DataType(TypeKind.TEXT, length=2), "nvarchar(2)")
# Columns of catalog views that the scripts read (SQL Server documentation, "Object catalog views").
_VIEWS = {
    "schemas": {"schema_id": _INT, "name": _NAME},
    "objects": {"object_id": _INT, "schema_id": _INT, "name": _NAME, "type": _KIND},
    "columns": {
        "object_id": _INT,
        "column_id": _INT,
        "name": _NAME,
        "user_type_id": _INT,
        "max_length": _SMALL,
        "precision": _SMALL,
        "scale": _SMALL,
        "collation_name": _NAME,
    },
    "types": {"user_type_id": _INT, "name": _NAME, "is_user_defined": _BIT},
    "databases": {"database_id": _INT, "name": _NAME, "collation_name": _NAME},
    "security_predicates": {"object_id": _INT, "target_object_id": _INT},
    "security_policies": {"object_id": _INT, "name": _NAME, "is_enabled": _BIT},
}
# What tells two rows of a view apart. The predicates of one policy may share both of their columns.
CATALOG_KEYS: dict[str, tuple[str, ...]] = {
    "schemas": ("schema_id",),
    "objects": ("object_id",),
    "columns": ("object_id", "column_id"),
    "types": ("user_type_id",),
    "databases": ("database_id",),
    "security_policies": ("object_id",),
}
_GUARDED = ("schemas", "objects", "columns", "types")
_LOOKED_AT = (*_GUARDED, "databases", "security_predicates", "security_policies")


def is_apart(plan: ir.Plan) -> bool:
    """Tell whether the source is out of reach of joins."""
    return plan.source.server is not None or plan.source.files is not None


def run_stages(plan: ir.Plan) -> tuple[ir.Stage, ...]:
    """Return what migrate.sql and dryrun.sql read of the source, in the plan's order.

    The tables of the first step (``OpenRun.stages``) come first. Of a source that is apart, metamodel tables
    and the catalog follow; otherwise those are read where they are.
    """
    if not is_apart(plan):
        return _merged(plan, _opened(plan))
    return _merged(plan, _run(plan))


def _opened(plan: ir.Plan) -> Iterator[_Read]:
    for step in plan.steps:
        if isinstance(step, ir.OpenRun):
            yield from ((stage.table, stage.columns) for stage in step.stages)


def _run(plan: ir.Plan) -> Iterator[_Read]:
    yield from _opened(plan)
    yield from _checked(plan)
    yield from _metamodel(plan)
    yield from _catalog(plan, _GUARDED)


def look_stages(plan: ir.Plan) -> tuple[ir.Stage, ...]:
    """Return what preflight.sql reads of a source that is apart."""
    found = [
        *_metamodel(plan),
        *_catalog(plan, _LOOKED_AT),
        *(part for step in plan.steps if isinstance(step, _EARLY) for part in reads(step)),
        *(part for probe in plan.probes for part in probe_reads(probe)),
    ]
    return _merged(plan, found)


def check_stages(plan: ir.Plan) -> tuple[ir.Stage, ...]:
    """Return what verify.sql reads of a source that is apart."""
    selecting = (part for step in plan.steps if isinstance(step, _SELECTING) for part in reads(step))
    return _merged(plan, (*selecting, *_checked(plan)))


def all_stages(plan: ir.Plan) -> tuple[ir.Stage, ...]:
    """Return what any script reads of a source that is apart, or that is brought over (``Plan.staging``)."""
    stages = (*look_stages(plan), *check_stages(plan))
    return _merged(plan, (*_run(plan), *((stage.table, stage.columns) for stage in stages)))


def file_table(plan: ir.Plan, table: ir.Table) -> str:
    """Return the table of ``o11c`` that an exported file is loaded into: at most 48 bytes, unique by project."""
    return _file_name(table.name, f"{plan.project} {_called(table)}")


def export_table(plan: ir.Plan) -> str:
    """Return the table of ``o11c`` that says what was exported: a line for each file."""
    return _file_name("export", plan.project)


def _file_name(name: str, key: str) -> str:
    return f"file_{slug(name)}_{hashlib.sha256(key.encode()).hexdigest()[:10]}"


# Steps whose queries other scripts repeat: preflight pairs and selects, verify selects.
_SELECTING = (ir.SelectRows, ir.SelectProcesses, ir.CloseRows)
_EARLY = (ir.BuildMatchedMap, *_SELECTING)


def _merged(plan: ir.Plan, parts: Iterable[_Read]) -> tuple[ir.Stage, ...]:
    """Return a stage for each source table, with every column that is read, in the order of the parts."""
    columns: dict[ir.Table, dict[str, ir.Column]] = {}
    for table, read in parts:
        if table.side is ir.Side.SOURCE:
            columns.setdefault(table, {}).update({item.name: item for item in read})
    known = {stage.table: stage for step in plan.steps if isinstance(step, ir.OpenRun) for stage in step.stages}
    own = {
        item.table: item.column("ID").name
        for item in plan.system_tables
        if item.table.side is ir.Side.SOURCE and item.has("ID")
    }
    stages: list[ir.Stage] = []
    for table, found in columns.items():
        # Where rows are counted only, any column will do.
        read = tuple(found.values()) or known[table].columns[:1]
        identifier = known[table].identifier if table in known else own.get(table)
        stages.append(
            ir.Stage(
                table,
                read,
                identifier if any(item.name == identifier for item in read) else None,
                known[table].label if table in known else _called(table),
            )
        )
    return tuple(stages)


def _called(table: ir.Table) -> str:
    return table.name if table.schema is None else f"{table.schema}.{table.name}"


def _metamodel(plan: ir.Plan) -> Iterator[_Read]:
    for item in plan.system_tables:
        if item.table.side is not ir.Side.SOURCE:
            continue
        # Rows of a queue are counted only: any column will do, and the first is its key.
        names = tuple(name for name, _ in item.columns[:1]) if item.name in QUEUES else READ_BY_SCRIPTS[item.name]
        yield item.table, tuple(item.column(name) for name in names if item.has(name))


def _catalog(plan: ir.Plan, names: Iterable[str]) -> Iterator[_Read]:
    if plan.source_engine != "mssql":
        return
    collation = next(
        (
            item.collation
            for probe in plan.probes
            if isinstance(probe, ir.ProbeCollations)
            for item in probe.databases
            if item.side is ir.Side.SOURCE
        ),
        None,
    )
    for name in names:
        yield ir.Table(ir.Side.SOURCE, name, CATALOG), tuple(
            ir.Column(
                column, kind, native, collation=collation if kind.kind is TypeKind.TEXT else None
            )
            for column, (kind, native) in _VIEWS[name].items()
        )


def _checked(plan: ir.Plan) -> Iterator[_Read]:
    for check in plan.checks:
        match check:
            case ir.CheckRows():
                referring = (item.source for item in check.references)
                copied = (item.source for item in check.copies)
                computed = value_columns(check.computed)
                yield check.source, (check.source_id, *referring, *copied, *computed)
                for item in check.references:
                    if item.origin is not None and item.origin_id is not None:
                        yield item.origin, (item.origin_id,)
            case ir.CheckEvents():
                yield from reads(check.events)
            case ir.CheckLinks():
                yield from link_reads(check.links)
            case ir.CheckMap() | ir.CheckSequence() | ir.CheckTree() | ir.CheckTriggers() | ir.CheckStates():
                pass  # of the target and the maps
            case _:
                assert_never(check)


def probe_reads(probe: ir.Probe) -> Iterator[_Read]:
    """Yield the tables and columns that a probe reads by itself, of either side."""
    match probe:
        case ir.ProbeReference():
            yield probe.source, _present(probe.source_id, probe.column, probe.activity, probe.definition)
            yield from _partner(probe)
        case ir.ProbeLookedUp():
            yield probe.source, (probe.source_id, probe.column)
            yield probe.referenced, (probe.referenced_id,)
        case ir.ProbeText():
            yield probe.source, _present(probe.source_id, probe.column, probe.selector)
            for case in probe.cases:
                yield from _partner(case)
        case ir.ProbeShared():
            yield probe.table, (probe.identifier, *(item.column for item in probe.columns))
        case ir.ProbeUnique():
            yield probe.source, (probe.source_id, *(item.source for item in probe.columns))
            yield probe.target, (probe.target_id, *(item.target for item in probe.columns))
        case ir.ProbeRepeated():
            yield probe.source, (probe.source_id, *(item.source for item in probe.columns))
        case ir.ProbeValues():
            yield probe.source, (probe.source_id, *(item.source for item in probe.cases))
        case ir.ProbeIds() | ir.ProbeCollision():
            yield probe.source, (probe.source_id,)
            yield probe.target, (probe.target_id,)
        case ir.ProbeMerging():
            yield probe.source, (probe.source_id,)
        case ir.ProbeIdentity():
            yield probe.target, (probe.target_id,)
        case ir.ProbeUser():
            yield probe.table, (probe.identifier, probe.match)
        case ir.ProbeGone() | ir.ProbeCount():
            yield probe.table, (probe.identifier,)
        case ir.ProbeConsumer():
            yield probe.target, (probe.target_id,)
        case ir.ProbeSizes():
            for item in probe.tables:
                yield item.source, ()  # rows are counted
        case ir.ProbeAddresses():
            yield probe.users.table, user_columns(probe.users)
        case ir.ProbeLeftOut():
            yield probe.table, _present(probe.identifier, probe.name, probe.tenant)
        case ir.ProbeUserFile() | ir.ProbeDerived() | ir.ProbeLinks():
            pass  # of the step that they are about
        case ir.ProbeDropped() | ir.ProbeBinary():
            yield probe.source, (probe.source_id, probe.column)
        case (
            ir.ProbeMatch()
            | ir.ProbeQueue()
            | ir.ProbeVersion()
            | ir.ProbeCollations()
            | ir.ProbeConstraints()
            | ir.ProbeStates()
            | ir.ProbeFiring()
            | ir.ProbeKeys()
            | ir.ProbePolicies()
            | ir.ProbeUnindexed()
        ):
            pass  # of the step that matches, of metamodel and catalog
        case _:
            assert_never(probe)


def _present(*columns: ir.Column | None) -> tuple[ir.Column, ...]:
    return tuple(item for item in columns if item is not None)


def _partner(found: ir.ProbeReference | ir.TextProbeCase) -> Iterator[_Read]:
    if found.referenced is not None and found.referenced_id is not None:
        yield found.referenced, (found.referenced_id,)
