"""Server and catalog: what the scripts expect of them, as checks and as probes."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from compiler.metamodel import rows
from compiler.metamodel.rows import Engine, TypeKind
from compiler.model.match import major_version
from compiler.plan import ir
from compiler.plan.context import Context, column
from compiler.plan.names import slug
from compiler.plan.selections import Selections
from compiler.plan.writes import Writes


def table_states(ctx: Context, steps: tuple[ir.Step, ...]) -> tuple[ir.TableState, ...]:
    """Return constraints and triggers of every table that the run locks to write it, in the order of the locks."""
    tables = {item.name: item for item in ctx.correspondence.target.tables}
    labels = {
        taken.pair.target.table.name: taken.pair.source.label
        for taken in ctx.scope.written
        if taken.pair.target.table is not None
    }
    locks = [table for step in steps if isinstance(step, ir.OpenRun) for table in step.locks]
    return tuple(
        _state(labels.get(table.name, table.name), table, tables[table.name])
        for table in locks
        if table.name in tables
    )


def _state(label: str, table: ir.Table, physical: rows.Table) -> ir.TableState:
    # A CHECK that is not enabled is not in the snapshot: it says nothing of rows to come.
    constraints = [ir.ConstraintState(item.name, item.enabled, item.validated) for item in physical.foreign_keys]
    constraints += [ir.ConstraintState(item.name, validated=item.validated) for item in physical.checks]
    return ir.TableState(
        label,
        table,
        tuple(sorted(constraints, key=lambda item: item.name)),
        tuple(ir.TriggerState(item.name, item.enabled) for item in physical.triggers),
    )


def state_checks(states: tuple[ir.TableState, ...]) -> Iterator[ir.CheckStates]:
    """Yield a check for each table that has constraints or triggers."""
    for state in states:
        if state.constraints or state.triggers:
            yield ir.CheckStates(f"states-{slug(state.label, 60)}", state.label, state)


def environment_probes(
    ctx: Context, selections: Selections, writes: tuple[Writes, ...], steps: tuple[ir.Step, ...]
) -> Iterator[ir.Probe]:
    """Yield the probes of the server, its collations, constraints, triggers and sizes."""
    environment = ctx.correspondence.target.environment
    release = major_version(environment.engine, environment.engine_version)
    yield ir.ProbeVersion("O11-0935", "server", release)
    yield ir.ProbeCollations("O11-0936", "collations", _databases(ctx), tuple(_key_columns(ctx, steps)))
    states = table_states(ctx, steps)
    yield ir.ProbeConstraints("O11-0937", "constraints of written tables", states)
    yield ir.ProbeStates("O11-0938", "constraints of written tables", states)
    yield ir.ProbeStates("O11-0939", "triggers of written tables", states, triggers=True)
    yield ir.ProbeFiring("O11-0940", "triggers of written tables", states)
    yield ir.ProbePolicies("O11-0941", "policies and rules", states)
    yield ir.ProbeSizes("O11-0942", "sizes", tuple(_sizes(selections, writes)))


def masked_sides(ctx: Context) -> Iterator[ir.Side]:
    """Yield the sides with columns under dynamic data masking that are copied, or kept before they change."""
    for taken in ctx.taken.values():
        read = (pair.source for pair in taken.pair.attributes if pair.source.key not in taken.dropped)
        if any(item.column is not None and item.column.masked for item in read):
            yield ir.Side.SOURCE
            break
    for taken in ctx.taken.values():
        if taken.pair.target.table is not None and any(item.masked for item in taken.pair.target.table.columns):
            yield ir.Side.TARGET
            break


def _databases(ctx: Context) -> tuple[ir.DatabaseCollation, ...]:
    """Return the collations that snapshots know. PostgreSQL runs in one database, the target's."""
    source, target = ctx.correspondence.source.environment, ctx.correspondence.target.environment
    sides = [(ir.Side.TARGET, target)]
    if target.engine is Engine.MSSQL:
        sides.insert(0, (ir.Side.SOURCE, source))
    return tuple(
        ir.DatabaseCollation(side, environment.collation)
        for side, environment in sides
        if environment.collation is not None
    )


def _key_columns(ctx: Context, steps: tuple[ir.Step, ...]) -> Iterator[ir.KeyColumn]:
    """Yield identifiers, business keys and columns of unique indexes that are texts, each once."""
    seen: set[tuple[ir.Table, str]] = set()
    for label, table, item in _keys(ctx, steps):
        # What SQL Server's snapshot does not say cannot be compared.
        known = ctx.correspondence.target.environment.engine is Engine.POSTGRES or item.collation is not None
        if item.type.kind is TypeKind.TEXT and known and (table, item.name) not in seen:
            seen.add((table, item.name))
            yield ir.KeyColumn(label, table, item)


def _keys(ctx: Context, steps: tuple[ir.Step, ...]) -> Iterator[tuple[str, ir.Table, ir.Column]]:
    tables = {item.name: item for item in ctx.correspondence.target.tables}
    for step in steps:
        match step:
            case ir.InsertRows():
                name = step.head.label or step.target.name
                yield name, step.source, step.source_id
                yield name, step.target, step.target_id
                physical = tables[step.target.name]
                unique = {column for index in physical.uniques for column in index.columns}
                for item in physical.columns:
                    if item.name in unique:
                        yield name, step.target, column(item)
            case ir.BuildMatchedMap():
                for pair in step.columns:
                    yield step.head.label or step.target.name, step.source, pair.source
                    yield step.head.label or step.target.name, step.target, pair.target
            case _:
                pass


def _sizes(selections: Selections, writes: tuple[Writes, ...]) -> Iterator[ir.SizedTable]:
    for found in writes:
        physical = found.taken.pair.source.table
        yield ir.SizedTable(
            found.taken.pair.source.label,
            found.insert.source,
            selections.to_write(found.taken.pair.key),
            physical.bytes if physical is not None else None,
        )


def deletion_probes(
    writes: tuple[Writes, ...], steps: tuple[ir.Step, ...], undo: tuple[ir.Undo, ...]
) -> Iterator[ir.ProbeUnindexed]:
    """Yield the probe of foreign keys that make deletions slow; none where neither script deletes rows."""
    labels = {found.insert.target: found.taken.pair.source.label for found in writes}
    tables: dict[ir.Table, ir.DeletedTable] = {}
    for step in (*steps, *undo):
        match step:
            case ir.DeleteRows():
                table = step.table
                found = tables.get(table, ir.DeletedTable(labels.get(table, step.head.label or table.name), table))
                chosen = () if step.rows is None or step.rows in found.rows else (step.rows,)
                tables[table] = replace(found, whole=found.whole or step.rows is None, rows=(*found.rows, *chosen))
            case ir.DeleteInserted():
                table = step.table
                found = tables.get(table, ir.DeletedTable(labels.get(table, step.label), table))
                tables[table] = replace(found, undone=True)
            case _:
                pass
    if tables:
        yield ir.ProbeUnindexed("O11-0975", "deletions", tuple(tables.values()))
