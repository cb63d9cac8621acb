"""The demo's pair of environments: a portal with people, cities and an HR module, in production and in QA.

The modules are those of the vendor's data-migration guide (People, CityManager), and an HR module
that has what makes migrations hard: a self-reference, a cycle, a 1:1 extension of the user, and a process
for new employees (``people_processes.py``). The ids of the target collide with the source's for different
things, so that a reference that was not remapped points at the wrong row instead of at none. Everything is
computed from row numbers: same rows each time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from compiler.demo.factory import (
    DERIVED,
    FactoryApplication,
    FactoryAttribute,
    FactoryEntity,
    FactoryEnvironment,
    FactoryModule,
    FactoryRecord,
    FactoryRole,
    FactoryTenant,
    FactoryUser,
    IdentityStyle,
    KeyType,
    LetterCase,
    ReferenceStyle,
    Row,
    Variation,
    key_of,
)
from compiler.demo.people_processes import (
    NEWCOMERS,
    Office,
    process_of,
    source_groups,
    source_instances,
    target_groups,
    target_instances,
    with_processes,
)

APPLICATION = "People Portal"
OTHER_APPLICATION = "Expenses"
DELETED_CITY = 7
"""Id of the source's city that is gone, while people still name it as their favourite."""

_CITIES = (
    "Lisbon", "Porto", "Braga", "Coimbra", "Évora", "Łódź", "L'Aquila", "Zürich", "Reykjavík", "Aarhus",
    "Graz", "Ghent", "Turku", "Bergen", "Malmö", "Brno", "Split", "Cork", "Leeds", "Lyon", "Sète", "Bilbao",
    "Málaga", "Trieste", "Poznań", "Tartu", "Kaunas", "Riga", "Košice", "Chania",
)
_FIRST = ("Ana", "João", "Marta", "Rui", "Inês", "Tiago", "Zoë", "Siobhán", "Jürgen", "Noémie", "Åse", "Luca")
_LAST = ("Silva", "O'Brien", "Santos", "García-López", "Müller", "Nowak", "Rossi", "Ó Sé", "D'Angelo", "Berg")
_DEPARTMENTS = ("Finance", "Sales", "Support", "Engineering", "Legal", "Logistics", "Research", "Facilities")
_ICONS = ("star", "home", "boat", "train", "tree", "bird", "sun", "moon", "book", "cup", "key", "bell")
_USERNAMES = (
    "ana.silva", "joao.santos", "marta.nowak", "rui.berg", "ines.rossi", "tiago.muller", "zoe.garcia",
    "siobhan.obrien", "jurgen.berg", "noemie.silva", "ase.nowak", "luca.rossi",
)
_MISSING = 2


@dataclass(frozen=True, slots=True)
class _Side:
    """What differs between the two environments. ``sizes`` are data ids of the static CitySize."""

    table: str
    suffix: str
    phone_column: str
    sizes: tuple[tuple[str, int], ...]
    old_small: int
    cities: tuple[Row, ...]
    icons: tuple[Row, ...]
    persons: tuple[Row, ...]
    departments: tuple[Row, ...]
    employees: tuple[Row, ...]
    extensions: tuple[Row, ...]
    expenses: tuple[Row, ...]


def demo_source() -> FactoryEnvironment:
    """Return the environment to migrate from: a few hundred rows under the physical prefix OSUSR_ABC."""
    user_ids = tuple(range(101, 101 + len(_USERNAMES)))
    sizes = (("Medium", 2), ("Large", 3), ("Small", 4))
    side = _Side(
        table="OSUSR_ABC_", suffix="", phone_column=DERIVED, sizes=sizes, old_small=1,
        cities=tuple(
            _city(number, name, sizes[number % 3][1])
            for number, name in enumerate(_CITIES, start=1) if number != DELETED_CITY
        ),
        icons=tuple(
            {"Id": number, "Name": name, "Image": _picture(number)}
            for number, name in enumerate(_ICONS, start=1)
        ),
        persons=tuple(_source_person(number, user_ids) for number in range(1, 161)),
        departments=tuple(
            _department(number, name, name[:3].upper(), 3 * number)
            for number, name in enumerate(_DEPARTMENTS, start=1)
        ),
        employees=tuple(_source_employee(number) for number in range(1, 65)),
        extensions=tuple(
            _extension(user, f"nick{number}", number if number % 3 else None)
            for number, user in enumerate(user_ids[:9], start=1)
        ),
        expenses=_expenses(user_ids, 20),
    )
    variation = Variation(key_case=LetterCase.UPPER, sequence_gap=3)
    environment = FactoryEnvironment(
        "o11_prod", _modules(side, with_old_city=True), _applications(),
        tenants=(FactoryTenant(5, "Users"),), users=_users(user_ids, 5), variation=variation, first_id=20,
    )
    office = Office(5, user_ids[0], user_ids[-1])
    return with_processes(environment, source_groups(office), source_instances(office), 11, 1)


def demo_target() -> FactoryEnvironment:
    """Return the environment to migrate into: other physical names and ids, and rows of its own.

    It knows all users of the source but the last two, under other ids: the id of one is another's here.
    """
    # Rotated by five, so that most ids exist on both sides for different people.
    numbers = tuple(101 + (index + 5) % len(_USERNAMES) for index in range(len(_USERNAMES) - _MISSING))
    user_ids = (*numbers, 120)
    sizes = (("Large", 2), ("Small", 3), ("Medium", 4))
    side = _Side(
        table="OSUSR_9X2_", suffix="1", phone_column="PHONE1", sizes=sizes, old_small=1,
        cities=tuple(_city(number, f"Testville {number}", sizes[number % 3][1]) for number in range(1, 13)),
        icons=tuple(
            {"Id": number, "Name": f"test {number}", "Image": b"\x00\xff" * number} for number in range(1, 6)
        ),
        persons=tuple(_target_person(number, user_ids) for number in range(1, 31)),
        departments=tuple(
            _department(number, f"Test department {number}", f"T{number}", 4 * number)
            for number in range(1, 4)
        ),
        employees=tuple(_target_employee(number) for number in range(1, 13)),
        extensions=(_extension(120, "qa", None),),
        expenses=_expenses(user_ids, 7),
    )
    variation = Variation(
        key_type=KeyType.UUID, name_case=LetterCase.UPPER, references=ReferenceStyle.BOTH,
        identity=IdentityStyle.DEFAULT, sequence_gap=10,
    )
    users = (*_users(numbers, 12), FactoryUser(120, "qa.tester", 12, "QA Tester", "qa.tester@example.com"))
    environment = FactoryEnvironment(
        "o11_qa", _modules(side, with_old_city=False), _applications(),
        tenants=(FactoryTenant(12, "Users"),), users=users, variation=variation, first_id=1000,
    )
    office = Office(12, 120, numbers[0])
    return with_processes(environment, target_groups(office), target_instances(office), 12, 2)


def _attribute(
    entity: str, name: str, kind: str, length: int | None = None, decimals: int | None = None,
    mandatory: bool = False, not_null: bool = False, rule: str | None = None, default: str | None = None,
    column: str | None = DERIVED, active: bool = True, unique: bool = False,
) -> FactoryAttribute:
    return FactoryAttribute(
        name, key_of(entity, name), kind, length, decimals, mandatory, not_null, rule, default=default,
        column=column, active=active, unique=unique,
    )


def _identifier(entity: str) -> FactoryAttribute:
    return FactoryAttribute(
        "Id", key_of(entity, "Id"), "Identifier", mandatory=True, identifier=True, autonumber=True
    )


def _modules(side: _Side, with_old_city: bool) -> tuple[FactoryModule, ...]:
    return (
        FactoryModule("CityManager", key_of("CityManager"), (_city_size(side),)),
        FactoryModule("People", key_of("People"), _people(side, with_old_city)),
        FactoryModule("HR", key_of("HR"), _hr(side), (FactoryRole("HRManager", key_of("HR", "HRManager")),)),
        FactoryModule("ExpensesCore", key_of("ExpensesCore"), (_expense(side),)),
    )


def _applications() -> tuple[FactoryApplication, ...]:
    return (
        FactoryApplication(APPLICATION, key_of("application", APPLICATION), ("People", "CityManager", "HR")),
        FactoryApplication(OTHER_APPLICATION, key_of("application", OTHER_APPLICATION), ("ExpensesCore",)),
    )


def _city_size(side: _Side) -> FactoryEntity:
    records = tuple(
        FactoryRecord(key_of("CitySize", "record", name), name, data_id) for name, data_id in side.sizes
    )
    # Small was deleted and created again: its former self keeps name and id, under another key.
    old = FactoryRecord(
        key_of("CitySize", "record", "Small", "deleted"), "Small", side.old_small, active=False
    )
    return FactoryEntity(
        "CitySize", key_of("CitySize"), f"{side.table}CITYSIZE{side.suffix}",
        (_identifier("CitySize"), _attribute("CitySize", "Label", "Text", mandatory=True),
         _attribute("CitySize", "Order", "Integer", mandatory=True),
         _attribute("CitySize", "Is_Active", "Boolean", mandatory=True)),
        kind="static", records=(old, *records), description="How big a city is.",
    )


def _people(side: _Side, with_old_city: bool) -> tuple[FactoryEntity, ...]:
    city_attributes = (
        _identifier("City"),
        _attribute("City", "Name", "Text", 100, mandatory=True),
        _attribute("City", "Population", "Integer"),
        _attribute("City", "Area", "Decimal", 12, 2),
        _attribute("City", "IsCapital", "Boolean"),
        _attribute("City", "CitySizeId", "CityManager.CitySize", mandatory=True, rule="Protect"),
    )
    city = FactoryEntity(
        "City", key_of("City"), f"{side.table}CITY{side.suffix}", city_attributes, rows=side.cities,
        description="Where people live.",
    )
    icon = FactoryEntity(
        "Icon", key_of("Icon"), f"{side.table}ICON{side.suffix}",
        (_identifier("Icon"), _attribute("Icon", "Name", "Text", 50),
         _attribute("Icon", "Image", "BinaryData")),
        rows=side.icons, description="A picture that stands for a person.",
    )
    person = FactoryEntity(
        "Person", key_of("Person"), f"{side.table}PERSON{side.suffix}",
        (
            _identifier("Person"),
            _attribute("Person", "Name", "Text", 120, mandatory=True),
            _attribute("Person", "Email", "Email"),
            _attribute("Person", "Phone", "PhoneNumber", column=side.phone_column),
            _attribute("Person", "BirthDate", "Date"),
            _attribute("Person", "CallTime", "Time"),
            _attribute("Person", "CreatedOn", "DateTime"),
            _attribute("Person", "CreatedBy", "User", rule="Protect"),
            _attribute("Person", "LoyaltyNumber", "LongInteger"),
            _attribute("Person", "Balance", "Currency"),
            _attribute("Person", "Notes", "Text", 4000),
            _attribute("Person", "CityId", "People.City", mandatory=True, not_null=True, rule="Protect"),
            _attribute("Person", "IconId", "People.Icon", rule="Protect"),
            _attribute("Person", "FavouriteCityId", "People.City", rule="Ignore"),
            _attribute("Person", "Fax", "PhoneNumber", active=False),
        ),
        rows=side.persons, description="Somebody whom the portal knows.",
    )
    # City was once deleted and created again under the same key: an inactive twin with a table of its own.
    old_city = FactoryEntity(
        "City", key_of("City"), f"{side.table}CITY_OLD", city_attributes, active=False,
        rows=(_city(1, "Olisipo", side.sizes[0][1]),),
    )
    return (city, icon, person, old_city) if with_old_city else (city, icon, person)


def _hr(side: _Side) -> tuple[FactoryEntity, ...]:
    department = FactoryEntity(
        "Department", key_of("Department"), f"{side.table}DEPARTMENT{side.suffix}",
        (
            _identifier("Department"),
            _attribute("Department", "Name", "Text", 80, mandatory=True),
            _attribute("Department", "Code", "Text", 10, mandatory=True, unique=True),
            _attribute("Department", "Budget", "Currency"),
            _attribute("Department", "HeadId", "HR.Employee", rule="Protect"),
        ),
        rows=side.departments, description="A part of the company, with an employee as its head.",
    )
    employee = FactoryEntity(
        "Employee", key_of("Employee"), f"{side.table}EMPLOYEE{side.suffix}",
        (
            _identifier("Employee"),
            _attribute(
                "Employee", "PersonId", "People.Person", mandatory=True, not_null=True, rule="Protect"
            ),
            _attribute(
                "Employee", "DepartmentId", "HR.Department", mandatory=True, not_null=True, rule="Protect"
            ),
            _attribute("Employee", "ManagerId", "HR.Employee", rule="Protect"),
            _attribute("Employee", "HiredOn", "Date"),
            _attribute("Employee", "Salary", "Currency"),
            _attribute("Employee", "IsFullTime", "Boolean", default="True"),
            _attribute("Employee", "OnboardingId", "Process", rule="Ignore"),
        ),
        rows=side.employees, description="A person who works here.",
        event_table=f"{side.table.replace('OSUSR', 'OSEVT')}EMPLOYEE{side.suffix}", expose_process_events=True,
        triggers=(f"OSTRG_EI__{side.table}EMPLOYEE{side.suffix}",),
    )
    extended = FactoryEntity(
        "UserExtended", key_of("UserExtended"), f"{side.table}USEREXTENDED{side.suffix}",
        (
            FactoryAttribute(
                "Id", key_of("UserExtended", "Id"), "User", mandatory=True, identifier=True,
                delete_rule="Delete",
            ),
            _attribute("UserExtended", "Nickname", "Text", 40),
            _attribute("UserExtended", "WantsNews", "Boolean"),
            _attribute("UserExtended", "EmployeeId", "HR.Employee", rule="Protect"),
        ),
        rows=side.extensions, description="What the portal adds to the platform's user.",
    )
    return (department, employee, extended)


def _expense(side: _Side) -> FactoryEntity:
    return FactoryEntity(
        "Expense", key_of("Expense"), f"{side.table}EXPENSE{side.suffix}",
        (
            _identifier("Expense"),
            _attribute("Expense", "Amount", "Currency"),
            _attribute("Expense", "UserId", "User", mandatory=True, rule="Protect"),
        ),
        rows=side.expenses,
    )


def _users(ids: tuple[int, ...], tenant: int) -> tuple[FactoryUser, ...]:
    return tuple(
        FactoryUser(
            number, username, tenant, username.replace(".", " ").title(), f"{username}@example.com",
            roles=("HR.HRManager",) if username in (*_USERNAMES[:2], _USERNAMES[-1]) else (),
        )
        for number, username in zip(ids, _USERNAMES, strict=False)
    )


def _city(number: int, name: str, size: int) -> Row:
    return {
        "Id": number, "Name": name, "Population": 20_000 + 7_919 * number, "IsCapital": number % 9 == 1,
        "Area": Decimal(1000 + 137 * number) / 100, "CitySizeId": size,
    }


def _picture(number: int) -> bytes:
    """Return some bytes, all values included, that look like a small picture."""
    return b"\x89PNG\r\n\x1a\n" + bytes((number * 31 + offset) % 256 for offset in range(256 + 40 * number))


def _source_person(number: int, user_ids: tuple[int, ...]) -> Row:
    name = f"{_FIRST[number % len(_FIRST)]} {_LAST[number // 3 % len(_LAST)]}"
    city = number % len(_CITIES) + 1
    favourite = (number * 7) % len(_CITIES) + 1
    return {
        "Id": number, "Name": name, "Email": f"person{number}@example.com", "Phone": f"+351 21{number:07d}",
        "BirthDate": date(1950, 1, 1) + timedelta(days=97 * number),
        "CallTime": time(8 + number % 10, 15 * (number % 4)),
        "CreatedOn": datetime(2021, 3, 1, 9, 30) + timedelta(hours=11 * number, milliseconds=number),
        "CreatedBy": user_ids[number % len(user_ids)] if number % 5 else None,
        "LoyaltyNumber": 10**12 + number, "Balance": Decimal(number * 123) / 100 - 50,
        "Notes": "" if number % 4 else f"Line one of {name}\nline two \\ with 'quotes' and \"more\"; -- 50 %",
        "CityId": city if city != DELETED_CITY else DELETED_CITY + 1,
        "IconId": number % len(_ICONS) + 1 if number % 6 else None,
        # Every 30th person likes the city that was deleted: an Ignore reference that points at nothing.
        "FavouriteCityId": favourite if number % 2 or favourite == DELETED_CITY else None,
        "Fax": "unused",
    }


def _target_person(number: int, user_ids: tuple[int, ...]) -> Row:
    return {
        "Id": number, "Name": f"Test person {number}", "Email": f"test{number}@example.com",
        "Phone": f"{number:05d}", "CreatedBy": user_ids[number % len(user_ids)], "CityId": number % 12 + 1,
        "IconId": number % 5 + 1, "FavouriteCityId": None,
    }


def _department(number: int, name: str, code: str, head: int) -> Row:
    return {"Id": number, "Name": name, "Code": code, "Budget": Decimal(number * 250_000), "HeadId": head}


def _source_employee(number: int) -> Row:
    """The first is nobody's subordinate, the last ten report to somebody with a higher id."""
    manager = None if number == 1 else (number // 4 or 1)
    return {
        "Id": number, "PersonId": 2 * number, "DepartmentId": number % len(_DEPARTMENTS) + 1,
        "ManagerId": number + 1 if 54 < number < 64 else manager,
        "HiredOn": date(2015, 1, 1) + timedelta(days=41 * number),
        "Salary": Decimal(24_000 + 375 * number), "IsFullTime": number % 7 != 0,
        "OnboardingId": process_of(number) if number in NEWCOMERS else None,
    }


def _target_employee(number: int) -> Row:
    return {
        "Id": number, "PersonId": number, "DepartmentId": number % 3 + 1,
        "ManagerId": None if number == 1 else 1, "HiredOn": date(2020, 1, 1), "Salary": Decimal(1),
        "IsFullTime": True,
    }


def _extension(user: int, nickname: str, employee: int | None) -> Row:
    return {"Id": user, "Nickname": nickname, "WantsNews": user % 2 == 0, "EmployeeId": employee}


def _expenses(user_ids: tuple[int, ...], count: int) -> tuple[Row, ...]:
    return tuple(
        {"Id": number, "Amount": Decimal(number * 1999) / 100, "UserId": user_ids[number % len(user_ids)]}
        for number in range(1, count + 1)
    )
