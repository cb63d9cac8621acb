"""Run types of a migration to ODC, and the gates that belong to the last one (docs/odc-source.md)."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.project.sections import Project

FINAL = "production-final"
_GATES = ("stop_o11", "undeploy_odc")


def misplaced_gates(project: Project) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield (key path, what was asked, what to do) for each gate of a run that is not the last one (O11-0441)."""
    asked = {"stop_o11": project.odc.stop_o11, "undeploy_odc": project.odc.undeploy_odc}
    if not project.to_odc or project.odc.run == FINAL:
        return
    for name in _GATES:
        if asked[name]:
            yield ("odc", name), f"odc.run is {project.odc.run}", f"Write `run: {FINAL}`, or leave `{name}` out."


def open_gates(project: Project) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield what the last run leaves to people: that nobody changes rows while it goes on (O11-0440)."""
    if not project.to_odc or project.odc.run != FINAL:
        return
    lost = {
        "stop_o11": "rows that O11's users change after they are exported do not reach ODC",
        "undeploy_odc": "rows that ODC's users change before the run are overwritten",
    }
    asked = {"stop_o11": project.odc.stop_o11, "undeploy_odc": project.odc.undeploy_odc}
    if not any(asked.values()):
        yield ("odc", "run"), "; ".join(lost.values()), "Write `stop_o11: true`, `undeploy_odc: true`, or see to it."
