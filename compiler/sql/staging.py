"""PostgreSQL: the staging schema that a source's rows are brought into: tables, comparison, guards, the end of them.

The rows come in files or through foreign tables; what is done around that is the same (docs/adr/0022).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compiler.metamodel.rows import TypeKind
from compiler.plan import ir
from compiler.plan.names import slug
from compiler.plan.staging import LISTING, stamp
from compiler.sql.labels import label
from compiler.sql.masks import UTF16
from compiler.sql.postgres import PostgresDialect, block, run_lock
from compiler.sql.staged_forms import LINE_HASH, postgres_field, postgres_line, postgres_row_hash
from compiler.sql.statement import Statement

_CHECKED = "checked"
_LOADED = "pg_temp.o11c_loaded"
_COUNTED = (TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT)
AGAIN = "Nothing is migrated yet. RUNBOOK.md says how rows are brought over: begin again with load/prepare.sql."


@dataclass(frozen=True, slots=True)
class StagedName:
    """A table on its way: its place in the listing, its file without folder and end, its quoted name, its columns."""

    place: int
    file: str
    table: str
    columns: str
    of: ir.StagedTable


def staging_of(plan: ir.Plan) -> ir.Staging:
    """Return the staging of a plan whose source is brought over."""
    assert plan.staging is not None
    return plan.staging


def names_of(plan: ir.Plan) -> tuple[StagedName, ...]:
    """Return the tables that are brought over, numbered in the plan's order."""
    dialect = PostgresDialect()
    schema = dialect.name_of(plan.source.schema)
    return tuple(
        StagedName(
            place,
            f"{place:03d}-{slug(item.name, 40).replace('_', '-')}",
            f"{schema}.{dialect.name_of(item.name)}",
            ", ".join(dialect.name_of(column.column.name) for column in item.columns),
            item,
        )
        for place, item in enumerate(staging_of(plan).tables, start=1)
    )


def listing_table(plan: ir.Plan) -> str:
    """Return the quoted name of the table that says what was exported."""
    return f"{PostgresDialect().name_of(plan.source.schema)}.{LISTING}"


# What line 0 of a listing has for its highest id: the moment of which the rows are, by the clock of who lists them.
POSTGRES_MOMENT = "to_char(CURRENT_TIMESTAMP AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')"
TSQL_MOMENT = "CONVERT(nvarchar(19), SYSUTCDATETIME(), 120)"


def literal(text: str) -> str:
    """Return a text as PostgreSQL writes it."""
    dialect = PostgresDialect()
    return dialect.inline(dialect.text(text))


def _mark(plan: ir.Plan) -> str:
    """Return the comment that tells tables of a load from everybody else's."""
    return f"o11c: rows of a source, loaded for the project {label(plan.project)}"


def in_target(plan: ir.Plan) -> Statement:
    """Return the check that the connection's database is the target."""
    expected = literal(plan.target.expected_database or "")
    return Statement(
        "The connection's database must be the target that was compiled for.",
        block(
            f"BEGIN\n  IF current_database() <> {expected} THEN\n"
            f"    RAISE EXCEPTION 'O11-0911: this is database %, the scripts are for %',\n"
            f"      current_database(), {expected}\n"
            "      USING HINT = 'Nothing was changed. Connect to the target with psql -d.';\n  END IF;\n"
            "  IF current_setting('server_encoding') <> 'UTF8' THEN\n"
            "    RAISE EXCEPTION 'O11-0916: the database is in encoding %', current_setting('server_encoding')\n"
            "      USING HINT = 'Nothing was changed. Texts are in Unicode: the database must be in UTF8.';\n"
            "  END IF;\nEND"
        ),
    )


def _alone() -> Statement:
    return run_lock(
        "Nothing else of o11c is under way in this database: no run reads rows while they change. The lock is held "
        "until the session ends."
    )


# --- prepare.sql -----------------------------------------------------------------------------------


def prepare_statements(plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the statements that make the staging tables, empty; what an earlier load has left is dropped."""
    dialect = PostgresDialect()
    schema = literal(plan.source.schema)
    mark = literal(_mark(plan))
    return (
        in_target(plan),
        _alone(),
        Statement(
            "A table here that no load has made is somebody's. It is not touched, and rows are not put beside it.",
            dialect.refuse_when(
                f"SELECT c.relname::text{_relations(schema)}\n"
                f"  AND obj_description(c.oid, 'pg_class') IS DISTINCT FROM {mark}",
                "O11-0983",
                f"the staging schema {label(plan.source.schema)} holds what is not of a load of this project",
                "Nothing was changed. Name another schema under source.at in the project file, or drop these tables.",
            ),
        ),
        Statement("What an earlier load of this project has left goes.", _dropped(plan)),
        Statement(
            "The schema of the staged rows, until cleanup.sql. One that is there already is used.",
            block(
                f"BEGIN\n  IF NOT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = {schema}) THEN\n"
                f"    CREATE SCHEMA {dialect.name_of(plan.source.schema)};\n"
                f"    COMMENT ON SCHEMA {dialect.name_of(plan.source.schema)} IS {mark};\n  END IF;\nEND"
            ),
        ),
        *(_table(dialect, item, mark) for item in names_of(plan)),
        Statement(
            "What the source says of each table. The last column takes the end of the line.",
            f"CREATE UNLOGGED TABLE {listing_table(plan)} (\n  place integer,\n  rows bigint,\n  highest text,\n"
            f"  digest text,\n  rest text\n);\nCOMMENT ON TABLE {listing_table(plan)} IS {mark}",
        ),
    )


def _relations(schema: str) -> str:
    return (
        "\nFROM pg_catalog.pg_class AS c\nJOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace\n"
        f"WHERE n.nspname = {schema} AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')"
    )


def _dropped(plan: ir.Plan) -> str:
    return block(
        "DECLARE\n  item record;\nBEGIN\n  FOR item IN SELECT c.oid::regclass AS name"
        + _relations(literal(plan.source.schema)).replace("\n", "\n    ")
        + f"\n      AND obj_description(c.oid, 'pg_class') = {literal(_mark(plan))}\n"
        # As a load does: what preflight.sql and verify.sql hold comes first.
        f"    ORDER BY c.relname <> {literal(LISTING)}, c.relname\n  LOOP\n"
        "    EXECUTE format('DROP TABLE %s', item.name);\n  END LOOP;\nEND"
    )


_UNLOGGED = (
    ". These tables are not in the log: rows can be loaded again, and a crash of the server empties the tables."
)


def _table(dialect: PostgresDialect, item: StagedName, mark: str) -> Statement:
    lines = ",\n".join(
        f"  {dialect.name_of(column.column.name)} {column.column.native}" for column in item.of.columns
    )
    return Statement(
        label(item.of.label) + (_UNLOGGED if item.place == 1 else ""),
        f"CREATE UNLOGGED TABLE {item.table} (\n{lines}\n);\nCOMMENT ON TABLE {item.table} IS {mark}",
    )


# --- what is loaded --------------------------------------------------------------------------------


def emptied(plan: ir.Plan) -> Statement:
    """Return the statement that load.sql begins with."""
    # The listing first: that is what preflight.sql and verify.sql hold while they read.
    tables = ",\n  ".join([listing_table(plan), *(item.table for item in names_of(plan))])
    return Statement("A load that is repeated begins with nothing.", f"TRUNCATE\n  {tables}")


def prepared(plan: ir.Plan) -> Statement:
    """Return the check that prepare.sql of these scripts has run."""
    dialect = PostgresDialect()
    wanted = ", ".join(literal(item.of.name) for item in names_of(plan))
    return Statement(
        "load/prepare.sql has made the tables.",
        dialect.refuse_when(
            f"SELECT wanted.name FROM unnest(ARRAY[{wanted}, {literal(LISTING)}]::text[]) AS wanted(name)\n"
            "WHERE NOT EXISTS (SELECT"
            + _relations(literal(plan.source.schema)).replace("\n", "\n  ")
            + f"\n    AND c.relname = wanted.name AND obj_description(c.oid, 'pg_class') = {literal(_mark(plan))})",
            "O11-0982",
            f"tables of the staging schema {label(plan.source.schema)} are missing in this database",
            "Nothing was changed. Run load/prepare.sql first.",
        ),
    )


def load_setup(plan: ir.Plan) -> tuple[Statement, ...]:
    """Return what load.sql does before its transaction."""
    return (in_target(plan), _alone(), prepared(plan))


# --- check.sql -------------------------------------------------------------------------------------


def check_setup(plan: ir.Plan) -> tuple[Statement, ...]:
    """Return what check.sql does before its transaction."""
    functions = (
        Statement("A text as UTF-16LE bytes, as SQL Server hashes it.", UTF16),
        Statement("The hash of a line, the same on both sides: lines of plain ASCII as they are.", LINE_HASH),
    )
    return (
        *load_setup(plan),
        *(functions if staging_of(plan).engine == "mssql" else ()),
        Statement(
            "What is loaded, counted; gone at the end of the session.",
            "CREATE TEMPORARY TABLE o11c_loaded (place integer, name text, rows bigint, highest text, digest text)",
        ),
    )


def check_statements(plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the comparison of the staged rows with what the source says of them; then keys, and the mark."""
    dialect, listing = PostgresDialect(), listing_table(plan)
    tables = names_of(plan)
    statements = [
        Statement(
            "Line 0 says which scripts have listed the rows: those of this folder, to the last column.",
            dialect.refuse_when(
                f"SELECT 'line 0' WHERE NOT EXISTS (SELECT FROM {listing}\n"
                f"  WHERE place = 0 AND rows = {len(tables)} AND digest = '{stamp(plan)}')",
                "O11-0980",
                "the rows are not those that these scripts bring over",
                AGAIN,
            ),
        ),
        *(
            Statement(
                "Rows, highest id, and the sum of all rows' hashes, of what was loaded." if item.place == 1 else "",
                f"INSERT INTO {_LOADED} (place, name, rows, highest, digest)\n"
                f"SELECT {item.place}, '{label(item.of.label)}', {facts(plan, item.of, 't')}\nFROM {item.table} AS t",
            )
            for item in tables
        ),
        Statement(
            "A table whose rows are not those of the source ends it here: a file that is missing, cut short or loaded "
            "twice, a value that has become another one, rows that came or went between export and listing.",
            dialect.refuse_when(
                f"SELECT l.name FROM {_LOADED} AS l\nWHERE 1 <> (SELECT count(*) FROM {listing} AS e\n"
                "  WHERE e.place = l.place AND e.rows = l.rows AND e.digest = l.digest\n"
                "    AND COALESCE(e.highest, '') = COALESCE(l.highest, ''))\n"
                f"  OR 1 <> (SELECT count(*) FROM {listing} AS e WHERE e.place = l.place)",
                "O11-0981",
                "loaded rows are not those of the source",
                AGAIN,
            ),
        ),
        *_keys(dialect, tables),
        Statement(
            "The planner has to know how many rows there are: nobody has counted them yet.",
            "ANALYZE " + ",\n  ".join(item.table for item in tables),
        ),
        Statement(
            "From here on the scripts of this folder take the rows for good.",
            f"UPDATE {listing} SET rest = '{_CHECKED}'",
        ),
    ]
    return tuple(statements)


def _keys(dialect: PostgresDialect, tables: Sequence[StagedName]) -> list[Statement]:
    found: list[Statement] = []
    for item in tables:
        if item.of.key is None:
            continue
        name, column = f"o11c_key_{item.place}", dialect.name_of(item.of.key)
        if item.of.unique:
            text = (
                f"ALTER TABLE {item.table} DROP CONSTRAINT IF EXISTS {name},\n"
                f"  ADD CONSTRAINT {name} PRIMARY KEY ({column})"
            )
        else:
            schema = item.table.removesuffix(f".{dialect.name_of(item.of.name)}")
            text = f"DROP INDEX IF EXISTS {schema}.{name};\nCREATE INDEX {name} ON {item.table} ({column})"
        found.append(Statement("Identifiers are joined." if not found else "", text))
    return found


def facts(plan: ir.Plan, table: ir.StagedTable, alias: str) -> str:
    """Return rows, highest id and sum of hashes of a staged table, or of a PostgreSQL source's, as columns."""
    dialect = PostgresDialect()

    def value(name: str) -> str:
        return f"{alias}.{dialect.name_of(name)}"

    highest = f"CAST(max({value(table.key)}) AS text)" if counted_key(table) and table.key else "CAST(NULL AS text)"
    if staging_of(plan).engine == "mssql":
        line = postgres_line([postgres_field(item.native, value(item.column.name)) for item in table.columns])
        hashed = f"pg_temp.o11c_line_hash({line})"
    else:
        listed = ", ".join(value(item.column.name) for item in table.columns)
        hashed = postgres_row_hash(f"CAST(ROW({listed}) AS text)")
    return f"count(*), {highest},\n  CAST(COALESCE(sum({hashed}), 0) AS text)"


def counted_key(table: ir.StagedTable) -> bool:
    """Tell whether the highest identifier is the same text on both sides."""
    return any(item.column.name == table.key and item.column.type.kind in _COUNTED for item in table.columns)


# --- guards, and the end ---------------------------------------------------------------------------


_BRING = "Nothing was changed. Run load/prepare.sql, load the rows, run load/check.sql: see RUNBOOK.md."


def is_brought(plan: ir.Plan) -> bool:
    """Tell whether scripts of the output bring the source's rows into the target's database."""
    return plan.staging is not None and plan.staging.way is not ir.Way.GIVEN


def staged_present(plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the check that the tables of the rows are there; nothing where the rows are in place anyhow."""
    if not is_brought(plan):
        return ()
    literal_name = literal(listing_table(plan))
    return (
        in_target(plan),
        Statement(
            "The source's rows were brought into this database.",
            PostgresDialect().refuse_when(
                f"SELECT current_database()::text WHERE to_regclass({literal_name}) IS NULL",
                "O11-0982",
                "the rows of the source are not in this database",
                _BRING,
            ),
        ),
    )


def staged_checked(plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the check that the rows were compared with the source's: after the lock of a run, or ``staged_held``."""
    if not is_brought(plan):
        return ()
    listing = listing_table(plan)
    return (
        Statement(
            "load/check.sql has found them to be the source's, and nothing was loaded since; after a crash of the "
            "server the tables are empty.",
            PostgresDialect().refuse_when(
                f"SELECT 'line ' || COALESCE(place::text, 'without place') FROM {listing}\n"
                f"WHERE rest IS DISTINCT FROM '{_CHECKED}'\n"
                f"UNION ALL\nSELECT 'no line of these scripts' WHERE NOT EXISTS (SELECT FROM {listing}\n"
                f"  WHERE place = 0 AND digest = '{stamp(plan)}')",
                "O11-0982",
                "the rows of the source are not checked",
                _BRING,
            ),
        ),
    )


def staged_held(plan: ir.Plan) -> tuple[Statement, ...]:
    """Return what a transaction that reads only begins with: no load comes between the check and its last query."""
    if not is_brought(plan):
        return ()
    return (
        Statement(
            "A load takes this table first, and waits until this transaction ends: its TRUNCATE would show through.",
            f"LOCK TABLE {listing_table(plan)} IN ACCESS SHARE MODE",
        ),
        *staged_checked(plan),
    )


def drop_staged(plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the statements of cleanup.sql that drop what was loaded."""
    if not is_brought(plan):
        return ()
    schema = literal(plan.source.schema)
    return (
        Statement("The rows of the source that were brought here go: they are personal data as those of the source.",
                  _dropped(plan)),
        Statement(
            "Their schema goes with them, where load/prepare.sql has made it and nothing else is in it.",
            block(
                "BEGIN\n  IF EXISTS (SELECT FROM pg_catalog.pg_namespace AS n\n"
                f"    WHERE n.nspname = {schema} AND obj_description(n.oid, 'pg_namespace') = {literal(_mark(plan))}\n"
                "      AND pg_has_role(n.nspowner, 'USAGE'))\n"
                f"    AND NOT EXISTS (SELECT{_relations(schema)}) THEN\n"
                f"    DROP SCHEMA {PostgresDialect().name_of(plan.source.schema)};\n  END IF;\nEND"
            ),
        ),
    )
