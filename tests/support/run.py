"""Runs a generated pair on a server, from the metamodel to the last script, and judges it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import psycopg
from psycopg import sql

from compiler.demo.factory import FactoryEnvironment
from compiler.demo.postgres_ddl import create_environment
from compiler.demo.server import Server, run_psql
from compiler.diagnostics import CompileError
from compiler.metamodel.file import write_snapshot
from compiler.metamodel.read import read_metamodel
from compiler.metamodel.rows import Metamodel, Platform
from compiler.pipeline import compile_project, plan_project, scripts_of
from compiler.plan.ir import Plan
from tests.support.compare import equal_up_to_bijection
from tests.support.design import MASK_KEY, Fault
from tests.support.environments import SCHEMAS, Pair
from tests.support.interpreter import RunRefused, interpret, interpret_and_undo
from tests.support.judge import Expectation, judge, unchanged
from tests.support.tables import Database, load, load_maps

_SOURCE, _TARGET = SCHEMAS
_SEQUENCES = """
    SELECT c.relname, a.attname,
           pg_get_serial_sequence(quote_ident(n.nspname) || '.' || quote_ident(c.relname), a.attname),
           pg_get_expr(d.adbin, d.adrelid)
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE n.nspname = %s AND c.relkind = 'r'
"""


class PairPlace(Protocol):
    """Where a pair runs. A side is called as in ``SCHEMAS``."""

    @property
    def folder(self) -> Path:
        """Return a folder of the pair's own."""

    @property
    def refused(self) -> frozenset[str]:
        """Return the codes with which the compiler may refuse a pair: names that the engine's client cannot take."""

    def make(self, sides: Mapping[str, FactoryEnvironment], *, first: bool) -> None:
        """Make environments anew; ``first``: nothing of an earlier run is left."""

    def metamodel(self, schema: str) -> Metamodel:
        """Read a side's metamodel."""

    def project(self, project: Mapping[str, object]) -> Mapping[str, object]:
        """Return the project file's content for this place."""

    def psql(self, script: str) -> tuple[int, str]:
        """Run a script of the output folder; return exit code and output."""

    def load(self, schema: str) -> Database:
        """Read a side."""

    def result(self) -> Database:
        """Read the target with the maps that the run left."""

    def behind(self, after: Database) -> list[str]:
        """Return the tables whose next id is one that the table has already."""

    def told(self, found: Database) -> Database:
        """Return the target as the second judge knows it: dates and times as what they are."""


@dataclass(frozen=True, slots=True)
class Place:
    """A database of a PostgreSQL server, and a folder of its own.

    ``folded``: the target compares texts without regard to case and accents.
    """

    server: Server
    database: str
    folder: Path
    folded: bool = False

    def connect(self) -> psycopg.Connection[Any]:
        """Return a connection that commits every statement."""
        return psycopg.connect(self.server.url(self.database), autocommit=True)

    @property
    def refused(self) -> frozenset[str]:
        """Return that psql takes every name."""
        return frozenset()

    def make(self, sides: Mapping[str, FactoryEnvironment], *, first: bool) -> None:
        """Make environments anew; ``first``: nothing of an earlier run is left."""
        with self.connect() as connection:
            _drop(connection, *sides, *(("o11c",) if first else ()))
            for schema, environment in sides.items():
                create_environment(connection, schema, environment, folded=self.folded and schema == _TARGET)

    def metamodel(self, schema: str) -> Metamodel:
        """Read a side's metamodel."""
        return read_metamodel(self.server.url(self.database), schema, None, Platform.O11)

    def project(self, project: Mapping[str, object]) -> Mapping[str, object]:
        """Return the project file's content: it is written for PostgreSQL."""
        return project

    def psql(self, script: str) -> tuple[int, str]:
        """Run a script of the output folder; return exit code and output."""
        script_path = self.folder / "output" / "pair" / script
        # For this process only: other tests of the same worker must not inherit the key.
        done = run_psql(self.server, self.database, script_path, environment={"O11C_MASK_KEY": MASK_KEY})
        return done.returncode, done.stdout + done.stderr

    def load(self, schema: str) -> Database:
        """Read one schema."""
        with self.connect() as connection:
            return load(connection, schema)

    def result(self) -> Database:
        """Read the target with the maps that the run left."""
        with self.connect() as connection:
            found = load(connection, _TARGET)
            load_maps(connection, found)
            return found

    def behind(self, after: Database) -> list[str]:
        """Return the tables whose next id is one that the table has already."""
        return _sequences_behind(self, after)

    def told(self, found: Database) -> Database:
        """Return what was found: PostgreSQL has types for dates and times."""
        return found


@dataclass(slots=True)
class _Problems:
    """What was found wrong so far."""

    found: list[str] = field(default_factory=list)

    def exit_code(self, script: str, ran: tuple[int, str], fails: bool) -> None:
        """Note a script that ended otherwise than it should."""
        code, output = ran
        if (code != 0) != fails:
            wanted = "should fail" if fails else "should pass"
            self.found.append(f"{script} ended with {code} and {wanted}:\n{output}")

    def add(self, when: str, lines: list[str]) -> None:
        """Note differences and when they were seen."""
        self.found += [f"{when}: {line}" for line in lines]


def prepare(place: PairPlace, pair: Pair) -> Path:
    """Make both environments, read their metamodels, write the project file; return its path."""
    place.make({_SOURCE: pair.source, _TARGET: pair.target}, first=True)
    return _write_down(place, pair)


def _drop(connection: psycopg.Connection[Any], *schemas: str) -> None:
    for schema in schemas:
        connection.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(schema)))


def _write_down(place: PairPlace, pair: Pair) -> Path:
    for name, schema in zip(("source.json", "target.json"), SCHEMAS, strict=True):
        write_snapshot(place.metamodel(schema), place.folder / name)
    project = place.folder / "project.yaml"
    # Every JSON text is a YAML text, and JSON has one way only to write a hostile name.
    project.write_text(json.dumps(place.project(pair.project), ensure_ascii=False, indent=1), encoding="utf-8")
    return project


def run_pair(place: PairPlace, pair: Pair) -> list[str]:
    """Run the pair the whole way and return everything that is wrong; nothing means right.

    Compile (twice, for the same bytes), preflight, dry run, migrate, verify; compare with the
    interpreter and with the second judge; migrate once more, or change the source and run again with
    the maps of the first run. A pair with a fault must fail, for that reason, and leave the target as it was.
    """
    project = prepare(place, pair)
    try:
        compiled = compile_project(project, place.folder / "output" / "pair")
    except CompileError as problem:
        codes = [item.code for item in problem.diagnostics if item.severity == "error"]
        if codes and set(codes) <= place.refused:
            return []
        wanted = ["O11-0501"] if pair.fault is Fault.CYCLE else []
        return [] if codes and set(codes) == set(wanted) else [f"it does not compile: {problem}"]
    if pair.fault is Fault.CYCLE:
        return ["it compiles although a cycle of mandatory references cannot be cut"]
    if scripts_of(plan_project(project)) != compiled.scripts:
        return ["the same input gives other scripts when it is compiled once more"]
    before = place.told(place.load(_TARGET))
    problems = _Problems()
    _run(place, pair, compiled.planned.plan, pair.expectation(before), problems)
    if problems.found or pair.fault is not Fault.NONE:
        return problems.found
    if pair.later is not None:
        _run_later(place, pair.later, pair.later.expectation(before), problems)
    else:
        _run_again(place, pair, before, problems)
    return problems.found


def _run(place: PairPlace, pair: Pair, plan: Plan, wanted: Expectation, problems: _Problems) -> None:
    """Run all scripts of the output folder, and look at what they did."""
    source, before = place.load(_SOURCE), place.result()
    expected: Database | None = None
    try:
        expected = interpret(plan, source, before, mask_key=MASK_KEY, earlier=before)
        if pair.fault is not Fault.NONE:
            problems.add("interpreter", [f"it does not refuse the run ({pair.fault})"])
    except RunRefused as refused:
        if pair.fault is Fault.NONE:
            problems.add("interpreter", [f"it refuses the run: {refused}"])
    fails = pair.fault is not Fault.NONE
    problems.exit_code("preflight.sql", place.psql("preflight.sql"), fails)
    problems.exit_code("dryrun.sql", place.psql("dryrun.sql"), fails)
    problems.add("after the dry run", unchanged(place.load(_TARGET), before))
    problems.exit_code("migrate.sql", place.psql("migrate.sql"), fails)
    if problems.found and not fails:
        return  # what follows would only repeat it
    after = place.result()
    problems.add("source after the run", unchanged(place.load(_SOURCE), source))
    if fails:
        problems.add("after the refused run", unchanged(after, before))
        return
    if expected is not None:
        problems.add("interpreter", equal_up_to_bijection(after, expected, plan))
    problems.add("judge", judge(place.told(after), wanted))
    problems.add("sequences", place.behind(after))
    problems.exit_code("verify.sql", place.psql("verify.sql"), False)
    if not problems.found:
        _undo(place, plan, source, before, wanted, problems)


def _undo(
    place: PairPlace, plan: Plan, source: Database, before: Database, wanted: Expectation, problems: _Problems
) -> None:
    """Undo the run: everything is as before it, the maps of an earlier run too. Then make it again."""
    undone = interpret_and_undo(plan, source, before, mask_key=MASK_KEY, earlier=before)
    problems.add("interpreter, after undo", unchanged(undone, before))
    problems.exit_code("rollback.sql", place.psql("rollback.sql"), False)
    found = place.result()
    problems.add("after rollback.sql", unchanged(found, before))
    if (found.maps, found.fresh, found.made) != (before.maps, before.fresh, before.made):
        problems.add("after rollback.sql", ["the maps are not as before the run"])
    problems.exit_code("migrate.sql after rollback.sql", place.psql("migrate.sql"), False)
    problems.add("judge, after rollback.sql and migrate.sql", judge(place.told(place.result()), wanted))


def _run_later(place: PairPlace, later: Pair, wanted: Expectation, problems: _Problems) -> None:
    """Change the source and run with the maps of the first run; then once more, which must change nothing."""
    place.make({_SOURCE: later.source}, first=False)
    try:
        compiled = compile_project(_write_down(place, later), place.folder / "output" / "pair")
    except CompileError as problem:
        problems.add("second run", [f"it does not compile: {problem}"])
        return
    _run(place, later, compiled.planned.plan, wanted, problems)
    replaces = later.design.bpt is not None and later.design.bpt.mode == "replace"
    if not problems.found and not replaces:  # instances that are replaced have other ids each time
        after = place.result()
        problems.exit_code("migrate.sql a third time", place.psql("migrate.sql"), False)
        again = place.result()
        problems.add("after the third run", unchanged(again, after))
        if again.maps != after.maps:
            problems.add("after the third run", ["the maps have changed"])


def _run_again(place: PairPlace, pair: Pair, before: Database, problems: _Problems) -> None:
    """Replaced or merged rows may be written again; rows that are appended must not come twice."""
    modes = {pair.design.entities[number].mode for number in pair.design.taken()}
    if pair.design.bpt is not None:
        modes.add(pair.design.bpt.mode)
    if len(modes & {"append", "replace", "merge"}) > 1 and "append" not in modes:
        return  # merged rows that stay may refer to rows that would be replaced again
    after = place.result()
    problems.exit_code("migrate.sql once more", place.psql("migrate.sql"), "append" in modes)
    again = place.result()
    if "append" not in modes:
        problems.add("judge, after the second run", judge(place.told(again), pair.expectation(before)))
    else:
        problems.add("after the second run", unchanged(again, after))
        if again.maps != after.maps:
            problems.add("after the second run", ["the maps have changed"])


def _sequences_behind(place: Place, after: Database) -> list[str]:
    """Return the tables whose next id from the database is one that the table has already."""
    behind = []
    with place.connect() as connection:
        for table, column, serial, default in connection.execute(_SEQUENCES, (_TARGET,)).fetchall():
            given = re.fullmatch(r"nextval\('(.*)'::regclass\)", default or "", re.DOTALL)
            name = serial or (given.group(1).replace("''", "'") if given else None)
            ids = [value for row in after.tables[table] if isinstance(value := row.get(column), int)]
            if name is None or not ids:
                continue
            query = sql.SQL("SELECT last_value + is_called::int FROM {}").format(sql.SQL(name))
            found = connection.execute(query).fetchone()
            assert found is not None
            if found[0] <= max(ids):
                behind.append(f"{table}.{column}: next is {found[0]}, highest is {max(ids)}")
    return behind
