"""Names and parameters: entities and attributes stay as they are, the platform resolves them in ODC too."""

from __future__ import annotations

from compiler.adapt import nodes
from compiler.adapt.catalog import USER_ATTRIBUTES, Known, Place
from compiler.adapt.kinds import Flavour, Value
from compiler.adapt.out import ATOM, Out
from compiler.adapt.tokens import Kind
from compiler.adapt.writer_base import Expressions

# Constants without parentheses: what they become, and their kind. Source: the vendor's tables.
_CONSTANTS = {
    "SYSDATE": (Flavour.ORACLE, "CURRENT_TIMESTAMP", Value.DATETIME),
    "SYSTIMESTAMP": (Flavour.ORACLE, "CURRENT_TIMESTAMP", Value.DATETIME),
    "CURRENT_TIMESTAMP": (None, "CURRENT_TIMESTAMP", Value.DATETIME),
    "CURRENT_DATE": (None, "CURRENT_DATE", Value.DATE),
}
_PHYSICAL = ("OSUSR_", "OSSYS_", "OSEVT_", "OSLOG_", "OSTRG_")
CLOCK = "the clock of O11 is the server's, with its time zone; that of ODC is UTC"


def write_name(writer: Expressions, node: nodes.Name) -> Out:
    """Return a column, or a constant that looks like one."""
    tokens = [writer.tokens[number] for number in node.names]
    first = tokens[0]
    if first.kind is Kind.SYSTEM:
        return writer.refuse(node, "O11-1013", f"{first.text} has no counterpart",
                             "Use RETURNING in the statement that writes, or the output Count of the SQL element.")
    if len(tokens) == 1:
        word = first.word
        found = _CONSTANTS.get(word)
        if found is not None and found[0] in (None, writer.flavour):
            writer.once(node, "O11-1028", CLOCK)
            return Out(first.text if word == found[1] else found[1], ATOM, found[2])
        if word == "ROWNUM" and writer.flavour is Flavour.ORACLE:
            return writer.refuse(node, "O11-1009", "ROWNUM is only read in a condition of WHERE, with AND and a limit",
                                 "Use ROW_NUMBER() OVER (...) in a query around it.")
        if first.text == "*":
            return Out("*")
    elif writer.flavour is Flavour.ORACLE:
        if (tokens[0].word, tokens[1].word) == ("DBMS_RANDOM", "VALUE"):
            return Out("random()", ATOM, Value.DECIMAL)
        if tokens[-1].word in ("NEXTVAL", "CURRVAL"):
            return writer.refuse(node, "O11-1013", "sequences are ODC's own; leave the identifier out of INSERT")
    return Out(_text(writer, node), ATOM, _kind(writer, node), column=True)


def _text(writer: Expressions, node: nodes.Name) -> str:
    refused = check_name(writer, node)
    if refused:
        return refused + writer.original(node)
    if any(writer.tokens[number].kind is Kind.TEMP for number in node.names):
        return writer.join(node.parts)
    return writer.original(node)


def check_name(writer: Expressions, node: nodes.Name) -> str:
    """Return the comment for a name that ODC does not have; empty for any other."""
    tokens = [writer.tokens[number] for number in node.names]
    name = writer.name(node.names[0])
    if tokens[0].kind is Kind.ENTITY:
        known = writer.catalog.entity(name)
        attribute = writer.name(node.names[1]).lower() if len(tokens) > 1 else ""
        if writer.catalog.with_snapshot and known is None:
            writer.once(node, "O11-1026", f"entity {name}")
        return _missing(writer, node, name, known, attribute)
    for number in node.names:
        if writer.name(number).upper().startswith(_PHYSICAL):
            return writer.mark(node.first, "O11-1018", f"{writer.name(number)} is a physical name of O11's database",
                               "Write the entity and the attribute in braces and brackets.")
    return ""


def _missing(writer: Expressions, node: nodes.Name, name: str, known: Known | None, attribute: str) -> str:
    place = known.place if known is not None else None
    if name.lower() == "user" and place in (None, Place.USER):
        if attribute and attribute != "*" and attribute not in USER_ATTRIBUTES:
            found = f"{{{name}}} of ODC has Id, Name, Email and PhotoUrl, not {attribute}"
            return writer.mark(node.first, "O11-1018", found, "Take it from an entity of your own that extends User.")
        return ""
    if place is Place.EXTERNAL:
        return writer.mark(node.first, "O11-1018", f"entity {name} is external: its SQL is ANSI-92, not PostgreSQL's",
                           "Write the statement by hand after the vendor's pages on ANSI-92.")
    if place is Place.MISSING:
        return writer.mark(node.first, "O11-1018", f"system entity {name} does not exist in ODC",
                           "Use what ODC has instead.")
    if known is not None and attribute and attribute != "*" and attribute not in known.attributes:
        writer.once(node, "O11-1026", f"attribute {name}.{attribute}")
    return ""


def _kind(writer: Expressions, node: nodes.Name) -> Value:
    if len(node.names) < 2:
        return writer.scope.of_column(writer.name(node.names[0]).lower())
    first, last = writer.tokens[node.names[-2]], writer.name(node.names[-1]).lower()
    if first.kind is Kind.ENTITY:
        known = writer.catalog.entity(writer.name(node.names[-2]))
        return known.attributes.get(last, Value.UNKNOWN) if known is not None else Value.UNKNOWN
    return writer.scope.of_alias(writer.name(node.names[-2]).lower(), last)


def write_parameter(writer: Expressions, node: nodes.Parameter) -> Out:
    """Return a parameter; its kind is known only when somebody has told it."""
    name = writer.name(node.first).lower()
    if name in writer.catalog.inline:
        inline(writer, node)
    return Out(writer.tokens[node.first].text, ATOM, writer.catalog.parameters.get(name, Value.UNKNOWN))


def inline(writer: Expressions, node: nodes.Parameter) -> None:
    """Warn that the text of a parameter becomes SQL that nobody has adapted."""
    writer.warn(node, "O11-1025", writer.tokens[node.first].text)


def may_be_inline(writer: Expressions, node: nodes.Parameter) -> None:
    """Warn as ``inline`` does, of a parameter at a place where texts are put in, unless its type is told."""
    if writer.name(node.first).lower() not in writer.catalog.parameters:
        inline(writer, node)
