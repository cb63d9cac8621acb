"""Which engine a text was written for, told by words that only one of the two has."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.adapt.kinds import Flavour
from compiler.adapt.tokens import Kind, Token, Unclosed, tokenize

# Functions count only where a parenthesis follows: other names may be called the same.
_ORACLE_CALLS = frozenset({
    "ADD_MONTHS", "DECODE", "HEXTORAW", "INSTR", "LAST_DAY", "LISTAGG", "MONTHS_BETWEEN", "NUMTODSINTERVAL", "NVL",
    "NVL2", "RAWTOHEX", "SUBSTR", "SYS_GUID", "TO_CLOB", "TO_NUMBER",
    "VARCHAR2",
})
_ORACLE_WORDS = frozenset({"DBMS_RANDOM", "DUAL", "MINUS", "ROWNUM", "SYSDATE", "SYSTIMESTAMP"})
# Types count only where a type stands: after AS.
_ORACLE_TYPES = frozenset({
    "BINARY_DOUBLE", "BINARY_FLOAT", "BINARY_INTEGER", "BLOB", "CLOB", "LONG", "NCLOB", "NUMBER", "PLS_INTEGER", "RAW",
    "SIMPLE_INTEGER",
})
_SQLSERVER_CALLS = frozenset({
    "CHARINDEX", "CONVERT", "DATALENGTH", "DATEADD", "DATEDIFF", "DATENAME", "DATEPART", "EOMONTH", "GETDATE",
    "GETUTCDATE", "IIF", "ISNULL", "LEN", "NEWID", "PATINDEX", "STUFF", "TRY_CONVERT", "NVARCHAR",
})
_SQLSERVER_WORDS = frozenset({"TOP", "NOLOCK"})
_SQLSERVER_KINDS = frozenset({Kind.SYSTEM, Kind.TEMP})


@dataclass(frozen=True, slots=True)
class Recognised:
    """The engine, and the first words of Oracle's that speak for it, with the offset of the first one."""

    flavour: Flavour
    words: tuple[str, ...] = ()
    start: int = 0


def recognise(text: str) -> Recognised:
    """Return the engine that most words speak for; SQL Server where none does, or as many for both."""
    try:
        tokens = tokenize(text, Flavour.ORACLE)
    except Unclosed:
        return Recognised(Flavour.SQLSERVER)
    oracle: list[Token] = []
    others = 0
    for place, token in enumerate(tokens):
        if _speaks_for_oracle(tokens, place):
            oracle.append(token)
        elif token.kind in _SQLSERVER_KINDS or _is_used(tokens, place, _SQLSERVER_WORDS, _SQLSERVER_CALLS):
            others += 1
    if len(oracle) <= others:
        return Recognised(Flavour.SQLSERVER)
    words = tuple(dict.fromkeys(token.word or token.text for token in oracle))[:3]
    return Recognised(Flavour.ORACLE, words, oracle[0].start)


def _speaks_for_oracle(tokens: list[Token], place: int) -> bool:
    token = tokens[place]
    if token.kind is Kind.STRING:
        return token.text.lower().startswith(("q", "nq"))
    if token.word in _ORACLE_TYPES:
        return place > 0 and tokens[place - 1].word == "AS"
    return _outer_join(tokens, place) or _is_used(tokens, place, _ORACLE_WORDS, _ORACLE_CALLS)


def _is_used(tokens: list[Token], place: int, words: frozenset[str], calls: frozenset[str]) -> bool:
    """Tell whether a token is one of the words, or a call of one of the functions, and no attribute of that name."""
    word = tokens[place].word
    if not word or (place > 0 and tokens[place - 1].text == "."):
        return False
    return word in words or (word in calls and place + 1 < len(tokens) and tokens[place + 1].text == "(")


def _outer_join(tokens: list[Token], place: int) -> bool:
    """Tell whether Oracle's mark of an outer join, ``(+)``, begins here."""
    return [token.text for token in tokens[place : place + 3]] == ["(", "+", ")"]
