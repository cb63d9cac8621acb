"""A connection to SQL Server: which ODBC driver, how it is called, and what its refusals mean.

Sources: Microsoft's "DSN and Connection String Keywords" and its release notes of the ODBC driver; FreeTDS's user
guide, "ODBC Connection String Attributes"; both tried against servers that are closed, silent, or no SQL Server.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from platform import machine
from typing import Any

from compiler.diagnostics import CompileError, Diagnostic, diagnostic
from compiler.metamodel.address import Address
from compiler.metamodel.mssql_catalog import DriverError
from compiler.metamodel.mssql_refusals import explain

try:
    import pyodbc  # type: ignore[import-not-found, unused-ignore]
except ImportError as _error:
    # Either the extra is not installed, or its wheel finds no libodbc on this machine.
    PYODBC_PROBLEM: str | None = str(_error)
else:
    PYODBC_PROBLEM = None

PASSWORD_VARIABLE = "O11C_MSSQL_PASSWORD"
FREETDS = "FreeTDS"
INSTALL_DRIVER = (
    "Install Microsoft's ODBC Driver 18 for SQL Server, or pip install mssql-python-odbc (the same driver), or "
    "FreeTDS (Debian: tdsodbc)."
)
_LOGIN_SECONDS = 15
# A catalog of some thousand tables is read in seconds; a network that has swallowed the answer never ends.
_QUERY_SECONDS = 600
_MICROSOFT = re.compile(r"ODBC Driver (\d+) for SQL Server")
_OLDEST = 17
_PASSWORD = re.compile(r"PWD\s*=\s*(?:\{(?:[^}]|\}\})*\}|[^;]*)", re.IGNORECASE)
_BY_CHANCE = 3
_BUNDLE = "mssql_python_odbc"
_YES_NO = frozenset({"yes", "no"})
_OPTIONS = {"driver": None, "encrypt": _YES_NO | {"strict"}, "trustservercertificate": _YES_NO}


class OdbcCursor:
    """A pyodbc connection as a ``Cursor``: its errors become ``DriverError``, without the password."""

    def __init__(self, connection: pyodbc.Connection, password: str) -> None:
        self._connection = connection
        self._cursor = connection.cursor()
        self._password = password

    def execute(self, query: str, /) -> object:
        """Run one query."""
        try:
            return self._cursor.execute(query)
        except pyodbc.Error as error:
            raise driver_error(error, self._password) from error

    def fetchall(self) -> Sequence[Sequence[Any]]:
        """Return its rows."""
        try:
            return [tuple(row) for row in self._cursor.fetchall()]
        except (pyodbc.Error, UnicodeDecodeError) as error:
            raise driver_error(error, self._password) from error

    def close(self) -> None:
        """Close the connection; what the server says to that is of no use any more."""
        try:
            self._connection.close()
        except pyodbc.Error:
            return


def connect(address: Address, database: str | None = None) -> OdbcCursor:
    """Open a connection in autocommit mode; the password is taken from O11C_MSSQL_PASSWORD.

    Raises ``CompileError``: O11-1001 when pyodbc or an ODBC driver is missing, O11-0107 when the server
    cannot be reached or refuses the login, O11-0109 for an unknown parameter in the URL.
    """
    if PYODBC_PROBLEM is not None:
        raise CompileError([_no_pyodbc(PYODBC_PROBLEM)])
    options = _options(address)
    password = os.environ.get(PASSWORD_VARIABLE, "")
    where = f"mssql server {address.host}"
    try:
        driver = choose_driver(pyodbc.drivers(), options.get("driver"), bundled_driver())
        text = connection_string(address, database, driver, password)
        connection = pyodbc.connect(text, autocommit=True, readonly=True, timeout=_LOGIN_SECONDS)
        # Text of a code page comes as UTF-16 too: otherwise Microsoft's driver brings it to the locale's own.
        connection.setdecoding(pyodbc.SQL_CHAR, encoding="utf-16le", ctype=pyodbc.SQL_WCHAR)
        connection.timeout = _QUERY_SECONDS
        return OdbcCursor(connection, password)
    except UnicodeError:
        # The error holds the whole connection string: it is neither shown nor kept.
        found = f"{PASSWORD_VARIABLE}, or a name in the URL, is no valid Unicode text"
        raise CompileError([diagnostic("O11-0107", where, found)]) from None
    except pyodbc.Error as error:
        raise CompileError([explain(address, driver_error(error, password), given=bool(password))]) from None


def _no_pyodbc(problem: str) -> Diagnostic:
    """Say what is missing: the package, or the shared library that it is linked to."""
    if "odbc" in problem and "No module" not in problem:
        action = "Install unixODBC (Debian, Ubuntu: unixodbc; Red Hat: unixODBC; macOS: brew install unixodbc)."
    else:
        action = 'Run: pip install "o11c[sqlserver]"; pyodbc also needs unixODBC (Debian: unixodbc).'
    return diagnostic("O11-1001", "SQL Server", problem, action)


# --- the driver ----------------------------------------------------------------------------------


def is_freetds(driver: str) -> bool:
    """Tell a FreeTDS driver, by its name or its library's, from one of Microsoft's."""
    return "freetds" in driver.lower() or "tdsodbc" in driver.lower()


def choose_driver(installed: Sequence[str], wanted: str | None = None, bundled: Path | None = None) -> str:
    """Return what DRIVER= is to name.

    ``wanted`` is the URL's own choice: a name among ``installed`` or the path of a library. Else the newest of
    Microsoft's drivers counts, from 17 on; then ``bundled``; then FreeTDS. Raises ``CompileError`` O11-1001.
    """
    listed = ", ".join(sorted(installed)) or "none"
    if wanted is not None:
        if wanted in installed or (Path(wanted).is_absolute() and Path(wanted).is_file()):
            return wanted
        found = f"no ODBC driver {wanted!r}; installed: {listed}"
        action = "Name an installed driver, or the full path of its library; or leave `driver` out of the URL."
        raise CompileError([diagnostic("O11-1001", "SQL Server", found, action)])
    versions = [(int(match[1]), name) for name in installed if (match := _MICROSOFT.fullmatch(name))]
    if versions and max(versions)[0] >= _OLDEST:
        return max(versions)[1]
    if bundled is not None:
        return str(bundled)
    if FREETDS in installed:
        return FREETDS
    if versions:
        found = f"{max(versions)[1]} is too old; o11c needs {_OLDEST} or later. Installed: {listed}"
    else:
        found = f"no ODBC driver for SQL Server among: {listed}"
    raise CompileError([diagnostic("O11-1001", "SQL Server", found, INSTALL_DRIVER)])


def bundled_driver() -> Path | None:
    """Return Microsoft's library inside the package ``mssql-python-odbc``, None when it is not installed.

    The package has a folder for each family of Linux and one for macOS; its Windows driver must be registered.
    """
    spec = find_spec(_BUNDLE)
    if spec is None or spec.origin is None:
        return None
    libraries = Path(spec.origin).parent / "libs"
    folder = libraries / "linux" / _family() / ("arm64" if machine() in ("aarch64", "arm64") else machine())
    if not folder.is_dir():
        folder = libraries / "macos" / ("arm64" if machine() == "arm64" else "x86_64")
    found = sorted(folder.glob("lib/libmsodbcsql*18*"))
    return found[-1] if found else None


def _family() -> str:
    if Path("/etc/alpine-release").exists():
        return "alpine"
    if Path("/etc/redhat-release").exists():
        return "rhel"
    return "suse" if Path("/etc/SuSE-release").exists() or Path("/etc/SUSE-brand").exists() else "debian_ubuntu"


# --- the connection string -----------------------------------------------------------------------


def connection_string(address: Address, database: str | None, driver: str, password: str) -> str:
    """Return the ODBC connection string; it holds the password, so it is never printed.

    Without a user the driver uses the caller's own account. Raises ``CompileError`` O11-0109 for a parameter of
    the URL that is unknown, or that the driver cannot keep.
    """
    options = _options(address)
    freetds = is_freetds(driver)
    pairs = [("DRIVER", driver)]
    if freetds:
        host, instance, _ = (address.host or "").partition("\\")
        if instance and address.port is None:
            pairs.append(("SERVER", address.host or ""))  # the instance is asked for its port
        else:
            pairs += [("SERVER", host), ("PORT", str(address.port or 1433))]
        pairs += [("TDS_Version", "7.4"), ("ClientCharset", "UTF-8"), *_freetds_security(options)]
    else:
        server = address.host or ""
        pairs.append(("SERVER", server if address.port is None else f"{server},{address.port}"))
        names = {"encrypt": "Encrypt", "trustservercertificate": "TrustServerCertificate"}
        pairs += [(names[name], value) for name, value in options.items() if name in names]
    if database or address.database:
        pairs.append(("DATABASE", database or address.database or ""))
    if address.user:
        pairs += [("UID", address.user), ("PWD", password)]
    elif not freetds:
        pairs.append(("Trusted_Connection", "yes"))
    pairs.append(("APP", "o11c"))
    quoted = _freetds_value if freetds else _braced
    return "".join(f"{name}={quoted(value)};" for name, value in pairs)


def _braced(value: str) -> str:
    return "{" + value.replace("}", "}}") + "}"


def _freetds_value(value: str) -> str:
    """Return the value as FreeTDS reads it: with braces around it, it ends at "};", and nothing is doubled."""
    if ";" not in value and not value.startswith("{"):
        return value
    if "};" in value:
        found = 'FreeTDS takes no password, user or name with "};" in it'
        raise CompileError([diagnostic("O11-0107", "SQL Server", found, "Use Microsoft's ODBC driver.")])
    return "{" + value + "}"


def _options(address: Address) -> dict[str, str]:
    """Return the parameters of the URL, checked: ``driver``, ``encrypt``, ``trustServerCertificate``."""
    options: dict[str, str] = {}
    for name, value in address.options:
        allowed = _OPTIONS.get(name)
        if name not in _OPTIONS:
            action = "The URL may carry driver, encrypt and trustServerCertificate."
            raise CompileError([diagnostic("O11-0109", "mssql URL", f"unknown parameter {name}", action)])
        if allowed is not None and value.lower() not in allowed:
            found = f"{name} is {value[:20]!r}, and can be {', '.join(sorted(allowed))}"
            raise CompileError([diagnostic("O11-0109", "mssql URL", found, "Correct the parameter.")])
        options[name] = value if allowed is None else value.lower()
    return options


def _freetds_security(options: dict[str, str]) -> list[tuple[str, str]]:
    """Return FreeTDS's words for what the URL asks. It encrypts when the server can, and checks no certificate."""
    encrypt = options.get("encrypt")
    if encrypt == "strict" or options.get("trustservercertificate") == "no":
        found = "FreeTDS checks no certificate and knows no strict encryption"
        action = "Use Microsoft's ODBC driver, or leave encrypt=strict and trustServerCertificate=no out of the URL."
        raise CompileError([diagnostic("O11-0109", "mssql URL", found, action)])
    return [("Encryption", "require" if encrypt == "yes" else "off")] if encrypt is not None else []


def driver_error(error: Exception, password: str) -> DriverError:
    """Make a ``DriverError`` of a pyodbc one, whose arguments are SQLSTATE and message."""
    state = str(error.args[0]) if error.args else ""
    message = " ".join(str(error.args[-1] if error.args else error).split())
    message = _PASSWORD.sub("PWD=***", message)
    # One, two or three signs are in many a word by chance, and a gap there would tell them.
    for secret in (password, password.replace("}", "}}")):
        if len(secret) > _BY_CHANCE:
            message = message.replace(secret, "***")
    return DriverError(state, message)
