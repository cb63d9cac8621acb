"""What masked texts must be, written down a second time: only the word lists are the compiler's.

digest = SHA-256 over the key's bytes, then the text's UTF-16LE bytes. ``h`` is its lower-case hex.

    hash    h, cut to the column
    email   u h[:32] @example.invalid, fewer hex characters where the column is short
    phone   +999 and twelve digits of the first seven bytes' number; digits only where the column is short
    name    given name (byte 8), family name (byte 9), h[:12]; the given name goes first, then the other
    text    h[:12], then up to two words (bytes 8 and 9), as many as are sure to fit
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import assert_never

from compiler.plan import ir
from compiler.plan.masks import FAMILY_NAMES, GIVEN_NAMES, WORDS


def masked(text: str | None, kind: ir.MaskKind, length: int | None, key: str) -> str | None:
    """Return the masked text. NULL and empty text stay."""
    if text is None or text == "":
        return text
    digest = hashlib.sha256(key.encode("utf-8") + text.encode("utf-16-le")).digest()
    code = digest.hex()
    room = 10**9 if length is None else length
    match kind:
        case ir.MaskKind.HASH:
            return code[:room]
        case ir.MaskKind.EMAIL:
            return f"u{code[: min(32, room - 17)]}@example.invalid"
        case ir.MaskKind.PHONE:
            return _phone(int(digest[:7].hex(), 16), room)
        case ir.MaskKind.NAME:
            given, family = GIVEN_NAMES[digest[8] % 16], FAMILY_NAMES[digest[9] % 16]
            if room >= _longest(GIVEN_NAMES) + 1 + _longest(FAMILY_NAMES) + 13:
                return f"{given} {family} {code[:12]}"
            if room >= _longest(FAMILY_NAMES) + 13:
                return f"{family} {code[:12]}"
            return code[: min(12, room)]
        case ir.MaskKind.TEXT:
            words = [WORDS[byte % 16] for byte in digest[8:10]]
            fitting = max(0, min(2, (room - 12) // (_longest(WORDS) + 1)))
            return " ".join([code[: min(12, room)], *words[:fitting]])
        case _:
            assert_never(kind)


def _phone(number: int, room: int) -> str:
    digits = min(12, room - 4)
    if digits < 6:
        return f"{number:020d}"[-min(12, room) :]
    return "+999" + f"{number:020d}"[-digits:]


def _longest(words: Sequence[str]) -> int:
    return max(len(word) for word in words)
