"""Every row of the vendor's published tables: O11's form, ODC's form, and what o11c writes.

Pages (their sources are public, in the vendor's repositories of documentation):

- COMPARED: "SQL queries compared to OutSystems 11" (ODC documentation, onboarding/differences-sql)
- DETAILS: "O11 to ODC SQL node conversion details" (O11 to ODC conversion, execute-sql-node-conversion-details)

``frame`` makes a whole statement of a fragment (``...`` is where it goes). ``written`` is what o11c writes where it is
not letter for letter what is published; ``why`` says what for.
"""

from __future__ import annotations

from dataclasses import dataclass

COMPARED = "SQL queries compared to OutSystems 11"
DETAILS = "O11 to ODC SQL node conversion details"


@dataclass(frozen=True)
class Row:
    page: str
    flavour: str
    o11: str
    odc: str
    frame: str = "..."
    written: str = ""
    why: str = ""

    @property
    def source(self) -> str:
        return self.frame.replace("...", self.o11)

    @property
    def expected(self) -> str:
        return self.frame.replace("...", self.written or self.odc)


S, O = "sqlserver", "oracle"  # noqa: E741 - the two columns of the tables
T = "SELECT ... FROM t"
EXACT = "SQL Server counts the boundaries between two dates, not the time between them"


def _type(flavour: str, o11: str, odc: str, written: str = "", why: str = "") -> Row:
    return Row(DETAILS, flavour, o11, odc, "SELECT CAST(x AS ...) FROM t", written, why)


ROWS: tuple[Row, ...] = (
    # SQL queries compared to OutSystems 11
    Row(COMPARED, S, "WHERE {UseCase_Time}.[Time] > '11:01:41'", "WHERE {UseCase_Time}.[Time]::time > '11:01:41'",
        "SELECT {UseCase_Time}.[Id] FROM {UseCase_Time} ..."),
    Row(COMPARED, S, "WHERE {Org}.[Name] = 'First' + 'Last'", "WHERE {Org}.[Name] = 'First' || 'Last'",
        "SELECT {Org}.[Id] FROM {Org} ..."),
    Row(COMPARED, S, "INSERT INTO {Product} ({Product}.[Name])\nVALUES ('abc')",
        "INSERT INTO {Product}([Name])\nVALUES ('abc')",
        written="INSERT INTO {Product} ([Name])\nVALUES ('abc')", why="blanks stay as they are"),
    Row(COMPARED, S, "WHERE {Org}.[Name] LIKE '%asd%'",
        "WHERE caseaccent_normalize({Org}.[Name] collate \"default\") LIKE caseaccent_normalize('%asd%')",
        "SELECT {Org}.[Id] FROM {Org} ..."),
    Row(COMPARED, S, "SELECT TOP 10 *\nFROM {Organization}", "SELECT {Organization}.*\nFROM {Organization} LIMIT 10"),
    Row(COMPARED, S, "SELECT TOP 1 *\nFROM {Org} ORDER BY NEWID()",
        "SELECT {Org}.*\nFROM {Org} ORDER BY RANDOM()\nLIMIT 1;",
        written="SELECT {Org}.*\nFROM {Org} ORDER BY RANDOM() LIMIT 1", why="blanks and semicolons stay as they are"),
    Row(COMPARED, S, "SELECT *\nFROM {Organization}", "SELECT {Organization}.*\nFROM {Organization}"),
    Row(COMPARED, S, "UPDATE {Products}\nSET {Products}.[Name] = 'abc'\nWHERE {Products}.[Id]= 2",
        "UPDATE {Products}\nSET [Name] = 'abc'\nWHERE {Products}.[Id] = 2",
        written="UPDATE {Products}\nSET [Name] = 'abc'\nWHERE {Products}.[Id]= 2", why="blanks stay as they are"),
    Row(COMPARED, S, "col1 LIKE col2",
        'caseaccent_normalize(col1 collate "default") LIKE caseaccent_normalize(col2 collate "default")',
        "SELECT a FROM t WHERE ..."),
    Row(COMPARED, S, "col1 LIKE '%something'",
        "caseaccent_normalize(col1 collate \"default\") LIKE caseaccent_normalize('%something')",
        "SELECT a FROM t WHERE ..."),
    Row(COMPARED, O, "regexp_replace(caseaccent_normalize(col1 collate \"default\"), '.stuff to replace.', '')",
        "regexp_replace(caseaccent_normalize(col1 collate \"default\"), '.stuff to replace.', '')", T),
    # General SQL clauses and functions
    Row(DETAILS, S, "SELECT TOP 10 * FROM {Organization}", "SELECT {Organization}.* FROM {Organization} LIMIT 10"),
    Row(DETAILS, S, "LEN(a)", "LENGTH(a)", T),
    Row(DETAILS, S, "SUBSTRING(str, start, len)", "SUBSTRING(str FROM start FOR len)", T),
    Row(DETAILS, S, "NEWID()", "gen_random_uuid()", T),
    Row(DETAILS, S, "RAND()", "random()", T),
    Row(DETAILS, S, "ISNULL(a, b)", "COALESCE(a, b)", T),
    Row(DETAILS, S, "IIF(a = 1, b, a)", "CASE WHEN a = 1 THEN b ELSE a END", T),
    Row(DETAILS, S, "WAITFOR DELAY '00:00:05'", "SELECT pg_sleep(5)"),
    Row(DETAILS, S, "FORMAT(date, 'yyyy-MM-dd')", "TO_CHAR(date, 'YYYY-MM-DD')", T),
    Row(DETAILS, S, "CONVERT(NVARCHAR(50), a, 0)", "CAST(a AS VARCHAR(50))", T),
    Row(DETAILS, S, "CHARINDEX(substring, string)", "STRPOS(string, substring)", T),
    Row(DETAILS, S, "GETDATE()", "CURRENT_TIMESTAMP", T),
    Row(DETAILS, S, "GETUTCDATE()", "CURRENT_TIMESTAMP AT TIME ZONE 'UTC'", T),
    Row(DETAILS, S, "SYSDATETIME()", "CURRENT_TIMESTAMP", T),
    Row(DETAILS, S, "DATEADD(day, 7, date)", "date + INTERVAL '7 day'", T),
    Row(DETAILS, S, "DATEADD(month, -3, date)", "date - INTERVAL '3 month'", T),
    Row(DETAILS, S, "DATEADD(year, 1, date)", "date + INTERVAL '1 year'", T),
    Row(DETAILS, S, "DATEDIFF(day, d1, d2)", "EXTRACT EPOCH / 86400", T,
        "CAST(EXTRACT(EPOCH FROM DATE_TRUNC('day', CAST(d2 AS TIMESTAMP)) - DATE_TRUNC('day', CAST(d1 AS TIMESTAMP))) "
        "/ 86400 AS INTEGER)", EXACT),
    Row(DETAILS, S, "DATEDIFF(hour, d1, d2)", "EXTRACT EPOCH / 3600", T,
        "CAST(EXTRACT(EPOCH FROM DATE_TRUNC('hour', CAST(d2 AS TIMESTAMP)) - "
        "DATE_TRUNC('hour', CAST(d1 AS TIMESTAMP))) / 3600 AS INTEGER)", EXACT),
    Row(DETAILS, S, "DATEDIFF(minute, d1, d2)", "EXTRACT EPOCH / 60", T,
        "CAST(EXTRACT(EPOCH FROM DATE_TRUNC('minute', CAST(d2 AS TIMESTAMP)) - "
        "DATE_TRUNC('minute', CAST(d1 AS TIMESTAMP))) / 60 AS INTEGER)", EXACT),
    Row(DETAILS, S, "DATEPART(year, date)", "EXTRACT(YEAR FROM date)", T),
    Row(DETAILS, S, "DATEPART(month, date)", "EXTRACT(MONTH FROM date)", T),
    Row(DETAILS, S, "DATEPART(day, date)", "EXTRACT(DAY FROM date)", T),
    Row(DETAILS, S, "YEAR(date)", "EXTRACT(YEAR FROM date)", T),
    Row(DETAILS, S, "MONTH(date)", "EXTRACT(MONTH FROM date)", T),
    Row(DETAILS, S, "DAY(date)", "EXTRACT(DAY FROM date)", T),
    Row(DETAILS, S, "EOMONTH(date)", "DATE_TRUNC('month', date) + INTERVAL '1 month' - INTERVAL '1 day'", T),
    Row(DETAILS, S, "DATETRUNC(month, date)", "DATE_TRUNC('month', date)", T),
    Row(DETAILS, S, "DATENAME(month, date)", "TO_CHAR(date, 'month')", T, "TO_CHAR(date, 'FMMonth')",
        "SQL Server writes January, 'month' writes january with blanks up to nine letters"),
    # Oracle-specific clauses and functions
    Row(DETAILS, O, "SELECT * FROM {Organization} WHERE ROWNUM <= 10", "SELECT * FROM {Organization} LIMIT 10",
        written="SELECT {Organization}.* FROM {Organization} LIMIT 10", why="SELECT * as in the row for it"),
    Row(DETAILS, O, "SELECT Id FROM Users MINUS SELECT UserId FROM Orders",
        "SELECT Id FROM Users EXCEPT SELECT UserId FROM Orders"),
    Row(DETAILS, O, "SELECT * FROM DUAL", "SELECT *"),
    Row(DETAILS, O, "NVL(a, b)", "COALESCE(a, b)", T),
    Row(DETAILS, O, "NVL2(x, y, z)", "CASE WHEN x IS NOT NULL THEN y ELSE z END", T),
    Row(DETAILS, O, "SUBSTR(str, start, len)", "SUBSTRING(str FROM start FOR len)", T),
    Row(DETAILS, O, "INSTR(string, substring)", "STRPOS(string, substring)", T),
    Row(DETAILS, O, "SYS_GUID()", "gen_random_uuid()", T),
    Row(DETAILS, O, "DBMS_RANDOM.VALUE", "random()", T),
    Row(DETAILS, O, "SYSDATE", "CURRENT_TIMESTAMP", T),
    Row(DETAILS, O, "SYSTIMESTAMP", "CURRENT_TIMESTAMP", T),
    Row(DETAILS, O, "TRUNC(number)", "TRUNC(number)", T),
    Row(DETAILS, O, "TRUNC(date, 'month')", "DATE_TRUNC('month', date)", T),
    Row(DETAILS, O, "ADD_MONTHS(date, months)", "date + INTERVAL 'months month'", T,
        "date + months * INTERVAL '1 month'", "a number that is not written in the text cannot be inside the literal"),
    Row(DETAILS, O, "TO_DATE(string, 'YYYY-MM-DD')", "TO_TIMESTAMP(string, 'YYYY-MM-DD')", T),
    # Data type conversion, SQL Server and Azure SQL
    _type(S, "NVARCHAR(MAX)", "TEXT"), _type(S, "VARCHAR(MAX)", "TEXT"), _type(S, "NVARCHAR2(5)", "VARCHAR(5)"),
    _type(S, "NVARCHAR(5)", "VARCHAR(5)"), _type(S, "NCHAR(5)", "CHAR(5)"), _type(S, "SMALLDATETIME", "TIMESTAMP"),
    _type(S, "DATETIME", "TIMESTAMP"), _type(S, "DATETIME2", "TIMESTAMP"), _type(S, "DATETIMEOFFSET", "TIMESTAMPTZ"),
    _type(S, "SMALLMONEY", "NUMERIC"), _type(S, "MONEY", "NUMERIC"), _type(S, "TINYINT", "SMALLINT"),
    _type(S, "FLOAT", "DOUBLE PRECISION"), _type(S, "INT", "INTEGER"), _type(S, "UNIQUEIDENTIFIER", "UUID"),
    _type(S, "BIT", "BOOLEAN"), _type(S, "VARBINARY(MAX)", "BYTEA"), _type(S, "VARBINARY(5)", "BYTEA"),
    _type(S, "IMAGE", "BYTEA"),
    # Data type conversion, Oracle
    _type(O, "CLOB", "TEXT"), _type(O, "NCLOB", "TEXT"), _type(O, "LONG", "TEXT"), _type(O, "VARCHAR2(5)",
    "VARCHAR(5)"),
    _type(O, "NVARCHAR2(5)", "VARCHAR(5)"), _type(O, "NUMBER", "INTEGER"), _type(O, "NUMBER(10)", "INTEGER"),
    _type(O, "BINARY_INTEGER", "INTEGER"), _type(O, "PLS_INTEGER", "INTEGER"), _type(O, "SIMPLE_INTEGER", "INTEGER"),
    _type(O, "NUMBER(11)", "BIGINT"), _type(O, "NUMBER(10, 2)", "NUMERIC(10, 2)"), _type(O, "FLOAT",
    "DOUBLE PRECISION"),
    _type(O, "BINARY_FLOAT", "DOUBLE PRECISION"), _type(O, "BINARY_DOUBLE", "DOUBLE PRECISION"),
    _type(O, "BLOB", "BYTEA"), _type(O, "LONG RAW", "BYTEA"), _type(O, "RAW(5)", "BYTEA"), _type(O, "DATE",
    "TIMESTAMP"),
    # String concatenation
    Row(DETAILS, S, "'First' + 'Last'", "'First' || 'Last'", "SELECT ..."),
    Row(DETAILS, S, "{Entity1}.[TextAttr] + 'suffix'", "[TextAttr] || 'suffix'", "SELECT ... FROM {Entity1}",
        "{Entity1}.[TextAttr] || 'suffix'", "the entity before an attribute that is read stays"),
    Row(DETAILS, S, "'A' + 'B' + 'C'", "'A' || 'B' || 'C'", "SELECT ..."),
    Row(DETAILS, S, "{Entity1}.[NumericAttr] + 10", "[NumericAttr] + 10", "SELECT ... FROM {Entity1}",
        "{Entity1}.[NumericAttr] + 10", "the entity before an attribute that is read stays"),
    Row(DETAILS, S, "ISNULL({Entity1}.[TextAttr], '') + ' - ' + ISNULL({Entity1}.[TextAttr2], '')",
        "COALESCE({Entity1}.[TextAttr], '') || ' - ' || COALESCE({Entity1}.[TextAttr2], '')",
        "SELECT ... FROM {Entity1}"),
    # Cast time type column
    Row(DETAILS, S, "{UseCase_Time}.[Time] > '11:01:41'", "{UseCase_Time}.[Time]::time > '11:01:41'",
        "SELECT {UseCase_Time}.[Id] FROM {UseCase_Time} WHERE ..."),
    # Temporary tables
    Row(DETAILS, S, "SELECT a INTO #temp FROM t", "CREATE TEMP TABLE temp AS SELECT a FROM t"),
    Row(DETAILS, S, "CREATE TABLE #temp (id INT)", "CREATE TEMP TABLE temp (id INT)",
        written="CREATE TEMP TABLE temp (id INTEGER)", why="types as in the rows for them"),
    # Pattern matching operators
    Row(DETAILS, S, "SELECT a from t WHERE col1 LIKE col2",
        'SELECT a from t WHERE caseaccent_normalize(col1 collate "default") LIKE '
        'caseaccent_normalize(col2 collate "default")'),
)
