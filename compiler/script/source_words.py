"""Where the source is, in the words of headers, runbook and report."""

from __future__ import annotations

from compiler.plan import ir
from compiler.sql.labels import label


def source_name(plan: ir.Plan) -> str:
    """Return the parts of the source's names as T-SQL writes them, harmless: ``PRODLINK.OSPROD.dbo``."""
    place = plan.source
    parts = [part for part in (place.server, place.database, place.schema) if part]
    return ".".join(map(label, parts))


def source_words(plan: ir.Plan) -> str:
    """Return where the source is, in the middle of a sentence."""
    place = plan.source
    words = label(place.schema)
    if place.database:
        words += f" in database {label(place.database)}"
    if place.server is not None:
        words += f" on the linked server {label(place.server)}"
    if plan.staging is not None and plan.staging.tables:
        words += f", brought over from database {label(plan.staging.database)}"
    if place.files is not None:
        words += f", exported to files in the folder {label(place.files)}"
    return words
