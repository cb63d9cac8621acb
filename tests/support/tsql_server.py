"""What tests need of a server that takes T-SQL: the emulated one (``tests.support.tsql``) or a real one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tests.house.tsql_batches import split
from tests.support.tsql.errors import TsqlError

_VARIABLE = re.compile(r"\$\((\w+)\)")
_STOPS = re.compile(r"^[ \t]*:on error exit[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)


class TsqlSession(Protocol):
    """A session in one database."""

    def batch(self, text: str) -> list[str]:
        """Run a batch; return what it prints, rows with ``|`` between values. Raises ``TsqlError``.

        What was printed before the error is a note of the error.
        """

    def select(self, text: str) -> tuple[list[str], list[tuple[object, ...]]]:
        """Return the column names and rows of one query."""

    def close(self) -> None:
        """End the session."""


class TsqlServer(Protocol):
    """A server. ``babelfish``: it is Babelfish, which lacks some statements."""

    babelfish: bool

    def create_database(self, name: str, collation: str) -> None:
        """Make an empty database."""

    def drop_database(self, name: str) -> None:
        """Drop a database, together with the sessions that are in it."""

    def connect(self, database: str) -> TsqlSession:
        """Open a session."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a script did: sqlcmd's exit code, and all that it printed."""

    code: int
    output: str


def sqlcmd(server: TsqlServer, database: str, script: Path, environment: Mapping[str, str]) -> Ran:
    """Run a script as ``sqlcmd -b -d database -i script`` in the script's folder does.

    ``$(name)`` is taken from the environment; one that is not there stays, as it does in SSMS. With
    ``:on error exit`` nothing follows an error, else the next batch does.
    """
    text = script.read_text(encoding="utf-8-sig")
    batches = [
        _VARIABLE.sub(lambda match: environment.get(match[1], match[0]), batch)
        for batch in split(text, include=script.parent)
    ]
    return run_batches(server, database, batches, stops=bool(_STOPS.search(text)))


def run_batches(server: TsqlServer, database: str, batches: Sequence[str], *, stops: bool) -> Ran:
    """Run batches in a session of their own."""
    session = server.connect(database)
    lines: list[str] = []
    code = 0
    try:
        for batch in batches:
            try:
                lines += session.batch(batch)
            except TsqlError as error:
                lines += [*getattr(error, "__notes__", ()), str(error)]
                code = 1
                if stops:
                    break
    finally:
        session.close()
    return Ran(code, "\n".join(lines))


def literal(value: object) -> str:
    """Return a value as T-SQL writes it."""
    # Values of the tests: what ``compiler.demo`` puts into rows.
    match value:
        case None:
            return "NULL"
        case bool():
            return str(int(value))
        case bytes():
            return f"0x{value.hex()}"
        case str():
            return "N'" + value.replace("'", "''") + "'"
        case _ if hasattr(value, "isoformat"):
            text = value.isoformat()
            moment = text if "T" in text else f"{text}T00:00:00" if "-" in text else f"1900-01-01T{text}"
            return f"'{moment[:23]}'"
        case _:
            return str(value)


def shown(value: object) -> str:
    """Return a value as a client prints it."""
    if value is None:
        return "NULL"
    return f"0x{value.hex().upper()}" if isinstance(value, bytes) else str(value)


def bracketed(*names: str) -> str:
    """Return a name of parts."""
    return ".".join(f"[{name.replace(']', ']]')}]" for name in names)
