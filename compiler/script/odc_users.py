"""The folder of ``o11c odc-users``: queries for the O11 side, a template for the ids of ODC's users, a page."""

from __future__ import annotations

from compiler import __version__
from compiler.plan.emails import UNIQUE, VALID
from compiler.plan.odc_users import OdcUserLists
from compiler.script.render import BOM, Script
from compiler.script.templates import environment
from compiler.sql.labels import label
from compiler.sql.odc_users import UserScript, lower_users

IDS = "users.csv"
PAGE, DEFINITION = "README.md", "user-extension.md"
_COLUMNS = {
    "users.sql": "`name`, `email`, `active` (true, false), `username`",
    "groups.sql": "`group`, `email`",
    "roles.sql": "`email`, `asset`, `module`, `role`",
    "group-roles.sql": "`group`, `asset`, `module`, `role`",
}


def user_files(lists: OdcUserLists, project: str) -> tuple[str, tuple[Script, ...]]:
    """Return the dialect of the scripts and all files but the manifest. Raises ``CompileError`` (O11-0702)."""
    templates = environment()
    dialect, scripts = lower_users(lists)
    mark = BOM if dialect == "tsql" else b""
    tenant = lists.source.tenant
    facts = {
        "project": label(project),
        "version": __version__,
        "digest": lists.digest,
        "origin": lists.origin,
        "dialect": dialect,
        # No value is masked here.
        "keyless": True,
        "plan": {"masked": False},
        "lists": [item for item in scripts if item.printed is not None],
        "columns": _COLUMNS,
        "tenant": tenant.name if tenant is not None else "",
        "valid": VALID,
        "unique": UNIQUE,
        "extended": lists.extended,
        "extension": lists.fill.extension.label if lists.fill is not None else "",
        "filled": lists.fill is not None,
        "defined": lists.defined,
    }

    def made(item: UserScript) -> Script:
        kind = "list" if item.printed is not None else "fill"
        text = templates.get_template(f"{dialect}/users_{kind}.sql.j2").render(**facts, script=item)
        return Script(item.name, mark + text.encode())

    files = [made(item) for item in scripts]
    files.append(Script(IDS, b"email,id\n"))
    files.append(Script(PAGE, templates.get_template("report/odc_users.md.j2").render(**facts).encode()))
    if lists.defined:
        files.append(Script(DEFINITION, templates.get_template("report/odc_extension.md.j2").render(**facts).encode()))
    return dialect, tuple(sorted(files, key=lambda item: item.path))
