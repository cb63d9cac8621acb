"""Foreign keys without an index, on tables that are large enough: found, with an index that helps, and undone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from compiler.demo.server import Server
from tests.support.safety import SOURCE, TARGET, Run

PARENT, CHILD = f'{TARGET}."OSUSR_T01_ORDER"', f'{TARGET}."OSUSR_T01_LINE"'
# 6,000 orders and 18,000 lines are 108,000,000 looks; 2,000 orders are few enough.
ORDERS, LINES = 6_000, 18_000
CASE = """
about: Orders and their lines.
modules:
  Shop:
    entities:
      Order: {attributes: {Number: Integer}}
      Line: {attributes: {OrderId: -> Order delete, Note: Text 20}}
source:
  rows:
    Shop.Order: {o1: {}}
    Shop.Line: {l1: {OrderId: o1}}
target:
  rows:
    Shop.Order: {first: {}}
    Shop.Line: {x: {OrderId: first}}
"""
PROJECT = """
name: unindexed
source: {snapshot: source.json, at: {schema: o11_source}}
target: {snapshot: target.json, at: {schema: o11_target}}
scope: {modules: [Shop]}
users: {policy: match}
bpt: {instances: none}
entities: {default: {mode: %s}}
"""


def crowd(schema: str, letter: str, orders: int = ORDERS, lines: int = LINES) -> str:
    """Return statements that add rows; nobody counts them, so their number is told by pages alone."""
    suffix = "1" if letter == "T" else ""
    columns = [f'"{name}{suffix}"' for name in ("ID", "ORDERID", "NOTE")]
    identifier, reference, note = columns
    return (
        f'INSERT INTO {schema}."OSUSR_{letter}01_ORDER" ({identifier}) OVERRIDING SYSTEM VALUE '
        f"SELECT i FROM generate_series(100001, {100000 + orders}) AS i; "
        f'INSERT INTO {schema}."OSUSR_{letter}01_LINE" ({identifier}, {reference}, {note}) OVERRIDING SYSTEM VALUE '
        f"SELECT i, 100001 + i % {orders}, 'a' FROM generate_series(100001, {100000 + lines}) AS i; "
        f'ANALYZE {schema}."OSUSR_{letter}01_ORDER"; ANALYZE {schema}."OSUSR_{letter}01_LINE"'
    )


def made(server: Server, name: str, folder: Path, mode: str, before: dict[str, str]) -> Run:
    return Run(server, name, folder / "run", case=CASE, project=PROJECT % mode, before=before)


def slow(run: Run) -> str:
    """Return the output of preflight when it finds the key, '' when it does not."""
    code, output = run.psql("preflight.sql")
    assert code == 0, output
    found = output.count("O11-0975")
    assert found <= 1, output
    return output if found else ""


def make_index(output: str) -> str:
    """Return the statement that the finding shows."""
    found = re.search(r'CREATE INDEX o11c_key_\d+ ON \S+ \("\w+"\)', output)
    assert found, output
    return found[0]


@pytest.fixture
def run(postgres: Server, database_name: str, tmp_path: Path) -> Run:
    return made(postgres, database_name, tmp_path, "replace", {"rows": crowd(TARGET, "T")})


def test_the_finding_names_the_key_and_an_index_that_helps(run: Run) -> None:
    output = slow(run)
    assert re.search(r"Shop.Order +\| each row deleted by migrate.sql is looked for in about 180\d\d rows", output)
    assert re.search(r"\|  600\d \|", output), output
    statement = make_index(output)
    assert f'ON {TARGET}."OSUSR_T01_LINE" ("ORDERID1")' in statement
    run.execute(statement)
    assert not slow(run)
    run.passes("migrate.sql")  # the index is none of what the scripts were compiled for
    run.passes("rollback.sql")


# Indexes that do not help, and that do.
USELESS = [
    f'CREATE INDEX tried ON {CHILD} ("NOTE1", "ORDERID1")',
    f'CREATE INDEX tried ON {CHILD} ("ORDERID1") WHERE "NOTE1" IS NULL',
    f'CREATE INDEX tried ON {CHILD} (("ORDERID1" + 0))',
    f'CREATE INDEX tried ON {CHILD} USING brin ("ORDERID1")',
    f'CREATE INDEX tried ON {CHILD} ("ORDERID1"); '
    f"UPDATE pg_index SET indisvalid = false WHERE indexrelid = '{TARGET}.tried'::regclass",
]
USEFUL = [
    f'CREATE INDEX tried ON {CHILD} ("ORDERID1", "NOTE1")',
    f'CREATE INDEX tried ON {CHILD} USING hash ("ORDERID1")',
]


def test_only_an_index_that_begins_with_the_column_counts(run: Run) -> None:
    for statements, found in ((USELESS, True), (USEFUL, False)):
        for statement in statements:
            run.execute(statement)
            assert bool(slow(run)) is found, statement
            run.execute(f"DROP INDEX {TARGET}.tried")


def test_a_key_that_looks_for_nothing_is_not_slow(run: Run) -> None:
    assert slow(run)
    run.execute(f"ALTER TABLE {PARENT} DISABLE TRIGGER ALL")
    assert "each row deleted" not in run.psql("preflight.sql")[1]


def test_few_rows_are_not_worth_a_word(postgres: Server, database_name: str, tmp_path: Path) -> None:
    few = {"rows": crowd(TARGET, "T", orders=2_000)}
    assert not slow(made(postgres, database_name, tmp_path, "replace", few))


def test_tables_of_other_schemas_and_partitions_count(postgres: Server, database_name: str, tmp_path: Path) -> None:
    other = (
        f"CREATE SCHEMA audit; CREATE TABLE audit.trail (id integer, order_id bigint REFERENCES {PARENT}) "
        "PARTITION BY RANGE (id); CREATE TABLE audit.trail_1 PARTITION OF audit.trail FOR VALUES FROM (0) TO (17900); "
        "CREATE TABLE audit.trail_2 PARTITION OF audit.trail FOR VALUES FROM (17900) TO (90000); "
        f"CREATE INDEX ON {CHILD} (\"ORDERID1\"); "
        f"INSERT INTO audit.trail SELECT i, NULL FROM generate_series(1, {LINES}) AS i; ANALYZE audit.trail"
    )
    before = {"rows": crowd(TARGET, "T"), "other": other}
    run = made(postgres, database_name, tmp_path, "replace", before)
    assert "trail_order_id_fkey of audit.trail (order_id)" in slow(run)
    # An index of one partition leaves the rows of the other, which are few enough; one of the table is one of each.
    run.execute("CREATE INDEX one ON audit.trail_1 (order_id)")
    assert not slow(run)
    run.execute("DROP INDEX audit.one; CREATE INDEX whole ON audit.trail (order_id)")
    assert not slow(run)


def test_what_undo_deletes_counts_with_the_rows_that_the_run_adds(
    postgres: Server, database_name: str, tmp_path: Path
) -> None:
    run = made(postgres, database_name, tmp_path, "append", {"rows": crowd(SOURCE, "S")})
    output = slow(run)
    assert "each row deleted by rollback.sql is looked for in about" in output
    assert f"|  {ORDERS + 1} |" in output, output
    run.execute(make_index(output))
    assert not slow(run)


def test_rows_that_nobody_has_counted_are_told_by_pages(postgres: Server, database_name: str, tmp_path: Path) -> None:
    uncounted = crowd(TARGET, "T", orders=30_000, lines=60_000).split("; ANALYZE")[0]
    off = f"ALTER TABLE {PARENT} SET (autovacuum_enabled = off); ALTER TABLE {CHILD} SET (autovacuum_enabled = off)"
    run = made(postgres, database_name, tmp_path, "replace", {"off": off, "rows": uncounted})
    assert run.value(f"SELECT reltuples FROM pg_class WHERE oid = '{CHILD}'::regclass") <= 1  # as of the first row
    assert slow(run)
