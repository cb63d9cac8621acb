"""A project between SQL Server databases as one between PostgreSQL schemas: the same plan, so that it can be tried.

The T-SQL scripts themselves are not run: what is tried is the plan, as PostgreSQL's scripts carry it out.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

import msgspec

from compiler.metamodel.file import snapshot_digest
from compiler.metamodel.native import postgres_type
from compiler.metamodel.rows import (
    Check,
    Column,
    Engine,
    ForeignKey,
    Index,
    Metamodel,
    Snapshot,
    Table,
    TypeKind,
)
from compiler.metamodel.staged import postgres_native, staged_snapshot
from compiler.project import Project, ProjectFile
from compiler.project.sections import KeysSection, Place
from compiler.project.staged import brings_over, staging_schema

SCHEMAS = ("o11_source", "o11_target")
VERSION = "18"
_LONGEST_NAME = 63
_TEXT = re.compile(r"[Nn]?('(?:[^']|'')*')")
_BRACKETED = re.compile(r"\[((?:[^\]]|\]\])+)\]")
_FUNCTIONS: Mapping[str, str] = {
    "getdate": "now", "getutcdate": "now", "sysdatetime": "now", "sysutcdatetime": "now", "newid": "gen_random_uuid",
    "newsequentialid": "gen_random_uuid", "len": "length", "datalength": "octet_length", "isnull": "coalesce",
}
_CALL = re.compile(r"\b([A-Za-z_]+)(?=\s*\()")


def translated(file: ProjectFile, source: Snapshot, target: Snapshot) -> tuple[ProjectFile, Snapshot, Snapshot]:
    """Return the project and its snapshots as PostgreSQL would have them, in two schemas of one database."""
    project = file.project
    source_side = project.source.model_copy(update={"at": Place.model_validate({"schema": SCHEMAS[0]})})
    target_side = project.target.model_copy(
        update={"at": Place.model_validate({"schema": SCHEMAS[1]}), "dialect": "postgres"}
    )
    # The other ways are SQL Server's own.
    keys = project.keys if project.keys.strategy in ("auto", "reserve", "preserve") else KeysSection()
    changed = project.model_copy(update={"source": source_side, "target": target_side, "keys": keys})
    return file.deciding(changed), _snapshot(source, SCHEMAS[0]), _snapshot(target, SCHEMAS[1])


def is_staged(project: Project, source: Snapshot) -> bool:
    """Tell whether a PostgreSQL target reads the source in another form than that of its own database."""
    return brings_over(project) or source.metamodel.environment.engine is Engine.MSSQL


def staged(file: ProjectFile, source: Snapshot) -> tuple[ProjectFile, Snapshot]:
    """Return the project and its source as if the rows had been in the staging schema all along."""
    schema = staging_schema(file.project)
    place = Place.model_validate({"schema": schema})
    side = file.project.source.model_copy(update={"at": place})
    return file.deciding(file.project.model_copy(update={"source": side})), staged_snapshot(source, schema)


def _snapshot(snapshot: Snapshot, schema: str) -> Snapshot:
    metamodel = postgres_metamodel(snapshot.metamodel, schema)
    return Snapshot(metamodel, snapshot_digest(metamodel))


def postgres_metamodel(metamodel: Metamodel, schema: str) -> Metamodel:
    """Return the metamodel of a SQL Server database as that of a PostgreSQL schema.

    Tables with names that PostgreSQL would shorten are left out. Texts lose their collation: letter case
    counts.
    """
    environment = msgspec.structs.replace(
        metamodel.environment, engine=Engine.POSTGRES, engine_version=VERSION, schema=schema, collation=None,
        encoding="UTF8",
    )
    tables = tuple(
        _table(table, metamodel.environment.schema, schema) for table in metamodel.tables
        if all(len(name.encode()) <= _LONGEST_NAME for name in (table.name, *(item.name for item in table.columns)))
    )
    return msgspec.structs.replace(metamodel, environment=environment, tables=tables, inbound_keys=())


def _table(table: Table, old: str, new: str) -> Table:
    return msgspec.structs.replace(
        table,
        columns=tuple(_column(table.name, column) for column in table.columns),
        uniques=tuple(_index(table.name, item) for item in table.uniques),
        checks=tuple(
            Check(_short(table.name, item.name), postgres_expression(item.expression), item.columns)
            for item in table.checks
        ),
        foreign_keys=tuple(_foreign_key(item, old, new) for item in table.foreign_keys if item.referenced_table),
    )


def _foreign_key(key: ForeignKey, old: str, new: str) -> ForeignKey:
    home = new if key.referenced_schema == old else key.referenced_schema
    return msgspec.structs.replace(key, name=_short("", key.name), referenced_schema=home)


def _index(table: str, index: Index) -> Index:
    predicate = postgres_expression(index.predicate) if index.predicate is not None else None
    # One schema takes each index name once; SQL Server's are unique within a table only.
    return msgspec.structs.replace(index, name=_short(table, f"{index.name}_{table}"), predicate=predicate)


def _column(table: str, column: Column) -> Column:
    native = postgres_native(column.type)
    default = None
    if column.default is not None:
        default = _default(column.default, column.type.kind)
    sequence = None
    if column.identity is not None:
        sequence = f"osseq_{hashlib.sha256(f'{table}.{column.name}'.encode()).hexdigest()[:20]}"
    return msgspec.structs.replace(
        column, native=native, type=postgres_type(native), default=default, sequence=sequence, collation=None,
        collation_schema=None,
    )


def postgres_expression(text: str) -> str:
    """Return a T-SQL expression as PostgreSQL may read it: quoted names, texts, the names of a few functions."""
    parts = _TEXT.split(text)
    # Every second part is a text; the others hold names and signs.
    return "".join(part if place % 2 else _outside(part) for place, part in enumerate(parts))


def _outside(text: str) -> str:
    def quoted(found: re.Match[str]) -> str:
        name = found[1].replace("]]", "]").replace('"', '""')
        return f'"{name}"'

    return _BRACKETED.sub(quoted, _CALL.sub(lambda found: _FUNCTIONS.get(found[1].lower(), found[1]), text))


def _default(text: str, kind: TypeKind) -> str:
    bare = text
    while bare.startswith("(") and bare.endswith(")"):
        bare = bare[1:-1]
    if kind is TypeKind.BOOLEAN and bare in ("0", "1"):
        return "true" if bare == "1" else "false"
    return postgres_expression(text)


def _short(table: str, name: str) -> str:
    if len(name.encode()) <= _LONGEST_NAME:
        return name
    return f"osname_{hashlib.sha256(f'{table}.{name}'.encode()).hexdigest()[:20]}"
