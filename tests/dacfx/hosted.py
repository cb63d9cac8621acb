"""Batches brought into a form that a model of one database can hold. Runs in the worker.

Microsoft's model resolves names inside procedures of one database. So each batch becomes a procedure,
and what a batch finds outside it becomes an object of the model:

- ``[db].[schema].[name]`` is written ``[db.schema].[name]``, or ``[schema].[name]`` when ``db`` is the
  target; a linked server is one part more. A database that nobody has named stays, and the model does not
  know it. In a script that runs in another database, ``[schema].[name]`` is that database's;
- a temporary table that an earlier statement has made is ``[# N].[name]``: a table of the model. Each
  definition has its own N, so a table that two scripts define differently is two. One that no statement
  before has made keeps its name, and the model does not know it;
- CREATE TABLE and the INTO of SELECT ... INTO leave the batch;
- the text of EXEC (N'...') becomes a batch of its own, and so does that of sp_executesql, in its database.

Everything else stays as it is, sign by sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.dacfx.dotnet import IO, Dom

_TOKEN = re.compile(
    r"N?'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/|\[(?:[^\]]|\]\])*\]|\"(?:[^\"]|\"\")*\"|[@#]*\w[\w@$#]*|\s+|.", re.DOTALL
)
_CONTAINERS = {
    "BeginEndBlockStatement": ("StatementList",),
    "TryCatchStatement": ("TryStatements", "CatchStatements"),
}
_BRANCHES = {"IfStatement": ("ThenStatement", "ElseStatement"), "WhileStatement": ("Statement",)}
# What stands where a statement was. It needs no name.
_NOTHING = "PRINT N'';"


@dataclass(frozen=True, slots=True)
class Hosted:
    """A batch, or the text of an EXEC inside it, ready to be a procedure's body; and what is wrong already."""

    text: str
    problems: tuple[str, ...]


@dataclass(slots=True)
class Database:
    """What the batches so far have made.

    ``target`` is the database of the run, ``places`` are the other databases, and linked servers with a database
    each, in parts; ``schemas`` the names of schemas that there may be in them. ``current`` is the database of the
    connection. ``tables`` maps (schema, name) in the model to a definition, the
    text in parentheses: what batches of all scripts have made outside tempdb. ``temporary`` maps the
    definitions of temporary tables, with their names, to their number. ``now`` are the temporary tables
    that are there at this moment of the script that is being read.
    """

    target: str
    places: list[list[str]]
    schemas: frozenset[str]
    current: list[str]
    tables: dict[tuple[str, str], str] = field(default_factory=dict)
    temporary: dict[tuple[str, str], int] = field(default_factory=dict)
    now: dict[str, int] = field(default_factory=dict)

    def host(self, batch: str) -> list[Hosted]:
        """Return a batch as procedures: itself, then the texts that it executes. Temporary tables add up."""
        script, errors = Dom.TSql130Parser(True).Parse(IO.StringReader(batch), None)
        if errors.Count:
            return [Hosted("", tuple(f"line {error.Line}: {error.Message}" for error in errors))]
        reader = _Reader(self, batch)
        for part in script.Batches:
            for statement in part.Statements:
                reader.read(statement)
        if not any(part.Statements.Count for part in script.Batches):
            return []
        return [Hosted(reader.text(), tuple(reader.problems)), *reader.executed]

    def make(self, name: Any, definition: str) -> None:
        """Note that a table has been made; ``name`` is a SchemaObjectName."""
        base = name.BaseIdentifier.Value
        if base.startswith("#"):
            self.now[base.lower()] = self.temporary.setdefault((base, definition), len(self.temporary) + 1)
            return
        *where, base = self.named([item.Value for item in name.Identifiers])
        self.tables[where[0], base] = definition

    def named(self, parts: list[str]) -> list[str]:
        """Return the parts of a name with its database and schema as the model has them."""
        for place in ([self.target], *self.places):
            size = len(place)
            if len(parts) > size + 1 and [part.lower() for part in parts[:size]] == [part.lower() for part in place]:
                schema = parts[size] if place == [self.target] else ".".join(parts[: size + 1])
                return [schema, *parts[size + 1 :]]
        if self.current != [self.target] and len(parts) > 1 and parts[0].lower() in self.schemas:
            return [".".join([*self.current, parts[0]]), *parts[1:]]
        return parts


@dataclass(slots=True)
class _Reader:
    """Goes through the statements of a batch in the order of the text."""

    database: Database
    batch: str
    edits: list[tuple[int, int, str]] = field(default_factory=list)
    executed: list[Hosted] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    # Temporary tables by the place in the text from where they are there, or not.
    known: list[tuple[int, dict[str, int]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.known.append((0, dict(self.database.now)))

    def read(self, statement: Any) -> None:
        kind = type(statement).__name__
        for name in _CONTAINERS.get(kind, ()):
            for inner in getattr(statement, name).Statements:
                self.read(inner)
        for name in _BRANCHES.get(kind, ()):
            if (inner := getattr(statement, name)) is not None:
                self.read(inner)
        match kind:
            case "CreateTableStatement":
                begin = self.batch.index("(", _end(statement.SchemaObjectName))
                definition = self.names(begin, _end(statement)).rstrip().rstrip(";")
                self.database.make(statement.SchemaObjectName, definition)
                self.replace(statement, _NOTHING)
            case "DropTableStatement":
                self.drop(statement)
            case "SelectStatement" if statement.Into is not None:
                self.into(statement)
            case "ExecuteStatement":
                self.execute(statement.ExecuteSpecification.ExecutableEntity)
            case "InsertStatement":
                self.problems += _counts(statement.InsertSpecification, self.batch)

    def replace(self, fragment: Any, text: str) -> None:
        self.edits.append((fragment.StartOffset, _end(fragment), text))
        self.known.append((_end(fragment), dict(self.database.now)))

    def drop(self, statement: Any) -> None:
        """Temporary tables go; the model's procedures need not drop anything."""
        names = [item.BaseIdentifier.Value for item in statement.Objects]
        if not all(name.startswith("#") for name in names):
            return
        for name in names:
            self.database.now.pop(name.lower(), None)
        self.replace(statement, _NOTHING)

    def into(self, statement: Any) -> None:
        """SELECT ... INTO makes a table of its columns' names; types do not matter to the model."""
        columns = []
        for element in statement.QueryExpression.SelectElements:
            if type(element).__name__ != "SelectScalarExpression":
                self.problems.append("SELECT ... INTO without the names of its columns")
                return
            if element.ColumnName is not None:
                columns.append(element.ColumnName.Value)
            else:
                parts = element.Expression.MultiPartIdentifier.Identifiers
                columns.append(parts[parts.Count - 1].Value)
        definition = ", ".join(f"{quoted(column)} sql_variant" for column in columns)
        end = _end(statement.Into)
        begin = self.batch.upper().rindex("INTO", 0, statement.Into.StartOffset)
        self.database.make(statement.Into, f"({definition})")
        self.edits.append((begin, end, " "))
        self.known.append((_end(statement), dict(self.database.now)))

    def execute(self, entity: Any) -> None:
        """Texts of EXEC (N'...') and of sp_executesql are batches of their own, in the midst of this one."""
        database = self.database
        current = database.current
        match type(entity).__name__:
            case "ExecutableStringList":
                values = [*entity.Strings]
            case "ExecutableProcedureReference":
                name = entity.ProcedureReference.ProcedureReference.Name
                if name.BaseIdentifier.Value.lower() != "sp_executesql":
                    return
                values = [item.ParameterValue for item in entity.Parameters]
                if name.DatabaseIdentifier is not None:
                    database.current = [name.DatabaseIdentifier.Value]
            case _:
                return
        if all(type(value).__name__ == "StringLiteral" for value in values):
            text = "".join(value.Value for value in values)
            # It must be alone in its batch, so it cannot be in a procedure. The model has the schema anyway.
            if not re.fullmatch(r"\s*(?:CREATE|DROP) SCHEMA \[\w+\];?\s*", text):
                self.executed += database.host(text)
                self.known.append((_end(entity), dict(database.now)))
        database.current = current

    def text(self) -> str:
        """Return the batch with its edits, and with names as the model has them."""
        pieces, at = [], 0
        for begin, end, text in sorted(self.edits):
            pieces += [self.names(at, begin), text]
            at = end
        return "".join([*pieces, self.names(at, len(self.batch))])

    def names(self, begin: int, end: int) -> str:
        """Return a piece of the batch with every name as the model has it."""
        out: list[str] = []
        for place, parts, text in _names(self.batch, begin, end):
            if not parts:
                out.append(text)
                continue
            now = next(known for start, known in reversed(self.known) if start <= place)
            if (number := now.get(parts[0].lower())) is not None:
                parts = [temporary(number), parts[0][1:], *parts[1:]]
                out.append(".".join(quoted(part) for part in parts))
            elif (named := self.database.named(parts)) != parts:
                out.append(".".join(quoted(part) for part in named))
            else:
                out.append(text)
        return "".join(out)


def quoted(name: str) -> str:
    """Return a name in brackets."""
    return "[" + name.replace("]", "]]") + "]"


def temporary(number: int) -> str:
    """Return the model's schema of a temporary table."""
    return f"# {number}"


def _end(fragment: Any) -> int:
    end: int = fragment.StartOffset + fragment.FragmentLength
    return end


def _names(text: str, begin: int, end: int) -> Iterator[tuple[int, list[str], str]]:
    """Yield (place, parts of a dotted name or of one that begins with #, text); without parts: anything else."""
    tokens = [(match.start(), match.group()) for match in _TOKEN.finditer(text, begin, end)]
    at = 0
    while at < len(tokens):
        place, token = tokens[at]
        parts = [_bare(token)] if _is_name(token) else []
        until = at + 1
        while parts and until + 1 < len(tokens) and tokens[until][1] == "." and _is_name(tokens[until + 1][1]):
            parts.append(_bare(tokens[until + 1][1]))
            until += 2
        whole = "".join(token for _, token in tokens[at:until])
        yield place, parts, whole
        at = until


def _is_name(token: str) -> bool:
    return token[0] in '["#_' or (token[0].isalpha() and token[-1] != "'")


def _bare(token: str) -> str:
    return token[1:-1].replace("]]", "]") if token[0] == "[" else token[1:-1] if token[0] == '"' else token


def _counts(insert: Any, batch: str) -> list[str]:
    """Return what is wrong with the number of columns: the model does not count them."""
    columns = [batch[column.StartOffset : _end(column)].lower() for column in insert.Columns]
    where = batch[insert.Target.StartOffset : _end(insert.Target)]
    found = [f"INSERT INTO {where}: column {name} twice" for name in sorted({*columns}) if columns.count(name) > 1]
    source = insert.InsertSource
    match type(source).__name__:
        case "ValuesInsertSource":
            given = {row.ColumnValues.Count for row in source.RowValues}
        case "SelectInsertSource":
            given = {*_widths(source.Select)}
        case _:
            given = set()
    if columns:
        found += [
            f"INSERT INTO {where}: {len(columns)} columns, {number} values"
            for number in sorted(given - {len(columns)})
        ]
    return found


def _widths(query: Any) -> Iterator[int]:
    """Yield the number of columns of each SELECT of a UNION."""
    match type(query).__name__:
        case "QueryParenthesisExpression":
            yield from _widths(query.QueryExpression)
        case "BinaryQueryExpression":
            yield from _widths(query.FirstQueryExpression)
            yield from _widths(query.SecondQueryExpression)
        case "QuerySpecification":
            if all(type(item).__name__ == "SelectScalarExpression" for item in query.SelectElements):
                yield query.SelectElements.Count
