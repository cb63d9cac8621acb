"""Masks: the one definition of what a masked text becomes. Both dialects' SQL is printed from it.

A mask depends on the text and on the run's key only, so equal texts stay equal, in all tables and in
every run with the same key. Everything is made of one digest: SHA-256 over the key's UTF-8 bytes and
then the text's UTF-16LE bytes (docs/safety.md, rule 19). A mask is a sequence of pieces that are chosen
for the column's length before anything runs: a piece that might not fit is left out, the words before
the digest's characters, so nothing is cut that keeps two values apart.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal, TypeAlias, assert_never

from compiler.diagnostics import Findings
from compiler.metamodel.rows import TypeKind
from compiler.model.types import Attribute, AttributePair, AttributeType
from compiler.plan import ir
from compiler.plan.context import column_of
from compiler.plan.literals import NotALiteral, from_project, null_value
from compiler.project import ConstantMask

# The key: letters, digits, underscore and hyphen, because sqlcmd puts it between quotes as it is. A
# short one could be found by trying all keys on a text that somebody knows.
KEY_VARIABLE = "O11C_MASK_KEY"
KEY_SIGNS = "0-9A-Za-z_-"
KEY_SHORTEST = 16
KEY_LONGEST = 128

# Sixteen of each: a byte of the digest, modulo sixteen, picks one.
GIVEN_NAMES = (
    "Ada", "Ben", "Cleo", "Dan", "Ella", "Finn", "Gina", "Hugo",
    "Ida", "Jan", "Kira", "Leo", "Mia", "Noah", "Olga", "Paul",
)
FAMILY_NAMES = (
    "Abel", "Berg", "Cruz", "Dorn", "Engel", "Frost", "Grant", "Haas",
    "Ivers", "Jung", "Keller", "Lang", "Moreau", "Novak", "Ortiz", "Park",
)
WORDS = (
    "amber", "birch", "cedar", "delta", "ember", "fern", "grove", "harbor",
    "iris", "jasper", "kelp", "lark", "maple", "north", "ocean", "pebble",
)

_DIGEST = 64  # hexadecimal characters of SHA-256
_SUFFIX = 12  # of them, in names and texts
_LOCAL = 32  # of them, in an address
_DOMAIN = "@example.invalid"  # RFC 2606: no mail ever arrives there
_LOCAL_SHORTEST = 8
_COUNTRY = "+999"  # assigned to no country: no such number rings
_DIGITS = 12  # with the country's three, as many as E.164 allows
_DIGITS_SHORTEST = 6
# Bytes of the digest: the first six are the suffix's twelve characters, the first seven a phone number.
_FIRST_WORD = 8
_TEXT_WORDS = 2


@dataclass(frozen=True, slots=True)
class Fixed:
    """A text that is the same in every mask of the kind."""

    text: str


@dataclass(frozen=True, slots=True)
class Hex:
    """The digest's first ``count`` characters, lower-case hexadecimal."""

    count: int


@dataclass(frozen=True, slots=True)
class Word:
    """One of ``words``: the place is byte ``byte`` (0 is the first) of the digest, modulo their number."""

    words: tuple[str, ...]
    byte: int


@dataclass(frozen=True, slots=True)
class Digits:
    """The digest's first seven bytes as a number (big-endian), modulo 10 to ``count``, with leading zeros."""

    count: int


Piece: TypeAlias = Fixed | Hex | Word | Digits


def pieces(kind: ir.MaskKind, length: int | None) -> tuple[Piece, ...]:
    """Return what a mask is made of, in order. Together the pieces never exceed ``length`` (None: no limit).

    Raises ``ValueError`` for an email that no address fits into; ``plan_mask`` has refused it before.
    """
    match kind:
        case ir.MaskKind.HASH:
            return (Hex(_fit(_DIGEST, length)),)
        case ir.MaskKind.EMAIL:
            local = _fit(_LOCAL, None if length is None else length - 1 - len(_DOMAIN))
            if local < _LOCAL_SHORTEST:
                raise ValueError(f"{length} characters are too few for an address")
            return Fixed("u"), Hex(local), Fixed(_DOMAIN)
        case ir.MaskKind.PHONE:
            rest = _fit(_DIGITS, None if length is None else length - len(_COUNTRY))
            if rest < _DIGITS_SHORTEST:
                return (Digits(_fit(_DIGITS, length)),)
            return Fixed(_COUNTRY), Digits(rest)
        case ir.MaskKind.NAME:
            suffix = Hex(_fit(_SUFFIX, length))
            given, family = Word(GIVEN_NAMES, _FIRST_WORD), Word(FAMILY_NAMES, _FIRST_WORD + 1)
            for found in ((given, Fixed(" "), family, Fixed(" "), suffix), (family, Fixed(" "), suffix)):
                if length is None or _longest(found) <= length:
                    return found
            return (suffix,)
        case ir.MaskKind.TEXT:
            text: tuple[Piece, ...] = (Hex(_fit(_SUFFIX, length)),)
            for byte in range(_FIRST_WORD, _FIRST_WORD + _TEXT_WORDS):
                more = (*text, Fixed(" "), Word(WORDS, byte))
                if length is not None and _longest(more) > length:
                    break
                text = more
            return text
        case _:
            assert_never(kind)


def masked(text: str | None, kind: ir.MaskKind, length: int | None, key: str) -> str | None:
    """Return what the scripts make of a text. NULL stays NULL, empty text stays empty."""
    if not text:
        return text
    digest = hashlib.sha256(key.encode() + text.encode("utf-16-le", "surrogatepass")).digest()
    return "".join(_made(piece, digest) for piece in pieces(kind, length))


def _made(piece: Piece, digest: bytes) -> str:
    match piece:
        case Fixed(text=text):
            return text
        case Hex(count=count):
            return digest.hex()[:count]
        case Word(words=words, byte=byte):
            return words[digest[byte] % len(words)]
        case Digits(count=count):
            return str(int.from_bytes(digest[:7], "big") % 10**count).zfill(count)
        case _:
            assert_never(piece)


def _fit(wanted: int, room: int | None) -> int:
    return wanted if room is None else max(0, min(wanted, room))


def _longest(made: tuple[Piece, ...]) -> int:
    total = 0
    for piece in made:
        match piece:
            case Fixed(text=text):
                total += len(text)
            case Hex(count=count) | Digits(count=count):
                total += count
            case Word(words=words):
                total += max(map(len, words))
            case _:
                assert_never(piece)
    return total


# --- the project's decision ----------------------------------------------------------------------


def plan_mask(
    pair: AttributePair,
    option: Literal["blank", "null", "hash", "fake"] | ConstantMask,
    findings: Findings,
    where: str,
) -> ir.Value:
    """Return the value that a masked attribute gets. Both sides have a column.

    O11-0411 goes to the findings at ``where``; then NULL is returned, so that planning can go on.
    """
    source, target = column_of(pair.source), column_of(pair.target)
    nothing = ir.Constant(target.type, None)
    value: ir.Value | None = None
    problem = ""
    if isinstance(option, ConstantMask):
        try:
            value = from_project(option.constant, target)
        except NotALiteral as caught:
            problem = str(caught)
    elif option == "null":
        value = nothing
    elif option == "blank":
        value = null_value(target.type)
        problem = f"{target.native} has no blank value"
    elif source.type.kind is not TypeKind.TEXT or target.type.kind is not TypeKind.TEXT:
        other = source if source.type.kind is not TypeKind.TEXT else target
        problem = f"{option} needs a text, and column {other.name} is {other.native}"
    else:
        kind = ir.MaskKind.HASH if option == "hash" else fake_kind(pair.source, target.type.length)
        try:
            pieces(kind, target.type.length)
            value = ir.Mask(source, kind, target.type.length)
        except ValueError as caught:
            problem = str(caught)
    if isinstance(value, ir.Constant) and value.text is None and not target.nullable:
        value, problem = None, f"column {target.name} is NOT NULL"
    if value is None:
        findings.add("O11-0411", where, problem)
        return nothing
    return value


def fake_kind(attribute: Attribute, length: int | None) -> ir.MaskKind:
    """Return the kind of ``fake``: by the attribute's type, else by its name, where the result fits."""
    name = attribute.name.lower()
    if attribute.type is AttributeType.EMAIL:
        return ir.MaskKind.EMAIL
    if attribute.type is AttributeType.PHONE_NUMBER:
        return ir.MaskKind.PHONE
    if "email" in name and (length is None or length > len(_DOMAIN) + _LOCAL_SHORTEST):
        return ir.MaskKind.EMAIL
    if "phone" in name and (length is None or length >= len(_COUNTRY) + _DIGITS_SHORTEST):
        return ir.MaskKind.PHONE
    return ir.MaskKind.NAME if "name" in name else ir.MaskKind.TEXT
