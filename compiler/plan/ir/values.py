"""Values: what a target column gets."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from compiler.metamodel.rows import DataType
from compiler.plan.ir.base import Column, Missing, Part, Tagged


class Copy(Tagged, frozen=True, tag="copy"):
    """The source column's value as it is."""

    source: Column


class Trimmed(Tagged, frozen=True, tag="trimmed"):
    """The source column's text without the blanks around it."""

    source: Column


class NewId(Tagged, frozen=True, tag="new_id"):
    """The row's own new identifier, through its own map."""

    source: Column
    map: str


class Remap(Tagged, frozen=True, tag="remap"):
    """A reference: the new id that ``map`` has for the source column's value.

    ``missing`` says what happens to a value that the map lacks; NULL stays NULL. ``zero``: the number
    0 stands for "nothing" too and is written as it is (event tables, declared soft references).
    ``instead`` names the result of a ``FindUser`` step: a value that the map lacks becomes that id.
    """

    source: Column
    map: str
    missing: Missing
    zero: bool = False
    instead: str | None = None


class TextCase(Part, frozen=True):
    """When a text holds an id: ``map`` says whose. ``selectors`` are the selector's values as text."""

    map: str
    selectors: tuple[str, ...] = ()


class RemapText(Tagged, frozen=True, tag="remap_text"):
    """A text that holds an id (BPT's INPUT_VALUE, a soft reference): the new id, as text.

    The case whose ``selectors`` hold the value of ``selector`` (a column of the same row, compared as
    text) tells the map; without ``selector`` the only case holds for every row. A row without a case
    keeps its value, and so do NULL, empty text and "0". The map's ids are cast to text and compared,
    the value is never cast (docs/safety.md). A value that the map lacks fails the run (``ERROR``) or
    becomes empty text (``NULL``).
    """

    source: Column
    cases: tuple[TextCase, ...]
    missing: Missing
    selector: Column | None = None


class MaskKind(StrEnum):
    """How a mask makes its value. Blank, null and constant masks are plain ``Constant`` values."""

    HASH = "hash"
    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    TEXT = "text"


class Mask(Tagged, frozen=True, tag="mask"):
    """A text replaced by one that depends on it and on the run's key only (docs/project-file.md: mask).

    NULL stays NULL, empty text stays empty. digest = SHA-256 over key bytes, then the text's UTF-16LE
    bytes, as lower-case hex. ``HASH``: the digest's first ``length`` characters (64 without a limit).
    The others are made of the digest as well; ``compiler/plan/masks.py`` holds the one definition.
    ``length`` is the target column's, None without a limit.
    """

    source: Column
    kind: MaskKind
    length: int | None = None


class Later(Tagged, frozen=True, tag="later"):
    """Written empty now; a ``LinkReference`` step sets it."""


class Constant(Tagged, frozen=True, tag="constant"):
    """A literal. ``text`` is its canonical text (``true``, ``12.5``, ``1900-01-01 00:00:00``), None is NULL."""

    type: DataType
    text: str | None


class DatabaseDefault(Tagged, frozen=True, tag="default"):
    """The column is not named in the insert: the database's own default fills it."""

    expression: str


class Generated(Tagged, frozen=True, tag="generated"):
    """The target's identity makes it during the insert (map kind minted)."""


Value: TypeAlias = Copy | Trimmed | NewId | Remap | RemapText | Mask | Later | Constant | DatabaseDefault | Generated


class ColumnPlan(Part, frozen=True):
    """What one target column gets, and why. ``attribute`` is None for columns without an attribute.

    ``folded`` (of an update): a text that rows are matched by. It is written only where it is not equal as
    people read it (docs/equality.md); otherwise the target's spelling stays.
    """

    target: Column
    value: Value
    reason: str
    attribute: str | None = None
    folded: bool = False
