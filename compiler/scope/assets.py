"""The ODC assets of a plan: what the vendor asks of them, and the order in which they are published.

Rules and their source are in docs/odc-model.md ("Assets"): the vendor's pages "Map O11 to ODC architecture" and "Static
Entities".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import networkx as nx

from compiler.diagnostics import Diagnostic, diagnostic
from compiler.model.assets import assets_of
from compiler.model.types import Correspondence, Entity, EntityKind, Module
from compiler.project import Project, ProjectFile
from compiler.scope.types import PlanAsset, Scope

# "You can only map up to 20 O11 modules per ODC Asset."
_MOST_MODULES = 20
# Names that a message shows.
_SHOWN = 5


def plan_assets(correspondence: Correspondence, scope: Scope, project: Project) -> tuple[PlanAsset, ...]:
    """Return the assets of all modules in scope, in publishing order: producers first.

    Only references between entities tell who needs whom: a snapshot has nothing of other dependencies. So libraries
    come before apps wherever that leaves open: apps use libraries, and never the other way round. Assets that refer to
    each other in a circle stand together, by name.
    """
    of = correspondence.assets.of
    members: dict[str, list[Module]] = {}
    for module in correspondence.source.modules:
        if module.key in of and not module.system:
            members.setdefault(of[module.key], []).append(module)
    modules = {module.key for module in scope.modules if not module.system}
    # Static records are not migrated, and their app has to be there all the same.
    modules |= {item.pair.key.espace for item in scope.written if item.hybrid is None and item.asset is None}
    named = {of[key] for key in modules if key in of}
    # Without a mapping of the user's own an extension is nobody's asset.
    declared = correspondence.assets.declared
    assets = {name for name in named if declared or any(not module.extension for module in members[name])}
    producers = _producers(correspondence, assets)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(sorted(assets))
    graph.add_edges_from(sorted((producer, name) for name in assets for producer in producers[name]))
    libraries = correspondence.assets.libraries
    condensed = nx.condensation(graph)
    circles: Mapping[int, list[str]] = {
        number: sorted(condensed.nodes[number]["members"], key=_by_name) for number in condensed
    }

    def place(number: int) -> tuple[bool, str, str]:
        first = circles[number][0]
        return (not all(name in libraries for name in circles[number]), *_by_name(first))

    ordered = [
        (name, circles[number])
        for number in nx.lexicographical_topological_sort(condensed, key=place)
        for name in circles[number]
    ]
    return tuple(
        PlanAsset(
            name=name,
            library=name in libraries,
            place=number,
            applications=_sorted(item for module in members[name] for item in _applications(module, name, project)),
            modules=_sorted(module.name for module in members[name] if not module.extension),
            producers=tuple(sorted(producers[name], key=_by_name)),
            cycle=tuple(circle) if len(circle) > 1 else (),
        )
        for number, (name, circle) in enumerate(ordered, start=1)
    )


def _applications(module: Module, asset: str, project: Project) -> Iterator[str]:
    """Yield the applications of a module that go to its asset; without a mapping that is its first."""
    mapped = project.odc.assets
    if mapped:
        yield from (name for name in module.applications if mapped.get(name) == asset)
    else:
        yield from module.applications[:1]


def _producers(correspondence: Correspondence, assets: set[str]) -> dict[str, set[str]]:
    of = correspondence.assets.of
    found: dict[str, set[str]] = {name: set() for name in assets}
    for entity in correspondence.source.entities:
        consumer = of.get(entity.key.espace)
        if consumer not in found:
            continue
        for attribute in entity.attributes:
            producer = of.get(attribute.reference.entity.espace) if attribute.reference is not None else None
            if producer in found and producer != consumer:
                found[consumer].add(producer)
    return found


def _by_name(name: str) -> tuple[str, str]:
    return (name.lower(), name)


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names), key=_by_name))


# --- what the vendor asks ------------------------------------------------------------------------


def asset_place(name: str) -> str:
    """Return where a diagnostic about an asset is (``Diagnostic.where``)."""
    return f"asset {name}"


def check_assets(correspondence: Correspondence, scope: Scope, file: ProjectFile) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the assets of the plan: O11-0430 to O11-0436."""
    return tuple(_Rules(correspondence, scope, file).run())


class _Rules:
    """The rules, with what they look at."""

    def __init__(self, correspondence: Correspondence, scope: Scope, file: ProjectFile) -> None:
        self.assets = correspondence.assets
        self.scope = scope
        self.file = file
        self.modules = {module.key: module for module in correspondence.source.modules}
        self.entities: dict[str, list[Entity]] = {}
        for entity in correspondence.source.entities:
            self.entities.setdefault(entity.key.espace, []).append(entity)

    def run(self) -> Iterator[Diagnostic]:
        yield from self._unmapped()
        for asset in self.scope.assets:
            members = [
                module for key, module in self.modules.items()
                if self.assets.of.get(key) == asset.name and not module.system
            ]
            yield from self._twice(asset, members)
            yield from self._size(asset, members)
            yield from self._extensions(asset, members)
            yield from self._library(asset, members)
            yield from self._partly(asset)

    def _unmapped(self) -> Iterator[Diagnostic]:
        """Yield applications with entities in scope that ``odc.assets`` does not name."""
        labels: dict[str, list[str]] = {}
        for taken in self.scope.written:
            module = self.modules.get(taken.pair.key.espace)
            if taken.hybrid is not None or module is None or module.key in self.assets.of:
                continue
            names = " and ".join(module.applications)
            owner = f"application {names}" if names else f"module {module.name}, which is in no application"
            labels.setdefault(owner, []).append(taken.pair.source.label)
        for owner, found in sorted(labels.items()):
            where = self.file.where("odc", "assets")
            yield diagnostic("O11-0430", where, f"{owner} ({_some(found)})")

    def _twice(self, asset: PlanAsset, members: list[Module]) -> Iterator[Diagnostic]:
        section = self.file.project.odc
        for module in members:
            if len(assets_of(module, section)) > 1:
                words = [f"application {name} goes to {section.assets[name]}" for name in module.applications
                         if name in section.assets]
                yield diagnostic("O11-0434", asset_place(asset.name), f"module {module.name}: {', '.join(words)}")

    def _size(self, asset: PlanAsset, members: list[Module]) -> Iterator[Diagnostic]:
        count = sum(not module.extension for module in members)
        if count > _MOST_MODULES:
            found = f"{count} modules, of {_applications_words(asset.applications)}"
            yield diagnostic("O11-0431", asset_place(asset.name), found)

    def _extensions(self, asset: PlanAsset, members: list[Module]) -> Iterator[Diagnostic]:
        alone = all(module.extension for module in members)
        for module in members:
            if not module.extension:
                continue
            found = f"extension {module.name} of {_applications_words(module.applications)}"
            labels = [entity.label for entity in self.entities.get(module.key, ())]
            refused = self.assets.declared and (bool(labels) or alone)
            if refused and labels:
                found += f" has entities: {_some(labels)}"
            elif refused:
                found += ": nothing else goes to the asset"
            yield diagnostic("O11-0432" if refused else "O11-0433", asset_place(asset.name), found)

    def _library(self, asset: PlanAsset, members: list[Module]) -> Iterator[Diagnostic]:
        labels = [
            entity.label for module in members for entity in self.entities.get(module.key, ())
            if entity.kind is EntityKind.APPLICATION
        ]
        if asset.library and labels:
            yield diagnostic("O11-0435", asset_place(asset.name), _some(labels))

    def _partly(self, asset: PlanAsset) -> Iterator[Diagnostic]:
        mapped = sorted(name for name, goes in self.file.project.odc.assets.items() if goes == asset.name)
        here = {name for module in self.scope.modules for name in module.applications}
        away = [name for name in mapped if name in asset.applications and name not in here]
        if away:
            verb = "is" if len(away) == 1 else "are"
            yield diagnostic("O11-0436", asset_place(asset.name), f"{_applications_words(away)} {verb} not in scope")


def _applications_words(names: Iterable[str]) -> str:
    listed = sorted(names)
    if not listed:
        return "no application"
    return f"application {listed[0]}" if len(listed) == 1 else f"the applications {', '.join(listed)}"


def _some(labels: Iterable[str]) -> str:
    listed = sorted(labels)
    more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
    return ", ".join(listed[:_SHOWN]) + more
