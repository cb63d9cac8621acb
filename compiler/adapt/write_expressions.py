"""Expressions as ODC writes them."""

from __future__ import annotations

import re

from compiler.adapt import nodes, write_calls, write_names
from compiler.adapt.data_types import convert_type
from compiler.adapt.date_formats import STYLES
from compiler.adapt.kinds import DATES, NUMBERS, Flavour, Value, common
from compiler.adapt.nodes import Node, Part
from compiler.adapt.out import ADD, AND, ATOM, CAST, COLLATE, COMPARE, IN, IS, MULTIPLY, NOT, OR, OTHER, SIGN, ZONE, Out
from compiler.adapt.tokens import Kind, quoted, string_value
from compiler.adapt.write_like import write_like
from compiler.adapt.write_sums import write_sum
from compiler.adapt.writer_base import Expressions

_TIME = re.compile(r"\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?")
_DAY_FIRST = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b")
_RANKS = {"OR": OR, "AND": AND, "*": MULTIPLY, "/": MULTIPLY, "%": MULTIPLY}
_OPERATORS = {"!<": ">=", "!>": "<="}


class ExpressionWriter(Expressions):
    """Writes expressions. ``wanted`` is the kind that the place asks for, where that is known."""

    def write(self, node: Node, wanted: Value | None = None) -> Out:
        """Return what ``node`` becomes."""
        match node:
            case nodes.Literal():
                return self._literal(node, wanted)
            case nodes.Typed():
                word = self.tokens[node.first].word
                kind = {"DATE": Value.DATE, "TIME": Value.TIME, "INTERVAL": Value.INTERVAL}.get(word, Value.DATETIME)
                return Out(self.original(node), ATOM, kind)
            case nodes.Name():
                return write_names.write_name(self, node)
            case nodes.Parameter():
                return write_names.write_parameter(self, node)
            case nodes.Call():
                return write_calls.write_call(self, node, wanted)
            case nodes.Words():
                return write_calls.write_words(self, node)
            case nodes.Cast():
                return self._cast(node)
            case nodes.Case():
                return self._case(node, wanted)
            case nodes.Paren():
                return self._paren(node, wanted)
            case nodes.Prefix():
                return self._prefix(node)
            case nodes.Suffix():
                return self._suffix(node)
            case nodes.Chain():
                return self._chain(node, wanted)
            case nodes.Like():
                return write_like(self, node)
            case nodes.In():
                return self._in(node)
            case nodes.Between():
                left = self.comparable(self.write(node.left), node.left, node.low)
                texts = {node.left: left.at_least(OTHER)}
                for part in (node.low, node.high):
                    texts[part] = self._compared(part, left.value).at_least(OTHER)
                return Out(self.join(node.parts, texts), IN, Value.BOOLEAN)
            case nodes.Query() | nodes.Values():
                return Out(self.query(node)[0])
            case _:
                return Out(self.join(node.parts))

    def join(self, parts: tuple[Part, ...], texts: dict[Node, str] | None = None) -> str:
        """Return parts as they follow each other, nodes adapted; ``texts`` has those that are adapted already."""
        pieces: list[str] = []
        for number, part in enumerate(parts):
            if number:
                pieces.append(self.lead(part))
            if isinstance(part, int):
                pieces.append(self.token(part))
            elif texts is not None and part in texts:
                pieces.append(texts[part])
            else:
                pieces.append(self.write(part).text)
        return "".join(pieces)

    def _literal(self, node: nodes.Literal, wanted: Value | None) -> Out:
        token = self.tokens[node.first]
        if token.kind is Kind.NUMBER:
            if wanted is Value.BOOLEAN and token.text in ("0", "1"):
                return Out("true" if token.text == "1" else "false", ATOM, Value.BOOLEAN)
            return Out(token.text, ATOM, Value.INTEGER if token.text.isdigit() else Value.DECIMAL)
        if token.kind is Kind.HEX:
            digits = token.text[2:]
            return Out(f"'\\x{'0' * (len(digits) % 2)}{digits}'::bytea", CAST, Value.BINARY)
        if token.kind is Kind.STRING:
            value = string_value(token)
            if wanted is not None and wanted in DATES and not value:
                return Out("'1900-01-01'", ATOM, Value.TEXT)  # what SQL Server takes for an empty text
            return Out(token.text if token.text.startswith("'") else quoted(value), ATOM, Value.TEXT)
        return Out(token.text, ATOM, Value.BOOLEAN if token.word in ("TRUE", "FALSE") else Value.UNKNOWN)

    def literal(self, node: Node) -> str | None:
        """Return the value of a text literal, None for anything else."""
        if isinstance(node, nodes.Literal) and self.tokens[node.first].kind is Kind.STRING:
            return string_value(self.tokens[node.first])
        return None

    def _paren(self, node: nodes.Paren, wanted: Value | None) -> Out:
        if len(node.inner) == 1 and isinstance(node.inner[0], (nodes.Query, nodes.Values)):
            text, columns = self.query(node.inner[0])
            kind = next(iter(columns.values()), Value.UNKNOWN) if columns else Value.UNKNOWN
            return Out(self.join(node.parts, {node.inner[0]: text}), ATOM, kind, column=True)
        written = {inner: self.write(inner, wanted) for inner in node.inner}
        kind = next(iter(written.values())).value if len(written) == 1 else Value.UNKNOWN
        text = self.join(node.parts, {inner: out.text for inner, out in written.items()})
        return Out(text, ATOM, kind, any(out.column for out in written.values()))

    def _prefix(self, node: nodes.Prefix) -> Out:
        operand = self.write(node.operand)
        if node.operator in ("EXISTS", "ANY", "ALL", "SOME"):
            text = self.join(node.parts, {node.operand: operand.text})
            return Out(text, ATOM, Value.BOOLEAN if node.operator == "EXISTS" else operand.value, column=True)
        if node.operator == "NOT":
            return Out(self.join(node.parts, {node.operand: operand.at_least(NOT)}), NOT, Value.BOOLEAN)
        return Out(self.join(node.parts, {node.operand: operand.at_least(SIGN)}), SIGN, operand.value, operand.column)

    def _suffix(self, node: nodes.Suffix) -> Out:
        operand = self.write(node.operand)
        if node.operator == "IS":
            return Out(self.join(node.parts, {node.operand: operand.at_least(COMPARE)}), IS, Value.BOOLEAN)
        if node.operator == "COLLATE":
            name = self.name(node.last)
            if name.upper() == "DATABASE_DEFAULT" or "CI_AI" in name.upper():
                if "CI_AI" in name.upper():
                    self.once(node, "O11-1024", f"{name} is left out: ODC compares without regard to case and accents")
                kept = "".join(self.kept(part) for part in node.parts[1:])
                return Out(operand.text + kept, operand.rank, operand.value, operand.column)
            if name.lower() not in ("default", "c", "posix") and self.tokens[node.last].kind is Kind.WORD:
                found = f"collation {name} has no counterpart; ODC's own ignores case and accents"
                return self.refuse(node, "O11-1009", found)
            return Out(self.join(node.parts, {node.operand: operand.at_least(COLLATE)}), COLLATE, Value.TEXT,
                       operand.column)
        if node.operator == "AT":
            return Out(self.join(node.parts, {node.operand: operand.at_least(ZONE)}), ZONE, Value.DATETIME)
        type_ = node.parts[-1]
        assert isinstance(type_, nodes.Type)
        text, kind = self.type(type_)
        texts: dict[Node, str] = {node.operand: operand.at_least(CAST), type_: text}
        return Out(self.join(node.parts, texts), CAST, kind, operand.column)

    def type(self, node: nodes.Type) -> tuple[str, Value]:
        """Return ODC's data type and the kind of its values; a type without a counterpart is marked."""
        original = self.original(node)
        found = convert_type(node.name, node.arguments, self.flavour)
        if found is None:
            return self.refuse(node, "O11-1016", f"data type {node.name} has no counterpart").text, Value.UNKNOWN
        if found.loss:
            self.warn(node, "O11-1024", found.loss)
        same = "".join(original.upper().split()) == "".join(found.text.upper().split())
        return original if same else found.text, found.value

    def _cast(self, node: nodes.Cast) -> Out:
        if node.name.startswith("TRY_"):
            return self.refuse(node, "O11-1013", f"{node.name} has no counterpart: an error cannot become NULL")
        value = self.write(node.value)
        if node.style is not None or (
            self.flavour is Flavour.SQLSERVER and node.name == "CONVERT" and value.value in DATES
        ):
            return self._styled(node, value)
        return self._plain_cast(node, value)

    def _plain_cast(self, node: nodes.Cast, value: Out) -> Out:
        text, kind = self.type(node.type)
        inner = value.text
        if self.flavour is Flavour.SQLSERVER:
            if kind is Value.INTEGER and value.value is Value.DECIMAL:
                inner = f"TRUNC({inner})"  # SQL Server cuts, PostgreSQL rounds
            elif kind is Value.INTEGER and value.value is Value.UNKNOWN and value.column:
                self.once(node, "O11-1023", "CAST to a whole number cuts in SQL Server and rounds in ODC; the value is "
                                            "taken for one without fractions")
            if kind is Value.TEXT and value.value in DATES:
                return self.refuse(node, "O11-1015", "a date as text without a format differs between the engines",
                                   "Write TO_CHAR with the format that you want.")
            if text.upper() in ("VARCHAR", "CHAR") and value.value in (Value.TEXT, Value.UNKNOWN):
                text += "(30)"  # the length that SQL Server takes when none is given
        # A number has no collation, and so has the text that is made of it.
        column = value.column and not (kind is Value.TEXT and value.value not in (Value.TEXT, Value.UNKNOWN))
        kept = self.kept(node.parts[1]) + self.kept(node.value)
        if node.name == "CAST":
            texts: dict[Node, str] = {node.value: inner, node.type: text}
            return Out(self.join(node.parts, texts), ATOM, kind, column)
        word = "cast" if self.tokens[node.first].text.islower() else "CAST"
        after = self.kept(node.type) + self.kept(node.parts[3]) + self.kept(node.last)
        return Out(f"{word}({kept}{inner} AS {after}{text})", ATOM, kind, column)

    def _styled(self, node: nodes.Cast, value: Out) -> Out:
        style = self.original(node.style) if node.style is not None else "0"
        converted = convert_type(node.type.name, node.type.arguments, self.flavour)
        kind = converted.value if converted is not None else Value.UNKNOWN
        text_side = kind is Value.TEXT or value.value is Value.TEXT
        date_side = kind in DATES or kind is Value.TIME or value.value in DATES
        if not text_side and value.value in DATES:
            return self._plain_cast(node, value)  # the style is about texts only
        if style in ("0", "1", "2") and not date_side and node.style is not None:
            return self._plain_cast(node, value)  # a number, written as usual
        found = STYLES.get(style)
        if found is None:
            return self.refuse(node, "O11-1015", f"style {style} of CONVERT has no format here")
        if kind is Value.TEXT:
            if value.value in NUMBERS or value.value is Value.TEXT:
                return self._plain_cast(node, value)
            type_, _ = self.type(node.type)
            text = f"TO_CHAR({self.kept(node.value)}{value.text}, {quoted(found.text)})"
            length = node.type.arguments
            if not length.isdigit() and length != "MAX":
                length = "30"
            if length.isdigit() and int(length) < found.length:
                text = f"CAST({text} AS {type_ if node.type.arguments else type_ + '(30)'})"
            return Out(text, ATOM, Value.TEXT, value.column)
        if value.value is Value.TEXT and kind in DATES:
            function = "TO_DATE" if kind is Value.DATE else "TO_TIMESTAMP"
            text = f"{function}({self.kept(node.value)}{value.text}, {quoted(found.text)})"
            return Out(text, ATOM, kind, value.column)
        return self.refuse(node, "O11-1015", f"what style {style} means depends on the type, which is not known")

    def _case(self, node: nodes.Case, wanted: Value | None) -> Out:
        texts: dict[Node, str] = {}
        kinds: list[Value] = []
        operand: Out | None = None
        if node.operand is not None:
            operand = self.write(node.operand)
            texts[node.operand] = operand.text
        for condition, value in node.branches:
            asked = operand.value if operand is not None else None
            texts[condition] = self.write(condition, asked).text
            out = self.write(value, wanted)
            texts[value] = out.text
            kinds.append(Value.UNKNOWN if out.text.upper() == "NULL" else out.value)
        if node.otherwise is not None:
            out = self.write(node.otherwise, wanted)
            texts[node.otherwise] = out.text
            kinds.append(out.value)
        return Out(self.join(node.parts, texts), ATOM, common(kinds), column=True)

    def _chain(self, node: nodes.Chain, wanted: Value | None) -> Out:
        word = self.tokens[node.operators[0]].word
        if word in ("+", "-", "||", "&", "|", "^", "#"):
            return write_sum(self, node, wanted)
        if word not in _RANKS:
            return self._comparison(node)
        rank = _RANKS[word]
        outs = [self.write(operand) for operand in node.operands]
        if word in ("OR", "AND"):
            for operand in node.operands:
                if isinstance(operand, nodes.Parameter):
                    write_names.may_be_inline(self, operand)
            texts = {operand: out.at_least(rank) for operand, out in zip(node.operands, outs, strict=True)}
            return Out(self.join(node.parts, texts), rank, Value.BOOLEAN)
        texts = {node.operands[0]: outs[0].at_least(rank)}
        texts |= {operand: out.at_least(rank + 1) for operand, out in zip(node.operands[1:], outs[1:], strict=True)}
        whole = all(out.value is Value.INTEGER for out in outs)
        divided = False
        divides = any(self.tokens[operator].word == "/" for operator in node.operators)
        if divides:
            first, second = node.operands[:2]
            if self.flavour is Flavour.ORACLE and not any(out.value is Value.DECIMAL for out in outs[:2]):
                # Oracle's numbers have fractions, PostgreSQL's whole numbers have none after a division either.
                texts[first] = f"CAST({outs[0].text} AS NUMERIC)"
                whole, divided = False, True
            elif self.flavour is Flavour.SQLSERVER:
                for operand, out in ((first, outs[0]), (second, outs[1])):
                    if isinstance(operand, nodes.Call) and out.text.startswith("EXTRACT("):
                        texts[operand] = f"CAST({out.text} AS INTEGER)"  # or it would not be a whole number
                    elif self._is_sum(operand) and out.value is Value.INTEGER:
                        texts[operand] = f"CAST({out.text} AS BIGINT)"  # likewise: of BIGINT it is NUMERIC
        fractions = divided or any(out.value is Value.DECIMAL for out in outs)
        if any(out.value is Value.INTERVAL for out in outs):
            return Out(self.join(node.parts, texts), rank, Value.INTERVAL, any(out.column for out in outs))
        kind = Value.INTEGER if whole else Value.DECIMAL if fractions else Value.UNKNOWN
        return Out(self.join(node.parts, texts), rank, kind, any(out.column for out in outs))

    def _is_sum(self, node: Node) -> bool:
        return isinstance(node, nodes.Call) and self.tokens[node.first].word == "SUM"

    def _comparison(self, node: nodes.Chain) -> Out:
        first, second = node.operands[0], node.operands[-1]
        left = self.write(first)
        right = self._compared(second, left.value)
        if right.value is Value.BOOLEAN and isinstance(first, nodes.Literal):
            left = self.write(first, Value.BOOLEAN)
        if isinstance(first, nodes.Literal) and right.value in DATES:
            left = self._compared(first, right.value)
        left = self.comparable(left, first, second)
        right = self.comparable(right, second, first)
        if self.flavour is Flavour.ORACLE and " " in (self.literal(first), self.literal(second)):
            self.once(node, "O11-1028", "Oracle keeps an empty text as one blank; ODC keeps it empty")
        pieces = [left.at_least(IN)]
        for number, part in enumerate(node.parts[1:]):
            pieces.append(self.lead(part))
            if isinstance(part, int):
                pieces.append(_OPERATORS.get(self.tokens[part].word, self.tokens[part].text))
            else:
                pieces.append(right.at_least(IN) if number == len(node.parts) - 2 else self.write(part).at_least(IN))
        return Out("".join(pieces), COMPARE, Value.BOOLEAN)

    def _compared(self, node: Node, other: Value) -> Out:
        """Write a value that is compared with one of kind ``other``."""
        text = self.literal(node)
        if other in DATES and text is not None and _DAY_FIRST.match(text):
            self.warn(node, "O11-1023", f"{quoted(text)} is read as month, day, year")
        return self.write(node, other)

    def comparable(self, out: Out, node: Node, other: Node) -> Out:
        """Cast a column of type Time that is compared, as the vendor's conversion does."""
        text = self.literal(other)
        guessed = out.value is Value.UNKNOWN and text is not None and _TIME.fullmatch(text) is not None
        if isinstance(node, nodes.Name) and (out.value is Value.TIME or guessed):
            return Out(f"{out.text}::time", CAST, Value.TIME, out.column)
        return out

    def _in(self, node: nodes.In) -> Out:
        left = self.write(node.left)
        texts: dict[Node, str] = {node.left: left.at_least(OTHER)}
        if isinstance(node.right, nodes.Paren):
            texts[node.right] = self._paren(node.right, left.value).text
            inner = node.right.inner
            if len(inner) == 1 and isinstance(inner[0], nodes.Parameter):
                write_names.may_be_inline(self, inner[0])
        return Out(self.join(node.parts, texts), IN, Value.BOOLEAN)

    def timestamp(self, out: Out) -> str:
        """Return the text as a timestamp: what date functions of PostgreSQL need where a literal could be anything."""
        return out.at_least(ADD) if out.value is Value.DATETIME and out.column else f"CAST({out.text} AS TIMESTAMP)"
