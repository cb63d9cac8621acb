"""Project files for ODC, for tests of single stages."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.project import Project


def odc_project(
    tables: Mapping[str, str] | None = None, columns: Mapping[str, Mapping[str, str]] | None = None,
    *, scope: Mapping[str, object] | None = None, entities: Mapping[str, object] | None = None, **odc: object,
) -> Project:
    """A project for ODC with tables, and columns, of entities; ``odc`` are other keys of its section."""
    named = {
        label: {"table": (tables or {}).get(label, "order"), "columns": dict((columns or {}).get(label, {}))}
        for label in sorted({*(tables or {}), *(columns or {})})
    }
    return Project.model_validate({
        "name": "p",
        "source": {"snapshot": "s", "at": {"schema": "a"}},
        "target": {"snapshot": "t", "at": {"schema": "b"}, "platform": "odc"},
        "scope": scope or {"modules": ["M"]},
        "entities": entities or {},
        "odc": {"entities": named, **odc},
    })
