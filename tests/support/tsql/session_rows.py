"""How a session reads and writes rows."""

from __future__ import annotations

from tests.support.tsql import nodes as n
from tests.support.tsql import statements as s
from tests.support.tsql.catalog import Column, Table
from tests.support.tsql.constants import constant, python, shown
from tests.support.tsql.conversions import convert
from tests.support.tsql.define import image
from tests.support.tsql.errors import TsqlError
from tests.support.tsql.lexer import NotEmulated
from tests.support.tsql.lower_queries import Lowered
from tests.support.tsql.lower_rows import Write
from tests.support.tsql.parse_statements import parse
from tests.support.tsql.session_state import Frame, Leave, State
from tests.support.tsql.values import DEFAULT, Collation, Value


class Reading(State):
    """SELECT, INSERT, UPDATE, DELETE, MERGE."""

    def lowered(self, node: s.Query | s.Insert | s.Update | s.Delete | s.Merge) -> Lowered | Write:
        match node:
            case s.Query(_, query):
                return self.lower.query(query, None, top=True, into=True)
            case s.Insert():
                return self.lower.insert(node)
            case s.Update():
                return self.lower.update(node)
            case s.Delete():
                return self.lower.delete(node)
            case s.Merge():
                return self.lower.merge(node)
    def query(self, node: s.Query) -> None:
        made = self.lower.query(node.query, None, top=True, into=True)
        if isinstance(node.query, n.Select) and node.query.into is not None:
            self._into(node.query.into, made)
            return
        names = [value.type for _, value in made.columns]
        rows = self.execute(made.sql).fetchall()
        self.rows = len(rows)
        if any(made.variables):
            if not all(made.variables):
                raise TsqlError(141, "A SELECT that assigns a variable must not return data.", compiling=True)
            for row in rows[-1:]:
                for name, type, value in zip(made.variables, names, row, strict=True):
                    assert name is not None
                    own = self.frame.variables[name][0]
                    collation = Collation(self.collation, DEFAULT) if type.text else None
                    given = Value(constant(value, type), type, collation)
                    self.frame.variables[name] = (own, self.fetch(convert(given, own, self.collation).sql))
            return
        self.messages.append(" | ".join(name or "" for name, _ in made.columns))
        self.messages += [" | ".join(shown(item) for item in row) for row in rows]

    def select(self, text: str) -> tuple[list[str], list[tuple[object, ...]]]:
        """Return the names and rows of one SELECT: for tests, which look at tables."""
        (node,) = parse(text).statements
        assert isinstance(node, s.Query)
        self.frame = Frame()
        made = self.lower.query(node.query, None, top=True)
        rows = self.execute(made.sql).fetchall()
        types = [value.type for _, value in made.columns]
        return [name or "" for name, _ in made.columns], [
            tuple(python(item, type) for item, type in zip(row, types, strict=True)) for row in rows
        ]

    def _into(self, parts: tuple[str, ...], made: Lowered) -> None:
        """Make the table of SELECT INTO: a column that stands alone keeps its identity and whether it may be NULL."""
        columns = []
        for name, value in made.columns:
            if not name:
                raise TsqlError(1038, "An object or column name is missing or empty.", compiling=True)
            collation = value.collation.name if value.collation else None
            columns.append(Column(name, image(value.type), collation, value.nullable, value.identity))
        table = self.definitions.new_table(parts, columns)
        for sql in self.definitions.make(table):
            self.execute(sql)
        listed = ", ".join(column.pg for column in table.columns)
        self.rows = self.execute(f"INSERT INTO {table.pg} ({listed}) {made.sql}").rowcount

    def write(self, node: s.Insert | s.Update | s.Delete | s.Merge) -> None:
        if self.doomed:
            raise TsqlError(3930, "The current transaction cannot support operations that write.")
        made = self.lowered(node)
        assert isinstance(made, Write)
        if made.twice is not None and self.execute(made.twice).fetchone() is not None:
            raise NotEmulated("an UPDATE that would give a row two values: what it leaves is undefined")
        fires = not isinstance(node, s.Update | s.Delete) and bool(made.table.triggers)
        if fires:
            captured = made.table.captured
            self.execute(f"DROP TABLE IF EXISTS {captured}")
            name = captured.partition(".")[2]
            self.execute(f"CREATE TEMPORARY TABLE {name} AS SELECT * FROM {made.table.pg} WHERE false")
        cursor = self.execute(made.sql)
        if made.columns:
            rows = cursor.fetchall()
            self.messages += [" | ".join(shown(item) for item in row) for row in rows]
        self.rows = cursor.rowcount
        identity = made.table.identity
        if made.identity and identity is not None and identity.identity is not None:
            most = "max" if identity.identity[1] > 0 else "min"
            beyond = ">" if identity.identity[1] > 0 else "<"
            self.execute(
                f"SELECT setval('{made.table.sequence}', \"m\") FROM (SELECT {most}({identity.pg}) AS \"m\" "
                f"FROM {made.table.pg}) AS \"t\", {made.table.sequence} AS \"s\" WHERE \"m\" {beyond} \"s\".last_value "
                f"OR (\"m\" = \"s\".last_value AND NOT \"s\".is_called)"
            )

        if fires:
            self._fire(made.table)

    def _fire(self, table: Table) -> None:
        """Run the triggers of a table that are enabled, each once."""
        rows, frame, place = self.rows, self.frame, self._database
        for trigger in table.triggers:
            if trigger.disabled:
                continue
            self.frame, self._database = Frame(error=frame.error), table.database
            self.lower.own["inserted"] = (table.captured, table)
            try:
                self.all(trigger.body)
            except Leave:
                continue
            finally:
                del self.lower.own["inserted"]
                self.frame, self._database = frame, place
        self.rows = rows
