"""The trees of queries and expressions that the parser makes. Names are as they are spelled."""

from __future__ import annotations

from dataclasses import dataclass

from tests.support.tsql.data_types import Type


@dataclass(frozen=True, slots=True)
class Literal:
    """A constant. ``kind``: nstr, str, int, dec, float, bin, null."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Variable:
    """``@name``, or ``@@name``; in small letters."""

    name: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column, with the parts before it."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Star:
    """``*`` or ``t.*``."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unary:
    """``-x``, ``+x``, ``~x``."""

    sign: str
    of: Expression


@dataclass(frozen=True, slots=True)
class Binary:
    """Arithmetic, texts put together, bits."""

    sign: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Case:
    """CASE; ``whens`` hold predicates when ``of`` is None."""

    of: Expression | None
    whens: tuple[tuple[Expression | Predicate, Expression], ...]
    otherwise: Expression | None


@dataclass(frozen=True, slots=True)
class Cast:
    """CAST, CONVERT, TRY_CAST, TRY_CONVERT."""

    of: Expression
    type: Type
    style: int | None
    tries: bool


@dataclass(frozen=True, slots=True)
class Over:
    """The window of a function."""

    partition: tuple[Expression, ...]
    order: tuple[Order, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A function; ``star`` for COUNT(*)."""

    name: str
    arguments: tuple[Expression, ...]
    distinct: bool = False
    star: bool = False
    over: Over | None = None


@dataclass(frozen=True, slots=True)
class Collate:
    """``x COLLATE name``."""

    of: Expression
    collation: str


@dataclass(frozen=True, slots=True)
class Subquery:
    """A query that gives one value."""

    query: Query


Expression = (
    Literal | Variable | Column | Star | Unary | Binary | Case | Cast | Call | Collate | Subquery
)


@dataclass(frozen=True, slots=True)
class Compare:
    """``left sign right``."""

    sign: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Logic:
    """AND, OR."""

    word: str
    left: Predicate
    right: Predicate


@dataclass(frozen=True, slots=True)
class Not:
    """NOT."""

    of: Predicate


@dataclass(frozen=True, slots=True)
class IsNull:
    """IS NULL, IS NOT NULL."""

    of: Expression
    negated: bool


@dataclass(frozen=True, slots=True)
class In:
    """IN a list or a query."""

    of: Expression
    among: tuple[Expression, ...] | Query
    negated: bool


@dataclass(frozen=True, slots=True)
class Between:
    """BETWEEN."""

    of: Expression
    low: Expression
    high: Expression
    negated: bool


@dataclass(frozen=True, slots=True)
class Like:
    """LIKE."""

    of: Expression
    pattern: Expression
    escape: str | None
    negated: bool


@dataclass(frozen=True, slots=True)
class Exists:
    """EXISTS."""

    query: Query


Predicate = Compare | Logic | Not | IsNull | In | Between | Like | Exists


@dataclass(frozen=True, slots=True)
class Order:
    """One thing to sort by."""

    by: Expression
    descending: bool


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a select list; ``variable`` when it is assigned."""

    value: Expression
    alias: str | None = None
    variable: str | None = None


@dataclass(frozen=True, slots=True)
class TableSource:
    """A table, view or CTE."""

    parts: tuple[str, ...]
    alias: str | None
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuerySource:
    """A derived table."""

    query: Query
    alias: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValuesSource:
    """``(VALUES ...) AS alias (columns)``."""

    rows: tuple[tuple[Expression, ...], ...]
    alias: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FunctionSource:
    """A table-valued function."""

    parts: tuple[str, ...]
    arguments: tuple[Expression, ...]
    alias: str | None


@dataclass(frozen=True, slots=True)
class Join:
    """JOIN, CROSS JOIN, APPLY. ``kind``: INNER, LEFT, RIGHT, FULL, CROSS, CROSS APPLY, OUTER APPLY."""

    kind: str
    left: Source
    right: Source
    on: Predicate | None


Source = TableSource | QuerySource | ValuesSource | FunctionSource | Join


@dataclass(frozen=True, slots=True)
class Select:
    """One SELECT. ``sets`` are grouping sets. ``xml``: FOR XML PATH('')."""

    items: tuple[Item, ...]
    distinct: bool = False
    top: Expression | None = None
    into: tuple[str, ...] | None = None
    source: Source | None = None
    where: Predicate | None = None
    group: tuple[Expression, ...] = ()
    sets: tuple[tuple[Expression, ...], ...] | None = None
    having: Predicate | None = None
    order: tuple[Order, ...] = ()
    xml: bool = False


@dataclass(frozen=True, slots=True)
class Combined:
    """UNION, EXCEPT, INTERSECT of two queries."""

    word: str
    all: bool
    left: Query
    right: Query
    order: tuple[Order, ...] = ()


@dataclass(frozen=True, slots=True)
class WithQuery:
    """Common table expressions before a query."""

    tables: tuple[tuple[str, tuple[str, ...], Query], ...]
    query: Query


Query = Select | Combined | WithQuery
