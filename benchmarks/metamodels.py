"""Big metamodels: the same entities in two environments that agree in nothing but keys.

Everything follows from the number of entities and the seed. Each entity has twelve attributes: its
autonumber identifier, four references and seven values. Physical names and ids of the two
environments differ, as those of real ones do.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from random import Random

from compiler.metamodel.rows import (
    ApplicationModuleRow,
    ApplicationRow,
    AttributeRow,
    Column,
    DataType,
    Engine,
    EntityRow,
    Environment,
    EspaceRow,
    ForeignKey,
    Metamodel,
    ModuleRow,
    RecordRow,
    Table,
    TenantRow,
    TypeKind,
)

ENTITIES_PER_MODULE = 25
MODULES_PER_APPLICATION = 5
RECORDS_PER_STATIC_ENTITY = 8
APPLICATION = "Application {}"

# Name, O11 type, length or precision, decimals: the seven attributes that hold values.
_VALUES: tuple[tuple[str, str, int | None, int | None], ...] = (
    ("Name", "rtText", 100, None),
    ("Notes", "rtText", 5000, None),
    ("Quantity", "rtInteger", None, None),
    ("Price", "rtCurrency", 37, 8),
    ("IsActive", "rtBoolean", None, None),
    ("CreatedOn", "rtDateTime", None, None),
    ("Email", "rtEmail", 250, None),
)
_REFERENCES = ("FirstId", "SecondId", "ThirdId", "FourthId")

_VERSIONS = {Engine.POSTGRES: "18.6", Engine.MSSQL: "16.0.4135.4"}
_NATIVE = {
    Engine.POSTGRES: {
        "rtText": "character varying({})", "rtEmail": "character varying({})", "rtInteger": "integer",
        "rtCurrency": "numeric({},{})", "rtBoolean": "boolean", "rtDateTime": "timestamp without time zone",
        "id": "bigint", "text": "text",
    },
    Engine.MSSQL: {
        "rtText": "nvarchar({})", "rtEmail": "nvarchar({})", "rtInteger": "int",
        "rtCurrency": "decimal({},{})", "rtBoolean": "bit", "rtDateTime": "datetime",
        "id": "bigint", "text": "nvarchar(max)",
    },
}
_KINDS = {
    "rtText": TypeKind.TEXT, "rtEmail": TypeKind.TEXT, "rtInteger": TypeKind.INTEGER,
    "rtCurrency": TypeKind.DECIMAL, "rtBoolean": TypeKind.BOOLEAN, "rtDateTime": TypeKind.DATETIME,
}

# Metamodel tables that the scripts read. A capital first letter stands for a number, "is_" for a flag.
_SYSTEM_TABLES: dict[str, tuple[str, ...]] = {
    "ossys_espace": ("id", "name", "ss_key", "is_active", "is_system"),
    "ossys_entity": (
        "id", "name", "physical_table_name", "espace_id", "ss_key", "primarykey_ss_key", "data_kind",
        "is_active", "is_system",
    ),
    "ossys_entity_attr": (
        "id", "entity_id", "name", "ss_key", "type", "is_mandatory", "is_active", "database_name",
        "physical_column_name",
    ),
    "ossys_entity_record": ("id", "data_id", "name", "ss_key", "entity_ss_key", "espace_id", "is_active"),
    "ossys_application": ("id", "name", "key", "is_active"),
    "ossys_role": ("id", "name", "ss_key", "espace_id", "is_active"),
    "ossys_tenant": ("id", "name", "espace_id", "is_active"),
    "ossys_user": ("id", "tenant_id", "name", "username", "email", "is_active"),
}


@dataclass(frozen=True, slots=True)
class Blueprint:
    """What both environments share: for each entity the four things that it refers to.

    A number is another entity (or itself), ``static`` its module's static entity, ``user`` the users.
    """

    references: tuple[tuple[int | str, ...], ...]


def blueprint(entities: int, seed: int) -> Blueprint:
    """Return the references of ``entities`` entities.

    Most references lead to an entity with a lower number, in the same or another module. Every
    tenth entity refers to itself, and every thirtieth starts a ring of two to six entities.
    """
    random = Random(seed)
    drawn: list[list[int | str]] = []
    for number in range(entities):
        first: int | str = random.randrange(number) if number else "static"
        second: int | str = random.randrange(max(0, number - 40), number) if number else "user"
        drawn.append([first, second, random.choice(("static", "user")), random.choice(("static", "user"))])
        if number % 10 == 7:
            drawn[number][2] = number
    for start in range(5, entities - 6, 30):
        size = random.randint(2, 6)
        for place in range(1, size):
            drawn[start + place][0] = start + place - 1
        drawn[start][0] = start + size - 1
    return Blueprint(tuple(tuple(item) for item in drawn))


def metamodel(plan: Blueprint, engine: Engine, *, target: bool) -> Metamodel:
    """Return the metamodel of one environment, source or target."""
    return _Builder(plan, engine, target=target).build()


def _key(*parts: object) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, "/".join(str(part) for part in parts)))


class _Builder:
    """The working state for one environment."""

    def __init__(self, plan: Blueprint, engine: Engine, *, target: bool) -> None:
        self.plan = plan
        self.engine = engine
        self.target = target
        self.native = _NATIVE[engine]
        self.count = len(plan.references)
        self.modules = -(-self.count // ENTITIES_PER_MODULE)
        self.schema = "dbo"
        if engine is Engine.POSTGRES:
            self.schema = "o11_target" if target else "o11_source"
        # Ids of the target begin elsewhere and run the other way, so that no id means the same twice.
        self.base = 1_000_000 if target else 100
        self.entities: list[EntityRow] = []
        self.attributes: list[AttributeRow] = []
        self.records: list[RecordRow] = []
        self.tables: list[Table] = []

    def build(self) -> Metamodel:
        """Return the rows, sorted as a snapshot has them."""
        espaces = [EspaceRow(1, "(System)", _key("system"), True, True, "eSpace")]
        espaces.append(EspaceRow(2, "Users", _key("users"), True, True, "eSpace"))
        espaces += [
            EspaceRow(self._espace_id(number), f"Module{number:03d}", _key("module", number), True, kind="eSpace")
            for number in range(self.modules)
        ]
        self._system_entities()
        for number in range(self.modules):
            self._static(number)
        for number in range(self.count):
            self._entity(number)
        self._system_tables()
        applications = -(-self.modules // MODULES_PER_APPLICATION)
        return Metamodel(
            environment=Environment(
                self.engine, _VERSIONS[self.engine], "target" if self.target else "source", self.schema,
                collation="C.UTF-8" if self.engine is Engine.POSTGRES else "Latin1_General_CI_AI",
            ),
            espaces=tuple(sorted(espaces, key=lambda row: row.id)),
            modules=tuple(sorted((ModuleRow(row.id, row.id) for row in espaces), key=lambda row: row.id)),
            applications=tuple(
                ApplicationRow(number + 1, APPLICATION.format(number + 1), _key("application", number), True)
                for number in range(applications)
            ),
            application_modules=tuple(
                ApplicationModuleRow(number // MODULES_PER_APPLICATION + 1, self._espace_id(number))
                for number in range(self.modules)
            ),
            entities=tuple(sorted(self.entities, key=lambda row: row.id)),
            attributes=tuple(sorted(self.attributes, key=lambda row: row.id)),
            records=tuple(sorted(self.records, key=lambda row: row.id)),
            tenants=(TenantRow(9 if self.target else 5, "Users", 2),),
            tables=tuple(sorted(self.tables, key=lambda table: table.name)),
        )

    # --- numbers and names ----------------------------------------------------------------------

    def _espace_id(self, module: int) -> int:
        return self.base + (self.modules - module if self.target else module)

    def _entity_id(self, number: int) -> int:
        """Return the id of an entity; static entities have negative numbers, from -1."""
        return self.base + 100_000 + (-number if self.target else number) + self.modules

    def _table_name(self, number: int) -> str:
        if number < 0:
            return f"OSUSR_{'Q7' if self.target else 'AB'}{-number - 1:03d}_STATUS"
        module = number // ENTITIES_PER_MODULE
        return f"OSUSR_{'Q7' if self.target else 'AB'}{module:03d}_ENTITY{number}{'1' if self.target else ''}"

    def _column_name(self, name: str) -> str:
        # Some physical names differ, as they do after an attribute was deleted and made again.
        return f"{name.upper()}1" if self.target and name in ("Price", "SecondId") else name.upper()

    def _identifier(self, name: str, table: str) -> Column:
        sequence = f"{table}_{name}_seq" if self.engine is Engine.POSTGRES else None
        return Column(name, self.native["id"], DataType(TypeKind.BIGINT), False, "always", sequence)

    # --- rows -------------------------------------------------------------------------------------

    def _attribute(
        self, entity: EntityRow, order: int, name: str, kind: str, *, length: int | None = None,
        decimals: int | None = None, identifier: bool = False, delete_rule: str | None = None,
    ) -> None:
        self.attributes.append(
            AttributeRow(
                id=entity.id * 20 + order, entity_id=entity.id, name=name, type=kind, active=True,
                key=_key(entity.key, name), length=length, decimals=decimals, autonumber=identifier,
                identifier=identifier, delete_rule=delete_rule, physical_column=self._column_name(name),
                order=order,
            )
        )

    def _row(self, number: int, espace: int, name: str, table: str, kind: str, *, system: bool) -> EntityRow:
        key = _key("system entity" if system else kind, name, "" if system else number)
        row = EntityRow(
            id=number if system else self._entity_id(number), name=name, physical_table=table,
            espace_id=espace, key=key, active=True, primary_key=_key(key, "Id"), data_kind=kind,
            system=system, multitenant=False,
        )
        self.entities.append(row)
        self._attribute(row, 1, "Id", "rtLongInteger", identifier=True)
        return row

    def _system_entities(self) -> None:
        user = self._row(1, 1, "User", "ossys_user", "entity", system=True)
        self._row(2, 1, "Tenant", "ossys_tenant", "entity", system=True)
        for order, name in enumerate(("Name", "Username", "Email"), start=2):
            self._attribute(user, order, name, "rtText", length=250)

    def _static(self, module: int) -> None:
        number = -module - 1
        row = self._row(
            number, self._espace_id(module), f"Status{module:03d}", self._table_name(number), "staticEntity",
            system=False,
        )
        self._attribute(row, 2, "Label", "rtText", length=50)
        text = self.native["rtText"].format(50)
        columns = (
            Column("ID", self.native["id"], DataType(TypeKind.BIGINT), False),
            Column("LABEL", text, DataType(TypeKind.TEXT, 50)),
        )
        self.tables.append(
            Table(row.physical_table, rows=RECORDS_PER_STATIC_ENTITY, columns=columns, primary_key=("ID",))
        )
        for record in range(RECORDS_PER_STATIC_ENTITY):
            data_id = RECORDS_PER_STATIC_ENTITY - record if self.target else record + 1
            self.records.append(
                RecordRow(
                    id=row.id * 20 + record, data_id=str(data_id), name=f"State{record}",
                    key=_key("record", module, record), entity_key=row.key, espace_id=row.espace_id, active=True,
                )
            )

    def _entity(self, number: int) -> None:
        module = number // ENTITIES_PER_MODULE
        table = self._table_name(number)
        row = self._row(
            number, self._espace_id(module), f"Entity{number:05d}", table, "entity", system=False
        )
        columns = [self._identifier("ID", table)]
        foreign_keys: list[ForeignKey] = []
        order = 2
        for name, kind, length, decimals in _VALUES:
            self._attribute(row, order, name, kind, length=length, decimals=decimals)
            columns.append(self._value_column(name, kind, length, decimals))
            order += 1
        for name, referred in zip(_REFERENCES, self.plan.references[number], strict=True):
            rule = "Ignore" if name == "FourthId" else "Protect"
            self._attribute(row, order, name, self._type_of(module, referred), delete_rule=rule)
            column = self._column_name(name)
            columns.append(Column(column, self.native["id"], DataType(TypeKind.BIGINT)))
            if rule == "Protect":
                identifier = "id" if referred == "user" else "ID"
                foreign_keys.append(
                    ForeignKey(
                        f"OSFRK_{number}_{order}", (column,), self.schema, self._referred_table(module, referred),
                        (identifier,),
                    )
                )
            order += 1
        self.tables.append(
            Table(
                table, rows=1000 + number % 977, columns=tuple(columns), primary_key=("ID",),
                foreign_keys=tuple(foreign_keys),
            )
        )

    def _value_column(self, name: str, kind: str, length: int | None, decimals: int | None) -> Column:
        if kind == "rtText" and length is not None and length > 2000:
            return Column(self._column_name(name), self.native["text"], DataType(TypeKind.TEXT))
        native = self.native[kind].format(length, decimals)
        data_type = DataType(_KINDS[kind], length)
        if kind == "rtCurrency":
            data_type = DataType(_KINDS[kind], None, length, decimals)
        return Column(self._column_name(name), native, data_type)

    def _type_of(self, module: int, referred: int | str) -> str:
        """Return the TYPE of a reference: bt, the module's key, the entity's key."""
        if referred == "user":
            return f"bt{_key('system')}*{_key('system entity', 'User', '')}"
        if referred == "static":
            number = -module - 1
            return f"bt{_key('module', module)}*{_key('staticEntity', f'Status{module:03d}', number)}"
        assert isinstance(referred, int)
        espace = _key("module", referred // ENTITIES_PER_MODULE)
        return f"bt{espace}*{_key('entity', f'Entity{referred:05d}', referred)}"

    def _referred_table(self, module: int, referred: int | str) -> str:
        if referred == "user":
            return "ossys_user"
        return self._table_name(referred if isinstance(referred, int) else -module - 1)

    def _system_tables(self) -> None:
        number, text, flag = DataType(TypeKind.INTEGER), DataType(TypeKind.TEXT, 200), DataType(TypeKind.BOOLEAN)
        for name, columns in _SYSTEM_TABLES.items():
            found: list[Column] = []
            for column in columns:
                if column == "id" and name in ("ossys_user", "ossys_tenant"):
                    found.append(Column(column, self.native["id"], DataType(TypeKind.BIGINT), False))
                elif column == "id" or column.endswith("_id"):
                    found.append(Column(column, self.native["rtInteger"], number, column != "id"))
                elif column.startswith("is_"):
                    found.append(Column(column, self.native["rtBoolean"], flag))
                else:
                    found.append(Column(column, self.native["rtText"].format(200), text))
            self.tables.append(Table(name, rows=1000, columns=tuple(found), primary_key=("id",)))
