"""Why SQL Server was not reached, or did not let the login in: what ODBC drivers say, with what to do.

The drivers say little: Microsoft's reports a closed port as a timeout, FreeTDS a wrong host name, a wrong port and
a server that speaks another protocol all alike. So after a failure the host's name and port are tried once more.
Numbers are SQL Server's own (documentation, "Database Engine events and errors").
"""

from __future__ import annotations

import re
import socket
from collections.abc import Sequence

from compiler.diagnostics import Diagnostic, diagnostic
from compiler.metamodel.address import Address
from compiler.metamodel.mssql_catalog import DriverError

_DEFAULT_PORT = 1433
_REACH_SECONDS = 5
_UNREACHED = ("08001", "08004", "08S01", "HYT00", "HYT01", "HY000")

# Words of a refusal, and what to do. The first that fits counts: 4060 comes together with 18456.
_ACTIONS: Sequence[tuple[re.Pattern[str], str]] = (
    (
        re.compile(r"\((?:4060|911)\)|Cannot open database|database \S+ does not exist", re.IGNORECASE),
        "Check the database's name; if it is right, the login has no user in it: CREATE USER ... FOR LOGIN ...",
    ),
    (
        re.compile(r"\(40615\)|not allowed to access the server", re.IGNORECASE),
        "Let this machine's address through the firewall of the server (Azure: networking of the server).",
    ),
    (
        re.compile(r"\((?:18487|18488)\)|must be changed|has expired"),
        "Change the login's password with another tool first.",
    ),
    (
        re.compile(r"certificate|SSL Provider|TLS|SSL routines", re.IGNORECASE),
        "Install the authority that has signed the server's certificate, and use the host name that it is made "
        "for; trustServerCertificate=yes in the URL goes without the check, encrypt=no without encryption: only in "
        "a network that you trust.",
    ),
    (
        re.compile(r"encrypt", re.IGNORECASE),
        "The server offers no encryption: with encrypt=no in the URL the login goes without, in a network that you "
        "trust.",
    ),
)
_LOGIN = re.compile(r"\(184\d\d\)|Login failed|password authentication failed", re.IGNORECASE)
_NO_LIBRARY = re.compile(r"Can't open lib|Data source name not found|could not be loaded", re.IGNORECASE)


def explain(address: Address, error: DriverError, *, given: bool) -> Diagnostic:
    """Return O11-0107 with what to do, or O11-1001 when it is the driver that cannot be loaded.

    ``given``: there was a password. The text of ``error`` must not hold it.
    """
    text = str(error)
    where = f"mssql server {address.host}"
    if error.state in ("IM002", "IM003", "IM004") or _NO_LIBRARY.search(text):
        action = "Install the driver again with the libraries that it needs (ldd shows them), or name another: ?driver="
        return diagnostic("O11-1001", "SQL Server", text, action)
    for pattern, action in _ACTIONS:
        if pattern.search(text):
            return diagnostic("O11-0107", where, text, action)
    if error.state == "28000" or _LOGIN.search(text):
        return diagnostic("O11-0107", where, text, _login_action(address, given=given))
    if error.state in _UNREACHED:
        found, action = _reach(address)
        return diagnostic("O11-0107", where, f"{text}; {found}" if found else text, action)
    return diagnostic("O11-0107", where, text)


def _login_action(address: Address, *, given: bool) -> str:
    if address.user is None:
        return "Without a user in the URL the driver takes your own account: write mssql://user@host/db, or log in."
    if not given:
        return "O11C_MSSQL_PASSWORD is not set: put the password there."
    return "Check user and password (O11C_MSSQL_PASSWORD); the server's error log tells the reason by its state."


def _reach(address: Address) -> tuple[str, str]:
    """Try host and port without a driver. Returns what was found and what to do."""
    host, port = address.host or "", address.port or _DEFAULT_PORT
    if "\\" in host:
        return "", "Check the instance's name, and that UDP port 1434 (SQL Server Browser) is open; or give its port."
    try:
        with socket.create_connection((host, port), timeout=_REACH_SECONDS):
            pass
    except (socket.gaierror, UnicodeError):
        return f"the name {host} is not known", "Check the host's name, and the DNS of this machine."
    except TimeoutError:
        return (
            f"no answer from {host}, port {port}",
            "Check host and port, and the firewalls on the way; SQL Server must accept TCP connections.",
        )
    except OSError as problem:
        return (
            f"no connection to {host}, port {port}: {problem.strerror or problem}",
            "Check host and port; SQL Server must run and accept TCP connections.",
        )
    return (
        f"port {port} of {host} is open, but what listens there does not answer as SQL Server does",
        "Check the port: SQL Server's own is 1433. A server that is starting, a proxy, or one without the encryption "
        "that was asked for can be the cause too.",
    )
