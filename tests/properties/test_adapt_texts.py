"""Any text is adapted without a fault, twice is the same as once, and nothing is lost that nobody converts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.adapt.adapt import adapt
from compiler.adapt.catalog import Catalog, Known, Place
from compiler.adapt.kinds import Flavour, Value
from compiler.adapt.tokens import Kind, Unclosed, string_value, tokenize

CATALOG = Catalog(True, {"e": Known(Place.APPLICATION, {
    "t": Value.TEXT, "n": Value.INTEGER, "b": Value.BOOLEAN, "d": Value.DATETIME, "p": Value.DECIMAL, "h": Value.TIME,
})})
FLAVOURS = st.sampled_from(list(Flavour))
COLUMNS = st.sampled_from(["{E}.[T]", "{E}.[N]", "{E}.[B]", "{E}.[D]", "{E}.[P]", "{E}.[H]", "@x", "a", "'it''s'",
    "N'é'",
                           "'%a%'", "1", "2.5", "NULL", "''", "GETDATE()", "SYSDATE", "NEWID()"])
TRIVIA = st.sampled_from([" ", "\n", " /* one */ ", " -- two\n", "\t"])


def _of(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    two, three = st.tuples(inner, inner), st.tuples(inner, inner, inner)
    return st.one_of(
        st.tuples(inner, TRIVIA, st.sampled_from(["+", "-", "*", "/", "||", "&", "%"]), TRIVIA, inner).map("".join),
        two.map(lambda x: f"ISNULL({x[0]}, {x[1]})"), two.map(lambda x: f"NVL({x[0]}, {x[1]})"),
        three.map(lambda x: f"IIF({x[0]} = {x[1]}, {x[2]}, {x[0]})"),
        three.map(lambda x: f"DECODE({x[0]}, {x[1]}, {x[2]})"),
        three.map(lambda x: f"SUBSTRING({x[0]}, {x[1]}, {x[2]})"),
        two.map(lambda x: f"DATEADD(day, {x[0]}, {x[1]})"), two.map(lambda x: f"DATEDIFF(month, {x[0]}, {x[1]})"),
        two.map(lambda x: f"DATEDIFF(day, {x[0]}, {x[1]})"), inner.map(lambda x: f"YEAR({x})"),
        inner.map(lambda x: f"TRUNC({x})"), inner.map(lambda x: f"AVG({x})"), inner.map(lambda x: f"LEN({x})"),
        inner.map(lambda x: f"CAST({x} AS INT)"), inner.map(lambda x: f"CAST({x} AS NVARCHAR(10))"),
        inner.map(lambda x: f"CONVERT(VARCHAR(10), {x}, 120)"), inner.map(lambda x: f"CONVERT(DATE, {x})"),
        two.map(lambda x: f"CHARINDEX({x[0]}, {x[1]})"), inner.map(lambda x: f"({x})"), inner.map(lambda x: f"-{x}"),
        three.map(lambda x: f"REPLACE({x[0]}, {x[1]}, {x[2]})"), inner.map(lambda x: f"EOMONTH({x})"),
        three.map(lambda x: f"CASE WHEN {x[0]} LIKE {x[1]} THEN {x[2]} END"),
            inner.map(lambda x: f"PATINDEX('a', {x})"),
        two.map(lambda x: f"CASE {x[0]} WHEN {x[1]} THEN 1 ELSE 0 END"), inner.map(lambda x: f"LOG({x}, 2)"),
        inner.map(lambda x: f"(SELECT TOP 1 {x} FROM {{E}} e WITH (NOLOCK))"),
    )


EXPRESSIONS = st.recursive(COLUMNS, _of, max_leaves=8)
CONDITIONS = st.one_of(
    st.tuples(EXPRESSIONS, st.sampled_from(["=", "<>", "LIKE", "NOT LIKE", "!<", ">"]), EXPRESSIONS).map(" ".join),
    st.tuples(EXPRESSIONS, EXPRESSIONS).map(lambda x: f"{x[0]} IN ({x[1]}, 1)"),
    st.tuples(EXPRESSIONS, EXPRESSIONS).map(lambda x: f"NOT {x[0]} BETWEEN {x[1]} AND 0"),
    EXPRESSIONS.map(lambda x: f"{x} IS NOT NULL"), st.just("ROWNUM <= 3"), st.just("EXISTS (SELECT * FROM {E})"),
)
STATEMENTS = st.one_of(
    st.tuples(st.sampled_from(["", "TOP 3 ", "DISTINCT ", "TOP (@n) WITH TIES "]), EXPRESSIONS, TRIVIA, CONDITIONS).map(
        lambda x: f"SELECT {x[0]}{x[1]}{x[2]}FROM {{E}} WHERE {x[3]}"),
    st.tuples(EXPRESSIONS, CONDITIONS).map(lambda x: f"UPDATE {{E}} SET {{E}}.[T] = {x[0]} WHERE {x[1]}"),
    st.tuples(EXPRESSIONS, CONDITIONS).map(
        lambda x: f"UPDATE e SET e.[B] = {x[0]} FROM {{E}} e JOIN {{F}} f ON {x[1]}"),
    CONDITIONS.map(lambda x: f"DELETE {{E}} WHERE {x}"),
    EXPRESSIONS.map(lambda x: f"INSERT INTO {{E}} ({{E}}.[T], {{E}}.[B]) OUTPUT INSERTED.[Id] VALUES ({x}, 1)"),
    st.tuples(EXPRESSIONS, CONDITIONS).map(lambda x: f"SELECT {x[0]} a INTO #t FROM {{E}} HAVING {x[1]}"),
    st.tuples(EXPRESSIONS, EXPRESSIONS).map(
        lambda x: f"SELECT TOP 1 {x[0]} FROM {{E}} UNION ALL SELECT {x[1]} FROM {{E}} ORDER BY 1"),
)
TEXTS = st.lists(st.tuples(STATEMENTS, st.sampled_from([";", ";\n", ""]), TRIVIA).map("".join),
    min_size=1, max_size=4).map("".join)
PIECES = st.lists(st.sampled_from([
    "SELECT", "TOP", "1", "FROM", "{E}", "{E}.[T]", "[x]", "(", "(", ")", ")", ",", ";", "'", "''", '"', "[",
    "]", "{", "}", "--", "/*", "*/", "@p", "@@X", "#t", "+", "-", "||", "*", "=", "<>", "LIKE", "IN", "NOT",
    "BETWEEN", "AND", "OR", "CASE", "WHEN", "THEN", "END", "AS", "ORDER", "BY", "WHERE", "GROUP", "UPDATE",
    "SET", "DELETE", "INSERT", "INTO", "VALUES", "WITH", "CAST", "CONVERT", "OVER", "ISNULL", "\n", ".", "::",
    "JOIN", "ON", "CROSS", "APPLY", "UNION", "OFFSET", "FETCH", "CREATE", "TABLE", "IDENTITY", "OUTPUT", "IF",
    "BEGIN", "q'[", "0x", "1e", "NULL", "ROWNUM", "EXISTS",
]), max_size=40).map(" ".join)


def comments(text: str) -> list[str]:
    """Return the comments of a text, without the marks."""
    return sorted(found for found in re.findall(r"/\*.*?\*/|--[^\n]*", text) if "O11-1" not in found)


@settings(max_examples=150, deadline=None)
@given(TEXTS, FLAVOURS)
def test_twice_is_the_same_as_once(text: str, flavour: Flavour) -> None:
    once = adapt(text, "x", flavour, CATALOG)
    twice = adapt(once.text, "x", flavour, CATALOG)
    assert twice.text == once.text


@settings(max_examples=150, deadline=None)
@given(TEXTS, FLAVOURS)
def test_no_text_name_or_comment_is_lost(text: str, flavour: Flavour) -> None:
    done = adapt(text, "x", flavour, CATALOG)
    # A comment may be written more than once with the argument that it stands before, but is never gone.
    assert set(comments(text)) <= set(comments(done.text))
    before, after = tokenize(text, flavour), tokenize(done.text, flavour)
    names = {token.text for token in before if token.kind in (Kind.ENTITY, Kind.PARAMETER, Kind.BRACKET)}
    assert names <= {token.text for token in after}
    values = {string_value(token) for token in before if token.kind is Kind.STRING}
    assert values - {"", "a"} <= {string_value(token) for token in after if token.kind is Kind.STRING}


@settings(max_examples=300, deadline=None)
@given(st.one_of(PIECES, st.text(max_size=60)), FLAVOURS)
def test_any_text_is_taken(text: str, flavour: Flavour) -> None:
    done = adapt(text, "x", flavour, CATALOG)
    assert adapt(done.text, "x", flavour, CATALOG).text == done.text
    for item in done.diagnostics:
        _, line, column = item.where.split(":")
        assert 1 <= int(line) <= text.count("\n") + 1 and int(column) >= 1


@pytest.mark.parametrize("text", ["'", "/*", "[", "{", '"', "q'["])
def test_only_what_does_not_end_stops_the_tokens(text: str) -> None:
    with pytest.raises(Unclosed):
        tokenize(text, Flavour.ORACLE)
