"""The splitter of sqlcmd scripts, and the T-SQL grammar check, on snippets that are known."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house.maxdop_check import syntax_errors
from tests.house.tsql_batches import SqlcmdError, split, variables


@pytest.mark.parametrize("naive", [True, False])
@pytest.mark.parametrize(
    ("text", "batches"),
    [
        ("", []),
        ("GO\n \nGO\n", []),
        ("SELECT 1", ["SELECT 1"]),
        ("SELECT 1\nGO\nSELECT 2\nGO", ["SELECT 1\n", "SELECT 2\n"]),
        ("SELECT 1\r\n  go \t\r\nSELECT 2\r\n", ["SELECT 1\r\n", "SELECT 2\r\n"]),
        ("SELECT 1\rGo\rSELECT 2", ["SELECT 1\r", "SELECT 2"]),
        ("INSERT t DEFAULT VALUES\nGO 3\nSELECT 1\nGO 0\n", ["INSERT t DEFAULT VALUES\n"] * 3),
        ("SELECT 1 GO\nSELECT GO\nGOTO x\nGO;\n", ["SELECT 1 GO\nSELECT GO\nGOTO x\nGO;\n"]),
        (":on error exit\n:setvar a b\n:OUT x\n:error y\nSELECT 1\n", ["SELECT 1\n"]),
        ("\ufeffSELECT 1\n", ["SELECT 1\n"]),
        ("SELECT 1 -- it's\nGO\nSELECT 2 /* ' */\nGO\nSELECT '--'\nGO\n",
         ["SELECT 1 -- it's\n", "SELECT 2 /* ' */\n", "SELECT '--'\n"]),
        ("SELECT 'it''s', [a]]'b], \"c'd\"\nGO\nSELECT 2", ["SELECT 'it''s', [a]]'b], \"c'd\"\n", "SELECT 2"]),
        ("SELECT '/*'\nGO\nSELECT '*/'", ["SELECT '/*'\n", "SELECT '*/'"]),
        ("SELECT N'\u2028GO\u2028'\n", ["SELECT N'\u2028GO\u2028'\n"]),
    ],
)
def test_batches(text: str, batches: list[str], naive: bool) -> None:
    assert split(text, naive=naive) == batches


@pytest.mark.parametrize(
    "text",
    [
        "SELECT 'a\nGO\nb'\n",
        "SELECT 1 AS \"a\nGO\n\"\n",
        "SELECT 1 AS [a]]\nGO\n]\n",
        "SELECT 'it''\nGO\n'\n",
        "/* x\nGO\n*/ SELECT 1\n",
        "/* /* */\nGO\n*/ SELECT 1\n",
    ],
)
def test_go_inside_strings_names_and_comments(text: str) -> None:
    assert split(text) == [text]
    assert split(text, naive=True) == text.split("GO\n")


def test_a_directive_inside_a_string() -> None:
    text = "SELECT 'a\n:setvar x y\nb'\n"
    assert split(text) == [text]
    assert split(text, naive=True) == ["SELECT 'a\nb'\n"]


def test_an_apostrophe_in_a_line_comment_opens_nothing() -> None:
    assert split("-- don't\nGO\nSELECT 1\n") == ["-- don't\n", "SELECT 1\n"]


def test_state_goes_on_after_an_include() -> None:
    files = {"a.sql": "SELECT 'x", "b c.sql": "GO\nSELECT 2\nGO\nSELECT 3"}
    text = 'SELECT 0\n:r "b c.sql"\n:r a.sql\n\'\nGO\n'
    assert split(text, include=files.__getitem__) == ["SELECT 0\n", "SELECT 2\n", "SELECT 3\nSELECT 'x\n'\n"]


def test_includes_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "steps").mkdir()
    (tmp_path / "steps" / "1.sql").write_bytes(b"\xef\xbb\xbfSELECT 1\r\n:r two.sql\r\nGO\r\n")
    (tmp_path / "two.sql").write_text("SELECT 2")
    text = ":r steps/1.sql\nSELECT 3\n"
    assert split(text, include=tmp_path) == ["SELECT 1\r\nSELECT 2\n", "SELECT 3\n"]
    (tmp_path / "two.sql").write_text(":r steps/1.sql\n")
    with pytest.raises(SqlcmdError, match="includes itself: steps/1"):
        split(text, include=tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT 1\n:quit\n", "leaves the server"),
        (":connect x\n", "leaves the server"),
        ("!! rm x\n", "leaves the server: !! rm x"),
        (":!! dir\n", "leaves the server: :!! dir"),
        ("::x\n", "unknown directive"),
        (":\n", "unknown directive"),
        (":nonsense\n", "unknown directive"),
        (":on error\n", "unknown directive: :on error"),
        ("exit\n", "ends the run"),
        (" EXIT(SELECT 1)\n", "ends the run"),
        ("reset\n", "drops the batch"),
        (":r x.sql\n", "no place to look"),
        ("SELECT 'a\n", "inside a string"),
        ("SELECT [a\n", "inside a bracketed name"),
        ('SELECT "a\n', "inside a quoted name"),
        ("/* /* */\n", "inside a comment"),
    ],
)
def test_what_sqlcmd_would_stop_at(text: str, message: str) -> None:
    with pytest.raises(SqlcmdError, match=message):
        split(text)


def test_a_missing_include_is_named(tmp_path: Path) -> None:
    with pytest.raises(SqlcmdError, match=r"cannot be read: gone\.sql"):
        split(":r gone.sql\n", include=tmp_path)


def test_a_bare_word_in_a_string_is_seen_by_the_old_readers_only() -> None:
    text = "SELECT 'a\nquit\nb'\n"
    assert split(text) == [text]
    with pytest.raises(SqlcmdError, match="ends the run"):
        split(text, naive=True)


def test_variables_are_found_everywhere_but_where_they_are_set() -> None:
    text = ":setvar a $(b)\nSELECT '$(c)', $action, $( d ) -- $(e\n/* $() */\n"
    assert variables(text) == ["c", "d", "e", ""]
    assert variables("SELECT $action, N'$' + N'(x)'\n") == []


VALID = [
    "",
    "-- a comment only\n",
    "THROW 51000, N'no', 1;",
    "MERGE INTO [t].[dbo].[x] WITH (HOLDLOCK) AS t USING (SELECT 1 AS a) AS s ON 1 = 0\n"
    "WHEN NOT MATCHED THEN INSERT (x) VALUES (s.a) OUTPUT s.a, inserted.id INTO #m (o, n);",
    "SET IDENTITY_INSERT [db].[dbo].[t] ON;",
    "IF @@TRANCOUNT = 0 BEGIN SELECT 1; END ELSE BEGIN SELECT 2; END;",
    "SET XACT_ABORT ON;\nBEGIN TRY\n BEGIN TRANSACTION; COMMIT TRANSACTION;\nEND TRY\n"
    "BEGIN CATCH\n IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;\n THROW;\nEND CATCH;",
    "CREATE TABLE #m (a nvarchar(50) COLLATE Latin1_General_CI_AI NOT NULL PRIMARY KEY, b bigint NULL);",
    "SELECT N'😀''' AS [a]]b], \"c\" FROM [x y];",
    "DECLARE @r int;\nEXEC @r = [Target].sys.sp_getapplock @Resource = N'o11c', @LockMode = 'Exclusive';",
    "RAISERROR (N'step', 0, 1) WITH NOWAIT;",
    "INSERT INTO a.dbo.t WITH (TABLOCKX) (x) SELECT s.x FROM b.dbo.t AS s ORDER BY s.id;",
]
INVALID = [
    "SELEC 1 FROM t;",
    "SELECT (1;",
    "INSERT INTO t (a VALUES (1);",
    "UPDAT t SET a = 1;",
    "IF 1 = 1 BEGIN SELECT 1;",
    "BEGIN TRY SELECT 1; END TRY",
    "SELECT * FROM t LIMIT 1;",
    "INSERT INTO t (a) VALUES (1) ON CONFLICT DO NOTHING;",
    "SELECT 'a",
    ":on error exit\nSELECT 1;",
]


@pytest.mark.parametrize("level", ["2016", "2019"])
def test_grammar_check(level: str) -> None:
    assert syntax_errors(VALID, level) == []
    mixed = [batch for pair in zip(VALID, INVALID, strict=False) for batch in pair]
    assert [line.split(":")[0] for line in syntax_errors(mixed, level)] == [
        f"batch {index}" for index in range(1, 2 * len(INVALID), 2)
    ]
    assert syntax_errors([], level) == []


def test_the_message_says_where() -> None:
    (line,) = syntax_errors(["SELECT 1;\nSELECT (1;"], "2019")
    assert line.startswith("batch 0: ")
    assert "2:" in line


def test_the_level_decides() -> None:
    trim = "SELECT TRIM('x' FROM a), STRING_AGG(a, ',') WITHIN GROUP (ORDER BY a) FROM t;"
    assert syntax_errors([trim], "2019") == []
    assert len(syntax_errors([trim], "2012")) == 1


def test_what_is_not_understood_is_no_silence() -> None:
    with pytest.raises(RuntimeError, match="1999"):
        syntax_errors(["SELECT 1"], "1999")


def test_without_the_executable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    with pytest.raises(FileNotFoundError, match="no maxdop beside"):
        syntax_errors([], "2019")
