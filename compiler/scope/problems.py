"""Problems of single entities: those of entities that take part come out now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from compiler.diagnostics import Diagnostic, Findings
from compiler.model.types import Correspondence, EntityKey
from compiler.scope.types import Taken


def emit_problems(
    correspondence: Correspondence, taken: Mapping[EntityKey, Taken], others: Iterable[EntityKey], findings: Findings
) -> None:
    """Add the problems of both models, and of their match, that concern entities in scope.

    ``others`` are entities that are referred to, or that have no partner: what is wrong with one may be why.
    """
    concerned = set(taken) | set(others)
    partners = {item.pair.target.key for item in taken.values()}
    left_behind = {
        f"{item.pair.source.label}.{attribute.name}"
        for item in taken.values()
        for attribute in item.pair.source.attributes
        if attribute.key in item.dropped or not _is_read(item, attribute.key)
    }
    emitted: set[Diagnostic] = set()
    for owner, keys in (
        (correspondence.source.problems, concerned),
        (correspondence.target.problems, concerned | partners),
        (correspondence.problems, concerned),
    ):
        for key, problem in owner:
            # What is wrong with an attribute alone does not matter once the attribute is dropped.
            if key in keys and problem not in emitted and problem.where not in left_behind:
                emitted.add(problem)
    findings.extend(sorted(emitted, key=lambda item: (item.code, item.where, item.found)))


def _is_read(taken: Taken, key: str) -> bool:
    """Tell whether an attribute's value matters: of rows that are only matched, what they are matched by."""
    identifier = taken.pair.source.identifier
    return taken.inserts or key in taken.match or (identifier is not None and identifier.key == key)
