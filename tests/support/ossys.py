"""A small set of logical OSSYS rows, and their PostgreSQL form: what both readers are tested with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import psycopg
from psycopg import sql

SALES = "44832B6B-EAF6-481B-B355-2EAAA488DBC4"
ORDER = "8BFA817A-1092-472C-A14E-BC9E2AD9403B"
STATUS = "1D3C2F1E-55C0-4C4E-8A0E-6F0A4B7D9E10"
OTHER = "0F8FAD5B-D9CB-469F-A165-70867728950E"


@dataclass(frozen=True, slots=True)
class LogicalTable:
    """An OSSYS table: columns with their PostgreSQL types, and rows."""

    name: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[object, ...], ...]

    def dicts(self) -> list[dict[str, object]]:
        """Return the rows by column name."""
        names = [name for name, _ in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]


def _table(name: str, columns: str, *rows: Sequence[object]) -> LogicalTable:
    pairs = tuple((part.split(":")[0], part.split(":")[1]) for part in columns.split())
    return LogicalTable(name, pairs, tuple(tuple(row) for row in rows))


_PARAMETER = "SS_KEY:uuid NAME:text IS_ACTIVE:boolean"

TABLES: tuple[LogicalTable, ...] = (
    _table(
        "OSSYS_ESPACE",
        "ID:integer NAME:text SS_KEY:text IS_ACTIVE:boolean IS_SYSTEM:boolean ESPACEKIND:text "
        "DBCATALOG_ID:integer",
        (2, "Sales", SALES, True, False, "eSpace", None),
        (1, "(System)", OTHER, True, True, None, None),
    ),
    _table(
        "OSSYS_EXTENSION", "ID:integer NAME:text SS_KEY:text IS_ACTIVE:boolean", (1, "Legacy", OTHER, True)
    ),
    _table("OSSYS_MODULE", "ID:integer ESPACE_ID:integer EXTENSION_ID:integer", (1, 2, None), (2, None, 1)),
    _table("OSSYS_APPLICATION", "ID:integer NAME:text KEY:text IS_ACTIVE:boolean", (1, "Sales", SALES, True)),
    _table("OSSYS_APP_DEFINITION_MODULE", "APPLICATION_ID:integer MODULE_ID:integer", (1, 2), (1, 1)),
    _table("OSSYS_SOLUTION", "ID:integer NAME:text", (1, "All")),
    _table(
        "OSSYS_SOLUTION_REFERENCE",
        "SOLUTION_ID:integer ESPACE_ID:integer EXTENSION_ID:integer",
        (1, 2, None),
        (1, None, 1),
    ),
    _table(
        "OSSYS_ENTITY",
        "ID:numeric NAME:text PHYSICAL_TABLE_NAME:text ESPACE_ID:integer SS_KEY:uuid PRIMARYKEY_SS_KEY:text "
        "DATA_KIND:text IS_ACTIVE:boolean IS_SYSTEM:boolean IS_MULTITENANT:boolean DESCRIPTION:text",
        (10, "Order", "OSUSR_abc_ORDER", 2, ORDER, OTHER, "entity", True, False, True, "Orders; GO\n-- *"),
        (11, "Status", None, 2, STATUS, None, "staticEntity", True, False, None, None),
    ),
    _table(
        "OSSYS_ENTITY_ATTR",
        "ID:integer ENTITY_ID:integer NAME:text SS_KEY:text TYPE:text LENGTH:integer IS_MANDATORY:boolean "
        "IS_ACTIVE:boolean IS_AUTONUMBER:boolean DELETE_RULE:text ORDER_NUM:integer DEFAULT_VALUE:text",
        (100, 10, "Id", OTHER, "rtLongInteger", None, True, True, True, None, 1, ""),
        (101, 10, "StatusId", STATUS, f"bt{SALES}*{STATUS}", 11, False, True, False, "Protect", 2, None),
    ),
    _table(
        "OSSYS_ENTITY_RECORD",
        "ID:integer DATA_ID:integer NAME:text SS_KEY:text ENTITY_SS_KEY:text ESPACE_ID:integer "
        "IS_ACTIVE:boolean",
        (1, 3, "Open", ORDER, STATUS, 2, True),
    ),
    _table(
        "OSSYS_ROLE",
        "ID:integer NAME:text SS_KEY:text ESPACE_ID:integer IS_ACTIVE:boolean",
        (1, "Clerk", ORDER, 2, True),
    ),
    _table("OSSYS_TENANT", "ID:integer NAME:text ESPACE_ID:integer", (5, "Users", 2)),
    _table(
        "OSSYS_BPM_PROCESS_DEFINITION",
        "ID:integer NAME:text SS_KEY:text ESPACE_ID:integer IS_ACTIVE:boolean",
        (1, "Approve", ORDER, 2, True),
    ),
    _table(
        "OSSYS_BPM_PROCESS_INPUT_DEF",
        f"ID:integer PROCESS_DEF_ID:integer {_PARAMETER} DATA_TYPE:integer SS_TYPE:text",
        (1, 1, ORDER, "OrderId", True, 7, f"bt{SALES}*{ORDER}"),
    ),
    _table(
        "OSSYS_BPM_PROCESS_OUTPUT_DEF",
        f"ID:integer PROCESS_DEF_ID:integer {_PARAMETER} DATA_TYPE:integer SS_TYPE:text",
        (1, 1, OTHER, "Done", True, None, "rtBoolean"),
    ),
    _table(
        "OSSYS_BPM_ACTIVITY_DEFINITION",
        f"ID:integer {_PARAMETER} KIND:integer PROCESS_DEF_ID:integer",
        (4, OTHER, "Check", True, 2, 1),
    ),
    _table(
        "OSSYS_BPM_ACTIVITY_OUTPUT_DEF",
        f"ID:integer ACTIVITY_DEF_ID:integer {_PARAMETER}",
        (1, 4, STATUS, "Outcome", True),
    ),
    _table("OSSYS_BPM_PROCESS_STATUS", "ID:integer NAME:text IS_TERMINAL:boolean", (1, "Active", False)),
    _table("OSSYS_BPM_ACTIVITY_STATUS", "ID:integer NAME:text IS_TERMINAL:boolean", (1, "Closed", True)),
    _table("OSSYS_BPM_ACTIVITY_KIND", "ID:integer NAME:text", (2, "Human Activity")),
    _table("OSSYS_BASIC_TYPE", "ID:integer NAME:text", (7, "Long Integer")),
)


def logical_rows() -> Mapping[str, Sequence[Mapping[str, object]]]:
    """Return the rows of all tables by upper-case table and column name."""
    return {table.name: table.dicts() for table in TABLES}


def create(connection: psycopg.Connection, schema: str, upper: bool) -> None:
    """Create the schema with all tables and rows, names quoted in upper case or plain lower case."""
    connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema)))
    for table in TABLES:
        name = sql.Identifier(schema, table.name if upper else table.name.lower())
        columns = [
            sql.SQL("{} {}").format(sql.Identifier(column if upper else column.lower()), sql.SQL(kind))
            for column, kind in table.columns
        ]
        connection.execute(sql.SQL("CREATE TABLE {} ({})").format(name, sql.SQL(", ").join(columns)))
        marks = sql.SQL(", ").join([sql.Placeholder()] * len(columns))
        with connection.cursor() as cursor:
            cursor.executemany(sql.SQL("INSERT INTO {} VALUES ({})").format(name, marks), table.rows)
