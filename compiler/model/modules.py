"""Modules of one environment, and which of the espace rows count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compiler.diagnostics import Findings
from compiler.metamodel.rows import EspaceRow, ExtensionRow, Metamodel
from compiler.model.types import Module


@dataclass(frozen=True, slots=True)
class Espaces:
    """``active`` are the espaces that count, by id; ``keys`` the keys of all espace rows, by id."""

    active: Mapping[int, EspaceRow]
    keys: Mapping[int, str]
    modules: tuple[Module, ...]


def is_extension(espace: EspaceRow) -> bool:
    """Tell whether the module was made in Integration Studio: its entities are another database's."""
    return (espace.kind or "").strip().lower() == "extension"


def resolve_modules(metamodel: Metamodel, findings: Findings) -> Espaces:
    """Find the active modules, their applications and solutions.

    An extension with a row in OSSYS_EXTENSION only is a module too. Two active rows of one table with
    one key are O11-0201; the lower id then stands for both.
    """
    by_key: dict[str, EspaceRow] = {}
    for espace in sorted((row for row in metamodel.espaces if row.active), key=lambda row: row.id):
        first = by_key.setdefault(espace.key, espace)
        if first is not espace:
            _twice(findings, "OSSYS_ESPACE", first, espace)
    extensions: dict[str, ExtensionRow] = {}
    for extension in sorted((row for row in metamodel.extensions if row.active), key=lambda row: row.id):
        known = extensions.setdefault(extension.key, extension)
        if known is not extension:
            _twice(findings, "OSSYS_EXTENSION", known, extension)
    applications, solutions = _applications(metamodel), _solutions(metamodel)
    modules = [
        Module(
            key=espace.key, name=espace.name, id=espace.id, system=espace.system,
            extension=is_extension(espace), version=espace.version,
            applications=_names(applications, espace.key), solutions=_names(solutions, espace.key),
        )
        for espace in by_key.values()
    ]
    modules += [
        Module(
            key=extension.key, name=extension.name, id=extension.id, system=False, extension=True,
            version=None, applications=_names(applications, extension.key),
            solutions=_names(solutions, extension.key),
        )
        for extension in extensions.values()
        if extension.key not in by_key
    ]
    return Espaces(
        active={espace.id: espace for espace in by_key.values()},
        keys={espace.id: espace.key for espace in metamodel.espaces},
        modules=tuple(sorted(modules, key=lambda module: module.key)),
    )


def _twice(
    findings: Findings, table: str, first: EspaceRow | ExtensionRow, second: EspaceRow | ExtensionRow
) -> None:
    findings.add(
        "O11-0201", f"{table}, key {first.key}",
        f"rows {first.id} ({first.name}) and {second.id} ({second.name})",
    )


def _names(groups: Mapping[str, set[str]], key: str) -> tuple[str, ...]:
    return tuple(sorted(groups.get(key, ())))


def _module_key(metamodel: Metamodel) -> tuple[Mapping[int, str], Mapping[int, str]]:
    """Return the keys of active espaces and of active extensions, by id."""
    return (
        {row.id: row.key for row in metamodel.espaces if row.active},
        {row.id: row.key for row in metamodel.extensions if row.active},
    )


def _applications(metamodel: Metamodel) -> Mapping[str, set[str]]:
    """Return names of active applications by module key."""
    espaces, extensions = _module_key(metamodel)
    names = {row.id: row.name for row in metamodel.applications if row.active}
    keys: dict[int, str] = {}
    for module in metamodel.modules:
        key = _either(module.espace_id, module.extension_id, espaces, extensions)
        if key is not None:
            keys[module.id] = key
    grouped: dict[str, set[str]] = {}
    for row in metamodel.application_modules:
        if row.application_id in names and row.module_id in keys:
            grouped.setdefault(keys[row.module_id], set()).add(names[row.application_id])
    return grouped


def _solutions(metamodel: Metamodel) -> Mapping[str, set[str]]:
    """Return names of solutions by module key."""
    espaces, extensions = _module_key(metamodel)
    names = {row.id: row.name for row in metamodel.solutions}
    grouped: dict[str, set[str]] = {}
    for row in metamodel.solution_references:
        key = _either(row.espace_id, row.extension_id, espaces, extensions)
        if key is not None and row.solution_id in names:
            grouped.setdefault(key, set()).add(names[row.solution_id])
    return grouped


def _either(
    espace_id: int | None, extension_id: int | None, espaces: Mapping[int, str], extensions: Mapping[int, str]
) -> str | None:
    if espace_id is not None and espace_id in espaces:
        return espaces[espace_id]
    return extensions.get(extension_id) if extension_id is not None else None
