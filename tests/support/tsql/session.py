"""A session: runs batches. Control of flow is Python's, what reads and writes is PostgreSQL's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tests.support.tsql import nodes as n
from tests.support.tsql import statements as s
from tests.support.tsql.constants import shown
from tests.support.tsql.constants_of import Unknown, holds, value_of
from tests.support.tsql.conversions import convert
from tests.support.tsql.errors import TsqlError
from tests.support.tsql.lexer import NotEmulated
from tests.support.tsql.parse_statements import Batch, inner, parse
from tests.support.tsql.scope import Scope
from tests.support.tsql.session_define import Defining
from tests.support.tsql.session_state import Frame, Leave

_PLACE = re.compile(r"%%|%(?:s|d|i)")


class Session(Defining):
    """One session of the emulated server, in a database. Not known here: locks, isolation, permissions."""

    def batch(self, text: str) -> list[str]:
        """Run a batch and return what it printed, tables too. Raises ``TsqlError`` with that in its note."""
        self.messages = []
        self.frame = Frame()
        known = {table.key for table in self.catalog.tables.values() if table.temporary}
        try:
            self.run_text(text)
        except TsqlError as error:
            if self.transactions and (self.doomed or (error.dooms and self.aborts())):
                self.rollback()
            self._end(known)
            error.add_note("\n".join(self.messages))
            raise
        if self.doomed:
            self.rollback()
            self._end(known)
            raise TsqlError(3998, "Uncommittable transaction is detected at the end of the batch. It is rolled back.")
        self._end(known)
        return self.messages

    def _end(self, known: set[tuple[str, str, str]]) -> None:
        """Drop the table variables of a batch."""
        if not self.broken():
            self.forget(known, "@")

    def run_text(self, text: str) -> None:
        batch = parse(text)
        self._look_ahead(batch)
        try:
            self.all(batch.statements)
        except Leave as leave:
            if leave.word != "RETURN":
                raise NotEmulated(f"{leave.word} outside of WHILE") from leave
    def _look_ahead(self, batch: Batch) -> None:
        """Find what the server finds before a batch begins: variables, and columns of tables that are there already."""
        twice = [name for at, name in enumerate(batch.declared) if name in batch.declared[:at]]
        if twice:
            raise TsqlError(134, f"The variable name '{twice[0]}' has already been declared.", compiling=True)
        unknown = sorted(
            name for name in batch.used
            if not name.startswith("@@") and name not in batch.declared and name not in self.frame.variables
        )
        if unknown:
            raise TsqlError(137, f'Must declare the scalar variable "{unknown[0]}".', compiling=True)
        again = [name for at, name in enumerate(batch.made) if name in batch.made[:at]]
        if again:
            raise TsqlError(2714, f"There is already an object named '{again[0]}'.", compiling=True)
        if batch.defines:
            self._resolve(batch.statements)

    def _resolve(self, statements: Sequence[s.Statement]) -> None:
        frame, self.frame = self.frame, Frame()
        rows, self.rows = self.rows, 0
        try:
            for node in (part for statement in statements for part in inner(statement)):
                if isinstance(node, s.Declare):
                    self.frame.variables |= {name: (type, None) for name, type, _ in node.variables}
                elif isinstance(node, s.Query | s.Insert | s.Update | s.Delete | s.Merge):
                    try:
                        self.lowered(node)
                    except TsqlError as error:
                        # Tables that are missing are looked up when the statement runs.
                        if error.number in (207, 209, 4104):
                            error.compiling = True
                            raise
        finally:
            self.frame, self.rows = frame, rows
    def all(self, statements: Iterable[s.Statement]) -> None:
        for statement in statements:
            self.one(statement)

    def one(self, node: s.Statement) -> None:
        try:
            self._statement(node)
        except TsqlError as error:
            if not error.line:
                error.line = node.line
            raise
        except NotEmulated as unknown:
            if not getattr(unknown, "__notes__", ()):
                unknown.add_note(f"line {node.line} of the batch, {type(node).__name__}")
            raise

    def _statement(self, node: s.Statement) -> None:
        match node:
            case s.Declare(_, variables):
                for name, type, initial in variables:
                    self.frame.variables[name] = (type, None)
                    if initial is not None:
                        self._assign(name, initial)
            case s.SetVariable(_, name, value):
                self._assign(name, value)
            case s.SetOption():
                self._set(node)
            case s.IdentityInsert():
                self._identity_insert(node)
            case s.If(_, condition, then, otherwise):
                holds = self._holds(condition)
                self.rows = None
                if holds:
                    self.one(then)
                elif otherwise is not None:
                    self.one(otherwise)
            case s.While(_, condition, body):
                self._while(condition, body)
            case s.Block(_, statements):
                self.all(statements)
            case s.Try():
                self._try(node)
            case s.Throw():
                self._throw(node)
            case s.RaisError():
                self._raise(node)
            case s.Leave(_, word):
                raise Leave(word)
            case s.Transaction(_, word):
                self.transaction(word)
            case s.Execute(_, text):
                self.exec_text(text, self._database)
            case s.Procedure():
                self.procedure(node)
            case s.Query():
                self.query(node)
            case s.Insert() | s.Update() | s.Delete() | s.Merge():
                self.write(node)
            case _:
                self.define(node)

    # --- variables and flow -----------------------------------------------------------------------

    def _assign(self, name: str, node: n.Expression) -> None:
        if name not in self.frame.variables:
            raise TsqlError(137, f'Must declare the scalar variable "{name}".', compiling=True)
        type = self.frame.variables[name][0]
        try:
            found = value_of(node, self.known)
            if found is not None and not (isinstance(found, int) and type.name in ("int", "bigint")):
                raise Unknown
        except Unknown:
            made = convert(self.lower.value(node, Scope()), type, self.collation)
            found = self.fetch(made.sql)
        self.frame.variables[name] = (type, found)
        self.rows = 1

    def _holds(self, condition: n.Predicate) -> bool:
        try:
            return holds(condition, self.known) is True
        except Unknown:
            pass
        return self.fetch(f"coalesce({self.lower.predicate(condition, Scope())}, false)") is True

    def _while(self, condition: n.Predicate, body: s.Statement) -> None:
        for _ in range(10_000):
            if not self._holds(condition):
                self.rows = None
                return
            try:
                self.one(body)
            except Leave as leave:
                if leave.word == "RETURN":
                    raise
                if leave.word == "BREAK":
                    return
        raise NotEmulated("a WHILE of more than 10,000 rounds")

    def _try(self, node: s.Try) -> None:
        depth = self.transactions
        try:
            self.all(node.body)
        except TsqlError as error:
            if error.compiling and self._own_batch(error):
                raise
            if self.transactions and error.dooms and self.aborts():
                self.doomed = True
            elif self.transactions and depth >= 0 and self.broken():
                raise NotEmulated("an error inside a transaction with XACT_ABORT OFF") from error
            before, self.frame.error = self.frame.error, error
            self.rows = None
            try:
                self.all(node.catch)
            finally:
                self.frame.error = before

    @staticmethod
    def _own_batch(error: TsqlError) -> bool:
        """Tell whether an error was found when this batch was compiled; one of EXEC was when that began."""
        return not error.inner
    def _atom(self, node: n.Expression) -> object:
        try:
            return value_of(node, self.known)
        except Unknown:
            return self.evaluate(node)[1]

    def _throw(self, node: s.Throw) -> None:
        if node.number is None or node.message is None:
            if self.frame.error is None:
                raise TsqlError(10704, "THROW without parameters must be inside a CATCH block.", compiling=True)
            raise self.frame.error
        number, message = self._atom(node.number), self._atom(node.message)
        if not isinstance(number, int) or number < 50000:
            raise TsqlError(35100, "Error number in the THROW statement must be from 50000 to 2147483647.")
        # THROW formats its message: a lone % would lose what follows.
        text = str(message or "")
        if _PLACE.sub("", text.replace("%%", "")) != text.replace("%%", "") or "%" in text.replace("%%", ""):
            raise NotEmulated(f"THROW with a lone %: {text}")
        raise TsqlError(number, text.replace("%%", "%")[:2048], line=node.line)

    def _raise(self, node: s.RaisError) -> None:
        text = str(self._atom(node.message) or "")
        values = iter([self._atom(item) for item in node.arguments])
        if node.arguments or "%" in text:
            text = _PLACE.sub(lambda match: "%" if match[0] == "%%" else shown(next(values)), text)
        self.rows = 0
        if node.severity > 10:
            raise TsqlError(50000, text, severity=node.severity, line=node.line, dooms=False)
        self.messages.append(text)
    def _set(self, node: s.SetOption) -> None:
        self.rows = 0
        if node.value is not None:
            value, _ = self.evaluate(node.value)
            if not value.type.binary:
                raise TsqlError(2743, "SET CONTEXT_INFO needs bytes.", compiling=True)
            return
        if node.words[:3] == ("TRANSACTION", "ISOLATION", "LEVEL"):
            return
        self.options[node.words[0]] = node.words[-1]

    def _identity_insert(self, node: s.IdentityInsert) -> None:
        table = self.lower.table(node.table)
        if table.identity is None:
            raise TsqlError(8106, f"Table '{table.name}' does not have the identity property.")
        on = self.lower.identity_insert
        if node.on and on is not None and on != table.key:
            raise TsqlError(8107, f"IDENTITY_INSERT is already ON for table '{on[-1]}'.")
        if node.on:
            self.lower.identity_insert = table.key
        elif on == table.key:
            self.lower.identity_insert = None
        self.rows = 0
