"""Cuts T-SQL into tokens: words, bracketed names, variables, strings, numbers, signs."""

from __future__ import annotations

import re
from typing import NamedTuple


class NotEmulated(AssertionError):
    """A construct that the emulator does not know. Never skipped: the test that meets it fails."""


class Token(NamedTuple):
    """A token. ``kind``: word, name, var, nstr, str, num, bin, op, end.

    Words keep their spelling, ``up`` is in capitals. Strings and bracketed names are without their quotes.
    """

    kind: str
    text: str
    up: str
    line: int


_TOKEN = re.compile(
    r"""(?P<space>\s+|--[^\n]*|/\*.*?\*/)
    |(?P<nstr>[Nn]'(?:[^']|'')*')
    |(?P<str>'(?:[^']|'')*')
    |(?P<name>\[(?:[^\]]|\]\])*\]|"(?:[^"]|"")*")
    |(?P<var>@@?[^\W\d][\w$\#@]*)
    |(?P<word>\#{0,2}[^\W\d][\w$\#@]*)
    |(?P<bin>0[xX][0-9A-Fa-f]*)
    |(?P<num>\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+)
    |(?P<op><>|<=|>=|!=|\+=|-=|[-+*/%=<>(),.;&|^~:])""",
    re.VERBOSE | re.DOTALL,
)


def tokens(text: str) -> list[Token]:
    """Return the tokens of a batch, with one of kind ``end`` at the end. Comments do not nest here."""
    found: list[Token] = []
    at, line = 0, 1
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise NotEmulated(f"no token at line {line}: {text[at:at + 60]!r}")
        kind, raw = match.lastgroup or "", match.group()
        at = match.end()
        if kind != "space":
            found.append(_token(kind, raw, line))
        elif raw.startswith("/*") and "/*" in raw[2:]:
            raise NotEmulated(f"nested comment at line {line}: {raw[:60]!r}")
        line += raw.count("\n")
    found.append(Token("end", "", "", line))
    return found


def _token(kind: str, raw: str, line: int) -> Token:
    match kind:
        case "nstr":
            return Token(kind, raw[2:-1].replace("''", "'"), "", line)
        case "str":
            return Token(kind, raw[1:-1].replace("''", "'"), "", line)
        case "name":
            close = raw[-1]
            return Token(kind, raw[1:-1].replace(close * 2, close), "", line)
        case "word":
            return Token(kind, raw, raw.upper(), line)
        case _:
            return Token(kind, raw, raw, line)
