"""Reads a metamodel through a session that takes T-SQL, with the reader that ``o11c snapshot`` uses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from compiler.metamodel.mssql import read_with
from compiler.metamodel.mssql_catalog import DriverError
from compiler.metamodel.rows import Metamodel, Platform
from tests.support.tsql.errors import TsqlError
from tests.support.tsql_server import TsqlSession


class SessionCursor:
    """A session as the cursor that the reader wants."""

    def __init__(self, session: TsqlSession) -> None:
        self.session = session
        self.found: list[tuple[object, ...]] = []
        self.width = 0  # columns of the last query

    def execute(self, query: str, /) -> object:
        """Run one query. Raises ``DriverError``."""
        self.found = []
        try:
            if query.lstrip().upper().startswith("SELECT"):
                names, self.found = self.session.select(query)
                self.width = len(names)
            else:
                self.session.batch(query)
        except TsqlError as error:
            raise DriverError("42000", f"{error.message} ({error.number})") from error
        return self

    def fetchall(self) -> Sequence[Sequence[Any]]:
        """Return its rows."""
        return self.found


def read_metamodel(session: TsqlSession, schema: str, platform: Platform) -> Metamodel:
    """Read the metamodel of a schema. Sizes on disk are left out: they differ from server to server."""
    found = read_with(SessionCursor(session), schema, platform)
    return msgspec.structs.replace(
        found, tables=tuple(msgspec.structs.replace(table, bytes=None) for table in found.tables)
    )
