"""One of each form of batch: what a parser has to see of scripts that repeat themselves a thousand times.

A parser of T-SQL looks at the kinds of words only. Two texts that differ in nothing but the contents of
strings, quoted names, comments and numbers have one shape: it takes both, or neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_CONTENT = re.compile(r"N?'(?:[^']|'')*'|\[(?:[^\]]|\]\])*\]|--[^\n]*|/\*.*?\*/|\b\d+\b", re.DOTALL)
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")


def shape(text: str) -> str:
    """Return the text without what a parser does not look into, one word standing for each."""
    return _CONTENT.sub(_kind, text)


def _kind(match: re.Match[str]) -> str:
    text = match.group()
    if text.startswith(("--", "/*")):
        return ""
    return "0" if text[0].isdigit() else {"N": "N''", "'": "''"}.get(text[0], "[]")


def one_of_each(batches: Iterable[str]) -> list[str]:
    """Return the first batch of each shape, and of a batch each pair of paragraphs that follow each other once.

    Paragraphs are parted by empty lines. A paragraph stays unless one of its shape has already come after one
    of the shape that it comes after: so each is parsed, and each way in which one ends and the next begins.
    """
    found: dict[str, str] = {}
    for batch in batches:
        pieces, pairs, before = [], set(), ""
        for paragraph in _PARAGRAPHS.split(batch):
            after = shape(paragraph)
            if (before, after) not in pairs:
                pieces.append(paragraph)
            pairs.add((before, after))
            before = after
        short = "\n\n".join(pieces)
        found.setdefault(shape(short), short)
    return list(found.values())
