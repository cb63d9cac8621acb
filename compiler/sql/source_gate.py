"""source/gate.sql: whether O11 is stopped, before its rows are exported for the last time.

What SQL can see: sessions, activities that run, events that wait. What it cannot, whoever runs it confirms by a
variable; that decides nothing but whether to go on (docs/safety.md). Timers are the operator's to look at: no public
source describes their tables. Sources: SQL Server documentation, "sys.dm_exec_sessions" and its permissions; PostgreSQL
documentation, "The Statistics Collector" (pg_stat_activity shows every session's database and role to all).
"""

from __future__ import annotations

from sqlglot import exp

from compiler.metamodel.rows import DataType, TypeKind
from compiler.plan import ir
from compiler.sql.labels import label
from compiler.sql.postgres import block
from compiler.sql.source_scan import Hit, Scans
from compiler.sql.statement import Statement
from compiler.sql.tree import col
from compiler.sql.tsql import EXACT, error_number

# The environment variable, and what it says: O11 is stopped; the same, and somebody has looked at all sessions.
STOPPED, YES, UNSEEN = "O11C_O11_STOPPED", "yes", "yes-no-sessions"
CODE = "O11-0996"
_NOTHING = "1900-01-01 00:00:00"
_ASKED = (
    f"Stop the environment, look that no timer runs (Service Center, Monitoring), then set {STOPPED} to {YES}: it says "
    "that somebody has done both."
)


def gate_statements(source: ir.OdcSource, scans: Scans) -> tuple[Statement, ...]:
    """Return what must hold before the export."""
    return (
        _confirmed(scans),
        *(_tsql_sessions(scans) if scans.tsql else (_postgres_sessions(scans),)),
        *_activities(source, scans),
        *_queues(source, scans),
        *_processes(source, scans),
    )


def _confirmed(scans: Scans) -> Statement:
    message = f"{CODE}: nobody has confirmed that O11 is stopped"
    if scans.tsql:
        return Statement(
            f"Whoever runs this confirms by the environment variable {STOPPED}, which sqlcmd puts here, that O11 is "
            "stopped. Without it nothing is looked at.",
            f"IF N'$({STOPPED})' COLLATE {EXACT} NOT IN (N'{YES}', N'{UNSEEN}')\nBEGIN\n"
            f"  THROW {error_number(CODE)}, N'{message}. {_ASKED}', 1;\nEND",
        )
    return Statement(
        f"Whoever runs this confirms by the environment variable {STOPPED} that O11 is stopped (\\getenv came with "
        "psql 14). Without it nothing is looked at.",
        f"\\set o11c_stopped ''\n\\getenv o11c_stopped {STOPPED}\n"
        "SELECT set_config('o11c.stopped', :'o11c_stopped', false) IS NULL AS o11c_stopped \\gset\n"
        + block(
            f"BEGIN\n  IF current_setting('o11c.stopped') NOT IN ('{YES}', '{UNSEEN}') THEN\n"
            f"    RAISE EXCEPTION '{message}'\n      USING HINT = '{_ASKED}';\n  END IF;\nEND"
        )
        + ";",
    )


def _tsql_sessions(scans: Scans) -> tuple[Statement, ...]:
    # A permission that this release does not know is NULL, and NOT NULL would be no finding.
    seen = (
        "COALESCE(HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER STATE'), 0) = 1\n"
        "  OR COALESCE(HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER PERFORMANCE STATE'), 0) = 1\n"
        "  OR COALESCE(HAS_PERMS_BY_NAME(DB_NAME(), N'DATABASE', N'VIEW DATABASE STATE'), 0) = 1\n"
        "    AND CONVERT(int, SERVERPROPERTY(N'EngineEdition')) = 5"
    )
    unseen = "this login may not see other sessions (VIEW SERVER STATE); somebody has to look who may"
    sample = (
        "CAST(CONVERT(nvarchar(20), [s].[session_id]) + N' ' + [s].[login_name] + N' '\n"
        "      + COALESCE([s].[host_name], N'')"
        f" + N' ' + COALESCE([s].[program_name], N'') AS nvarchar(400)) COLLATE {EXACT}"
    )
    others = "[s].[is_user_process] = 1 AND [s].[session_id] <> @@SPID AND [s].[database_id] = DB_ID()"
    return (
        Statement(
            "A login sees only its own sessions unless it may see the server's state; then none of others is no proof.",
            "INSERT INTO #o11c_hit ([number], [place], [total], [code], [severity], [entity], [what], [sample])\n"
            f"SELECT 0, 1, 1, N'{CODE}', N'error', N'sessions',\n  N'{unseen}', SUSER_SNAME()\n"
            f"WHERE NOT ({seen})\n  AND N'$({STOPPED})' COLLATE {EXACT} <> N'{UNSEEN}'",
        ),
        scans.scan(
            "Nobody else may be connected to the source: an application that is stopped has no session.",
            "sessions", "sys.dm_exec_sessions AS [s]", sample, "[s].[session_id]",
            [
                Hit(
                    f"{others} AND [s].[security_id] <> SUSER_SID()", CODE, "error",
                    "other logins are connected to the source",
                ),
                Hit(
                    f"{others} AND [s].[security_id] = SUSER_SID()", CODE, "warning",
                    "this login has other sessions: none of them may be an application",
                ),
            ],
        ),
    )


def _postgres_sessions(scans: Scans) -> Statement:
    # Who may not see another session's kind sees NULL there.
    others = (
        "s.datname = current_database() AND s.pid <> pg_backend_pid() AND s.usename IS NOT NULL\n"
        "      AND COALESCE(s.backend_type, 'client backend') = 'client backend'"
    )
    return scans.scan(
        "Nobody else may be connected to the source: an application that is stopped has no session.",
        "sessions", "pg_catalog.pg_stat_activity AS s",
        "s.pid::text || ' ' || s.usename || ' ' || COALESCE(s.application_name, '')", "s.pid",
        [
            Hit(f"{others} AND s.usename <> session_user", CODE, "error", "other logins are connected to the source"),
            Hit(
                f"{others} AND s.usename = session_user", CODE, "warning",
                "this login has other sessions: none of them may be an application",
            ),
        ],
    )


def _activities(source: ir.OdcSource, scans: Scans) -> tuple[Statement, ...]:
    dialect = scans.dialect
    found = source.processes
    if found.activities is None or found.activity is None or found.running_since is None:
        return ()
    nothing = dialect.constant(ir.Constant(DataType(TypeKind.DATETIME), _NOTHING))
    running = dialect.inline(exp.GT(this=col("s", found.running_since.name), expression=nothing))
    return (
        _scan(
            scans, "Activities of processes that are being executed have IS_RUNNING_SINCE set.",
            ("BPT activities", found.activities, found.activity),
            # For NULL the condition is unknown, which is none: such an activity does not run.
            Hit(running, CODE, "error", "activities are running"),
        ),
    )


def _queues(source: ir.OdcSource, scans: Scans) -> tuple[Statement, ...]:
    dialect = scans.dialect
    statements: list[Statement] = []
    for name in source.processes.queues:
        text, as_text = ("N' events'", "CONVERT(nvarchar(20), COUNT_BIG(*))") if scans.tsql else (
            "' events'", "count(*)::text"
        )
        plus, count = ("+", "COUNT_BIG(*)") if scans.tsql else ("||", "count(*)")
        table = scans.table(name)
        query = f"SELECT {as_text} {plus} {text} FROM {table} HAVING {count} > 0"
        what = "events wait: the platform has not worked them off"
        statements.append(
            Statement(
                f"{label(name)}: a queue of events that is not empty means that O11 has work to do.",
                dialect.finding(query, "O11-0920", "error", label(name), what),
            )
        )
    return tuple(statements)


def _processes(source: ir.OdcSource, scans: Scans) -> tuple[Statement, ...]:
    dialect = scans.dialect
    found = source.processes
    if found.processes is None or found.process is None or found.status is None:
        return ()
    ended = ", ".join(str(int(number)) for number in found.terminal)
    status = dialect.inline(col("s", found.status.name))
    return (
        _scan(
            scans, "Processes do not go to ODC: those that have not ended stay behind as they are.",
            ("BPT processes", found.processes, found.process),
            Hit(f"{status} NOT IN ({ended})", CODE, "note", "processes have not ended, and stay behind"),
        ),
    )


def _scan(scans: Scans, why: str, place: tuple[str, str, ir.Column], hit: Hit) -> Statement:
    entity, table, identifier = place
    dialect = scans.dialect
    own = dialect.inline(col("s", identifier.name))
    sample = f"CAST({own} AS nvarchar(400)) COLLATE {EXACT}" if scans.tsql else f"{own}::text"
    rows = f"{scans.table(table)} AS {dialect.name_of('s')}"
    return scans.scan(why, entity, rows, sample, own, [hit])
