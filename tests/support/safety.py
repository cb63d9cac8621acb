"""A small case on a database of its own, for the tests of the safety rules: run it, hold it, look at all of it."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from psycopg import sql

from compiler.demo.server import Server
from compiler.pipeline import compile_project
from tests.support.case_run import Rows, Stage, prepare
from tests.support.cases import SCHEMAS, read_case

SOURCE, TARGET = SCHEMAS
WRITERS = ("dryrun.sql", "migrate.sql")
READERS = ("preflight.sql", "verify.sql")
WAIT = 20.0

CASE = """
about: Customers, their orders, users and a static entity.
modules:
  Shop:
    entities:
      Size: {kind: static, attributes: {Label: Text 20}, records: {Small: 1, Large: 2}}
      Customer: {attributes: {Name: Text 40 notnull, SizeId: -> Size, CreatedBy: -> User}}
      Order: {attributes: {CustomerId: -> Customer notnull, PartnerId: -> Customer ignore, ParentId: -> Order}}
source:
  users: {ann: {}, bob: {}}
  rows:
    Shop.Customer: {a: {Name: Ä, SizeId: Small, CreatedBy: bob}, b: {Name: "B's", CreatedBy: ann}}
    Shop.Order: {o1: {CustomerId: b, ParentId: o2}, o2: {CustomerId: a, PartnerId: b}}
target:
  users: {bob: {}, ann: {}}
  modules:
    Shop:
      entities:
        Size: {records: {Small: 2, Large: 1}}
        Customer: {attributes: {Channel: Text 20}}
  rows:
    Shop.Customer: {old: {Name: Old}}
    Shop.Order: {first: {CustomerId: old}}
after:
  Shop.Customer: {old: {Name: Old}, a: {Name: Ä, SizeId: Small, CreatedBy: bob, Channel: wéb 😀}, b: {CreatedBy: ann}}
  Shop.Order:
    first: {CustomerId: old}
    o1: {CustomerId: b, ParentId: o2, PartnerId: null}
    o2: {CustomerId: a, PartnerId: b}
"""
PROJECT = """
name: safety
source: {snapshot: source.json, at: {schema: o11_source}}
target: {snapshot: target.json, at: {schema: o11_target}}
scope: {modules: [Shop]}
users: {policy: match}
bpt: {instances: none}
"""
SET = """
entities:
  "Shop.Customer": {set: {Channel: "'wéb 😀'"}}
"""


class Run:
    """A case on a database of its own, compiled, ready to run."""

    def __init__(self, server: Server, database: str, folder: Path, case: str = CASE, project: str = PROJECT + SET,
                 before: Mapping[str, str] | None = None) -> None:
        folder.mkdir(exist_ok=True)
        (folder / "case.yaml").write_text(case, encoding="utf-8")
        (folder / "project.yaml").write_text(project, encoding="utf-8")
        self.server, self.database = server, database
        self.stage = Stage(read_case(folder), server, database)
        self.stage.create()
        for statement in (before or {}).values():
            self.execute(statement)
        self.compile(folder, project)

    def compile(self, folder: Path, project: str) -> None:
        """Compile the environments as they are now; the scripts in this folder are the run's from here on."""
        (self.stage.case.folder / "project.yaml").write_text(project, encoding="utf-8")
        file = prepare(self.stage.case, folder / "work", "postgres", read=self.stage.read())
        self.scripts = folder / "scripts"
        compile_project(file, self.scripts)

    def execute(self, statement: str) -> None:
        with self.stage.connect() as connection:
            connection.execute(statement.encode())

    def value(self, query: str) -> Any:
        with self.stage.connect() as connection:
            row = connection.execute(query.encode()).fetchone()
            return row[0] if row else None

    def start(self, script: str, *arguments: str, database: str = "", env: Mapping[str, str] | None = None,
              rc: bool = False) -> subprocess.Popen[str]:
        """Start psql with a script. ``rc``: the person's own psqlrc counts."""
        flags = [] if rc else ["-X"]
        return subprocess.Popen(
            [str(self.server.psql), *flags, *arguments, "-d", self.server.url(database or self.database),
             "-f", str(self.scripts / script)],
            env={**os.environ, "LC_ALL": "C.UTF-8", **(env or {})}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
        )

    def psql(self, script: str, *arguments: str, database: str = "", env: Mapping[str, str] | None = None,
             rc: bool = False) -> tuple[int, str]:
        """Run psql with a script; return exit code and output, errors in their place."""
        process = self.start(script, *arguments, database=database, env=env, rc=rc)
        output, _ = process.communicate(timeout=120)
        return process.returncode, output

    def passes(self, script: str, *arguments: str, env: Mapping[str, str] | None = None, rc: bool = False) -> str:
        code, output = self.psql(script, *arguments, env=env, rc=rc)
        assert code == 0, output
        return output

    def refuses(self, script: str, wanted: str, *arguments: str) -> str:
        """Run a script that must fail with a code and leave everything as it was.

        A run that fails late has moved sequences, which no rollback undoes.
        """
        look = self.everything if script in READERS else self.logical
        before = look()
        code, output = self.psql(script, *arguments)
        assert code != 0, output
        assert wanted in output, output
        assert look() == before
        return output

    def everything(self) -> tuple[Rows, ...]:
        """Return all rows of both sides and of the maps, all relations and functions, and the sequences."""
        catalog: Rows = {}
        with self.stage.connect() as connection:
            for name, query in CATALOG.items():
                catalog[name] = connection.execute(query.encode()).fetchall()
            names = connection.execute(
                "SELECT schemaname, sequencename FROM pg_sequences WHERE schemaname = ANY(%s) ORDER BY 1, 2",
                ([*SCHEMAS, "o11c"],),
            ).fetchall()
            for schema, name in names:
                last = sql.SQL("SELECT last_value, is_called FROM {}").format(sql.Identifier(schema, name))
                catalog[f"{schema}.{name}"] = connection.execute(last).fetchall()
        return (*(self.stage.contents(schema) for schema in (*SCHEMAS, "o11c")), catalog)

    def logical(self) -> tuple[Rows, ...]:
        """Return the rows of both sides, and which relations there are: not how far sequences have gone."""
        *rows, catalog = self.everything()
        return (*rows, {name: catalog[name] for name in CATALOG})

    def verified(self) -> None:
        """Check that the rows arrived, by their names and by the script."""
        assert self.stage.differences() == []
        self.passes("verify.sql")

    def waiting(self, wait: str) -> bool:
        """Tell whether a session of o11c waits for a lock of this type."""
        return bool(self.value(
            f"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            f"AND application_name LIKE 'o11c%' AND wait_event_type = 'Lock' AND wait_event = '{wait}'"
        ))


# Temporary tables are left out: a session's own go some time after its end.
CATALOG = {
    "schemas": "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_(toast_)?temp_' ORDER BY 1",
    "relations": "SELECT n.nspname, c.relname, c.relkind::text, c.relhastriggers FROM pg_class c "
    "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname !~ '^pg_' ORDER BY 1, 2",
    "constraints": "SELECT conname, conrelid::regclass::text, convalidated, condeferred FROM pg_constraint c "
    "JOIN pg_namespace n ON n.oid = c.connamespace WHERE n.nspname !~ '^pg_' ORDER BY 2, 1",
    "triggers": "SELECT tgname, tgrelid::regclass::text, tgenabled::text FROM pg_trigger t "
    "JOIN pg_class c ON c.oid = tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE n.nspname !~ '^pg_' ORDER BY 2, 1",
    "functions": "SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
    "WHERE n.nspname !~ '^pg_' ORDER BY 1",
}


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


@contextmanager
def held(run: Run) -> Iterator[subprocess.Popen[str]]:
    """Run migrate.sql and hold it where it inserts customers; it goes on when the block ends."""
    run.execute(
        f"CREATE FUNCTION {TARGET}.hold() RETURNS trigger LANGUAGE plpgsql AS "
        f"'BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NULL; END'; "
        f'CREATE TRIGGER hold AFTER INSERT ON {TARGET}."OSUSR_T01_CUSTOMER" '
        f"FOR EACH STATEMENT EXECUTE FUNCTION {TARGET}.hold()"
    )
    with run.stage.connect() as holder:
        holder.execute("SELECT pg_advisory_lock(4711)")
        process = run.start("migrate.sql")
        try:
            until(lambda: run.waiting("advisory") or process.poll() is not None)
            yield process
        finally:
            holder.execute("SELECT pg_advisory_unlock_all()")
            process.wait(WAIT)


def break_a_reference(run: Run) -> None:
    """Let an order's partner point at nothing, which preflight and the checks must find."""
    run.execute(f'UPDATE {SOURCE}."OSUSR_S01_ORDER" SET "PARTNERID" = 99')
