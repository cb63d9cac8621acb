"""Which codes the scripts of a folder can raise, in which of them, and what the catalogue says of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from compiler.codes import CODES

_CODE = re.compile(r"O11-09\d\d")
_DRIVERS = ("preflight.sql", "verify.sql", "rollback.sql", "cleanup.sql")
# What migrate.sql includes, it raises; dryrun.sql does the same.
_RUN = "migrate.sql, dryrun.sql"
_STEPS = ("steps/", "dryrun/")
# The catalogue speaks of the project file in backticks: `delta: true`.
_OPTION = re.compile(r"`[a-z_]+`|`[a-z_]+:|[Mm]ode (replace|merge)|mode append")


@dataclass(frozen=True, slots=True)
class RaisedView:
    """A code: the scripts that can raise it, what it means, what to do.

    ``compiles``: the remedy changes the project file, so scripts are made and approved anew.
    """

    code: str
    scripts: str
    title: str
    action: str
    compiles: bool


def raised(files: Iterable[tuple[str, bytes]]) -> tuple[RaisedView, ...]:
    """Return the codes of SQL files (path, content), in order."""
    found: dict[str, set[str]] = {}
    for path, data in files:
        aside = "/" in path and not path.startswith(_STEPS)
        driver = path if path in _DRIVERS or aside else _RUN
        for code in _CODE.findall(data.decode()):
            found.setdefault(code, set()).add(driver)
    others = sorted({name for names in found.values() for name in names if "/" in name})
    order = (*others, _RUN, *_DRIVERS)
    return tuple(
        RaisedView(
            code,
            ", ".join(name for name in order if name in found[code]),
            CODES[code].title,
            CODES[code].action,
            _OPTION.search(CODES[code].action) is not None,
        )
        for code in sorted(found.keys() & CODES.keys())
    )
