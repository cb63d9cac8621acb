"""The interpreter's users, roles and groups of ODC: who takes part, ids out of names, links replaced."""

from __future__ import annotations

import hashlib
import re
import string
from collections import Counter
from uuid import UUID

from compiler.plan import ir
from tests.support.interpreter_maps import open_map
from tests.support.interpreter_state import Run, RunRefused, as_text, fold
from tests.support.literals import literal
from tests.support.tables import Row, Value

Pair = tuple[Value, Value]

_ADDRESS = re.compile(r"[^@]+@[^@.][^@]*\.[^@]*[^@.]|[^@]+@[^@.]\.[^@.]")
_BLANK = re.compile("[\u0000-\u0020\u007f-\u00a0]")
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def address(value: Value) -> str:
    """Return an email as it is compared with others."""
    return fold(value.strip(" ")) if isinstance(value, str) else ""


def is_valid(value: Value) -> bool:
    """Tell whether an email is one that ODC takes (docs/odc-users.md: "Which emails are valid")."""
    plain = value.strip(" ") if isinstance(value, str) else ""
    return len(plain) <= 250 and _ADDRESS.fullmatch(plain) is not None and _BLANK.search(plain) is None


def derived(scope: tuple[str, ...], name: Value) -> str:
    """Return the id that belongs to a name."""
    text = "\n".join((*scope, ("" if name is None else str(name)).translate(_LOWER)))
    bits = int.from_bytes(hashlib.sha256(text.encode()).digest()[:16], "big")
    return str(UUID(int=bits & ~(0xF << 76) & ~(0b11 << 62) | 0x8 << 76 | 0b10 << 62))


# --- who takes part --------------------------------------------------------------------------------


def _of_tenant(run: Run, users: ir.OdcUsers) -> list[Row]:
    rows = run.rows(users.table)
    if users.tenant is None:
        return list(rows)
    return [row for row in rows if _text(row[users.tenant.name]) in users.tenants]


def _text(value: Value) -> str | None:
    return None if value is None else as_text(value)


def _active(users: ir.OdcUsers, row: Row) -> bool:
    return users.active is None or row[users.active.name] in (True, 1)


def addressed(run: Run, users: ir.OdcUsers) -> set[Value]:
    """Return the ids of the users who take part."""
    sharing: dict[str, list[Row]] = {}
    for row in _of_tenant(run, users):
        if is_valid(row[users.email.name]):
            sharing.setdefault(address(row[users.email.name]), []).append(row)
    chosen: set[Value] = set()
    for rows in sharing.values():
        active = [row for row in rows if _active(users, row)]
        (first, *others) = active or rows
        if not others:
            chosen.add(first[users.identifier.name])
    return chosen


def check_addresses(run: Run, step: ir.CheckAddresses) -> None:
    """Refuse when an active user is left behind."""
    chosen = run.selection(step.rows)
    for row in _of_tenant(run, step.users):
        if _active(step.users, row) and row[step.users.identifier.name] not in chosen:
            raise RunRefused(f"active user {row[step.users.identifier.name]!r} has no email of his own")


# --- ids -------------------------------------------------------------------------------------------


def load_users(run: Run, step: ir.LoadUserFile) -> None:
    """Put the ids of the users' file into the map."""
    ids: dict[str, str] = {}
    for email, identifier in run.user_files[step.file]:
        if address(email) in ids:
            raise RunRefused(f"{email!r} is twice in {step.file}")
        ids[address(email)] = identifier
    open_map(run, step.map)
    claimed: set[str] = set()
    referred = {
        row[item.column.name]
        for item in step.references
        for row in run.chosen(item.table, item.identifier, item.rows)
    }
    taken = set() if step.target is None else _ids(run, step.target, step.target_id)
    for row in run.chosen(step.source, step.source_id, step.rows):
        old, email = row[step.source_id.name], address(row[step.source_match.name])
        if old in run.map(step.map):
            continue
        if email not in ids:
            if old in referred:
                raise RunRefused(f"user {old!r} is not in {step.file}")
            continue
        new = ids[email]
        if new in claimed:
            raise RunRefused(f"two users of the source match user {new} of the file")
        if new in taken:
            raise RunRefused(f"the target has user {new} already")
        claimed.add(new)
        run.pair(step.map, old, new, fresh=step.target is not None)


def _ids(run: Run, table: ir.Table, column: ir.Column | None) -> set[Value]:
    assert column is not None
    return {row[column.name] for row in run.rows(table)}


def derive_ids(run: Run, step: ir.DeriveIds) -> None:
    """Make new ids out of names."""
    open_map(run, step.map, step.target, step.target_id)
    taken = _ids(run, step.target, step.target_id)
    for row in run.chosen(step.source, step.source_id, step.rows):
        old = row[step.source_id.name]
        if old in run.map(step.map):
            continue
        new = literal(derived(step.scope, row[step.name.name]), step.target_id.type)
        if new in taken:
            raise RunRefused(f"{step.target.name} has id {new!r} already")
        taken.add(new)
        run.pair(step.map, old, new, fresh=True)


# --- links -----------------------------------------------------------------------------------------


def _wanted(run: Run, step: ir.ReplaceLinks) -> list[Pair]:
    left, right = run.map(step.left_map), run.map(step.right_map)
    found: dict[Pair, None] = {}
    for row in run.chosen(step.source, step.source_id, step.rows):
        ends = row[step.source_left.name], row[step.source_right.name]
        if ends[1] not in right and step.named is not None:
            raise RunRefused(f"{step.label} leads to {ends[1]!r}, which has no partner")
        if ends[0] in left and ends[1] in right:
            found[left[ends[0]], right[ends[1]]] = None
    return list(found)


def _is_ours(run: Run, step: ir.ReplaceLinks, row: Row) -> bool:
    right = set(run.map(step.right_map).values())
    if step.within is not None:
        values = {fold(item) for item in step.within.values}
        right |= {
            other[step.within.identifier.name]
            for other in run.rows(step.within.table)
            if fold(str(other[step.within.column.name])) in values
        }
    return row[step.left.name] in run.map(step.left_map).values() and row[step.right.name] in right


def replace_links(run: Run, step: ir.ReplaceLinks) -> None:
    """Delete the links that the source does not have, insert those that the target lacks."""
    wanted, rows = _wanted(run, step), run.rows(step.target)
    rows[:] = [
        row
        for row in rows
        if not _is_ours(run, step, row) or (row[step.left.name], row[step.right.name]) in wanted
    ]
    known = {(row[step.left.name], row[step.right.name]) for row in rows}
    for left, right in wanted:
        if (left, right) in known:
            continue
        row: Row = dict.fromkeys(run.target.columns.get(step.target.name, ()))
        row |= run.target.defaults.get(step.target.name, {})
        row |= {step.left.name: left, step.right.name: right}
        if step.key is not None:
            both = f"{_text(left)}/{_text(right)}"
            row[step.key.name] = literal(derived(("o11c.link", step.target.name), both), step.key.type)
        for column in step.columns:
            row[column.target.name] = run.value(column, {}, step.source, step.target)
        rows.append(row)


def check_links(run: Run, check: ir.CheckLinks) -> None:
    """Refuse when a link is lacking, or one is left over."""
    step = check.links
    there = Counter((row[step.left.name], row[step.right.name]) for row in run.rows(step.target))
    ours = {
        (row[step.left.name], row[step.right.name]) for row in run.rows(step.target) if _is_ours(run, step, row)
    }
    wanted = set(_wanted(run, step))
    if any(pair not in there for pair in wanted) or ours - wanted:
        raise RunRefused(f"links of {check.label} are not those of the source")
