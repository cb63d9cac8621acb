"""The lines of GRANT for steps that the demo does not have."""

from __future__ import annotations

import msgspec
import pytest

from compiler.plan import ir
from compiler.script.grants import grants
from tests.support.evented import Evented

SCRIPTS = ("preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql")


def events(kit: Evented) -> ir.Plan:
    return kit.planned(kit.event_maps(), [kit.queues(), kit.silence(), kit.keep(), kit.insert_events(), kit.restore()])


def each(lines: list[str]) -> set[str]:
    """Return the lines with one privilege each."""
    parts = [line.partition(" on ") for line in lines]
    return {word + on + thing for words, on, thing in parts for word in words.split(", ")} | {*lines}


def test_events_are_read_on_both_sides_deleted_and_their_triggers_switched() -> None:
    lines = {script: each(found) for script, found in grants(events(Evented())).items()}
    wanted = {"DELETE on tgt.OSEVT_ITEM", "ownership of tgt.Item (triggers)"}
    assert wanted <= lines["migrate.sql"] and not wanted & (lines["preflight.sql"] | lines["verify.sql"])
    for script in SCRIPTS:
        for table in ("src.Queue", "tgt.Event", "src.OSEVT_ITEM", "tgt.OSEVT_ITEM", "tgt.Activity"):
            assert f"SELECT on {table}" in lines[script]


def test_sql_server_asks_for_alter_where_postgresql_asks_for_ownership() -> None:
    lines = grants(events(Evented("mssql")))["migrate.sql"]
    assert "ALTER on tgt.Item (triggers)" in lines
    assert not [line for line in lines if line.startswith("ownership of tgt")]


def test_a_consumer_in_another_schema_is_read_there() -> None:
    kit = Evented()
    own = kit.lines_of_items()
    elsewhere = msgspec.structs.replace(own, table=ir.Table(ir.Side.TARGET, "Log", "audit"))
    lines = each(grants(kit.planned((), [kit.delete(elsewhere)]))["migrate.sql"])
    assert {"SELECT on audit.Log", "USAGE on schema audit", "DELETE on tgt.Item"} <= lines
    assert "SELECT on tgt.Log" not in lines


@pytest.mark.parametrize("delta", [False, True])
def test_only_a_run_that_goes_on_looks_into_earlier_maps_before_it(delta: bool) -> None:
    kit = Evented()
    plan = msgspec.structs.replace(kit.probed((), [kit.reserve()], kit.shared(), kit.stand_in("a")), delta=delta)
    lines = grants(plan)
    assert ("SELECT on all tables of schema o11c" in lines["preflight.sql"]) is delta
    assert "SELECT on all tables of schema o11c" in lines["verify.sql"]
    assert "SELECT on src.Item" in lines["preflight.sql"] and "SELECT on tgt.Item" in lines["preflight.sql"]
