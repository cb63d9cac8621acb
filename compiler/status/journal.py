"""Reading the journal (schema ``o11c`` of the target) and the sessions of a run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, LiteralString

from compiler.metamodel.rows import Engine
from compiler.sql.postgres import RUN_LOCK
from compiler.status.session import JournalBusy, Session
from compiler.status.state import Run, Running, State, Step


@dataclass(frozen=True, slots=True)
class _Queries:
    """The queries of one engine; each returns the columns that ``read_state`` names."""

    tables: LiteralString
    last_run: LiteralString
    plan: LiteralString
    steps: LiteralString
    batches: LiteralString
    sessions: LiteralString
    lock: LiteralString



_POSTGRES = _Queries(
    tables=(
        "SELECT c.relname, a.attname FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid "
        "WHERE c.relnamespace = to_regnamespace('o11c') AND c.relkind = 'r' AND a.attnum > 0 "
        "AND NOT a.attisdropped AND c.relname IN ('run', 'step', 'plan_step', 'batch')"
    ),
    last_run=(
        "SELECT r.run_id, r.project, to_jsonb(r) ->> 'mode', r.status, "
        "extract(epoch FROM coalesce(r.finished, clock_timestamp()) - r.started)::float8 "
        "FROM o11c.run AS r ORDER BY r.run_id DESC LIMIT 1"
    ),
    plan=(
        "SELECT p.position, p.step_id, p.phase, p.kind, p.label, p.applications, p.rows_expected, "
        "to_jsonb(p) ->> 'asset' "
        "FROM o11c.plan_step AS p WHERE p.run_id = (SELECT max(run_id) FROM o11c.run) ORDER BY p.position"
    ),
    steps=(
        "SELECT s.step_id, s.rows, extract(epoch FROM s.finished - s.started)::float8, "
        "extract(epoch FROM s.finished - r.started)::float8 FROM o11c.step AS s JOIN o11c.run AS r USING (run_id) "
        "WHERE s.run_id = (SELECT max(run_id) FROM o11c.run)"
    ),
    batches=(
        "SELECT b.step_id, sum(b.rows) FROM o11c.batch AS b "
        "WHERE b.run_id = (SELECT max(run_id) FROM o11c.run) GROUP BY b.step_id"
    ),
    sessions=(
        "SELECT a.application_name, "
        "extract(epoch FROM clock_timestamp() - coalesce(a.xact_start, a.backend_start))::float8, "
        "coalesce(a.wait_event_type = 'Lock', false) FROM pg_stat_activity AS a "
        "WHERE a.datname = current_database() AND a.application_name LIKE 'o11c %' AND a.pid <> pg_backend_pid() "
        "ORDER BY a.backend_start"
    ),
    lock=(
        "SELECT count(*) FROM pg_locks AS l JOIN pg_database AS d ON d.oid = l.database "
        "WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 "
        f"AND l.classid = 0 AND l.objid = {RUN_LOCK:d}"
    ),
)
# T-SQL writes its times in UTC. Looking at other sessions takes VIEW SERVER STATE; without it a login sees its own.
# The lock of a run may be asked for by everybody who is in the database. READPAST: who reads rows that a transaction
# has written waits for it, or says that it does not want them.
_MSSQL_LAST: LiteralString = "(SELECT MAX(run_id) FROM o11c.run WITH (READPAST))"
_MSSQL = _Queries(
    tables=(
        "SELECT t.name, c.name FROM sys.tables AS t JOIN sys.columns AS c ON c.object_id = t.object_id "
        "WHERE t.schema_id = SCHEMA_ID(N'o11c') AND t.name IN (N'run', N'step', N'plan_step', N'batch')"
    ),
    # A column that an older journal lacks would not even compile, so the mode is asked for apart.
    last_run=(
        "SELECT TOP (1) r.run_id, r.project, r.mode, r.status, "
        "DATEDIFF_BIG(millisecond, r.started, COALESCE(r.finished, SYSUTCDATETIME())) / 1000.0 "
        "FROM o11c.run AS r WITH (READPAST) ORDER BY r.run_id DESC"
    ),
    plan=(
        "SELECT p.position, p.step_id, p.phase, p.kind, p.label, p.applications, p.rows_expected, NULL "
        f"FROM o11c.plan_step AS p WITH (READPAST) WHERE p.run_id = {_MSSQL_LAST} ORDER BY p.position"
    ),
    steps=(
        "SELECT s.step_id, s.rows, DATEDIFF_BIG(millisecond, s.started, s.finished) / 1000.0, "
        "DATEDIFF_BIG(millisecond, r.started, s.finished) / 1000.0 FROM o11c.step AS s WITH (READPAST) "
        f"JOIN o11c.run AS r WITH (READPAST) ON r.run_id = s.run_id WHERE s.run_id = {_MSSQL_LAST}"
    ),
    batches=(
        "SELECT b.step_id, SUM(b.rows) FROM o11c.batch AS b WITH (READPAST) "
        f"WHERE b.run_id = {_MSSQL_LAST} GROUP BY b.step_id"
    ),
    sessions=(
        "SELECT CONVERT(nvarchar(64), s.context_info), DATEDIFF(second, s.login_time, GETDATE()), "
        "CASE WHEN q.wait_type LIKE N'LCK%' THEN 1 ELSE 0 END "
        "FROM sys.dm_exec_sessions AS s LEFT JOIN sys.dm_exec_requests AS q ON q.session_id = s.session_id "
        "WHERE s.database_id = DB_ID() AND s.session_id <> @@SPID "
        "AND CONVERT(nvarchar(64), s.context_info) LIKE N'o11c %' ORDER BY s.login_time"
    ),
    lock="SELECT 1 - APPLOCK_TEST(N'public', N'o11c', N'Exclusive', N'Session')",
)
_MSSQL_OLD_RUN: LiteralString = (
    "SELECT TOP (1) r.run_id, r.project, NULL, r.status, "
    "DATEDIFF_BIG(millisecond, r.started, COALESCE(r.finished, SYSUTCDATETIME())) / 1000.0 "
    "FROM o11c.run AS r WITH (READPAST) ORDER BY r.run_id DESC"
)

# Step, steps; with ODC as target also entities written, entities.
_MARKER = re.compile(r"^o11c (\d+)/(\d+) (?:(\d+)/(\d+) )?(.*)$")


def read_state(session: Session) -> State:
    """Read the journal's last run and the sessions of o11c. Raises ``CompileError`` (O11-1021)."""
    queries = _POSTGRES if session.engine is Engine.POSTGRES else _MSSQL
    # The sessions first: a run that ends in between is then shown as running once more, never as nothing at all.
    running = tuple(_running(row) for row in session.rows(queries.sessions))
    locked = bool(session.rows(queries.lock)[0][0])
    try:
        return State(_last_run(session, queries), running, locked)
    except JournalBusy:
        # SQL Server, where the first run in one transaction is making the journal at this moment.
        return State(None, running, True)


def _last_run(session: Session, queries: _Queries) -> Run | None:
    """Read the journal's last run; None: there is none. Raises ``CompileError`` (O11-1021), ``JournalBusy``."""
    columns: dict[str, set[str]] = {}
    for table, column in session.rows(queries.tables):
        columns.setdefault(str(table), set()).add(str(column))
    if "run" not in columns:
        return None
    old = session.engine is Engine.MSSQL and "mode" not in columns["run"]
    found = session.rows(_MSSQL_OLD_RUN if old else queries.last_run)
    if not found:
        return None
    run_id, project, mode, status, seconds = found[0]
    steps: tuple[Step, ...] = ()
    if "plan_step" in columns:
        done = {
            str(name): (rows, float(took), float(ended)) for name, rows, took, ended in session.rows(queries.steps)
        }
        written = session.rows(queries.batches) if "batch" in columns else ()
        batches = {str(name): int(rows or 0) for name, rows in written}
        steps = tuple(_step(row, done, batches) for row in session.rows(queries.plan))
    return Run(int(run_id), str(project), mode, str(status), float(seconds), steps)


def _step(row: Sequence[Any], done: dict[str, tuple[int | None, float, float]], batches: dict[str, int]) -> Step:
    position, name, phase, kind, label, applications, expected, asset = row
    rows, seconds, ended = done.get(str(name), (None, None, None))
    return Step(
        position=int(position),
        id=str(name),
        phase=str(phase),
        kind=str(kind),
        label=label,
        applications=tuple(str(applications).split(", ")) if applications else (),
        expected=None if expected is None else int(expected),
        rows=None if rows is None else int(rows),
        seconds=seconds,
        batch_rows=batches.get(str(name), 0),
        ended=ended,
        asset=asset,
    )


def _running(row: Sequence[Any]) -> Running:
    marker, seconds, waiting = str(row[0]).rstrip("\x00 "), float(row[1]), bool(row[2])
    found = _MARKER.match(marker)
    if found is None:
        return Running(marker.removeprefix("o11c "), None, None, seconds, waiting)
    written = None if found[3] is None else (int(found[3]), int(found[4]))
    return Running(found[5], int(found[1]), int(found[2]), seconds, waiting, written)
