"""Processes, groups and subscriptions of a described environment: the rows that they are kept as."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compiler.demo.bpt import (
    FactoryActivity,
    FactoryGroup,
    FactoryInstance,
    FactoryParameter,
    FactoryProcess,
    FactoryStep,
    FactorySubscription,
    bpt_rows,
    group_rows,
    ss_type,
)
from compiler.demo.factory import (
    FactoryAttribute,
    FactoryEntity,
    FactoryEnvironment,
    FactoryModule,
    FactoryRole,
    FactoryTenant,
    LetterCase,
    Row,
    TypeStyle,
    Variation,
    key_of,
)
from compiler.demo.ossys_tables import system_rows
from compiler.demo.placement import place

ORDER = FactoryEntity(
    "Order", key_of("Order"), "OSUSR_ORDER",
    (
        FactoryAttribute("Id", key_of("Order", "Id"), "Identifier", identifier=True, autonumber=True),
        FactoryAttribute("ApprovalId", key_of("Order", "ApprovalId"), "Process", delete_rule="Protect", column="APPR"),
    ),
    event_table="OSEVT_ORDER",
)
ENVIRONMENT = FactoryEnvironment(
    "db", (FactoryModule("Shop", key_of("Shop"), (ORDER,), (FactoryRole("Clerk", key_of("Clerk"), 7),)),),
    tenants=(FactoryTenant(5, "Users"),), first_id=40,
)
APPROVE = FactoryProcess(
    "Shop", "Approve", key_of("Approve"),
    inputs=(FactoryParameter("OrderId", key_of("in"), "Shop.Order"), FactoryParameter("Note", key_of("note"), id=3)),
    activities=(
        FactoryActivity("Review", key_of("Review"), outputs=(FactoryParameter("Ok", key_of("ok"), "Boolean"),)),
    ),
)


def made(**more: object) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    for table, found in bpt_rows(ENVIRONMENT, (APPROVE,), first_id=11, **more):  # type: ignore[arg-type]
        rows.setdefault(table, []).extend(found)
    return rows


def test_definitions_are_numbered_and_name_their_owners() -> None:
    rows = made()
    (process,) = rows["OSSYS_BPM_PROCESS_DEFINITION"]
    espace = place(ENVIRONMENT).espace_id("Shop")
    assert (process["ID"], process["ESPACE_ID"], process["NAME"]) == (11, espace, "Approve")
    inputs = {row["NAME"]: (row["ID"], row["PROCESS_DEF_ID"]) for row in rows["OSSYS_BPM_PROCESS_INPUT_DEF"]}
    assert inputs == {"OrderId": (11, 11), "Note": (3, 11)}
    (output,) = rows["OSSYS_BPM_ACTIVITY_OUTPUT_DEF"]
    assert (output["ACTIVITY_DEF_ID"], output["SS_TYPE"]) == (11, "rtBoolean")


@pytest.mark.parametrize("case", list(LetterCase))
def test_a_type_that_refers_is_written_with_both_keys(case: LetterCase) -> None:
    placement = place(replace(ENVIRONMENT, variation=Variation(key_case=case)))
    keys = f"{key_of('Shop')}*{key_of('Order')}"
    assert ss_type(placement, "Shop.Order") == f"bt{keys.upper() if case is LetterCase.UPPER else keys}"
    assert ss_type(placement, "User").startswith("bt")


def test_a_plain_type_is_as_the_installation_writes_it() -> None:
    assert ss_type(place(ENVIRONMENT), "Text") == "rtText"
    assert ss_type(place(replace(ENVIRONMENT, variation=Variation(types=TypeStyle.PLAIN))), "Text") == "Text"


def test_a_root_is_its_own_top_and_values_find_their_definitions() -> None:
    step = FactoryStep(8, "Review", status="Closed", outputs={"Ok": "True"})
    root = FactoryInstance(90, "Shop.Approve", "a", "Closed", 5, inputs={"OrderId": "1", "Note": None}, steps=(step,))
    child = FactoryInstance(91, "Shop.Approve", "b", parent=90, top=90, parent_activity=8)
    rows = made(instances=(root, child), first_status=2)
    tops = {row["ID"]: (row["TOP_PROCESS_ID"], row["PARENT_ACTIVITY_ID"]) for row in rows["OSSYS_BPM_PROCESS"]}
    assert tops == {90: (90, None), 91: (90, 8)}
    assert [row["STATUS_ID"] for row in rows["OSSYS_BPM_PROCESS"]] == [4, 2]
    values = [(row["INPUT_DEF_ID"], row["INPUT_VALUE"]) for row in rows["OSSYS_BPM_PROCESS_INPUT"]]
    assert values == [(11, "1"), (3, None)]
    assert rows["OSSYS_BPM_ACTIVITY_OUTPUT"] == [{"ACTIVITY_ID": 8, "OUTPUT_DEF_ID": 11, "OUTPUT_VALUE": "True"}]


def test_a_subscription_names_the_columns_of_its_table() -> None:
    listening = FactorySubscription("Shop.Order", "Shop.Approve", references={"Id": 3, "ApprovalId": 4}, update=True)
    (row,) = made(subscriptions=(listening,))["OSEVT_ORDER"]
    assert (row["ID"], row["APPR"], row["_PROCESS_DEF_ID"], row["_ACTIVITY_ID"]) == (3, 4, 11, None)
    assert row["_ESPACE_ID"] == place(ENVIRONMENT).espace_id("Shop")


@pytest.mark.parametrize("instance", [
    FactoryInstance(1, "Shop.Other"), FactoryInstance(1, "Shop.Approve", status="Gone"),
    FactoryInstance(1, "Shop.Approve", inputs={"Other": "1"}),
    FactoryInstance(1, "Shop.Approve", steps=(FactoryStep(1, "Other"),)),
])
def test_names_that_are_not_there_are_refused(instance: FactoryInstance) -> None:
    with pytest.raises(KeyError):
        made(instances=(instance,))


def test_given_statuses_stand_instead_of_the_usual_ones() -> None:
    tables = system_rows(place(replace(ENVIRONMENT, extra=bpt_rows(ENVIRONMENT, first_status=30))))
    assert [row["ID"] for row in tables["OSSYS_BPM_PROCESS_STATUS"]] == [30, 31, 32, 33]
    assert [row["ID"] for row in system_rows(place(ENVIRONMENT))["OSSYS_BPM_PROCESS_STATUS"]] == [1, 2]


def test_groups_have_their_users_and_roles() -> None:
    rows = dict(group_rows(ENVIRONMENT, (FactoryGroup(1, "Clerks", 5, users=(9,), roles=("Shop.Clerk",)),)))
    assert rows["OSSYS_GROUP_USER"] == ({"GROUP_ID": 1, "USER_ID": 9, "TENANT_ID": 5},)
    assert rows["OSSYS_GROUP_ROLE"] == ({"GROUP_ID": 1, "ROLE_ID": 7, "TENANT_ID": 5},)


def test_process_is_a_system_entity_only_where_something_refers_to_it() -> None:
    names = [item.entity.name for item in place(ENVIRONMENT).entities if item.well_known]
    assert names == ["User", "Tenant", "Role", "Espace", "Group", "Process"]
    assert next(item for item in place(ENVIRONMENT).entities if item.entity.name == "Process").well_known == (
        "OSSYS_BPM_PROCESS"
    )
