"""Invents the rows of both environments: what a table gets, how many, and which rows of the two sides are the same."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

import psycopg

from compiler.hybrids import BPT, PROCESSES, USERS
from compiler.metamodel.rows import Metamodel, Table
from compiler.model.types import Entity, EntityKey, EntityKind, EntityPair, Record
from compiler.pipeline import Planned
from compiler.plan import ir
from compiler.project import AsUser
from compiler.rehearse.checks import Condition, allowed, conditions
from compiler.rehearse.processes import Processes
from compiler.rehearse.rules import Partnership, partnerships, room, rules_of, uniques_of
from compiler.rehearse.sheets import Pool, Refer, Sheet, Token, as_id
from compiler.rehearse.stage import STATIC, Stage, known_records, record_pools, stage_of
from compiler.rehearse.values import Value
from compiler.scope import Taken

LEAST = 5
"""Rows that a table has at least, however small its share is."""

_EXTERNAL = 20
_FAILURES = 20
_TWIN = 3


@dataclass(frozen=True, slots=True)
class Invented:
    """Both environments with their rows. ``aside`` are conditions that no invented row fulfils, by side."""

    source: Stage
    target: Stage
    aside: Mapping[ir.Side, frozenset[tuple[str, str]]]


class Inventor:
    """Invents rows for a planned project. ``note`` is told, in words, of what could not be done as described."""

    def __init__(
        self, planned: Planned, metamodels: tuple[Metamodel, Metamodel], rows: int, connection: psycopg.Connection,
        note: Callable[[str], None],
    ) -> None:
        self.planned = planned
        self.project = planned.file.project
        self.correspondence = planned.correspondence
        self.metamodels = metamodels
        self.rows = rows
        self.connection = connection
        self.note = note
        self.source = stage_of(ir.Side.SOURCE, self.correspondence.source)
        self.target = stage_of(ir.Side.TARGET, self.correspondence.target)
        self.taken = {item.pair.key: item for item in planned.scope.written}
        self.aside: dict[ir.Side, set[tuple[str, str]]] = {ir.Side.SOURCE: set(), ir.Side.TARGET: set()}
        self.seed = planned.plan.project_digest

    def run(self) -> Invented:
        """Invent all rows."""
        self._records()
        self._close()
        self._static(self.source)
        self._static(self.target)
        self._external()
        shares = self._shares()
        for taken in self._order():
            self._pair(taken, *shares[taken.pair.key])
        self._people_of_odc()
        self._others()
        processes = self._processes(shares)
        for stage in (self.source, self.target):
            for name, sheet in stage.sheets.items():
                if not sheet.settle(self._rng(stage.side, name, "settle")):
                    self.note(f"{stage.side.value} table {name}: a reference found no row that it may name")
        self._events(processes)
        return Invented(self.source, self.target, {side: frozenset(found) for side, found in self.aside.items()})

    # --- what the snapshots know ---------------------------------------------------------------

    def _records(self) -> None:
        """Fill the pools of records. Of the source only those with a partner: no reference is made to dangle."""
        both: dict[EntityKey, list[tuple[Record, Token]]] = {}
        theirs: dict[EntityKey, dict[str, Token]] = {}
        partners = {item.key: item.target.key for item in self.correspondence.entities}
        for match in self.correspondence.records:
            mine = both.setdefault(match.entity, [])
            other = theirs.setdefault(partners.get(match.entity, match.entity), {})
            for pair in match.pairs:
                token: Token = ("record", match.entity, pair.source.key)
                mine.append((pair.source, token))
                other[pair.target.id] = token
        for stage, found in ((self.source, both), (self.target, dict[EntityKey, list[tuple[Record, Token]]]())):
            known = dict(found)
            for key, _, records in known_records(stage.model):
                if key not in known:
                    tokens = theirs.get(key, {})
                    known[key] = [
                        (item, tokens.get(item.id) or (stage.side, key, item.id)) for item in records
                    ]
            record_pools(stage, known)

    def _static(self, stage: Stage) -> None:
        """Make the rows of static entities: their records' ids and names, the rest is invented."""
        for key, table, records in known_records(stage.model):
            entity = stage.entities.get(key)
            if table != STATIC or entity is None or entity.kind is not EntityKind.STATIC or entity.table is None:
                continue
            sheet = self._sheet(stage, entity, Partnership(), pool=Pool())
            names = {item.name.lower(): item.column for item in entity.attributes if item.column is not None}
            rng = self._rng(stage.side, entity.table.name)
            for record in records:
                fixed: dict[str, Value] = {}
                if sheet.identifier is not None and entity.identifier is not None and entity.identifier.column:
                    fixed[sheet.identifier] = as_id(record.id, entity.identifier.column)
                label = names.get("label")
                if label is not None:
                    fixed[label.name] = record.name[: label.type.length]
                if sheet.add(rng, fixed) is None:
                    self.note(f"{stage.side.value} {entity.label}: no row could be made for the record {record.name}")

    def _external(self) -> None:
        """Give external entities the same ids on both sides: references to them keep their value."""
        for stage in (self.source, self.target):
            for entity in stage.entities.values():
                if entity.kind is not EntityKind.EXTERNAL:
                    continue
                pool = stage.pool(entity.key)
                column = entity.identifier.column if entity.identifier is not None else None
                for number in range(1, _EXTERNAL + 1):
                    value = as_id(str(number), column) if column is not None else number
                    pool.add(value, ("external", entity.key, number))
                pool.ready = True
                if entity.table is not None and column is not None:
                    sheet = self._sheet(stage, entity, Partnership(), pool=Pool())
                    for value in pool.ids:
                        sheet.add(self._rng(stage.side, entity.table.name, str(value)), {column.name: value})

    # --- what the plan deletes -----------------------------------------------------------------

    def _close(self) -> None:
        """Keep rows of the target that stay from referring to rows that the run deletes: it would refuse."""
        closed = {item.pair.target.key for item in self.taken.values() if item.mode == "replace"}
        self.target.closed = frozenset(closed)

    # --- how many rows ---------------------------------------------------------------------------

    def _shares(self) -> dict[EntityKey, tuple[int, int]]:
        """Return the numbers of rows of source and target, by the catalogs' estimates."""
        pairs = [item.pair for item in self.taken.values()]
        source = _shared(self.rows, {item.key: item.source.table for item in pairs})
        target = _shared(self.rows // 4, {item.key: item.target.table for item in pairs})
        return {key: (source[key], target[key]) for key in source}

    # --- entities of both sides --------------------------------------------------------------------

    def _order(self) -> Iterator[Taken]:
        """Yield the entities, those first that others refer to; what an identifier is made of always is."""
        left = {key: item for key, item in self.taken.items() if item.hybrid not in BPT}
        wanted: dict[EntityKey, dict[EntityKey, int]] = {}
        for key, item in left.items():
            found: dict[EntityKey, int] = {}
            for attribute in item.pair.source.attributes:
                referred = item.referred(attribute.key)
                if referred is not None and referred != key and referred in left:
                    identifier = attribute is item.pair.source.identifier
                    weight = 10_000 if identifier else 100 if attribute.key in item.match else 10
                    found[referred] = max(found.get(referred, 0), weight + (attribute.mandatory and 5))
            wanted[key] = found
        while left:
            key = min(
                left,
                key=lambda item: (
                    sum(weight for other, weight in wanted[item].items() if other in left), left[item].pair.source.label
                ),
            )
            yield left.pop(key)

    def _pair(self, taken: Taken, count: int, own: int) -> None:
        """Make the rows of an entity on both sides: the target's own, the source's, and those that both have."""
        pair = taken.pair
        seen: dict[frozenset[str], dict[Token, Token]] = {}
        mine, theirs = partnerships(taken, seen)
        target = self._sheet(self.target, pair.target, theirs, first=self._first(count))
        self._checks(self.target, pair.target, theirs, target)
        self._fill(target, self._own(target, own), self._rng(ir.Side.TARGET, target.table.name))
        kept = list(target.pool.ids)
        source = self._sheet(self.source, pair.source, mine)
        self._checks(self.source, pair.source, mine, source, pair)
        rng = self._rng(ir.Side.SOURCE, source.table.name)
        every = taken.mode == "skip"
        failures = 0
        while len(source.rows) < count and failures < _FAILURES:
            row = source.add(rng)
            if row is None:
                failures += 1
                continue
            failures = 0
            if taken.matches and (every or len(source.rows) % _TWIN == 1):
                made = self._twin(taken, source, row, target, rng)
                if every and not made:
                    source.drop_last()
                    failures += 1
        if taken.hybrid == USERS and isinstance(self.project.users.unmatched, AsUser):
            self._stand_in(target, self.project.users.unmatched.as_user)
        source.pool.ready = target.pool.ready = True
        if taken.mode == "recreate":
            # Their partners are deleted: nobody else may refer to them.
            self.target.pools[pair.target.key] = _only(target.pool, kept)
        if not source.rows:
            self.note(f"source {pair.source.label}: no row could be made that fits its keys and references")

    def _twin(self, taken: Taken, source: Sheet, row: Sequence[Value], target: Sheet, rng: Random) -> bool:
        """Make the target's row for the last row of the source: equal in the business key, else its own."""
        columns = {item.source.key: (item.source.column, item.target.column) for item in taken.pair.attributes}
        fixed: dict[str, Value] = {}
        for key in taken.match:
            old, new = columns.get(key, (None, None))
            if old is None or new is None:
                return False
            value = source.value(row, old.name)
            mine, theirs = source.rules[source.place[old.name]], target.rules[target.place[new.name]]
            if isinstance(mine, Refer) and isinstance(theirs, Refer) and value is not None:
                token = mine.pool.tokens.get(value)
                value = theirs.pool.by_token.get(token) if token is not None else None
            if value is None:
                return False
            fixed[new.name] = value
        return target.add(rng, fixed, source.tokens[-1]) is not None

    def _stand_in(self, users: Sheet, username: str) -> None:
        name = next((item for item in users.place if item.upper() == "USERNAME"), None)
        if name is not None:
            users.add(self._rng(ir.Side.TARGET, users.table.name, username), {name: username})

    # --- entities of one side ------------------------------------------------------------------------

    def _people_of_odc(self) -> None:
        """Make the users of the source that the file of ODC's users knows: their ids are not the source's."""
        referred, file = self.planned.scope.users, self.planned.users
        entity = self.source.entity_of(USERS)
        if referred is None or file is None or entity is None or entity.table is None:
            return
        sheet = self._sheet(self.source, entity, Partnership())
        email = next((item for item in sheet.place if item.upper() == "EMAIL"), None)
        rng = self._rng(ir.Side.SOURCE, entity.table.name)
        for line in list(csv.reader(io.StringIO(file.data.decode())))[1:]:
            sheet.add(rng, {email: line[0]} if email is not None else {})
        sheet.pool.ready = True

    def _others(self) -> None:
        """Give the target's tables outside the scope some rows: they may stand in the way, and must stay."""
        done = {item.pair.target.key for item in self.taken.values()}
        left = [
            item for item in self.target.entities.values()
            if item.key not in done and item.table is not None and item.table.name not in self.target.sheets
            and item.kind in (EntityKind.APPLICATION, EntityKind.HYBRID) and item.record_set not in BPT
        ]
        counts = _shared(self.rows // 4, {item.key: item.table for item in left})
        for entity in sorted(left, key=lambda item: (item.kind is not EntityKind.HYBRID, item.label, item.key)):
            assert entity.table is not None
            sheet = self._sheet(self.target, entity, Partnership())
            self._checks(self.target, entity, Partnership(), sheet)
            rng = self._rng(ir.Side.TARGET, entity.table.name)
            self._fill(sheet, self._own(sheet, counts[entity.key]), rng)
            sheet.pool.ready = True

    def _processes(self, shares: Mapping[EntityKey, tuple[int, int]]) -> tuple[Processes, Processes]:
        """Make the instances of processes. The source has some only where processes are migrated."""
        modules = frozenset(item.key for item in self.planned.scope.modules)
        made: list[Processes] = []
        own = next((item for item in self.taken.values() if item.hybrid == PROCESSES), None)
        counts = shares[own.pair.key] if own is not None else (0, LEAST)
        alive = self.project.bpt.instances == "active"
        found = {item.hybrid: partnerships(item, {}) for item in self.taken.values() if item.hybrid in BPT}
        for place, stage in enumerate((self.source, self.target)):
            partners = {name: item[place] for name, item in found.items() if name is not None}
            rng = self._rng(stage.side, PROCESSES)
            processes = Processes(stage, self.metamodels[place], partners, modules, rng)
            processes.invent(counts[place], alive=alive and place == 0)
            made.append(processes)
        return made[0], made[1]

    def _events(self, processes: tuple[Processes, Processes]) -> None:
        for taken in self.taken.values():
            if taken.hybrid is None:
                for stage, entity, who in (
                    (self.source, taken.pair.source, processes[0]), (self.target, taken.pair.target, processes[1]),
                ):
                    who.listen(entity, stage.sheets.get(entity.table.name) if entity.table is not None else None)

    # --- sheets ------------------------------------------------------------------------------------

    def _sheet(
        self, stage: Stage, entity: Entity, partnership: Partnership, *, pool: Pool | None = None, first: int = 1
    ) -> Sheet:
        assert entity.table is not None
        rules = rules_of(stage, entity, entity.table, partnership)
        column = entity.identifier.column if entity.identifier is not None else None
        sheet = Sheet(
            entity.table, column.name if column is not None else None, rules, uniques_of(entity.table, partnership),
            pool=pool if pool is not None else stage.pool(entity.key), first=first,
        )
        stage.sheets[entity.table.name] = sheet
        return sheet

    def _checks(
        self, stage: Stage, entity: Entity, partnership: Partnership, sheet: Sheet, pair: EntityPair | None = None
    ) -> None:
        """Hold a sheet to its table's CHECKs, and to those of the table that its rows go to."""
        assert entity.table is not None
        columns = {column.name: column for column in entity.table.columns}
        listed = list(conditions(entity.table.checks, columns, {}))
        foreign: set[Condition] = set()
        if pair is not None and pair.target.table is not None:
            names = {theirs.name: mine for mine, theirs in partnership.columns.items()}
            others = {item.name: item for item in pair.target.table.columns}
            foreign = set(conditions(pair.target.table.checks, others, names))
            listed += foreign

        def aside(condition: Condition, why: str) -> None:
            owner = pair.target if pair is not None and condition in foreign else entity
            side = ir.Side.TARGET if condition in foreign else stage.side
            if owner.table is not None:
                self.aside[side].add((owner.table.name, condition.name))
            self.note(f"{side.value} {owner.label}: the check {condition.name} is left out: {why}")

        if listed:
            rules = {column.name: rule for column, rule in zip(sheet.columns, sheet.rules, strict=True)}
            rng = self._rng(stage.side, entity.table.name, "checks")
            plan = self.planned.plan
            place = plan.source if stage.side is ir.Side.SOURCE else plan.target
            sheet.together = allowed(self.connection, place.schema, listed, columns, rules, rng, aside)

    def _fill(self, sheet: Sheet, count: int, rng: Random) -> None:
        failures = 0
        while len(sheet.rows) < count and failures < _FAILURES:
            failures = failures + 1 if sheet.add(rng) is None else 0

    def _own(self, sheet: Sheet, count: int) -> int:
        """Return how many rows the target has of its own: most of what keys have room for is the source's."""
        rules = {column.name: rule for column, rule in zip(sheet.columns, sheet.rules, strict=True)}
        return min(count, room(rules, sheet.uniques, sheet.table) // 3)

    def _first(self, count: int) -> int:
        """Return the target's first number: the same as the source's, unless ids are to stay as they are."""
        return 2 * count + 1_000 if self.project.keys.strategy == "preserve" else 1

    def _rng(self, *names: str) -> Random:
        return Random("\x1f".join((self.seed, *names)))


def _shared(rows: int, tables: Mapping[EntityKey, Table | None]) -> dict[EntityKey, int]:
    """Share out rows by the tables' estimates; a table without one counts like an empty one."""
    estimates = {key: (table.rows or 0) if table is not None else 0 for key, table in tables.items()}
    total = sum(estimates.values())
    if total == 0:
        return {key: max(LEAST, rows // max(1, len(tables))) for key in tables}
    return {key: max(LEAST, rows * estimate // total) for key, estimate in estimates.items()}


def _only(pool: Pool, ids: Iterable[Value]) -> Pool:
    found = Pool(ready=True)
    for value in ids:
        found.add(value, pool.tokens[value])
    return found
