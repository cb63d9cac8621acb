"""The match stage: what of the source environment is what in the target.

Entities are the same when espace and entity key are, whatever they are called and wherever their
tables are; platform tables are the same when they are the same OSSYS table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from compiler.diagnostics import Findings
from compiler.metamodel.hidden import warn_of_hidden
from compiler.metamodel.rows import Engine, Environment
from compiler.model.hybrid import match_hybrids
from compiler.model.lookup import Problems
from compiler.model.match_attributes import Partners, check_pair, pair_attributes
from compiler.model.match_records import match_records, report_new_inputs
from compiler.model.types import Correspondence, Entity, EntityKey, EntityPair, Model


def match(
    source: Model,
    target: Model,
    tenants: Mapping[str, str],
    findings: Findings,
    *,
    accept_engine_versions: bool = False,
) -> Correspondence:
    """Pair two O11 environments. ``tenants`` maps names of source tenants to names of target tenants.

    Global problems (O11-0116, 0307, 0308, 0310, 0315) go to ``findings``, those of single entities
    (O11-0305, 0306, 0309, 0311 to 0314, 0316 to 0318) to ``Correspondence.problems`` under source keys. An
    entity without a partner is no problem here: the scope stage knows whether it is needed.
    """
    _check_environments(source.environment, target.environment, findings, accept=accept_engine_versions)
    problems = Problems()
    partners = _partners(source, target)
    pairs = tuple(
        pair_attributes(entity, partners[entity.key]) for entity in source.entities if entity.key in partners
    )
    known = Partners(
        target_of={pair.source.key: pair.target.key for pair in pairs},
        source_labels={entity.key: entity.label for entity in source.entities},
        target_labels={entity.key: entity.label for entity in target.entities},
    )
    for pair in pairs:
        check_pair(pair, known, problems)
    _check_module_versions(source, target, pairs, problems)
    records = match_records(source, target, pairs, tenants, findings, problems)
    hybrids = match_hybrids(source.hybrids, target.hybrids, problems)
    report_new_inputs(records, hybrids, problems)
    taken = set(known.target_of.values())
    return Correspondence(
        source=source,
        target=target,
        entities=pairs,
        records=records,
        source_only=tuple(entity for entity in source.entities if entity.key not in partners),
        target_only=tuple(entity for entity in target.entities if entity.key not in taken),
        problems=problems.sorted(),
        hybrids=hybrids,
    )


def _partners(source: Model, target: Model) -> dict[EntityKey, Entity]:
    """Return the target entity for each source entity that has one."""
    by_key = {entity.key: entity for entity in target.entities}
    by_record_set: dict[str, Entity] = {}
    for entity in target.entities:
        if entity.record_set is not None:
            by_record_set.setdefault(entity.record_set, entity)
    found: dict[EntityKey, Entity] = {}
    for entity in source.entities:
        partner = by_key.get(entity.key)
        if entity.record_set is not None and (partner is None or partner.record_set != entity.record_set):
            partner = by_record_set.get(entity.record_set, partner)
        if partner is not None:
            found[entity.key] = partner
    return found


def _check_environments(source: Environment, target: Environment, findings: Findings, *, accept: bool) -> None:
    warn_of_hidden(source, "source snapshot", findings)
    warn_of_hidden(target, "target snapshot", findings)
    old, new = source.engine_version, target.engine_version
    if source.engine is not target.engine:
        findings.add("O11-0307", "snapshots", f"{source.engine.value} {old} and {target.engine.value} {new}")
    elif not accept and major_version(source.engine, old) != major_version(source.engine, new):
        findings.add("O11-0308", "snapshots", f"{source.engine.value} {old} and {new}")
    platforms = (source.platform_version, target.platform_version)
    if None not in platforms and platforms[0] != platforms[1]:
        findings.add("O11-0310", "snapshots", f"{platforms[0]} and {platforms[1]}")


def major_version(engine: Engine, version: str) -> str:
    """Return the part of a version that makes a release: ``15.18`` is 15, SQL Server's ``15.0.2000.5`` 15.0.

    PostgreSQL before 10 had two numbers (9.6). A text without numbers is its own version.
    """
    numbers = re.search(r"\d+(?:\.\d+)*", version)
    if numbers is None:
        return version.strip()
    parts = numbers[0].split(".")
    if engine is Engine.POSTGRES and int(parts[0]) >= 10:
        return parts[0]
    return ".".join(parts[:2])


def _check_module_versions(
    source: Model, target: Model, pairs: tuple[EntityPair, ...], problems: Problems
) -> None:
    """Add O11-0311 to every entity of a module whose version differs: any of them may be in scope."""
    versions = {module.key: module.version for module in target.modules}
    different: dict[str, tuple[str, str]] = {}
    for module in source.modules:
        other = versions.get(module.key)
        if module.version is not None and other is not None and module.version != other:
            different[module.key] = (module.name, f"{module.version} in the source, {other} in the target")
    for pair in pairs:
        if pair.key.espace in different:
            problems.add(pair.key, "O11-0311", *different[pair.key.espace])

