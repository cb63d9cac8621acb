"""T-SQL: what migrate and dryrun do before their transaction: checks of the session, the frozen source.

A transaction of READ COMMITTED, which the run must be, sees rows of the source as they change. So what
the run reads is copied to temporary tables first, where allowed as of one moment (docs/safety.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compiler.diagnostics import CompileError, Findings
from compiler.metamodel.rows import TypeKind
from compiler.plan import ir
from compiler.plan.apart import (
    CATALOG,
    CATALOG_KEYS,
    all_stages,
    check_stages,
    file_table,
    is_apart,
    look_stages,
    run_stages,
)
from compiler.plan.stepwise import work_label, work_table
from compiler.sql.dialect import Names, staged_name
from compiler.sql.labels import label
from compiler.sql.statement import Statement
from compiler.sql.tsql import TsqlDialect
from compiler.sql.tsql_journal import not_opened
from compiler.sql.tsql_probes import frozen_condition, unfrozen_words

LOCK = "o11c"
SESSION = "#o11c_src_"
# Babelfish refuses to set the level in a transaction that has read; its own ends with a statement that is no condition.
_SNAPSHOT = (
    "  -- Babelfish takes the level only after a statement of its own, not right after this condition.\n"
    "  UPDATE #o11c_progress SET [rows] = 0;\n"
    "  SET TRANSACTION ISOLATION LEVEL SNAPSHOT;\n"
)


@dataclass(frozen=True, slots=True)
class Copied:
    """A source table's copy: its name, the columns copied, which of them are the key, what it holds."""

    name: str
    table: ir.Table
    columns: tuple[ir.Column, ...]
    key: tuple[str, ...]
    label: str


def copies(plan: ir.Plan, *, durable: bool = False) -> tuple[Copied, ...]:
    """Return the copies that a run makes, one for each source table, numbered in the plan's order.

    ``durable``: tables of the schema o11c, for a run that may be resumed by another session.
    """
    return _numbered(plan, run_stages(plan), work_table("src_") if durable else SESSION)


def _numbered(plan: ir.Plan, stages: Iterable[ir.Stage], prefix: str = SESSION) -> tuple[Copied, ...]:
    """Return the copies; of a source in files they are the tables that the files are loaded into."""
    files = plan.source.files is not None
    return tuple(
        Copied(
            file_table(plan, stage.table) if files else f"{prefix}{number}",
            stage.table,
            stage.columns,
            _key(stage),
            stage.label,
        )
        for number, stage in enumerate(stages, start=1)
    )


def loaded(plan: ir.Plan) -> tuple[Copied, ...]:
    """Return the tables that the files of a source are loaded into: what any script reads of it."""
    return _numbered(plan, all_stages(plan))


def _key(stage: ir.Stage) -> tuple[str, ...]:
    if stage.table.schema == CATALOG:
        return CATALOG_KEYS.get(stage.table.name, ())
    return (stage.identifier,) if stage.identifier is not None else ()


def looked_at(plan: ir.Plan) -> tuple[Copied, ...]:
    """Return the copies that preflight.sql makes of a source that is apart."""
    return _numbered(plan, look_stages(plan))


def checked(plan: ir.Plan) -> tuple[Copied, ...]:
    """Return the copies that verify.sql makes of a source that is apart."""
    return _numbered(plan, check_stages(plan))


def staged(made: Iterable[Copied]) -> dict[str, str]:
    """Return the copies as ``Names`` takes them."""
    return {staged_name(copy.table): copy.name for copy in made}


def database_guard(dialect: TsqlDialect, plan: ir.Plan) -> Statement:
    """Return the check that this is the target.

    Numbers of databases are compared: names would be compared under the server's collation.
    """
    name = plan.target.database or plan.target.expected_database or ""
    expected = dialect.quoted(name)
    return Statement(
        "The connection's database must be the target that was compiled for.",
        f"IF DB_ID({expected}) IS NULL OR DB_ID() <> DB_ID({expected})\nBEGIN\n"
        "  SET @o11c_message = REPLACE(N'O11-0911: this is database ' + DB_NAME()\n"
        f"    + N', the scripts are for {label(name)}. Nothing was changed. Connect to the target with sqlcmd -d.',\n"
        "    N'%', N'%%');\n"
        "  THROW 50911, @o11c_message, 1;\nEND",
    )


def sides_guard(dialect: TsqlDialect, names: Names) -> Statement:
    """Return the check that the metamodel's tables of both sides are where the project file says."""
    apart = is_apart(names.plan)
    tables = ",\n".join(
        f"  ({dialect.quoted(dialect.inline(names.table(item.table)))})"
        for item in names.plan.system_tables
        if not (apart and item.table.side is ir.Side.SOURCE)
    )
    side = "The target must be where the project file says" if apart else (
        "Both sides must be where the project file says"
    )
    return Statement(
        f"{side}, and this login must see {'it' if apart else 'them'}.",
        dialect.refuse_when(
            f"SELECT [name] FROM (VALUES\n{tables}\n) AS [t]([name])\nWHERE OBJECT_ID([name]) IS NULL",
            "O11-0911",
            "tables are missing",
            "Nothing was changed. Check databases and schemas in the project file, and the rights of this login.",
        ),
    )


def run_lock(dialect: TsqlDialect, plan: ir.Plan) -> Statement:
    """Return the statement that takes the lock of all runs in the target."""
    database = f"{dialect.name_of(plan.target.database)}." if plan.target.database else ""
    then = "." if plan.temporary_maps else f", then look at {label(work_label(plan, 'run'))}."
    return Statement(
        "One run at a time in this database. The lock is taken before the source is copied, so that a second "
        "run cannot look at the data before the first has ended; it is held until the session ends.",
        f"EXEC @o11c_result = {database}sys.sp_getapplock @Resource = N'{LOCK}', @LockMode = N'Exclusive',\n"
        "  @LockOwner = N'Session', @LockTimeout = 2000;  -- a session that has just ended may need a moment\n"
        "IF @o11c_result < 0\nBEGIN\n"
        "  THROW 50912, N'O11-0912: another run of o11c is under way in this database. Nothing was changed."
        f" Wait for it{then}', 1;\nEND",
    )


def stage_statements(
    dialect: TsqlDialect, names: Names, made: tuple[Copied, ...], *, durable: bool = False
) -> tuple[Statement, ...]:
    """Return the statements that make and fill the copies. Raises ``CompileError`` (O11-0704).

    ``durable``: only when the first step of the run is not finished. What a finished step has read of the
    source, later ones have to find again.
    """
    if not made:
        return ()
    tables = tables_text(dialect, made)
    fills = [fill_text(dialect, names, copy) for copy in made]
    if durable:
        return _durable(dialect, names, tables, fills)
    return (
        Statement(
            "Copies of what is read of the source; gone at the end of the session. Their text columns name the "
            "source's collations, tempdb has its own.",
            tables,
        ),
        Statement(
            "The copies are made as of one moment where the source allows it. This transaction ends before the "
            "real one begins, which cannot be one of SNAPSHOT: it makes tables.",
            f"IF {frozen_condition(dialect, names)}\nBEGIN\n{_SNAPSHOT}END\nELSE\n"
            f"  RAISERROR(N'O11-0913: {unfrozen_words(names, durable=False)}; nobody may write to it now',"
            " 0, 1) WITH NOWAIT;\n"
            "BEGIN TRANSACTION;\n" + ";\n".join(fills) + ";\nCOMMIT TRANSACTION;\n"
            "SET TRANSACTION ISOLATION LEVEL READ COMMITTED",
        ),
    )


def _durable(
    dialect: TsqlDialect, names: Names, tables: str, fills: list[str]
) -> tuple[Statement, ...]:
    only = f"IF {not_opened(dialect, names.plan)}\nBEGIN\n"
    return (
        Statement(
            "Copies of what is read of the source, made when the run begins: a run that goes on reads the same "
            "rows. They are dropped when it is done.",
            only + tables + ";\nEND",
        ),
        Statement(
            "The copies are made as of one moment where the source and the database that takes them allow it, in a "
            "transaction of their own.",
            f"{only}IF {frozen_condition(dialect, names, durable=True)}\nBEGIN\n{_SNAPSHOT}END\nELSE\n"
            f"  RAISERROR(N'O11-0913: {unfrozen_words(names, durable=True)}; nobody may write to"
            " the source now', 0, 1) WITH NOWAIT;\n"
            "BEGIN TRANSACTION;\n" + ";\n".join(fills) + ";\nCOMMIT TRANSACTION;\n"
            "SET TRANSACTION ISOLATION LEVEL READ COMMITTED;\nEND",
        ),
    )


def tables_text(dialect: TsqlDialect, made: Iterable[Copied], *, remote: bool = False) -> str:
    """Return the statements that make the copies, empty. Raises ``CompileError`` (O11-0704) with all columns.

    ``remote``: a query across servers fills them, which takes fewer types.
    """
    findings = Findings()
    tables = [_table(dialect, copy, findings, remote=remote) for copy in made]
    findings.stop_on_error()
    return ";\n".join(tables)


def _named(dialect: TsqlDialect, copy: Copied) -> str:
    return copy.name if copy.name.startswith("#") else dialect.home_of(copy.name)


def _table(dialect: TsqlDialect, copy: Copied, findings: Findings, *, remote: bool) -> str:
    lines: list[str] = []
    for column in copy.columns:
        try:
            key = column.name in copy.key
            name = dialect.key_type(column) if key else _type(dialect, column, remote=remote)
        except CompileError as problem:
            code = problem.diagnostics[0].code
            findings.add(code, f"{copy.label}: column {label(column.name)}", problem.diagnostics[0].found)
            continue
        words = ("NOT NULL PRIMARY KEY" if len(copy.key) == 1 else "NOT NULL") if key else "NULL"
        lines.append(f"  {dialect.name_of(column.name)} {name} {words}")
    if len(copy.key) > 1:
        lines.append(f"  PRIMARY KEY ({', '.join(dialect.name_of(name) for name in copy.key)})")
    return (
        f"DROP TABLE IF EXISTS {_named(dialect, copy)};\n"
        f"-- {label(copy.label)}: {label(copy.table.name)}\n"
        f"CREATE TABLE {_named(dialect, copy)} (\n" + ",\n".join(lines) + "\n)"
    )


def _type(dialect: TsqlDialect, column: ir.Column, *, remote: bool) -> str:
    typed = dialect.type_of if remote else dialect.held_type
    name = typed(column.type, column.native)
    if column.type.kind is TypeKind.TEXT:
        name += f" COLLATE {dialect.collation_of(column)}"
    return name


def fill_text(dialect: TsqlDialect, names: Names, copy: Copied) -> str:
    """Return the INSERT that fills a copy."""
    listed = ", ".join(dialect.name_of(column.name) for column in copy.columns)
    source = dialect.inline(names.there(copy.table))
    return f"INSERT INTO {_named(dialect, copy)} ({listed})\nSELECT {listed}\nFROM {source}"
