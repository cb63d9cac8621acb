"""The interpreter's maps: who is the same on both sides, and new ids for those who are new."""

from __future__ import annotations

from collections import Counter
from typing import TypeAlias

from compiler.plan import ir
from tests.support.interpreter_state import Run, RunRefused, fold, spelled
from tests.support.literals import literal
from tests.support.tables import Row, Value

Ids: TypeAlias = ir.ReserveIds | ir.InheritIds | ir.PreserveIds


def open_map(run: Run, name: str, target: ir.Table | None = None, target_id: ir.Column | None = None) -> None:
    """Make a map ready for the first step that fills it: empty, or as an earlier run left it.

    Pairs of an earlier run whose row the target has lost since are forgotten: the row is written again
    (O11-0926). What earlier runs inserted is remembered in ``made``.
    """
    item = run.plan.map(name)
    if name in run.target.maps:
        assert item.mixed, f"{name} is filled by two steps"
        return
    run.target.maps[name], run.target.fresh[name], run.target.made[name] = {}, set(), set()
    if not item.kept or target is None or target_id is None:
        return
    there = {row[target_id.name] for row in run.rows(target)}
    for old, new in run.earlier.maps.get(name, {}).items():
        if new in there:
            run.pair(name, old, new, fresh=False)
    earlier = run.earlier.fresh.get(name, set()) | run.earlier.made.get(name, set())
    run.target.made[name] = earlier & run.map(name).keys()


def build_literal(run: Run, step: ir.BuildLiteralMap) -> None:
    """Fill a map with pairs known at compile time."""
    kinds = run.plan.map(step.map)
    open_map(run, step.map)
    for pair in step.pairs:
        run.pair(step.map, literal(pair.old, kinds.old.type), literal(pair.new, kinds.new.type), fresh=False)


# --- matched -------------------------------------------------------------------------------------


def build_matched(run: Run, step: ir.BuildMatchedMap) -> None:
    """Match rows of both sides on a business key."""
    open_map(run, step.map, step.target, step.target_id)
    held = dict(run.map(step.map))
    there = {row[step.source_id.name] for row in run.rows(step.source)}
    busy = {new for old, new in held.items() if old in there}
    gone = {new: old for old, new in held.items() if old not in there}
    selected = [
        row for row in run.chosen(step.source, step.source_id, step.rows) if row[step.source_id.name] not in held
    ]
    ours: list[tuple[Value, tuple[Value, ...]]] = []
    for row in selected:
        key = _key(run, step, row, mapped=True)
        if key is not None:
            ours.append((row[step.source_id.name], key))
    theirs: dict[tuple[Value, ...], list[Value]] = {}
    for row in run.rows(step.target):
        key = _target_key(step, row)
        if key is not None and row[step.target_id.name] not in busy:
            theirs.setdefault(key, []).append(row[step.target_id.name])
    if step.refuse_shared:
        _refuse_shared(run, step, selected, theirs)
    times = Counter(key for _, key in ours)
    for old, key in ours:
        candidates = theirs.get(key, [])
        if times[key] == 1 and len(candidates) == 1:
            before = gone.get(candidates[0])
            was_made = before in run.made(step.map)
            if before is not None:
                run.forget(step.map, before)
            run.pair(step.map, old, candidates[0], fresh=False)
            if was_made:
                run.made(step.map).add(old)


def _key(run: Run, step: ir.BuildMatchedMap, row: Row, *, mapped: bool) -> tuple[Value, ...] | None:
    """Return a source row's key as the target would hold it (``mapped``) or as it is; None when it has none."""
    parts: list[Value] = []
    for column in step.columns:
        value = row[column.source.name]
        if value is None:
            return None
        match column.how:
            case ir.How.FOLDED:
                value = fold(str(value))
                if value == "":
                    return None
            case ir.How.EMAIL:
                value = fold(str(value).strip(" "))
                if value == "":
                    return None
            case ir.How.LISTED:
                value = dict(column.listed).get(str(value))
                if value is None:
                    return None
                value = fold(str(value))
            case ir.How.MAPPED:
                assert column.map is not None
                value = run.map(column.map).get(value) if mapped else value
                if value is None:
                    return None
            case ir.How.EXACT:
                value = spelled(value, column.target)
        parts.append(value)
    return tuple(parts)


def _target_key(step: ir.BuildMatchedMap, row: Row) -> tuple[Value, ...] | None:
    parts: list[Value] = []
    for column in step.columns:
        value = row[column.target.name]
        if value is None:
            return None
        match column.how:
            case ir.How.FOLDED | ir.How.LISTED:
                value = fold(str(value))
            case ir.How.EMAIL:
                value = fold(str(value).strip(" "))
            case ir.How.EXACT | ir.How.MAPPED:
                pass
        parts.append(value)
    return tuple(parts)


def _refuse_shared(
    run: Run, step: ir.BuildMatchedMap, rows: list[Row], theirs: dict[tuple[Value, ...], list[Value]]
) -> None:
    seen: set[tuple[Value, ...]] = set()
    for row in rows:
        shown = f"{step.source.name} row {row[step.source_id.name]!r}"
        key = _key(run, step, row, mapped=False)
        if key is None:
            raise RunRefused(f"{shown} has an empty business key")
        if key in seen:
            raise RunRefused(f"{shown} shares its business key with another row of the source")
        seen.add(key)
        wanted = _key(run, step, row, mapped=True)
        if wanted is not None and len(theirs.get(wanted, [])) > 1:
            raise RunRefused(f"{shown} has {len(theirs[wanted])} partners in the target")


def find_user(run: Run, step: ir.FindUser) -> None:
    """Find the one user that stands in for others."""
    found = [
        row[step.target_id.name]
        for row in run.rows(step.target)
        if row[step.match.name] is not None and fold(str(row[step.match.name])) == fold(step.value)
    ]
    if len(found) != 1:
        raise RunRefused(f"{len(found)} users are called {step.value!r}")
    run.stand_ins[step.name] = found[0]


def forget(run: Run, step: ir.ForgetPairs) -> None:
    """Take pairs out of a map."""
    for old, new in list(run.map(step.map).items()):
        if step.rows is None or new in run.selection(step.rows):
            run.forget(step.map, old)


# --- new ids -------------------------------------------------------------------------------------


def make_ids(run: Run, step: Ids) -> None:
    """Give new ids to the rows of a selection that the map does not hold yet."""
    open_map(run, step.map, step.target, step.target_id)
    if isinstance(step, ir.InheritIds):
        # A parent that was written again has another id: its extension's pair goes with it.
        parents = run.map(step.parent)
        for old, new in list(run.map(step.map).items()):
            if parents.get(old) != new:
                run.forget(step.map, old)
    present = {row[step.target_id.name] for row in run.rows(step.target)}
    for row in run.chosen(step.source, step.source_id, step.rows):
        old = row[step.source_id.name]
        if old in run.map(step.map):
            continue
        new = _new_id(run, step, old)
        if new is None:
            continue
        if new in present:
            raise RunRefused(f"{step.target.name} has id {new!r} already")
        run.pair(step.map, old, new, fresh=True)
    if run.plan.map(step.map).folded and len({fold(str(old)) for old in run.map(step.map)}) < len(run.map(step.map)):
        raise RunRefused(f"identifiers of {step.source.name} read the same")


def _new_id(run: Run, step: Ids, old: Value) -> Value:
    match step:
        case ir.ReserveIds():
            return run.new_id()
        case ir.PreserveIds():
            return spelled(old, step.target_id)
        case ir.InheritIds():
            new = run.map(step.parent).get(old)
            if new is None and step.missing is ir.Missing.ERROR:
                raise RunRefused(f"{step.source.name}: identifier {old} has no partner in {step.parent}")
            return new
