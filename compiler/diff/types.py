"""What a comparison has found: changes in sections, for people and as JSON."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from compiler.diagnostics import one_line

FORMAT = "o11c-diff"
VERSION = 1
_MOST_DETAILS = 25


class Kind(StrEnum):
    """What happened to a part of a plan, or to a file.

    ``TEXT``: a step whose part of the plan is the same and whose SQL is another. ``RENUMBERED``: a script in
    which only numbers of steps differ, or digests of inputs and plan. ``REFORMATTED``: a file whose normalised
    form is the same.
    """

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    TEXT = "text"
    RENUMBERED = "renumbered"
    REFORMATTED = "reformatted"


_SIGNS = {
    Kind.ADDED: "+",
    Kind.REMOVED: "-",
    Kind.CHANGED: "~",
    Kind.MOVED: ">",
    Kind.TEXT: "*",
    Kind.RENUMBERED: "#",
    Kind.REFORMATTED: "=",
}
_LEGEND = {
    Kind.ADDED: "added",
    Kind.REMOVED: "removed",
    Kind.CHANGED: "changed",
    Kind.MOVED: "moved: the order of the steps is another",
    Kind.TEXT: "planned the same, but its SQL is another",
    Kind.RENUMBERED: "renumbered: only numbers of steps, or digests of inputs and plan, differ",
    Kind.REFORMATTED: "reformatted: only blanks, line ends or the byte order mark differ",
}


class Change(msgspec.Struct, frozen=True):
    """One change: what happened, to what, and in which way."""

    change: Kind
    what: str
    details: tuple[str, ...] = ()


class Section(msgspec.Struct, frozen=True):
    """The changes of one kind of part."""

    name: str
    changes: tuple[Change, ...]


class Compared(msgspec.Struct, frozen=True):
    """One of the two folders: the SHA-256 of its manifest, the o11c that compiled it, and whether it is as compiled."""

    manifest: str
    compiler: str
    project: str
    as_compiled: bool


class Difference(msgspec.Struct, frozen=True):
    """The whole comparison; ``sections`` holds those with changes only."""

    format: str
    version: int
    old: Compared
    new: Compared
    sections: tuple[Section, ...]


def as_json(difference: Difference) -> str:
    """Return the comparison as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(difference), indent=1).decode()


def as_text(difference: Difference) -> str:
    """Return the comparison for people. Names may hold control characters, which no terminal shall get."""
    lines = [_side("old", difference.old), _side("new", difference.new)]
    for section in difference.sections:
        lines += ["", section.name]
        for change in section.changes:
            lines.append(f"  {_SIGNS[change.change]} {change.what}")
            lines += [f"      {detail}" for detail in change.details[:_MOST_DETAILS]]
            more = len(change.details) - _MOST_DETAILS
            if more > 0:
                lines.append(f"      and {more} more (--json lists all)")
    count = sum(len(section.changes) for section in difference.sections)
    lines += ["", f"{count} change{'s' if count != 1 else ''}" if count else "nothing differs"]
    if count:
        used = {change.change for section in difference.sections for change in section.changes}
        lines += [f"{_SIGNS[kind]} {words}" for kind, words in _LEGEND.items() if kind in used]
    return "\n".join(one_line(line) for line in lines)


def _side(name: str, side: Compared) -> str:
    edited = "" if side.as_compiled else ", edited since"
    return f"{name}: project {side.project}, o11c {side.compiler}, manifest SHA-256 {side.manifest}{edited}"
