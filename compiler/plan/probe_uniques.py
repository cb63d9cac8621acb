"""Probes of unique indexes: rows that would collide with the target's, or with each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compiler.metamodel.rows import Engine, Index, TypeKind
from compiler.model.types import EntityKey
from compiler.plan import ir
from compiler.plan.context import Context
from compiler.plan.keys import Keys
from compiler.plan.selections import Selections
from compiler.plan.writes import Writes


def unique_probes(
    ctx: Context, keys: Keys, selections: Selections, by_map: Mapping[str, EntityKey], found: Writes
) -> Iterator[ir.ProbeUnique | ir.ProbeRepeated]:
    """Yield the probes of every unique index whose values are known before the run.

    An index with a predicate holds for some rows only, and its text is the database's: its findings are
    warnings (O11-0933).
    """
    taken, insert = found.taken, found.insert
    assert taken.pair.target.table is not None
    own = keys.maps[taken.pair.key]
    rows = selections.to_write(taken.pair.key)
    plans = {plan.target.name: plan for plan in insert.columns}
    for index in taken.pair.target.table.uniques:
        code, severity = ("O11-0919", "error") if index.predicate is None else ("O11-0933", "warning")
        one_null = _admits_one_null(ctx, index)
        columns = [plans.get(name) for name in index.columns]
        known = [_known(ctx, by_map, plan) for plan in columns]
        if taken.mode not in ("replace", "recreate") and known and None not in known:
            yield ir.ProbeUnique(
                code=code,
                severity=severity,
                label=own.label,
                index=index.name,
                source=insert.source,
                source_id=own.old,
                target=insert.target,
                target_id=own.new,
                columns=tuple(item for item in known if item is not None),
                rows=rows,
                matched=own.table if taken.matches or own.kept else None,
                one_null=one_null,
                fresh=own.kept,
            )
        repeated = _repeated(columns, one_null)
        if repeated and not _unique_already(found, repeated, index, one_null, ctx):
            fresh = own.mixed and found.update is None
            yield ir.ProbeRepeated(
                code=code,
                severity=severity,
                label=own.label,
                index=index.name,
                source=insert.source,
                source_id=own.old,
                columns=repeated,
                rows=rows,
                matched=own.table if fresh else None,
                one_null=one_null,
                fresh=fresh,
            )


def _admits_one_null(ctx: Context, index: Index) -> bool:
    """Tell whether NULL collides with NULL. SQL Server: always, but an index over what is not NULL has none."""
    if index.predicate is not None and "IS NOT NULL" in index.predicate.upper():
        return False
    return not index.nulls_distinct or ctx.correspondence.target.environment.engine is Engine.MSSQL


def _known(ctx: Context, by_map: Mapping[str, EntityKey], plan: ir.ColumnPlan | None) -> ir.UniqueColumn | None:
    """Return what is written into a column of an index, None where it is new or not known before."""
    if plan is None:
        return None
    match plan.value:
        case ir.Copy(source=source):
            return ir.UniqueColumn(source, plan.target)
        case ir.Remap(source=source, map=table):
            taken = ctx.taken.get(by_map[table])
            # New ids cannot be in the target; only records and matched or kept rows have a partner there.
            if taken is None or taken.matches or ctx.file.project.second_run:
                return ir.UniqueColumn(source, plan.target, table)
            return None
        case _:
            return None


def _repeated(columns: list[ir.ColumnPlan | None], one_null: bool) -> tuple[ir.RepeatedColumn, ...]:
    """Return the columns by which rows of the source may be equal; none where they cannot be, or nobody knows.

    Old and new ids are one to one, so references are compared as they are in the source, unless lost ones
    become one value. A constant is the same in all rows. Masked values are compared in the run (O11-0923).
    """
    found: list[ir.RepeatedColumn] = []
    for plan in columns:
        match plan.value if plan is not None else None:
            case ir.Copy(source=source) if plan is not None:
                found.append(ir.RepeatedColumn(source, plan.target))
            case ir.Remap(source=source, map=table, missing=missing, instead=instead) if plan is not None:
                merges = instead is not None or (missing is ir.Missing.NULL and one_null)
                found.append(
                    ir.RepeatedColumn(source, plan.target, table if merges else None, instead is not None)
                )
            case ir.Constant(text=text) if text is not None or one_null:
                pass
            case _:
                return ()
    return tuple(found)


def _unique_already(
    found: Writes, columns: tuple[ir.RepeatedColumn, ...], index: Index, one_null: bool, ctx: Context
) -> bool:
    """Tell whether an index of the source keeps rows apart by these columns, as the target would."""
    table = found.taken.pair.source.table
    assert table is not None
    apart = {item.source.name for item in columns if item.map is None and _compared_alike(item)}
    nullable = {item.source.name for item in columns if item.source.nullable}
    known = [other for other in table.uniques if other.predicate is None or index.predicate is not None]
    if set(table.primary_key) and set(table.primary_key) <= apart:
        return True
    return any(
        set(other.columns) <= apart
        and (not one_null or not nullable & set(other.columns) or _admits_one_null(ctx, other))
        for other in known
    )


def _compared_alike(item: ir.RepeatedColumn) -> bool:
    """Tell whether values that differ in the source differ in the target."""
    old, new = item.source, item.target
    if old.type.kind is TypeKind.TEXT:
        same_name = (old.collation, old.collation_schema) == (new.collation, new.collation_schema)
        return same_name and old.native.rpartition(".")[2].startswith("citext") == new.native.endswith("citext")
    return old.type.kind is not TypeKind.DATETIME or new.type.kind is TypeKind.DATETIME
