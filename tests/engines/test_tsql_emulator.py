"""The emulated server answers as SQL Server's documentation says, and finds what would be wrong there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.tsql.errors import TsqlError
from tests.support.tsql.lexer import NotEmulated
from tests.support.tsql.server import EmulatedServer
from tests.support.tsql.session import Session
from tests.support.tsql_server import literal, run_batches, sqlcmd

PEOPLE = "CREATE TABLE p (id int IDENTITY(1, 1) PRIMARY KEY, name nvarchar(5) NOT NULL, n int NULL, UNIQUE (name));"


@pytest.fixture
def server(database: str) -> EmulatedServer:
    made = EmulatedServer(database)
    made.create_database("D", "Latin1_General_CI_AI")
    made.create_database("E", "Latin1_General_BIN2")
    return made


@pytest.fixture
def session(server: EmulatedServer) -> Iterator[Session]:
    made = server.connect("D")
    yield made
    made.close()


def answer(session: Session, text: str) -> object:
    """Return the one value of a query."""
    (row,) = session.select(text)[1]
    return row[0]


def error(session: Session, text: str) -> int:
    """Return the number of the error that a batch ends with."""
    with pytest.raises(TsqlError) as raised:
        session.batch(text)
    return raised.value.number


@pytest.mark.parametrize(("expression", "wanted"), [
    ("7 / 2", 3), ("7 / 2.0", 3.5), ("-7 % 3", -1), ("N'a' + N'b'", "ab"), ("LEN(N'ab  ')", 2),
    ("DATALENGTH(N'ab  ')", 8), ("DATALENGTH('ab')", 2), ("LEN(N'a😀')", 3),
    ("LEN(NCHAR(0) + NCHAR(55357))", 2), ("DATALENGTH(N'a' + NCHAR(56832))", 4),
    ("CONVERT(varbinary(8), NCHAR(0) + NCHAR(55357) + N'a')", b"\0\0\x3d\xd8a\0"),
    ("CONVERT(nvarchar(2), 0x3dd83dd8)", "\U000fd83d\U000fd83d"), ("CONVERT(nvarchar(2), 0x3dd800de)", "😀"),
    ("CASE WHEN N'a[%' LIKE REPLACE(N'a#[[]#%', N'#', N'') COLLATE Latin1_General_BIN2 THEN 1 ELSE 0 END", 1),
    ("CASE WHEN N'a.b' LIKE N'a' + N'[^b]_' COLLATE Latin1_General_BIN2 THEN 1 ELSE 0 END", 1),
    ("CASE WHEN N'axb' LIKE N'a' + N'.b' COLLATE Latin1_General_BIN2 THEN 1 ELSE 0 END", 0),
    ("(SELECT COUNT(*) FROM sys.dm_exec_sessions WHERE session_id = @@SPID AND security_id = SUSER_SID())", 1),
    ("CONVERT(nvarchar(3), N'abcdef')", "abc"),
    ("CAST(N'' AS int)", 0), ("CAST(N' 12 ' AS int)", 12), ("TRY_CAST(N'x' AS int)", None),
    ("CONVERT(char(4), 0x0aff, 2)", "0AFF"), ("CONVERT(varbinary(4), N'a')", b"a\0"),
    ("CONVERT(varbinary(4), 258)", b"\0\0\1\2"), ("CONVERT(binary(2), 258)", b"\1\2"),
    ("CONVERT(char(32), HASHBYTES('MD5', N'abc'), 2)", "CE1473CF80C6B3FDA8E3DFC006ADC315"),
    ("CONVERT(nvarchar(30), CAST('2024-01-31T10:30:00.124' AS datetime), 121)", "2024-01-31 10:30:00.123"),
    ("CASE WHEN N'José ' = N'jose' THEN 1 ELSE 0 END", 1),
    ("CASE WHEN N'A' = N'a' COLLATE Latin1_General_BIN2 THEN 1 ELSE 0 END", 0),
    ("CASE WHEN N'a ' = N'a' COLLATE Latin1_General_BIN2 THEN 1 ELSE 0 END", 1),
    ("CASE WHEN N'A1' LIKE N'a[0-9]' THEN 1 ELSE 0 END", 1), ("CASE WHEN N'a_' LIKE N'a[_]' THEN 1 ELSE 0 END", 1),
    ("CASE WHEN N'ab' LIKE N'a[_]' THEN 1 ELSE 0 END", 0), ("QUOTENAME(N'a]b')", "[a]]b]"),
    ("DATALENGTH(REPLICATE(N'x', 4000) + N'y')", 8000), ("COALESCE(NULL, 1, 2.5)", 1),
    ("NULLIF(N'a', N'A')", None), ("ISNULL(CAST(NULL AS nvarchar(2)), N'abc')", "ab"),
])
def test_values(session: Session, expression: str, wanted: object) -> None:
    assert answer(session, f"SELECT {expression} AS x") == wanted


@pytest.mark.parametrize(("number", "text"), [
    (137, "SET @x = 1;"),
    (134, "DECLARE @x int; DECLARE @x int;"),
    (208, "SELECT 1 AS x FROM nowhere"),
    (207, "SELECT missing FROM p"),
    (209, "SELECT name FROM p AS a JOIN p AS b ON a.id = b.id"),
    (4104, "SELECT c.name FROM p AS a"),
    (1013, "SELECT 1 AS x FROM p AS a JOIN p AS a ON 1 = 1"),
    (130, "SELECT SUM(CASE WHEN EXISTS (SELECT 1 FROM p) THEN 1 ELSE 0 END) AS x FROM p"),
    (8117, "SELECT MAX(CAST(1 AS bit)) AS x FROM p"),
    (8120, "SELECT name, COUNT(*) AS c FROM p GROUP BY id"),
    (1033, "SELECT id FROM (SELECT id FROM p ORDER BY id) AS q"),
    (8155, "SELECT 1 AS x FROM (SELECT COUNT(*) FROM p) AS q"),
    (8156, "SELECT 1 AS x FROM (SELECT id, id FROM p) AS q"),
    (116, "SELECT (SELECT id, name FROM p) AS x"),
    (205, "SELECT id FROM p UNION ALL SELECT id, name FROM p"),
    (257, "DECLARE @b varbinary(10); SET @b = N'x';"),
    (245, "SELECT CAST(N'x' AS int) AS x"),
    (8115, "SELECT CAST(1000 AS decimal(4, 2)) AS x"),
    (8115, "DECLARE @i int = 2147483647; SELECT @i + 1 AS x"),
    (512, "INSERT INTO p (name) VALUES (N'a'), (N'b'); SELECT (SELECT id FROM p) AS x"),
    (2627, "INSERT INTO p (name) VALUES (N'é'), (N'E ')"),
    (515, "INSERT INTO p (name) VALUES (NULL)"),
    (2628, "INSERT INTO p (name) VALUES (N'longer')"),
    (544, "INSERT INTO p (id, name) VALUES (1, N'a')"),
    (545, "SET IDENTITY_INSERT p ON; INSERT INTO p (name) VALUES (N'a')"),
    (8102, "UPDATE p SET id = 1"),
    (213, "INSERT INTO p (name, n) SELECT name FROM p"),
    (2714, "CREATE TABLE #t (a int); CREATE TABLE #t (a int);"),
    (3701, "DROP TABLE nowhere"),
    (1038, "SELECT id + 1 INTO #copy FROM p"),
    (3903, "ROLLBACK TRANSACTION"),
    (50007, "THROW 50007, N'no', 1"),
    (50000, "RAISERROR(N'no', 16, 1)"),
])
def test_errors(session: Session, number: int, text: str) -> None:
    session.batch(PEOPLE)
    assert error(session, text) == number


@pytest.mark.parametrize("text", [
    "WAITFOR DELAY '00:00:01'", "SELECT SOUNDEX(N'a') AS x", "SELECT x FROM p WITH (NOLOCK)",
    "SELECT 1 AS x FOR JSON AUTO",
    "SELECT * FROM OPENROWSET(N'a', N'b') AS x", "EXEC sys.sp_help", "SELECT [create_lsn] FROM sys.databases",
    "SELECT 1 AS x OPTION (FORCE ORDER)", "SET FORCEPLAN ON", "THROW 50000, N'100% sure', 1",
    "UPDATE a SET n = b.id FROM p AS a CROSS JOIN p AS b",
])
def test_what_is_unknown_is_never_skipped(session: Session, text: str) -> None:
    session.batch(PEOPLE + "INSERT INTO p (name) VALUES (N'a'), (N'b');")
    with pytest.raises(NotEmulated):
        session.batch(text)


def test_collations_of_databases_and_temporary_tables_conflict(session: Session) -> None:
    """Rule 18: a temporary table has tempdb's collation unless its columns name another."""
    for name in ("[E].[dbo].[t]", "t", "#t"):
        session.batch(f"CREATE TABLE {name} (a nvarchar(9));")
    assert error(session, "SELECT 1 AS x FROM t JOIN [E].[dbo].[t] AS e ON e.a = t.a") == 468
    assert error(session, "SELECT 1 AS x FROM t JOIN #t AS e ON e.a = t.a") == 468
    session.batch("SELECT 1 AS x FROM t JOIN #t AS e ON e.a = t.a COLLATE Latin1_General_CI_AI")
    session.batch("SELECT 1 AS x FROM t WHERE t.a = N'a'")
    session.batch("CREATE TABLE #u (a nvarchar(9) COLLATE Latin1_General_CI_AI);")
    session.batch("SELECT 1 AS x FROM t JOIN #u AS e ON e.a = t.a")


def test_identities(session: Session) -> None:
    session.batch(PEOPLE)
    assert answer(session, "SELECT IDENT_CURRENT(N'p') AS x") == 1
    session.batch("INSERT INTO p (name) SELECT q.name FROM (VALUES (N'b', 2), (N'a', 1)) AS q(name, n) ORDER BY q.n;")
    assert session.select("SELECT id, name FROM p ORDER BY id")[1] == [(1, "a"), (2, "b")]
    session.batch("SET IDENTITY_INSERT p ON; INSERT INTO p (id, name) VALUES (9, N'c'); SET IDENTITY_INSERT p OFF;")
    assert answer(session, "SELECT IDENT_CURRENT(N'[dbo].[p]') AS x") == 9
    session.batch("BEGIN TRANSACTION; INSERT INTO p (name) VALUES (N'd'); ROLLBACK TRANSACTION;")
    session.batch("INSERT INTO p (name) VALUES (N'e');")
    assert answer(session, "SELECT MAX(id) AS x FROM p") == 11, "an id that was given is spent"
    session.batch("SELECT id, name INTO copied FROM p;")
    assert error(session, "INSERT INTO copied (id, name) VALUES (1, N'x')") == 544, "SELECT INTO keeps the identity"


def test_a_null_is_equal_to_a_null_in_a_unique_index(session: Session) -> None:
    session.batch("CREATE TABLE t (a int NULL); CREATE UNIQUE INDEX u ON t (a); INSERT INTO t (a) VALUES (NULL);")
    assert error(session, "INSERT INTO t (a) VALUES (NULL)") == 2627
    session.batch("CREATE TABLE f (a int NULL); CREATE UNIQUE INDEX v ON f (a) WHERE a IS NOT NULL;")
    session.batch("INSERT INTO f (a) VALUES (NULL), (NULL);")


def test_transactions_and_errors(session: Session) -> None:
    session.batch(PEOPLE)
    session.batch("SET XACT_ABORT ON;")
    doomed = (
        "BEGIN TRY BEGIN TRANSACTION; INSERT INTO p (name) VALUES (N'a'); SELECT 1 / 0 AS x; END TRY "
        "BEGIN CATCH DECLARE @m nvarchar(200) = CONVERT(nvarchar(9), ERROR_NUMBER()) + N' ' + CONVERT(nvarchar(9), "
        "XACT_STATE()); IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION; PRINT @m; END CATCH"
    )
    assert session.batch(doomed)[-1] == "8134 -1"
    assert answer(session, "SELECT COUNT(*) AS x FROM p") == 0
    assert error(session, "BEGIN TRANSACTION; INSERT INTO p (name) VALUES (N'a'); SELECT 1 / 0 AS x;") == 8134
    assert answer(session, "SELECT @@TRANCOUNT AS x") == 0, "with XACT_ABORT ON an error undoes the transaction"
    left = "BEGIN TRY BEGIN TRANSACTION; SELECT 1 / 0 AS x; END TRY BEGIN CATCH PRINT N'-'; END CATCH"
    assert error(session, left) == 3998
    wrote = (
        "BEGIN TRY BEGIN TRANSACTION; SELECT 1 / 0 AS x; END TRY "
        "BEGIN CATCH INSERT INTO p (name) VALUES (N'a'); END CATCH"
    )
    assert error(session, wrote) == 3930


def test_a_new_column_is_not_known_in_the_batch_that_adds_it(session: Session) -> None:
    session.batch(PEOPLE)
    caught = "BEGIN TRY UPDATE p SET more = 1; END TRY BEGIN CATCH PRINT N'no'; END CATCH"
    adds = "ALTER TABLE p ADD more int NULL; "
    assert error(session, adds + caught) == 207, "refused when it is compiled, so its CATCH does not see it"
    session.batch(f"{adds}EXEC (N'UPDATE p SET more = 1');")
    inner = "BEGIN TRY EXEC (N'UPDATE p SET never = 1'); END TRY BEGIN CATCH SELECT ERROR_NUMBER() AS n; END CATCH"
    assert session.batch(inner) == ["n", "207"]


def test_what_exec_makes_goes_with_it(session: Session) -> None:
    session.batch("EXEC (N'CREATE TABLE #inner (a int); DECLARE @x int = 1;');")
    assert answer(session, "SELECT OBJECT_ID(N'tempdb..#inner') AS x") is None
    assert error(session, "DECLARE @y int = 1; EXEC (N'PRINT @y');") == 137


def test_table_variables_end_with_their_batch(session: Session) -> None:
    body = "DECLARE @t TABLE (a int); INSERT INTO @t (a) VALUES (1); "
    assert session.batch(f"{body}SELECT a FROM @t;") == ["a", "1"]
    assert error(session, f"{body}SELECT 1 / 0 AS x;") == 8134
    assert session.batch(f"{body}SELECT a FROM @t;") == ["a", "1"]
    assert error(session, "SELECT a FROM @t;") == 208


def test_triggers_fire_once_a_statement(session: Session) -> None:
    session.batch(PEOPLE + "CREATE TABLE log (n int NOT NULL);")
    session.batch("CREATE TRIGGER t ON p AFTER INSERT AS INSERT INTO log (n) SELECT COUNT(*) FROM inserted;")
    session.batch("INSERT INTO p (name) VALUES (N'a'), (N'b'); INSERT INTO p (name) SELECT name FROM p WHERE 1 = 0;")
    session.batch("ALTER TABLE p DISABLE TRIGGER t; INSERT INTO p (name) VALUES (N'c');")
    session.batch("ALTER TABLE p ENABLE TRIGGER t;")
    assert session.select("SELECT n FROM log ORDER BY n DESC")[1] == [(2,), (0,)]
    assert error(session, "INSERT INTO p (name) OUTPUT inserted.id VALUES (N'd')") == 334
    session.batch("CREATE TABLE #o (id int); INSERT INTO p (name) OUTPUT inserted.id INTO #o (id) VALUES (N'd');")
    assert answer(session, "SELECT id FROM #o") == 4


def test_merge_says_which_row_became_which(session: Session) -> None:
    session.batch(PEOPLE + "CREATE TABLE #s (old int, name nvarchar(5)); CREATE TABLE #m (old int, new int);")
    session.batch(
        "INSERT INTO #s (old, name) VALUES (7, N'x'), (8, N'y');\n"
        "MERGE INTO p AS t USING #s AS s ON 1 = 0 WHEN NOT MATCHED THEN INSERT (name) VALUES (s.name)\n"
        "OUTPUT s.old, inserted.id INTO #m (old, new);"
    )
    pairs = session.select("SELECT m.old AS o, p.name AS name FROM #m AS m JOIN p ON p.id = m.new ORDER BY m.old")[1]
    assert pairs == [(7, "x"), (8, "y")]


def test_constraints_are_switched_and_trusted(session: Session) -> None:
    session.batch("CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a int CONSTRAINT fk REFERENCES a (id));")
    assert error(session, "INSERT INTO b (a) VALUES (1)") == 547
    session.batch("ALTER TABLE b NOCHECK CONSTRAINT ALL; INSERT INTO b (a) VALUES (1);")
    state = "SELECT is_disabled, is_not_trusted FROM sys.foreign_keys WHERE name = N'fk'"
    assert session.select(state)[1] == [(True, True)]
    assert error(session, "ALTER TABLE b WITH CHECK CHECK CONSTRAINT ALL") == 547
    session.batch("ALTER TABLE b CHECK CONSTRAINT ALL;")
    assert session.select(state)[1] == [(False, True)]
    session.batch("DELETE FROM b; ALTER TABLE b WITH CHECK CHECK CONSTRAINT ALL;")
    assert session.select(state)[1] == [(False, False)]


def test_sqlcmd_stops_at_an_error_when_the_script_says_so(server: EmulatedServer, tmp_path: Path) -> None:
    body = "PRINT N'$(name)';\nGO\nTHROW 50001, N'no', 1;\nGO\nPRINT N'after';\nGO\n"
    for head, wanted in ((":on error exit\n", False), ("", True)):
        (tmp_path / "s.sql").write_text(head + body, encoding="utf-8-sig")
        ran = sqlcmd(server, "D", tmp_path / "s.sql", {"name": "ann"})
        assert ran.code == 1
        assert ran.output.startswith("ann\n")
        assert "Msg 50001, Level 16, Line 1: no" in ran.output
        assert ("after" in ran.output) is wanted
    assert run_batches(server, "D", ["PRINT N'x';"], stops=True).code == 0


def test_a_session_ends_with_what_it_had(server: EmulatedServer) -> None:
    first, second = server.connect("D"), server.connect("D")
    lock = "DECLARE @r int; EXEC @r = sys.sp_getapplock @Resource = N'o', @LockOwner = N'Session'; SELECT @r AS r;"
    assert first.batch(lock + "CREATE TABLE #t (a int); BEGIN TRANSACTION; CREATE TABLE kept (a int);")[-1] == "0"
    assert second.batch(lock)[-1] == "-1"
    first.close()
    assert second.batch(lock)[-1] == "0"
    assert answer(second, "SELECT OBJECT_ID(N'kept') AS x") is None
    second.close()


@pytest.mark.parametrize("value", [None, True, 5, "it's", b"\0\1"])
def test_literals(session: Session, value: object) -> None:
    assert answer(session, f"SELECT {literal(value)} AS x") == value
