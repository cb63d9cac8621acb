"""A tiny builder of raw metamodel rows, for tests of resolve and match.

Names are given, ids count up, everything else has the dullest value. Tests state only what they are about.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from compiler.diagnostics import Diagnostic, Findings
from compiler.metamodel.rows import (
    ActivityDefinitionRow,
    ApplicationModuleRow,
    ApplicationRow,
    AttributeRow,
    Column,
    DataType,
    Engine,
    EntityRow,
    Environment,
    EspaceRow,
    ExtensionRow,
    ForeignKey,
    Metamodel,
    ModuleRow,
    ParameterDefinitionRow,
    ProcessDefinitionRow,
    RecordRow,
    RoleRow,
    Snapshot,
    SolutionReferenceRow,
    SolutionRow,
    StatusRow,
    Table,
    TenantRow,
    TypeKind,
)
from compiler.model.resolve import resolve
from compiler.model.types import Attribute, Correspondence, Entity, EntityKey, Model

SCHEMA = "o11"


def column(
    name: str, kind: TypeKind = TypeKind.BIGINT, *, nullable: bool = True, identity: str | None = None,
    sequence: str | None = None, length: int | None = None, precision: int | None = None,
    scale: int | None = None, native: str | None = None,
) -> Column:
    """A column; its native type is the kind's name unless given."""
    data_type = DataType(kind, length, precision, scale)
    return Column(name, native or kind.value, data_type, nullable, identity, sequence)


def foreign_key(columns: str, table: str, referenced: str = "ID", schema: str = SCHEMA) -> ForeignKey:
    """A foreign key of one column, named after its column."""
    return ForeignKey(f"fk_{columns}", (columns,), schema, table, (referenced,))


@dataclass
class Rows:
    """Collects rows. Every method that makes a row returns it."""

    engine: Engine = Engine.POSTGRES
    engine_version: str = "15.18"
    platform_version: str | None = None
    espaces: list[EspaceRow] = field(default_factory=list)
    extensions: list[ExtensionRow] = field(default_factory=list)
    modules: list[ModuleRow] = field(default_factory=list)
    applications: list[ApplicationRow] = field(default_factory=list)
    application_modules: list[ApplicationModuleRow] = field(default_factory=list)
    solutions: list[SolutionRow] = field(default_factory=list)
    solution_references: list[SolutionReferenceRow] = field(default_factory=list)
    entities: list[EntityRow] = field(default_factory=list)
    attributes: list[AttributeRow] = field(default_factory=list)
    records: list[RecordRow] = field(default_factory=list)
    roles: list[RoleRow] = field(default_factory=list)
    tenants: list[TenantRow] = field(default_factory=list)
    process_definitions: list[ProcessDefinitionRow] = field(default_factory=list)
    process_inputs: list[ParameterDefinitionRow] = field(default_factory=list)
    process_outputs: list[ParameterDefinitionRow] = field(default_factory=list)
    activity_definitions: list[ActivityDefinitionRow] = field(default_factory=list)
    activity_outputs: list[ParameterDefinitionRow] = field(default_factory=list)
    process_statuses: list[StatusRow] = field(default_factory=list)
    activity_statuses: list[StatusRow] = field(default_factory=list)
    activity_kinds: list[StatusRow] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    last_id: int = 100

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id

    def espace(
        self, name: str, key: str | None = None, *, active: bool = True, kind: str | None = "eSpace",
        version: str | None = None,
    ) -> EspaceRow:
        row = EspaceRow(self.next_id(), name, key or name.lower(), active, False, kind, version)
        self.espaces.append(row)
        return row

    def application(self, name: str, *espaces: EspaceRow) -> ApplicationRow:
        """An active application of these modules."""
        row = ApplicationRow(self.next_id(), name, name.lower(), True)
        self.applications.append(row)
        for espace in espaces:
            known = next((item for item in self.modules if item.espace_id == espace.id), None)
            if known is None:
                known = ModuleRow(self.next_id(), espace.id)
                self.modules.append(known)
            self.application_modules.append(ApplicationModuleRow(row.id, known.id))
        return row

    def entity(
        self, espace: EspaceRow, name: str, table: str = "", key: str | None = None, *, active: bool = True,
        primary_key: str | None = "id", data_kind: str | None = "entity", system: bool = False,
        external: bool | None = None, multitenant: bool | None = False,
    ) -> EntityRow:
        row = EntityRow(
            id=self.next_id(), name=name, physical_table=table, espace_id=espace.id, key=key or name.lower(),
            active=active, primary_key=primary_key, data_kind=data_kind, system=system, external=external,
            multitenant=multitenant,
        )
        self.entities.append(row)
        return row

    def attribute(
        self, entity: EntityRow, name: str, type: str = "rtText", *, key: str | None = "", active: bool = True,
        column: str | None = None, database_name: str | None = None, identifier: bool | None = None,
        autonumber: bool | None = None, order: int | None = None, refers_to: int | None = None,
        delete_rule: str | None = None, mandatory: bool = False,
    ) -> AttributeRow:
        """An attribute. ``key`` '' is the lower-case name, None is no key."""
        row = AttributeRow(
            id=self.next_id(), entity_id=entity.id, name=name, type=type, active=active,
            key=name.lower() if key == "" else key, mandatory=mandatory, autonumber=autonumber,
            identifier=identifier, delete_rule=delete_rule, database_name=database_name,
            physical_column=column, order=order, referenced_entity_id=refers_to,
        )
        self.attributes.append(row)
        return row

    def table(
        self, name: str, *columns: Column, primary_key: tuple[str, ...] = ("ID",),
        foreign_keys: tuple[ForeignKey, ...] = (), kind: str = "table", inherits: bool = False,
    ) -> Table:
        """A table. Without columns it has ID alone."""
        row = Table(
            name=name, kind=kind, columns=columns or (column("ID", nullable=False),),
            primary_key=primary_key, foreign_keys=foreign_keys, inherits=inherits,
        )
        self.tables.append(row)
        return row

    def record(
        self, espace: EspaceRow, entity: str, key: str, data_id: str, name: str = "", *, active: bool = True
    ) -> RecordRow:
        row = RecordRow(self.next_id(), data_id, name or key, key, entity, espace.id, active)
        self.records.append(row)
        return row

    def snapshot(self) -> Snapshot:
        environment = Environment(
            self.engine, self.engine_version, "db", SCHEMA, platform_version=self.platform_version
        )
        return Snapshot(
            Metamodel(
                environment=environment, espaces=tuple(self.espaces), extensions=tuple(self.extensions),
                modules=tuple(self.modules), applications=tuple(self.applications),
                application_modules=tuple(self.application_modules), solutions=tuple(self.solutions),
                solution_references=tuple(self.solution_references), entities=tuple(self.entities),
                attributes=tuple(self.attributes), records=tuple(self.records), roles=tuple(self.roles),
                tenants=tuple(self.tenants), process_definitions=tuple(self.process_definitions),
                process_inputs=tuple(self.process_inputs), process_outputs=tuple(self.process_outputs),
                activity_definitions=tuple(self.activity_definitions),
                activity_outputs=tuple(self.activity_outputs),
                process_statuses=tuple(self.process_statuses),
                activity_statuses=tuple(self.activity_statuses), activity_kinds=tuple(self.activity_kinds),
                tables=tuple(self.tables),
            ),
            digest="0" * 64,
        )

    def resolve(self) -> Model:
        """Resolve the rows. There must be no global finding."""
        findings = Findings()
        model = resolve(self.snapshot(), findings)
        assert list(findings) == []
        return model


def simple(rows: Rows, espace: EspaceRow, name: str, table: str | None = None, key: str | None = None) -> EntityRow:
    """An application entity with a table and an autonumber identifier Id, column ID."""
    row = rows.entity(espace, name, table or f"T_{name.upper()}", key)
    rows.attribute(row, "Id", "rtLongInteger", column="ID", identifier=True, autonumber=True)
    rows.table(row.physical_table)
    return row


def find(model: Model, label: str) -> Entity:
    """The only entity with this label."""
    (entity,) = [item for item in model.entities if item.label == label]
    return entity


def named(entity: Entity, name: str) -> Attribute:
    """The only attribute with this name."""
    (attribute,) = [item for item in entity.attributes if item.name == name]
    return attribute


def problems(model: Model | Correspondence, entity: EntityKey) -> list[str]:
    """The codes of an entity's problems, sorted."""
    return sorted(item.code for key, item in model.problems if key == entity)


def problem(model: Model | Correspondence, code: str) -> Diagnostic:
    """The only problem with this code."""
    (found,) = [item for _, item in model.problems if item.code == code]
    return found
