"""Costs in words: what the header of a step, the report and the runbook say of rows, bytes, time and locks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from compiler.metamodel.rows import Engine
from compiler.plan import ir
from compiler.plan.apart import is_apart
from compiler.plan.costs import LOG_LEAST, LOG_MOST
from compiler.sql.labels import label

# Names that one line of a step's header lists before it only counts.
LISTED = 6


@dataclass(frozen=True, slots=True)
class LockWords:
    """What one engine calls a lock, until when it is held, and who waits for it (``{}`` is where the tables go).

    ``closes``: applications that use the table in the ordinary way wait.
    """

    mode: str
    until: str
    waits: str = ""
    closes: bool = False


COMMIT, STATEMENT = "until COMMIT", "while a statement runs"
_ROWS = "who changes the same rows of {} waits"
_WRITERS = "who writes to {} waits (reading goes on)"
_CLOSED = LockWords("ACCESS EXCLUSIVE", COMMIT, "everybody who uses {} waits", True)
_TABLOCKX = LockWords("X (TABLOCKX)", COMMIT, "who reads or writes {} waits (readers of row versions read on)", True)
_SCH_M = LockWords("Sch-M", COMMIT, "everybody who uses {} waits (readers of row versions too)", True)

# PostgreSQL: "Explicit Locking" of its manual, and what ALTER TABLE and foreign keys take; an engine test looks.
# SQL Server: "Transaction locking and row versioning guide"; not executed on SQL Server.
LOCKS: Mapping[Engine, Mapping[ir.LockKind, LockWords]] = {
    Engine.POSTGRES: {
        ir.LockKind.READS: LockWords("ACCESS SHARE", COMMIT),
        ir.LockKind.REFERS: LockWords("ROW SHARE", COMMIT, "who deletes rows of {} that are referred to waits"),
        ir.LockKind.WRITES: LockWords("ROW EXCLUSIVE", COMMIT, _ROWS, True),
        ir.LockKind.KEEPS: LockWords("SHARE ROW EXCLUSIVE", COMMIT, _WRITERS, True),
        ir.LockKind.SWITCHES: LockWords("SHARE ROW EXCLUSIVE", COMMIT, _WRITERS, True),
        ir.LockKind.CLOSES: _CLOSED,
        ir.LockKind.ALTERS: _CLOSED,
    },
    Engine.MSSQL: {
        ir.LockKind.READS: LockWords("IS and S", STATEMENT),
        ir.LockKind.REFERS: LockWords("IS and S", STATEMENT),
        ir.LockKind.WRITES: LockWords("IX and X", COMMIT, _ROWS, True),
        ir.LockKind.KEEPS: _TABLOCKX,
        ir.LockKind.SWITCHES: _SCH_M,
        ir.LockKind.CLOSES: _TABLOCKX,
        ir.LockKind.ALTERS: _SCH_M,
    },
}


@dataclass(frozen=True, slots=True)
class Locked:
    """The tables on which a step takes one kind of lock. ``since`` is the earlier step that holds a stronger one."""

    words: LockWords
    tables: tuple[ir.Table, ...]
    since: tuple[LockWords, str] | None = None


class Locks:
    """The locks of a plan's steps, as its engine takes them."""

    def __init__(self, plan: ir.Plan, name: Callable[[str], str] = label, most: int = LISTED) -> None:
        """Index the plan. ``name`` makes the parts of a name harmless for where they are shown; ``most`` names
        are listed before the rest is only counted."""
        engine = Engine(plan.target_engine)
        self._plan = plan
        self._name = name
        self._most = most
        self._words = LOCKS[engine]
        opening = [step for step in plan.steps if isinstance(step, ir.OpenRun)]
        # Where each step commits, none holds a lock for the next.
        held = opening if plan.transaction == "whole" else []
        self._kept = {table: (ir.LockKind.KEEPS, step.head.id) for step in held for table in step.locks}
        self._kept |= {table: (ir.LockKind.CLOSES, step.head.id) for step in held for table in step.closes}
        # PostgreSQL closes a table with the strongest lock that there is; T-SQL takes a stronger one to alter it.
        self._strongest = self._words[ir.LockKind.CLOSES] == self._words[ir.LockKind.ALTERS]
        # T-SQL copies what it reads of the source's rows before the transaction: there is no lock inside it.
        copied = opening if engine is Engine.MSSQL else []
        self._apart = is_apart(plan)
        self._copied = frozenset(stage.table for step in copied for stage in step.stages)

    def of(self, cost: ir.Cost) -> tuple[Locked, ...]:
        """Return a step's locks by kind, the strongest first."""
        found: dict[tuple[ir.LockKind, tuple[ir.LockKind, str] | None], list[ir.Table]] = {}
        for lock in cost.locks:
            if not self.is_copied(lock.table):
                found.setdefault((lock.kind, self._since(cost, lock)), []).append(lock.table)
        return tuple(
            Locked(self._words[kind], tuple(tables), None if since is None else (self._words[since[0]], since[1]))
            for (kind, since), tables in found.items()
        )

    def _since(self, cost: ir.Cost, lock: ir.Lock) -> tuple[ir.LockKind, str] | None:
        """Return the stronger lock on a table that an earlier step has taken, and that step."""
        kind, step = self._kept.get(lock.table, (None, ""))
        closed = kind is ir.LockKind.CLOSES and self._strongest and self._words[lock.kind].closes
        if kind is None or step == cost.step or not (closed or lock.kind is ir.LockKind.WRITES):
            return None
        return kind, step

    def words(self, kind: ir.LockKind) -> LockWords:
        """Return what the engine calls a kind of lock."""
        return self._words[kind]

    def is_copied(self, table: ir.Table) -> bool:
        """Tell whether the run reads a copy of the table, so that it takes no lock on the table itself."""
        return table in self._copied or (table.side is ir.Side.SOURCE and self._apart)

    def place(self, table: ir.Table) -> str:
        """Return a table's name with its schema, and with its database where there are two (T-SQL)."""
        place = self._plan.source if table.side is ir.Side.SOURCE else self._plan.target
        parts = [table.schema or place.schema, table.name]
        if self._plan.target_engine == Engine.MSSQL and place.database:
            parts.insert(0, place.database)
        return ".".join(map(self._name, parts))

    def lock_words(self, cost: ir.Cost) -> str:
        """Return the locks of a step in one line."""
        parts: dict[str, list[str]] = {}
        for item in self.of(cost):
            names = listed([self.place(table) for table in item.tables], self._most)
            parts.setdefault(item.words.until, []).append(f"{item.words.mode} on {names}")
        lines = [f"{'; '.join(found)} ({until})" for until, found in parts.items()]
        return "; ".join(lines) or "none on tables of source and target"

    def application_words(self, cost: ir.Cost) -> str:
        """Return whether applications can stay up during a step, and why not."""
        waiting: dict[str, list[str]] = {}
        for item in self.of(cost):
            if item.words.closes:
                words, step = item.since or (item.words, "")
                said = f"since step {step} {words.waits}" if step else words.waits
                waiting.setdefault(said, []).extend(self.place(table) for table in item.tables)
        if not waiting:
            after = "what earlier steps have locked stays locked"
            if self._plan.transaction == "step":
                after = "those of the target stay disabled until the run is done"
            return f"nobody waits for this step; {after}"
        return "; ".join(
            words.replace("{}", listed(list(dict.fromkeys(names)), self._most)) for words, names in waiting.items()
        )


def listed(names: list[str], most: int = LISTED) -> str:
    """Return names with commas; of more than ``most``, the first ones and how many more there are."""
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[: most - 1])} and {len(names) - most + 1:,} more"


# --- amounts -------------------------------------------------------------------------------------


def amount_words(cost: ir.Cost) -> str:
    """Return rows, bytes and time of a step in one line."""
    if cost.rows == 0 and not cost.bytes:
        return f"no rows to speak of, {time_words(cost.fast, cost.slow)}"
    parts = [rows_words(cost.rows, at_most=cost.at_most)]
    if cost.bytes != 0:
        parts.append("size unknown" if cost.bytes is None else f"{size_words(cost.bytes)} to write")
    parts.append(time_words(cost.fast, cost.slow))
    return ", ".join(parts)


def rows_words(rows: int | None, *, at_most: bool = False) -> str:
    """Return a number of rows."""
    if rows is None:
        return "rows unknown"
    return f"{'at most' if at_most else 'about'} {rows:,} row{'' if rows == 1 else 's'}"


def size_words(size: int | None) -> str:
    """Return bytes in the unit that people would use: ``1.5 MB``."""
    if size is None:
        return "unknown"
    if size < 1000:
        return f"{size} bytes"
    value, unit = size, "bytes"
    for unit in ("kB", "MB", "GB", "TB"):
        # Tenths in whole numbers: the same digits on every machine.
        value, tenths = value // 1000, value * 10 // 1000
        if value < 1000:
            return f"{tenths // 10}.{tenths % 10} {unit}" if value < 10 and tenths % 10 else f"{value} {unit}"
    return f"{value:,} {unit}"


def time_words(fast: int | None, slow: int | None) -> str:
    """Return a range of thousandths of a second as people say it."""
    if fast is None or slow is None:
        return "time unknown"
    if slow <= 1000:
        return "a second at most"
    low, low_unit = _time(fast // 1000)
    high, high_unit = _time(-(-slow // 1000))
    if low == 0:
        return f"up to {high} {high_unit}"
    return f"{low} to {high} {high_unit}" if low_unit == high_unit else f"{low} {low_unit} to {high} {high_unit}"


def _time(seconds: int) -> tuple[int, str]:
    if seconds < 120:
        return seconds, "seconds"
    if seconds < 7200:
        return -(-seconds // 60), "minutes"
    return -(-seconds // 3600), "hours"


@dataclass(frozen=True, slots=True)
class Total:
    """What several steps cost together. ``unknown`` counts those without an estimate, which are left out."""

    steps: int
    rows: int
    bytes: int
    fast: int
    slow: int
    unknown: int
    unsized: int

    @property
    def time(self) -> str:
        """Return the time in words."""
        return self._said(time_words(self.fast, self.slow), self.unknown)

    @property
    def size(self) -> str:
        """Return the bytes in words."""
        return self._said(size_words(self.bytes), self.unsized)

    @property
    def log(self) -> str:
        """Return what goes into the transaction log, in words."""
        return self._said(log_words(self.bytes), self.unsized)

    def _said(self, words: str, unknown: int) -> str:
        if not unknown:
            return words
        return "unknown" if unknown == self.steps else f"{words}, and {unknown:,} of {self.steps:,} steps unknown"


def total(costs: Iterable[ir.Cost]) -> Total:
    """Return the sum of costs."""
    found = tuple(costs)
    return Total(
        steps=len(found),
        rows=sum(cost.rows or 0 for cost in found),
        bytes=sum(cost.bytes or 0 for cost in found),
        fast=sum(cost.fast or 0 for cost in found),
        slow=sum(cost.slow or 0 for cost in found),
        unknown=sum(cost.slow is None for cost in found),
        unsized=sum(cost.bytes is None for cost in found),
    )


def log_words(size: int | None) -> str:
    """Return what writing ``size`` bytes puts into the transaction log."""
    if not size:
        return size_words(size)
    return f"{size_words(size * LOG_LEAST)} to {size_words(size * LOG_MOST)}"
