"""Whether and where a project's source rows stand in the target's database, a PostgreSQL one (docs/places.md)."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.project.sections import Project

# The schema that rows are brought into, unless the project names another one.
STAGING = "o11c_stage"


def brings_over(project: Project) -> bool:
    """Tell whether scripts of the output bring the source's rows into the target's database."""
    at = project.source.at
    return project.target.dialect == "postgres" and (at.files is not None or at.server is not None)


def staging_schema(project: Project) -> str:
    """Return the schema of the target's database that the source's rows are read from."""
    return project.source.at.schema_name or STAGING


def two_ways(project: Project) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield (key path, what was asked, what to do) when the source's rows are to come in two ways (O11-0408)."""
    if project.source.at.files is not None and project.source.at.server is not None:
        found = "source.at has `files` and `server`: rows come in files, or from a server"
        yield ("source", "at", "files"), found, "Leave one of them out."
