"""What a login without VIEW DEFINITION has left out of a snapshot.

Source: SQL Server documentation, "Metadata visibility configuration": who has any permission on a table sees it, its
columns, keys, constraints and triggers, but none of their definitions.
"""

from __future__ import annotations

from compiler.diagnostics import Findings
from compiler.metamodel.rows import Environment


def warn_of_hidden(environment: Environment, where: str, findings: Findings) -> None:
    """Add O11-0116 when the login that made the snapshot could not see definitions. ``where`` names the snapshot."""
    if environment.hidden:
        found = (
            f"no VIEW DEFINITION on schema {environment.schema}: tables that it may not read are missing, and foreign "
            "keys between them; what defaults, checks and filters say is not known"
        )
        findings.add("O11-0116", where, found)
