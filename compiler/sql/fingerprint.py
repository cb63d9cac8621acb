"""Fingerprints of what the plan believes of an entity: the same text here and in the database.

The drift guard compares one fingerprint an entity instead of a row an attribute: the script stays
small, and the message names the entity. The fingerprint is MD5 over sorted lines; it guards
against accidents, not against somebody who forges a metamodel.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

from compiler.plan import ir

FIELD = "\x1f"
LINE = "\n"


def attribute_lines(fact: ir.EntityFact) -> list[str]:
    """Return a line for each attribute: key, name, type, declared column."""
    return [FIELD.join((item.key, item.name, item.type, item.column)) for item in fact.attributes]


def column_lines(fact: ir.EntityFact, name: Callable[[str], str] = str) -> list[str]:
    """Return a line for each column: ``name`` of its name, type, and on the target side whether it may be NULL."""
    return [
        FIELD.join((name(item.name), item.native, "" if item.nullable is None else str(int(item.nullable))))
        for item in fact.columns
    ]


def fingerprint(lines: Iterable[str], encoding: str) -> str:
    """Return the MD5 (hex) of the lines, sorted by code unit in ``encoding``, as PostgreSQL computes it.

    ``utf-8`` sorts as PostgreSQL's collation "C".
    """
    text = LINE.join(sorted(lines, key=lambda line: line.encode(encoding)))
    return _md5(text.encode(encoding))


def digest_fingerprint(lines: Iterable[str], encoding: str) -> str:
    """Return the number of different lines and the sum of their digests, ``5:-123``, as T-SQL computes it.

    A line's digest is the first eight bytes of its MD5, as a number with a sign. The MD5 is over its bytes in
    ``encoding``: ``utf-16-le`` is what HASHBYTES sees of nvarchar, ``utf-8`` what Babelfish shows it.
    """
    digests = {int.from_bytes(_digest(line.encode(encoding))[:8], "big", signed=True) for line in lines}
    return f"{len(digests)}:{sum(digests)}"


def digest_fingerprints(lines: Iterable[str]) -> str:
    """Return the fingerprint in both encodings, between bars: a server computes one of them."""
    listed = tuple(lines)
    return f"|{digest_fingerprint(listed, 'utf-16-le')}|{digest_fingerprint(listed, 'utf-8')}|"


def folded(name: str) -> str:
    """Return a name as T-SQL's fingerprints have it: in lower case, unless it holds a sign that is not ASCII.

    A server may fold the names in its catalog; of other signs two servers need not make the same lower case.
    """
    return name.lower() if all(" " <= sign <= "~" for sign in name) else name


def _md5(data: bytes) -> str:
    return _digest(data).hex()


def _digest(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()
