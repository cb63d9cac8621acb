"""Names that the plan makes: maps, steps, checks. Pure functions of keys, safe in every dialect."""

from __future__ import annotations

import hashlib
import re

from compiler.model.types import EntityKey
from compiler.plan import ir


def key_of(key: EntityKey) -> ir.Key:
    """Return the plan's form of an entity key."""
    return ir.Key(key.espace, key.entity)


def slug(text: str, limit: int = 32) -> str:
    """Return ``text`` in lower-case ASCII letters, digits and underscores, for file and table names."""
    plain = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")
    return plain[:limit].strip("_") or "x"


def map_table(key: EntityKey, name: str) -> str:
    """Return the table name of an entity's identifier map: at most 47 bytes, unique by key."""
    digest = hashlib.sha256(str(key).encode()).hexdigest()[:10]
    return f"map_{slug(name)}_{digest}"


def rows_table(key: EntityKey, name: str, side: ir.Side) -> str:
    """Return the name of an entity's selection: a temporary table, at most 48 bytes, unique by key and side."""
    digest = hashlib.sha256(f"{side.value} {key}".encode()).hexdigest()[:10]
    return f"rows_{slug(name)}_{digest}"


def kept_table(key: EntityKey, name: str) -> str:
    """Return the name of the work table that keeps an event table's rows aside."""
    digest = hashlib.sha256(str(key).encode()).hexdigest()[:10]
    return f"kept_{slug(name)}_{digest}"


def before_image(key: EntityKey, name: str, *, events: bool = False) -> str:
    """Return the name of the table that holds rows as they were before the run, of an entity or its event table."""
    return _image("before", key, name, events)


def after_image(key: EntityKey, name: str, *, events: bool = False) -> str:
    """Return the name of the table that says how the run left rows, of an entity or its event table."""
    return _image("after", key, name, events)


def links_image(table: str) -> str:
    """Return the name of the table that holds the links that a run has deleted and inserted in a target table."""
    digest = hashlib.sha256(f"links {table}".encode()).hexdigest()[:10]
    return f"before_{slug(table)}_{digest}"


def _image(prefix: str, key: EntityKey, name: str, events: bool) -> str:
    digest = hashlib.sha256(f"{'events ' if events else ''}{key}".encode()).hexdigest()[:10]
    return f"{prefix}_{slug(name)}_{digest}"


def earlier_map(table: str) -> str:
    """Return the name under which an earlier run's map is kept aside."""
    return f"before_{table}"


def step_id(number: int, total: int, text: str) -> str:
    """Return a step's id: its number in steps of ten, as wide as the plan needs, and a slug."""
    width = max(3, len(str(total * 10)))
    return f"{number * 10:0{width}d}-{slug(text, 60).replace('_', '-')}"
