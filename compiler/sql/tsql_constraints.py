"""T-SQL: foreign keys are disabled and enabled again WITH CHECK, so that they end trusted (docs/adr/0021).

"ALTER TABLE (Transact-SQL)": NOCHECK disables, WITH CHECK CHECK enables and looks at all rows. While a key is
disabled nothing is looked up, and what it does on delete is not done. The current database is the target.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compiler.plan import ir
from compiler.sql.constraints import key_finding, key_words, refuse_changed, taken_away
from compiler.sql.dialect import Names
from compiler.sql.statement import Lowered, Statement
from compiler.sql.tsql import NAMES, TsqlDialect


def loosen(dialect: TsqlDialect, names: Names, step: ir.LoosenConstraints) -> Lowered:
    """Return the statements that disable the keys."""
    table = dialect.inline(names.table(step.table))
    changed = refuse_changed(dialect, names, step, changed_keys(dialect, names, step.table, step.keys))
    disabled = (
        Statement(why, f"ALTER TABLE {table} NOCHECK CONSTRAINT {dialect.name_of(key.name)}")
        for why, key in zip(taken_away(names, step, "Disabled"), step.keys, strict=True)
    )
    return Lowered((changed, *disabled))


def revalidate(dialect: TsqlDialect, names: Names, step: ir.RevalidateConstraints) -> Lowered:
    """Return the statements that enable the keys again and look at all rows."""
    table = dialect.inline(names.table(step.table))
    return Lowered(
        tuple(
            Statement(
                f"{key_words(names, key)}. WITH CHECK looks at all rows of the table, so that the key is trusted again "
                "and the optimizer goes on using it; a row that refers to nothing ends the run, and everything is "
                "undone.",
                f"ALTER TABLE {table} WITH CHECK CHECK CONSTRAINT {dialect.name_of(key.name)}",
            )
            for key in step.keys
        )
    )


def key_findings(dialect: TsqlDialect, names: Names, probe: ir.ProbeKeys) -> Statement:
    """Return the finding of keys that have changed."""
    return key_finding(dialect, probe, changed_keys(dialect, names, probe.table, probe.keys))


def changed_keys(dialect: TsqlDialect, names: Names, table: ir.Table, keys: Iterable[ir.LooseKey]) -> str:
    """Return a query for the names of keys that are not in the catalog as the plan knows them."""
    lines = ",\n".join(line for key in keys for line in _lines(dialect, names, key))
    return (
        f"SELECT w.[name] AS [sample]\nFROM (VALUES\n{lines}\n"
        ") AS w([name], [place], [of], [column], [referenced], [other], [on_delete])\n"
        "WHERE NOT EXISTS (SELECT 1 FROM sys.foreign_keys AS k\n"
        "  JOIN sys.foreign_key_columns AS c\n"
        "    ON c.[constraint_object_id] = k.[object_id] AND c.[constraint_column_id] = w.[place]\n"
        f"  WHERE k.[parent_object_id] = OBJECT_ID({_number(dialect, names, table)})\n"
        f"    AND k.[name] COLLATE {NAMES} = w.[name] COLLATE {NAMES}\n"
        "    AND k.[referenced_object_id] = OBJECT_ID(w.[referenced])\n"
        "    AND k.[is_disabled] = 0 AND k.[is_not_trusted] = 0\n"
        f"    AND k.[delete_referential_action_desc] COLLATE {NAMES} = w.[on_delete] COLLATE {NAMES}\n"
        f"    AND COL_NAME(k.[parent_object_id], c.[parent_column_id]) COLLATE {NAMES}"
        f" = w.[column] COLLATE {NAMES}\n"
        f"    AND COL_NAME(k.[referenced_object_id], c.[referenced_column_id]) COLLATE {NAMES}"
        f" = w.[other] COLLATE {NAMES}\n"
        "    AND (SELECT COUNT(*) FROM sys.foreign_key_columns AS a\n"
        "      WHERE a.[constraint_object_id] = k.[object_id]) = w.[of])"
    )


def _lines(dialect: TsqlDialect, names: Names, key: ir.LooseKey) -> Iterator[str]:
    """Yield a line for each column of a key."""
    pairs = list(zip(key.columns, key.referenced_columns, strict=True))
    action = dialect.quoted(key.on_delete.replace(" ", "_").upper())
    for place, (column, other) in enumerate(pairs, start=1):
        texts = (dialect.quoted(column), _number(dialect, names, key.referenced), dialect.quoted(other), action)
        yield f"  ({dialect.quoted(key.name)}, {place}, {len(pairs)}, {', '.join(texts)})"


def _number(dialect: TsqlDialect, names: Names, table: ir.Table) -> str:
    """Return the table's name as a literal for OBJECT_ID."""
    return dialect.quoted(dialect.inline(names.table(table)))
