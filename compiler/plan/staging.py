"""The staging of a source: which of its columns are brought into the target's database, and by which types."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

import msgspec
from msgspec.structs import replace

from compiler.diagnostics import Findings
from compiler.metamodel.native import postgres_type
from compiler.metamodel.rows import Column, Engine, Snapshot, Table, TypeKind
from compiler.metamodel.staged import DIGITS, staged_native
from compiler.plan import ir
from compiler.plan.apart import all_stages
from compiler.project import Project, ProjectFile
from compiler.project.staged import brings_over

# What PostgreSQL keeps of a name, in bytes.
LONGEST_NAME = 63
# The listing of what was exported: a table of the staging schema.
LISTING = "o11c_listing"
FOREIGN = "_foreign"
_TOO_MANY_DIGITS = re.compile(r"(?:datetime2|time|datetimeoffset)\(7\)")


def with_staging(plan: ir.Plan, file: ProjectFile, source: Snapshot, findings: Findings) -> ir.Plan:
    """Return a plan on PostgreSQL with the staging of its source. ``source`` is the snapshot as it was read.

    Columns that cannot be brought over, and names that PostgreSQL would cut, are O11-0426 and O11-0428 in ``findings``;
    what values lose is O11-0427.
    """
    environment, at = source.metamodel.environment, file.project.source.at
    staging = ir.Staging(
        _way(file.project), environment.engine.value, environment.engine_version,
        at.database or environment.database, environment.schema, at.files, at.server,
    )
    if not brings_over(file.project):
        return replace(plan, staging=staging)
    _check_names(plan, file, findings)
    physical = {table.name: table for table in source.metamodel.tables}
    stages = _stages(plan)
    tables = tuple(_table(stage, physical[stage.table.name], environment.engine, findings) for stage in stages)
    columns = {table.name: [item.column.name for item in table.columns] for table in tables}
    steps = tuple(_of_staged(step, columns) for step in plan.steps)
    return replace(plan, steps=steps, staging=replace(staging, tables=tables))


def _way(project: Project) -> ir.Way:
    if not brings_over(project):
        return ir.Way.GIVEN
    return ir.Way.FILES if project.source.at.files is not None else ir.Way.FOREIGN


def foreign_schema(plan: ir.Plan) -> str:
    """Return the schema of the foreign tables that staging tables are filled from."""
    return f"{plan.source.schema}{FOREIGN}"


def stamp(plan: ir.Plan) -> str:
    """Return the SHA-256 (hex) of what is brought over: exported by other scripts, it is another."""
    assert plan.staging is not None
    return hashlib.sha256(plan.source_digest.encode() + msgspec.json.encode(plan.staging)).hexdigest()


def _stages(plan: ir.Plan) -> tuple[ir.Stage, ...]:
    """Return what any script reads of the source; each table that the drift guard looks at is among it."""
    stages = all_stages(plan)
    known = {stage.table.name for stage in stages}
    missing = {
        fact.table for step in plan.steps if isinstance(step, ir.GuardModel) for fact in step.entities
        if fact.side is ir.Side.SOURCE and fact.table not in known
    }
    assert not missing, f"nothing is read of {sorted(missing)}"
    return stages


def _table(stage: ir.Stage, table: Table, engine: Engine, findings: Findings) -> ir.StagedTable:
    known = {column.name: column for column in table.columns}
    columns = [_column(stage, item, known[item.name], engine, findings) for item in stage.columns]
    if len(columns) == 1 and columns[0].column.type.kind is TypeKind.TEXT:
        # A line of a file with an empty text alone would be an empty line, which bcp does not write (docs/adr/0022).
        columns += [_beside(item, engine) for item in _others(table, columns[0], engine)]
    unique = table.primary_key == (stage.identifier,)
    return ir.StagedTable(stage.label, table.name, tuple(columns), stage.identifier, unique, table.rows)


def _others(table: Table, column: ir.StagedColumn, engine: Engine) -> Iterator[Column]:
    """Yield one more column of a table, if it has one that can be brought over."""
    for item in table.columns:
        if item.name != column.column.name and staged_native(item, engine) is not None:
            yield item
            return


def _beside(item: Column, engine: Engine) -> ir.StagedColumn:
    native = staged_native(item, engine)
    assert native is not None
    return ir.StagedColumn(ir.Column(item.name, postgres_type(native), native, item.nullable), item.native)


def _column(
    stage: ir.Stage, column: ir.Column, physical: Column, engine: Engine, findings: Findings
) -> ir.StagedColumn:
    where = f"{stage.label}, column {column.name}"
    if len(column.name.encode()) > LONGEST_NAME:
        findings.add("O11-0426", where, f"{len(column.name.encode())} bytes, and PostgreSQL keeps {LONGEST_NAME}")
    if staged_native(physical, engine) is None:
        findings.add("O11-0428", where, f"its type is {physical.native}")
    elif engine is Engine.MSSQL and _TOO_MANY_DIGITS.fullmatch(physical.native):
        found = f"{physical.native} has seven digits of a second, PostgreSQL keeps {DIGITS}"
        findings.add("O11-0427", where, found)
    return ir.StagedColumn(column, physical.native, physical.masked)


def _check_names(plan: ir.Plan, file: ProjectFile, findings: Findings) -> None:
    at = file.project.source.at
    for stage in _stages(plan):
        size = len(stage.table.name.encode())
        if size > LONGEST_NAME:
            findings.add("O11-0426", stage.label, f"table {stage.table.name}: {size} bytes, PostgreSQL keeps 63")
    schema = foreign_schema(plan) if at.server is not None else plan.source.schema
    if len(schema.encode()) > LONGEST_NAME:
        findings.add("O11-0426", file.where("source", "at", "schema"), f"schema {schema}: PostgreSQL keeps 63 bytes")


def _of_staged(step: ir.Step, columns: Mapping[str, list[str]]) -> ir.Step:
    """Return the drift guard with the columns that the staging tables have; other steps as they are."""
    if not isinstance(step, ir.GuardModel):
        return step
    entities = tuple(
        fact if fact.side is not ir.Side.SOURCE
        else replace(fact, columns=tuple(item for item in fact.columns if item.name in columns.get(fact.table, ())))
        for fact in step.entities
    )
    return replace(step, entities=entities)
