"""What is done with a case: its snapshots, its plan and diagnostics, its scripts, its run on PostgreSQL."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import psycopg
from psycopg import sql
from ruamel.yaml import YAML

from compiler.demo.offline import metamodel_of
from compiler.demo.postgres_ddl import create_environment, folded_tables
from compiler.demo.server import Server, run_psql
from compiler.diagnostics import CompileError, Diagnostic, Severity
from compiler.metamodel.file import write_snapshot
from compiler.metamodel.native import mssql_type, postgres_type
from compiler.metamodel.read import read_metamodel
from compiler.metamodel.rows import DataType, Engine, Metamodel, Platform, Table
from compiler.pipeline import Planned, plan_project, scripts_of
from compiler.plan.codec import encode
from compiler.script.render import Script
from tests.support.case_after import PostgresReader, differences
from tests.support.case_second import change_rows
from tests.support.case_side import CaseSide
from tests.support.cases import SCHEMAS, Case, merged

ENGINES: Mapping[str, Engine] = {"postgres": Engine.POSTGRES, "tsql": Engine.MSSQL}
_TSQL: Mapping[str, Any] = {
    "source": {"at": {"database": "OSSOURCE", "schema": "dbo"}},
    "target": {"at": {"database": "OSTARGET", "schema": "dbo"}, "dialect": "tsql"},
}
_DIGESTS = ("source_digest", "target_digest", "project_digest")
_WIDTH = 110


# --- input ---------------------------------------------------------------------------------------


def metamodel(side: CaseSide, engine: Engine, schema: str) -> Metamodel:
    """Return the metamodel that reading the side would give."""
    made = metamodel_of(side.environment, Engine(side.engine) if side.engine else engine, schema)
    native = mssql_type if made.environment.engine is Engine.MSSQL else postgres_type
    tables = tuple(_patched(table, side.catalog, native) for table in made.tables)
    if made.environment.engine is Engine.POSTGRES:
        counted = {side.entities[name].table: rows for name, rows in side.statistics.items()}
        tables = tuple(msgspec.structs.replace(item, rows=counted.get(item.name, item.rows)) for item in tables)
    if side.folded:
        tables = folded_tables(tables, schema)
    made = msgspec.structs.replace(made, tables=tables)
    environment = msgspec.structs.replace(
        made.environment,
        platform=side.platform,
        platform_version=side.platform_version,
        engine_version=side.engine_version or made.environment.engine_version,
        edition=side.edition if made.environment.engine is Engine.MSSQL else None,
        **side.catalog.get("environment", {}),
    )
    if side.platform is Platform.ODC:
        # ODC shows tables only; what describes them stays with the platform.
        tables = tuple(table for table in made.tables if not table.name.upper().startswith("OSSYS_"))
        return Metamodel(environment, tables=tables)
    espaces = tuple(
        msgspec.structs.replace(espace, version=side.module_versions.get(espace.name)) for espace in made.espaces
    )
    return msgspec.structs.replace(made, environment=environment, espaces=espaces)


def _patched(table: Table, changes: Mapping[str, Any], typed: Callable[[str], DataType]) -> Table:
    columns = {column.name: column for column in table.columns}
    for name, change in changes.items():
        place_of, _, column = name.rpartition(".")
        if place_of != table.name:
            continue
        if change == "hidden":
            del columns[column]
        elif isinstance(change, Mapping):
            facts = {**change, "type": typed(change["native"])} if "native" in change else change
            columns[column] = msgspec.structs.replace(columns[column], **facts)
        elif change in columns:
            columns[column] = msgspec.structs.replace(columns[change], name=column)
        else:
            columns[column] = msgspec.structs.replace(columns[column], native=change, type=typed(change))
    return msgspec.structs.replace(table, columns=tuple(columns.values()))


def prepare(
    case: Case, folder: Path, dialect: str, read: tuple[Metamodel, Metamodel] | None = None, *, second: bool = False
) -> Path:
    """Write snapshots, project file and other files of a case to a folder; return the project's path.

    ``read`` are metamodels read from a server, to be used instead of the described ones. ``second``: what
    the case's second run is compiled from.
    """
    folder.mkdir(parents=True, exist_ok=True)
    schemas = SCHEMAS if dialect == "postgres" else ("dbo", "dbo")
    state = case.second if second and case.second else case
    sides = (state.source, state.target)
    for number, name in enumerate(("source", "target")):
        made = read[number] if read else metamodel(sides[number], ENGINES[dialect], schemas[number])
        path = folder / f"{name}.json"
        write_snapshot(made, path)
        if name in case.damage:
            _damage(path, case.damage[name])
    for name, text in case.files.items():
        (folder / name).write_text(text, encoding="utf-8")
    project = folder / "project.yaml"
    project.write_bytes((case.folder / "project.yaml").read_bytes())
    if second and case.second:
        merge_project(project, case.second.project)
    if dialect == "tsql":
        merge_project(project, _TSQL)
    return project


def _damage(path: Path, how: str) -> None:
    data = path.read_bytes()
    match how:
        case "missing":
            path.unlink()
        case "truncated":
            path.write_bytes(data[: len(data) // 2])
        case "edited":
            assert b'"mandatory":true' in data.replace(b" ", b"")
            path.write_bytes(data.replace(b'"mandatory": true', b'"mandatory": false', 1))
        case "foreign":
            path.write_bytes(b'{"openapi": "3.1.0"}\n')
        case "newer":
            path.write_bytes(data.replace(b'"version": 1', b'"version": 999', 1))
        case _:
            raise ValueError(f"unknown damage {how!r}")


def merge_project(project: Path, change: Mapping[str, Any]) -> None:
    """Change a project file as ``merged`` does."""
    yaml = YAML(typ="rt")
    yaml.width = 10_000
    tree = yaml.load(project.read_text(encoding="utf-8"))
    for key, item in change.items():
        tree[key] = merged(tree.get(key), item)
    with project.open("w", encoding="utf-8") as stream:
        yaml.dump(tree, stream)


# --- plan and diagnostics --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Outcome:
    """What compiling gave: the plan and its scripts, or neither; diagnostics in any case."""

    planned: Planned | None
    scripts: tuple[Script, ...]
    diagnostics: tuple[Diagnostic, ...]


def outcome(project: Path) -> Outcome:
    """Compile a project without writing its folder."""
    try:
        planned = plan_project(project)
        return Outcome(planned, scripts_of(planned), tuple(planned.findings))
    except CompileError as problem:
        return Outcome(None, (), problem.diagnostics)


def diagnostic_lines(items: Iterable[Diagnostic], folder: Path) -> str:
    """Return ``severity[code] where`` lines, sorted. The case's folder is left out of paths."""
    lines = [
        f"{item.severity.value}[{item.code}] {item.where}".replace(f"{folder}/", "").rstrip()
        for item in items
    ]
    printable = ("".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in line) for line in lines)
    return "".join(f"{line}\n" for line in sorted(printable))


def codes(items: Iterable[Diagnostic]) -> list[str]:
    """Return the codes of the errors, sorted, each once."""
    return sorted({item.code for item in items if item.severity is Severity.ERROR})


def plan_tree(planned: Planned) -> dict[str, Any]:
    """Return the plan's JSON without what depends on more than the case: the three digests."""
    tree: dict[str, Any] = json.loads(encode(planned.plan))
    return {key: "" if key in _DIGESTS else value for key, value in tree.items()}


def stored(tree: Mapping[str, Any]) -> dict[str, Any]:
    """Return the plan as a case keeps it: of the metamodel tables the names only, they are always the same."""
    tables = [f"{item['table']['side']} {item['table']['name']}" for item in tree["system_tables"]]
    return {**tree, "system_tables": tables}


def compact(value: object, indent: int = 0) -> str:
    """Return JSON in which everything that fits into a line is on one line."""
    text = json.dumps(value, ensure_ascii=False)
    if len(text) + indent <= _WIDTH or not isinstance(value, dict | list) or not value:
        return text
    pad = " " * (indent + 1)
    if isinstance(value, dict):
        parts = [f"{json.dumps(key, ensure_ascii=False)}: {compact(item, indent + 1)}" for key, item in value.items()]
        return "{\n" + ",\n".join(pad + part for part in parts) + "\n" + " " * indent + "}"
    return "[\n" + ",\n".join(pad + compact(item, indent + 1) for item in value) + "\n" + " " * indent + "]"


def outline(tree: Mapping[str, Any]) -> dict[str, Any]:
    """Return what both dialects' plans share: steps, kinds of maps, checks, probes, order."""
    return {
        "steps": [(step["is"], step["head"]["id"], step["head"]["title"]) for step in tree["steps"]],
        "maps": [(item["label"], item["kind"], item["table"]) for item in tree["maps"]],
        "checks": [(check["is"], check["id"]) for check in tree["checks"]],
        "probes": [(probe["is"], probe["code"], probe["label"]) for probe in tree["probes"]],
        "members": [(member["label"], member["role"], member["because"]) for member in tree["members"]],
        "components": tree["components"],
        "left_out": tree["left_out"],
    }


# --- PostgreSQL ------------------------------------------------------------------------------------

Rows = dict[str, list[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Stage:
    """A case on a server: a database that is the case's own.

    ``folded``: the target compares texts without regard to case and accents, whatever the case says.
    """

    case: Case
    server: Server
    database: str
    folded: bool = False

    def connect(self) -> psycopg.Connection[Any]:
        """Return a connection that commits every statement."""
        return psycopg.connect(self.server.url(self.database), autocommit=True)

    def create(self) -> None:
        """Make both environments."""
        for place in range(len(SCHEMAS)):
            self.create_side(place)

    def create_side(self, place: int) -> None:
        """Make the source (0) or the target (1)."""
        schema, side = SCHEMAS[place], (self.case.source, self.case.target)[place]
        with self.connect() as connection:
            folded = side.folded or (self.folded and schema == SCHEMAS[1])
            odc = side.platform is Platform.ODC
            create_environment(connection, schema, side.environment, folded=folded, odc=odc)
            for name, rows in side.statistics.items():  # the tables of cases fill one page
                counted = "UPDATE pg_class SET reltuples = %s, relpages = 1 WHERE oid = %s::regclass"
                connection.execute(counted, (rows, f'{schema}."{side.entities[name].table}"'))

    def read(self) -> tuple[Metamodel, Metamodel]:
        """Read both metamodels with the reader that ``o11c snapshot`` uses."""
        return self.read_side(0), self.read_side(1)

    def read_side(self, place: int) -> Metamodel:
        """Read one of them. Sizes on disk are left out: a described environment has none to compare with."""
        side = (self.case.source, self.case.target)[place]
        return without_sizes(read_metamodel(self.server.url(self.database), SCHEMAS[place], None, side.platform))

    @property
    def places(self) -> tuple[str, str]:
        """Return the schemas of source and target."""
        return SCHEMAS

    def prepare(self, folder: Path, *, second: bool = False) -> Path:
        """Write the snapshots of both environments as they are now, and the project file; return its path."""
        return prepare(self.case, folder, "postgres", self.read(), second=second)

    def run(self, folder: Path, script: str) -> tuple[int, str]:
        """Run a script from its folder; return exit code and output."""
        return self.psql(folder, script)

    def psql(self, folder: Path, script: str, variables: tuple[tuple[str, str], ...] = ()) -> tuple[int, str]:
        """Run a script from its folder; return exit code and output."""
        done = run_psql(self.server, self.database, folder / script, folder, variables, self.case.env)
        return done.returncode, done.stdout + done.stderr

    def contents(self, schema: str) -> Rows:
        """Return every row of every table of a schema, as text."""
        found: Rows = {}
        with self.connect() as connection:
            names = connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY 1", (schema,)
            ).fetchall()
            for (name,) in names:
                query = sql.SQL("SELECT t::text FROM {} AS t ORDER BY 1").format(sql.Identifier(schema, name))
                found[name] = connection.execute(query).fetchall()
        return found

    def differences(self) -> list[str]:
        """Compare the target with ``after``: every named row is there, no other, references by name."""
        with self.connect() as connection:
            return differences(PostgresReader(connection), self.case)

    def change(self) -> None:
        """Make the environments what they are before the second run."""
        with self.connect() as connection:
            change_rows(connection, self.case)


def without_sizes(read: Metamodel) -> Metamodel:
    """Return a metamodel without the sizes of its tables on disk."""
    tables = tuple(msgspec.structs.replace(table, bytes=None) for table in read.tables)
    return msgspec.structs.replace(read, tables=tables)


def without_place(tree: dict[str, Any]) -> dict[str, Any]:
    """Return a plan's tree without what is the server's: a described snapshot has another name, release, collation."""
    probes = [
        {key: value for key, value in probe.items() if key not in ("release", "databases")}
        for probe in tree["probes"]
    ]
    staged = tree.get("staging", {})
    staging = {key: value for key, value in staged.items() if key not in ("database", "engine_version")}
    return {**tree, "target": {**tree["target"], "expected_database": ""}, "probes": probes, "staging": staging}


_FINDING = re.compile(r"^\s*(O11-09\d\d)\s*\|", re.MULTILINE)


# Sizes are in the table of every run.
_ALWAYS = "O11-0942"


def findings_of(output: str) -> list[str]:
    """Return the codes in preflight's table, sorted, each once, but for the one that every run has."""
    return sorted(set(_FINDING.findall(output)) - {_ALWAYS})
