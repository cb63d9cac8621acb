"""Scope: which entities are written, which are only mapped, which are left out, and why.

It starts from the solutions, applications and modules that the project names and follows every
reference to its producer, keeping the chain that led there: ``explain`` tells it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from compiler.diagnostics import Diagnostic, Findings
from compiler.model.types import (
    AttributePair,
    Correspondence,
    Entity,
    EntityKey,
    EntityKind,
    EntityPair,
    Module,
    RecordMatch,
)
from compiler.project import ProjectFile

USERS_TABLE = "OSSYS_USER"
TENANTS_TABLE = "OSSYS_TENANT"


@dataclass(frozen=True, slots=True)
class Taken:
    """An entity whose rows are written. ``dropped`` are source attribute keys left behind."""

    pair: EntityPair
    because: str
    mode: str
    dropped: frozenset[str]


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entity whose records are known at compile time and only mapped."""

    entity: Entity
    match: RecordMatch
    because: str


@dataclass(frozen=True, slots=True)
class Referred:
    """An entity that is referred to and not written: the users, or an external entity."""

    entity: Entity
    because: str


@dataclass(frozen=True, slots=True)
class Left:
    """An entity that is left out, and why."""

    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class Scope:
    """The answer. ``written`` is sorted by label; ``users`` is None when nothing refers to users."""

    written: tuple[Taken, ...]
    recorded: tuple[Recorded, ...]
    users: Referred | None
    external: tuple[Referred, ...]
    left_out: tuple[Left, ...]
    modules: tuple[Module, ...]


def select(correspondence: Correspondence, project: ProjectFile, findings: Findings) -> Scope:
    """Find the scope. Every problem goes to ``findings`` (O11-0301, 0405 to 0407, 0601, 0602, 0604)."""
    return _Selection(correspondence, project, findings).run()


class _Selection:
    """The walk's working state; ``run`` returns the frozen result."""

    def __init__(self, correspondence: Correspondence, project: ProjectFile, findings: Findings) -> None:
        self.findings = findings
        self.file = project
        self.project = project.project
        self.source = correspondence.source
        self.entities = {item.key: item for item in self.source.entities}
        self.labels: dict[str, list[Entity]] = {}
        for entity in self.source.entities:
            self.labels.setdefault(entity.label, []).append(entity)
        self.pairs = {item.key: item for item in correspondence.entities}
        self.records = {item.entity: item for item in correspondence.records}
        self.correspondence = correspondence
        self.taken: dict[EntityKey, Taken] = {}
        self.alone: set[EntityKey] = set()
        self.recorded: dict[EntityKey, Recorded] = {}
        self.external: dict[EntityKey, Referred] = {}
        self.users: Referred | None = None
        self.left: dict[str, str] = {}
        self.queue: deque[tuple[Entity, str]] = deque()

    def run(self) -> Scope:
        """Walk from the seeds to every producer."""
        modules = self._seed_modules()
        excluded = self._excluded()
        self._check_entity_names()
        for module in modules:
            self._seed(module, excluded)
        while self.queue:
            entity, because = self.queue.popleft()
            if entity.key not in self.taken:
                self._take(entity, because, excluded)
        self._emit_problems()
        if not self.taken and not self.findings.has_errors:
            self.findings.add("O11-0407", self.file.where("scope"), "no entity is left to migrate")
        in_scope = {module.key for module in modules} | {key.espace for key in self.taken}
        self._report_new_targets(in_scope)
        return Scope(
            written=tuple(sorted(self.taken.values(), key=lambda item: _order(item.pair.source))),
            recorded=tuple(sorted(self.recorded.values(), key=lambda item: _order(item.entity))),
            users=self.users,
            external=tuple(sorted(self.external.values(), key=lambda item: _order(item.entity))),
            left_out=tuple(Left(label, reason) for label, reason in sorted(self.left.items())),
            modules=tuple(item for item in self.source.modules if item.key in in_scope),
        )

    # --- seeds -------------------------------------------------------------------------------

    def _seed_modules(self) -> list[Module]:
        chosen: dict[str, Module] = {}
        section = self.project.scope
        by_name: dict[str, list[Module]] = {}
        for module in self.source.modules:
            by_name.setdefault(module.name, []).append(module)
        groups: tuple[tuple[str, list[str], Mapping[str, list[Module]]], ...] = (
            ("solutions", section.solutions, _grouped(self.source.modules, "solutions")),
            ("applications", section.applications, _grouped(self.source.modules, "applications")),
            ("modules", section.modules, by_name),
        )
        for key, names, known in groups:
            for name in names:
                found = known.get(name, [])
                if not found:
                    self.findings.add(
                        "O11-0405", self.file.where("scope", key), f"no active {key[:-1]} is named '{name}'"
                    )
                elif key == "modules" and len(found) > 1:
                    self.findings.add(
                        "O11-0406", self.file.where("scope", key), f"{len(found)} modules are named '{name}'"
                    )
                for module in found:
                    chosen[module.key] = module
        if not (section.solutions or section.applications or section.modules):
            self.findings.add("O11-0407", self.file.where("scope"), "it names nothing")
        return sorted(chosen.values(), key=lambda item: (item.name.lower(), item.key))

    def _excluded(self) -> set[EntityKey]:
        excluded: set[EntityKey] = set()
        for label in self.project.scope.exclude:
            entity = self._named(label, ("scope", "exclude"))
            if entity is not None:
                excluded.add(entity.key)
                self.left[entity.label] = "excluded by the project file"
        return excluded

    def _named(self, label: str, keys: tuple[str, ...]) -> Entity | None:
        found = self.labels.get(label, [])
        if not found:
            self.findings.add("O11-0405", self.file.where(*keys), f"no active entity is named '{label}'")
            return None
        if len(found) > 1:
            self.findings.add(
                "O11-0406", self.file.where(*keys), f"{len(found)} entities are named '{label}'"
            )
        return found[0]

    def _check_entity_names(self) -> None:
        for label, options in self.project.entities.items():
            if label == "default":
                for option in ("set", "drop"):
                    if option in options.model_fields_set:
                        self.findings.add(
                            "O11-0408",
                            self.file.where("entities", label, option),
                            f"`{option}` names attributes, and the default entry has none",
                            "Write it under the entity.",
                        )
                continue
            entity = self._named(label, ("entities", label))
            if entity is None:
                continue
            if entity.kind is not EntityKind.APPLICATION:
                self.findings.add(
                    "O11-0604", self.file.where("entities", label), f"{label} is a {entity.kind.value} entity"
                )
            pair = self.pairs.get(entity.key)
            sources = {item.name for item in entity.attributes}
            targets = {item.name for item in pair.target.attributes} if pair else sources
            for option, names, known in (("drop", options.drop, sources), ("set", options.set, targets)):
                for name in names:
                    if name not in known:
                        self.findings.add(
                            "O11-0405",
                            self.file.where("entities", label, option),
                            f"{label} has no attribute '{name}'",
                        )

    def _seed(self, module: Module, excluded: set[EntityKey]) -> None:
        because = f"module {module.name} is in scope"
        if module.applications:
            because += f" (application {', '.join(module.applications)})"
        for entity in self.source.entities:
            if entity.key.espace != module.key or entity.key in excluded:
                continue
            if entity.kind is EntityKind.APPLICATION:
                self.queue.append((entity, because))
            else:
                self.left[entity.label] = _LEFT_OUT[entity.kind]

    # --- the walk -----------------------------------------------------------------------------

    def _take(self, entity: Entity, because: str, excluded: set[EntityKey]) -> None:
        pair = self.pairs.get(entity.key)
        if pair is None:
            if entity.key in self.alone:
                return
            self.alone.add(entity.key)
            self.findings.add("O11-0301", entity.label, f"needed because {because}")
            return
        options = self.project.options(entity.label)
        names = {item.name: item.key for item in entity.attributes}
        dropped = frozenset(names[name] for name in options.drop if name in names)
        self.left.pop(entity.label, None)
        self.taken[entity.key] = Taken(pair, because, self.project.mode(entity.label), dropped)
        for attribute in pair.attributes:
            if attribute.source.key not in dropped:
                self._follow(entity, attribute, because, excluded)

    def _follow(
        self, entity: Entity, attribute: AttributePair, because: str, excluded: set[EntityKey]
    ) -> None:
        reference = attribute.source.reference
        if reference is None:
            return
        where = f"{entity.label}.{attribute.source.name}"
        referred = self.entities.get(reference.entity)
        if referred is None:
            return  # resolve has reported O11-0203 for this entity
        chain = f"{where} refers to it; {because}"
        match referred.kind:
            case EntityKind.APPLICATION:
                if referred.key in excluded:
                    self.findings.add(
                        "O11-0601",
                        self.file.where("scope", "exclude"),
                        f"{referred.label}: {where} refers to it",
                    )
                else:
                    self.queue.append((referred, chain))
            case EntityKind.STATIC:
                self._record(referred, chain, where)
            case EntityKind.SYSTEM:
                if referred.record_set == USERS_TABLE:
                    self._refer_to_users(referred, chain)
                else:
                    self._record(referred, chain, where)
            case EntityKind.EXTERNAL:
                self.external.setdefault(referred.key, Referred(referred, chain))
                self.findings.add("O11-0606", where, f"it refers to the external entity {referred.label}")
            case EntityKind.CLIENT:
                self.findings.add(
                    "O11-0602", where, f"{referred.label} lives in the browser, not in this database"
                )

    def _refer_to_users(self, users: Entity, chain: str) -> None:
        if self.users is not None:
            return
        self.users = Referred(users, chain)
        for entity in self.source.entities:
            if entity.record_set == TENANTS_TABLE and entity.key in self.records:
                because = "users are matched by name within their tenant"
                self.recorded.setdefault(entity.key, Recorded(entity, self.records[entity.key], because))

    def _record(self, referred: Entity, chain: str, where: str) -> None:
        match = self.records.get(referred.key)
        if match is None:
            self.findings.add(
                "O11-0602", where, f"{referred.label} ({referred.physical_table}) has no keys to match by"
            )
            return
        self.recorded.setdefault(referred.key, Recorded(referred, match, chain))

    # --- reporting ----------------------------------------------------------------------------

    def _emit_problems(self) -> None:
        # What is wrong with an entity that has no partner may be why it has none.
        concerned = set(self.taken) | set(self.recorded) | set(self.external) | self.alone
        if self.users is not None:
            concerned.add(self.users.entity.key)
        partners = {self.taken[key].pair.target.key for key in self.taken}
        left_behind = {
            f"{taken.pair.source.label}.{attribute.name}"
            for taken in self.taken.values()
            for attribute in taken.pair.source.attributes
            if attribute.key in taken.dropped
        }
        emitted: set[Diagnostic] = set()
        for owner, keys in (
            (self.source.problems, concerned),
            (self.correspondence.target.problems, concerned | partners),
            (self.correspondence.problems, concerned),
        ):
            for key, problem in owner:
                # What is wrong with an attribute alone does not matter once the attribute is dropped.
                if key in keys and problem not in emitted and problem.where not in left_behind:
                    emitted.add(problem)
        self.findings.extend(sorted(emitted, key=lambda item: (item.code, item.where, item.found)))

    def _report_new_targets(self, modules: set[str]) -> None:
        for entity in self.correspondence.target_only:
            if entity.key.espace in modules and entity.kind is EntityKind.APPLICATION:
                self.findings.add("O11-0302", entity.label, "the source has no such entity")
                self.left.setdefault(entity.label, "new in the target: the source has no such entity")


_LEFT_OUT = {
    EntityKind.STATIC: "static entity: the platform owns its rows; their ids are mapped where rows refer to them",
    EntityKind.SYSTEM: "system entity: never written",
    EntityKind.EXTERNAL: "external entity: its database is not the migration's to write",
    EntityKind.CLIENT: "client entity: it lives in the browser",
    EntityKind.APPLICATION: "",
}


def _grouped(modules: tuple[Module, ...], group: str) -> dict[str, list[Module]]:
    grouped: dict[str, list[Module]] = {}
    for module in modules:
        for name in module.applications if group == "applications" else module.solutions:
            grouped.setdefault(name, []).append(module)
    return grouped


def _order(entity: Entity) -> tuple[str, EntityKey]:
    return (entity.label.lower(), entity.key)
