"""T-SQL: server, collations, constraints, triggers, policies and sizes, by the catalog alone.

The current database is the target: the driver checks it. What two catalogs and the script's own texts say is
compared under one collation, which each derived table names: else their collations would be in conflict.
"""

from __future__ import annotations

from collections.abc import Sequence

from compiler.plan import ir
from compiler.plan.apart import CATALOG, is_apart
from compiler.sql.dialect import Names
from compiler.sql.guard import slices
from compiler.sql.labels import label
from compiler.sql.statement import Statement
from compiler.sql.states import CONSTRAINT_WORDS, GOOD, TRIGGER_WORDS, Row, expected_rows, table_rows
from compiler.sql.tsql import EXACT, FINDING, NAMES, SAMPLES, TsqlDialect, executed
from compiler.sql.tsql_constraints import key_findings

INSERT_FINDING = f"INSERT INTO {FINDING} ([code], [severity], [entity], [what], [count], [samples])"
_OFF, _LOOSE, _ = CONSTRAINT_WORDS
_COLUMNS = ("label", "object", "name", "state")


def _constraints(condition: str) -> str:
    """Return a query for the constraints of all tables: relation, name, state. ``condition`` is that of CHECKs."""
    parts = [
        f"SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE {EXACT} AS [name],\n"
        f"    CASE WHEN k.[is_disabled] = 1 THEN N'{_OFF}' WHEN k.[is_not_trusted] = 1 THEN N'{_LOOSE}'\n"
        f"      ELSE N'{GOOD}' END COLLATE {EXACT} AS [state]\n  FROM sys.{table} AS k{where}"
        for table, where in (("foreign_keys", ""), ("check_constraints", condition))
    ]
    return "\n  UNION ALL\n  ".join(parts)


_ALL = _constraints("")
# A CHECK that is disabled is not in the snapshot.
_RECORDED = _constraints("\n  WHERE k.[is_disabled] = 0")
_TRIGGERS = (
    f"SELECT k.[parent_id] AS [relation], k.[name] COLLATE {EXACT} AS [name],\n"
    f"    CASE WHEN k.[is_disabled] = 1 THEN N'{TRIGGER_WORDS[0]}' ELSE N'{TRIGGER_WORDS[1]}' END"
    f" COLLATE {EXACT} AS [state]\n"
    "  FROM sys.triggers AS k\n  WHERE k.[parent_class] = 1 AND k.[is_ms_shipped] = 0"
)


_NUMBER = "OBJECT_ID(v.[object])"


def _listed(dialect: TsqlDialect, rows: Sequence[Row], width: int, number: str = _NUMBER) -> str:
    """Return a FROM item [w] with a line for each row, and the table's number as [relation].

    ``number`` is the expression for it over a line ``v``.
    """
    columns = [f"[{name}]" for name in _COLUMNS[:width]]
    under = ", ".join(f"v.{name} COLLATE {EXACT} AS {name}" for name in columns if name != "[object]")
    if not rows:
        nothing = ", ".join(
            f"CAST(N'' AS nvarchar(400)) COLLATE {EXACT} AS {name}" for name in columns if name != "[object]"
        )
        return f"(SELECT {nothing}, 0 AS [relation] WHERE 1 = 0) AS w"
    lines = ",\n".join(
        "  (" + ", ".join(dialect.quoted(text) for text in (label(row.label), row.table, row.name, row.state)[:width])
        + ")"
        for row in rows
    )
    return (
        f"(SELECT {under}, {number} AS [relation]\n"
        f"FROM (VALUES\n{lines}\n) AS v({', '.join(columns)})) AS w"
    )


def by_entity(query: str, code: str, severity: str, what: str) -> str:
    """Return an INSERT of one finding for each entity of a query for (entity, sample), both texts."""
    return (
        f"{INSERT_FINDING}\n"
        f"SELECT N'{code}', N'{severity}', [entity], N'{what}', COUNT_BIG(*), {SAMPLES}\n"
        "FROM (SELECT [entity], [sample], ROW_NUMBER() OVER (PARTITION BY [entity] ORDER BY [sample]) AS [place]\n"
        f"  FROM (SELECT [entity] COLLATE {EXACT} AS [entity],\n"
        f"      CAST([sample] AS nvarchar(400)) COLLATE {EXACT} AS [sample] FROM (\n"
        f"{query}\n) AS [q]([entity], [sample])) AS [texts]) AS [numbered]\nGROUP BY [entity]\nORDER BY [entity]"
    )


def _full(dialect: TsqlDialect, rows: Sequence[Row]) -> list[Row]:
    """Return the rows with schema and table as one quoted name, as OBJECT_ID takes it."""
    return [
        Row(row.label, "", f"{dialect.name_of(row.schema)}.{dialect.name_of(row.table)}", row.name, row.state)
        for row in rows
    ]


def environment_statement(dialect: TsqlDialect, names: Names, probe: ir.Probe) -> list[Statement]:
    """Return the findings of a probe that looks at the server or the catalog; none for any other probe."""
    schema = names.plan.target.schema
    match probe:
        case ir.ProbeVersion():
            return [_version(dialect, probe)]
        case ir.ProbeCollations():
            return _collations(dialect, names, probe)
        case ir.ProbeConstraints() if probe.states:
            return [_loose(dialect, schema, probe)]
        case ir.ProbeStates() if probe.states:
            return [_changed(dialect, schema, probe)]
        case ir.ProbeKeys():
            return [key_findings(dialect, names, probe)]
        case ir.ProbeFiring() if probe.states:
            return [_firing(dialect, schema, probe)]
        case _:
            return []


def _version(dialect: TsqlDialect, probe: ir.ProbeVersion) -> Statement:
    what = f"the server is of another release than the snapshot: that was {label(probe.release)}"
    version = "CONVERT(nvarchar(128), SERVERPROPERTY(N'ProductVersion'))"
    begins = dialect.quoted(f"{probe.release}.")
    query = f"SELECT {version}\nWHERE LEFT({version}, {len(probe.release) + 1}) <> {begins}"
    why = "The scripts were compiled for the server that the snapshot was made of."
    return Statement(why, dialect.finding(query, probe.code, "warning", "server", what))


def _catalog(dialect: TsqlDialect, names: Names, name: str) -> str:
    """Return the copy of a catalog view of a source that is apart."""
    return dialect.inline(names.table(ir.Table(ir.Side.SOURCE, name, CATALOG)))


def _copied_number(dialect: TsqlDialect, names: Names) -> str:
    """Return the number of the source table that ``v.[object]`` names, from the copies of the catalog."""
    return (
        f"(SELECT MAX(o.[object_id]) FROM {_catalog(dialect, names, 'objects')} AS o\n"
        f"    JOIN {_catalog(dialect, names, 'schemas')} AS s ON s.[schema_id] = o.[schema_id]\n"
        f"    WHERE s.[name] = {dialect.quoted(names.plan.source.schema)}\n"
        f"      AND o.[name] COLLATE {EXACT} = v.[object] COLLATE {EXACT})"
    )


def _collations(dialect: TsqlDialect, names: Names, probe: ir.ProbeCollations) -> list[Statement]:
    statements: list[Statement] = []
    for found in probe.databases:
        place = names.plan.source if found.side is ir.Side.SOURCE else names.plan.target
        name = dialect.quoted(place.database) if place.database else "DB_NAME()"
        live = f"COALESCE(CONVERT(nvarchar(128), DATABASEPROPERTYEX({name}, N'Collation')), N'unknown')"
        if found.side is ir.Side.SOURCE and is_apart(names.plan):
            # The copy has one row: that of the source's database.
            live = f"COALESCE((SELECT MAX([collation_name]) FROM {_catalog(dialect, names, 'databases')}), N'unknown')"
        # Names of collations are ASCII, in any case.
        query = f"SELECT {live}\nWHERE LOWER({live}) COLLATE {EXACT} <> {dialect.quoted(found.collation.lower())}"
        what = f"the database of the {found.side.value} has another collation than its snapshot"
        why = f"The {found.side.value}'s collation decides which texts are equal."
        statements.append(Statement(why, dialect.finding(query, probe.code, "error", "database", what)))
    for side in (ir.Side.SOURCE, ir.Side.TARGET):
        place = names.plan.source if side is ir.Side.SOURCE else names.plan.target
        catalog = f"{dialect.name_of(place.database)}." if place.database else ""
        columns, number = f"{catalog}sys.columns", _NUMBER
        apart = side is ir.Side.SOURCE and is_apart(names.plan)
        if apart:
            columns, number = _catalog(dialect, names, "columns"), _copied_number(dialect, names)
        found_in = {
            item.table: item.table.name
            if apart
            else f"{catalog}{dialect.name_of(item.table.schema or place.schema)}.{dialect.name_of(item.table.name)}"
            for item in probe.columns
            if item.table.side is side
        }
        rows = [
            Row(item.label, "", found_in[item.table], item.column.name, item.column.collation or "")
            for item in probe.columns
            if item.table.side is side
        ]
        for part in slices(rows):
            query = (
                f"SELECT w.[label], w.[name] + N': ' + a.[collation_name] COLLATE {EXACT}\n"
                f"FROM {_listed(dialect, part, 4, number)}\n"
                f"JOIN {columns} AS a\n"
                f"  ON a.[object_id] = w.[relation] AND a.[name] COLLATE {NAMES} = w.[name] COLLATE {NAMES}\n"
                f"WHERE LOWER(a.[collation_name]) COLLATE {EXACT} <> LOWER(w.[state])"
            )
            why = "Texts that rows are identified, matched or kept unique by: their collation says which are equal."
            what = f"text keys of the {side.value} have another collation than the snapshot: other texts may be equal"
            statements.append(Statement(why, by_entity(query, probe.code, "error", what)))
    return statements


def _loose(dialect: TsqlDialect, schema: str, probe: ir.ProbeConstraints) -> Statement:
    query = (
        "SELECT w.[label], k.[name] + N': ' + k.[state]\n"
        f"FROM {_listed(dialect, _full(dialect, table_rows(probe.states, schema)), 2)}\n"
        f"JOIN (\n  {_ALL}\n) AS k ON k.[relation] = w.[relation]\nWHERE k.[state] <> N'{GOOD}'"
    )
    why = "Constraints of written tables that do not hold for all rows. The run neither repairs nor needs them."
    what = "constraints are disabled, or rows from before were never checked (not trusted)"
    return Statement(why, by_entity(query, probe.code, "warning", what))


def _changed(dialect: TsqlDialect, schema: str, probe: ir.ProbeStates) -> Statement:
    live = _TRIGGERS if probe.triggers else _RECORDED
    kind = "triggers" if probe.triggers else "constraints"
    expected = _full(dialect, expected_rows(probe.states, schema, triggers=probe.triggers))
    query = (
        "SELECT COALESCE(e.[label], l.[label]), COALESCE(e.[name], l.[name]) + N': ' + COALESCE(l.[state], N'gone')\n"
        "    + N' (snapshot: ' + COALESCE(e.[state], N'none') + N')'\n"
        f"FROM {_listed(dialect, expected, 4).removesuffix('w')}e\n"
        "FULL JOIN (SELECT w.[label], w.[relation], k.[name], k.[state]\n"
        f"  FROM {_listed(dialect, _full(dialect, table_rows(probe.states, schema)), 2)}\n"
        f"JOIN (\n  {live}\n) AS k ON k.[relation] = w.[relation]) AS l\n"
        f"  ON l.[relation] = e.[relation] AND l.[name] COLLATE {NAMES} = e.[name] COLLATE {NAMES}\n"
        "WHERE COALESCE(l.[state], N'') <> COALESCE(e.[state], N'')"
    )
    why = f"New {kind} may refuse or change rows; the verification wants the state that the snapshot recorded."
    return Statement(why, by_entity(query, probe.code, "error", f"{kind} have changed since the snapshot"))


def _firing(dialect: TsqlDialect, schema: str, probe: ir.ProbeFiring) -> Statement:
    query = (
        f"SELECT w.[label], k.[name] COLLATE {EXACT} + N': INSTEAD OF'\n"
        f"FROM {_listed(dialect, _full(dialect, table_rows(probe.states, schema)), 2)}\n"
        "JOIN sys.triggers AS k ON k.[parent_id] = w.[relation]\n"
        "WHERE k.[is_instead_of_trigger] = 1 AND k.[is_disabled] = 0"
    )
    why = "A trigger INSTEAD OF decides by itself what becomes of a row that is written."
    return Statement(why, by_entity(query, probe.code, "warning", "triggers fire in an unusual way"))


# --- sizes ---------------------------------------------------------------------------------------

# Babelfish has none of the views and functions that measure tables and files.
_MEASURED = "IF OBJECT_ID(N'sys.allocation_units') IS NOT NULL\n"


def size_statement(dialect: TsqlDialect, names: Names, probe: ir.ProbeSizes) -> list[Statement]:
    """Return the findings of sizes: one line for each entity, one in all, and the room that is left."""
    if not probe.tables:
        return []
    database = names.plan.source.database
    catalog = f"{dialect.name_of(database)}." if database else ""
    parts: list[str] = []
    for place, item in enumerate(probe.tables, start=1):
        whole = dialect.inline(names.table(item.source))
        chosen = f"(SELECT COUNT_BIG(*) FROM {dialect.temporary_name(item.rows)})" if item.rows is not None else "NULL"
        size = (
            f"(SELECT SUM(a.[total_pages]) * 8192 FROM {catalog}sys.partitions AS p\n"
            f"    JOIN {catalog}sys.allocation_units AS a\n"
            "      ON a.[container_id] = CASE WHEN a.[type] IN (1, 3) THEN p.[hobt_id] ELSE p.[partition_id] END\n"
            f"    WHERE p.[object_id] = OBJECT_ID({dialect.quoted(whole)}))"
        )
        known = size if item.bytes is None else f"COALESCE({size}, {item.bytes})"
        if is_apart(names.plan):  # the copy has not the indexes; the snapshot knows the table's own size
            known = "NULL" if item.bytes is None else str(item.bytes)
        parts.append(
            f"  SELECT {place} AS [place], N'{label(item.label)}' AS [entity],\n"
            f"    (SELECT COUNT_BIG(*) FROM {whole}) AS [whole], CAST({chosen} AS bigint) AS [chosen],\n"
            f"    CAST({known} AS float) AS [bytes]"
        )
    query = "\n  UNION ALL\n".join(parts)
    share = "COALESCE([bytes] * COALESCE([chosen], [whole]) / NULLIF([whole], 0), 0)"
    what = (
        "about so many bytes are written, with indexes, as the source has them; the log takes about as many, and as "
        "many again are reserved there to undo; the copies in tempdb take as many as the rows"
    )
    return [
        Statement(
            "For the record: size of the source tables, by the share of their rows that take part.",
            ("" if is_apart(names.plan) else _MEASURED) + f"{INSERT_FINDING}\n"
            f"SELECT N'{probe.code}', N'note', COALESCE([entity], N'all entities'),\n"
            f"  CASE WHEN [entity] IS NULL THEN N'{what}' ELSE N'rows and about how many bytes' END,\n"
            "  SUM(COALESCE([chosen], [whole])),\n"
            "  CASE WHEN MIN(CASE WHEN [bytes] IS NULL THEN 0 ELSE 1 END) = 1 THEN N'about '\n"
            "    WHEN [entity] IS NULL THEN N'at least about ' ELSE N'size not known, at least ' END\n"
            f"    + CONVERT(nvarchar(40), CAST(SUM({share}) / 1048576 AS decimal(19, 1))) + N' MB'\n"
            f"FROM (\n{query}\n) AS [s]\nGROUP BY GROUPING SETS (([place], [entity]), ())\n"
            "ORDER BY CASE WHEN [place] IS NULL THEN 1 ELSE 0 END, [place]",
        ),
        _files(probe),
        _volumes(dialect, probe),
    ]


def _files(probe: ir.ProbeSizes) -> Statement:
    return Statement(
        "For the record: what is free inside the target's files. They may grow beyond that.",
        f"{_MEASURED}{INSERT_FINDING}\n"
        f"SELECT N'{probe.code}', N'note', CASE [type] WHEN 1 THEN N'log files' ELSE N'data files' END,\n"
        "  N'free inside the files of the target', COUNT_BIG(*),\n"
        "  N'about ' + CONVERT(nvarchar(40), CAST(SUM(CAST([size] AS bigint)\n"
        "    - COALESCE(FILEPROPERTY([name], N'SpaceUsed'), [size])) * 8192 / 1048576.0 AS decimal(19, 1))) + N' MB'\n"
        "FROM sys.database_files\nWHERE [type] IN (0, 1)\nGROUP BY [type]\nORDER BY [type]",
    )


def _volumes(dialect: TsqlDialect, probe: ir.ProbeSizes) -> Statement:
    inner = (
        f"{INSERT_FINDING}\n"
        f"SELECT N'{probe.code}', N'note', COALESCE(v.[volume_mount_point], N'volume'),\n"
        "  N'free on the volume of the target', 1,\n"
        "  N'about ' + CONVERT(nvarchar(40), CAST(MAX(v.[available_bytes]) / 1048576.0 AS decimal(19, 1))) + N' MB'\n"
        "FROM sys.database_files AS f\nCROSS APPLY sys.dm_os_volume_stats(DB_ID(), f.[file_id]) AS v\n"
        "GROUP BY v.[volume_mount_point]"
    )
    # SQL Server 2022 has the second one, which the first includes; older servers answer NULL.
    allowed = " OR ".join(
        f"HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER {what}STATE') = 1" for what in ("", "PERFORMANCE ")
    )
    return Statement(
        "For the record: what is free on the volumes, where this login may look (VIEW SERVER STATE).",
        f"IF OBJECT_ID(N'sys.dm_os_volume_stats') IS NOT NULL AND ({allowed})\n  {executed(inner)}",
    )


def state_lines(dialect: TsqlDialect, names: Names, check: ir.CheckStates) -> list[tuple[str, int, str]]:
    """Return (what, expected, query for one number): constraints and triggers that are in their recorded state."""
    schema = names.plan.target.schema
    lines: list[tuple[str, int, str]] = []
    for triggers, what, live in (
        (False, "constraints are as the snapshot had them", _RECORDED),
        (True, "triggers are as the snapshot had them", _TRIGGERS),
    ):
        rows = _full(dialect, expected_rows((check.state,), schema, triggers=triggers))
        if rows:
            query = (
                f"SELECT COUNT_BIG(*) FROM {_listed(dialect, rows, 4)}\n"
                f"JOIN (\n  {live}\n) AS k\n"
                f"  ON k.[relation] = w.[relation] AND k.[name] COLLATE {NAMES} = w.[name] COLLATE {NAMES}\n"
                "    AND k.[state] = w.[state]"
            )
            lines.append((what, len(rows), query))
    return lines
