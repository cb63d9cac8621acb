"""The reference interpreter: runs a ``Plan`` on tables in memory, row by row, as the vendor's guide says.

"Get a record, replace its foreign keys through the map, insert it, update self-references." It
shares no code with the lowering and knows no SQL. What a script must refuse, it refuses too, by
``RunRefused``; drift of the metamodel and faults of the server are not its subject.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from compiler.plan import ir
from tests.support.literals import default_value, literal, whole
from tests.support.tables import Database, Row, Value


class RunRefused(Exception):
    """The run must fail, and the target must stay as it was. The message says why."""


def fold(text: str) -> str:
    """Return what two texts must have in common to be the same user.

    The documented rule: canonical decomposition (NFD), combining marks removed, lower case,
    trailing blanks removed.
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return plain.lower().rstrip(" ")


def interpret(
    plan: ir.Plan,
    source: Database,
    target: Database,
    user_files: Mapping[str, Sequence[tuple[str, str]]] | None = None,
) -> Database:
    """Return the target after the run; both arguments stay as they are. Raises ``RunRefused``.

    ``user_files`` holds the (email, id) rows of the files that ``LoadUserFile`` steps name.
    """
    run = _Run(plan, source, target.copy(), user_files or {})
    for step in plan.steps:
        run.step(step)
    return run.target


@dataclass(slots=True)
class _Run:
    plan: ir.Plan
    source: Database
    target: Database
    user_files: Mapping[str, Sequence[tuple[str, str]]]
    maps: dict[str, dict[Value, Value]] = field(init=False)
    highest: dict[str, int] = field(default_factory=dict)
    reserved: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.target.maps = {}
        self.maps = self.target.maps

    def rows(self, table: ir.Table) -> list[Row]:
        """Return the rows of a table on its side. Raises ``RunRefused`` when it is not there."""
        match table.side:
            case ir.Side.SOURCE:
                side = self.source
            case ir.Side.TARGET:
                side = self.target
            case ir.Side.WORK:
                raise AssertionError("no step reads a work table as a table")
            case _:
                assert_never(table.side)
        if table.name not in side.tables:
            raise RunRefused(f"there is no table {table.name} in the {table.side.value}")
        return side.tables[table.name]

    def step(self, step: ir.Step) -> None:
        match step:
            case ir.OpenRun():
                for lock in step.locks:
                    self.rows(lock)
            case ir.GuardModel():
                self.guard(step)
            case ir.BuildLiteralMap():
                self.literal(step)
            case ir.BuildMatchedMap():
                self.match_users(step)
            case ir.LoadUserFile():
                self.load_users(step)
            case ir.ClearReference():
                for row in self.rows(step.table):
                    row[step.column.name] = None
            case ir.DeleteRows():
                self.delete(step)
            case ir.ReserveIds():
                self.reserve(step)
            case ir.InheritIds():
                self.inherit(step)
            case ir.PreserveIds():
                self.preserve(step)
            case ir.InsertRows():
                self.insert(step)
            case ir.LinkReference():
                self.link(step)
            case ir.AdvanceSequence():
                # Tables in memory have no sequence: the judge looks at the real one.
                self.rows(step.table)
            case ir.RunChecks():
                for check in self.plan.checks:
                    self.check(check)
            case _:
                assert_never(step)

    # --- guards and maps -------------------------------------------------------------------

    def guard(self, step: ir.GuardModel) -> None:
        for fact in step.entities:
            side = self.source if fact.side is ir.Side.SOURCE else self.target
            self.rows(ir.Table(fact.side, fact.table))
            known = side.columns.get(fact.table)
            for column in fact.columns:
                if known is not None and column.name not in known:
                    raise RunRefused(f"{fact.label}: {fact.table} has no column {column.name}")

    def new_map(self, name: str) -> dict[Value, Value]:
        assert name not in self.maps, f"{name} is filled by two steps"
        self.plan.map(name)
        self.maps[name] = {}
        return self.maps[name]

    def map(self, name: str) -> dict[Value, Value]:
        assert name in self.maps, f"{name} is used before a step fills it"
        return self.maps[name]

    def literal(self, step: ir.BuildLiteralMap) -> None:
        kinds = self.plan.map(step.map)
        built = self.new_map(step.map)
        for pair in step.pairs:
            old = literal(pair.old, kinds.old.type)
            assert old not in built, f"{step.map} has {old} twice"
            built[old] = literal(pair.new, kinds.new.type)

    def match_users(self, step: ir.BuildMatchedMap) -> None:
        tenants: Mapping[Value, Value] | None = None
        if step.tenant_map is not None:
            assert step.source_tenant is not None and step.target_tenant is not None
            tenants = self.map(step.tenant_map)
        candidates: dict[tuple[Value, str], list[Value]] = {}
        for row in self.rows(step.target):
            name = row[step.target_match.name]
            if isinstance(name, str) and fold(name):
                tenant = row[step.target_tenant.name] if tenants is not None and step.target_tenant else None
                candidates.setdefault((tenant, fold(name)), []).append(row[step.target_id.name])
        pairs: list[tuple[Value, Value]] = []
        for row in self.rows(step.source):
            name = row[step.source_match.name]
            if not isinstance(name, str) or not fold(name):
                continue
            tenant = None
            if tenants is not None and step.source_tenant is not None:
                tenant = tenants.get(row[step.source_tenant.name])
                if tenant is None:
                    continue
            pairs += [(row[step.source_id.name], new) for new in candidates.get((tenant, fold(name)), [])]
        # A name that is there twice on either side matches nobody: nobody can say who is meant.
        partners, claims = Counter(old for old, _ in pairs), Counter(new for _, new in pairs)
        built = self.new_map(step.map)
        built.update({old: new for old, new in pairs if partners[old] == claims[new] == 1})

    def load_users(self, step: ir.LoadUserFile) -> None:
        ids: dict[str, str] = {}
        for email, identifier in self.user_files[step.file]:
            if fold(email) in ids:
                raise RunRefused(f"{email!r} is twice in {step.file}")
            ids[fold(email)] = identifier
        built = self.new_map(step.map)
        claimed: set[str] = set()
        for row in self.rows(step.source):
            email_value = row[step.source_match.name]
            if not isinstance(email_value, str) or fold(email_value) not in ids:
                continue
            new = ids[fold(email_value)]
            if new in claimed:
                raise RunRefused(f"two users of the source match user {new} of the file")
            claimed.add(new)
            built[row[step.source_id.name]] = new

    # --- clearing and keys -----------------------------------------------------------------

    def delete(self, step: ir.DeleteRows) -> None:
        rows = self.rows(step.table)
        for consumer in step.consumers:
            leaving = {tuple(row[pair.referred] for pair in consumer.columns) for row in rows}
            referring = (tuple(row[pair.column] for pair in consumer.columns) for row in self.rows(consumer.table))
            if any(None not in values and values in leaving for values in referring):
                raise RunRefused(f"{consumer.label} refers to rows of {step.table.name} that are replaced")
        rows.clear()

    def fresh(self, table: ir.Table, identifier: str) -> int:
        """Return an id that the target has never had: above every id that it has or was given."""
        known = [whole(row[identifier]) for row in self.rows(table)]
        highest = max([0, *known, self.highest.get(table.name, 0)]) + 1
        self.highest[table.name] = highest
        return highest

    def reserve(self, step: ir.ReserveIds) -> None:
        built = self.new_map(step.map)
        for row in self.rows(step.source):
            built[row[step.source_id.name]] = self.fresh(step.target, step.target_id.name)

    def inherit(self, step: ir.InheritIds) -> None:
        parent = self.map(step.parent)
        built = self.new_map(step.map)
        present = {row[step.target_id.name] for row in self.rows(step.target)}
        for row in self.rows(step.source):
            old = row[step.source_id.name]
            if old in parent:
                if parent[old] in present:
                    raise RunRefused(f"{step.target.name} has id {parent[old]!r} already")
                built[old] = parent[old]
            elif step.missing is ir.Missing.ERROR:
                raise RunRefused(f"{step.source.name}: identifier {old} has no partner in {step.parent}")

    def preserve(self, step: ir.PreserveIds) -> None:
        built = self.new_map(step.map)
        present = {row[step.target_id.name] for row in self.rows(step.target)}
        for row in self.rows(step.source):
            old = row[step.source_id.name]
            if old in present:
                raise RunRefused(f"{step.target.name} has id {old!r} already")
            built[old] = old

    # --- data ------------------------------------------------------------------------------

    def insert(self, step: ir.InsertRows) -> None:
        target = self.rows(step.target)
        present = {row[step.target_id.name] for row in target}
        built = self.new_map(step.map) if step.minted else self.map(step.map)
        for old_row in self.rows(step.source):
            old = old_row[step.source_id.name]
            if step.minted:
                built[old] = self.fresh(step.target, step.target_id.name)
            elif old not in built:
                continue  # RunChecks refuses a run that leaves a row behind
            row: Row = dict.fromkeys(self.target.columns.get(step.target.name, ()))
            row.update(self.target.defaults.get(step.target.name, {}))
            for column in step.columns:
                row[column.target.name] = self.value(step, column, old_row)
            for column in step.columns:
                if row[column.target.name] is None and not column.target.nullable:
                    raise RunRefused(f"{step.target.name}.{column.target.name} may not be NULL")
            new = row[step.target_id.name]
            if new in present:
                raise RunRefused(f"{step.target.name} has id {new!r} already")
            present.add(new)
            target.append(row)

    def value(self, step: ir.InsertRows, column: ir.ColumnPlan, row: Row) -> Value:
        value = column.value
        match value:
            case ir.Copy():
                return row[value.source.name]
            case ir.NewId():
                return self.map(value.map)[row[value.source.name]]
            case ir.Remap():
                return self.remap(value, row, step.source.name)
            case ir.Later():
                return None
            case ir.Constant():
                return None if value.text is None else literal(value.text, value.type)
            case ir.DatabaseDefault():
                known = self.target.defaults.get(step.target.name, {})
                if column.target.name in known:
                    return known[column.target.name]
                return default_value(value.expression, column.target.type)
            case ir.Generated():
                return self.map(step.map)[row[step.source_id.name]]
            case _:
                assert_never(value)

    def remap(self, value: ir.Remap, row: Row, table: str) -> Value:
        old = row[value.source.name]
        if old is None:
            return None
        known = self.map(value.map)
        if old in known:
            return known[old]
        if value.missing is ir.Missing.ERROR:
            raise RunRefused(f"{table}.{value.source.name}: {old!r} has no partner in {value.map}")
        return None

    def link(self, step: ir.LinkReference) -> None:
        ids = self.map(step.map)
        by_id = {row[step.target_id.name]: row for row in self.rows(step.target)}
        for old_row in self.rows(step.source):
            old = old_row[step.source_id.name]
            if old in ids:
                by_id[ids[old]][step.column.name] = self.remap(step.value, old_row, step.source.name)

    # --- checks ----------------------------------------------------------------------------

    def check(self, check: ir.Check) -> None:
        match check:
            case ir.CheckRows():
                self.check_rows(check)
            case ir.CheckMap():
                new = list(self.map(check.map).values())
                if None in new or len(set(new)) != len(new):
                    raise RunRefused(f"{check.map} is not one to one")
            case ir.CheckSequence():
                self.rows(check.table)
            case _:
                assert_never(check)

    def check_rows(self, check: ir.CheckRows) -> None:
        ids = self.map(check.map)
        by_id: dict[Value, list[Row]] = {}
        for row in self.rows(check.target):
            by_id.setdefault(row[check.target_id.name], []).append(row)
        for old_row in self.rows(check.source):
            old = old_row[check.source_id.name]
            found = by_id.get(ids[old], []) if old in ids else []
            if len(found) != 1:
                raise RunRefused(f"{check.label}: source row {old!r} has {len(found)} rows in the target")
            for reference in check.references:
                value = ir.Remap(reference.source, reference.map, reference.missing)
                expected = self.remap(value, old_row, check.source.name)
                if found[0][reference.target.name] != expected:
                    raise RunRefused(f"{check.label}.{reference.attribute} of row {old!r} has not arrived")
                if expected is not None and reference.referenced is not None and reference.referenced_id:
                    self.check_present(reference.referenced, reference.referenced_id, expected, check.label)

    def check_present(self, table: ir.Table, identifier: ir.Column, value: Value, label: str) -> None:
        if all(row[identifier.name] != value for row in self.rows(table)):
            raise RunRefused(f"{label} refers to {value!r}, which {table.name} does not have")


def written_tables(plan: ir.Plan) -> dict[str, ir.InsertRows]:
    """Return the insert step of each target table that the plan writes."""
    return {step.target.name: step for step in _inserts(plan.steps)}


def _inserts(steps: Iterable[ir.Step]) -> list[ir.InsertRows]:
    return [step for step in steps if isinstance(step, ir.InsertRows)]
