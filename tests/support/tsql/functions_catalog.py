"""T-SQL's functions that ask the catalog."""

from __future__ import annotations

from tests.support.tsql import nodes as n
from tests.support.tsql.catalog import Table, key_of, parts_of
from tests.support.tsql.conversions import convert
from tests.support.tsql.data_types import INT, NUMERIC, Type, nvarchar
from tests.support.tsql.functions import Arguments, Function
from tests.support.tsql.lexer import NotEmulated
from tests.support.tsql.lower_expressions import Expressions
from tests.support.tsql.scope import Scope
from tests.support.tsql.system_views import LOGIN, SID, max_length
from tests.support.tsql.values import Value, quoted

# What the described snapshots of the cases say (compiler/demo/offline.py).
VERSION = "16.0.4135.4"


def _constant(arguments: Arguments, at: int) -> str | None:
    """Return a constant text among the arguments; None when it is something else."""
    node = arguments[at]
    return node.text if isinstance(node, n.Literal) and node.kind in ("nstr", "str") else None


def _number(found: int | None) -> Value:
    return Value("NULL::int" if found is None else f"{found}", INT)


def _name(lower: Expressions, found: str | None) -> Value:
    return Value("NULL::text" if found is None else f"{quoted(found)}::text", nvarchar(128), lower.default())


def _table(lower: Expressions, text: str) -> Table | None:
    parts = parts_of(text)
    session = lower.session
    if len(parts) == 3 and parts[0].lower() == "tempdb":
        parts = parts[-1:]
    return session.catalog.tables.get(key_of(parts, session.database)) if parts[-1] else None


def _object_id(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    if len(arguments) > 1 and _constant(arguments, 1) not in ("U", None):
        raise NotEmulated("OBJECT_ID of another type than U")
    text = _constant(arguments, 0)
    if text is not None:
        table = _table(lower, text)
        return _number(table.id if table else None)
    value = convert(lower.value(arguments[0], scope), nvarchar(4000), lower.session.collation)
    known = [
        f"({quoted(chr(1).join(table.key))}, {table.id})"
        for table in lower.session.catalog.tables.values() if not table.temporary
    ]
    listed = f"VALUES {', '.join(known)}" if known else "SELECT ''::text, 0 WHERE false"
    key = f"tsql.object_key({value.sql}, {quoted(lower.session.database)})"
    return Value(f'(SELECT "o"."i" FROM ({listed}) AS "o"("k", "i") WHERE "o"."k" = {key})', INT)


def _schema_id(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    text = _constant(arguments, 0)
    place = lower.session.database.lower()
    if text is not None:
        return _number(lower.session.catalog.schemas.get((place, text.lower())))
    value = lower.value(arguments[0], scope)
    schemas = lower.session.catalog.schemas.items()
    whens = " ".join(f"WHEN {quoted(name)} THEN {number}" for (own, name), number in schemas if own == place)
    return Value(f"(CASE lower({value.sql}) {whens} END)", INT)


def _schema_name(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    value = lower.value(arguments[0], scope)
    place = lower.session.database.lower()
    schemas = lower.session.catalog.schemas.items()
    whens = " ".join(f"WHEN {number} THEN {quoted(name)}" for (own, name), number in schemas if own == place)
    return Value(f"(CASE {value.sql} {whens} END)", nvarchar(128), lower.default())


def _object_name(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    value = lower.value(arguments[0], scope)
    tables = lower.session.catalog.of(lower.session.database)
    whens = " ".join(f"WHEN {table.id} THEN {quoted(table.name)}" for table in tables)
    return Value(f"(CASE {value.sql} {whens} END)" if whens else "NULL::text", nvarchar(128), lower.default())


def _col_name(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    table, column = (lower.value(item, scope) for item in arguments)
    known = [
        f"({item.id}, {own.id}, {quoted(own.name)})"
        for item in lower.session.catalog.of(lower.session.database) for own in item.columns
    ]
    listed = f"VALUES {', '.join(known)}" if known else "SELECT 0, 0, ''::text WHERE false"
    same = f'"o"."t" = {table.sql} AND "o"."c" = {column.sql}'
    sql = f'(SELECT "o"."n" FROM ({listed}) AS "o"("t", "c", "n") WHERE {same})'
    return Value(sql, nvarchar(128), lower.default())


def _db_id(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    text = _constant(arguments, 0) if arguments else lower.session.database
    if text is None:
        raise NotEmulated("DB_ID of something that is no constant")
    found = lower.session.catalog.databases.get(text.lower())
    return _number(found.id if found else None)


def _db_name(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    if arguments:
        raise NotEmulated("DB_NAME of a number")
    return _name(lower, lower.session.catalog.databases[lower.session.database.lower()].name)


def _col_length(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    table, column = _constant(arguments, 0), _constant(arguments, 1)
    if table is None or column is None:
        raise NotEmulated("COL_LENGTH of something that is no constant")
    found = _table(lower, table)
    columns = {item.name.lower(): item for item in found.columns} if found else {}
    item = columns.get(column.lower())
    return Value("NULL::smallint" if item is None else f"{max_length(item.type)}::smallint", Type("smallint"))


def _ident_current(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    text = _constant(arguments, 0)
    if text is None:
        raise NotEmulated("IDENT_CURRENT of something that is no constant")
    table = _table(lower, text)
    if table is None or table.identity is None:
        return Value("NULL::numeric", NUMERIC)
    return Value(f"(SELECT last_value::numeric FROM {table.sequence})", NUMERIC)


def _ident_incr(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    text = _constant(arguments, 0)
    if text is None:
        raise NotEmulated("IDENT_INCR of something that is no constant")
    table = _table(lower, text)
    identity = table.identity.identity if table is not None and table.identity is not None else None
    return Value(f"{identity[1]}::numeric" if identity else "NULL::numeric", NUMERIC)


def _permitted(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    """Return 1: the emulator has no logins, everybody may do everything."""
    for item in arguments:
        lower.value(item, scope)
    return _number(1)


def _server_property(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    known = {
        "productversion": VERSION, "engineedition": "3", "babelfish": None, "babelfishversion": None,
        "collation": lower.session.tempdb,
    }
    text = (_constant(arguments, 0) or "").lower()
    if text not in known:
        raise NotEmulated(f"SERVERPROPERTY({text})")
    return _name(lower, known[text])


def _database_property(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    name, text = _constant(arguments, 0), _constant(arguments, 1)
    if isinstance(arguments[0], n.Call) and arguments[0].name == "DB_NAME" and not arguments[0].arguments:
        name = lower.session.database
    if name is None or (text or "").lower() != "collation":
        raise NotEmulated(f"DATABASEPROPERTYEX({text})")
    found = lower.session.catalog.databases.get(name.lower())
    return _name(lower, found.collation if found else None)


def _login(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    return _name(lower, LOGIN)


def _sid(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    if arguments:
        raise NotEmulated("SUSER_SID of a name")
    return Value(f"'\\x{SID.hex()}'::bytea", Type("varbinary", 85))


def _user(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    if arguments:
        raise NotEmulated("USER_NAME of a number")
    return _name(lower, "dbo")


def _file_property(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    return _number(None)


CATALOG_FUNCTIONS: dict[str, Function] = {
    "OBJECT_ID": _object_id, "OBJECT_NAME": _object_name, "SCHEMA_ID": _schema_id, "SCHEMA_NAME": _schema_name,
    "DB_ID": _db_id, "DB_NAME": _db_name, "COL_LENGTH": _col_length, "COL_NAME": _col_name,
    "IDENT_CURRENT": _ident_current,
    "IDENT_INCR": _ident_incr, "HAS_DBACCESS": _permitted, "HAS_PERMS_BY_NAME": _permitted,
    "IS_ROLEMEMBER": _permitted, "DATABASE_PRINCIPAL_ID": _permitted,
    "SERVERPROPERTY": _server_property, "DATABASEPROPERTYEX": _database_property, "SUSER_SNAME": _login,
    "SUSER_SID": _sid, "USER_NAME": _user,
    "FILEPROPERTY": _file_property,
}
