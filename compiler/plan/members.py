"""Members: every entity that takes part with its reason, the components, the order of modules."""

from __future__ import annotations

import networkx as nx

from compiler.metamodel.rows import TypeKind
from compiler.model.types import AttributePair
from compiler.plan import ir
from compiler.plan.context import Context
from compiler.plan.names import key_of
from compiler.scope import Taken


def plan_members(ctx: Context) -> tuple[ir.Member, ...]:
    """Return all members: written in insert order, then mapped, users, external ones by label."""
    applications = {module.key: module.applications for module in ctx.correspondence.source.modules}
    members = [
        ir.Member(
            entity=key_of(taken.pair.key),
            label=taken.pair.source.label,
            role=ir.Role.WRITE if taken.inserts else ir.Role.MATCHED,
            because=taken.because,
            mode=taken.mode,
            source_table=taken.pair.source.table.name if taken.pair.source.table else None,
            target_table=taken.pair.target.table.name if taken.pair.target.table else None,
            rows=taken.pair.source.table.rows if taken.pair.source.table else None,
            applications=applications.get(taken.pair.key.espace, ()),
            notes=_notes(ctx, taken),
            computed=_computed(taken) if taken.inserts else (),
            evidence=taken.pair.evidence if _is_of_odc(ctx, taken) else None,
            paired=_paired(taken) if _is_of_odc(ctx, taken) else (),
        )
        for taken in ctx.order
    ]
    members += [
        ir.Member(
            entity=key_of(item.entity.key),
            label=item.entity.label,
            role=ir.Role.RECORDS,
            because=item.because,
            source_table=item.entity.physical_table,
            rows=len(item.match.pairs),
        )
        for item in ctx.scope.recorded
    ]
    if ctx.scope.users is not None:
        users = ctx.scope.users
        members.append(
            ir.Member(
                entity=key_of(users.entity.key),
                label=users.entity.label,
                role=ir.Role.USERS,
                because=users.because,
                source_table=users.entity.physical_table,
            )
        )
    members += [
        ir.Member(
            entity=key_of(item.entity.key),
            label=item.entity.label,
            role=ir.Role.EXTERNAL,
            because=item.because,
            source_table=item.entity.physical_table,
        )
        for item in ctx.scope.external
    ]
    return tuple(members)


def _notes(ctx: Context, taken: Taken) -> tuple[str, ...]:
    pair = taken.pair
    notes: list[str] = []
    by_name = [item.source.name for item in pair.attributes if item.evidence == "name"]
    if by_name and taken.hybrid is None:
        notes.append(f"attributes matched by name: {', '.join(by_name)}")
    binary = [item.source.name for item in pair.attributes if _is_binary(item)]
    if binary:
        notes.append(f"binary data: {', '.join(binary)}")
    where = ctx.file.project.options(pair.source.label).where
    if where is not None:
        notes.append(f"only rows where {where}, and what migrated rows need")
    if taken.match:
        names = {item.key: item.name for item in pair.source.attributes}
        matched = "" if taken.mode != "merge" else ", matched rows are " + ("updated" if taken.update else "left alone")
        notes.append(f"matched by {', '.join(names[key] for key in taken.match)}{matched}")
    return tuple(notes)


def _is_of_odc(ctx: Context, taken: Taken) -> bool:
    return ctx.file.project.to_odc and taken.hybrid is None


def _paired(taken: Taken) -> tuple[ir.PairedAttribute, ...]:
    return tuple(
        ir.PairedAttribute(item.source.name, item.target.name, item.evidence) for item in taken.pair.attributes
    )


def _computed(taken: Taken) -> tuple[ir.ComputedColumn, ...]:
    target = taken.pair.target
    columns = target.table.columns if target.table is not None else ()
    names = {item.column.name: item.name for item in target.attributes if item.column is not None}
    return tuple(ir.ComputedColumn(item.name, names.get(item.name)) for item in columns if item.computed)


def _is_binary(pair: AttributePair) -> bool:
    return pair.source.column is not None and pair.source.column.type.kind is TypeKind.BINARY


def component_reports(ctx: Context) -> tuple[ir.ComponentReport, ...]:
    """Return the cycles, how each was opened, and the order that results."""
    labels = {key: taken.pair.source.label for key, taken in ctx.taken.items()}
    return tuple(
        ir.ComponentReport(
            members=tuple(labels[key] for key in component.members),
            cuts=tuple(
                ir.Cut(
                    child=key_of(edge.child),
                    attribute=edge.attribute,
                    label=f"{labels[edge.child]}.{edge.attribute_name}",
                    parent=key_of(edge.parent),
                    cost=edge.weight,
                )
                for edge in component.cuts
            ),
            order=tuple(labels[key] for key in component.order),
            exact=component.exact,
            cost=component.cost,
        )
        for component in ctx.graph.components
    )


def module_order(ctx: Context) -> tuple[str, ...]:
    """Return the names of the modules in scope, producers first."""
    names = {module.key: module.name for module in ctx.correspondence.source.modules}
    written = sorted({taken.pair.key.espace for taken in ctx.order if taken.hybrid is None and not taken.looked_up})
    known = set(written)
    pairs = {
        (edge.parent.espace, edge.child.espace)
        for edge in ctx.graph.edges
        if edge.parent.espace != edge.child.espace and {edge.parent.espace, edge.child.espace} <= known
    }
    return tuple(names.get(key, key) for key in _producers_first(written, pairs, names))


def application_order(ctx: Context) -> tuple[str, ...]:
    """Return the names of the applications in scope, producers first."""
    owners = {module.key: module.applications for module in ctx.correspondence.source.modules}
    own = [taken for taken in ctx.order if not taken.looked_up]
    written = sorted({name for taken in own for name in owners.get(taken.pair.key.espace, ())})
    known = set(written)
    pairs = {
        (producer, consumer)
        for edge in ctx.graph.edges
        for producer in owners.get(edge.parent.espace, ())
        for consumer in owners.get(edge.child.espace, ())
        if producer != consumer and {producer, consumer} <= known
    }
    return tuple(_producers_first(written, pairs, {}))


def _producers_first(nodes: list[str], pairs: set[tuple[str, str]], names: dict[str, str]) -> list[str]:
    """Return nodes in topological order; those of one cycle stay together, by name."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(sorted(pairs))
    condensed = nx.condensation(graph)

    def group(number: int) -> list[str]:
        members: set[str] = condensed.nodes[number]["members"]
        return sorted(members, key=lambda item: (str(names.get(item, item)).lower(), item))

    def first(number: int) -> str:
        key = group(number)[0]
        return str(names.get(key, key)).lower() + "\0" + key

    ordered = nx.lexicographical_topological_sort(condensed, key=first)
    return [item for number in ordered for item in group(number)]
