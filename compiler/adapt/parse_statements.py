"""Statements of O11 SQL as trees. What cannot be read stays as it is, from its beginning to the next semicolon."""

from __future__ import annotations

from compiler.adapt import nodes
from compiler.adapt.kinds import Flavour
from compiler.adapt.nodes import Node, Part
from compiler.adapt.parse_expressions import Reader, Refused
from compiler.adapt.parse_queries import QueryReader
from compiler.adapt.tokens import Kind, Token

_STARTS = frozenset(
    [
        "SELECT", "WITH", "INSERT", "UPDATE", "DELETE", "MERGE", "CREATE", "ALTER", "DROP", "TRUNCATE",
        "DECLARE", "SET", "EXEC", "EXECUTE", "IF", "WHILE", "BEGIN", "END", "PRINT", "RAISERROR", "THROW",
        "WAITFOR", "GRANT", "REVOKE", "DENY", "OPEN", "CLOSE", "FETCH", "DEALLOCATE", "COMMIT", "ROLLBACK",
        "SAVE", "GO", "USE", "RETURN", "CALL", "VALUES", "GOTO", "BREAK", "CONTINUE", "ELSE", "LOCK",
    ]
)
# A statement that cannot be adapted ends before one of these on a new line.
_RESTARTS = frozenset({"SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "DECLARE", "SET", "EXEC", "EXECUTE", "DROP"})
# ... but these hold such words themselves.
_LONG = frozenset({"MERGE", "CREATE", "ALTER", "GRANT", "REVOKE", "DENY"})


def parse(tokens: list[Token], flavour: Flavour) -> list[Node]:
    """Return the statements of the text, in order. Semicolons are between them and belong to none."""
    reader = StatementReader(tokens, flavour)
    found: list[Node] = []
    while reader.kind() is not Kind.END:
        if reader.word() == ";":
            reader.take()
            continue
        found.append(reader.statement())
    return found


class StatementReader(QueryReader):
    """Reads one statement after the other."""

    def __init__(self, tokens: list[Token], flavour: Flavour) -> None:
        # Nobody looks further ahead than this.
        Reader.__init__(self, [*tokens, *tokens[-1:] * 8], flavour, self.query_expression)

    def statement(self) -> Node:
        """Read one statement; it has at least one token."""
        begin = self.at
        try:
            node = self._statement()
            if self.kind() is not Kind.END and self.word() != ";" and self.word() not in _STARTS:
                raise Refused(self.at, f"{self.tokens[self.at].text[:40]!r} is not expected here")
            return node
        except Refused as problem:
            self.depth = 0
            self.at = max(begin, problem.at)
            while self.kind() is not Kind.END and self.word() != ";":
                self.take()
            at = min(problem.at, self.at)
            end = max(self.at, begin + 1)
            self.at = end
            return nodes.Broken(tuple(range(begin, end)), at, problem.code, problem.why)

    def _statement(self) -> Node:
        word = self.word()
        if word in ("SELECT", "VALUES", "("):
            return self.query_expression()
        if word == "WITH":
            return self._with_statement()
        if word == "INSERT":
            return self._insert(None)
        if word == "UPDATE":
            return self._update(None)
        if word == "DELETE":
            return self._delete(None)
        if word == "WAITFOR" and self.word(1) == "DELAY":
            words = [self.take(), self.take()]
            delay = self.expression()
            return nodes.WaitFor((*words, delay), delay)
        if word == "SET" and self.word(1) == "NOCOUNT" and self.word(2) in ("ON", "OFF"):
            return nodes.NoCount((self.take(), self.take(), self.take()))
        if word == "CREATE" and (self.word(1), self.kind(2)) == ("TABLE", Kind.TEMP):
            return self._create([self.take(), self.take()])
        if word == "CREATE" and self.word(1) in ("TEMP", "TEMPORARY") and self.word(2) == "TABLE":
            return self._create([self.take(), self.take(), self.take()])
        if word in ("DROP", "TRUNCATE") and self.word(1) == "TABLE":
            parts: list[Part] = [self.take(), self.take()]
            while self.word() in ("IF", "EXISTS"):
                parts.append(self.take())
            parts += self.names()
            return nodes.Plain(tuple(parts))
        return self._unsupported()

    def _unsupported(self) -> Node:
        begin, word = self.at, self.word() or self.tokens[self.at].text[:20]
        if word not in _STARTS:
            raise Refused(self.at, f"no statement begins with {word!r}")
        self.take()
        while self.kind() is not Kind.END and self.word() != ";":
            new_line = "\n" in self.tokens[self.at].lead
            if new_line and self.word() in _RESTARTS and word not in _LONG:
                break
            self.take()
        return nodes.Unsupported(tuple(range(begin, self.at)), word)

    def _with_statement(self) -> Node:
        with_ = self.with_clause()
        word = self.word()
        if word == "INSERT":
            return self._insert(with_)
        if word == "UPDATE":
            return self._update(with_)
        if word == "DELETE":
            return self._delete(with_)
        if word == "MERGE":
            raise Refused(self.at, "MERGE has no counterpart here", "O11-1008")
        return self.query_rest(with_)

    def _target(self) -> nodes.Table:
        """Read the table of INSERT, UPDATE or DELETE, with hints and alias."""
        if self.kind() is Kind.PARAMETER:
            name: Node = nodes.Parameter((self.take(),))
        else:
            parts = self.names()
            name = nodes.Name(tuple(parts), tuple(part for part in parts if self.tokens[part].word != "."))
        return self.table_rest(name, [name], columns=False)

    def _output(self) -> nodes.Clause:
        """Read ``OUTPUT items [INTO target]`` or ``RETURNING items``."""
        word = self.word()
        parts: list[Part] = [self.take()]
        parts += self.items()
        if self.word() == "INTO":
            raise Refused(self.at, "OUTPUT INTO has no counterpart here", "O11-1009")
        return nodes.Clause(tuple(parts), word, tuple(part for part in parts if isinstance(part, Node)))

    def _insert(self, with_: nodes.With | None) -> Node:
        parts: list[Part] = [with_] if with_ else []
        parts.append(self.take())
        if self.word() == "TOP":
            raise Refused(self.at, "INSERT TOP has no counterpart here", "O11-1009")
        if self.word() == "INTO":
            parts.append(self.take())
        table = self._target()
        parts.append(table)
        columns: nodes.Paren | None = None
        output: nodes.Clause | None = None
        if self.word() == "(" and self.word(1) not in ("SELECT", "WITH", "VALUES", "("):
            columns = self.parenthesis()
            parts.append(columns)
        if self.word() == "OUTPUT":
            output = self._output()
            parts.append(output)
        source: Node | None
        if self.word() == "DEFAULT" and self.word(1) == "VALUES":
            parts += [self.take(), self.take()]
            source = None
        elif self.word() in ("EXEC", "EXECUTE"):
            raise Refused(self.at, "INSERT of what a procedure returns has no counterpart here", "O11-1008")
        else:
            source = self.query_expression()
            parts.append(source)
        clauses: list[nodes.Clause] = []
        if self.word() == "RETURNING":
            clauses.append(self._output())
        parts += clauses
        return nodes.Insert(tuple(parts), with_, table, columns, output, source, tuple(clauses))

    def _update(self, with_: nodes.With | None) -> Node:
        parts: list[Part] = [with_] if with_ else []
        parts.append(self.take())
        if self.word() == "TOP":
            raise Refused(self.at, "UPDATE TOP has no counterpart here", "O11-1009")
        table = self._target()
        parts.append(table)
        set_ = self.expect("SET")
        parts.append(set_)
        assignments: list[nodes.Assignment] = []
        while True:
            if self.kind() is Kind.PARAMETER:
                raise Refused(self.at, "a variable cannot be set here", "O11-1008")
            if self.word() == "(":
                target: Node = self.parenthesis()
            else:
                names = self.names()
                target = nodes.Name(tuple(names), tuple(part for part in names if self.tokens[part].word != "."))
            if self.word() not in ("=", "+=", "-=", "*=", "/=", "%="):
                raise Refused(self.at, "= is expected here")
            operator = self.take()
            value = self.expression()
            assignment = nodes.Assignment((target, operator, value), target, operator, value)
            assignments.append(assignment)
            parts.append(assignment)
            if self.word() != ",":
                break
            parts.append(self.take())
        clauses = self._changes()
        parts += clauses
        return nodes.Update(tuple(parts), with_, table, set_, tuple(assignments), tuple(clauses))

    def _delete(self, with_: nodes.With | None) -> Node:
        parts: list[Part] = [with_] if with_ else []
        parts.append(self.take())
        if self.word() == "TOP":
            raise Refused(self.at, "DELETE TOP has no counterpart here", "O11-1009")
        from_: int | None = None
        if self.word() == "FROM":
            from_ = self.take()
            parts.append(from_)
        table = self._target()
        parts.append(table)
        clauses = self._changes()
        parts += clauses
        return nodes.Delete(tuple(parts), with_, from_, table, tuple(clauses))

    def _changes(self) -> list[nodes.Clause]:
        """Read what follows the table or the assignments of UPDATE and DELETE."""
        clauses: list[nodes.Clause] = []
        while True:
            word = self.word()
            if word in ("OUTPUT", "RETURNING"):
                clauses.append(self._output())
            elif word in ("FROM", "USING"):
                clauses.append(self.from_clause())
            elif word == "WHERE":
                if self.word(1) == "CURRENT" and self.word(2) == "OF":
                    raise Refused(self.at, "cursors have no counterpart here", "O11-1008")
                clauses.append(self.condition())
            elif word == "OPTION":
                clauses.append(self.option())
            else:
                return clauses

    def _create(self, before: list[int]) -> Node:
        parts: list[Part] = list(before)
        name = self.take()
        parts.append(name)
        if self.word() == "AS":
            parts.append(self.take())
            parts.append(self.query_expression())
            return nodes.CreateTemp(tuple(parts), name)
        parts.append(self.expect("("))
        depth = 1
        begins = True  # a column, or a constraint of the table
        while depth:
            if self.kind() is Kind.END:
                raise Refused(self.at, "the text ends inside a table")
            word = self.word()
            if begins and word not in ("PRIMARY", "CONSTRAINT", "UNIQUE", "CHECK", "FOREIGN", "INDEX"):
                parts.append(self.take())
                parts.append(self.type())
                begins = False
                continue
            if word == "DEFAULT" and self.tokens[self.at - 1].word != "BY":
                parts.append(self.take())
                parts.append(self.expression(6))
                continue
            depth += {"(": 1, ")": -1}.get(word, 0)
            begins = word == "," and depth == 1
            parts.append(self.take())
        return nodes.CreateTemp(tuple(parts), name)
