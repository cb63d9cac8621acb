"""What lowering yields: finished statements, each with the reason why it is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from compiler.plan import ir


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement without its terminator.

    ``why`` is the comment above it, in words for a DBA; it holds no hostile text. ``counted``:
    its row count is the step's count. ``batched``: it is done again and again, for one range of ids
    after the other (``Batch``); statements before and after it are done once.
    """

    why: str
    text: str
    counted: bool = False
    batched: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """How a step is cut: ``rows`` ids of the map ``table`` (a quoted name) at a time.

    Where the step itself fills the map, ``table`` is a query for the old ids of the source.
    ``type`` is that of its column old_id. The batched statements read the variables o11c_first and o11c_last.
    ``locks`` are taken by each batch.
    """

    table: str
    type: str
    rows: int
    locks: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Lowered:
    """A step in one dialect, with what its header says: tables read, written and locked.

    ``on_error``: statements that bring the session back to order after the step has failed and the
    transaction is undone (T-SQL: IDENTITY_INSERT is not part of a transaction).
    """

    statements: tuple[Statement, ...]
    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()
    on_error: tuple[str, ...] = ()
    batch: Batch | None = None


def with_locks(lowered: Lowered, locks: Sequence[Statement]) -> Lowered:
    """Return a step that begins with its locks; one that is cut into batches takes them in each."""
    if lowered.batch is None:
        return replace(lowered, statements=(*locks, *lowered.statements))
    first = next(place for place, item in enumerate(lowered.statements) if item.batched)
    before, after = lowered.statements[:first], lowered.statements[first:]
    batch = replace(lowered.batch, locks=tuple(locks))
    return replace(lowered, batch=batch, statements=(*(locks if before else ()), *before, *after))


@dataclass(frozen=True, slots=True)
class Undoing:
    """rollback.sql and cleanup.sql.

    ``setup`` runs before the transaction of rollback.sql; no ``steps``: there is no such script.
    ``cleanup_setup`` and ``cleanup`` are before and inside the transaction of cleanup.sql.
    """

    setup: tuple[Statement, ...]
    steps: tuple[tuple[ir.Head, Lowered], ...]
    cleanup_setup: tuple[Statement, ...]
    cleanup: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Stepwise:
    """What ``transaction: step`` needs around the steps.

    ``journal`` makes the journal's tables; ``begin`` runs when the session's table ``o11c_plan`` has the list
    of steps: it refuses, begins or resumes; ``stage`` copies the source aside (T-SQL). ``finish`` is the last
    transaction. ``dry`` are the steps of the dry run, which is one transaction all the same; ``dry_before``
    is what it does before that, None: what migrate.sql does.
    """

    journal: tuple[Statement, ...]
    begin: tuple[Statement, ...]
    stage: tuple[Statement, ...]
    finish: tuple[Statement, ...]
    dry_before: tuple[Statement, ...] | None
    dry: tuple[tuple[ir.Head, Lowered], ...]


@dataclass(frozen=True, slots=True)
class FileTable:
    """A table of the source that is exported to a file: ``name`` is the file's, without its end.

    ``query`` is what bcp reads, ``table`` what it writes (schema and name, plain). ``fields`` are host type,
    prefix length and length (bytes, 0: no limit) of each field of the file; ``label`` says whose rows they are.
    """

    name: str
    label: str
    query: str
    table: str
    fields: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Transfer:
    """How the rows of a source come in files.

    ``listing`` runs on the source and prints a line for each file; ``prepare`` makes the tables on the target,
    ``check`` compares them with those lines, which are loaded into ``lines`` (schema and name, plain).
    ``source`` and ``target`` are the databases that bcp connects to.
    """

    tables: tuple[FileTable, ...]
    listing: tuple[Statement, ...]
    prepare: tuple[Statement, ...]
    check: tuple[Statement, ...]
    lines: str
    source: str
    target: str
