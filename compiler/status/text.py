"""The state of a run in words, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from compiler.diagnostics import one_line
from compiler.status.state import Run, Running, State


def as_text(state: State) -> str:
    """Return the state for people, a few lines; at the end of a run the entities of each application."""
    return "\n".join(one_line(line) for line in _lines(state))


def as_json(state: State) -> str:
    """Return the state for programs."""
    run = state.run
    content = {
        "active": state.active,
        "interrupted": state.interrupted,
        "sessions": [
            {
                "step": item.what,
                "at": item.at,
                "of": item.total,
                "seconds": item.seconds,
                "waits_for_lock": item.waiting,
                "entities_done": None if item.written is None else item.written[0],
                "entities": None if item.written is None else item.written[1],
            }
            for item in state.running
        ],
        "run": None
        if run is None
        else {
            "run_id": run.id,
            "project": run.project,
            "mode": run.mode,
            "status": run.status,
            "seconds": run.seconds,
            "rows": run.rows,
            "entities_done": run.entities[0],
            "entities": run.entities[1],
            "entities_migrated": run.migrated[0],
            "entities_to_migrate": run.migrated[1],
            "seconds_left": run.left if run.status == "running" else None,
            "steps": [
                {
                    "step_id": step.id,
                    "phase": step.phase,
                    "entity": step.label,
                    "applications": step.applications,
                    "rows_expected": step.expected,
                    "rows": step.rows if step.done else step.batch_rows,
                    "seconds": step.seconds,
                    "ended": step.ended,
                    "asset": step.asset,
                }
                for step in run.steps
            ],
            "assets": [
                {"asset": asset, "entities": [_entity(run, label) for label in labels]}
                for asset, labels in assets(run).items()
            ],
        },
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=1).decode()


def _lines(state: State) -> Iterator[str]:
    for item in state.running:
        yield _session(item)
    run = state.run
    if run is None:
        if not state.running:
            yield "No run of o11c has been committed in this database."
        if state.locked and not any(item.at for item in state.running):
            yield "A run is under way in one transaction: its rows and its journal are seen when it commits."
        return
    # While a whole run is under way the journal still ends with the run before it.
    earlier = run.status != "running" and any(item.at is not None for item in state.running)
    yield from _run(state, run, "Last run before this one" if earlier else "Run")


def _session(item: Running) -> str:
    waiting = "; it waits for a lock of somebody else" if item.waiting else ""
    if item.at is None or item.total is None:
        return f"{item.what}: under way for {duration(item.seconds)}{waiting}"
    written = "" if item.written is None else f", {item.written[0]:,} of {item.written[1]:,} entities written"
    return (
        f"Step {item.at} of {item.total} ({item.what}): {duration(item.seconds)} in its transaction{written}{waiting}"
    )


def _run(state: State, run: Run, title: str) -> Iterator[str]:
    words = {"running": "under way", "done": "done", "rolled back": "undone by rollback.sql"}
    mode = {"whole": ", one transaction", "step": ", step by step"}.get(run.mode or "", "")
    yield f"{title} {run.id} of {run.project}{mode}: {words.get(run.status, run.status)}"
    finished, entities = run.migrated if run.of_odc else run.entities
    migrated = " migrated" if run.of_odc else ""
    done = sum(step.done for step in run.steps)
    if not run.steps:
        return
    pace = f", {run.rows / run.seconds:,.0f} rows/s" if run.seconds >= 1 and run.status == "running" else ""
    yield (
        f"  {done} of {len(run.steps)} steps, {finished} of {entities} entities{migrated}, {run.rows:,} rows "
        f"in {duration(run.seconds)}{pace}"
    )
    if run.status == "running":
        yield from _under_way(state, run)
    if run.of_odc:
        yield from _logged(run)
    if run.status == "done":
        yield from _of_assets(run) if run.of_odc else _migrated(run)


def _under_way(state: State, run: Run) -> Iterator[str]:
    step = run.current
    if step is not None:
        rows = f"; {step.batch_rows:,} rows of it are committed" if step.batch_rows else ""
        expected = f", about {step.expected:,} rows" if step.expected is not None else ""
        yield f"  phase {step.phase}, step {step.id}{expected}{rows}"
    if state.interrupted:
        yield "  Nobody goes on with it: it was interrupted. Run migrate.sql again (it continues), or rollback.sql."
    elif state.locked is not False:
        left = run.left
        yield f"  about {duration(left)} left at this pace" if left is not None else "  no estimate of the rest yet"


def assets(run: Run) -> dict[str, list[str]]:
    """Return the entities that rows go into, by ODC asset; users and what belongs to them are in none (empty name)."""
    found: dict[str, list[str]] = {}
    for step in run.steps:
        if run.of_odc and step.kind == "insert_rows" and step.label is not None:
            found.setdefault(step.asset or "", []).append(step.label)
    return {asset: sorted(found[asset]) for asset in sorted(found, key=lambda name: (not name, name))}


def _entity(run: Run, label: str) -> dict[str, Any]:
    """Return an entity of a run: whether all its steps are done, rows inserted and updated so far."""
    steps = [step for step in run.steps if step.label == label]
    return {
        "entity": label,
        "done": all(step.done for step in steps),
        "inserted": sum(step.rows or 0 for step in steps if step.kind == "insert_rows"),
        "updated": sum(step.rows or 0 for step in steps if step.kind == "update_rows"),
    }


# Finished steps that the text shows; --json has all.
_LOGGED = 10


def _logged(run: Run) -> Iterator[str]:
    """Show the last finished steps, with the time since the run's start."""
    ended = sorted(((step.ended, step) for step in run.steps if step.ended is not None), key=lambda item: item[0])
    if ended:
        yield f"  log ({'all' if len(ended) <= _LOGGED else f'the last {_LOGGED} of {len(ended):,}'} finished steps)"
    for seconds, step in ended[-_LOGGED:]:
        rows = "" if step.rows is None else f": {step.rows:,} rows"
        yield f"    {clock(seconds)} {step.id}{rows}"


def _of_assets(run: Run) -> Iterator[str]:
    """List the migrated entities of each asset, as the vendor's console does."""
    for asset, labels in assets(run).items():
        count = f"{len(labels):,} {'entity' if len(labels) == 1 else 'entities'}"
        yield f"  {asset or '(users and groups)'}: {count}"
        for label in labels:
            item = _entity(run, label)
            updated = f", {item['updated']:,} updated" if item["updated"] else ""
            yield f"    {label}: {item['inserted']:,} inserted{updated}"


def _migrated(run: Run) -> Iterator[str]:
    """List the entities of each application, with the rows that were inserted and changed."""
    inserted: dict[tuple[str, str], int] = {}
    updated: dict[tuple[str, str], int] = {}
    for step in run.steps:
        if step.label is None or step.kind not in ("insert_rows", "update_rows"):
            continue
        tally = inserted if step.kind == "insert_rows" else updated
        for application in step.applications or ("(platform)",):
            key = (application, step.label)
            tally[key] = tally.get(key, 0) + (step.rows or 0)
    last = ""
    for application, label in sorted({*inserted, *updated}):
        if application != last:
            yield f"  {application}"
            last = application
        words = [f"{inserted.get((application, label), 0):,} inserted"]
        if (application, label) in updated:
            words.append(f"{updated[application, label]:,} updated")
        yield f"    {label}: {', '.join(words)}"


def clock(seconds: float) -> str:
    """Return a time since the start: ``0:00:42``."""
    whole = int(seconds)
    return f"{whole // 3600}:{whole % 3600 // 60:02}:{whole % 60:02}"


def duration(seconds: float) -> str:
    """Return a time in words: ``42 s``, ``3 min 5 s``, ``2 h 10 min``."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
