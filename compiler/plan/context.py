"""What all builders of a plan share: the inputs, indexed once, and small translations."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from compiler.diagnostics import Findings
from compiler.graph import DependencyGraph, Edge
from compiler.hybrids import USERS
from compiler.metamodel import rows
from compiler.model.types import Attribute, AttributePair, Correspondence, Entity, EntityKey, EntityPair, Model
from compiler.plan import ir
from compiler.project import ProjectFile
from compiler.scope import Recorded, Scope, Taken


@dataclass(frozen=True, slots=True)
class Context:
    """The planner's inputs. ``order`` lists the written entities, producers first.

    ``pairs`` are all pairs of entities by source key. ``obstacles`` say, for references of an entity
    to itself, why they cannot be written empty first ('' when they can).
    """

    correspondence: Correspondence
    scope: Scope
    graph: DependencyGraph
    file: ProjectFile
    findings: Findings
    pairs: dict[EntityKey, EntityPair]
    taken: dict[EntityKey, Taken]
    recorded: dict[EntityKey, Recorded]
    order: tuple[Taken, ...]
    cut: frozenset[tuple[EntityKey, str]]
    obstacles: dict[tuple[EntityKey, str], str]
    edges: dict[EntityKey, tuple[Edge, ...]]
    hybrids: dict[str, Taken]
    systems: dict[str, EntityKey]

    def edges_of(self, child: EntityKey) -> tuple[Edge, ...]:
        """Return the references of an entity to other written ones."""
        return self.edges.get(child, ())

    @property
    def users_key(self) -> EntityKey | None:
        """Return the key of the users' entity when rows refer to users."""
        if self.scope.users is not None:
            return self.scope.users.entity.key
        users = self.hybrid(USERS)
        return users.pair.key if users is not None else None

    def hybrid(self, table: str) -> Taken | None:
        """Return the platform table of this name ("OSSYS_USER") when the plan writes or matches it."""
        return self.hybrids.get(table)

    def system(self, table: str) -> EntityKey | None:
        """Return the key of the source's system entity over this table, or None."""
        return self.systems.get(table)


def context(
    correspondence: Correspondence,
    scope: Scope,
    graph: DependencyGraph,
    file: ProjectFile,
    findings: Findings,
) -> Context:
    """Index the planner's inputs."""
    taken = {item.pair.key: item for item in scope.written}
    return Context(
        correspondence=correspondence,
        scope=scope,
        graph=graph,
        file=file,
        findings=findings,
        # A hybrid table's own columns count, not the attributes that its system entity lists.
        pairs={item.key: item for item in (*correspondence.entities, *correspondence.hybrids)},
        taken=taken,
        recorded={item.entity.key: item for item in scope.recorded},
        order=tuple(taken[key] for key in graph.order),
        cut=frozenset((edge.child, edge.attribute) for edge in graph.cuts),
        obstacles={(edge.child, edge.attribute): edge.obstacle for edge in graph.self_references},
        hybrids={item.hybrid: item for item in scope.written if item.hybrid is not None},
        systems={item.record_set: item.key for item in correspondence.source.entities if item.record_set is not None},
        edges={child: tuple(edges) for child, edges in groupby(graph.edges, key=lambda edge: edge.child)},
    )


def column(source: rows.Column) -> ir.Column:
    """Return the plan's form of a catalog column."""
    return ir.Column(
        source.name, source.type, source.native, source.nullable, source.collation, source.collation_schema
    )


def sequence_of(source: rows.Column) -> ir.Sequence | None:
    """Return the sequence that feeds a column, or None."""
    return ir.Sequence(source.sequence, source.sequence_schema) if source.sequence is not None else None


def column_of(attribute: Attribute) -> ir.Column:
    """Return the plan's form of an attribute's column. The attribute must have one."""
    assert attribute.column is not None
    return column(attribute.column)


def table_of(entity: Entity, side: ir.Side) -> ir.Table:
    """Return the plan's form of an entity's table. The entity must have one."""
    assert entity.table is not None
    return ir.Table(side, entity.table.name)


def system_table(ctx: Context, side: ir.Side, name: str) -> ir.SystemTable | None:
    """Return a metamodel table of one side, or None where the platform version lacks it."""
    model = ctx.correspondence.source if side is ir.Side.SOURCE else ctx.correspondence.target
    found = model.system_table(name)
    if found is None:
        return None
    return ir.SystemTable(
        name, ir.Table(side, found.physical), tuple((key, column(item)) for key, item in found.columns)
    )


def must_refer(taken: Taken, pair: AttributePair) -> bool:
    """Tell whether a reference must have a value: it is mandatory, or rows are matched by it.

    A row with a business key that is not whole would be found by no later run, and inserted again.
    """
    assert pair.target.column is not None
    must = pair.source.mandatory or pair.target.mandatory or not pair.target.column.nullable
    return must or pair.source.key in taken.match


def is_bpt_trigger(name: str) -> bool:
    """Tell whether a trigger is one that the platform makes for BPT events (docs/o11.md)."""
    return name.upper().startswith("OSTRG_EI")


def event_table(model: Model, entity: Entity) -> rows.Table | None:
    """Return the catalog's event table of an entity; letter case may differ from the metamodel's."""
    if entity.event_table is None:
        return None
    wanted = entity.event_table.lower()
    return next((item for item in model.tables if item.name.lower() == wanted), None)
