"""What a case's target holds after its runs, compared by name with ``after``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any, Protocol

import psycopg
from psycopg import sql

from compiler.demo.layout import system_table_name
from compiler.demo.placement import Placement, in_case, place
from compiler.plan import ir
from tests.support.case_side import MARK, CaseSide
from tests.support.case_words import Tree, scalar
from tests.support.cases import SCHEMAS, Case
from tests.support.masking import masked

Rows = dict[str, dict[str, object]]

_PEOPLE = ("users", "groups", "user_roles", "instances", "events", "queue", "tables")
_LONGEST_TEXT = 2000
# What a word of the notation is called in OSSYS_BPM_PROCESS and OSSYS_BPM_ACTIVITY, and what its ids are.
_INSTANCE: Mapping[str, tuple[str, str]] = {
    "process": ("PROCESS_DEF_ID", "Definition"), "status": ("STATUS_ID", "Process status"),
    "tenant": ("TENANT_ID", "Tenant"), "parent": ("PARENT_PROCESS_ID", "Process"),
    "top": ("TOP_PROCESS_ID", "Process"), "parent_activity": ("PARENT_ACTIVITY_ID", "Activity"),
    "created_by": ("CREATED_BY", "User"), "modified_by": ("LAST_MODIFIED_BY", "User"),
    "suspended_by": ("SUSPENDED_BY", "User"),
}
_ACTIVITY: Mapping[str, tuple[str, str]] = {
    "activity": ("ACTIVITY_DEF_ID", "Activity definition"), "status": ("STATUS_ID", "Activity status"),
    "tenant": ("TENANT_ID", "Tenant"), "user": ("USER_ID", "User"), "group": ("GROUP_ID", "Group"),
    "precedent": ("PRECEDENT_ACTIVITY_ID", "Activity"),
}


class Reader(Protocol):
    """Reads the target."""

    def rows(self, table: str) -> list[dict[str, Any]] | None:
        """Return a table's rows by column name, sorted; None when there is no such table."""


class PostgresReader:
    """Reads a schema of PostgreSQL."""

    def __init__(self, connection: psycopg.Connection[Any], schema: str = SCHEMAS[1]) -> None:
        self.connection = connection
        self.schema = schema

    def rows(self, table: str) -> list[dict[str, Any]] | None:
        """Return a table's rows by column name, sorted; None when there is no such table."""
        name = sql.Identifier(self.schema, table)
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT to_regclass(%s)", (name.as_string(None),))
            if cursor.fetchone() == (None,):
                return None
            cursor.execute(sql.SQL("SELECT * FROM {} AS t ORDER BY t::text").format(name))
            columns = [item.name for item in cursor.description or ()]
            return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def differences(reader: Reader, case: Case) -> list[str]:
    """Return in which rows the target is not as ``after`` says; every row is looked up by name."""
    side = case.target if case.second is None else case.second.target
    return list(After(reader, case, side).differences(case.after or {}))


class After:
    """The target as it is now; ``side`` describes it. ``names`` are rows' names by kind and id."""

    def __init__(self, reader: Reader, case: Case, side: CaseSide) -> None:
        self.reader = reader
        self.case = case
        self.side = side
        self.placement = place(self.side.environment)
        self.tables = {label: marked(reader, self.placement, self.side, label) for label in self.side.entities}
        self.names: dict[str, dict[object, str]] = {
            label: {value: name for name, value in ids.items()} for label, ids in self.side.ids.items()
        }
        for label, rows in self.tables.items():
            named = {row["Id"]: mark for mark, row in rows.items() if "Id" in row}
            self.names[label] = self.names.get(label, {}) | named
        self._name_people()

    def differences(self, after: Tree) -> Iterable[str]:
        """Yield the differences."""
        for label, expected in after.items():
            if label not in _PEOPLE:
                yield from self._entity(label, expected)
        if "users" in after:
            yield from self._named("user", self._users(), after["users"])
        if "user_roles" in after:
            yield from self._lists("roles of users", self._pairs("USER_ROLE", "User", "Role"), after["user_roles"])
        if "groups" in after:
            yield from self._groups(after["groups"])
        if "instances" in after:
            yield from self._instances(after["instances"])
        for label, expected in after.get("events", {}).items():
            found, wanted = self._events(label), [self._event(label, item) for item in expected]
            if sorted(map(str, found)) != sorted(map(str, wanted)):
                yield f"events of {label}: {found} instead of {wanted}"
        for table, expected in after.get("tables", {}).items():
            yield from self._table(table, expected)
        # A BPT trigger that was not silenced has left something here.
        queued = len(self._system("OSSYS_BPM_EVENT"))
        if queued != after.get("queue", 0):
            yield f"{queued} events are queued instead of {after.get('queue', 0)}"

    # --- reading ----------------------------------------------------------------------------------

    def _system(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of an OSSYS table by upper-case column name; nothing when there is no such table."""
        variation = self.side.environment.variation
        return _in_capitals(self.reader.rows(system_table_name(variation, name)))

    def _name_people(self) -> None:
        users = self._system("OSSYS_USER")
        tenants = {row["ID"]: row["NAME"] for row in self._system("OSSYS_TENANT")}
        self.names["Tenant"] = tenants | self.names["Tenant"]
        self.names["User"] = self._names_in_tenants("User", users, "USERNAME")
        espaces = {row["ID"]: row["NAME"] for row in self._system("OSSYS_ESPACE")}
        self.names["Espace"] = espaces
        # Roles and tenants that the case describes are called as it calls them.
        self.names["Role"] = {
            row["ID"]: f"{espaces.get(row['ESPACE_ID'])}.{row['NAME']}" for row in self._system("OSSYS_ROLE")
        } | self.names["Role"]
        self.names["Group"] = self._names_in_tenants("Group", self._system("OSSYS_GROUP"), "NAME")
        self.names["Process"] = {row["ID"]: row["LABEL"] for row in self._system("OSSYS_BPM_PROCESS")}
        for kind, table in (
            ("Activity", "OSSYS_BPM_ACTIVITY"), ("Process status", "OSSYS_BPM_PROCESS_STATUS"),
            ("Activity status", "OSSYS_BPM_ACTIVITY_STATUS"),
            ("Activity definition", "OSSYS_BPM_ACTIVITY_DEFINITION"),
            ("Input", "OSSYS_BPM_PROCESS_INPUT_DEF"), ("Output", "OSSYS_BPM_PROCESS_OUTPUT_DEF"),
            ("Activity output", "OSSYS_BPM_ACTIVITY_OUTPUT_DEF"),
        ):
            self.names[kind] = {row["ID"]: row["NAME"] for row in self._system(table)}
        self.names["Definition"] = {
            row["ID"]: f"{espaces.get(row['ESPACE_ID'])}.{row['NAME']}"
            for row in self._system("OSSYS_BPM_PROCESS_DEFINITION")
        }

    def _names_in_tenants(self, kind: str, rows: Iterable[Mapping[str, Any]], column: str) -> dict[object, str]:
        """Return the case's names of users or groups; new ones by their own, with the tenant if it is there twice."""
        listed = [row[column] for row in rows]
        known, tenants = self.names[kind], self.names["Tenant"]
        return {
            row["ID"]: known.get(
                row["ID"],
                f"{row[column]}@{tenants.get(row['TENANT_ID'])}" if listed.count(row[column]) > 1 else row[column],
            )
            for row in rows
        }

    def _name(self, kind: str, number: object) -> str | None:
        return None if number is None else self.names[kind].get(number, f"no {kind} ({number})")

    def _table(self, table: str, expected: Iterable[Tree]) -> Iterable[str]:
        """Yield which rows of a table are not as listed: as many, and each as far as it is given, as texts."""
        found = [{name: _plain(value) for name, value in row.items()} for row in self.reader.rows(table) or ()]
        for wanted in expected:
            plain = {name: _plain(value) for name, value in wanted.items()}
            same = [row for row in found if plain.items() <= row.items()]
            if not same:
                yield f"{table}: no row {plain} among {found}"
                continue
            found.remove(same[0])
        if found:
            yield f"{table}: rows that nobody expects: {found}"

    # --- application entities -----------------------------------------------------------------------

    def _entity(self, label: str, expected: Tree) -> Iterable[str]:
        rows = self.tables[label]
        if set(rows) != set(expected):
            yield f"{label}: rows {sorted(rows)} instead of {sorted(expected)}"
            return
        types = {item.name: item.type for item in self.side.entities[label].attributes if item.active}
        for mark, values in expected.items():
            for attribute, given in (values or {}).items():
                found: object = rows[mark][attribute]
                refers = "Tenant" if attribute == "TENANT_ID" else self.side.refers.get((label, attribute))
                if refers is not None and isinstance(given, str):
                    wanted: object = given
                    found = self.names[refers].get(found, f"no row ({found})")
                else:
                    wanted = self._wanted(label, attribute, types.get(attribute, "Tenant"), given)
                    found = _moment(found, wanted)
                if found != wanted:
                    yield f"{label} {mark}.{attribute} is {found!r} instead of {wanted!r}"

    def _wanted(self, label: str, attribute: str, kind: str, given: object) -> object:
        if not isinstance(given, Mapping):
            return scalar(kind, given)
        if "id" in given:
            found = self.soft(given)
            return str(found) if kind == "Text" else found
        (chosen,) = [item for item in self.side.entities[label].attributes if item.name == attribute and item.active]
        length = {"Email": 250, "PhoneNumber": 20}.get(chosen.type, chosen.length or 50)
        wide = None if length > _LONGEST_TEXT else length
        return masked(given["of"], ir.MaskKind(given["mask"]), wide, self.case.env["O11C_MASK_KEY"])

    def soft(self, given: Tree) -> object:
        """Return the id that the row of ``{id: [Module.Entity, name]}`` has now."""
        label, name = given["id"]
        return next(number for number, known in self.names[label].items() if known == name)

    # --- people -----------------------------------------------------------------------------------

    def _users(self) -> Rows:
        found = {}
        for row in self._system("OSSYS_USER"):
            found[str(self._name("User", row["ID"]))] = {**row, "tenant": self._name("Tenant", row["TENANT_ID"])}
        return found

    def _named(self, what: str, found: Rows, expected: Tree) -> Iterable[str]:
        if set(found) != set(expected):
            yield f"{what}: {sorted(found)} instead of {sorted(expected)}"
            return
        for name, values in expected.items():
            for column, wanted in (values or {}).items():
                if found[name][column] != wanted:
                    yield f"{what} {name}.{column} is {found[name][column]!r} instead of {wanted!r}"

    def _pairs(self, table: str, owner: str, other: str) -> dict[str, list[str]]:
        """Return a table of links: names of the others by the owner's name; a link that is twice shows twice."""
        found: dict[str, list[str]] = {}
        for row in self._system(f"OSSYS_{table}"):
            name = str(self._name(owner, row[f"{owner.upper()}_ID"]))
            found.setdefault(name, []).append(str(self._name(other, row[f"{other.upper()}_ID"])))
        return found

    @staticmethod
    def _lists(what: str, found: Mapping[str, list[str]], expected: Tree) -> Iterable[str]:
        for name in sorted({*found, *expected}):
            have, want = sorted(found.get(name, [])), sorted(expected.get(name) or ())
            if have != want:
                yield f"{what}: {name} has {have} instead of {want}"

    def _groups(self, expected: Tree) -> Iterable[str]:
        rows = self._system("OSSYS_GROUP")
        users, roles = self._pairs("GROUP_USER", "Group", "User"), self._pairs("GROUP_ROLE", "Group", "Role")
        found: Rows = {}
        for row in rows:
            name = str(self._name("Group", row["ID"]))
            found[name] = {
                **row, "tenant": self._name("Tenant", row["TENANT_ID"]), "description": row["DESCRIPTION"],
                "users": sorted(users.get(name, [])), "roles": sorted(roles.get(name, [])),
            }
        if len(found) != len(rows):
            yield f"groups are there twice: {sorted(found)}"
        wanted = {
            name: {key: sorted(item) if isinstance(item, list) else item for key, item in (values or {}).items()}
            for name, values in expected.items()
        }
        yield from self._named("group", found, wanted)

    # --- processes --------------------------------------------------------------------------------

    def _instances(self, expected: Tree) -> Iterable[str]:
        inputs = self._values("PROCESS_INPUT", "PROCESS_ID", "INPUT", "Input")
        outputs = self._values("PROCESS_OUTPUT", "PROCESS_ID", "OUTPUT", "Output")
        made = self._values("ACTIVITY_OUTPUT", "ACTIVITY_ID", "OUTPUT", "Activity output")
        steps: dict[object, Rows] = {}
        for row in self._system("OSSYS_BPM_ACTIVITY"):
            steps.setdefault(row["PROCESS_ID"], {})[row["NAME"]] = self._words(row, _ACTIVITY, outputs=made)
        processes = self._system("OSSYS_BPM_PROCESS")
        found: Rows = {
            row["LABEL"]: {
                **self._words(row, _INSTANCE, inputs=inputs, outputs=outputs), "activities": steps.get(row["ID"], {}),
            }
            for row in processes
        }
        if len(found) != len(processes):
            yield "instances are there twice"
        plain = {
            name: {key: self._texts(item) for key, item in (values or {}).items() if key != "activities"}
            for name, values in expected.items()
        }
        yield from self._named("instance", found, plain)
        for name, values in expected.items():
            if name in found and "activities" in (values or {}):
                wanted = {
                    step: {key: self._texts(item) for key, item in (tree or {}).items()}
                    for step, tree in values["activities"].items()
                }
                yield from self._named(f"activity of {name}", found[name]["activities"], wanted)  # type: ignore[arg-type]

    def _words(self, row: Mapping[str, Any], words: Mapping[str, tuple[str, str]], **texts: Any) -> dict[str, object]:
        named = {word: self._name(kind, row[column]) for word, (column, kind) in words.items() if column in row}
        return {**row, **named, **{word: found.get(row["ID"], {}) for word, found in texts.items()}}

    def _values(self, table: str, owner: str, word: str, kind: str) -> dict[object, dict[str, object]]:
        found: dict[object, dict[str, object]] = {}
        for row in self._system(f"OSSYS_BPM_{table}"):
            name = str(self._name(kind, row[f"{word}_DEF_ID"]))
            values = found.setdefault(row[owner], {})
            assert name not in values, f"{table}: {name} of {row[owner]} is there twice"
            values[name] = row[f"{word}_VALUE"]
        return found

    def _texts(self, given: object) -> object:
        """Return expected values of parameters: ``{id: [Module.Entity, name]}`` is an id as text."""
        if not isinstance(given, Mapping):
            return given
        return {
            name: str(self.soft(item)) if isinstance(item, Mapping) else None if item is None else str(item)
            for name, item in given.items()
        }

    # --- events -----------------------------------------------------------------------------------

    def _events(self, label: str) -> list[dict[str, object]]:
        """Return an event table's rows in the words of the notation."""
        (placed,) = [item for item in self.placement.entities if item.entity is self.side.entities[label]]
        columns = {(item.column or "").upper(): item.attribute for item in placed.attributes if item.attribute.active}
        name = in_case(str(placed.entity.event_table), self.side.environment.variation.table_case)
        rows = _in_capitals(self.reader.rows(name))
        found: list[dict[str, object]] = []
        for row in rows:
            event: dict[str, object] = {
                "espace": self._name("Espace", row["_ESPACE_ID"]), "tenant": self._name("Tenant", row["_TENANT_ID"]),
                "activity": self._name("Activity", row["_ACTIVITY_ID"]),
                "process": self._name("Definition", row["_PROCESS_DEF_ID"]),
                "is_update": bool(row["_IS_UPDATE"]), "is_light": bool(row["_IS_LIGHT"]),
            }
            for column, attribute in columns.items():
                if column in row:
                    refers = label if attribute.identifier else self.side.refers[label, attribute.name]
                    value = row[column]
                    event[attribute.name] = value if value == 0 else self._name(refers, value)
            found.append(event)
        return found

    def _event(self, label: str, tree: Tree) -> dict[str, object]:
        """Return an expected subscription with everything that the notation leaves out."""
        process = tree.get("process")
        first = next(iter(self.side.ids["Tenant"]), None)
        event: dict[str, object] = {
            "espace": tree.get("espace", process.partition(".")[0] if process else None),
            "tenant": tree.get("tenant", first), "activity": tree.get("activity"), "process": process,
            "is_update": tree.get("is_update", False), "is_light": tree.get("is_light", False),
        }
        for attribute in self.side.entities[label].attributes:
            if attribute.active and (attribute.identifier or (label, attribute.name) in self.side.refers):
                given = tree.get("refs", {}).get(attribute.name)
                event[attribute.name] = tree.get("row") if attribute.identifier else given
        return event


def _in_capitals(rows: Iterable[Mapping[str, Any]] | None) -> list[dict[str, Any]]:
    return [{name.upper(): value for name, value in row.items()} for row in rows or ()]


def _moment(found: object, wanted: object) -> object:
    """Return a value as the attribute's type has it: SQL Server keeps dates and times as a moment."""
    if isinstance(found, datetime) and isinstance(wanted, time):
        return found.time()
    if isinstance(found, datetime) and isinstance(wanted, date) and not isinstance(wanted, datetime):
        return found.date() if found.time() == time(0) else found
    return found


def _plain(value: object) -> str | None:
    return None if value is None else str(value)


def marked(reader: Reader, placement: Placement, side: CaseSide, label: str) -> Rows:
    """Return a table's rows by mark, values by attribute name; nothing for tables without marks."""
    columns = columns_of(placement, side, label)
    entity = side.entities[label]
    placed = next(item for item in placement.entities if item.entity is entity)
    if placed.table is None or MARK not in columns:
        return {}
    found: Rows = {}
    for values in reader.rows(placed.table) or ():
        row = {name: values[column] for name, column in columns.items()}
        mark = str(row[MARK])
        assert mark not in found, f"{label}: the row {mark} is there twice"
        found[mark] = row
    return found


def columns_of(placement: Placement, side: CaseSide, label: str) -> dict[str, str]:
    """Return an entity's physical columns by attribute name; of two with one name the active one's."""
    entity = side.entities[label]
    placed = next(item for item in placement.entities if item.entity is entity)
    columns = {
        item.attribute.name: item.column
        for item in sorted(placed.attributes, key=lambda item: item.attribute.active)
        if item.column is not None
    }
    return columns | ({"TENANT_ID": "TENANT_ID"} if entity.multitenant else {})
