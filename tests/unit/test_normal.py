"""The normalised form: a reformat keeps it, a change does not, whatever is inside strings and names."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from compiler.script.normal import BOM, block_of, first_difference, line_number, normal, prints, shown
from compiler.script.normal_sql import inner_breaks

CASES = Path(__file__).resolve().parents[1] / "cases"


def same(one: str | bytes, other: str | bytes, dialect: str = "postgres", path: str = "a.sql") -> bool:
    first, second = (text if isinstance(text, bytes) else text.encode() for text in (one, other))
    return normal(path, first, dialect).sha256 == normal(path, second, dialect).sha256


@pytest.mark.parametrize("dialect", ["postgres", "tsql"])
@pytest.mark.parametrize(
    "other",
    [
        "SELECT 1,\n  'a  b'\n;\n",
        "  SELECT 1,\r\n\t'a  b'  \r\n;",
        "\n\nSELECT 1,\n\n'a  b'\n\n;\n\n",
        "\ufeffSELECT 1,\n'a  b'\n;\n",
    ],
)
def test_a_reformat_keeps_the_form(other: str, dialect: str) -> None:
    assert same("SELECT 1,\n'a  b'\n;\n", other, dialect)


@pytest.mark.parametrize("dialect", ["postgres", "tsql"])
@pytest.mark.parametrize("comment", ["-- it's", "/* it's */", "/* /* */ it's */", "/* it's\n */"])
def test_a_quote_in_a_comment_opens_nothing(comment: str, dialect: str) -> None:
    assert same(f"{comment}\nSELECT 1\n, 2", f"{comment}\n  SELECT 1\n\n  , 2", dialect)
    assert not same(f"{comment}\nSELECT 'a\n b'", f"{comment}\nSELECT 'a\nb'", dialect)


@pytest.mark.parametrize("dialect", ["postgres", "tsql"])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SELECT 1", "SELECT 2"),
        ("SELECT 'a\n b'", "SELECT 'a\nb'"),
        ("SELECT 'a \nb'", "SELECT 'a\nb'"),
        ("SELECT 'a\n\nb'", "SELECT 'a\nb'"),
        ("SELECT 'a\r\nb'", "SELECT 'a\nb'"),
        ("SELECT 'it''s\n b'", "SELECT 'it''s\nb'"),
        ("SELECT '''\n b'", "SELECT '''\nb'"),
        ('SELECT "a\n b"', 'SELECT "a\nb"'),
        ('SELECT "a""\n b"', 'SELECT "a""\nb"'),
        ("SELECT 1 -- why", "SELECT 1"),
        ("SELECT 1 -- why", "SELECT 1 -- no"),
        ("SELECT a  b", "SELECT a b"),
        ("-- it's\nSELECT 'a\n b'", "-- it's\nSELECT 'a\nb'"),
        ("/* it's /* ' */ */ SELECT 'a\n b'", "/* it's /* ' */ */ SELECT 'a\nb'"),
        ("SELECT 1 - 2 / 3, 'a\n b'", "SELECT 1 - 2 / 3, 'a\nb'"),
        ("SELECT 1\u00a0\n", "SELECT 1\n"),
        ("SELECT 1\r;\n", "SELECT 1;\n"),
        ("A\nB", "B\nA"),
        ("SELECT 'never closed\n b", "SELECT 'never closed\nb"),
    ],
)
def test_a_change_is_a_change(one: str, other: str, dialect: str) -> None:
    assert not same(one, other, dialect)


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        # An escaped quote does not end a string with escapes, and a name that ends with e is no such string.
        (r"SELECT E'a\'" + "\n b'", r"SELECT E'a\'" + "\nb'", False),
        (r"SELECT e'\\'," + "\n b", r"SELECT e'\\'," + "\nb", True),
        (r"SELECT E'x\'y', E'\\'," + "\n b", r"SELECT E'x\'y', E'\\'," + "\nb", True),
        ("SELECT type'\\'\n, b", "SELECT type'\\'\n  , b", True),
        # Dollar quotes: values stay, code may be indented, strings in the code may not.
        ("SELECT $$a\n b$$", "SELECT $$a\nb$$", False),
        ("SELECT $x$a $$ \n b$x$", "SELECT $x$a $$ \nb$x$", False),
        ("DO $o$\nBEGIN\nEND $o$;", "DO $o$\n  BEGIN\n\n  END $o$;", True),
        ("DO $o$\nPERFORM 'a\n b'; END $o$;", "DO $o$\nPERFORM 'a\nb'; END $o$;", False),
        ("DO $o$\nPERFORM $i$a\n b$i$; END $o$;", "DO $o$\nPERFORM $i$a\nb$i$; END $o$;", False),
        ("DO $o$\nx \\ 'a\n b'; END $o$;", "DO $o$\nx \\ 'a\nb'; END $o$;", False),
        ("CREATE FUNCTION f() AS\n$o$\nBEGIN\nEND $o$;", "CREATE FUNCTION f() AS\n$o$\n  BEGIN\nEND $o$;", True),
        ("SELECT a$b$, 1\n, $1\n, 'x'", "SELECT a$b$, 1\n  , $1\n  , 'x'", True),
        # The rest of a line that is a command of psql is no SQL: a quote there opens nothing.
        ("\\echo it's\nSELECT 1\n, 2 -- '", "\\echo it's\nSELECT 1\n  , 2 -- '", True),
        ("\\echo it's\nSELECT 'a\n b'", "\\echo it's\nSELECT 'a\nb'", False),
        # Brackets quote nothing here.
        ("SELECT a[1\n], ']'", "SELECT a[1\n  ], ']'", True),
    ],
)
def test_what_postgresql_and_psql_read_otherwise(one: str, other: str, equal: bool) -> None:
    assert same(one, other) is equal


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("SELECT [a\n b]", "SELECT [a\nb]", False),
        ("SELECT [a]]\n b]", "SELECT [a]]\nb]", False),
        ("SELECT [it's],\n'x'\n, 1", "SELECT [it's],\n  'x'\n  , 1", True),
        ("SELECT N'\\',\n1", "SELECT N'\\',\n  1", True),
        ("SELECT $1\n, 2", "SELECT $1\n  , 2", True),
        ("PRINT 'x'\nGO\n", "PRINT 'x'\n\nGO  \n", True),
    ],
)
def test_what_sql_server_reads_otherwise(one: str, other: str, equal: bool) -> None:
    assert same(one, other, "tsql") is equal


def test_the_mark_counts_where_sqlcmd_needs_it() -> None:
    text = "PRINT N'é';\n".encode()
    assert not same(BOM + text, text, "tsql")
    assert same(BOM + text, text, "postgres")
    assert same(BOM + b"PRINT 1;", b"PRINT 1;", "tsql")


def test_json_is_compared_by_its_values() -> None:
    assert same('{"a": [1, "x  y"]}', '{\r\n "a":[1,\n"x  y"]}\n', path="plan.json")
    assert not same('{"a": "x  y"}', '{"a": "x y"}', path="plan.json")
    assert not same('{"a": 1}', '{"a": 1, "a": 1}', path="plan.json")
    assert not same('{"a": 1', '{"a": 1 ', path="plan.json")


@pytest.mark.parametrize("path", ["RUNBOOK.md", "report.html"])
def test_texts_keep_what_means_something(path: str) -> None:
    assert same("a\n\n    code\n", "\ufeffa  \r\n\r\n    code\r\n\r\n", path=path)
    assert not same("    code\n", "code\n", path=path)
    assert not same("a\n\nb\n", "a\nb\n", path=path)


def test_data_is_what_it_is() -> None:
    assert not same("a,1\n", "a,1\r\n", path="data/users.csv")
    assert not same(b"a\n", BOM + b"a\n", path="data/users.csv")
    assert same(b"\xff", b"\xff", path="data/users.csv")


def scripts() -> list[Path]:
    """Return scripts of the cases: those with hostile names, and a few others."""
    found = sorted(CASES.glob("*/expected/*/**/*.sql"))
    hostile = [path for path in found if "hostile" in path.parts[-4] + path.parts[-5]]
    return hostile + found[::25]


@pytest.mark.parametrize("seed", range(3))
def test_generated_scripts_may_be_reformatted_and_not_changed(seed: int) -> None:
    chance = random.Random(seed)
    files = scripts()
    assert len(files) > 40
    for path in files:
        dialect = "tsql" if "tsql" in path.parts else "postgres"
        data = path.read_bytes()
        inside = inner_breaks(data.removeprefix(BOM), dialect)
        lines = data.split(b"\n")
        made = list(lines)
        for number in range(1, len(lines)):
            if number not in inside and chance.random() < 0.2:
                made[number - 1] += chance.choice([b" ", b"\t", b"\r", b"\n", b"\n  \n"])
                made[number] = chance.choice([b"", b"  ", b"\t"]) + made[number]
        assert same(data, b"\n".join(made), dialect), path
        # And one sign that is no blank, anywhere.
        places = [place for place, byte in enumerate(data) if 0x20 < byte < 0x7F]
        place = chance.choice(places)
        assert not same(data, data[:place] + data[place + 1 :], dialect), (path, place)


@pytest.mark.parametrize("count", [0, 1, 7, 4096, 4097, 10_000])
def test_prints_tell_the_first_line_that_differs(count: int) -> None:
    lines = [b"line %d" % number for number in range(count)]
    block = block_of(lines)
    assert block == max(1, -(-count // 4096))
    wanted = prints(lines, block)
    assert first_difference(wanted, prints(lines, block)) is None
    for place in {0, count // 2, count - 1} if count else set():
        other = [*lines[:place], b"another", *lines[place + 1 :]]
        assert first_difference(wanted, prints(other, block)) == place // block
        assert first_difference(wanted, prints(lines[:place], block)) == place // block
    assert first_difference(wanted, prints([*lines, b"more"], block)) == count // block


def test_the_prints_of_a_text_never_change() -> None:
    # They are in manifests that people have approved: the same on every machine and in every version.
    assert prints([b"SELECT 1;", b""], 1) == "M1wAAA=="


def test_numbers_are_those_of_the_file_as_it_is() -> None:
    text = b"\n\nSELECT\r\n\n  'a\n\n b'\nEND"
    assert normal("a.sql", text, "postgres").lines == [b"SELECT", b"'a", b"", b" b'", b"END"]
    assert [line_number("a.sql", text, "postgres", place) for place in range(6)] == [3, 5, 6, 7, 8, 9]
    assert line_number("a.sql", b"", "postgres", 0) == 1
    assert line_number("RUNBOOK.md", b"a\n\nb", "postgres", 2) == 3


def test_long_lines_are_shown_from_where_they_differ() -> None:
    one, other = b"x" * 500 + b"old" + b"y" * 500, b"x" * 500 + b"new" + b"y" * 500
    was, now = shown("a.sql", one, other)
    assert was.startswith('"…xxx') and was.endswith('yyy…"') and "old" in was and "new" in now and len(was) < 170
    assert shown("a.sql", b"short", None) == ('"short"', "nothing")
    assert shown("a.sql", b"\xff", b"") == ('"\\xff"', '""')
    assert shown("data/users.csv", b"ann@example.com", None) == ("(data, not shown)", "nothing")
