"""The small words of the case notation: the short spelling of types, and YAML scalars as values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

Tree = Mapping[str, Any]
_FLAGS: Mapping[str, tuple[str, object]] = {
    "mandatory": ("mandatory", True),
    "notnull": ("not_null", True),
    "unique": ("unique", True),
    "deleted": ("active", False),
    "nocolumn": ("column", None),
    "auto": ("autonumber", True),
    "identifier": ("identifier", True),
    "protect": ("delete_rule", "Protect"),
    "delete": ("delete_rule", "Delete"),
    "ignore": ("delete_rule", "Ignore"),
}


def spelled(given: object) -> dict[str, Any]:
    """Return the long form of a type: the short spelling is under ``is``."""
    return dict(given) if isinstance(given, Mapping) else {"is": given}


def read_words(tree: dict[str, Any]) -> dict[str, Any]:
    """Read the short spelling: ``Text 40 notnull``, ``Decimal 12.2``, ``-> Customer ignore``."""
    words = str(tree.pop("is", "")).split()
    found: dict[str, Any] = {}
    if words and words[0] == "->":
        found["refers"] = words[1]
        del words[:2]
    elif words:
        found["type"] = words.pop(0)
        if words and words[0][0].isdigit():
            length, _, decimals = words.pop(0).partition(".")
            found["length"] = int(length)
            found["decimals"] = int(decimals) if decimals else None
    for word in words:
        if word not in _FLAGS:
            raise ValueError(f"unknown word {word!r} in an attribute")
        field, value = _FLAGS[word]
        found[field] = value
    return {**found, **tree}


def scalar(kind: str, value: object) -> object:
    """Return a YAML scalar as the Python value of an O11 type.

    A Date or a Time written as day and time is a moment: for columns that hold one (``native``).
    """
    if value is None:
        return None
    match kind:
        case "Date" | "Time" if " " in str(value):
            return datetime.fromisoformat(str(value))
        case "Decimal" | "Currency":
            return Decimal(str(value))
        case "Date":
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        case "Time":
            return time.fromisoformat(str(value))
        case "DateTime":
            return value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
        case "BinaryData":
            return bytes.fromhex(str(value))
        case _:
            return value
