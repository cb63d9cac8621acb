"""T-SQL: verification. The same statements run before COMMIT and in verify.sql."""

from __future__ import annotations

from typing import assert_never

from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.judged import ARRIVED, TALLY
from compiler.sql.judged_checks import Judgement, Judging, judgement, known_checks
from compiler.sql.labels import label
from compiler.sql.statement import Lowered, Statement
from compiler.sql.tsql import EXACT, NAMES, TsqlDialect
from compiler.sql.tsql_states import state_lines

CHECK = "#o11c_check"
_INSERT = f"INSERT INTO {CHECK} ([check_id], [entity], [what], [expected], [found], [ok])"
CHECK_TABLE = f"""DROP TABLE IF EXISTS {CHECK};
CREATE TABLE {CHECK} (
  [place] bigint IDENTITY(1, 1) NOT NULL PRIMARY KEY,
  [check_id] nvarchar(200) COLLATE {EXACT} NOT NULL,
  [entity] nvarchar(4000) COLLATE {EXACT} NOT NULL,
  [what] nvarchar(4000) COLLATE {EXACT} NOT NULL,
  [expected] bigint NULL,
  [found] bigint NOT NULL,
  [ok] bit NULL
)"""


def check_statements(dialect: TsqlDialect, names: Names, *, maps: bool = True) -> tuple[Statement, ...]:
    """Return the checks, the table of their results, and the statement that fails when one is wrong."""
    statements: list[Statement] = []
    for check in known_checks(names.plan, maps=maps):
        match check:
            case ir.CheckRows() | ir.CheckTree() | ir.CheckEvents():
                statements.append(_judged(dialect, check, judgement(dialect, names, check, maps=maps)))
            case ir.CheckMap():
                statements.append(_map(dialect, names, check))
            case ir.CheckLinks():
                raise AssertionError("links are replaced in ODC only, which is PostgreSQL")
            case ir.CheckSequence():
                statements.append(_identity(dialect, names, check))
            case ir.CheckTriggers():
                statements.append(_triggers(dialect, names, check))
            case ir.CheckStates():
                statements.append(_states(dialect, names, check))
            case _:
                assert_never(check)
    statements.append(
        Statement(
            "One row a check.",
            "SELECT LEFT([check_id], 60) AS [check_id], LEFT([entity], 60) AS [entity], LEFT([what], 80) AS [what],\n"
            f"  [expected], [found], [ok]\nFROM {CHECK}\nWHERE [ok] IS NOT NULL\nORDER BY [place]",
        )
    )
    statements.append(
        Statement(
            "For information, nothing is compared: what the project file or the reports have accepted, counted.",
            "SELECT LEFT([entity], 60) AS [entity], LEFT([what], 80) AS [what], [found] AS [rows]\n"
            f"FROM {CHECK}\nWHERE [ok] IS NULL\nORDER BY [place]",
        )
    )
    tally = ",\n".join(
        f"  SUM(CASE WHEN [what] IN ({', '.join(f'N{chr(39)}{word}{chr(39)}' for word in words)})"
        f" THEN [{column}] ELSE 0 END) AS [{name}]"
        for name, column, words in TALLY
    )
    statements.append(
        Statement(
            "What became of the rows that were expected, one line an entity.",
            f"SELECT LEFT([entity], 60) AS [entity],\n{tally}\nFROM {CHECK}\nGROUP BY [entity]\n"
            f"HAVING SUM(CASE WHEN [what] = N'{ARRIVED}' THEN 1 ELSE 0 END) > 0\nORDER BY MIN([place])",
        )
    )
    statements.append(
        Statement(
            "A check that does not hold ends the run here.",
            dialect.refuse_when(
                f"SELECT [entity] + N', ' + [what] FROM {CHECK} WHERE [ok] = 0",
                "O11-0910",
                "checks do not hold",
                "The table above shows expected and found.",
            ),
        )
    )
    return tuple(statements)


def _judged(dialect: TsqlDialect, check: Judging, found: Judgement) -> Statement:
    values = ",\n".join(
        f"  ({place}, N'{check.id}', N'{label(check.label)}', N'{line.what}', "
        f"{dialect.inline(line.wanted())}, {dialect.inline(line.found)})"
        for place, line in enumerate(found.lines, start=1)
    )
    return Statement(
        found.why,
        f"{_INSERT}\n"
        "SELECT [v].[check_id], [v].[entity], [v].[what], [v].[expected], [v].[found],\n"
        "  CASE WHEN [v].[expected] = [v].[found] THEN 1 WHEN [v].[expected] IS NOT NULL THEN 0 END\n"
        f"FROM (\n{dialect.sql(found.query)}\n) AS [j]\n"
        f"CROSS APPLY (VALUES\n{values}\n"
        ") AS [v]([line], [check_id], [entity], [what], [expected], [found])\n"
        "ORDER BY [v].[line]",
    )


def _triggers(dialect: TsqlDialect, names: Names, check: ir.CheckTriggers) -> Statement:
    name, wanted = label(check.label), len(check.triggers)
    listed = ", ".join(dialect.quoted(trigger) for trigger in check.triggers)
    return Statement(
        f"{name}: the triggers that the run disabled are enabled again.",
        f"{_INSERT}\n"
        f"SELECT N'{check.id}', N'{name}', N'triggers are enabled', {wanted}, COUNT_BIG(*),\n"
        f"  CASE WHEN COUNT_BIG(*) = {wanted} THEN 1 ELSE 0 END\n"
        "FROM sys.triggers\n"
        f"WHERE [parent_id] = OBJECT_ID({two_part_text(dialect, names, check.table)})\n"
        f"  AND [name] COLLATE {NAMES} IN ({listed}) AND [is_disabled] = 0",
    )


def _states(dialect: TsqlDialect, names: Names, check: ir.CheckStates) -> Statement:
    name = label(check.label)
    lines = "\nUNION ALL\n".join(
        f"SELECT {place}, N'{what}', CAST({expected} AS bigint), ({query})"
        for place, (what, expected, query) in enumerate(state_lines(dialect, names, check), start=1)
    )
    return Statement(
        f"{name}: constraints and triggers are in the state that the snapshot recorded.",
        f"{_INSERT}\n"
        f"SELECT N'{check.id}', N'{name}', [v].[what], [v].[expected], [v].[found],\n"
        "  CASE WHEN [v].[expected] = [v].[found] THEN 1 ELSE 0 END\n"
        f"FROM (\n{lines}\n) AS [v]([place], [what], [expected], [found])\nORDER BY [v].[place]",
    )


def _map(dialect: TsqlDialect, names: Names, check: ir.CheckMap) -> Statement:
    name = label(check.label)
    table = dialect.inline(names.work(check.map))
    return Statement(
        f"{name}: the map is one to one.",
        f"{_INSERT}\n"
        f"SELECT N'{check.id}', N'{name}', N'map is one to one', [q].[pairs], [q].[news],\n"
        "  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END\n"
        "FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],\n"
        f"    COUNT_BIG(DISTINCT [new_id]) AS [news]\n  FROM {table}) AS [q]",
    )


def _identity(dialect: TsqlDialect, names: Names, check: ir.CheckSequence) -> Statement:
    name = label(check.label)
    identifier = dialect.name_of(check.identifier.name)
    given = f"IDENT_CURRENT({two_part_text(dialect, names, check.table)})"
    wrong, why = "ELSE 0", ""
    if names.plan.permissions == "data-writer":
        wrong = "WHEN [q].[given] < [q].[top] THEN 0"
        why = " Where this login may not see that value (NULL), there is nothing to compare."
    return Statement(
        f"{name}: the identity's current value is not below any id in the table, so the next one is above.{why}",
        f"{_INSERT}\n"
        f"SELECT N'{check.id}', N'{name}', N'identity is ahead of the highest id', [q].[top], "
        "COALESCE([q].[given], 0),\n"
        f"  CASE WHEN [q].[given] >= [q].[top] THEN 1 {wrong} END\n"
        f"FROM (SELECT COALESCE(MAX({identifier}), 0) AS [top], {given} AS [given]\n"
        f"  FROM {dialect.inline(names.table(check.table))}) AS [q]",
    )


def two_part(dialect: TsqlDialect, names: Names, table: ir.Table) -> str:
    """Return a target table's schema and name. The current database is the target: the driver checks it."""
    return f"{dialect.name_of(table.schema or names.plan.target.schema)}.{dialect.name_of(table.name)}"


def two_part_text(dialect: TsqlDialect, names: Names, table: ir.Table) -> str:
    """Return the same as a string literal, for functions that take a table's name."""
    return dialect.quoted(two_part(dialect, names, table))


def with_identity(dialect: TsqlDialect, names: Names, table: ir.Table, insert: Statement, why: str) -> Lowered:
    """Return an INSERT that gives the identity column its values; ``why`` it does is the beginning of a sentence."""
    # Only one table of a session may have it on, and only the current database's names will do everywhere.
    setting = f"SET IDENTITY_INSERT {two_part(dialect, names, table)}"
    batched = insert.batched
    return Lowered(
        (
            Statement(f"{why}: the identity column takes them only when told so.", f"{setting} ON", batched=batched),
            insert,
            Statement(
                "From here on the identity makes its ids again. A given id above its own has moved it on, and nothing "
                "lowers it: nothing has to be set.",
                f"{setting} OFF",
                batched=batched,
            ),
        ),
        on_error=(f"{setting} OFF",),
    )
