"""Pairs of rows that are known when the scripts are compiled: static records, roles, tenants ..."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from compiler.diagnostics import Findings
from compiler.hybrids import INPUTS, PROCESS_DEFINITIONS
from compiler.model.hybrid import hybrid_key
from compiler.model.lookup import Problems
from compiler.model.platform_tables import DEFINITIONS, INPUT_DEFINITIONS
from compiler.model.records import TENANTS_TABLE
from compiler.model.types import Entity, EntityKey, EntityPair, Model, Record, RecordMatch, RecordPair, RecordSet


def match_records(
    source: Model, target: Model, pairs: Iterable[EntityPair], tenants: Mapping[str, str],
    findings: Findings, problems: Problems,
) -> tuple[RecordMatch, ...]:
    """Pair the records of every paired entity that has some, by ``Record.key``.

    ``tenants`` maps source tenant names to target ones, within one user provider (espace). A name that
    no tenant has is O11-0315 in ``findings``. Entity-local: O11-0306, O11-0314, O11-0316, O11-0317.
    """
    sources, targets = _by_entity(source), _by_entity(target)
    modules = {module.key: module.name for module in source.modules}
    _check_names(source, target, tenants, findings)
    matches: list[RecordMatch] = []
    for pair in pairs:
        old_sets, new_sets = sources.get(pair.source.key), targets.get(pair.target.key, {})
        if old_sets is None:
            continue
        # Statuses may have record keys on one side only: then their names decide.
        table = next((table for table in old_sets if table in new_sets), next(iter(old_sets)))
        old, new = old_sets[table], new_sets.get(table)
        records = new.records if new is not None else ()
        if old.table == TENANTS_TABLE:
            matches.append(_match_tenants(pair.source, old, records, tenants, problems))
        else:
            matches.append(_match_keys(pair.source, old, records, modules, problems))
    return tuple(matches)


def report_new_inputs(
    matches: Iterable[RecordMatch], hybrids: Iterable[EntityPair], problems: Problems
) -> None:
    """Add O11-0318 for every input that a process has in the target only: migrated instances lack it.

    It concerns the hybrid table of inputs. A process that only the target has gets no instances.
    """
    found = {match.table: match for match in matches}
    processes, inputs = found.get(PROCESS_DEFINITIONS), found.get(INPUT_DEFINITIONS)
    key = hybrid_key(hybrids, INPUTS)
    if processes is None or inputs is None or key is None:
        return
    both = {pair.target.parts for pair in processes.pairs}
    for record in inputs.target_only:
        if record.parts[:2] in both:
            words = f"input {record.id} of the target, key {record.key}, is not in the source"
            problems.add(key, "O11-0318", record.name, words)


def _by_entity(model: Model) -> dict[EntityKey, dict[str, RecordSet]]:
    """Return a model's record sets by entity and table, the preferred table of an entity first."""
    found: dict[EntityKey, dict[str, RecordSet]] = {}
    for item in model.record_sets:
        found.setdefault(item.entity, {})[item.table] = item
    return found


def _match_keys(
    entity: Entity, old: RecordSet, new: tuple[Record, ...], modules: Mapping[str, str], problems: Problems
) -> RecordMatch:
    left = {record.key: record for record in new}
    pairs: list[RecordPair] = []
    alone: list[Record] = []
    for record in old.records:
        partner = left.pop(record.key, None)
        if partner is not None:
            pairs.append(RecordPair(record, partner))
        else:
            alone.append(record)
            found = f"no active record of the target has the key {record.key} (id {record.id} in the source)"
            if old.table in DEFINITIONS:
                module = modules.get(record.parts[0], record.parts[0])
                problems.add(entity.key, "O11-0317", f"{entity.label}: {module}.{record.name}", found)
            else:
                problems.add(entity.key, "O11-0306", f"{entity.label}: {record.name}", found)
    return RecordMatch(entity.key, old.table, tuple(pairs), tuple(alone), tuple(left.values()))


def _match_tenants(
    entity: Entity, old: RecordSet, new: tuple[Record, ...], tenants: Mapping[str, str], problems: Problems
) -> RecordMatch:
    """Pair tenants by espace and name. A target tenant that the project gives away is nobody else's."""
    left = {record.parts: record for record in new}
    partners: dict[str, Record] = {}
    taken: dict[tuple[str, ...], Record] = {}
    for record in sorted(old.records, key=lambda item: item.name not in tenants):
        espace, name = record.parts
        wanted = (espace, tenants.get(name, name))
        rival = taken.get(wanted)
        if rival is not None and name in tenants:
            found = f"{rival.name} and {name} would both become {wanted[1]}"
            problems.add(entity.key, "O11-0314", f"{entity.label}: {name}", found)
        partner = left.pop(wanted, None)
        if partner is not None:
            partners[record.key] = partner
            taken[wanted] = record
    pairs: list[RecordPair] = []
    alone: list[Record] = []
    for record in old.records:
        if record.key in partners:
            pairs.append(RecordPair(record, partners[record.key]))
        else:
            alone.append(record)
            name = tenants.get(record.name, record.name)
            found = f"no tenant {name} is left for it in the target's module {record.parts[0]}"
            problems.add(entity.key, "O11-0316", f"{entity.label}: {record.name}", found)
    return RecordMatch(entity.key, old.table, tuple(pairs), tuple(alone), tuple(left.values()))


def _check_names(source: Model, target: Model, tenants: Mapping[str, str], findings: Findings) -> None:
    for model, names, side in (
        (source, tenants.keys(), "source"), (target, tenants.values(), "target"),
    ):
        known = {
            record.name for item in model.record_sets if item.table == TENANTS_TABLE for record in item.records
        }
        for name in sorted(set(names) - known):
            findings.add("O11-0315", "tenants.map", f"no active tenant of the {side} is named '{name}'")
