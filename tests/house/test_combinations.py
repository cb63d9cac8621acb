"""What exists where: the page, the diagnostics and what is built say the same as the data."""

from __future__ import annotations

from typing import Any

import pytest

from compiler.project import Project, not_built
from compiler.project.combinations import (
    Ability,
    Combination,
    Exists,
    Maps,
    Permission,
    Topology,
    Transaction,
    answer,
    combination_of,
    combinations,
    impossible,
    is_built,
)
from tests.house.write_combinations import PATH, page

ALL = tuple(combinations())
NAMES = [f"{at.topology.name}-{at.permission.name}-{at.maps.name}-{at.transaction.name}".lower() for at in ALL]
_PLACES: dict[Topology, tuple[str, dict[str, str]]] = {
    Topology.SCHEMAS: ("postgres", {"schema": "source"}),
    Topology.FOREIGN: ("postgres", {"schema": "source"}),
    Topology.FETCHED: ("postgres", {"server": "far"}),
    Topology.DATABASES: ("tsql", {"database": "SOURCE", "schema": "dbo"}),
    Topology.LINKED: ("tsql", {"server": "FAR", "database": "SOURCE", "schema": "dbo"}),
    Topology.FILES: ("tsql", {"files": "export"}),
}


def project(at: Combination, **more: Any) -> Project:
    """Return a project of this combination that asks for nothing but what ``more`` says."""
    dialect, place = _PLACES[at.topology]
    target = {"schema": "target"} if dialect == "postgres" else {"database": "TARGET", "schema": "dbo"}
    return Project.model_validate({
        "name": "combination",
        "source": {"snapshot": "source.json", "at": place},
        "target": {
            "snapshot": "target.json", "at": target, "dialect": dialect, "permissions": at.permission.value,
        },
        "scope": {"modules": ["Shop"]},
        "maps": {"database": "MAPS"} if at.maps is Maps.DATABASE else at.maps.value,
        "transaction": at.transaction.value,
        "rollback": "none",
        **more,
    })


def refused(at: Combination, **more: Any) -> set[str]:
    """Return the keys that O11-0414 names."""
    return {".".join(keys) for keys, _, _ in impossible(project(at, **more))}


def test_there_is_a_line_for_each_combination() -> None:
    assert len(ALL) == len(set(ALL)) == len(Topology) * len(Permission) * len(Maps) * len(Transaction)


def test_the_page_is_what_the_code_says() -> None:
    assert PATH.read_text(encoding="utf-8") == page(), "write it again: python tests/house/write_combinations.py"


@pytest.mark.parametrize("at", ALL, ids=NAMES)
def test_no_and_bounded_say_why(at: Combination) -> None:
    for ability in Ability:
        found = answer(at, ability)
        assert bool(found.reasons) == (found.exists is not Exists.YES)


@pytest.mark.parametrize("at", ALL, ids=NAMES)
def test_what_cannot_be_does_not_compile_and_what_can_does(at: Combination) -> None:
    load = answer(at, Ability.LOAD).exists
    assert refused(at) == ({"maps"} if load is Exists.NO else set())
    if load is not Exists.NO:
        assert is_built(at) == (list(not_built(project(at))) == [])


@pytest.mark.parametrize("at", ALL, ids=NAMES)
def test_who_asks_for_an_ability_that_is_not_there_is_told_so(at: Combination) -> None:
    if answer(at, Ability.LOAD).exists is Exists.NO:
        return
    for key, value, ability in (("delta", True, Ability.DELTA), ("rollback", "full", Ability.ROLLBACK)):
        assert refused(at, **{key: value}) == ({key} if answer(at, ability).exists is Exists.NO else set())
    # Resume is what transaction: step is for: where steps can be loaded, they can be resumed.
    assert (answer(at, Ability.RESUME).exists is Exists.NO) == (at.transaction is Transaction.WHOLE)
    batches = refused(at, batch_rows=1000)
    assert batches == ({"batch_rows"} if at.transaction is Transaction.WHOLE else set())
    triggers = refused(at, bpt={"triggers": "disable"})
    assert triggers == ({"bpt.triggers"} if at.permission is Permission.WRITER else set())
    # Keys are away within one transaction only, and an owner's to take away.
    whole = at.permission is Permission.OWNER and at.transaction is Transaction.WHOLE
    assert refused(at, constraints="revalidate") == (set() if whole else {"constraints"})


@pytest.mark.parametrize("at", ALL, ids=NAMES)
def test_the_projects_combination_is_found(at: Combination) -> None:
    same = Topology.SCHEMAS if at.topology is Topology.FOREIGN else at.topology
    assert combination_of(project(at)) == Combination(same, at.permission, at.maps, at.transaction)


@pytest.mark.parametrize(("at", "wanted"), [
    (Combination(Topology.SCHEMAS, Permission.WRITER, Maps.KEEP, Transaction.WHOLE), "permissions: owner"),
    (Combination(Topology.DATABASES, Permission.WRITER, Maps.KEEP, Transaction.WHOLE), "maps: {database: NAME}"),
    (Combination(Topology.DATABASES, Permission.OWNER, Maps.TEMPORARY, Transaction.STEP), "transaction: whole"),
    (Combination(Topology.SCHEMAS, Permission.OWNER, Maps.DATABASE, Transaction.WHOLE), "maps: keep"),
])
def test_the_action_names_a_combination_that_loads(at: Combination, wanted: str) -> None:
    ((_, _, action),) = impossible(project(at))
    assert wanted in action


def test_a_postgresql_project_with_a_mapping_database_is_refused_wherever_its_rows_come_from() -> None:
    at = Combination(Topology.FILES, Permission.OWNER, Maps.DATABASE, Transaction.WHOLE)
    made = project(at).model_dump(by_alias=True)
    made["target"] = {**made["target"], "dialect": "postgres", "at": {"schema": "target"}}
    assert [keys for keys, _, _ in impossible(Project.model_validate(made))] == [("maps",)]
