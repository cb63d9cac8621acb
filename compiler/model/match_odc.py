"""The match stage for an ODC target: tables by the project's mapping, else by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from compiler.diagnostics import Findings
from compiler.model.conversions import conversion_obstacle
from compiler.model.lookup import Problems
from compiler.model.match_attributes import report_names
from compiler.model.types import (
    Attribute,
    AttributePair,
    Correspondence,
    Entity,
    EntityKey,
    EntityKind,
    EntityPair,
    Model,
)


def match_odc(
    source: Model,
    target: Model,
    tables: Mapping[str, str],
    columns: Mapping[str, Mapping[str, str]],
    findings: Findings,
) -> Correspondence:
    """Pair the application entities of an O11 environment with the tables of an ODC one.

    ``tables`` maps "Module.Entity" to a table, ``columns`` maps it to columns by attribute name. Where
    they are silent, names decide, read without case and signs: the entity's must be the table's, or its
    last part after an underscore; the attribute's, else its column's, must be the column's. Several
    candidates, or several entities for one table, are O11-0314 of the entity; none leaves it without a
    partner. Names in the mapping that do not exist are O11-0405 in ``findings``. Other entity-local
    problems: O11-0305, 0309, 0312. Records have no partners: ODC shows none of its definitions.
    """
    problems = Problems()
    partners = _partners(source, target, tables, findings, problems)
    labels = {entity.label for entity in source.entities}
    for label in sorted(set(columns) - labels):
        findings.add("O11-0405", f"odc.entities {label}", "no active entity has this name")
    pairs = tuple(
        _pair_attributes(
            entity, partners[entity.key], "mapping" if entity.label in tables else "name",
            columns.get(entity.label, {}), findings, problems,
        )
        for entity in source.entities
        if entity.key in partners
    )
    _check(source, target, pairs, problems)
    taken = {entity.key for entity in partners.values()}
    return Correspondence(
        source=source,
        target=target,
        entities=pairs,
        records=(),
        source_only=tuple(entity for entity in source.entities if entity.key not in partners),
        target_only=tuple(entity for entity in target.entities if entity.key not in taken),
        problems=problems.sorted(),
    )


def plain_name(text: str) -> str:
    """Return a name in lower case with nothing but its letters and digits."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _partners(
    source: Model, target: Model, tables: Mapping[str, str], findings: Findings, problems: Problems
) -> dict[EntityKey, Entity]:
    by_table = {entity.physical_table: entity for entity in target.entities}
    lower = {entity.physical_table.lower(): entity for entity in target.entities}
    candidates = [entity for entity in source.entities if entity.kind is EntityKind.APPLICATION]
    by_label: dict[str, list[Entity]] = {}
    for entity in candidates:
        by_label.setdefault(entity.label, []).append(entity)
    found: dict[EntityKey, Entity] = {}
    owners: dict[EntityKey, list[Entity]] = {}
    for label in sorted(tables):
        where = f"odc.entities {label}"
        table = by_table.get(tables[label]) or lower.get(tables[label].lower())
        named = by_label.get(label, [])
        if not named:
            findings.add("O11-0405", where, "no active application entity has this name")
        if table is None:
            findings.add("O11-0405", where, f"the target has no table {tables[label]}")
        if len(named) > 1:
            findings.add("O11-0406", where, f"{len(named)} entities have this name")
        elif named and table is not None:
            found[named[0].key] = table
            owners.setdefault(table.key, []).append(named[0])
    free = [entity for entity in target.entities if entity.key not in owners]
    by_name: dict[str, dict[EntityKey, Entity]] = {}
    for entity in free:
        for name in (entity.physical_table, entity.physical_table.rpartition("_")[2]):
            by_name.setdefault(plain_name(name), {})[entity.key] = entity
    for entity in candidates:
        if entity.label in tables:
            continue
        rivals = list(by_name.get(plain_name(entity.name), {}).values())
        if len(rivals) == 1:
            found[entity.key] = rivals[0]
            owners.setdefault(rivals[0].key, []).append(entity)
        elif rivals:
            names = ", ".join(sorted(rival.physical_table for rival in rivals))
            problems.add(entity.key, "O11-0314", entity.label, f"tables {names}")
    for entities in owners.values():
        if len(entities) > 1:
            names = ", ".join(sorted(entity.label for entity in entities))
            for entity in entities:
                table_name = found[entity.key].physical_table
                problems.add(entity.key, "O11-0314", entity.label, f"table {table_name} fits {names}")
                del found[entity.key]
    return found


def _pair_attributes(
    source: Entity, target: Entity, evidence: str, columns: Mapping[str, str],
    findings: Findings, problems: Problems,
) -> EntityPair:
    """Pair attributes with columns: by the mapping, then by attribute name, then by column name."""
    left = {item.key: item for item in target.attributes}
    pairs: list[AttributePair] = []
    waiting: list[Attribute] = []
    known = {item.name for item in source.attributes}
    for name in sorted(set(columns) - known):
        findings.add("O11-0405", f"odc.entities {source.label}.columns", f"no attribute '{name}'")
    for attribute in source.attributes:
        if attribute.name not in columns:
            waiting.append(attribute)
            continue
        partner = left.pop(f"name:{columns[attribute.name].lower()}", None)
        if partner is None:
            found = f"{target.physical_table} has no column {columns[attribute.name]}, or it is taken"
            findings.add("O11-0405", f"odc.entities {source.label}.columns.{attribute.name}", found)
        elif attribute.column is not None:
            pairs.append(AttributePair(attribute, partner, "mapping"))
    waiting = _pair_names(
        source, [(item, item.name) for item in waiting if item.column is not None], left, pairs, problems
    )
    alone = _pair_names(
        source, [(item, item.column.name) for item in waiting if item.column is not None], left, pairs, problems
    )
    return EntityPair(
        source=source, target=target, evidence=evidence,
        attributes=tuple(sorted(pairs, key=lambda item: (item.source.order, item.source.key))),
        source_only=tuple(alone),
        target_only=tuple(sorted(left.values(), key=lambda item: (item.order, item.key))),
    )


def _pair_names(
    source: Entity, named: Iterable[tuple[Attribute, str]], left: dict[str, Attribute],
    pairs: list[AttributePair], problems: Problems,
) -> list[Attribute]:
    """Move pairs of equal plain names out of ``left``; return the attributes that found none."""
    by_name: dict[str, list[Attribute]] = {}
    for item in left.values():
        by_name.setdefault(plain_name(item.name), []).append(item)
    wanted: dict[str, list[Attribute]] = {}
    for attribute, name in named:
        wanted.setdefault(plain_name(name), []).append(attribute)
    alone: list[Attribute] = []
    for name, attributes in wanted.items():
        rivals = by_name.get(name, [])
        if len(attributes) == 1 and len(rivals) == 1:
            del left[rivals[0].key]
            pairs.append(AttributePair(attributes[0], rivals[0], "name"))
            continue
        if rivals:
            names = ", ".join(sorted(rival.name for rival in rivals))
            for attribute in attributes:
                problems.add(source.key, "O11-0314", f"{source.label}.{attribute.name}", f"columns {names}")
        alone += attributes
    return alone


def _check(source: Model, target: Model, pairs: tuple[EntityPair, ...], problems: Problems) -> None:
    """Report types and references that differ. References between ODC apps have no constraint to compare."""
    partners = {pair.source.key: pair.target.key for pair in pairs}
    old_labels = {entity.key: entity.label for entity in source.entities}
    new_labels = {entity.key: entity.label for entity in target.entities}
    for pair in pairs:
        report_names(pair, problems)
        for item in pair.attributes:
            where = f"{pair.source.label}.{item.source.name}"
            old, new = item.source.reference, item.target.reference
            if old is None:
                # A reference takes the new id's type from its map, everything else is copied.
                obstacle = conversion_obstacle(item.source, item.target)
                if obstacle:
                    problems.add(pair.key, "O11-0305", where, obstacle)
            elif new is not None and partners.get(old.entity, new.entity) != new.entity:
                problems.add(
                    pair.key, "O11-0312", where,
                    f"it refers to {old_labels.get(old.entity, str(old.entity))} in the source "
                    f"and to {new_labels[new.entity]} in the target",
                )

