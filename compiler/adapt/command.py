"""What `o11c adapt-sql` does with its arguments: read, adapt, write; the command line prints what comes out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from compiler.adapt.adapt import Adapted, adapt
from compiler.adapt.catalog import Catalog, catalog_of
from compiler.adapt.files import Source, check_folder, decode, read_file, read_folder, write_file, write_folder
from compiler.adapt.kinds import BY_ATTRIBUTE, Flavour, Value
from compiler.diagnostics import Diagnostic, Findings, Severity
from compiler.metamodel.file import read_snapshot
from compiler.model.resolve import resolve
from compiler.model.types import AttributeType

INLINE = "Inline"
TYPES = (*(kind.value for kind in AttributeType if kind is not AttributeType.REFERENCE), INLINE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was adapted: each text with its findings, and what goes to stdout."""

    adapted: tuple[tuple[Source, Adapted], ...]
    output: str

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return all findings, file by file."""
        return tuple(item for _, adapted in self.adapted for item in adapted.diagnostics)

    @property
    def errors(self) -> int:
        """Return how many places a person has to write."""
        return sum(item.severity is Severity.ERROR for item in self.diagnostics)


def parameters_of(told: Iterable[str]) -> tuple[dict[str, Value], frozenset[str]]:
    """Return the kinds of parameters by lower-case name, and which are put into the text, from NAME=TYPE.

    Types are those of ``TYPES``, without regard to case. Raises ``ValueError`` for anything else.
    """
    by_name = {kind.value.lower(): BY_ATTRIBUTE[kind] for kind in AttributeType if kind is not AttributeType.REFERENCE}
    kinds: dict[str, Value] = {}
    inline: set[str] = set()
    for item in told:
        name, equals, type_ = item.partition("=")
        if not equals or not name.strip("@"):
            raise ValueError(f"{item} is not NAME=TYPE")
        bare = name.lstrip("@").lower()
        if type_.lower() == INLINE.lower():
            inline.add(bare)
            kinds[bare] = Value.UNKNOWN
        elif type_.lower() in by_name:
            kinds[bare] = by_name[type_.lower()]
        else:
            raise ValueError(f"{type_} is not one of {', '.join(TYPES)}")
    return kinds, frozenset(inline)


def read_catalog(snapshot: Path | None, told: Iterable[str]) -> Catalog:
    """Return what is known of entities and parameters. Raises ``CompileError`` (O11-0101 to 0104), ``ValueError``."""
    kinds, inline = parameters_of(told)
    model = None
    if snapshot is not None:
        # Problems of the metamodel are no reason to stop: an entity without one is not less known.
        model = resolve(read_snapshot(snapshot), Findings())
    return catalog_of(model, kinds, inline)


def run(
    source: str, flavour: Flavour | None, catalog: Catalog, output: Path | None, *, check: bool, as_json: bool
) -> Outcome:
    """Adapt a file, a folder or stdin (``-``) and write it unless ``check``. ``flavour`` None: each text tells.

    Texts of one file go to stdout when there is no ``output``; a folder needs one. Raises ``CompileError``
    (O11-1005, O11-1006); nothing is written then.
    """
    path = Path(source)
    folder = source != "-" and path.is_dir()
    if folder and output is not None and not check:
        check_folder(output, path)
    if source == "-":
        sources = [Source("stdin", Path("stdin.sql"), decode(sys.stdin.buffer.read(), "stdin"))]
    else:
        sources = read_folder(path) if folder else [read_file(path)]
    adapted = tuple((item, adapt(item.text, item.name, flavour, catalog)) for item in sources)
    text = ""
    if not check and output is not None:
        if folder:
            write_folder(output, {item.path: done.text for item, done in adapted})
        else:
            write_file(output, adapted[0][1].text, None if source == "-" else path)
    elif not check and not as_json:
        text = adapted[0][1].text
    return Outcome(adapted, _json(adapted) if as_json else text)


def _json(adapted: tuple[tuple[Source, Adapted], ...]) -> str:
    files = [
        {
            "file": source.name, "converted": done.converted, "text": done.text,
            "diagnostics": [
                {"code": item.code, "severity": item.severity.value, "where": item.where, "title": item.title,
                 "found": item.found, "action": item.action}
                for item in done.diagnostics
            ],
        }
        for source, done in adapted
    ]
    return json.dumps({"files": files}, ensure_ascii=False, indent=1) + "\n"
