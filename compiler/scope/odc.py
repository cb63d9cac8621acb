"""What only a scope for ODC has: rows that are looked up there, entities of other plans, what ODC lacks.

Static records are in ODC too, and nobody has keys of them: a record's partner is found when the scripts run. A
producer whose asset is not of this plan is migrated by another one; its ids stay, so a row is found by its identifier.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from compiler.diagnostics import Findings
from compiler.metamodel.rows import Column, TypeKind
from compiler.model.types import Assets, Attribute, Entity, EntityPair
from compiler.project import ProjectFile
from compiler.scope.types import Taken

# The attribute that Service Studio gives every static entity for its text.
_LABEL = "label"
# Options of an entity whose rows are looked up.
_KNOWN = frozenset({"match"})


def asset_elsewhere(assets: Assets, chosen: AbstractSet[str], entity: Entity) -> str | None:
    """Return the asset of another plan that the entity belongs to; None: it is of this plan.

    ``chosen`` are the modules that the scope names; their assets are those of this plan. Without ``odc.assets`` there
    is one plan only: producers come along.
    """
    asset = assets.of.get(entity.key.espace)
    ours = {assets.of.get(key) for key in chosen}
    return asset if assets.declared and entity.key.espace not in chosen and asset not in ours else None


def looked_up(file: ProjectFile, pair: EntityPair, because: str, asset: str | None, findings: Findings) -> Taken:
    """Return the decision about an entity whose rows are found in ODC and never written (O11-0408, O11-0412).

    ``asset``: another plan migrates it into this one. None: it is a static entity.
    """
    options = file.project.options(pair.source.label)
    if asset is not None:
        because += f"; its rows are in asset {asset}, which another plan migrates"
        for option in sorted(options.model_fields_set - _KNOWN):
            where = file.where("entities", pair.source.label, option)
            found = f"{pair.source.label} belongs to asset {asset}, which another plan migrates"
            findings.add("O11-0408", where, found, "Remove it: nothing of the entity is written here.")
    keys = {item.name: item.key for item in pair.source.attributes}
    match = tuple(keys[name] for name in options.match if name in keys)
    if not match:
        found_by = pair.source.identifier if asset is not None else _recognised_by(pair)
        if found_by is None:
            findings.add(
                "O11-0412",
                file.where("entities", pair.source.label),
                f"{pair.source.label}: nothing says which record of ODC is which, for it has no attribute Label",
                "Write `match: [Attribute, ...]`.",
            )
        match = (found_by.key,) if found_by is not None else ()
    return Taken(pair, because, "skip", frozenset(), match=match, asset=asset)


def _recognised_by(pair: EntityPair) -> Attribute | None:
    """Return what a static record is recognised by: an identifier that people gave it, else its label."""
    identifier, partner = pair.source.identifier, pair.target.identifier
    if identifier is None or partner is None:
        return None
    if identifier.column is not None and identifier.column.type.kind is TypeKind.TEXT:
        return identifier
    counted = identifier.autonumber or _is_counted(identifier.column) or _is_counted(partner.column)
    if not counted:
        return identifier
    return next((item for item in pair.source.attributes if item.name.lower() == _LABEL), None)


def _is_counted(column: Column | None) -> bool:
    """Tell whether the database makes the values of a column."""
    return column is not None and (column.identity is not None or column.sequence is not None)
