"""Fingerprints of what the plan believes of an entity: the same text here and in the database.

The drift guard compares one fingerprint an entity instead of a row an attribute: the script stays
small, and the message names the entity. The fingerprint is MD5 over sorted lines; it guards
against accidents, not against somebody who forges a metamodel.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from compiler.plan import ir

FIELD = "\x1f"
LINE = "\n"


def attribute_lines(fact: ir.EntityFact) -> list[str]:
    """Return a line for each attribute: key, name, type, declared column."""
    return [FIELD.join((item.key, item.name, item.type, item.column)) for item in fact.attributes]


def column_lines(fact: ir.EntityFact) -> list[str]:
    """Return a line for each column: name, type, and on the target side whether it may be NULL."""
    return [
        FIELD.join((item.name, item.native, "" if item.nullable is None else str(int(item.nullable))))
        for item in fact.columns
    ]


def fingerprint(lines: Iterable[str], encoding: str) -> str:
    """Return the MD5 (hex) of the lines, sorted by code unit in ``encoding``, as PostgreSQL computes it.

    ``utf-8`` sorts as PostgreSQL's collation "C".
    """
    text = LINE.join(sorted(lines, key=lambda line: line.encode(encoding)))
    return _md5(text.encode(encoding))


def fingerprint_of_digests(lines: Iterable[str]) -> str:
    """Return the MD5 (upper-case hex) of the different lines' own MD5s, sorted, as T-SQL computes it.

    A line's MD5 is over its UTF-16LE bytes, which is what HASHBYTES sees of nvarchar. SQL Server 2016
    joins rows through XML, which cannot hold the sign between fields; hexadecimal digits it can.
    """
    digests = sorted({_md5(line.encode("utf-16-le")).upper() for line in lines})
    return _md5("".join(digests).encode("ascii")).upper()


def _md5(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()
