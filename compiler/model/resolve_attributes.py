"""Attributes of one entity: keys, columns, types, references, and which one identifies a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compiler.metamodel.rows import AttributeRow, ForeignKey
from compiler.model.lookup import NameIndex, Problems, single_primary_key
from compiler.model.shells import References, Shell, foreign_keys_by_column
from compiler.model.types import Attribute, AttributeType, Column, EntityKey, EntityKind, Reference
from compiler.model.types_of import parse_delete_rule, parse_type, type_of_column

TENANT_COLUMN = "TENANT_ID"
TENANTS_TABLE = "OSSYS_TENANT"
_OWNED = (EntityKind.APPLICATION, EntityKind.STATIC)


@dataclass(frozen=True, slots=True)
class Settled:
    """An entity's attributes, by (order, key), its identifier, and whether rows belong to tenants."""

    attributes: tuple[Attribute, ...]
    identifier: Attribute | None
    multitenant: bool


@dataclass(frozen=True, slots=True)
class _Draft:
    """An attribute row with its key and column."""

    row: AttributeRow
    key: str
    column: Column | None
    declared_column: str

    @property
    def order(self) -> int:
        return self.row.id if self.row.order is None else self.row.order


def settle(
    shell: Shell, rows: Sequence[AttributeRow], references: References, problems: Problems
) -> Settled:
    """Settle the attributes of an active entity. ``rows`` are all its rows, inactive ones too.

    Entity-local problems: O11-0201, 0203, 0204, 0206, 0207, 0208, 0209. Only entities whose rows the
    migration reads or maps have them: application entities, and the identifiers of static ones.
    """
    return _Settling(shell, rows, references, problems).run()


class _Settling:
    """The working state for one entity."""

    def __init__(
        self, shell: Shell, rows: Sequence[AttributeRow], references: References, problems: Problems
    ) -> None:
        self.shell = shell
        self.rows = rows
        self.references = references
        self.problems = problems
        table = shell.table
        self.columns = NameIndex(table.columns if table is not None else ())
        self.foreign_keys: Mapping[str, ForeignKey] = (
            foreign_keys_by_column(table) if table is not None else {}
        )
        self.unsettled: list[tuple[str, str, str]] = []

    def run(self) -> Settled:
        """Go from rows to attributes."""
        drafts = self._drafts()
        identifying, composite = self._identifying(drafts)
        attributes = [self._attribute(draft, own_id=draft.key in identifying) for draft in drafts]
        identifier = None
        if len(identifying) == 1 and not composite:
            identifier = next(item for item in attributes if item.key in identifying)
        if identifier is None and self.shell.kind is EntityKind.SYSTEM:
            identifier = self._system_identifier(attributes)
        self._report_identifier(identifier, composite=composite)
        tenant = self._tenant(attributes)
        if tenant is not None:
            attributes.append(tenant)
        row = self.shell.row
        return Settled(
            tuple(sorted(attributes, key=lambda item: (item.order, item.key))),
            identifier,
            tenant is not None or bool(row is not None and row.multitenant),
        )

    # --- keys and columns ---------------------------------------------------------------------

    def _drafts(self) -> list[_Draft]:
        first: dict[str, AttributeRow] = {}
        for row in sorted((item for item in self.rows if item.active), key=lambda item: item.id):
            key = row.key or f"name:{row.name.lower()}"
            known = first.setdefault(key, row)
            if known is not row and self.shell.kind in _OWNED:
                self._problem(
                    "O11-0201", known.name,
                    f"OSSYS_ENTITY_ATTR rows {known.id} ({known.name}) and {row.id} ({row.name}), key {key}",
                )
        # A column that one attribute names is not another's because their names happen to agree.
        claimed = {_declared_column(row).lower() for row in first.values()} - {""}
        return [
            _Draft(row, key, self._column(row, claimed), _declared_column(row)) for key, row in first.items()
        ]

    def _column(self, row: AttributeRow, claimed: set[str]) -> Column | None:
        if self.shell.table is None:
            return None
        declared = _declared_column(row)
        if not declared and row.name.lower() in claimed:
            return None
        column, rivals = self.columns.find(declared or row.name)
        if rivals:
            self.unsettled.append((row.name, "O11-0209", f"{self.shell.table.name}: {', '.join(rivals)}"))
        return column

    # --- identifier ---------------------------------------------------------------------------

    def _identifying(self, drafts: list[_Draft]) -> tuple[frozenset[str], bool]:
        """Return the keys of the identifying attributes, and True when only together they do."""
        primary_key = self.shell.row.primary_key if self.shell.row is not None else None
        if primary_key and any(draft.row.key == primary_key for draft in drafts):
            return frozenset({primary_key}), False
        flagged = frozenset(draft.key for draft in drafts if draft.row.identifier)
        if flagged:
            return flagged, len(flagged) > 1
        table = self.shell.table
        if table is None:
            return frozenset(), False
        found = frozenset(
            draft.key
            for draft in drafts
            if draft.column is not None and draft.column.name in table.primary_key
        )
        return found, len(table.primary_key) > 1

    def _system_identifier(self, attributes: list[Attribute]) -> Attribute | None:
        """Return the identifier of a platform table that no attribute describes, adding the attribute."""
        table = self.shell.table
        if table is None:
            return None
        column, _ = self.columns.find(single_primary_key(table) or "ID")
        if column is None:
            return None
        known = next((item for item in attributes if item.column is column), None)
        if known is not None:
            return known
        identifier = column_attribute(column, order=-1, synthetic=True)
        attributes.append(identifier)
        return identifier

    def _report_identifier(self, identifier: Attribute | None, *, composite: bool) -> None:
        """Report what is wrong with the identifier, and the columns that matter."""
        kind, table = self.shell.kind, self.shell.table
        for name, code, found in self.unsettled:
            if kind is EntityKind.APPLICATION or (
                kind is EntityKind.STATIC and identifier is not None and identifier.name == name
            ):
                self._problem(code, name, found)
        if identifier is not None or kind not in _OWNED:
            return
        if composite:
            together = ", ".join(table.primary_key) if table is not None else ""
            found = f"several attributes identify a row (primary key: {together or 'none'})"
            self._problem("O11-0208", "", found)
        else:
            found = "no attribute is marked as identifier"
            if table is not None:
                found += f", and none has the primary key of {table.name}"
            self._problem("O11-0206", "", found)

    # --- attributes ---------------------------------------------------------------------------

    def _attribute(self, draft: _Draft, *, own_id: bool) -> Attribute:
        row, column = draft.row, draft.column
        if column is None and self.shell.table is not None and not self._is_rival(row.name):
            missing = draft.declared_column or row.name
            self.unsettled.append((row.name, "O11-0204", f"{self.shell.table.name} has no column {missing}"))
        autonumber = row.autonumber
        if autonumber is None:
            autonumber = column is not None and (column.identity is not None or column.sequence is not None)
        kind, target, fault = self._type(draft, own_id=own_id, autonumber=autonumber)
        if fault is not None:
            self.unsettled.append((row.name, *fault))
        return Attribute(
            key=draft.key, has_key=bool(row.key), name=row.name, type=kind,
            length=row.length, decimals=row.decimals, mandatory=row.mandatory, autonumber=autonumber,
            reference=Reference(target, parse_delete_rule(row.delete_rule)) if target is not None else None,
            default=row.default, order=draft.order, column=column,
            declared_type=row.type, declared_column=draft.declared_column,
        )

    def _is_rival(self, name: str) -> bool:
        return any(item[0] == name and item[1] == "O11-0209" for item in self.unsettled)

    def _type(
        self, draft: _Draft, *, own_id: bool, autonumber: bool
    ) -> tuple[AttributeType, EntityKey | None, tuple[str, str] | None]:
        """Return type, referenced entity, and what is wrong: code and what was found.

        A ``bt`` code counts first, then REFERENCED_ENTITY_ID, then the foreign key of the column. O11
        types an identifier as its own entity's, so an identifier that leads to its own entity is a
        plain value.
        """
        row, column, own = draft.row, draft.column, self.shell.key
        declared = parse_type(row.type)
        number = row.referenced_entity_id or None  # 0 is the platform's "none"
        plain = type_of_column(column)
        target: EntityKey | None = None
        if declared.refers is not None:
            target = self.references.by_key(declared.refers)
        if target is None and number is not None:
            target = self.references.by_row(number)
        unnamed = declared.refers is None and number is None
        if unnamed and (declared.is_identifier or declared.type is AttributeType.REFERENCE):
            target = self._by_foreign_key(column)
        if target is not None:
            if own_id and target == own:
                return plain, None, None
            return AttributeType.REFERENCE, target, None
        if not unnamed:
            found = f"TYPE is {row.type}"
            if number is not None:
                found += f", REFERENCED_ENTITY_ID is {number}"
            return AttributeType.REFERENCE, None, ("O11-0203", f"{found}: no active entity")
        if declared.type is AttributeType.REFERENCE:
            if own_id and autonumber:
                return plain, None, None
            return declared.type, None, ("O11-0203", f"TYPE is {row.type}, and no foreign key says to what")
        if declared.is_identifier:
            if own_id:
                return plain, None, None
            found = f"TYPE is {row.type}, it is not the entity's own, and no foreign key says whose"
            return AttributeType.REFERENCE, None, ("O11-0203", found)
        if declared.type is None:
            return plain, None, ("O11-0207", f"TYPE is {row.type or '(empty)'}")
        return declared.type, None, None

    def _by_foreign_key(self, column: Column | None) -> EntityKey | None:
        found = self.foreign_keys.get(column.name) if column is not None else None
        return self.references.by_foreign_key(found) if found is not None else None

    # --- tenants ------------------------------------------------------------------------------

    def _tenant(self, attributes: list[Attribute]) -> Attribute | None:
        """Return the attribute that stands for TENANT_ID, which the platform keeps by itself.

        Where the catalog does not say whether the entity is multi-tenant, the column says so, unless
        it is what a deleted attribute left behind.
        """
        row = self.shell.row
        if row is None or self.shell.kind is not EntityKind.APPLICATION or row.multitenant is False:
            return None
        column, _ = self.columns.find(TENANT_COLUMN)
        if column is None or any(item.column is column for item in attributes):
            return None
        left_behind = {
            (_declared_column(item) or item.name).lower() for item in self.rows if not item.active
        }
        if row.multitenant is None and column.name.lower() in left_behind:
            return None
        target = self.references.system(TENANTS_TABLE)
        if target is None:
            self._problem("O11-0203", TENANT_COLUMN, f"no entity and no table {TENANTS_TABLE}")
        return Attribute(
            key=f"name:{TENANT_COLUMN.lower()}", has_key=False, name=TENANT_COLUMN,
            type=AttributeType.REFERENCE, length=None, decimals=None, mandatory=not column.nullable,
            autonumber=False, reference=Reference(target, None) if target is not None else None,
            default=None, order=max((item.order for item in attributes), default=0) + 1,
            column=column, declared_type="", declared_column="", synthetic=True,
        )

    def _problem(self, code: str, name: str, found: str) -> None:
        where = f"{self.shell.label}.{name}" if name else self.shell.label
        self.problems.add(self.shell.key, code, where, found)


def _declared_column(row: AttributeRow) -> str:
    return row.physical_column or row.database_name or ""


def column_attribute(
    column: Column, order: int, *, synthetic: bool, reference: Reference | None = None
) -> Attribute:
    """Return an attribute made of nothing but a column: its key and name are the column's."""
    return Attribute(
        key=f"name:{column.name.lower()}", has_key=False, name=column.name,
        type=type_of_column(column) if reference is None else AttributeType.REFERENCE,
        length=column.type.length, decimals=column.type.scale, mandatory=not column.nullable,
        autonumber=column.identity is not None or column.sequence is not None,
        reference=reference, default=None, order=order, column=column,
        declared_type="", declared_column="", synthetic=synthetic,
    )
