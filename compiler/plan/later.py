"""Who may refer to rows that a run has inserted: rows that came later would point at nothing after undo."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from compiler.hybrids import Chapter, chapter_of
from compiler.metamodel import rows
from compiler.model.types import Entity
from compiler.plan import ir
from compiler.plan.consumers import References, type_in
from compiler.plan.context import Context, column
from compiler.plan.images import Images


def later_references(
    ctx: Context, references: References, images: Images, steps: tuple[ir.Step, ...]
) -> tuple[ir.LaterReference, ...]:
    """Return all references to tables with inserted rows, each once, by label.

    Those of foreign keys and of the target's metamodel, of platform tables, and those that the run itself has
    written: they include declared soft references, and texts that hold an id.
    """
    target = ctx.correspondence.target
    tables = {item.name: item for item in target.tables}
    owners = {item.table.name: item for item in (*target.entities, *target.hybrids) if item.table is not None}
    found: dict[tuple[object, ...], ir.LaterReference] = {}
    for item in (
        *_known(references, images, owners),
        *_of_platform(ctx, images, tables, owners),
        *_written(images, steps, owners),
    ):
        found.setdefault((item.table, item.columns, item.referred, item.selectors), item)
    return tuple(sorted(found.values(), key=lambda item: (item.label, item.referred, item.columns[0].column)))


def needed_references(ctx: Context, images: Images) -> tuple[ir.NeededReference, ...]:
    """Return the foreign keys of tables with a before-image that the database enforces, by table and name."""
    target = ctx.correspondence.target
    tables = {item.name: item for item in target.tables}
    before = {item.table.name: item.before for item in images.images}
    found: list[ir.NeededReference] = []
    for image in sorted(images.images, key=lambda item: item.table.name):
        own = tables[image.table.name]
        for key in sorted(own.foreign_keys, key=lambda item: item.name):
            parent = tables.get(key.referenced_table)
            outside = key.referenced_schema != target.environment.schema
            if image.before is None or parent is None or outside or not key.enabled:
                continue
            pairs = tuple(map(ir.ConsumerColumn, key.columns, key.referenced_columns))
            if all(type_in(own, pair.column) == type_in(parent, pair.referred) for pair in pairs):
                place = ir.Table(ir.Side.TARGET, parent.name)
                found.append(ir.NeededReference(image.table, pairs, place, before.get(parent.name)))
    return tuple(found)


def _reference(
    images: Images,
    owners: Mapping[str, Entity],
    table: ir.Table,
    label: str,
    columns: tuple[ir.ConsumerColumn, ...],
    referred: str,
    *,
    plain: bool,
) -> ir.LaterReference:
    owner = owners.get(table.name) if table.schema is None else None
    identifier = owner.identifier.column if owner is not None and owner.identifier is not None else None
    own = images.of_table(table.name) if table.schema is None else None
    return ir.LaterReference(
        label=label,
        table=table,
        columns=columns,
        referred=referred,
        plain=plain,
        identifier=column(identifier) if identifier is not None else None,
        own=own.after if own is not None else None,
        process=owner is not None and chapter_of(owner.record_set) is Chapter.PROCESSES,
    )


def _known(references: References, images: Images, owners: Mapping[str, Entity]) -> Iterator[ir.LaterReference]:
    for image in images.images:
        if image.map is None:
            continue
        for item in references.to(image.table.name):
            plain = all(pair.plain for pair in item.columns)
            columns = tuple(ir.ConsumerColumn(pair.column, pair.referred) for pair in item.columns)
            yield _reference(images, owners, item.table, item.label, columns, image.table.name, plain=plain)


def _of_platform(
    ctx: Context, images: Images, tables: Mapping[str, rows.Table], owners: Mapping[str, Entity]
) -> Iterator[ir.LaterReference]:
    """Yield the references of the platform's own tables, whether they are written or not."""
    target = ctx.correspondence.target
    by_key = {item.key: item for item in (*target.entities, *target.hybrids) if item.table is not None}
    with_rows = {image.table.name: image for image in images.images if image.map is not None}
    for entity in target.hybrids:
        for attribute in entity.attributes:
            if attribute.reference is None or attribute.column is None or entity.table is None:
                continue
            parent = by_key.get(attribute.reference.entity)
            image = with_rows.get(parent.table.name) if parent is not None and parent.table is not None else None
            if image is None:
                continue
            pair = (ir.ConsumerColumn(attribute.column.name, image.identifier.name),)
            plain = type_in(tables[entity.table.name], attribute.column.name) == type_in(
                tables[image.table.name], image.identifier.name
            )
            label = f"{entity.label}.{attribute.name}"
            place = ir.Table(ir.Side.TARGET, entity.table.name)
            yield _reference(images, owners, place, label, pair, image.table.name, plain=plain)


def _written(
    images: Images, steps: tuple[ir.Step, ...], owners: Mapping[str, Entity]
) -> Iterator[ir.LaterReference]:
    """Yield the references that the run has written itself, by the maps that they went through."""
    for step in steps:
        if isinstance(step, ir.LinkReference):
            yield from _to(images, owners, step, step.column, step.value.map)
        if not isinstance(step, ir.InsertRows | ir.UpdateRows):
            continue
        for plan in step.columns:
            match plan.value:
                case ir.Remap(map=map_):
                    yield from _to(images, owners, step, plan.target, map_)
                case ir.RemapText(cases=cases, selector=selector):
                    for case in cases:
                        for item in _to(images, owners, step, plan.target, case.map):
                            yield _selected(step, item, selector, case.selectors)
                case _:
                    pass


def _to(
    images: Images,
    owners: Mapping[str, Entity],
    step: ir.InsertRows | ir.UpdateRows | ir.LinkReference,
    target: ir.Column,
    map_: str,
) -> Iterator[ir.LaterReference]:
    image = images.of_map(map_)
    if image is None:
        return
    pair = (ir.ConsumerColumn(target.name, image.identifier.name),)
    plain = (target.native, target.collation) == (image.identifier.native, image.identifier.collation)
    label = f"{images.image(step.target.name).label}.{target.name}"
    yield _reference(images, owners, step.target, label, pair, image.table.name, plain=plain)


def _selected(
    step: ir.InsertRows | ir.UpdateRows,
    item: ir.LaterReference,
    selector: ir.Column | None,
    selectors: tuple[str, ...],
) -> ir.LaterReference:
    """Return the reference with what tells in which rows its text holds an id, in the target's terms."""
    if selector is None:
        return item
    for plan in step.columns:
        match plan.value:
            case ir.Remap(source=source, map=map_) if source.name == selector.name:
                return replace(item, selector=plan.target, selector_map=map_, selectors=selectors)
            case ir.Copy(source=source) if source.name == selector.name:
                return replace(item, selector=plan.target, selectors=selectors)
            case _:
                pass
    return item
