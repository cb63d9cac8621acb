"""The files of two folders: which are added, removed, changed, reformatted, or only renumbered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest

from compiler.diff.parts import Paired
from compiler.diff.steps import Placed
from compiler.diff.types import Change, Kind
from compiler.plan.codec import PLAN_FILE
from compiler.script.normal import normal, shown

_STEP_ID = re.compile(rb"\b\d{3,}-[a-z0-9-]+")
# Where the files of steps are: those of migrate.sql, and those that the dry run has of its own.
_FOLDERS = ("steps", "dryrun")
_HERE = b"this of all"
_NUMBERED = re.compile(rb"(?<=')(step|journal|passed) (\d+)(?=')")


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of one folder, the dialect of its scripts, how many steps they have, the digests of its inputs."""

    files: dict[str, bytes]
    dialect: str
    steps: int
    digests: tuple[str, ...]


def file_changes(old: Folder, new: Folder, steps: Paired[Placed]) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """Return the changes of the files, and steps with another text although they are planned the same."""
    changes: list[Change] = []
    texts: list[Change] = []
    ids = {other.step.head.id.encode(): one.step.head.id.encode() for one, other in steps.both}
    done_old: set[str] = set()
    done_new: set[str] = set()
    for one, other, folder in ((one, other, folder) for one, other in steps.both for folder in _FOLDERS):
        old_path, new_path = one.path(folder), other.path(folder)
        if old_path in old.files and new_path in new.files:
            done_old.add(old_path)
            done_new.add(new_path)
            left = _script(old.files[old_path], old, {}, one.place)
            right = _script(new.files[new_path], new, ids, other.place)
            change = _compared(old, old_path, left, new, new_path, right)
            if change is not None:
                changes.append(change)
                if change.change is Kind.CHANGED and (one.data, one.besides) == (other.data, other.besides):
                    texts.append(Change(Kind.TEXT, other.name, change.details))
    for path in sorted((old.files.keys() - done_old) | (new.files.keys() - done_new)):
        in_old, in_new = path in old.files and path not in done_old, path in new.files and path not in done_new
        # Under the name of a step that is gone there may be another one that is new.
        if in_old and in_new and path.partition("/")[0] not in _FOLDERS:
            left, right = old.files[path], new.files[path]
            if path.endswith(".sql"):
                left, right = _script(left, old, {}), _script(right, new, ids)
            change = _compared(old, path, left, new, path, right)
            changes += [] if change is None else [change]
        else:
            changes += [Change(Kind.REMOVED, path)] if in_old else []
            changes += [Change(Kind.ADDED, path)] if in_new else []
    return tuple(sorted(changes, key=lambda item: (item.what, item.change))), tuple(texts)


def _compared(old: Folder, old_path: str, left: bytes, new: Folder, new_path: str, right: bytes) -> Change | None:
    """Return what became of a file; ``left`` and ``right`` are its contents without numbers and digests."""
    name = new_path if old_path == new_path else f"{old_path} -> {new_path}"
    if old_path == new_path and old.files[old_path] == new.files[new_path]:
        return None
    if left == right:
        return Change(Kind.RENUMBERED, name)
    one, other = normal(old_path, left, old.dialect), normal(new_path, right, new.dialect)
    if old.dialect == new.dialect and one.sha256 == other.sha256:
        return Change(Kind.REFORMATTED, name)
    if new_path == PLAN_FILE:
        return Change(Kind.CHANGED, name, ("the sections above tell what of it",))
    for was, now in zip_longest(one.lines, other.lines):
        if was != now:
            first, then = shown(new_path, was, now)
            return Change(Kind.CHANGED, name, (f"first was: {first}", f"first now: {then}"))
    return Change(Kind.CHANGED, name)


def _script(data: bytes, folder: Folder, ids: dict[bytes, bytes], place: int = 0) -> bytes:
    """Return a script's text with the old ids of all steps, numbers counted from ``place``, and no digests."""
    for number, digest in enumerate(folder.digests):
        data = data.replace(digest.encode(), b"(digest %d)" % number) if digest else data
    data = _STEP_ID.sub(lambda found: ids.get(found[0], found[0]), data)
    if not place:
        return data
    data = re.sub(rb"\b%d of %d\b" % (place, folder.steps), _HERE, data)
    return _NUMBERED.sub(lambda found: b"%s %+d" % (found[1], int(found[2]) - place), data)
