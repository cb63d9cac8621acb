"""PostgreSQL: foreign tables of a source on another server, and what fills the staging tables from them.

tds_fdw (SQL Server): values cross as texts that the source has made, since what its client library makes of them
depends on versions and settings. postgres_fdw: as they are, all of one moment. Sources: PostgreSQL manual,
"postgres_fdw" (transaction management); tds_fdw's ForeignServerCreation.md and ForeignTableCreation.md.
"""

from __future__ import annotations

from compiler.plan import ir
from compiler.plan.staging import foreign_schema, stamp
from compiler.sql.labels import label
from compiler.sql.postgres import PostgresDialect, block
from compiler.sql.staged_forms import form_of
from compiler.sql.staging import (
    POSTGRES_MOMENT,
    StagedName,
    facts,
    in_target,
    listing_table,
    literal,
    load_setup,
    names_of,
    staging_of,
)
from compiler.sql.staging_export import hidden_condition, tsql_facts, tsql_lines
from compiler.sql.statement import Statement
from compiler.sql.tsql import TsqlDialect

# Before each text that may be empty: a client library may take an empty text for NULL.
_MARK = "="
# How many rows the planner takes a foreign table for when the snapshot does not know.
_ROWS = 1000


def wrapper(plan: ir.Plan) -> str:
    """Return the extension that reads the source's engine."""
    return "tds_fdw" if staging_of(plan).engine == "mssql" else "postgres_fdw"


def server_name(plan: ir.Plan) -> str:
    """Return the foreign server's quoted name."""
    return PostgresDialect().name_of(staging_of(plan).server or "")


def _mark(plan: ir.Plan) -> str:
    return literal(f"o11c: made for the project {label(plan.project)}")


def _schema(plan: ir.Plan) -> str:
    return PostgresDialect().name_of(foreign_schema(plan))


def server_exists(plan: ir.Plan) -> str:
    """Return the query that tells whether the foreign server is there."""
    name = literal(staging_of(plan).server or "")
    return f"SELECT EXISTS (SELECT FROM pg_catalog.pg_foreign_server WHERE srvname = {name}) AS o11c_there"


def server_guard(plan: ir.Plan) -> tuple[Statement, ...]:
    """Return what setup.sql begins with: the target, and no foreign server that leads to another database."""
    option = "database" if wrapper(plan) == "tds_fdw" else "dbname"
    own = staging_of(plan)
    wanted = literal(f"{option}={own.database}")
    # SQL Server finds a database by its name without regard to letter case, mostly.
    same = "lower(o) = lower({})" if wrapper(plan) == "tds_fdw" else "o = {}"
    return (
        in_target(plan),
        Statement(
            "A foreign server that is there already has to lead to the source's database: the rows of another one "
            "would look the same.",
            PostgresDialect().refuse_when(
                f"SELECT srvname::text FROM pg_catalog.pg_foreign_server WHERE srvname = {literal(own.server or '')}\n"
                f"  AND NOT EXISTS (SELECT FROM unnest(srvoptions) AS o WHERE {same.format(wanted)})",
                "O11-0911",
                f"the foreign server does not name the source's database in its option {option}",
                f"Nothing was changed. See which database it leads to; it has to be {label(own.database)}.",
            ),
        ),
    )


def server_statements(plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the statements that make the server; host, port, login and password are variables of psql."""
    database = literal(staging_of(plan).database)
    if wrapper(plan) == "tds_fdw":
        options = f"servername :'host', port :'port', database {database}, msg_handler 'notice'"
        login = "username"
    else:
        # A snapshot of the remote server is held while the tables are read; rows come in thousands.
        # With row_security off a policy that hides rows from the login is an error: they would not be missed.
        options = (
            f"host :'host', port :'port', dbname {database}, fetch_size '10000', options '-c row_security=off'"
        )
        login = "user"
    return (
        Statement("The wrapper that speaks to the source. Only a superuser may make it, where nobody has.",
                  f"CREATE EXTENSION IF NOT EXISTS {wrapper(plan)}"),
        Statement(
            "Where the source is.",
            f"CREATE SERVER {server_name(plan)} FOREIGN DATA WRAPPER {wrapper(plan)}\n  OPTIONS ({options});\n"
            f"COMMENT ON SERVER {server_name(plan)} IS {_mark(plan)}",
        ),
        Statement(
            "The login of the source that this login uses: it needs to read the tables, no more. The password comes "
            "out of the environment; the server keeps it in pg_user_mapping, until foreign/drop.sql.",
            f"CREATE USER MAPPING FOR CURRENT_USER SERVER {server_name(plan)}\n"
            f"  OPTIONS ({login} :'user', password :'o11c_password')",
        ),
    )


def table_statements(plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the statements that make the foreign tables, in a schema of their own."""
    schema = literal(foreign_schema(plan))
    return (
        Statement(
            "What an earlier setup of this project has left goes; a schema that somebody else has made is not touched.",
            block(
                "BEGIN\n  IF EXISTS (SELECT FROM pg_catalog.pg_namespace AS n\n"
                f"    WHERE n.nspname = {schema} AND obj_description(n.oid, 'pg_namespace') IS DISTINCT FROM"
                f" {_mark(plan)}) THEN\n"
                f"    RAISE EXCEPTION 'O11-0983: the schema % was not made for this project', {schema}\n"
                "      USING HINT = 'Nothing was changed. Name another schema under source.at in the project file, or"
                " drop it.';\n"
                f"  END IF;\n  DROP SCHEMA IF EXISTS {_schema(plan)} CASCADE;\nEND"
            ),
        ),
        Statement(
            "Foreign tables read the source whenever they are read: nothing is in them.",
            f"CREATE SCHEMA {_schema(plan)};\nCOMMENT ON SCHEMA {_schema(plan)} IS {_mark(plan)}",
        ),
        *(_table(plan, item) for item in names_of(plan)),
        *((_remote_listing(plan, item) for item in names_of(plan)) if wrapper(plan) == "tds_fdw" else ()),
    )


def _table(plan: ir.Plan, item: StagedName) -> Statement:
    dialect = PostgresDialect()
    if wrapper(plan) == "tds_fdw":
        columns = ",\n".join(f"  {dialect.name_of(column.column.name)} text" for column in item.of.columns)
        rows = item.of.rows if item.of.rows is not None else _ROWS
        # By their order: names of the result are the query's. Without the estimate the query would run twice.
        options = (
            f"query {literal(_remote_query(plan, item))},\n  match_column_names '0', use_remote_estimate '0',"
            f" local_tuple_estimate '{rows}'"
        )
    else:
        columns = ",\n".join(
            f"  {dialect.name_of(column.column.name)} {column.column.native}" for column in item.of.columns
        )
        options = f"schema_name {literal(staging_of(plan).schema)}, table_name {literal(item.of.name)}"
    return Statement(
        label(item.of.label),
        f"CREATE FOREIGN TABLE {foreign_table(plan, item)} (\n{columns}\n) SERVER {server_name(plan)}\n"
        f"OPTIONS ({options})",
    )


def foreign_table(plan: ir.Plan, item: StagedName) -> str:
    """Return a foreign table's quoted name."""
    return f"{_schema(plan)}.{PostgresDialect().name_of(item.of.name)}"


def _remote_query(plan: ir.Plan, item: StagedName) -> str:
    dialect, own = TsqlDialect(), staging_of(plan)
    texts: list[str] = []
    for place, column in enumerate(item.of.columns, start=1):
        form = form_of(column.native)
        text = form.tsql.format(f"[t].{dialect.name_of(column.column.name)}")
        texts.append(f"{f'N{literal(_MARK)} + ' if form.marked else ''}{text} AS [c{place}]")
    return f"SELECT {', '.join(texts)} FROM {dialect.name_of(own.schema)}.{dialect.name_of(item.of.name)} AS [t]"


def _remote_listing(plan: ir.Plan, item: StagedName) -> Statement:
    dialect = TsqlDialect()
    rows, highest, digest = tsql_facts(dialect, item, "l")
    query = (
        f"SELECT {rows} AS [rows], COALESCE({highest}, N'-') AS [highest],\n"
        # What the login does not see as it is must not pass for the source's.
        f"  CASE WHEN {hidden_condition(dialect, plan, item)}\n  THEN N'hidden' ELSE {digest} END AS [digest]\n"
        f"FROM {tsql_lines(dialect, plan, item, 'l')}"
    )
    return Statement(
        f"{label(item.of.label)}: rows, highest id and sum of hashes, computed on the source.",
        f"CREATE FOREIGN TABLE {_listing_name(plan, item)} (\n  rows text,\n  highest text,\n  digest text\n)"
        f" SERVER {server_name(plan)}\nOPTIONS (query {literal(query)},\n"
        "  match_column_names '0', use_remote_estimate '0', local_tuple_estimate '1')",
    )


def _listing_name(plan: ir.Plan, item: StagedName) -> str:
    return f"{_schema(plan)}.o11c_listing_{item.place}"


# --- load.sql --------------------------------------------------------------------------------------


def foreign_setup(plan: ir.Plan) -> tuple[Statement, ...]:
    """Return what load.sql does before its transaction."""
    dialect = PostgresDialect()
    return (
        *load_setup(plan),
        Statement(
            "foreign/setup.sql has made the foreign tables.",
            dialect.refuse_when(
                f"SELECT current_database()::text WHERE to_regnamespace({literal(_schema(plan))}) IS NULL",
                "O11-0982",
                "the foreign tables are not in this database",
                "Nothing was changed. Run foreign/setup.sql first.",
            ),
        ),
    )


def foreign_load(plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the statements that fill the staging tables and the listing, inside the transaction of load.sql."""
    tables = names_of(plan)
    return (
        *(
            Statement(
                f"{label(item.of.label)}",
                f"INSERT INTO {item.table} ({item.columns})\nSELECT {_values(plan, item)}\n"
                f"FROM {foreign_table(plan, item)} AS f",
            )
            for item in tables
        ),
        Statement(
            "What the source says of its rows, "
            + ("asked when all were read: rows that came or went meanwhile show." if wrapper(plan) == "tds_fdw"
               else "at the same moment: the remote transaction is one of REPEATABLE READ, as this one."),
            f"INSERT INTO {listing_table(plan)} (place, rows, highest, digest)\n"
            f"VALUES (0, {len(tables)}, {POSTGRES_MOMENT}, '{stamp(plan)}')",
        ),
        *(Statement("", _listed(plan, item)) for item in tables),
    )


def _values(plan: ir.Plan, item: StagedName) -> str:
    dialect = PostgresDialect()
    if wrapper(plan) != "tds_fdw":
        return item.columns
    values: list[str] = []
    for column in item.of.columns:
        name, form = f"f.{dialect.name_of(column.column.name)}", form_of(column.native)
        if form.escaped:
            values.append(f"substr({name}, 2)")
        elif form.marked:
            values.append(f"decode(substr({name}, 2), 'hex')")
        else:
            values.append(f"CAST({name} AS {column.column.native})")
    return ",\n  ".join(values)


def _listed(plan: ir.Plan, item: StagedName) -> str:
    into = f"INSERT INTO {listing_table(plan)} (place, rows, highest, digest)\n"
    if wrapper(plan) == "tds_fdw":
        return (
            f"{into}SELECT {item.place}, CAST(f.rows AS bigint), NULLIF(f.highest, '-'), f.digest\n"
            f"FROM {_listing_name(plan, item)} AS f"
        )
    return f"{into}SELECT {item.place}, {facts(plan, item.of, 'f')}\nFROM {foreign_table(plan, item)} AS f"


# --- drop.sql --------------------------------------------------------------------------------------


def drop_statements(plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the statements that take away what foreign/setup.sql has made, the password with it."""
    schema, server = literal(foreign_schema(plan)), literal(staging_of(plan).server or "")
    return (
        in_target(plan),
        Statement(
            "The foreign tables, where setup.sql has made them.",
            block(
                "BEGIN\n  IF EXISTS (SELECT FROM pg_catalog.pg_namespace AS n\n"
                f"    WHERE n.nspname = {schema} AND obj_description(n.oid, 'pg_namespace') = {_mark(plan)}) THEN\n"
                f"    DROP SCHEMA {_schema(plan)} CASCADE;\n  END IF;\nEND"
            ),
        ),
        Statement(
            "The server and the login with its password, where setup.sql has made them. What else uses the server "
            "keeps it: then this fails, and names it.",
            block(
                "BEGIN\n  IF EXISTS (SELECT FROM pg_catalog.pg_foreign_server AS s\n"
                f"    WHERE s.srvname = {server}\n"
                f"      AND obj_description(s.oid, 'pg_foreign_server') = {_mark(plan)}) THEN\n"
                f"    DROP USER MAPPING IF EXISTS FOR CURRENT_USER SERVER {server_name(plan)};\n"
                f"    DROP SERVER {server_name(plan)};\n  END IF;\nEND"
            ),
        ),
    )
