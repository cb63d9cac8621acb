"""The files of a source that comes in files: what exports them, what loads them, what compares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment

from compiler.sql.statement import FileTable, Transfer

LOAD = "load"
# The oldest bcp that may read the format files: that of SQL Server 2016.
_BCP = "13.0"


def transfer_files(
    transfer: Transfer, folder: str, templates: Environment, facts: Mapping[str, Any], mark: bytes
) -> dict[str, bytes]:
    """Return the files by path. ``folder`` is that of the export, ``mark`` what T-SQL files begin with."""
    known = {**facts, "transfer": transfer, "folder": folder}

    def text(template: str) -> str:
        return templates.get_template(template).render(**known)

    made = {f"{folder}/{table.name}.fmt": format_file(table) for table in transfer.tables}
    made[f"{folder}/listing.sql"] = mark + text("tsql/listing.sql.j2").encode()
    made[f"{LOAD}/prepare.sql"] = mark + text("tsql/prepare.sql.j2").encode()
    made[f"{LOAD}/check.sql"] = mark + text("tsql/check.sql.j2").encode()
    for part, place in (("export", folder), ("load", LOAD)):
        made[f"{place}/{part}.sh"] = text(f"files/{part}.sh.j2").encode()
        made[f"{place}/{part}.cmd"] = text(f"files/{part}.cmd.j2").replace("\n", "\r\n").encode()
    return made


def format_file(table: FileTable) -> bytes:
    """Return bcp's format file of a table: host type, length of the prefix, length; no field has a terminator.

    Its lines end as bcp on Windows wants them; the shell scripts take the carriage returns out for Linux.
    """
    lines = [_BCP, str(len(table.fields))]
    for place, (host, prefix, length) in enumerate(table.fields, start=1):
        # A column is found by its place; its name must only be there.
        lines.append(f'{place} {host} {prefix} {length} "" {place} c{place} ""')
    return "".join(f"{line}\r\n" for line in lines).encode()
