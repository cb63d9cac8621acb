"""Scans of the O11 side: each looks for several things in one pass and keeps the ids that it finds.

Both dialects have the same shape. A scan's rows are a FROM clause, its cases conditions over it; what they find goes to
the temporary table ``o11c_hit``, up to ``MOST_LISTED`` ids of each, with the number of all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compiler.plan import ir
from compiler.plan.odc_source import MOST_LISTED
from compiler.sql.dialect import Dialect
from compiler.sql.labels import label
from compiler.sql.postgres import FINDING as POSTGRES_FINDING
from compiler.sql.postgres_probes import FINDING_TABLE as POSTGRES_FINDINGS
from compiler.sql.postgres_probes import SHOWN_FINDINGS as POSTGRES_SHOWN
from compiler.sql.statement import Statement
from compiler.sql.tsql import EXACT, FINDING, SAMPLES, TsqlDialect
from compiler.sql.tsql_probes import FINDING_TABLE, SHOWN_FINDINGS

_POSTGRES_HITS = (
    "CREATE TEMPORARY TABLE o11c_hit (number integer, place bigint, total bigint, code text, severity text, "
    "entity text, what text, sample text)"
)
_TSQL_HITS = f"""DROP TABLE IF EXISTS #o11c_hit;
CREATE TABLE #o11c_hit (
  [number] int NOT NULL,
  [place] bigint NOT NULL,
  [total] bigint NOT NULL,
  [code] nvarchar(20) COLLATE {EXACT} NOT NULL,
  [severity] nvarchar(20) COLLATE {EXACT} NOT NULL,
  [entity] nvarchar(4000) COLLATE {EXACT} NOT NULL,
  [what] nvarchar(4000) COLLATE {EXACT} NOT NULL,
  [sample] nvarchar(400) COLLATE {EXACT} NOT NULL
)"""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a scan looks for: a condition over its rows (text), and what is reported. ``what`` is harmless text."""

    condition: str
    code: str
    severity: str
    what: str


class Scans:
    """Makes scans of the source in its own dialect, and numbers what they look for."""

    def __init__(self, dialect: Dialect, origin: ir.Staging) -> None:
        self.dialect = dialect
        self.origin = origin
        self.tsql = isinstance(dialect, TsqlDialect)
        self._last = 0

    def table(self, name: str) -> str:
        """Return a table of the source's own schema, quoted."""
        return f"{self.dialect.name_of(self.origin.schema)}.{self.dialect.name_of(name)}"

    def tables(self) -> list[Statement]:
        """Return the statements that make the tables of findings and of their ids."""
        return [
            Statement(
                "Findings; gone at the end of the session.", FINDING_TABLE if self.tsql else POSTGRES_FINDINGS
            ),
            Statement(
                f"The rows behind them: the first {MOST_LISTED:,} ids of each.",
                _TSQL_HITS if self.tsql else _POSTGRES_HITS,
            ),
        ]

    def scan(
        self, why: str, entity: str, rows: str, sample: str, order: str, hits: Sequence[Hit], declared: str = ""
    ) -> Statement:
        """Return one pass over ``rows`` (a FROM clause without the word).

        ``sample`` is what is shown of a row (a text), ``order`` what rows are ordered by. ``declared`` are
        declarations of variables that the conditions read (T-SQL).
        """
        first = self._last + 1
        self._last += len(hits)
        made = self._tsql if self.tsql else self._postgres
        return Statement(why, declared + made(label(entity), rows, sample, order, hits, first))

    def _postgres(self, entity: str, rows: str, sample: str, order: str, hits: Sequence[Hit], first: int) -> str:
        conditions = ",\n".join(f"    ({place}, {hit.condition})" for place, hit in enumerate(hits, start=first))
        words = ",\n".join(
            f"  ({place}, '{hit.code}', '{hit.severity}', '{hit.what}')" for place, hit in enumerate(hits, start=first)
        )
        return (
            "INSERT INTO pg_temp.o11c_hit (number, place, total, code, severity, entity, what, sample)\n"
            f"SELECT f.number, f.place, f.total, k.code, k.severity, '{entity}', k.what, f.sample\n"
            f"FROM (\n  SELECT w.number, {sample} AS sample,\n"
            f"    row_number() OVER (PARTITION BY w.number ORDER BY {order}) AS place,\n"
            "    count(*) OVER (PARTITION BY w.number) AS total\n"
            f"  FROM {rows}\n"
            f"  CROSS JOIN LATERAL (VALUES\n{conditions}\n  ) AS w(number, found)\n"
            "  WHERE w.found\n) AS f\n"
            f"JOIN (VALUES\n{words}\n) AS k(number, code, severity, what) ON k.number = f.number\n"
            f"WHERE f.place <= {MOST_LISTED}"
        )

    def _tsql(self, entity: str, rows: str, sample: str, order: str, hits: Sequence[Hit], first: int) -> str:
        conditions = ",\n".join(
            f"    ({place}, CASE WHEN {hit.condition} THEN 1 ELSE 0 END)" for place, hit in enumerate(hits, start=first)
        )
        words = ",\n".join(
            f"  ({place}, N'{hit.code}', N'{hit.severity}', N'{hit.what}')"
            for place, hit in enumerate(hits, start=first)
        )
        return (
            "INSERT INTO #o11c_hit ([number], [place], [total], [code], [severity], [entity], [what], [sample])\n"
            f"SELECT [f].[number], [f].[place], [f].[total], [k].[code], [k].[severity], N'{entity}', [k].[what],\n"
            "  [f].[sample]\n"
            f"FROM (\n  SELECT [w].[number], {sample} AS [sample],\n"
            f"    ROW_NUMBER() OVER (PARTITION BY [w].[number] ORDER BY {order}) AS [place],\n"
            "    COUNT_BIG(*) OVER (PARTITION BY [w].[number]) AS [total]\n"
            f"  FROM {rows}\n"
            f"  CROSS APPLY (VALUES\n{conditions}\n  ) AS [w]([number], [found])\n"
            "  WHERE [w].[found] = 1\n) AS [f]\n"
            f"JOIN (VALUES\n{words}\n) AS [k]([number], [code], [severity], [what]) ON [k].[number] = [f].[number]\n"
            f"WHERE [f].[place] <= {MOST_LISTED}"
        )

    def summed(self) -> Statement:
        """Return the statement that makes findings of the ids."""
        why = "What was found becomes a line of findings each: how many there are, and the first five ids."
        if self.tsql:
            return Statement(
                why,
                f"INSERT INTO {FINDING} ([code], [severity], [entity], [what], [count], [samples])\n"
                f"SELECT [code], [severity], [entity], [what], MAX([total]), {SAMPLES}\n"
                "FROM #o11c_hit\nGROUP BY [number], [code], [severity], [entity], [what]\nORDER BY [number]",
            )
        return Statement(
            why,
            f"INSERT INTO {POSTGRES_FINDING} (code, severity, entity, what, count, samples)\n"
            "SELECT code, severity, entity, what, max(total),\n"
            "  string_agg(sample, ', ' ORDER BY place) FILTER (WHERE place <= 5)\n"
            "FROM pg_temp.o11c_hit\nGROUP BY number, code, severity, entity, what\nORDER BY number",
        )

    def shown(self, hint: str, *, listed: bool) -> list[Statement]:
        """Return the statements that print findings, with ``listed`` their ids too, and fail when one is an error."""
        statements = [
            Statement(
                "Every finding: code, severity, entity, count, up to five sample ids.",
                SHOWN_FINDINGS if self.tsql else POSTGRES_SHOWN,
            )
        ]
        if listed:
            # sqlcmd fills each column up to the width of its type.
            columns = (
                "[code], LEFT([entity], 60) AS [entity], LEFT([what], 100) AS [what], LEFT([sample], 100) AS [id]"
                if self.tsql
                else "code, entity, what, sample AS id"
            )
            order = "[number], [place]" if self.tsql else "number, place"
            table = "#o11c_hit" if self.tsql else "pg_temp.o11c_hit"
            statements.append(
                Statement(
                    f"The rows to be looked at: the first {MOST_LISTED:,} of each finding, in the order of their ids.",
                    f"SELECT {columns}\nFROM {table}\nORDER BY {order}",
                )
            )
        query = (
            f"SELECT [code] + N' ' + [entity] FROM {FINDING} WHERE [severity] = N'error'"
            if self.tsql
            else f"SELECT code || ' ' || entity FROM {POSTGRES_FINDING} WHERE severity = 'error'"
        )
        return [
            *statements,
            Statement(
                "An error among the findings makes this script fail.",
                self.dialect.refuse_when(query, "O11-0900", "there are errors among the findings", hint),
            ),
        ]
