"""O11 SQL as tokens. Nothing is lost: each token has the blanks and comments before it, byte for byte."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from compiler.adapt.kinds import Flavour


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    QUOTED = auto()  # "name"
    BRACKET = auto()  # [name]
    ENTITY = auto()  # {name}
    PARAMETER = auto()  # @name
    SYSTEM = auto()  # @@name
    TEMP = auto()  # #name, ##name
    STRING = auto()
    NUMBER = auto()
    HEX = auto()
    OPERATOR = auto()
    OTHER = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One token. ``word`` is its upper-case text for words and operators, else empty.

    ``lead`` is what stands before it (blanks, comments), ``start`` the offset of its text.
    """

    kind: Kind
    text: str
    word: str
    lead: str
    start: int


class Unclosed(Exception):
    """A string, comment or name that begins at ``start`` and does not end."""

    def __init__(self, start: int, what: str) -> None:
        super().__init__(what)
        self.start = start
        self.what = what


_TOKEN = re.compile(
    r"""
    (?P<STRING>[nN]?'(?:[^']++|'')*+')
  | (?P<HEX>0[xX][0-9A-Fa-f]*)
  | (?P<WORD>[^\W\d][\w$\#]*)
  | (?P<NUMBER>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<ENTITY>\{[^{}\n]*\})
  | (?P<BRACKET>\[(?:[^\]\n]++|\]\])*+\])
  | (?P<QUOTED>"(?:[^"]++|"")*+")
  | (?P<SYSTEM>@@[\w$\#]+)
  | (?P<PARAMETER>@[\w$\#]+)
  | (?P<TEMP>\#\#?[\w$]+)
  | (?P<OPERATOR><>|!=|<=|>=|!<|!>|\+=|-=|\*=|/=|%=|\|\||::|[-+*/%=<>&|^~(),.;\#])
  | (?P<OTHER>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_KINDS = {kind.name: kind for kind in Kind}
_BLANK = re.compile(r"\s+|--[^\n]*")
_COMMENT_MARK = re.compile(r"/\*|\*/")
# Oracle's other form of a text: q'[It's]', with any sign as the fence.
_ORACLE_TEXT = re.compile(r"[nN]?[qQ]'(.)", re.DOTALL)
_FENCES = {"[": "]", "(": ")", "{": "}", "<": ">"}
_OPENERS = {"'": "text", "{": "name of an entity", "[": "name in brackets", '"': "name in quotes"}


def tokenize(text: str, flavour: Flavour) -> list[Token]:
    """Return the tokens of ``text``; the last one is of kind END and holds what follows the others.

    Time grows with the length of the text alone. Raises ``Unclosed``.
    """
    tokens: list[Token] = []
    at, size = 0, len(text)
    while True:
        begin = at
        at = _skip(text, at)
        lead = text[begin:at]
        if at == size:
            tokens.append(Token(Kind.END, "", "", lead, at))
            return tokens
        if flavour is Flavour.ORACLE and (found := _ORACLE_TEXT.match(text, at)):
            fence = _FENCES.get(found.group(1), found.group(1))
            end = text.find(fence + "'", found.end())
            if end < 0:
                raise Unclosed(at, "text")
            tokens.append(Token(Kind.STRING, text[at : end + 2], "", lead, at))
            at = end + 2
            continue
        match = _TOKEN.match(text, at)
        assert match is not None and match.lastgroup is not None  # OTHER takes any sign
        kind, body = _KINDS[match.lastgroup], match.group()
        if kind is Kind.OTHER and body in _OPENERS:
            raise Unclosed(at, _OPENERS[body])
        word = body.upper() if kind in (Kind.WORD, Kind.OPERATOR) else ""
        tokens.append(Token(kind, body, word, lead, at))
        at = match.end()


def string_value(token: Token) -> str:
    """Return what a text literal means, without quotes."""
    body = token.text
    if (found := _ORACLE_TEXT.match(body)) is not None:
        return body[found.end() : -2]
    return body[body.index("'") + 1 : -1].replace("''", "'")


def quoted(value: str) -> str:
    """Return ``value`` as a text literal of PostgreSQL."""
    return "'" + value.replace("'", "''") + "'"


def comments(lead: str) -> str:
    """Return ``lead`` when there is a comment in it, else nothing: what has to be kept when code moves."""
    return lead if "--" in lead or "/*" in lead else ""


def _skip(text: str, at: int) -> int:
    """Return the offset of the next token at or after ``at``. Comments in comments count, as both engines do."""
    while True:
        if (found := _BLANK.match(text, at)) is not None:
            at = found.end()
        elif text.startswith("/*", at):
            depth, begin = 0, at
            while True:
                mark = _COMMENT_MARK.search(text, at)
                if mark is None:
                    raise Unclosed(begin, "comment")
                at = mark.end()
                depth += 1 if mark.group() == "/*" else -1
                if depth == 0:
                    break
        else:
            return at
