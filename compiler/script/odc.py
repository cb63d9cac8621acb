"""A migration to OutSystems Developer Cloud in words: its assets in their order, what people do, what is lost.

The facts about ODC itself are the vendor's: the pages on migrating code and data from O11 to ODC.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from compiler import hybrids
from compiler.plan import ir
from compiler.script.cost_words import listed

# Names that one sentence lists before it only counts.
LISTED = 8
FINAL = "production-final"
USERS = "(System).User"
# What is run on the O11 side, in its order, where the folder has it.
SOURCE_PREFLIGHT, SOURCE_GATE = "source/preflight.sql", "source/gate.sql"
# Scripts that bring the rows, in their order; which of them a folder has depends on the way of transfer.
TRANSFER = (
    "foreign/setup.sql",
    "{export}/export.sh",
    "{export}/export.sql",
    "{export}/listing.sql",
    "load/prepare.sql",
    "load/load.sql",
    "load/check.sql",
)


@dataclass(frozen=True, slots=True)
class AssetView:
    """An asset in publishing order. ``after`` are producers that come before it, ``late`` those that cannot.

    ``late`` is not empty only in a circle.
    """

    asset: ir.Asset
    after: tuple[str, ...]
    late: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OdcPeople:
    """What a run does with users. ``written``: rows of ODC's users are (``odc.stores``), else they are only mapped.

    ``counts`` are tables of people with their rows (estimate), ``links`` those whose rows are replaced. ``must``:
    active users without a good email stop the run; else they are left out. ``file``: ids come from ``odc.users``.
    ``emptied``: references to those who are left out become NULL.
    """

    written: bool
    counts: tuple[tuple[str, int | None], ...]
    links: tuple[str, ...]
    must: bool
    file: bool
    emptied: bool


@dataclass(frozen=True, slots=True)
class OdcView:
    """What runbook and report say of a migration to ODC.

    ``external`` are (entity, why it is here) of entities of external databases; ``elsewhere`` those that other plans
    migrate. ``final``: the last migration. ``transfer`` are the scripts of the folder that bring the rows,
    ``source_preflight`` and ``source_gate`` whether the folder has those of the O11 side. ``people`` is None where no
    row refers to a user and none is written. ``extension`` is the entity that extends users, empty where none is named.
    ``lost`` says which changes a run loses.
    """

    assets: tuple[AssetView, ...]
    circles: tuple[tuple[str, ...], ...]
    external: tuple[tuple[str, str], ...]
    elsewhere: tuple[ir.Elsewhere, ...]
    run: str
    final: bool
    built_in: bool
    stop: bool
    undeploy: bool
    people: OdcPeople | None
    transfer: tuple[str, ...]
    source_preflight: bool
    source_gate: bool
    extension: str
    lost: tuple[str, ...]


def odc_view(plan: ir.Plan, paths: Collection[str] = ()) -> OdcView | None:
    """Return the view, None where the target is not ODC. ``paths`` are the files of the folder."""
    if plan.odc is None:
        return None
    odc = plan.odc
    export = (plan.staging.folder if plan.staging else None) or "export"
    return OdcView(
        assets=tuple(_assets(odc)),
        circles=tuple(sorted({item.cycle for item in odc.assets if item.cycle})),
        external=tuple(_external(plan)),
        elsewhere=odc.elsewhere,
        run=odc.run,
        final=odc.run == FINAL,
        built_in=odc.authentication == "built-in",
        stop=odc.stop_o11,
        undeploy=odc.undeploy_odc,
        people=_people(plan),
        transfer=tuple(found for name in TRANSFER if (found := name.format(export=export)) in paths),
        source_preflight=SOURCE_PREFLIGHT in paths,
        source_gate=SOURCE_GATE in paths,
        extension=odc.source.extension.label if odc.source and odc.source.extension else "",
        lost=tuple(_lost(plan, odc)),
    )


def _people(plan: ir.Plan) -> OdcPeople | None:
    addresses = [item for item in plan.probes if isinstance(item, ir.ProbeAddresses)]
    if not addresses:
        return None
    people = {f"(System).{name.removeprefix('OSSYS_')}".lower() for name in hybrids.PEOPLE}
    written = [item for item in plan.members if item.role is ir.Role.WRITE and item.label.lower() in people]
    return OdcPeople(
        written=any(item.label == USERS for item in written),
        counts=tuple((item.label, item.rows) for item in written),
        links=tuple(step.label for step in plan.steps if isinstance(step, ir.ReplaceLinks)),
        must=any(item.active and item.severity == "error" for item in addresses),
        file=any(isinstance(step, ir.LoadUserFile) for step in plan.steps),
        emptied=any(isinstance(item, ir.ProbeReference) and item.code == "O11-0944" for item in plan.probes),
    )


def _assets(odc: ir.Odc) -> Iterator[AssetView]:
    place = {item.name: item.place for item in odc.assets}
    for item in sorted(odc.assets, key=lambda item: item.place):
        inside = [name for name in item.producers if name in place and name != item.name]
        yield AssetView(
            asset=item,
            after=tuple(name for name in inside if place[name] < item.place),
            late=tuple(name for name in inside if place[name] > item.place),
        )


def _external(plan: ir.Plan) -> Iterator[tuple[str, str]]:
    """Yield entities of external databases: those that rows refer to, and those in scope, which are left out."""
    seen: set[str] = set()
    for member in plan.members:
        if member.role is ir.Role.EXTERNAL:
            seen.add(member.label)
            yield member.label, f"references to it keep their value: {member.because}"
    for item in plan.left_out:
        if item.reason.startswith("external entity") and item.label not in seen:
            yield item.label, "in scope, left out"


def _lost(plan: ir.Plan, odc: ir.Odc) -> Iterator[str]:
    """Yield which changes this type of run loses."""
    own = {label for item in odc.assets for label in item.entities}
    modes = {item.mode for item in plan.members if item.role is ir.Role.WRITE and item.label in own}
    which = "the entities of this plan" if modes == {"replace"} else "the entities in mode replace"
    if not (odc.run == FINAL and odc.stop_o11):
        yield (
            "Nothing stops O11: what is changed there after the moment of which these rows are is not in ODC after "
            "this run."
        )
    if odc.run == FINAL:
        if "replace" in modes:
            yield f"What was entered or changed in ODC in {which} before this run is deleted by it."
        if not odc.undeploy_odc and "replace" in modes:
            yield (
                "ODC's apps stay up: what they write to these tables before migrate.sql has locked them is deleted "
                "too; who writes after that waits until COMMIT."
            )
        return
    if "replace" in modes:
        yield (
            f"Each run deletes ODC's rows of {which} and writes those of O11: what was entered or changed in ODC since "
            "the last run is lost, and what is entered after this one is lost with the next."
        )
    yield (
        f"This is a {odc.run} run, not the last: people must not begin to work in ODC's apps for good before a run of "
        "type production-final."
    )


def odc_dangers(plan: ir.Plan, name: Callable[[str], str]) -> Iterator[str]:
    """Yield what is dangerous in a migration to ODC only, the worst first. ``name`` makes names harmless."""
    odc = plan.odc
    if odc is None:
        return
    if odc.stop_o11:
        yield (
            "The O11 environment is stopped for this run: all its applications become inaccessible, those that are "
            "not migrated too, and nothing restarts by itself afterwards."
        )
    if odc.undeploy_odc:
        apps = listed([name(item.name) for item in sorted(odc.assets, key=lambda item: item.place)], LISTED)
        yield f"ODC's apps are undeployed for this run: nobody can use them until somebody deploys them again ({apps})."
    yield from _lost(plan, odc)
    people = _people(plan)
    if people is not None:
        active = "Active users without one stop the run, inactive ones are left out"
        if not people.must:
            active = "Users without one are left out, active ones too"
        emptied = ", and references to those left out become NULL" if people.emptied else ""
        yield f"Users come along only with a valid email that is theirs alone. {active}{emptied}."
    if people is not None and people.written:
        yield (
            "ODC's table of users is locked against writers until COMMIT, in the dry run until its end. Whether logins "
            "write there is not public: see in a stage that may wait whether people can log in meanwhile."
        )
    if people is not None and people.links:
        yield (
            "Links of migrated people are made those of this environment "
            f"({listed([name(item) for item in people.links], LISTED)}): what they were given in ODC besides, in roles "
            "and groups of this plan, is taken away."
        )
    if odc.elsewhere:
        assets = listed([name(asset) for asset in sorted({item.asset for item in odc.elsewhere})], LISTED)
        yield (
            f"Rows refer to entities that other plans migrate (assets {assets}): their rows must be in ODC, with the "
            "ids of O11, before this run; the verification fails otherwise."
        )
    if odc.elsewhere or len(odc.assets) > 1:
        yield (
            "References between assets are held by no constraint in ODC: only the verification of this run looks at "
            "them. A later run of another plan that replaces what they refer to is not seen by this one."
        )
