"""What only a plan for ODC has: its assets in publishing order, and what other plans migrate."""

from __future__ import annotations

from compiler.plan import ir
from compiler.plan.context import Context


def plan_odc(ctx: Context) -> ir.Odc | None:
    """Return ODC's part of the plan, None for another target."""
    project = ctx.file.project
    if not project.to_odc:
        return None
    of = ctx.correspondence.assets.of
    entities: dict[str, list[str]] = {}
    for taken in ctx.order:
        if taken.inserts and taken.hybrid is None and taken.pair.key.espace in of:
            entities.setdefault(of[taken.pair.key.espace], []).append(taken.pair.source.label)
    return ir.Odc(
        run=project.odc.run,
        authentication=project.odc.authentication,
        stop_o11=project.odc.stop_o11,
        undeploy_odc=project.odc.undeploy_odc,
        assets=tuple(
            ir.Asset(
                name=asset.name,
                library=asset.library,
                place=asset.place,
                applications=asset.applications,
                modules=asset.modules,
                entities=tuple(entities.get(asset.name, ())),
                producers=asset.producers,
                cycle=asset.cycle,
            )
            for asset in ctx.scope.assets
        ),
        elsewhere=tuple(
            ir.Elsewhere(item.asset, item.pair.source.label, item.needed_by) for item in ctx.scope.elsewhere
        ),
    )
