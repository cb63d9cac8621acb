"""Where the walk begins: the modules of the solutions, applications and modules that the project names."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.diagnostics import Findings
from compiler.model.types import Module
from compiler.project import ProjectFile


def seed_modules(file: ProjectFile, modules: tuple[Module, ...], findings: Findings) -> list[Module]:
    """Return the modules that the section ``scope`` names, by name (O11-0405, O11-0406, O11-0407)."""
    chosen: dict[str, Module] = {}
    section = file.project.scope
    by_name: dict[str, list[Module]] = {}
    for module in modules:
        by_name.setdefault(module.name, []).append(module)
    groups: tuple[tuple[str, list[str], Mapping[str, list[Module]]], ...] = (
        ("solutions", section.solutions, _grouped(modules, "solutions")),
        ("applications", section.applications, _grouped(modules, "applications")),
        ("modules", section.modules, by_name),
    )
    for key, names, known in groups:
        for name in names:
            found = known.get(name, [])
            if not found:
                findings.add("O11-0405", file.where("scope", key), f"no active {key[:-1]} is named '{name}'")
            elif key == "modules" and len(found) > 1:
                findings.add("O11-0406", file.where("scope", key), f"{len(found)} modules are named '{name}'")
            for module in found:
                chosen[module.key] = module
    if not (section.solutions or section.applications or section.modules):
        findings.add("O11-0407", file.where("scope"), "it names nothing")
    return sorted(chosen.values(), key=lambda item: (item.name.lower(), item.key))


def _grouped(modules: tuple[Module, ...], group: str) -> dict[str, list[Module]]:
    grouped: dict[str, list[Module]] = {}
    for module in modules:
        for name in module.applications if group == "applications" else module.solutions:
            grouped.setdefault(name, []).append(module)
    return grouped
