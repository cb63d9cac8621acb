"""What the login must be allowed to do, script by script: a pure function of the plan.

The manifest and the runbook say it in words (``compiler/script/grants.py``), preflight.sql looks each of
them up by name (``compiler/sql/*_permissions.py``). An engine test gives a login these privileges and no
other, and runs the scripts with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

import msgspec

from compiler.plan import ir
from compiler.plan.staging import LISTING
from compiler.plan.undo_grants import undo_needs


class Securable(StrEnum):
    """What a privilege is on. ``WORK`` is the schema o11c with all that it holds, where it exists already."""

    DATABASE = "database"
    SCHEMA = "schema"
    TABLE = "table"
    SEQUENCE = "sequence"
    WORK = "work"


OWNERSHIP = "ownership"
# No privilege on the table lets anybody move its identity.
RESEEDS = "DBCC CHECKIDENT: takes the owner of the schema, or a member of db_owner or db_ddladmin"


class Grant(ir.Part, frozen=True):
    """Privileges on one thing, with its physical names.

    ``privileges`` are words of GRANT, or ``OWNERSHIP`` (PostgreSQL: ALTER TABLE can not be granted).
    ``side`` tells the database where source and target are two. ``why`` says what needs it, where the
    privilege alone does not.
    """

    privileges: tuple[str, ...]
    on: Securable
    side: ir.Side
    schema: str = ""
    name: str = ""
    why: str = ""


PREFLIGHT = "preflight.sql"
MIGRATE = "migrate.sql"
_WORDS = {"SELECT": 1, "INSERT": 2, "UPDATE": 3, "DELETE": 4}
ROLLBACK = "rollback.sql"
CLEANUP = "cleanup.sql"


def grants_of(plan: ir.Plan) -> dict[str, tuple[Grant, ...]]:
    """Return, per script, the privileges that it needs, each once."""
    named = tuple(_tables((plan.system_tables, plan.steps, plan.checks, plan.probes), {}))
    looking = (*_session(plan, named), *_sorted(_reads(plan, named)), *_listed(plan))
    sequences = _sequences(plan)
    migrate = (
        *_work(plan),
        *looking,
        *_sorted(_writes(plan)),
        *(msgspec.structs.replace(item, privileges=("SELECT", "UPDATE")) for item in sequences),
    )
    maps = () if plan.temporary_maps else _maps(plan)
    undo = {ROLLBACK: (*_work_again(plan), *_undo(plan))} if plan.undo else {}
    cleanup = {} if plan.temporary_maps else {CLEANUP: (*_work(plan)[1:], *_target_session(plan, ()), *_dropped(plan))}
    found = {
        # A run that goes on from an earlier one looks into the maps of that one.
        PREFLIGHT: (*looking, *_fed(plan), *maps) if plan.delta else (*looking, *_fed(plan)),
        "dryrun.sql": migrate,
        MIGRATE: migrate,
        "verify.sql": (*looking, *sequences, *maps),
        **undo,
        **cleanup,
    }
    if plan.source.files is not None:
        found = _with_files(plan, found, looking)
    return {script: _merged(grants) for script, grants in {**_asked(plan), **_bringing(plan), **found}.items()}


def _brought(plan: ir.Plan) -> ir.Staging | None:
    """Return the staging, where scripts bring the source's rows over."""
    return None if plan.staging is None or plan.staging.way is ir.Way.GIVEN else plan.staging


def _listed(plan: ir.Plan) -> tuple[Grant, ...]:
    """Return what tells that the rows that were brought over are the source's."""
    if _brought(plan) is None:
        return ()
    return (Grant(("SELECT",), Securable.TABLE, ir.Side.SOURCE, plan.source.schema, LISTING),)


def _dropped(plan: ir.Plan) -> tuple[Grant, ...]:
    """Return what cleanup.sql takes away of the rows that were brought over."""
    staging = _brought(plan)
    if staging is None:
        return ()
    schema, why = plan.source.schema, "staged rows"
    names = (*(item.name for item in staging.tables), LISTING)
    owned = (Grant((OWNERSHIP,), Securable.TABLE, ir.Side.SOURCE, schema, name, why) for name in names)
    return (Grant(("USAGE",), Securable.SCHEMA, ir.Side.SOURCE, schema), *owned)


def _bringing(plan: ir.Plan) -> dict[str, tuple[Grant, ...]]:
    """Return what those need who bring the rows over. Whoever makes the staging tables owns them."""
    staging = _brought(plan)
    if staging is None:
        return {}
    of = "of the O11 source"
    reading = [
        Grant(("SELECT",), Securable.TABLE, ir.Side.SOURCE, staging.schema, item.name, of) for item in staging.tables
    ]
    if staging.engine == "postgres":
        reading.insert(0, Grant(("USAGE",), Securable.SCHEMA, ir.Side.SOURCE, staging.schema, why=of))
    session = (Grant(("TEMPORARY",), Securable.DATABASE, ir.Side.TARGET),)
    load = (*session, Grant(("CREATE",), Securable.DATABASE, ir.Side.TARGET, why="the schema of the staged rows"))
    if staging.way is ir.Way.FILES:
        return {f"{staging.folder}/": tuple(reading), "load/": load}
    foreign = Grant(
        ("CREATE",), Securable.DATABASE, ir.Side.TARGET,
        why="the schema of the foreign tables; a superuser installs the foreign data wrapper and grants USAGE on it",
    )
    return {"foreign/": (*reading, *session, foreign), "load/": load}


def _asked(plan: ir.Plan) -> dict[str, tuple[Grant, ...]]:
    """Return what the scripts of the folder ``source`` read on the O11 side of a migration to ODC."""
    if plan.odc is None or plan.odc.source is None or plan.staging is None:
        return {}
    source, schema = plan.odc.source, plan.staging.schema
    tables = {scan.table for scan in source.scans}
    if source.tenant is not None:
        tables.add(source.tenant.table)
    if source.users is not None:
        tables.add(source.users.table)
        tables |= {source.groups.table, source.groups.members} if source.groups is not None else set()
        tables |= {source.extension.table} if source.extension is not None else set()
    if source.gate:
        own = source.processes
        tables |= {name for name in (own.activities, own.processes, *own.queues) if name is not None}
    of = "of the O11 source"
    session = (
        Grant(("TEMPORARY",), Securable.DATABASE, ir.Side.SOURCE, why=of),
        Grant(("USAGE",), Securable.SCHEMA, ir.Side.SOURCE, schema, why=of),
    )
    reads = tuple(Grant(("SELECT",), Securable.TABLE, ir.Side.SOURCE, schema, name, of) for name in sorted(tables))
    return {"source/": (*(session if plan.staging.engine == "postgres" else ()), *reads)}


def _with_files(
    plan: ir.Plan, found: Mapping[str, tuple[Grant, ...]], looking: Iterable[Grant]
) -> dict[str, tuple[Grant, ...]]:
    """Return the grants where the source's rows come in files: who exports reads the source, and nobody else."""
    reading = Grant(("SELECT",), Securable.WORK, ir.Side.WORK, "o11c")
    ours = {
        script: tuple(item for item in grants if item.side is not ir.Side.SOURCE) for script, grants in found.items()
    }
    ours[PREFLIGHT] = (*ours[PREFLIGHT], reading)
    session = tuple(_target_session(plan, ()))
    return {
        f"{plan.source.files}/": tuple(item for item in looking if item.side is ir.Side.SOURCE),
        "load/": (*_work(plan), *session),
        **ours,
    }


def _merged(grants: Iterable[Grant]) -> tuple[Grant, ...]:
    """Return the grants with one line a thing and reason, its privileges in the order of ``_WORDS``."""
    found: dict[Grant, set[str]] = {}
    for grant in grants:
        found.setdefault(msgspec.structs.replace(grant, privileges=()), set()).update(grant.privileges)
    return tuple(
        msgspec.structs.replace(thing, privileges=tuple(sorted(words, key=lambda word: (_WORDS.get(word, 0), word))))
        for thing, words in found.items()
    )


def after_the_run(found: Mapping[str, tuple[Grant, ...]]) -> tuple[Grant, ...]:
    """Return what rollback.sql and cleanup.sql need besides preflight.sql and migrate.sql, one privilege each."""
    return each((*found.get(ROLLBACK, ()), *found.get(CLEANUP, ())), but=(*found[PREFLIGHT], *found[MIGRATE]))


def each(grants: Iterable[Grant], but: Iterable[Grant] = ()) -> tuple[Grant, ...]:
    """Return the grants with one privilege each, none of them twice, and without those of ``but``."""
    known = dict.fromkeys(_singles(but))
    return tuple(item for item in dict.fromkeys(_singles(grants)) if item not in known)


def _singles(grants: Iterable[Grant]) -> Iterator[Grant]:
    for grant in grants:
        for privilege in grant.privileges:
            yield msgspec.structs.replace(grant, privileges=(privilege,), why="")


def _sorted(found: Iterator[Grant]) -> list[Grant]:
    return sorted(set(found), key=lambda item: (item.privileges, item.schema, item.name, item.side, item.why))


def _work(plan: ir.Plan) -> tuple[Grant, ...]:
    """Return what the schema o11c takes: to make it, or to have made it."""
    if plan.temporary_maps:
        return ()
    create = ("CREATE",) if plan.target_engine == "postgres" else ("CREATE SCHEMA", "CREATE TABLE")
    own = OWNERSHIP if plan.target_engine == "postgres" else "CONTROL"
    side = ir.Side.WORK if plan.maps_database else ir.Side.TARGET
    return (
        Grant(create, Securable.DATABASE, side, why="schema o11c"),
        Grant((own,), Securable.WORK, ir.Side.WORK, "o11c"),
    )


def _work_again(plan: ir.Plan) -> tuple[Grant, ...]:
    """Return what the schema o11c takes of a script that finds it there and makes tables in it."""
    create, own = _work(plan)
    if plan.target_engine == "postgres":
        return (own,)  # who owns a schema may make tables in it
    return (msgspec.structs.replace(create, privileges=("CREATE TABLE",)), own)


def _maps(plan: ir.Plan) -> tuple[Grant, ...]:
    reading = Grant(("SELECT",), Securable.WORK, ir.Side.WORK, "o11c")
    if plan.target_engine != "postgres":
        return (reading,)
    return (Grant(("USAGE",), Securable.SCHEMA, ir.Side.WORK, "o11c"), reading)


def _session(plan: ir.Plan, tables: Iterable[ir.Table]) -> tuple[Grant, ...]:
    if plan.target_engine != "postgres":
        sides = (ir.Side.SOURCE, ir.Side.TARGET)
        return (*_seen(plan, *sides), *_unmasked(plan, *sides))
    named = {plan.source.schema, plan.target.schema, *(table.schema for table in tables if table.schema)}
    return (
        Grant(("TEMPORARY",), Securable.DATABASE, ir.Side.TARGET),
        *(Grant(("USAGE",), Securable.SCHEMA, ir.Side.TARGET, schema) for schema in sorted(named)),
    )


def _seen(plan: ir.Plan, *sides: ir.Side) -> Iterator[Grant]:
    """Yield what a session of SQL Server needs of its databases.

    Who may read a table sees its columns, keys, constraints and triggers, but not their definitions (Microsoft:
    Metadata visibility configuration). The scripts read none, so a data-writer needs no more.
    """
    words = ("CONNECT",) if plan.permissions == "data-writer" else ("CONNECT", "VIEW DEFINITION")
    for side in sides:
        yield Grant(words, Securable.DATABASE, side)
    if plan.maps_database:
        yield Grant(("CONNECT",), Securable.DATABASE, ir.Side.WORK)


def _undo(plan: ir.Plan) -> tuple[Grant, ...]:
    """Return what rollback.sql needs: nothing of the source."""
    needs = tuple(undo_needs(plan, "ALTER" if plan.target_engine == "mssql" else OWNERSHIP))
    tables = _sorted(_on(plan, table, *privileges, why=why) for table, privileges, why in needs)
    session = _target_session(plan, (table for table, _, _ in needs))
    return (*session, *_unmasked(plan, ir.Side.TARGET), *tables)


def _target_session(plan: ir.Plan, tables: Iterable[ir.Table]) -> tuple[Grant, ...]:
    if plan.target_engine != "postgres":
        return tuple(_seen(plan, ir.Side.TARGET))
    schemas = sorted({table.schema or plan.target.schema for table in tables})
    return (
        Grant(("TEMPORARY",), Securable.DATABASE, ir.Side.TARGET),
        *(Grant(("USAGE",), Securable.SCHEMA, ir.Side.TARGET, schema) for schema in schemas),
    )


def _unmasked(plan: ir.Plan, *sides: ir.Side) -> Iterator[Grant]:
    """Yield what a login needs that is to read stored values, where others are shown instead (SQL Server)."""
    for side in sides:
        if side in plan.unmask:
            yield Grant(("UNMASK",), Securable.DATABASE, side, why="masked columns are copied as this login sees them")


def _reads(plan: ir.Plan, named: Iterable[ir.Table]) -> Iterator[Grant]:
    for table in named:
        if table.side is not ir.Side.WORK:
            yield _on(plan, table, "SELECT")


# These look into the metamodel and the catalog only.
_LOOKING = (ir.GuardModel, ir.TableState, ir.KeyColumn)
# The many small parts; none names a table.
_SMALL = (ir.Column, ir.ColumnPlan, ir.CopyCheck, ir.Head, ir.LiteralPair)


def _tables(part: tuple[object, ...], found: dict[ir.Table, None]) -> dict[ir.Table, None]:
    """Add every table that a part of the plan names: whatever step, check or probe names it reads it."""
    for item in part:
        if isinstance(item, ir.Table):
            found[item] = None
        elif isinstance(item, tuple):
            _tables(item, found)
        elif isinstance(item, msgspec.Struct) and not isinstance(item, (*_LOOKING, *_SMALL)):
            _tables(msgspec.structs.astuple(item), found)
    return found


def _writes(plan: ir.Plan) -> Iterator[Grant]:
    mssql = plan.target_engine == "mssql"
    for step in plan.steps:
        match step:
            case ir.OpenRun(locks=locks, closes=closes):
                # PostgreSQL lets only those lock a table against writers who may update it.
                for table in locks:
                    yield _on(plan, table, "INSERT", "UPDATE")
                if not mssql:
                    yield from (_on(plan, table, "UPDATE") for table in closes if table not in locks)
            case ir.DeleteRows(table=table) | ir.KeepEvents(table=table) | ir.EndSubscriptions(table=table):
                yield _on(plan, table, "DELETE")
            case ir.ReplaceLinks(target=table):
                yield _on(plan, table, "DELETE", "INSERT")
            case ir.InsertEvents(target=table, renewed=ir.Column()):
                yield _on(plan, table, "DELETE")
            case ir.ClearReference(table=table) | ir.UpdateRows(target=table) | ir.LinkReference(target=table):
                yield _on(plan, table, "UPDATE")
            case ir.SilenceTriggers(table=table):
                yield _on(plan, table, "ALTER" if mssql else OWNERSHIP, why="triggers")
            case ir.LoosenConstraints(table=table, keys=keys):
                yield _on(plan, table, "ALTER" if mssql else OWNERSHIP, why="foreign keys")
                if not mssql:  # there no key is made: ALTER on its own table is enough
                    yield from (_on(plan, key.referenced, "REFERENCES") for key in keys)
            case ir.InsertRows(target=target, explicit_identity=True) if mssql:
                yield _on(plan, target, "ALTER", why="IDENTITY_INSERT")
            case ir.ReserveIds(target=target, identity=True) if mssql and plan.transaction == "step":
                yield _on(plan, target, "ALTER", why=RESEEDS)
            case _:
                pass


def _fed(plan: ir.Plan) -> tuple[Grant, ...]:
    """Return what preflight needs to see how far the sequences of new ids are."""
    found = [item.sequence for item in plan.probes if isinstance(item, ir.ProbeIds) and item.sequence is not None]
    return tuple(
        Grant(("SELECT",), Securable.SEQUENCE, ir.Side.TARGET, schema, name)
        for schema, name in sorted({(item.schema or plan.target.schema, item.name) for item in found})
    )


def _sequences(plan: ir.Plan) -> list[Grant]:
    found: set[tuple[str, str]] = set()
    for check in plan.checks:
        if isinstance(check, ir.CheckSequence) and check.sequence is not None:
            found.add((check.sequence.schema or plan.target.schema, check.sequence.name))
    return [Grant(("SELECT",), Securable.SEQUENCE, ir.Side.TARGET, *names) for names in sorted(found)]


def _on(plan: ir.Plan, table: ir.Table, *privileges: str, why: str = "") -> Grant:
    place = plan.source if table.side is ir.Side.SOURCE else plan.target
    return Grant(privileges, Securable.TABLE, table.side, table.schema or place.schema, table.name, why)
