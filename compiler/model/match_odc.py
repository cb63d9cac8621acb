"""The match stage for an ODC target: tables by the project's mapping, by keys in comments, else by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from compiler.diagnostics import Findings
from compiler.model.assets import Where, settle_assets
from compiler.model.compare_odc import compare
from compiler.model.lookup import Problems
from compiler.model.odc_attributes import pair_columns, plain_name
from compiler.model.odc_comments import keys_in, plain_key
from compiler.model.odc_stores import declared_stores
from compiler.model.types import Correspondence, Entity, EntityKey, EntityKind, Model
from compiler.project import Project

_IN_ODC = (EntityKind.APPLICATION, EntityKind.STATIC)


def match_odc(source: Model, target: Model, project: Project, where: Where, findings: Findings) -> Correspondence:
    """Pair the application and static entities of an O11 environment with the tables of an ODC one, and compare them.

    First ``odc.entities`` decides. Then a table's comment that holds an entity's SS_KEY, by itself or with that of
    its module. Then names, read without case and signs: the entity's must be the table's, or its last part after an
    underscore. Several candidates, or several entities for one table, are O11-0314 of the entity; none leaves it
    without a partner. Tables of ``odc.stores`` are nobody's. Names in the project file that do not exist are O11-0405
    in ``findings``. Entity-local problems besides: those of ``compare``. Records have no partners here: ODC shows none
    of its definitions.
    """
    problems = Problems()
    assets = settle_assets(source.modules, project.odc, where, findings)
    partners = _Partners(source, target, project, where, findings, problems).run()
    labels = {entity.label for entity in source.entities}
    for label in sorted(set(project.odc.entities) - labels):
        findings.add("O11-0405", where("odc", "entities", label), "no active entity has this name")
    pairs = tuple(
        pair_columns(
            entity, *partners[entity.key], _columns(project, entity.label), where, findings, problems
        )
        for entity in source.entities
        if entity.key in partners
    )
    compare(source, target, pairs, assets, project, _store_tables(project), problems)
    taken = {entity.key for entity, _ in partners.values()}
    return Correspondence(
        source=source,
        target=target,
        entities=pairs,
        records=(),
        source_only=tuple(entity for entity in source.entities if entity.key not in partners),
        target_only=tuple(entity for entity in target.entities if entity.key not in taken),
        problems=problems.sorted(),
        assets=assets,
    )


def _store_tables(project: Project) -> frozenset[str]:
    """Return the tables that hold people, in lower case."""
    return frozenset(item.table.lower() for item in declared_stores(project.odc.stores).values())


def _columns(project: Project, label: str) -> Mapping[str, str]:
    named = project.odc.entities.get(label)
    return named.columns if named is not None else {}


class _Partners:
    """Entities and tables that have no partner yet."""

    def __init__(
        self, source: Model, target: Model, project: Project, where: Where, findings: Findings, problems: Problems
    ) -> None:
        self.source = source
        self.project = project
        self.where = where
        self.findings = findings
        self.problems = problems
        self.entities = [entity for entity in source.entities if entity.kind in _IN_ODC]
        self.stores = _store_tables(project)
        self.tables = [item for item in target.entities if item.physical_table.lower() not in self.stores]
        self.found: dict[EntityKey, tuple[Entity, str]] = {}
        self.settled: set[EntityKey] = set()
        self.taken: set[EntityKey] = set()

    def run(self) -> dict[EntityKey, tuple[Entity, str]]:
        """Return table and evidence by the source entity's key."""
        self._by_mapping()
        self._by_comment()
        self._by_name()
        self._refuse_shared_tables()
        return self.found

    def _pair(self, entity: Entity, table: Entity, evidence: str) -> None:
        self.found[entity.key] = (table, evidence)
        self.settled.add(entity.key)
        self.taken.add(table.key)

    def _ambiguous(self, entity: Entity, found: str) -> None:
        self.problems.add(entity.key, "O11-0314", entity.label, found)
        self.settled.add(entity.key)

    # --- the project file ---------------------------------------------------------------------

    def _by_mapping(self) -> None:
        named = {label: item.table for label, item in self.project.odc.entities.items()}
        exact = {item.physical_table: item for item in self.tables}
        lower = {item.physical_table.lower(): item for item in self.tables}
        known = {entity.label for entity in self.source.entities}
        for label in sorted(named):
            where = self.where("odc", "entities", label)
            table = exact.get(named[label]) or lower.get(named[label].lower())
            entities = [entity for entity in self.entities if entity.label == label]
            if not entities and label in known:
                self.findings.add("O11-0405", where, "it is no application or static entity, so it has no table in ODC")
            if named[label].lower() in self.stores:
                found = f"{named[label]} is a table of odc.stores"
                self.findings.add("O11-0408", where, found, "Name the table that holds the entity's rows.")
            elif table is None:
                self.findings.add("O11-0405", where, f"the target has no table {named[label]}")
            if len(entities) > 1:
                self.findings.add("O11-0406", where, f"{len(entities)} entities have this name")
            for entity in entities:
                self.settled.add(entity.key)
            if len(entities) == 1 and table is not None:
                self._pair(entities[0], table, "mapping")

    # --- keys in comments ---------------------------------------------------------------------

    def _by_comment(self) -> None:
        by_key: dict[str, list[Entity]] = {}
        for entity in self.entities:
            by_key.setdefault(plain_key(entity.key.entity), []).append(entity)
        modules = {plain_key(module.key) for module in self.source.modules}
        claims: dict[EntityKey, list[Entity]] = {}
        for table in self.tables:
            keys = keys_in(table.description)
            named = [entity for key in sorted(keys & by_key.keys()) for entity in by_key[key]]
            named = self._of_module(named, keys & modules)
            if not named or table.key in self.taken:
                continue
            # Whatever it is called: the comment says what it is.
            self.taken.add(table.key)
            if len(named) > 1:
                names = ", ".join(sorted(entity.label for entity in named))
                for entity in named:
                    if entity.key not in self.settled:
                        self._ambiguous(entity, f"the comment of table {table.physical_table} fits {names}")
                continue
            claims.setdefault(named[0].key, []).append(table)
        for entity in self.entities:
            tables = claims.get(entity.key, [])
            if entity.key in self.settled or not tables:
                continue
            if len(tables) > 1:
                names = ", ".join(sorted(table.physical_table for table in tables))
                self._ambiguous(entity, f"the comments of tables {names} have its key")
            else:
                self._pair(entity, tables[0], "comment")

    def _of_module(self, named: list[Entity], modules: frozenset[str]) -> list[Entity]:
        """Return those that a comment means: keys of a cloned module's entities are those of the original.

        Where the comment names the module, it decides. Otherwise the scope does, when it names only one of them.
        """
        if modules & {plain_key(entity.key.espace) for entity in named}:
            return [entity for entity in named if plain_key(entity.key.espace) in modules]
        if modules:
            return []
        if len({entity.key.entity for entity in named}) == 1 < len(named):
            return [entity for entity in named if self._is_named(entity.key.espace)] or named
        return named

    def _is_named(self, espace: str) -> bool:
        scope = self.project.scope
        module = next((item for item in self.source.modules if item.key == espace), None)
        return module is not None and (
            module.name in scope.modules
            or any(name in scope.applications for name in module.applications)
            or any(name in scope.solutions for name in module.solutions)
        )

    # --- names --------------------------------------------------------------------------------

    def _by_name(self) -> None:
        by_name: dict[str, dict[EntityKey, Entity]] = {}
        for table in self.tables:
            if table.key in self.taken:
                continue
            for name in (table.physical_table, table.physical_table.rpartition("_")[2]):
                by_name.setdefault(plain_name(name), {})[table.key] = table
        for entity in self.entities:
            if entity.key in self.settled:
                continue
            rivals = list(by_name.get(plain_name(entity.name), {}).values())
            if len(rivals) == 1:
                self._pair(entity, rivals[0], "name")
            elif rivals:
                self._ambiguous(entity, f"tables {_names(item.physical_table for item in rivals)}")

    def _refuse_shared_tables(self) -> None:
        owners: dict[EntityKey, list[Entity]] = {}
        for entity in self.entities:
            if entity.key in self.found:
                owners.setdefault(self.found[entity.key][0].key, []).append(entity)
        for entities in owners.values():
            if len(entities) < 2:
                continue
            for entity in entities:
                table = self.found.pop(entity.key)[0].physical_table
                self._ambiguous(entity, f"table {table} fits {_names(item.label for item in entities)}")


def _names(items: Iterable[str]) -> str:
    return ", ".join(sorted(items))
