"""Takes a sqlcmd script apart into the batches that a server would get.

Sources: Microsoft's pages on the sqlcmd utility (directives, GO, scripting variables) and the
behaviour of two kinds of readers, which differ in one point. The older ones end a batch at every
line that holds only GO and obey every line that begins with a directive, also inside a string or a
comment (``naive=True``). Microsoft's ManagedBatchParser and go-sqlcmd know strings, quoted names
and comments (``naive=False``). A script for which both give the same batches depends on neither.

Variables are not replaced: scripts of this project have none, ``variables`` finds those they have.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

Include = Callable[[str], str]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_GO = re.compile(r"[ \t]*GO(?:[ \t]+(\d+))?[ \t]*", re.IGNORECASE)
_COMMAND = re.compile(r"[ \t]*(:[ \t]*(?:[A-Za-z]+|!!)?|!!)[ \t]*(.*)")
# These work without a colon too.
_BARE = re.compile(r"[ \t]*(?:quit|exit|reset|ed)[ \t]*(?:\(.*)?", re.IGNORECASE)
_VARIABLE = re.compile(r"\$\(([^)\r\n]*)")
_SETVAR = re.compile(r"[ \t]*:[ \t]*setvar\b", re.IGNORECASE)

# They change how output is shown or where it goes, never what the server gets.
_HARMLESS = frozenset({"setvar", "out", "error", "perftrace", "list", "listvar", "serverlist", "help", "xml"})


class SqlcmdError(ValueError):
    """sqlcmd would stop at this script, leave it early, or do something outside the server."""


def split(text: str, *, naive: bool = False, include: Include | Path | None = None) -> list[str]:
    """Return the batches of a script, each as often as its GO says, without directives and GO lines.

    ``include`` gives the text of what ``:r`` names, or is the folder that sqlcmd runs in. Batches
    of blanks only are left out, as sqlcmd sends none for them.

    Raises ``SqlcmdError`` for an unknown directive, one that ends the run or leaves the server, an
    ``:r`` that cannot be followed, and (unless ``naive``) a string or comment that never ends.
    """
    splitter = _Splitter(naive, include)
    splitter.read(text, ())
    splitter.end_batch(1)
    if not naive and splitter.state.open:
        raise SqlcmdError(f"the script ends inside {splitter.state.open}")
    return splitter.batches


def variables(text: str) -> list[str]:
    """Return the names in ``$(name)``, in order, with repeats; ``:setvar`` lines are not looked at.

    sqlcmd replaces them everywhere, in strings and comments too. What begins like one counts.
    """
    return [
        match.group(1).strip()
        for line in _LINE.findall(text)
        if not _SETVAR.match(line)
        for match in _VARIABLE.finditer(line)
    ]


@dataclass(slots=True)
class _State:
    """Where in the grammar the reader is: the closing sign of a string or name, or comment depth."""

    closing: str = ""
    depth: int = 0

    @property
    def open(self) -> str:
        if self.depth:
            return "a comment"
        return {"'": "a string", '"': "a quoted name", "]": "a bracketed name"}.get(self.closing, "")

    def read(self, line: str) -> None:
        """Go through one line. A doubled ' or " closes and opens again, which comes to the same."""
        at = 0
        while at < len(line):
            sign, pair = line[at], line[at : at + 2]
            step = 1
            if self.depth:
                if pair in ("/*", "*/"):
                    self.depth += 1 if pair == "/*" else -1
                    step = 2
            elif self.closing:
                if pair == "]]" and self.closing == "]":
                    step = 2
                elif sign == self.closing:
                    self.closing = ""
            elif pair == "--":
                return
            elif pair == "/*":
                self.depth = 1
                step = 2
            elif sign in "'\"":
                self.closing = sign
            elif sign == "[":
                self.closing = "]"
            at += step


@dataclass(slots=True)
class _Splitter:
    naive: bool
    include: Include | Path | None
    batches: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    state: _State = field(default_factory=_State)

    def read(self, text: str, inside: tuple[str, ...]) -> None:
        """Read a script; ``inside`` names the files that are being included."""
        for line in _LINE.findall(text.removeprefix("\ufeff")):
            bare = line.rstrip("\r\n")
            if self.naive or not self.state.open:
                if go := _GO.fullmatch(bare):
                    self.end_batch(int(go.group(1) or 1))
                    continue
                if _BARE.fullmatch(bare):
                    raise SqlcmdError(f"ends the run or drops the batch: {bare.strip()}")
                if command := _COMMAND.fullmatch(bare):
                    self.obey(command.group(1), command.group(2).strip(), inside)
                    continue
            self.lines.append(line)
            self.state.read(line)

    def end_batch(self, times: int) -> None:
        batch = "".join(self.lines)
        self.lines.clear()
        if batch.strip():
            self.batches.extend([batch] * times)

    def obey(self, command: str, argument: str, inside: tuple[str, ...]) -> None:
        name = command.lstrip(": \t").lower()
        if name == "r":
            path = argument.strip('"')
            if path in inside:
                raise SqlcmdError(f"includes itself: {path}")
            self.read(self.fetch(path), (*inside, path))
            if self.lines and not self.lines[-1].endswith(("\r", "\n")):
                self.lines.append("\n")
        elif name == "on":
            if not re.fullmatch(r"error[ \t]+(exit|ignore)", argument, re.IGNORECASE):
                raise SqlcmdError(f"unknown directive: :on {argument}")
        elif name not in _HARMLESS:
            line = f"{command} {argument}".rstrip()
            raise SqlcmdError(f"unknown directive, or one that leaves the server: {line}")

    def fetch(self, path: str) -> str:
        if self.include is None:
            raise SqlcmdError(f"includes a file, and no place to look was given: {path}")
        if not isinstance(self.include, Path):
            return self.include(path)
        try:
            with (self.include / path).open(encoding="utf-8", newline="") as file:
                return file.read()
        except (OSError, UnicodeDecodeError) as error:
            raise SqlcmdError(f"includes a file that cannot be read: {path}: {error}") from error
