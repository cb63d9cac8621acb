"""Parses batches: control of flow, and INSERT, UPDATE, DELETE, MERGE. Definitions are in ``parse_definitions``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tests.support.tsql import nodes as n
from tests.support.tsql import statements as s
from tests.support.tsql.lexer import tokens
from tests.support.tsql.parse_definitions import Definitions

_OPTIONS = frozenset({
    "NOCOUNT", "ANSI_NULLS", "ANSI_PADDING", "ANSI_WARNINGS", "ARITHABORT", "CONCAT_NULL_YIELDS_NULL",
    "QUOTED_IDENTIFIER", "NUMERIC_ROUNDABORT", "IMPLICIT_TRANSACTIONS", "ROWCOUNT", "DATEFORMAT", "LOCK_TIMEOUT",
    "XACT_ABORT", "TRANSACTION", "LANGUAGE", "DATEFIRST", "DEADLOCK_PRIORITY", "TEXTSIZE",
})


class Statements(Definitions):
    """Statements one after the other."""

    def batch(self) -> tuple[s.Statement, ...]:
        """Parse a whole batch."""
        found = self._until()
        if self.now.kind != "end":
            self.fail("the end of the batch expected")
        return found

    def body(self) -> tuple[s.Statement, ...]:
        """Parse all that follows."""
        return self._until()

    def _until(self, *words: str) -> tuple[s.Statement, ...]:
        found: list[s.Statement] = []
        while True:
            while self.skip(";"):
                pass
            if self.now.kind == "end" or (words and self.is_word(*words)):
                return tuple(found)
            if self.is_word("THROW") and found and self.found[self.at - 1].up != ";":
                self.fail("THROW must follow a semicolon")
            found.append(self.statement())

    def statement(self) -> s.Statement:
        """Parse one statement."""
        word, line = self.now.up, self.now.line
        if self.is_word("BEGIN", "TRY"):
            return self._try(line)
        if self.is_word("BEGIN", "TRANSACTION") or word in ("COMMIT", "ROLLBACK"):
            self.at += 1
            self.expect("TRANSACTION")
            return s.Transaction(line, word)
        match word:
            case "BEGIN":
                self.at += 1
                found = self._until("END")
                self.expect("END")
                return s.Block(line, found)
            case "DECLARE":
                self.at += 1
                if self.now.kind == "var" and self.peek().up == "TABLE":
                    name = (self._variable(),)
                    self.expect("TABLE")
                    return self.table_definition(line, name)
                return s.Declare(line, self.listed(self._declared))
            case "SET":
                self.at += 1
                return self._set(line)
            case "IF":
                self.at += 1
                condition, then = self.predicate(), self.statement()
                self.skip(";")
                return s.If(line, condition, then, self.statement() if self.skip("ELSE") else None)
            case "WHILE":
                self.at += 1
                return s.While(line, self.predicate(), self.statement())
            case "THROW":
                return self._throw(line)
            case "RAISERROR":
                return self._raise(line)
            case "PRINT":
                self.at += 1
                return s.RaisError(line, self.expression(), 0, ())
            case "RETURN" | "BREAK" | "CONTINUE":
                self.at += 1
                return s.Leave(line, word)
            case "EXEC" | "EXECUTE":
                self.at += 1
                return self._execute(line)
            case "SELECT" | "WITH":
                return s.Query(line, self.query())
            case "INSERT":
                return self.insert(line)
            case "UPDATE" if self.peek().up == "STATISTICS":
                self.at += 2
                return s.Statistics(line, self.names())
            case "UPDATE":
                return self._update(line)
            case "DELETE":
                return self._delete(line)
            case "MERGE":
                return self._merge(line)
            case _:
                return self.definition(line)

    def _declared(self) -> tuple[str, s.Type, n.Expression | None]:
        name = self._variable()
        self.declared.append(name)
        self.skip("AS")
        type = self.type(cast=False)
        return name, type, self.expression() if self.skip("=") else None

    def _variable(self) -> str:
        token = self.take()
        if token.kind != "var":
            self.at -= 1
            self.fail("a variable expected")
        return token.text.lower()

    def _set(self, line: int) -> s.Statement:
        if self.now.kind == "var":
            name = self._variable()
            if self.now.up in ("+=", "-="):
                sign = self.take().up[0]
                return s.SetVariable(line, name, n.Binary(sign, n.Variable(name), self.expression()))
            self.expect("=")
            return s.SetVariable(line, name, self.expression())
        if self.skip("IDENTITY_INSERT"):
            table = self.names()
            return s.IdentityInsert(line, table, self._on())
        if self.skip("CONTEXT_INFO"):
            return s.SetOption(line, ("CONTEXT_INFO",), self.expression())
        words = []
        while self.now.kind in ("word", "num") or self.is_word("-"):
            if words and (words[-1] in ("ON", "OFF") or (words[-1].lstrip("-").isdigit())):
                break
            words.append(self.take().up)
        if not words or words[0] not in _OPTIONS:
            self.fail("a SET that is known expected")
        return s.SetOption(line, tuple(words))

    def _on(self) -> bool:
        word = self.take().up
        if word not in ("ON", "OFF"):
            self.fail("ON or OFF expected")
        return word == "ON"

    def _try(self, line: int) -> s.Statement:
        self.expect("BEGIN", "TRY")
        body = self._until("END", "TRY")
        self.expect("END", "TRY")
        self.skip(";")
        self.expect("BEGIN", "CATCH")
        catch = self._until("END", "CATCH")
        self.expect("END", "CATCH")
        return s.Try(line, body, catch)

    def _throw(self, line: int) -> s.Statement:
        self.at += 1
        if self.now.kind == "end" or self.is_word(";"):
            return s.Throw(line, None, None)
        number, message = self._atom(), self._after_comma()
        self._after_comma()
        return s.Throw(line, number, message)

    def _atom(self) -> n.Expression:
        """Parse what THROW and EXEC take: a constant or a variable, no expression."""
        token = self.now
        if token.kind == "var":
            return self.variable(self._variable())
        sign = "-" if self.skip("-") else ""
        token = self.take()
        if token.kind == "num" and "." not in token.text:
            return n.Literal("int", sign + token.text)
        if not sign and (token.kind in ("nstr", "str", "bin")):
            return n.Literal(token.kind, token.text)
        if not sign and token.up == "NULL":
            return n.Literal("null", "")
        self.at -= 1
        self.fail("a constant or a variable expected")
        raise AssertionError

    def _after_comma(self) -> n.Expression:
        self.expect(",")
        return self._atom()

    def _raise(self, line: int) -> s.Statement:
        self.expect("RAISERROR", "(")
        message = self._atom()
        self.expect(",")
        severity = self.number()
        self.expect(",")
        self.number()
        arguments = []
        while self.skip(","):
            arguments.append(self._atom())
        self.expect(")")
        if self.skip("WITH"):
            self.expect("NOWAIT")
        return s.RaisError(line, message, severity, tuple(arguments))

    def _execute(self, line: int) -> s.Statement:
        if self.skip("("):
            text = self.expression()
            self.expect(")")
            return s.Execute(line, text)
        result = None
        if self.now.kind == "var" and self.peek().up == "=":
            result = self._variable()
            self.expect("=")
        name = self.names()
        arguments: list[tuple[str | None, n.Expression]] = []
        outputs: list[str] = []
        if self.now.kind in ("var", "nstr", "str", "num", "bin") or self.is_word("NULL"):
            while True:
                given = None
                if self.now.kind == "var" and self.peek().up == "=":
                    given = self._variable()
                    self.expect("=")
                value = self._atom()
                arguments.append((given, value))
                if self.skip("OUTPUT"):
                    assert isinstance(value, n.Variable)
                    outputs.append(value.name)
                if not self.skip(","):
                    break
        return s.Procedure(line, name, tuple(arguments), result, tuple(outputs))

    # --- rows -------------------------------------------------------------------------------------

    def output(self) -> s.Output | None:
        """Parse OUTPUT."""
        if not self.skip("OUTPUT"):
            return None
        items = self.listed(self.item)
        into, columns = None, ()
        if self.skip("INTO"):
            into = self.names()
            columns = self.in_parentheses(self.name) if self.is_word("(") else ()
        return s.Output(items, into, columns)

    def insert(self, line: int) -> s.Insert:
        """Parse INSERT."""
        self.expect("INSERT", "INTO")
        table = self.names()
        self.hints()
        columns = self.in_parentheses(self.name) if self.is_word("(") and not self.starts_query() else ()
        output = self.output()
        if self.skip("DEFAULT", "VALUES"):
            return s.Insert(line, table, (), output, ((),), None)
        if self.skip("VALUES"):
            rows = self.listed(lambda: self.in_parentheses(self._inserted))
            return s.Insert(line, table, columns, output, rows, None)
        return s.Insert(line, table, columns, output, None, self.query())

    def _inserted(self) -> n.Expression | None:
        return None if self.skip("DEFAULT") else self.expression()

    def _update(self, line: int) -> s.Statement:
        self.expect("UPDATE")
        top = self.top()
        table = self.names()
        self.hints()
        self.expect("SET")
        changes = self.listed(self._change)
        output = self.output()
        source = self.sources() if self.skip("FROM") else None
        where = self.predicate() if self.skip("WHERE") else None
        self.options()
        return s.Update(line, table, top, changes, output, source, where)

    def _change(self) -> tuple[str, n.Expression]:
        name = self.names()[-1]
        self.expect("=")
        return name, self.expression()

    def _delete(self, line: int) -> s.Statement:
        self.expect("DELETE")
        top = self.top()
        self.skip("FROM")
        table = self.names()
        self.hints()
        output = self.output()
        source = self.sources() if self.skip("FROM") else None
        where = self.predicate() if self.skip("WHERE") else None
        self.options()
        return s.Delete(line, table, top, output, source, where)

    def _merge(self, line: int) -> s.Statement:
        self.expect("MERGE")
        self.skip("INTO")
        table = self.names()
        self.hints()
        alias = self.alias() or table[-1]
        self.hints()
        self.expect("USING")
        source = self.sources()
        self.expect("ON")
        on = self.predicate()
        self.expect("WHEN", "NOT", "MATCHED")
        if self.skip("BY"):
            self.expect("TARGET")
        self.expect("THEN", "INSERT")
        columns = self.in_parentheses(self.name)
        self.expect("VALUES")
        values = self.in_parentheses(self.expression)
        output = self.output()
        self.options()
        if not self.is_word(";"):
            self.fail("MERGE must end with a semicolon")
        return s.Merge(line, table, alias, source, on, columns, values, output)


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch: its statements, the variables that it uses, those that it declares (each as often as it does).

    ``defines``: columns change or tables go in it. ``made`` are the temporary tables that it makes.
    """

    statements: tuple[s.Statement, ...]
    used: frozenset[str]
    declared: tuple[str, ...]
    defines: bool
    made: tuple[str, ...]


@lru_cache(maxsize=512)
def parse(text: str) -> Batch:
    """Return a batch. Raises ``NotEmulated`` for what is unknown."""
    parser = Statements(tokens(text))
    found = parser.batch()
    nodes = [node for statement in found for node in inner(statement)]
    return Batch(
        found, frozenset(parser.used), tuple(parser.declared),
        any(isinstance(node, s.AddColumns | s.Drop) for node in nodes),
        tuple(
            node.table[-1].lower() for node in nodes
            if isinstance(node, s.CreateTable) and node.table[-1].startswith("#")
        ),
    )


def inner(node: s.Statement) -> Iterator[s.Statement]:
    """Yield a statement and those inside."""
    yield node
    parts: tuple[s.Statement | None, ...] = ()
    match node:
        case s.If(_, _, then, otherwise):
            parts = (then, otherwise)
        case s.While(_, _, body):
            parts = (body,)
        case s.Block(_, statements):
            parts = statements
        case s.Try(_, body, catch):
            parts = (*body, *catch)
    for part in parts:
        if part is not None:
            yield from inner(part)
