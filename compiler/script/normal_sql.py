"""Scripts line by line, without the blanks that no server and no client looks at.

Blanks at both ends of a line, blank lines and CR LF mean nothing in code and in comments. Inside a string
or a quoted name they are part of it, and stay. To tell the two apart the text is read token by token, as
psql and the servers read it. Where this reading is in doubt a text counts as a string: then a reformat is
called a change, never a change a reformat.

Everything is bytes of UTF-8, as in the file: those above ASCII are part of names and strings only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

BLANKS = b" \t"

# Each consumes, in one go, all that needs no closer look: tokens that end on their own line. What follows the
# match is a token over several lines, a comment with /*, a dollar quote or a command of psql. The quantifiers
# are possessive: what was consumed once is never tried again.
_POSTGRES = re.compile(
    rb"""(?: [^'"$\\/\-eE\w\x80-\xff]++
          | (?![eE]')[\w\x80-\xff][\w$\x80-\xff]*+
          | '[^'\n]*+' | "[^"\n]*+"
          | [eE]'(?:[^'\\\n]|\\[^\n]|'')*+'
          | --[^\n]*+ | -(?!-) | /(?!\*)
          | \$(?!(?:[A-Za-z_\x80-\xff][\w\x80-\xff]*+)?\$)
        )*+""",
    re.VERBOSE,
)
# The code inside a dollar quote: there a backslash is no command.
_BODY = re.compile(_POSTGRES.pattern.replace(rb"""[^'"$\\/\-eE""", rb"""[^'"$/\-eE"""), re.VERBOSE)
_TSQL = re.compile(
    rb"""(?: [^'"\[/-]++
          | '[^'\n]*+' | "[^"\n]*+" | \[(?:[^\]\n]|\]\])*+\]
          | --[^\n]*+ | -(?!-) | /(?!\*)
        )*+""",
    re.VERBOSE,
)
_ESCAPES = re.compile(rb"[eE]'(?:[^'\\]|\\.|'')*+'", re.DOTALL)
_BRACKETS = re.compile(rb"\[(?:[^\]]|\]\])*+\]")
_DOLLAR = re.compile(rb"\$(?:[A-Za-z_\x80-\xff][\w\x80-\xff]*+)?\$")
_COMMENT = re.compile(rb"/\*|\*/")
# A dollar quote after these words is code: DO $$ ... $$, CREATE FUNCTION ... AS $$ ... $$. AS cannot name a
# column so: a name is never written with dollar quotes.
_CODE = re.compile(rb"\b(?:DO|AS)[ \t\r\n]*+\Z", re.IGNORECASE)
_LOOK_BACK = 200


def inner_breaks(text: bytes, dialect: str) -> frozenset[int]:
    """Return the lines of a script (from 1) that end inside a string or a quoted name.

    ``dialect`` is ``postgres`` or ``tsql``. A string that nothing closes goes to the end of the text.
    """
    breaks: set[int] = set()
    number, counted = 1, 0
    for start, end in _strings(text, 0, len(text), _POSTGRES if dialect == "postgres" else _TSQL):
        first = number + text.count(b"\n", counted, start)
        number, counted = first + text.count(b"\n", start, end), end
        breaks.update(range(first, number))
    return frozenset(breaks)


def _strings(text: bytes, start: int, end: int, plain: re.Pattern[bytes]) -> Iterator[tuple[int, int]]:
    """Yield the spans of strings and quoted names that go over several lines."""
    at = start
    while True:
        found = plain.match(text, at, end)
        at = at if found is None else found.end()
        if at >= end:
            return
        begun, at = at, _token_end(text, at, end)
        sign = text[begun : begun + 1]
        if sign == b"$" and _CODE.search(text, max(start, begun - _LOOK_BACK), begun):
            tag = _tag(text, begun, end)
            first = begun + len(tag)
            yield from _strings(text, first, max(first, at - len(tag)), _BODY)
        elif sign not in (b"/", b"\\"):
            yield begun, at


def _token_end(text: bytes, at: int, end: int) -> int:
    """Return where the token that begins at ``at`` ends; one that nothing closes goes to the end."""
    sign = text[at : at + 1]
    if sign == b"\\":  # a command of psql: the rest of the line
        return _after(text.find(b"\n", at, end), 0, end)
    if sign == b"/":
        return _comment_end(text, at, end)
    if sign == b"$":
        tag = _tag(text, at, end)
        return _after(text.find(tag, at + len(tag), end), len(tag), end)
    if sign not in (b"'", b'"'):
        # A doubled quote in a string ends it and begins the next, which comes to the same; a bracket does not.
        found = (_BRACKETS if sign == b"[" else _ESCAPES).match(text, at, end)
        return end if found is None else found.end()
    return _after(text.find(sign, at + 1, end), 1, end)


def _after(found: int, length: int, end: int) -> int:
    return end if found < 0 else found + length


def _tag(text: bytes, at: int, end: int) -> bytes:
    found = _DOLLAR.match(text, at, end)
    return b"$" if found is None else found[0]


def _comment_end(text: bytes, at: int, end: int) -> int:
    """Return where a comment ends: both servers count comments inside comments."""
    depth = 0
    for found in _COMMENT.finditer(text, at, end):
        depth += 1 if found[0] == b"/*" else -1
        if depth == 0:
            return found.end()
    return end
