"""Dependencies: the references between written entities, and which of them may be written later.

A reference can be cut out of a cycle only if its target column may be empty for the time between
insert and update: nullable, in no unique index that admits one NULL only, and under no CHECK that
forbids NULL (docs/safety.md).
"""

from __future__ import annotations

from compiler.diagnostics import Findings
from compiler.graph import DependencyGraph, Edge, Node, analyse
from compiler.metamodel.rows import Engine
from compiler.model.types import AttributePair, Entity
from compiler.scope import Scope, Taken

# Words in a CHECK that may make it fail on NULL. A comparison alone is unknown for NULL, and an
# unknown CHECK passes; only a text that speaks of NULL can forbid it.
_NULL_WORDS = ("null", "coalesce", "case", "nvl", "distinct", "concat")


def dependencies(scope: Scope, engine: Engine, findings: Findings) -> DependencyGraph:
    """Return the graph of the scope's written entities. O11-0501 goes to ``findings``."""
    keys = {taken.pair.key for taken in scope.written}
    nodes = [Node(taken.pair.key, taken.pair.source.label) for taken in scope.written]
    edges = [
        _edge(taken, attribute, engine)
        for taken in scope.written
        for attribute in taken.pair.attributes
        if attribute.source.key not in taken.dropped
        and attribute.source.reference is not None
        and attribute.source.reference.entity in keys
    ]
    return analyse(nodes, edges, findings)


def _edge(taken: Taken, attribute: AttributePair, engine: Engine) -> Edge:
    reference = attribute.source.reference
    assert reference is not None
    obstacle = cut_obstacle(taken.pair.target, attribute, engine)
    rows = taken.pair.source.table.rows if taken.pair.source.table is not None else None
    return Edge(
        child=taken.pair.key,
        attribute=attribute.source.key,
        attribute_name=attribute.source.name,
        parent=reference.entity,
        weight=max(1, rows or 1),
        cuttable=not obstacle,
        obstacle=obstacle,
    )


def cut_obstacle(target: Entity, attribute: AttributePair, engine: Engine) -> str:
    """Return why the reference cannot be written empty first, or '' when it can."""
    column = attribute.target.column
    table = target.table
    if column is None or table is None:
        return "it has no column in the target"
    if target.identifier is not None and target.identifier.key == attribute.target.key:
        return "it is the identifier"
    if column.name in table.primary_key:
        return "it is part of the primary key"
    if not column.nullable:
        return f"column {column.name} is NOT NULL"
    for index in table.uniques:
        admits_one_null = not index.nulls_distinct or (engine is Engine.MSSQL and index.predicate is None)
        if column.name in index.columns and admits_one_null:
            return f"unique index {index.name} admits one NULL only"
    for check in table.checks:
        speaks_of_null = any(word in check.expression.lower() for word in _NULL_WORDS)
        if column.name in check.columns and speaks_of_null:
            return f"check {check.name} may forbid NULL"
    return ""
