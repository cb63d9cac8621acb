"""The walk: from the solutions, applications and modules that the project names to every producer.

It follows every reference and keeps the chain that led there: ``explain`` tells it. When processes are
in scope, it goes on through BPT's tables and what they refer to.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from compiler.diagnostics import Findings
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
    EntityPair,
    Module,
    ProcessDefinition,
)
from compiler.project import EntityOptions, ProjectFile
from compiler.scope.names import Names
from compiler.scope.odc import asset_elsewhere, looked_up
from compiler.scope.odc_people import people_of_odc
from compiler.scope.platform import take_table
from compiler.scope.problems import emit_problems
from compiler.scope.seeds import seed_modules
from compiler.scope.types import Elsewhere, Left, Recorded, Referred, Scope, Taken


def select(correspondence: Correspondence, project: ProjectFile, findings: Findings) -> Scope:
    """Find the scope. Every problem goes to ``findings``, that of the entities that take part too.

    Own codes: O11-0301, 0302, 0405 to 0408, 0412, 0601, 0602, 0604, 0606, 0607, 0610, 0618, 0630, 0631.
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
        self.odc = self.project.to_odc
        self.needed: dict[EntityKey, list[str]] = {}
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
        modules = seed_modules(self.file, self.source.modules, self.findings)
        self.chosen = {module.key for module in modules}
        self._exclude()
        self.names.check()
        for module in modules:
            self._seed(module)
        for table, because in people_of_odc(self.project).items():
            self._take_hybrid(table, because)
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
        in_scope = self._modules_in_scope()
        self._report_new_targets(in_scope)
        return Scope(
            written=tuple(sorted(self.taken.values(), key=lambda item: _order(item.pair.source))),
            recorded=tuple(sorted(self.recorded.values(), key=lambda item: _order(item.entity))),
            users=self.users,
            external=tuple(sorted(self.external.values(), key=lambda item: _order(item.entity))),
            left_out=tuple(Left(label, reason) for label, reason in sorted(self.left.items())),
            modules=tuple(item for item in self.source.modules if item.key in in_scope),
            elsewhere=self._elsewhere(),
            bpt=self.bpt,
            silent=not self.odc and self.project.bpt.instances != "none",
        )

    def _walk(self) -> None:
        while self.queue:
            entity, because = self.queue.popleft()
            if entity.key not in self.taken:
                self._take(entity, because)

    # --- seeds -------------------------------------------------------------------------------

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

    def _pair(self, entity: Entity, because: str) -> EntityPair | None:
        """Return the entity's pair; where it has none, the first one who needs it tells (O11-0301, O11-0320)."""
        pair = self.pairs.get(entity.key)
        if pair is None and entity.key not in self.alone:
            self.alone.add(entity.key)
            code = "O11-0320" if self.odc else "O11-0301"
            self.findings.add(code, entity.label, f"needed because {because}")
        return pair

    def _take(self, entity: Entity, because: str) -> None:
        pair = self._pair(entity, because)
        if pair is None:
            return
        options = self.project.options(entity.label)
        names = {item.name: item.key for item in entity.attributes}
        dropped = frozenset(names[name] for name in options.drop if name in names)
        mode = self.project.mode(entity.label)
        if self.odc and options.where is not None:
            where = self.file.where("entities", entity.label, "where")
            self.findings.add("O11-0630", where, f"only rows where {options.where}")
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
                elif self._asset(referred) is not None:
                    self._look_up(referred, chain, where)
                else:
                    self.queue.append((referred, chain))
            case EntityKind.STATIC if self.odc:
                self._look_up(referred, chain, where)
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
        if self.odc and table == USERS and table not in self.hybrids:
            self.users = self.users or Referred(referred, chain)
        elif table == USERS or (not self.odc and table == GROUPS):
            self._take_hybrid(table, chain)
        elif not self.odc and table in BPT and self.project.bpt.instances != "none":
            self._take_hybrid(table, chain)
            self.bpt = True
        elif self.odc:
            self.findings.add("O11-0631", where, f"it refers to {referred.label} ({referred.physical_table})")
        else:
            self._record(referred, chain, where)

    def _look_up(self, referred: Entity, chain: str, where: str) -> None:
        """Take an entity in whose rows ODC has already: static records, and those of other plans."""
        self.needed.setdefault(referred.key, []).append(where)
        pair = self._pair(referred, chain)
        if pair is None or referred.key in self.taken:
            return
        taken = looked_up(self.file, pair, chain, self._asset(referred), self.findings)
        self.left.pop(referred.label, None)
        self.taken[referred.key] = taken
        self._follow_all(taken)

    def _asset(self, entity: Entity) -> str | None:
        return asset_elsewhere(self.correspondence.assets, self.chosen, entity)

    def _elsewhere(self) -> tuple[Elsewhere, ...]:
        """Return the producers that other plans migrate."""
        found = [taken for taken in self.taken.values() if taken.asset is not None]
        return tuple(
            Elsewhere(taken.pair, taken.asset or "", tuple(sorted(set(self.needed[taken.pair.key]))))
            for taken in sorted(found, key=lambda item: _order(item.pair.source))
        )

    def _modules_in_scope(self) -> set[str]:
        """Return the keys of the modules that the project names, or whose rows are written."""
        written = {key for key, taken in self.taken.items() if not taken.looked_up}
        # An entity without a partner stops the compiler: its module is one that has to be looked at.
        alone = {key for key in self.alone if self.odc and self._asset(self.entities[key]) is None}
        return self.chosen | {key.espace for key in written | alone}

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
        modules = self._modules_in_scope()
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
        modules = self._modules_in_scope()
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
        others = {*self.recorded, *self.external, *self.alone}
        if self.users is not None:
            others.add(self.users.entity.key)
        emit_problems(self.correspondence, self.taken, others, self.findings)

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


def _order(entity: Entity) -> tuple[str, EntityKey]:
    return (entity.label.lower(), entity.key)
