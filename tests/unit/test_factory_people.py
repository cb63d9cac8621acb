"""The demo's pair has what the demo is there to show."""

from __future__ import annotations

from compiler.demo.factory import FactoryEntity, FactoryEnvironment, Row
from compiler.demo.people import APPLICATION, DELETED_CITY, OTHER_APPLICATION, demo_source, demo_target

SOURCE, TARGET = demo_source(), demo_target()


def entity(environment: FactoryEnvironment, label: str) -> FactoryEntity:
    module, name = label.split(".")
    return next(
        item for found in environment.modules if found.name == module for item in found.entities
        if item.name == name and item.active
    )


def rows(environment: FactoryEnvironment, label: str) -> dict[object, Row]:
    return {row["Id"]: row for row in entity(environment, label).rows}


def test_modules_keys_and_applications_are_the_same_on_both_sides() -> None:
    modules = [[(item.name, item.key) for item in side.modules] for side in (SOURCE, TARGET)]
    assert modules[0] == modules[1]
    assert SOURCE.applications == TARGET.applications
    assert [item.name for item in SOURCE.applications] == [APPLICATION, OTHER_APPLICATION]
    assert set(SOURCE.applications[0].modules) == {"People", "CityManager", "HR"}


def test_ids_of_the_target_collide_with_the_sources_for_other_things() -> None:
    for label in ("People.City", "People.Icon", "People.Person", "HR.Department", "HR.Employee"):
        source, target = rows(SOURCE, label), rows(TARGET, label)
        assert len(set(source) & set(target)) > 2, label
        assert all(source[key] != target[key] for key in set(source) & set(target)), label
    source_users = {user.id: user.username for user in SOURCE.users}
    target_users = {user.id: user.username for user in TARGET.users}
    assert len(set(source_users) & set(target_users)) > 8
    assert all(target_users.get(key) != name for key, name in source_users.items())
    # Two users have to be made.
    assert len(set(source_users.values()) - set(target_users.values())) == 2
    assert SOURCE.tenants[0].id != TARGET.tenants[0].id


def test_small_was_deleted_and_created_again() -> None:
    for environment in (SOURCE, TARGET):
        records = entity(environment, "CityManager.CitySize").records
        assert [(item.active, item.name) for item in records if item.name == "Small"] == [
            (False, "Small"), (True, "Small"),
        ]
    ids = [
        {item.key: item.data_id
         for item in entity(environment, "CityManager.CitySize").records if item.active}
        for environment in (SOURCE, TARGET)
    ]
    assert ids[0].keys() == ids[1].keys()
    assert all(ids[0][key] != ids[1][key] for key in ids[0])
    assert set(ids[0].values()) & set(ids[1].values())


def test_an_ignore_reference_dangles_and_all_others_arrive() -> None:
    people, cities = rows(SOURCE, "People.Person"), rows(SOURCE, "People.City")
    dangling = [row for row in people.values() if row["FavouriteCityId"] not in {None, *cities}]
    assert dangling
    assert {row["FavouriteCityId"] for row in dangling} == {DELETED_CITY}
    # The target has a city of that id: a reference copied as it is would point at it.
    assert DELETED_CITY in rows(TARGET, "People.City")


def test_employee_and_department_are_a_cycle_and_managers_a_self_reference() -> None:
    employees, departments = rows(SOURCE, "HR.Employee"), rows(SOURCE, "HR.Department")
    assert {row["HeadId"] for row in departments.values()} <= set(employees)
    assert {row["DepartmentId"] for row in employees.values()} <= set(departments)
    managers = {row["Id"]: row["ManagerId"] for row in employees.values()}
    assert None in managers.values()
    assert any(isinstance(manager, int) and isinstance(own, int) and manager > own
               for own, manager in managers.items())


def test_physical_names_differ() -> None:
    person = entity(SOURCE, "People.Person"), entity(TARGET, "People.Person")
    assert [item.table for item in person] == ["OSUSR_ABC_PERSON", "OSUSR_9X2_PERSON1"]
    columns = [{item.key: item.column for item in one.attributes} for one in person]
    assert len([key for key in columns[0] if columns[0][key] != columns[1][key]]) == 1


def test_every_attribute_type_appears() -> None:
    types = {item.type for found in SOURCE.modules for one in found.entities for item in one.attributes}
    assert {"Text", "Integer", "LongInteger", "Decimal", "Currency", "Boolean", "Date", "Time", "DateTime",
            "Email", "PhoneNumber", "BinaryData", "Identifier", "User"} <= types
    assert sum(len(one.rows) for found in SOURCE.modules for one in found.entities) > 250


def test_the_pair_is_the_same_each_time() -> None:
    assert (demo_source(), demo_target()) == (SOURCE, TARGET)


# --- processes ------------------------------------------------------------------------------------


def extra(environment: FactoryEnvironment, table: str) -> list[Row]:
    return [row for name, found in environment.extra if name == table for row in found]


def test_ids_of_processes_and_definitions_collide_too() -> None:
    for table in ("OSSYS_BPM_PROCESS", "OSSYS_BPM_PROCESS_DEFINITION", "OSSYS_BPM_PROCESS_STATUS", "OSSYS_GROUP"):
        source, target = ({row["ID"]: row for row in extra(side, table)} for side in (SOURCE, TARGET))
        shared = set(source) & set(target)
        assert shared, table
        name = "LABEL" if table == "OSSYS_BPM_PROCESS" else "NAME"
        assert all(source[number][name] != target[number][name] for number in shared), table


def test_there_is_a_sub_process_and_a_text_that_looks_like_an_id() -> None:
    processes = extra(SOURCE, "OSSYS_BPM_PROCESS")
    children = [row for row in processes if row["PARENT_PROCESS_ID"] is not None]
    assert children and all(row["PARENT_ACTIVITY_ID"] and row["TOP_PROCESS_ID"] != row["ID"] for row in children)
    types = {row["ID"]: str(row["SS_TYPE"]) for row in extra(SOURCE, "OSSYS_BPM_PROCESS_INPUT_DEF")}
    inputs = extra(SOURCE, "OSSYS_BPM_PROCESS_INPUT")
    employees = {str(number) for number in rows(SOURCE, "HR.Employee")}
    for is_id in (True, False):
        texts = {row["INPUT_VALUE"] for row in inputs if types[row["INPUT_DEF_ID"]].startswith("bt") is is_id}  # type: ignore[index]
        assert texts & employees, is_id


def test_both_sides_listen_to_new_employees_and_wait_for_some() -> None:
    for environment in (SOURCE, TARGET):
        employee = entity(environment, "HR.Employee")
        assert employee.triggers == (f"OSTRG_EI__{employee.table}",)
        events = extra(environment, str(employee.event_table))
        assert len([row for row in events if row["_ACTIVITY_ID"] is None]) == 1
        assert any(row["_ACTIVITY_ID"] is not None and row["_IS_UPDATE"] for row in events)
    assert any(row["OnboardingId"] for row in rows(SOURCE, "HR.Employee").values() if "OnboardingId" in row)
