"""T-SQL: what migrate and dryrun do before their transaction: checks of the session, the frozen source.

A transaction of READ COMMITTED, which the run must be, sees rows of the source as they change. So what
the run reads is copied to temporary tables first, where allowed as of one moment (docs/safety.md).
"""

from __future__ import annotations

from dataclasses import dataclass

from compiler.diagnostics import CompileError, Findings
from compiler.metamodel.rows import TypeKind
from compiler.plan import ir
from compiler.plan.stepwise import work_table
from compiler.sql.dialect import Names
from compiler.sql.labels import label
from compiler.sql.statement import Statement
from compiler.sql.tsql import TsqlDialect
from compiler.sql.tsql_journal import not_opened
from compiler.sql.tsql_probes import frozen_condition

LOCK = "o11c"


@dataclass(frozen=True, slots=True)
class Copied:
    """A source table's copy: its name, the columns copied, which of them is the key, what it holds."""

    name: str
    table: ir.Table
    columns: tuple[ir.Column, ...]
    identifier: str | None
    label: str


def copies(plan: ir.Plan, *, durable: bool = False) -> tuple[Copied, ...]:
    """Return the copies that a run makes, one for each source table, numbered in the plan's order.

    ``durable``: tables of the schema o11c, for a run that may be resumed by another session.
    """
    prefix = work_table("src_") if durable else "#o11c_src_"
    columns: dict[str, dict[str, ir.Column]] = {}
    stages: dict[str, ir.Stage] = {}
    for step in plan.steps:
        if isinstance(step, ir.OpenRun):
            for stage in step.stages:
                stages.setdefault(stage.table.name, stage)
                columns.setdefault(stage.table.name, {}).update({item.name: item for item in stage.columns})
    return tuple(
        Copied(f"{prefix}{number}", stage.table, tuple(columns[name].values()), stage.identifier, stage.label)
        for number, (name, stage) in enumerate(stages.items(), start=1)
    )


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
    tables = ",\n".join(
        f"  ({dialect.quoted(dialect.inline(names.table(item.table)))})" for item in names.plan.system_tables
    )
    return Statement(
        "Both sides must be where the project file says, and this login must see them.",
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
    return Statement(
        "One run at a time in this database. The lock is taken before the source is copied, so that a second "
        "run cannot look at the data before the first has ended; it is held until the session ends.",
        f"EXEC @o11c_result = {database}sys.sp_getapplock @Resource = N'{LOCK}', @LockMode = N'Exclusive',\n"
        "  @LockOwner = N'Session', @LockTimeout = 2000;  -- a session that has just ended may need a moment\n"
        "IF @o11c_result < 0\nBEGIN\n"
        "  THROW 50912, N'O11-0912: another run of o11c is under way in this database. Nothing was changed."
        " Wait for it, then look at o11c.run.', 1;\nEND",
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
    findings = Findings()
    tables = [_table(dialect, copy, findings) for copy in made]
    findings.stop_on_error()
    live = Names(names.plan, {})
    fills = [_fill(dialect, live, copy) for copy in made]
    if durable:
        return _durable(dialect, names, tables, fills)
    return (
        Statement(
            "Copies of what is read of the source; gone at the end of the session. Their text columns name the "
            "source's collations, tempdb has its own.",
            ";\n".join(tables),
        ),
        Statement(
            "The copies are made as of one moment where the source allows it. This transaction ends before the "
            "real one begins, which cannot be one of SNAPSHOT: it makes tables.",
            f"IF {frozen_condition(dialect, names)}\n"
            "  SET TRANSACTION ISOLATION LEVEL SNAPSHOT;\n"
            "ELSE\n"
            "  RAISERROR(N'O11-0913: the source does not allow snapshot isolation; nobody may write to it now',"
            " 0, 1) WITH NOWAIT;\n"
            "BEGIN TRANSACTION;\n" + ";\n".join(fills) + ";\nCOMMIT TRANSACTION;\n"
            "SET TRANSACTION ISOLATION LEVEL READ COMMITTED",
        ),
    )


def _durable(
    dialect: TsqlDialect, names: Names, tables: list[str], fills: list[str]
) -> tuple[Statement, ...]:
    only = f"IF {not_opened(names.plan)}\nBEGIN\n"
    return (
        Statement(
            "Copies of what is read of the source, made when the run begins: a run that goes on reads the same "
            "rows. They are dropped when it is done.",
            only + ";\n".join(tables) + ";\nEND",
        ),
        Statement(
            "The copies are made as of one moment where source and target allow it, in a transaction of their own.",
            f"{only}IF {frozen_condition(dialect, names)}\n"
            "  AND EXISTS (SELECT 1 FROM sys.databases\n"
            "  WHERE [database_id] = DB_ID() AND [snapshot_isolation_state] = 1)\n"
            "  SET TRANSACTION ISOLATION LEVEL SNAPSHOT;\n"
            "ELSE\n"
            "  RAISERROR(N'O11-0913: source and target do not both allow snapshot isolation; nobody may write to the"
            " source now', 0, 1) WITH NOWAIT;\n"
            "BEGIN TRANSACTION;\n" + ";\n".join(fills) + ";\nCOMMIT TRANSACTION;\n"
            "SET TRANSACTION ISOLATION LEVEL READ COMMITTED;\nEND",
        ),
    )


def _named(dialect: TsqlDialect, copy: Copied) -> str:
    return copy.name if copy.name.startswith("#") else f"[o11c].{dialect.name_of(copy.name)}"


def _table(dialect: TsqlDialect, copy: Copied, findings: Findings) -> str:
    lines: list[str] = []
    for column in copy.columns:
        try:
            key = column.name == copy.identifier
            name = dialect.key_type(column) if key else _type(dialect, column)
        except CompileError as problem:
            code = problem.diagnostics[0].code
            findings.add(code, f"{copy.label}: column {label(column.name)}", problem.diagnostics[0].found)
            continue
        lines.append(f"  {dialect.name_of(column.name)} {name} {'NOT NULL PRIMARY KEY' if key else 'NULL'}")
    return (
        f"DROP TABLE IF EXISTS {_named(dialect, copy)};\n"
        f"-- {label(copy.label)}: {label(copy.table.name)}\n"
        f"CREATE TABLE {_named(dialect, copy)} (\n" + ",\n".join(lines) + "\n)"
    )


def _type(dialect: TsqlDialect, column: ir.Column) -> str:
    name = dialect.type_of(column.type, column.native)
    if column.type.kind is TypeKind.TEXT:
        name += f" COLLATE {dialect.collation_of(column)}"
    return name


def _fill(dialect: TsqlDialect, live: Names, copy: Copied) -> str:
    listed = ", ".join(dialect.name_of(column.name) for column in copy.columns)
    source = dialect.inline(live.table(copy.table))
    return f"INSERT INTO {_named(dialect, copy)} ({listed})\nSELECT {listed}\nFROM {source}"
