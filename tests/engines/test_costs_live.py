"""The locks that the plan tells of are those that PostgreSQL says the run holds, step by step."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import psycopg
import pytest

from compiler.demo.server import Server
from compiler.metamodel.rows import Engine
from compiler.plan import ir
from compiler.script.cost_words import LOCKS
from tests.support.case_run import Stage, outcome, prepare
from tests.support.cases import SCHEMAS, load_case

# Every kind of step that touches a table of source or target is in one of these.
CASES = (
    "bpt_mode_replace", "cycle_cut", "events_emptied", "guide_process_11266", "keys_preserve", "mask_unique",
    "guide_osevt_rows", "merge_update", "people_groups_update", "replace_consumers_deleted", "replace_cycle",
    "odc_people", "revalidate_append",
    "self_reference_direct", "users_policy_recreate", "users_unmatched_as", "user_extension", "where_closure_mandatory",
)
SECOND = ("second_gone_processes", "second_gone_deleted", "second_processes", "second_extension")

# What the session holds on tables of both sides. Temporary tables, sequences and o11c's own are nobody else's.
HELD = (
    "SELECT '@', '{step}', n.nspname, c.relname, l.mode FROM pg_catalog.pg_locks AS l "
    "JOIN pg_catalog.pg_class AS c ON c.oid = l.relation JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace "
    "WHERE l.pid = pg_backend_pid() AND l.granted AND c.relkind IN ('r', 'p', 'f') AND n.nspname IN ({schemas});\n"
)
LINE = re.compile(r"^ *@ +\| (\S+) *\| (\S+) *\| (.+?) *\| (\w+)$", re.MULTILINE)
MODES = {
    "ACCESS SHARE": "AccessShareLock",
    "ROW SHARE": "RowShareLock",
    "ROW EXCLUSIVE": "RowExclusiveLock",
    "SHARE ROW EXCLUSIVE": "ShareRowExclusiveLock",
    "ACCESS EXCLUSIVE": "AccessExclusiveLock",
}
Held = set[tuple[str, str, str]]


def run(stage: Stage, folder: Path, *, second: bool) -> tuple[ir.Plan, dict[str, Held]]:
    """Compile from what the database says, migrate, and return the locks that are held after each step."""
    found = outcome(prepare(stage.case, folder, "postgres", stage.read(), second=second))
    assert found.planned is not None, found.diagnostics
    for script in found.scripts:
        (folder / script.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / script.path).write_bytes(script.data)
    listed = ", ".join(f"'{schema}'" for schema in SCHEMAS)
    driver = folder / "migrate.sql"
    watched, steps = re.subn(
        r"^\\ir steps/(.+)\.sql$",
        lambda line: f"{line[0]}\n{HELD.format(step=line[1], schemas=listed)}",
        driver.read_text(encoding="utf-8"), flags=re.MULTILINE,
    )
    assert steps == len(found.planned.plan.steps)
    driver.write_text(watched, encoding="utf-8")
    code, output = stage.psql(folder, "migrate.sql")
    assert code == 0, output
    held: dict[str, Held] = {step.head.id: set() for step in found.planned.plan.steps}
    for step, schema, table, mode in LINE.findall(output):
        held[step].add((schema, table, mode))
    return found.planned.plan, held


def told(plan: ir.Plan, locks: Iterable[ir.Lock]) -> Held:
    """Return locks of the plan as PostgreSQL would name them."""
    places = {ir.Side.SOURCE: plan.source.schema, ir.Side.TARGET: plan.target.schema}
    return {
        (
            lock.table.schema or places[lock.table.side], lock.table.name,
            MODES[LOCKS[Engine.POSTGRES][lock.kind].mode],
        )
        for lock in locks
    }


def agree(plan: ir.Plan, held: dict[str, Held]) -> None:
    so_far: Held = set()
    for cost in plan.costs:
        so_far |= told(plan, cost.locks)
        assert held[cost.step] <= so_far, f"{cost.step} holds what nobody told of"
        # Keys of a row that has none are not looked up, and a cascade that finds no row changes none.
        possible = (ir.LockKind.REFERS, ir.LockKind.WRITES)
        sure = told(plan, (lock for lock in cost.locks if lock.kind not in possible))
        assert sure <= held[cost.step], f"{cost.step} does not hold what is told of"
        written = {lock.table for lock in cost.locks if lock.kind is ir.LockKind.WRITES}
        names = {table for _, table, mode in held[cost.step] if mode == MODES["ROW EXCLUSIVE"]}
        assert not written or names & {table.name for table in written}, f"{cost.step} writes to none of its tables"


@pytest.mark.parametrize("name", [*CASES, *SECOND])
def test_locks_are_those_that_the_server_sees(
    name: str, postgres: Server, database_name: str, tmp_path: Path
) -> None:
    stage = Stage(load_case(name), postgres, database_name)
    stage.create()
    agree(*run(stage, tmp_path / "first", second=False))
    if name in SECOND:
        stage.change()
        agree(*run(stage, tmp_path / "second", second=True))


def test_every_kind_of_step_is_looked_at(postgres: Server, database_name: str, tmp_path: Path) -> None:
    """The cases above hold every kind of step."""
    seen: set[type] = set()
    for name in (*CASES, *SECOND):
        for second in (False, True) if name in SECOND else (False,):
            found = outcome(prepare(load_case(name), tmp_path / f"{name}{second}", "postgres", second=second))
            assert found.planned is not None
            seen |= {type(step) for step in found.planned.plan.steps}
    every = set(ir.Step.__args__)
    assert every == seen, sorted(item.__name__ for item in every - seen)


def test_a_writer_waits_and_a_reader_does_not(postgres: Server, database_name: str) -> None:
    """SHARE ROW EXCLUSIVE, which the words promise: writing waits, reading goes on."""
    url = postgres.url(database_name)
    with psycopg.connect(url, autocommit=True) as one, psycopg.connect(url, autocommit=True) as other:
        one.execute("CREATE TABLE t (id int)")
        with one.transaction():
            one.execute("LOCK TABLE t IN SHARE ROW EXCLUSIVE MODE")
            other.execute("SET lock_timeout = '200ms'")
            assert other.execute("SELECT count(*) FROM t").fetchone() == (0,)
            with pytest.raises(psycopg.errors.LockNotAvailable):
                other.execute("INSERT INTO t VALUES (1)")
