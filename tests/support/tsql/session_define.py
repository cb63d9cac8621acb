"""Procedures of the system, EXEC, and definitions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tests.support.tsql import nodes as n
from tests.support.tsql import statements as s
from tests.support.tsql.catalog import key_of, parts_of
from tests.support.tsql.constants import constant
from tests.support.tsql.conversions import convert
from tests.support.tsql.data_types import INT, NUMERIC, Type
from tests.support.tsql.errors import TsqlError
from tests.support.tsql.lexer import NotEmulated
from tests.support.tsql.scope import Scope
from tests.support.tsql.session_rows import Reading
from tests.support.tsql.session_state import Frame


class Defining(Reading):
    """EXEC, CREATE, ALTER, DROP and the like."""

    def exec_text(self, text: n.Expression, database: str) -> None:
        sql = self.evaluate(text)[1]
        if sql:
            self.run_inner(str(sql), database, {})

    def run_inner(self, sql: str, database: str, variables: dict[str, tuple[Type, object]]) -> None:
        """Run a text as EXEC does: its variables are its own, temporary tables that it makes go with it."""
        frame, place = self.frame, self._database
        known = {table.key for table in self.catalog.tables.values() if table.temporary}
        self.frame, self._database = Frame(dict(variables), frame.error), database
        try:
            self.run_text(sql)
        except TsqlError as error:
            error.inner = True
            raise
        finally:
            self.frame, self._database = frame, place
        self.forget(known)

    def forget(self, known: set[tuple[str, str, str]], first: str = "") -> None:
        """Drop temporary tables that were made since, with a name that begins so."""
        for table in list(self.catalog.tables.values()):
            if table.temporary and table.key not in known and table.name.startswith(first):
                self.execute(f"DROP TABLE {table.pg}")
                self.catalog.drop(table)

    def procedure(self, node: s.Procedure) -> None:
        name = node.name[-1].lower()
        given = {(key or str(at)).lower(): value for at, (key, value) in enumerate(node.arguments)}
        values = {key: self.evaluate(value) for key, value in given.items()}
        result: object = 0
        match name:
            case "sp_getapplock":
                resource = str(values["@resource"][1])
                taken = resource in self.server.locks and resource not in self.locks
                result = -1 if taken else 0
                if not taken:
                    self.server.locks.add(resource)
                    self.locks.add(resource)
            case "sp_releaseapplock":
                resource = str(values["@resource"][1])
                if resource not in self.locks:
                    raise TsqlError(1223, "Cannot release the application lock because it is not currently held.")
                self.locks.discard(resource)
                self.server.locks.discard(resource)
            case "sp_rename":
                if str(values["@objtype"][1]).upper() != "OBJECT":
                    raise NotEmulated("sp_rename of other things than objects")
                new = str(values["@newname"][1])
                for sql in self.definitions.rename(parts_of(str(values["@objname"][1])), new):
                    self.execute(sql)
                self.messages.append("Caution: Changing any part of an object name could break scripts.")
            case "sp_set_session_context":
                value, found = values["@value"]
                self.context[str(values["@key"][1])] = replace(value, sql=constant(found, value.type))
            case "sp_executesql" if len(given) == 1:
                (text,) = values.values()
                self.run_inner(str(text[1]), node.name[0] if len(node.name) > 2 else self._database, {})
            case _:
                raise NotEmulated(f"procedure {'.'.join(node.name)}")
        if node.result is not None:
            self.frame.variables[node.result] = (INT, result)
        self.rows = None

    def define(self, node: s.Statement) -> None:
        if self.doomed:
            raise TsqlError(3930, "The current transaction cannot support operations that write.")
        made: Iterable[str]
        match node:
            case s.CreateTable():
                made = self.definitions.create_table(node)
            case s.AddColumns():
                made = self.definitions.add_columns(node)
            case s.AddConstraint(_, table, constraint, check):
                made = self.definitions.add_constraint(self.lower.table(table).key, constraint, check=check)
            case s.SwitchConstraint():
                made = self.definitions.switch_constraint(node)
            case s.SwitchTrigger():
                self.definitions.switch_trigger(node)
                made = ()
            case s.CreateIndex():
                made = self.definitions.create_index(node)
            case s.CreateTrigger():
                made = self.definitions.create_trigger(node)
            case s.CreateSchema(_, name):
                made = self.definitions.create_schema(name)
            case s.Drop():
                made = self.definitions.drop(node)
            case s.Reseed(_, text, value):
                made = self._reseed(text, value)
            case s.Statistics(_, table):
                self.lower.table(table)
                made = ()
            case _:
                raise NotEmulated(type(node).__name__)
        for sql in made:
            self.execute(sql)
        self.rows = 0

    def _reseed(self, text: str, node: n.Expression | None) -> Iterable[str]:
        """Set the value that an identity has given last; without one the highest id, if that is above."""
        table = self.catalog.tables.get(key_of(parts_of(text), self._database))
        if table is None or table.identity is None:
            raise TsqlError(7997, f"'{text}' does not contain an identity column.")
        if node is None:
            yield (
                f"SELECT setval('{table.sequence}', greatest(last_value, (SELECT max({table.identity.pg}) "
                f"FROM {table.pg}))) FROM {table.sequence}"
            )
        else:
            value = convert(self.lower.value(node, Scope()), NUMERIC, self.collation)
            yield f"SELECT setval('{table.sequence}', ({value.sql})::bigint)"
