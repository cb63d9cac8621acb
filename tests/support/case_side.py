"""One environment of a case: its merged tree becomes factory objects (``tests/support/cases.py``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from compiler.demo.factory import (
    DERIVED,
    BooleanStyle,
    ColumnStyle,
    FactoryApplication,
    FactoryAttribute,
    FactoryCheck,
    FactoryEntity,
    FactoryEnvironment,
    FactoryModule,
    FactoryRecord,
    FactoryRole,
    FactorySolution,
    FactoryTenant,
    FactoryUnique,
    FactoryUser,
    IdentityStyle,
    KeyType,
    LetterCase,
    ReferenceStyle,
    Row,
    TypeStyle,
    Variation,
    key_of,
)
from compiler.metamodel.rows import Platform
from tests.support.case_people import People
from tests.support.case_words import Tree, read_words, scalar, spelled

MARK = "Mark"
"""Every application entity of a case has this text attribute: the name of the row."""

_SYSTEM = ("User", "Tenant", "Role", "Espace", "Group", "Process", "Activity")
_STYLES: Mapping[str, type[StrEnum]] = {
    "key_type": KeyType,
    "key_case": LetterCase,
    "name_case": LetterCase,
    "table_case": LetterCase,
    "booleans": BooleanStyle,
    "references": ReferenceStyle,
    "types": TypeStyle,
    "identity": IdentityStyle,
    "columns": ColumnStyle,
}


@dataclass(frozen=True, slots=True)
class CaseSide:
    """One environment of a case.

    ``entities`` are the factory's objects by label, ``refers`` the label that each reference
    attribute points at by (label, attribute), ``ids`` every named row's id by label and name.
    ``engine`` is another one than the dialect's, ``catalog`` what the catalog shows otherwise: by
    "table.column" the word ``hidden``, a name for a second column like that one, a native type, or fields of
    ``rows.Column``; ``environment`` are fields of ``rows.Environment``.
    ``edition`` is SQL Server's SERVERPROPERTY('EngineEdition'). ``folded``: PostgreSQL compares all its texts without
    regard to case and accents. ``statistics`` is how many rows PostgreSQL believes that an entity's table has.
    """

    environment: FactoryEnvironment
    entities: Mapping[str, FactoryEntity]
    refers: Mapping[tuple[str, str], str]
    ids: Mapping[str, Mapping[str, object]]
    platform: Platform
    engine_version: str | None
    platform_version: str | None
    module_versions: Mapping[str, str]
    engine: str | None
    catalog: Mapping[str, Any]
    edition: int | None
    folded: bool
    statistics: Mapping[str, int]


class Side:
    """Builds one environment out of its merged tree.

    ``known`` are the ids of an earlier state: names that it has keep theirs.
    """

    def __init__(
        self, tree: Tree, *, target: bool, known: Mapping[str, Mapping[str, object]] | None = None
    ) -> None:
        keys = {
            "modules", "applications", "solutions", "tenants", "users", "rows", "variation", "first_id",
            "extra", "platform", "engine_version", "platform_version", "module_versions", "engine", "catalog",
            "user_roles", "groups", "instances", "events", "edition", "folded",
            "statistics",
        }
        if unknown := set(tree) - keys:
            raise ValueError(f"unknown keys {sorted(unknown)}")
        self.tree = tree
        self.target = target
        self.known = known or {}
        self.refers: dict[tuple[str, str], str] = {}
        self.entities: dict[str, FactoryEntity] = {}
        self.modules: Tree = tree.get("modules", {})
        self.ids: dict[str, dict[str, object]] = {}
        self._name_ids()

    def build(self) -> CaseSide:
        tree = self.tree
        names = {label: item.get("name", label) for label, item in self.modules.items()}
        modules = tuple(
            self._module(number, label, item) for number, (label, item) in enumerate(self.modules.items(), 1)
        )
        environment = FactoryEnvironment(
            "o11",
            modules,
            tuple(
                FactoryApplication(name, key_of("application", name), tuple(names[item] for item in members))
                for name, members in tree.get("applications", {}).items()
            ),
            tuple(
                FactorySolution(name, tuple(names[item] for item in members))
                for name, members in tree.get("solutions", {}).items()
            ),
            tuple(self._tenants()),
            tuple(self._users()),
            self._variation(),
            tree.get("first_id", 500 if self.target else 10),
            tuple((table, tuple(rows)) for table, rows in tree.get("extra", {}).items()),
        )
        environment = replace(environment, extra=(*environment.extra, *People(self, environment).extra()))
        return CaseSide(
            environment, self.entities, self.refers, self.ids, Platform(tree.get("platform", "o11")),
            tree.get("engine_version"), tree.get("platform_version"), tree.get("module_versions", {}),
            tree.get("engine"), tree.get("catalog", {}), tree.get("edition"),
            tree.get("folded", False), tree.get("statistics", {}),
        )

    # --- names to ids ---------------------------------------------------------------------------

    def _name_ids(self) -> None:
        """Give every named thing its id before references look for them."""
        tenants = self.tree.get("tenants") or ({"Users": {}} if self._has_people() else {})
        first = 20 if self.target else 5
        self.tenants: Tree = {
            name: {"id": first + number, **(item or {})} for number, (name, item) in enumerate(tenants.items())
        }
        self.ids["Tenant"] = {name: item["id"] for name, item in self.tenants.items()}
        self.ids["User"] = self.numbered("User", self.tree.get("users") or {})
        self.ids["Group"] = self.numbered("Group", self.tree.get("groups") or {})
        self.ids["Process"] = self.numbered("Process", self.instances)
        self.ids["Activity"] = self.numbered(
            "Activity",
            {name: step for item in self.instances.values() for name, step in item.get("activities", {}).items()},
        )
        first = 50 if self.target else 30
        roles = [(module, role) for module, item in self.modules.items() for role in item.get("roles", {})]
        self.ids["Role"] = {f"{module}.{role}": number for number, (module, role) in enumerate(roles, first)}
        for label, item in self._entity_trees():
            self.ids[label] = {
                name: record["id"] if isinstance(record, Mapping) else record
                for name, record in item.get("records", {}).items()
            }
            kind = str(spelled(item.get("id", "Identifier")).get("is", "")).split()
            numbered = self.numbered(label, self._rows(label))
            for name, row in self._rows(label).items():
                given = row.get("Id", name if kind[:1] == ["Text"] else numbered[name])
                if kind[:1] == ["->"] and isinstance(given, str):
                    given = self.ids[self.label_of(kind[1], label)][given]
                self.ids[label][name] = given

    def _has_people(self) -> bool:
        given = any(self.tree.get(key) for key in ("users", "groups", "instances"))
        return given or any(item.get("processes") for item in self.modules.values())

    @property
    def instances(self) -> Mapping[str, Tree]:
        """Return the process instances by name."""
        return {name: item or {} for name, item in (self.tree.get("instances") or {}).items()}

    def numbered(self, label: str, items: Mapping[str, Tree | None]) -> dict[str, object]:
        """Give an id to each name: the given one, else the one that it had, else by its place, else a free one."""
        known = self.known.get(label)
        free = max((item for item in known.values() if isinstance(item, int)), default=0) + 1 if known else 1
        found: dict[str, object] = {}
        for name, item in items.items():
            if known and name in known:
                found[name] = known[name]
            else:
                found[name] = (item or {}).get("id", free)
            free += not (known and name in known)
        return found

    def _entity_trees(self) -> Iterator[tuple[str, Tree]]:
        for module, item in self.modules.items():
            for entity, tree in item.get("entities", {}).items():
                yield f"{module}.{entity}", tree or {}

    def _rows(self, label: str) -> Mapping[str, Tree]:
        return {name: row or {} for name, row in (self.tree.get("rows", {}).get(label) or {}).items()}

    def _tenants(self) -> Iterator[FactoryTenant]:
        for name, item in self.tenants.items():
            yield FactoryTenant(**{"name": name, **item})

    def _users(self) -> Iterator[FactoryUser]:
        first = next(iter(self.tenants), "")
        for name, item in (self.tree.get("users") or {}).items():
            given = {"username": name, "email": f"{name}@example.com", "tenant": first, **(item or {})}
            yield FactoryUser(**{**given, "id": self.ids["User"][name], "tenant": self.ids["Tenant"][given["tenant"]]})

    def _variation(self) -> Variation:
        given = dict(self.tree.get("variation", {}))
        left_out = frozenset(given.pop("left_out", ()))
        styled: dict[str, Any] = {
            key: _STYLES[key](value) if key in _STYLES else value for key, value in given.items()
        }
        return Variation(left_out=left_out, **{"sequence_gap": 3 if self.target else 0, **styled})

    # --- modules and entities -------------------------------------------------------------------

    def _module(self, number: int, label: str, tree: Tree) -> FactoryModule:
        inner = tree.get("inner", label)
        side = f"{'T' if self.target else 'S'}{number:02d}"
        return FactoryModule(
            tree.get("name", label),
            key_of("module", tree.get("key", label)),
            tuple(
                self._entity(f"{label}.{name}", inner, side, item or {})
                for name, item in tree.get("entities", {}).items()
            ),
            tuple(
                FactoryRole((item or {}).get("name", name), key_of(inner, "role", name),
                            self.ids["Role"][f"{label}.{name}"])  # type: ignore[arg-type]
                for name, item in tree.get("roles", {}).items()
            ),
            active=tree.get("active", True),
            kind=tree.get("kind", "eSpace"),
        )

    def _entity(self, label: str, inner: str, side: str, tree: Tree) -> FactoryEntity:
        short = label.partition(".")[2]
        kind = tree.get("kind", "application")
        inner, key = tree.get("inner", inner), tree.get("key", short)
        table = tree.get("table", f"OSUSR_{side}_{short.upper()}")
        events = tree.get("event_table")
        event_table = f"OSEVT_{side}_{short.upper()}" if events is True else events
        attributes: dict[str, Any] = {}
        if tree.get("id", "") != "none":
            attributes["Id"] = {"identifier": True, "mandatory": True, **spelled(tree.get("id", "Identifier auto"))}
        attributes |= tree.get("attributes", {})
        if kind == "application":
            attributes.setdefault(MARK, "Text 60")
        built = tuple(
            self._attribute(label, name, (inner, key), item) for name, item in attributes.items()
        )
        entity = FactoryEntity(
            name=tree.get("name", short),
            key=key_of(inner, key),
            table=table,
            attributes=built,
            kind=kind,
            active=tree.get("active", True),
            rows=tuple(self._row(label, name, row, built) for name, row in self._rows(label).items()),
            records=tuple(
                _record(inner, key, name, item) for name, item in tree.get("records", {}).items()
            ),
            multitenant=tree.get("multitenant", False),
            description=tree.get("description"),
            uniques=(
                *(FactoryUnique(tuple(names)) for names in tree.get("uniques", ())),
                *(FactoryUnique(tuple(names), nulls_distinct=False) for names in tree.get("one_null", ())),
            ),
            checks=tuple(
                FactoryCheck(name, item["expression"], tuple(item["attributes"]))
                for name, item in tree.get("checks", {}).items()
            ),
            triggers=tuple(tree.get("triggers", (f"OSTRG_EI__{table}",) if event_table else ())),
            event_table=event_table,
            expose_process_events=event_table is not None,
            declared_table=tree.get("declared_table"),
            comment=_comment(tree.get("comment"), self._module_key(label), key_of(inner, key)),
        )
        self.entities[label] = entity
        return entity

    def _attribute(self, label: str, name: str, inner: tuple[str, str], given: object) -> FactoryAttribute:
        tree = read_words(spelled(given))
        refers = tree.pop("refers", None)
        if refers is not None:
            full = self.label_of(refers, label)
            self.refers[label, tree.get("name", name)] = full
            tree["type"] = self.full_name(full)
        tree.setdefault("name", name)
        tree["key"] = key_of(*inner, tree.get("key", name))
        tree["comment"] = _comment(tree.get("comment"), self._module_key(label), tree["key"])
        if self.target and tree.get("column", DERIVED) == DERIVED:
            tree["column"] = name.lower() if self.tree.get("platform") == "odc" else f"{name.upper()}1"
        return FactoryAttribute(**tree)

    def _module_key(self, label: str) -> str:
        module = label.partition(".")[0]
        return key_of("module", self.modules[module].get("key", module))

    def label_of(self, refers: str, label: str) -> str:
        """Return the whole label of what an attribute of the entity ``label`` refers to."""
        return refers if "." in refers or refers in _SYSTEM else f"{label.partition('.')[0]}.{refers}"

    def full_name(self, label: str) -> str:
        """Return the factory's "Module.Entity" for a label of the case."""
        if label in _SYSTEM:
            return label
        module, _, entity = label.partition(".")
        item = self.modules[module]
        return f"{item.get('name', module)}.{(item['entities'][entity] or {}).get('name', entity)}"

    def _row(self, label: str, name: str, row: Tree, attributes: tuple[FactoryAttribute, ...]) -> Row:
        types = {item.name: item.type for item in attributes}
        types |= {item.key: item.type for item in attributes}
        values: dict[str, object] = {"Id": self.ids[label][name], MARK: name, **row}
        if "Id" not in types:
            del values["Id"]
        if MARK not in types:
            del values[MARK]
        return {key: self.value(label, key, item, types.get(key, "Tenant")) for key, item in values.items()}

    def value(self, label: str, attribute: str, value: object, kind: str) -> object:
        """Return a row's value: the id behind a name for references, else a value of the type."""
        refers = "Tenant" if attribute == "TENANT_ID" else self.refers.get((label, attribute))
        if isinstance(value, Mapping):
            if "none" in value:  # a plain null takes an attribute away, and then its default stands in the row
                return None
            found = self.soft(value)
            return str(found) if kind == "Text" else found
        if refers is not None and isinstance(value, str):
            known = self.ids[refers]
            return known.get(value, value) if _is_text(known) else known[value]
        return scalar(kind, value)

    def soft(self, value: Tree) -> object:
        """Return the id behind ``{id: [Module.Entity, name]}``: an id that no reference says is one."""
        label, name = value["id"]
        return self.ids[label][name]


def _is_text(ids: Mapping[str, object]) -> bool:
    return any(isinstance(item, str) for item in ids.values())


def _comment(text: str | None, espace: str, key: str) -> str | None:
    """Return a comment of the catalog; ``{espace}`` and ``{key}`` in it stand for keys of the metamodel."""
    return text if text is None else text.replace("{espace}", espace).replace("{key}", key)


def _record(inner: str, entity: str, name: str, item: object) -> FactoryRecord:
    tree: dict[str, Any] = dict(item) if isinstance(item, Mapping) else {"id": item}
    key = key_of(inner, entity, "record", tree.pop("key", name))
    return FactoryRecord(**{"name": name, "data_id": tree.pop("id"), **tree, "key": key})
