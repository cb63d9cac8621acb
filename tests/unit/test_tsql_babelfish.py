"""T-SQL scripts keep to forms that Babelfish 4 has too, where these are as good on SQL Server (docs/babelfish.md).

What it refuses was read in the source of its extensions and in their tests. Nothing is executed on Babelfish here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.unit.test_tsql_scripts import CASES, DRIVERS, compiled
from tests.unit.test_tsql_scripts import batches as of_driver

# Masks of kind hash and fake, minted ids, and keys that are disabled are what does not run there.
REFUSING = {"mint", "mask_unique", "ordered_append", "revalidate_append"}
MORE = {"step_append", "step_events_disabled", "users_policy_update", "writer", "writer_replace"}
FORMS = sorted({*CASES, *MORE} - REFUSING)

# A pattern over a batch without comments and texts, and what is refused.
REFUSED = {
    r"\bMERGE\b": "MERGE",
    r"\bWAITFOR\b|\bRECONFIGURE\b|\bCHECKPOINT\b": "statements of the server",
    r"\bCREATE OR ALTER\b|\bSYNONYM\b|\bALTER VIEW\b|\bALTER INDEX\b": "definitions",
    r"\bNOCHECK\b|\bWITH CHECK\b": "constraints that are not checked",
    r"##\w": "global temporary tables",
    r"\bCREATE TABLE\b[^;]*,\s*INDEX\b": "an index inside CREATE TABLE",
    r"SET IDENTITY_INSERT \[\]\.\[\]\.\[\]": "IDENTITY_INSERT on a name of three parts",
    r"^INTO \[\]\.\[\]\.\[\]": "SELECT INTO a name of three parts",
    r"\bOUTPUT\b[^;]*\bORDER BY\b": "ORDER BY in INSERT ... OUTPUT",
    r"\bWITH \[\] AS \(": "a common table expression, which UPDATE and DELETE do not take",
    r"\bFOR XML\b": "a column of XML without a name, which has one before 4.4",
    r"\bSTRING_AGG\b|\bTRANSLATE\b|\bCONCAT_WS\b": "functions that SQL Server 2016 has not",
    r"\bIDENTITY\(\d+, \d+\)[^;]*\bINTO\b": "IDENTITY() in SELECT INTO",
    r"CONVERT\(\s*n?(var)?char\((max|\d+)\),\s*(HASHBYTES|CONVERT\((var)?binary)\(?": "bytes as hexadecimal digits",
    r"CONVERT\((var)?binary\((max|\d+)\), [^()]*\)\s*\+|\+\s*CONVERT\((var)?binary\(": "bytes that are joined",
    r"\+\s*0x|0x\w+\s*\+": "bytes that are joined to a constant",
}
# Views and functions that it has not: a statement with one of them stands behind a condition.
MISSING = ("allocation_units", "security_policies", "security_predicates", "FILEPROPERTY", "dm_os_volume_stats")


def bare(batch: str) -> str:
    """Return a batch without its comments, texts and quoted names; ``[]`` stands for a name."""
    lines = (line for line in batch.splitlines() if not line.lstrip().startswith("--"))
    text = re.sub(r"/\*.*?\*/", "", "\n".join(lines), flags=re.DOTALL)
    text = re.sub(r"N?'(?:[^']|'')*'", "''", text)
    return re.sub(r"\[(?:[^\]]|\]\])*\]", "[]", text)


@cache
def every(name: str) -> tuple[str, ...]:
    drivers = [driver for driver in DRIVERS if driver in compiled(name)[1]]
    return tuple(dict.fromkeys(batch for driver in drivers for batch in of_driver(name, driver)))


def executed(batch: str) -> Iterator[str]:
    """Yield the batch, and the texts that it executes."""
    yield batch
    for text in re.findall(r"EXEC \(N'((?:[^']|'')*)'\)", batch):
        yield from executed(text.replace("''", "'"))


@pytest.mark.parametrize("name", FORMS)
def test_nothing_that_it_refuses(name: str) -> None:
    for batch in every(name):
        for text in executed(batch):
            for pattern, what in REFUSED.items():
                found = re.search(pattern, bare(text), re.MULTILINE)
                assert found is None, f"{what}: {found and found[0]}\n{batch}"


@pytest.mark.parametrize("name", FORMS)
def test_what_it_has_not_stands_behind_a_condition(name: str) -> None:
    seen = set()
    for batch in every(name):
        for word in MISSING:
            if word in batch:
                seen.add(word)
                before = batch[: batch.index("INSERT INTO #o11c_finding")].splitlines()
                lines = [item for item in before if item and not item.lstrip().startswith("EXEC (")]
                assert lines[-1].startswith("IF OBJECT_ID(N'sys."), batch
    assert seen == set(MISSING)


@pytest.mark.parametrize("name", FORMS)
def test_nothing_of_the_own_database_is_in_a_query_of_another_catalog(name: str) -> None:
    """There such a statement runs in the other database as a whole, and one in a condition does not."""
    other = re.compile(r"\[OSSOURCE\]\.\[?sys\b")
    for batch in every(name):
        for statement in re.split(r";\n", re.sub(r"(?m)^\s*--.*\n", "", batch)):
            if not other.search(statement) or "IF OBJECT_ID(N'sys." in statement:  # the latter do not run there
                continue
            assert not re.match(r"(IF|WHILE|SET|DECLARE)\b[^\n]*\[OSSOURCE\]", statement), statement
            own = re.findall(r"(?:FROM|JOIN|INTO) (\[(?!OSSOURCE|OSTARGET|#)\w+\]\.\[\w+\])", statement)
            assert own == [], statement
            last = re.findall(r"\[OSSOURCE\]\.\[?(\w+)\]?\.", statement)[-1]
            assert last == "sys", f"the last name decides where it runs: {statement}"


@pytest.mark.parametrize("name", FORMS)
def test_after_another_catalog_no_own_one_is_read_in_a_batch(name: str) -> None:
    """The database that a batch has named last goes on being that of a catalog without a database."""
    for batch in every(name):
        text = re.sub(r"(?m)^\s*--.*\n", "", batch)
        at = text.find("[OSSOURCE].")
        if at >= 0:
            assert not re.search(r"(?<![\].\w])sys\.(?!sp_)\w+", text[text.rindex("[OSSOURCE].") :]), batch


@pytest.mark.parametrize("name", ["simple_append", "step_append"])
def test_the_isolation_level_is_set_after_a_statement_of_its_own(name: str) -> None:
    """A level is refused in a transaction that has read, and a condition does not end one."""
    found = [
        batch for batch in every(name) if "SET TRANSACTION ISOLATION LEVEL SNAPSHOT" in batch
    ]
    assert found
    for batch in found:
        assert re.search(
            r"UPDATE #o11c_progress SET \[rows\] = 0;\s+SET TRANSACTION ISOLATION LEVEL SNAPSHOT;", batch
        ), batch


@pytest.mark.parametrize(("name", "word"), [("mint", "keys: mint"), ("mask_unique", "masks of kind hash or fake")])
def test_what_it_cannot_do_is_refused_before_anything_else(name: str, word: str) -> None:
    texts = compiled(name)[1]
    for driver in ("preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql"):
        said = [batch for batch in of_driver(name, driver) if "THROW 50979, N'O11-0979: " in batch]
        assert len(said) == 1 and of_driver(name, driver).index(said[0]) == 2, driver
        condition = r"IF SERVERPROPERTY\(N'Babelfish'\) IS NOT NULL\n  THROW 50979, N'O11-0979: [^']*\("
        assert re.search(condition + word, said[0])
    # Undo neither mints nor masks.
    assert not any("O11-0979" in texts.get(driver, "") for driver in ("rollback.sql", "cleanup.sql"))


@pytest.mark.parametrize("name", FORMS)
def test_nothing_is_refused_that_it_can_do(name: str) -> None:
    assert not any("O11-0979" in text for text in compiled(name)[1].values())
