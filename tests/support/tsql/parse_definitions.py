"""Parses CREATE, ALTER, DROP, TRUNCATE, DBCC."""

from __future__ import annotations

from tests.support.tsql import nodes as n
from tests.support.tsql import statements as s
from tests.support.tsql.parse_queries import Queries


class Definitions(Queries):
    """Statements that define things."""

    def body(self) -> tuple[s.Statement, ...]:
        """Parse all that follows: the body of a trigger."""
        raise NotImplementedError

    def definition(self, line: int) -> s.Statement:
        """Parse a statement that defines or drops something."""
        if self.skip("CREATE", "TABLE"):
            return self.table_definition(line, self.names())
        if self.skip("CREATE", "SCHEMA"):
            return s.CreateSchema(line, self.name())
        if self.skip("CREATE", "TRIGGER"):
            return self._create_trigger(line)
        if self.is_word("CREATE"):
            return self._create_index(line)
        if self.skip("ALTER", "TABLE"):
            return self._alter(line)
        if self.skip("DROP"):
            return self._drop(line)
        if self.skip("TRUNCATE", "TABLE"):
            return s.Truncate(line, self.names())
        if self.skip("DBCC", "CHECKIDENT"):
            return self._reseed(line)
        if self.is_word("ENABLE", "TRIGGER") or self.is_word("DISABLE", "TRIGGER"):
            on = self.take().up == "ENABLE"
            self.at += 1
            names = None if self.skip("ALL") else self.listed(lambda: self.names()[-1])
            self.expect("ON")
            return s.SwitchTrigger(line, self.names(), names, on)
        self.fail("a statement that is known expected")
        raise AssertionError

    def _drop(self, line: int) -> s.Statement:
        kind = self.take().up
        if kind not in ("TABLE", "SCHEMA", "TRIGGER", "INDEX"):
            self.fail(f"DROP {kind}")
        if_exists = self.skip("IF", "EXISTS")
        names = self.listed(self.names)
        if kind == "INDEX":
            self.expect("ON")
            names = (*names, self.names())
        return s.Drop(line, kind, names, if_exists)

    def _reseed(self, line: int) -> s.Statement:
        self.expect("(")
        token = self.take()
        table = token.text
        self.expect(",", "RESEED")
        value = self.expression() if self.skip(",") else None
        self.expect(")")
        if self.skip("WITH"):
            self.expect("NO_INFOMSGS")
        return s.Reseed(line, table, value)

    # --- tables -----------------------------------------------------------------------------------

    def table_definition(self, line: int, table: tuple[str, ...]) -> s.CreateTable:
        """Parse columns and constraints of a table, in parentheses."""
        self.expect("(")
        columns: list[s.ColumnDefinition] = []
        constraints: list[s.Constraint] = []
        while True:
            constraint = self._constraint()
            if constraint is not None:
                constraints.append(constraint)
            else:
                column, own = self._column()
                columns.append(column)
                constraints += own
            if not self.skip(","):
                break
        self.expect(")")
        return s.CreateTable(line, table, tuple(columns), tuple(constraints))

    def _constraint(self) -> s.Constraint | None:
        name = self.name() if self.skip("CONSTRAINT") else None
        found = self._key(name) or self._foreign_key(name) or self._check(name)
        if found is None and name is not None:
            self.fail("a constraint that is known expected")
        return found

    def _key(self, name: str | None, column: str | None = None) -> s.Key | None:
        primary = self.skip("PRIMARY", "KEY")
        if not primary and not self.skip("UNIQUE"):
            return None
        if not self.skip("CLUSTERED"):
            self.skip("NONCLUSTERED")
        columns = (column,) if column else self.in_parentheses(self._indexed)
        return s.Key(name, primary, columns)

    def _indexed(self) -> str:
        name = self.name()
        if not self.skip("ASC"):
            self.skip("DESC")
        return name

    def _foreign_key(self, name: str | None) -> s.ForeignKey | None:
        if not self.skip("FOREIGN", "KEY"):
            return None
        columns = self.in_parentheses(self.name)
        self.expect("REFERENCES")
        return self._references(name, columns)

    def _references(self, name: str | None, columns: tuple[str, ...]) -> s.ForeignKey:
        table = self.names()
        referenced = self.in_parentheses(self.name)
        cascade = False
        if self.skip("ON", "DELETE"):
            cascade = self.skip("CASCADE")
            if not cascade:
                self.expect("NO", "ACTION")
        return s.ForeignKey(name, columns, table, referenced, cascade)

    def _check(self, name: str | None) -> s.Check | None:
        if not self.skip("CHECK"):
            return None
        start = self.at
        self.expect("(")
        condition = self.predicate()
        self.expect(")")
        return s.Check(name, condition, self.written(start))

    def _column(self) -> tuple[s.ColumnDefinition, list[s.Constraint]]:
        name = self.name()
        type = self.type(cast=False)
        collation, identity, default, text = None, None, None, ""
        nullable, own = True, list[s.Constraint]()
        while not (self.is_word(",") or self.is_word(")") or self.is_word(";") or self.now.kind == "end"):
            called = self.name() if self.skip("CONSTRAINT") else None
            if self.skip("COLLATE"):
                collation = self.name()
            elif self.skip("NOT", "NULL"):
                nullable = False
            elif self.skip("NULL"):
                nullable = True
            elif self.skip("IDENTITY"):
                identity = (1, 1)
                if self.is_word("("):
                    seed, step = self.in_parentheses(self.number)
                    identity = (seed, step)
                nullable = False
            elif self.skip("DEFAULT"):
                start = self.at
                default = self.expression()
                text = self.written(start)
            elif self.skip("REFERENCES"):
                own.append(self._references(called, (name,)))
            elif (key := self._key(called, name)) is not None:
                own.append(key)
                nullable = nullable and not key.primary
            else:
                self.fail("a property of a column that is known expected")
        return s.ColumnDefinition(name, type, collation, nullable, identity, default, text), own

    def _alter(self, line: int) -> s.Statement:
        table = self.names()
        check = True
        if self.skip("WITH", "NOCHECK"):
            check = False
        elif self.skip("WITH", "CHECK"):
            check = True
        elif self.is_word("CHECK") or self.is_word("NOCHECK"):
            check = False
        for word in ("CHECK", "NOCHECK"):
            if self.skip(word, "CONSTRAINT"):
                names = None if self.skip("ALL") else self.listed(self.name)
                return s.SwitchConstraint(line, table, names, word == "CHECK", check)
        for word in ("ENABLE", "DISABLE"):
            if self.skip(word, "TRIGGER"):
                names = None if self.skip("ALL") else self.listed(self.name)
                return s.SwitchTrigger(line, table, names, word == "ENABLE")
        self.expect("ADD")
        constraint = self._constraint()
        if constraint is not None:
            return s.AddConstraint(line, table, constraint, check)
        columns: list[s.ColumnDefinition] = []
        while True:
            column, own = self._column()
            if own:
                self.fail("a column is added without a constraint")
            columns.append(column)
            if not self.skip(","):
                return s.AddColumns(line, table, tuple(columns))

    # --- indexes and triggers ---------------------------------------------------------------------

    def _create_index(self, line: int) -> s.Statement:
        self.expect("CREATE")
        unique = self.skip("UNIQUE")
        if not self.skip("CLUSTERED"):
            self.skip("NONCLUSTERED")
        self.expect("INDEX")
        name = self.name()
        self.expect("ON")
        table = self.names()
        columns = self.in_parentheses(self._indexed)
        where: n.Predicate | None = None
        text = None
        if self.skip("WHERE"):
            start = self.at
            where = self.predicate()
            text = f"({self.written(start)})"
        return s.CreateIndex(line, name, unique, table, columns, where, text)

    def _create_trigger(self, line: int) -> s.Statement:
        name = self.names()
        self.expect("ON")
        table = self.names()
        self.expect("AFTER", "INSERT", "AS")
        return s.CreateTrigger(line, name, table, self.body())
