"""Names from the metamodel in comments and messages: harmless, readable, reversible.

Entity, attribute and record names may hold anything: quotes, comment marks, line breaks, ``$(x)``,
a line saying GO. In comments and messages every such character is written as its code point in
braces, as ``{U+27}`` for a quote; letters, digits and a few signs stay. A brace is written so too,
so the original name can always be read back.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_PLAIN = frozenset(" _.,:;-+=?#@()")


@lru_cache(maxsize=65536)
def label(text: str) -> str:
    """Return ``text`` so that no lexer of psql, sqlcmd, PostgreSQL, T-SQL or Markdown reacts to it."""
    plain = "".join(_safe(char) for char in text)
    return plain.replace("--", "-{U+2D}").replace("$(", "{U+24}(")


# What a condition is made of and a name is not; harmless in a comment line.
_SIGNS = {"'": "\u2019", '"': "\u201d", "<": "<", ">": ">", "%": "%"}


def words_of(condition: str) -> str:
    """Return a condition of the project file for SQL comments: readable, with typographic quotes."""
    plain = "".join(_SIGNS.get(char) or _safe(char) for char in condition)
    return plain.replace("--", "-{U+2D}").replace("$(", "{U+24}(")


def _safe(char: str) -> str:
    if char in _PLAIN or char.isalnum():
        return char
    if unicodedata.category(char) in ("So", "Mn", "Mc", "Pd", "Sc"):
        return char
    return f"{{U+{ord(char):X}}}"
