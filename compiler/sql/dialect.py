"""What a dialect must offer, and the names that one script uses.

The steps' shape is the same in both dialects; ``selects.py`` builds what they share, each
dialect's own modules the rest.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from sqlglot import Dialect as SqlglotDialect
from sqlglot import exp

from compiler.metamodel.rows import DataType, TypeKind
from compiler.plan import ir
from compiler.plan.apart import is_apart
from compiler.plan.stepwise import work_label, work_table
from compiler.sql.labels import label
from compiler.sql.tree import Node, ident

# Pairs of records, and rows matched in preflight.
PAIRS = "o11c_pair"
MATCHED = "o11c_matched"
# Temporary tables that no statement reads in another step than the one that fills them.
SESSION_TABLES = frozenset({PAIRS, MATCHED, "o11c_finding"})

# Steps that put pairs into a map (an insert only where the database makes the ids).
Filler: TypeAlias = (
    ir.BuildLiteralMap
    | ir.BuildMatchedMap
    | ir.LoadUserFile
    | ir.ReserveIds
    | ir.InheritIds
    | ir.PreserveIds
    | ir.DeriveIds
    | ir.InsertRows
)
# The steps after which rows of a target table are recorded for undo.
Writer: TypeAlias = ir.InsertRows | ir.LinkReference | ir.UpdateRows


class Dialect(ABC):
    """Facts and spellings of one dialect. ``name`` as in the project file, ``glot`` as sqlglot has it."""

    name: str
    glot: str
    # The statement that makes checks which wait for COMMIT at once; None where none can wait.
    settle: str | None = None
    # The type of ``digest``.
    hash_type: str

    def __init__(self, *, durable: bool = False) -> None:
        # Each step of the run commits: ids that later steps read are in tables of o11c, not in temporary ones.
        self.durable = durable
        # What is being lowered, in the user's words, for diagnostics.
        self.place = ""
        # Two printers for the whole script: making one for each node takes longer than printing it.
        glot = SqlglotDialect.get_or_raise(self.glot)
        self._pretty = glot.generator(pretty=True, normalize_functions=False)
        self._inline = glot.generator(normalize_functions=False)
        self._quoted: dict[str, str] = {}

    def sql(self, node: Node) -> str:
        """Return the node as text. The node is used up."""
        return str(self._pretty.generate(node, copy=False))

    def inline(self, node: Node) -> str:
        """Return the node as text on one line. The node is used up."""
        return str(self._inline.generate(node, copy=False))

    def name_of(self, name: str) -> str:
        """Return a quoted identifier."""
        known = self._quoted.get(name)
        if known is None:
            known = self._quoted[name] = self.inline(ident(name))
        return known

    @abstractmethod
    def text(self, value: str) -> Node:
        """Return a string literal that survives the dialect's client."""

    @abstractmethod
    def type_of(self, data_type: DataType, native: str) -> str:
        """Return the type's name. Raises ``CompileError`` (O11-0704) for one without a counterpart."""

    @abstractmethod
    def as_text(self, node: Node) -> Node:
        """Return the value as text."""

    @abstractmethod
    def masked(self, node: Node, kind: ir.MaskKind, length: int | None) -> Node:
        """Return a text's masked value (docs/project-file.md: mask); it fits ``length`` characters."""

    @abstractmethod
    def comparable(self, node: Node, column: ir.Column) -> Node:
        """Return a text of ``column`` in a type that can be compared."""

    @abstractmethod
    def like(self, node: Node, pattern: str) -> Node:
        """Return the condition that a text, folded, is like a folded pattern; only ``%`` and ``_`` are special."""

    @abstractmethod
    def exact(self, node: Node) -> Node:
        """Return the value as text that is compared byte by byte, whatever its type and collation."""

    def as_named(self, node: Node) -> Node:
        """Return a name, compared as the server compares names of its catalog."""
        return self.exact(node)

    @abstractmethod
    def collate(self, node: Node, column: ir.Column) -> Node:
        """Return a text under the collation of ``column``, named explicitly."""

    @abstractmethod
    def fold(self, node: Node) -> Node:
        """Return a text value in the form that ignores case, accents and trailing blanks."""

    @abstractmethod
    def key(self, node: Node) -> Node:
        """Return an SS_KEY as lower-case text without braces, whatever its column type."""

    @abstractmethod
    def is_true(self, node: Node) -> Node:
        """Return the condition that a metamodel flag is set, whatever its column type."""

    @abstractmethod
    def concat(self, *nodes: Node) -> Node:
        """Return the texts joined; none of them is NULL."""

    @abstractmethod
    def typed(self, node: Node, column: ir.Column) -> Node:
        """Return a text of the scripts' own tables as a value of the column's type."""

    @abstractmethod
    def differs(self, actual: Node, expected: Node) -> Node:
        """Return the condition that ``actual`` is NULL or not ``expected``, a text that is never empty."""

    @abstractmethod
    def changed(self, target: Node, target_column: ir.Column, source: Node, source_column: ir.Column) -> Node:
        """Return the condition that two values differ, to the last byte of a text; NULL equals NULL."""

    @abstractmethod
    def foreign_keys_to(self, table: str) -> str:
        """Return a query for "schema.table.constraint" of all foreign keys to a table (a quoted name)."""

    @abstractmethod
    def enabled_triggers(self, table: str) -> str:
        """Return a query for the names of the enabled BPT triggers of a table (a quoted name)."""

    @abstractmethod
    def by_bytes(self, node: Node, column: ir.Column) -> list[Node]:
        """Return a value of the column, and what else must agree for two of them to be the same to the last byte."""

    @abstractmethod
    def count_if(self, condition: Node) -> Node:
        """Return how many rows fulfil the condition, as a 64-bit integer."""

    def temporary(self, name: str) -> exp.Table:
        """Return one of the scripts' temporary tables; a table of ``o11c`` where it has to outlive the session."""
        if self.lasts(name):
            return self.kept_table(work_table(name))
        return self.session_table(name)

    def kept_table(self, name: str) -> exp.Table:
        """Return a table of the schema ``o11c``."""
        return exp.Table(this=ident(name), db=ident("o11c"))

    def temporary_name(self, name: str) -> str:
        """Return the same as plain text; ``name`` is one of ours."""
        return self.inline(self.temporary(name)) if self.lasts(name) else self.session_name(name)

    def lasts(self, name: str) -> bool:
        """Tell whether a temporary table has to outlive the session: later steps read what one has filled."""
        return self.durable and name not in SESSION_TABLES

    def how_long(self, name: str) -> str:
        """Return how long a temporary table is there, as a sentence."""
        return "Dropped when the run is done." if self.lasts(name) else "Gone with the session."

    def described(self, name: str) -> str:
        """Return what the header of a step calls a temporary table."""
        return f"o11c.{work_table(name)}" if self.lasts(name) else f"temporary table {name}"

    def refused(self, hint: str) -> str:
        """Return the hint of a refusal; where each step commits, a refused step undoes only itself."""
        if not self.durable:
            return hint
        for words in ("Nothing was changed.", "The run is undone."):
            hint = hint.replace(words, "This step changed nothing.")
        return hint

    @abstractmethod
    def variable(self, name: str) -> Node:
        """Return a variable of the block or batch around a statement."""

    @abstractmethod
    def session_table(self, name: str) -> exp.Table:
        """Return a temporary table of the session."""

    @abstractmethod
    def session_name(self, name: str) -> str:
        """Return the same as plain text; ``name`` is one of ours."""

    @abstractmethod
    def key_type(self, column: ir.Column) -> str:
        """Return the type of an identifier in the scripts' own tables, with its collation."""

    @abstractmethod
    def temporary_create(self, name: str, lines: Sequence[str]) -> str:
        """Return the statement that makes a temporary table; ``lines`` are its columns."""

    @abstractmethod
    def measure(self, table: str) -> str:
        """Return the statement that tells the planner how many rows a table has now."""

    @abstractmethod
    def until_nothing(self, inserts: Sequence[tuple[str, str]]) -> str:
        """Return a loop over (comment, INSERT) that ends when a whole round has added no row."""

    @abstractmethod
    def if_column(self, table: str, column: str, statement: str) -> str:
        """Return the statement for when a table of the schema ``o11c`` is there and has the column.

        ``table`` is its bare name. Without the table nothing happens: the statement is not even looked at.
        """

    @abstractmethod
    def delete(self, table: str, alias: str, condition: str) -> str:
        """Return a DELETE whose condition may name the table's rows by ``alias``."""

    @abstractmethod
    def update(
        self, table: str, assignments: str, source: Sequence[Node], on: Node, when: Sequence[Node]
    ) -> str:
        """Return an UPDATE of the rows ``t`` of a table, each from the row of ``source`` that ``on`` tells.

        ``source`` are a FROM and its joins. Only rows that fulfil one of the conditions ``when``; none: all.
        """

    def one_of(self, conditions: Sequence[Node], indent: str) -> str:
        """Return the conditions joined by OR, in parentheses, each on a line of its own."""
        lines = [self.inline(condition) for condition in conditions]
        if len(lines) == 1:
            return f"({lines[0]})"
        joined = f"\n{indent}  OR ".join(f"({line})" for line in lines)
        return f"(\n{indent}  {joined}\n{indent})"

    @abstractmethod
    def like_table(self, table: exp.Table, of: str, columns: Sequence[str], extra: str | None) -> str:
        """Return the statement that makes an empty table with columns of another one (a quoted name).

        Types and collations are the same; nothing is made by an identity. ``extra`` is a column of text before
        them.
        """

    @abstractmethod
    def digest(self, alias: str, columns: Sequence[ir.Column]) -> str:
        """Return the SHA-256 of a row's columns: no setting of the session changes it (after the prelude)."""

    @abstractmethod
    def refuse_when(self, query: str, code: str, message: str, hint: str) -> str:
        """Return a statement that fails when ``query`` returns rows (one text column), naming up to five."""

    @abstractmethod
    def finding(self, query: str, code: str, severity: str, name: str, what: str) -> str:
        """Return an INSERT of a finding for when ``query`` (one text column) returns rows."""

    def flag(self, value: bool) -> Node:
        """Return true or false as a value that can be compared and written."""
        return self.constant(ir.Constant(DataType(TypeKind.BOOLEAN), "true" if value else "false"))

    @abstractmethod
    def constant(self, value: ir.Constant) -> Node:
        """Return a constant as an expression of its type."""


def staged_name(table: ir.Table) -> str:
    """Return by which name ``Names.staged`` knows a source table."""
    return table.name if table.schema is None else f"{table.schema}.{table.name}"


@dataclass(frozen=True, slots=True)
class Names:
    """Where tables are for one script. ``staged`` maps source tables to local copies (T-SQL)."""

    plan: ir.Plan
    staged: dict[str, str]
    _maps: dict[str, ir.IdentifierMap] = field(init=False, repr=False, compare=False)
    _fillers: dict[str, Filler] = field(init=False, repr=False, compare=False)
    _rows: dict[str, ir.SelectRows | ir.SelectProcesses] = field(init=False, repr=False, compare=False)
    _images: dict[str, ir.Image] = field(init=False, repr=False, compare=False)
    _events: dict[str, ir.EventImage] = field(init=False, repr=False, compare=False)
    _writers: dict[ir.Table, list[Writer]] = field(init=False, repr=False, compare=False)
    _forgets: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Every join asks for its map: a search through all of them would make big plans quadratic.
        object.__setattr__(self, "_maps", {item.table: item for item in self.plan.maps})
        fillers: dict[str, Filler] = {}
        rows: dict[str, ir.SelectRows | ir.SelectProcesses] = {}
        writers: dict[ir.Table, list[Writer]] = {}
        for step in self.plan.steps:
            if isinstance(step, Writer):
                writers.setdefault(step.target, []).append(step)
            match step:
                case ir.SelectRows() | ir.SelectProcesses():
                    rows.setdefault(step.rows, step)
                case ir.InsertRows(minted=False):
                    pass
                case (
                    ir.BuildLiteralMap()
                    | ir.BuildMatchedMap()
                    | ir.LoadUserFile()
                    | ir.ReserveIds()
                    | ir.InheritIds()
                    | ir.PreserveIds()
                    | ir.DeriveIds()
                    | ir.InsertRows()
                ):
                    fillers.setdefault(step.map, step)
                case _:
                    pass
        object.__setattr__(self, "_fillers", fillers)
        object.__setattr__(self, "_rows", rows)
        object.__setattr__(self, "_writers", writers)
        forgets = frozenset(step.map for step in self.plan.steps if isinstance(step, ir.ForgetPairs))
        object.__setattr__(self, "_forgets", forgets)
        prepared = [step for step in self.plan.steps if isinstance(step, ir.PrepareUndo)]
        object.__setattr__(self, "_images", {item.table.name: item for step in prepared for item in step.images})
        object.__setattr__(self, "_events", {item.table.name: item for step in prepared for item in step.events})

    def map(self, table: str) -> ir.IdentifierMap:
        """Return the plan's identifier map with this table name. Raises ``KeyError``."""
        return self._maps[table]

    def filler(self, table: str) -> Filler | None:
        """Return the first step that puts pairs into a map: it makes the map ready."""
        return self._fillers.get(table)

    def selection(self, rows: str) -> ir.SelectRows | ir.SelectProcesses:
        """Return the step that fills a selection. Raises ``KeyError``."""
        return self._rows[rows]

    def selections(self) -> tuple[ir.SelectRows | ir.SelectProcesses, ...]:
        """Return the first step of each selection, in the plan's order."""
        return tuple(self._rows.values())

    def writers(self, table: ir.Table) -> Sequence[Writer]:
        """Return the steps that write rows of a target table and record them, in the plan's order."""
        return self._writers.get(table, ())

    def forgets(self, table: str) -> bool:
        """Tell whether the run takes pairs out of a map."""
        return table in self._forgets

    def image(self, table: ir.Table) -> ir.Image:
        """Return what is kept of a target table for undo. Raises ``KeyError``."""
        return self._images[table.name]

    def images(self) -> tuple[ir.Image, ...]:
        """Return what is kept of all target tables, in the plan's order."""
        return tuple(self._images.values())

    def event_images(self) -> tuple[ir.EventImage, ...]:
        """Return what is kept of all event tables, in the plan's order."""
        return tuple(self._events.values())

    def event_image(self, table: ir.Table) -> ir.EventImage:
        """Return what is kept of an event table for undo. Raises ``KeyError``."""
        return self._events[table.name]

    def table(self, table: ir.Table) -> exp.Table:
        """Return the table's full name."""
        match table.side:
            case ir.Side.SOURCE:
                copy = self.staged.get(staged_name(table))
                if copy is not None:
                    return exp.Table(this=ident(copy)) if copy.startswith("#") else self.work(copy)
                if is_apart(self.plan):
                    raise KeyError(f"{staged_name(table)} is read and not copied")
                return self.there(table)
            case ir.Side.TARGET:
                return self._placed(self.plan.target, table.name, table.schema)
            case ir.Side.WORK:
                return self.work(table.name)

    def there(self, table: ir.Table) -> exp.Table:
        """Return the full name of a source table where it is, copied or not."""
        found = self._placed(self.plan.source, table.name, table.schema)
        server = self.plan.source.server
        if server is None:
            return found
        # A name of four parts; the node has room for three.
        return exp.Table(
            this=exp.Dot(this=found.args["db"], expression=found.this),
            db=found.args["catalog"],
            catalog=ident(server),
        )

    def shown(self, table: ir.Table) -> str:
        """Return the table's name for comments: schema and name, harmless."""
        place = {ir.Side.SOURCE: self.plan.source.schema, ir.Side.TARGET: self.plan.target.schema}
        return f"{label(table.schema or place.get(table.side, 'o11c'))}.{label(table.name)}"

    def work(self, name: str) -> exp.Table:
        """Return a table of the schema ``o11c``; one of the session where maps are temporary."""
        if self.plan.temporary_maps:
            return self._of_session(name)
        mssql = self.plan.target_engine == "mssql"
        database = (self.plan.maps_database or self.plan.target.database) if mssql else None
        return exp.Table(this=ident(name), db=ident("o11c"), catalog=ident(database) if database else None)

    def made(self, name: str) -> exp.Table:
        """Return ``work`` for SELECT INTO: two parts, in the current database, where that is the target."""
        if self.plan.temporary_maps:
            return self._of_session(name)
        database = self.plan.maps_database
        return exp.Table(this=ident(name), db=ident("o11c"), catalog=ident(database) if database else None)

    def kept_in(self, name: str) -> str:
        """Return what comments call a table of the schema ``o11c``; ``name`` is one of ours."""
        return work_label(self.plan, name)

    def _of_session(self, name: str) -> exp.Table:
        if self.plan.target_engine == "mssql":
            return exp.Table(this=ident(f"#{name}"))
        return exp.Table(this=ident(name), db=ident("pg_temp"))

    def _placed(self, place: ir.Place, name: str, schema: str | None) -> exp.Table:
        # PostgreSQL has no cross-database names: there the database is only what the guard expects.
        database = place.database if self.plan.target_engine == "mssql" else None
        return exp.Table(
            this=ident(name), db=ident(schema or place.schema), catalog=ident(database) if database else None
        )
