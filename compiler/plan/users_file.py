"""The file of ODC user ids: two columns, email and id, read before the scripts are compiled."""

from __future__ import annotations

import csv
import hashlib
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from compiler.diagnostics import Findings
from compiler.hybrids import USERS
from compiler.plan import ir
from compiler.plan.context import Context, column_of, table_of
from compiler.plan.keys import Keys
from compiler.plan.selections import Selections

OUTPUT_NAME = "data/users.csv"


@dataclass(frozen=True, slots=True)
class UserFile:
    """The file's rows as canonical CSV bytes (comma, double quotes, LF), its SHA-256 and row count."""

    data: bytes
    digest: str
    count: int


def read_user_file(path: Path, findings: Findings) -> UserFile | None:
    """Read and check the file; each problem is O11-0609."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        findings.add("O11-0609", str(path), str(problem))
        return None
    reader = csv.DictReader(io.StringIO(text, newline=""))
    names = {(name or "").strip().lower(): name for name in reader.fieldnames or ()}
    if "email" not in names or "id" not in names:
        findings.add("O11-0609", str(path), f"the columns are {', '.join(reader.fieldnames or ()) or 'none'}")
        return None
    rows: dict[str, str] = {}
    emails: set[str] = set()
    ids: set[str] = set()
    for number, row in enumerate(reader, start=2):
        email, user_id = (row[names["email"]] or "").strip(), (row[names["id"]] or "").strip()
        if not email or not user_id or "\x00" in email + user_id:
            findings.add("O11-0609", f"{path}:{number}", "email or id is empty or holds U+0000")
        elif _plain(email) in emails:
            findings.add("O11-0609", f"{path}:{number}", "the email is there twice")
        elif user_id in ids:
            findings.add("O11-0609", f"{path}:{number}", "the id is there twice: two users would be one")
        else:
            emails.add(_plain(email))
            ids.add(user_id)
            rows[email.lower()] = user_id
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(("email", "id"))
    writer.writerows(sorted(rows.items()))
    data = out.getvalue().encode()
    return UserFile(data, hashlib.sha256(data).hexdigest(), len(rows))


def _plain(email: str) -> str:
    """Return an email as the scripts compare it: without regard to case and accents (docs/equality.md)."""
    apart = unicodedata.normalize("NFD", email)
    return "".join(sign for sign in apart if not "\u0300" <= sign <= "\u036f").lower()


def load_step(
    ctx: Context, keys: Keys, users_file: UserFile | None, selections: Selections, head: ir.Head
) -> ir.Step | None:
    """Return the step that gives users the ids of the file: all of them, or those whom the run inserts (O11-0609)."""
    assert ctx.users_key is not None
    own, written = keys.maps[ctx.users_key], ctx.hybrid(USERS)
    if users_file is None:
        ctx.findings.add(
            "O11-0609",
            ctx.file.where("odc", "users"),
            f"rows refer to {own.label}, and no file is named",
            "Run `o11c odc-users` on the project and name its users.csv, filled in, under odc.users; or declare "
            "odc.stores.users.",
        )
        return None
    source = next(item for item in ctx.correspondence.source.hybrids if item.record_set == USERS)
    email = next(item for item in source.attributes if item.name == "EMAIL")
    return ir.LoadUserFile(
        head=head,
        map=own.table,
        source=table_of(source, ir.Side.SOURCE),
        source_id=own.old,
        source_match=column_of(email),
        file=OUTPUT_NAME,
        digest=users_file.digest,
        count=users_file.count,
        rows=selections.rows[ctx.users_key],
        target=table_of(written.pair.target, ir.Side.TARGET) if written is not None else None,
        target_id=own.new if written is not None else None,
        references=() if written is not None else tuple(_references(ctx, selections)),
    )


def _references(ctx: Context, selections: Selections) -> Iterator[ir.UserReference]:
    """Yield the references of written rows to users."""
    for taken in ctx.order:
        source = taken.pair.source
        if not taken.inserts or source.identifier is None or source.identifier.column is None:
            continue
        for pair in taken.pair.attributes:
            if pair.source.column is None or pair.source.key in taken.dropped:
                continue
            if taken.referred(pair.source.key) == ctx.users_key:
                yield ir.UserReference(
                    label=f"{source.label}.{pair.source.name}",
                    table=table_of(source, ir.Side.SOURCE),
                    identifier=column_of(source.identifier),
                    column=column_of(pair.source),
                    rows=selections.to_write(source.key),
                )
