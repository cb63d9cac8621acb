"""Active entities before their attributes are settled, and what a reference can lead to.

A reference needs only to know which entity it means, so entities come first, as shells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compiler.metamodel.rows import EntityRow, ForeignKey, Metamodel, Table
from compiler.model.lookup import NameIndex, Problems
from compiler.model.modules import Espaces, is_extension
from compiler.model.platform_tables import PLATFORM_TABLES
from compiler.model.types import EntityKey, EntityKind

SYSTEM_PREFIX = "OSSYS_"
SYNTHETIC_ESPACE = "ossys"

_KINDS = {"staticentity": EntityKind.STATIC, "cliententity": EntityKind.CLIENT}
_NEEDS_TABLE = (EntityKind.APPLICATION, EntityKind.STATIC)


@dataclass(frozen=True, slots=True)
class Shell:
    """An active entity without its attributes. ``row`` is None for a synthesised system entity."""

    key: EntityKey
    name: str
    module: str
    kind: EntityKind
    table: Table | None
    record_set: str | None
    row: EntityRow | None

    @property
    def label(self) -> str:
        """Return "Module.Entity"."""
        return f"{self.module}.{self.name}"


def resolve_shells(
    metamodel: Metamodel, espaces: Espaces, tables: NameIndex[Table], problems: Problems
) -> dict[EntityKey, Shell]:
    """Return the active entities of active modules.

    Entity-local problems: O11-0201 (two active rows; the lowest id stands for them), O11-0202, O11-0205, O11-0210.
    """
    grouped: dict[EntityKey, list[EntityRow]] = {}
    for row in metamodel.entities:
        espace = espaces.active.get(row.espace_id)
        if row.active and espace is not None:
            grouped.setdefault(EntityKey(espace.key, row.key), []).append(row)
    shells: dict[EntityKey, Shell] = {}
    for key in sorted(grouped):
        rows = sorted(grouped[key], key=lambda row: row.id)
        shell = _shell(key, rows[0], espaces, tables, problems)
        shells[key] = shell
        if len(rows) > 1:
            found = " and ".join(f"{row.id} ({row.name}, table {row.physical_table})" for row in rows)
            problems.add(key, "O11-0201", shell.label, f"OSSYS_ENTITY rows {found}")
    return shells


def _shell(
    key: EntityKey, row: EntityRow, espaces: Espaces, tables: NameIndex[Table], problems: Problems
) -> Shell:
    espace = espaces.active[row.espace_id]
    kind = _kind(row, extension=is_extension(espace))
    label = f"{espace.name}.{row.name}"
    table: Table | None = None
    if kind is not EntityKind.CLIENT:
        table, rivals = tables.find(row.physical_table)
        if table is None and kind in _NEEDS_TABLE:
            if rivals:
                problems.add(key, "O11-0205", label, f"{row.physical_table} fits {', '.join(rivals)}")
            else:
                problems.add(key, "O11-0202", label, f"no table {row.physical_table or '(name is empty)'}")
        if table is not None and table.inherits and kind is EntityKind.APPLICATION:
            problems.add(key, "O11-0210", label, f"table {table.name}")
    record_set = row.physical_table.upper() if kind is EntityKind.SYSTEM else None
    return Shell(key, row.name, espace.name, kind, table, record_set, row)


def _kind(row: EntityRow, *, extension: bool) -> EntityKind:
    declared = _KINDS.get((row.data_kind or "").strip().lower())
    if declared is EntityKind.CLIENT:
        return EntityKind.CLIENT
    # Before external: some installations keep the system entities in an extension.
    if row.system or row.physical_table.upper().startswith(SYSTEM_PREFIX):
        return EntityKind.SYSTEM
    if extension or row.external:
        return EntityKind.EXTERNAL
    return declared or EntityKind.APPLICATION


class References:
    """Finds what a reference means: by keys, by entity row, or by a foreign key of the catalog.

    ``shells`` grows by the system entities that are synthesised when something refers to them.
    """

    def __init__(
        self, metamodel: Metamodel, espaces: Espaces, tables: NameIndex[Table],
        shells: dict[EntityKey, Shell],
    ) -> None:
        self.shells = shells
        self._schema = metamodel.environment.schema
        self._tables = tables
        self._espace_keys = espaces.keys
        self._rows = {row.id: row for row in metamodel.entities}
        self._rows_by_key: dict[EntityKey, EntityRow] = {}
        self._inner_keys: dict[str, set[str]] = {}
        for row in sorted(metamodel.entities, key=lambda row: row.id):
            espace = espaces.keys.get(row.espace_id)
            if espace is not None:
                self._rows_by_key.setdefault(EntityKey(espace, row.key), row)
                self._inner_keys.setdefault(espace, set()).add(row.key)
        self._by_inner: dict[str, list[EntityKey]] = {}
        for key in shells:
            self._by_inner.setdefault(key.entity, []).append(key)
        self._by_table = _by_table(shells.values())
        self._by_record_set: dict[str, EntityKey] = {}
        for key in sorted(shells):
            record_set = shells[key].record_set
            if record_set is not None:
                self._by_record_set.setdefault(record_set, key)

    def by_key(self, key: EntityKey) -> EntityKey | None:
        """Return the active entity that a ``bt`` code means, or None."""
        if key in self.shells:
            return key
        row = self._rows_by_key.get(key)
        return self._moved(key) if row is not None else None

    def by_row(self, number: int) -> EntityKey | None:
        """Return the active entity behind an OSSYS_ENTITY row, active or not, or None.

        An inactive row stands for the active entity with the same module and entity key.
        """
        row = self._rows.get(number)
        espace = self._espace_keys.get(row.espace_id) if row is not None else None
        if row is None or espace is None:
            return None
        key = EntityKey(espace, row.key)
        return key if key in self.shells else self._moved(key)

    def _moved(self, shadow: EntityKey) -> EntityKey | None:
        """Return where the entity of an inactive row was moved to, or None when that is not certain.

        A moved entity keeps its key in another module. So does an entity of a cloned module, but a
        clone shares other keys with the original too, and is somebody else's data.
        """
        found = self._by_inner.get(shadow.entity, [])
        if len(found) != 1:
            return None
        shared = self._inner_keys.get(shadow.espace, set()) & self._inner_keys.get(found[0].espace, set())
        return found[0] if shared == {shadow.entity} else None

    def by_foreign_key(self, foreign_key: ForeignKey) -> EntityKey | None:
        """Return the entity whose identifier a foreign key refers to, or None."""
        if foreign_key.referenced_schema != self._schema:
            return None
        table, _ = self._tables.find(foreign_key.referenced_table)
        if table is None:
            return None
        # A constraint on some other unique column holds no identifiers. Restricted logins see no columns.
        if table.primary_key and foreign_key.referenced_columns not in (table.primary_key, ()):
            return None
        found = self._by_table.get(table.name, [])
        if len(found) == 1:
            return found[0]
        return None if found else self.system(table.name.upper())

    def system(self, record_set: str) -> EntityKey | None:
        """Return the system entity of a well-known table; one without a row is synthesised.

        None when neither OSSYS_ENTITY nor the catalog has it, or it is none of those that may be
        referred to without a row.
        """
        known = self._by_record_set.get(record_set)
        if known is not None:
            return known
        table, _ = self._tables.find(record_set)
        if table is None or record_set not in PLATFORM_TABLES:
            return None
        key = EntityKey(SYNTHETIC_ESPACE, record_set.lower())
        self.shells[key] = Shell(key, _name(record_set), "(System)", EntityKind.SYSTEM, table, record_set, None)
        self._by_record_set[record_set] = key
        self._by_table.setdefault(table.name, []).append(key)
        return key


def _name(record_set: str) -> str:
    """Return an entity's name as the platform would write it: ``OSSYS_BPM_PROCESS_INPUT`` is Process_Input."""
    words = record_set.removeprefix(SYSTEM_PREFIX).removeprefix("BPM_").split("_")
    return "_".join(word.capitalize() for word in words)


def _by_table(shells: Iterable[Shell]) -> dict[str, list[EntityKey]]:
    """Return entity keys by table name: one, or several that are equally likely."""
    grouped: dict[str, list[Shell]] = {}
    for shell in shells:
        if shell.table is not None:
            grouped.setdefault(shell.table.name, []).append(shell)
    result: dict[str, list[EntityKey]] = {}
    for name, found in grouped.items():
        keys = sorted(shell.key for shell in found)
        if all(shell.kind is EntityKind.SYSTEM for shell in found):
            # Several views of one platform table lead to the same rows.
            keys = keys[:1]
        result[name] = keys
    return result


def foreign_keys_by_column(table: Table) -> Mapping[str, ForeignKey]:
    """Return a table's foreign keys of one column, by column; of several on one column the first by name."""
    found: dict[str, ForeignKey] = {}
    for item in sorted(table.foreign_keys, key=lambda item: item.name):
        if len(item.columns) == 1:
            found.setdefault(item.columns[0], item)
    return found
