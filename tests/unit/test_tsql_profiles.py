"""What a login must be allowed to do: every kind of statement in T-SQL scripts, compared with what its profile has.

The table in docs/data-writer.md says the same in words. Statements inside EXEC count: their texts are parsed too.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.house.tsql_batches import split
from tests.support.case_run import outcome, prepare
from tests.support.cases import load_case
from tests.support.tsql import nodes as n
from tests.support.tsql import statements as s
from tests.support.tsql.parse_statements import parse

# Between them they have every kind of step that a data-writer's plan can have.
CASES = [
    "bpt_mode_replace",
    "events_emptied",
    "guide_osevt_rows",
    "guide_process_11266",
    "hostile_names",
    "mask_unique",
    "mint",
    "people_groups",
    "replace_consumers_deleted",
    "replace_cycle",
    "roles_and_tenants",
    "simple_append",
    "soft_references",
    "text_identifier_collision",
    "user_extension",
    "users_policy_recreate",
    "users_unmatched_as",
    "writer",
]
WRITER = {"target": {"permissions": "data-writer"}, "maps": "temporary", "rollback": "none"}
DATABASE = {"target": {"permissions": "data-writer"}, "maps": {"database": "Migration"}, "rollback": "none"}

# Control of flow and the session: every login may do that.
_SESSION = {
    "BEGIN TRANSACTION", "COMMIT TRANSACTION", "DECLARE", "IF", "RAISERROR", "ROLLBACK TRANSACTION", "SET @variable",
    "SET option", "THROW", "WHILE", "BREAK", "EXEC sp_getapplock", "EXEC sp_releaseapplock", "EXEC (text)", "SELECT",
    "EXEC sp_set_session_context",
}
# On temporary tables, which are the session's own.
_TEMPORARY = {
    "CREATE TABLE #", "DROP TABLE #", "INSERT #", "UPDATE #", "DELETE #", "SELECT INTO #", "UPDATE STATISTICS #",
}
_ROWS = {"INSERT target", "UPDATE target", "DELETE target", "MERGE target"}
_WORK = {
    "CREATE SCHEMA", "CREATE TABLE work", "DROP TABLE work", "INSERT work", "UPDATE work", "DELETE work",
    "SELECT INTO work", "UPDATE STATISTICS work", "ALTER TABLE ADD work", "EXEC sp_executesql",
}
_OWNER = {"SET IDENTITY_INSERT", "DISABLE TRIGGER", "ENABLE TRIGGER"}
_SAME = {
    s.Declare: "DECLARE", s.SetVariable: "SET @variable", s.SetOption: "SET option", s.Throw: "THROW",
    s.RaisError: "RAISERROR", s.Execute: "EXEC (text)", s.CreateSchema: "CREATE SCHEMA",
}


@cache
def kinds(name: str, profile: str) -> frozenset[str]:
    """Return the kinds of statements in migrate.sql and its steps; ``profile`` names what the project says besides."""
    options: dict[str, Any] = {"owner": {"rollback": "none"}, "writer": WRITER, "database": DATABASE}[profile]
    found: set[str] = set()
    with TemporaryDirectory() as folder:
        project = prepare(load_case(name), Path(folder) / "case", "tsql")
        text = YAML(typ="safe").load(project.read_text(encoding="utf-8"))
        for key, value in options.items():
            text[key] = {**text[key], **value} if key == "target" else value
        if profile != "owner" and text.get("keys", {}).get("strategy") == "reserve":
            del text["keys"]
        with project.open("w", encoding="utf-8") as file:
            YAML().dump(text, file)
        done = outcome(project)
    assert done.scripts, [str(item) for item in done.diagnostics]
    files = {script.path: script.data.decode("utf-8-sig") for script in done.scripts}
    for driver in ("preflight.sql", "migrate.sql", "verify.sql"):
        for batch in split(files[driver], include=lambda path: files[path]):
            found.update(kind for statement in parse(batch).statements for kind in _kinds(statement))
    return frozenset(found)


def _kinds(statement: s.Statement) -> Iterator[str]:
    match statement:
        case s.If(then=then, otherwise=otherwise):
            yield "IF"
            yield from _kinds(then)
            if otherwise is not None:
                yield from _kinds(otherwise)
        case s.While(body=body):
            yield "WHILE"
            yield from _kinds(body)
        case s.Block(statements=inner):
            yield from (kind for item in inner for kind in _kinds(item))
        case s.Try(body=body, catch=caught):
            yield from (kind for item in (*body, *caught) for kind in _kinds(item))
        case s.Transaction(word=word):
            yield f"{word} TRANSACTION"
        case s.Leave(word=word):
            yield word
        case s.Execute(text=text):
            yield "EXEC (text)"
            yield from _inner(text)
        case s.Procedure(name=name, arguments=arguments):
            yield f"EXEC {name[-1]}"
            if name[-1] == "sp_executesql":
                yield from _inner(arguments[0][1])
        case s.Query(query=query):
            into = getattr(query, "into", None)
            yield f"SELECT INTO {_where(into)}" if into else "SELECT"
        case s.Insert(table=table) | s.Update(table=table) | s.Delete(table=table) | s.Merge(table=table):
            yield f"{type(statement).__name__.upper()} {_where(_target(statement, table))}"
        case s.CreateTable(table=table):
            yield f"CREATE TABLE {_where(table)}"
        case s.AddColumns(table=table):
            yield f"ALTER TABLE ADD {_where(table)}"
        case s.Drop(kind=kind, names=names):
            yield from (f"DROP {kind} {_where(name)}" for name in names)
        case s.Statistics(table=table):
            yield f"UPDATE STATISTICS {_where(table)}"
        case s.IdentityInsert():
            yield "SET IDENTITY_INSERT"
        case s.SwitchTrigger(on=on):
            yield "ENABLE TRIGGER" if on else "DISABLE TRIGGER"
        case _:
            yield _SAME.get(type(statement), type(statement).__name__)


def _inner(text: n.Expression) -> Iterator[str]:
    """Yield the kinds in a text that is executed; one that is put together at run time cannot be looked into."""
    assert isinstance(text, n.Literal), f"a text made at run time: {text}"
    yield from (kind for statement in parse(text.text).statements for kind in _kinds(statement))


def _target(statement: s.Statement, table: tuple[str, ...]) -> tuple[str, ...]:
    """Return the table behind the alias that UPDATE and DELETE may name."""
    source = getattr(statement, "source", None)
    if len(table) != 1 or isinstance(statement, s.Insert | s.Merge):
        return table
    stack = [source]
    while stack:
        item = stack.pop()
        match item:
            case n.TableSource() if (item.alias or item.parts[-1]) == table[0]:
                return item.parts
            case n.Join():
                stack += [item.left, item.right]
            case _:
                pass
    return table


def _where(table: tuple[str, ...]) -> str:
    if table[-1].startswith(("#", "@")):
        return "#"
    return "work" if len(table) > 1 and table[-2] == "o11c" else "target"


@pytest.mark.parametrize("name", CASES)
def test_a_data_writer_only_writes_rows(name: str) -> None:
    assert kinds(name, "writer") <= _SESSION | _TEMPORARY | _ROWS


def test_the_profile_of_a_data_writer_allows_no_more_than_is_used() -> None:
    used = frozenset[str]().union(*(kinds(name, "writer") for name in CASES))
    assert used >= _ROWS | _TEMPORARY - {"SELECT INTO #"}


@pytest.mark.parametrize("name", ["simple_append", "events_emptied", "guide_process_11266"])
def test_with_a_database_of_maps_tables_are_made_there_only(name: str) -> None:
    found = kinds(name, "database")
    assert found <= _SESSION | _TEMPORARY | _ROWS | _WORK
    assert "CREATE TABLE work" in found


def test_an_owner_gives_ids_and_silences_triggers() -> None:
    used = frozenset[str]().union(*(kinds(name, "owner") for name in CASES if name != "writer"))
    assert used >= _OWNER
