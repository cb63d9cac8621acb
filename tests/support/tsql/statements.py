"""The trees of statements that the parser makes."""

from __future__ import annotations

from dataclasses import dataclass

from tests.support.tsql import nodes as n
from tests.support.tsql.data_types import Type


@dataclass(frozen=True, slots=True)
class Declare:
    """DECLARE: names, types, values."""

    line: int
    variables: tuple[tuple[str, Type, n.Expression | None], ...]


@dataclass(frozen=True, slots=True)
class SetVariable:
    """SET @x = value."""

    line: int
    name: str
    value: n.Expression


@dataclass(frozen=True, slots=True)
class SetOption:
    """A SET of the session; ``words`` are all its words, in capitals. ``value``: of CONTEXT_INFO."""

    line: int
    words: tuple[str, ...]
    value: n.Expression | None = None


@dataclass(frozen=True, slots=True)
class IdentityInsert:
    """SET IDENTITY_INSERT."""

    line: int
    table: tuple[str, ...]
    on: bool


@dataclass(frozen=True, slots=True)
class If:
    """IF ... ELSE ..."""

    line: int
    condition: n.Predicate
    then: Statement
    otherwise: Statement | None


@dataclass(frozen=True, slots=True)
class While:
    """WHILE."""

    line: int
    condition: n.Predicate
    body: Statement


@dataclass(frozen=True, slots=True)
class Block:
    """BEGIN ... END."""

    line: int
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Try:
    """BEGIN TRY ... BEGIN CATCH ..."""

    line: int
    body: tuple[Statement, ...]
    catch: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Throw:
    """THROW; without a number it throws the error again."""

    line: int
    number: n.Expression | None
    message: n.Expression | None


@dataclass(frozen=True, slots=True)
class RaisError:
    """RAISERROR and PRINT (severity 0)."""

    line: int
    message: n.Expression
    severity: int
    arguments: tuple[n.Expression, ...]


@dataclass(frozen=True, slots=True)
class Leave:
    """RETURN, BREAK, CONTINUE."""

    line: int
    word: str


@dataclass(frozen=True, slots=True)
class Transaction:
    """BEGIN, COMMIT or ROLLBACK TRANSACTION."""

    line: int
    word: str


@dataclass(frozen=True, slots=True)
class Execute:
    """EXEC (text): a batch of its own."""

    line: int
    text: n.Expression


@dataclass(frozen=True, slots=True)
class Procedure:
    """EXEC of a procedure of the system. ``result`` gets what it returns; ``outputs`` are marked OUTPUT."""

    line: int
    name: tuple[str, ...]
    arguments: tuple[tuple[str | None, n.Expression], ...]
    result: str | None
    outputs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A SELECT that stands alone."""

    line: int
    query: n.Query


@dataclass(frozen=True, slots=True)
class Output:
    """OUTPUT ... INTO table (columns)."""

    items: tuple[n.Item, ...]
    into: tuple[str, ...] | None
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Insert:
    """INSERT; ``rows`` of VALUES or a query. A row holds None for DEFAULT."""

    line: int
    table: tuple[str, ...]
    columns: tuple[str, ...]
    output: Output | None
    rows: tuple[tuple[n.Expression | None, ...], ...] | None
    query: n.Query | None


@dataclass(frozen=True, slots=True)
class Update:
    """UPDATE."""

    line: int
    table: tuple[str, ...]
    top: n.Expression | None
    changes: tuple[tuple[str, n.Expression], ...]
    output: Output | None
    source: n.Source | None
    where: n.Predicate | None


@dataclass(frozen=True, slots=True)
class Delete:
    """DELETE."""

    line: int
    table: tuple[str, ...]
    top: n.Expression | None
    output: Output | None
    source: n.Source | None
    where: n.Predicate | None


@dataclass(frozen=True, slots=True)
class Merge:
    """MERGE that only inserts what does not match."""

    line: int
    table: tuple[str, ...]
    alias: str
    source: n.Source
    on: n.Predicate
    columns: tuple[str, ...]
    values: tuple[n.Expression, ...]
    output: Output | None


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A foreign key; ``cascade``: ON DELETE CASCADE."""

    name: str | None
    columns: tuple[str, ...]
    table: tuple[str, ...]
    referenced: tuple[str, ...]
    cascade: bool


@dataclass(frozen=True, slots=True)
class Key:
    """PRIMARY KEY or UNIQUE."""

    name: str | None
    primary: bool
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """CHECK; ``text`` is its condition as written."""

    name: str | None
    condition: n.Predicate
    text: str


Constraint = ForeignKey | Key | Check


@dataclass(frozen=True, slots=True)
class ColumnDefinition:
    """A column of CREATE TABLE or ALTER TABLE ADD; ``text`` is its default as written."""

    name: str
    type: Type
    collation: str | None
    nullable: bool
    identity: tuple[int, int] | None
    default: n.Expression | None
    text: str


@dataclass(frozen=True, slots=True)
class CreateTable:
    """CREATE TABLE."""

    line: int
    table: tuple[str, ...]
    columns: tuple[ColumnDefinition, ...]
    constraints: tuple[Constraint, ...]


@dataclass(frozen=True, slots=True)
class AddColumns:
    """ALTER TABLE ADD of columns."""

    line: int
    table: tuple[str, ...]
    columns: tuple[ColumnDefinition, ...]


@dataclass(frozen=True, slots=True)
class AddConstraint:
    """ALTER TABLE ADD of a constraint; ``check`` False: WITH NOCHECK."""

    line: int
    table: tuple[str, ...]
    constraint: Constraint
    check: bool


@dataclass(frozen=True, slots=True)
class SwitchConstraint:
    """CHECK or NOCHECK CONSTRAINT; ``names`` None: ALL. ``check``: WITH CHECK."""

    line: int
    table: tuple[str, ...]
    names: tuple[str, ...] | None
    on: bool
    check: bool


@dataclass(frozen=True, slots=True)
class SwitchTrigger:
    """ENABLE or DISABLE TRIGGER."""

    line: int
    table: tuple[str, ...]
    names: tuple[str, ...] | None
    on: bool


@dataclass(frozen=True, slots=True)
class CreateIndex:
    """CREATE INDEX; ``where`` is the predicate of a filtered one, ``text`` as the catalog shows it."""

    line: int
    name: str
    unique: bool
    table: tuple[str, ...]
    columns: tuple[str, ...]
    where: n.Predicate | None
    text: str | None


@dataclass(frozen=True, slots=True)
class CreateTrigger:
    """CREATE TRIGGER ... AFTER INSERT; it is all of its batch."""

    line: int
    name: tuple[str, ...]
    table: tuple[str, ...]
    body: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class CreateSchema:
    """CREATE SCHEMA."""

    line: int
    name: str


@dataclass(frozen=True, slots=True)
class Drop:
    """DROP TABLE, SCHEMA, or the like."""

    line: int
    kind: str
    names: tuple[tuple[str, ...], ...]
    if_exists: bool


@dataclass(frozen=True, slots=True)
class Truncate:
    """TRUNCATE TABLE."""

    line: int
    table: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reseed:
    """DBCC CHECKIDENT (table, RESEED[, value])."""

    line: int
    table: str
    value: n.Expression | None


@dataclass(frozen=True, slots=True)
class Statistics:
    """UPDATE STATISTICS: the table must be there, nothing else is done."""

    line: int
    table: tuple[str, ...]


Statement = (
    Declare | SetVariable | SetOption | IdentityInsert | If | While | Block | Try | Throw | RaisError | Leave
    | Transaction | Execute | Procedure | Query | Insert | Update | Delete | Merge | CreateTable | AddColumns
    | AddConstraint | SwitchConstraint | SwitchTrigger | CreateIndex | CreateTrigger | CreateSchema | Drop | Truncate
    | Reseed | Statistics
)
