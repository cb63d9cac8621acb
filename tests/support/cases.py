"""The notation of ``tests/cases/<name>/case.yaml``: both environments of a case, made into factory objects.

``tests/cases/README.md`` describes the notation for those who write cases. Everything that a case
does not say is made from names: keys, physical names, ids. Source and target ids both count from 1,
so the same id means different things on the two sides, and a reference that was not remapped shows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.support.case_side import CaseSide, Side
from tests.support.case_words import Tree

CASES = Path(__file__).resolve().parents[1] / "cases"
SCHEMAS = ("o11_source", "o11_target")


@dataclass(frozen=True, slots=True)
class Second:
    """What happens after the first run of a case, and the run that follows.

    ``source`` and ``target`` are the sides as they are then, the target without what the first run has
    done. ``rows`` holds rows of its application entities by label and name: changed values, or None for a
    row that somebody has deleted. ``project`` is merged into the project file.
    """

    source: CaseSide
    target: CaseSide
    rows: Mapping[str, Mapping[str, Tree | None]]
    project: Tree
    finds: tuple[str, ...]
    fails: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A case folder, read. ``after`` None and no ``fails``: the case does not run on a server.

    ``after`` is the target after all runs. ``env`` are environment variables of psql and sqlcmd. ``tsql`` is what
    SQL Server answers otherwise (``on_tsql``).
    """

    folder: Path
    about: str
    dialects: tuple[str, ...]
    source: CaseSide
    target: CaseSide
    files: Mapping[str, str]
    damage: Mapping[str, str]
    after: Tree | None
    finds: tuple[str, ...]
    fails: Mapping[str, str]
    raises: tuple[str, ...]
    scripts: bool
    env: Mapping[str, str]
    second: Second | None
    tsql: Tree

    @property
    def name(self) -> str:
        """Return the folder's name."""
        return self.folder.name

    @property
    def runs(self) -> bool:
        """Tell whether the case is run on a server."""
        return self.after is not None or bool(self.fails)


def case_names() -> list[str]:
    """Return the names of all cases, sorted."""
    return sorted(path.parent.name for path in CASES.glob("*/case.yaml"))


def telling(names: Iterable[str]) -> list[str]:
    """Return those of the cases whose plan has a part in a form that no case before has."""
    known: set[tuple[str, frozenset[str]]] = set()
    found: list[str] = []
    for name in names:
        plan = CASES / name / "expected-plan.json"
        if plan.is_file():
            parts = set(_parts(json.loads(plan.read_text(encoding="utf-8"))))
            if parts - known:
                found.append(name)
            known |= parts
    return found


def _parts(node: object) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield class and present fields of each part of a plan."""
    if isinstance(node, dict):
        if "is" in node:
            yield node["is"], frozenset(key for key, value in node.items() if value not in (None, [], False))
        node = list(node.values())
    for item in node if isinstance(node, list) else ():
        yield from _parts(item)


@cache  # the tests ask for each of them many times, and change none
def load_case(name: str) -> Case:
    """Read a case of tests/cases. Raises ``ValueError`` for what the notation does not know."""
    return read_case(CASES / name)


def read_case(folder: Path) -> Case:
    """Read the case in a folder."""
    tree = YAML(typ="safe").load((folder / "case.yaml").read_text(encoding="utf-8"))
    _only(folder, tree, {
        "about", "dialects", "modules", "applications", "solutions", "source", "target", "files", "damage",
        "after", "finds", "fails", "raises", "scripts", "env", "second", "tsql",
    })
    _only(folder, tree.get("tsql", {}), {"after", "finds", "fails", "second"})
    shared = {key: tree.get(key, {}) for key in ("modules", "applications", "solutions")}
    source = merged(shared, tree.get("source") or {})
    target = merged(shared, tree.get("target") or {})
    built = Side(source, target=False).build(), Side(target, target=True).build()
    return Case(
        folder=folder,
        about=tree["about"],
        dialects=tuple(tree.get("dialects", ("postgres", "tsql"))),
        source=built[0],
        target=built[1],
        files=tree.get("files", {}),
        damage=tree.get("damage", {}),
        after=tree.get("after"),
        finds=tuple(tree.get("finds", ())),
        fails=tree.get("fails", {}),
        raises=tuple(tree.get("raises", ())),
        scripts=tree.get("scripts", False),
        env=tree.get("env", {}),
        second=_second(folder, tree["second"] or {}, (source, target), built) if "second" in tree else None,
        tsql=tree.get("tsql", {}),
    )


def _second(folder: Path, tree: Tree, trees: tuple[Tree, Tree], first: tuple[CaseSide, CaseSide]) -> Second:
    _only(folder, tree, {"source", "target", "project", "finds", "fails"})
    changes = dict(tree.get("target") or {})
    rows = changes.pop("rows", {})
    return Second(
        source=Side(merged(trees[0], tree.get("source") or {}), target=False, known=first[0].ids).build(),
        target=Side(merged(trees[1], changes), target=True, known=first[1].ids).build(),
        rows=rows,
        project=tree.get("project", {"delta": True}),
        finds=tuple(tree.get("finds", ())),
        fails=tree.get("fails", {}),
    )


def on_tsql(case: Case) -> Case:
    """Return what a case says of a run on SQL Server: ``tsql`` changes what must come of it."""
    second = case.second
    if second is not None:
        told = case.tsql.get("second", {})
        second = replace(
            second, finds=tuple(told.get("finds", second.finds)), fails=merged(second.fails, told.get("fails", {}))
        )
    return replace(
        case, finds=tuple(case.tsql.get("finds", case.finds)), fails=merged(case.fails, case.tsql.get("fails", {})),
        after=None if case.after is None else merged(case.after, case.tsql.get("after", {})), second=second,
    )


def _only(folder: Path, tree: Tree, known: set[str]) -> None:
    if unknown := set(tree) - known:
        raise ValueError(f"{folder.name}: unknown keys {sorted(unknown)}")


def merged(base: object, change: object) -> Any:
    """Return ``base`` changed: mappings go deep, null removes, a text replaces a mapping's ``is``."""
    if isinstance(change, Mapping):
        known = base if isinstance(base, Mapping) else {} if base is None else {"is": base}
        found = {key: value for key, value in known.items() if change.get(key, key) is not None}
        found |= {key: merged(found.get(key), item) for key, item in change.items() if item is not None}
        return found
    if isinstance(base, Mapping) and isinstance(change, str):
        return {**base, "is": change}
    return change
