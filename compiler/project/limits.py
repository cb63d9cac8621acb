"""What the project file may say and this version cannot do (O11-0404)."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.project.sections import OdcSection, Project
from compiler.project.staged import brings_over


def not_built(project: Project) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield (key path, what was asked, what can be done) for each option this version lacks."""
    yield from _not_built_places(project)
    odc = project.target.platform == "odc"
    yield from _not_built_odc(project, odc)


def _not_built_places(project: Project) -> Iterator[tuple[tuple[str, ...], str, str]]:
    for side, place in (("source", project.source.at), ("target", project.target.at)):
        if place.files is not None and side == "target":
            yield (side, "at", "files"), "the target is a folder of files", "Give a schema (and database)."
        if place.server is not None and side == "target":
            found = "the target is on another server, and scripts run in the target"
            yield (side, "at", "server"), found, "Run them there; the source may be on another server."
        brought = side == "source" and brings_over(project)
        if place.files is None and place.schema_name is None and not brought:
            yield (side, "at"), f"the {side} has no schema", "Write `at: {schema: NAME}`."
        if project.target.dialect == "postgres" and side == "source" and place.database is not None and not brought:
            yield (side, "at", "database"), "PostgreSQL reads within one database", "Leave it out."
        if project.target.dialect == "tsql" and place.files is None and place.database is None:
            yield (side, "at"), f"the {side} has no database", "Write `at: {database: NAME, schema: dbo}`."


def _not_built_odc(project: Project, odc: bool) -> Iterator[tuple[tuple[str, ...], str, str]]:
    section = project.odc
    if not odc:
        if section != OdcSection():
            yield ("odc",), "the target's platform is o11", "Write `target: {platform: odc}`, or leave `odc` out."
        return
    if project.target.dialect != "postgres":
        yield ("target", "dialect"), "ODC is PostgreSQL", "Write `dialect: postgres`."
