"""The walk: from the solutions, applications and modules that the project names to every producer.

It follows every reference and keeps the chain that led there: ``explain`` tells it. When processes are
in scope, it goes on through BPT's tables and what they refer to.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from compiler.diagnostics import Diagnostic, Findings
from compiler.hybrids import (
    BPT,
    ESPACES,
    GROUPS,
    PEOPLE,
    PROCESS_DEFINITIONS,
    ROLE_LINKS,
    ROLES,
    TENANTS,
    USERS,
)
from compiler.model.types import (
    Correspondence,
    Entity,
    EntityKey,
    EntityKind,
    Module,
    ProcessDefinition,
)
from compiler.project import EntityOptions, ProjectFile
from compiler.scope.names import Names
from compiler.scope.platform import take_table
from compiler.scope.types import Left, Recorded, Referred, Scope, Taken


def select(correspondence: Correspondence, project: ProjectFile, findings: Findings) -> Scope:
    """Find the scope. Every problem goes to ``findings``, that of the entities that take part too.

    Own codes: O11-0301, 0302, 0405 to 0408, 0412, 0601, 0602, 0604, 0606, 0607, 0610, 0618.
    """
    return _Selection(correspondence, project, findings).run()


class _Selection:
    """The walk's working state; ``run`` returns the frozen result."""

    def __init__(self, correspondence: Correspondence, project: ProjectFile, findings: Findings) -> None:
        self.findings = findings
        self.file = project
        self.project = project.project
        self.source = correspondence.source
        self.entities = {item.key: item for item in self.source.entities}
        self.names = Names(correspondence, project, findings)
        self.pairs = self.names.pairs
        self.hybrids = {item.source.record_set: item for item in correspondence.hybrids}
        self.system = {item.record_set: item for item in self.source.entities if item.record_set is not None}
        self.odc = self.project.target.platform == "odc"
        self.bpt = False
        self.chosen: set[str] = set()
        self.excluded: set[EntityKey] = set()
        self.records = {item.entity: item for item in correspondence.records}
        self.correspondence = correspondence
        self.taken: dict[EntityKey, Taken] = {}
        self.alone: set[EntityKey] = set()
        self.unseen: set[str] = set()
        self.recorded: dict[EntityKey, Recorded] = {}
        self.external: dict[EntityKey, Referred] = {}
        self.users: Referred | None = None
        self.left: dict[str, str] = {}
        self.queue: deque[tuple[Entity, str]] = deque()

    def run(self) -> Scope:
        """Walk from the seeds to every producer."""
        modules = self._seed_modules()
        self.chosen = {module.key for module in modules}
        self._exclude()
        self.names.check()
        for module in modules:
            self._seed(module)
        self._walk()
        if not self.odc:
            if self.project.bpt.instances != "none":
                self._take_processes()
            if self.project.users.scope == "all":
                self._take_hybrid(USERS, "users.scope is all")
            self._take_links()
            self._take_events()
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
            bpt=self.bpt,
            silent=not self.odc and self.project.bpt.instances != "none",
        )

    def _walk(self) -> None:
        while self.queue:
            entity, because = self.queue.popleft()
            if entity.key not in self.taken:
                self._take(entity, because)

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

    def _exclude(self) -> None:
        for label in self.project.scope.exclude:
            entity = self.names.entity(label, "scope", "exclude")
            if entity is not None:
                self.excluded.add(entity.key)
                self.left[entity.label] = "excluded by the project file"

    def _seed(self, module: Module) -> None:
        because = f"module {module.name} is in scope"
        if module.applications:
            because += f" (application {', '.join(module.applications)})"
        for entity in self.source.entities:
            if entity.key.espace != module.key or entity.key in self.excluded:
                continue
            if entity.kind is EntityKind.APPLICATION:
                self.queue.append((entity, because))
            else:
                self.left[entity.label] = _LEFT_OUT[entity.kind]

    # --- the walk -----------------------------------------------------------------------------

    def _take(self, entity: Entity, because: str) -> None:
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
        mode = self.project.mode(entity.label)
        self.left.pop(entity.label, None)
        taken = Taken(
            pair,
            because,
            mode,
            dropped,
            match=self._business_key(entity, mode, options),
            update=mode == "merge" and options.matched == "update",
            soft=self.names.soft_references(entity, options),
        )
        self.taken[entity.key] = taken
        self._follow_all(taken)

    def _business_key(self, entity: Entity, mode: str, options: EntityOptions) -> tuple[str, ...]:
        """Return the attribute keys that identify a row in both environments (O11-0408, O11-0412)."""
        where = self.file.where("entities", entity.label, "match")
        keys = {item.name: item.key for item in entity.attributes}
        if mode not in ("merge", "skip"):
            if options.match:
                self.findings.add(
                    "O11-0408", where, f"mode is {mode}, which matches nothing", "Write mode merge or skip."
                )
            return ()
        if options.match:
            return tuple(keys[name] for name in options.match if name in keys)
        identifier = entity.identifier
        if identifier is None or (identifier.autonumber and identifier.reference is None):
            self.findings.add(
                "O11-0412",
                self.file.where("entities", entity.label),
                f"mode is {mode}, and the identifier is an autonumber: its value means nothing in the target",
                "Write `match: [Attribute, ...]`.",
            )
            return ()
        return (identifier.key,)

    def _follow_all(self, taken: Taken) -> None:
        """Follow the references of an entity: all that are written, or those that it is matched by."""
        for pair in taken.pair.attributes:
            if pair.source.key in taken.dropped or (not taken.inserts and pair.source.key not in taken.match):
                continue
            referred = taken.referred(pair.source.key)
            if referred is not None:
                where = f"{taken.pair.source.label}.{pair.source.name}"
                self._follow(where, referred, f"{where} refers to it; {taken.pair.source.label}: {taken.because}")

    def _follow(self, where: str, key: EntityKey, chain: str) -> None:
        referred = self.entities.get(key)
        if referred is None:
            return  # resolve has reported O11-0203 for this entity
        match referred.kind:
            case EntityKind.APPLICATION:
                if referred.key in self.excluded:
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
                self._follow_system(referred, chain, where)
            case EntityKind.EXTERNAL:
                self.external.setdefault(referred.key, Referred(referred, chain))
                self.findings.add("O11-0606", where, f"it refers to the external entity {referred.label}")
            case EntityKind.CLIENT:
                self.findings.add("O11-0602", where, f"{referred.label} lives in the browser, not in this database")
            case EntityKind.HYBRID:
                raise AssertionError("hybrid entities stand beside the model's entities")

    def _follow_system(self, referred: Entity, chain: str, where: str) -> None:
        table = referred.record_set
        if self.odc and table == USERS:
            self._refer_to_odc_users(referred, chain)
        elif not self.odc and table in (USERS, GROUPS):
            self._take_hybrid(table, chain)
        elif not self.odc and table in BPT and self.project.bpt.instances != "none":
            self._take_hybrid(table, chain)
            self.bpt = True
        else:
            self._record(referred, chain, where)

    def _refer_to_odc_users(self, users: Entity, chain: str) -> None:
        if self.users is None:
            self.users = Referred(users, chain)
            tenants = self.system.get(TENANTS)
            if tenants is not None and tenants.key in self.records:
                because = "users are matched by name within their tenant"
                self.recorded.setdefault(tenants.key, Recorded(tenants, self.records[tenants.key], because))

    # --- the platform's tables ----------------------------------------------------------------

    def _take_hybrid(self, table: str, because: str) -> None:
        """Take one of the platform's tables in, in the mode that the project says (O11-0618)."""
        pair = self.hybrids.get(table)
        if pair is None:
            # Many may need it; the first one tells.
            if table not in self.unseen:
                self.findings.add("O11-0618", table, f"needed because {because}")
            self.unseen.add(table)
            return
        if pair.key in self.taken:
            return
        taken = take_table(self.file, pair, table, because, self.findings)
        self.taken[pair.key] = taken
        self._follow_all(taken)

    def _take_links(self) -> None:
        """Take groups and the links of users, roles and groups in, when users are written."""
        people = [self.hybrids[table].key for table in (USERS, GROUPS) if table in self.hybrids]
        if not self.taken.keys() & set(people) or self.project.users.policy == "match":
            return
        granted = self._roles_in_scope()
        for table in PEOPLE:
            if table in self.hybrids and (granted or table not in ROLE_LINKS):
                self._take_hybrid(table, "users are migrated with their roles and groups")
        self._walk()

    def _roles_in_scope(self) -> bool:
        """Tell whether a module in scope has a role that the target has too: no other role is granted."""
        roles = self.system.get(ROLES)
        match = self.records.get(roles.key) if roles is not None else None
        modules = self.chosen | {key.espace for key in self.taken}
        return match is not None and any(pair.source.parts[0] in modules for pair in match.pairs)

    def _take_processes(self) -> None:
        """Take BPT's tables in when a module in scope has a process definition."""
        while True:
            names = sorted(item.name for item in self._definitions_in_scope())
            if not names and not self.bpt:
                return
            before = len(self.taken)
            self.bpt = True
            because = f"process {names[0]} is in scope" if names else "rows of the scope refer to processes"
            for table in BPT:
                if table in self.hybrids or table == BPT[0]:
                    self._take_hybrid(table, because)
            self._follow_parameters()
            self._walk()
            if len(self.taken) == before:
                return

    def _definitions_in_scope(self) -> list[ProcessDefinition]:
        modules = self.chosen | {key.espace for key in self.taken}
        return [item for item in self.source.bpm.definitions if item.espace in modules]

    def _follow_parameters(self) -> None:
        """Follow inputs and outputs whose text is an id: the entity's map is needed."""
        modules = {key.espace for key in self.taken} | {item.espace for item in self._definitions_in_scope()}
        for item in self.source.bpm.parameters:
            if item.active and item.refers is not None and item.espace in modules:
                where = f"{item.owner}.{item.name}"
                chain = f"parameter {item.name} of {item.owner} refers to it; a process is in scope"
                self._follow(where, item.refers, chain)

    def _take_events(self) -> None:
        """Map what subscriptions of event tables refer to."""
        if self.project.bpt.instances == "none":
            return
        targets = {item.key: item.target for item in self.pairs.values()}
        for taken in sorted(self.taken.values(), key=lambda item: _order(item.pair.source)):
            target = targets.get(taken.pair.key)
            if taken.hybrid is not None or target is None or not (taken.pair.source.event_table and target.event_table):
                continue
            for table in (ESPACES, TENANTS, PROCESS_DEFINITIONS):
                entity = self.system.get(table)
                if entity is not None and entity.key in self.records:
                    chain = f"subscriptions to {taken.pair.source.label} refer to it"
                    self.recorded.setdefault(entity.key, Recorded(entity, self.records[entity.key], chain))

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
            if attribute.key in taken.dropped or not self._is_read(taken, attribute.key)
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

    def _is_read(self, taken: Taken, key: str) -> bool:
        """Tell whether an attribute's value matters: of rows that are only matched, what they are matched by."""
        identifier = taken.pair.source.identifier
        return taken.inserts or key in taken.match or (identifier is not None and identifier.key == key)

    def _report_new_targets(self, modules: set[str]) -> None:
        for entity in self.correspondence.target_only:
            if entity.key.espace in modules and entity.kind is EntityKind.APPLICATION:
                self.findings.add("O11-0302", entity.label, "the source has no such entity")
                self.left.setdefault(entity.label, "new in the target: the source has no such entity")


_LEFT_OUT: Mapping[EntityKind, str] = {
    EntityKind.STATIC: "static entity: the platform owns its rows; their ids are mapped where rows refer to them",
    EntityKind.SYSTEM: "system entity: never written",
    EntityKind.EXTERNAL: "external entity: its database is not the migration's to write",
    EntityKind.CLIENT: "client entity: it lives in the browser",
    EntityKind.APPLICATION: "",
    EntityKind.HYBRID: "",
}


def _grouped(modules: tuple[Module, ...], group: str) -> dict[str, list[Module]]:
    grouped: dict[str, list[Module]] = {}
    for module in modules:
        for name in module.applications if group == "applications" else module.solutions:
            grouped.setdefault(name, []).append(module)
    return grouped


def _order(entity: Entity) -> tuple[str, EntityKey]:
    return (entity.label.lower(), entity.key)
