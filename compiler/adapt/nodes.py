"""The tree of O11 SQL. A node knows its tokens, so that what nobody changes is written as it was.

``parts`` are the node's tokens (their numbers) and nodes, in the order of the text; the other fields name some of them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """What all nodes have."""

    parts: tuple[Part, ...]

    @property
    def first(self) -> int:
        """Number of the node's first token."""
        part = self.parts[0]
        return part if isinstance(part, int) else part.first

    @property
    def last(self) -> int:
        """Number of the node's last token."""
        part = self.parts[-1]
        return part if isinstance(part, int) else part.last


Part = int | Node


# Expressions


@dataclass(frozen=True, slots=True, eq=False)
class Literal(Node):
    """A text, a number, a hexadecimal value, NULL, TRUE, FALSE."""


@dataclass(frozen=True, slots=True, eq=False)
class Typed(Node):
    """A literal with its type: ``DATE '2024-01-01'``, ``INTERVAL '1 day'``."""


@dataclass(frozen=True, slots=True, eq=False)
class Name(Node):
    """A column, with or without what it is of: ``{E}.[A]``, ``e.[A]``, ``A``, ``e.*``. ``names`` are token numbers."""

    names: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Parameter(Node):
    """``@name``."""


@dataclass(frozen=True, slots=True, eq=False)
class Call(Node):
    """A function call. ``arguments`` are separated by commas; ``tail`` is OVER, WITHIN GROUP and the like."""

    name: tuple[int, ...]
    open: int
    arguments: tuple[Node, ...]
    close: int
    tail: tuple[Node, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Words(Node):
    """A call whose arguments have words between them: ``EXTRACT(YEAR FROM d)``, ``COUNT(DISTINCT x)``."""

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Cast(Node):
    """``CAST(value AS type)`` or ``CONVERT(type, value, style)``; ``name`` is CAST, CONVERT, TRY_CAST, TRY_CONVERT."""

    name: str
    value: Node
    type: Type
    style: Node | None


@dataclass(frozen=True, slots=True, eq=False)
class Type(Node):
    """A data type: ``name`` in upper case, ``arguments`` as written without blanks ("10,2", "MAX")."""

    name: str
    arguments: str


@dataclass(frozen=True, slots=True, eq=False)
class Case(Node):
    """``CASE``. ``operand`` is None for CASE WHEN; ``branches`` are (condition, value) pairs."""

    operand: Node | None
    branches: tuple[tuple[Node, Node], ...]
    otherwise: Node | None


@dataclass(frozen=True, slots=True, eq=False)
class Paren(Node):
    """Something in parentheses: expressions separated by commas, or a query."""

    inner: tuple[Node, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Prefix(Node):
    """An operator before its operand: ``-x``, ``NOT x``, ``EXISTS (...)``, ``ANY (...)``."""

    operator: str
    operand: Node


@dataclass(frozen=True, slots=True, eq=False)
class Suffix(Node):
    """Something after an operand: ``COLLATE x``, ``AT TIME ZONE x``, ``::type``, ``IS NULL``, ``(+)``."""

    operand: Node
    operator: str


@dataclass(frozen=True, slots=True, eq=False)
class Chain(Node):
    """Operands with operators of one rank between them, read from the left: ``a + b - c``, ``a AND b``, ``a = b``."""

    operands: tuple[Node, ...]
    operators: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Like(Node):
    """``a [NOT] LIKE b [ESCAPE c]``. ``words`` are the tokens between ``a`` and ``b``."""

    left: Node
    words: tuple[int, ...]
    pattern: Node
    escape: Node | None


@dataclass(frozen=True, slots=True, eq=False)
class In(Node):
    """``a [NOT] IN (...)``."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True, eq=False)
class Between(Node):
    """``a [NOT] BETWEEN b AND c``."""

    left: Node
    low: Node
    high: Node


# Queries


@dataclass(frozen=True, slots=True, eq=False)
class Item(Node):
    """An item of a SELECT list or a RETURNING list. ``alias`` is a token; ``before`` tells ``alias = expression``."""

    value: Node
    alias: int | None
    before: bool


@dataclass(frozen=True, slots=True, eq=False)
class Top(Node):
    """``TOP (n) [PERCENT] [WITH TIES]``."""

    count: Node
    percent: bool
    ties: bool


@dataclass(frozen=True, slots=True, eq=False)
class Raw(Node):
    """Tokens that are written as they are: ``FOR XML PATH('')``, table hints, ``OPTION (...)``."""

    word: str


@dataclass(frozen=True, slots=True, eq=False)
class Table(Node):
    """One source of rows. ``what`` is a Name, a Call, a Paren (query or joins) or a Raw; ``alias`` a token."""

    what: Node
    alias: int | None
    columns: Node | None
    hints: Raw | None


@dataclass(frozen=True, slots=True, eq=False)
class Join(Node):
    """A join: its words ("INNER JOIN", "CROSS APPLY", ","), the source, its condition."""

    words: str
    table: Node
    on: Node | None


@dataclass(frozen=True, slots=True, eq=False)
class From(Node):
    """The tables of a FROM clause, without the word: a first one and the joins."""

    table: Node
    joins: tuple[Join, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Clause(Node):
    """A clause with its first word: WHERE, GROUP BY, HAVING, ORDER BY, OFFSET, FETCH, LIMIT, FROM, INTO, FOR, OPTION.

    ``inner`` are its expressions or items.
    """

    word: str
    inner: tuple[Node, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Ordered(Node):
    """``x [ASC|DESC] [NULLS FIRST|LAST]``."""

    value: Node


@dataclass(frozen=True, slots=True, eq=False)
class Select(Node):
    """One SELECT without what follows a set operation. ``clauses`` are those it has, by word."""

    top: Top | None
    items: tuple[Item, ...]
    clauses: tuple[Clause, ...]

    def clause(self, word: str) -> Clause | None:
        """Return the clause that begins with ``word``, or None."""
        return next((clause for clause in self.clauses if clause.word == word), None)


@dataclass(frozen=True, slots=True, eq=False)
class Query(Node):
    """WITH, SELECTs with set operations between them, and the clauses that hold for all of them."""

    with_: With | None
    bodies: tuple[Node, ...]
    operators: tuple[str, ...]
    clauses: tuple[Clause, ...]

    def clause(self, word: str) -> Clause | None:
        """Return the clause that begins with ``word``, or None."""
        return next((clause for clause in self.clauses if clause.word == word), None)


@dataclass(frozen=True, slots=True, eq=False)
class Cte(Node):
    """``name [(columns)] AS (query)``."""

    name: int
    query: Node


@dataclass(frozen=True, slots=True, eq=False)
class With(Node):
    """The WITH clause."""

    ctes: tuple[Cte, ...]


# Statements


@dataclass(frozen=True, slots=True, eq=False)
class Assignment(Node):
    """``column = value`` in SET."""

    target: Node
    operator: int
    value: Node


@dataclass(frozen=True, slots=True, eq=False)
class Insert(Node):
    """INSERT. ``source`` is a Query or the rows of VALUES."""

    with_: With | None
    table: Node
    columns: Paren | None
    output: Clause | None
    source: Node | None
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Values(Node):
    """``VALUES (...), (...)``."""

    rows: tuple[Paren, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Update(Node):
    """UPDATE. ``set_`` is the token SET."""

    with_: With | None
    table: Table
    set_: int
    assignments: tuple[Assignment, ...]
    clauses: tuple[Clause, ...]

    def clause(self, word: str) -> Clause | None:
        """Return the clause that begins with ``word``, or None."""
        return next((clause for clause in self.clauses if clause.word == word), None)


@dataclass(frozen=True, slots=True, eq=False)
class Delete(Node):
    """DELETE. ``from_`` is the token of its first FROM, when it has one."""

    with_: With | None
    from_: int | None
    table: Table
    clauses: tuple[Clause, ...]

    def clause(self, word: str) -> Clause | None:
        """Return the clause that begins with ``word``, or None."""
        return next((clause for clause in self.clauses if clause.word == word), None)


@dataclass(frozen=True, slots=True, eq=False)
class CreateTemp(Node):
    """``CREATE TABLE #t (...)``: ``name`` is the token of the table, ``types`` the types of its columns."""

    name: int


@dataclass(frozen=True, slots=True, eq=False)
class Plain(Node):
    """A statement that is the same in ODC but for names of temporary tables: DROP TABLE, TRUNCATE, COMMIT."""


@dataclass(frozen=True, slots=True, eq=False)
class WaitFor(Node):
    """``WAITFOR DELAY '...'``."""

    delay: Node


@dataclass(frozen=True, slots=True, eq=False)
class NoCount(Node):
    """``SET NOCOUNT ON``: there is nothing like it, and nothing is lost."""


@dataclass(frozen=True, slots=True, eq=False)
class Unsupported(Node):
    """A statement without a counterpart; ``word`` says which."""

    word: str


@dataclass(frozen=True, slots=True, eq=False)
class Broken(Node):
    """A statement that stays as it is because of what begins at token ``at``: ``code`` and ``why`` tell."""

    at: int
    code: str
    why: str
