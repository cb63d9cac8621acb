"""The demo's processes, groups and subscriptions, and what happens in production after the first migration.

Onboarding starts when an employee comes; it starts Equipment and waits until the employee's row changes.
Some of it is done, some is under way, and each kind of reference that BPT has is there: ids in texts, a
sub process, activities that follow one another, people and groups who have something to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from psycopg import sql

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
)
from compiler.demo.factory import FactoryEnvironment, key_of

ONBOARDING = "HR.Onboarding"
EQUIPMENT = "HR.Equipment"
EMPLOYEE = "HR.Employee"
FIRST_PROCESS = 11261
NEWCOMERS = range(50, 60)
"""Employees of the source whose onboarding is still known to the platform."""

_CLERKS, _STOCK = 1, 2


def process_of(employee: int) -> int:
    """Return the id of an employee's onboarding in the source."""
    return FIRST_PROCESS + 2 * (employee - NEWCOMERS[0])


def _parameter(process: str, name: str, kind: str) -> FactoryParameter:
    return FactoryParameter(name, key_of(process, "parameter", name), kind)


def processes() -> tuple[FactoryProcess, ...]:
    """Return the definitions of the module HR, the same in both environments."""
    return (
        FactoryProcess(
            "HR", "Onboarding", key_of("HR", "Onboarding"),
            inputs=(_parameter("Onboarding", "EmployeeId", EMPLOYEE), _parameter("Onboarding", "Desk", "Text")),
            activities=(
                FactoryActivity(
                    "Check contract", key_of("Onboarding", "Check contract"),
                    outputs=(_parameter("Check contract", "DepartmentId", "HR.Department"),
                             _parameter("Check contract", "Remark", "Text")),
                ),
                FactoryActivity("Order equipment", key_of("Onboarding", "Order equipment"), "Execute Process"),
                FactoryActivity("First day", key_of("Onboarding", "First day"), "Wait"),
            ),
        ),
        FactoryProcess(
            "HR", "Equipment", key_of("HR", "Equipment"),
            inputs=(_parameter("Equipment", "PersonId", "People.Person"),),
            outputs=(_parameter("Equipment", "Number", "Text"),),
            activities=(FactoryActivity("Deliver", key_of("Equipment", "Deliver")),),
        ),
    )


@dataclass(frozen=True, slots=True)
class Office:
    """Who works on processes in one environment: user ids, and the tenant."""

    tenant: int
    clerk: int
    porter: int


def source_groups(office: Office) -> tuple[FactoryGroup, ...]:
    """Return production's groups."""
    return (
        FactoryGroup(_CLERKS, "HR Clerks", office.tenant, "Who checks contracts", (office.clerk, office.porter),
                     ("HR.HRManager",)),
        FactoryGroup(_STOCK, "Equipment", office.tenant, "Who delivers", (office.porter,)),
    )


def target_groups(office: Office) -> tuple[FactoryGroup, ...]:
    """Return the groups of QA: one of production's under another id, and one of its own."""
    return (
        FactoryGroup(1, "Equipment", office.tenant, "Who delivers", (office.clerk,)),
        FactoryGroup(2, "Testers", office.tenant, "Who tests", (office.clerk, office.porter), ("HR.HRManager",)),
    )


def source_instances(office: Office) -> tuple[FactoryInstance, ...]:
    """Return an onboarding for each newcomer: every third is done, one is suspended; each second ordered something."""
    found: list[FactoryInstance] = []
    for employee in NEWCOMERS:
        number = process_of(employee)
        done = employee % 3 == 0
        found.append(_onboarding(employee, number, office, done))
        if employee % 2 == 0:
            found.append(
                FactoryInstance(
                    number + 1, EQUIPMENT, f"Equipment for employee {employee}", "Closed" if done else "Active",
                    office.tenant, number, number, 3 * number + 1, office.porter,
                    # A person, by the id of the row; and a number that looks like one and is none.
                    {"PersonId": str(2 * employee)}, {"Number": str(employee)} if done else {},
                    (FactoryStep(3 * number + 3, "Deliver", "", "Closed" if done else "Ready", office.porter, _STOCK),),
                )
            )
    return tuple(found)


def _onboarding(employee: int, number: int, office: Office, done: bool) -> FactoryInstance:
    first = 3 * number
    checked = {"DepartmentId": str(employee % 8 + 1), "Remark": str(employee % 8 + 1)}
    steps = [FactoryStep(first, "Check contract", "", "Closed", office.clerk, _CLERKS, outputs=checked)]
    if employee % 2 == 0:
        steps.append(FactoryStep(first + 1, "Order equipment", "", "Closed" if done else "Running", precedent=first))
    wait = "Closed" if done else "Ready"
    steps.append(FactoryStep(first + 2, "First day", "", wait, precedent=steps[-1].id))
    status = "Closed" if done else "Suspended" if employee == NEWCOMERS[-2] else "Active"
    return FactoryInstance(
        number, ONBOARDING, f"Onboarding of employee {employee}", status, office.tenant, created_by=office.clerk,
        inputs={"EmployeeId": str(employee), "Desk": str(20 + employee % 3)}, steps=tuple(steps),
        values={"SUSPENDED_BY": office.clerk} if status == "Suspended" else {},
    )


def target_instances(office: Office) -> tuple[FactoryInstance, ...]:
    """Return what testers have started in QA, under ids that production has too."""
    return tuple(
        FactoryInstance(
            FIRST_PROCESS + number, ONBOARDING, f"Test {number}", "Active", office.tenant, created_by=office.clerk,
            inputs={"EmployeeId": str(number), "Desk": ""},
            steps=(FactoryStep(3 * FIRST_PROCESS + number, "First day", "", "Ready"),),
        )
        for number in range(1, 4)
    )


def subscriptions(instances: Sequence[FactoryInstance]) -> tuple[FactorySubscription, ...]:
    """Return who listens to employees: Onboarding to new ones, and each activity that waits to its own one."""
    waiting = [
        FactorySubscription(
            EMPLOYEE, ONBOARDING, tenant=item.tenant, activity=step.id, update=True,
            references={"Id": int(item.inputs["EmployeeId"] or 0)},
        )
        for item in instances for step in item.steps
        if (step.activity, step.status) == ("First day", "Ready")
    ]
    return (FactorySubscription(EMPLOYEE, ONBOARDING), *waiting)


def with_processes(
    environment: FactoryEnvironment, groups: tuple[FactoryGroup, ...], instances: tuple[FactoryInstance, ...],
    first_id: int, first_status: int,
) -> FactoryEnvironment:
    """Add what lies in the platform's own tables. Definitions and statuses have other ids on the other side."""
    rows = bpt_rows(
        environment, processes(), instances, subscriptions(instances), first_id=first_id, first_status=first_status
    )
    return replace(environment, extra=(*group_rows(environment, groups), *rows))


# --- after the first migration --------------------------------------------------------------------

CHANGES: tuple[tuple[str, str], ...] = (
    ("a person has another name",
     """UPDATE {schema}."OSUSR_ABC_PERSON" SET "NAME" = 'Ana Silva-Berg' WHERE "ID" = 12"""),
    ("a person is deleted", """DELETE FROM {schema}."OSUSR_ABC_PERSON" WHERE "ID" = 159"""),
    ("a new user, in the group of HR's clerks",
     """WITH new AS (
          INSERT INTO {schema}.ossys_user (tenant_id, name, username, password, email, is_active)
          VALUES (5, 'Nuno Costa', 'nuno.costa', '', 'nuno.costa@example.com', true) RETURNING id
        )
        INSERT INTO {schema}.ossys_group_user (group_id, user_id, tenant_id) SELECT 1, id, 5 FROM new"""),
    ("a new person, created by the new user, is employed",
     """WITH new AS (
          INSERT INTO {schema}."OSUSR_ABC_PERSON" ("NAME", "CREATEDBY", "CITYID")
          SELECT 'Bela Horvat', id, 3 FROM {schema}.ossys_user WHERE username = 'nuno.costa' RETURNING "ID"
        )
        INSERT INTO {schema}."OSUSR_ABC_EMPLOYEE" ("PERSONID", "DEPARTMENTID", "MANAGERID")
        SELECT "ID", 2, 1 FROM new"""),
    ("the platform starts her onboarding and works the event off",
     """WITH started AS (
          INSERT INTO {schema}.ossys_bpm_process (label, tenant_id, process_def_id, status_id, top_process_id)
          SELECT 'Onboarding of Bela Horvat', 5, p.process_def_id, 1, p.id
          FROM {schema}.ossys_bpm_process AS p WHERE p.label = 'Onboarding of employee 50' RETURNING id, process_def_id
        ), given AS (
          INSERT INTO {schema}.ossys_bpm_process_input (process_id, input_def_id, input_value)
          SELECT started.id, d.id, (SELECT max("ID")::text FROM {schema}."OSUSR_ABC_EMPLOYEE")
          FROM started JOIN {schema}.ossys_bpm_process_input_def AS d ON d.process_def_id = started.process_def_id
          WHERE d.name = 'EmployeeId'
        )
        DELETE FROM {schema}.ossys_bpm_event"""),
    ("it is the root of its own tree",
     """UPDATE {schema}.ossys_bpm_process SET top_process_id = id WHERE label = 'Onboarding of Bela Horvat'"""),
    ("an onboarding that was under way is done",
     """UPDATE {schema}.ossys_bpm_process SET status_id = 3 WHERE label = 'Onboarding of employee 53'"""),
)


def changes(schema: str) -> tuple[tuple[str, sql.Composed], ...]:
    """Return what happens in production after the first run, in words and as statements."""
    return tuple((words, sql.SQL(text).format(schema=sql.Identifier(schema))) for words, text in CHANGES)
