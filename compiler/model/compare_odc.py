"""The model comparison: what O11 says of an entity against what ODC's catalog shows.

One code for each of the vendor's inconsistencies ("Data model inconsistencies detected between O11 and ODC" in its
troubleshooting page), O11-0321 to O11-0328. The O11 side is the attribute as its developer declared it; where the
metamodel does not say, its column. The ODC side is a column: what a catalog cannot tell (the length behind a column of
type text, a reference that no constraint holds) is not compared.
"""

from __future__ import annotations

from collections.abc import Mapping

from compiler.hybrids import USERS
from compiler.metamodel.rows import DataType, ForeignKey, Table, TypeKind
from compiler.model.conversions import conversion_obstacle
from compiler.model.lookup import Problems
from compiler.model.match_attributes import check_identifiers, report_names
from compiler.model.shells import foreign_keys_by_column
from compiler.model.types import (
    Assets,
    Attribute,
    AttributePair,
    AttributeType,
    DeleteRule,
    Entity,
    EntityKey,
    EntityPair,
    Model,
)
from compiler.project import Project

_WHOLE = frozenset({TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT})
_TEXTS = frozenset({TypeKind.TEXT, TypeKind.UUID})
# What PostgreSQL keeps each type in (docs/o11.md: "Attribute types"). A GUID is a text to O11.
_KINDS: Mapping[AttributeType, frozenset[TypeKind]] = {
    AttributeType.TEXT: _TEXTS,
    AttributeType.EMAIL: frozenset({TypeKind.TEXT}),
    AttributeType.PHONE_NUMBER: frozenset({TypeKind.TEXT}),
    AttributeType.INTEGER: frozenset({TypeKind.INTEGER}),
    AttributeType.LONG_INTEGER: frozenset({TypeKind.BIGINT}),
    AttributeType.DECIMAL: frozenset({TypeKind.DECIMAL}),
    AttributeType.CURRENCY: frozenset({TypeKind.DECIMAL}),
    AttributeType.BOOLEAN: frozenset({TypeKind.BOOLEAN}),
    AttributeType.DATE: frozenset({TypeKind.DATE}),
    AttributeType.TIME: frozenset({TypeKind.TIME}),
    AttributeType.DATETIME: frozenset({TypeKind.DATETIME}),
    AttributeType.BINARY: frozenset({TypeKind.BINARY}),
}
# The platform gives these sizes; nobody can choose others.
_LENGTHS = {AttributeType.EMAIL: 250, AttributeType.PHONE_NUMBER: 20}
_CURRENCY = (37, 8)
# Instead of the code's own advice: without its identifier an entity has no rows.
_IDENTIFIER = "Change the identifier's type in O11 or in ODC so that both agree; an identifier cannot be dropped."


def compare(
    source: Model,
    target: Model,
    pairs: tuple[EntityPair, ...],
    assets: Assets,
    project: Project,
    stores: frozenset[str],
    problems: Problems,
) -> None:
    """Report every difference of the pairs: O11-0309, O11-0313, O11-0321 to O11-0328.

    Attributes that the project declares to hold ids (``soft_references``) are not compared by type: the plan looks at
    what their ids become. ``stores`` are tables of ODC's users, roles and groups, in lower case.
    """
    comparison = _Comparison(source, target, pairs, assets, project, stores, problems)
    for pair in pairs:
        comparison.run(pair)


class _Comparison:
    """What all pairs are compared with."""

    def __init__(
        self, source: Model, target: Model, pairs: tuple[EntityPair, ...], assets: Assets,
        project: Project, stores: frozenset[str], problems: Problems,
    ) -> None:
        self.project = project
        self.entities = {entity.key: entity for entity in source.entities}
        self.tables = {entity.physical_table: entity for entity in target.entities}
        self.schema = target.environment.schema
        self.pairs = {pair.key: pair for pair in pairs}
        self.owners = {pair.target.key: pair.source for pair in pairs}
        self.assets = assets
        self.stores = stores
        self.problems = problems

    def run(self, pair: EntityPair) -> None:
        report_names(pair, self.problems)
        check_identifiers(pair, self.problems)
        for attribute in pair.source_only:
            where = f"{pair.source.label}.{attribute.name}"
            # The platform keeps tenants by itself, and ODC has none.
            if attribute.synthetic or attribute.column is None or self.problems.has(pair.key, "O11-0314", where):
                continue
            found = f"table {pair.target.physical_table} has no column for it (column {attribute.column.name} in O11)"
            self.problems.add(pair.key, "O11-0321", where, found)
        keys = foreign_keys_by_column(pair.target.table) if pair.target.table is not None else {}
        for item in pair.attributes:
            if item.source.synthetic or item.target.column is None:
                continue
            self._attribute(pair, item)
            self._reference(pair, item, keys.get(item.target.column.name))

    def _add(self, pair: EntityPair, item: AttributePair, code: str, found: str) -> None:
        identifies = pair.source.identifier is not None and pair.source.identifier.key == item.source.key
        action = _IDENTIFIER if identifies and code == "O11-0322" else ""
        self.problems.add(pair.key, code, f"{pair.source.label}.{item.source.name}", found, action)

    # --- types --------------------------------------------------------------------------------

    def _attribute(self, pair: EntityPair, item: AttributePair) -> None:
        """Compare type, length, digits, and whether there must be a value."""
        column = item.target.column
        assert column is not None
        identifies = pair.source.identifier is not None and pair.source.identifier.key == item.source.key
        if item.source.reference is not None:
            kinds = self._kinds_of_reference(item.source.reference.entity)
            if kinds and column.type.kind not in kinds:
                found = f"a reference in O11, {column.native} in ODC: what it refers to has identifiers of another type"
                self._add(pair, item, "O11-0322", found)
        elif item.source.name in self.project.options(pair.source.label).soft_references:
            pass
        elif item.source.type is not AttributeType.REFERENCE:  # resolve reports what refers to nothing (O11-0203)
            self._value(pair, item, identifies=identifies)
        if not item.source.mandatory and not column.nullable and not identifies:
            found = f"optional in O11, and column {column.name} of ODC is NOT NULL"
            self._add(pair, item, "O11-0325", found)

    def _kinds_of_reference(self, key: EntityKey) -> frozenset[TypeKind]:
        """Return the kinds that a reference to the entity may have in ODC; none where that is not known."""
        referred = self.entities.get(key)
        if referred is not None and referred.record_set == USERS:
            return _TEXTS
        partner = self.pairs.get(key)
        identifier = partner.target.identifier if partner is not None else None
        if identifier is None or identifier.column is None:
            return frozenset()
        kind = identifier.column.type.kind
        return _WHOLE if kind in _WHOLE else frozenset({kind})

    def _value(self, pair: EntityPair, item: AttributePair, *, identifies: bool) -> None:
        attribute, column = item.source, item.target.column
        assert column is not None and attribute.column is not None
        new = column.type
        kinds = _KINDS.get(attribute.type, frozenset({new.kind}))
        if identifies and attribute.type is AttributeType.INTEGER:
            # Modules of old versions have identifiers of 4 bytes; what the code conversion makes of them has 8.
            kinds |= {TypeKind.BIGINT}
        if new.kind not in kinds:
            self._add(pair, item, "O11-0322", f"{_words(attribute)} in O11, {column.native} in ODC")
        elif new.kind is TypeKind.TEXT and _is_longer_or_shorter(attribute, new):
            length = _length(attribute)
            had = "no limit" if length is None else f"{length} characters"
            self._add(pair, item, "O11-0323", f"{had} in O11, {column.native} in ODC")
        elif attribute.type in (AttributeType.DECIMAL, AttributeType.CURRENCY) and _digits(attribute, new):
            self._add(pair, item, "O11-0324", f"{_digits(attribute, new)} in O11, {column.native} in ODC")
        elif obstacle := conversion_obstacle(attribute, item.target):
            self._add(pair, item, "O11-0324" if new.kind is TypeKind.DECIMAL else "O11-0322", obstacle)

    # --- references ---------------------------------------------------------------------------

    def _reference(self, pair: EntityPair, item: AttributePair, key: ForeignKey | None) -> None:
        """Compare what an attribute refers to with the constraint of its column."""
        reference = item.source.reference
        if reference is None:
            if key is not None and item.source.type is not AttributeType.REFERENCE:
                found = f"no reference in O11, and in ODC constraint {key.name} leads to {self._table_words(key)}"
                self._add(pair, item, "O11-0326", found)
            return
        referred = self.entities.get(reference.entity)
        if referred is None:
            return  # resolve reports O11-0203
        if key is None:
            if self._should_have_constraint(pair, reference.entity, reference.delete_rule):
                found = f"it refers to {referred.label} in O11, and no constraint holds it in ODC"
                self._add(pair, item, "O11-0326", found)
            return
        if referred.record_set == USERS and key.referenced_table.lower() in self.stores:
            return
        table = self._table(key)
        if table is None or not self._means(referred, table):
            found = f"it refers to {referred.label} in O11, and in ODC to {self._table_words(key)}"
            self._add(pair, item, "O11-0327", found)
        elif table.table is not None and key.referenced_columns != _identifier(table.table, table):
            columns = ", ".join(key.referenced_columns)
            found = f"it refers to the identifier of {referred.label} in O11, and in ODC to {table.name}.{columns}"
            self._add(pair, item, "O11-0328", found)

    def _should_have_constraint(self, pair: EntityPair, key: EntityKey, rule: DeleteRule | None) -> bool:
        """Tell whether ODC's database would hold the reference.

        It does not between assets, nor where O11's does not (delete rule Ignore). Where nothing tells the rule, nor
        is anything said here.
        """
        if key not in self.pairs or rule not in (DeleteRule.PROTECT, DeleteRule.DELETE):
            return False
        here, there = self.assets.of.get(pair.key.espace), self.assets.of.get(key.espace)
        return here is not None and here == there and here not in self.assets.libraries

    def _table(self, key: ForeignKey) -> Entity | None:
        return self.tables.get(key.referenced_table) if key.referenced_schema == self.schema else None

    def _table_words(self, key: ForeignKey) -> str:
        home = "" if key.referenced_schema == self.schema else f"{key.referenced_schema}."
        table = self._table(key)
        owner = self.owners.get(table.key) if table is not None else None
        return f"{home}{key.referenced_table}" + (f" ({owner.label})" if owner is not None else "")

    def _means(self, referred: Entity, table: Entity) -> bool:
        """Tell whether a table may be what an entity of O11 is in ODC. One that is nobody's may be anybody's."""
        partner = self.pairs.get(referred.key)
        if partner is not None:
            return partner.target.key == table.key
        return table.key not in self.owners


def _identifier(physical: Table, table: Entity) -> tuple[str, ...]:
    if table.identifier is not None and table.identifier.column is not None:
        return (table.identifier.column.name,)
    return physical.primary_key


def _is_longer_or_shorter(attribute: Attribute, new: DataType) -> bool:
    """Tell whether a text has another length in ODC. A column of type text tells none: it may stand for any."""
    if new.length is None:
        return False
    assert attribute.column is not None
    if not attribute.length and attribute.column.type.kind is TypeKind.UUID:
        return False  # a GUID has no length; one that is too short for it is another matter
    return _length(attribute) != new.length


def _length(attribute: Attribute) -> int | None:
    """Return the length of a text in characters, None where it has no limit."""
    fixed = _LENGTHS.get(attribute.type)
    if fixed is not None:
        return fixed
    if attribute.length:
        return attribute.length
    return attribute.column.type.length if attribute.column is not None else None


def _digits(attribute: Attribute, new: DataType) -> str:
    """Return precision and scale of the O11 attribute when they are not those of the column, else ''."""
    column = attribute.column.type if attribute.column is not None else None
    if attribute.type is AttributeType.CURRENCY:
        precision, scale = _CURRENCY
    elif attribute.length:
        precision = attribute.length
        scale = attribute.decimals if attribute.decimals is not None else (column.scale or 0 if column else 0)
    elif column is not None and column.precision is not None:
        precision, scale = column.precision, column.scale or 0
    else:
        return ""
    if new.precision is None or (precision, scale) == (new.precision, new.scale or 0):
        return ""
    return f"{precision} digits, {scale} of them decimals"


def _words(attribute: Attribute) -> str:
    assert attribute.column is not None
    return f"{attribute.type.value} ({attribute.column.native})"
