"""Parts of a plan in words: what explain, the report and the runbook say of phases, values, checks, probes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import assert_never

from compiler.plan import ir

PHASES: Mapping[ir.Phase, str] = {
    ir.Phase.OPEN: "the right database, nobody else writing, one view of the source",
    ir.Phase.MATCH: "what both environments have: records find their partner by key",
    ir.Phase.SELECT: "which rows of the source take part, where not all of them do",
    ir.Phase.SILENCE: "BPT does not listen while rows are moved",
    ir.Phase.CLEAR: "what is to be replaced goes, consumers before what they refer to",
    ir.Phase.USERS: "users, their roles, groups: matched, completed, aligned",
    ir.Phase.KEYS: "every source row gets its new identifier before any row is inserted",
    ir.Phase.DATA: "rows go in, producers before the rows that refer to them",
    ir.Phase.PROCESSES: "BPT instances: processes, inputs, outputs, activities and their outputs",
    ir.Phase.LINK: "references that had to wait are set, rows that were there are updated",
    ir.Phase.EVENTS: "subscriptions of BPT come last, then it listens again",
    ir.Phase.SEQUENCES: "sequences move past the identifiers that were kept",
    ir.Phase.VERIFY: "everything is checked while it can still be undone",
}


# Steps that give new ids before the rows are there; where an insert makes them there is no such step.
_GIVEN = (ir.ReserveIds, ir.InheritIds, ir.PreserveIds, ir.DeriveIds)


def phase_words(phase: ir.Phase, steps: Iterable[ir.Step]) -> str:
    """Return what happens in a phase with these steps: what no step of it does is not mentioned."""
    found = tuple(steps)
    parts: tuple[tuple[str, type[ir.Step]], ...] = ()
    first = ""
    if phase is ir.Phase.LINK:
        parts = (
            ("references that had to wait are set", ir.LinkReference),
            ("rows that the target had already are updated", ir.UpdateRows),
            ("foreign keys come back and are checked for all rows", ir.RevalidateConstraints),
            ("rows that the source has lost are deleted", ir.DeleteRows),
        )
    elif phase is ir.Phase.USERS:
        first = "users, their roles, groups: "
        parts = (
            ("found in the target", ir.BuildMatchedMap),
            ("deleted there to be written again", ir.DeleteRows),
            ("added", ir.InsertRows),
            ("updated", ir.UpdateRows),
            ("linked as in the source", ir.ReplaceLinks),
        )
    elif phase is ir.Phase.KEYS and not any(isinstance(step, _GIVEN) for step in found):
        parts = (("rows that the target has already find their partner", ir.BuildMatchedMap),)
    elif phase is ir.Phase.DATA and any(isinstance(step, ir.LoosenConstraints) for step in found):
        return f"foreign keys are taken away, then {PHASES[phase]}"
    words = ", ".join(words for words, kind in parts if any(isinstance(step, kind) for step in found))
    return first + words if words else PHASES[phase]


_MASKS: Mapping[ir.MaskKind, str] = {
    ir.MaskKind.HASH: "a hash",
    ir.MaskKind.NAME: "an invented name",
    ir.MaskKind.EMAIL: "an invented address",
    ir.MaskKind.PHONE: "an invented number",
    ir.MaskKind.TEXT: "invented words",
}


def value_words(maps: Mapping[str, ir.IdentifierMap], value: ir.Value) -> str:
    """Return where a column's value comes from; ``maps`` are the plan's by table."""
    match value:
        case ir.Copy(source=source):
            return f"source column {source.name}"
        case ir.Trimmed(source=source):
            return f"source column {source.name} without the blanks around it"
        case ir.NewId(source=source, map=table):
            return f"source column {source.name} through {maps[table].shown}"
        case ir.Remap(source=source, map=table):
            return f"source column {source.name} through {maps[table].shown} ({maps[table].label})"
        case ir.RemapText(source=source, cases=cases):
            names = ", ".join(f"{maps[case.map].shown} ({maps[case.map].label})" for case in cases)
            return f"source column {source.name}, a text; where it holds an id, through {names}"
        case ir.Mask(source=source, kind=kind):
            return f"{_MASKS[kind]} made of source column {source.name} and the run's key"
        case ir.Later():
            return "empty at first"
        case ir.Constant(text=text):
            return "NULL" if text is None else f"the constant {text!r}"
        case ir.DatabaseDefault(expression=expression):
            return f"not named, so the database fills in {expression}"
        case ir.Generated():
            return "made by the database"
        case _:
            assert_never(value)


def missing_words(value: ir.Remap | ir.RemapText) -> str:
    """Return what happens to a reference, or an id in a text, without a partner."""
    if isinstance(value, ir.RemapText):
        how = "fails the run" if value.missing is ir.Missing.ERROR else "becomes empty"
        return f"an id without a partner {how}"
    if value.instead is not None:
        return "a value without a partner becomes the stand-in user"
    if value.missing is ir.Missing.ERROR:
        return "a value without a partner fails the run"
    return "a value without a partner becomes NULL"


def check_words(item: ir.Check) -> str:
    """Return what a check says."""
    match item:
        case ir.CheckRows():
            return _rows_words(item)
        case ir.CheckMap():
            return "its identifier map is one to one"
        case ir.CheckSequence(identifier=identifier):
            return f"the next {identifier.name} that the target gives is above every one in the table"
        case ir.CheckTree(parent=parent, top=top):
            return (
                f"a row without {parent.name} has itself as {top.name}, every other has its parent's, "
                f"and every {top.name} is a row without {parent.name}"
            )
        case ir.CheckEvents():
            return "every subscription of migrated activities and of processes in scope is there"
        case ir.CheckLinks():
            return "the links of migrated rows are those of the source: none is lacking, none is left over"
        case ir.CheckTriggers(triggers=triggers):
            return f"enabled again: {', '.join(triggers)}"
        case ir.CheckStates(state=state):
            return (
                f"as the snapshot had them: {len(state.constraints)} constraints (enabled, validated), "
                f"{len(state.triggers)} triggers (enabled or not)"
            )
        case _:
            assert_never(item)


def _rows_words(item: ir.CheckRows) -> str:
    parts = [f"every {'source row' if item.rows is None else 'selected source row'} has its row in the target"]
    if item.references:
        names = ", ".join(reference.attribute for reference in item.references)
        parts.append(f"each of these references is what the map says: {names}")
    if item.copies:
        parts.append("each copied value is the source's")
    if item.computed:
        names = ", ".join(plan.attribute or plan.target.name for plan in item.computed)
        parts.append(f"each of these is what the run makes of the source's value: {names}")
    words = "; ".join(parts)
    return f"{words} (values are compared in rows that the run inserted)" if item.fresh_only else words


def not_written_words(member: ir.Member) -> str:
    """Return what is done with an entity that is not written. Raises ``ValueError`` for one that is."""
    match member.role:
        case ir.Role.RECORDS:
            return f"{member.rows} records are mapped"
        case ir.Role.USERS:
            return "users are matched"
        case ir.Role.MATCHED:
            return "rows are matched"
        case ir.Role.EXTERNAL:
            return "references keep their value"
        case ir.Role.WRITE:
            raise ValueError(member.label)
        case _:
            assert_never(member.role)


_EVIDENCE: Mapping[str, str] = {
    "mapping": "the project file says so (odc.entities)",
    "comment": "its comment has the key of O11",
    "name": "by its name",
}


def evidence_words(evidence: str) -> str:
    """Return why a table or column of ODC is taken for an entity's or attribute's (``Member.evidence``)."""
    return _EVIDENCE[evidence]


def _fault_words(case: ir.ValueCase) -> str:
    match case.fault:
        case ir.Fault.TOO_LONG:
            return f"{case.attribute} longer than {case.target.native}"
        case ir.Fault.OUT_OF_RANGE:
            return f"{case.attribute} outside {case.target.native}"
        case ir.Fault.UNWRITABLE:
            return f"{case.attribute} with signs that the code page of {case.target.native} lacks"
        case ir.Fault.LOSES_PART:
            return f"{case.attribute} that loses a part in {case.target.native}"
        case ir.Fault.EMPTY:
            return f"{case.attribute} empty"
        case _:
            assert_never(case.fault)


def probe_words(maps: Mapping[str, ir.IdentifierMap], item: ir.Probe) -> str:
    """Return what a probe of preflight looks for."""
    match item:
        case ir.ProbeReference(attribute=attribute, column=column, map=table, severity=severity):
            into = maps[table].label if table in maps else table
            return f"{severity}: values of {attribute} ({column.name}) without a partner in {into}"
        case ir.ProbeLookedUp(attribute=attribute, referred=referred, asset=asset):
            whose = "ODC" if asset is None else f"asset {asset}"
            return f"rows of {referred} that {attribute} names and that {whose} does not have"
        case ir.ProbeText(attribute=attribute, column=column, severity=severity):
            return f"{severity}: texts of {attribute} ({column.name}) that should hold an id and have no partner"
        case ir.ProbeShared(what=what):
            return what
        case ir.ProbeMatch():
            return "rows whose business key is empty or not unique"
        case ir.ProbeUnique(index=index, target=target):
            return f"rows that would collide in unique index {index} of {target.name}"
        case ir.ProbeRepeated(index=index):
            return f"rows of the source that would collide with each other in unique index {index}"
        case ir.ProbeValues(cases=cases):
            return f"values that the target does not take: {'; '.join(map(_fault_words, cases))}"
        case ir.ProbeIds(limit=limit, limited=limited, preserved=preserved):
            if preserved:
                return "ids past the end of the sequence"
            return f"new ids above {limit}, which {limited} does not take, or past the end of the sequence"
        case ir.ProbeIdentity(target=target):
            return f"the identity of {target.name} is behind its highest id, counts down, or cannot be seen"
        case ir.ProbeQueue():
            return "events that wait in the queue"
        case ir.ProbeUser(value=value):
            return f"the stand-in user {value} is there once"
        case ir.ProbeGone(lost=lost):
            return f"rows of an earlier run that the {'target' if lost else 'source'} lacks now"
        case ir.ProbeCount(what=what):
            return what
        case ir.ProbeCollision(target=target):
            return f"ids to be written to {target.name} that the target has already"
        case ir.ProbeMerging(source_id=source_id):
            return f"ids ({source_id.name}) that the source keeps apart and the target takes for one"
        case ir.ProbeConsumer(consumer=consumer):
            return f"rows of {consumer.label} that refer to rows about to be deleted ({consumer.effect})"
        case ir.ProbeBinary(attribute=attribute, column=column):
            return f"rows whose {attribute} ({column.name}) holds binary data"
        case ir.ProbeDropped(attribute=attribute, column=column):
            return f"values of {attribute} ({column.name}) that are left behind, as the project says"
        case ir.ProbeVersion(release=release):
            return f"the server is not of release {release}"
        case ir.ProbeCollations(columns=columns):
            return f"the database's collation, or that of one of {len(columns)} text keys, has changed"
        case ir.ProbeConstraints(states=states):
            return f"constraints of {len(states)} written tables that are not enabled or not validated"
        case ir.ProbeStates(states=states, triggers=triggers):
            kind = "triggers" if triggers else "constraints"
            return f"{kind} of {len(states)} written tables that are new, gone or in another state"
        case ir.ProbeKeys(keys=keys):
            return f"foreign keys to be taken away that have changed: {', '.join(key.name for key in keys)}"
        case ir.ProbeFiring(states=states):
            return f"triggers of {len(states)} written tables that fire in an unusual way"
        case ir.ProbePolicies():
            return "row level security, and rules that rewrite what is written"
        case ir.ProbeSizes(tables=tables):
            return f"about how many bytes {len(tables)} entities take"
        case ir.ProbeUnindexed(tables=tables):
            return f"foreign keys without an index to {len(tables)} tables whose rows are deleted (PostgreSQL)"
        case ir.ProbeAddresses(active=active, shared=shared):
            why = "with an email that others have too" if shared else "without a valid email"
            return f"{'active' if active else 'inactive'} users {why}, who are left out"
        case ir.ProbeUserFile():
            return "users who lack an id in the file of users, and rows of it that are nobody's"
        case ir.ProbeDerived():
            return "new ids that two rows would share, or that the target has already"
        case ir.ProbeLinks(target=target):
            return f"roles that somebody has and ODC lacks, or has twice (for {target})"
        case ir.ProbeLeftOut(what=what):
            return what
        case _:
            assert_never(item)
