"""Columns with a rule of their own: passwords, log references, texts that hold ids, masks."""

from __future__ import annotations

from compiler.hybrids import ACTIVITIES, LINKS, PARAMETER_VALUES, PASSERS_BY, USERS
from compiler.metamodel.rows import TypeKind
from compiler.model.types import AttributePair
from compiler.plan import ir
from compiler.plan.context import Context, column_of
from compiler.plan.keys import Keys
from compiler.plan.literals import null_value
from compiler.plan.masks import plan_mask
from compiler.scope import Taken


def is_structural(taken: Taken, pair: AttributePair) -> bool:
    """Tell whether a row of a platform table means nothing, or something else, without this reference."""
    if taken.hybrid is None:
        return False
    return taken.hybrid in LINKS or pair.source.name not in PASSERS_BY


def special_value(ctx: Context, keys: Keys, taken: Taken, pair: AttributePair) -> tuple[ir.Value, str] | None:
    """Return the value of a platform table's column that is not just copied or remapped, with the reason."""
    target = column_of(pair.target)
    if taken.hybrid == USERS and pair.source.name == "PASSWORD":
        if ctx.file.project.users.passwords == "copy":
            return ir.Copy(column_of(pair.source)), "copied: users.passwords is copy"
        blank = null_value(target.type) or ir.Constant(target.type, None)
        return blank, "blank: another environment may not accept the hash (users.passwords)"
    if taken.hybrid == USERS and pair.source.name == "EMAIL" and ctx.file.project.to_odc:
        return ir.Trimmed(column_of(pair.source)), "copied without the blanks around it"
    if taken.hybrid == ACTIVITIES and pair.source.name == "LAST_ERROR_ID":
        empty = ir.Constant(target.type, None)
        if not target.nullable:
            empty = null_value(target.type) or empty
        return empty, "empty: it points into the log of the source"
    known = PARAMETER_VALUES.get(taken.hybrid or "")
    if known is None or pair.source.name != known[0]:
        return None
    return _parameter_text(ctx, keys, taken, pair, selector=known[1], definitions=known[2])


def _parameter_text(
    ctx: Context, keys: Keys, taken: Taken, pair: AttributePair, *, selector: str, definitions: str
) -> tuple[ir.Value, str] | None:
    """Return the rule of INPUT_VALUE and OUTPUT_VALUE: an id where the parameter's type is a reference."""
    chosen = next((item for item in taken.pair.attributes if item.source.name == selector), None)
    by_map: dict[str, list[str]] = {}
    for parameter in ctx.correspondence.source.bpm.parameters:
        if parameter.table == definitions and parameter.refers is not None and parameter.refers in keys.maps:
            by_map.setdefault(keys.maps[parameter.refers].table, []).append(parameter.id)
    if chosen is None or not by_map or column_of(pair.source).type.kind is not TypeKind.TEXT:
        return None
    cases = tuple(ir.TextCase(table, tuple(sorted(ids, key=int))) for table, ids in sorted(by_map.items()))
    missing = ir.Missing(ctx.file.project.references.dangling)
    value = ir.RemapText(column_of(pair.source), cases, missing, column_of(chosen.source))
    return value, "an id as text where the parameter is of a reference type, through that map; else copied"


def mask_of(ctx: Context, taken: Taken, pair: AttributePair) -> tuple[ir.Value, str] | None:
    """Return the mask that the project puts on an attribute, with the reason, or None."""
    label = taken.pair.source.label
    options = ctx.file.project.options(label)
    if taken.hybrid is not None or pair.source.name not in options.mask:
        return None
    where = ctx.file.where("entities", label, "mask", pair.source.name)
    option = options.mask[pair.source.name]
    kind = option if isinstance(option, str) else "constant"
    return plan_mask(pair, option, ctx.findings, where), f"masked ({kind}), as the project file says"


def masked_columns(ctx: Context, taken: Taken) -> frozenset[str]:
    """Return the target's columns that the project masks."""
    masked = ctx.file.project.options(taken.pair.source.label).mask if taken.hybrid is None else {}
    return frozenset(
        pair.target.column.name
        for pair in taken.pair.attributes
        if pair.source.name in masked and pair.source.key not in taken.dropped and pair.target.column is not None
    )


def check_masks(ctx: Context, taken: Taken) -> None:
    """Report masks on identifiers, references and match keys, which must keep their value (O11-0411)."""
    label = taken.pair.source.label
    identifier = taken.pair.source.identifier
    for attribute in taken.pair.source.attributes:
        if taken.hybrid is not None or attribute.name not in ctx.file.project.options(label).mask:
            continue
        reason = ""
        if identifier is not None and attribute.key == identifier.key:
            reason = "it is the identifier"
        elif taken.referred(attribute.key) is not None:
            reason = "it is a reference"
        elif attribute.key in taken.match:
            reason = "rows are matched by it"
        if reason:
            ctx.findings.add("O11-0411", ctx.file.where("entities", label, "mask", attribute.name), reason)
