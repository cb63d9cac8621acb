"""Which ODC asset each module goes to (docs/odc-model.md: "Assets")."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from compiler.diagnostics import Findings
from compiler.model.types import Assets, Module
from compiler.project.sections import OdcSection

Where = Callable[..., str]
"""Tells where the project file has a key path."""


def settle_assets(modules: Iterable[Module], section: OdcSection, where: Where, findings: Findings) -> Assets:
    """Return the assets of the source's modules.

    Without ``odc.assets`` each application is an asset of its own name, and so is a module without an application. A
    module of several applications goes to the asset whose name comes first; where they are two, the scope stage says
    so. Applications and libraries that are not there are O11-0405 in ``findings``.
    """
    known = tuple(modules)
    named = section.assets
    applications = {name for module in known for name in module.applications}
    for name in sorted(set(named) - applications):
        findings.add("O11-0405", where("odc", "assets", name), f"no active application is named '{name}'")
    of: dict[str, str] = {}
    for module in known:
        assets = assets_of(module, section)
        if assets:
            of[module.key] = assets[0]
    for name in section.libraries:
        if name not in of.values() and name not in named.values():
            findings.add("O11-0405", where("odc", "libraries"), f"no asset is named '{name}'")
    return Assets(of, frozenset(section.libraries), bool(named))


def assets_of(module: Module, section: OdcSection) -> tuple[str, ...]:
    """Return the names of all assets that a module is mapped to: more than one is an error of the project file."""
    if section.assets:
        return tuple(sorted({section.assets[name] for name in module.applications if name in section.assets}))
    return module.applications[:1] or (module.name,)
