"""Compiled T-SQL scripts, with what Microsoft's model has to know of the databases that they run in."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compiler.diagnostics import Findings
from compiler.metamodel.file import read_snapshot
from compiler.project import Project, load_project
from compiler.project.sections import MapsDatabase
from tests.dacfx.client import Worker
from tests.dacfx.tables import statements, system_objects
from tests.house.tsql_batches import split
from tests.support.case_run import outcome

# First, because they make the tables that others read.
_FIRST = ("load/prepare.sql", "migrate.sql")
_EXPORT = "export/"


@dataclass(frozen=True, slots=True)
class Alarm:
    """What the model does not like: in which script, which batch from 1 (0: no batch), and its words."""

    script: str
    batch: int
    message: str


@dataclass(frozen=True, slots=True)
class Compiled:
    """An output folder, written: the batches of its drivers and the databases that they meet.

    ``shell`` are the queries of a shell script, as batches.
    """

    folder: Path
    project: Project
    drivers: Mapping[str, list[str]]
    shell: Mapping[str, list[str]]

    def alarms(self, worker: Worker, before: Compiled | None = None) -> list[Alarm]:
        """Return what the model finds; ``before`` has run earlier."""
        source, target = self.project.source.at, self.project.target.at
        place = [part for part in (source.server, source.database) if part]
        places = [place]
        if isinstance(self.project.maps, MapsDatabase):
            places.append([self.project.maps.database])
        own, other = target.schema_name or "dbo", ".".join([*place, source.schema_name or "dbo"])
        systems = ["sys", *(".".join([*parts, "sys"]) for parts in places)]
        objects = [
            *statements(self._snapshot("target"), own),
            *statements(self._snapshot("source"), other),
            *(text for schema in systems for text in system_objects(schema)),
        ]
        found = worker.ask(
            "check", target=target.database, places=places, objects=objects, schemas=[own, other, *systems[1:]],
            own=[at.schema_name or "dbo" for at in (source, target)],
            before=before.drivers["migrate.sql"] if before else [],
            drivers={**self.drivers, **self.shell},
            elsewhere={name: place for name in (*self.drivers, *self.shell) if name.startswith(_EXPORT)},
        )
        return [Alarm(*item) for item in found]

    def _snapshot(self, side: str) -> Any:
        return read_snapshot(self.folder / f"{side}.json").metamodel


def compiled(project: Path) -> Compiled | None:
    """Compile a project and write the scripts beside it; None when it has errors."""
    folder = project.parent
    done = outcome(project)
    if not done.scripts:
        return None
    for script in done.scripts:
        (folder / script.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / script.path).write_bytes(script.data)
    texts = {item.path: item.data.decode("utf-8-sig") for item in done.scripts if item.path.endswith(".sql")}
    included = {path for text in texts.values() for path in re.findall(r"^:r (\S+)$", text, re.MULTILINE)}
    there = texts.keys() - included
    names = [*(name for name in _FIRST if name in there), *sorted(there - {*_FIRST})]
    batches = {
        name: split((folder / name).read_text(encoding="utf-8-sig"), include=(folder / name).parent) for name in names
    }
    shell = {script.path: queries(script.data.decode()) for script in done.scripts if script.path.endswith(".sh")}
    return Compiled(folder, load_project(project, Findings()).project, batches, shell)


def queries(script: str) -> list[str]:
    """Return the queries that a shell script hands to bcp, without what the shell takes away."""
    lines = [shlex.split(line) for line in script.splitlines() if line.startswith("export_table ")]
    return [words[2] for words in lines]
