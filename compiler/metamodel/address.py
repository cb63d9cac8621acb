"""Database URLs: which engine, where, as whom. A URL never carries a password."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from compiler.diagnostics import CompileError, diagnostic
from compiler.metamodel.rows import Engine

_SCHEMES: Mapping[str, Engine] = {
    "postgresql": Engine.POSTGRES,
    "postgres": Engine.POSTGRES,
    "mssql": Engine.MSSQL,
}
_SECRETS = frozenset({"password", "pwd", "sslpassword"})


@dataclass(frozen=True, slots=True)
class Address:
    """A parsed URL, without a password. ``url`` is the text as given, safe to print.

    ``options`` are the parameters after ``?`` in their order, names in lower case.
    """

    engine: Engine
    url: str
    user: str | None
    host: str | None
    port: int | None
    database: str | None
    options: tuple[tuple[str, str], ...]


def parse_url(url: str) -> Address:
    """Parse ``postgresql://``, ``postgres://`` or ``mssql://``.

    Raises ``CompileError``: O11-0110 when the URL holds a password, O11-0109 when it is no URL of
    these kinds. Neither message repeats the URL, since it may hold a password in a place where none is
    expected.
    """
    scheme, separator, _ = url.partition("://")
    engine = _SCHEMES.get(scheme.lower())
    if not separator or engine is None:
        found = f"scheme {scheme[:20]!r}" if separator and scheme.isalnum() else "no scheme"
        raise CompileError([diagnostic("O11-0109", found=found)])
    try:
        parts = urlsplit(url)
        options = tuple((name.lower(), value) for name, value in parse_qsl(parts.query, True, True))
        user_info, at, _ = parts.netloc.rpartition("@")
        if (at and ":" in user_info) or any(name in _SECRETS for name, _ in options):
            raise CompileError([diagnostic("O11-0110", found=f"a password in a {scheme} URL")])
        if engine is Engine.MSSQL:
            port = parts.port
            host = unquote(parts.hostname) if parts.hostname else None
        else:
            # libpq reads host and port itself: it knows lists of hosts and sockets.
            port, host = None, None
    except ValueError as error:
        raise CompileError([diagnostic("O11-0109", found="a malformed address")]) from error
    if "@" in parts.path or parts.fragment or (engine is Engine.MSSQL and not host):
        # A password with "/", "?" or "#" in it ends the host too early: say nothing of what follows.
        raise CompileError([diagnostic("O11-0109", found="a malformed address")])
    return Address(
        engine=engine,
        url=url,
        user=unquote(user_info) if at else None,
        host=host,
        port=port,
        database=unquote(parts.path.removeprefix("/")) or None,
        options=options,
    )
