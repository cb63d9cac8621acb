"""What exists where: which abilities a combination of place, permission, maps and transaction has.

The one place for it: the table of docs/what-exists-where.md is written from here (a house test holds
them together), and a project that asks for what cannot be does not compile (O11-0414). What could be
and is not built yet is another matter: ``limits.py`` (O11-0404). Sources: docs/safety.md and the
decisions that it names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from compiler.project.sections import AsUser, BptSection, MapsDatabase, Project


class Topology(StrEnum):
    """Where the source is, seen from the target's connection."""

    SCHEMAS = "PostgreSQL: two schemas of one database"
    FOREIGN = "PostgreSQL: a schema of foreign tables"
    FETCHED = "PostgreSQL: another server, read into a staging schema"
    DATABASES = "SQL Server: two databases (or schemas) of one instance"
    LINKED = "SQL Server: a linked server"
    FILES = "files"


class Permission(StrEnum):
    """What the login may do in the target: the values of ``target.permissions``."""

    OWNER = "owner"
    WRITER = "data-writer"


class Maps(StrEnum):
    """Where the identifier maps are: the values of ``maps``."""

    KEEP = "keep"
    TEMPORARY = "temporary"
    DATABASE = "{database: X}"


class Transaction(StrEnum):
    """The values of ``transaction``."""

    WHOLE = "whole"
    STEP = "step"


class Ability(StrEnum):
    """What somebody may want. REPORT: what was migrated, read from the journal afterwards."""

    LOAD = "load"
    RESUME = "resume"
    VERIFY = "separate verify"
    ROLLBACK = "rollback"
    STATUS = "status"
    DELTA = "delta"
    REPORT = "report"


class Exists(StrEnum):
    """Whether an ability exists. ``BOUNDED``: yes, but for what the reason says."""

    YES = "yes"
    BOUNDED = "bounded"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Combination:
    """One line of the table."""

    topology: Topology
    permission: Permission
    maps: Maps
    transaction: Transaction


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether an ability exists, and the reasons why not, or not wholly."""

    exists: Exists
    reasons: tuple[str, ...] = ()

    @property
    def why(self) -> str:
        """Return the reasons in one line."""
        return "; ".join(self.reasons)


NO_SCHEMA = "keeping maps means making the schema o11c in the target, which a data-writer may not"
NO_SESSION = "temporary maps end with the session, and step mode is for runs that outlive one"
NO_TABLES = "rows are brought over by another session, into tables that stay, which temporary maps do without"
NO_DATABASE = "a PostgreSQL session sees one database only"

_GONE = "the maps and what the rows were before have gone with the session"
_IDS = "deleted rows of autonumber tables cannot get their old ids back, since IDENTITY_INSERT takes an owner"


def combinations() -> Iterator[Combination]:
    """Yield every combination, in the order of the table."""
    for topology in Topology:
        for permission in Permission:
            for maps in Maps:
                for transaction in Transaction:
                    yield Combination(topology, permission, maps, transaction)


def answer(at: Combination, ability: Ability) -> Answer:
    """Tell whether a combination has an ability, and why not, or what it is bounded by."""
    obstacle = _obstacle(at)
    if obstacle:
        return _no(obstacle)
    match ability:
        case Ability.LOAD:
            return _bounded(*_load(at))
        case Ability.RESUME:
            if at.transaction is Transaction.WHOLE:
                return _no("nothing to resume: a run that fails leaves nothing, so it is run again")
            return _bounded("with the same scripts, and only while the source is as it was")
        case Ability.VERIFY:
            if at.maps is Maps.TEMPORARY:
                return _bounded("only what needs no map: counts, references that exist, sequences, constraints")
            return _bounded("while the source is as it was")
        case Ability.ROLLBACK:
            if at.maps is Maps.TEMPORARY:
                return _no(f"{_GONE}: undo is a restore")
            lost = _IDS if at.permission is Permission.WRITER and _is_server(at) else ""
            return _bounded("of the last run, and only while nobody has changed or used its rows", lost)
        case Ability.STATUS:
            return _bounded(*_status(at))
        case Ability.DELTA:
            if at.maps is Maps.TEMPORARY:
                return _no("a second run goes on from the maps of the first, and they are gone")
            return _bounded()
        case Ability.REPORT:
            if at.maps is Maps.TEMPORARY:
                return _bounded("what the run prints: there is no journal afterwards, so keep that log")
            return _bounded()
        case _:
            assert_never(ability)


def is_built(at: Combination) -> bool:
    """Tell whether this version makes scripts for the combination; where it does not, O11-0404 says so."""
    return at.topology in tuple(Topology)


def combination_of(project: Project) -> Combination:
    """Return a project's combination. Foreign tables are not to be told from others by the project alone."""
    place = project.source.at
    if place.files is not None:
        topology = Topology.FILES
    elif project.target.dialect == "postgres":
        topology = Topology.SCHEMAS if place.server is None else Topology.FETCHED
    else:
        topology = Topology.DATABASES if place.server is None else Topology.LINKED
    maps = Maps.DATABASE if isinstance(project.maps, MapsDatabase) else Maps(project.maps)
    return Combination(topology, Permission(project.target.permissions), maps, Transaction(project.transaction))


def impossible(project: Project) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield (key path, what cannot be, what to write instead) for all that the project asks for in vain.

    What the file does not say is not asked for: for a data-writer maps are temporary by default, and with temporary
    maps ``rollback`` is none.
    """
    at = combination_of(project)
    yield from _keys_that_need_another(project, at)
    yield from _not_for_odc(project)
    load = answer(at, Ability.LOAD)
    if project.target.dialect == "postgres" and at.maps is Maps.DATABASE:
        load = _no(NO_DATABASE)
    if load.exists is Exists.NO:
        yield ("maps",), f"nothing can be loaded: {load.why}", _INSTEAD[load.why, project.target.dialect]
        return
    kept = "keep" if at.permission is Permission.OWNER else "{database: NAME}"
    if project.second_run and answer(at, Ability.DELTA).exists is Exists.NO:
        why = answer(at, Ability.DELTA).why
        yield ("delta",), f"maps are {at.maps.value}: {why}", f"Write `maps: {kept}`, in the first run too."
    if project.rollback == "full" and answer(at, Ability.ROLLBACK).exists is Exists.NO:
        why = answer(at, Ability.ROLLBACK).why
        yield (
            ("rollback",),
            f"maps are {at.maps.value}, rollback is full: {why}",
            f"Write `rollback: none`, and have a backup; or `maps: {kept}`.",
        )


def given_up(project: Project, said: Iterable[str]) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield what a default had to give up, as ``impossible`` does; ``said`` are the keys that the file has."""
    known = frozenset(said)
    if project.maps == "temporary" and "rollback" not in known:
        yield (
            ("maps",) if "maps" in known else ("target", "permissions"),
            "maps are temporary, so there is no rollback.sql: undo is the restore of a backup",
            "Write `rollback: none` to say that this is known.",
        )


_TEMPORARY = "Write `maps: temporary` (whole only; no rollback, no delta)"
_INSTEAD = {
    (NO_SCHEMA, "postgres"): f"{_TEMPORARY}, or `permissions: owner`.",
    (NO_SCHEMA, "tsql"): f"{_TEMPORARY}, `maps: {{database: NAME}}`, or `permissions: owner`.",
    (NO_SESSION, "postgres"): "Write `transaction: whole`, or `maps: keep`.",
    (NO_SESSION, "tsql"): "Write `transaction: whole`, `maps: keep` or `maps: {database: NAME}`.",
    (NO_TABLES, "postgres"): "Write `maps: keep`, with `permissions: owner`.",
    (NO_TABLES, "tsql"): "Write `maps: {database: NAME}`, or `maps: keep` with `permissions: owner`.",
    (NO_DATABASE, "postgres"): "Write `maps: keep`: the maps are then in the schema o11c of the target.",
}


def _keys_that_need_another(project: Project, at: Combination) -> Iterator[tuple[tuple[str, ...], str, str]]:
    if project.batch_rows is not None and at.transaction is Transaction.WHOLE:
        yield (
            ("batch_rows",),
            "batches are restarted one by one, and transaction is whole: all or nothing",
            "Write `transaction: step`, or leave `batch_rows` out.",
        )
    if project.bpt.triggers == "disable" and at.permission is Permission.WRITER:
        yield (
            ("bpt", "triggers"),
            "only an owner disables triggers, and permissions is data-writer",
            "Write `bpt: {triggers: empty}`, which alters no trigger.",
        )
    if project.constraints == "revalidate" and at.permission is Permission.WRITER:
        yield (
            ("constraints",),
            "only an owner takes foreign keys away and puts them back, and permissions is data-writer",
            "Leave `constraints` out: foreign keys stay enforced.",
        )
    elif project.constraints == "revalidate" and at.transaction is Transaction.STEP:
        yield (
            ("constraints",),
            "between two transactions anybody could write rows that the foreign keys forbid, and a run that ends "
            "early would leave them off",
            "Write `transaction: whole`, or leave `constraints` out.",
        )
    if project.default_keys == "ordered" and project.keys.strategy in ("reserve", "preserve"):
        yield (
            ("keys", "strategy"),
            "only an owner gives ids to an identity column (IDENTITY_INSERT), and permissions is data-writer",
            "Write `keys: {strategy: ordered}` (or auto, which is the same here): the identity makes the ids.",
        )


def _not_for_odc(project: Project) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield what a run that overwrites the data of ODC's apps cannot have."""
    if not project.to_odc:
        return
    if project.transaction == "step":
        yield (
            ("transaction",),
            "each run overwrites the data of ODC's apps, all or nothing: in one transaction",
            "Write `transaction: whole`, or leave it out.",
        )
    if project.delta:
        yield (
            ("delta",),
            "each run overwrites the data of ODC's apps: there is nothing to go on from",
            "Leave `delta` out, and run again.",
        )
    if project.bpt not in (BptSection(), BptSection(instances="none")):
        yield ("bpt",), "BPT instances and events do not go to ODC", "Leave `bpt` out."
    if project.keys.strategy not in ("auto", "preserve") and project.odc.assets:
        yield (
            ("keys", "strategy"),
            "plans of other assets refer to these rows by their ids, so every plan has to keep them",
            "Leave `keys` out: ids are kept.",
        )
    yield from _people_of_odc(project)
    if project.odc.run == "production-final":
        for label in (label for label, options in project.entities.items() if options.where is not None):
            yield (
                ("entities", label, "where"),
                "the last run brings the entire volume of every entity (odc.run is production-final)",
                "Remove it.",
            )


def _people_of_odc(project: Project) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield what users of ODC cannot have: they are known by their email, and only added or updated."""
    users, given = project.users, project.users.model_fields_set
    if "match" in given and users.match != "email":
        yield ("users", "match"), "ODC's users have no user name: they are known by their email", "Leave it out."
    if users.scope == "referenced":
        yield ("users", "scope"), "all users go to ODC, active or not, whoever refers to them", "Leave it out."
    if users.policy in ("match", "recreate"):
        found = "users of ODC are added and updated: none is left out, deleted or overwritten"
        yield ("users", "policy"), found, "Leave it out (names are updated), or write create (they stay)."
    if users.passwords == "copy":
        yield ("users", "passwords"), "ODC takes no password of O11: users set a new one", "Leave it out."
    if users.include_it_users:
        found = "only users of the user provider Users go to ODC, and IT users are not of it"
        yield ("users", "include_it_users"), found, "Leave it out."
    if isinstance(users.unmatched, AsUser):
        found = "a reference to a user who does not go to ODC becomes NULL, it never leads to somebody else"
        yield ("users", "unmatched"), found, "Write null, or leave it out."
    if project.odc.groups == "skip" and project.odc.stores.groups is not None:
        yield ("odc", "stores", "groups"), "odc.groups is skip, so that no group is written", "Leave one of them out."


def _obstacle(at: Combination) -> str:
    """Return why nothing can be loaded, or ''."""
    if at.maps is Maps.DATABASE and at.topology in (Topology.SCHEMAS, Topology.FOREIGN, Topology.FETCHED):
        return NO_DATABASE
    if at.maps is Maps.KEEP and at.permission is Permission.WRITER:
        return NO_SCHEMA
    if at.maps is Maps.TEMPORARY and at.topology in (Topology.FILES, Topology.FETCHED):
        return NO_TABLES
    if at.maps is Maps.TEMPORARY and at.transaction is Transaction.STEP:
        return NO_SESSION
    return ""


def _load(at: Combination) -> Iterator[str]:
    match at.topology:
        case Topology.SCHEMAS:
            if at.transaction is Transaction.STEP:
                yield "the source must not change until the run is done: counts and highest ids are compared"
        case Topology.FOREIGN:
            yield "no lock reaches the foreign tables: the source must not change meanwhile"
        case Topology.DATABASES:
            yield "the source is copied aside first, as of one moment only where it allows SNAPSHOT"
        case Topology.LINKED:
            yield "the source is copied aside first, and must not change meanwhile: no snapshot spans two servers"
        case Topology.FILES:
            yield "rows are those of the export, and are loaded before any script runs"
        case Topology.FETCHED:
            yield "rows are those of one moment (postgres_fdw) or nobody may write meanwhile (tds_fdw)"
        case _:
            assert_never(at.topology)
    if at.permission is Permission.WRITER:
        yield "constraints stay enforced, event tables are emptied instead of triggers disabled"


def _status(at: Combination) -> Iterator[str]:
    if at.transaction is Transaction.WHOLE:
        after = "nothing afterwards" if at.maps is Maps.TEMPORARY else "the journal only after COMMIT"
        yield f"the session's mark (step, how many) while it runs, {after}"


def _is_server(at: Combination) -> bool:
    """Tell whether the target may be SQL Server."""
    return at.topology not in (Topology.SCHEMAS, Topology.FOREIGN, Topology.FETCHED)


def _bounded(*reasons: str) -> Answer:
    given = tuple(reason for reason in reasons if reason)
    return Answer(Exists.BOUNDED if given else Exists.YES, given)


def _no(reason: str) -> Answer:
    return Answer(Exists.NO, (reason,))
