"""The folder ``source`` of a migration to ODC: what is run on the O11 side, in its own dialect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from compiler.plan import ir
from compiler.sql.source import lower_source
from compiler.sql.source_gate import STOPPED, UNSEEN, YES

UNDEPLOYED = "O11C_ODC_UNDEPLOYED"
FOLDER = "source"
PREFLIGHT, GATE = f"{FOLDER}/preflight.sql", f"{FOLDER}/gate.sql"


def source_files(plan: ir.Plan, templates: Environment, facts: Mapping[str, Any], mark: bytes) -> dict[str, bytes]:
    """Return the files by path, none where the target is not ODC. ``mark`` is what T-SQL files begin with.

    Raises ``CompileError`` (O11-0702).
    """
    if plan.odc is None or plan.odc.source is None or plan.staging is None:
        return {}
    lowered = lower_source(plan.odc.source, plan.staging)
    known = {**facts, "source": lowered, "gate": {"variable": STOPPED, "yes": YES}}
    begins = mark if lowered.dialect == "tsql" else b""

    def made(name: str) -> bytes:
        return begins + templates.get_template(f"{lowered.dialect}/source_{name}.sql.j2").render(**known).encode()

    files = {PREFLIGHT: made("preflight")}
    return {**files, GATE: made("gate")} if lowered.gate else files


@dataclass(frozen=True, slots=True)
class Gate:
    """What people confirm before the last run: by the environment variable ``variable``, with one of ``values``.

    ``name`` is psql's variable. ``values`` are literals; messages hold no quotes.
    """

    name: str
    variable: str
    values: tuple[str, ...]
    code: str
    message: str
    hint: str


def gates(plan: ir.Plan) -> tuple[Gate, ...]:
    """Return the gates that the project asks for, none where the target is not ODC."""
    found: list[Gate] = []
    if plan.odc is not None and plan.odc.stop_o11:
        found.append(
            Gate(
                "o11c_stopped", STOPPED, (f"'{YES}'", f"'{UNSEEN}'"), "O11-0996",
                "nobody has confirmed that O11 is stopped",
                f"Stop the O11 environment, run {GATE} there, then set {STOPPED} to {YES} here too.",
            )
        )
    if plan.odc is not None and plan.odc.undeploy_odc:
        found.append(
            Gate(
                "o11c_undeployed", UNDEPLOYED, (f"'{YES}'",), "O11-0995",
                "nobody has confirmed that the ODC apps are undeployed",
                f"Undeploy the apps of the plan in the ODC portal, then set {UNDEPLOYED} to {YES}.",
            )
        )
    return tuple(found)
