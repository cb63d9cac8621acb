"""The notation of ``tests/cases/<name>/case.yaml``: both environments of a case, made into factory objects.

``tests/cases/README.md`` describes the notation for those who write cases. Everything that a case
does not say is made from names: keys, physical names, ids. Source and target ids both count from 1,
so the same id means different things on the two sides, and a reference that was not remapped shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

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

Tree = Mapping[str, Any]
CASES = Path(__file__).resolve().parents[1] / "cases"
SCHEMAS = ("o11_source", "o11_target")
MARK = "Mark"
"""Every application entity of a case has this text attribute: the name of the row."""

_SYSTEM = ("User", "Tenant", "Role", "Espace", "Group")
_FLAGS: Mapping[str, tuple[str, object]] = {
    "mandatory": ("mandatory", True),
    "notnull": ("not_null", True),
    "unique": ("unique", True),
    "deleted": ("active", False),
    "nocolumn": ("column", None),
    "auto": ("autonumber", True),
    "identifier": ("identifier", True),
    "protect": ("delete_rule", "Protect"),
    "delete": ("delete_rule", "Delete"),
    "ignore": ("delete_rule", "Ignore"),
}
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
    "table.column" the word ``hidden``, a name for a second column like that one, or a native type.
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


@dataclass(frozen=True, slots=True)
class Case:
    """A case folder, read. ``after`` None and no ``fails``: the case does not run on a server."""

    folder: Path
    about: str
    dialects: tuple[str, ...]
    source: CaseSide
    target: CaseSide
    files: Mapping[str, str]
    damage: Mapping[str, str]
    after: Tree | None
    finds: tuple[str, ...]
    fails: Mapping[str, str]
    raises: tuple[str, ...]
    scripts: bool

    @property
    def name(self) -> str:
        """Return the folder's name."""
        return self.folder.name

    @property
    def runs(self) -> bool:
        """Tell whether the case is run on PostgreSQL."""
        return self.after is not None or bool(self.fails)


def case_names() -> list[str]:
    """Return the names of all cases, sorted."""
    return sorted(path.parent.name for path in CASES.glob("*/case.yaml"))


def load_case(name: str) -> Case:
    """Read a case of tests/cases. Raises ``ValueError`` for what the notation does not know."""
    return read_case(CASES / name)


def read_case(folder: Path) -> Case:
    """Read the case in a folder."""
    tree = YAML(typ="safe").load((folder / "case.yaml").read_text(encoding="utf-8"))
    known = {
        "about", "dialects", "modules", "applications", "solutions", "source", "target", "files", "damage",
        "after", "finds", "fails", "raises", "scripts",
    }
    if unknown := set(tree) - known:
        raise ValueError(f"{folder.name}: unknown keys {sorted(unknown)}")
    shared = {key: tree.get(key, {}) for key in ("modules", "applications", "solutions")}
    return Case(
        folder=folder,
        about=tree["about"],
        dialects=tuple(tree.get("dialects", ("postgres", "tsql"))),
        source=_Side(_merged(shared, tree.get("source") or {}), target=False).build(),
        target=_Side(_merged(shared, tree.get("target") or {}), target=True).build(),
        files=tree.get("files", {}),
        damage=tree.get("damage", {}),
        after=tree.get("after"),
        finds=tuple(tree.get("finds", ())),
        fails=tree.get("fails", {}),
        raises=tuple(tree.get("raises", ())),
        scripts=tree.get("scripts", False),
    )


def _merged(base: object, change: object) -> Any:
    """Return ``base`` changed: mappings go deep, null removes, a text replaces a mapping's ``is``."""
    if isinstance(change, Mapping):
        known = base if isinstance(base, Mapping) else {} if base is None else {"is": base}
        merged = {key: value for key, value in known.items() if change.get(key, key) is not None}
        merged |= {key: _merged(merged.get(key), item) for key, item in change.items() if item is not None}
        return merged
    if isinstance(base, Mapping) and isinstance(change, str):
        return {**base, "is": change}
    return change


class _Side:
    """Builds one environment out of its merged tree."""

    def __init__(self, tree: Tree, *, target: bool) -> None:
        known = {
            "modules", "applications", "solutions", "tenants", "users", "rows", "variation", "first_id",
            "extra", "platform", "engine_version", "platform_version", "module_versions", "engine", "catalog",
        }
        if unknown := set(tree) - known:
            raise ValueError(f"unknown keys {sorted(unknown)}")
        self.tree = tree
        self.target = target
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
        return CaseSide(
            environment, self.entities, self.refers, self.ids, Platform(tree.get("platform", "o11")),
            tree.get("engine_version"), tree.get("platform_version"), tree.get("module_versions", {}),
            tree.get("engine"), tree.get("catalog", {}),
        )

    # --- names to ids ---------------------------------------------------------------------------

    def _name_ids(self) -> None:
        """Give every named thing its id before references look for them."""
        tenants = self.tree.get("tenants") or ({"Users": {}} if self.tree.get("users") else {})
        first = 20 if self.target else 5
        self.tenants: Tree = {
            name: {"id": first + number, **(item or {})} for number, (name, item) in enumerate(tenants.items())
        }
        self.ids["Tenant"] = {name: item["id"] for name, item in self.tenants.items()}
        self.ids["User"] = {
            name: (item or {}).get("id", number)
            for number, (name, item) in enumerate((self.tree.get("users") or {}).items(), 1)
        }
        first = 50 if self.target else 30
        roles = [(module, role) for module, item in self.modules.items() for role in item.get("roles", {})]
        self.ids["Role"] = {f"{module}.{role}": number for number, (module, role) in enumerate(roles, first)}
        for label, item in self._entity_trees():
            self.ids[label] = {
                name: record["id"] if isinstance(record, Mapping) else record
                for name, record in item.get("records", {}).items()
            }
            kind = str(_spelled(item.get("id", "Identifier")).get("is", "")).split()
            for number, (name, row) in enumerate(self._rows(label).items(), 1):
                given = row.get("Id", name if kind[:1] == ["Text"] else number)
                if kind[:1] == ["->"] and isinstance(given, str):
                    given = self.ids[self._label(kind[1], label)][given]
                self.ids[label][name] = given

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
        attributes: dict[str, Any] = {}
        if tree.get("id", "") != "none":
            spelled = _spelled(tree.get("id", "Identifier auto"))
            attributes["Id"] = {"identifier": True, "mandatory": True, **spelled}
        attributes |= tree.get("attributes", {})
        if kind == "application":
            attributes.setdefault(MARK, "Text 60")
        built = tuple(
            self._attribute(label, name, (inner, key), item) for name, item in attributes.items()
        )
        entity = FactoryEntity(
            name=tree.get("name", short),
            key=key_of(inner, key),
            table=tree.get("table", f"OSUSR_{side}_{short.upper()}"),
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
            triggers=tuple(tree.get("triggers", ())),
            declared_table=tree.get("declared_table"),
        )
        self.entities[label] = entity
        return entity

    def _attribute(self, label: str, name: str, inner: tuple[str, str], given: object) -> FactoryAttribute:
        tree = _read(_spelled(given))
        refers = tree.pop("refers", None)
        if refers is not None:
            full = self._label(refers, label)
            self.refers[label, tree.get("name", name)] = full
            tree["type"] = full if full in _SYSTEM else self._full_name(full)
        tree.setdefault("name", name)
        tree["key"] = key_of(*inner, tree.get("key", name))
        if self.target and tree.get("column", DERIVED) == DERIVED:
            tree["column"] = f"{name.upper()}1"
        return FactoryAttribute(**tree)

    def _label(self, refers: str, label: str) -> str:
        """Return the whole label of what an attribute of the entity ``label`` refers to."""
        return refers if "." in refers or refers in _SYSTEM else f"{label.partition('.')[0]}.{refers}"

    def _full_name(self, label: str) -> str:
        """Return the factory's "Module.Entity" for a label of the case."""
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
        if refers is not None and isinstance(value, str):
            known = self.ids[refers]
            return known.get(value, value) if _is_text(known) else known[value]
        return scalar(kind, value)


def _is_text(ids: Mapping[str, object]) -> bool:
    return any(isinstance(item, str) for item in ids.values())


def _record(inner: str, entity: str, name: str, item: object) -> FactoryRecord:
    tree: dict[str, Any] = dict(item) if isinstance(item, Mapping) else {"id": item}
    key = key_of(inner, entity, "record", tree.pop("key", name))
    return FactoryRecord(**{"name": name, "data_id": tree.pop("id"), **tree, "key": key})


def _spelled(given: object) -> dict[str, Any]:
    return dict(given) if isinstance(given, Mapping) else {"is": given}


def _read(tree: dict[str, Any]) -> dict[str, Any]:
    """Read the short spelling: ``Text 40 notnull``, ``Decimal 12.2``, ``-> Customer ignore``."""
    words = str(tree.pop("is", "")).split()
    found: dict[str, Any] = {}
    if words and words[0] == "->":
        found["refers"] = words[1]
        del words[:2]
    elif words:
        found["type"] = words.pop(0)
        if words and words[0][0].isdigit():
            length, _, decimals = words.pop(0).partition(".")
            found["length"] = int(length)
            found["decimals"] = int(decimals) if decimals else None
    for word in words:
        if word not in _FLAGS:
            raise ValueError(f"unknown word {word!r} in an attribute")
        field, value = _FLAGS[word]
        found[field] = value
    return {**found, **tree}


def scalar(kind: str, value: object) -> object:
    """Return a YAML scalar as the Python value of an O11 type."""
    if value is None:
        return None
    match kind:
        case "Decimal" | "Currency":
            return Decimal(str(value))
        case "Date":
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        case "Time":
            return time.fromisoformat(str(value))
        case "DateTime":
            return value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
        case "BinaryData":
            return bytes.fromhex(str(value))
        case _:
            return value
