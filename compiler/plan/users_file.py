"""The file of ODC user ids: two columns, email and id, read before the scripts are compiled."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from compiler.diagnostics import Findings
from compiler.plan import ir
from compiler.plan.context import Context, column
from compiler.plan.keys import Keys

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
    for number, row in enumerate(reader, start=2):
        email, user_id = (row[names["email"]] or "").strip(), (row[names["id"]] or "").strip()
        if not email or not user_id or "\x00" in email + user_id:
            findings.add("O11-0609", f"{path}:{number}", "email or id is empty or holds U+0000")
        elif email.lower() in rows:
            findings.add("O11-0609", f"{path}:{number}", "the email is there twice")
        else:
            rows[email.lower()] = user_id
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(("email", "id"))
    writer.writerows(sorted(rows.items()))
    data = out.getvalue().encode()
    return UserFile(data, hashlib.sha256(data).hexdigest(), len(rows))


def load_step(ctx: Context, keys: Keys, users_file: UserFile | None, head: ir.Head) -> ir.Step | None:
    """Return the step that fills the users' map from the file (O11-0607, O11-0609)."""
    users = ctx.scope.users
    assert users is not None
    own = keys.maps[users.entity.key]
    if users_file is None:
        ctx.findings.add("O11-0609", ctx.file.where("odc", "users"), f"rows refer to {own.label}, and no file is named")
        return None
    source = ctx.correspondence.source.system_table("OSSYS_USER")
    email = source.column("EMAIL") if source is not None else None
    if source is None or email is None:
        ctx.findings.add("O11-0607", own.label, "the source has no OSSYS_USER with a column EMAIL")
        return None
    return ir.LoadUserFile(
        head=head,
        map=own.table,
        source=ir.Table(ir.Side.SOURCE, source.physical),
        source_id=own.old,
        source_match=column(email),
        file=OUTPUT_NAME,
        digest=users_file.digest,
        count=users_file.count,
    )
