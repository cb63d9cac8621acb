"""Checks (run before COMMIT and by verify.sql) and probes (run by preflight.sql)."""

from __future__ import annotations

from compiler.metamodel.rows import TypeKind
from compiler.model.types import EntityKey
from compiler.plan import ir
from compiler.plan.clear import Clearing
from compiler.plan.context import Context, column, column_of, sequence_of, table_of
from compiler.plan.keys import Keys
from compiler.plan.names import key_of, slug
from compiler.scope import Taken


def plan_checks(
    ctx: Context, keys: Keys, inserts: tuple[ir.InsertRows, ...], links: tuple[ir.LinkReference, ...]
) -> tuple[ir.Check, ...]:
    """Return the checks: rows and references of every entity, every map, every sequence."""
    later = {(link.entity, link.column.name): link.value for link in links}
    labels = {key_of(taken.pair.key): taken.pair.source.label for taken in ctx.order}
    by_map = _entities_by_map(keys)
    checks: list[ir.Check] = []
    for insert in inserts:
        references: list[ir.ReferenceCheck] = []
        copies: list[ir.CopyCheck] = []
        for plan in insert.columns:
            value = plan.value
            if isinstance(value, ir.Copy):
                copies.append(ir.CopyCheck(plan.attribute or plan.target.name, value.source, plan.target))
            if isinstance(value, ir.Later):
                value = later[insert.entity, plan.target.name]
            if isinstance(value, ir.Remap):
                referenced, referenced_id = _referenced(ctx, by_map[value.map])
                references.append(
                    ir.ReferenceCheck(
                        attribute=plan.attribute or plan.target.name,
                        source=value.source,
                        target=plan.target,
                        map=value.map,
                        missing=value.missing,
                        referenced=referenced,
                        referenced_id=referenced_id,
                    )
                )
        label = labels[insert.entity]
        checks.append(
            ir.CheckRows(
                id=f"rows-{slug(label, 60)}",
                entity=insert.entity,
                label=label,
                source=insert.source,
                target=insert.target,
                map=insert.map,
                source_id=insert.source_id,
                target_id=insert.target_id,
                references=tuple(references),
                copies=tuple(copies),
            )
        )
    checks += [ir.CheckMap(f"map-{slug(item.label, 60)}", item.table, item.label) for item in sorted_maps(keys)]
    for taken in ctx.order:
        identifier = taken.pair.target.identifier
        assert identifier is not None and identifier.column is not None
        if identifier.column.identity is not None or identifier.column.sequence is not None:
            checks.append(
                ir.CheckSequence(
                    id=f"sequence-{slug(taken.pair.source.label, 60)}",
                    entity=key_of(taken.pair.key),
                    label=taken.pair.source.label,
                    table=table_of(taken.pair.target, ir.Side.TARGET),
                    identifier=column_of(identifier),
                    sequence=sequence_of(identifier.column),
                )
            )
    return tuple(checks)


def sorted_maps(keys: Keys) -> tuple[ir.IdentifierMap, ...]:
    """Return all maps by label."""
    return tuple(sorted(keys.maps.values(), key=lambda item: (item.label.lower(), item.table)))


def _entities_by_map(keys: Keys) -> dict[str, EntityKey]:
    return {item.table: key for key, item in keys.maps.items()}


def _referenced(ctx: Context, key: EntityKey) -> tuple[ir.Table | None, ir.Column | None]:
    """Return the target table of a referenced entity, where a reference's new value must exist."""
    pair = ctx.pairs.get(key)
    if pair is None or pair.target.table is None or pair.target.identifier is None:
        return None, None
    if pair.target.identifier.column is None:
        return None, None
    return table_of(pair.target, ir.Side.TARGET), column_of(pair.target.identifier)


def plan_probes(ctx: Context, keys: Keys, checks: tuple[ir.Check, ...], clearing: Clearing) -> tuple[ir.Probe, ...]:
    """Return the probes of preflight.sql. Their codes are the 09xx range of docs/diagnostics."""
    probes: list[ir.Probe] = []
    by_map = _entities_by_map(keys)
    for check in checks:
        if isinstance(check, ir.CheckRows):
            probes += [_reference_probe(ctx, by_map, check, item) for item in check.references]
    probes += _user_probes(ctx, keys)
    for taken in ctx.order:
        own = keys.maps[taken.pair.key]
        if own.kind in (ir.MapKind.PRESERVED, ir.MapKind.INHERITED):
            probes.append(
                ir.ProbeCollision(
                    code="O11-0903",
                    label=own.label,
                    source=table_of(taken.pair.source, ir.Side.SOURCE),
                    source_id=own.old,
                    target=table_of(taken.pair.target, ir.Side.TARGET),
                    target_id=own.new,
                    map=own.parent or "",
                    emptied=taken.mode == "replace",
                )
            )
        if own.kind is ir.MapKind.PRESERVED and own.new.type.kind is TypeKind.TEXT:
            probes.append(
                ir.ProbeMerging("O11-0914", own.label, table_of(taken.pair.source, ir.Side.SOURCE), own.old, own.new)
            )
        if own.kind is ir.MapKind.INHERITED:
            probes.append(_parent_probe(ctx, by_map, taken, own))
        attributes = {item.key: item for item in taken.pair.source.attributes}
        for key in sorted(taken.dropped):
            attribute = attributes[key]
            if attribute.column is not None:
                probes.append(
                    ir.ProbeDropped(
                        code="O11-0905",
                        label=own.label,
                        attribute=attribute.name,
                        source=table_of(taken.pair.source, ir.Side.SOURCE),
                        source_id=own.old,
                        column=column_of(attribute),
                    )
                )
    for taken, consumers, _ in clearing.deletions:
        assert taken.pair.target.identifier is not None
        probes += [
            ir.ProbeConsumer(
                code="O11-0904",
                label=taken.pair.source.label,
                target=table_of(taken.pair.target, ir.Side.TARGET),
                target_id=column_of(taken.pair.target.identifier),
                consumer=consumer,
            )
            for consumer in consumers
        ]
    return tuple(probes)


def _parent_probe(ctx: Context, by_map: dict[str, EntityKey], taken: Taken, own: ir.IdentifierMap) -> ir.ProbeReference:
    """Probe an inherited identifier: a row whose parent has no new id cannot be written at all."""
    assert own.parent is not None and taken.pair.source.identifier is not None
    identifier = column_of(taken.pair.source.identifier)
    return _reference_probe(
        ctx,
        by_map,
        ir.CheckRows(
            "",
            own.entity,
            own.label,
            table_of(taken.pair.source, ir.Side.SOURCE),
            table_of(taken.pair.target, ir.Side.TARGET),
            own.table,
            own.old,
            own.new,
            (),
        ),
        ir.ReferenceCheck(
            taken.pair.source.identifier.name, identifier, own.new, own.parent, ir.Missing.ERROR, None, None
        ),
    )


def _reference_probe(
    ctx: Context, by_map: dict[str, EntityKey], check: ir.CheckRows, reference: ir.ReferenceCheck
) -> ir.ProbeReference:
    referred = ctx.taken.get(by_map[reference.map])
    error = reference.missing is ir.Missing.ERROR
    return ir.ProbeReference(
        code="O11-0901" if error else "O11-0902",
        severity="error" if error else "warning",
        label=check.label,
        attribute=reference.attribute,
        source=check.source,
        source_id=check.source_id,
        column=reference.source,
        map=reference.map,
        referenced=table_of(referred.pair.source, ir.Side.SOURCE) if referred is not None else None,
        referenced_id=(
            column_of(referred.pair.source.identifier)
            if referred is not None and referred.pair.source.identifier is not None
            else None
        ),
    )


def _user_probes(ctx: Context, keys: Keys) -> list[ir.Probe]:
    users = ctx.scope.users
    if users is None or users.entity.key not in keys.maps:
        return []
    own = keys.maps[users.entity.key]
    by = ctx.file.project.users.match.upper()
    sides = [(ir.Side.SOURCE, ctx.correspondence.source, own.old)]
    if ctx.file.project.target.platform == "o11":
        sides.append((ir.Side.TARGET, ctx.correspondence.target, own.new))
    probes: list[ir.Probe] = []
    for side, model, identifier in sides:
        table = model.system_table("OSSYS_USER")
        match = table.column(by) if table is not None else None
        if table is None or match is None:
            continue
        tenant = table.column("TENANT_ID") if by == "USERNAME" else None
        probes.append(
            ir.ProbeUsers(
                code="O11-0906",
                label=own.label,
                table=ir.Table(side, table.physical),
                identifier=identifier,
                match=column(match),
                tenant=column(tenant) if tenant is not None else None,
            )
        )
    return probes
