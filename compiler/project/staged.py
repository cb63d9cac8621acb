"""Whether and where a project's source rows stand in the target's database, a PostgreSQL one (docs/places.md)."""

from __future__ import annotations

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
