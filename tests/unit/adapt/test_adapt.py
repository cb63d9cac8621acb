"""What is converted beside the vendor's rows, what is marked, and that nothing else changes."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from compiler.adapt.adapt import Adapted, adapt
from compiler.adapt.catalog import Catalog, Known, Place
from compiler.adapt.kinds import Flavour, Value

ORDER = Known(Place.APPLICATION, {
    "id": Value.INTEGER, "code": Value.TEXT, "note": Value.TEXT, "price": Value.DECIMAL, "qty": Value.INTEGER,
    "paid": Value.BOOLEAN, "createdon": Value.DATETIME, "due": Value.DATE, "at": Value.TIME, "file": Value.BINARY,
})
CATALOG = Catalog(
    with_snapshot=True,
    entities={
        "order": ORDER, "line": Known(Place.APPLICATION, {"id": Value.INTEGER, "orderid": Value.INTEGER,
                                                          "text": Value.TEXT, "qty": Value.INTEGER}),
        "user": Known(Place.USER, {"id": Value.INTEGER, "name": Value.TEXT, "username": Value.TEXT}),
        "espace": Known(Place.MISSING, {"id": Value.INTEGER}),
        "sapcustomer": Known(Place.EXTERNAL, {"id": Value.INTEGER}),
    },
    parameters={"text": Value.TEXT, "number": Value.INTEGER, "filter": Value.UNKNOWN},
    inline=frozenset({"filter"}),
)


def sqlserver(text: str) -> Adapted:
    return adapt(text, "q.sql", Flavour.SQLSERVER, CATALOG)


def oracle(text: str) -> Adapted:
    return adapt(text, "q.sql", Flavour.ORACLE, CATALOG)


def codes(done: Adapted, severity: str = "") -> list[str]:
    return [item.code for item in done.diagnostics if item.severity.value == severity or not severity]


CONVERTED = (
    # rows
    ("SELECT TOP (5) a FROM t", "SELECT a FROM t LIMIT 5"),
    ("SELECT TOP (@n) a FROM t", "SELECT a FROM t LIMIT @n"),
    ("SELECT TOP (@n + 1) a FROM t", "SELECT a FROM t LIMIT (@n + 1)"),
    ("SELECT DISTINCT TOP 3 WITH TIES a FROM t ORDER BY a;",
     "SELECT DISTINCT a FROM t ORDER BY a FETCH FIRST 3 ROWS WITH TIES;"),
    ("SELECT x FROM (SELECT TOP 100 PERCENT a FROM t ORDER BY a) x", "SELECT x FROM (SELECT a FROM t ORDER BY a) x"),
    ("SELECT TOP 5 a FROM x UNION ALL SELECT TOP 3 b FROM y ORDER BY 1",
     "(SELECT a FROM x LIMIT 5) UNION ALL (SELECT b FROM y LIMIT 3) ORDER BY 1"),
    ("SELECT a FROM t ORDER BY a OFFSET @s ROWS FETCH NEXT @n ROWS ONLY",
     "SELECT a FROM t ORDER BY a OFFSET @s ROWS FETCH NEXT @n ROWS ONLY"),
    ("SELECT a FROM t ORDER BY a OFFSET @s * 10 ROWS FETCH NEXT 10 ROWS ONLY",
     "SELECT a FROM t ORDER BY a OFFSET (@s * 10) ROWS FETCH NEXT 10 ROWS ONLY"),
    # texts
    ("SELECT o.[Code] + o.[Note] FROM {Order} o", "SELECT o.[Code] || o.[Note] FROM {Order} o"),
    ("SELECT o.[Qty] + o.[Price] FROM {Order} o", "SELECT o.[Qty] + o.[Price] FROM {Order} o"),
    ("SELECT @Text + @Text + @Text", "SELECT @Text || @Text || @Text"),
    ("SELECT '5' + 1, N'x' + '5'", "SELECT '5' + 1, 'x' || '5'"),
    ("SELECT @unknown + ', ' + @other", "SELECT @unknown || ', ' || @other"),
    ("SELECT d.c + d.c FROM (SELECT o.[Code] AS c FROM {Order} o) d",
     "SELECT d.c || d.c FROM (SELECT o.[Code] AS c FROM {Order} o) d"),
    ("WITH w AS (SELECT o.[Code] c FROM {Order} o) SELECT c + c FROM w",
     "WITH w AS (SELECT o.[Code] c FROM {Order} o) SELECT c || c FROM w"),
    ("SELECT 'a' + CAST(o.[Qty] + 1 AS VARCHAR(9)) FROM {Order} o",
     "SELECT 'a' || CAST(o.[Qty] + 1 AS VARCHAR(9)) FROM {Order} o"),
    ("SELECT N'é', 'it''s', 0xFF, 0xF", "SELECT 'é', 'it''s', '\\xFF'::bytea, '\\x0F'::bytea"),
    ("SELECT LEN(o.[Qty]), REPLACE(o.[Code], 'a', 'b'), CHARINDEX('a', o.[Code]) FROM {Order} o",
     "SELECT LENGTH(CAST(o.[Qty] AS TEXT)), REPLACE(o.[Code] collate \"default\", 'a', 'b'), "
     "STRPOS(caseaccent_normalize(o.[Code] collate \"default\"), caseaccent_normalize('a')) FROM {Order} o"),
    ("SELECT STUFF(c, 2, 3, 'x'), REPLICATE('a', 3), SPACE(2), CHAR(65), DATALENGTH(o.[File]) FROM {Order} o",
     "SELECT OVERLAY(c PLACING 'x' FROM 2 FOR 3), REPEAT('a', 3), REPEAT(' ', 2), CHR(65), OCTET_LENGTH(o.[File]) "
     "FROM {Order} o"),
    ("SELECT STRING_AGG(o.[Qty], ', ') WITHIN GROUP (ORDER BY o.[Id]) FROM {Order} o",
     "SELECT STRING_AGG(CAST(o.[Qty] AS TEXT), ', ' ORDER BY o.[Id]) FROM {Order} o"),
    ("SELECT a FROM STRING_SPLIT(@text, ',') s", "SELECT a FROM STRING_TO_TABLE(@text, ',') s(value)"),
    ("SELECT a FROM t WHERE a COLLATE Latin1_General_CI_AI = b COLLATE DATABASE_DEFAULT",
     "SELECT a FROM t WHERE a = b"),
    # LIKE
    ("SELECT a FROM {Order} WHERE {Order}.[Code] NOT LIKE '%' + @Text + '%'",
     "SELECT a FROM {Order} WHERE caseaccent_normalize({Order}.[Code] collate \"default\") NOT LIKE "
     "caseaccent_normalize('%' || @Text || '%')"),
    ("SELECT a FROM {Order} o WHERE o.[Code] LIKE o.[Note] + '%'",
     "SELECT a FROM {Order} o WHERE caseaccent_normalize(o.[Code] collate \"default\") LIKE "
     "caseaccent_normalize((o.[Note] || '%') collate \"default\")"),
    ("SELECT a FROM {Order} WHERE {Order}.[Id] LIKE '1%'",
     "SELECT a FROM {Order} WHERE caseaccent_normalize(CAST({Order}.[Id] AS TEXT)) LIKE caseaccent_normalize('1%')"),
    ("SELECT a FROM t WHERE 'x' LIKE 'a\\b%'",
     "SELECT a FROM t WHERE caseaccent_normalize('x') LIKE caseaccent_normalize('a\\b%') ESCAPE ''"),
    ("SELECT a FROM t WHERE 'x' LIKE 'a![b%' ESCAPE '!'",
     "SELECT a FROM t WHERE caseaccent_normalize('x') LIKE caseaccent_normalize('a![b%') ESCAPE '!'"),
    # dates
    ("SELECT DATEADD(day, @n, o.[CreatedOn]), DATEADD(quarter, 2, '2024-01-01'), DATEADD(dd, o.[Qty] - 1, GETDATE()) "
     "FROM {Order} o",
     "SELECT o.[CreatedOn] + @n * INTERVAL '1 day', CAST('2024-01-01' AS TIMESTAMP) + INTERVAL '6 month', "
     "CURRENT_TIMESTAMP + (o.[Qty] - 1) * INTERVAL '1 day' FROM {Order} o"),
    ("SELECT YEAR(o.[CreatedOn]) / 10, o.[CreatedOn] + 1, DATEPART(weekday, o.[CreatedOn]) FROM {Order} o",
     "SELECT CAST(EXTRACT(YEAR FROM o.[CreatedOn]) AS INTEGER) / 10, o.[CreatedOn] + INTERVAL '1 day', "
     "(EXTRACT(DOW FROM o.[CreatedOn]) + 1) FROM {Order} o"),
    ("SELECT CONVERT(VARCHAR(10), o.[CreatedOn], 120), CONVERT(VARCHAR(10), o.[CreatedOn], 103), "
     "CONVERT(DATE, @Text, 103), CONVERT(DATE, o.[CreatedOn]) FROM {Order} o",
     "SELECT CAST(TO_CHAR(o.[CreatedOn], 'YYYY-MM-DD HH24:MI:SS') AS VARCHAR(10)), "
     "TO_CHAR(o.[CreatedOn], 'DD/MM/YYYY'), TO_DATE(@Text, 'DD/MM/YYYY'), CAST(o.[CreatedOn] AS DATE) FROM {Order} o"),
    ("SELECT a FROM {Order} WHERE {Order}.[At] BETWEEN @a AND @b AND {Order}.[CreatedOn] > ''",
     "SELECT a FROM {Order} WHERE {Order}.[At]::time BETWEEN @a AND @b AND {Order}.[CreatedOn] > '1900-01-01'"),
    ("SELECT FORMAT(o.[CreatedOn], 'dd/MM/yyyy HH:mm'), FORMAT(o.[Price], '#,##0.00'), FORMAT(o.[Id], '0000') "
     "FROM {Order} o",
     "SELECT TO_CHAR(o.[CreatedOn], 'DD/MM/YYYY HH24:MI'), TO_CHAR(o.[Price], 'FM999G999G999G999G990D00'), "
     "TO_CHAR(o.[Id], 'FM99999999990000') FROM {Order} o"),
    ("SELECT DATEADD(day, DATEDIFF(day, 0, o.[CreatedOn]), 0) FROM {Order} o",
     "SELECT TIMESTAMP '1900-01-01' + CAST(EXTRACT(EPOCH FROM DATE_TRUNC('day', o.[CreatedOn]) - "
     "DATE_TRUNC('day', TIMESTAMP '1900-01-01')) / 86400 AS INTEGER) * INTERVAL '1 day' FROM {Order} o"),
    ("SELECT DATEDIFF(week, o.[CreatedOn], o.[CreatedOn]), DATEDIFF(quarter, o.[CreatedOn], @x) FROM {Order} o",
     "SELECT CAST(FLOOR((CAST(o.[CreatedOn] AS DATE) - DATE '1900-01-07') / 7.0) - "
     "FLOOR((CAST(o.[CreatedOn] AS DATE) - DATE '1900-01-07') / 7.0) AS INTEGER), "
     "CAST((EXTRACT(YEAR FROM CAST(@x AS TIMESTAMP)) - EXTRACT(YEAR FROM o.[CreatedOn])) * 4 + "
     "EXTRACT(QUARTER FROM CAST(@x AS TIMESTAMP)) - EXTRACT(QUARTER FROM o.[CreatedOn]) AS INTEGER) FROM {Order} o"),
    # numbers and booleans
    ("SELECT SUM(o.[Qty]) / 2, SUM(x) + SUM(y), POWER(o.[Qty], 0.5), POWER(o.[Price], 2) FROM {Order} o",
     "SELECT CAST(SUM(o.[Qty]) AS BIGINT) / 2, SUM(x) + SUM(y), CAST(TRUNC(POWER(o.[Qty], 0.5)) AS BIGINT), "
     "POWER(o.[Price], 2) FROM {Order} o"),
    ("SELECT CAST(o.[Price] AS INT), CAST(o.[Qty] AS BIGINT), AVG(o.[Qty]), CAST('x' AS VARCHAR) FROM {Order} o",
     "SELECT CAST(TRUNC(o.[Price]) AS INTEGER), CAST(o.[Qty] AS BIGINT), CAST(TRUNC(AVG(o.[Qty])) AS BIGINT), "
     "CAST('x' AS VARCHAR(30)) FROM {Order} o"),
    ("SELECT ROUND(a, 2, 1), LOG(a), a ^ 1, a^b, CHOOSE(a, 'x', 'y') FROM t",
     "SELECT TRUNC(a, 2), LN(a), a # 1, a # b, CASE a WHEN 1 THEN 'x' WHEN 2 THEN 'y' END FROM t"),
    ("SELECT a FROM {Order} o WHERE o.[Paid] = 1 AND 0 <> o.[Paid] AND o.[Paid] IN (0, 1) AND ISNULL(o.[Paid], 0) = 0",
     "SELECT a FROM {Order} o WHERE o.[Paid] = true AND false <> o.[Paid] AND o.[Paid] IN (false, true) AND "
     "COALESCE(o.[Paid], false) = false"),
    ("SELECT a FROM {Order} o WHERE o.[Paid] = CASE WHEN o.[Qty] = 1 THEN 1 ELSE 0 END AND o.[Qty] !> 1",
     "SELECT a FROM {Order} o WHERE o.[Paid] = CASE WHEN o.[Qty] = 1 THEN true ELSE false END AND o.[Qty] <= 1"),
    # tables
    ("SELECT a FROM {Order} o WITH (NOLOCK) INNER HASH JOIN {Line} l (NOLOCK) ON o.[Id] = l.[OrderId] "
     "OPTION (RECOMPILE)",
     "SELECT a FROM {Order} o INNER JOIN {Line} l ON o.[Id] = l.[OrderId]"),
    ("SELECT a FROM {Order} o OUTER APPLY (SELECT TOP 1 l.[Id] FROM {Line} l WHERE l.[OrderId] = o.[Id]) x WHERE 1 = 1",
     "SELECT a FROM {Order} o LEFT JOIN LATERAL (SELECT l.[Id] FROM {Line} l WHERE l.[OrderId] = o.[Id] LIMIT 1) x "
     "ON true WHERE 1 = 1"),
    ("SELECT * FROM {Order} INNER JOIN {Line} ON {Line}.[OrderId] = {Order}.[Id]",
     "SELECT {Order}.*, {Line}.* FROM {Order} INNER JOIN {Line} ON {Line}.[OrderId] = {Order}.[Id]"),
    ("SELECT a FROM t WHERE EXISTS (SELECT * FROM {Order})", "SELECT a FROM t WHERE EXISTS (SELECT * FROM {Order})"),
    ("SELECT Total = SUM(x), a 'My Name', b year FROM t", 'SELECT SUM(x) AS Total, a AS "My Name", b AS year FROM t'),
    ("WITH c AS (SELECT 1 n UNION ALL SELECT n + 1 FROM c WHERE n < 5) SELECT n FROM c",
     "WITH RECURSIVE c AS (SELECT 1 n UNION ALL SELECT n + 1 FROM c WHERE n < 5) SELECT n FROM c"),
    ("SELECT a INTO #x FROM t; SELECT #x.a FROM #x; DROP TABLE #x",
     "CREATE TEMP TABLE x AS SELECT a FROM t; SELECT x.a FROM x; DROP TABLE x"),
    ("CREATE TABLE #x (id INT IDENTITY(5, 1) PRIMARY KEY, n NVARCHAR(MAX) NULL, d DATETIME DEFAULT GETDATE())",
     "CREATE TEMP TABLE x (id INTEGER GENERATED BY DEFAULT AS IDENTITY (START WITH 5) PRIMARY KEY, n TEXT NULL, "
     "d TIMESTAMP DEFAULT CURRENT_TIMESTAMP)"),
    ("SELECT 1 FROM DUAL", "SELECT 1"),
    # changes
    ("INSERT {Order} ({Order}.[Code], {Order}.[Paid]) OUTPUT INSERTED.[Id] VALUES ('a', 1)",
     "INSERT INTO {Order} ([Code], [Paid]) VALUES ('a', true) RETURNING [Id]"),
    ("INSERT INTO {Order} ({Order}.[Code], {Order}.[Paid]) SELECT l.[Text], 0 FROM {Line} l",
     "INSERT INTO {Order} ([Code], [Paid]) SELECT l.[Text], false FROM {Line} l"),
    ("UPDATE {Order} SET {Order}.[Paid] = 1, {Order}.[Code] += 'x', {Order}.[Qty] -= 1",
     "UPDATE {Order} SET [Paid] = true, [Code] = {Order}.[Code] || 'x', [Qty] = {Order}.[Qty] - 1"),
    ("UPDATE o SET o.[Qty] = l.[Qty] FROM {Order} o INNER JOIN {Line} l ON l.[OrderId] = o.[Id] OR 1 = 0 "
     "WHERE o.[Id] = 1 OR o.[Id] = 2",
     "UPDATE {Order} o SET [Qty] = l.[Qty] FROM {Line} l WHERE (l.[OrderId] = o.[Id] OR 1 = 0) AND "
     "(o.[Id] = 1 OR o.[Id] = 2)"),
    ("UPDATE {Order} SET [Qty] = 1 FROM {Order} JOIN {Line} ON {Line}.[OrderId] = {Order}.[Id]",
     "UPDATE {Order} SET [Qty] = 1 FROM {Line} WHERE {Line}.[OrderId] = {Order}.[Id]"),
    ("DELETE o FROM {Order} o WHERE o.[Id] = 1", "DELETE FROM {Order} o WHERE o.[Id] = 1"),
    ("DELETE FROM o OUTPUT DELETED.[Id] FROM {Order} o, {Line} l WHERE l.[OrderId] = o.[Id]",
     "DELETE FROM {Order} o USING {Line} l WHERE l.[OrderId] = o.[Id] RETURNING o.[Id]"),
    ("DELETE {Order}", "DELETE FROM {Order}"),
    # statements
    ("SET NOCOUNT ON; SELECT 1 SELECT 2", " SELECT 1; SELECT 2"),
)
ORACLE = (
    ("SELECT a FROM t WHERE x = 1 AND ROWNUM < 5 ORDER BY a", "SELECT a FROM t WHERE x = 1 ORDER BY a LIMIT 4"),
    ("SELECT a FROM t WHERE ROWNUM = 1", "SELECT a FROM t LIMIT 1"),
    ("SELECT DECODE(a, 1, 'x', NULL, 'y', b, 'z', 'w') FROM DUAL",
     "SELECT CASE WHEN a = 1 THEN 'x' WHEN a IS NULL THEN 'y' WHEN a IS NOT DISTINCT FROM b THEN 'z' ELSE 'w' END"),
    ("SELECT o.[Qty] / 2, SYSDATE - 1, o.[CreatedOn] - o.[CreatedOn], TRUNC(o.[CreatedOn]) FROM {Order} o",
     "SELECT CAST(o.[Qty] AS NUMERIC) / 2, CURRENT_TIMESTAMP - INTERVAL '1 day', "
     "EXTRACT(EPOCH FROM (o.[CreatedOn] - o.[CreatedOn])) / 86400, DATE_TRUNC('day', o.[CreatedOn]) FROM {Order} o"),
    ("SELECT q'[it's]', TO_CHAR(o.[Qty]), TO_NUMBER('1'), LAST_DAY(o.[CreatedOn]) FROM {Order} o",
     "SELECT 'it''s', CAST(o.[Qty] AS TEXT), CAST('1' AS NUMERIC), DATE_TRUNC('month', o.[CreatedOn]) + "
     "INTERVAL '1 month' - INTERVAL '1 day' + (o.[CreatedOn] - DATE_TRUNC('day', o.[CreatedOn])) FROM {Order} o"),
    ("SELECT LISTAGG(a, ',') WITHIN GROUP (ORDER BY b DESC) FROM t",
     "SELECT STRING_AGG(a, ',' ORDER BY b DESC) FROM t"),
    ("SELECT SUBSTR(a, 0, 2), SUBSTR(a, 3) FROM t", "SELECT SUBSTRING(a FROM 1 FOR 2), SUBSTRING(a FROM 3) FROM t"),
    ("SELECT ADD_MONTHS(d, -2), x.a FROM (SELECT UNIQUE a, d FROM t) x",
     "SELECT d - INTERVAL '2 month', x.a FROM (SELECT DISTINCT a, d FROM t) x"),
)
# What is left as it was: code of the error, the statement, and what the comment is put before.
MARKED = (
    ("O11-1008", "MERGE INTO {Order} o USING {Line} l ON 1 = 1 WHEN MATCHED THEN UPDATE SET a = 1", "MERGE"),
    ("O11-1008", "DECLARE @x INT", "DECLARE"),
    ("O11-1008", "EXEC dbo.p", "EXEC"),
    ("O11-1008", "BEGIN", "BEGIN"),
    ("O11-1008", "SELECT @x = 1", "@x"),
    ("O11-1008", "SELECT a INTO t2 FROM t", "INTO"),
    ("O11-1008", "INSERT INTO {Order} ([Code]) EXEC p", "EXEC"),
    ("O11-1009", "SELECT TOP 10 PERCENT a FROM t", "TOP"),
    ("O11-1009", "SELECT a FROM t FOR XML PATH('')", "FOR"),
    ("O11-1009", "SELECT a FROM t PIVOT (SUM(a) FOR b IN (c)) p", "PIVOT"),
    ("O11-1009", "SELECT a FROM t GROUP BY a WITH ROLLUP", "WITH"),
    ("O11-1009", "UPDATE TOP (5) {Order} SET [Qty] = 1", "TOP"),
    ("O11-1009", "UPDATE o SET o.[Qty] = 1 FROM {Order} o LEFT JOIN {Line} l ON 1 = 1", "LEFT"),
    ("O11-1009", "UPDATE {Order} SET [Qty] = 1 OUTPUT DELETED.[Qty]", "DELETED"),
    ("O11-1009", "SELECT a COLLATE Latin1_General_BIN FROM t", "a"),
    ("O11-1013", "SELECT PATINDEX('%a%', c) FROM t", "PATINDEX"),
    ("O11-1013", "SELECT dbo.Total(1)", "dbo"),
    ("O11-1013", "SELECT SCOPE_IDENTITY()", "SCOPE_IDENTITY"),
    ("O11-1013", "SELECT @@ROWCOUNT", "@@ROWCOUNT"),
    ("O11-1013", "SELECT TRY_CAST(a AS INT) FROM t", "TRY_CAST"),
    ("O11-1013", "SELECT DATALENGTH(o.[Code]) FROM {Order} o", "DATALENGTH"),
    ("O11-1013", "SELECT CHARINDEX('a', b, 3) FROM t", "CHARINDEX"),
    ("O11-1013", "SELECT DATEADD(day, 1, 5)", "DATEADD"),
    ("O11-1013", "SELECT ISNULL(a) FROM t", "ISNULL"),
    ("O11-1014", "SELECT @a + @b", "+"),
    ("O11-1014", "SELECT o.[Code] + o.[Qty] FROM {Order} o", "+"),
    ("O11-1014", "UPDATE {Order} SET [Nothing] += @a", "+="),
    ("O11-1015", "SELECT CONVERT(VARCHAR(30), o.[CreatedOn], 131) FROM {Order} o", "CONVERT"),
    ("O11-1015", "SELECT CAST(o.[CreatedOn] AS VARCHAR(30)) FROM {Order} o", "CAST"),
    ("O11-1015", "SELECT FORMAT(o.[Price], 'C') FROM {Order} o", "FORMAT"),
    ("O11-1016", "SELECT CAST(a AS XML) FROM t", "XML"),
    ("O11-1017", "SELECT a FROM t WHERE a LIKE '[a-c]%'", "a LIKE"),
    ("O11-1017", "SELECT a FROM {Order} o WHERE o.[CreatedOn] LIKE '%2024%'", "o.[CreatedOn] LIKE"),
    ("O11-1018", "SELECT a FROM dbo.t", "dbo"),
    ("O11-1018", "SELECT a FROM OSUSR_ABC_ORDER", "OSUSR_ABC_ORDER"),
    ("O11-1018", "SELECT {User}.[Username] FROM {User}", "{User}.[Username]"),
    ("O11-1018", "SELECT a FROM {Espace}", "{Espace}"),
    ("O11-1018", "SELECT a FROM {SapCustomer}", "{SapCustomer}"),
    ("O11-1018", "SELECT a FROM @t", "@t"),
    ("O11-1018", "SELECT a FROM ##t", "##t"),
    ("O11-1019", "SELECT a b c FROM t", "c FROM"),
    ("O11-1020", "SELECT o.[CreatedOn] - o.[CreatedOn] FROM {Order} o", "o.[CreatedOn] -"),
)
MARKED_ORACLE = (
    ("O11-1009", "SELECT a FROM t START WITH a = 1 CONNECT BY PRIOR a = b", "START"),
    ("O11-1009", "SELECT a FROM t, u WHERE t.a = u.b(+)", "(+)"),
    ("O11-1009", "SELECT ROWNUM FROM t", "ROWNUM"),
    ("O11-1009", "SELECT DISTINCT a FROM t WHERE ROWNUM < 3", "ROWNUM"),
    ("O11-1013", "SELECT MONTHS_BETWEEN(a, b) FROM t", "MONTHS_BETWEEN"),
    ("O11-1013", "SELECT seq.NEXTVAL FROM DUAL", "seq"),
    ("O11-1013", "SELECT SUBSTR(a, -2) FROM t", "SUBSTR"),
    ("O11-1015", "SELECT TO_CHAR(a) FROM t", "TO_CHAR"),
    ("O11-1015", "SELECT TRUNC(a, 'WW') FROM t", "TRUNC"),
    ("O11-1017", "SELECT REGEXP_REPLACE(a, 'b', 'c') FROM t", "REGEXP_REPLACE"),
)
# Findings that do not fail.
TOLD = (
    ("O11-1022", "SELECT * FROM #t"),
    ("O11-1023", "SELECT o.[Code] + @x FROM {Order} o"),
    ("O11-1023", "SELECT CAST(a AS INT) FROM t"),
    ("O11-1023", "SELECT a FROM {Order} o WHERE o.[CreatedOn] > '01/02/2024'"),
    ("O11-1024", "SELECT CAST(a AS MONEY) FROM t"),
    ("O11-1024", "SELECT a FROM {Order} WITH (UPDLOCK)"),
    ("O11-1024", "SELECT a FROM t WHERE a COLLATE Latin1_General_CI_AI = b"),
    ("O11-1025", "SELECT a FROM {Order} WHERE {Order}.[Id] IN (@Ids)"),
    ("O11-1025", "SELECT a FROM {Order} WHERE 1 = 1 @Filter"),
    ("O11-1025", "SELECT a FROM {Order} ORDER BY @Sort"),
    ("O11-1025", "SELECT a FROM {Order} WHERE @Condition AND 1 = 1"),
    ("O11-1026", "SELECT {Order}.[Nothing] FROM {Order}"),
    ("O11-1026", "SELECT a FROM {Nowhere}"),
    ("O11-1028", "SELECT a FROM t ORDER BY a"),
    ("O11-1028", "SELECT GETDATE()"),
)


@pytest.mark.parametrize(("text", "wanted"), CONVERTED)
def test_it_is_converted(text: str, wanted: str) -> None:
    done = sqlserver(text)
    assert done.text == wanted
    assert codes(done, "error") == []
    assert sqlserver(done.text).text == done.text


@pytest.mark.parametrize(("text", "wanted"), ORACLE)
def test_oracle_is_converted(text: str, wanted: str) -> None:
    done = oracle(text)
    assert done.text == wanted
    assert codes(done, "error") == []
    assert oracle(done.text).text == done.text


@pytest.mark.parametrize(("flavour", "code", "text", "at"), [
    *((Flavour.SQLSERVER, *case) for case in MARKED), *((Flavour.ORACLE, *case) for case in MARKED_ORACLE)
])
def test_what_has_no_counterpart_stays_with_a_mark(flavour: Flavour, code: str, text: str, at: str) -> None:
    done = adapt(text, "q.sql", flavour, CATALOG)
    assert codes(done, "error") == [code]
    assert not done.converted
    (found,) = [item for item in done.diagnostics if item.code == code]
    column = int(found.where.rpartition(":")[2])
    assert text[column - 1 :].startswith(at)
    after = done.text.partition(f"/* {code}: ")[2]
    assert after.partition(" */ ")[2].startswith(at)
    assert adapt(done.text, "q.sql", flavour, CATALOG).text == done.text


@pytest.mark.parametrize(("code", "text"), TOLD)
def test_what_is_only_told_does_not_fail(code: str, text: str) -> None:
    done = sqlserver(text)
    assert code in codes(done)
    assert done.converted


def test_without_a_snapshot_a_note_says_so() -> None:
    done = adapt("SELECT {A}.[X] FROM {A}", "q.sql", Flavour.SQLSERVER, Catalog())
    assert [(item.code, item.where) for item in done.diagnostics] == [("O11-1027", "q.sql:1:8")]
    assert "O11-1027" not in codes(sqlserver("SELECT {Order}.[Id] FROM {Order}"))


@pytest.mark.parametrize(("text", "line", "column"), [
    ("SELECT 'abc", 1, 8), ("SELECT 1\n /* a /* b */", 2, 2), ("SELECT [a\nb]", 1, 8), ("SELECT {a", 1, 8),
    ('SELECT "a', 1, 8),
])
def test_what_does_not_end_is_found(text: str, line: int, column: int) -> None:
    done = sqlserver(text)
    assert [(item.code, item.where) for item in done.diagnostics] == [("O11-1007", f"q.sql:{line}:{column}")]
    assert done.text.replace("/* O11-1007: " + done.diagnostics[0].found + " */", "") == text
    assert sqlserver(done.text).text == done.text


def test_comments_and_layout_stay() -> None:
    text = (
        "-- head\nSELECT TOP /* a */ 3 -- b\n  ISNULL( /* c */ x , -- d\n 'y''z' /* e */ ),\n"
        "\t{Order}.[Code]   /* f */ AS [Code]\nFROM {Order} WITH /* g */ (NOLOCK) -- h\nWHERE 1=1 /* i */ ;\n-- tail\n"
    )
    done = sqlserver(text).text
    for letter in "abcdefghi":
        assert f"/* {letter} */" in done or f"-- {letter}\n" in done, letter
    assert done.startswith("-- head\nSELECT") and done.endswith("WHERE 1=1 LIMIT 3 /* i */ ;\n-- tail\n")
    assert "\t{Order}.[Code]   /* f */ AS [Code]\nFROM {Order}" in done


def test_a_name_cannot_end_the_comment_that_marks_it() -> None:
    done = sqlserver("SELECT [dbo].[*/ DROP /*](1)")
    assert codes(done, "error") == ["O11-1013"]
    assert done.text == "SELECT /* O11-1013: [dbo].[* / DROP / *] is not a function of ODC */ [dbo].[*/ DROP /*](1)"


def test_only_the_statement_that_is_not_understood_is_left() -> None:
    done = sqlserver("SELECT TOP 1 a FROM t; SELECT a b c TOP; SELECT LEN('x')")
    assert done.text == (
        "SELECT a FROM t LIMIT 1; SELECT a b /* O11-1019: 'c' is not expected here */ c TOP; SELECT LENGTH('x')"
    )


def test_parentheses_in_each_other_are_counted_not_overrun() -> None:
    for text in ("SELECT " + "(" * 5000, "SELECT " + "ISNULL(" * 500, "SELECT " + "CASE WHEN " * 500,
                 "SELECT a FROM " + "(SELECT a FROM " * 500, "SELECT " + "- " * 5000 + "1"):
        assert codes(sqlserver(text)) == ["O11-1019"]


def test_long_chains_are_read() -> None:
    text = "SELECT " + "'a' + " * 5000 + "'b' WHERE " + "x = 1 OR " * 5000 + "x = 2"
    done = sqlserver(text)
    assert done.text == text.replace("+", "||") and done.converted


def test_the_example_of_the_page_is_what_comes_out() -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "adapt-sql.md").read_text(encoding="utf-8")
    before, after = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    catalog = Catalog(True, {
        "order": Known(Place.APPLICATION, {"code": Value.TEXT, "createdon": Value.DATETIME, "paid": Value.BOOLEAN}),
        "customer": Known(Place.APPLICATION, {"name": Value.TEXT, "id": Value.INTEGER}),
    })
    assert adapt(before, "q.sql", Flavour.SQLSERVER, catalog).text == after


def test_time_grows_with_the_length_of_the_text() -> None:
    text = (
        "SELECT TOP 10 {Order}.[Code] + ' - ' + @p,\n DATEADD(day, 7, {Order}.[CreatedOn])\nFROM {Order}\n"
        "WHERE {Order}.[Code] LIKE '%' + @p + '%'\n AND {Order}.[Id] IN (1, 2, 3) -- why\nORDER BY 1;\n"
    )
    taken = []
    for times in (200, 1600):
        begin = time.process_time()
        assert sqlserver(text * times).converted
        taken.append(time.process_time() - begin)
    assert taken[1] < 8 * 2.5 * taken[0] + 0.5


def test_operators_that_bind_otherwise_get_parentheses() -> None:
    assert oracle("SELECT 'x' || 1 + 2 FROM DUAL").text == "SELECT ('x' || 1) + 2"
    assert sqlserver("SELECT 6 & 3 + 1").text == "SELECT (6 & 3) + 1"
    assert sqlserver("SELECT DATEADD(day, 1, d) - DATEADD(day, 1, e)").text == (
        "SELECT /* O11-1020: the difference of two dates is an interval in ODC */ "
        "DATEADD(day, 1, d) - DATEADD(day, 1, e)"
    )
