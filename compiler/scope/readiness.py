"""The readiness gate of ODC: what is found, asset by asset. One that is not ready stops the compiler."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from compiler.diagnostics import CompileError, Diagnostic, Severity
from compiler.model.types import Correspondence
from compiler.scope.assets import asset_place
from compiler.scope.types import PlanAsset, Scope


@dataclass(frozen=True, slots=True)
class Readiness:
    """An asset of the plan and the errors and warnings about it: its own first, then those of its entities."""

    asset: PlanAsset
    findings: tuple[Diagnostic, ...]

    @property
    def ready(self) -> bool:
        """Tell whether no finding is an error."""
        return all(item.severity is not Severity.ERROR for item in self.findings)


class NotReady(CompileError):
    """An asset of the plan is not ready. ``readiness`` has all of them, in publishing order."""

    def __init__(self, readiness: tuple[Readiness, ...], diagnostics: Iterable[Diagnostic]) -> None:
        self.readiness = readiness
        super().__init__(diagnostics)


@contextmanager
def gate(correspondence: Correspondence, scope: Scope) -> Iterator[None]:
    """Turn an error inside into ``NotReady`` when it concerns an asset of the plan; any other goes through as it is.

    An asset's are those about it and those about entities of its modules. What is neither, such as a wrong name in the
    project file, is nobody's. Outside ODC there are no assets.
    """
    try:
        yield
    except CompileError as problem:
        readiness = readiness_of(correspondence, scope, problem.diagnostics)
        if all(item.ready for item in readiness):
            raise
        raise NotReady(readiness, problem.diagnostics) from problem


def readiness_of(
    correspondence: Correspondence, scope: Scope, diagnostics: Iterable[Diagnostic]
) -> tuple[Readiness, ...]:
    """Return the readiness of each asset, in publishing order."""
    found: dict[str, list[Diagnostic]] = {asset.name: [] for asset in scope.assets}
    of = correspondence.assets.of
    places = {asset_place(name): {name} for name in found}
    for entity in correspondence.source.entities:
        asset = of.get(entity.key.espace)
        if asset in found:
            places.setdefault(entity.label, set()).add(asset)
    own = places.keys() & {asset_place(name) for name in found}
    for problem in sorted(diagnostics, key=lambda item: (item.where not in own, item.code, item.where, item.found)):
        if problem.severity is not Severity.NOTE:
            for name in _assets_at(problem.where, places):
                found[name].append(problem)
    return tuple(Readiness(asset, tuple(found[asset.name])) for asset in scope.assets)


def _assets_at(where: str, places: dict[str, set[str]]) -> set[str]:
    """Return the assets of a place: "asset NAME", "Module.Entity" or "Module.Entity.Attribute"."""
    parts = where.split(".")
    for count in range(len(parts), 0, -1):
        found = places.get(".".join(parts[:count]))
        if found is not None:
            return found
    return set()
