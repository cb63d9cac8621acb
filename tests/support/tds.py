"""A server that speaks enough of SQL Server's protocol for a real ODBC driver to log in and to read answers.

It knows no SQL: queries go to a ``FakeSqlServer``. Source: Microsoft's "[MS-TDS]: Tabular Data Stream Protocol",
versions 7.2 to 7.4. No encryption is offered. What it proves is what drivers make of queries, types and errors; what
SQL Server makes of them it cannot tell.
"""

from __future__ import annotations

import re
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from compiler.metamodel.mssql_catalog import Cursor, DriverError
from tests.support.tsql_reader import SessionCursor

_BATCH, _RPC, _ATTENTION, _LOGIN, _PRELOGIN, _ANSWER = 0x01, 0x03, 0x06, 0x10, 0x12, 0x04
_LAST = 0x01
_PACKET = 4096
_COLLATION = bytes([0x09, 0x04, 0xD0, 0x00, 0x34])
_DONE, _DONE_ERROR = 0x0010, 0x0002


@dataclass
class TdsServer:
    """What the clients of one server have sent. ``refuse`` are (number, text) that answer every login."""

    cursor: Callable[[], Cursor]
    refuse: Sequence[tuple[int, str]] = ()
    port: int = 0
    logins: list[tuple[str, str, str]] = field(default_factory=list)
    batches: list[str] = field(default_factory=list)
    calls: int = 0


@contextmanager
def serving(server: TdsServer) -> Iterator[TdsServer]:
    """Listen on a port of this machine while the block runs."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server.port = listener.getsockname()[1]
        threading.Thread(target=_accept, args=(listener, server), daemon=True).start()
        yield server


def _accept(listener: socket.socket, server: TdsServer) -> None:
    while True:
        try:
            client, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=_serve, args=(client, server), daemon=True).start()


def _serve(client: socket.socket, server: TdsServer) -> None:
    cursor = server.cursor()
    with client, suppress(ConnectionError):
        while (message := _receive(client)) is not None:
            kind, data = message
            if kind == _PRELOGIN:
                _send(client, _prelogin())
            elif kind == _LOGIN:
                server.logins.append(_login(data))
                _send(client, _refusal(server.refuse) if server.refuse else _welcome(server.logins[-1][2]))
            elif kind == _BATCH:
                query = _text(data[struct.unpack_from("<I", data)[0] :])
                server.batches.append(query)
                _send(client, _answer(cursor, query))
            elif kind == _RPC:
                server.calls += 1
                _send(client, b"\x79" + struct.pack("<i", 0) + b"\xfe" + struct.pack("<HHQ", 0, 0, 0))
            elif kind == _ATTENTION:
                _send(client, b"\xfd" + struct.pack("<HHQ", 0x0020, 0, 0))


# --- packets -------------------------------------------------------------------------------------


def _receive(client: socket.socket) -> tuple[int, bytes] | None:
    data = b""
    while True:
        head = _exactly(client, 8)
        if head is None:
            return None
        kind, status, length = struct.unpack(">BBH", head[:4])
        body = _exactly(client, length - 8)
        if body is None:
            return None
        data += body
        if status & _LAST:
            return kind, data


def _exactly(client: socket.socket, size: int) -> bytes | None:
    data = b""
    while len(data) < size:
        try:
            piece = client.recv(size - len(data))
        except OSError:
            return None
        if not piece:
            return None
        data += piece
    return data


def _send(client: socket.socket, data: bytes) -> None:
    pieces = [data[start : start + _PACKET - 8] for start in range(0, len(data), _PACKET - 8)]
    for number, piece in enumerate(pieces, 1):
        last = _LAST if number == len(pieces) else 0
        client.sendall(struct.pack(">BBHHBB", _ANSWER, last, len(piece) + 8, 0, number % 256, 0) + piece)


def _text(data: bytes) -> str:
    return data.decode("utf-16-le")


def _short(text: str) -> bytes:
    return bytes([len(text)]) + text.encode("utf-16-le")


# --- logging in ----------------------------------------------------------------------------------


def _prelogin() -> bytes:
    options = [(0, bytes([15, 0, 0x07, 0xD0, 0, 0])), (1, b"\x02"), (2, b"\x00"), (3, b""), (4, b"\x00")]
    offset, table, values = 5 * len(options) + 1, b"", b""
    for token, value in options:
        table += struct.pack(">BHH", token, offset + len(values), len(value))
        values += value
    return table + b"\xff" + values


def _login(data: bytes) -> tuple[str, str, str]:
    """Return user, password and database of a LOGIN7 message."""

    def piece(at: int) -> bytes:
        offset, length = struct.unpack_from("<HH", data, at)
        return data[offset : offset + 2 * length]

    scrambled = bytes(byte ^ 0xA5 for byte in piece(44))
    password = bytes((byte >> 4) | (byte << 4) & 0xF0 for byte in scrambled)
    return _text(piece(40)), _text(password), _text(piece(68))


def _welcome(database: str) -> bytes:
    change = b"\x01" + _short(database) + _short("master")
    size = b"\x04" + _short(str(_PACKET)) + _short(str(_PACKET))
    name = "Microsoft SQL Server"
    known = b"\x01" + bytes([0x74, 0, 0, 4]) + _short(name) + bytes([15, 0, 0x07, 0xD0])
    tokens = [(0xE3, change), (0xE3, size), (0xAD, known)]
    return b"".join(bytes([token]) + struct.pack("<H", len(body)) + body for token, body in tokens) + _done(0)


def _refusal(errors: Sequence[tuple[int, str]]) -> bytes:
    return b"".join(_error(number, text) for number, text in errors) + _done(0, _DONE_ERROR)


def _error(number: int, text: str) -> bytes:
    message = struct.pack("<H", len(text)) + text.encode("utf-16-le")
    body = struct.pack("<IBB", number, 1, 14) + message + _short("fake") + _short("") + struct.pack("<I", 1)
    return b"\xaa" + struct.pack("<H", len(body)) + body


def _done(count: int, status: int = _DONE) -> bytes:
    return b"\xfd" + struct.pack("<HHQ", status, 0xC1, count)


# --- answers -------------------------------------------------------------------------------------


def _answer(cursor: Cursor, query: str) -> bytes:
    if _is_setting(query):
        return _done(0)
    try:
        cursor.execute(query)
        rows = cursor.fetchall()
    except DriverError as error:
        number = re.search(r"\((\d+)\)", str(error))
        return _error(int(number[1]) if number else 50000, str(error)) + _done(0, _DONE_ERROR)
    except AssertionError as error:
        return _error(208, f"Invalid object name: {error}") + _done(0, _DONE_ERROR)
    if not rows:
        width = cursor.width if isinstance(cursor, SessionCursor) else 1
        return _metadata([_nvarchar] * width) + _done(0) if query.lstrip().upper().startswith("SELECT") else _done(0)
    kinds = [_kind([row[place] for row in rows]) for place in range(len(rows[0]))]
    body = b"".join(b"\xd1" + b"".join(kind(value) for kind, value in zip(kinds, row, strict=True)) for row in rows)
    return _metadata(kinds) + body + _done(len(rows))


def _is_setting(query: str) -> bool:
    return re.fullmatch(r"(?is)\s*(set|use|if @@trancount)\b.*", query) is not None


Writer = Callable[[Any], bytes]


def _bit(value: Any) -> bytes:
    return b"\x00" if value is None else bytes([1, bool(value)])


def _integer(value: Any) -> bytes:
    return b"\x00" if value is None else b"\x08" + struct.pack("<q", value)


def _decimal(value: Any) -> bytes:
    if value is None:
        return b"\x00"
    return b"\x11" + bytes([value >= 0]) + abs(int(value)).to_bytes(16, "little")


def _guid(value: Any) -> bytes:
    return b"\x00" if value is None else b"\x10" + value.bytes_le


def _nvarchar(value: Any) -> bytes:
    """Write nvarchar(max): its length, one chunk, an empty one."""
    if value is None:
        return b"\xff" * 8
    data = value.encode("utf-16-le", "surrogatepass")
    chunk = struct.pack("<I", len(data)) + data if data else b""
    return struct.pack("<Q", len(data)) + chunk + struct.pack("<I", 0)


_TYPES: dict[Writer, bytes] = {
    _bit: b"\x68\x01",
    _integer: b"\x26\x08",
    _decimal: b"\x6c\x11\x26\x00",
    _guid: b"\x24\x10",
    _nvarchar: b"\xe7\xff\xff" + _COLLATION,
}


def _kind(values: Sequence[object]) -> Writer:
    known = [value for value in values if value is not None]
    if not known or isinstance(known[0], str):
        return _nvarchar
    if all(isinstance(value, bool) for value in known):
        return _bit
    if isinstance(known[0], UUID):
        return _guid
    return _decimal if isinstance(known[0], Decimal) else _integer


def _metadata(kinds: Sequence[Writer]) -> bytes:
    columns = b"".join(struct.pack("<IH", 0, 0x0009) + _TYPES[kind] + _short("") for kind in kinds)
    return b"\x81" + struct.pack("<H", len(kinds)) + columns
