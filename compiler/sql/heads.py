"""What the head of a step's file says of the tables that its statements read and write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from compiler.plan import ir
from compiler.plan.touches import Kind, Thing, own_touches
from compiler.sql.dialect import Dialect, Filler, Names
from compiler.sql.labels import label
from compiler.sql.maps import is_first
from compiler.sql.statement import Lowered

_MOVED = "moved; a rollback of the transaction does not undo that"


def headed(dialect: Dialect, names: Names, step: ir.Step, lowered: Lowered) -> Lowered:
    """Return the step with what its head says of tables read and written.

    The first step, the drift guard and the verification look at too many to be named: they say so in words.
    """
    if isinstance(step, ir.OpenRun | ir.GuardModel | ir.PrepareUndo | ir.RunChecks):
        return lowered
    if not any(statement.text for statement in lowered.statements):  # this dialect has nothing to do
        return replace(lowered, reads=(), writes=())
    own = own_touches(names.plan, step)
    writes = list(_shown(dialect, names, own.writes))
    if isinstance(step, Filler) and is_first(names, step) and not names.plan.temporary_maps:
        writes.append(f"{names.kept_in('map')} (the map is registered)")
    reads = [name for name in _shown(dialect, names, own.reads) if name not in writes]
    return replace(lowered, reads=tuple(reads), writes=tuple(writes))


def opened(names: Names) -> tuple[str, ...]:
    """Return what the step that opens a run in one transaction writes."""
    plan = names.plan
    if plan.temporary_maps:
        return ("nothing that stays: maps are temporary, there is no journal",)
    where = f" of {label(plan.maps_database)}" if plan.maps_database else ""
    return (f"schema o11c{where} (the tables of the journal, this run's row)",)


def _shown(dialect: Dialect, names: Names, things: Iterable[Thing]) -> Iterable[str]:
    return dict.fromkeys(_words(dialect, names, thing) for thing in things)


def _words(dialect: Dialect, names: Names, thing: Thing) -> str:
    name = label(thing.name)
    match thing.kind:
        case Kind.SOURCE:
            staged = {f"{names.plan.source.schema}.{table}": copy for table, copy in names.staged.items()}
            copy = staged.get(thing.name)
            if copy is None:
                return name
            return f"{name} (its copy {copy if copy.startswith('#') else names.kept_in(copy)})"
        case Kind.TARGET | Kind.MAP | Kind.KEPT | Kind.FILE | Kind.JOURNAL:
            return name
        case Kind.SELECTION | Kind.STAND_IN:
            return dialect.described(thing.name)
        case Kind.SEQUENCE:
            return f"sequence {name} ({_MOVED})"
        case Kind.TRIGGERS | Kind.CONSTRAINTS | Kind.METAMODEL:
            return f"{thing.kind.value} {name}"
        case _:
            assert_never(thing.kind)
