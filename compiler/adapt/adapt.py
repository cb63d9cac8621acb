"""O11 SQL to ODC's: a text in, a text and what was found in it out. No file is touched here."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.adapt import nodes
from compiler.adapt.catalog import Catalog
from compiler.adapt.kinds import Flavour
from compiler.adapt.marks import Marks, comment
from compiler.adapt.nodes import Node
from compiler.adapt.parse_expressions import Refused
from compiler.adapt.parse_statements import parse
from compiler.adapt.recognise import recognise
from compiler.adapt.tokens import Kind, Unclosed, tokenize
from compiler.adapt.write_changes import ChangeWriter
from compiler.diagnostics import Diagnostic, Severity

_LEFT = (nodes.Broken, nodes.Unsupported)


@dataclass(frozen=True, slots=True)
class Adapted:
    """The text for ODC and the findings, in the order of the text that was read."""

    text: str
    diagnostics: tuple[Diagnostic, ...]

    @property
    def converted(self) -> bool:
        """True when nothing is left for a person to write."""
        return not any(item.severity is Severity.ERROR for item in self.diagnostics)


def adapt(text: str, name: str, flavour: Flavour | None, catalog: Catalog) -> Adapted:
    """Return ``text`` as SQL of ODC (Aurora PostgreSQL).

    ``name`` is what diagnostics call the text: its file. ``flavour`` None: the text tells, or it is SQL Server's. What
    is not known stays as it was, with a comment that names the code at its place. Codes: O11-1007 to O11-1009, O11-1013
    to O11-1020 and O11-1022 to O11-1029.
    """
    marks = Marks()
    if flavour is None:
        found_out = recognise(text)
        flavour = found_out.flavour
        if found_out.words:
            marks.add(found_out.start, "O11-1029", f"{', '.join(found_out.words)}: read as Oracle's SQL")
    try:
        tokens = tokenize(text, flavour)
    except Unclosed as problem:
        found = f"{problem.what} does not end"
        marks.add(problem.start, "O11-1007", found)
        before = text[: problem.start]
        mark = "" if before.rstrip().endswith("*/") and "/* O11-1007:" in before[-80:] else comment("O11-1007", found)
        return Adapted(before + mark + text[problem.start :], marks.diagnostics(name, text))
    if not catalog.with_snapshot:
        first = next((token for token in tokens if token.kind is Kind.ENTITY), None)
        if first is not None:
            marks.add(first.start, "O11-1027", "types of attributes are taken from the text alone")
    writer = StatementWriter(text, tokens, flavour, catalog, marks)
    return Adapted(writer.script(parse(tokens, flavour)), marks.diagnostics(name, text))


class StatementWriter(ChangeWriter):
    """Writes whole texts."""

    def script(self, statements: list[Node]) -> str:
        """Return all statements with the semicolons between them, and one where there was none."""
        pieces: list[str] = []
        at = 0
        before: Node | None = None
        for statement in statements:
            closed = at < statement.first
            while at < statement.first:
                pieces += [self.tokens[at].lead, self._semicolon(at, before)]
                at += 1
            if before is not None and not closed and not isinstance(before, _LEFT) and not isinstance(
                before, nodes.NoCount
            ):
                pieces.append(";")
            pieces += [self.lead(statement), self.statement(statement)]
            at = statement.last + 1
            before = statement
        while at < len(self.tokens):
            pieces += [self.tokens[at].lead, self._semicolon(at, before)]
            at += 1
        return "".join(pieces)

    def _semicolon(self, at: int, before: Node | None) -> str:
        gone = isinstance(before, nodes.NoCount) and self.tokens[at - 1].word != ";"
        return "" if gone else self.tokens[at].text

    def statement(self, node: Node) -> str:
        """Return one statement."""
        self.into = ""
        try:
            return self._statement(node)
        except Refused as problem:
            return self._left(nodes.Broken(node.parts, problem.at, problem.code, problem.why))

    def _statement(self, node: Node) -> str:
        match node:
            case nodes.Query():
                text = self.query_for(node, [], top=True)[0]
                return f"CREATE TEMP TABLE {self.into} AS {text}" if self.into else text
            case nodes.Insert():
                return self.insert(node)
            case nodes.Update():
                return self.update(node)
            case nodes.Delete():
                return self.delete(node)
            case nodes.CreateTemp():
                return self._create(node)
            case nodes.Plain():
                return self.join(node.parts)
            case nodes.NoCount():
                return "".join(self.kept(part) for part in node.parts[1:])
            case nodes.WaitFor():
                return self._wait(node)
            case nodes.Unsupported():
                found = f"{node.word} has no counterpart in the SQL of ODC"
                return self.refuse(node, "O11-1008", found).text
            case nodes.Broken():
                return self._left(node)
            case _:
                return self.write(node).text

    def _left(self, node: nodes.Broken) -> str:
        """Return a statement as it was, with a comment where it could not be read on."""
        first, last = node.first, node.last
        if node.at > last:
            text = self.between(first, last)
            ends = self.tokens[node.at]
            self.marks.add(ends.start, node.code, node.why)
            return text + ("" if f"/* {node.code}:" in ends.lead else " " + comment(node.code, node.why))
        mark = self.mark(node.at, node.code, node.why)
        begin = self.between(first, node.at - 1) + self.lead(node.at) if node.at > first else ""
        return begin + mark + self.between(node.at, last)

    def _wait(self, node: nodes.WaitFor) -> str:
        text = self.literal(node.delay)
        parts = (text or "").split(":")
        if len(parts) != 3 or not all(part.replace(".", "", 1).isdigit() for part in parts):
            return self.refuse(node, "O11-1008", "WAITFOR with a time that is not written here").text
        seconds = int(parts[0]) * 3600 + int(parts[1]) * 60 + float(parts[2])
        kept = "".join(self.kept(part) for part in node.parts[1:])
        return f"{kept}SELECT pg_sleep({seconds:g})"

    def _create(self, node: nodes.CreateTemp) -> str:
        """Return CREATE TEMP TABLE: types are converted, IDENTITY is the standard's."""
        pieces: list[str] = []
        skip = 0
        for part in node.parts:
            lead = self.lead(part) if pieces else ""
            if skip:
                skip -= 1
                pieces.append(self.kept(part))
                continue
            if isinstance(part, nodes.Type):
                pieces.append(lead + self.type(part)[0])
            elif isinstance(part, int):
                word = self.tokens[part].word
                if word == "TABLE" and self.tokens[part - 1].word == "CREATE":
                    pieces.append(lead + "TEMP " + self.tokens[part].text)
                elif word == "IDENTITY" and self.tokens[part - 1].word != "AS":
                    begin = "1"
                    if self.tokens[part + 1].word == "(":
                        begin = self.tokens[part + 2].text
                        skip = 5 if self.tokens[part + 5].word == ")" else 3
                    start = f" (START WITH {begin})" if begin != "1" else ""
                    pieces.append(lead + "GENERATED BY DEFAULT AS IDENTITY" + start)
                elif word in ("CLUSTERED", "NONCLUSTERED"):
                    pieces.append(self.kept(part))
                else:
                    pieces.append(lead + self.token(part))
            else:
                pieces.append(lead + self.write(part).text)
        return "".join(pieces)
