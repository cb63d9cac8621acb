"""verify.sql proves itself: a fault of each kind is planted after a run that was right, and found by its name."""

from __future__ import annotations

from pathlib import Path

import psycopg
from psycopg import sql

from compiler.demo.server import Server, drop_database
from tests.support.safety import PROJECT, SOURCE, TARGET, Run

CASE = """
about: Rows with a value of each kind of type, one that merges, references with and without a constraint.
modules:
  Shop:
    entities:
      Country: {attributes: {Code: Text 10 mandatory notnull, Label: Text 40}}
      Thing:
        attributes:
          Name: Text 40
          Number: Integer
          Long: LongInteger
          Amount: Decimal 12.2
          IsOpen: Boolean
          Day: Date
          Hour: Time
          Moment: DateTime
          Picture: BinaryData
          CountryId: -> Country
          LooseId: -> Country ignore
source:
  rows:
    Shop.Country: {it: {Code: IT, Label: Italia}, fr: {Code: FR, Label: France}}
    Shop.Thing:
      one: {Name: é, Number: 1, Long: 5000000000, Amount: "1.50", IsOpen: true, Day: "2024-02-29", Hour: "23:59:58",
            Moment: "2024-02-29 12:00:00", Picture: "00ff", CountryId: it, LooseId: fr}
      two: {Name: "", Number: 2, CountryId: fr}
target:
  rows: {Shop.Country: {known: {Code: it, Label: Italy}}}
"""
MERGED = PROJECT + 'entities: {"Shop.Country": {mode: merge, match: [Code]}}\n'
THING, COUNTRY = f'{TARGET}."OSUSR_T01_THING"', f'{TARGET}."OSUSR_T01_COUNTRY"'
ONE = "WHERE \"MARK1\" = 'one'"
CHANGED = "rows with a copied value that differs"

# What is planted, and the line of the verification that must not hold. Each is undone by its transaction.
PLANTED = {
    "missing row": (f"DELETE FROM {THING} {ONE}", "rows arrived"),
    "text": (f'UPDATE {THING} SET "NAME1" = \'e\' {ONE}', CHANGED),
    "blank at the end": (f'UPDATE {THING} SET "NAME1" = \'é \' {ONE}', CHANGED),
    "integer": (f'UPDATE {THING} SET "NUMBER1" = 3 {ONE}', CHANGED),
    "long integer": (f'UPDATE {THING} SET "LONG1" = 705032704 {ONE}', CHANGED),
    "decimal": (f'UPDATE {THING} SET "AMOUNT1" = 1.51 {ONE}', CHANGED),
    "boolean": (f'UPDATE {THING} SET "ISOPEN1" = NOT "ISOPEN1"::int::boolean {ONE}', CHANGED),
    "date": (f'UPDATE {THING} SET "DAY1" = "DAY1" + interval \'1 day\' {ONE}', CHANGED),
    "time": (f'UPDATE {THING} SET "HOUR1" = "HOUR1" + interval \'1 second\' {ONE}', CHANGED),
    "moment": (f'UPDATE {THING} SET "MOMENT1" = "MOMENT1" + interval \'1 millisecond\' {ONE}', CHANGED),
    "binary": (f"UPDATE {THING} SET \"PICTURE1\" = '\\x00fe' {ONE}", CHANGED),
    "lost value": (f'UPDATE {THING} SET "NUMBER1" = NULL {ONE}', CHANGED),
    "lost NULL": (f'UPDATE {THING} SET "LONG1" = 0 WHERE "MARK1" = \'two\'', CHANGED),
    "reference with constraint": (
        f'UPDATE {THING} SET "COUNTRYID1" = (SELECT max("ID1") FROM {COUNTRY} WHERE "ID1" <> "COUNTRYID1") {ONE}',
        "CountryId: right",
    ),
    "reference without constraint": (f'UPDATE {THING} SET "LOOSEID1" = 987 {ONE}', "LooseId: right"),
    "reference emptied": (f'UPDATE {THING} SET "LOOSEID1" = NULL {ONE}', "LooseId: right"),
    "updated row": (f'UPDATE {COUNTRY} SET "LABEL1" = \'Italy\' WHERE "CODE1" = \'it\'', CHANGED),
    "sequence behind": (
        f"SELECT setval(pg_get_serial_sequence('{THING}', 'ID1'), 1, false)", "sequence is ahead of the highest id",
    ),
    "trigger disabled": (f"ALTER TABLE {THING} DISABLE TRIGGER known", "triggers are as the snapshot had them"),
    "constraint gone": (f"ALTER TABLE {COUNTRY} DROP CONSTRAINT named", "constraints are as the snapshot had them"),
    "constraint not validated": (
        f"ALTER TABLE {COUNTRY} DROP CONSTRAINT named; "
        f"ALTER TABLE {COUNTRY} ADD CONSTRAINT named CHECK (\"CODE1\" <> '') NOT VALID",
        "constraints are as the snapshot had them",
    ),
    "pair too many": ("INSERT INTO {map} VALUES (987, 988, true)", "rows inserted"),
    "pair lost": ("DELETE FROM {map} WHERE old_id = (SELECT min(old_id) FROM {map})", "rows arrived"),
    "source row too many": (
        f'INSERT INTO {SOURCE}."OSUSR_S01_THING" ("ID", "MARK") OVERRIDING SYSTEM VALUE VALUES (987, \'new\')',
        "rows arrived",
    ),
}  # fmt: skip
BEFORE = {
    "check": f"ALTER TABLE {COUNTRY} ADD CONSTRAINT named CHECK (\"CODE1\" <> '')",
    "trigger": f"CREATE FUNCTION {TARGET}.nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; "
    f"CREATE TRIGGER known AFTER DELETE ON {THING} FOR EACH ROW EXECUTE FUNCTION {TARGET}.nothing()",
}


def wrong(run: Run) -> list[str]:
    """Run verify.sql; return what does not hold."""
    code, output = run.psql("verify.sql")
    lines = [line.split("|") for line in output.splitlines() if line.rstrip().endswith(("| f", "| t"))]
    assert lines, output
    found = [parts[2].strip() for parts in lines if parts[5].strip() == "f"]
    assert (code != 0) is bool(found) and ("O11-0910" in output) is bool(found), output
    return found


def test_a_fault_of_each_kind_is_found(postgres: Server, database_name: str, tmp_path: Path) -> None:
    run = Run(postgres, database_name, tmp_path / "run", CASE, MERGED, before=BEFORE)
    run.execute(f'UPDATE {SOURCE}."OSUSR_S01_THING" SET "LONG" = NULL WHERE "MARK" = \'two\'')
    output = run.passes("migrate.sql")
    # Two countries, of which the target had one; two things.
    summed = [[part.strip() for part in line.split("|")] for line in output.splitlines() if line.count("|") == 5]
    summed = [line for line in summed if line[0] in ("Shop.Country", "Shop.Thing") and line[1].isdigit()]
    assert summed == [["Shop.Country", "2", "1", "1", "0", "0"], ["Shop.Thing", "2", "2", "0", "0", "0"]]
    assert wrong(run) == []
    table = str(run.value("SELECT 'o11c.' || table_name FROM o11c.map WHERE label = 'Shop.Thing'"))
    kept = f"{database_name}_kept"
    copied(postgres, kept, database_name)
    try:
        missed: dict[str, list[str]] = {}
        for fault, (change, what) in PLANTED.items():
            copied(postgres, database_name, kept)
            run.execute(change.replace("{map}", table))
            found = wrong(run)
            if what not in found:
                missed[fault] = found
        assert missed == {}
    finally:
        drop_database(postgres, kept)


def test_with_counts_references_are_checked_and_values_are_not(
    postgres: Server, database_name: str, tmp_path: Path
) -> None:
    run = Run(postgres, database_name, tmp_path / "run", CASE, MERGED + "verify: counts\n", before=BEFORE)
    output = run.passes("migrate.sql")
    assert CHANGED not in output and "CountryId: right" in output
    run.execute(PLANTED["text"][0])
    assert wrong(run) == []
    run.execute(PLANTED["reference without constraint"][0])
    assert wrong(run) == ["LooseId: right"]


def copied(server: Server, name: str, original: str) -> None:
    """Make a database the copy of another one; what had the name before is gone."""
    drop_database(server, name)
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(original))
        )
