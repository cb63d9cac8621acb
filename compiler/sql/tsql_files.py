"""T-SQL: the rows of a source that come in files of bcp: what is exported, how it is loaded and compared.

The files are in bcp's native format with Unicode texts, laid out by a format file of our own: each field has a
length before it, -1 for NULL, so nothing in a value can end a field (docs/adr/0020). Sources: SQL Server
documentation, "Specify Prefix Length in Data Files by Using bcp", "Specify File Storage Type by Using bcp",
"Bulk Copy Changes for Enhanced Date and Time Types", "Non-XML Format Files".
"""

from __future__ import annotations

import hashlib
import re

from compiler.diagnostics import CompileError, Diagnostic, diagnostic
from compiler.metamodel.rows import TypeKind
from compiler.plan import ir
from compiler.plan.apart import CATALOG, export_table
from compiler.plan.names import slug
from compiler.sql.dialect import Names
from compiler.sql.guard import slices
from compiler.sql.labels import label
from compiler.sql.statement import FileTable, Statement, Transfer
from compiler.sql.tsql import EXACT, TsqlDialect, error_number
from compiler.sql.tsql_digest import digest
from compiler.sql.tsql_journal import maps_guard
from compiler.sql.tsql_linked import needed_rows
from compiler.sql.tsql_stage import Copied, database_guard, loaded, staged, tables_text

# cmd.exe takes 8,191 characters a line; the rest of the command needs some.
LONGEST_QUERY = 7500
# What neither sh nor cmd.exe changes between double quotes.
_PLAIN = re.compile(r"[A-Za-z0-9_ .#@-]+")
_SCHEMA = "IF SCHEMA_ID(N'o11c') IS NULL EXEC (N'CREATE SCHEMA [o11c]')"
_CHECKED = "checked"
_LOADED = "#o11c_loaded"

# Host type, bytes of the prefix, bytes of the value. Every field has a prefix, so that every one may be NULL.
_FIXED = {
    "bit": ("SQLBIT", 1, 1),
    "tinyint": ("SQLTINYINT", 1, 1),
    "smallint": ("SQLSMALLINT", 1, 2),
    "int": ("SQLINT", 1, 4),
    "bigint": ("SQLBIGINT", 1, 8),
    "decimal": ("SQLDECIMAL", 1, 19),
    "numeric": ("SQLNUMERIC", 1, 19),
    "money": ("SQLMONEY", 1, 8),
    "smallmoney": ("SQLMONEY4", 1, 4),
    "float": ("SQLFLT8", 1, 8),
    "real": ("SQLFLT4", 1, 4),
    "datetime": ("SQLDATETIME", 1, 8),
    "smalldatetime": ("SQLDATETIM4", 1, 4),
    "date": ("SQLDATE", 1, 3),
    "time": ("SQLTIME", 1, 6),
    "datetime2": ("SQLDATETIME2", 1, 9),
    "datetimeoffset": ("SQLDATETIMEOFFSET", 1, 11),
    "uniqueidentifier": ("SQLUNIQUEID", 1, 16),
}
_SIZED = re.compile(r"(?P<name>n?(?:var)?char|(?:var)?binary)(?:\((?P<size>max|\d+)\))?")
_COUNTED = (TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT, TypeKind.DECIMAL)


def field_of(native: str) -> tuple[str, int, int]:
    """Return how a value of a staged type is kept in a file. Raises ``KeyError`` for a type without one."""
    found = _SIZED.fullmatch(native)
    if found is None:
        return _FIXED[native.partition("(")[0]]
    host = "SQLBINARY" if "binary" in found["name"] else "SQLNCHAR"
    if found["size"] == "max":
        return host, 8, 0
    # Texts are in UTF-16 in the file, whatever the column holds.
    return host, 2, int(found["size"] or 1) * (1 if host == "SQLBINARY" else 2)


def transfer(plan: ir.Plan) -> Transfer:
    """Return how the rows of ``source.at.files`` come in. Raises ``CompileError`` (O11-0421, O11-0702, O11-0704)."""
    dialect = TsqlDialect(maps_database=plan.maps_database)
    dialect.place = "the source's tables"
    made = loaded(plan)
    names = Names(plan, staged(made))
    tables = tuple(_table(dialect, names, place, copy) for place, copy in enumerate(made, start=1))
    _refuse(plan, tables)
    # Of what the files must be: other columns, or another metamodel, and they are not those.
    stamp = hashlib.sha256("\n".join([plan.source_digest, *(repr(table) for table in tables)]).encode()).hexdigest()
    found = Transfer(
        tables,
        (_source_guard(dialect, plan), *_listing(dialect, names, made, stamp)),
        (*_target_guards(dialect, plan), *_prepare(dialect, plan, made)),
        (*_target_guards(dialect, plan), *_loaded_guard(dialect, plan), *_check(dialect, names, made, stamp)),
        f"o11c.{export_table(plan)}",
        plan.source.database or "",
        plan.maps_database or plan.target.database or "",
    )
    dialect.findings.stop_on_error()
    return found


def _refuse(plan: ir.Plan, tables: tuple[FileTable, ...]) -> None:
    found: list[Diagnostic] = []
    for name in (plan.source.database or "", plan.maps_database or plan.target.database or ""):
        if not _PLAIN.fullmatch(name):
            where = f"database {label(name)}"
            found.append(diagnostic("O11-0421", where, "its name has signs that a shell may change"))
    for table in tables:
        where = label(table.label)
        if not _PLAIN.fullmatch(re.sub(r"[\[\](),=']", "", table.query)):
            found.append(diagnostic("O11-0421", where, "a name of its columns has signs that a shell may change"))
        elif len(table.query) > LONGEST_QUERY:
            words = f"its query has {len(table.query):,} characters, and cmd.exe takes {LONGEST_QUERY:,} of it"
            found.append(diagnostic("O11-0421", where, words))
    if found:
        raise CompileError(found)


def _table(dialect: TsqlDialect, names: Names, place: int, copy: Copied) -> FileTable:
    columns = ",".join(_exported(dialect, copy, column) for column in copy.columns)
    schema = copy.table.schema or names.plan.source.schema
    source = f"{dialect.name_of(schema)}.{dialect.name_of(copy.table.name)}"
    only = needed_rows(dialect, names.plan, copy).replace("\n", " ").replace("N'", "'")
    return FileTable(
        f"{place:03d}-{slug(copy.table.name, 40).replace('_', '-')}",
        copy.label,
        f"SELECT {columns} FROM {source}{only}",
        f"o11c.{copy.name}",
        tuple(field_of(dialect.type_of(column.type, column.native)) for column in copy.columns),
    )


def _exported(dialect: TsqlDialect, copy: Copied, column: ir.Column) -> str:
    """Return a column as it is exported: in the type that it is loaded into, where the source's is another."""
    name, kind = dialect.name_of(column.name), dialect.type_of(column.type, column.native)
    same = kind == column.native and copy.table.schema != CATALOG
    return name if same else f"CAST({name} AS {kind})"


# --- on the source -------------------------------------------------------------------------------


def _source_guard(dialect: TsqlDialect, plan: ir.Plan) -> Statement:
    expected = dialect.quoted(plan.source.database or "")
    return Statement(
        "The connection's database must be the source that was compiled for. Nothing is written to it.",
        f"IF DB_ID({expected}) IS NULL OR DB_ID() <> DB_ID({expected})\nBEGIN\n"
        "  SET @o11c_message = REPLACE(N'O11-0911: this is database ' + DB_NAME()\n"
        f"    + N', the rows are to be exported from {label(plan.source.database or '')}. Connect to it with"
        " sqlcmd -d.', N'%', N'%%');\n"
        f"  THROW {error_number('O11-0911')}, @o11c_message, 1;\nEND",
    )


def _listing(dialect: TsqlDialect, names: Names, made: tuple[Copied, ...], stamp: str) -> tuple[Statement, ...]:
    """Return the statements that print a line for each file: place, rows, highest id, digest."""
    lines = [
        Statement(
            "The first line says how many files there are, and which scripts have exported them.",
            f"PRINT N'0|{len(made)}||{stamp}|'",
        )
    ]
    for place, copy in enumerate(made, start=1):
        rows, highest, sum_ = (f"CONVERT(nvarchar(400), {node})" for node in _facts(dialect, copy, exported=True))
        source = dialect.inline(names.there(copy.table)) + " AS [t]" + needed_rows(dialect, names.plan, copy)
        lines.append(
            Statement(
                f"{label(copy.label)}: rows, highest id, and the sum of all rows' hashes: one byte more or less in "
                "one value, and it is another sum.",
                f"SELECT @o11c_samples = N'{place}|' + {rows} + N'|' + COALESCE({highest}, N'') + N'|'\n"
                f"  + {sum_} + N'|'\nFROM {source};\nPRINT @o11c_samples",
            )
        )
    return tuple(lines)


def _facts(dialect: TsqlDialect, copy: Copied, *, exported: bool) -> tuple[str, str, str]:
    """Return rows, highest id and digest of a table ``t`` as expressions."""
    keys = [column for column in copy.columns if column.name in copy.key and column.type.kind in _COUNTED]
    highest = f"MAX([t].{dialect.name_of(keys[0].name)})" if len(keys) == 1 and len(copy.key) == 1 else "NULL"
    values: list[tuple[str, str]] = []
    for column in copy.columns:
        name, kind = f"[t].{dialect.name_of(column.name)}", dialect.type_of(column.type, column.native)
        cast = exported and (kind != column.native or copy.table.schema == CATALOG)
        values.append((f"CAST({name} AS {kind})" if cast else name, kind))
    hashed = f"CONVERT(decimal(38, 0), CONVERT(bigint, SUBSTRING({digest(values)}, 1, 8)))"
    return "COUNT_BIG(*)", highest, f"COALESCE(SUM({hashed}), 0)"


# --- on the target -------------------------------------------------------------------------------


def _target_guards(dialect: TsqlDialect, plan: ir.Plan) -> tuple[Statement, ...]:
    return (database_guard(dialect, plan), *maps_guard(dialect, plan))


def _prepare(dialect: TsqlDialect, plan: ir.Plan, made: tuple[Copied, ...]) -> tuple[Statement, ...]:
    lines = dialect.home_of(export_table(plan))
    return (
        Statement(
            "The schema of maps and journal holds the exported rows too, until cleanup.sql.",
            dialect.at_home(_SCHEMA) if dialect.database else _SCHEMA,
        ),
        Statement(
            "Tables for the exported rows, empty: what an earlier export has left is dropped. Their text columns name "
            "the source's collations. cleanup.sql drops them.",
            tables_text(dialect, made),
        ),
        Statement(
            "What the export says of each file. The last column takes the line's end, whichever it is.",
            f"DROP TABLE IF EXISTS {lines};\nCREATE TABLE {lines} (\n  [place] int NULL,\n  [rows] bigint NULL,\n"
            f"  [highest] nvarchar(400) COLLATE {EXACT} NULL,\n  [digest] nvarchar(100) COLLATE {EXACT} NULL,\n"
            f"  [rest] nvarchar(20) COLLATE {EXACT} NULL\n)",
        ),
    )


def _check(dialect: TsqlDialect, names: Names, made: tuple[Copied, ...], stamp: str) -> tuple[Statement, ...]:
    """Return the comparison of the loaded rows with what the export says of them."""
    lines = dialect.home_of(export_table(names.plan))
    again = "Nothing is migrated yet. Export again, run load/prepare.sql, load again."
    statements = [
        Statement(
            "Line 0 says which scripts have exported the files: those of this folder, to the last column.",
            dialect.refuse_when(
                f"SELECT N'line 0' WHERE NOT EXISTS (SELECT 1 FROM {lines}\n"
                f"  WHERE [place] = 0 AND [rows] = {len(made)} AND [digest] = N'{stamp}')",
                "O11-0973",
                "the files are not an export of these scripts",
                again,
            ),
        ),
        Statement(
            "Rows, highest id and digest of what was loaded.",
            f"DROP TABLE IF EXISTS {_LOADED};\nCREATE TABLE {_LOADED} (\n  [place] int NOT NULL PRIMARY KEY,\n"
            f"  [name] nvarchar(4000) COLLATE {EXACT} NOT NULL,\n  [rows] bigint NOT NULL,\n"
            f"  [highest] nvarchar(400) COLLATE {EXACT} NULL,\n  [digest] nvarchar(100) COLLATE {EXACT} NOT NULL\n)",
        ),
    ]
    for place, copy in enumerate(made, start=1):
        rows, highest, sum_ = _facts(dialect, copy, exported=False)
        statements.append(
            Statement(
                "",
                f"INSERT INTO {_LOADED} ([place], [name], [rows], [highest], [digest])\n"
                f"SELECT {place}, N'{label(copy.label)}', {rows}, CONVERT(nvarchar(400), {highest}),\n"
                f"  CONVERT(nvarchar(100), {sum_})\nFROM {dialect.home_of(copy.name)} AS [t]",
            )
        )
    statements += [
        Statement(
            "A file that is missing or cut short, that was loaded twice, or in which one byte is another, ends it "
            "here. So does a source that has changed between the export of a table and the listing.",
            dialect.refuse_when(
                f"SELECT [l].[name] FROM {_LOADED} AS [l]\nWHERE 1 <> (SELECT COUNT(*) FROM {lines} AS [e]\n"
                "  WHERE [e].[place] = [l].[place] AND [e].[rows] = [l].[rows] AND [e].[digest] = [l].[digest]\n"
                "    AND COALESCE([e].[highest], N'') = COALESCE([l].[highest], N''))\n"
                f"  OR 1 <> (SELECT COUNT(*) FROM {lines} AS [e] WHERE [e].[place] = [l].[place])",
                "O11-0972",
                "loaded rows are not what was exported",
                again,
            ),
        ),
        Statement(
            "From here on the scripts of this folder take the rows for good.",
            f"UPDATE {lines} SET [rest] = N'{_CHECKED}'",
        ),
    ]
    return tuple(statements)


_HINT = "Nothing was changed. Run load/prepare.sql, load the files, run load/check.sql: see RUNBOOK.md."


def _loaded_guard(dialect: TsqlDialect, plan: ir.Plan) -> tuple[Statement, ...]:
    lines = dialect.home_of(export_table(plan))
    return (
        Statement(
            "The source's rows are in tables that the files were loaded into.",
            dialect.refuse_when(
                f"SELECT N'no export' WHERE OBJECT_ID({dialect.quoted(lines)}, N'U') IS NULL",
                "O11-0974",
                "the files are not loaded",
                _HINT,
            ),
        ),
    )


def files_guard(dialect: TsqlDialect, plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the check that the files were loaded and found to be what was exported."""
    lines = dialect.home_of(export_table(plan))
    return (
        *_loaded_guard(dialect, plan),
        Statement(
            "load/check.sql has found them to be what was exported, and nothing was loaded since.",
            dialect.refuse_when(
                f"SELECT N'line ' + COALESCE(CONVERT(nvarchar(20), [place]), N'without place') FROM {lines}\n"
                f"WHERE COALESCE([rest], N'') <> N'{_CHECKED}'\n"
                f"UNION ALL\nSELECT N'no line' WHERE NOT EXISTS (SELECT 1 FROM {lines})",
                "O11-0974",
                "the loaded files are not checked",
                _HINT,
            ),
        ),
    )


def drop_loaded(dialect: TsqlDialect, plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the statements of cleanup.sql that drop what the files were loaded into."""
    listed = sorted({*(copy.name for copy in loaded(plan)), export_table(plan)})
    return tuple(
        Statement(
            "The loaded rows of the files go: they are personal data as those of the source." if place == 0 else "",
            "DROP TABLE IF EXISTS " + ",\n  ".join(dialect.home_of(name) for name in part),
        )
        for place, part in enumerate(slices(listed))
    )
