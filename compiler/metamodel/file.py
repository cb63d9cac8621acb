"""The snapshot file: JSON that is the same for the same metamodel, with a digest that is checked.

The file is one object: ``format``, ``version``, ``digest`` (SHA-256, hex, of the compact JSON of
the metamodel) and ``metamodel``. It is indented so that two snapshots can be compared with diff;
a name that ends in ``.gz`` is compressed, without a time stamp.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import zlib
from pathlib import Path

import msgspec

from compiler.diagnostics import CompileError, Diagnostic, diagnostic
from compiler.metamodel.rows import FORMAT, FORMAT_VERSION, Metamodel, Snapshot

_GZIP_MAGIC = b"\x1f\x8b"
_HEAD = b'{"format":"' + FORMAT.encode() + b'"'


class _Envelope(msgspec.Struct, frozen=True):
    """The outer object; unknown fields are let through, since a newer version may have some."""

    format: str
    version: int
    digest: str = ""
    metamodel: msgspec.Raw = msgspec.Raw(b"")


class _Document(msgspec.Struct, frozen=True):
    """What is written."""

    format: str
    version: int
    digest: str
    metamodel: Metamodel


def snapshot_digest(metamodel: Metamodel) -> str:
    """Return the SHA-256 (64 hex digits) of the metamodel's compact JSON.

    Row estimates and sizes count too, so two snapshots of a living database may differ in digest only
    for them.
    """
    return hashlib.sha256(msgspec.json.encode(metamodel)).hexdigest()


def write_snapshot(metamodel: Metamodel, path: Path) -> str:
    """Write the metamodel to ``path`` in one move and return its digest.

    The bytes depend on the metamodel alone. Raises ``CompileError`` O11-0114 when the file cannot be
    written; an older file of that name is then as it was.
    """
    digest = snapshot_digest(metamodel)
    document = _Document(FORMAT, FORMAT_VERSION, digest, metamodel)
    data = msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"
    if path.name.endswith(".gz"):
        data = gzip.compress(data, compresslevel=9, mtime=0)
    # Beside the file, since a move is atomic only within one file system.
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        try:
            with temporary.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise CompileError([diagnostic("O11-0114", str(path), error.strerror or str(error))]) from error
    return digest


def read_snapshot(path: Path) -> Snapshot:
    """Read a snapshot file and check it.

    Raises ``CompileError``: O11-0101 missing or unreadable, O11-0102 truncated, damaged or edited,
    O11-0103 another kind of file, O11-0104 written by a newer version.
    """
    where = str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CompileError([diagnostic("O11-0101", where, error.strerror or str(error))]) from error
    text = _unpack(data, where)
    try:
        envelope = msgspec.json.decode(text, type=_Envelope)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise CompileError([_not_decoded(text, where, str(error))]) from error
    if envelope.format != FORMAT:
        found = f"format {envelope.format[:60]!r} instead of {FORMAT!r}"
        raise CompileError([diagnostic("O11-0103", where, found)])
    if envelope.version > FORMAT_VERSION:
        found = f"version {envelope.version}; this version reads up to {FORMAT_VERSION}"
        raise CompileError([diagnostic("O11-0104", where, found)])
    if envelope.version < 1:
        raise CompileError([diagnostic("O11-0102", where, f"version {envelope.version}")])
    try:
        metamodel = msgspec.json.decode(envelope.metamodel, type=Metamodel)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise CompileError([diagnostic("O11-0102", where, str(error))]) from error
    digest = snapshot_digest(metamodel)
    if digest != envelope.digest:
        raise CompileError([diagnostic("O11-0102", where, "the content does not fit its digest")])
    return Snapshot(metamodel=metamodel, digest=digest)


def _unpack(data: bytes, where: str) -> bytes:
    """Return the JSON bytes. What counts is the content, not the name, so a renamed file can be read."""
    if not data.startswith(_GZIP_MAGIC):
        return data
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        raise CompileError([diagnostic("O11-0102", where, str(error))]) from error


def _not_decoded(text: bytes, where: str, found: str) -> Diagnostic:
    """Say damaged of what begins like a snapshot (an empty file does), foreign of anything else."""
    head = b"".join(text[:200].split())[: len(_HEAD)]
    return diagnostic("O11-0102" if _HEAD.startswith(head) else "O11-0103", where, found)
