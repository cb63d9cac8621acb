"""The drift guard and the rows of literal maps: what both dialects share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from sqlglot import exp

from compiler.hybrids import ESPACES, PROCESS_DEFINITIONS
from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.selects import PAIRS
from compiler.sql.statement import Statement
from compiler.sql.tree import Node, all_of, as_, col, eq, join, named, rows_of, select

T = TypeVar("T")

# T-SQL takes 1,000 rows in one VALUES; a statement of that size is still easy to read past.
SLICE = 1000


def guard_statements(
    dialect: Dialect,
    names: Names,
    step: ir.GuardModel,
    entity_drift: Callable[[ir.Side, Sequence[ir.EntityFact]], Node],
    module_drift: Callable[[ir.Side, Sequence[ir.ModuleFact]], Node],
    *,
    raising: bool,
) -> tuple[Statement, ...]:
    """Return the statements that compare the metamodel and catalog with what was compiled.

    The two functions return queries for the labels of what differs. ``raising``: a difference ends
    the script, otherwise it is a finding.
    """
    statements: list[Statement] = []
    for side in (ir.Side.SOURCE, ir.Side.TARGET):
        facts = [fact for fact in step.entities if fact.side is side]
        # Facts without attributes (the platform's tables, ODC) are compared with the catalog alone.
        modeled = [fact for fact in facts if fact.attributes]
        for part in (*slices(modeled), *slices([fact for fact in facts if not fact.attributes])):
            query = dialect.sql(entity_drift(side, part))
            message = f"entities or columns of the {side.value} have changed"
            statements.append(_compare(dialect, query, message, raising))
        modules = [fact for fact in step.modules if fact.side is side]
        for slice_ in slices(modules):
            query = dialect.sql(module_drift(side, slice_))
            message = f"modules of the {side.value} have other entities now"
            statements.append(_compare(dialect, query, message, raising))
    for processes in step.processes:
        query = dialect.sql(_new_processes(dialect, names, processes))
        message = f"modules of the {processes.side.value} have process definitions that the snapshot did not know"
        statements.append(_compare(dialect, query, message, raising, "an id of a definition"))
    for parameters in step.parameters:
        for types in slices(parameters.types):
            query = dialect.sql(_other_types(dialect, names, parameters, types))
            message = f"inputs or outputs of processes of the {parameters.side.value} have another type now"
            statements.append(_compare(dialect, query, message, raising, f"an id in {parameters.table}"))
    return tuple(statements)


def _new_processes(dialect: Dialect, names: Names, fact: ir.ProcessesFact) -> exp.Select:
    """Return, as text, ids of process definitions of the modules in scope that are not among the known."""
    found = names.plan.system_table(fact.side, PROCESS_DEFINITIONS)
    modules = names.plan.system_table(fact.side, ESPACES)
    identifier = dialect.as_text(col("p", found.column("ID").name))
    conditions = [
        dialect.is_true(col("e", modules.column("IS_ACTIVE").name)),
        exp.In(
            this=dialect.key(col("e", modules.column("SS_KEY").name)),
            expressions=[dialect.text(key) for key in fact.modules],
        ),
    ]
    if fact.definitions:
        listed = [dialect.text(known) for known in fact.definitions]
        conditions.append(exp.Not(this=exp.In(this=identifier.copy(), expressions=listed)))
    on = eq(col("p", found.column("ESPACE_ID").name), col("e", modules.column("ID").name))
    return select(
        [as_(identifier, "id")],
        named(names.table(found.table), "p"),
        [join(named(names.table(modules.table), "e"), on)],
        where=all_of(*conditions),
    )


def _other_types(
    dialect: Dialect, names: Names, fact: ir.ParametersFact, types: Sequence[tuple[str, str]]
) -> exp.Select:
    """Return, as text, ids of inputs or outputs whose SS_TYPE is not what was compiled."""
    found = names.plan.system_table(fact.side, fact.table)
    identifier = dialect.as_text(col("p", found.column("ID").name))
    expected = rows_of([[dialect.text(text) for text in pair] for pair in types], "x", ("id", "type"))
    live = exp.Coalesce(
        this=dialect.exact(col("p", found.column("SS_TYPE").name)), expressions=[dialect.text("")]
    )
    return select(
        [as_(identifier, "id")],
        expected,
        [join(named(names.table(found.table), "p"), eq(identifier.copy(), dialect.exact(col("x", "id"))))],
        where=exp.NEQ(this=live, expression=dialect.exact(col("x", "type"))),
    )


def _compare(
    dialect: Dialect, query: str, message: str, raising: bool, row: str = "an entity and its fingerprint"
) -> Statement:
    why = f"Refuse to run when {message} since the snapshot: each row is {row}."
    if raising:
        text = dialect.refuse_when(
            query, "O11-0909", message, "Nothing was changed. Make both snapshots again and compile again."
        )
    else:
        text = dialect.finding(query, "O11-0909", "error", "metamodel", message)
    return Statement(why, text)


def slices(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Return the items in pieces that one VALUES may hold."""
    for start in range(0, len(items), SLICE):
        yield items[start : start + SLICE]


def pair_rows(dialect: Dialect, step: ir.BuildLiteralMap) -> list[Statement]:
    """Return INSERTs of a literal map's pairs, at most 1,000 rows each, the record's name in each row."""
    table = dialect.temporary_name(PAIRS)
    statements: list[Statement] = []
    for part in slices(step.pairs):
        lines = ",\n".join(
            "  ("
            + ", ".join(
                dialect.inline(dialect.text(value))
                for value in (
                    step.map,
                    pair.name,
                    pair.old,
                    pair.new,
                    "*".join(pair.source_parts),
                    "*".join(pair.target_parts),
                )
            )
            + ")"
            for pair in part
        )
        why = "Records of both environments, paired by key: name, old id, new id, key in the source, key in the target."
        statements.append(
            Statement(
                why,
                f"INSERT INTO {table} (map_name, name, old_id, new_id, source_key, target_key)\nVALUES\n{lines}",
            )
        )
    return statements
