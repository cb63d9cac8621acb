"""Probes: what preflight.sql looks for. Their codes are the 09xx range of docs/diagnostics."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from compiler.hybrids import ACTIVITIES, QUEUES, ROLES
from compiler.metamodel.rows import TypeKind
from compiler.model.types import EntityKey
from compiler.plan import ir
from compiler.plan.checks import entities_by_map
from compiler.plan.clear import Clearing
from compiler.plan.constraints import key_probes
from compiler.plan.context import Context, column_of, table_of
from compiler.plan.environment import deletion_probes, environment_probes
from compiler.plan.keys import Keys
from compiler.plan.odc_people import people_probes
from compiler.plan.probe_uniques import unique_probes
from compiler.plan.probe_values import id_probes, identity_probes, value_probe
from compiler.plan.selections import Selections
from compiler.plan.writes import Writes
from compiler.scope import Taken


def plan_probes(
    ctx: Context,
    keys: Keys,
    selections: Selections,
    writes: tuple[Writes, ...],
    checks: tuple[ir.Check, ...],
    steps: tuple[ir.Step, ...],
    undo: tuple[ir.Undo, ...],
    queues: tuple[ir.Table, ...],
    clearing: Clearing,
) -> tuple[ir.Probe, ...]:
    """Return the probes."""
    return tuple(_Probes(ctx, keys, selections, writes).all(checks, steps, undo, queues, clearing))


def _lost(found: ir.ProbeReference, becomes_null: str) -> str:
    """Return the code of references that become NULL in ODC, or would where the column takes it."""
    return becomes_null if found.severity == "warning" else "O11-0955"


class _Probes:
    """The planner's inputs, and the probes of each concern."""

    def __init__(self, ctx: Context, keys: Keys, selections: Selections, writes: tuple[Writes, ...]) -> None:
        self.ctx = ctx
        self.keys = keys
        self.selections = selections
        self.writes = writes
        self.by_map = entities_by_map(keys)
        roles = ctx.hybrid(ROLES)
        # Of roles only those that somebody has must be found: links to them are looked at.
        self.odc_roles = {roles.pair.key} if roles is not None else set()

    def all(
        self,
        checks: tuple[ir.Check, ...],
        steps: tuple[ir.Step, ...],
        undo: tuple[ir.Undo, ...],
        queues: tuple[ir.Table, ...],
        clearing: Clearing,
    ) -> Iterator[ir.Probe]:
        """Yield all probes, by concern."""
        yield from environment_probes(self.ctx, self.selections, self.writes, steps)
        yield from deletion_probes(self.writes, steps, undo)
        yield from key_probes(steps)
        for queue in queues:
            name = next(item for item in reversed(QUEUES) if queue.name.upper().startswith(item))
            yield ir.ProbeQueue("O11-0920", f"{name} of the {queue.side.value}", queue)
        for check in checks:
            if isinstance(check, ir.CheckRows):
                for item in check.references:
                    yield from self._references(check, item)
                for plan in check.computed:
                    if isinstance(plan.value, ir.RemapText):
                        yield self._text(check, plan, plan.value)
        yield from self._matches(steps)
        yield from people_probes(self.ctx, self.selections, steps)
        for found in self.writes:
            yield from self._entity(found)
        yield from id_probes(self.ctx, self.keys, self.selections, self.writes)
        yield from identity_probes(self.keys, self.writes)
        for select in clearing.orphans:
            what = "rows are deleted with the rows that they refer to"
            yield ir.ProbeCount("O11-0918", select.label, what, select.rows, select.table, select.identifier)
        for step in steps:
            if isinstance(step, ir.InsertEvents) and not step.skip_unmatched:
                yield from self._events(step)
            # Rows that the source has lost are known only when the maps are read, after the inserts.
            if isinstance(step, ir.DeleteRows) and step.head.phase is not ir.Phase.LINK:
                for consumer in step.consumers:
                    yield ir.ProbeConsumer(
                        "O11-0904", step.head.label or "", step.table, step.identifier, consumer, step.rows
                    )

    def _selected(self, key: EntityKey) -> str | None:
        """Return the selection of the rows that will have a partner."""
        taken = self.ctx.taken.get(key)
        return self.selections.to_write(key) if taken is not None and taken.inserts else None

    def _parent(self, map_table: str) -> tuple[ir.Table | None, ir.Column | None, str | None]:
        """Return where a partner is looked for: the source rows that the run writes; None: known pairs."""
        key = self.by_map[map_table]
        taken = self.ctx.taken.get(key)
        if taken is None or not taken.inserts or taken.pair.source.identifier is None:
            return None, None, None
        table = table_of(taken.pair.source, ir.Side.SOURCE)
        return table, column_of(taken.pair.source.identifier), self.selections.to_write(key)

    def _matched(self, map_table: str) -> bool:
        """Tell whether rows that are not written may have a partner all the same: IT users, pairs of earlier runs."""
        key = self.by_map[map_table]
        return key in self.selections.written or self.keys.maps[key].kept

    def _references(self, check: ir.CheckRows, reference: ir.ReferenceCheck) -> Iterator[ir.Probe]:
        """Yield the probes of one reference: what has no partner, and what the target should have and has not."""
        key = self.by_map[reference.map]
        found, taken = self._reference(check, reference), self.ctx.taken.get(key)
        if taken is not None and taken.looked_up:
            assert reference.origin is not None and reference.origin_id is not None
            static = taken.asset is None
            yield replace(
                found,
                code=_lost(found, "O11-0943") if static else found.code,
                referenced=reference.origin,
                referenced_id=reference.origin_id,
            )
            yield ir.ProbeLookedUp(
                code="O11-0966" if static else "O11-0967",
                label=check.label,
                attribute=reference.attribute,
                source=check.source,
                source_id=check.source_id,
                column=reference.source,
                map=reference.map,
                referred=taken.pair.source.label,
                referenced=reference.origin,
                referenced_id=reference.origin_id,
                rows=check.rows,
                asset=taken.asset,
            )
        elif self.ctx.file.project.to_odc and key == self.ctx.users_key:
            yield self._left_out(found, key)
        else:
            yield found

    def _left_out(self, found: ir.ProbeReference, key: EntityKey) -> ir.ProbeReference:
        """Return the probe of references to users of ODC who do not take part. Who does and has no id is O11-0988."""
        left_out = self.ctx.file.project.unmatched_users == "null"
        code = _lost(found, "O11-0944") if left_out else found.code
        users = next((item for item in self.ctx.correspondence.source.hybrids if item.key == key), None)
        rows = self.selections.of(key)
        if users is None or rows is None:
            return replace(found, code=code)
        return replace(
            found,
            code=code,
            referenced=table_of(users, ir.Side.SOURCE),
            referenced_id=self.keys.maps[key].old,
            referenced_rows=rows,
            matched=False,
        )

    def _reference(self, check: ir.CheckRows, reference: ir.ReferenceCheck) -> ir.ProbeReference:
        error = reference.missing is ir.Missing.ERROR and reference.instead is None
        table, identifier, rows = self._parent(reference.map)
        return ir.ProbeReference(
            code="O11-0901" if error else "O11-0902",
            severity="error" if error else "warning",
            label=check.label,
            attribute=reference.attribute,
            source=check.source,
            source_id=check.source_id,
            column=reference.source,
            map=reference.map,
            referenced=table,
            referenced_id=identifier,
            rows=check.rows,
            referenced_rows=rows,
            zero=reference.zero,
            instead=reference.instead is not None,
            matched=self._matched(reference.map),
        )

    def _events(self, step: ir.InsertEvents) -> Iterator[ir.ProbeReference]:
        """Yield the probes of subscriptions with a reference without partner; the value itself is the sample."""
        activities = self.ctx.hybrid(ACTIVITIES)
        for plan in step.columns:
            value = plan.value
            # An activity is in the map, or the row is left out.
            if not isinstance(value, ir.Remap) or value.map == step.activity_map:
                continue
            table, identifier, rows = self._parent(value.map)
            yield ir.ProbeReference(
                code="O11-0924",
                severity="error",
                label=f"subscriptions of {step.label}",
                attribute=plan.attribute or plan.target.name,
                source=step.source,
                source_id=value.source,
                column=value.source,
                map=value.map,
                referenced=table,
                referenced_id=identifier,
                referenced_rows=rows,
                zero=value.zero,
                matched=self._matched(value.map),
                activity=step.activity,
                activities=self.selections.to_write(activities.pair.key) if activities is not None else None,
                definition=step.definition,
                definitions=step.definitions,
            )

    def _text(self, check: ir.CheckRows, plan: ir.ColumnPlan, value: ir.RemapText) -> ir.ProbeText:
        error = value.missing is ir.Missing.ERROR
        cases: list[ir.TextProbeCase] = []
        for case in value.cases:
            table, identifier, rows = self._parent(case.map)
            cases.append(ir.TextProbeCase(case.map, case.selectors, table, identifier, rows, self._matched(case.map)))
        return ir.ProbeText(
            code="O11-0901" if error else "O11-0902",
            severity="error" if error else "warning",
            label=check.label,
            attribute=plan.attribute or plan.target.name,
            source=check.source,
            source_id=check.source_id,
            column=value.source,
            selector=value.selector,
            cases=tuple(cases),
            rows=check.rows,
        )

    def _matches(self, steps: tuple[ir.Step, ...]) -> Iterator[ir.Probe]:
        """Yield the probes of business keys: those of users that are only looked up may be ambiguous."""
        for step in steps:
            if isinstance(step, ir.FindUser):
                yield ir.ProbeUser("O11-0922", "users", step.target, step.target_id, step.match, step.value)
            elif isinstance(step, ir.BuildMatchedMap) and step.refuse_shared:
                yield ir.ProbeMatch("O11-0921", step.head.label or "", step.map)
            elif isinstance(step, ir.BuildMatchedMap) and self.by_map[step.map] not in self.odc_roles:
                for table, identifier, side in (
                    (step.source, step.source_id, "source"),
                    (step.target, step.target_id, "target"),
                ):
                    columns = tuple(
                        ir.SharedColumn(item.source if side == "source" else item.target, item.how)
                        for item in step.columns
                    )
                    named = " and ".join(item.attribute for item in step.columns if item.how is not ir.How.MAPPED)
                    yield ir.ProbeShared(
                        code="O11-0906",
                        severity="warning",
                        label=step.head.label or "",
                        what=f"users of the {side} share {named}: they match nobody",
                        table=table,
                        identifier=identifier,
                        columns=columns,
                        rows=step.rows if side == "source" else None,
                    )

    def _entity(self, found: Writes) -> Iterator[ir.Probe]:
        taken, insert = found.taken, found.insert
        own = self.keys.maps[taken.pair.key]
        makes = self.keys.makes[taken.pair.key]
        source, target = insert.source, insert.target
        rows = self._selected(taken.pair.key)
        matched = own.table if taken.matches else None
        if makes in (ir.MapKind.PRESERVED, ir.MapKind.INHERITED) and not own.kept:
            yield ir.ProbeCollision(
                code="O11-0903",
                label=own.label,
                source=source,
                source_id=own.old,
                target=target,
                target_id=own.new,
                map=own.parent or "",
                emptied=taken.mode == "replace",
                rows=rows,
                matched=matched,
            )
        # GUIDs that become texts are two texts, whatever the collation.
        if makes is ir.MapKind.PRESERVED and own.old.type.kind is own.new.type.kind is TypeKind.TEXT:
            yield ir.ProbeMerging("O11-0914", own.label, source, own.old, own.new)
        if makes is ir.MapKind.INHERITED:
            yield self._inherited(taken, insert, own)
        yield from unique_probes(self.ctx, self.keys, self.selections, self.by_map, found)
        values = value_probe(self.ctx, self.keys, self.selections, found)
        if values is not None:
            yield values
        for plan in insert.columns:
            if isinstance(plan.value, ir.Copy) and plan.value.source.type.kind is TypeKind.BINARY:
                physical = taken.pair.source.table
                yield ir.ProbeBinary(
                    code="O11-0928",
                    label=own.label,
                    attribute=plan.attribute or plan.target.name,
                    source=source,
                    source_id=own.old,
                    column=plan.value.source,
                    bytes=physical.bytes if physical is not None else None,
                    rows=rows,
                )
        if own.kept:
            for lost, code in ((False, "O11-0925"), (True, "O11-0926")):
                table, identifier = (target, own.new) if lost else (source, own.old)
                yield ir.ProbeGone(code, "warning", own.label, own.table, table, identifier, lost)
        attributes = {item.key: item for item in taken.pair.source.attributes}
        for key in sorted(taken.dropped):
            attribute = attributes[key]
            if attribute.column is not None:
                yield ir.ProbeDropped(
                    code="O11-0905",
                    label=own.label,
                    attribute=attribute.name,
                    source=source,
                    source_id=own.old,
                    column=column_of(attribute),
                )

    def _inherited(self, taken: Taken, insert: ir.InsertRows, own: ir.IdentifierMap) -> ir.ProbeReference:
        """Probe an inherited identifier: a row whose parent has no new id cannot be written at all."""
        assert own.parent is not None and taken.pair.source.identifier is not None
        table, identifier, rows = self._parent(own.parent)
        return ir.ProbeReference(
            code="O11-0901",
            severity="error",
            label=own.label,
            attribute=taken.pair.source.identifier.name,
            source=insert.source,
            source_id=own.old,
            column=column_of(taken.pair.source.identifier),
            map=own.parent,
            referenced=table,
            referenced_id=identifier,
            rows=self._selected(taken.pair.key),
            referenced_rows=rows,
            matched=self._matched(own.parent),
        )
