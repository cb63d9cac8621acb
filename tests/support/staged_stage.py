"""A case whose source is brought into the target's PostgreSQL database before the first script runs.

``FilesStage``: the source is an emulated SQL Server; the export's queries run there, and a writer of our own does what
bcp is documented to do with one column of text (UTF-8, a line feed after each row). Neither bcp nor SQL Server has run
here. ``TdsStage``: tds_fdw reads the emulated SQL Server.
``PostgresFilesStage`` and ``ForeignStage``: the source is another PostgreSQL database; everything is run as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from compiler.demo.postgres_ddl import create_environment
from compiler.demo.server import installed_binaries, run_psql
from compiler.metamodel.read import read_metamodel
from compiler.metamodel.rows import Engine, Metamodel
from tests.house.tsql_batches import split
from tests.support import tsql_reader
from tests.support.case_run import Rows, Stage, merge_project, prepare, without_sizes
from tests.support.case_second import change_source, change_target, side_changes
from tests.support.cases import SCHEMAS
from tests.support.tds import TdsServer, serving
from tests.support.tsql.server import EmulatedServer
from tests.support.tsql_ddl import COLLATION
from tests.support.tsql_ddl import create_environment as create_tsql
from tests.support.tsql_server import TsqlSession
from tests.support.tsql_stage import change_tables, table_names, table_rows

SOURCE = "OSPROD"
DBO = "dbo"
STAGE = "o11c_stage"
EXPORT = re.compile(r'^export_table (\S+) "\$\(cat <<\'O11C_QUERY\'\n(.*)\nO11C_QUERY\n\)" "\$@"$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class BroughtStage(Stage):
    """What all of them share. ``source`` is the source's database on the same server, or the emulated server's."""

    source: str = ""

    def place(self) -> dict[str, object]:
        """Return ``source.at`` of the project file."""
        raise NotImplementedError

    def bring(self, folder: Path) -> None:
        """Bring the rows over, up to load/load.sql."""
        raise NotImplementedError

    def source_connection(self) -> psycopg.Connection[Any]:
        """Return a connection to the source's database."""
        return psycopg.connect(self.server.url(self.source), autocommit=True)

    def create_source(self) -> None:
        """Make the source."""
        with self.source_connection() as connection:
            create_environment(connection, SCHEMAS[0], self.case.source.environment)

    def read_source(self) -> Metamodel:
        """Read the source's metamodel."""
        return without_sizes(read_metamodel(self.server.url(self.source), SCHEMAS[0], None, self.case.source.platform))

    def create(self) -> None:
        """Make both environments, the source somewhere else."""
        self.create_source()
        self.create_side(1)

    def read(self) -> tuple[Metamodel, Metamodel]:
        """Read both metamodels."""
        return self.read_source(), self.read_side(1)

    def prepare(self, folder: Path, *, second: bool = False) -> Path:
        """Write snapshots and project file; return its path."""
        project = prepare(self.case, folder, "postgres", self.read(), second=second)
        merge_project(project, {"source": {"at": {"schema": None, **self.place()}}})
        return project

    def run(self, folder: Path, script: str) -> tuple[int, str]:
        """Run a script; the first one finds the rows brought over."""
        marker = folder / ".brought"
        if script == "preflight.sql" and not marker.exists():
            marker.touch()
            self.bring(folder)
            self.passes(folder, "load/check.sql")
        return self.psql(folder, script)

    def passes(self, folder: Path, script: str, variables: tuple[tuple[str, str], ...] = ()) -> str:
        """Run a script that must pass; return what it prints."""
        code, output = self.psql(folder, script, variables)
        assert code == 0, f"{script}: {output}"
        return output


@dataclass(frozen=True, slots=True)
class PostgresFilesStage(BroughtStage):
    """The source is a PostgreSQL database that the target cannot reach."""

    def place(self) -> dict[str, object]:
        return {"files": "export"}

    def bring(self, folder: Path) -> None:
        self.export(folder)
        self.passes(folder, "load/prepare.sql")
        self.passes(folder, "load/load.sql")

    def export(self, folder: Path) -> None:
        done = run_psql(self.server, self.source, folder / "export" / "export.sql", folder)
        assert done.returncode == 0, done.stdout + done.stderr

    def change(self) -> None:
        with self.source_connection() as connection:
            change_source(connection, self.case)
        with self.connect() as connection:
            change_target(connection, self.case)

    def contents(self, schema: str) -> Rows:
        if schema != SCHEMAS[0]:
            return Stage.contents(self, schema)
        return Stage.contents(Stage(self.case, self.server, self.source), schema)


@dataclass(frozen=True, slots=True)
class ForeignStage(PostgresFilesStage):
    """The source is a PostgreSQL database that the target reads through postgres_fdw."""

    def place(self) -> dict[str, object]:
        return {"server": "o11prod"}

    def bring(self, folder: Path) -> None:
        self.set_up(folder)
        self.passes(folder, "load/prepare.sql")
        self.passes(folder, "load/load.sql")

    def set_up(self, folder: Path) -> None:
        with self.source_connection() as connection:
            info = connection.info
            host, port, user = info.host, str(info.port), info.user
        done = run_psql(
            self.server, self.database, folder / "foreign" / "setup.sql", folder,
            (("host", host), ("port", port), ("user", user)), {"O11C_SOURCE_PASSWORD": "it's secret"},
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "secret" not in done.stdout + done.stderr


@dataclass(frozen=True, slots=True)
class FilesStage(BroughtStage):
    """The source is an emulated SQL Server."""

    emulated: EmulatedServer | None = None

    @contextmanager
    def session(self) -> Iterator[TsqlSession]:
        assert self.emulated is not None
        session = self.emulated.connect(SOURCE)
        try:
            yield session
        finally:
            session.close()

    def place(self) -> dict[str, object]:
        return {"files": "export"}

    def create_source(self) -> None:
        assert self.emulated is not None
        self.emulated.create_database(SOURCE, COLLATION)
        with self.session() as session:
            create_tsql(session, DBO, self.case.source.environment)

    def read_source(self) -> Metamodel:
        with self.session() as session:
            return tsql_reader.read_metamodel(session, DBO, self.case.source.platform)

    def bring(self, folder: Path) -> None:
        self.export(folder)
        self.passes(folder, "load/prepare.sql")
        self.passes(folder, "load/load.sql")

    def export(self, folder: Path) -> None:
        with self.session() as session:
            export_files(session, folder)

    def change(self) -> None:
        assert self.case.second is not None
        with self.session() as session:
            change_tables(session, list(side_changes(self.case.source, self.case.second.source, Engine.MSSQL)))
        with self.connect() as connection:
            change_target(connection, self.case)

    def contents(self, schema: str) -> Rows:
        if schema != SCHEMAS[0]:
            return Stage.contents(self, schema)
        with self.session() as session:
            return {
                name: [(repr(sorted(row.items())),) for row in table_rows(session, DBO, name)]
                for name in table_names(session, DBO)
            }


def export_files(session: TsqlSession, folder: Path) -> None:
    """Do what export.sh and listing.sql of an output folder do."""
    rows = data_folder(folder)
    rows.mkdir(exist_ok=True)
    queries = EXPORT.findall((folder / "export" / "export.sh").read_text(encoding="utf-8"))
    assert queries
    for name, query in queries:
        (rows / f"{name}.dat").write_bytes(as_bcp(session.select(query)[1]))
    text = (folder / "export" / "listing.sql").read_text(encoding="utf-8-sig")
    printed = [line for batch in split(text) for line in session.batch(batch)]
    (rows / "listing.txt").write_text("".join(f"{line}\r\n" for line in printed), encoding="ascii")


def as_bcp(rows: list[tuple[object, ...]]) -> bytes:
    """Return the file that bcp makes of a result of one column of text: -c -C 65001 -r 0x0a.

    NULL is nothing, an empty text a zero byte, a half of a surrogate pair what the encoding has for it.
    """
    made = bytearray()
    for (line,) in rows:
        assert line is None or isinstance(line, str)
        body = b"" if line is None else line.encode("utf-8", "replace") or b"\x00"
        made += body + b"\n"
    return bytes(made)


def data_folder(folder: Path) -> Path:
    """Return where the scripts of an output folder look for the files."""
    found = re.search(r"It reads the files of the folder (\S+)\.", (folder / "load" / "load.sql").read_text("utf-8"))
    assert found is not None
    return (folder / found[1]).resolve()



@dataclass(frozen=True, slots=True)
class TdsStage(FilesStage):
    """The target reads the emulated SQL Server through tds_fdw, with the protocol's own words (``support.tds``)."""

    port: int = 0

    def place(self) -> dict[str, object]:
        return {"server": "o11prod"}

    def bring(self, folder: Path) -> None:
        self.set_up(folder)
        self.passes(folder, "load/prepare.sql")
        self.passes(folder, "load/load.sql")

    def set_up(self, folder: Path) -> None:
        done = run_psql(
            self.server, self.database, folder / "foreign" / "setup.sql", folder,
            (("host", "127.0.0.1"), ("port", str(self.port)), ("user", "reader")),
            {"O11C_SOURCE_PASSWORD": "it's secret"},
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "secret" not in done.stdout + done.stderr


@contextmanager
def tds_server(emulated: EmulatedServer) -> Iterator[TdsServer]:
    """Listen for clients of the emulated server's source database."""
    sessions: list[TsqlSession] = []

    def cursor() -> tsql_reader.SessionCursor:
        sessions.append(emulated.connect(SOURCE))
        return tsql_reader.SessionCursor(sessions[-1])

    with serving(TdsServer(cursor)) as server:
        try:
            yield server
        finally:
            for session in sessions:
                session.close()


def with_tds_fdw() -> Path | None:
    """Return the programs of a PostgreSQL of this machine that has tds_fdw (Debian: postgresql-15-tds-fdw)."""
    for binaries in installed_binaries():
        release = binaries.parent.name
        if Path(f"/usr/share/postgresql/{release}/extension/tds_fdw.control").is_file():
            return binaries
    return None
