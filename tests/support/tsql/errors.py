"""Errors that a server reports, and which of SQL Server's numbers PostgreSQL's errors stand for."""

from __future__ import annotations

import re

import psycopg

from tests.support.tsql.lexer import NotEmulated


class TsqlError(Exception):
    """An error as a script sees it. ``compiling``: found before the batch began; its own CATCH cannot catch it.

    ``dooms``: with XACT_ABORT ON the transaction cannot go on (not so for RAISERROR).
    """

    def __init__(
        self, number: int, message: str, *, severity: int = 16, line: int = 0, compiling: bool = False,
        dooms: bool = True,
    ) -> None:
        super().__init__(message)
        self.number = number
        self.message = message
        self.severity = severity
        self.line = line
        self.compiling = compiling
        self.dooms = dooms
        # Found when the text of an EXEC was compiled: its caller's CATCH can catch it.
        self.inner = False

    def __str__(self) -> str:
        """Return it as sqlcmd prints it."""
        return f"Msg {self.number}, Level {self.severity}, Line {self.line}: {self.message}"


# The functions of ``setup`` report errors of their own this way.
_OWN = re.compile(r"tsql:(\d+):(.*)", re.DOTALL)
_NUMBERS = {
    "23505": (2627, "Cannot insert duplicate key"), "23503": (547, "The statement conflicted with the constraint"),
    "23502": (515, "Cannot insert the value NULL"), "23514": (547, "The statement conflicted with the constraint"),
    "22003": (8115, "Arithmetic overflow error"), "22012": (8134, "Divide by zero error encountered"),
    "21000": (512, "Subquery returned more than 1 value"), "22007": (241, "Conversion failed"),
    "22008": (242, "The conversion resulted in an out-of-range value"),
}
LENGTH_CHECK = "tsql_length_"


def translated(error: psycopg.Error, sql: str) -> TsqlError:
    """Return the server's error for one of PostgreSQL. Raises ``NotEmulated`` for one without a counterpart."""
    text = str(error.diag.message_primary or error)
    own = _OWN.match(text)
    if own:
        return TsqlError(int(own[1]), own[2])
    if (error.diag.constraint_name or "").startswith(LENGTH_CHECK):
        return TsqlError(2628, f"String or binary data would be truncated: {text}")
    if error.sqlstate not in _NUMBERS:
        raise NotEmulated(f"PostgreSQL says {error.sqlstate} {error}\n{sql[:4000]}") from error
    number, words = _NUMBERS[error.sqlstate]
    return TsqlError(number, f"{words}: {text}")
