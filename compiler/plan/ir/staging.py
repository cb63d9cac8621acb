"""How the rows of a source come into the target's database, where they are not there already."""

from __future__ import annotations

from enum import StrEnum

from compiler.plan.ir.base import Column, Part


class Way(StrEnum):
    """GIVEN: the rows are there already, whoever has put them there. FILES: exported, then loaded. FOREIGN: read
    through foreign tables of another server.
    """

    GIVEN = "given"
    FILES = "files"
    FOREIGN = "foreign"


class StagedColumn(Part, frozen=True):
    """A column that is brought over: as it stands in the staging schema, and its type in the source.

    ``masked``: logins without UNMASK read something else than what is stored (SQL Server).
    """

    column: Column
    native: str
    masked: bool = False


class StagedTable(Part, frozen=True):
    """A table that is brought over, under its own name: the columns that scripts read.

    ``key`` is the identifier among them, None where there is none, ``unique`` when it is the primary key of the source;
    ``rows`` is the source's estimate.
    """

    label: str
    name: str
    columns: tuple[StagedColumn, ...]
    key: str | None = None
    unique: bool = False
    rows: int | None = None


class Staging(Part, frozen=True):
    """Where the source is, and what of it stands in the schema ``Plan.source.schema`` of the target's database.

    ``engine`` (``postgres`` or ``mssql``), ``engine_version``, ``database`` and ``schema`` are the source's own.
    ``folder`` (FILES) holds the scripts that export, ``server`` (FOREIGN) is the foreign server's name. ``tables`` is
    empty where the rows are GIVEN.
    """

    way: Way
    engine: str
    engine_version: str
    database: str
    schema: str
    folder: str | None = None
    server: str | None = None
    tables: tuple[StagedTable, ...] = ()
