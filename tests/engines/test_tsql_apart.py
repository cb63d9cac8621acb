"""Sources on a linked server and in files, run on the emulated server: all scripts, forth and back.

What this shows: each script finds in its copies whatever it reads, the copies are the rows, and no other rows are
taken than were exported. What it does not: SQL Server's own distributed queries, and bcp. The emulated server is
its own linked server here, and ``bcp_file`` takes the place of bcp.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.house.tsql_batches import split
from tests.support.bcp_file import DamagedError, read_format, read_rows, write_rows
from tests.support.bcp_values import decoded, encoded
from tests.support.case_flow import run_case
from tests.support.case_run import merge_project, outcome
from tests.support.cases import load_case
from tests.support.tsql.errors import TsqlError
from tests.support.tsql.server import EmulatedServer
from tests.support.tsql_server import bracketed, literal, sqlcmd
from tests.support.tsql_stage import SCHEMA, TsqlStage

LINKED = (
    "simple_append", "guide_static_city_size", "merge_update", "people_groups", "step_append", "bpt_input_new",
    "writer", "writer_database",
)
FILES = ("simple_append", "guide_static_city_size", "people_groups", "step_append", "writer_database")
_SERVERS = "(SELECT N'PRODLINK' AS [name], 1 AS [is_linked], 1 AS [is_data_access_enabled]) AS [servers]"
_EXPORT = re.compile(r'^export_table (\S+) "(.*)" "\$@"$', re.MULTILINE)
_LOAD = re.compile(r'^load_table (\S+) o11c\.(\w+) "\$@"$', re.MULTILINE)


@pytest.fixture
def server(database: str) -> EmulatedServer:
    return EmulatedServer(database)


@contextmanager
def staged(
    kind: type[TsqlStage], name: str, server: EmulatedServer, finds: tuple[str, ...] = ()
) -> Iterator[TsqlStage]:
    case = load_case(name)
    stage = kind(replace(case, finds=(*case.finds, *finds)), server, ("o11c_source", "o11c_target", "o11c_maps"))
    stage.create()
    yield stage


def compiled(stage: TsqlStage, folder: Path) -> None:
    """Compile into a folder."""
    found = outcome(stage.prepare(folder))
    assert found.scripts, [(item.code, item.found) for item in found.diagnostics]
    for script in found.scripts:
        (folder / script.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / script.path).write_bytes(script.data)


# --- linked server -------------------------------------------------------------------------------


class LinkedStage(TsqlStage):
    """The source is on a linked server, which is the same one: names lose their first part."""

    def prepare(self, folder: Path, *, second: bool = False) -> Path:
        project = super().prepare(folder, second=second)
        merge_project(project, {"source": {"at": {"server": "PRODLINK"}}})
        return project

    def run(self, folder: Path, script: str) -> tuple[int, str]:
        return self.batches(folder / script, lambda batch: "")

    def batches(self, script: Path, meanwhile: Callable[[str], str]) -> tuple[int, str]:
        """Run a script up to its first error; what ``meanwhile`` says runs before each batch."""
        lines: list[str] = []
        with self.session(self.names[1]) as session:
            for batch in split(script.read_text(encoding="utf-8-sig"), include=script.parent):
                try:
                    if change := meanwhile(batch):
                        session.batch(change)
                    lines += session.batch(batch.replace("[PRODLINK].", "").replace("sys.servers", _SERVERS))
                except TsqlError as error:
                    return 1, "\n".join([*lines, *getattr(error, "__notes__", ()), str(error)])
        return 0, "\n".join(lines)


@pytest.mark.parametrize("name", LINKED)
def test_a_case_with_its_source_on_a_linked_server(name: str, server: EmulatedServer, tmp_path: Path) -> None:
    with staged(LinkedStage, name, server, ("O11-0913",)) as stage:
        run_case(stage, tmp_path)


@pytest.mark.parametrize("script", ["preflight.sql", "migrate.sql", "verify.sql"])
@pytest.mark.parametrize(
    "change",
    [
        "INSERT INTO [o11c_source].[dbo].[OSUSR_S01_CUSTOMER] ([NAME], [MARK]) VALUES (N'new', N'new');",
        "DELETE FROM [o11c_source].[dbo].[OSUSR_S01_ORDER];",
        # As many rows as before: the highest id is another.
        "DELETE FROM [o11c_source].[dbo].[OSUSR_S01_ORDER] WHERE [MARK] = N'o2';\n"
        "INSERT INTO [o11c_source].[dbo].[OSUSR_S01_ORDER] ([CUSTOMERID], [MARK])\n"
        "SELECT [CUSTOMERID], N'o3' FROM [o11c_source].[dbo].[OSUSR_S01_ORDER] WHERE [MARK] = N'o1';",
    ],
)
def test_rows_that_come_or_go_while_they_are_copied(
    script: str, change: str, server: EmulatedServer, tmp_path: Path
) -> None:
    with staged(LinkedStage, "simple_append", server) as stage:
        compiled(stage, tmp_path)
        assert isinstance(stage, LinkedStage)
        if script == "verify.sql":
            assert stage.run(tmp_path, "migrate.sql")[0] == 0
        before = stage.contents("target")

        def meanwhile(batch: str) -> str:
            return change if "CREATE TABLE #o11c_src_count" in batch else ""

        code, output = stage.batches(tmp_path / script, meanwhile)
        assert code == 1 and "O11-0971" in output, output
        assert ("Shop.Customer" if "CUSTOMER]" in change else "Shop.Order") in output
        assert stage.contents("target") == before


def test_a_run_that_goes_on_reads_its_copies(server: EmulatedServer, tmp_path: Path) -> None:
    """The other server may be gone by then, and its rows may be others."""
    with staged(LinkedStage, "step_append", server) as stage:
        assert isinstance(stage, LinkedStage)
        compiled(stage, tmp_path)
        stopped = sorted(path.stem for path in (tmp_path / "steps").iterdir())[4]

        def stop(batch: str) -> str:
            return "THROW 50000, N'stopped', 1;" if "N'o11c 5/" in batch else ""

        code, output = stage.batches(tmp_path / "migrate.sql", stop)
        assert code == 1 and "stopped" in output, stopped
        with stage.session(stage.names[0]) as session:
            session.batch("DELETE FROM [dbo].[OSUSR_S01_ORDER];")
        # Names of four parts stay what they are: the emulated server does not know them.
        found = sqlcmd(stage.server, stage.names[1], tmp_path / "migrate.sql", {})
        assert found.code == 0, found.output
        assert stage.differences() == []


def test_a_server_that_is_not_linked_is_told_of(server: EmulatedServer, tmp_path: Path) -> None:
    with staged(LinkedStage, "simple_append", server) as stage:
        compiled(stage, tmp_path)
        for path in tmp_path.glob("*.sql"):
            path.write_text(path.read_text("utf-8-sig").replace("[name] = N'PRODLINK'", "[name] = N'OTHER'"), "utf-8")
        for script in ("preflight.sql", "migrate.sql", "verify.sql"):
            code, output = stage.run(tmp_path, script)
            assert code == 1 and "O11-0970" in output, output


def test_a_table_that_the_other_server_does_not_show(server: EmulatedServer, tmp_path: Path) -> None:
    with staged(LinkedStage, "simple_append", server) as stage:
        compiled(stage, tmp_path)
        with stage.session(stage.names[0]) as session:
            session.batch("DROP TABLE [dbo].[OSUSR_S01_ORDER];")
        code, output = stage.run(tmp_path, "migrate.sql")
        assert code == 1 and "O11-0911" in output and "OSUSR_S01_ORDER" in output, output


# --- files ---------------------------------------------------------------------------------------


class FilesStage(TsqlStage):
    """The rows come in files. They are exported and loaded before the first script runs."""

    def prepare(self, folder: Path, *, second: bool = False) -> Path:
        project = super().prepare(folder, second=second)
        merge_project(project, {"source": {"at": {"files": "export"}}})
        return project

    def run(self, folder: Path, script: str) -> tuple[int, str]:
        if script == "preflight.sql" and not (folder / "rows").exists():
            self.export(folder)
            self.load(folder)
            code, output = super().run(folder, "load/check.sql")
            assert code == 0, output
        return super().run(folder, script)

    def export(self, folder: Path) -> None:
        """Do what export.sh and listing.sql do."""
        rows = folder / "rows"
        rows.mkdir()
        with self.session(self.names[0]) as session:
            for name, query in _EXPORT.findall((folder / "export" / "export.sh").read_text(encoding="utf-8")):
                fields = read_format((folder / "export" / f"{name}.fmt").read_bytes())
                _, found = session.select(query)
                data = write_rows(fields, ([encoded(*pair) for pair in zip(fields, row, strict=True)] for row in found))
                (rows / f"{name}.dat").write_bytes(data)
            text = (folder / "export" / "listing.sql").read_text(encoding="utf-8-sig")
            printed = [line for batch in split(text) for line in session.batch(batch)]
        (rows / "listing.txt").write_text("".join(f"{line}\r\n" for line in printed), encoding="ascii")

    def load(self, folder: Path) -> None:
        """Do what prepare.sql and load.sh do. Raises ``DamagedError`` where bcp would end with an error."""
        code, output = super().run(folder, "load/prepare.sql")
        assert code == 0, output
        self.fill(folder)

    def fill(self, folder: Path) -> None:
        script = (folder / "load" / "load.sh").read_text(encoding="utf-8")
        assert f'-d "{self.home}"' in script
        with self.session(self.home) as session:
            for name, table in _LOAD.findall(script):
                fields = read_format((folder / "export" / f"{name}.fmt").read_bytes())
                for row in read_rows(fields, (folder / "rows" / f"{name}.dat").read_bytes()):
                    values = ", ".join(literal(decoded(*pair)) for pair in zip(fields, row, strict=True))
                    session.batch(f"INSERT INTO {bracketed('o11c', table)} VALUES ({values});")
            (lines,) = re.findall(r"^bcp o11c\.(\w+) in ", script, re.MULTILINE)
            for line in (folder / "rows" / "listing.txt").read_bytes().decode("ascii").split("\n")[:-1]:
                values = ", ".join(literal(part) if part else "NULL" for part in line.split("|"))
                session.batch(f"INSERT INTO {bracketed('o11c', lines)} VALUES ({values});")

    @property
    def home(self) -> str:
        """Return the database that the rows are loaded into."""
        return self.names[2] if self.maps else self.names[1]

    def contents(self, place: str) -> dict[str, list[tuple[str, ...]]]:
        """Return all rows, of o11c those of the run: what the files were loaded into stays until cleanup."""
        return {name: rows for name, rows in super().contents(place).items() if not name.startswith("file_")}


@pytest.mark.parametrize("name", FILES)
def test_a_case_whose_rows_come_in_files(name: str, server: EmulatedServer, tmp_path: Path) -> None:
    with staged(FilesStage, name, server) as stage:
        run_case(stage, tmp_path)
        code, output = stage.run(tmp_path, "cleanup.sql")
        assert code == 0, output
        assert isinstance(stage, FilesStage)
        with stage.session(stage.home) as session:
            found = session.select("SELECT [name] FROM sys.tables WHERE [name] LIKE N'file[_]%'")[1]
        assert found == []


def first_file(folder: Path) -> Path:
    """Return the file of customers."""
    (found,) = (folder / "rows").glob("*osusr-s01-customer.dat")
    return found


def cut_short(folder: Path) -> None:
    path = first_file(folder)
    fields = read_format((folder / "export" / path.name).with_suffix(".fmt").read_bytes())
    rows = read_rows(fields, path.read_bytes())
    path.write_bytes(write_rows(fields, rows[:-1]))


def one_letter(folder: Path) -> None:
    path = first_file(folder)
    path.write_bytes(path.read_bytes().replace("Ann".encode("utf-16-le"), "Anm".encode("utf-16-le")))


def lines_lost(folder: Path) -> None:
    path = folder / "rows" / "listing.txt"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))


def other_scripts(folder: Path) -> None:
    path = folder / "rows" / "listing.txt"
    path.write_text(re.sub(r"\|\|\w{64}\|", "||" + "0" * 64 + "|", path.read_text("ascii")), "ascii")


@pytest.mark.parametrize(
    ("damage", "code"),
    [(cut_short, "O11-0972"), (one_letter, "O11-0972"), (lines_lost, "O11-0972"), (other_scripts, "O11-0973")],
)
def test_a_damaged_export_is_not_taken(
    damage: Callable[[Path], None], code: str, server: EmulatedServer, tmp_path: Path
) -> None:
    with staged(FilesStage, "simple_append", server) as stage:
        assert isinstance(stage, FilesStage)
        compiled(stage, tmp_path)
        stage.export(tmp_path)
        damage(tmp_path)
        stage.load(tmp_path)
        failed, output = stage.run(tmp_path, "load/check.sql")
        assert failed == 1 and code in output, output
        failed, output = stage.run(tmp_path, "migrate.sql")
        assert failed == 1 and "O11-0974" in output, output


def test_a_file_that_ends_inside_a_row_does_not_load(server: EmulatedServer, tmp_path: Path) -> None:
    with staged(FilesStage, "simple_append", server) as stage:
        assert isinstance(stage, FilesStage)
        compiled(stage, tmp_path)
        stage.export(tmp_path)
        path = first_file(tmp_path)
        path.write_bytes(path.read_bytes()[:-1])
        with pytest.raises(DamagedError):
            stage.load(tmp_path)
        failed, output = stage.run(tmp_path, "load/check.sql")
        assert failed == 1, output


def test_scripts_before_the_load_and_after_a_second_one(server: EmulatedServer, tmp_path: Path) -> None:
    with staged(FilesStage, "simple_append", server) as stage:
        assert isinstance(stage, FilesStage)
        compiled(stage, tmp_path)
        (tmp_path / "rows").mkdir()
        for script in ("preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql", "load/check.sql"):
            failed, output = stage.run(tmp_path, script)
            assert failed == 1 and "O11-0974: the files are not loaded" in output, output
        (tmp_path / "rows").rmdir()
        stage.export(tmp_path)
        stage.load(tmp_path)
        assert stage.run(tmp_path, "load/check.sql")[0] == 0
        # Loaded once more without prepare.sql: keys refuse it, and where a table has none, check.sql does.
        with pytest.raises(TsqlError):
            stage.fill(tmp_path)
        with stage.session(stage.names[1]) as session:
            (lines,) = re.findall(r"^bcp o11c\.(\w+) in ", (tmp_path / "load" / "load.sh").read_text(), re.MULTILINE)
            columns = "[place], [rows], [highest], [digest]"
            session.batch(f"INSERT INTO [o11c].[{lines}] ({columns}) SELECT {columns} FROM [o11c].[{lines}];")
        failed, output = stage.run(tmp_path, "migrate.sql")
        assert failed == 1 and "O11-0974: the loaded files are not checked" in output, output
        failed, output = stage.run(tmp_path, "load/check.sql")
        assert failed == 1 and "O11-0972" in output, output


def test_a_source_that_changes_before_it_is_listed(server: EmulatedServer, tmp_path: Path) -> None:
    with staged(FilesStage, "simple_append", server) as stage:
        assert isinstance(stage, FilesStage)
        compiled(stage, tmp_path)
        stage.export(tmp_path)
        with stage.session(stage.names[0]) as session:
            session.batch(f"UPDATE [{SCHEMA}].[OSUSR_S01_CUSTOMER] SET [NAME] = N'Anna' WHERE [NAME] = N'Ann';")
            text = (tmp_path / "export" / "listing.sql").read_text(encoding="utf-8-sig")
            lines = [line for batch in split(text) for line in session.batch(batch)]
        (tmp_path / "rows" / "listing.txt").write_text("".join(f"{line}\n" for line in lines), encoding="ascii")
        stage.load(tmp_path)
        failed, output = stage.run(tmp_path, "load/check.sql")
        assert failed == 1 and "O11-0972" in output and "Shop.Customer" in output, output


def test_the_listing_is_made_on_the_source_only(server: EmulatedServer, tmp_path: Path) -> None:
    with staged(FilesStage, "simple_append", server) as stage:
        compiled(stage, tmp_path)
        failed, output = stage.run(tmp_path, "export/listing.sql")
        assert failed == 1 and "O11-0911" in output, output
