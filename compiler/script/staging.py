"""The files that bring a source's rows into a PostgreSQL target: export or foreign tables, load, comparison."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment

from compiler.plan import ir
from compiler.plan.staging import stamp
from compiler.sql.staged import Staged
from compiler.sql.staging import staging_of

LOAD = "load"
FOREIGN = "foreign"
_BOM = b"\xef\xbb\xbf"


def data_folder(plan: ir.Plan) -> str:
    """Return the folder of the exported rows, seen from the output folder.

    It is beside it: compiling again replaces the output folder, and what is in it is compared with the manifest.
    """
    return f"../{plan.project}-data"


def folder_facts(plan: ir.Plan) -> dict[str, Any]:
    """Return what the templates need for a script that reads files from where psql was started: the output folder.

    ``stamp`` is None where no script does, ``in_folder`` tells whether the drivers do (the file of users).
    """
    in_folder = any(isinstance(step, ir.LoadUserFile) for step in plan.steps)
    reads = in_folder or (plan.staging is not None and plan.staging.way is ir.Way.FILES)
    return {"in_folder": in_folder, "stamp": stamp(plan) if reads else None}


def folder_file(templates: Environment, facts: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the file that such a script looks for, by path; nothing where there is no such script."""
    if facts["stamp"] is None:
        return {}
    return {f"{LOAD}/folder.sql": templates.get_template("staging/folder.sql.j2").render(**facts).encode()}


def staging_files(
    plan: ir.Plan, staged: Staged, templates: Environment, facts: Mapping[str, Any]
) -> dict[str, bytes]:
    """Return the files by path."""
    own = staging_of(plan)
    templates.filters.setdefault("shell", _shell)
    templates.filters.setdefault("percent", _percent)
    known = {
        **facts,
        "tables": staged.tables,
        "way": own.way.value,
        "wrapper": staged.wrapper,
        "folder": own.folder,
        "data": data_folder(plan),
        "data_native": data_folder(plan),
        "source_database": own.database,
        "emptied": staged.emptied,
        "load_setup": staged.load_setup,
    }

    def text(template: str, **more: Any) -> bytes:
        return templates.get_template(f"staging/{template}.j2").render(**known, **more).encode()

    made = {
        f"{LOAD}/prepare.sql": text("prepare.sql", prepare=staged.prepare),
        f"{LOAD}/load.sql": text("load.sql", load=staged.load),
        f"{LOAD}/check.sql": text("check.sql", check_setup=staged.check_setup, check=staged.check),
    }
    if own.way is ir.Way.FOREIGN:
        made[f"{FOREIGN}/setup.sql"] = text(
            "setup.sql", guard=staged.server_guard, there=staged.there, server=staged.server,
            foreign_tables=staged.foreign_tables,
        )
        made[f"{FOREIGN}/drop.sql"] = text("drop.sql", dropped=staged.dropped)
        return made
    if own.engine == "postgres":
        made[f"{own.folder}/export.sql"] = text(
            "export.sql", export_setup=staged.export_setup, listing=staged.listing_query
        )
        return made
    made[f"{own.folder}/export.sh"] = text("export.sh")
    made[f"{own.folder}/export.cmd"] = text("export.cmd", too_long=staged.too_long).replace(b"\n", b"\r\n")
    made[f"{own.folder}/listing.sql"] = _BOM + text("listing.sql", listing=staged.listing)
    return made


def _shell(text: str) -> str:
    """Return a text as one word of a POSIX shell."""
    return "'" + text.replace("'", "'\\''") + "'"


def _percent(text: str) -> str:
    """Return a text for a line of cmd.exe, between double quotes."""
    return text.replace("%", "%%")
