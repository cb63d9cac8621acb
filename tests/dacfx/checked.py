"""Batches resolved against the tables that they will find. Runs in the worker."""

from __future__ import annotations

import re

from tests.dacfx.dotnet import Model
from tests.dacfx.hosted import Database, quoted, temporary

_PROCEDURE = re.compile(r"\[o11c check\]\.\[(\d+)\]")
_SCHEMA = "o11c check"


def check(
    target: str, places: list[list[str]], objects: list[str], schemas: list[str], own: list[str],
    before: list[str], drivers: dict[str, list[str]], elsewhere: dict[str, list[str]],
) -> list[list[object]]:
    """Return what Microsoft's model finds: (script, number of the batch from 1, message), in order.

    ``target`` is the current database, ``places`` are other ones that names begin with, each in its parts: the
    database, or a linked server and the database. ``objects`` are statements that make what is there before, in
    schemas named as ``hosted`` names them, ``schemas`` are those schemas, ``own`` their names as the scripts have
    them. ``elsewhere`` gives the database of scripts that do not run in the target. ``before`` are batches that an
    earlier run has executed: only the tables count that they leave. A batch that several scripts share is
    reported with the first.
    """
    database = Database(target, places, frozenset(name.lower() for name in [*own, "o11c", "sys"]), [target])
    objects = [_flat(text) for text in objects]
    for batch in before:
        database.host(_flat(batch))
    database.now.clear()
    bodies: dict[str, tuple[str, int]] = {}
    found: list[tuple[str, int, str]] = []
    for script, batches in drivers.items():
        database.now.clear()
        database.current = elsewhere.get(script, [target])
        for number, batch in enumerate(batches, start=1):
            for item in database.host(_flat(batch)):
                found += [(script, number, problem) for problem in item.problems]
                if item.text:
                    bodies.setdefault(item.text, (script, number))
    where = list(bodies.values())
    procedures = [
        f"CREATE PROCEDURE {quoted(_SCHEMA)}.[{number}] AS\nBEGIN\n{text}\nEND" for number, text in enumerate(bodies)
    ]
    made = [
        *(f"CREATE SCHEMA {quoted(name)}" for name in sorted({*schemas, *(schema for schema, _ in database.tables)})
          if name != "dbo"),
        f"CREATE SCHEMA {quoted(_SCHEMA)}",
        *(f"CREATE SCHEMA {quoted(temporary(number))}" for number in database.temporary.values()),
        *objects,
        *(f"CREATE TABLE {quoted(schema)}.{quoted(name)} {text}" for (schema, name), text in database.tables.items()),
        *(f"CREATE TABLE {quoted(temporary(number))}.{quoted(name[1:])} {text}"
          for (name, text), number in database.temporary.items()),
    ]
    names = {temporary(number): name for (name, _), number in database.temporary.items()}
    for number, message in _validate(made, procedures):
        for schema, name in names.items():
            message = message.replace(f"{quoted(schema)}.{quoted(name[1:])}", name)
        found.append((*(("", 0) if number is None else where[number]), message))
    order = ["", *drivers]
    return [list(item) for item in sorted({*found}, key=lambda item: (order.index(item[0]), *item[1:]))]


def _flat(text: str) -> str:
    """Return the text with two signs for each that .NET counts as two, everywhere alike: places stay true."""
    return re.sub(r"[^\u0000-\uffff]", "\ue000\ue000", text)


def _validate(made: list[str], procedures: list[str]) -> list[tuple[int | None, str]]:
    """Return (number of a procedure or None, message). A procedure that the model does not take is left out then."""
    found: list[tuple[int | None, str]] = []
    left = dict(enumerate(procedures))
    while True:
        model = Model.TSqlModel(Model.SqlServerVersion.Sql130, Model.TSqlModelOptions())
        for statement in made:
            model.AddObjects(statement)
        # A model that has refused something is of no use any more: it begins anew without that.
        refused = None
        for number, text in left.items():
            try:
                model.AddObjects(text)
            except Model.DacModelException as error:
                lines = [line for line in str(error.Message).splitlines()[1:] if line.strip()]
                found += [(number, line.strip()) for line in lines]
                refused = number
                break
        if refused is None:
            break
        del left[refused]
        model.Dispose()
    for message in model.Validate():
        text = str(message.Message)
        place = _PROCEDURE.search(text)
        number = None
        if place is not None:
            number = int(place.group(1))
            for noise in (f"Error validating element {place.group()}: ", "SqlProcedure: ", f"{place.group()} "):
                text = text.replace(noise, "")
        found.append((number, f"SQL{message.Number}: {text.strip()}"))
    model.Dispose()
    return found
