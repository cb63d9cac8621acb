"""T-SQL: spellings, and the forms that sqlglot has no node for. SQL Server 2016 and later.

Sources: SQL Server documentation ("Collation precedence", "CAST and CONVERT", "THROW", "Constants");
sqlcmd's documentation for what a client does to a script before the server sees it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlglot import exp

from compiler.diagnostics import CompileError, Findings, diagnostic
from compiler.metamodel.rows import DataType, TypeKind
from compiler.model.fits import is_padded
from compiler.plan import ir
from compiler.sql.dialect import Dialect
from compiler.sql.labels import label
from compiler.sql.masks import tsql_masked
from compiler.sql.tree import Node, all_of, any_of, call, cast, col, eq, ident, is_null, not_null, number
from compiler.sql.tsql_digest import digest
from compiler.sql.tsql_types import COMPARED_AS, HELD, REPLACED, of_another_code_page

# Text of the scripts' own tables, and everything compared exactly. A comparison that names no
# collation fails as soon as its two columns come from databases of different ones.
EXACT = "Latin1_General_BIN2"
# Names of users, without regard to case and accents (docs/equality.md).
FOLDED = "Latin1_General_CI_AI"
# Names in the catalog: what is one name to the current database is one here. Babelfish lists them in lower case.
NAMES = "DATABASE_DEFAULT"

FINDING = "#o11c_finding"

# Signs that a client may take for the end of a line, and others that a reader of a script cannot see.
_CONTROL = "[\x00-\x1f\x7f\x85\u2028\u2029]"
_PIECES = re.compile(f"({_CONTROL})|(?<=\\$)(?=\\()")
_UNSAFE_NAME = re.compile(f"\\$\\(|{_CONTROL}")
_NATIVE = re.compile(r"(?P<name>[a-z0-9]+)(?:\((?:max|\d+(?:,\d+)?)\))?")
_COLLATION = re.compile(r"[A-Za-z0-9_]+")

_NUMBERS = (TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT, TypeKind.DECIMAL, TypeKind.FLOAT)
# The widest type of a family: the column's own is taken when the value is assigned.
_CONSTANTS = {
    TypeKind.DATE: "date",
    TypeKind.TIME: "time(7)",
    TypeKind.DATETIME: "datetime2(7)",
    TypeKind.DATETIME_TZ: "datetimeoffset(7)",
    TypeKind.UUID: "uniqueidentifier",
}
# nvarchar without (max) holds this many UTF-16 units; joining two such texts cuts at this length.
_SHORT = 4000


def executed(text: str) -> str:
    """Return an EXEC of the scripts' own text: it is compiled only when it is reached."""
    return f"EXEC ({_literal(text)})"


def _literal(text: str) -> str:
    # A text of the scripts' own: nothing in it that a client could take for a directive.
    return "N'" + text.replace("'", "''") + "'"


class TsqlDialect(Dialect):
    """T-SQL. ``place`` says, for diagnostics, what is being lowered; ``findings`` collects O11-0702."""

    name = "tsql"
    glot = "tsql"
    hash_type = "binary(32)"

    def __init__(self, *, durable: bool = False, maps_database: str | None = None) -> None:
        super().__init__(durable=durable)
        self.findings = Findings()
        self._refused: set[str] = set()
        # The schema of maps and journal; of two parts when it is in a database of its own.
        self._maps_database = maps_database
        self.database = self.name_of(maps_database) if maps_database else ""
        self.home = f"{self.database}.[o11c]" if self.database else "[o11c]"

    @property
    def home_id(self) -> str:
        """Return the id of the schema o11c in its database, NULL where there is none."""
        if not self.database:
            return "SCHEMA_ID(N'o11c')"
        return f"(SELECT [schema_id] FROM {self.system('schemas')} WHERE [name] = N'o11c')"

    def system(self, name: str) -> str:
        """Return a catalog view or system procedure of the database that the schema o11c is in."""
        return f"{self.database}.sys.{name}" if self.database else f"sys.{name}"

    def at_home(self, text: str) -> str:
        """Return a statement that runs in the database of the schema o11c, where names of two parts are its own."""
        if self.database:
            return f"EXEC {self.system('sp_executesql')} {_literal(text)}"
        return executed(text)

    def home_of(self, name: str) -> str:
        """Return the quoted name of a table of the schema ``o11c``; ``name`` is its bare one."""
        return f"{self.home}.{self.name_of(name)}"

    def sql(self, node: Node) -> str:
        """Return the node as text. The node is used up."""
        self._look(node)
        return super().sql(node)

    def inline(self, node: Node) -> str:
        """Return the node as text on one line. The node is used up."""
        self._look(node)
        return super().inline(node)

    def _look(self, node: Node) -> None:
        """Report identifiers that sqlcmd would change; brackets do not protect them."""
        for found in node.find_all(exp.Identifier):
            name = str(found.this)
            if name not in self._refused and _UNSAFE_NAME.search(name):
                self._refused.add(name)
                self.findings.add("O11-0702", self.place, f"name {label(name)}")

    def text(self, value: str) -> Node:
        """Return a national literal in which sqlcmd sees no variable and no line of its own."""
        pieces: list[Node] = [
            call("NCHAR", number(ord(piece))) if re.fullmatch(_CONTROL, piece) else exp.National(this=piece)
            for piece in _PIECES.split(value)
            if piece
        ]
        if not pieces:
            return exp.National(this="")
        result = pieces[0]
        if len(pieces) == 1:
            return result
        if len(value.encode("utf-16-le", "surrogatepass")) // 2 > _SHORT:
            result = cast(result, "nvarchar(max)")
        for piece in pieces[1:]:
            result = exp.Add(this=result, expression=piece)
        return exp.Paren(this=result)

    def quoted(self, value: str) -> str:
        """Return ``text`` as text."""
        return self.inline(self.text(value))

    def type_of(self, data_type: DataType, native: str) -> str:
        """Return the type's name. Raises ``CompileError`` (O11-0704)."""
        match = _NATIVE.fullmatch(native)
        if match is None or data_type.kind is TypeKind.OTHER:
            raise CompileError([diagnostic("O11-0704", self.place, native)])
        return REPLACED.get(match["name"], native)

    def held_type(self, data_type: DataType, native: str) -> str:
        """Return the type of a local column that only holds values. Raises ``CompileError`` (O11-0704).

        Besides those of ``type_of``: types of one's own kind, of which no script makes a literal or a key.
        """
        return native if native in HELD else self.type_of(data_type, native)

    def key_type(self, column: ir.Column) -> str:
        """Return the type of an identifier that is to be a primary key, with its collation.

        A key holds 900 bytes: an id in a column without limit must fit, or its insert fails.
        """
        name = self.type_of(column.type, column.native)
        if column.type.kind is TypeKind.TEXT:
            name = name.replace("(max)", "(450)" if name.startswith("n") else "(900)")
            name += f" COLLATE {self.collation_of(column)}"
        return name

    def collation_of(self, column: ir.Column) -> str:
        """Return the collation of a text column; the target's own where the snapshot does not say."""
        if column.collation is None:
            return "DATABASE_DEFAULT"
        if not _COLLATION.fullmatch(column.collation):
            raise CompileError([diagnostic("O11-0702", self.place, f"collation {label(column.collation)}")])
        return column.collation

    def as_text(self, node: Node) -> Node:
        """Return the value as text that is compared exactly. Longer text is cut; no id is that long."""
        return under(cast(node, "nvarchar(4000)"), EXACT)

    def exact(self, node: Node) -> Node:
        """Return ``as_text``: it names the binary collation. Blanks at the end never count on SQL Server."""
        return self.as_text(node)

    def as_named(self, node: Node) -> Node:
        """Return the name under the database's collation."""
        return under(node, NAMES)

    def collate(self, node: Node, column: ir.Column) -> Node:
        """Return ``node COLLATE name``."""
        return under(node, self.collation_of(column))

    def fold(self, node: Node) -> Node:
        """Return ``node COLLATE Latin1_General_CI_AI``; blanks at the end never count."""
        return under(node, FOLDED)

    def comparable(self, node: Node, column: ir.Column) -> Node:
        """Return a cast of the old types text and ntext, which have no operators."""
        return cast(node, REPLACED[column.native]) if column.native in ("text", "ntext") else node

    def like(self, node: Node, pattern: str) -> Node:
        """Return LIKE without blanks at the end, which count here, and with [ as an ordinary sign."""
        literal = self.fold(self.text(pattern.rstrip(" ").replace("[", "[[]")))
        return exp.Like(this=self.fold(call("RTRIM", node)), expression=literal)

    def masked(self, node: Node, kind: ir.MaskKind, length: int | None) -> Node:
        """Return an expression over the text and the batch's variable of the key."""
        return tsql_masked(node, kind, length)

    def key(self, node: Node) -> Node:
        """Return lower-case text without braces, compared exactly."""
        plain = under(cast(node, "nvarchar(400)"), EXACT)
        for brace in "{}":
            plain = call("REPLACE", plain, exp.National(this=brace), exp.National(this=""))
        return under(call("LOWER", plain), EXACT)

    def is_true(self, node: Node) -> Node:
        """Return ``CAST(node AS int) = 1``: flags are bit, integer or decimal."""
        return eq(cast(node, "int"), number(1))

    def concat(self, *nodes: Node) -> Node:
        """Return the texts joined by ``+``."""
        result = nodes[0]
        for node in nodes[1:]:
            result = exp.Add(this=result, expression=node)
        return result

    def constant(self, value: ir.Constant) -> Node:
        """Return a literal of its family. Moments are ISO 8601 with a T: no session setting changes them."""
        if value.text is None:
            return exp.Null()
        kind = value.type.kind
        if kind in _NUMBERS:
            return number(value.text)
        if kind is TypeKind.BOOLEAN:
            return cast(number(1 if value.text == "true" else 0), "bit")
        if kind is TypeKind.TEXT:
            return self.text(value.text)
        if kind is TypeKind.BINARY and value.text == "":
            return number("0x")
        name = _CONSTANTS.get(kind)
        if name is None:
            raise CompileError([diagnostic("O11-0704", self.place, kind.value)])
        text = value.text.replace(" ", "T", 1) if "date" in name else value.text
        return cast(self.text(text), name)

    def typed(self, node: Node, column: ir.Column) -> Node:
        """Return ``TRY_CAST(node AS type)``, a text under the column's collation.

        The server may cast rows before it filters them, and one table holds the ids of all literal
        maps. What does not fit becomes NULL, which no map takes.
        """
        if column.type.kind is TypeKind.TEXT:
            return self.collate(cast(node, self.type_of(column.type, column.native)), column)
        target = exp.DataType(this=exp.DType.USERDEFINED, kind=self.type_of(column.type, column.native))
        return exp.TryCast(this=node, to=target)

    def differs(self, actual: Node, expected: Node) -> Node:
        """Return ``COALESCE(actual, N'') <> expected``: the operand may be a long query, so it stands once."""
        return exp.NEQ(this=exp.Coalesce(this=actual, expressions=[exp.National(this="")]), expression=expected)

    def changed(self, target: Node, target_column: ir.Column, source: Node, source_column: ir.Column) -> Node:
        """Return a comparison in which NULL equals NULL; a blank or zero byte at the end counts.

        Types without an operator are compared by their text or bytes, values of xml and of types that o11c does not
        know by their presence. Other types are compared in the target's.
        """
        present = any_of(
            all_of(is_null(target), not_null(source.copy())), all_of(not_null(target.copy()), is_null(source))
        )
        kind = target_column.type.kind
        own_kind = TypeKind.OTHER in (kind, source_column.type.kind)
        if own_kind and (target_column.native != source_column.native or target_column.native not in COMPARED_AS):
            return present
        left, right = (
            cast(node.copy(), COMPARED_AS[item.native]) if item.native in COMPARED_AS else node.copy()
            for node, item in ((target, target_column), (source, source_column))
        )
        sized = kind in (TypeKind.TEXT, TypeKind.BINARY) and source_column.type.kind is kind
        if target_column.native != source_column.native and not sized:
            # What arrives is the value in the target's type (docs/safety.md).
            right = cast(right, self.type_of(target_column.type, target_column.native))
        if kind is TypeKind.TEXT:
            left, right = _exactly(left, target_column), _exactly(right, source_column)
        different: list[Node] = [exp.NEQ(this=left, expression=right)]
        if kind in (TypeKind.TEXT, TypeKind.BINARY) and target_column.native == source_column.native:
            sizes = (call("DATALENGTH", target.copy()), call("DATALENGTH", source.copy()))
            different.append(exp.NEQ(this=sizes[0], expression=sizes[1]))
        elif sized and not (is_padded(target_column) or is_padded(source_column)):
            # A shorter column takes a longer value whose rest is blanks (zero bytes), and drops them.
            wide = "nvarchar(max)" if kind is TypeKind.TEXT else "varbinary(max)"
            sizes = (call("DATALENGTH", cast(target.copy(), wide)), call("DATALENGTH", cast(source.copy(), wide)))
            different.append(exp.NEQ(this=sizes[0], expression=sizes[1]))
        return any_of(present, *different)

    def foreign_keys_to(self, table: str) -> str:
        """Return a query over sys.foreign_keys of the current database, which is the target."""
        return (
            f"SELECT SCHEMA_NAME(o.schema_id) + N'.' + o.name + N'.' + k.name COLLATE {NAMES} AS [name]\n"
            "FROM sys.foreign_keys AS k\n"
            "JOIN sys.objects AS o ON o.object_id = k.parent_object_id\n"
            f"WHERE k.referenced_object_id = OBJECT_ID({self.quoted(table)})"
        )

    def enabled_triggers(self, table: str) -> str:
        """Return a query over sys.triggers of the current database, which is the target."""
        return (
            f"SELECT [name] COLLATE {NAMES} AS [name]\nFROM sys.triggers\n"
            f"WHERE [parent_id] = OBJECT_ID({self.quoted(table)}) AND [is_disabled] = 0\n"
            f"  AND UPPER(LEFT([name], 8)) COLLATE {EXACT} = N'OSTRG_EI'"
        )

    def by_bytes(self, node: Node, column: ir.Column) -> list[Node]:
        """Return the value, for a text under a binary collation and with its length: blanks at the end count."""
        if column.type.kind is not TypeKind.TEXT:
            return [node]
        return [_exactly(node, column), call("DATALENGTH", cast(node.copy(), "nvarchar(max)"))]

    def count_if(self, condition: Node) -> Node:
        """Return a sum of ones and zeros: COUNT would warn of every NULL that it leaves out."""
        one = exp.Case(ifs=[exp.If(this=condition, true=cast(number(1), "bigint"))], default=number(0))
        return exp.Coalesce(this=exp.Sum(this=one), expressions=[number(0)])

    def variable(self, name: str) -> Node:
        """Return ``@name``, a variable of the batch."""
        return exp.Parameter(this=exp.Var(this=name))

    def kept_table(self, name: str) -> exp.Table:
        """Return a table of the schema ``o11c``, in the database that it is in."""
        catalog = ident(self._maps_database) if self._maps_database else None
        return exp.Table(this=ident(name), db=ident("o11c"), catalog=catalog)

    def session_table(self, name: str) -> exp.Table:
        """Return ``[#name]``."""
        return exp.Table(this=ident(f"#{name}"))

    def session_name(self, name: str) -> str:
        """Return ``#name``."""
        return f"#{name}"

    def temporary_create(self, name: str, lines: Sequence[str]) -> str:
        """Return a CREATE TABLE that works in a session that has run a script before."""
        table = self.temporary_name(name)
        return f"DROP TABLE IF EXISTS {table};\nCREATE TABLE {table} (\n  " + ",\n  ".join(lines) + "\n)"

    def measure(self, table: str) -> str:
        """Return UPDATE STATISTICS, as dynamic SQL: Babelfish does not know the statement and counts by itself."""
        return f"IF SERVERPROPERTY(N'Babelfish') IS NULL\n  {executed(f'UPDATE STATISTICS {table}')}"

    def until_nothing(self, inserts: Sequence[tuple[str, str]]) -> str:
        """Return a WHILE; the variable is declared at the top of each batch."""
        rounds = "".join(
            f"  -- {comment}\n{text};\n  SET @o11c_found = @o11c_found + ROWCOUNT_BIG();\n" for comment, text in inserts
        )
        return f"SET @o11c_found = 1;\nWHILE @o11c_found > 0\nBEGIN\n  SET @o11c_found = 0;\n{rounds}END"

    def if_column(self, table: str, column: str, statement: str) -> str:
        """Return an EXEC behind IF: a batch that names a column that is not there does not even begin.

        The text is the scripts' own: no line of it can be taken for the end of a batch, no name in it
        for a variable of sqlcmd (O11-0702).
        """
        name = self.quoted(self.home_of(table))
        return f"IF COL_LENGTH({name}, N'{column}') IS NOT NULL\n  {executed(statement)}"

    def delete(self, table: str, alias: str, condition: str) -> str:
        """Return ``DELETE FROM alias FROM table AS alias WHERE condition``."""
        name = self.name_of(alias)
        return f"DELETE FROM {name}\nFROM {table} AS {name}\nWHERE {condition}"

    def update(
        self, table: str, assignments: str, source: Sequence[Node], on: Node, when: Sequence[Node]
    ) -> str:
        """Return ``UPDATE t SET assignments FROM source JOIN table AS t ON on WHERE when``."""
        rows = "\n".join(self.sql(part).strip() for part in source)
        condition = f"\nWHERE {self.one_of(when, '')}" if when else ""
        return f"UPDATE [t] SET {assignments}\n{rows}\nJOIN {table} AS [t]\n  ON {self.inline(on)}{condition}"

    def like_table(self, table: exp.Table, of: str, columns: Sequence[str], extra: str | None) -> str:
        """Return SELECT INTO: of a union, because an identity column would stay one otherwise."""
        first = [f"CAST(N'' AS nvarchar(100)) COLLATE {EXACT} AS {self.name_of(extra)}"] if extra is not None else []
        names = ", ".join(self.name_of(name) for name in columns)
        none = f"  SELECT {names} FROM {of} WHERE 1 = 0"
        listed = ", ".join([*first, names])
        return f"SELECT {listed}\nINTO {self.inline(table)}\nFROM (\n{none}\n  UNION ALL\n{none}\n) AS [t]"

    def digest(self, alias: str, columns: Sequence[ir.Column]) -> str:
        """Return the hash of the columns' values, each as a text of its own, and a sign for NULL."""
        return digest([(self.inline(col(alias, item.name)), item.native) for item in columns])

    def refuse_when(self, query: str, code: str, message: str, hint: str) -> str:
        """Return statements that fail when ``query`` returns rows.

        The variables are declared at the top of each batch. THROW takes no expression, and reads a
        per cent sign as the beginning of a place holder.
        """
        return (
            f"SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = {SAMPLES}\n"
            f"{_numbered(query)};\n"
            "IF @o11c_found > 0\nBEGIN\n"
            f"  SET @o11c_message = REPLACE(N'{code}: {message}: ' + CONVERT(nvarchar(20), @o11c_found)\n"
            f"    + N' (' + LEFT(@o11c_samples, 1000) + N'). {self.refused(hint)}', N'%', N'%%');\n"
            f"  THROW {error_number(code)}, @o11c_message, 1;\n"
            "END"
        )

    def finding(self, query: str, code: str, severity: str, name: str, what: str) -> str:
        """Return an INSERT that records a finding when ``query`` returns rows."""
        return (
            f"INSERT INTO {FINDING} ([code], [severity], [entity], [what], [count], [samples])\n"
            f"SELECT N'{code}', N'{severity}', N'{name}', N'{what}', COUNT_BIG(*), {SAMPLES}\n"
            f"{_numbered(query)}\nHAVING COUNT_BIG(*) > 0"
        )


def _exactly(node: Node, column: ir.Column) -> Node:
    """Return a text under the binary collation, by way of Unicode where its code page is not that collation's."""
    wide = of_another_code_page(column.native, column.collation)
    return under(cast(node, "nvarchar(max)") if wide else node, EXACT)


def under(node: Node, collation: str) -> Node:
    """Return ``node COLLATE collation``; a collation that it carries already is replaced."""
    inner = node.this if isinstance(node, exp.Collate) else node
    return exp.Collate(this=inner, expression=exp.Var(this=collation))


def error_number(code: str) -> int:
    """Return the number that THROW gives to a diagnostic: O11-0909 is 50909."""
    return 50000 + int(code.rpartition("-")[2])


# Five samples in order. STRING_AGG came with SQL Server 2017.
SAMPLES = "MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)" + "".join(
    f"\n  + MAX(CASE WHEN [place] = {place} THEN N', ' + [sample] ELSE N'' END)" for place in range(2, 6)
)


def _numbered(query: str) -> str:
    """Return a FROM clause: the query's one text column as [sample], numbered by [place]."""
    return (
        "FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]\n"
        f"  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE {EXACT} AS [sample] FROM (\n"
        f"{query}\n) AS [q]([sample])) AS [texts]) AS [numbered]"
    )
