"""Files of SQL: what is read, and what is written in one move."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from compiler.diagnostics import CompileError, Diagnostic, diagnostic

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True)
class Source:
    """One text: ``name`` for people (its path as given), ``path`` inside the folder, if it is one of a folder."""

    name: str
    path: Path
    text: str


def decode(data: bytes, name: str) -> str:
    """Return the text of a file: UTF-8, or UTF-16 with its mark. Raises ``CompileError`` O11-1005."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as problem:
        found = f"byte {problem.start} is not {problem.encoding.upper()}"
        raise CompileError([diagnostic("O11-1005", name, found)]) from problem
    if "\0" in text:
        raise CompileError([diagnostic("O11-1005", name, "the file is binary")])
    return text


def read_file(path: Path) -> Source:
    """Return the file's text. Raises ``CompileError`` O11-1005."""
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise CompileError([diagnostic("O11-1005", str(path), problem.strerror or str(problem))]) from problem
    return Source(str(path), Path(path.name), decode(data, str(path)))


def read_folder(folder: Path) -> list[Source]:
    """Return all files below ``folder`` that end in .sql, by path. Raises ``CompileError`` O11-1005, all at once."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".sql" and path.is_file())
    if not paths:
        raise CompileError([diagnostic("O11-1005", str(folder), "no file there ends in .sql")])
    found: list[Source] = []
    problems: list[Diagnostic] = []
    for path in paths:
        try:
            found.append(Source(str(path), path.relative_to(folder), read_file(path).text))
        except CompileError as problem:
            problems += problem.diagnostics
    if problems:
        raise CompileError(problems)
    return found


def write_file(path: Path, text: str, source: Path | None) -> None:
    """Write one file in one move. Raises ``CompileError`` O11-1006, also where ``path`` is the input."""
    if source is not None and path.exists() and path.samefile(source):
        raise CompileError([diagnostic("O11-1006", str(path), "it is the input")])
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        try:
            with temporary.open("x", encoding="utf-8", newline="") as stream:
                stream.write(text)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as problem:
        raise CompileError([diagnostic("O11-1006", str(path), problem.strerror or str(problem))]) from problem


def check_folder(folder: Path, source: Path) -> None:
    """Refuse a folder to write to that is not new or empty, is the input or in it. Raises ``CompileError`` O11-1006."""
    place, origin = folder.resolve(), source.resolve()
    found = ""
    if place == origin or origin in place.parents or place in origin.parents:
        found = "it is the input, holds it or is in it"
    elif folder.exists() and not folder.is_dir():
        found = "it is a file"
    elif folder.is_dir() and any(folder.iterdir()):
        found = "it is not empty"
    if found:
        raise CompileError([diagnostic("O11-1006", str(folder), found)])


def write_folder(folder: Path, texts: dict[Path, str]) -> None:
    """Write all files to a new folder and move it to its place. Raises ``CompileError`` O11-1006."""
    fresh: Path | None = None
    try:
        folder.absolute().parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.absolute().parent))
        for path, text in texts.items():
            target = fresh / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode("utf-8"))
        fresh.chmod(0o755)
        if folder.is_dir():
            folder.rmdir()  # it is empty, or this fails
        fresh.replace(folder)
    except OSError as problem:
        raise CompileError([diagnostic("O11-1006", str(folder), problem.strerror or str(problem))]) from problem
    finally:
        if fresh is not None:
            shutil.rmtree(fresh, ignore_errors=True)
