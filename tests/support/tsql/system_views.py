"""The views of schema sys that scripts read, made out of the catalog. Only columns that are asked for are here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from tests.support.tsql.catalog import Catalog, Column, Table
from tests.support.tsql.data_types import BIT, INT, MAX_NVARCHAR, Type, nvarchar
from tests.support.tsql.errors import TsqlError
from tests.support.tsql.lexer import NotEmulated
from tests.support.tsql.values import IMPLICIT, Collation, Value, quoted

_NAME = nvarchar(128)
_TINY, _BIG = Type("tinyint"), Type("bigint")
_PLACES = {"key": 0, "foreign": 20_000, "check": 40_000, "trigger": 60_000, "default": 80_000}
Row = tuple[object, ...]
# The session and its login, as far as anything asks.
SPID, LOGIN, SID = 51, "o11c", b"\x01"


@dataclass(frozen=True, slots=True)
class Counted:
    """The number of rows of a table of PostgreSQL."""

    table: str


# Numbers and lengths of types, as sys.types has them.
_NUMBERS = {
    "uniqueidentifier": (36, 16), "date": (40, 3), "time": (41, 5), "datetime2": (42, 8), "tinyint": (48, 1),
    "smallint": (52, 2), "int": (56, 4), "datetime": (61, 8), "float": (62, 8), "bit": (104, 1), "decimal": (106, 17),
    "bigint": (127, 8), "varbinary": (165, -1), "varchar": (167, -1), "binary": (173, -1), "char": (175, -1),
    "nvarchar": (231, -1), "nchar": (239, -1), "xml": (241, -1),
}


def max_length(type: Type) -> int:
    """Return a type's length in bytes as the catalog gives it; -1 for max."""
    if type.text or type.binary:
        return -1 if type.length is None else type.length * (2 if type.wide else 1)
    return _NUMBERS[type.name][1]


def _schemas(catalog: Catalog, database: str) -> dict[str, int]:
    return {name: number for (place, name), number in catalog.schemas.items() if place == database}


def _schema_rows(catalog: Catalog, database: str) -> Iterable[Row]:
    return [(name, number, 1) for name, number in _schemas(catalog, database).items()]


def _schema(catalog: Catalog, table: Table) -> int:
    return catalog.schemas[table.database.lower(), table.schema.lower()]


def _constraint_id(table: Table, kind: str, at: int) -> int:
    """Return a number for what belongs to a table: tables' own numbers leave room."""
    return 100_000 * table.id + _PLACES[kind] + at


def _objects(catalog: Catalog, database: str) -> Iterable[Row]:
    for table in catalog.of(database):
        schema = _schema(catalog, table)
        yield table.name, table.id, schema, 0, "U ", "USER_TABLE", False, datetime(2026, 1, 1)
        for kind, letters, word, found in (
            ("foreign", "F ", "FOREIGN_KEY_CONSTRAINT", table.foreign_keys),
            ("check", "C ", "CHECK_CONSTRAINT", table.checks),
            ("trigger", "TR", "SQL_TRIGGER", table.triggers),
            ("key", "PK", "PRIMARY_KEY_CONSTRAINT", [index for index in table.indexes if index.kind]),
        ):
            for at, item in enumerate(found):
                number = _constraint_id(table, kind, at)
                yield item.name, number, schema, table.id, letters, word, False, datetime(2026, 1, 1)


def _tables(catalog: Catalog, database: str) -> Iterable[Row]:
    return [(table.name, table.id, _schema(catalog, table), "U ", False) for table in catalog.of(database)]


def _columns(catalog: Catalog, database: str) -> Iterable[Row]:
    for table in catalog.of(database):
        for column in table.columns:
            type = column.type
            number = _NUMBERS[type.name][0]
            yield (
                table.id, column.name, column.id, number, number, max_length(type), type.precision, type.scale,
                column.collation, column.nullable, bool(column.identity), False,
                _constraint_id(table, "default", column.id) if column.default else 0, False, 0, None, False,
            )


def _identity_columns(catalog: Catalog, database: str) -> Iterable[Row]:
    for table in catalog.of(database):
        column: Column | None = table.identity
        if column is not None and column.identity is not None:
            yield table.id, column.name, column.id, column.identity[0], column.identity[1]


def _types(catalog: Catalog, database: str) -> Iterable[Row]:
    return [(name, number, number, False) for name, (number, _) in _NUMBERS.items()]


def _foreign_keys(catalog: Catalog, database: str) -> Iterable[Row]:
    for table in catalog.of(database):
        for at, key in enumerate(table.foreign_keys):
            yield (
                key.name, _constraint_id(table, "foreign", at), _schema(catalog, table), table.id,
                catalog.tables[key.table].id, key.disabled, not key.trusted, 1 if key.cascade else 0,
                "CASCADE" if key.cascade else "NO_ACTION", False,
            )


def _foreign_key_columns(catalog: Catalog, database: str) -> Iterable[Row]:
    for table in catalog.of(database):
        for at, key in enumerate(table.foreign_keys):
            other = catalog.tables[key.table]
            for place, (column, referenced) in enumerate(zip(key.columns, key.referenced, strict=True), 1):
                yield (
                    _constraint_id(table, "foreign", at), place, table.id, table.column(column).id, other.id,
                    other.column(referenced).id,
                )


def _checks(catalog: Catalog, database: str) -> Iterable[Row]:
    for table in catalog.of(database):
        for at, check in enumerate(table.checks):
            yield (
                check.name, _constraint_id(table, "check", at), _schema(catalog, table), table.id, check.disabled,
                not check.trusted, check.definition, 0,
            )


def _triggers(catalog: Catalog, database: str) -> Iterable[Row]:
    for table in catalog.of(database):
        for at, trigger in enumerate(table.triggers):
            yield trigger.name, _constraint_id(table, "trigger", at), table.id, 1, trigger.disabled, False, False


def _indexes(catalog: Catalog, database: str) -> Iterable[Row]:
    for table in catalog.of(database):
        for at, index in enumerate(table.indexes, 1):
            yield (
                table.id, index.name, at, index.unique, index.kind == "PK", index.kind == "UQ",
                index.filter is not None, False, False, False, index.definition,
            )


def _index_columns(catalog: Catalog, database: str) -> Iterable[Row]:
    for table in catalog.of(database):
        for at, index in enumerate(table.indexes, 1):
            for place, column in enumerate(index.columns, 1):
                yield table.id, at, place, table.column(column).id, place, False


def _databases(catalog: Catalog, database: str) -> Iterable[Row]:
    for item in catalog.databases.values():
        yield item.name, item.id, item.collation, 1 if item.snapshot else 0, False, 160, 0


def _defaults(catalog: Catalog, database: str) -> Iterable[Row]:
    for table in catalog.of(database):
        for column in table.columns:
            if column.default is not None:
                yield _constraint_id(table, "default", column.id), table.id, column.id, f"({column.definition})"


def _partitions(catalog: Catalog, database: str) -> Iterable[Row]:
    for table in catalog.of(database):
        yield table.id, table.id, table.id, 1, Counted(table.pg)


def _sessions(catalog: Catalog, database: str) -> Iterable[Row]:
    """Return the session that asks: the emulated server knows of no other."""
    yield SPID, True, catalog.databases[database].id, LOGIN, "tests", "emulator", SID


def _nothing(catalog: Catalog, database: str) -> Iterable[Row]:
    return ()


Rows = Callable[[Catalog, str], Iterable[Row]]
_TYPES = {
    "name": _NAME, "text": MAX_NVARCHAR, "letters": Type("char", 2), "int": INT, "tiny": _TINY,
    "small": Type("smallint"), "big": _BIG, "bit": BIT, "moment": Type("datetime"), "sid": Type("varbinary", 85),
}


def _columns_of(words: str) -> tuple[tuple[str, Type], ...]:
    """Return columns out of ``type: names; type: names ...``, in the order given."""
    found: list[tuple[str, Type]] = []
    for part in words.split(";"):
        type, _, names = part.partition(":")
        found += [(name, _TYPES[type.strip()]) for name in names.split()]
    return tuple(found)


_VIEWS: dict[str, tuple[Rows, tuple[tuple[str, Type], ...]]] = {
    name: (rows, _columns_of(words))
    for name, rows, words in (
        ("objects", _objects, "name: name; int: object_id schema_id parent_object_id; letters: type; name: type_desc;"
         "bit: is_ms_shipped; moment: create_date"),
        ("tables", _tables, "name: name; int: object_id schema_id; letters: type; bit: is_ms_shipped"),
        ("columns", _columns, "int: object_id; name: name; int: column_id; tiny: system_type_id; int: user_type_id;"
         "small: max_length; tiny: precision scale; name: collation_name; bit: is_nullable is_identity is_computed;"
         "int: default_object_id; bit: is_column_set; tiny: generated_always_type; int: encryption_type;"
         "bit: is_masked"),
        ("default_constraints", _defaults, "int: object_id parent_object_id parent_column_id; text: definition"),
        ("identity_columns", _identity_columns, "int: object_id; name: name; int: column_id;"
         "big: seed_value increment_value"),
        ("types", _types, "name: name; tiny: system_type_id; int: user_type_id; bit: is_user_defined"),
        ("foreign_keys", _foreign_keys, "name: name; int: object_id schema_id parent_object_id referenced_object_id;"
         "bit: is_disabled is_not_trusted; tiny: delete_referential_action; name: delete_referential_action_desc;"
         "bit: is_ms_shipped"),
        ("foreign_key_columns", _foreign_key_columns, "int: constraint_object_id constraint_column_id parent_object_id"
         " parent_column_id referenced_object_id referenced_column_id"),
        ("check_constraints", _checks, "name: name; int: object_id schema_id parent_object_id;"
         "bit: is_disabled is_not_trusted; text: definition; int: parent_column_id"),
        ("triggers", _triggers, "name: name; int: object_id parent_id; tiny: parent_class;"
         "bit: is_disabled is_ms_shipped is_instead_of_trigger"),
        ("indexes", _indexes, "int: object_id; name: name; int: index_id; bit: is_unique is_primary_key"
         " is_unique_constraint has_filter is_disabled is_hypothetical is_padded; text: filter_definition"),
        ("index_columns", _index_columns, "int: object_id index_id index_column_id column_id; tiny: key_ordinal;"
         "bit: is_included_column"),
        ("schemas", _schema_rows, "name: name; int: schema_id principal_id"),
        ("databases", _databases, "name: name; int: database_id; name: collation_name; tiny: snapshot_isolation_state;"
         "bit: is_read_committed_snapshot_on; tiny: compatibility_level containment"),
        ("dm_exec_sessions", _sessions, "small: session_id; bit: is_user_process; small: database_id;"
         "name: login_name host_name program_name; sid: security_id"),
        ("partitions", _partitions, "int: object_id; big: hobt_id partition_id; int: index_id; big: rows"),
        # Nobody has made any of these; sizes on disk are unknown.
        ("extended_properties", _nothing, "tiny: class; int: major_id minor_id; name: name; text: value"),
        ("security_predicates", _nothing, "int: target_object_id object_id"),
        ("security_policies", _nothing, "name: name; int: object_id; bit: is_enabled"),
        ("allocation_units", _nothing, "big: container_id; tiny: type; big: total_pages"),
        ("database_files", _nothing, "name: name; int: file_id; tiny: type; int: size max_size growth;"
         "bit: is_percent_growth"),
    )
}


# Nobody knows the disks.
_FUNCTIONS: dict[str, tuple[tuple[str, Type], ...]] = {
    "sys.dm_os_volume_stats": (
        ("volume_mount_point", nvarchar(512)), ("total_bytes", _BIG), ("available_bytes", _BIG),
    ),
}


def table_function(collation: str, name: str) -> tuple[str, list[tuple[str, Value]]]:
    """Return a table-valued function of the system, which gives no rows, and its columns."""
    if name not in _FUNCTIONS:
        raise NotEmulated(f"table-valued function {name}")
    return _empty(_FUNCTIONS[name], Collation(collation, IMPLICIT))


def _empty(columns: tuple[tuple[str, Type], ...], collation: Collation) -> tuple[str, list[tuple[str, Value]]]:
    nulls = ", ".join(_constant(None, type) for _, type in columns)
    return f"(SELECT {nulls} WHERE false)", [
        (column, Value("", type, collation if type.text else None)) for column, type in columns
    ]


def view(catalog: Catalog, database: str, name: str) -> tuple[str, list[tuple[str, Value]]]:
    """Return a view as PostgreSQL's text and its columns, texts in the database's collation.

    Raises error 208 for what SQL Server has not either, ``NotEmulated`` for what is not here.
    """
    if name not in _VIEWS:
        raise NotEmulated(f"sys.{name}")
    found = catalog.databases.get(database.lower())
    if found is None:
        raise TsqlError(208, f"Invalid object name '{database}.sys.{name}'.")
    rows, columns = _VIEWS[name]
    collation = Collation(found.collation, IMPLICIT)
    values = [(column, Value("", type, collation if type.text else None)) for column, type in columns]
    made = [
        f"({', '.join(_constant(item, type) for item, (_, type) in zip(row, columns, strict=True))})"
        for row in rows(catalog, database.lower())
    ]
    if not made:
        return _empty(columns, collation)
    return f"(VALUES {', '.join(made)})", values


def _constant(item: object, type: Type) -> str:
    from_types = {"bit": "smallint", "tinyint": "smallint", "smallint": "smallint", "int": "int", "bigint": "bigint",
                  "datetime": "timestamp", "varbinary": "bytea"}
    pg = "text" if type.text else from_types[type.name]
    if item is None:
        return f"NULL::{pg}"
    if isinstance(item, Counted):
        return f"(SELECT count(*) FROM {item.table})"
    if isinstance(item, bool):
        return f"{int(item)}::{pg}"
    if isinstance(item, bytes):
        return f"'\\x{item.hex()}'::{pg}"
    return f"{item}::{pg}" if isinstance(item, int) else f"{quoted(str(item))}::{pg}"
