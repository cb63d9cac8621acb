"""Masks and filters, from the project file to the rows of the target."""

from __future__ import annotations

from pathlib import Path

import pytest

from compiler.demo.server import Server
from compiler.plan.ir import MaskKind
from compiler.plan.masks import masked
from tests.house.maxdop_check import syntax_errors
from tests.house.tsql_batches import split, variables
from tests.support.case_run import outcome, prepare
from tests.support.cases import read_case
from tests.support.safety import TARGET, Run

KEY = "the-key-of-these-tests_0123456789"
CASE = """
about: People with data that must not travel, and their orders, some of them.
modules:
  Shop:
    entities:
      Person:
        attributes:
          Name: Text 40
          Mail: Email
          Phone: PhoneNumber
          TaxCode: Text 12
          Remarks: Text 2000
          Limit: Currency
          Born: Date
      Order: {attributes: {PersonId: -> Person mandatory notnull, Amount: Decimal 12.2, Paid: Boolean}}
source:
  rows:
    Shop.Person:
      ann:
        {Name: "Ann O'Neil", Mail: ann@clear.example, Phone: "12345", TaxCode: T-100, Remarks: "ünï 😀 clear", Limit: 5}
      bob: {Name: "", Mail: bob@clear.example, TaxCode: T-200, Limit: 6, Born: "1980-05-06"}
      eve: {Name: Evé Clearly, Mail: eve@clear.example, Limit: 7}
      zoe: {Name: Zoe Clear, Limit: 8}
    Shop.Order:
      o1: {PersonId: ann, Amount: 10, Paid: true}
      o2: {PersonId: zoe, Amount: 200, Paid: false}
      o3: {PersonId: bob, Amount: 3, Paid: false}
target:
  rows: {}
after: {}
"""
PROJECT = """
name: masks
source: {snapshot: source.json, at: {schema: o11_source}}
target: {snapshot: target.json, at: {schema: o11_target}}
scope: {modules: [Shop]}
users: {policy: match}
bpt: {instances: none}
entities:
  "Shop.Person":
    where: "Name LIKE 'eve%' OR TaxCode IN ('t-200')"
    mask:
      {Name: fake, Mail: fake, Phone: fake, TaxCode: hash, Remarks: fake, Limit: blank,
       Born: {constant: "'2000-01-01'"}}
  "Shop.Order": {where: "Paid = true OR Amount >= 100"}
"""
GIVEN = {"O11C_MASK_KEY": KEY}
SCRIPTS = ("preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql")


@pytest.fixture
def run(postgres: Server, database_name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.delenv("O11C_MASK_KEY", raising=False)
    return Run(postgres, database_name, tmp_path / "run", CASE, PROJECT)


def people(run: Run) -> list[tuple[object, ...]]:
    with run.stage.connect() as connection:
        query = f"""
            SELECT "NAME1", "MAIL1", "PHONE1", "TAXCODE1", "REMARKS1", "LIMIT1"::integer, "BORN1"::text
            FROM {TARGET}."OSUSR_T01_PERSON" ORDER BY "ID1"
        """
        return connection.execute(query.encode()).fetchall()


def test_the_target_gets_masks_and_nobody_sees_key_or_text(run: Run) -> None:
    for script in SCRIPTS:
        output = run.passes(script, env=GIVEN)
        assert KEY not in output and "clear" not in output.lower()

    def expected(name: str, mail: str, phone: str, tax: str, remarks: str) -> tuple[object, ...]:
        given = [(name, MaskKind.NAME, 40), (mail, MaskKind.EMAIL, 250), (phone, MaskKind.PHONE, 20),
                 (tax, MaskKind.HASH, 12), (remarks, MaskKind.TEXT, 2000)]  # fmt: skip
        return (*(masked(text, kind, length, KEY) for text, kind, length in given), 0, "2000-01-01")

    # All four: the filter leaves out ann and zoe, and their orders bring them back.
    assert people(run) == [
        expected("Ann O'Neil", "ann@clear.example", "12345", "T-100", "ünï 😀 clear"),
        expected("", "bob@clear.example", "", "T-200", ""),
        expected("Evé Clearly", "eve@clear.example", "", "", ""),
        expected("Zoe Clear", "", "", "", ""),
    ]
    assert run.value(f'SELECT count(*) FROM {TARGET}."OSUSR_T01_ORDER"') == 2


def test_a_filtered_row_that_nobody_needs_stays_behind(
    postgres: Server, database_name: str, tmp_path: Path
) -> None:
    project = PROJECT.replace("Paid = true OR Amount >= 100", "NOT (Amount BETWEEN 5 AND 1000)")
    run = Run(postgres, database_name, tmp_path / "run", CASE, project)
    for script in SCRIPTS:
        run.passes(script, env=GIVEN)
    found = [row[0] for row in people(run)]
    assert found == [masked(name, MaskKind.NAME, 40, KEY) for name in ("", "Evé Clearly")]


def test_without_a_key_no_script_does_anything(run: Run) -> None:
    for script in SCRIPTS:
        assert "O11-0927" in run.refuses(script, "does not hold a key")


def test_verify_finds_a_value_that_is_not_the_mask(run: Run) -> None:
    run.passes("migrate.sql", env=GIVEN)
    assert "Name: not what the mask gives" in run.passes("verify.sql", env=GIVEN)
    # Another key is another mask.
    code, output = run.psql("verify.sql", env={"O11C_MASK_KEY": KEY + "x"})
    assert code != 0 and "O11-0910" in output
    run.execute(f'UPDATE {TARGET}."OSUSR_T01_PERSON" SET "NAME1" = \'Ada\' WHERE "NAME1" = \'\'')
    code, output = run.psql("verify.sql", env=GIVEN)
    assert code != 0 and "O11-0910" in output


def test_tsql_scripts_parse_and_have_the_key_where_they_mask(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "project.yaml").write_text(PROJECT, encoding="utf-8")
    done = outcome(prepare(read_case(tmp_path), tmp_path / "work", "tsql"))
    texts = {item.path: item.data.decode("utf-8-sig") for item in done.scripts if item.path.endswith(".sql")}
    masking = 0
    for driver in SCRIPTS:
        batches = split(texts[driver], include=texts.__getitem__)
        assert [variables(batch) for batch in batches] == [["O11C_MASK_KEY"], *([[]] * (len(batches) - 1))]
        for level in ("2016", "2019"):
            assert syntax_errors(batches, level) == []
        for batch in batches[1:]:
            uses = "HASHBYTES(" in batch and "@o11c_mask_key + " in batch
            assert (batch.count("DECLARE @o11c_mask_key varbinary(128) = ") == 1) is uses
            assert batch.count("DECLARE @o11c_mask_key") == uses
            masking += uses
    # The insert and the checks, in both drivers that run, and the checks of verify.sql.
    assert masking == 5
