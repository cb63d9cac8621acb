"""The normalised form of a file: what is left when a reformat is taken away.

What does not count:

- ``.sql``: blanks at both ends of a line, blank lines, CR LF, the byte order mark. Inside a string or a quoted
  name all of them count. In a T-SQL script with signs outside ASCII the mark counts: without it sqlcmd reads
  other signs.
- ``.json``: blanks and line breaks between the values, the byte order mark.
- ``.md``, ``.html``: blanks at the end of a line, blank lines at the end of the file, CR LF, the mark.
- any other: nothing. A file of data is what it is.

Comments count everywhere: they are what was reviewed. So do the order of lines and blanks inside a line.
"""

from __future__ import annotations

import hashlib
import sys
import zlib
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

import msgspec

from compiler.script.normal_sql import BLANKS, inner_breaks

BOM = b"\xef\xbb\xbf"
# Files with more lines get one print for several lines, so that the manifest stays small.
_MOST_PRINTS = 4096
_TEXTS = (".sql", ".json", ".md", ".html")
_LONGEST, _BEFORE = 160, 40


@dataclass(frozen=True, slots=True)
class Normal:
    """A file without what a reformat may change.

    ``sha256`` (hex) is of the normalised form. ``lines`` serve to say where a file differs: of a script those
    of the normalised form, of other files those of the file.
    """

    sha256: str
    lines: Sequence[bytes]


def normal(path: str, data: bytes, dialect: str) -> Normal:
    """Return the normalised form of a file of the output folder; ``path`` tells its kind.

    JSON that is damaged has no form but its bytes.
    """
    body = data.removeprefix(BOM)
    match PurePosixPath(path).suffix:
        case ".sql":
            mark = BOM if dialect == "tsql" and len(body) < len(data) and not body.isascii() else b""
            lines = _sql(body, dialect)
            return Normal(_sha256(mark + b"\n".join(lines)), lines)
        case ".json":
            try:
                compact = msgspec.json.format(body, indent=-1)
            except msgspec.DecodeError:
                compact = data
            return Normal(_sha256(compact), body.split(b"\n"))
        case ".md" | ".html":
            lines = [line.removesuffix(b"\r").rstrip(BLANKS) for line in body.split(b"\n")]
            while lines and not lines[-1]:
                lines.pop()
            return Normal(_sha256(b"\n".join(lines)), lines)
        case _:
            return Normal(_sha256(data), data.split(b"\n"))


def line_number(path: str, data: bytes, dialect: str, place: int) -> int:
    """Return which line (from 1) of the file the line ``place`` (from 0) of its ``Normal`` is.

    A place after the last gives the number after the file's last line that counts.
    """
    if PurePosixPath(path).suffix != ".sql":
        return place + 1
    body = data.removeprefix(BOM)
    numbers = [number for number, _ in _numbered(body, inner_breaks(body, dialect))]
    return numbers[place] if place < len(numbers) else (numbers[-1] + 1 if numbers else 1)


def _sql(body: bytes, dialect: str) -> list[bytes]:
    breaks = inner_breaks(body, dialect)
    if b"\r" not in body and not breaks:
        # Nearly every script: the same, sooner.
        return [text for line in body.split(b"\n") if (text := line.strip(BLANKS))]
    return [text for _, text in _numbered(body, breaks)]


def _numbered(body: bytes, breaks: frozenset[int]) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a script that say something, without blanks at their ends, and their numbers."""
    for number, line in enumerate(body.split(b"\n"), start=1):
        ends_inside = number in breaks
        begins_inside = number - 1 in breaks
        text = line if ends_inside else line.removesuffix(b"\r").rstrip(BLANKS)
        text = text if begins_inside else text.lstrip(BLANKS)
        if text or ends_inside or begins_inside:
            yield number, text


def block_of(lines: Sequence[bytes]) -> int:
    """Return how many lines share a print, in a file of these lines."""
    return max(1, -(-len(lines) // _MOST_PRINTS))


def prints(lines: Sequence[bytes], block: int) -> str:
    """Return the prints of each ``block`` lines: the lower 16 bits of their CRC-32, in base64.

    They tell where a file differs; whether it does is SHA-256's to tell.
    """
    if block > 1:
        lines = [b"\n".join(lines[start : start + block]) for start in range(0, len(lines), block)]
    return b64encode(_big_endian(array("H", [zlib.crc32(line) & 0xFFFF for line in lines])).tobytes()).decode()


def first_difference(wanted: str, found: str) -> int | None:
    """Return the first place (from 0) where two texts of prints differ, or None."""
    one, two = _decoded(wanted), _decoded(found)
    for place, (left, right) in enumerate(zip(one, two, strict=False)):
        if left != right:
            return place
    return None if len(one) == len(two) else min(len(one), len(two))


def _decoded(text: str) -> array[int]:
    values = array("H")
    values.frombytes(b64decode(text, validate=True))
    return _big_endian(values)


def shown(path: str, one: bytes | None, other: bytes | None) -> tuple[str, str]:
    """Return two lines of a file for people, from a little before their first difference if they are long.

    None is a line that is not there. Of a file of data nothing is shown: it may be personal.
    """
    if PurePosixPath(path).suffix not in _TEXTS:
        return _hidden(one), _hidden(other)
    left, right = ((line or b"").decode(errors="backslashreplace") for line in (one, other))
    same = next((place for place, (was, now) in enumerate(zip(left, right, strict=False)) if was != now), 0)
    start = max(0, same - _BEFORE) if max(len(left), len(right)) > _LONGEST else 0
    return _part(left, start, one), _part(right, start, other)


def _hidden(line: bytes | None) -> str:
    return "nothing" if line is None else "(data, not shown)"


def _part(text: str, start: int, line: bytes | None) -> str:
    if line is None:
        return "nothing"
    part = text[start : start + _LONGEST]
    return f'"{"…" if start else ""}{part}{"…" if start + len(part) < len(text) else ""}"'


def _big_endian(values: array[int]) -> array[int]:
    if sys.byteorder == "little":
        values.byteswap()
    return values


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
