"""How a source's rows are brought over, lowered: what the scripts of ``load``, the export and ``foreign`` hold."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.plan import ir
from compiler.sql.staging import (
    check_setup,
    check_statements,
    emptied,
    load_setup,
    names_of,
    prepare_statements,
    staging_of,
)
from compiler.sql.staging_export import (
    LONGEST_FOR_CMD,
    check_lines,
    export_query,
    postgres_listing,
    source_guard,
    tsql_listing,
)
from compiler.sql.staging_foreign import (
    drop_statements,
    foreign_load,
    foreign_setup,
    server_exists,
    server_guard,
    server_statements,
    table_statements,
    wrapper,
)
from compiler.sql.statement import Statement


@dataclass(frozen=True, slots=True)
class StagedFile:
    """A table on its way: ``file`` without folder and end, ``table`` and ``columns`` quoted, ``query`` on one line."""

    label: str
    file: str
    table: str
    columns: str
    query: str


@dataclass(frozen=True, slots=True)
class Staged:
    """What brings the rows over.

    ``load`` are the statements of load.sql (foreign tables), ``listing`` those of listing.sql (SQL Server),
    ``listing_query`` the query of a PostgreSQL source. ``too_long``: labels of tables whose query cmd.exe does not
    take. ``server_guard`` is what setup.sql checks first, ``there`` asks for the foreign server, ``server`` and
    ``foreign_tables`` make it and the tables, ``dropped`` ends both.
    """

    tables: tuple[StagedFile, ...]
    prepare: tuple[Statement, ...]
    load_setup: tuple[Statement, ...]
    emptied: Statement
    check_setup: tuple[Statement, ...]
    check: tuple[Statement, ...]
    load: tuple[Statement, ...] = ()
    export_setup: tuple[Statement, ...] = ()
    listing: tuple[Statement, ...] = ()
    listing_query: str = ""
    too_long: tuple[str, ...] = ()
    wrapper: str = ""
    there: str = ""
    server_guard: tuple[Statement, ...] = ()
    server: tuple[Statement, ...] = ()
    foreign_tables: tuple[Statement, ...] = ()
    dropped: tuple[Statement, ...] = ()


def lower_staging(plan: ir.Plan) -> Staged | None:
    """Return what brings the rows over; None where they are in place. Raises ``CompileError`` (O11-0421, O11-0702)."""
    if plan.staging is None or plan.staging.way is ir.Way.GIVEN:
        return None
    own, foreign = staging_of(plan), plan.staging.way is ir.Way.FOREIGN
    if not foreign:
        check_lines(plan)
    server = own.engine == "mssql" and not foreign
    tables = tuple(
        StagedFile(item.of.label, item.file, item.table, item.columns, "" if foreign else export_query(plan, item))
        for item in names_of(plan)
    )
    return Staged(
        tables=tables,
        prepare=prepare_statements(plan),
        load_setup=foreign_setup(plan) if foreign else load_setup(plan),
        emptied=emptied(plan),
        check_setup=check_setup(plan),
        check=check_statements(plan),
        load=foreign_load(plan) if foreign else (),
        export_setup=() if foreign or server else (source_guard(plan),),
        listing=tsql_listing(plan) if server else (),
        listing_query="" if foreign or server else postgres_listing(plan),
        too_long=tuple(item.label for item in tables if server and (_too_long(item.query) or '"' in own.database)),
        wrapper=wrapper(plan) if foreign else "",
        there=server_exists(plan) if foreign else "",
        server_guard=server_guard(plan) if foreign else (),
        server=server_statements(plan) if foreign else (),
        foreign_tables=table_statements(plan) if foreign else (),
        dropped=drop_statements(plan) if foreign else (),
    )


def _too_long(query: str) -> bool:
    """Tell whether cmd.exe cannot hand a query on: by its length, or by a quote in it."""
    return len(query) > LONGEST_FOR_CMD or '"' in query
