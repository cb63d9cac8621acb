"""Drafts of the maps that are known when the scripts are compiled: records of both environments."""

from __future__ import annotations

from compiler.model.types import EntityKind
from compiler.plan import ir
from compiler.plan.context import Context
from compiler.plan.drafts import NO_HEAD, Draft, draft
from compiler.plan.keys import Keys
from compiler.scope import Recorded


def literal_drafts(ctx: Context, keys: Keys) -> list[Draft]:
    """Return the maps of records that both environments have, tenants and their like first."""
    return [
        draft(
            ir.Phase.MATCH,
            f"map {recorded.entity.label}",
            f"before rows that refer to it: {recorded.because}",
            _literal(keys, recorded),
            recorded.entity.label,
            len(recorded.match.pairs),
        )
        for recorded in sorted(ctx.scope.recorded, key=_tenants_first)
        if recorded.entity.key in keys.maps
    ]


def _tenants_first(recorded: Recorded) -> tuple[bool, str]:
    return (recorded.entity.kind is EntityKind.STATIC, recorded.entity.label.lower())


def _literal(keys: Keys, recorded: Recorded) -> ir.BuildLiteralMap:
    match = recorded.match
    static = recorded.entity.kind is EntityKind.STATIC
    return ir.BuildLiteralMap(
        head=NO_HEAD,
        map=keys.maps[recorded.entity.key].table,
        records=match.table,
        pairs=tuple(
            ir.LiteralPair(
                name=pair.source.name,
                old=pair.source.id,
                new=pair.target.id,
                source_parts=pair.source.parts,
                target_parts=pair.target.parts,
            )
            for pair in match.pairs
        ),
        prefix=f"{match.entity.espace}*{match.entity.entity}*" if static else None,
        source_count=len(match.pairs) + len(match.source_only),
        target_count=len(match.pairs) + len(match.target_only),
    )
